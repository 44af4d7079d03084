"""The cast of the access tables: who stands where towards a unit and a task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from akun.pilihan import Peran
from tests.pabrik import PADA, PabrikPIC, PabrikTim, PabrikUnitKerja, anggota, pihak_dari
from tindaklanjut.pilihan import PeranPIC

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna, UnitKerja
    from tindaklanjut.models import TindakLanjut

# What a name of the cast holds in the unit itself.
_PERAN: Final = {
    "pengamat": Peran.PENGAMAT,
    "tim": Peran.TIM,
    "pic": Peran.TIM,
    "pendukung": Peran.TIM,
    "anggota tim PIC": Peran.TIM,
    "pengawal": Peran.TIM,
    "pengamat PIC": Peran.PENGAMAT,
    "koordinator": Peran.KOORDINATOR,
    "pimpinan": Peran.PIMPINAN,
    "pengelola": Peran.PENGELOLA,
    "admin": Peran.ADMIN,
}
PENGARAH: Final = frozenset({"koordinator", "pimpinan", "pengelola", "koordinator induk"})
TERLIBAT: Final = frozenset({"pic", "pendukung", "anggota tim PIC", "pengawal"})
ORANG: Final = (*_PERAN, "koordinator induk", "koordinator bawahan", "koordinator unit lain")


class Pelaku(TypedDict):
    """Who writes, on the day of the sample: the arguments every service takes."""

    oleh: Pengguna
    pada: date


def pelaku(siapa: Pengguna) -> Pelaku:
    return {"oleh": siapa, "pada": PADA}


def unit_berinduk() -> UnitKerja:
    """A unit with one above it and one below it."""
    unit = PabrikUnitKerja.create(induk=PabrikUnitKerja.create())
    PabrikUnitKerja.create(induk=unit)
    return unit


def orang(nama: str, unit: UnitKerja) -> Pengguna:
    """Return a new person of that name; ``tugaskan`` ties them to a task."""
    if nama == "koordinator induk":
        assert unit.induk is not None
        return anggota(unit.induk, Peran.KOORDINATOR)
    if nama == "koordinator bawahan":
        return anggota(unit.anak.get(), Peran.KOORDINATOR)
    if nama == "koordinator unit lain":
        return anggota(PabrikUnitKerja.create(), Peran.KOORDINATOR)
    return anggota(unit, _PERAN[nama])


def tugaskan(nama: str, siapa: Pengguna, t: TindakLanjut) -> None:
    """Make the person PIC, pendukung, member of the PIC's team or pengawal, as the name says."""
    if nama in {"pic", "pengamat PIC"}:
        PabrikPIC.create(tindak_lanjut=t, pihak=pihak_dari(siapa))
    elif nama == "pendukung":
        PabrikPIC.create(tindak_lanjut=t, pihak=pihak_dari(siapa), peran=PeranPIC.PENDUKUNG)
    elif nama == "anggota tim PIC":
        tim = PabrikTim.create(unit=t.unit)
        tim.anggota.add(siapa)
        PabrikPIC.create(tindak_lanjut=t, pihak=pihak_dari(tim))
    elif nama == "pengawal":
        t.pengawal = siapa
        t.save()
