"""Inputs of renaksi: plain values and natural keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renaksi.models import Status

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from kinerja.isian import KunciIKU, KunciPK

KunciTopik = tuple[str, int, str, str]
KunciRenaksi = tuple[str, int, str, int, str]


@dataclass(frozen=True, slots=True)
class IsianTahapan:
    """One of the four stages of a unit-year; an empty weight means the default of that stage."""

    unit: str
    tahun: int
    tahap: int
    nama: str = ""
    alias: str = ""
    bobot: Decimal | None = None

    @property
    def kunci(self) -> tuple[str, int, int]:
        return (self.unit, self.tahun, self.tahap)

    @property
    def pk(self) -> KunciPK:
        return (self.unit, self.tahun)


@dataclass(frozen=True, slots=True)
class IsianTopik:
    """A policy topic of an IKU."""

    unit: str
    tahun: int
    kode: str
    nama: str

    @property
    def kunci(self) -> KunciTopik:
        return (self.unit, self.tahun, self.kode, self.nama)

    @property
    def iku(self) -> KunciIKU:
        return (self.unit, self.tahun, self.kode)


@dataclass(frozen=True, slots=True)
class Butir:
    """One line of keterangan; the date is optional."""

    teks: str
    tanggal: date | None = None


@dataclass(frozen=True, slots=True)
class IsianRenaksi:
    """A planned action. ``topik`` is (kode IKU, nama) of the topic it is a langkah of."""

    unit: str
    tahun: int
    kode: str
    triwulan: int
    nomor: str
    uraian: str = ""
    tenggat: date | None = None
    pic: str = ""
    status: str = Status.RENCANA
    tanggal_selesai: date | None = None
    keterangan: tuple[Butir, ...] = ()
    topik: tuple[str, str] | None = None
    tahap: int | None = None
    hambatan: str = ""
    alasan: str = ""

    @property
    def kunci(self) -> KunciRenaksi:
        return (self.unit, self.tahun, self.kode, self.triwulan, self.nomor)

    @property
    def iku(self) -> KunciIKU:
        return (self.unit, self.tahun, self.kode)

    @property
    def kunci_topik(self) -> KunciTopik | None:
        """Natural key of the topic, or None."""
        return None if self.topik is None else (self.unit, self.tahun, *self.topik)
