"""Small texts of the report: numerals, lists of names, amounts, dates, clean paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inti.angka import bulatkan, format_angka, format_nilai
from inti.tanggal import format_tanggal
from laporan.konten.bentuk import Nomor, Paragraf

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from kinerja.hitung import Target
    from kinerja.models import IKU

TANPA_NILAI: Final = "N/A"
_ROMAWI: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
# XML 1.0 has no place for these, and a report no use.
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BUTIR = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–•*])\s+\S")


def romawi(n: int) -> str:
    """``4`` → ``IV``, for any positive number."""
    hasil = ""
    for nilai, huruf in _ROMAWI:
        hasil += huruf * (n // nilai)
        n %= nilai
    return hasil


def bersih(teks: str) -> str:
    """Return one line: control characters gone, blanks single."""
    return " ".join(_KENDALI.sub(" ", teks).split())


def paragraf(teks: str) -> list[Paragraf]:
    """Return the lines of a narrative; one that is typed like a list item keeps that look."""
    rapi = (bersih(baris) for baris in teks.splitlines())
    return [Paragraf(b, "butir" if _BUTIR.match(b) else "isi") for b in rapi if b]


def sama(teks: str) -> str:
    """Return what two texts have in common when only case, blanks or the last stop differ."""
    return bersih(teks).casefold().rstrip(" .;,")


def bernomor(daftar: Iterable[str]) -> list[Nomor]:
    """Return the texts as a list numbered from 1."""
    return [Nomor(f"{n}.", teks) for n, teks in enumerate(daftar, start=1)]


def rangkai(daftar: Sequence[str]) -> str:
    """``a``, ``a dan b``, ``a, b, dan c``."""
    if len(daftar) < 3:
        return " dan ".join(daftar)
    return f"{', '.join(daftar[:-1])}, dan {daftar[-1]}"


def kapital(teks: str) -> str:
    """Return the text with a capital first letter."""
    return teks[:1].upper() + teks[1:]


def rupiah(nilai: Decimal | None) -> str:
    """``Rp15.000.000``."""
    if nilai is None:
        return TANPA_NILAI
    return f"{'−' if nilai < 0 else ''}Rp{format_angka(abs(nilai), 0)}"


def tanggal(nilai: date | None) -> str:
    """``9 Januari 2026``."""
    return TANPA_NILAI if nilai is None else format_tanggal(nilai)


def nilai_iku(nilai: Decimal | None, iku: IKU) -> str:
    """A realisasi in the unit of its IKU."""
    if nilai is None:
        return TANPA_NILAI
    return format_nilai(nilai, None, iku.satuan, iku.skala_maks)


def target_iku(target: Target, iku: IKU) -> str:
    """A target in the unit of its IKU; 0 and nothing are no target."""
    if not target.ada:
        return TANPA_NILAI
    return format_nilai(target.bawah, target.atas, iku.satuan, iku.skala_maks)


def persen(nilai: Decimal | None) -> str:
    """``96,33%``."""
    return TANPA_NILAI if nilai is None else f"{format_angka(bulatkan(nilai))}%"
