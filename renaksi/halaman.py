"""What the pages of renaksi show: rows with their keterangan, lateness and possible steps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from akun.kunci import triwulan_terkunci
from renaksi.izin import HakRenaksi
from renaksi.models import TERBUKA, Renaksi, Status
from renaksi.services import DAPAT_DILANJUTKAN
from renaksi.services.dasar import lengkap

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from akun.models import Pengguna
    from akun.periode import Periode
    from inti.tanggal import Kalender
    from kinerja.models import IKU
    from renaksi.models import ButirKeterangan
    from renaksi.querysets import RenaksiQuerySet

LENCANA_STATUS: Final[dict[Status, str]] = {
    Status.RENCANA: "belum",
    Status.BERJALAN: "jalan",
    Status.TERLAKSANA: "selesai",
    Status.SEBAGIAN: "tempo",
    Status.TIDAK_TERLAKSANA: "gagal",
    Status.BATAL: "batal",
}
SARINGAN: Final = {
    "semua": "Semua",
    "terbuka": "Belum selesai",
    "terlambat": "Terlambat",
    "terhambat": "Terhambat",
    "saya": "Milik saya",
}


@dataclass(frozen=True, slots=True)
class Keterangan:
    """One line of what was done: a linked rapat, or a statement that can be changed."""

    tanggal: date | None
    teks: str
    rapat_id: int | None = None
    butir: ButirKeterangan | None = None


@dataclass(frozen=True, slots=True)
class BarisRenaksi:
    """A renaksi as a page shows it to one person on one day."""

    renaksi: Renaksi
    kelas: str
    """Key of ``LENCANA``."""
    kata: str
    hari_terlambat: int | None
    keterangan: tuple[Keterangan, ...]
    lanjutan: Renaksi | None
    terkunci: bool
    melapor: bool
    kelola: bool
    tujuan: tuple[Status, ...]

    @property
    def dapat_dilanjutkan(self) -> bool:
        """The person may carry the rest over; a locked quarter does not stand in the way."""
        return self.kelola and self.lanjutan is None and self.renaksi.status in DAPAT_DILANJUTKAN


@dataclass(frozen=True, slots=True)
class KelompokIKU:
    """The rows of one IKU."""

    iku: IKU
    baris: tuple[BarisRenaksi, ...]


class Penyusun:
    """Turns renaksi into rows for one person on one day; made once per page.

    Every renaksi needs what ``tampilan()`` loads.
    """

    def __init__(self, *, pengguna: Pengguna, unit_id: int, pada: date, kalender: Kalender) -> None:
        self.pada = pada
        self.ambang = kalender.ambang_terlambat(pada)
        self.hak = HakRenaksi.untuk(pengguna, pada)
        self.terkunci = triwulan_terkunci(unit_id)

    def baris(self, renaksi: Renaksi) -> BarisRenaksi:
        """Return one row."""
        perjanjian = renaksi.iku.perjanjian
        terkunci = (perjanjian.tahun, renaksi.triwulan) in self.terkunci
        lanjutan: Renaksi | None = getattr(renaksi, "lanjutan", None)
        hari = self._hari_terlambat(renaksi)
        kelas, kata = _lencana(renaksi, terlambat=hari is not None)
        tetap = terkunci or lanjutan is not None
        return BarisRenaksi(
            renaksi=renaksi,
            kelas=kelas,
            kata=kata,
            hari_terlambat=hari,
            keterangan=susun_keterangan(renaksi),
            lanjutan=lanjutan,
            terkunci=terkunci,
            melapor=not terkunci and self.hak.melapor(renaksi),
            kelola=self.hak.kelola(perjanjian.unit_id),
            tujuan=() if tetap else self.hak.tujuan(renaksi),
        )

    def kelompok(self, daftar: Iterable[Renaksi]) -> tuple[KelompokIKU, ...]:
        """Return the rows under their IKU; ``daftar`` is in the order of the IKU."""
        return tuple(
            KelompokIKU(iku, tuple(self.baris(r) for r in isi))
            for iku, isi in groupby(daftar, key=lambda r: r.iku)
        )

    def _hari_terlambat(self, renaksi: Renaksi) -> int | None:
        tenggat = renaksi.tenggat
        if renaksi.status not in TERBUKA or tenggat is None or tenggat > self.ambang:
            return None
        return (self.pada - tenggat).days


def _lencana(renaksi: Renaksi, *, terlambat: bool) -> tuple[str, str]:
    """The class and word of the chip: late, then held back, then the status."""
    status = Status(renaksi.status)
    if status in TERBUKA and terlambat:
        return "telat", "Terlambat"
    if status in TERBUKA and renaksi.hambatan:
        return "hambat", "Terhambat"
    return LENCANA_STATUS[status], str(status.label)


def susun_keterangan(renaksi: Renaksi) -> tuple[Keterangan, ...]:
    """Return rapat and statements in order of their day; those without a day come last.

    One event is told once: a statement with the day and title of a linked rapat is that rapat.
    """
    rapat = [Keterangan(r.tanggal, r.judul, rapat_id=r.pk) for r in renaksi.rapat.all()]
    dikenal = {(k.tanggal, k.teks.casefold()) for k in rapat}
    butir = [
        Keterangan(k.tanggal, k.teks, butir=k)
        for k in renaksi.keterangan.all()
        if (k.tanggal, k.teks.casefold()) not in dikenal
    ]
    semua = [*rapat, *butir]
    bertanggal = sorted((k for k in semua if k.tanggal), key=lambda k: (k.tanggal, k.teks))
    return (*bertanggal, *(k for k in semua if k.tanggal is None))


def tampilan() -> RenaksiQuerySet:
    """Renaksi with everything a row shows: four queries whatever their number."""
    return lengkap().select_related("lanjutan", "lanjutan_dari__iku").prefetch_related("rapat")


def daftar_renaksi(periode: Periode) -> RenaksiQuerySet:
    """Renaksi of one unit and quarter in the order of the report."""
    return (
        tampilan()
        .milik_unit(periode.unit.pk, periode.tahun)
        .filter(triwulan=periode.triwulan)
        .order_by("iku__sasaran__urut", "iku__urut", "urut")
    )


def saring(
    daftar: RenaksiQuerySet, pilihan: str, *, pengguna: Pengguna, ambang: date
) -> RenaksiQuerySet:
    """Return the part of the list a filter of ``SARINGAN`` names; an unknown one is all of it."""
    if pilihan == "terbuka":
        return daftar.terbuka()
    if pilihan == "terlambat":
        return daftar.terlambat(ambang)
    if pilihan == "terhambat":
        return daftar.terbuka().exclude(hambatan="")
    if pilihan == "saya":
        return daftar.filter(Q(pic__pengguna=pengguna) | Q(pic__tim__in=pengguna.tim.values("pk")))
    return daftar
