"""Which ladder holds for a kind of item in a unit: its own, the unit's above, or the built-in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from akun.models import UnitKerja
from notifikasi.models import AturanPengingat
from notifikasi.rencana import ATURAN_BAKU, SELALU

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notifikasi.rencana import AnakTangga, Aturan

SEMUA_JENIS = ""


def rantai_unit() -> dict[int, tuple[int, ...]]:
    """Return, for every unit, the unit itself and the units above it, nearest first; one query."""
    hasil: dict[int, tuple[int, ...]] = {}
    for pk, jalur in UnitKerja.objects.values_list("pk", "jalur"):
        ids = [int(bagian) for bagian in jalur.strip("/").split("/") if bagian]
        hasil[pk] = tuple(reversed(ids)) or (pk,)
    return hasil


def _anak(baris: AturanPengingat, *, selalu: bool) -> AnakTangga:
    anak = baris.anak_tangga
    return replace(anak, berlaku_sejak=SELALU) if selalu else anak


@dataclass(frozen=True, slots=True)
class Tangga:
    """The ladders of the whole house."""

    rantai: Mapping[int, tuple[int, ...]]
    milik: Mapping[tuple[int, str], Aturan]

    @classmethod
    def muat(
        cls, rantai: Mapping[int, tuple[int, ...]] | None = None, *, selalu: bool = False
    ) -> Tangga:
        """Read the rule tables: one query, one more for the units.

        ``selalu`` takes every rung as if it had always been in force, for a simulation.
        """
        terkumpul: dict[tuple[int, str], list[AturanPengingat]] = {}
        for baris in AturanPengingat.objects.all():
            terkumpul.setdefault((baris.unit_id, baris.sasaran_jenis), []).append(baris)
        milik = {
            kunci: tuple(_anak(b, selalu=selalu) for b in daftar if b.aktif)
            for kunci, daftar in terkumpul.items()
        }
        return cls(rantai_unit() if rantai is None else rantai, milik)

    def untuk(self, unit_id: int, jenis: str) -> Aturan:
        """Return the ladder of a kind in a unit."""
        for unit in self.rantai.get(unit_id, (unit_id,)):
            for kunci in ((unit, jenis), (unit, SEMUA_JENIS)):
                if kunci in self.milik:
                    return self.milik[kunci]
        return ATURAN_BAKU

    def semua(self) -> tuple[Aturan, ...]:
        """Return every ladder in use."""
        return (ATURAN_BAKU, *self.milik.values())
