"""Inputs of rb: plain values and natural keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rb.models import Jenis, Status

if TYPE_CHECKING:
    from datetime import date

KunciRB = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class IsianRB:
    """A yearly action; ``tw1``…``tw4`` hold the tenggat of its tonggak, None = not planned."""

    unit: str
    tahun: int
    nomor: str
    uraian: str = ""
    jenis: str = Jenis.GENERAL
    pic: str = ""
    tw1: date | None = None
    tw2: date | None = None
    tw3: date | None = None
    tw4: date | None = None
    catatan: str = ""

    @property
    def kunci(self) -> KunciRB:
        return (self.unit, self.tahun, self.nomor)

    @property
    def tenggat(self) -> tuple[date | None, date | None, date | None, date | None]:
        """Tenggat of TW I…IV."""
        return (self.tw1, self.tw2, self.tw3, self.tw4)


@dataclass(frozen=True, slots=True)
class IsianTonggak:
    """State of one tonggak; ``bukti`` are links or naskah numbers."""

    unit: str
    tahun: int
    nomor: str
    triwulan: int
    status: str = Status.BELUM
    tanggal_selesai: date | None = None
    bukti: tuple[str, ...] = ()
    catatan: str = ""

    @property
    def kunci(self) -> tuple[str, int, str, int]:
        return (self.unit, self.tahun, self.nomor, self.triwulan)

    @property
    def rb(self) -> KunciRB:
        return (self.unit, self.tahun, self.nomor)
