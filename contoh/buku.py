"""Write the rows as a workbook that is pleasant to read and has the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from contoh.baris import BARIS

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from contoh.bahan import Bahan, Baris

# Sheet → columns; the first n are the natural key (shown in the header colour of keys).
KOLOM: dict[str, tuple[int, tuple[str, ...]]] = {
    "Unit": (1, ("Kode", "Nama", "Induk")),
    "Perjanjian Kinerja": (2, ("Kode Unit", "Tahun", "Nomor", "Tanggal", "Batas Capaian")),
    "IKU": (
        3,
        (
            *("Kode Unit", "Tahun", "Kode", "Sasaran No", "Sasaran", "Indikator", "Satuan", "Arah"),
            *("Rumus Turun", "Cara Hitung", "Akumulasi", "Skala Maks", "Target Tahun"),
            *("Target TW I", "Target TW II", "Target TW III", "Target TW IV"),
            *("Penanggung Jawab", "Definisi", "Formula"),
        ),
    ),
    "Komponen": (
        5,
        ("Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Nama", "Sisi", "Nilai"),
    ),
    "Realisasi": (
        4,
        (
            *("Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Keadaan", "Nilai"),
            *("Periode Data", "Sifat", "Sumber", "Alasan"),
        ),
    ),
    "Tahapan": (3, ("Kode Unit", "Tahun", "Tahap", "Nama", "Alias", "Bobot")),
    "Topik": (4, ("Kode Unit", "Tahun", "Kode IKU", "Topik")),
    "Renaksi": (
        5,
        (
            *("Kode Unit", "Tahun", "Kode IKU", "Triwulan", "No", "Uraian", "Tenggat", "PIC"),
            *("Status", "Tanggal Selesai", "Keterangan", "Topik", "Tahap", "Hambatan", "Alasan"),
        ),
    ),
    "RB": (
        3,
        (
            *("Kode Unit", "Tahun", "No", "Uraian", "Jenis", "PIC"),
            *("TW I", "TW II", "TW III", "TW IV", "Catatan"),
        ),
    ),
    "Tonggak RB": (
        4,
        (
            *("Kode Unit", "Tahun", "No RB", "Triwulan", "Status", "Tanggal Selesai"),
            *("Bukti", "Catatan"),
        ),
    ),
    "Rapat": (
        2,
        (
            *("Kode Unit", "ID Rapat", "Jenis", "Judul", "Tanggal", "Waktu", "Tempat", "Pimpinan"),
            *("Peserta", "Ringkasan", "Seri", "Renaksi", "IKU", "Tonggak"),
        ),
    ),
    "Hasil Rapat": (3, ("Kode Unit", "ID Rapat", "No", "Jenis", "Uraian")),
    "Kendala": (
        4,
        ("Kode Unit", "Tahun", "Triwulan", "No", "Kode IKU", "Uraian", "Status"),
    ),
    "Tindak Lanjut": (
        2,
        (
            *("Kode Unit", "ID", "Sumber", "IKU", "Uraian", "PIC", "Pendukung", "Pengawal"),
            *("Tenggat", "Prioritas", "Status", "Tanggal Selesai", "Hasil", "Hambatan"),
            *("Bukti", "Alasan"),
        ),
    ),
    "Narasi": (
        5,
        (
            *("Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Bagian", "Teks"),
            *("Baseline", "Aktual"),
        ),
    ),
}

LEBAR_TEKS = 46
LEBAR = {
    "Kode Unit": 15, "Tahun": 8, "Kode IKU": 10, "Triwulan": 10, "No": 6, "No RB": 8, "Kode": 15,
    "Tahap": 8, "Bobot": 8, "Tanggal": 19, "Tenggat": 19, "Tanggal Selesai": 19, "Status": 20,
    "PIC": 22, "Pengawal": 16, "Pendukung": 18, "Satuan": 10, "Arah": 10, "Rumus Turun": 13,
    "Cara Hitung": 13, "Akumulasi": 12, "Skala Maks": 12, "Sasaran No": 12, "Target Tahun": 15,
    "Target TW I": 15, "Target TW II": 15, "Target TW III": 15, "Target TW IV": 15, "Nilai": 16,
    "Penanggung Jawab": 20, "ID Rapat": 14, "ID": 14, "Jenis": 16, "Waktu": 10, "Sisi": 12,
    "Sumber": 27, "Prioritas": 11, "Baseline": 16, "Aktual": 16, "Bagian": 12, "Sifat": 12,
    "Keadaan": 16, "Periode Data": 16, "TW I": 19, "TW II": 19, "TW III": 19, "TW IV": 19,
    "Batas Capaian": 14, "Tempat": 24, "Pimpinan": 18, "Peserta": 24, "Seri": 22, "IKU": 18,
    "Renaksi": 26, "Tonggak": 16, "Induk": 15, "Keterangan": 70, "Teks": 110, "Nomor": 32,
}  # fmt: skip
TINGGI_MAKS = 260
PANJANG_KODE = 60
HURUF = "Calibri"
NAVY, BIRU, EMAS, GARIS = "0B2345", "174A8C", "FBF5E6", "D8DFE9"
TANGGAL = "[$-421]d mmmm yyyy"
RUPIAH = {"Baseline", "Aktual"}
PECAHAN = {"Target Tahun", "Target TW I", "Target TW II", "Target TW III", "Target TW IV", "Bobot"}
SAAT_ARSIP = (2026, 5, 8, 0, 0, 0)
CATATAN_CONTOH = "Isi kolom ini contoh, bukan dari laporan. Lihat docs/CONTOH.md."


def tulis(b: Bahan) -> bytes:
    """The whole workbook as bytes."""
    buku = Workbook()
    buku.remove(buku.worksheets[0])
    for nama, (kunci, kolom) in KOLOM.items():
        lembar = buku.create_sheet(nama)
        contoh = set(b.tambahan["kolom_contoh"].get(nama, ()))
        _kepala(lembar, kunci, kolom, contoh)
        for n, baris in enumerate(BARIS[nama](b), start=2):
            asing = baris.keys() - set(kolom)
            if asing:
                raise ValueError(f"Kolom tidak dikenal pada lembar {nama}: {sorted(asing)}")
            _isi(lembar, n, kolom, baris, contoh)
        _tata(lembar, kunci, kolom)
    saat = datetime.combine(b.tambahan["dibuat"], time())
    buku.properties.title = "Buku kerja contoh, Triwulan I Tahun 2026"
    buku.properties.creator = "Pelacak"
    buku.properties.created = saat
    wadah = io.BytesIO()
    buku.save(wadah)
    return _tetapkan(wadah.getvalue(), saat)


def _kepala(lembar: Worksheet, kunci: int, kolom: tuple[str, ...], contoh: set[str]) -> None:
    for n, nama in enumerate(kolom, start=1):
        sel = lembar.cell(1, n, nama)
        sel.font = Font(name=HURUF, bold=True, color="FFFFFF")
        sel.fill = PatternFill("solid", fgColor=NAVY if n <= kunci else BIRU)
        sel.alignment = Alignment(wrap_text=True, vertical="center")
        if nama in contoh:
            sel.comment = Comment(CATATAN_CONTOH, "Pelacak", height=60, width=260)
    lembar.row_dimensions[1].height = 32


def _isi(lembar: Worksheet, n: int, kolom: tuple[str, ...], baris: Baris, contoh: set[str]) -> None:
    baris_contoh = any("(contoh)" in str(baris.get(k)) for k in ("Judul", "Uraian"))
    garis = Border(bottom=Side(style="thin", color=GARIS))
    tinggi = 1
    for m, nama in enumerate(kolom, start=1):
        nilai = baris.get(nama)
        sel = lembar.cell(n, m)
        sel.font = Font(name=HURUF)
        sel.border = garis
        sel.alignment = Alignment(wrap_text=True, vertical="top")
        if nilai is None or nilai == "":
            continue
        sel.value = nilai
        _format(sel, nama)
        if baris_contoh or nama in contoh:
            sel.fill = PatternFill("solid", fgColor=EMAS)
        if isinstance(nilai, str):
            lebar = LEBAR.get(nama, LEBAR_TEKS)
            tinggi = max(tinggi, sum(-(-len(p) // (lebar - 1)) or 1 for p in nilai.split("\n")))
    lembar.row_dimensions[n].height = min(15 * tinggi + 3, TINGGI_MAKS)


def _format(sel: Cell | MergedCell, nama: str) -> None:
    if isinstance(sel.value, date):
        sel.number_format = TANGGAL
    elif isinstance(sel.value, str) and len(sel.value) <= PANJANG_KODE:
        # Codes stay text (1.10 is not 1.1); Excel shows long text in this format as ####.
        sel.number_format = "@"
    elif nama in PECAHAN or isinstance(sel.value, Decimal):
        sel.number_format = "0.00"
    elif nama in RUPIAH or nama == "Nilai":
        sel.number_format = "#,##0"


def _tata(lembar: Worksheet, kunci: int, kolom: tuple[str, ...]) -> None:
    for n, nama in enumerate(kolom, start=1):
        huruf = get_column_letter(n)
        lembar.column_dimensions[huruf].width = LEBAR.get(nama, LEBAR_TEKS)
    # Wide sheets keep their keys in view, but never so many that nothing else fits.
    lembar.freeze_panes = f"{get_column_letter(min(kunci, 3) + 1)}2"
    lembar.auto_filter.ref = lembar.dimensions
    lembar.print_title_rows = "1:1"
    lembar.page_setup.orientation = "landscape"
    lembar.page_setup.paperSize = lembar.PAPERSIZE_A4
    lembar.page_setup.fitToHeight = 0
    lembar.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    lembar.sheet_view.zoomScale = 90


def _tetapkan(isi: bytes, saat: datetime) -> bytes:
    """Repack with fixed dates: openpyxl stamps the clock on every member and on the file."""
    wadah = io.BytesIO()
    cap = saat.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with (
        zipfile.ZipFile(io.BytesIO(isi)) as lama,
        zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for nama in lama.namelist():
            data = lama.read(nama)
            if nama == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + cap, data)
            anggota = zipfile.ZipInfo(nama, SAAT_ARSIP)
            anggota.compress_type = zipfile.ZIP_DEFLATED
            anggota.external_attr = 0o644 << 16
            baru.writestr(anggota, data)
    return wadah.getvalue()
