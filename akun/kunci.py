"""The locked quarter: every service that writes a reported fact asks here first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.models import KunciTriwulan, UnitKerja
from inti.galat import TriwulanTerkunci
from inti.triwulan import label_triwulan

if TYPE_CHECKING:
    from collections.abc import Iterable


def pastikan_terbuka(*, unit: UnitKerja, tahun: int, triwulan: int) -> None:
    """Take the lock row inside the caller's transaction; raise ``TriwulanTerkunci`` if locked.

    Taking the row (SELECT … FOR UPDATE on PostgreSQL, the IMMEDIATE transaction on SQLite) makes
    a write and the closing of its quarter wait for each other.
    """
    KunciTriwulan.objects.get_or_create(unit=unit, tahun=tahun, triwulan=triwulan)
    baris = KunciTriwulan.objects.select_for_update().get(unit=unit, tahun=tahun, triwulan=triwulan)
    if baris.terkunci:
        raise TriwulanTerkunci(
            f"{label_triwulan(triwulan)} {tahun} sudah dikunci dalam laporan final. "
            "Minta Asdep membuka laporan itu dengan alasan sebelum mengubahnya."
        )


def pastikan_terbuka_banyak(*, unit: UnitKerja, periode: Iterable[tuple[int, int]]) -> None:
    """Take the locks of several quarters of one unit, in order (no deadlock)."""
    for tahun, triwulan in sorted(set(periode)):
        pastikan_terbuka(unit=unit, tahun=tahun, triwulan=triwulan)


def triwulan_terkunci(unit_id: int) -> frozenset[tuple[int, int]]:
    """Return the locked (tahun, triwulan) of a unit, for reading."""
    return frozenset(
        KunciTriwulan.objects.filter(unit_id=unit_id, terkunci=True).values_list(
            "tahun", "triwulan"
        )
    )


def terbuka_pertama(*, unit: UnitKerja, tahun: int, triwulan: int) -> tuple[int, int]:
    """Return the first quarter from (tahun, triwulan) on that is not locked."""
    terkunci = triwulan_terkunci(unit.pk)
    while (tahun, triwulan) in terkunci:
        tahun, triwulan = (tahun, triwulan + 1) if triwulan < 4 else (tahun + 1, 1)
    return tahun, triwulan
