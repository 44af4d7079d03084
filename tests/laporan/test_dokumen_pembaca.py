"""Reading a report: text files, Word documents, and files that are neither."""

from __future__ import annotations

import io
import zipfile

import pytest

from laporan.dokumen import Dokumen, GalatBerkas, baca_dokumen, periksa
from laporan.dokumen.model import Jenis
from laporan.dokumen.penomor_docx import tulis_nomor
from tests.laporan.dokumen_contoh.pembuat import GAYA, docx, paragraf, penomoran, tabel

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def teks(isi: str) -> Dokumen:
    return baca_dokumen("laporan.txt", isi.encode())


def blok(d: Dokumen) -> list[tuple[str, str, str]]:
    return [(b.jenis.value, b.penanda, b.teks) for b in d.blok if b.tabel is None]


def test_lines_keep_their_numbers_also_after_blank_lines() -> None:
    d = teks("\nLatar Belakang\n\nDesa ini berlistrik.\n")

    assert [(b.jenis, b.baris) for b in d.blok] == [(Jenis.JUDUL, (2,)), (Jenis.PARAGRAF, (4,))]


def test_a_sentence_cut_by_a_page_break_is_one_paragraph_of_two_lines() -> None:
    d = teks("Realisasi belanja sampai dengan akhir triwulan ini\n\nsebesar lima puluh persen.")

    (b,) = d.blok
    assert b.baris == (1, 3)
    assert b.isi.baris_pada(b.teks.index("lima")) == 3


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    d = teks("Pelatihan petugas dilaksanakan di tiga\nkabupaten selama dua hari.\nPesertanya 40.")

    assert [b.baris for b in d.blok] == [(1, 2), (3,)]


def test_markup_left_by_a_converter_is_no_text() -> None:
    d = teks("**Hasil Pengukuran**\n\nNilai <i>rata-rata</i> &amp; *median* dihitung.\n\n*Data BPS")

    assert blok(d) == [
        ("judul", "", "Hasil Pengukuran"),
        ("paragraf", "", "Nilai rata-rata & median dihitung."),
        ("catatan_kaki", "*", "Data BPS"),
    ]


def test_a_bold_heading_over_several_lines_is_one_heading() -> None:
    d = teks("**1. Cakupan\nair minum\ndesa**\n\nUraian.")

    assert d.blok[0].jenis is Jenis.JUDUL
    assert d.blok[0].teks == "1. Cakupan air minum desa"
    assert d.blok[0].baris == (1, 2, 3)


def test_a_table_row_cut_by_a_page_break_is_one_row() -> None:
    d = teks(
        "No\tRencana Aksi\tStatus\tKeterangan\n1.\tPelatihan\tTerlaksana\tDiikuti 40\n\n"
        "\tpetugas\t\torang\n--\t--\t--\t--\n2.\tSurvei\tBelum\tMenunggu"
    )

    (b,) = d.blok
    assert b.tabel is not None
    assert b.tabel.kepala == ("No", "Rencana Aksi", "Status", "Keterangan")
    assert [r.baris for r in b.tabel.isi] == [(2, 4), (6,)]
    assert b.tabel.isi[0].teks(1) == "Pelatihan petugas"
    assert b.tabel.isi[0].teks(3) == "Diikuti 40 orang"


@pytest.mark.parametrize(
    "baris",
    [
        "| No | Uraian | Jumlah |\n|---|---|---|\n| 1 | Bibit | 20 |",
        "No\tUraian\tJumlah\n1\tBibit\t20",
        "No      Uraian      Jumlah      Satuan\n1       Bibit       20          Batang",
    ],
)
def test_tables_are_read_from_pipes_tabs_and_wide_gaps(baris: str) -> None:
    (b,) = teks(baris).blok

    assert b.tabel is not None
    assert [r.teks(2) for r in b.tabel.isi] == ["20"]


@pytest.mark.parametrize(
    ("isi", "sandi"), [("Biaya – 40%", "utf-8-sig"), ("Biaya 40%", "utf-16"), ("Café", "cp1252")]
)
def test_common_encodings_are_understood(isi: str, sandi: str) -> None:
    assert baca_dokumen("a.txt", isi.encode(sandi)).baris[0].teks == isi


def test_word_paragraphs_are_numbered_with_the_empty_ones_and_those_in_tables() -> None:
    d = baca_dokumen(
        "a.docx",
        docx(
            paragraf("Awal.")
            + paragraf("")
            + tabel(["No", "Uraian", "Jumlah"], ["1", "Bibit", "20"])
            + paragraf("Akhir.")
        ),
    )

    assert [b.baris for b in d.blok] == [(1,), (3, 6), (9,)]


def test_word_headings_lists_and_footnotes_are_recognised() -> None:
    isi = docx(
        paragraf("Uraian Kerja", gaya="Judul1")
        + paragraf("menanam", nomor="1")
        + paragraf("menyiram", nomor="1")
        + paragraf("pagi", nomor="2"),
        numbering=penomoran(),
        styles=GAYA,
    )

    assert blok(baca_dokumen("a.docx", isi)) == [
        ("judul", "", "Uraian Kerja"),
        ("butir", "1.", "menanam"),
        ("butir", "2.", "menyiram"),
        ("butir", "-", "pagi"),
    ]


def test_text_deleted_in_word_is_not_read() -> None:
    hapus = (
        "<w:p><w:del><w:r><w:delText>lama</w:delText></w:r></w:del><w:r><w:t>baru</w:t></w:r></w:p>"
    )

    assert baca_dokumen("a.docx", docx(hapus)).baris[0].teks == "baru"


def test_a_wide_header_cell_in_word_names_all_its_columns() -> None:
    lebar = (
        "<w:tbl><w:tr>"
        f"<w:tc>{paragraf('Indikator')}</w:tc>"
        f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraf("Target")}</w:tc>'
        "</w:tr><w:tr>"
        f"<w:tc>{paragraf('')}</w:tc><w:tc>{paragraf('Tahun')}</w:tc>"
        f"<w:tc>{paragraf('TW I')}</w:tc></w:tr><w:tr>"
        f"<w:tc>{paragraf('Luas')}</w:tc><w:tc>{paragraf('8')}</w:tc><w:tc>{paragraf('2')}</w:tc>"
        "</w:tr></w:tbl>"
    )
    (b,) = baca_dokumen("a.docx", docx(lebar)).blok

    assert b.tabel is not None
    assert b.tabel.kepala == ("Indikator", "Target Tahun", "Target TW I")


@pytest.mark.parametrize(
    ("nomor", "bentuk", "teks_"),
    [
        (3, "decimal", "3"),
        (3, "lowerLetter", "c"),
        (4, "upperRoman", "IV"),
        (9, "lowerRoman", "ix"),
    ],
)
def test_list_numbers_are_written_in_words_formats(nomor: int, bentuk: str, teks_: str) -> None:
    assert tulis_nomor(nomor, bentuk) == teks_


def _zip(**isi: bytes) -> bytes:
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in isi.items():
            arsip.writestr(nama.replace("__", "/"), data)
    return aliran.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("a.pdf", b"%PDF-1.7", ".txt dan .docx"),
        ("a.txt", b"  \n", "kosong"),
        ("a.docx", b"", "kosong"),
        ("a.txt", b"PK\x03\x04" + b"x" * 90, "bukan teks"),
        ("a.txt", b"%PDF-1.7 \n", "bukan teks"),
        ("a.txt", bytes(range(32)) * 40, "bukan teks"),
        ("a.docx", b"Laporan biasa", "bukan dokumen Word"),
        ("a.docx", OLE, "terkunci"),
        ("a.docx", _zip(x=b"isi"), "bukan dokumen Word"),
        ("a.docx", docx(paragraf("x"))[:-30], "rusak"),
        ("a.docx", _zip(word__document=b"x"), "bukan dokumen Word"),
        ("a.docx", docx("<rusak"), "rusak"),
        ("a.docx", docx("<w:p/>" + " " * 61_000_000), "terlalu besar"),
        ("a.txt", b"x\n" * 40_001, "40.000 baris"),
    ],
)
def test_an_unreadable_file_gives_one_clear_sentence(nama: str, isi: bytes, kata: str) -> None:
    with pytest.raises(GalatBerkas, match=kata) as galat:
        baca_dokumen(nama, isi)

    assert "\n" not in str(galat.value)
    assert str(galat.value).endswith(".")


def test_entities_of_a_hostile_document_are_refused() -> None:
    bom = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    isi = _zip(**{"word__document.xml": bom})

    with pytest.raises(GalatBerkas, match="rusak"):
        baca_dokumen("a.docx", isi)


def test_a_file_above_the_limit_is_refused() -> None:
    with pytest.raises(GalatBerkas, match="20 MB"):
        baca_dokumen("a.txt", b"x" * 20_000_001)


def test_a_document_without_any_report_in_it_has_no_finding() -> None:
    assert periksa(teks("Halo.")) == []
