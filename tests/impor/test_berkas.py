"""Files that are not what they say: one clear sentence, never a traceback."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from impor.berkas import MAKS_BYTE, BerkasDitolak, buka
from impor.sel import (
    Sel,
    SelDitolak,
    baca_desimal,
    baca_kode,
    baca_tanggal_sel,
    baca_target,
    baca_teks,
)
from kinerja.hitung import Target
from tests.impor.bantu import buku, simpan


def _zip(isi: dict[str, bytes]) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in isi.items():
            arsip.writestr(nama, data)
    return keluar.getvalue()


_UTUH = buku({"Unit": [["Kode", "Nama"], ["U.1", "Unit"]]})
DITOLAK: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "kosong"),
    "renamed pdf": (b"%PDF-1.7\n%", "PDF"),
    "renamed png": (b"\x89PNG\r\n\x1a\n", "gambar"),
    "rar": (b"Rar!\x1a\x07\x00", "arsip RAR"),
    "broken zip": (_UTUH[:2000], "rusak"),
    "zip that is no workbook": (_zip({"a.txt": b"x"}), "bukan buku kerja"),
    "binary workbook": (_zip({"xl/workbook.bin": b"x"}), ".xlsb"),
    "zip bomb": (
        _zip({"xl/workbook.xml": b"x", "xl/worksheets/sheet1.xml": b"0" * 250_000_000}),
        "terlalu besar",
    ),
    "too many row elements": (
        _zip(
            {
                "xl/workbook.xml": b"x",
                "xl/worksheets/sheet1.xml": b'<row r="1"/>' * 260_000 + b"#" * 1000,
            }
        ),
        "terlalu banyak baris",
    ),
    "strict open xml": (
        _zip({"xl/workbook.xml": b'<workbook xmlns="http://purl.oclc.org/ooxml/x"/>'}),
        "Strict Open XML",
    ),
    "not xml": (_zip({"xl/workbook.xml": b"<<<", "[Content_Types].xml": b"<<<"}), "rusak"),
    "encrypted": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "kata sandi",
    ),
    "old format that is broken": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "rusak"),
    "binary rubbish": (bytes(range(256)) * 20, "bukan buku kerja"),
    "too large": (b"a" * (MAKS_BYTE + 1), "20 MB"),
}


@pytest.mark.parametrize("nama", DITOLAK, ids=[n.replace(" ", "-") for n in DITOLAK])
def test_a_file_that_is_no_workbook_is_refused_with_a_sentence(nama: str) -> None:
    isi, potongan = DITOLAK[nama]
    with pytest.raises(BerkasDitolak, match=potongan):
        buka("berkas.xlsx", isi)


def test_too_many_rows_are_refused_before_they_are_judged() -> None:
    isi = buku({"Unit": [["Kode", "Nama"], *(["U", "x"] for _ in range(30))]})
    with pytest.raises(BerkasDitolak, match="30 baris, paling banyak 20"):
        buka("a.xlsx", isi, maks_baris=20)


def test_a_formula_counts_with_its_stored_result_and_is_an_error_without_one() -> None:
    wb = openpyxl.Workbook()
    ws = wb.active
    assert ws is not None
    ws.append(["=1+1", 5])
    sel = buka("a.xlsx", simpan(wb))[0].baris[0].sel
    assert "Rumus tanpa hasil" in sel[0].masalah
    assert sel[1] == Sel(5, format="General")
    with pytest.raises(SelDitolak, match="Rumus tanpa hasil"):
        baca_desimal(sel[0])


def test_vertically_merged_cells_count_for_every_row() -> None:
    wb = openpyxl.Workbook()
    ws = wb.active
    assert ws is not None
    for isi in (["Kode Unit", "No"], ["U.1", 1], [None, 2], [None, 3]):
        ws.append(isi)
    ws.merge_cells("A2:A4")
    baris = buka("a.xlsx", simpan(wb))[0].baris
    assert [b.sel[0].nilai for b in baris] == ["Kode Unit", "U.1", "U.1", "U.1"]


@pytest.mark.parametrize("pemisah", [",", ";", "\t", "|"])
@pytest.mark.parametrize("enkode", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_whatever_its_delimiter_and_encoding(pemisah: str, enkode: str) -> None:
    teks = "\r\n".join(pemisah.join(b) for b in (["Kode", "Nama"], ["U.1", "Pelatihan é"]))
    lembar = buka("folder/Unit.csv", teks.encode(enkode))[0]
    assert lembar.nama == "Unit"
    assert [s.nilai for s in lembar.baris[1].sel] == ["U.1", "Pelatihan é"]


@pytest.mark.parametrize(
    ("sel", "nilai"),
    [
        (Sel(0.92, format="0.00%"), Decimal(92)),
        (Sel(0.6361, format="0%"), Decimal("63.61")),
        (Sel(0.1 + 0.2), Decimal("0.3")),
        (Sel("62,97 %"), Decimal("62.97")),
        (Sel("27.398.625"), Decimal(27398625)),
        (Sel("-"), None),
        (Sel(None), None),
        (Sel(-3), Decimal(-3)),
    ],
)
def test_a_number_cell_is_read_as_people_type_it(sel: Sel, nilai: Decimal | None) -> None:
    assert baca_desimal(sel) == nilai


@pytest.mark.parametrize("nilai", [True, date(2026, 1, 1), "entah"])
def test_a_cell_that_is_no_number_is_refused(nilai: object) -> None:
    with pytest.raises(SelDitolak):
        baca_desimal(Sel(nilai))


def test_a_range_cell_is_read_as_two_bounds() -> None:
    assert baca_target(Sel("56,40 - 59,32%")) == Target(Decimal("56.40"), Decimal("59.32"))


@pytest.mark.parametrize(
    ("nilai", "hari"),
    [
        ("12 Maret 2026", date(2026, 3, 12)),
        ("12/03/2026", date(2026, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        (date(2026, 3, 12), date(2026, 3, 12)),
    ],
)
def test_a_date_cell_is_read_in_every_form_of_the_specification(nilai: object, hari: date) -> None:
    assert baca_tanggal_sel(Sel(nilai)) == hari


def test_a_code_that_excel_made_a_date_is_refused_with_the_cure() -> None:
    with pytest.raises(SelDitolak, match="Format selnya sebagai teks"):
        baca_kode(Sel(date(2026, 2, 1)))


def test_a_code_keeps_the_zero_its_format_shows() -> None:
    assert baca_kode(Sel(1.1, format="0.00")) == "1.10"
    assert baca_kode(Sel(1.1)) == "1.1"
    assert baca_teks(Sel(3.0)) == "3"
