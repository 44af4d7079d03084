"""Columns and sheets of the workbook, and the kinds of column there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from impor import kolom_khusus as khusus
from impor import sel

if TYPE_CHECKING:
    from django.db import models

Baca = Callable[[sel.Sel], sel.Isi]
Tulis = Callable[[sel.Isi], sel.Isi]


def _apa_adanya(nilai: sel.Isi) -> sel.Isi:
    return nilai or None


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column. ``bidang`` is the field of the isian; ``tetap`` keeps a stored value when the
    cell is empty, because the field has no empty state; ``maks`` is the longest text (0: any)."""

    judul: str
    bidang: str
    baca: Baca = sel.baca_teks
    tulis: Tulis = _apa_adanya
    kunci: bool = False
    tetap: bool = False
    pilihan: type[models.TextChoices] | None = None
    contoh: sel.Isi = None
    lebar: int = 16
    maks: int = 0

    def terlalu_panjang(self, nilai: sel.Isi) -> bool:
        """Tell whether a text (or one of a list) exceeds what its database column holds."""
        bagian = nilai if isinstance(nilai, tuple) else (nilai,)
        return bool(self.maks) and any(isinstance(b, str) and len(b) > self.maks for b in bagian)


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet and the isian its rows become."""

    nama: str
    isian: type
    kolom: tuple[Kolom, ...]

    @property
    def kunci(self) -> tuple[Kolom, ...]:
        return tuple(k for k in self.kolom if k.kunci)

    def contoh(self) -> dict[str, sel.Isi]:
        """The values of the template's example row, as they would be read back."""
        return {k.bidang: k.baca(sel.Sel(k.contoh)) for k in self.kolom}

    def judul(self, bidang: str) -> str:
        """Heading of the column that holds ``bidang``; of the first key column when none does."""
        return next((k.judul for k in self.kolom if k.bidang == bidang), self.kolom[0].judul)


def pilihan(
    judul: str,
    bidang: str,
    pilihan: type[models.TextChoices],
    *,
    contoh: str = "",
    kunci: bool = False,
    tetap: bool = True,
) -> Kolom:
    """A choice, matched without case, blanks and strokes."""
    return Kolom(
        judul,
        bidang,
        khusus.pembaca_pilihan(pilihan),
        khusus.penulis_pilihan(pilihan),
        kunci=kunci,
        tetap=tetap,
        pilihan=pilihan,
        contoh=contoh,
    )


def kode(
    judul: str,
    bidang: str,
    contoh: sel.Isi,
    *,
    kunci: bool = True,
    lebar: int = 16,
    maks: int = 20,
) -> Kolom:
    """A code of at most ``maks`` characters, on one line."""
    return Kolom(judul, bidang, sel.baca_kode, kunci=kunci, contoh=contoh, lebar=lebar, maks=maks)


def desimal(judul: str, bidang: str, *, contoh: sel.Isi = None, tetap: bool = False) -> Kolom:
    """A figure."""
    return Kolom(judul, bidang, sel.baca_desimal, khusus.apa, tetap=tetap, contoh=contoh)


def tanggal(judul: str, bidang: str, *, contoh: sel.Isi = None) -> Kolom:
    """A day."""
    return Kolom(judul, bidang, sel.baca_tanggal_sel, contoh=contoh, lebar=14)


def teks(
    judul: str, bidang: str, *, contoh: sel.Isi = None, lebar: int = 24, maks: int = 0
) -> Kolom:
    """Free text."""
    return Kolom(judul, bidang, contoh=contoh, lebar=lebar, maks=maks)


def nama(
    judul: str, bidang: str, *, contoh: sel.Isi = None, lebar: int = 24, kunci: bool = False
) -> Kolom:
    """A name on one line: a party, a topic, a part of a ratio."""
    return Kolom(judul, bidang, khusus.baca_nama, contoh=contoh, lebar=lebar, kunci=kunci, maks=200)


def target(judul: str, bidang: str, contoh: sel.Isi = None) -> Kolom:
    """A target: one figure, or two for a range."""
    return Kolom(judul, bidang, sel.baca_target, sel.tulis_target, contoh=contoh)


UNIT = kode("Kode Unit", "unit", "CONTOH", maks=40)
TAHUN = Kolom("Tahun", "tahun", sel.baca_tahun, kunci=True, contoh=2026, lebar=8)
KODE_IKU = kode("Kode IKU", "kode", "1.1", lebar=10)
TRIWULAN = Kolom(
    "Triwulan",
    "triwulan",
    sel.baca_triwulan_sel,
    khusus.tulis_triwulan,
    kunci=True,
    contoh="TW I",
    lebar=10,
)
BUKTI = Kolom("Bukti", "bukti", khusus.baca_bukti, khusus.tulis_baris, lebar=36, maks=500)
