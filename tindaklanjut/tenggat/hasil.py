"""What reading a deadline returns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Keadaan(StrEnum):
    """What the phrase turned out to be."""

    TERBACA = "terbaca"
    TANPA_TANGGAL = "tanpa_tanggal"
    GANDA = "ganda"


@dataclass(frozen=True, slots=True)
class Tenggat:
    """A deadline as read from a phrase.

    ``tanggal`` is set only when the phrase was read (TERBACA) and is never before the reference
    day. ``pilihan`` holds the dates to offer when the phrase is ambiguous (GANDA), most likely
    first. ``penjelasan`` is an Indonesian sentence: how the phrase was read, or why it was not and
    what to write instead. When ``tanggal`` is no working day, ``libur`` says why ("Sabtu", "Cuti
    Bersama Hari Suci Nyepi") and ``usul_geser`` offers the working days around it, the earlier one
    first, none of them before the reference day.
    """

    keadaan: Keadaan
    tanggal: date | None
    pilihan: tuple[date, ...]
    penjelasan: str
    libur: str | None
    usul_geser: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class TenggatDitemukan:
    """A deadline inside a sentence: ``kalimat[awal:akhir] == teks``.

    ``teks`` is the phrase as written, with the words that announce it ("paling lambat 20 Maret").
    ``berisyarat`` tells whether such words stand before it; a bare date ("… (20 Maret 2026)") is
    the weaker find.
    """

    teks: str
    awal: int
    akhir: int
    tenggat: Tenggat
    berisyarat: bool
