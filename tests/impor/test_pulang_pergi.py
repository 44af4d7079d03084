"""Out and in again: nothing is lost, nothing is written twice, nothing is half-saved."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from django.core.management import call_command

from akun.models import UnitKerja
from impor.contoh import UNIT_CONTOH, berkas_contoh, siapkan
from impor.ekspor import ekspor
from impor.jalankan import rencanakan_berkas, terapkan
from laporan.capaian import ikhtisar, per_tanggal_baku, sebagai_dict
from notifikasi.kalender import isi_hari_libur, kalender
from tests.impor.bantu import DASAR, PADA, buku, jumlah_riwayat, simpan

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db


def _capaian(triwulan: int = 1) -> dict[str, Any]:
    per = per_tanggal_baku(tahun=2026, triwulan=triwulan, hari_ini=PADA)
    unit = UnitKerja.objects.get(kode=UNIT_CONTOH)
    hasil = ikhtisar(unit=unit, tahun=2026, triwulan=triwulan, per_tanggal=per, kalender=kalender())
    return dict(sebagai_dict(hasil))


def _isi(berkas: bytes) -> dict[str, list[list[object]]]:
    wb = openpyxl.load_workbook(io.BytesIO(berkas))
    return {ws.title: [list(b) for b in ws.iter_rows(values_only=True)] for ws in wb}


def test_the_sample_gives_the_golden_quarter() -> None:
    siapkan(pada=PADA)
    hasil = _capaian()
    assert [(i["kode"], i["capaian_mentah"], i["capaian"]) for i in hasil["iku"]] == [
        ("1.1", "96.33", "96.33"),
        ("1.2", "100.00", "100.00"),
        ("1.3", "103.32", "103.32"),
        ("1.4", None, None),
        ("2.1", "100.00", "100.00"),
        ("2.2", "100.00", "100.00"),
        ("3.1", "121.67", "120.00"),
        ("4.1", "133.33", "120.00"),
    ]
    assert (hasil["rata_rata_capaian"], hasil["terukur"], hasil["jumlah_iku"]) == ("105.66", 7, 8)
    rb = hasil["rb"]
    assert (rb["disahkan"], rb["total"], rb["persen"], rb["perlu"], rb["sisa_toleransi"]) == (
        6,
        20,
        "30.00",
        19,
        1,
    )
    assert hasil["tindak_lanjut"] == {"terbuka": 15, "terlambat": 0}


def test_the_second_import_changes_nothing_and_writes_no_history() -> None:
    siapkan(pada=PADA)
    sebelum = jumlah_riwayat()
    r = rencanakan_berkas("c.xlsx", berkas_contoh().read_bytes(), oleh=None, pada=PADA)
    terapkan(r, oleh=None, pada=PADA)
    assert r.galat == []
    assert {(x.baru, x.ubah) for x in r.ringkasan.values()} == {(0, 0)}
    assert jumlah_riwayat() == sebelum


@pytest.mark.django_db(transaction=True)
def test_export_into_an_empty_database_exports_the_same_cells() -> None:
    siapkan(pada=PADA)
    pertama = ekspor(UNIT_CONTOH, 2026)
    call_command("flush", interactive=False, verbosity=0)
    r = rencanakan_berkas("e.xlsx", pertama, oleh=None, pada=PADA)
    assert r.galat == []
    terapkan(r, oleh=None, pada=PADA)
    assert _isi(ekspor(UNIT_CONTOH, 2026)) == _isi(pertama)


def test_one_komponen_one_status_and_one_tonggak_date_move_only_their_indicators() -> None:
    siapkan(pada=PADA)
    lama = _capaian()
    wb = openpyxl.load_workbook(io.BytesIO(ekspor(UNIT_CONTOH, 2026)))
    _ubah(wb, "Komponen", {"Nama": "Konstruksi"}, {"Nilai": 7007955})
    _ubah(wb, "Renaksi", {"Kode IKU": "2.1", "No": "1", "Triwulan": "TW I"}, {"Status": "berjalan"})
    _ubah(wb, "Tonggak RB", {"No RB": "1"}, {"Tanggal Selesai": date(2026, 4, 2)})
    r = rencanakan_berkas("e.xlsx", simpan(wb), oleh=None, pada=PADA)
    assert r.galat == []
    assert sum(x.ubah for x in r.ringkasan.values()) == 3
    terapkan(r, oleh=None, pada=PADA)
    baru = _capaian()
    berubah = {i["kode"]: i for i, j in zip(baru["iku"], lama["iku"], strict=True) if i != j}
    assert {k: (i["realisasi"], i["capaian"]) for k, i in berubah.items()} == {
        # 48.951.794 / 137.846.146 = 35,5119…% ; / 33,67 = 105,470…%
        "1.3": ("35.51", "105.47"),
        # one of two topics still has stage 1: mean (0 + 20) / 2
        "2.1": ("10.00", "50.00"),
        # 5 of 20; 25 / 22,5 = 111,11%
        "4.1": ("25.00", "111.11"),
    }


def _ubah(wb: openpyxl.Workbook, lembar: str, kunci: dict[str, Any], isi: dict[str, Any]) -> None:
    ws = wb[lembar]
    judul = {str(sel.value): n for n, sel in enumerate(ws[1], start=1)}
    for nomor, baris in enumerate(ws.iter_rows(min_row=2), start=2):
        nilai = {nama: baris[kolom - 1].value for nama, kolom in judul.items()}
        if all(nilai[n] == v for n, v in kunci.items()):
            for nama, v in isi.items():
                ws.cell(nomor, judul[nama], v)
            return
    raise AssertionError(f"baris {kunci} tidak ada di {lembar}")


def test_an_absent_column_leaves_the_field_and_an_empty_cell_empties_it() -> None:
    lembar = {
        **DASAR,
        "Kendala": [
            ["Kode Unit", "Tahun", "Triwulan", "No", "Kode IKU", "Uraian"],
            ["U.1", 2026, "TW I", "1", "1.1; 2.1", "Isi"],
        ],
    }
    r = rencanakan_berkas("a.xlsx", buku(lembar), oleh=None, pada=PADA)
    terapkan(r, oleh=None, pada=PADA)
    tanpa = {"Kendala": [["Kode Unit", "Tahun", "Triwulan", "No"], ["U.1", 2026, 1, 1]]}
    r = rencanakan_berkas("a.xlsx", buku(tanpa), oleh=None, pada=PADA)
    assert r.ringkasan["Kendala"].sama == 1
    kosong = {
        "Kendala": [
            ["Kode Unit", "Tahun", "Triwulan", "No", "Kode IKU"],
            ["U.1", 2026, 1, 1, None],
        ]
    }
    r = rencanakan_berkas("a.xlsx", buku(kosong), oleh=None, pada=PADA)
    terapkan(r, oleh=None, pada=PADA)
    from tindaklanjut.models import Kendala

    assert Kendala.objects.get().iku.count() == 0


def test_the_command_prints_the_json_of_the_specification_and_exits_1(tmp_path: Path) -> None:
    berkas = tmp_path / "a.xlsx"
    kendala = [["Kode Unit", "Tahun", "Triwulan", "No"], ["U.1", 2026, "TW I", "1"]]
    berkas.write_bytes(buku({**DASAR, "Kendala": kendala}))
    keluar = io.StringIO()
    with pytest.raises(SystemExit) as henti:
        call_command("impor", str(berkas), format="json", stdout=keluar)
    assert henti.value.code == 1
    hasil = json.loads(keluar.getvalue())
    assert set(hasil) == {"galat", "peringatan", "ringkasan"}
    assert hasil["galat"] == [
        {
            "lembar": "Kendala",
            "baris": 2,
            "kolom": "Uraian",
            "nilai": "",
            "alasan": "Isi uraian kendala.",
        }
    ]
    assert UnitKerja.objects.count() == 0


def test_skipping_faulty_rows_saves_the_rest_and_returns_them_for_correction(
    tmp_path: Path,
) -> None:
    isi_hari_libur(tahun=2026)
    berkas, ditolak = tmp_path / "a.xlsx", tmp_path / "ditolak.xlsx"
    kendala = [
        ["Kode Unit", "Tahun", "Triwulan", "No", "Uraian"],
        ["U.1", 2026, "TW I", "1", "Isi"],
        ["U.1", 2026, "TW I", "2", None],
    ]
    berkas.write_bytes(buku({**DASAR, "Kendala": kendala}))
    call_command(
        "impor", str(berkas), lewati_baris_galat=str(ditolak), format="json", stdout=io.StringIO()
    )
    from tindaklanjut.models import Kendala

    assert list(Kendala.objects.values_list("nomor", flat=True)) == ["1"]
    wb = openpyxl.load_workbook(ditolak)
    ws = wb["Kendala"]
    assert ws.max_row == 2
    judul = [s.value for s in ws[1]]
    assert judul[-1] == "Alasan Ditolak"
    ws.cell(2, judul.index("Uraian") + 1, "Diperbaiki")
    wb.save(ditolak)
    keluar = io.StringIO()
    call_command("impor", str(ditolak), format="json", stdout=keluar)
    assert json.loads(keluar.getvalue())["ringkasan"]["Kendala"]["baru"] == 1


def test_checking_only_saves_nothing(tmp_path: Path) -> None:
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(buku(DASAR))
    call_command("impor", str(berkas), periksa=True, stdout=io.StringIO())
    assert UnitKerja.objects.count() == 0
