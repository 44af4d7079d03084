"""Two hundred RB actions and eight hundred follow-ups, a tenth of them wrong in every way."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from django.core.management import call_command

from akun.models import UnitKerja
from impor.jalankan import rencanakan_berkas
from laporan.capaian import ikhtisar, sebagai_dict
from notifikasi.kalender import isi_hari_libur, kalender
from tests.impor.bantu import PADA, buku, galat, impor, jumlah_riwayat, rencana, simpan
from tindaklanjut.models import TindakLanjut

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.django_db

UNIT: list[Any] = [["Kode", "Nama"], ["B.2", "Biro dua"]]
PK: list[Any] = [["Kode Unit", "Tahun"], ["B.2", 2026]]
IKU: list[Any] = [
    [
        "Kode Unit",
        "Tahun",
        "Kode",
        "Sasaran No",
        "Sasaran",
        "Indikator",
        "Satuan",
        "Cara Hitung",
        "Target Tahun",
        "Target TW I",
    ],
    ["B.2", 2026, "4.1", "4", "Tata kelola", "Persentase RB", "persen", "tonggak", 92, 20],
]


def _rb(jumlah: int) -> list[Any]:
    judul = ["Kode Unit", "Tahun", "No", "Uraian", "Jenis", "PIC", "TW I", "TW II", "TW III"]
    return [
        [*judul, "TW IV"],
        *(
            ["B.2", 2026, n, f"Aksi {n}", "tematik", "Biro Umum", "x", "x", "X", "30/11/2026"]
            for n in range(1, jumlah + 1)
        ),
    ]


def _tonggak(jumlah: int, sah: int) -> list[Any]:
    judul = ["Kode Unit", "Tahun", "No RB", "Triwulan", "Status", "Tanggal Selesai", "Bukti"]
    baris: list[Any] = [judul]
    for n in range(1, jumlah + 1):
        if n <= sah:
            isi = ["B.2", 2026, n, "TW I", "Disahkan", "12 Maret 2026", f"ND-{n}/2026"]
            baris.append(isi)
        else:
            baris.append(["B.2", 2026, n, 1, None, None, None])
    return baris


def test_two_hundred_rb_actions_of_four_quarters_count_as_800_tonggak() -> None:
    isi_hari_libur(tahun=2026)
    isi = {
        "Unit": UNIT,
        "Perjanjian Kinerja": PK,
        "IKU": IKU,
        "RB": _rb(200),
        "Tonggak RB": _tonggak(200, 150),
    }
    r = impor(isi)
    assert r.ringkasan["RB"].baru == 200
    hasil = ikhtisar(
        unit=UnitKerja.objects.get(kode="B.2"),
        tahun=2026,
        triwulan=1,
        per_tanggal=date(2026, 3, 31),
        kalender=kalender(),
    )
    # 150 of 800 = 18,75; needed ceil(0,92 × 800) = 736; tolerance 64; plan 200 of 800
    assert dict(sebagai_dict(hasil)["rb"]) == {
        "disahkan": 150,
        "diajukan": 0,
        "total": 800,
        "persen": "18.75",
        "rencana_persen": "25.00",
        "target_tahun": "92.00",
        "perlu": 736,
        "sisa_toleransi": 64,
        "terlambat": 0,
    }
    sebelum = jumlah_riwayat()
    ulang = impor(isi)
    assert {(x.baru, x.ubah) for x in ulang.ringkasan.values()} == {(0, 0)}
    assert jumlah_riwayat() == sebelum


JUDUL_TL = [
    "Kode Unit",
    "ID",
    "Sumber",
    "IKU",
    "Uraian",
    "PIC",
    "Pendukung",
    "Pengawal",
    "Tenggat",
    "Prioritas",
    "Status",
    "Tanggal Selesai",
    "Hasil",
    "Bukti",
    "Alasan",
]
RAPAT: list[Any] = [
    ["Kode Unit", "ID Rapat", "Jenis", "Judul", "Tanggal", "IKU"],
    *(
        ["B.2", f"R-{n}", "Kunjungan Kerja", f"Rapat {n}", f"{n % 28 + 1} Maret 2026", "2026/4.1"]
        for n in range(1, 41)
    ),
    ["B.2", "R-99", "rakor", None, "3 Maret 2026", None],
]
HASIL: list[Any] = [
    ["Kode Unit", "ID Rapat", "No", "Jenis", "Uraian"],
    *(["B.2", f"R-{n}", k, "rekomendasi", f"Agar {k}"] for n in range(1, 41) for k in (1, 2)),
    ["B.2", "R-99", 1, "rekomendasi", "Agar"],
]


def _baik(n: int) -> dict[str, Any]:
    selesai = n % 5 == 0
    return {
        "Kode Unit": "B.2",
        "ID": f"TL-{n:04}",
        "Sumber": f"R-{n % 40 + 1}/{n % 2 + 1}" if n % 3 else "Lainnya",
        "IKU": "4.1" if n % 2 else "2026/4.1",
        "Uraian": f"Tugas {n}",
        "PIC": ("Kemnaker", "Bappenas", "Biro Hukum")[n % 3],
        "Pendukung": "BPS; BKN" if n % 7 == 0 else None,
        "Pengawal": "analis" if n % 2 else None,
        "Tenggat": date(2026, 4, 1) + timedelta(days=n % 90),
        "Prioritas": ("rendah", "Sedang", None)[n % 3],
        "Status": "Selesai" if selesai else ("baru", "dikerjakan", "Menunggu Verifikasi")[n % 3],
        "Tanggal Selesai": "2026-04-20" if selesai else None,
        "Hasil": "Sudah disampaikan" if selesai or n % 3 == 2 else None,
        "Bukti": None,
        "Alasan": None,
    }


# what is wrong, what makes it so, the column that is named, what puts it right
SALAH: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    ("no deadline", {"Tenggat": None, "Status": "baru"}, "Tenggat", {"Tenggat": "1/6/2026"}),
    ("no such day", {"Tenggat": "31 Februari 2026"}, "Tenggat", {"Tenggat": "28/02/2027"}),
    ("words", {"Tenggat": "segera"}, "Tenggat", {"Tenggat": "5 Mei 2026"}),
    ("unknown status", {"Status": "beres"}, "Status", {"Status": "baru"}),
    ("unknown priority", {"Prioritas": "gawat"}, "Prioritas", {"Prioritas": "rendah"}),
    ("no text", {"Uraian": "-"}, "Uraian", {"Uraian": "Ada"}),
    ("no result", {"Status": "selesai", "Hasil": None}, "Hasil", {"Hasil": "Beres"}),
    (
        "high without evidence",
        {"Status": "selesai", "Hasil": "Beres", "Prioritas": "tinggi", "Bukti": "—"},
        "Bukti",
        {"Bukti": "https://contoh.invalid/a"},
    ),
    ("cancelled, no reason", {"Status": "batal"}, "Alasan", {"Alasan": "Ganti"}),
    ("cannot, no reason", {"Status": "tidak_dapat"}, "Alasan", {"Alasan": "Tak ada data"}),
    ("returned, no reason", {"Status": "dikembalikan"}, "Alasan", {"Alasan": "Kurang"}),
    ("source unknown", {"Sumber": "R-1234/1"}, "Sumber", {"Sumber": "R-1/1"}),
    ("source malformed", {"Sumber": "rapat kemarin"}, "Sumber", {"Sumber": "R-1/2"}),
    ("kendala unknown", {"Sumber": "Kendala 2026/TW I/7"}, "Sumber", {"Sumber": None}),
    (
        "before its rapat",
        {"Sumber": "R-27/1", "Tenggat": "27/3/2026"},
        "Tenggat",
        {"Tenggat": "28/3/2026"},
    ),
    ("IKU unknown", {"IKU": "2026/9.9"}, "IKU", {"IKU": "2026/4.1"}),
    ("unit unknown", {"Kode Unit": "ZZ"}, "Kode Unit", {"Kode Unit": "B.2"}),
    ("no unit", {"Kode Unit": None}, "Kode Unit", {"Kode Unit": "B.2"}),
    ("no ID", {"ID": None}, "ID", {"ID": "TL-baru"}),
    ("slash in the ID", {"ID": "TL/9"}, "ID", {"ID": "TL-9"}),
    ("semicolon in the ID", {"ID": "TL;9"}, "ID", {"ID": "TL-10"}),
    ("ID of 41 letters", {"ID": "T" * 41}, "ID", {"ID": "T" * 40}),
    ("double ID", {"ID": "TL-0001"}, "ID", {"ID": "TL-ganda"}),
    ("PIC also helps", {"PIC": "BPS", "Pendukung": "BPS; BKN"}, "Pendukung", {"Pendukung": "BKN"}),
    (
        "a date as text",
        {"Tanggal Selesai": "kemarin"},
        "Tanggal Selesai",
        {"Tanggal Selesai": None},
    ),
    ("a formula without result", {"Uraian": "=A1"}, "Uraian", {"Uraian": "Tugas"}),
]
JARAK = 9
JUMLAH = 800


def _tindak_lanjut() -> tuple[list[Any], dict[int, int]]:
    """Rows of 800 follow-ups, and which fault stands in which Excel row."""
    baris: list[Any] = [JUDUL_TL]
    salah: dict[int, int] = {}
    for n in range(1, JUMLAH + 1):
        isi = _baik(n)
        ke, sisa = divmod(n, JARAK)
        if sisa == 0:
            # The same ID may not come twice from two faulty rows.
            jenis = ke - 1 if ke <= len(SALAH) else ke % 17
            isi |= SALAH[jenis][1]
            salah[n + 1] = jenis
        baris.append([isi[k] for k in JUDUL_TL])
    baris.append([{**_baik(801), "Sumber": "R-99/1"}[k] for k in JUDUL_TL])
    return baris, salah


def _lembar() -> tuple[dict[str, list[Any]], dict[int, int]]:
    tl, salah = _tindak_lanjut()
    lembar = {
        "Unit": UNIT,
        "Perjanjian Kinerja": PK,
        "IKU": IKU,
        "Rapat": RAPAT,
        "Hasil Rapat": HASIL,
        "Tindak Lanjut": tl,
    }
    return lembar, salah


def test_every_wrong_row_of_800_is_named_at_once_and_nothing_is_saved() -> None:
    lembar, salah = _lembar()
    r = rencana(lembar)
    harap = [("Rapat", 42, "Judul")]
    harap += [("Tindak Lanjut", n, SALAH[jenis][2]) for n, jenis in sorted(salah.items())]
    assert galat(r) == harap
    menunggu = [(c.lembar, c.baris) for c in r.peringatan if c.alasan.startswith("menunggu baris")]
    assert menunggu == [("Hasil Rapat", 82), ("Tindak Lanjut", 802)]
    assert all(c.alasan.endswith((".", "!")) or "sama dengan" in c.alasan for c in r.galat)
    assert UnitKerja.objects.count() == 0


def _perintah(berkas: Path, ditolak: Path) -> dict[str, Any]:
    keluar = io.StringIO()
    call_command(
        "impor", str(berkas), lewati_baris_galat=str(ditolak), format="json", stdout=keluar
    )
    return dict(json.loads(keluar.getvalue()))


def _ubah_baris(
    berkas: Path, lembar: str, benar: Callable[[dict[str, Any]], dict[str, Any]]
) -> int:
    wb = openpyxl.load_workbook(berkas)
    if lembar not in wb.sheetnames:
        return 0
    ws = wb[lembar]
    judul = [s.value for s in ws[1]]
    for sel in ws.iter_rows(min_row=2):
        isi = {str(j): s.value for j, s in zip(judul, sel, strict=True)}
        for nama, nilai in benar(isi).items():
            sel[judul.index(nama)].value = nilai
    wb.save(berkas)
    return int(ws.max_row) - 1


def _benar(isi: dict[str, Any]) -> dict[str, Any]:
    alasan = str(isi["Alasan Ditolak"])
    if "menunggu baris" in alasan:
        return {}
    for _, buruk, kolom, baik in SALAH:
        if alasan.startswith(f"{kolom}: ") and all(
            isi[k] == v or (v == "=A1" and isi[k] is None) for k, v in buruk.items()
        ):
            return baik
    raise AssertionError(isi)


def test_the_refused_rows_come_back_until_none_is_left(tmp_path: Path) -> None:
    lembar, salah = _lembar()
    berkas, ditolak = tmp_path / "a.xlsx", tmp_path / "ditolak.xlsx"
    berkas.write_bytes(buku(lembar))
    hasil = _perintah(berkas, ditolak)
    assert len(hasil["galat"]) == len(salah) + 1
    assert TindakLanjut.objects.count() == JUMLAH - len(salah)
    assert hasil["ringkasan"]["Tindak Lanjut"] == {
        "baru": JUMLAH - len(salah),
        "ubah": 0,
        "sama": 0,
    }
    assert _ubah_baris(ditolak, "Rapat", lambda isi: {"Judul": "Rapat 99"}) == 1
    assert _ubah_baris(ditolak, "Tindak Lanjut", _benar) == len(salah) + 1
    kedua = tmp_path / "kedua.xlsx"
    hasil = _perintah(ditolak, kedua)
    assert hasil["galat"] == []
    assert TindakLanjut.objects.count() == JUMLAH + 1
    assert openpyxl.load_workbook(kedua).sheetnames == ["Kosong"]
    sebelum = jumlah_riwayat()
    ulang = _perintah(ditolak, kedua)
    assert {(x["baru"], x["ubah"]) for x in ulang["ringkasan"].values()} == {(0, 0)}
    assert jumlah_riwayat() == sebelum


def test_the_refused_rows_hold_only_the_columns_of_the_workbook() -> None:
    impor(
        {
            "Unit": UNIT,
            "Tindak Lanjut": [
                ["Kode Unit", "ID", "Uraian", "PIC", "Tenggat", "Hambatan"],
                ["B.2", "T", "Tugas", "Kemnaker", date(2026, 6, 1), "Belum ada DIPA"],
            ],
        }
    )
    from impor.ekspor import buku_ditolak

    r = rencana({"Tindak Lanjut": [["Kode Unit", "ID", "Status"], ["B.2", "T", "entah"]]})
    ws = openpyxl.load_workbook(io.BytesIO(buku_ditolak(r)))["Tindak Lanjut"]
    assert [s.value for s in ws[1]] == ["Kode Unit", "ID", "Status", "Alasan Ditolak"]
    ws["C2"] = "dikerjakan"
    assert ws.parent is not None
    r = rencanakan_berkas("d.xlsx", simpan(ws.parent), oleh=None, pada=PADA)
    assert r.galat == []
    assert [c.kolom for c in r.peringatan] == ["Pengawal"]
    assert r.diterima[0].isian.hambatan == "Belum ada DIPA"
