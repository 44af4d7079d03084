from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inti.tanggal import (
    NAMA_BULAN,
    NAMA_HARI,
    TanggalTidakDikenali,
    baca_tanggal,
    format_tanggal,
    format_tanggal_hari,
    format_tanggal_pendek,
)

sifat = settings(deadline=None)
MARET_12 = date(2026, 3, 12)


@pytest.mark.parametrize(
    "teks",
    [
        "12 Maret 2026",
        "12 maret  2026",
        "12 Mar 2026",
        "12 Mar. 2026",
        "12-Mar-2026",
        "12-Mar-26",
        "12/03/2026",
        "12/3/2026",
        "12-03-2026",
        "12.03.2026",
        "12 - 03 - 2026",
        "12-03-26",
        "2026-03-12",
        "2026/03/12",
        "2026-03-12 00:00:00",
        "2026-03-12T08:30",
        "12 March 2026",
        "Kamis, 12 Maret 2026",
        "kamis 12/03/2026",
        "tanggal 12 Maret 2026",
        "Kamis, tgl. 12 Maret 2026",
        "\u00a012\u00a0Maret 2026 ",
    ],
)
def test_a_date_is_read_in_every_spelling_day_first(teks: str) -> None:
    assert baca_tanggal(teks) == MARET_12


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("1 Nopember 2025", date(2025, 11, 1)),
        ("28 Pebruari 2026", date(2026, 2, 28)),
        ("17 Agt 2026", date(2026, 8, 17)),
        ("17 Agustus 2026", date(2026, 8, 17)),
        ("5 Okt 2026", date(2026, 10, 5)),
        ("31 Des 2026", date(2026, 12, 31)),
        ("29 Feb 2028", date(2028, 2, 29)),
        ("Jum'at, 8 Mei 2026", date(2026, 5, 8)),
        ("Jum’at 8 Mei 2026", date(2026, 5, 8)),
        ("Ahad, 10 Mei 2026", date(2026, 5, 10)),
    ],
)
def test_old_and_short_spellings_are_known(teks: str, hasil: date) -> None:
    assert baca_tanggal(teks) == hasil


@pytest.mark.parametrize(
    ("teks", "kalimat"),
    [
        ("31/02/2026", "Februari 2026 berakhir pada tanggal 28"),
        ("29 Feb 2026", "berakhir pada tanggal 28"),
        ("0 Maret 2026", "berakhir pada tanggal 31"),
        ("03/13/2026", "Tidak ada bulan ke-13"),
        ("12 Foo 2026", "Bulan “Foo”"),
        ("12 Maret 0226", "Periksa tahunnya"),
        ("Jumat, 12 Maret 2026", "12 Maret 2026 adalah hari Kamis"),
        ("", "Tanggal masih kosong"),
        ("besok", "Tulis seperti 12 Maret 2026"),
        ("Maret 2026", "Tulis seperti 12 Maret 2026"),
        ("12/03-2026", "Tulis seperti 12 Maret 2026"),
        ("Lusa, 12 Maret 2026", "Tulis seperti 12 Maret 2026"),
        ("12 Maret 2026 s.d. 14 Maret 2026", "Tulis seperti 12 Maret 2026"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(teks: str, kalimat: str) -> None:
    with pytest.raises(TanggalTidakDikenali, match=kalimat):
        baca_tanggal(teks)


def test_dates_are_printed_in_indonesian() -> None:
    assert format_tanggal(date(2026, 1, 9)) == "9 Januari 2026"
    assert format_tanggal_pendek(date(2026, 1, 9)) == "9 Jan 2026"
    assert format_tanggal_pendek(date(2026, 8, 17)) == "17 Agu 2026"
    assert format_tanggal_hari(date(2026, 5, 8)) == "Jumat, 8 Mei 2026"
    assert (len(NAMA_BULAN), len(NAMA_HARI)) == (12, 7)


@sifat
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_what_is_printed_is_read_back(hari: date) -> None:
    for tulis in (format_tanggal, format_tanggal_pendek, format_tanggal_hari, date.isoformat):
        assert baca_tanggal(tulis(hari)) == hari
    assert baca_tanggal(f"{hari.day}/{hari.month}/{hari.year}") == hari


@sifat
@given(st.text() | st.text("0123456789-/. abdeijlmnrstuMJ", max_size=20))
def test_any_text_is_a_date_or_a_refusal(teks: str) -> None:
    with contextlib.suppress(TanggalTidakDikenali):
        assert 1900 <= baca_tanggal(teks).year <= 2100
