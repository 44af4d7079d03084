"""Enter what was measured: realisasi, komponen, values carried over, narasi."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, hapus_tautan
from akun.kunci import pastikan_terbuka
from akun.lingkup import Lingkup
from inti.galat import DataDitolak, galat, tolak_bila_ada
from kinerja.aturan import (
    periksa_komponen,
    periksa_narasi,
    periksa_rasio,
    periksa_realisasi,
    rapikan_realisasi,
)
from kinerja.isian import IsianKomponen, IsianNarasi, IsianRealisasi
from kinerja.izin import pastikan_mengisi
from kinerja.lalu import nilai_lalu
from kinerja.muat import muat_iku
from kinerja.pilihan import CaraHitung, Keadaan
from kinerja.services.dasar import bernomor, cocokkan_tanda, tanda_versi
from kinerja.tulis import tulis_komponen, tulis_narasi, tulis_realisasi

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from akun.models import Pengguna
    from inti.galat import Temuan
    from kinerja.isian import IsianIKU
    from kinerja.models import IKU, Komponen, Narasi, Realisasi


@transaction.atomic
def simpan_realisasi(
    *,
    iku: IKU,
    triwulan: int,
    isian: IsianRealisasi,
    oleh: Pengguna | None,
    pada: date,
    tanda: str | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Realisasi:
    """Enter the realisasi of one IKU and quarter (unit, year, kode and quarter come from ``iku``).

    A ratio takes its value from the komponen stored; what a room computes has none of its own.
    ``tanda`` is ``tanda_versi`` of the row the form showed. Raises ``IzinDitolak``,
    ``TriwulanTerkunci``, ``VersiBerubah`` or ``DataDitolak``.
    """
    buka_pengisian(iku, triwulan, oleh, pada)
    cocokkan_tanda(tanda_versi(iku.realisasi.filter(triwulan=triwulan)), tanda)
    rapi = replace(
        isian,
        unit=iku.perjanjian.unit.kode,
        tahun=iku.perjanjian.tahun,
        kode=iku.kode,
        triwulan=triwulan,
        periode_data=isian.periode_data.strip(),
        sumber=isian.sumber.strip(),
        alasan=isian.alasan.strip(),
    )
    if iku.cara_hitung == CaraHitung.RASIO and rapi.keadaan == Keadaan.TERUKUR:
        rapi = replace(rapi, nilai=None)
    komponen, acuan = komponen_kini(iku, triwulan), isian_iku(iku)
    rapi = rapikan_realisasi(rapi, acuan, komponen)
    tolak_bila_ada(list(periksa_realisasi(rapi, acuan, komponen=komponen)))
    tulis_realisasi([rapi], oleh=oleh, asal=asal)
    return iku.realisasi.get(triwulan=triwulan)


@transaction.atomic
def simpan_komponen(
    *,
    iku: IKU,
    triwulan: int,
    daftar: Sequence[IsianKomponen],
    oleh: Pengguna | None,
    pada: date,
    tanda: str | None = None,
    alasan: str = "",
    asal: Asal = Asal.HALAMAN,
) -> list[Komponen]:
    """Set all komponen of one IKU and quarter; one that is not listed is taken away.

    What is taken away stays in the history. ``tanda`` is ``tanda_versi`` of the rows the form
    showed. Raises ``IzinDitolak``, ``TriwulanTerkunci``, ``VersiBerubah`` or ``DataDitolak``, the
    field of each finding being ``nama-1``, ``sisi-1``, ``nilai-1``.
    """
    buka_pengisian(iku, triwulan, oleh, pada)
    ada = list(iku.komponen.filter(triwulan=triwulan))
    cocokkan_tanda(tanda_versi(ada), tanda)
    rapi = [
        replace(
            k,
            unit=iku.perjanjian.unit.kode,
            tahun=iku.perjanjian.tahun,
            kode=iku.kode,
            triwulan=triwulan,
            nama=" ".join(k.nama.split()),
        )
        for k in daftar
    ]
    _periksa_komponen(rapi, iku, triwulan)
    nama = {k.nama for k in rapi}
    hapus_tautan([k for k in ada if k.nama not in nama], oleh=oleh, asal=asal, alasan=alasan)
    tulis_komponen(rapi, oleh=oleh, asal=asal)
    return list(iku.komponen.filter(triwulan=triwulan))


@transaction.atomic
def pakai_komponen(
    *,
    iku: IKU,
    triwulan: int,
    daftar: Sequence[IsianKomponen],
    isian: IsianRealisasi,
    oleh: Pengguna | None,
    pada: date,
    tanda: str | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Realisasi:
    """Store komponen and use their ratio as realisasi terukur, both or neither.

    ``tanda`` is ``tanda_versi`` of the komponen and the realisasi the form showed.
    """
    buka_pengisian(iku, triwulan, oleh, pada)
    cocokkan_tanda(tanda_pengisian(iku, triwulan), tanda)
    if iku.cara_hitung != CaraHitung.RASIO:
        pesan = f"IKU {iku.kode} bukan rasio. Isi nilainya langsung, tanpa komponen."
        raise DataDitolak([galat("", pesan)])
    # A row that said "belum terukur" must not judge the komponen that end it.
    simpan_komponen(iku=iku, triwulan=triwulan, daftar=daftar, oleh=oleh, pada=pada, asal=asal)
    terukur = replace(isian, keadaan=Keadaan.TERUKUR, nilai=None, alasan="")
    return simpan_realisasi(
        iku=iku, triwulan=triwulan, isian=terukur, oleh=oleh, pada=pada, asal=asal
    )


@transaction.atomic
def bawa_periode_lalu(
    *,
    iku: IKU,
    triwulan: int,
    oleh: Pengguna | None,
    pada: date,
    tanda: str | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Realisasi:
    """Carry the last known value over into a quarter that has none of its own.

    The row is *periode lalu* and names the period the value belongs to. Raises the refusals of
    ``simpan_realisasi``.
    """
    lalu = nilai_lalu(iku, triwulan)
    if lalu is None:
        pesan = f"IKU {iku.kode} belum mempunyai nilai pada periode sebelumnya. Isi realisasinya."
        raise DataDitolak([galat("nilai", pesan)])
    isian = IsianRealisasi(
        unit=iku.perjanjian.unit.kode,
        tahun=iku.perjanjian.tahun,
        kode=iku.kode,
        triwulan=triwulan,
        keadaan=Keadaan.PERIODE_LALU,
        nilai=lalu.nilai,
        periode_data=lalu.periode_data,
        sifat=lalu.sifat,
        sumber=lalu.sumber,
    )
    return simpan_realisasi(
        iku=iku, triwulan=triwulan, isian=isian, oleh=oleh, pada=pada, tanda=tanda, asal=asal
    )


@transaction.atomic
def simpan_narasi(
    *,
    iku: IKU,
    triwulan: int,
    isian: IsianNarasi,
    oleh: Pengguna | None,
    pada: date,
    tanda: str | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Narasi:
    """Write one section of the report on an IKU and quarter.

    Raises ``IzinDitolak``, ``TriwulanTerkunci``, ``VersiBerubah`` or ``DataDitolak``.
    """
    buka_pengisian(iku, triwulan, oleh, pada)
    ada = iku.narasi.filter(triwulan=triwulan, bagian=isian.bagian)
    cocokkan_tanda(tanda_versi(ada), tanda)
    rapi = replace(
        isian,
        unit=iku.perjanjian.unit.kode,
        tahun=iku.perjanjian.tahun,
        kode=iku.kode,
        triwulan=triwulan,
        teks=isian.teks.strip(),
    )
    tolak_bila_ada(list(periksa_narasi(rapi)))
    tulis_narasi([rapi], oleh=oleh, asal=asal)
    return iku.narasi.get(triwulan=triwulan, bagian=isian.bagian)


# --- What is read on the way ------------------------------------------------------------------


def tanda_pengisian(iku: IKU, triwulan: int) -> str:
    """Return the mark of the komponen and the realisasi of one IKU and quarter."""
    return tanda_versi(
        [*iku.komponen.filter(triwulan=triwulan), *iku.realisasi.filter(triwulan=triwulan)]
    )


def isian_iku(iku: IKU) -> IsianIKU:
    """Return the stored indicator as a plain input."""
    unit, tahun = iku.perjanjian.unit.kode, iku.perjanjian.tahun
    return muat_iku(Lingkup.dari([unit], [tahun]))[unit, tahun, iku.kode]


def komponen_kini(iku: IKU, triwulan: int) -> list[IsianKomponen]:
    """Return the stored komponen of one IKU and quarter as plain inputs."""
    unit, tahun = iku.perjanjian.unit.kode, iku.perjanjian.tahun
    return [
        IsianKomponen(unit, tahun, iku.kode, triwulan, k.nama, k.sisi, k.nilai)
        for k in iku.komponen.filter(triwulan=triwulan).order_by("pk")
    ]


def buka_pengisian(iku: IKU, triwulan: int, oleh: Pengguna | None, pada: date) -> None:
    """Check the right, then take the lock of the quarter: writers of one quarter take turns."""
    perjanjian = iku.perjanjian
    pastikan_mengisi(oleh, perjanjian.unit_id, pada)
    pastikan_terbuka(unit=perjanjian.unit, tahun=perjanjian.tahun, triwulan=triwulan)


def _periksa_komponen(daftar: Sequence[IsianKomponen], iku: IKU, triwulan: int) -> None:
    acuan = isian_iku(iku)
    temuan: list[Temuan] = []
    dipakai: set[str] = set()
    for n, k in enumerate(daftar, start=1):
        temuan += [bernomor(t.bidang, n, t) for t in periksa_komponen(k, acuan)]
        if not k.nama:
            temuan.append(galat(f"nama-{n}", "Isi nama komponen."))
        elif k.nama.casefold() in dipakai:
            temuan.append(galat(f"nama-{n}", "Nama komponen ini sudah ada di atas.", k.nama))
        dipakai.add(k.nama.casefold())
    temuan += [bernomor(t.bidang, i + 1, t) for i, t in periksa_rasio(daftar)]
    tolak_bila_ada(temuan)
    if not daftar and _memakai_komponen(iku, triwulan):
        pesan = (
            "Realisasi triwulan ini dihitung dari komponen. Ubah dahulu keadaannya menjadi belum "
            "terukur, lalu hapus komponennya."
        )
        raise DataDitolak([galat("", pesan)])


def _memakai_komponen(iku: IKU, triwulan: int) -> bool:
    return (
        iku.cara_hitung == CaraHitung.RASIO
        and iku.realisasi.filter(triwulan=triwulan, keadaan=Keadaan.TERUKUR).exists()
    )
