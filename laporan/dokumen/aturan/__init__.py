"""The rules, one small module per family; importing this package registers all of them."""

from __future__ import annotations

from laporan.dokumen.aturan import (
    capaian,
    catatan_kaki,
    ejaan,
    format_angka,
    hitungan,
    istilah,
    jumlah,
    jumlah_tabel,
    kendala,
    nama,
    pengukuran,
    penomoran,
    peristiwa,
    renaksi,
    rupiah,
    salinan,
    struktur,
    surat,
    tabel,
    tahapan,
    waktu,
)
from laporan.dokumen.aturan.dasar import DAFTAR, Aturan

__all__ = [
    "DAFTAR",
    "Aturan",
    "capaian",
    "catatan_kaki",
    "ejaan",
    "format_angka",
    "hitungan",
    "istilah",
    "jumlah",
    "jumlah_tabel",
    "kendala",
    "nama",
    "pengukuran",
    "penomoran",
    "peristiwa",
    "renaksi",
    "rupiah",
    "salinan",
    "struktur",
    "surat",
    "tabel",
    "tahapan",
    "waktu",
]
