"""A tonggak in any status, and each action of the services on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from rb import services
from rb.models import BuktiTonggak, RenaksiRB, Status, Tonggak
from tests.pabrik import PADA, PabrikBuktiTonggak, PabrikRenaksiRB, PabrikTonggak

if TYPE_CHECKING:
    from collections.abc import Callable

    from akun.models import Pengguna, Pihak, UnitKerja

SELESAI = date(2026, 3, 27)
CIRI = {
    Status.BELUM: {},
    Status.DIAJUKAN: {"diajukan": True},
    Status.DIKEMBALIKAN: {"dikembalikan": True},
    Status.DISAHKAN: {"disahkan": True},
    Status.GAGAL: {"gagal": True},
    Status.BATAL: {"batal": True},
}


def tonggak_berstatus(
    unit: UnitKerja, status: Status, *, pic: Pihak | None = None, triwulan: int = 1
) -> Tonggak:
    """A tonggak of TW I with at least one claim, submitted by somebody else than the caller."""
    induk: RenaksiRB = PabrikRenaksiRB.create(unit=unit, pic=pic)
    tonggak: Tonggak = PabrikTonggak.create(
        renaksi_rb=induk, triwulan=triwulan, tanggal_selesai=SELESAI, **CIRI[status]
    )
    if not tonggak.bukti.exists():
        PabrikBuktiTonggak.create(tonggak=tonggak)
    return tonggak


@dataclass(frozen=True)
class Aksi:
    """One service called with valid arguments."""

    nama: str
    dari: frozenset[Status]
    ke: Status | None
    peran: frozenset[str]
    panggil: Callable[[Tonggak, Pengguna | None], Any]
    milik_pic: bool = False


def _klaim(tonggak: Tonggak) -> BuktiTonggak:
    klaim = tonggak.bukti.order_by("pk").first()
    assert klaim is not None
    return klaim


PENGARAH = frozenset({"koordinator", "pimpinan", "pengelola"})
PENGELOLA = frozenset({"pengelola"})
DAPAT_DIAJUKAN = frozenset({Status.BELUM, Status.DIKEMBALIKAN})
TERBUKA = DAPAT_DIAJUKAN | {Status.DIAJUKAN}
AKSI = [
    Aksi(
        "ajukan",
        DAPAT_DIAJUKAN,
        Status.DIAJUKAN,
        PENGARAH,
        lambda t, o: services.ajukan_tonggak(tonggak=t, oleh=o, pada=PADA),
        milik_pic=True,
    ),
    Aksi(
        "catat selesai",
        DAPAT_DIAJUKAN,
        None,
        PENGARAH,
        lambda t, o: services.catat_selesai_tonggak(
            tonggak=t, tanggal_selesai=SELESAI, oleh=o, pada=PADA
        ),
        milik_pic=True,
    ),
    Aksi(
        "kembalikan",
        frozenset({Status.DIAJUKAN}),
        Status.DIKEMBALIKAN,
        PENGARAH,
        lambda t, o: services.kembalikan_tonggak(
            tonggak=t, catatan="Lampirkan pengesahan.", oleh=o, pada=PADA
        ),
    ),
    Aksi(
        "sahkan",
        frozenset({Status.DIAJUKAN}),
        Status.DISAHKAN,
        PENGARAH,
        lambda t, o: services.sahkan_tonggak(tonggak=t, oleh=o, pada=PADA, terima_sisa=True),
    ),
    Aksi(
        "gagalkan",
        TERBUKA,
        Status.GAGAL,
        PENGELOLA,
        lambda t, o: services.gagalkan_tonggak(
            tonggak=t, alasan="Anggaran diblokir.", oleh=o, pada=PADA
        ),
    ),
    Aksi(
        "batalkan",
        TERBUKA,
        Status.BATAL,
        PENGELOLA,
        lambda t, o: services.batalkan_tonggak(
            tonggak=t, alasan="Dihapus.", nomor_revisi="REV-2", oleh=o, pada=PADA
        ),
    ),
    Aksi(
        "buka kembali",
        frozenset({Status.DISAHKAN}),
        Status.DIAJUKAN,
        PENGELOLA,
        lambda t, o: services.buka_kembali_tonggak(
            tonggak=t, alasan="Bukti keliru.", oleh=o, pada=PADA
        ),
    ),
    Aksi(
        "ubah tenggat",
        TERBUKA,
        None,
        PENGARAH,
        lambda t, o: services.ubah_tenggat_tonggak(
            tonggak=t, tenggat=date(2026, 3, 20), oleh=o, pada=PADA
        ),
    ),
    Aksi(
        "klaim",
        TERBUKA,
        None,
        PENGARAH,
        lambda t, o: services.klaim_bukti(tonggak=t, bukti=[_klaim(t).bukti], oleh=o, pada=PADA),
        milik_pic=True,
    ),
    Aksi(
        "tolak bukti",
        frozenset({Status.DIAJUKAN, Status.DIKEMBALIKAN}),
        None,
        PENGARAH,
        lambda t, o: services.tolak_bukti(
            klaim=_klaim(t), alasan="Belum ditandatangani.", oleh=o, pada=PADA
        ),
    ),
]
PERAN = ("pengamat", "anggota_tim", "koordinator", "pimpinan", "pengelola", "admin", "orang_asing")
