"""What the reader returns, and the merging of a task that is told twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_KATA: Final = re.compile(r"[^\W_]{4,}")
_MIRIP: Final = 0.8
_MAKS_BANDING: Final = 400


@dataclass(frozen=True, slots=True)
class ButirNotulen:
    """One proposed item of the minutes.

    ``jenis`` is kesimpulan, keputusan, rekomendasi or arahan after the heading it stands under, or
    tugas. ``adalah_tugas`` is False for an item of such a section that asks nobody to do anything.
    ``pic`` and ``tenggat_teks`` are as written; ``tenggat`` is None when the phrase says no single
    date. ``baris_awal`` and ``baris_akhir`` are the lines of the source, counted from 1.
    """

    jenis: str
    uraian: str
    pic: str | None
    tenggat_teks: str | None
    tenggat: date | None
    adalah_tugas: bool
    baris_awal: int
    baris_akhir: int


def tanpa_ulangan(butir: Sequence[ButirNotulen], bagian: Sequence[int]) -> list[ButirNotulen]:
    """The items without those that a later section repeats, each completed from its repetition.

    A discussion often tells a task that the list of follow-ups tells again; the later one stays.
    ``bagian`` numbers the section of each item: within one section nothing is told twice.
    """
    if len(butir) > _MAKS_BANDING:
        return list(butir)
    hasil = list(butir)
    kata = [set(_KATA.findall(b.uraian.lower())) for b in butir]
    buang: set[int] = set()
    for i, awal in enumerate(butir):
        for j in range(i + 1, len(butir)):
            akhir = hasil[j]
            terpisah = bagian[i] != bagian[j] and j not in buang
            if not terpisah or not _sama(awal, akhir, kata[i], kata[j]):
                continue
            hasil[j] = replace(
                akhir,
                pic=akhir.pic or awal.pic,
                tenggat=akhir.tenggat or awal.tenggat,
                tenggat_teks=akhir.tenggat_teks or awal.tenggat_teks,
            )
            buang.add(i)
            break
    return [b for n, b in enumerate(hasil) if n not in buang]


def _sama(a: ButirNotulen, b: ButirNotulen, kata_a: set[str], kata_b: set[str]) -> bool:
    if not (a.adalah_tugas and b.adalah_tugas) or min(len(kata_a), len(kata_b)) < 3:
        return False
    if a.pic and b.pic and a.pic.lower() != b.pic.lower():
        return False
    if a.tenggat and b.tenggat and a.tenggat != b.tenggat:
        return False
    return len(kata_a & kata_b) / min(len(kata_a), len(kata_b)) >= _MIRIP
