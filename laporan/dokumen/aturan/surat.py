"""Letter numbers and the dates they carry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inti.tanggal import format_tanggal
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Tingkat
from laporan.dokumen.tanggal import ROMAWI, cari_tanggal
from laporan.dokumen.teks import sekitar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from laporan.dokumen.pengenal import Naskah

_EKOR = re.compile(r"/\s*(?P<b>\d{1,2}|[IVX]{1,4})\s*/\s*(?P<t>(?:19|20)\d{2})\b")
_RUJUKAN = re.compile(
    r"(?i)\bnomor\s*:?\s*(?P<nomor>[A-Z0-9][\w.\-]*(?:\s*/\s*[\w.\-]+){2,})(?P<ekor>[^.;]{0,80})"
)
_JARAK_SURAT_MAKS = 14


def _masa(nomor: str) -> tuple[int, int] | None:
    """Year and month at the end of a letter number; None when it carries none."""
    m = _EKOR.search(nomor)
    if not m:
        return None
    bulan = int(m["b"]) if m["b"].isdigit() else ROMAWI.get(m["b"].lower(), 0)
    return (int(m["t"]), bulan) if 1 <= bulan <= 12 else None


def _beda(masa: tuple[int, int], hari: date) -> str:
    """Which part of a letter number differs from its date; empty when none does."""
    bagian = []
    if masa[0] != hari.year:
        bagian.append(f"tahun {masa[0]}")
    if masa[1] != hari.month:
        bagian.append(f"bulan {masa[1]:02d}")
    return " dan ".join(bagian)


@aturan("nomor_surat_beda_tanggal", Tingkat.GALAT, "Bulan atau tahun nomor surat salah")
def nomor_surat_beda_tanggal(naskah: Naskah) -> Iterator[Hasil]:
    """Month and year of a letter number against the date of the letter, own or referred to."""
    nomor, hari = naskah.meta.nomor_surat, naskah.meta.tanggal_surat
    masa = _masa(nomor.teks) if nomor else None
    if nomor and hari and masa and (beda := _beda(masa, hari.tanggal)):
        yield Hasil(
            f"Nomor surat memuat {beda}, suratnya bertanggal {format_tanggal(hari.tanggal)}.",
            [nomor.baris, hari.baris],
        )
    for b, awal, isi in naskah.kalimat():
        for m in _RUJUKAN.finditer(isi):
            masa = _masa(m["nomor"])
            p = next(cari_tanggal(m["ekor"]), None)
            if masa and p and p.hari and (beda := _beda(masa, p.hari)):
                n = b.isi.baris_pada(awal + m.start())
                pesan = f"Nomor surat rujukan memuat {beda}, tanggalnya {p.teks}."
                yield Hasil(pesan, [n], {n: sekitar(isi, m.start(), m.end())})


@aturan("surat_rujukan_lebih_baru", Tingkat.GALAT, "Surat yang dirujuk lebih baru dari surat ini")
def surat_rujukan_lebih_baru(naskah: Naskah) -> Iterator[Hasil]:
    """A letter answers one that was written later."""
    hari = naskah.meta.tanggal_surat
    if hari is None:
        return
    for b, awal, isi in naskah.kalimat():
        for m in _RUJUKAN.finditer(isi):
            masa = _masa(m["nomor"])
            n = b.isi.baris_pada(awal + m.start())
            sendiri = naskah.meta.nomor_surat and n == naskah.meta.nomor_surat.baris
            if masa and not sendiri and masa > (hari.tanggal.year, hari.tanggal.month):
                yield Hasil(
                    f"Surat rujukan bernomor bulan {masa[1]:02d}/{masa[0]}, surat ini bertanggal "
                    f"{format_tanggal(hari.tanggal)}.",
                    [n, hari.baris],
                )


@aturan("nomor_surat_spasi", Tingkat.CATATAN, "Nomor surat memuat spasi")
def nomor_surat_spasi(naskah: Naskah) -> Iterator[Hasil]:
    """A space before or after the slash of a letter number."""
    nomor = naskah.meta.nomor_surat
    if nomor and re.search(r"\w\s+/|/\s+\w", nomor.teks):
        yield Hasil(
            f"Nomor surat “{nomor.teks}” memuat spasi di sekitar garis miring.", [nomor.baris]
        )


@aturan("tanggal_pengantar_berbeda", Tingkat.PERINGATAN, "Tanggal nota dinas dan laporan berjauhan")
def tanggal_pengantar_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """The covering letter is older than the report or more than two weeks younger."""
    surat, laporan = naskah.meta.tanggal_surat, naskah.meta.tanggal_laporan
    if surat is None or laporan is None:
        return
    selisih = (surat.tanggal - laporan.tanggal).days
    if selisih < 0 or selisih > _JARAK_SURAT_MAKS:
        yield Hasil(
            f"Nota dinas bertanggal {format_tanggal(surat.tanggal)}, laporannya "
            f"{format_tanggal(laporan.tanggal)}.",
            [surat.baris, laporan.baris],
        )
