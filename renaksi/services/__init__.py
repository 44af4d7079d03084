"""Writes of renaksi: keyword-only, one transaction each, right + state + open quarter + history.

Every function takes ``oleh`` (``None`` is the operator's command line), ``pada`` (today) and
``versi``, the version the person saw; a refusal is one of ``inti.galat`` and leaves nothing behind.
"""

from renaksi.services.kemajuan import (
    catat_hambatan,
    hapus_keterangan,
    tambah_keterangan,
    ubah_keterangan,
    ubah_status,
)
from renaksi.services.lanjutan import DAPAT_DILANJUTKAN, lanjutkan
from renaksi.services.rencana import (
    buat_renaksi,
    jumlah_perpanjangan,
    nomor_berikut,
    tetapkan_topik,
    ubah_renaksi,
)
from renaksi.services.topik import buat_topik, hapus_topik, simpan_tahapan, ubah_topik

__all__ = [
    "DAPAT_DILANJUTKAN",
    "buat_renaksi",
    "buat_topik",
    "catat_hambatan",
    "hapus_keterangan",
    "hapus_topik",
    "jumlah_perpanjangan",
    "lanjutkan",
    "nomor_berikut",
    "simpan_tahapan",
    "tambah_keterangan",
    "tetapkan_topik",
    "ubah_keterangan",
    "ubah_renaksi",
    "ubah_status",
    "ubah_topik",
]
