"""Deadlines inside sentences of minutes, and the dates that are none.

A row: the sentence, then what is found: the phrase, its answer (ISO date, ``-``, ``?``), and ``!``
before the phrase when words announce it as a deadline.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from inti.libur import libur_nasional
from inti.tanggal import Kalender
from tindaklanjut.tenggat import Keadaan, cari_tenggat

KALENDER: Final = Kalender(libur_nasional(range(2025, 2030)))
ACUAN: Final = date(2026, 2, 25)
TANDA: Final = {Keadaan.TANPA_TANGGAL: "-", Keadaan.GANDA: "?"}

ADA: Final = {
    "Kemnaker agar menyampaikan data paling lambat tanggal 20 Maret 2026.": [
        "!paling lambat tanggal 20 Maret 2026 = 2026-03-20"
    ],
    "Kemnaker menyampaikan data TPT plg lambat Jumat depan pukul 16.00 WIB.": [
        "!plg lambat Jumat depan pukul 16.00 WIB = 2026-03-06"
    ],
    "BPS menyampaikan data Sakernas Agustus 2025 sebelum 20 Maret.": [
        "!sebelum 20 Maret = 2026-03-19"
    ],
    "Kemenkeu menyelesaikan reviu dalam waktu 3 hari kerja.": [
        "!dalam waktu 3 hari kerja = 2026-03-02"
    ],
    "Bappenas memberi masukan selambat-lambatnya H+7 setelah rapat.": [
        "!selambat-lambatnya H+7 setelah rapat = 2026-03-04"
    ],
    "Kemendagri, paling lambat dua minggu setelah rapat, menerbitkan surat edaran.": [
        "!paling lambat dua minggu setelah rapat = 2026-03-11"
    ],
    "Notula rapat 3 Maret 2026 disampaikan paling lambat H+2.": ["!paling lambat H+2 = 2026-02-27"],
    "BNSP menuntaskan skema sertifikasi sampai dengan 30 Juni 2026.": [
        "!sampai dengan 30 Juni 2026 = 2026-06-30"
    ],
    "K/L menyampaikan data dukung s.d. 27 Februari 2026 melalui tautan.": [
        "!s.d. 27 Februari 2026 = 2026-02-27"
    ],
    "Tenggat: 20 Maret 2026": ["!Tenggat: 20 Maret 2026 = 2026-03-20"],
    "Deadline 5/3, PIC: BPS": ["!Deadline 5/3 = 2026-03-05"],
    "Konfirmasi ke BPS (PIC: Tim Data, tenggat 5 Maret).": ["!tenggat 5 Maret = 2026-03-05"],
    "Batas akhir pengumpulan data adalah 6 Maret 2026.": [
        "!Batas akhir pengumpulan data adalah 6 Maret 2026 = 2026-03-06"
    ],
    "Target penyelesaian akhir TW II.": ["!Target penyelesaian akhir TW II = 2026-06-30"],
    "Dokumen ditargetkan selesai pada akhir TW II.": ["!akhir TW II = 2026-06-30"],
    "Kemnaker menyusun laporan TW I paling lambat 10 April 2026.": [
        "!paling lambat 10 April 2026 = 2026-04-10"
    ],
    "Anggaran dibuka blokirnya sebelum akhir TW I.": ["!sebelum akhir TW I = 2026-03-30"],
    "Rapat berikutnya dijadwalkan Rabu, 11 Maret 2026.": ["!Rabu, 11 Maret 2026 = 2026-03-11"],
    "Paling lambat awal April BPS mengirim data.": ["!Paling lambat awal April = ?"],
    "Paling lambat setelah DIPA terbit, Kemenkeu menyalurkan anggaran.": [
        "!Paling lambat setelah DIPA terbit = -"
    ],
    "Akan dibahas sebelum rapat berikutnya.": ["!sebelum rapat berikutnya = -"],
    "Setiap bulan paling lambat tanggal 5 K/L menyampaikan laporan.": [
        "!paling lambat tanggal 5 = -"
    ],
    "Paling lambat 20 Februari 2026 data diserahkan.": ["!Paling lambat 20 Februari 2026 = -"],
    "Tim menyiapkan bahan paparan (20 Maret 2026).": ["20 Maret 2026 = 2026-03-20"],
    "Kemnaker (H+3) dan BPS (H+7) menyampaikan data.": ["H+3 = 2026-02-28", "H+7 = 2026-03-04"],
    "Kemenperin mengirim daftar perusahaan besok.": ["besok = 2026-02-26"],
    "Kemenkeu menyampaikan hasil reviu pada 13 Maret 2026.": ["13 Maret 2026 = 2026-03-13"],
    "Tim mengadakan rapat lanjutan pada tanggal 12 Maret 2026.": [
        "tanggal 12 Maret 2026 = 2026-03-12"
    ],
    "Verifikasi lapangan 10-12 Maret 2026 di Bekasi.": ["10-12 Maret 2026 = 2026-03-12"],
    "Draf disampaikan tgl. 4 Maret dan final tgl. 11 Maret 2026.": [
        "tgl. 4 Maret = 2026-03-04",
        "tgl. 11 Maret 2026 = 2026-03-11",
    ],
    "Kemnaker – rekap – Jumat, 6 Maret 2026": ["Jumat, 6 Maret 2026 = 2026-03-06"],
}

TIDAK_ADA: Final = (
    "Menindaklanjuti hasil rapat tanggal 3 Maret, Kemnaker menyusun konsep.",
    "Sesuai surat tanggal 5 Januari 2026, Kemnaker menyampaikan data.",
    "Surat Menteri Nomor B-12/2026 tanggal 5 Maret 2026 dibahas.",
    "Sesuai SE Nomor 5 Tahun 2026 tanggal 2 Maret 2026.",
    "PP 50/2025 dan Perpres 130 Tahun 2024 menjadi dasar.",
    "Data Sakernas Agustus 2025 sudah terbit.",
    "Data s.d. 31 Desember 2025 disepakati.",
    "Realisasi s.d. TW I 2026 sebesar 35%.",
    "Target TW II sebesar 92%.",
    "Target 92% pada TW II tercapai.",
    "Rapat telah dilaksanakan pada 10 Februari 2026.",
    "Rapat koordinasi dilaksanakan Rabu, 25 Februari 2026 di Jakarta.",
    "Sebagaimana disampaikan pada 10 Februari, data belum lengkap.",
    "TPT turun dalam 3 bulan terakhir.",
    "Dalam beberapa minggu terakhir TPT menurun.",
    "Saat ini data belum tersedia.",
    "Sampai saat ini belum ada laporan.",
    "Pelatihan berlangsung selama 3 hari.",
    "Mulai 1 April 2026 program berjalan.",
    "Sejak 1 Januari 2026 aplikasi dipakai.",
    "Program berjalan pada tahun 2026.",
    "Tim menyusun RAB dan TOR kegiatan.",
    "Lulusan D-3, S-1, dan SMP dilatih.",
    "Kemnaker wajib lapor setiap Jumat.",
    "Kemnaker segera menyampaikan data.",
    "Inflasi Februari 2026 sebesar 2,1%.",
    "",
)


@pytest.mark.parametrize(("kalimat", "harapan"), ADA.items())
def test_the_deadline_of_a_sentence_is_found(kalimat: str, harapan: list[str]) -> None:
    temuan = [
        f"{'!' * t.berisyarat}{t.teks} = {t.tenggat.tanggal or TANDA[t.tenggat.keadaan]}"
        for t in cari_tenggat(kalimat, acuan=ACUAN, kalender=KALENDER)
    ]
    assert temuan == harapan


@pytest.mark.parametrize("kalimat", TIDAK_ADA)
def test_a_date_of_something_else_is_no_deadline(kalimat: str) -> None:
    assert cari_tenggat(kalimat, acuan=ACUAN, kalender=KALENDER) == []
