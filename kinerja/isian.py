"""Inputs of kinerja: plain values and natural keys, the same from a form and from a workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kinerja.hitung import BATAS_CAPAIAN, Target
from kinerja.pilihan import Akumulasi, Arah, CaraHitung

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

TANPA_TARGET = Target(None)

KunciPK = tuple[str, int]
KunciIKU = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class IsianPK:
    """A yearly performance agreement."""

    unit: str
    tahun: int
    nomor: str = ""
    tanggal: date | None = None
    batas_capaian: Decimal = BATAS_CAPAIAN

    @property
    def kunci(self) -> KunciPK:
        return (self.unit, self.tahun)


@dataclass(frozen=True, slots=True)
class IsianIKU:
    """An indicator with its goal, yearly target and the targets of the four quarters."""

    unit: str
    tahun: int
    kode: str
    sasaran_nomor: str = ""
    sasaran: str = ""
    indikator: str = ""
    satuan: str = ""
    arah: str = Arah.NAIK
    rumus_turun: str = ""
    cara_hitung: str = CaraHitung.LANGSUNG
    akumulasi: str = Akumulasi.POSISI
    skala_maks: Decimal | None = None
    target_tahun: Target = TANPA_TARGET
    target_tw1: Target = TANPA_TARGET
    target_tw2: Target = TANPA_TARGET
    target_tw3: Target = TANPA_TARGET
    target_tw4: Target = TANPA_TARGET
    penanggung_jawab: str = ""
    definisi: str = ""
    formula: str = ""
    survei: Mapping[int, Decimal] = field(default_factory=dict, compare=False)
    """The index of the stored survey per quarter: known beside the input, never part of it."""

    @property
    def kunci(self) -> KunciIKU:
        return (self.unit, self.tahun, self.kode)

    @property
    def pk(self) -> KunciPK:
        return (self.unit, self.tahun)

    @property
    def target_triwulan(self) -> tuple[Target, Target, Target, Target]:
        """Targets of TW I…IV."""
        return (self.target_tw1, self.target_tw2, self.target_tw3, self.target_tw4)


@dataclass(frozen=True, slots=True)
class IsianKomponen:
    """A part of a ratio in one quarter."""

    unit: str
    tahun: int
    kode: str
    triwulan: int
    nama: str
    sisi: str = ""
    nilai: Decimal | None = None

    @property
    def kunci(self) -> tuple[str, int, str, int, str]:
        return (self.unit, self.tahun, self.kode, self.triwulan, self.nama)

    @property
    def iku(self) -> KunciIKU:
        return (self.unit, self.tahun, self.kode)


@dataclass(frozen=True, slots=True)
class IsianRealisasi:
    """What was measured in one quarter, or why nothing was."""

    unit: str
    tahun: int
    kode: str
    triwulan: int
    keadaan: str = ""
    nilai: Decimal | None = None
    periode_data: str = ""
    sifat: str = ""
    sumber: str = ""
    alasan: str = ""

    @property
    def kunci(self) -> tuple[str, int, str, int]:
        return (self.unit, self.tahun, self.kode, self.triwulan)

    @property
    def iku(self) -> KunciIKU:
        return (self.unit, self.tahun, self.kode)


@dataclass(frozen=True, slots=True)
class IsianNarasi:
    """A text of the report; baseline and aktual in rupiah only for efisiensi."""

    unit: str
    tahun: int
    kode: str
    triwulan: int
    bagian: str
    teks: str = ""
    baseline: Decimal | None = None
    aktual: Decimal | None = None

    @property
    def kunci(self) -> tuple[str, int, str, int, str]:
        return (self.unit, self.tahun, self.kode, self.triwulan, self.bagian)

    @property
    def iku(self) -> KunciIKU:
        return (self.unit, self.tahun, self.kode)
