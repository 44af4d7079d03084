"""Input of a unit: plain values and natural keys, the same from a form and from a workbook."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IsianUnit:
    """One unit; ``induk`` is the code of the unit above, empty for a root."""

    kode: str
    nama: str = ""
    induk: str = ""

    @property
    def kunci(self) -> tuple[str]:
        return (self.kode,)
