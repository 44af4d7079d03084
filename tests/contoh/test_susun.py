"""The builder: same inputs give the same bytes, and its corrections must find their words.

The real report is no part of the repository; a report of the same shape with made-up words stands
in for it here.
"""

from __future__ import annotations

import io
import json
import runpy
import sys
import tomllib
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from contoh.bahan import TAMBAHAN, angka, muat, tanpa_tanggal
from contoh.buku import tulis
from tests.contoh.pembaca import AKAR

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

RENAKSI = {"1.1": 2, "1.2": 2, "1.3": 2, "1.4": 3, "2.1": 2, "2.2": 2, "3.1": 1, "4.1": 6}


def iku(kode: str) -> dict[str, Any]:
    """One IKU of the stand-in: more events and upaya than the additions refer to."""
    target = [1, 2] if kode == "1.2" else 1
    return {
        "kode": kode,
        "sasaran_kegiatan": kode[0],
        "tabel_ringkasan": {"nama": f"Indikator {kode}"},
        "definisi": {"teks": f"Definisi {kode}"},
        "nilai": {
            "target_tahun": target,
            "target_tw1": target,
            "target_tw1_ringkasan": target,
            "target_tw1_bagian": target,
            "realisasi": 1.25,
        },
        "komponen": [{"kategori": f"K{n}", "jumlah": n} for n in (1, 2, 3)],
        "renaksi": [
            {
                "no": n,
                "rencana_aksi": f"Renaksi {kode}/{n}",
                "status": "Terlaksana",
                "keterangan": [
                    {"teks": f"Kejadian {kode}/{n}/{m} tanggal 9 Maret 2026.", "tanggal": []}
                    for m in range(1, 6)
                ],
            }
            for n in range(1, RENAKSI[kode] + 1)
        ],
        "upaya_lain": [{"no": n, "teks": f"Lain {kode}/{n}"} for n in (1, 2, 3)],
        "kendala": [{"teks": f"Kendala {kode}/{n}" if n > 1 else "Sama"} for n in (1, 2, 3)],
        "upaya": [{"teks": f"upaya {kode}/{n}"} for n in (1, 2, 3)],
        "efisiensi": {"teks": "Hemat", "rp": 5},
    }


@pytest.fixture
def laporan(tmp_path: Path) -> Path:
    tambahan = tomllib.loads(TAMBAHAN.read_text("utf-8"))
    isi = {
        "perbaikan": [p["cari"] for p in tambahan["perbaikan"]],
        "sasaran_kegiatan": [{"kode": n, "judul": f"Sasaran {n}"} for n in (1, 2, 3, 4)],
        "iku": [iku(kode) for kode in RENAKSI],
        "skp_efektivitas": {"bobot": [20, 25, 27.5, 27.5]},
        "renaksi_rb": {
            "daftar": [{"no": n, "teks": f"RB {n}", "triwulan_dugaan": [1]} for n in range(1, 9)]
        },
    }
    berkas = tmp_path / "laporan.json"
    berkas.write_text(json.dumps(isi), "utf-8")
    baris = [f"baris *{n}*" for n in range(1, 700)]
    baris += [p["cari"] for p in tambahan["perbaikan_uraian"]]
    berkas.with_suffix(".txt").write_text("\n".join(baris), "utf-8")
    return berkas


def lembar(isi: bytes, nama: str) -> Worksheet:
    hasil: Worksheet = load_workbook(io.BytesIO(isi))[nama]
    return hasil


def test_two_builds_are_byte_identical_and_carry_no_clock(laporan: Path) -> None:
    isi = tulis(muat(laporan))
    assert tulis(muat(laporan)) == isi
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        assert {a.date_time for a in arsip.infolist()} == {(2026, 5, 8, 0, 0, 0)}
        assert arsip.read("docProps/core.xml").count(b"2026-05-08T00:00:00Z") == 2


def test_the_command_writes_what_the_functions_build(
    laporan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keluar = tmp_path / "keluar.xlsx"
    monkeypatch.setattr(sys, "argv", ["susun.py", str(laporan), str(keluar)])
    monkeypatch.setattr(sys, "path", list(sys.path))
    runpy.run_path(str(AKAR / "contoh" / "susun.py"), run_name="__main__")
    assert keluar.read_bytes() == tulis(muat(laporan))


@pytest.mark.parametrize(("akhiran", "kata"), [(".json", "Bapak"), (".txt", "Sakernas")])
def test_a_correction_that_finds_nothing_stops_the_build(
    akhiran: str, kata: str, laporan: Path
) -> None:
    berkas = laporan.with_suffix(akhiran)
    berkas.write_text(berkas.read_text("utf-8").replace(kata, ""), "utf-8")
    with pytest.raises(ValueError, match="Perbaikan tidak menemukan teksnya"):
        muat(laporan)


def test_a_kendala_told_in_several_sections_becomes_one_row(laporan: Path) -> None:
    kendala = [[c.value for c in b] for b in lembar(tulis(muat(laporan)), "Kendala").rows][1:]
    assert kendala[0][4:6] == ["; ".join(RENAKSI), "Sama"]
    assert len(kendala) == 1 + 2 * len(RENAKSI)


def test_a_paragraph_split_by_a_page_is_joined_and_its_marks_are_dropped(laporan: Path) -> None:
    assert muat(laporan).paragraf([[1, 3], [2]]) == "baris 1 baris 3\nbaris 2"


@pytest.mark.parametrize(
    ("teks", "harapan"),
    [
        ("Rapat Evaluasi tanggal 19 Januari 2026", "Rapat Evaluasi"),
        ("Rapat di Bandung tanggal 30 Januari 2026.", "Rapat di Bandung"),
        ("Rapat tanggal 2 Maret 2026 di Jakarta", "Rapat tanggal 2 Maret 2026 di Jakarta"),
        ("Rapat Pemetaan.", "Rapat Pemetaan"),
    ],
)
def test_an_event_is_named_without_its_closing_date(teks: str, harapan: str) -> None:
    assert tanpa_tanggal(teks) == harapan


def test_a_range_is_written_as_the_office_writes_it(laporan: Path) -> None:
    assert angka(muat(laporan).setelan("1.2")["target"][0]) == "56,33–58,97%"
    assert angka(3) == 3
