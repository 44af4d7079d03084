"""Planning an import grows with its rows, not faster (full profile: ten thousand rows)."""

from __future__ import annotations

import io
import os
import time
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest

from impor.jalankan import rencanakan_berkas, terapkan
from tests.impor.bantu import PADA, buku

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.berat, pytest.mark.django_db]

BANYAK: Final = 10_000 if os.environ.get("UJI_BERAT") == "penuh" else 800
# Parsing the same bytes is the yardstick: a plan that compared every row with every other, or
# asked the database row by row, costs far more than these many parsings.
BATAS_PARSE: Final = 12
BATAS_TULIS: Final = 40


def _buku(banyak: int) -> bytes:
    rapat = banyak // 40
    kepala = ["Kode Unit", "ID", "Sumber", "Uraian", "PIC", "Pendukung", "Tenggat", "Bukti"]
    tugas: list[Any] = [kepala]
    for n in range(banyak):
        sumber = f"R-{n % rapat}/1"
        uraian = f"Menyampaikan data provinsi ke-{n}"
        tenggat = date(2026, 6, 1 + n % 28)
        tugas.append(["U", f"T-{n}", sumber, uraian, f"K/L {n % 30}", "BPS", tenggat, f"ND-{n}"])
    return buku(
        {
            "Unit": [["Kode", "Nama"], ["U", "Unit"]],
            "Rapat": [
                ["Kode Unit", "ID Rapat", "Jenis", "Judul", "Tanggal"],
                *(["U", f"R-{n}", "rakor", "Rapat", date(2026, 1, 5)] for n in range(rapat)),
            ],
            "Hasil Rapat": [
                ["Kode Unit", "ID Rapat", "No", "Jenis", "Uraian"],
                *(["U", f"R-{n}", 1, "arahan", "Agar"] for n in range(rapat)),
            ],
            "Tindak Lanjut": tugas,
        }
    )


def _detik(kerja: Callable[[], object]) -> float:
    """Own CPU, so that a busy machine changes nothing."""
    mulai = time.process_time()
    kerja()
    return time.process_time() - mulai


def test_a_large_import_costs_a_fixed_number_of_parsings() -> None:
    isi = _buku(BANYAK)
    parse = _detik(lambda: openpyxl.load_workbook(io.BytesIO(isi)))
    rencana = rencanakan_berkas("a.xlsx", isi, oleh=None, pada=PADA)
    pertama = _detik(lambda: rencanakan_berkas("a.xlsx", isi, oleh=None, pada=PADA))
    tulis = _detik(lambda: terapkan(rencana, oleh=None, pada=PADA))
    kedua = _detik(lambda: rencanakan_berkas("a.xlsx", isi, oleh=None, pada=PADA))
    assert rencana.galat == []
    assert pertama < BATAS_PARSE * parse, f"{pertama:.2f} s, parse {parse:.2f} s"
    assert kedua < BATAS_PARSE * parse, f"{kedua:.2f} s, parse {parse:.2f} s"
    assert tulis < BATAS_TULIS * parse, f"{tulis:.2f} s, parse {parse:.2f} s"


def test_four_times_the_rows_cost_about_four_times_as_much() -> None:
    kecil, besar = _buku(BANYAK // 4), _buku(BANYAK)
    sedikit = min(
        _detik(lambda: rencanakan_berkas("a.xlsx", kecil, oleh=None, pada=PADA)) for _ in range(3)
    )
    banyak = min(
        _detik(lambda: rencanakan_berkas("a.xlsx", besar, oleh=None, pada=PADA)) for _ in range(2)
    )
    assert banyak < 8 * sedikit
