"""Uploaded files: what is read out of Word and text, and what is refused with which sentence."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any, Final

import pytest

from inti.libur import libur_nasional
from inti.tanggal import Kalender
from tests.tindaklanjut.notulen_contoh.pembuat_docx import W, buat_docx
from tindaklanjut.notulen import BerkasDitolak, baca_berkas, baca_notulen, teks_berkas
from tindaklanjut.notulen.berkas import MAKS_BERKAS, MAKS_TEKS

RAPAT: Final = date(2026, 2, 25)
KALENDER: Final = Kalender(libur_nasional(range(2025, 2030)))
TUGAS: Final = "Kesimpulan:\n1. BPS agar mengirim data paling lambat 5 Maret 2026.\n"


def baca(nama: str, isi: bytes) -> list[tuple[str, str | None, str | None]]:
    butir = baca_berkas(nama, isi, tanggal=RAPAT, kalender=KALENDER)
    return [
        (b.uraian, b.pic, b.tenggat.isoformat() if b.tenggat else None)
        for b in butir
        if b.adalah_tugas
    ]


def bungkus(berkas: dict[str, bytes]) -> bytes:
    keluaran = io.BytesIO()
    with zipfile.ZipFile(keluaran, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in berkas.items():
            arsip.writestr(nama, isi)
    return keluaran.getvalue()


def dokumen(badan: str) -> bytes:
    return buat_docx([], dokumen=f'<w:document xmlns:w="{W}"><w:body>{badan}</w:body></w:document>')


@pytest.mark.parametrize(
    "isi",
    [
        TUGAS.encode(),
        TUGAS.encode("utf-8-sig"),
        TUGAS.encode("utf-16"),
        TUGAS.replace("\n", "\r\n").encode(),
        TUGAS.replace("BPS", "BPS\u00a0").encode("cp1252"),
    ],
    ids=["utf-8", "dengan BOM", "utf-16", "baris Windows", "cp1252"],
)
def test_text_in_every_usual_encoding_gives_the_same_task(isi: bytes) -> None:
    harap = [("BPS agar mengirim data paling lambat 5 Maret 2026.", "BPS", "2026-03-05")]
    assert baca("notulen.txt", isi) == harap


def test_word_numbers_its_lists_in_the_text_that_is_shown() -> None:
    susunan: list[Any] = [
        {"p": "Kesimpulan", "gaya": "Judul1"},
        {"p": "BPS agar mengirim data", "n": [1, 0]},
        {"p": "Kemnaker agar:", "n": [1, 0]},
        {"p": "menyusun laporan", "n": [1, 1]},
        {"p": "menyiapkan rapat", "n": [1, 1]},
        {"p": "Catatan", "gaya": "Judul1"},
        {"p": "mulai lagi", "n": [4, 0]},
        {"p": "gaya bernomor", "gaya": "DaftarNomor"},
    ]
    assert teks_berkas("a.docx", buat_docx(susunan)).split("\n") == [
        "Kesimpulan",
        "1. BPS agar mengirim data",
        "2. Kemnaker agar:",
        "a. menyusun laporan",
        "b. menyiapkan rapat",
        "Catatan",
        "1. mulai lagi",
        "3. gaya bernomor",
    ]


def test_the_lines_of_a_row_are_those_of_the_text_that_is_shown() -> None:
    isi = buat_docx(
        [
            {"p": "Tindak lanjut", "gaya": "Judul1"},
            {"tabel": [["No", "Tindak Lanjut", "PIC"], ["1", "Menyusun laporan", "Tim RB"]]},
        ]
    )
    (butir,) = baca_berkas("a.docx", isi, tanggal=RAPAT, kalender=KALENDER)
    assert teks_berkas("a.docx", isi).split("\n")[butir.baris_awal - 1] == (
        "1 | Menyusun laporan | Tim RB"
    )


def test_deleted_and_hidden_text_of_word_is_not_read() -> None:
    isi = dokumen(
        "<w:p><w:r><w:t>Keputusan:</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>1. BPS agar mengirim </w:t></w:r>"
        "<w:del><w:r><w:delText>dan Kemnaker </w:delText><w:t>lama</w:t></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia </w:t></w:r>"
        "<w:ins><w:r><w:t>data</w:t></w:r></w:ins></w:p>"
    )
    assert baca("a.docx", isi) == [("BPS agar mengirim data", "BPS", None)]


def test_text_in_content_controls_is_read() -> None:
    isi = dokumen(
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Arahan Deputi:</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>1. Tim RB melengkapi bukti besok</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert baca("a.docx", isi) == [("Tim RB melengkapi bukti besok", "Tim RB", "2026-02-26")]


BOM = b"<w:document>" + b"A" * 45_000_000 + b"</w:document>"
ENTITAS = (
    f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>'
    "</w:document>"
).encode()
DALAM = (
    f'<w:document xmlns:w="{W}"><w:body>' + "<w:sdt>" * 3000 + "</w:sdt>" * 3000
).encode() + b"</w:body></w:document>"


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("a.docx", b"", "kosong"),
        ("a.docx", b"bukan zip", "rusak"),
        ("a.docx", b"PK\x03\x04 terpotong", "rusak"),
        ("a.docx", bungkus({"lain.xml": b"<a/>"}), "rusak"),
        ("a.docx", bungkus({"word/document.xml": b"<w:document"}), "rusak"),
        ("a.docx", bungkus({"word/document.xml": b"<a/>"}), "rusak"),
        ("a.docx", bungkus({"word/document.xml": ENTITAS}), "rusak"),
        ("a.docx", bungkus({"word/document.xml": BOM}), "terlalu besar"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "format lama"),
        ("a.pdf", b"%PDF-1.7", "Unggah .docx atau .txt"),
        ("a.txt", b"a\x00b", "bukan teks"),
        ("a.txt", b"x" * (MAKS_BERKAS + 1), "25 MB"),
        ("a.txt", b"kata " * (MAKS_TEKS // 5 + 1), "terlalu panjang"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(
    nama: str, isi: bytes, kalimat: str
) -> None:
    with pytest.raises(BerkasDitolak, match=kalimat) as galat:
        baca(nama, isi)
    pesan = str(galat.value)
    assert pesan.endswith(".")
    assert any(kata in pesan for kata in ("Buka", "Pilih", "Salin", "Simpan", "Tempel", "Unggah"))


def test_a_document_nested_without_end_is_read_without_an_error() -> None:
    assert baca("a.docx", bungkus({"word/document.xml": DALAM})) == []


def test_pasted_text_without_end_is_refused() -> None:
    with pytest.raises(BerkasDitolak, match="terlalu panjang"):
        baca_notulen("kata " * MAKS_TEKS, tanggal=RAPAT, kalender=KALENDER)
