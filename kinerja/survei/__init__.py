"""Answers of a survey → aggregates per item: heading, scale, counting. Pure: no Django, no file.

Specification 1.6: the answers themselves are never kept, only what the index needs.
"""

from kinerja.survei.kepala import baca_rentang_kolom, huruf_kolom
from kinerja.survei.pencacah import BATAS_BUTIR, HasilCacah, SelSalah, SurveiDitolak, cacah

__all__ = [
    "BATAS_BUTIR",
    "HasilCacah",
    "SelSalah",
    "SurveiDitolak",
    "baca_rentang_kolom",
    "cacah",
    "huruf_kolom",
]
