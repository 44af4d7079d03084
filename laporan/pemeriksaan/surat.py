"""Rules about the covering letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inti.tanggal import format_tanggal
from inti.triwulan import akhir_triwulan
from laporan.pemeriksaan.dasar import Perihal, Tingkat, aturan, url_periode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.konten import Surat
    from laporan.konten.bahan import Bahan
    from laporan.pemeriksaan.dasar import Lalu

TEMPAT: Final = "Nota dinas"
_BULAN_TAHUN: Final = re.compile(r"/(\d{1,2})/(20\d{2})(?!\d)")


@aturan("nomor_surat_kosong", Tingkat.PERINGATAN, "Nota dinas belum bernomor.")
def nomor_surat_kosong(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """The letter has no running number yet."""
    if not surat.nomor.strip():
        yield _perihal(bahan, "Nomor nota dinas belum diisi.")


@aturan("nomor_surat_tanggal", Tingkat.GALAT, "Bulan atau tahun nomor surat beda dari tanggalnya.")
def nomor_surat_tanggal(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """A number typed in full, or a pattern with a fixed year, that contradicts the date."""
    for teks in (surat.nomor, surat.pola):
        for bulan, tahun in _BULAN_TAHUN.findall(teks):
            if (int(bulan), int(tahun)) != (surat.tanggal.month, surat.tanggal.year):
                yield _perihal(
                    bahan,
                    f"Nomor memuat /{bulan}/{tahun}, padahal tanggalnya "
                    f"{format_tanggal(surat.tanggal)}.",
                )


@aturan("surat_sebelum_akhir", Tingkat.PERINGATAN, "Laporan bertanggal sebelum triwulan berakhir.")
def surat_sebelum_akhir(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """A report of a quarter that is not over."""
    akhir = akhir_triwulan(bahan.tahun, bahan.triwulan)
    if surat.tanggal <= akhir:
        yield _perihal(
            bahan,
            f"Tanggal {format_tanggal(surat.tanggal)} belum melewati akhir triwulan "
            f"({format_tanggal(akhir)}).",
        )


def _perihal(bahan: Bahan, pesan: str) -> Perihal:
    return Perihal(TEMPAT, pesan, f"{url_periode(bahan, 'laporan:triwulan')}#nota-dinas")
