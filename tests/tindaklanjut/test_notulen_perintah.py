"""``manage.py baca_notulen``: JSON and text of one file, without a data base."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import CommandError, call_command

from tests.tindaklanjut.notulen_contoh.pembuat_docx import buat_docx

if TYPE_CHECKING:
    from pathlib import Path

NOTULEN = """Kesimpulan
1. Program layak dilanjutkan pada tahun depan.
2. Kemnaker agar menyampaikan data PHK paling lambat 20 Maret 2026.
3. BPS diminta menelaah definisi.
"""


def jalankan(berkas: Path, *lain: str) -> str:
    keluaran = io.StringIO()
    call_command("baca_notulen", str(berkas), "--tanggal", "2026-02-25", *lain, stdout=keluaran)
    return keluaran.getvalue()


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    jalur = tmp_path / "rapat.txt"
    jalur.write_text(NOTULEN, encoding="utf-8")
    return jalur


def test_json_holds_the_tasks_with_null_for_what_is_absent(berkas: Path) -> None:
    assert json.loads(jalankan(berkas, "--format", "json")) == [
        {
            "jenis": "kesimpulan",
            "uraian": "Kemnaker agar menyampaikan data PHK paling lambat 20 Maret 2026.",
            "pic": "Kemnaker",
            "tenggat_teks": "paling lambat 20 Maret 2026",
            "tenggat": "2026-03-20",
        },
        {
            "jenis": "kesimpulan",
            "uraian": "BPS diminta menelaah definisi.",
            "pic": "BPS",
            "tenggat_teks": None,
            "tenggat": None,
        },
    ]


def test_all_items_can_be_listed_and_say_which_are_tasks(berkas: Path) -> None:
    baris: list[dict[str, Any]] = json.loads(jalankan(berkas, "--format", "json", "--semua"))
    assert [b["tugas"] for b in baris] == [False, True, True]
    assert baris[0]["uraian"] == "Program layak dilanjutkan pada tahun depan."


def test_the_text_form_names_party_date_and_line(berkas: Path) -> None:
    assert jalankan(berkas) == (
        "1. [kesimpulan] Kemnaker agar menyampaikan data PHK paling lambat 20 Maret 2026.\n"
        "   PIC: Kemnaker · tenggat: 2026-03-20 (paling lambat 20 Maret 2026) · baris 3\n"
        "2. [kesimpulan] BPS diminta menelaah definisi.\n"
        "   PIC: BPS · tenggat: - · baris 4\n"
    )


def test_minutes_without_a_task_say_so(tmp_path: Path) -> None:
    kosong = tmp_path / "kosong.txt"
    kosong.write_text("Peserta: BPS dan Kemnaker\n", encoding="utf-8")
    assert jalankan(kosong) == "Tidak ada tugas yang terbaca di notulen ini.\n"
    assert json.loads(jalankan(kosong, "--format", "json")) == []


def test_a_word_file_is_read(tmp_path: Path) -> None:
    jalur = tmp_path / "rapat.docx"
    jalur.write_bytes(buat_docx(["Keputusan:", {"p": "Tim RB agar mengirim bukti", "n": [1, 0]}]))
    assert json.loads(jalankan(jalur, "--format", "json"))[0]["pic"] == "Tim RB"


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [("rusak.docx", b"PK rusak", "rusak"), ("tiada.txt", None, "tidak dapat dibuka")],
)
def test_a_file_that_cannot_be_read_is_an_error_with_a_sentence(
    tmp_path: Path, nama: str, isi: bytes | None, kalimat: str
) -> None:
    jalur = tmp_path / nama
    if isi is not None:
        jalur.write_bytes(isi)
    with pytest.raises(CommandError, match=kalimat):
        jalankan(jalur)


def test_a_day_that_is_none_is_an_error(berkas: Path) -> None:
    with pytest.raises(CommandError):
        call_command("baca_notulen", str(berkas), "--tanggal", "30 Februari 2026")
