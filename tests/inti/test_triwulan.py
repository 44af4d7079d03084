from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inti.triwulan import (
    TRIWULAN,
    TriwulanTidakDikenali,
    akhir_triwulan,
    awal_triwulan,
    baca_triwulan,
    label_panjang,
    label_triwulan,
    romawi,
    sampai_dengan,
    triwulan_berikut,
    triwulan_dari,
    triwulan_sebelum,
)

sifat = settings(deadline=None)
TAHUN = st.integers(1990, 2100)
SALAH_SATU = st.sampled_from(TRIWULAN)


@pytest.mark.parametrize(
    ("teks", "n"),
    [
        (1, 1),
        ("4", 4),
        ("TW I", 1),
        ("tw 2", 2),
        ("TW-3", 3),
        ("TWIV", 4),
        ("Triwulan III", 3),
        ("triwulan ke-2", 2),
        (" IV ", 4),
        ("ii", 2),
    ],
)
def test_a_quarter_is_read_in_every_spelling(teks: str | int, n: int) -> None:
    assert baca_triwulan(teks) == n


@pytest.mark.parametrize("teks", [0, 5, "", "V", "TW 12", "IIII", "TW", "semester 1", "1.0"])
def test_what_is_no_quarter_is_refused_with_the_choices(teks: str | int) -> None:
    with pytest.raises(TriwulanTidakDikenali, match="TW I, TW II, TW III, TW IV"):
        baca_triwulan(teks)


def test_a_quarter_has_a_short_and_a_long_label() -> None:
    assert [romawi(n) for n in TRIWULAN] == ["I", "II", "III", "IV"]
    assert label_triwulan(1) == "TW I"
    assert label_panjang(4) == "Triwulan IV"


@pytest.mark.parametrize("n", [-1, 0, 5])
def test_a_quarter_outside_the_year_is_refused(n: int) -> None:
    for fungsi in (romawi, label_triwulan, sampai_dengan):
        with pytest.raises(TriwulanTidakDikenali):
            fungsi(n)
    for per_tahun in (awal_triwulan, akhir_triwulan, triwulan_berikut, triwulan_sebelum):
        with pytest.raises(TriwulanTidakDikenali):
            per_tahun(2026, n)


def test_the_quarters_of_2026_end_on_their_last_day() -> None:
    assert [akhir_triwulan(2026, n) for n in TRIWULAN] == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
    ]
    assert awal_triwulan(2026, 2) == date(2026, 4, 1)


def test_quarters_up_to_one_are_counted_from_the_first() -> None:
    assert sampai_dengan(3) == (1, 2, 3)


@sifat
@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_day_lies_inside_its_quarter(hari: date) -> None:
    tahun, n = triwulan_dari(hari)
    assert awal_triwulan(tahun, n) <= hari <= akhir_triwulan(tahun, n)


@sifat
@given(TAHUN, SALAH_SATU)
def test_quarters_follow_each_other_without_a_gap(tahun: int, n: int) -> None:
    berikut = triwulan_berikut(tahun, n)
    assert triwulan_sebelum(*berikut) == (tahun, n)
    assert akhir_triwulan(tahun, n) + timedelta(days=1) == awal_triwulan(*berikut)
    assert baca_triwulan(label_triwulan(n)) == baca_triwulan(label_panjang(n)) == n
