"""The table of phrases beside this file: every row must be read as written there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from inti.libur import libur_nasional
from inti.tanggal import Kalender
from tindaklanjut.tenggat import Keadaan, baca_tenggat

KALENDER: Final = Kalender(libur_nasional(range(2025, 2030)))
TANDA: Final = {Keadaan.TANPA_TANGGAL: "-", Keadaan.GANDA: "?"}


def _tabel() -> list[tuple[date, str, str]]:
    """Rows of (day 0, phrase, answer)."""
    hasil = []
    acuan = date.min
    berkas = Path(__file__).with_suffix(".txt")
    for baris in berkas.read_text(encoding="utf-8").splitlines():
        if baris.startswith("@ "):
            acuan = date.fromisoformat(baris.removeprefix("@ "))
        elif baris and not baris.startswith("# "):
            frasa, jawaban = baris.rsplit("|", 1)
            hasil.append((acuan, frasa.rstrip(), jawaban.strip()))
    return hasil


TABEL: Final = _tabel()


@pytest.mark.parametrize(("acuan", "frasa", "jawaban"), TABEL)
def test_a_phrase_means_the_day_a_careful_secretary_would_write(
    acuan: date, frasa: str, jawaban: str
) -> None:
    tenggat = baca_tenggat(frasa, acuan=acuan, kalender=KALENDER)
    terbaca = tenggat.tanggal.isoformat() if tenggat.tanggal else TANDA[tenggat.keadaan]
    assert terbaca == jawaban, tenggat.penjelasan


def test_the_table_is_large_and_has_no_row_twice() -> None:
    assert len(TABEL) >= 400
    assert len({(acuan, frasa) for acuan, frasa, _ in TABEL}) == len(TABEL)
