"""Rapat with what it served, and its hasil."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from akun.dasar import Asal, simpan_banyak
from akun.tulis import pilah, terapkan
from kinerja.tulis import buka_triwulan, peta_iku, peta_unit
from rb.tulis import peta_tonggak
from renaksi.tulis import peta_renaksi
from tindaklanjut.models import HasilRapat, Rapat, RapatIKU, RapatRenaksi, RapatTonggak
from tindaklanjut.pilihan import StatusRapat
from tindaklanjut.tulis.tautan import beda_tautan, tulis_tautan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from akun.lingkup import Lingkup
    from akun.models import Pengguna
    from renaksi.models import Renaksi
    from tindaklanjut.isian import IsianHasil, IsianRapat, KunciHasil, KunciRapat

_KOLOM_RAPAT = (
    "jenis",
    "judul",
    "tanggal",
    "waktu",
    "tempat",
    "pimpinan",
    "peserta",
    "ringkasan",
    "seri",
)
# What the keterangan of a linked renaksi shows of a rapat.
KOLOM_DILAPORKAN = ("judul", "tanggal")


@dataclass(frozen=True, slots=True)
class _Tercatat:
    """A written rapat with its input and the years in which its links are brought in step."""

    isian: IsianRapat
    rapat: Rapat
    tahun: frozenset[int]


def peta_rapat(kunci: Iterable[KunciRapat]) -> dict[KunciRapat, Rapat]:
    """Rapat by (unit, kode)."""
    kunci = set(kunci)
    daftar = Rapat.objects.select_related("unit").filter(
        unit__kode__in={k[0] for k in kunci}, kode__in={k[1] for k in kunci}
    )
    return {(r.unit.kode, r.kode): r for r in daftar}


def peta_hasil(kunci: Iterable[KunciHasil]) -> dict[KunciHasil, HasilRapat]:
    """Butir by (unit, kode rapat, nomor)."""
    kunci = set(kunci)
    daftar = HasilRapat.objects.select_related("rapat__unit").filter(
        rapat__unit__kode__in={k[0] for k in kunci}, rapat__kode__in={k[1] for k in kunci}
    )
    return {(h.rapat.unit.kode, h.rapat.kode, h.nomor): h for h in daftar}


def triwulan_renaksi(renaksi: Renaksi) -> tuple[str, int, int]:
    """The (unit, tahun, triwulan) whose lock guards a renaksi; needs ``iku__perjanjian__unit``."""
    perjanjian = renaksi.iku.perjanjian
    return perjanjian.unit.kode, perjanjian.tahun, renaksi.triwulan


def buka_triwulan_pelapor(rapat_id: Iterable[int]) -> None:
    """Take the locks of the quarters whose renaksi report these rapat (1.7)."""
    tautan = RapatRenaksi.objects.filter(rapat__in=list(rapat_id)).select_related(
        "renaksi__iku__perjanjian__unit"
    )
    buka_triwulan(triwulan_renaksi(t.renaksi) for t in tautan)


def tulis_rapat(
    daftar: Sequence[IsianRapat],
    *,
    oleh: Pengguna | None,
    asal: Asal,
    pada: date,
    lingkup: Lingkup | None = None,
) -> None:
    """Create or change rapat and bring their links to renaksi, IKU and tonggak in step.

    A new rapat already held on ``pada`` is SELESAI. Links are compared only within the years that
    the input names and those of ``lingkup`` (without one, the year of the rapat). Raises
    ``TriwulanTerkunci`` when a locked quarter would report something else than it did.
    """
    unit = peta_unit(i.unit for i in daftar)
    ada = peta_rapat(i.kunci for i in daftar)
    baru: list[Rapat] = []
    ubah: list[Rapat] = []
    tercatat: list[_Tercatat] = []
    berubah: list[int] = []
    for i in daftar:
        lama = ada.get(i.kunci)
        if lama and any(getattr(lama, nama) != getattr(i, nama) for nama in KOLOM_DILAPORKAN):
            berubah.append(lama.pk)
        objek = lama or Rapat(unit=unit[i.unit], kode=i.kode, status=_status_awal(i, pada))
        pilah(objek, terapkan(objek, {n: getattr(i, n) for n in _KOLOM_RAPAT}), baru, ubah)
        tercatat.append(_Tercatat(i, objek, _tahun_tautan(i, lingkup)))
    if berubah:
        buka_triwulan_pelapor(berubah)
    simpan_banyak(Rapat, baru=baru, ubah=ubah, kolom=_KOLOM_RAPAT, oleh=oleh, asal=asal)
    _selaraskan_renaksi(tercatat, oleh=oleh, asal=asal)
    _selaraskan_iku(tercatat, oleh=oleh, asal=asal)
    _selaraskan_tonggak(tercatat, oleh=oleh, asal=asal)


def _status_awal(isian: IsianRapat, pada: date) -> StatusRapat:
    terlaksana = isian.tanggal is not None and isian.tanggal <= pada
    return StatusRapat.SELESAI if terlaksana else StatusRapat.DRAF


def _tahun_tautan(isian: IsianRapat, lingkup: Lingkup | None) -> frozenset[int]:
    disebut = {r[0] for r in isian.renaksi} | {r[0] for r in isian.iku}
    disebut |= {r[0] for r in isian.tonggak}
    if lingkup is not None:
        return lingkup.tahun | disebut
    return frozenset(disebut | ({isian.tanggal.year} if isian.tanggal else set()))


def _selaraskan_renaksi(daftar: Sequence[_Tercatat], *, oleh: Pengguna | None, asal: Asal) -> None:
    tahun = {c.rapat.pk: c.tahun for c in daftar}
    renaksi = peta_renaksi(
        (c.isian.unit, t, kode, n, nomor) for c in daftar for t, n, kode, nomor in c.isian.renaksi
    )
    ada = {
        (t.rapat_id, t.renaksi_id): t
        for t in RapatRenaksi.objects.filter(rapat__in=list(tahun)).select_related(
            "renaksi__iku__perjanjian__unit"
        )
        if t.renaksi.iku.perjanjian.tahun in tahun[t.rapat_id]
    }
    perlu: dict[tuple[int, int], RapatRenaksi] = {}
    for c in daftar:
        for t, n, kode, nomor in c.isian.renaksi:
            objek = renaksi[c.isian.unit, t, kode, n, nomor]
            perlu[c.rapat.pk, objek.pk] = RapatRenaksi(rapat=c.rapat, renaksi=objek)
    baru, hapus = beda_tautan(ada, perlu)
    buka_triwulan(triwulan_renaksi(t.renaksi) for t in [*baru, *hapus])
    tulis_tautan(RapatRenaksi, baru=baru, hapus=hapus, oleh=oleh, asal=asal)


def _selaraskan_iku(daftar: Sequence[_Tercatat], *, oleh: Pengguna | None, asal: Asal) -> None:
    tahun = {c.rapat.pk: c.tahun for c in daftar}
    iku = peta_iku((c.isian.unit, *r) for c in daftar for r in c.isian.iku)
    ada = {
        (t.rapat_id, t.iku_id): t
        for t in RapatIKU.objects.filter(rapat__in=list(tahun)).select_related("iku__perjanjian")
        if t.iku.perjanjian.tahun in tahun[t.rapat_id]
    }
    perlu: dict[tuple[int, int], RapatIKU] = {}
    for c in daftar:
        for r in c.isian.iku:
            objek = iku[(c.isian.unit, *r)]
            perlu[c.rapat.pk, objek.pk] = RapatIKU(rapat=c.rapat, iku=objek)
    baru, hapus = beda_tautan(ada, perlu)
    tulis_tautan(RapatIKU, baru=baru, hapus=hapus, oleh=oleh, asal=asal)


def _selaraskan_tonggak(daftar: Sequence[_Tercatat], *, oleh: Pengguna | None, asal: Asal) -> None:
    tahun = {c.rapat.pk: c.tahun for c in daftar}
    tonggak = peta_tonggak(
        (c.isian.unit, t, nomor, n) for c in daftar for t, n, nomor in c.isian.tonggak
    )
    ada = {
        (t.rapat_id, t.tonggak_id): t
        for t in RapatTonggak.objects.filter(rapat__in=list(tahun)).select_related(
            "tonggak__renaksi_rb"
        )
        if t.tonggak.renaksi_rb.tahun in tahun[t.rapat_id]
    }
    perlu: dict[tuple[int, int], RapatTonggak] = {}
    for c in daftar:
        for t, n, nomor in c.isian.tonggak:
            objek = tonggak[c.isian.unit, t, nomor, n]
            perlu[c.rapat.pk, objek.pk] = RapatTonggak(rapat=c.rapat, tonggak=objek)
    baru, hapus = beda_tautan(ada, perlu)
    tulis_tautan(RapatTonggak, baru=baru, hapus=hapus, oleh=oleh, asal=asal)


def tulis_hasil(daftar: Sequence[IsianHasil], *, oleh: Pengguna | None, asal: Asal) -> None:
    """Create or change butir of rapat that are stored."""
    rapat = peta_rapat((i.unit, i.rapat) for i in daftar)
    ada = peta_hasil(i.kunci for i in daftar)
    baru: list[HasilRapat] = []
    ubah: list[HasilRapat] = []
    for i in daftar:
        objek = ada.get(i.kunci) or HasilRapat(rapat=rapat[i.unit, i.rapat], nomor=i.nomor)
        pilah(objek, terapkan(objek, {"jenis": i.jenis, "uraian": i.uraian}), baru, ubah)
    simpan_banyak(HasilRapat, baru=baru, ubah=ubah, kolom=["jenis", "uraian"], oleh=oleh, asal=asal)
