"""Tindak lanjut with PIC, IKU and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.dasar import Asal, simpan_banyak
from akun.models import Pengguna
from akun.tulis import pilah, terapkan
from inti.alur import dimundurkan
from kinerja.tulis import peta_iku, peta_unit
from tindaklanjut.models import TindakLanjut, TindakLanjutIKU
from tindaklanjut.pilihan import PeranPIC, Status
from tindaklanjut.tulis.kendala import peta_kendala
from tindaklanjut.tulis.klaim import tulis_klaim
from tindaklanjut.tulis.pic import tulis_pic
from tindaklanjut.tulis.rapat import peta_hasil
from tindaklanjut.tulis.tautan import beda_tautan, tulis_tautan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from akun.lingkup import Lingkup
    from akun.muat import PetaPihak
    from tindaklanjut.isian import IsianTindakLanjut, Sumber

Pasangan = list[tuple["IsianTindakLanjut", TindakLanjut]]

_KOLOM = (
    "uraian",
    "tenggat",
    "prioritas",
    "status",
    "tanggal_selesai",
    "hasil",
    "hambatan",
    "alasan",
)
_KABAR = ("status", "hasil", "hambatan")


def peta_tindak_lanjut(kunci: Iterable[tuple[str, str]]) -> dict[tuple[str, str], TindakLanjut]:
    """Tasks by (unit, kode)."""
    kunci = set(kunci)
    daftar = TindakLanjut.objects.select_related("unit").filter(
        unit__kode__in={k[0] for k in kunci}, kode__in={k[1] for k in kunci}
    )
    return {(t.unit.kode, t.kode): t for t in daftar}


def tulis_tindak_lanjut(
    daftar: Sequence[IsianTindakLanjut],
    *,
    pihak: PetaPihak,
    oleh: Pengguna | None,
    asal: Asal,
    pada: date,
    lingkup: Lingkup | None = None,
    diingatkan_sejak: date | None = None,
) -> None:
    """Create or change tasks with PIC, pengawal, IKU and evidence.

    A new one is reminded only from ``diingatkan_sejak`` on.
    ``pihak`` has prepared every name. IKU are compared only within the years the input names and
    those of ``lingkup`` (without one, the years of the task's own dates).
    """
    susunan = _Susunan(daftar, pada, diingatkan_sejak)
    simpan_banyak(
        TindakLanjut,
        baru=susunan.baru,
        ubah=susunan.ubah,
        kolom=sorted(susunan.berubah),
        oleh=oleh,
        asal=asal,
        alasan=lambda t: t.alasan,
    )
    pasangan = susunan.pasangan
    tulis_pic({t.pk: _peran(i, pihak) for i, t in pasangan}, oleh=oleh, asal=asal)
    _selaraskan_iku(pasangan, lingkup, oleh=oleh, asal=asal)
    tulis_klaim([(t, i.bukti) for i, t in pasangan], oleh=oleh, asal=asal)


class _Susunan:
    """The rows the inputs make: new, changed, and which columns any change touches."""

    def __init__(
        self, daftar: Sequence[IsianTindakLanjut], pada: date, diingatkan_sejak: date | None
    ) -> None:
        self.baru: list[TindakLanjut] = []
        self.ubah: list[TindakLanjut] = []
        self.berubah: set[str] = set()
        self.pasangan: Pasangan = []
        unit = peta_unit(i.unit for i in daftar)
        ada = peta_tindak_lanjut(i.kunci for i in daftar)
        sumber, pengawal = _PetaSumber(daftar), _peta_pengawal(daftar)
        for i in daftar:
            lama = ada.get(i.kunci)
            objek = lama or TindakLanjut(
                unit=unit[i.unit], kode=i.kode, diingatkan_sejak=diingatkan_sejak
            )
            orang = pengawal.get(i.pengawal.casefold())
            nilai = {nama: getattr(i, nama) for nama in _KOLOM} | _turunan(objek, i, pada)
            nilai |= sumber.kolom(i.unit, i.sumber)
            nilai |= {"pengawal_id": orang, "nama_pengawal": "" if orang else i.pengawal}
            if lama:
                self.berubah |= {n for n, isi in nilai.items() if getattr(lama, n) != isi}
            pilah(objek, terapkan(objek, nilai), self.baru, self.ubah)
            self.pasangan.append((i, objek))


def _turunan(t: TindakLanjut, i: IsianTindakLanjut, pada: date) -> dict[str, object]:
    """What follows from the change of the tenggat, of the status and of the news (1.7).

    Nobody submitted or verified by workbook; the day of submission freezes the days late.
    """
    lama = t.pk is not None
    nilai: dict[str, object] = {}
    if lama and dimundurkan(t.tenggat, i.tenggat):
        nilai["jumlah_perpanjangan"] = t.jumlah_perpanjangan + 1
    if not lama or t.status != i.status:
        nilai |= {"diajukan_oleh_id": None, "diverifikasi_oleh_id": None}
        if i.status == Status.MENUNGGU_VERIFIKASI:
            nilai["diajukan_pada"] = pada
        elif i.status == Status.SELESAI and t.status != Status.MENUNGGU_VERIFIKASI:
            nilai["diajukan_pada"] = i.tanggal_selesai
    if lama and any(getattr(t, nama) != getattr(i, nama) for nama in _KABAR):
        nilai["kabar_terakhir"] = pada
    return nilai


class _PetaSumber:
    """Finds the hasil rapat or the kendala a task comes from."""

    def __init__(self, daftar: Sequence[IsianTindakLanjut]) -> None:
        self._hasil = peta_hasil((i.unit, *i.sumber.hasil) for i in daftar if i.sumber.hasil)
        self._kendala = peta_kendala(
            (i.unit, *i.sumber.kendala) for i in daftar if i.sumber.kendala
        )

    def kolom(self, unit: str, sumber: Sumber) -> dict[str, int | None]:
        """The two columns of the source; at most one is filled."""
        hasil = self._hasil[(unit, *sumber.hasil)].pk if sumber.hasil else None
        kendala = self._kendala[(unit, *sumber.kendala)].pk if sumber.kendala else None
        return {"hasil_rapat_id": hasil, "kendala_id": kendala}


def _peta_pengawal(daftar: Sequence[IsianTindakLanjut]) -> dict[str, int]:
    """Ids of people by lower-case user name; somebody who left keeps what they chase."""
    if not any(i.pengawal for i in daftar):
        return {}
    return {nama.casefold(): pk for nama, pk in Pengguna.objects.values_list("username", "pk")}


def _peran(i: IsianTindakLanjut, pihak: PetaPihak) -> dict[int, PeranPIC]:
    peran: dict[int, PeranPIC] = {}
    for nama in i.pendukung:
        pendukung = pihak.pihak(i.unit, nama)
        if pendukung is not None:
            peran[pendukung.pk] = PeranPIC.PENDUKUNG
    utama = pihak.pihak(i.unit, i.pic)
    if utama is not None:
        peran[utama.pk] = PeranPIC.UTAMA
    return peran


def _selaraskan_iku(
    daftar: Pasangan, lingkup: Lingkup | None, *, oleh: Pengguna | None, asal: Asal
) -> None:
    tahun = {t.pk: _tahun_iku(i, lingkup) for i, t in daftar}
    iku = peta_iku((i.unit, *r) for i, _ in daftar for r in i.iku)
    ada = {
        (s.tindak_lanjut_id, s.iku_id): s
        for s in TindakLanjutIKU.objects.filter(tindak_lanjut__in=list(tahun)).select_related(
            "iku__perjanjian"
        )
        if s.iku.perjanjian.tahun in tahun[s.tindak_lanjut_id]
    }
    perlu: dict[tuple[int, int], TindakLanjutIKU] = {}
    for i, t in daftar:
        for r in i.iku:
            objek = iku[(i.unit, *r)]
            perlu[t.pk, objek.pk] = TindakLanjutIKU(tindak_lanjut=t, iku=objek)
    baru, hapus = beda_tautan(ada, perlu)
    tulis_tautan(TindakLanjutIKU, baru=baru, hapus=hapus, oleh=oleh, asal=asal)


def _tahun_iku(i: IsianTindakLanjut, lingkup: Lingkup | None) -> frozenset[int]:
    disebut = {tahun for tahun, _ in i.iku}
    if lingkup is not None:
        return lingkup.tahun | disebut
    return frozenset(disebut | {d.year for d in (i.tenggat, i.tanggal_selesai) if d is not None})
