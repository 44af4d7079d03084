"""What the page shows beside the date, and the command that prints it."""

from __future__ import annotations

import io
from datetime import date
from typing import Final

import pytest
from django.core.management import CommandError, call_command

from inti.libur import libur_nasional
from inti.tanggal import Kalender
from tindaklanjut.tenggat import Keadaan, Tenggat, baca_tenggat

KALENDER: Final = Kalender(libur_nasional(range(2025, 2030)))
ACUAN: Final = date(2026, 2, 25)


def _baca(teks: str, acuan: date = ACUAN) -> Tenggat:
    return baca_tenggat(teks, acuan=acuan, kalender=KALENDER)


def test_a_read_date_is_echoed_with_its_weekday() -> None:
    assert _baca("6 Maret").penjelasan == "Jumat, 6 Maret 2026"


def test_a_date_of_next_year_says_that_this_years_is_past() -> None:
    assert _baca("20 Februari").penjelasan == "Sabtu, 20 Februari 2027 (tahun ini sudah lewat)"


def test_cuti_bersama_is_named_and_the_working_days_around_it_are_offered() -> None:
    tenggat = _baca("20 Maret")
    assert tenggat.tanggal == date(2026, 3, 20)
    assert tenggat.libur == "Cuti Bersama Hari Raya Idul Fitri"
    assert tenggat.usul_geser == (date(2026, 3, 17), date(2026, 3, 25))


def test_a_weekend_is_named_by_its_day() -> None:
    tenggat = _baca("akhir bulan")
    assert tenggat.libur == "Sabtu"
    assert tenggat.usul_geser == (date(2026, 2, 27), date(2026, 3, 2))


def test_a_shift_before_day_0_is_not_offered() -> None:
    assert _baca("besok", date(2026, 3, 21)).usul_geser == (date(2026, 3, 25),)


def test_an_ambiguous_weekday_offers_next_week_first() -> None:
    tenggat = _baca("Jumat depan", date(2026, 2, 23))
    assert tenggat.keadaan is Keadaan.GANDA
    assert tenggat.pilihan == (date(2026, 3, 6), date(2026, 2, 27))
    assert tenggat.penjelasan == (
        "Bisa berarti Jumat, 6 Maret 2026; atau Jumat, 27 Februari 2026. Pilih satu."
    )


def test_a_contradicting_weekday_offers_the_date_and_the_nearest_such_day() -> None:
    assert _baca("Kamis, 20 Maret 2026").pilihan == (date(2026, 3, 20), date(2026, 3, 19))


def test_the_beginning_of_a_month_offers_three_days() -> None:
    assert _baca("awal April").pilihan == (date(2026, 4, 1), date(2026, 4, 7), date(2026, 4, 10))


@pytest.mark.parametrize(
    ("frasa", "kalimat"),
    [
        ("", "Tenggat belum diisi. Contoh: 20 Maret, H+7, Jumat depan, akhir TW II."),
        ("segera", "Tidak ada tanggal yang dikenali. Contoh: 20 Maret, H+7, Jumat depan, akhir"),
        ("31 Februari", "Februari 2026 berakhir pada tanggal 28; tanggal 31 tidak ada."),
        ("3/20", "Tidak ada bulan ke-20. Tulis hari lebih dulu, lalu bulan: 20/3/2026."),
        ("20 Februari 2026", "Jumat, 20 Februari 2026 sudah lewat pada Rabu, 25 Februari 2026."),
        ("setiap bulan", "Tugas rutin tidak punya satu tanggal."),
        ("setelah DIPA terbit", "“setelah …” menyebut kapan mulai, bukan kapan selesai."),
        ("sebelum rapat berikutnya", "Tenggat dihitung dari hari yang tanggalnya belum diketahui."),
        ("H-3", "H- dihitung mundur dari suatu hari. Tulis harinya: H-3 Lebaran."),
        ("5000 hari", "Tenggat itu lebih dari 10 tahun lagi."),
        ("TW 5", "Triwulan hanya I, II, III, atau IV."),
        ("Natal 2035", "Tanggal Natal"),
    ],
)
def test_a_phrase_without_a_date_says_why(frasa: str, kalimat: str) -> None:
    tenggat = _baca(frasa)
    assert tenggat.keadaan is Keadaan.TANPA_TANGGAL
    assert tenggat.penjelasan.startswith(kalimat)


def test_a_holiday_missing_from_the_list_says_no_date() -> None:
    tenggat = baca_tenggat("sebelum Lebaran", acuan=ACUAN, kalender=Kalender({}))
    assert tenggat.keadaan is Keadaan.TANPA_TANGGAL
    assert "daftar hari libur" in tenggat.penjelasan


def test_a_holiday_is_found_under_the_name_the_office_gave_it() -> None:
    libur = {
        date(2026, 3, 20): "Cuti bersama Idulfitri",
        date(2026, 3, 21): "Idulfitri 1447 Hijriah",
        date(2026, 3, 22): "Idulfitri hari kedua",
    }
    tenggat = baca_tenggat("Lebaran", acuan=ACUAN, kalender=Kalender(libur))
    assert tenggat.tanggal == date(2026, 3, 21)


def test_a_long_page_of_text_is_answered() -> None:
    for teks in ("Jumat " * 500, "1 hari setelah " * 300, "20, " * 500, "paling lambat " * 300):
        assert _baca(teks).penjelasan


def test_the_command_reads_one_phrase() -> None:
    keluaran = io.StringIO()
    call_command("baca_tenggat", "H+7", acuan="2026-02-25", stdout=keluaran)
    assert keluaran.getvalue() == "2026-03-04\n"


def test_the_command_answers_every_line_of_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("20 Maret\nsegera\n\nawal April\nsebelum Lebaran"))
    keluaran = io.StringIO()
    call_command("baca_tenggat", acuan="2026-02-25", stdout=keluaran)
    assert keluaran.getvalue().split("\n") == ["2026-03-20", "-", "-", "?", "2026-03-20", ""]


def test_the_command_refuses_a_reference_day_that_is_no_date() -> None:
    with pytest.raises(CommandError, match="bukan tanggal yang dikenali"):
        call_command("baca_tenggat", "H+7", acuan="kapan-kapan")
