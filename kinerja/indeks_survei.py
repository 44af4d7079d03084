"""Stored surveys as the index they give: computed at the moment of reading, never stored twice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from inti.angka import bulatkan, format_angka
from inti.angka_tepat import DESIMAL_TEPAT
from kinerja.hitung import ButirHitung, HasilIndeks, hasil_indeks
from kinerja.models import ButirSurvei

if TYPE_CHECKING:
    from django.db.models import Q


@dataclass(frozen=True, slots=True)
class SurveiTersimpan:
    """The survey of one IKU and quarter: respondents, items, means and index."""

    n: int
    hasil: HasilIndeks

    @property
    def sumber(self) -> str:
        """``Survei, 1.024 responden``."""
        return sumber_survei(self.n)

    @property
    def nilai(self) -> Decimal | None:
        """The index with as many decimals as a stored figure keeps."""
        return None if self.hasil.indeks is None else bulatkan(self.hasil.indeks, DESIMAL_TEPAT)


def sumber_survei(n: int) -> str:
    """Name a survey as the source of a value."""
    return f"Survei, {format_angka(Decimal(n), 0)} responden"


def survei_tersimpan(saring: Q) -> dict[int, dict[int, SurveiTersimpan]]:
    """Return the surveys by IKU id and quarter; ``saring`` speaks of ``ButirSurvei``. One query."""
    butir: defaultdict[tuple[int, int, int], list[ButirHitung]] = defaultdict(list)
    baris = (
        ButirSurvei.objects.filter(saring)
        .order_by("hasil__iku", "hasil__triwulan", "nomor")
        .values_list(
            "hasil__iku",
            "hasil__triwulan",
            "hasil__n",
            "nama",
            "jumlah",
            "n",
            "kosong",
            "aspek",
        )
    )
    for iku, triwulan, responden, nama, jumlah, n, kosong, aspek in baris:
        satu = ButirHitung(nama, jumlah, n, kosong, aspek)
        butir[iku, triwulan, responden].append(satu)
    hasil: defaultdict[int, dict[int, SurveiTersimpan]] = defaultdict(dict)
    for (iku, triwulan, responden), daftar in butir.items():
        hasil[iku][triwulan] = SurveiTersimpan(responden, hasil_indeks(daftar))
    return hasil
