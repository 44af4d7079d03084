"""Computed realisasi, pulled from the rooms above at the moment of reading and never stored.

The rooms are named by dotted path in ``settings.SUMBER_REALISASI``. Each is a function
``hitung(*, unit_id, tahun, triwulan) -> dict[iku_id, NilaiTerhitung]`` with a constant number of
queries. ``settings.PENJELAS_REALISASI`` names the functions that show the rows behind one value.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class BagianHitungan:
    """One row that explains a computed value: a komponen, a topik, an item of a survey."""

    nama: str
    nilai: Decimal | None
    keterangan: str = ""
    kelompok: str = ""


@dataclass(frozen=True, slots=True)
class NilaiTerhitung:
    """A realisasi with what explains it; ``nilai`` is exact, in the unit of the IKU."""

    nilai: Decimal | None
    sumber: str
    """A phrase in Bahasa Indonesia: "Matriks RB, 6 dari 20 tonggak"."""
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    rincian: tuple[BagianHitungan, ...] = ()


@dataclass(frozen=True, slots=True)
class BarisRincian:
    """One thing behind a computed value, with its page; ``masuk``: it counts in the value."""

    nama: str
    keterangan: str
    masuk: bool
    url: str = ""


@dataclass(frozen=True, slots=True)
class KelompokRincian:
    """Things behind a computed value that belong together."""

    judul: str
    baris: tuple[BarisRincian, ...]


class Hitung(Protocol):
    """What a path of ``SUMBER_REALISASI`` names: the values s.d. TW ``triwulan`` per IKU id."""

    def __call__(self, *, unit_id: int, tahun: int, triwulan: int) -> dict[int, NilaiTerhitung]: ...


class Jelaskan(Protocol):
    """What a path of ``PENJELAS_REALISASI`` names: the rows behind one IKU s.d. a quarter.

    ``None`` when the room does not compute that IKU.
    """

    def __call__(
        self, *, unit_id: int, tahun: int, triwulan: int, iku_id: int
    ) -> tuple[KelompokRincian, ...] | None: ...


@cache
def _muat(jalur: tuple[str, ...]) -> tuple[Hitung, ...]:
    return tuple(import_string(satu) for satu in jalur)


@cache
def _muat_penjelas(jalur: tuple[str, ...]) -> tuple[Jelaskan, ...]:
    return tuple(import_string(satu) for satu in jalur)


def rincian(*, unit_id: int, tahun: int, triwulan: int, iku_id: int) -> tuple[KelompokRincian, ...]:
    """Return the rows behind the computed value of one IKU; empty when no room computes it."""
    for jelaskan in _muat_penjelas(tuple(settings.PENJELAS_REALISASI)):
        hasil = jelaskan(unit_id=unit_id, tahun=tahun, triwulan=triwulan, iku_id=iku_id)
        if hasil is not None:
            return hasil
    return ()


def terhitung(*, unit_id: int, tahun: int, triwulan: int) -> dict[int, NilaiTerhitung]:
    """Ask every source once for the computed IKU of one unit-year, by IKU id.

    An IKU that a source answers with ``nilai=None`` has no value yet; an absent one is not
    computed. Raises ``ImproperlyConfigured`` when two sources answer for the same IKU.
    """
    hasil: dict[int, NilaiTerhitung] = {}
    for hitung in _muat(tuple(settings.SUMBER_REALISASI)):
        jawaban = hitung(unit_id=unit_id, tahun=tahun, triwulan=triwulan)
        if ganda := hasil.keys() & jawaban.keys():
            raise ImproperlyConfigured(f"SUMBER_REALISASI: two sources for IKU {sorted(ganda)}.")
        hasil |= jawaban
    return hasil
