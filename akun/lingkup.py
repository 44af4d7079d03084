"""The part of the data one workbook or one form is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Lingkup:
    """Codes of the units and the years concerned."""

    unit: frozenset[str]
    tahun: frozenset[int]

    @classmethod
    def dari(cls, unit: Collection[str], tahun: Collection[int]) -> Lingkup:
        """Build a scope from any collections."""
        return cls(frozenset(unit), frozenset(tahun))

    def saring(self, unit: str = "unit", tahun: str = "tahun") -> Q:
        """Filter by the path to the unit and the path to the year."""
        return Q(**{f"{unit}__kode__in": self.unit, f"{tahun}__in": self.tahun})
