"""The refusals of the house: every rule that says no raises one of these.

A refusal carries a sentence in Bahasa Indonesia that says what to do next; pages, import and
commands show it as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Tingkat(StrEnum):
    """How bad a finding is: a GALAT stops the write, a PERINGATAN is only shown."""

    GALAT = "galat"
    PERINGATAN = "peringatan"


@dataclass(frozen=True, slots=True)
class Temuan:
    """One remark on one field of an input; ``bidang`` is empty when it concerns the whole."""

    bidang: str
    pesan: str
    tingkat: Tingkat = Tingkat.GALAT
    nilai: str = ""

    @property
    def menolak(self) -> bool:
        return self.tingkat is Tingkat.GALAT


def galat(bidang: str, pesan: str, nilai: object = "") -> Temuan:
    """Return a finding that stops the write."""
    return Temuan(bidang, pesan, Tingkat.GALAT, "" if nilai is None else str(nilai))


def peringatan(bidang: str, pesan: str, nilai: object = "") -> Temuan:
    """Return a finding that is shown but stops nothing."""
    return Temuan(bidang, pesan, Tingkat.PERINGATAN, "" if nilai is None else str(nilai))


class Penolakan(Exception):
    """A write was refused; ``pesan`` is the sentence for the person."""

    status = 409

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


class IzinDitolak(Penolakan):
    """The person knows the object but may not do this; the sentence names who may."""

    status = 403


class TriwulanTerkunci(Penolakan):
    """The fact belongs to a quarter whose report is final."""


class TransisiDitolak(Penolakan):
    """The status does not lead there."""


class VersiBerubah(Penolakan):
    """Somebody else saved the object after it was read."""


class DataDitolak(Penolakan):
    """The input breaks rules; ``temuan`` names each field and sentence."""

    status = 422

    def __init__(self, temuan: Sequence[Temuan]) -> None:
        self.temuan = tuple(t for t in temuan if t.menolak)
        super().__init__(" ".join(t.pesan for t in self.temuan))


def tolak_bila_ada(temuan: Sequence[Temuan]) -> None:
    """Raise ``DataDitolak`` when at least one finding stops the write."""
    if any(t.menolak for t in temuan):
        raise DataDitolak(temuan)
