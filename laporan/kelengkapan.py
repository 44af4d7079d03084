"""The completeness of a report: per IKU and section lengkap, peringatan or kosong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kinerja.pilihan import Bagian
from laporan.konten.kata import bersih
from laporan.pemeriksaan import Tingkat
from laporan.pemeriksaan.dasar import url_isi, url_narasi, url_periode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja.tabel import BarisTabel
    from laporan.konten.bahan import Bahan
    from laporan.pemeriksaan import Temuan

BAGIAN: Final = {
    "latar": "Latar",
    "hasil": "Hasil",
    "renaksi": "Renaksi",
    "biaya": "Biaya",
    "kendala": "Kendala",
    "upaya": "Upaya",
}
LENGKAP, PERINGATAN, KOSONG = "lengkap", "peringatan", "kosong"


@dataclass(frozen=True, slots=True)
class SelLengkap:
    """One section of one IKU: its state, what is missing and the page that takes it."""

    bagian: str
    keadaan: str
    uraian: str
    url: str


@dataclass(frozen=True, slots=True)
class BarisLengkap:
    """The sections of one IKU and who answers for them."""

    kode: str
    penanggung_jawab: str
    sel: tuple[SelLengkap, ...]


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """The whole matrix with its counts."""

    kolom: tuple[str, ...]
    baris: tuple[BarisLengkap, ...]
    lengkap: int
    peringatan: int
    kosong: int

    @property
    def jumlah(self) -> int:
        return self.lengkap + self.peringatan + self.kosong


def kelengkapan(bahan: Bahan, temuan: Sequence[Temuan]) -> Kelengkapan:
    """Return the matrix; a finding of level catatan leaves its section complete."""
    pesan: dict[tuple[str, str], str] = {}
    for t in temuan:
        if t.tingkat is not Tingkat.CATATAN:
            pesan.setdefault((t.iku, t.bagian), t.pesan)
    baris = tuple(
        BarisLengkap(
            bersih(b.iku.kode),
            bersih(b.iku.penanggung_jawab),
            tuple(_sel(b, kunci, bahan, pesan) for kunci in BAGIAN),
        )
        for b in bahan.tabel.baris
    )
    hitung = Counter(s.keadaan for b in baris for s in b.sel)
    return Kelengkapan(
        tuple(BAGIAN.values()), baris, hitung[LENGKAP], hitung[PERINGATAN], hitung[KOSONG]
    )


def _sel(b: BarisTabel, bagian: str, bahan: Bahan, pesan: dict[tuple[str, str], str]) -> SelLengkap:
    url = {
        "latar": url_narasi(bahan, b.iku),
        "hasil": url_isi(bahan, b.iku),
        "renaksi": url_periode(bahan, "renaksi:daftar"),
        "biaya": url_narasi(bahan, b.iku),
    }.get(bagian) or url_periode(bahan, "tindaklanjut:kendala_daftar")
    masalah = pesan.get((bersih(b.iku.kode), bagian), "")
    if not _terisi(b, bagian, bahan):
        return SelLengkap(BAGIAN[bagian], KOSONG, masalah or "Belum diisi.", url)
    return SelLengkap(BAGIAN[bagian], PERINGATAN if masalah else LENGKAP, masalah, url)


def _terisi(b: BarisTabel, bagian: str, bahan: Bahan) -> bool:
    iku = b.iku.pk
    if bagian == "latar":
        return (iku, Bagian.LATAR) in bahan.narasi
    if bagian == "hasil":
        return b.realisasi is not None or bool(b.alasan) or not b.target.ada
    if bagian == "renaksi":
        return bool(bahan.renaksi.get(iku))
    if bagian == "biaya":
        narasi = bahan.narasi.get((iku, Bagian.EFISIENSI))
        return narasi is not None and bool(narasi.teks.strip())
    return True  # no kendala is an answer too; a kendala without upaya is a finding
