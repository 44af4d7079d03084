"""The track of the RB percentage: the realisasi as a bar, targets and plan as marks on it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from inti.angka import format_persen
from inti.gambar import persen

if TYPE_CHECKING:
    from collections.abc import Sequence

RUANG_LABEL: Final = Decimal(30)
"""Percent of the width two labels need between their marks, on a phone too."""
TEPI: Final = Decimal(12)
"""Closer to an end than this, a label is set towards the middle."""
ATAS_LABEL: Final = 38
TINGGI_LABEL: Final = 34


@dataclass(frozen=True, slots=True)
class TandaLintas:
    """A mark to draw: its label, its value in percent, and whether it is the plan."""

    label: str
    nilai: Decimal
    rencana: bool = False
    digit: int = 1


@dataclass(frozen=True, slots=True)
class Tanda:
    """A mark in place; ``y`` and ``y_nilai`` are the baselines of its two lines of text."""

    x: str
    jangkar: str
    y: int
    y_nilai: int
    label: str
    nilai: str
    rencana: bool


@dataclass(frozen=True, slots=True)
class Lintas:
    """The track 0…100%."""

    isi: str
    tinggi: int
    tanda: tuple[Tanda, ...]
    judul: str


def lintas(nilai: Decimal | None, tanda: Sequence[TandaLintas]) -> Lintas:
    """Return the track; labels that would meet go to a second row."""
    terakhir: dict[int, Decimal] = {}
    hasil: list[Tanda] = []
    for t in sorted(tanda, key=lambda t: t.nilai):
        baris = 0
        while baris in terakhir and t.nilai - terakhir[baris] < RUANG_LABEL:
            baris += 1
        terakhir[baris] = t.nilai
        y = ATAS_LABEL + baris * TINGGI_LABEL
        teks = format_persen(t.nilai, t.digit)
        hasil.append(
            Tanda(
                persen(_terbatas(t.nilai)),
                _jangkar(t.nilai),
                y,
                y + 16,
                t.label,
                teks,
                t.rencana,
            )
        )
    kalimat = [f"Realisasi {format_persen(nilai, 1)}", *(f"{t.label} {t.nilai}" for t in hasil)]
    return Lintas(
        isi=persen(_terbatas(nilai or Decimal(0))),
        tinggi=ATAS_LABEL + max(len(terakhir), 1) * TINGGI_LABEL - TINGGI_LABEL + 20,
        tanda=tuple(hasil),
        judul=", ".join(kalimat),
    )


def _terbatas(nilai: Decimal) -> Decimal:
    return max(Decimal(0), min(nilai, Decimal(100)))


def _jangkar(nilai: Decimal) -> str:
    if nilai < TEPI:
        return "start"
    return "end" if nilai > 100 - TEPI / 2 else "middle"
