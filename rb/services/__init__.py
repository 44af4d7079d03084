"""Writes of RB: keyword-only, one transaction each, right + state + open quarter + history.

Every function takes ``oleh`` (``None`` is the operator's command line), ``pada`` (today) and
``versi``, the version the person saw; a refusal is one of ``inti.galat`` and leaves nothing behind.
"""

from rb.services.klaim import (
    klaim_bukti,
    lampirkan_bukti,
    lampirkan_versi_baru,
    tarik_bukti,
    terima_bukti,
    tolak_bukti,
)
from rb.services.rencana import (
    jumlah_perpanjangan,
    tambah_renaksi_rb,
    ubah_renaksi_rb,
    ubah_tenggat_tonggak,
)
from rb.services.tonggak import (
    ajukan_tonggak,
    batalkan_tonggak,
    buka_kembali_tonggak,
    catat_selesai_tonggak,
    gagalkan_tonggak,
    kembalikan_tonggak,
    sahkan_tonggak,
)

__all__ = [
    "ajukan_tonggak",
    "batalkan_tonggak",
    "buka_kembali_tonggak",
    "catat_selesai_tonggak",
    "gagalkan_tonggak",
    "jumlah_perpanjangan",
    "kembalikan_tonggak",
    "klaim_bukti",
    "lampirkan_bukti",
    "lampirkan_versi_baru",
    "sahkan_tonggak",
    "tambah_renaksi_rb",
    "tarik_bukti",
    "terima_bukti",
    "tolak_bukti",
    "ubah_renaksi_rb",
    "ubah_tenggat_tonggak",
]
