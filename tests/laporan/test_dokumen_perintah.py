"""The command periksa_dokumen: output, exit codes, messages."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command

from tests.laporan.dokumen_contoh.pembuat import docx_per_baris

if TYPE_CHECKING:
    from pathlib import Path

SALAH = "Penilaian memuat 8 (tujuh) aspek.\n\nPresentase balita naik.\n"
KUNCI = {"aturan", "tingkat", "baris", "kutipan", "pesan"}


def jalankan(berkas: Path, *pilihan: str) -> str:
    keluar = io.StringIO()
    call_command("periksa_dokumen", str(berkas), *pilihan, stdout=keluar)
    return keluar.getvalue()


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    jalur = tmp_path / "laporan.txt"
    jalur.write_text(SALAH, encoding="utf-8")
    return jalur


def test_json_is_one_array_of_findings(berkas: Path) -> None:
    temuan = json.loads(jalankan(berkas, "--format", "json"))

    assert [set(t) for t in temuan] == [KUNCI, KUNCI]
    assert [(t["aturan"], t["tingkat"], t["baris"]) for t in temuan] == [
        ("angka_dan_huruf_berbeda", "galat", [1]),
        ("salah_eja", "catatan", [3]),
    ]
    assert all(len(t["kutipan"]) == len(t["baris"]) for t in temuan)


def test_the_default_output_is_a_list_for_people(berkas: Path) -> None:
    keluar = jalankan(berkas)

    assert "laporan.txt: 2 temuan." in keluar
    assert "Galat (1)" in keluar
    assert "Baris 1: Tertulis 8" in keluar


def test_a_word_document_gives_the_same_findings(berkas: Path) -> None:
    word = berkas.with_suffix(".docx")
    word.write_bytes(docx_per_baris(SALAH.rstrip("\n")))

    assert jalankan(word, "--format", "json") == jalankan(berkas, "--format", "json")


def test_a_sound_report_is_an_empty_array(tmp_path: Path) -> None:
    jalur = tmp_path / "baik.txt"
    jalur.write_text("Penilaian memuat 8 (delapan) aspek.\n", encoding="utf-8")

    assert json.loads(jalankan(jalur, "--format", "json")) == []
    assert "tidak ada temuan" in jalankan(jalur)


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [("tiada.txt", None, "tidak ditemukan"), ("a.docx", b"teks", "bukan dokumen Word")],
)
def test_an_unreadable_file_ends_with_two(
    tmp_path: Path, nama: str, isi: bytes | None, kata: str
) -> None:
    jalur = tmp_path / nama
    if isi is not None:
        jalur.write_bytes(isi)

    with pytest.raises(CommandError, match=kata) as galat:
        jalankan(jalur)

    assert galat.value.returncode == 2
