"""What every write of a renaksi shares: lock, read, judge by the rules, write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from akun.dasar import Asal, cocokkan_versi
from akun.kunci import pastikan_terbuka
from inti.galat import tolak_bila_ada
from inti.triwulan import akhir_triwulan
from renaksi.aturan import periksa_renaksi, rapikan_renaksi
from renaksi.models import Renaksi
from renaksi.muat import isian_renaksi
from renaksi.tulis import tulis_renaksi

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna, Pihak
    from renaksi.isian import IsianRenaksi
    from renaksi.querysets import RenaksiQuerySet


@dataclass(frozen=True, slots=True)
class PihakTetap:
    """The party a form chose, whatever text stands for it."""

    satu: Pihak | None

    def pihak(self, unit: str, nama: str) -> Pihak | None:
        return self.satu


def lengkap() -> RenaksiQuerySet:
    """Renaksi with everything its plain input names."""
    return Renaksi.objects.select_related(
        "iku__perjanjian__unit", "pic__pengguna", "pic__tim", "pic__instansi", "topik__iku"
    ).prefetch_related("keterangan")


def ambil(renaksi: Renaksi, versi: int | None) -> Renaksi:
    """Take the lock of its quarter, then the row as stored now.

    Raises ``TriwulanTerkunci``, or ``VersiBerubah`` when the form was drawn from an older version.
    """
    perjanjian = renaksi.iku.perjanjian
    pastikan_terbuka(unit=perjanjian.unit, tahun=perjanjian.tahun, triwulan=renaksi.triwulan)
    baris = lengkap().select_for_update(of=("self",)).get(pk=renaksi.pk)
    cocokkan_versi(baris, versi)
    return baris


def tanggal_rapat(renaksi: Renaksi) -> list[date]:
    """Return the days of the linked rapat."""
    return list(renaksi.rapat.values_list("tanggal", flat=True))


def hari_selesai(isian: IsianRenaksi, rapat: list[date], pada: date) -> date:
    """Return the day a renaksi was done when nobody says: the last dated keterangan or rapat.

    Without one it is ``pada``, or the end of the quarter when that has passed.
    """
    tanggal = [*(b.tanggal for b in isian.keterangan if b.tanggal), *rapat]
    sudah = [t for t in tanggal if t <= pada]
    return max(sudah) if sudah else min(pada, akhir_triwulan(isian.tahun, isian.triwulan))


def periksa(isian: IsianRenaksi, baris: Renaksi, rapat: list[date]) -> IsianRenaksi:
    """Judge the row as it would become; raise ``DataDitolak`` with every finding."""
    rapi, _ = rapikan_renaksi(isian, rapat)
    tolak_bila_ada(list(periksa_renaksi(rapi, lama=isian_renaksi(baris), rapat=rapat)))
    return rapi


def terapkan_isian(
    baris: Renaksi,
    isian: IsianRenaksi,
    *,
    pic: Pihak | None,
    rapat: list[date],
    oleh: Pengguna | None,
    asal: Asal,
    alasan: str,
) -> Renaksi:
    """Judge and write the changed row; return it as stored.

    ``alasan`` answers for a rule that asks why, and goes to the history; the column of the row is
    the reason of its status and comes from ``isian``.
    """
    rapi = periksa(replace(isian, alasan=isian.alasan or alasan), baris, rapat)
    rapi = replace(rapi, alasan=isian.alasan)
    tulis_renaksi([rapi], pihak=PihakTetap(pic), oleh=oleh, asal=asal, alasan=alasan)
    return lengkap().get(pk=baris.pk)
