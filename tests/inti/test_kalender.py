from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inti.tanggal import Kalender

sifat = settings(deadline=None)


def hari(bulan: int, *tanggal: int) -> list[date]:
    return [date(2026, bulan, t) for t in tanggal]


LIBUR_NASIONAL = [
    *hari(1, 1, 16),
    *hari(2, 17),
    *hari(3, 19, 21, 22),
    *hari(4, 3, 5),
    *hari(5, 1, 14, 27, 31),
    *hari(6, 1, 16),
    *hari(8, 17, 25),
    *hari(12, 25),
]
CUTI_BERSAMA = [*hari(2, 16), *hari(3, 18, 20, 23, 24), *hari(5, 15, 28), *hari(12, 24)]
KALENDER = Kalender(dict.fromkeys([*LIBUR_NASIONAL, *CUTI_BERSAMA], "libur"))
HARI_2026 = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def test_the_holidays_of_2026_are_those_of_the_package() -> None:
    paket = holidays.Indonesia(  # type: ignore[attr-defined]  # country classes load lazily
        years=2026, categories=("public", "government"), language="id"
    )
    assert set(KALENDER.libur) == set(paket)
    assert (len(LIBUR_NASIONAL), len(CUTI_BERSAMA)) == (17, 8)


def test_weekends_holidays_and_cuti_bersama_are_no_working_days() -> None:
    assert KALENDER.adalah_hari_kerja(date(2026, 3, 25))
    for libur in (date(2026, 3, 21), date(2026, 3, 24), date(2026, 5, 1), date(2026, 5, 9)):
        assert not KALENDER.adalah_hari_kerja(libur)


@pytest.mark.parametrize("tenggat", hari(3, 20, 23, 24, 25))
def test_tenggat_around_lebaran_share_one_h_minus_3(tenggat: date) -> None:
    assert KALENDER.h_minus(tenggat, 3) == date(2026, 3, 13)


@pytest.mark.parametrize(
    ("n", "hasil"),
    [
        (0, date(2026, 3, 25)),
        (1, date(2026, 3, 17)),
        (2, date(2026, 3, 16)),
        (3, date(2026, 3, 13)),
        (7, date(2026, 3, 9)),
    ],
)
def test_h_minus_n_counts_working_days_back_from_the_tenggat(n: int, hasil: date) -> None:
    assert KALENDER.h_minus(date(2026, 3, 25), n) == hasil


def test_the_reminder_of_the_day_itself_moves_before_a_holiday() -> None:
    assert KALENDER.h_minus(date(2026, 3, 21), 0) == date(2026, 3, 17)


def test_h_minus_a_negative_number_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="at least 0"):
        KALENDER.h_minus(date(2026, 3, 25), -1)


@pytest.mark.parametrize(
    ("tenggat", "pertama_terlambat"),
    [
        (date(2026, 5, 7), date(2026, 5, 8)),
        (date(2026, 5, 8), date(2026, 5, 9)),
        (date(2026, 5, 9), date(2026, 5, 12)),
        (date(2026, 3, 20), date(2026, 3, 26)),
        (date(2026, 3, 25), date(2026, 3, 26)),
    ],
)
def test_an_item_is_late_after_the_working_day_its_tenggat_falls_on(
    tenggat: date, pertama_terlambat: date
) -> None:
    assert tenggat <= KALENDER.ambang_terlambat(pertama_terlambat)
    assert tenggat > KALENDER.ambang_terlambat(pertama_terlambat - timedelta(days=1))


@sifat
@given(HARI_2026, HARI_2026)
def test_late_means_a_working_day_at_or_after_the_tenggat_has_passed(
    tenggat: date, pada: date
) -> None:
    lewat = [tenggat + timedelta(days=k) for k in range((pada - tenggat).days)]
    terlambat = any(KALENDER.adalah_hari_kerja(h) for h in lewat)
    assert (tenggat <= KALENDER.ambang_terlambat(pada)) is terlambat
    assert (pada > KALENDER.batas_tepat(tenggat)) is terlambat


@sifat
@given(HARI_2026, st.integers(1, 30))
def test_shifting_counts_every_working_day_once(mulai: date, n: int) -> None:
    maju, mundur = KALENDER.geser_hari_kerja(mulai, n), KALENDER.geser_hari_kerja(mulai, -n)
    for awal, akhir in ((mulai, maju), (mundur - timedelta(days=1), mulai - timedelta(days=1))):
        di_antara = [awal + timedelta(days=k) for k in range(1, (akhir - awal).days + 1)]
        assert sum(KALENDER.adalah_hari_kerja(h) for h in di_antara) == n
    assert KALENDER.adalah_hari_kerja(maju)
    assert KALENDER.adalah_hari_kerja(mundur)
    assert KALENDER.geser_hari_kerja(mulai, 0) == mulai


@sifat
@given(HARI_2026)
def test_the_neighbouring_working_days_are_strictly_beside_the_day(mulai: date) -> None:
    assert KALENDER.hari_kerja_sebelum(mulai) < mulai < KALENDER.hari_kerja_berikut(mulai)
    terakhir = KALENDER.hari_kerja_terakhir(mulai)
    assert KALENDER.adalah_hari_kerja(terakhir)
    assert terakhir == mulai or terakhir == KALENDER.hari_kerja_sebelum(mulai)
