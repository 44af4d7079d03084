"""The board topik kebijakan × tahapan of one unit-year, as it stands at the end of a quarter.

Five queries whatever the size of the board. The rules are those of specification 1.5, the
formulas those of ``kinerja.hitung``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inti.triwulan import akhir_triwulan
from kinerja.hitung import HasilTahap, HasilTopik, LangkahHitung, hasil_topik, nilai_efektivitas
from kinerja.models import IKU
from kinerja.pilihan import CaraHitung
from renaksi.models import BOBOT_BAKU, JUMLAH_TAHAP, Renaksi, Tahapan, TopikKebijakan

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

# Both namings of the report, used while the unit-year has no row of its own for the stage.
NAMA_BAKU: Final = (
    ("Identifikasi permasalahan", "Perencanaan kebijakan"),
    ("Penyusunan alternatif rekomendasi", "Implementasi kebijakan"),
    ("Formulasi kebijakan", "Evaluasi dan keberlanjutan kebijakan"),
    ("Monitoring dan evaluasi kebijakan", "Transparansi dan partisipasi publik"),
)


@dataclass(frozen=True, slots=True)
class TahapPapan:
    """A column of the board; ``bobot`` in percent."""

    tahap: int
    nama: str
    alias: str
    bobot: Decimal


@dataclass(frozen=True, slots=True)
class SelPapan:
    """One stage of one topik: the langkah that count, and how far they are."""

    hasil: HasilTahap
    langkah: tuple[Renaksi, ...]


@dataclass(frozen=True, slots=True)
class BarisTopik:
    """A row of the board; ``sel`` has one entry per stage."""

    topik: TopikKebijakan
    hasil: HasilTopik
    sel: tuple[SelPapan, ...]


@dataclass(frozen=True, slots=True)
class PapanIKU:
    """The topik of one IKU and their mean in percent; ``None`` while it has no topik."""

    iku: IKU
    topik: tuple[BarisTopik, ...]
    nilai: Decimal | None


@dataclass(frozen=True, slots=True)
class Papan:
    """The whole board of a unit-year."""

    tahapan: tuple[TahapPapan, ...]
    iku: tuple[PapanIKU, ...]


def papan(*, unit_id: int, tahun: int, triwulan: int) -> Papan:
    """Return the board s.d. TW ``triwulan``: every IKU whose cara hitung is tahapan."""
    daftar_iku = list(
        IKU.objects.milik_unit(unit_id, tahun)
        .filter(cara_hitung=CaraHitung.TAHAPAN)
        .select_related("perjanjian")
        .order_by("sasaran__urut", "urut")
    )
    tahapan = tahapan_unit(unit_id, tahun)
    topik: defaultdict[int, list[TopikKebijakan]] = defaultdict(list)
    for satu in TopikKebijakan.objects.filter(iku__in=[i.pk for i in daftar_iku]).order_by("pk"):
        topik[satu.iku_id].append(satu)
    langkah = _langkah(unit_id, tahun)
    akhir = akhir_triwulan(tahun, triwulan)
    hasil: list[PapanIKU] = []
    for iku in daftar_iku:
        baris = tuple(_baris(t, tahapan, langkah[t.pk], akhir) for t in topik[iku.pk])
        hasil.append(PapanIKU(iku, baris, nilai_efektivitas(b.hasil for b in baris)))
    return Papan(tahapan, tuple(hasil))


def tahapan_unit(unit_id: int, tahun: int) -> tuple[TahapPapan, ...]:
    """Return the four stages of a unit-year, with the usual name and weight where none is set."""
    ada = {
        t.tahap: t
        for t in Tahapan.objects.filter(perjanjian__unit_id=unit_id, perjanjian__tahun=tahun)
    }
    hasil: list[TahapPapan] = []
    for nomor, (nama, alias), bobot in zip(
        range(1, JUMLAH_TAHAP + 1), NAMA_BAKU, BOBOT_BAKU, strict=True
    ):
        baris = ada.get(nomor)
        if baris is not None:
            nama, alias, bobot = baris.nama, baris.alias, baris.bobot
        hasil.append(TahapPapan(nomor, nama, alias, bobot))
    return tuple(hasil)


def _langkah(unit_id: int, tahun: int) -> defaultdict[int, list[tuple[Renaksi, LangkahHitung]]]:
    """Return the renaksi of the unit-year, of any IKU, by the topik they are assigned to.

    A lanjutan in the next year is no langkah of this board, so it replaces nothing here: the
    stage would otherwise be reached by carrying its unfinished langkah out of the year.
    """
    milik = Renaksi.objects.milik_unit(unit_id, tahun)
    diganti = set(
        milik.filter(lanjutan_dari__isnull=False).values_list("lanjutan_dari_id", flat=True)
    )
    hasil: defaultdict[int, list[tuple[Renaksi, LangkahHitung]]] = defaultdict(list)
    for r in (
        milik.filter(topik__isnull=False)
        .select_related("iku", "pic__pengguna", "pic__tim", "pic__instansi")
        .order_by("triwulan", "iku__urut", "urut")
    ):
        if r.topik_id is not None and r.tahap is not None:
            hitung = LangkahHitung(r.tahap, r.status, r.tanggal_selesai, r.pk in diganti)
            hasil[r.topik_id].append((r, hitung))
    return hasil


def _baris(
    topik: TopikKebijakan,
    tahapan: tuple[TahapPapan, ...],
    langkah: list[tuple[Renaksi, LangkahHitung]],
    akhir: date,
) -> BarisTopik:
    hasil = hasil_topik([t.bobot for t in tahapan], [h for _, h in langkah], akhir)
    sel = tuple(
        SelPapan(satu, tuple(r for r, h in langkah if h.berlaku and h.tahap == satu.tahap))
        for satu in hasil.rincian
    )
    return BarisTopik(topik, hasil, sel)
