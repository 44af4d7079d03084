"""The grammar behind the reader: kinds of statements, names of parties, and what a page needs."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from inti.libur import libur_nasional
from inti.tanggal import Kalender
from tindaklanjut.notulen import ButirNotulen, baca_notulen
from tindaklanjut.notulen.pihak import PengenalPihak
from tindaklanjut.notulen.tata import PembacaTata, Pola

RAPAT: Final = date(2026, 2, 25)
KALENDER: Final = Kalender(libur_nasional(range(2025, 2030)))
TATA: Final = PembacaTata(PengenalPihak())


def baca(teks: str, *, dikenal: tuple[str, ...] = ()) -> list[ButirNotulen]:
    return baca_notulen(teks, tanggal=RAPAT, kalender=KALENDER, pihak_dikenal=dikenal)


@pytest.mark.parametrize(
    ("klausa", "pola", "pic"),
    [
        ("Kemnaker agar menyampaikan data", Pola.PERINTAH, "Kemnaker"),
        ("BPS dan Kemnaker diminta menyamakan definisi", Pola.PERINTAH, "BPS dan Kemnaker"),
        (
            "Meminta Direktorat Pengupahan untuk menyusun kajian",
            Pola.PERINTAH,
            "Direktorat Pengupahan",
        ),
        ("Pimpinan rapat menugaskan Tim RB menyusun jadwal", Pola.PERINTAH, "Tim RB"),
        ("Mohon Bappenas dapat mengirim matriks", Pola.PERINTAH, "Bappenas"),
        ("Disepakati bahwa BNSP akan menambah asesor", Pola.PERINTAH, "BNSP"),
        (
            "Dalam rangka percepatan, Kadin, Apindo, dan BPS agar bertemu",
            Pola.PERINTAH,
            "Kadin, Apindo, dan BPS",
        ),
        (
            "Kementerian Ketenagakerjaan (Kemnaker) akan menyusun juknis",
            Pola.JANJI,
            "Kementerian Ketenagakerjaan (Kemnaker)",
        ),
        (
            "K/L yang belum menyampaikan data agar segera menyampaikan",
            Pola.PERINTAH,
            "K/L yang belum menyampaikan data",
        ),
        ("KemenP2MI selaku ketua segera mengajukan izin prakarsa", Pola.KERJA, "KemenP2MI"),
        ("Konsumsi menjadi tugas Bagian Umum", Pola.PERINTAH, "Bagian Umum"),
        ("Untuk Kemenperin, mohon daftar dilengkapi", Pola.PERINTAH, "Kemenperin"),
        ("BPS perlu mempercepat survei", Pola.WAJIB, "BPS"),
        ("Biro Umum menata ruang rapat", Pola.KERJA, "Biro Umum"),
        ("Surat akan ditandatangani oleh Deputi", Pola.PASIF, "Deputi"),
        ("Data disampaikan Ditjen Bea dan Cukai", Pola.PASIF, "Ditjen Bea dan Cukai"),
        ("Daftar mohon dilengkapi NPWP", Pola.PASIF, None),
        ("Menyusun draf perpres", Pola.KATA_KERJA, None),
        ("Penyusunan laporan oleh Tim RB", Pola.NOMINA, "Tim RB"),
        ("Evaluasi dilaksanakan oleh BPKP", Pola.PASIF, "BPKP"),
        ("laporan yang disusun oleh BPS agar direviu", Pola.PASIF, None),
        ("Kemnaker telah menyampaikan data", Pola.SELESAI, None),
        ("BPS sedang menyusun publikasi", Pola.NIHIL, None),
        ("Kemnaker menyampaikan bahwa data belum lengkap", Pola.LAPOR, None),
        ("Apindo mengusulkan agar pemerintah menunda aturan", Pola.PENDAPAT, None),
        ("Apindo meminta Kemnaker menunda aturan", Pola.PERMINTAAN, "Kemnaker"),
        ("Apabila anggaran ditolak, Kemnaker akan menunda program", Pola.SYARAT, None),
        ("Kelima, jika gagal, BPS mengulang survei", Pola.SYARAT, None),
        ("Sesuai Pasal 14, setiap pemberi kerja wajib melapor", Pola.NORMA, None),
        ("Rapat berikutnya dijadwalkan Rabu", Pola.RAPAT, None),
        ("Program ini diharapkan meningkatkan daya saing", Pola.NIHIL, None),
        ("Jumlah peserta mencapai 16.112 orang", Pola.NIHIL, None),
        ("Apakah datanya sudah ada?", Pola.NIHIL, None),
    ],
)
def test_a_clause_is_read_as_what_it_says(klausa: str, pola: Pola, pic: str | None) -> None:
    bacaan = TATA.baca(klausa)
    assert (bacaan.pola, bacaan.pic) == (pola, pic)


@pytest.mark.parametrize(
    "nama",
    [
        "Kemnaker",
        "kementerian ketenagakerjaan",
        "Kementerian Pendidikan Tinggi, Sains, dan Teknologi",
        "Deputi Bidang Koordinasi Industri, Ketenagakerjaan, dan Pariwisata",
        "Kemendagri c.q. Ditjen Bina Pemerintahan Desa",
        "Asdep 4",
        "PT Kereta Api Indonesia (Persero)",
        "Disnaker Kab. Indramayu",
        "Dinas Pertanian kabupaten/kota",
        "Pak Kabid",
        "Mbak Arsiparis & Mas Operator",
        "seluruh K/L terkait",
        "Aprisindo",
        "pengelola kawasan industri",
        "kemnaker + bpjstk",
    ],
)
def test_a_party_is_known_by_the_form_of_its_name(nama: str) -> None:
    assert PengenalPihak().adalah(nama, longgar=True)


@pytest.mark.parametrize(
    "frasa",
    ["anggaran", "data PHK", "PHK", "Penyusunan laporan", "kami", "Rapat", "DIPA", "Jawa Tengah"],
)
def test_a_thing_is_no_party(frasa: str) -> None:
    assert not PengenalPihak().adalah(frasa, longgar=True)


def test_a_name_that_the_office_knows_is_recognised_where_its_form_says_nothing() -> None:
    teks = "Tindak lanjut\n- Karya Mandiri siapkan alat uji\n- data disampaikan Karya Mandiri besok"
    assert [b.pic for b in baca(teks)][1] is None
    assert [b.pic for b in baca(teks, dikenal=("Karya Mandiri",))] == ["Karya Mandiri"] * 2


def test_an_item_that_asks_nobody_is_offered_as_a_result_without_a_task() -> None:
    teks = "Kesimpulan\n1. Program layak dilanjutkan.\n2. BPS agar mengirim data."
    assert [(b.jenis, b.adalah_tugas, b.pic) for b in baca(teks)] == [
        ("kesimpulan", False, None),
        ("kesimpulan", True, "BPS"),
    ]


def test_a_row_knows_the_lines_it_was_read_from() -> None:
    teks = (
        "Arahan Deputi\n\n1. Tim RB melengkapi bukti\n   dukung renaksi 6\n"
        "2. Biro Umum menata ruang"
    )
    assert [(b.baris_awal, b.baris_akhir) for b in baca(teks)] == [(3, 4), (5, 5)]


def test_a_task_told_twice_is_listed_once_with_all_that_was_said() -> None:
    teks = (
        "Pembahasan\n- BPS diminta mengirim data pekerja rentan paling lambat 5 Maret 2026.\n"
        "Tindak lanjut\n1. Mengirim data pekerja rentan (BPS)\n"
    )
    (butir,) = baca(teks)
    assert (butir.pic, butir.tenggat) == ("BPS", date(2026, 3, 5))


@pytest.mark.parametrize(
    ("judul", "jenis"),
    [
        ("KESIMPULAN", "kesimpulan"),
        ("III. Keputusan Rapat", "keputusan"),
        ("B. Rekomendasi", "rekomendasi"),
        ("Arahan Menko:", "arahan"),
        ("Rencana Tindak Lanjut (RTL)", "tugas"),
        ("Hal-hal yang perlu ditindaklanjuti:", "tugas"),
        ("KESlMPULAN", "kesimpulan"),
    ],
)
def test_the_heading_gives_the_kind_of_its_rows(judul: str, jenis: str) -> None:
    (butir,) = baca(f"Notula rapat\n\n{judul}\n1. Biro Umum menata ruang rapat.\n")
    assert (butir.jenis, butir.pic) == (jenis, "Biro Umum")


@pytest.mark.parametrize("judul", ["Peserta", "Agenda", "Dasar hukum", "Pembahasan", "Tembusan"])
def test_under_other_headings_a_plain_statement_is_no_task(judul: str) -> None:
    assert baca(f"Notula rapat\n\n{judul}\n1. Biro Umum menata ruang rapat.\n") == []
