"""Entry beside Tabel 1: the panel of one IKU, and the calculator of a ratio."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inti.angka import bulatkan, format_angka
from kinerja.aturan import nilai_rasio
from kinerja.halaman import terpotong
from kinerja.hitung import Capaian, PenyebutNol, RumusTurun, capaian
from kinerja.isian import IsianKomponen
from kinerja.lalu import NilaiLalu, nilai_lalu
from kinerja.models import Komponen, Realisasi
from kinerja.pilihan import TERHITUNG, CaraHitung, Keadaan, Sisi
from kinerja.services import tanda_versi

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from akun.periode import Periode
    from kinerja.forms import FormKomponen, FormRealisasi
    from kinerja.hitung import Target
    from kinerja.models import IKU
    from kinerja.tabel import BarisTabel, Tabel1


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """What komponen would give, before anything is stored."""

    pembilang: Decimal
    nilai: Decimal
    capaian: Capaian
    rumus: str
    bila_dibulatkan: Decimal | None


@dataclass(frozen=True, slots=True)
class PanelIsian:
    """The panel in which one IKU of the quarter is filled in."""

    baris: BarisTabel
    realisasi: FormRealisasi
    komponen: FormKomponen | None
    """Only for a ratio."""
    pratinjau: Pratinjau | None
    galat: str
    """Why the komponen give no value."""
    lalu: NilaiLalu | None
    """A value that can be carried over; not offered over a value of the quarter itself."""


def pratinjau(
    daftar: Sequence[IsianKomponen], iku: IKU, target: Target
) -> tuple[Pratinjau | None, str]:
    """Return what the komponen give with its capaian, or the reason why they give nothing."""
    try:
        nilai = nilai_rasio(daftar)
    except PenyebutNol as salah:
        return None, str(salah)
    if nilai is None:
        return None, ""
    atas = sum((k.nilai for k in daftar if k.nilai and k.sisi != Sisi.PENYEBUT), start=nilai * 0)
    bawah = sum((k.nilai for k in daftar if k.nilai and k.sisi != Sisi.PEMBILANG), start=nilai * 0)
    tepat, kasar = _capaian(iku, nilai, target), _capaian(iku, bulatkan(nilai), target)
    beda = kasar.dilaporkan
    if beda is None or tepat.dilaporkan is None or bulatkan(beda) == bulatkan(tepat.dilaporkan):
        beda = None
    rumus = f"{format_angka(atas, None)} / {format_angka(bawah, None)} × 100% = {terpotong(nilai)}"
    return Pratinjau(atas, nilai, tepat, rumus, beda), ""


def _capaian(iku: IKU, nilai: Decimal, target: Target) -> Capaian:
    return capaian(
        iku.arah,
        nilai,
        target,
        iku.perjanjian.batas_capaian,
        iku.rumus_turun or RumusTurun.DUA_KURANG,
    )


def susunan_komponen(iku: IKU, triwulan: int) -> list[IsianKomponen]:
    """Return the komponen of the quarter; without any, the names of the last quarter that has some.

    The names alone are taken over, never the figures.
    """
    semua = list(iku.komponen.filter(triwulan__lte=triwulan).order_by("triwulan", "pk"))
    if not semua:
        return []
    terakhir = max(k.triwulan for k in semua)
    return [_isian(k, triwulan) for k in semua if k.triwulan == terakhir]


def _isian(k: Komponen, triwulan: int) -> IsianKomponen:
    nilai = k.nilai if k.triwulan == triwulan else None
    return IsianKomponen("", 0, "", triwulan, k.nama, k.sisi, nilai)


def realisasi_kini(iku: IKU, triwulan: int) -> Realisasi | None:
    """Return the stored realisasi of one IKU and quarter."""
    return iku.realisasi.filter(triwulan=triwulan).first()


def lalu_ditawarkan(iku: IKU, triwulan: int, baris: Realisasi | None) -> NilaiLalu | None:
    """Return the value to offer for carrying over: not over one that was measured."""
    if baris is not None and baris.keadaan == Keadaan.TERUKUR:
        return None
    return nilai_lalu(iku, triwulan)


def tanda_baris(tabel: Tabel1, periode: Periode) -> dict[int, str]:
    """Return the mark of the stored realisasi of each IKU in the table; one query."""
    ada = {
        r.iku_id: r
        for r in Realisasi.objects.filter(
            iku__in=[b.iku.pk for b in tabel.baris], triwulan=periode.triwulan
        )
    }
    return {b.iku.pk: tanda_versi([ada.get(b.iku.pk)]) for b in tabel.baris}


def ketik_langsung(baris: Iterable[BarisTabel]) -> frozenset[int]:
    """Return the IKU whose value is typed in the row: no ratio, no survey, not computed by a room.

    A sum over quarters shows more than the quarter's own figure, so it is typed in the panel.
    """
    return frozenset(
        b.iku.pk
        for b in baris
        if b.iku.cara_hitung not in {*TERHITUNG, CaraHitung.RASIO}
        and b.iku.akumulasi != "jumlah"
        and b.hitungan is None
    )
