"""The sample workbook as rows, read the way the importer reads it: openpyxl, cached values."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from inti.libur import libur_nasional
from inti.tanggal import Kalender
from tests.contoh.pembaca import BERKAS

if TYPE_CHECKING:
    from tests.contoh.pembaca import Lembar


@pytest.fixture(scope="session")
def buku() -> dict[str, Lembar]:
    """Sheet → rows as ``{header: value}``; dates as ``date``, empty cells as ``None``."""
    isi: dict[str, Lembar] = {}
    for lembar in load_workbook(BERKAS).worksheets:
        kepala, *baris = lembar.iter_rows(values_only=True)
        isi[lembar.title] = [
            {
                str(k): v.date() if isinstance(v, datetime) else v
                for k, v in zip(kepala, b, strict=True)
            }
            for b in baris
        ]
    return isi


@pytest.fixture(scope="session")
def kalender() -> Kalender:
    return Kalender(libur_nasional([2026]))
