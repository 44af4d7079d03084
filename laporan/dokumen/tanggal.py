"""Dates, months and quarters as they are written in Indonesian reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inti.tanggal import NAMA_BULAN
from inti.triwulan import akhir_triwulan, awal_triwulan

if TYPE_CHECKING:
    from collections.abc import Iterator

_SINGKAT = {"jan": 1, "feb": 2, "pebruari": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agt": 8,
            "agu": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nop": 11, "nopember": 11,
            "des": 12}  # fmt: skip
NOMOR_BULAN = {b.lower(): i for i, b in enumerate(NAMA_BULAN, 1)} | _SINGKAT
POLA_BULAN = r"(?:" + "|".join(sorted(NOMOR_BULAN, key=len, reverse=True)) + r")\b\.?"
ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9,
          "x": 10, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14, "xv": 15}  # fmt: skip
_TANGGAL = re.compile(
    rf"(?<![\d./])(?P<h>\d{{1,2}})(?:\s*(?:-|–|s\.?d\.?|dan|&)\s*(?P<h2>\d{{1,2}}))?"
    rf"\s+(?P<b>{POLA_BULAN})\s+(?P<t>(?:19|20)\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_BULAN_TAHUN = re.compile(rf"\b(?P<b>{POLA_BULAN})\s+(?P<t>(?:19|20)\d{{2}})(?!\d)", re.IGNORECASE)
POLA_TW = r"(?:Triwulan(?:an)?|TW)\s*-?\s*(?P<tw>IV|III|II|I|[1-4])\b"
TRIWULAN = re.compile(POLA_TW, re.IGNORECASE)
TRIWULAN_TAHUN = re.compile(
    POLA_TW + r"(?:\s*\(?(?:Tahun(?:\s+Anggaran)?|TA|T\.A\.)?\s*\)?\s*(?P<tahun>20\d{2}))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Penyebutan:
    """A full date in a text: where, how, and the day (None when there is no such day)."""

    awal: int
    akhir: int
    teks: str
    hari: date | None


def buat_tanggal(hari: int, bulan: int, tahun: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        return None


def nomor_bulan(nama: str) -> int:
    """Month number of a written month name."""
    return NOMOR_BULAN[nama.lower().rstrip(".")]


def cari_tanggal(teks: str) -> Iterator[Penyebutan]:
    """Every full date; for `12–14 Maret 2026` the last day."""
    for m in _TANGGAL.finditer(teks):
        hari = int(m["h2"] or m["h"])
        yield Penyebutan(
            m.start(), m.end(), m.group(0), buat_tanggal(hari, nomor_bulan(m["b"]), int(m["t"]))
        )


def cari_bulan(teks: str) -> Iterator[tuple[int, int, int, int]]:
    """Every month with its year: start, end, year, month."""
    for m in _BULAN_TAHUN.finditer(teks):
        yield m.start(), m.end(), int(m["t"]), nomor_bulan(m["b"])


def awal_bulan(tahun: int, bulan: int) -> date:
    """First day of a month."""
    return date(tahun, bulan, 1)


def batas_triwulan(tahun: int, triwulan: int) -> tuple[date, date]:
    """First and last day of a quarter."""
    return awal_triwulan(tahun, triwulan), akhir_triwulan(tahun, triwulan)


def nomor_triwulan(teks: str) -> int:
    """Quarter number of `IV` or `4`."""
    return int(teks) if teks.isdigit() else ROMAWI[teks.lower()]


def romawi(angka: int) -> str:
    """Roman numeral of 1 to 39."""
    return (
        "X" * (angka // 10)
        + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[angka % 10]
    )


def baca_romawi(teks: str) -> int | None:
    """Value of a roman numeral up to 15; None for anything else."""
    return ROMAWI.get(teks.strip().rstrip(".)").lower())
