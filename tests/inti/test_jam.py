"""The one clock: Asia/Jakarta, and the sample day in trial mode."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as setelan
from django.utils import timezone

from inti.jam import hari_ini, sekarang

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings


@pytest.fixture
def jam(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> datetime:
    kini: datetime = request.param
    monkeypatch.setattr(timezone, "now", lambda: kini)
    return kini


@pytest.mark.parametrize(
    ("jam", "hari"),
    [
        (datetime(2026, 3, 31, 16, 59, 59, tzinfo=UTC), date(2026, 3, 31)),
        (datetime(2026, 3, 31, 17, 0, tzinfo=UTC), date(2026, 4, 1)),
        (datetime(2025, 12, 31, 17, 0, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2026, 1, 1, 16, 59, tzinfo=UTC), date(2026, 1, 1)),
    ],
    indirect=["jam"],
)
def test_the_day_begins_at_midnight_in_jakarta(
    jam: datetime, hari: date, settings: Settings
) -> None:
    settings.HARI_INI_CONTOH = None
    assert hari_ini() == hari
    assert sekarang() == jam
    assert sekarang().utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    "jam",
    [datetime(2027, 1, 31, 1, 2, 3, tzinfo=UTC), datetime(2028, 2, 29, 23, 0, tzinfo=UTC)],
    indirect=True,
)
@pytest.mark.parametrize("contoh", [date(2026, 5, 8), date(2024, 2, 29), date(2026, 2, 28)])
def test_in_trial_mode_the_day_stands_still_and_the_hour_runs(
    jam: datetime, contoh: date, settings: Settings
) -> None:
    settings.HARI_INI_CONTOH = contoh
    assert hari_ini() == contoh
    assert sekarang().timetz() == timezone.localtime(jam).timetz()


def test_only_the_clock_asks_which_day_it_is() -> None:
    pembaca = {
        berkas.relative_to(setelan.BASE_DIR).as_posix()
        for berkas in sumber_kita()
        if panggilan_kosong(berkas) & {"today", "localdate", "localtime", "utcnow"}
    }
    assert pembaca == {"inti/jam.py"}


def sumber_kita() -> list[Path]:
    ruang = ("laporan", "impor", "tindaklanjut", "renaksi", "rb", "kinerja", "notifikasi", "bukti")
    return [
        berkas
        for nama in (*ruang, "akun", "inti")
        for berkas in (setelan.BASE_DIR / nama).rglob("*.py")
    ]


def panggilan_kosong(berkas: Path) -> set[str]:
    """Names of the functions a file calls without an argument."""
    return {
        simpul.func.attr if isinstance(simpul.func, ast.Attribute) else simpul.func.id
        for simpul in ast.walk(ast.parse(berkas.read_text("utf-8")))
        if isinstance(simpul, ast.Call)
        and isinstance(simpul.func, ast.Attribute | ast.Name)
        and not simpul.args
    }
