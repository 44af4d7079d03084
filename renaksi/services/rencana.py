"""Create, change and assign renaksi."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, simpan
from akun.kunci import pastikan_terbuka
from inti.alur import dimundurkan
from inti.galat import DataDitolak, galat, tolak_bila_ada
from inti.triwulan import label_triwulan
from renaksi.aturan import periksa_renaksi
from renaksi.isian import IsianRenaksi
from renaksi.izin import pastikan_kelola, pastikan_perpanjangan
from renaksi.muat import isian_renaksi
from renaksi.services.dasar import PihakTetap, ambil, lengkap, tanggal_rapat, terapkan_isian
from renaksi.tulis import tulis_renaksi

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna, Pihak
    from kinerja.models import IKU
    from renaksi.models import Renaksi, TopikKebijakan


def nomor_berikut(iku: IKU, triwulan: int) -> str:
    """Return the number after the highest one of an IKU and quarter."""
    dipakai = iku.renaksi.filter(triwulan=triwulan).values_list("nomor", flat=True)
    return str(max((int(n) for n in dipakai if n.isdecimal()), default=0) + 1)


def jumlah_perpanjangan(renaksi: Renaksi) -> int:
    """Return how often the tenggat has been moved later so far, read from the history."""
    urut = renaksi.history.order_by("history_date", "history_id").values_list("tenggat", flat=True)
    tenggat = list(urut)
    return sum(dimundurkan(a, b) for a, b in pairwise(tenggat))


def _pastikan_nomor_bebas(iku: IKU, triwulan: int, nomor: str, kecuali: int | None = None) -> None:
    if not nomor or "/" in nomor:
        raise DataDitolak([galat("nomor", "Isi nomor tanpa garis miring, misalnya 1.", nomor)])
    if iku.renaksi.filter(triwulan=triwulan, nomor=nomor).exclude(pk=kecuali or 0).exists():
        raise DataDitolak(
            [
                galat(
                    "nomor",
                    f"Nomor {nomor} sudah ada pada IKU {iku.kode} {label_triwulan(triwulan)}. "
                    f"Pakai {nomor_berikut(iku, triwulan)}.",
                    nomor,
                )
            ]
        )


def _pastikan_topik(topik: TopikKebijakan | None, tahap: int | None, iku: IKU) -> None:
    """A langkah belongs to a topik of the same unit and year, of any IKU (1.5)."""
    if topik is not None and topik.iku.perjanjian_id != iku.perjanjian_id:
        raise DataDitolak([galat("topik", "Pilih topik milik unit dan tahun yang sama.")])
    if (topik is None) != (tahap is None):
        raise DataDitolak([galat("tahap", "Topik dan tahap diisi bersama-sama.", tahap)])


@transaction.atomic
def buat_renaksi(
    *,
    iku: IKU,
    triwulan: int,
    nomor: str,
    uraian: str,
    oleh: Pengguna | None,
    pada: date,
    tenggat: date | None = None,
    pic: Pihak | None = None,
    topik: TopikKebijakan | None = None,
    tahap: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Renaksi:
    """Plan an action of an IKU in one quarter.

    Raises ``IzinDitolak``, ``TriwulanTerkunci`` or ``DataDitolak``.
    """
    perjanjian = iku.perjanjian
    pastikan_kelola(oleh, perjanjian.unit_id, pada)
    pastikan_terbuka(unit=perjanjian.unit, tahun=perjanjian.tahun, triwulan=triwulan)
    _pastikan_nomor_bebas(iku, triwulan, nomor)
    _pastikan_topik(topik, tahap, iku)
    isian = IsianRenaksi(
        unit=perjanjian.unit.kode,
        tahun=perjanjian.tahun,
        kode=iku.kode,
        triwulan=triwulan,
        nomor=nomor,
        uraian=uraian.strip(),
        tenggat=tenggat,
        topik=None if topik is None else (topik.iku.kode, topik.nama),
        tahap=tahap,
    )
    tolak_bila_ada(list(periksa_renaksi(isian, lama=None, rapat=())))
    tulis_renaksi([isian], pihak=PihakTetap(pic), oleh=oleh, asal=asal)
    return lengkap().get(iku=iku, triwulan=triwulan, nomor=nomor)


@transaction.atomic
def ubah_renaksi(
    *,
    renaksi: Renaksi,
    nomor: str,
    uraian: str,
    tenggat: date | None,
    pic: Pihak | None,
    oleh: Pengguna | None,
    pada: date,
    hambatan: str = "",
    alasan: str = "",
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Renaksi:
    """Change the plan of a renaksi; a later tenggat needs ``alasan``, the second one PIMPINAN.

    Raises ``IzinDitolak``, ``TriwulanTerkunci``, ``VersiBerubah`` or ``DataDitolak``.
    """
    pastikan_kelola(oleh, renaksi.iku.perjanjian.unit_id, pada)
    baris = ambil(renaksi, versi)
    if dimundurkan(baris.tenggat, tenggat):
        if not alasan.strip():
            raise DataDitolak([galat("alasan", "Tenggat dimundurkan: isi alasan perpanjangan.")])
        pastikan_perpanjangan(oleh, baris, pada, sudah=jumlah_perpanjangan(baris))
    if nomor != baris.nomor:
        _pastikan_nomor_bebas(baris.iku, baris.triwulan, nomor, kecuali=baris.pk)
        baris.nomor = nomor
        simpan(baris, oleh=oleh, asal=asal, alasan=alasan)
    isian = replace(
        isian_renaksi(baris), uraian=uraian.strip(), tenggat=tenggat, hambatan=hambatan.strip()
    )
    return terapkan_isian(
        baris,
        isian,
        pic=pic,
        rapat=tanggal_rapat(baris),
        oleh=oleh,
        asal=asal,
        alasan=alasan,
    )


@transaction.atomic
def tetapkan_topik(
    *,
    renaksi: Renaksi,
    topik: TopikKebijakan | None,
    tahap: int | None,
    oleh: Pengguna | None,
    pada: date,
    alasan: str = "",
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Renaksi:
    """Make a renaksi a langkah of a topik's stage, or of none.

    Raises ``IzinDitolak``, ``TriwulanTerkunci``, ``VersiBerubah`` or ``DataDitolak``.
    """
    pastikan_kelola(oleh, renaksi.iku.perjanjian.unit_id, pada)
    baris = ambil(renaksi, versi)
    _pastikan_topik(topik, tahap, baris.iku)
    isian = replace(
        isian_renaksi(baris),
        topik=None if topik is None else (topik.iku.kode, topik.nama),
        tahap=tahap,
    )
    return terapkan_isian(
        baris,
        isian,
        pic=baris.pic,
        rapat=tanggal_rapat(baris),
        oleh=oleh,
        asal=asal,
        alasan=alasan,
    )
