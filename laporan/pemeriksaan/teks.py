"""Rules about the narratives."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from inti.angka import AngkaTidakDikenali, baca_rentang, bulatkan
from inti.triwulan import baca_triwulan, label_triwulan
from kinerja.pilihan import Bagian
from laporan.dokumen.tanggal import cari_bulan
from laporan.konten.kata import paragraf, rangkai, sama, target_iku
from laporan.pemeriksaan.dasar import Perihal, Tingkat, aturan, kutip, tempat_iku, url_narasi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kinerja.hitung import Target
    from kinerja.models import IKU
    from kinerja.tabel import BarisTabel
    from laporan.konten import Surat
    from laporan.konten.bahan import Bahan
    from laporan.pemeriksaan.dasar import Lalu

_ANGKA: Final = r"\d(?:[\d.,]*\d)?"
_RENTANG: Final = rf"(?P<nilai>{_ANGKA}(?:\s*%?\s*[-–]\s*{_ANGKA})?)"
# No full stop with a blank, no second "target" between the word and its number.
_ANTARA: Final = r"(?:(?!\.\s|target).){0,120}?\b(?:sebesar|adalah|yaitu|yakni)\s+"
_TARGET_TW: Final = re.compile(
    rf"\btarget\s+(?:TW|Triwulan)\s+(?P<tw>IV|I{{1,3}}|[1-4])\b{_ANTARA}{_RENTANG}", re.IGNORECASE
)
_TARGET_TAHUN: Final = re.compile(
    rf"\btarget\b(?:(?!\.\s|\btarget\b|Triwulan|\bTW\b).){{0,160}}?\btahun\s+(?P<tahun>20\d\d)\s+"
    rf"(?:sebesar|adalah|yaitu|yakni)\s+{_RENTANG}",
    re.IGNORECASE,
)
_DATA: Final = re.compile(r"\b(?:data|survei|sakernas|susenas|sensus)\b[^.\n]{0,60}", re.IGNORECASE)
PANJANG_SAMA: Final = 80
"""Shorter paragraphs may well be the same in two sections."""
_KOLOM: Final = {
    Bagian.LATAR: "latar",
    Bagian.ANALISIS: "hasil",
    Bagian.EFISIENSI: "biaya",
    Bagian.UPAYA_LAIN: "renaksi",
}


@aturan("latar_kosong", Tingkat.PERINGATAN, "Latar belakang belum diisi.")
def latar_kosong(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """No quarter of the year so far has a latar belakang."""
    for b in bahan.tabel.baris:
        if (b.iku.pk, Bagian.LATAR) not in bahan.narasi:
            yield _perihal(bahan, b.iku, Bagian.LATAR, "Latar belakang belum diisi.")


@aturan("efisiensi_kosong", Tingkat.PERINGATAN, "Efisiensi penggunaan sumber daya belum diisi.")
def efisiensi_kosong(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """The efisiensi of the quarter has no text."""
    for b in bahan.tabel.baris:
        narasi = bahan.narasi.get((b.iku.pk, Bagian.EFISIENSI))
        if narasi is None or not narasi.teks.strip():
            yield _perihal(bahan, b.iku, Bagian.EFISIENSI, "Uraian efisiensi belum diisi.")


@aturan("efisiensi_tanpa_rupiah", Tingkat.CATATAN, "Efisiensi tanpa baseline atau biaya aktual.")
def efisiensi_tanpa_rupiah(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """A saving that nobody can compute."""
    for b in bahan.tabel.baris:
        n = bahan.narasi.get((b.iku.pk, Bagian.EFISIENSI))
        if n is not None and n.teks.strip() and (n.baseline is None or n.aktual is None):
            yield _perihal(
                bahan, b.iku, Bagian.EFISIENSI, "Baseline atau biaya aktual belum diisi."
            )


@aturan("target_beda_uraian", Tingkat.GALAT, "Target dalam uraian beda dari Tabel 1.")
def target_beda_uraian(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """The analysis names another target of the year or the quarter than Tabel 1 does."""
    for b in bahan.tabel.baris:
        narasi = bahan.narasi.get((b.iku.pk, Bagian.ANALISIS))
        teks = "" if narasi is None else " ".join(p.teks for p in paragraf(narasi.teks))
        for nama, target, tertulis in _target_tertulis(teks, b, bahan):
            if not _sama_target(tertulis, target):
                pesan = f"{nama} ditulis {tertulis}, di Tabel 1 {target_iku(target, b.iku)}."
                yield _perihal(bahan, b.iku, Bagian.ANALISIS, pesan)


def _target_tertulis(teks: str, b: BarisTabel, bahan: Bahan) -> Iterator[tuple[str, Target, str]]:
    for cocok in _TARGET_TW.finditer(teks):
        if baca_triwulan(cocok["tw"]) == bahan.triwulan and b.target.ada:
            yield f"Target {label_triwulan(bahan.triwulan)}", b.target, cocok["nilai"]
    for cocok in _TARGET_TAHUN.finditer(teks):
        if int(cocok["tahun"]) == bahan.tahun and b.target_tahun.ada:
            yield f"Target tahun {bahan.tahun}", b.target_tahun, cocok["nilai"]


def _sama_target(tertulis: str, target: Target) -> bool:
    """Whether the text says the target as printed; what is no number cannot contradict."""
    try:
        bawah, atas = baca_rentang(tertulis)
    except AngkaTidakDikenali:
        return True
    if target.bawah is None or bulatkan(target.bawah) != bulatkan(bawah):
        return False
    return (target.atas is None) == (atas is None) and (
        target.atas is None or atas is None or bulatkan(target.atas) == bulatkan(atas)
    )


@aturan("uraian_data_mendatang", Tingkat.PERINGATAN, "Uraian menyebut data yang belum terbit.")
def uraian_data_mendatang(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """A narrative rests on data of a month after the day of the report."""
    for b in bahan.tabel.baris:
        for bagian in (Bagian.LATAR, Bagian.ANALISIS):
            narasi = bahan.narasi.get((b.iku.pk, bagian))
            for cocok in _DATA.finditer("" if narasi is None else narasi.teks):
                for awal, akhir, tahun, bulan in cari_bulan(cocok[0]):
                    if date(tahun, bulan, 1) > surat.tanggal:
                        pesan = f"Data {cocok[0][awal:akhir]} lebih baru daripada tanggal laporan."
                        yield _perihal(bahan, b.iku, bagian, pesan)


@aturan("teks_sama", Tingkat.PERINGATAN, "Paragraf yang sama di dua bagian.")
def teks_sama(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """The same long paragraph stands in two sections; one finding per paragraph."""
    tempat: defaultdict[str, list[tuple[IKU, Bagian, str]]] = defaultdict(list)
    for b in bahan.tabel.baris:
        for bagian in Bagian:
            narasi = bahan.narasi.get((b.iku.pk, bagian))
            for p in paragraf(narasi.teks) if narasi is not None else ():
                if len(p.teks) >= PANJANG_SAMA:
                    tempat[sama(p.teks)].append((b.iku, bagian, p.teks))
    for daftar in tempat.values():
        if len(daftar) > 1:
            iku, bagian, teks = daftar[-1]
            lain = rangkai([f"{tempat_iku(i)} ({g.label.lower()})" for i, g, _ in daftar[:-1]])
            yield _perihal(bahan, iku, bagian, f"Paragraf {kutip(teks)} sama dengan {lain}.")


def _perihal(bahan: Bahan, iku: IKU, bagian: Bagian, pesan: str) -> Perihal:
    return Perihal(
        f"{tempat_iku(iku)}, {bagian.label.lower()}",
        pesan,
        url_narasi(bahan, iku),
        iku,
        _KOLOM[bagian],
    )
