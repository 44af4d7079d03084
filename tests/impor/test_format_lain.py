"""The same unit in ``.xlsx``, ``.ods``, ``.xls`` and ``.csv``; hostile and odd workbooks."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from impor.baca import baca_buku
from impor.berkas import BerkasDitolak, buka
from impor.ekspor import templat
from impor.sel import Sel, baca_desimal, baca_target, baca_teks, tulis_target
from impor.skema import PER_NAMA
from kinerja.hitung import Target
from tests.impor.bantu import buku, rencana, simpan
from tests.impor.berkas_lain import ods, ods_mentah, sel_ods, xls

if TYPE_CHECKING:
    from collections.abc import Callable

UNIT: list[Any] = [["Kode", "Nama"], ["U.1", "Unit satu"]]
KENDALA = [["Kode Unit", "Tahun", "Triwulan", "No", "Uraian"], ["U.1", 2026, 1, 1, "Kendala"]]
TL: list[list[Any]] = [
    ["Kode Unit", "ID", "Uraian", "PIC", "Tenggat"],
    ["U.1", "T-1", "Tugas", "Kemnaker", "12/06/2026"],
]
LEMBAR: dict[str, list[Any]] = {"Unit": UNIT, "Kendala": KENDALA, "Tindak Lanjut": TL}


@pytest.mark.parametrize("buat", [buku, ods, xls], ids=["xlsx", "ods", "xls"])
@pytest.mark.django_db
def test_every_format_gives_the_same_rows(
    buat: Callable[[dict[str, list[Any]]], bytes],
) -> None:
    dibaca = baca_buku(buka("a.bin", buat(dict(LEMBAR))))
    assert dibaca.galat == []
    nilai = {nama: [b.nilai for b in baris] for nama, baris in dibaca.baris.items()}
    assert nilai["Kendala"][0] == {
        "unit": "U.1",
        "tahun": 2026,
        "triwulan": 1,
        "nomor": "1",
        "uraian": "Kendala",
    }
    assert nilai["Tindak Lanjut"][0]["tenggat"] == date(2026, 6, 12)
    assert [b.nomor for b in dibaca.baris["Tindak Lanjut"]] == [2]


def test_an_ods_date_is_a_date_and_its_row_number_that_of_the_program() -> None:
    lembar = buka("a.ods", ods({"A": [[None], ["Tenggat"], [date(2026, 3, 12)]]}))[0]
    assert [(b.nomor, b.sel[0].nilai) for b in lembar.baris] == [
        (2, "Tenggat"),
        (3, date(2026, 3, 12)),
    ]


@pytest.mark.django_db
def test_a_fraction_in_a_percent_column_of_an_ods_is_a_warning() -> None:
    from impor.jalankan import rencanakan_berkas

    iku: list[Any] = [
        [
            "Kode Unit",
            "Tahun",
            "Kode",
            "Sasaran No",
            "Sasaran",
            "Indikator",
            "Satuan",
            "Target Tahun",
            "Target TW I",
        ],
        ["U.1", 2026, "1", "1", "S", "I", "persen", 0.92, 20],
    ]
    pk: list[Any] = [["Kode Unit", "Tahun"], ["U.1", 2026]]
    isi = ods({"Unit": UNIT, "Perjanjian Kinerja": pk, "IKU": iku})
    r = rencanakan_berkas("a.ods", isi, oleh=None, pada=date(2026, 5, 8))
    assert r.galat == []
    assert [(c.lembar, c.baris, c.kolom, c.nilai) for c in r.peringatan] == [
        ("IKU", 2, "Target Tahun", "0,92")
    ]


@pytest.mark.parametrize(
    "tabel",
    [
        f'<table:table-row table:number-rows-repeated="1048575">{sel_ods("x")}</table:table-row>',
        '<table:table-row table:number-rows-repeated="20000"><table:table-cell office:value-type='
        '"string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
        "</table:table-row>",
    ],
    ids=["rows", "cells"],
)
def test_an_ods_that_repeats_one_cell_a_million_times_is_refused(tabel: str) -> None:
    isi = ods_mentah(f'<table:table table:name="Unit">{tabel}</table:table>')
    with pytest.raises(BerkasDitolak, match="terlalu banyak baris atau kolom"):
        buka("a.ods", isi)


def test_an_encrypted_ods_is_refused_with_the_cure() -> None:
    with pytest.raises(BerkasDitolak, match="kata sandi"):
        buka("a.ods", ods({"Unit": UNIT}, kunci=True))


def test_a_stray_cell_far_away_costs_nothing() -> None:
    wb = openpyxl.Workbook()
    ws = wb.active
    assert ws is not None
    ws.append(["Kode", "Nama"])
    ws.cell(1_048_576, 150, "x")
    mulai = time.perf_counter()
    baris = buka("a.xlsx", simpan(wb))[0].baris
    assert time.perf_counter() - mulai < 5
    assert [b.nomor for b in baris] == [1, 1_048_576]


def _ganti(isi: bytes, nama: str, ganti: Callable[[bytes], bytes]) -> bytes:
    keluar = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(isi)) as lama,
        zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for info in lama.infolist():
            data = lama.read(info.filename)
            baru.writestr(info.filename, ganti(data) if info.filename == nama else data)
    return keluar.getvalue()


def test_an_entity_bomb_is_refused() -> None:
    dtd = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    isi = _ganti(
        buku({"Unit": UNIT}),
        "xl/worksheets/sheet1.xml",
        lambda d: b'<?xml version="1.0"?>' + dtd + d[d.index(b"<worksheet") :],
    )
    with pytest.raises(BerkasDitolak, match="rusak"):
        buka("a.xlsx", isi)


def test_a_million_cells_are_refused_before_they_are_parsed() -> None:
    acak = (n * 2_654_435_761 % 4_294_967_296 for n in range(1_050_000))
    baris = b'<row r="1">' + b"".join(b'<c r="A1"><v>%d</v></c>' % n for n in acak) + b"</row>"
    isi = _ganti(
        buku({"Unit": UNIT}),
        "xl/worksheets/sheet1.xml",
        lambda d: d.replace(b"</sheetData>", baris + b"</sheetData>"),
    )
    with pytest.raises(BerkasDitolak, match="terlalu banyak baris atau kolom"):
        buka("a.xlsx", isi)


def test_a_formula_whose_stored_result_is_an_empty_text_is_an_empty_cell() -> None:
    isi = _ganti(
        buku({"Unit": UNIT}),
        "xl/worksheets/sheet1.xml",
        lambda d: d.replace(
            b"</sheetData>",
            b'<row r="3"><c r="A3" t="str"><f>IF(1,"","")</f><v></v></c>'
            b'<c r="B3"><f>1+1</f><v>2</v></c><c r="C3"><f>1+1</f></c></row></sheetData>',
        ),
    )
    sel = buka("a.xlsx", isi)[0].baris[-1].sel
    assert sel[0].kosong
    assert sel[1].nilai == 2
    assert "Rumus tanpa hasil" in sel[2].masalah


def test_20_000_data_rows_of_a_known_sheet_are_accepted_and_one_more_is_not() -> None:
    csv = "Kode Unit;ID;Uraian\n" + "".join(f"U;T-{n};Tugas\n" for n in range(20_000))
    assert len(buka("a.csv", csv.encode())[0].baris) == 20_001
    with pytest.raises(BerkasDitolak, match=r"20\.001 baris, paling banyak 20\.000"):
        buka("a.csv", (csv + "U;T;Tugas\n").encode())


def test_rows_of_sheets_nobody_reads_do_not_count() -> None:
    isi = buku({"Unit": UNIT, "Data mentah": [[n] for n in range(50)]})
    assert len(buka("a.xlsx", isi, maks_baris=5, dihitung=lambda nama: nama == "Unit")) == 2


@pytest.mark.parametrize(
    "teks",
    [
        'Kode Unit;ID;Uraian\r\nU.1;T-1;"a, b, c, d; e\nbaris dua"\r\n',
        'sep=;\r\nKode Unit;ID;Uraian\r\nU.1;T-1;"a, b, c, d; e\nbaris dua"\r\n',
        'Kode Unit,ID,Uraian\nU.1,T-1,"a, b, c, d; e\nbaris dua"\n',
    ],
    ids=["semicolon", "hint", "comma"],
)
def test_the_delimiter_of_a_csv_is_not_taken_from_its_texts(teks: str) -> None:
    baris = buka("Tindak Lanjut.csv", teks.encode())[0].baris
    assert [(b.nomor, [s.nilai for s in b.sel]) for b in baris] == [
        (1, ["Kode Unit", "ID", "Uraian"]),
        (2, ["U.1", "T-1", "a, b, c, d; e\nbaris dua"]),
    ]


def test_a_csv_with_any_name_is_known_by_its_headings() -> None:
    dibaca = baca_buku(buka("ekspor (3).csv", b"kode_unit;ID*;Uraian\nU.1;T-1;Tugas\n"))
    assert list(dibaca.baris) == ["Tindak Lanjut"]


def test_a_merged_block_gives_its_first_column_to_every_row() -> None:
    wb = openpyxl.Workbook()
    ws = wb.active
    assert ws is not None
    for isi in (["Judul laporan", None], ["Kode Unit", "No"], ["U.1", 1], [None, 2], [None, None]):
        ws.append(isi)
    ws.merge_cells("A1:B1")
    ws.merge_cells("A3:A5")
    baris = buka("a.xlsx", simpan(wb))[0].baris
    assert [(b.nomor, [s.nilai for s in b.sel]) for b in baris] == [
        (1, ["Judul laporan"]),
        (2, ["Kode Unit", "No"]),
        (3, ["U.1", 1]),
        (4, ["U.1", 2]),
    ]


@pytest.mark.parametrize(
    ("sel", "nilai"),
    [
        (Sel(34.786437243111106), Decimal("34.786437")),
        (Sel(0.34786437243111106, format="0.00%"), Decimal("34.786437")),
        (Sel("47.951.794"), Decimal(47951794)),
        (Sel("(kosong)"), None),
        (Sel("1.234"), Decimal(1234)),
        (Sel("1.234,5"), Decimal("1234.5")),
        (Sel("3,65 dari 4"), Decimal("3.65")),
        (Sel("62.97 %"), Decimal("62.97")),
        (Sel("−5"), Decimal(-5)),
    ],
)
def test_a_figure_is_read_as_offices_type_it(sel: Sel, nilai: Decimal | None) -> None:
    if nilai is None:
        with pytest.raises(ValueError, match="angka"):
            baca_desimal(sel)
    else:
        assert baca_desimal(sel) == nilai


@pytest.mark.parametrize("teks", ["-", "–", " — ", "\u00a0", "\x0b"])
def test_a_lone_dash_is_an_empty_cell(teks: str) -> None:
    assert baca_teks(Sel(teks)) == ""


@pytest.mark.parametrize(
    ("bawah", "atas"),
    [
        ("56.30", "58.80"),
        ("-5", "-2"),
        ("-1234567.123456", "0.000001"),
        ("1000", "2000"),
        ("0", "0"),
        ("0.125", "1234.567"),
    ],
)
def test_a_range_survives_its_cell(bawah: str, atas: str) -> None:
    target = Target(Decimal(bawah), Decimal(atas))
    assert baca_target(Sel(tulis_target(target))) == target


@pytest.mark.django_db
def test_the_untouched_template_imports_as_nothing() -> None:
    from impor.jalankan import rencanakan_berkas

    r = rencanakan_berkas("t.xlsx", templat(), oleh=None, pada=date(2026, 5, 8))
    assert r.galat == []
    assert {c.alasan for c in r.peringatan} == {"Baris contoh dari templat, dilewati."}
    assert len(r.peringatan) == len(r.ringkasan) == 15


@pytest.mark.django_db
def test_a_real_unit_may_be_called_contoh() -> None:
    r = rencana(
        {
            "Unit": [["Kode", "Nama"], ["CONTOH", "Unit contoh"]],
            "Perjanjian Kinerja": [["Kode Unit", "Tahun"], ["CONTOH", 2026]],
        }
    )
    assert {n: x.baru for n, x in r.ringkasan.items()} == {"Unit": 1, "Perjanjian Kinerja": 1}


@pytest.mark.django_db
def test_a_workbook_of_unknown_sheets_only_is_warned_about() -> None:
    r = rencana({"Catatan": [["apa", "saja"]], "Lain": [["x"]]})
    assert r.galat == []
    assert [c.lembar for c in r.peringatan] == ["Catatan", "Lain", ""]
    assert "Tidak ada lembar yang dikenal" in r.peringatan[-1].alasan


@pytest.mark.django_db
def test_texts_longer_than_their_column_are_named() -> None:
    r = rencana(
        {
            "Unit": [["Kode", "Nama"], ["U" * 41, "n" * 251]],
            "Kendala": [KENDALA[0], ["U.1", 2026, 1, "9" * 21, "Uraian"]],
        }
    )
    assert [(c.lembar, c.kolom, c.alasan) for c in r.galat] == [
        ("Unit", "Kode", "Paling panjang 40 huruf."),
        ("Unit", "Nama", "Paling panjang 250 huruf."),
        ("Kendala", "No", "Paling panjang 20 huruf."),
    ]


KOLOM_MODEL = {
    "Unit": ("akun.UnitKerja", {}),
    "Perjanjian Kinerja": ("kinerja.PerjanjianKinerja", {}),
    "IKU": ("kinerja.IKU", {"sasaran_nomor": "kode"}),
    "Komponen": ("kinerja.Komponen", {}),
    "Realisasi": ("kinerja.Realisasi", {}),
    "Tahapan": ("renaksi.Tahapan", {}),
    "Topik": ("renaksi.TopikKebijakan", {}),
    "Renaksi": ("renaksi.Renaksi", {}),
    "RB": ("rb.RenaksiRB", {}),
    "Tonggak RB": ("rb.Tonggak", {}),
    "Rapat": ("tindaklanjut.Rapat", {}),
    "Hasil Rapat": ("tindaklanjut.HasilRapat", {}),
    "Kendala": ("tindaklanjut.Kendala", {}),
    "Tindak Lanjut": ("tindaklanjut.TindakLanjut", {"pengawal": "nama_pengawal"}),
    "Narasi": ("kinerja.Narasi", {}),
}


@pytest.mark.parametrize("nama", KOLOM_MODEL)
def test_no_text_that_is_accepted_is_longer_than_its_database_column(nama: str) -> None:
    label, lain = KOLOM_MODEL[nama]
    model = apps.get_model(label)
    for kolom in PER_NAMA[nama].kolom:
        try:
            bidang = model._meta.get_field(lain.get(kolom.bidang, kolom.bidang))
        except FieldDoesNotExist:
            continue
        batas = getattr(bidang, "max_length", None)
        if batas is not None and kolom.pilihan is None:
            assert 0 < kolom.maks <= batas, kolom.judul
