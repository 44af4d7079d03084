"""Writes of this room: keyword-only, one transaction each, right + state + rule + history.

Every function takes ``oleh`` (``None`` is the operator's command line), ``pada`` (today) and, where
a form was drawn from a stored row, ``versi``; a refusal is one of ``inti.galat`` and leaves nothing
behind. ``…_banyak`` does the same for a list, all of it or none; the single function calls it.
"""

from tindaklanjut.services.bukti import lampirkan_bukti, nilai_bukti, tambah_bukti
from tindaklanjut.services.catatan import (
    IsiButir,
    catat_butir,
    catat_butir_banyak,
    daftarkan_instansi,
)
from tindaklanjut.services.hasil import hapus_hasil, tambah_hasil, ubah_hasil, urutkan_hasil
from tindaklanjut.services.kendala import (
    buka_kendala,
    catat_kendala,
    tutup_kendala,
    ubah_kendala,
)
from tindaklanjut.services.pembahasan import bahas
from tindaklanjut.services.penutup import selesaikan_rapat, urungkan_selesai
from tindaklanjut.services.permohonan import minta, setujui, tolak
from tindaklanjut.services.pic import alihkan, alihkan_banyak, serah_semua
from tindaklanjut.services.rapat import (
    IsiRapat,
    Layanan,
    buat_rapat,
    buka_rapat,
    jumlah_revisi,
    tautkan,
    ubah_rapat,
)
from tindaklanjut.services.status import (
    ajukan_verifikasi,
    batalkan,
    batalkan_banyak,
    buka_kembali,
    kembalikan,
    mulai,
    mulai_banyak,
    verifikasi,
    verifikasi_banyak,
)
from tindaklanjut.services.tindak_lanjut import (
    Rincian,
    buat_tindak_lanjut,
    catat_hambatan,
    catat_perkembangan,
    perpanjang,
    ubah_tenggat_banyak,
    ubah_tindak_lanjut,
)

__all__ = [
    "IsiButir",
    "IsiRapat",
    "Layanan",
    "Rincian",
    "ajukan_verifikasi",
    "alihkan",
    "alihkan_banyak",
    "bahas",
    "batalkan",
    "batalkan_banyak",
    "buat_rapat",
    "buat_tindak_lanjut",
    "buka_kembali",
    "buka_kendala",
    "buka_rapat",
    "catat_butir",
    "catat_butir_banyak",
    "catat_hambatan",
    "catat_kendala",
    "catat_perkembangan",
    "daftarkan_instansi",
    "hapus_hasil",
    "jumlah_revisi",
    "kembalikan",
    "lampirkan_bukti",
    "minta",
    "mulai",
    "mulai_banyak",
    "nilai_bukti",
    "perpanjang",
    "selesaikan_rapat",
    "serah_semua",
    "setujui",
    "tambah_bukti",
    "tambah_hasil",
    "tautkan",
    "tolak",
    "tutup_kendala",
    "ubah_hasil",
    "ubah_kendala",
    "ubah_rapat",
    "ubah_tenggat_banyak",
    "ubah_tindak_lanjut",
    "urungkan_selesai",
    "urutkan_hasil",
    "verifikasi",
    "verifikasi_banyak",
]
