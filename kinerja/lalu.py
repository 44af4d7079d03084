"""The last value an IKU had before a quarter, for carrying it over as *periode lalu*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from inti.angka import bulatkan
from inti.angka_tepat import DESIMAL_TEPAT, angka_tepat
from inti.triwulan import label_triwulan
from kinerja.hitung import PenyebutNol, rasio
from kinerja.models import IKU, Realisasi
from kinerja.pilihan import TERHITUNG, CaraHitung, Keadaan, Sisi

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class NilaiLalu:
    """A value with the period it belongs to and the row it comes from."""

    nilai: Decimal
    periode_data: str
    sumber: str
    sifat: str
    tahun: int
    triwulan: int


def nilai_lalu(iku: IKU, triwulan: int) -> NilaiLalu | None:
    """Return the last value of the IKU before TW ``triwulan``, or ``None``.

    Earlier years count through the IKU of the same unit, kode and satuan. A value that itself was
    carried over keeps the period it names. An IKU computed by a room has nothing to carry.
    """
    if iku.cara_hitung in TERHITUNG:
        return None
    perjanjian = iku.perjanjian
    sebelum = Q(iku__perjanjian__tahun__lt=perjanjian.tahun) | Q(
        iku__perjanjian__tahun=perjanjian.tahun, triwulan__lt=triwulan
    )
    daftar = (
        Realisasi.objects.filter(
            sebelum,
            iku__perjanjian__unit_id=perjanjian.unit_id,
            iku__kode=iku.kode,
            iku__satuan=iku.satuan,
            keadaan__in=[Keadaan.TERUKUR, Keadaan.PERIODE_LALU],
        )
        .select_related("iku__perjanjian")
        .order_by("-iku__perjanjian__tahun", "-triwulan")
    )
    for baris in daftar:
        nilai = _nilai(baris)
        if nilai is not None:
            tahun = baris.iku.perjanjian.tahun
            bawaan = f"{label_triwulan(baris.triwulan)} {tahun}"
            return NilaiLalu(
                nilai,
                baris.periode_data or bawaan,
                baris.sumber,
                baris.sifat,
                tahun,
                baris.triwulan,
            )
    return None


def _nilai(baris: Realisasi) -> Decimal | None:
    """The stored value; of a ratio what its komponen give, as exact as a column can hold."""
    tersimpan: Decimal | None = baris.nilai
    if tersimpan is not None or baris.iku.cara_hitung != CaraHitung.RASIO:
        return tersimpan
    komponen = baris.iku.komponen.filter(triwulan=baris.triwulan)
    try:
        hasil = rasio(
            [k.nilai for k in komponen if k.sisi != Sisi.PENYEBUT],
            [k.nilai for k in komponen if k.sisi != Sisi.PEMBILANG],
        )
    except PenyebutNol:
        return None
    if hasil is None or angka_tepat(hasil):
        return hasil
    return bulatkan(hasil, DESIMAL_TEPAT)
