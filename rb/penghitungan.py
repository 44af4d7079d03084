"""From which day a tonggak counts (specification 1.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.models import KunciTriwulan
from inti.triwulan import awal_triwulan, triwulan_berikut, triwulan_dari

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date


def triwulan_terkunci_banyak(unit_id: Iterable[int]) -> dict[int, set[tuple[int, int]]]:
    """Return the locked (tahun, triwulan) of several units, one query."""
    terkunci: dict[int, set[tuple[int, int]]] = {}
    for unit, tahun, triwulan in KunciTriwulan.objects.filter(
        unit__in=set(unit_id), terkunci=True
    ).values_list("unit_id", "tahun", "triwulan"):
        terkunci.setdefault(unit, set()).add((tahun, triwulan))
    return terkunci


def dihitung_sejak(tanggal_selesai: date, terkunci: Collection[tuple[int, int]]) -> date:
    """Return the later of ``tanggal_selesai`` and the first day of the first open quarter.

    The search starts at the quarter of ``tanggal_selesai``. Pure.
    """
    periode = triwulan_dari(tanggal_selesai)
    while periode in terkunci:
        periode = triwulan_berikut(*periode)
    return max(tanggal_selesai, awal_triwulan(*periode))
