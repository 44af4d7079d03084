"""What one cell answers: a figure of the scale, a word of the scale, nothing, or nonsense.

A word such as "Tidak puas" stands for 1 or 2 by the other words of the same file: the house knows
three scales of four words, and a word alone is taken as the first of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

SATU: Final = Decimal(1)
KOSONG: Final = frozenset({"", "-", "–", "—"})
DIGIT: Final = 6
"""Decimals a stored figure keeps."""

SANGAT_TIDAK, TIDAK, SANGAT_KURANG, KURANG, CUKUP, POLOS, SANGAT = (
    "sangat tidak",
    "tidak",
    "sangat kurang",
    "kurang",
    "cukup",
    "",
    "sangat",
)
SKALA_KATA: Final[tuple[Mapping[str, int], ...]] = (
    {SANGAT_TIDAK: 1, TIDAK: 2, POLOS: 3, SANGAT: 4},
    {TIDAK: 1, KURANG: 2, POLOS: 3, SANGAT: 4},
    {KURANG: 1, CUKUP: 2, POLOS: 3, SANGAT: 4},
    {SANGAT_KURANG: 1, KURANG: 2, POLOS: 3, SANGAT: 4},
)
_SIFAT: Final = (
    "puas memuaskan setuju baik bagus sesuai mudah cepat tepat jelas sopan ramah lengkap nyaman "
    "bermanfaat relevan kompeten membantu efektif memadai menarik"
).split()
_KATA: Final = re.compile(
    rf"(?P<ragam>sangat\s+tidak|sangat\s+kurang|tidak|kurang|cukup|sangat)?\s*"
    rf"(?P<sifat>{'|'.join(_SIFAT)})",
    re.IGNORECASE,
)
_ANGKA: Final = re.compile(r"\d{1,3}(?:[.,]\d{1,6})?")
# "4 - Sangat puas", "4. Sangat puas", "(4) Sangat puas", "Sangat puas (4)"
_ANGKA_DAN_KATA: Final = (
    re.compile(r"\(?(?P<angka>\d)\)?\s*[-–=:.)]?\s*(?P<kata>[^\d]+)"),
    re.compile(r"(?P<kata>[^\d]+?)\s*[-–=:]?\s*\(?(?P<angka>\d)\)?"),
)


@dataclass(frozen=True, slots=True)
class Kata:
    """A word of a scale, known by how it qualifies its adjective."""

    ragam: str


class Salah:
    """A cell that answers nothing the scale knows."""


SALAH: Final = Salah()
Arti = Decimal | Kata | Salah | None


def baca_jawaban(nilai: object, maks: Decimal) -> Arti:
    """Read one cell on a scale from 1 to ``maks``; ``None`` is a blank."""
    if nilai is None:
        return None
    if isinstance(nilai, bool) or not isinstance(nilai, int | float | str):
        return SALAH
    if isinstance(nilai, str):
        return _baca_teks(" ".join(nilai.split()), maks)
    return _dalam_skala(Decimal(f"{nilai:.15g}"), maks)


def _baca_teks(teks: str, maks: Decimal) -> Arti:
    if teks in KOSONG:
        return None
    if _ANGKA.fullmatch(teks):
        return _dalam_skala(Decimal(teks.replace(",", ".")), maks)
    kata = _KATA.fullmatch(teks)
    if kata is not None:
        return Kata(" ".join((kata["ragam"] or POLOS).lower().split()))
    for pola in _ANGKA_DAN_KATA:
        cocok = pola.fullmatch(teks)
        if cocok is not None and _KATA.fullmatch(cocok["kata"].strip()):
            return _dalam_skala(Decimal(cocok["angka"]), maks)
    return SALAH


def _dalam_skala(angka: Decimal, maks: Decimal) -> Decimal | Salah:
    if not angka.is_finite() or not SATU <= angka <= maks:
        return SALAH
    eksponen = angka.as_tuple().exponent
    panjang = isinstance(eksponen, int) and eksponen < -DIGIT
    return round(angka, DIGIT) if panjang else angka


def skala_kata(ragam: Collection[str]) -> Mapping[str, int] | None:
    """Return the first scale that knows every word used; ``None`` when none does."""
    return next((s for s in SKALA_KATA if set(ragam) <= s.keys()), None)
