"""What kinerja tells the reminders: quarters to be filled in, reports that fall due.

Listed in ``settings.SUMBER_PENGINGAT``; notifikasi never imports this room. One item is one quarter
of one unit-year; its id is that of the PK times ten plus the quarter.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Q
from django.urls import NoReverseMatch, reverse

from akun.models import KunciTriwulan
from akun.pilihan import Peran
from inti.triwulan import TRIWULAN, akhir_triwulan, awal_triwulan, label_triwulan
from kinerja.models import IKU, PerjanjianKinerja, Realisasi
from kinerja.pilihan import TERHITUNG
from notifikasi.kalender import kalender
from notifikasi.rencana import Butir
from notifikasi.sumber import Kunci

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from akun.models import Pengguna
    from inti.tanggal import Kalender

HARI_LAPORAN: Final = 10
"""Working days after the quarter for its report; chosen, a rung of the rule table is editable."""
HARI_TERTUA: Final = 366


def _id(perjanjian_id: int, triwulan: int) -> int:
    return perjanjian_id * 10 + triwulan


def _terkunci() -> frozenset[tuple[int, int, int]]:
    baris = KunciTriwulan.objects.filter(terkunci=True)
    return frozenset(baris.values_list("unit_id", "tahun", "triwulan"))


class _SumberTriwulan(ABC):
    """Quarters of every PK that are not locked."""

    jenis: str
    halaman: str
    pemicu: Mapping[str, str] = MappingProxyType({})  # its items are quarters, not rows

    @abstractmethod
    def tenggat(self, tahun: int, triwulan: int, kal: Kalender) -> date:
        """The day the quarter should be done with."""

    @abstractmethod
    def sisa(self, pk: Collection[tuple[int, int]]) -> dict[tuple[int, int], int | None]:
        """What is left to do per (PK, quarter); absent where nothing is."""

    def butir(self, sejak: date, sampai: date) -> Iterable[Kunci]:
        """Open quarters by tenggat, of the last year; a constant number of queries."""
        kal = kalender()
        # A PK kept from years before the house used this tracker is not nagged about for ever.
        sejak = max(sejak, sampai - timedelta(days=HARI_TERTUA))
        calon = {
            (p, tw): Kunci(_id(p, tw), unit_id, tenggat, awal_triwulan(tahun, tw))
            for p, unit_id, tahun, tw in self._terbuka(sejak.year - 1, sampai.year + 1)
            if sejak <= (tenggat := self.tenggat(tahun, tw, kal)) <= sampai
        }
        sisa = self.sisa(calon.keys()) if calon else {}
        return [k for kunci, k in calon.items() if kunci in sisa]

    def _terbuka(self, dari: int, ke: int) -> Iterator[tuple[int, int, int, int]]:
        terkunci = _terkunci()
        daftar = PerjanjianKinerja.objects.filter(tahun__gte=dari, tahun__lte=ke).order_by()
        for p, unit_id, tahun in daftar.values_list("pk", "unit_id", "tahun"):
            for tw in TRIWULAN:
                if (unit_id, tahun, tw) not in terkunci:
                    yield p, unit_id, tahun, tw

    def kini(self, ids: Collection[int]) -> dict[int, Butir]:
        """Quarters as they are now, without the finished and the locked ones."""
        kal, terkunci = kalender(), _terkunci()
        daftar = PerjanjianKinerja.objects.in_bulk({i // 10 for i in ids})
        terbuka = {
            (i // 10, i % 10): p
            for i in ids
            if (p := daftar.get(i // 10)) and (p.unit_id, p.tahun, i % 10) not in terkunci
        }
        sisa = self.sisa(terbuka.keys()) if terbuka else {}
        return {
            _id(*kunci): Butir(
                jenis=self.jenis,
                id=_id(*kunci),
                unit_id=p.unit_id,
                kode=f"{label_triwulan(kunci[1])} {p.tahun}",
                judul=self.judul(p, kunci[1]),
                tenggat=self.tenggat(p.tahun, kunci[1], kal),
                mulai=awal_triwulan(p.tahun, kunci[1]),
                peran=(Peran.PENGELOLA, Peran.KOORDINATOR, Peran.PIMPINAN),
                keterangan=self.keterangan(sisa[kunci]),
            )
            for kunci, p in terbuka.items()
            if kunci in sisa
        }

    @abstractmethod
    def judul(self, p: PerjanjianKinerja, triwulan: int) -> str:
        """What is to be done."""

    def keterangan(self, sisa: int | None) -> str:
        """How much of it is left."""
        return "" if sisa is None else f"{sisa} IKU belum mempunyai realisasi."

    def milik(self, pengguna: Pengguna, sejak: date, sampai: date) -> Collection[int]:
        """None: what waits for a role waits for no one in particular."""
        return ()

    def url(self, id: int) -> str:
        """The page of the quarter; empty while that page does not exist."""
        p = PerjanjianKinerja.objects.select_related("unit").filter(pk=id // 10).first()
        if p is None:
            return ""
        kwargs = {"unit": p.unit.kode, "tahun": p.tahun, "triwulan": id % 10}
        try:
            return reverse(self.halaman, kwargs=kwargs)
        except NoReverseMatch:
            return reverse("kinerja:tabel", kwargs=kwargs)


class SumberPenutupan(_SumberTriwulan):
    """Quarters of which an IKU with a target has no realisasi yet; due when the quarter ends."""

    jenis = "penutupan_triwulan"
    nama = "penutupan triwulan"
    halaman = "kinerja:tabel"

    def tenggat(self, tahun: int, triwulan: int, kal: Kalender) -> date:
        """The last day of the quarter."""
        return akhir_triwulan(tahun, triwulan)

    def sisa(self, pk: Collection[tuple[int, int]]) -> dict[tuple[int, int], int | None]:
        """Count the IKU without realisasi; those computed from other rooms need none."""
        hasil: dict[tuple[int, int], int | None] = {}
        for tw in TRIWULAN:
            perjanjian = [p for p, triwulan in pk if triwulan == tw]
            ada = Realisasi.objects.filter(iku=OuterRef("pk"), triwulan=tw)
            kosong = IKU.objects.filter(
                ~Exists(ada), Q(target_triwulan__triwulan=tw), perjanjian__in=perjanjian
            ).exclude(cara_hitung__in=TERHITUNG)
            for p in kosong.order_by().values_list("perjanjian_id", flat=True):
                hasil[p, tw] = (hasil.get((p, tw)) or 0) + 1
        return hasil

    def judul(self, p: PerjanjianKinerja, triwulan: int) -> str:
        """What is to be done."""
        return f"Isi realisasi IKU {label_triwulan(triwulan)} {p.tahun}"


class SumberLaporan(_SumberTriwulan):
    """Reports not yet final: ten working days after the quarter."""

    jenis = "laporan_triwulan"
    nama = "laporan triwulan"
    halaman = "laporan:triwulan"

    def tenggat(self, tahun: int, triwulan: int, kal: Kalender) -> date:
        """The tenth working day after the quarter."""
        return kal.geser_hari_kerja(akhir_triwulan(tahun, triwulan), HARI_LAPORAN)

    def sisa(self, pk: Collection[tuple[int, int]]) -> dict[tuple[int, int], int | None]:
        """A quarter that is not locked has no final report."""
        return dict.fromkeys(pk)

    def judul(self, p: PerjanjianKinerja, triwulan: int) -> str:
        """What is to be done."""
        return f"Selesaikan laporan kinerja {label_triwulan(triwulan)} {p.tahun}"


PENUTUPAN = SumberPenutupan()
LAPORAN = SumberLaporan()
