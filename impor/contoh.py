"""The sample: demo accounts, then the sample workbook through the same door as any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings

from akun.dasar import Asal
from akun.models import Pengguna, UnitKerja
from akun.pilihan import Peran
from akun.services import beri_peran, buat_pengguna, buat_tim
from akun.views import SANDI_CONTOH
from impor.berkas import buka
from impor.jalankan import terapkan
from impor.rencana import rencanakan
from notifikasi.kalender import isi_hari_libur

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

UNIT_CONTOH = "D.V.M.EKON.4"
UNIT_INDUK = "M.EKON"


__all__ = ["AKUN_CONTOH", "SANDI_CONTOH", "UNIT_CONTOH", "siapkan", "sudah_ada"]


class AkunContoh(NamedTuple):
    """One demo account."""

    username: str
    nama: str
    peran: Peran
    tim: str = ""


AKUN_CONTOH = (
    AkunContoh("admin", "Admin aplikasi", Peran.ADMIN),
    AkunContoh("asdep", "Asisten Deputi", Peran.PIMPINAN),
    AkunContoh("koordinator", "Koordinator", Peran.KOORDINATOR),
    AkunContoh("tim.produktivitas", "Analis Produktivitas", Peran.TIM, "Tim Produktivitas"),
    AkunContoh("tim.ekosistem", "Analis Ekosistem", Peran.TIM, "Tim Ekosistem"),
    AkunContoh("tata.kelola", "Analis Tata Kelola", Peran.PENGELOLA, "Tim Tata Kelola"),
    AkunContoh("pengamat", "Pengamat", Peran.PENGAMAT),
)


def berkas_contoh() -> Path:
    """The sample workbook of the repository."""
    jalur: Path = settings.BASE_DIR / "contoh" / "contoh-2026.xlsx"
    return jalur


def sudah_ada() -> bool:
    """Tell whether the sample (or anything else) has been set up already."""
    return Pengguna.objects.exists() or UnitKerja.objects.exists()


def siapkan(*, pada: date) -> None:
    """Create calendar, units, accounts and teams, then import the sample workbook.

    The demo password is public; accounts carry ``akun_contoh`` and production refuses to start
    while one exists.
    """
    for tahun in (pada.year - 1, pada.year, pada.year + 1):
        isi_hari_libur(tahun=tahun)
    berkas = berkas_contoh()
    buku = buka(berkas.name, berkas.read_bytes())
    # Units first: teams and roles need them, and the workbook names teams as PIC.
    terapkan(
        rencanakan([x for x in buku if x.nama == "Unit"], oleh=None, pada=pada),
        oleh=None,
        pada=pada,
    )
    _akun(pada)
    terapkan(rencanakan(buku, oleh=None, pada=pada), oleh=None, pada=pada)


def _akun(pada: date) -> None:
    unit = UnitKerja.objects.get(kode=UNIT_CONTOH)
    induk = UnitKerja.objects.get(kode=UNIT_INDUK)
    mulai = pada.replace(year=pada.year - 1, month=1, day=1)
    tim: dict[str, list[Pengguna]] = {}
    for akun in AKUN_CONTOH:
        pengguna = buat_pengguna(
            username=akun.username,
            nama=akun.nama,
            sandi=SANDI_CONTOH,
            email=f"{akun.username}@contoh.invalid",
            unit=None,
            oleh=None,
            pada=pada,
            contoh=True,
        )
        beri_peran(
            pengguna=pengguna,
            unit=induk if akun.peran is Peran.ADMIN else unit,
            peran=akun.peran,
            mulai=mulai,
            oleh=None,
            pada=pada,
            asal=Asal.SISTEM,
        )
        if akun.tim:
            tim.setdefault(akun.tim, []).append(pengguna)
    for nama, anggota in tim.items():
        buat_tim(unit=unit, nama=nama, anggota=anggota, oleh=None, pada=pada, asal=Asal.SISTEM)
