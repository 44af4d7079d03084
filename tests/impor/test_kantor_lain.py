"""Workbooks of other offices, written from the specification alone, give the figures by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from akun.models import UnitKerja
from impor.jalankan import rencanakan_berkas, terapkan
from laporan.capaian import ikhtisar, sebagai_dict
from notifikasi.kalender import kalender
from tests.impor.bantu import PADA, simpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from impor.rencana import Rencana

pytestmark = pytest.mark.django_db

JUDUL_IKU = [
    "KODE_UNIT",
    "tahun",
    "Kode *",
    "Sasaran No",
    "Sasaran",
    "Indikator",
    "Satuan",
    "Arah (naik/turun/rentang)",
    "Rumus Turun",
    "Cara Hitung",
    "Akumulasi",
    "Target Tahun",
    "Target TW I",
    "Target TW II",
    "Target TW III",
    "Target TW IV",
]
# code, arah, formula, cara, akumulasi, satuan, yearly target, targets of the quarters
IKU: list[Sequence[Any]] = [
    ("1a", "Naik", None, "Langsung", "Kumulatif", "persen", 100, 25, 50, 75, 100),
    ("1.10", "naik", None, "langsung", "Jumlah", "dokumen", 100, 10, 20, 30, 40),
    ("1.2", "TURUN", "2 − R/T", "langsung", "posisi", "hari", 10, 12, 10, 10, 10),
    ("1.3", "turun", "T/R", "langsung", "posisi", "kasus", 10, 12, 10, 10, 10),
    (
        "2.1",
        "rentang",
        None,
        "langsung",
        "posisi",
        "persen",
        "56,40 - 59,32%",
        "56,30 – 58,80 %",
        "56,33 s.d. 58,97",
        None,
        "56,40–59,32",
    ),
    ("2.2", "naik", None, "rasio", "posisi", "persen", "95 %", "95,5%", "62,97 %", None, "95%"),
    ("2.3", "naik", None, "langsung", "posisi", "nilai", 4, 0, "-", 3, 4),
    ("1.1.3.1", "turun", None, "langsung", "posisi", "kasus", 5, 5, 5, 5, 5),
]
REALISASI: list[Sequence[Any]] = [
    ("1a", "TW I", "terukur", 30),
    ("1a", 2, "Terukur", 55),
    ("1.10", "1", "terukur", 12),
    ("1.10", "TW II", "terukur", 18),
    ("1.2", "TW I", "terukur", 12),
    ("1.2", "TW II", "terukur", "12 hari"),
    ("1.3", "TW I", "terukur", 0),
    ("1.3", "TW II", "terukur", 8),
    ("2.1", "TW I", "terukur", "50,00%"),
    ("2.1", "TW II", "terukur", "60 %"),
    ("2.2", "TW I", "terukur", None),
    ("2.2", "TW II", "terukur", None),
    ("2.3", "TW I", "Tidak Ada Target", None),
    ("1.1.3.1", "TW II", "belum_terukur", None),
]


def buku_kantor() -> bytes:
    wb = openpyxl.Workbook()
    unit = wb.active
    assert unit is not None
    unit.title = "UNIT"
    unit.append(["Induk", "Nama", "Kode"])
    unit.append(["PROV", "Dinas anak", "PROV.1"])
    unit.append([None, "Provinsi", "PROV"])
    pk = wb.create_sheet("perjanjian_kinerja")
    pk.append(["Laporan ini disusun oleh Biro Perencanaan"])
    pk.append([])
    pk.append(["Kode Unit", "Tahun", "Tanggal", "Batas Capaian", "Nomor"])
    pk.append(["PROV.1", 2025, "30 Januari 2025", 110, "PK/1"])
    iku = wb.create_sheet("IKU")
    iku.append(JUDUL_IKU)
    for n, (kode, arah, rumus, cara, akumulasi, satuan, *target) in enumerate(IKU):
        sasaran = "Sasaran satu" if n == 0 else None
        iku.append(
            [
                "PROV.1",
                2025,
                kode,
                1,
                sasaran,
                f"Indikator {kode}",
                satuan,
                arah,
                rumus,
                cara,
                akumulasi,
                *target,
            ]
        )
    for alamat, persen in (("M7", 0.955), ("L7", 0.95)):
        iku[alamat] = persen
        iku[alamat].number_format = "0.00%"
    komponen = wb.create_sheet("Komponen")
    komponen.append(["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Nama", "Sisi", "Nilai"])
    for tw, nama, sisi, nilai in (
        ("TW I", "Aduan tuntas", "Pembilang", 191),
        ("TW I", "Aduan masuk", "Penyebut", "200"),
        ("TW II", "Tuntas", "pembilang", "47.951.794"),
        ("TW II", "Masuk", "penyebut", "137.846.146"),
        ("TW II", "Lintas", "keduanya", 0),
    ):
        komponen.append(["PROV.1", 2025, "2.2", tw, nama, sisi, nilai])
    realisasi = wb.create_sheet("realisasi")
    realisasi.append(
        ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Keadaan", "Nilai", "Alasan", "Catatan kami"]
    )
    for kode, tw, keadaan, nilai in REALISASI:
        alasan = "Survei diundur" if keadaan == "belum_terukur" else None
        realisasi.append(["PROV.1", 2025, kode, tw, keadaan, nilai, alasan, "abaikan"])
    realisasi["F12"] = 0.955
    realisasi["F12"].number_format = "0.00%"
    wb.create_sheet("Lampiran foto").append(["apa saja"])
    return simpan(wb)


def _impor(isi: bytes) -> Rencana:
    r = rencanakan_berkas("kantor.xlsx", isi, oleh=None, pada=PADA)
    assert r.galat == []
    terapkan(r, oleh=None, pada=PADA)
    return r


def _capaian(unit: str, tahun: int, triwulan: int) -> dict[str, Any]:
    hasil = ikhtisar(
        unit=UnitKerja.objects.get(kode=unit),
        tahun=tahun,
        triwulan=triwulan,
        per_tanggal=date(tahun, 12, 31),
        kalender=kalender(),
    )
    return dict(sebagai_dict(hasil))


# kode: realisasi, raw, reported; by hand from specification 1.3, batas 110
TW_I = {
    "1.1.3.1": (None, None, None),
    "1.2": ("12.00", "100.00", "100.00"),
    "1.3": ("0.00", None, "110.00"),
    "1.10": ("12.00", "120.00", "110.00"),
    "1a": ("30.00", "120.00", "110.00"),
    "2.1": ("50.00", "88.81", "88.81"),
    "2.2": ("95.50", "100.00", "100.00"),
    "2.3": (None, None, None),
}
TW_II = {
    "1.1.3.1": (None, None, None),
    "1.2": ("12.00", "80.00", "80.00"),
    "1.3": ("8.00", "125.00", "110.00"),
    "1.10": ("30.00", "100.00", "100.00"),
    "1a": ("55.00", "110.00", "110.00"),
    "2.1": ("60.00", "101.75", "101.75"),
    # 47.951.794 / 137.846.146 = 34,7864…; / 62,97 = 55,2428…
    "2.2": ("34.79", "55.24", "55.24"),
    "2.3": (None, None, None),
}


def test_every_kind_of_target_comes_out_as_computed_by_hand() -> None:
    r = _impor(buku_kantor())
    assert {nama: ring.baru for nama, ring in r.ringkasan.items()} == {
        "Unit": 2,
        "Perjanjian Kinerja": 1,
        "IKU": 8,
        "Komponen": 5,
        "Realisasi": 14,
    }
    for triwulan, harap in ((1, TW_I), (2, TW_II)):
        hasil = _capaian("PROV.1", 2025, triwulan)
        baca = {
            i["kode"]: (i["realisasi"], i["capaian_mentah"], i["capaian"]) for i in hasil["iku"]
        }
        assert baca == harap
    assert UnitKerja.objects.get(kode="PROV.1").induk == UnitKerja.objects.get(kode="PROV")
    assert hasil["terukur"] == 6
    assert hasil["jumlah_iku"] == 8
    # (80 + 110 + 100 + 110 + 101,7466… + 55,2424…) / 6
    assert hasil["rata_rata_capaian"] == "92.83"


def test_unknown_sheets_and_columns_are_warned_about() -> None:
    r = rencanakan_berkas("kantor.xlsx", buku_kantor(), oleh=None, pada=PADA)
    tempat = [(c.lembar, c.kolom) for c in r.peringatan if "tidak dikenal" in c.alasan]
    assert sorted(tempat) == [("Lampiran foto", ""), ("Realisasi", "Catatan kami")]


def test_a_ratio_value_equal_to_its_komponen_is_accepted_and_not_stored_twice() -> None:
    from kinerja.models import Realisasi

    _impor(buku_kantor())
    assert Realisasi.objects.get(iku__kode="2.2", triwulan=1).nilai is None
    ulang = rencanakan_berkas("kantor.xlsx", buku_kantor(), oleh=None, pada=PADA)
    assert {(x.baru, x.ubah) for x in ulang.ringkasan.values()} == {(0, 0)}
