"""The parties minutes may name: chosen by name, since minutes are typed, not clicked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q

from akun.pihak import JENIS, pilihan_pihak
from tindaklanjut.models import PIC

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from akun.models import UnitKerja

PEMISAH: Final = ";"


@dataclass(frozen=True, slots=True)
class PilihanPihak:
    """A party to choose, with its open and late tasks in the unit; ``nilai`` as ``tim:3``."""

    nilai: str
    nama: str
    kelompok: str
    terbuka: int = 0
    terlambat: int = 0

    @property
    def luar(self) -> bool:
        """Outside the office: needs somebody inside who chases it."""
        return self.nilai.startswith("instansi:")

    def ringkas(self) -> dict[str, str | int]:
        """What the page's completion needs."""
        return {
            "nama": self.nama,
            "kelompok": self.kelompok,
            "terbuka": self.terbuka,
            "terlambat": self.terlambat,
            "luar": int(self.luar),
        }


@dataclass(frozen=True, slots=True)
class PihakDikenali:
    """What a PIC text names: the first known one is utama; ``asing`` are names nobody has."""

    dikenal: tuple[PilihanPihak, ...]
    asing: tuple[str, ...]

    @property
    def utama(self) -> PilihanPihak | None:
        return self.dikenal[0] if self.dikenal else None


class DaftarPihak:
    """Every party of a unit by its name; two of the same name are told apart by their kind."""

    def __init__(self, pilihan: Sequence[PilihanPihak]) -> None:
        self.pilihan = tuple(pilihan)
        self._menurut_nama = {p.nama.casefold(): p for p in self.pilihan}

    @classmethod
    def untuk(cls, unit: UnitKerja, pada: date, ambang: date) -> DaftarPihak:
        """Load the parties with their load; ``ambang`` as ``Kalender.ambang_terlambat`` gives it.

        Four queries, however many parties.
        """
        beban = _beban(unit, ambang)
        hasil: list[PilihanPihak] = []
        dipakai: set[str] = set()
        for kelompok, isi in pilihan_pihak(unit, pada):
            for nilai, teks in isi:
                nama = _tunggal(teks.replace(PEMISAH, ","), kelompok, dipakai)
                hasil.append(PilihanPihak(nilai, nama, kelompok, *beban.get(nilai, (0, 0))))
        return cls(hasil)

    def kenali(self, teks: str) -> PihakDikenali:
        """Read ``Kemnaker; Tim Produktivitas``; a name given twice counts once."""
        dikenal: dict[str, PilihanPihak] = {}
        asing: list[str] = []
        for bagian in teks.split(PEMISAH):
            nama = " ".join(bagian.split())
            if not nama:
                continue
            ada = self._menurut_nama.get(nama.casefold())
            if ada is None:
                asing.append(nama)
            else:
                dikenal[ada.nilai] = ada
        return PihakDikenali(tuple(dikenal.values()), tuple(asing))

    def nama(self, nilai: str) -> str:
        """The name under which a choice is written; empty when it is no choice (any more)."""
        return next((p.nama for p in self.pilihan if p.nilai == nilai), "")


def _tunggal(teks: str, kelompok: str, dipakai: set[str]) -> str:
    nama, ke = teks, 2
    if nama.casefold() in dipakai:
        nama = f"{teks} ({kelompok.lower()})"
    while nama.casefold() in dipakai:
        nama, ke = f"{teks} ({kelompok.lower()} {ke})", ke + 1
    dipakai.add(nama.casefold())
    return nama


def _beban(unit: UnitKerja, ambang: date) -> dict[str, tuple[int, int]]:
    terlambat = Q(tindak_lanjut__giliran_pic=True, tindak_lanjut__tenggat__lte=ambang)
    baris = (
        PIC.objects.filter(tindak_lanjut__unit=unit, tindak_lanjut__terbuka=True)
        .order_by()
        .values(*(f"pihak__{jenis}" for jenis in JENIS))
        .annotate(terbuka=Count("pk"), terlambat=Count("pk", filter=terlambat))
    )
    return {
        f"{jenis}:{b[f'pihak__{jenis}']}": (b["terbuka"], b["terlambat"])
        for b in baris
        for jenis in JENIS
        if b[f"pihak__{jenis}"] is not None
    }
