"""Inputs of tindaklanjut: plain values and natural keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tindaklanjut.pilihan import Prioritas, Status, StatusKendala

if TYPE_CHECKING:
    from datetime import date

KunciRapat = tuple[str, str]
KunciHasil = tuple[str, str, str]
KunciKendala = tuple[str, int, int, str]

# References inside one unit: (tahun, triwulan, kode IKU, nomor), (tahun, kode IKU),
# (tahun, triwulan, nomor RB).
RujukanRenaksi = tuple[int, int, str, str]
RujukanIKU = tuple[int, str]
RujukanTonggak = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class IsianRapat:
    """A coordination event with what it served."""

    unit: str
    kode: str
    jenis: str = ""
    judul: str = ""
    tanggal: date | None = None
    waktu: str = ""
    tempat: str = ""
    pimpinan: str = ""
    peserta: str = ""
    ringkasan: str = ""
    seri: str = ""
    renaksi: tuple[RujukanRenaksi, ...] = ()
    iku: tuple[RujukanIKU, ...] = ()
    tonggak: tuple[RujukanTonggak, ...] = ()

    @property
    def kunci(self) -> KunciRapat:
        return (self.unit, self.kode)


@dataclass(frozen=True, slots=True)
class IsianHasil:
    """One butir of the minutes."""

    unit: str
    rapat: str
    nomor: str
    jenis: str = ""
    uraian: str = ""

    @property
    def kunci(self) -> KunciHasil:
        return (self.unit, self.rapat, self.nomor)


@dataclass(frozen=True, slots=True)
class IsianKendala:
    """An obstacle; ``iku`` are codes of that year."""

    unit: str
    tahun: int
    triwulan: int
    nomor: str
    iku: tuple[str, ...] = ()
    uraian: str = ""
    status: str = StatusKendala.TERBUKA

    @property
    def kunci(self) -> KunciKendala:
        return (self.unit, self.tahun, self.triwulan, self.nomor)


@dataclass(frozen=True, slots=True)
class Sumber:
    """Where a tindak lanjut comes from: a hasil rapat, a kendala, or neither."""

    hasil: tuple[str, str] | None = None
    kendala: tuple[int, int, str] | None = None


LAINNYA = Sumber()


@dataclass(frozen=True, slots=True)
class IsianTindakLanjut:
    """A task; ``pic`` and ``pendukung`` name a user, a team or an institution."""

    unit: str
    kode: str
    sumber: Sumber = LAINNYA
    iku: tuple[RujukanIKU, ...] = ()
    uraian: str = ""
    pic: str = ""
    pendukung: tuple[str, ...] = ()
    pengawal: str = ""
    tenggat: date | None = None
    prioritas: str = Prioritas.SEDANG
    status: str = Status.BARU
    tanggal_selesai: date | None = None
    hasil: str = ""
    hambatan: str = ""
    bukti: tuple[str, ...] = ()
    alasan: str = ""

    @property
    def kunci(self) -> tuple[str, str]:
        return (self.unit, self.kode)
