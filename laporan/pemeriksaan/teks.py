"""Rules about the narratives."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from kinerja.pilihan import Bagian
from laporan.konten.kata import paragraf, rangkai, sama
from laporan.pemeriksaan.dasar import Perihal, Tingkat, aturan, kutip, tempat_iku, url_narasi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kinerja.models import IKU
    from laporan.konten import Surat
    from laporan.konten.bahan import Bahan
    from laporan.pemeriksaan.dasar import Lalu

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
