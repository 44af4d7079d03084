"""Rules at import: every fault is named with its sheet, row and column, all at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from akun.models import KunciTriwulan, UnitKerja
from tests.impor.bantu import DASAR, galat, impor, rencana

pytestmark = pytest.mark.django_db

RENAKSI = ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "No", "Uraian"]
TL = ["Kode Unit", "ID", "Uraian", "PIC", "Tenggat", "Status"]

SALAH: list[tuple[str, str, list[Any], list[Any], str]] = [
    # name, sheet, headings, row, column of the fault
    (
        "a tonggak disahkan without evidence",
        "Tonggak RB",
        ["Kode Unit", "Tahun", "No RB", "Triwulan", "Status", "Tanggal Selesai"],
        ["U.1", 2026, "1", "TW I", "disahkan", date(2026, 3, 1)],
        "Bukti",
    ),
    (
        "a tonggak of a quarter that is not planned",
        "Tonggak RB",
        ["Kode Unit", "Tahun", "No RB", "Triwulan", "Status"],
        ["U.1", 2026, "1", "TW II", "belum"],
        "Triwulan",
    ),
    (
        "a cancelled tonggak without a reason",
        "Tonggak RB",
        ["Kode Unit", "Tahun", "No RB", "Triwulan", "Status"],
        ["U.1", 2026, "1", "TW I", "batal"],
        "Catatan",
    ),
    (
        "a renaksi RB without any tonggak",
        "RB",
        ["Kode Unit", "Tahun", "No", "Uraian", "TW I"],
        ["U.1", 2026, "2", "Aksi", None],
        "TW I",
    ),
    (
        "a tenggat of a tonggak outside its quarter",
        "RB",
        ["Kode Unit", "Tahun", "No", "Uraian", "TW I"],
        ["U.1", 2026, "2", "Aksi", date(2026, 4, 1)],
        "TW I",
    ),
    (
        "an open task without tenggat",
        "Tindak Lanjut",
        TL,
        ["U.1", "TL-1", "Tugas", "Kemnaker", None, "baru"],
        "Tenggat",
    ),
    (
        "a finished task without a result",
        "Tindak Lanjut",
        TL,
        ["U.1", "TL-1", "Tugas", "Kemnaker", date(2026, 3, 1), "selesai"],
        "Hasil",
    ),
    (
        "a finished task of high priority without evidence",
        "Tindak Lanjut",
        [*TL, "Hasil", "Prioritas"],
        ["U.1", "TL-1", "Tugas", "Kemnaker", date(2026, 3, 1), "selesai", "Beres", "tinggi"],
        "Bukti",
    ),
    (
        "a cancelled task without a reason",
        "Tindak Lanjut",
        TL,
        ["U.1", "TL-1", "Tugas", "Kemnaker", date(2026, 3, 1), "batal"],
        "Alasan",
    ),
    (
        "an ID with a slash",
        "Tindak Lanjut",
        TL,
        ["U.1", "TL/1", "Tugas", "Kemnaker", date(2026, 3, 1), "baru"],
        "ID",
    ),
    (
        "a task whose source is unknown",
        "Tindak Lanjut",
        [*TL, "Sumber"],
        ["U.1", "TL-1", "Tugas", "Kemnaker", date(2026, 3, 1), "baru", "R-9/1"],
        "Sumber",
    ),
    (
        "a measured realisasi without a value",
        "Realisasi",
        ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Keadaan", "Nilai"],
        ["U.1", 2026, "1.1", "TW I", "terukur", None],
        "Nilai",
    ),
    (
        "an unmeasured realisasi with a value",
        "Realisasi",
        ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Keadaan", "Nilai", "Alasan"],
        ["U.1", 2026, "1.1", "TW I", "belum terukur", 3, "belum ada data"],
        "Nilai",
    ),
    (
        "an unmeasured realisasi without a reason",
        "Realisasi",
        ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Keadaan"],
        ["U.1", 2026, "1.1", "TW I", "belum terukur"],
        "Alasan",
    ),
    (
        "a carried-over value without its period",
        "Realisasi",
        ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Keadaan", "Nilai"],
        ["U.1", 2026, "1.1", "TW I", "periode lalu", 3],
        "Periode Data",
    ),
    (
        "no target claimed where there is one",
        "Realisasi",
        ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Keadaan"],
        ["U.1", 2026, "1.1", "TW I", "tidak ada target"],
        "Keadaan",
    ),
    (
        "a value for a computed indicator",
        "Realisasi",
        ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Keadaan", "Nilai"],
        ["U.1", 2026, "2.1", "TW I", "terukur", 20],
        "Nilai",
    ),
    (
        "a finished renaksi without any keterangan",
        "Renaksi",
        [*RENAKSI, "Status"],
        ["U.1", 2026, "1.1", "TW I", "1", "Aksi", "terlaksana"],
        "Keterangan",
    ),
    (
        "a keterangan dated outside the quarter of a finished renaksi",
        "Renaksi",
        [*RENAKSI, "Status", "Keterangan"],
        ["U.1", 2026, "1.1", "TW I", "1", "Aksi", "terlaksana", "2026-04-02 | Rapat"],
        "Keterangan",
    ),
    (
        "a partly done renaksi without a reason",
        "Renaksi",
        [*RENAKSI, "Status"],
        ["U.1", 2026, "1.1", "TW I", "1", "Aksi", "sebagian"],
        "Alasan",
    ),
    (
        "a topic nobody entered",
        "Renaksi",
        [*RENAKSI, "Topik", "Tahap"],
        ["U.1", 2026, "1.1", "TW I", "1", "Aksi", "2.1/Topik", 1],
        "Topik",
    ),
    (
        "an unknown indicator",
        "Renaksi",
        RENAKSI,
        ["U.1", 2026, "9.9", "TW I", "1", "Aksi"],
        "Kode IKU",
    ),
    (
        "an unknown unit",
        "Kendala",
        ["Kode Unit", "Tahun", "Triwulan", "No", "Uraian"],
        ["Z.9", 2026, "TW I", "1", "Kendala"],
        "Kode Unit",
    ),
    (
        "a quarter that does not exist",
        "Kendala",
        ["Kode Unit", "Tahun", "Triwulan", "No", "Uraian"],
        ["U.1", 2026, "TW V", "1", "Kendala"],
        "Triwulan",
    ),
    (
        "a choice that does not exist",
        "Kendala",
        ["Kode Unit", "Tahun", "Triwulan", "No", "Uraian", "Status"],
        ["U.1", 2026, "TW I", "1", "Kendala", "entah"],
        "Status",
    ),
    (
        "rupiah in a section that has none",
        "Narasi",
        ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Bagian", "Teks", "Aktual"],
        ["U.1", 2026, "1.1", "TW I", "latar", "Teks", 5],
        "Aktual",
    ),
]


@pytest.mark.parametrize(
    ("lembar", "judul", "baris", "kolom"),
    [s[1:] for s in SALAH],
    ids=[s[0].replace(" ", "-") for s in SALAH],
)
def test_a_faulty_row_is_refused_with_its_cell(
    lembar: str, judul: list[Any], baris: list[Any], kolom: str
) -> None:
    rb = [["Kode Unit", "Tahun", "No", "Uraian", "TW I"], ["U.1", 2026, "1", "Aksi RB", "x"]]
    isi = {**DASAR, "RB": rb}
    isi[lembar] = [judul, baris] if lembar != "RB" else [*rb, [*baris]]
    r = rencana(isi)
    assert galat(r) == [(lembar, 3 if lembar == "RB" else 2, kolom)]


def test_all_faults_of_a_workbook_are_listed_at_once() -> None:
    r = rencana(
        {
            **DASAR,
            "Kendala": [
                ["Kode Unit", "Tahun", "Triwulan", "No", "Uraian"],
                ["U.1", 2026, "TW I", "1", None],
                ["U.1", "duapuluh", "TW I", "2", "Isi"],
                ["U.1", 2026, "TW I", "3", "Isi"],
                ["U.1", 2026, "TW I", "3", "Isi lagi"],
            ],
            "Tindak Lanjut": [TL, ["U.1", "T", "Tugas", "X", "31 Februari 2026", "baru"]],
        }
    )
    assert galat(r) == [
        ("Kendala", 2, "Uraian"),
        ("Kendala", 3, "Tahun"),
        ("Kendala", 5, "No"),
        ("Tindak Lanjut", 2, "Tenggat"),
    ]


def test_a_row_that_depends_on_a_refused_row_waits_with_one_warning() -> None:
    r = rencana(
        {
            **DASAR,
            "Rapat": [
                ["Kode Unit", "ID Rapat", "Jenis", "Judul", "Tanggal"],
                ["U.1", "R-1", "rakor", None, date(2026, 2, 2)],
            ],
            "Hasil Rapat": [
                ["Kode Unit", "ID Rapat", "No", "Jenis", "Uraian"],
                ["U.1", "R-1", "1", "rekomendasi", "Isi"],
            ],
            "Tindak Lanjut": [
                [*TL, "Sumber"],
                ["U.1", "T-1", "Tugas", "X", date(2026, 3, 1), "baru", "R-1/1"],
            ],
        }
    )
    assert galat(r) == [("Rapat", 2, "Judul")]
    menunggu = [(c.lembar, c.baris, c.alasan) for c in r.peringatan]
    assert menunggu == [
        ("Hasil Rapat", 2, "menunggu baris 2 lembar Rapat"),
        ("Tindak Lanjut", 2, "menunggu baris 2 lembar Hasil Rapat"),
    ]
    assert len(r.ditolak) == 3


def test_a_tenggat_before_its_rapat_is_refused() -> None:
    r = rencana(
        {
            **DASAR,
            "Rapat": [
                ["Kode Unit", "ID Rapat", "Jenis", "Judul", "Tanggal"],
                ["U.1", "R-1", "rakor", "Rapat", date(2026, 2, 2)],
            ],
            "Hasil Rapat": [
                ["Kode Unit", "ID Rapat", "No", "Jenis", "Uraian"],
                ["U.1", "R-1", "1", "rekomendasi", "Isi"],
            ],
            "Tindak Lanjut": [
                [*TL, "Sumber"],
                ["U.1", "T-1", "Tugas", "X", date(2026, 2, 1), "baru", "R-1/1"],
            ],
        }
    )
    assert galat(r) == [("Tindak Lanjut", 2, "Tenggat")]


def test_a_later_tenggat_is_an_extension_and_needs_a_reason() -> None:
    judul = [*TL, "Alasan"]
    impor({**DASAR, "Tindak Lanjut": [TL, ["U.1", "T", "Tugas", "X", date(2026, 6, 1), "baru"]]})
    mundur = ["U.1", "T", "Tugas", "X", date(2026, 7, 1), "baru", None]
    r = rencana({"Tindak Lanjut": [judul, mundur]})
    assert galat(r) == [("Tindak Lanjut", 2, "Alasan")]
    r = rencana({"Tindak Lanjut": [judul, [*mundur[:-1], "Menunggu DIPA"]]})
    assert r.galat == []


def test_a_status_must_be_a_path_of_the_transitions() -> None:
    baris = ["U.1", "T", "Tugas", "X", date(2026, 6, 1), "batal", "Tidak perlu lagi"]
    judul = [*TL, "Alasan"]
    impor({**DASAR, "Tindak Lanjut": [judul, baris]})
    r = rencana({"Tindak Lanjut": [judul, [*baris[:5], "dikerjakan", "Lanjut"]]})
    assert galat(r) == [("Tindak Lanjut", 2, "Status")]


def test_sum_targets_must_add_up_to_the_year() -> None:
    judul = [*DASAR["IKU"][0], "Akumulasi", "Target TW II"]
    baris = [*DASAR["IKU"][1], "jumlah", 20]
    r = rencana({**DASAR, "IKU": [judul, baris]})
    assert galat(r) == [("IKU", 2, "Target Tahun")]


def test_a_locked_quarter_refuses_a_changed_row_and_accepts_the_same_row() -> None:
    realisasi: list[list[Any]] = [
        ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Keadaan", "Nilai"],
        ["U.1", 2026, "1.1", "TW I", "terukur", 20],
    ]
    impor({**DASAR, "Realisasi": realisasi})
    unit = UnitKerja.objects.get(kode="U.1")
    KunciTriwulan.objects.filter(unit=unit, tahun=2026, triwulan=1).update(terkunci=True)
    assert rencana({"Realisasi": realisasi}).galat == []
    lain = [realisasi[0], [*realisasi[1][:-1], 21]]
    assert galat(rencana({"Realisasi": lain})) == [("Realisasi", 2, "Triwulan")]
    target = [DASAR["IKU"][0], [*DASAR["IKU"][1][:-1], 25]]
    assert galat(rencana({"IKU": target})) == [("IKU", 2, "Target TW I")]


def test_a_locked_quarter_keeps_the_topik_and_tahapan_of_its_year() -> None:
    judul = ["Kode Unit", "Tahun", "Tahap", "Nama"]
    tahap = [["U.1", 2026, n, f"Tahap {n}"] for n in range(1, 5)]
    impor({**DASAR, "Tahapan": [judul, *tahap]})
    unit = UnitKerja.objects.get(kode="U.1")
    KunciTriwulan.objects.update_or_create(
        unit=unit, tahun=2026, triwulan=2, defaults={"terkunci": True}
    )
    assert rencana({"Tahapan": [judul, *tahap]}).galat == []
    tahap[1] = ["U.1", 2026, 2, "Koordinasi"]
    assert galat(rencana({"Tahapan": [judul, *tahap]})) == [("Tahapan", 3, "Tahun")]


def test_a_weight_sum_other_than_100_is_refused() -> None:
    judul = ["Kode Unit", "Tahun", "Tahap", "Nama", "Bobot"]
    tahap = [["U.1", 2026, n, f"Tahap {n}", None] for n in range(1, 5)]
    assert rencana({**DASAR, "Tahapan": [judul, *tahap]}).galat == []
    tahap[3] = ["U.1", 2026, 4, "Tahap 4", 30]
    r = rencana({**DASAR, "Tahapan": [judul, *tahap]})
    assert [(c.lembar, c.kolom) for c in r.galat] == [("Tahapan", "Bobot")]


def test_a_zero_denominator_is_an_error_on_the_denominator() -> None:
    iku = [DASAR["IKU"][0], ["U.1", 2026, "1.1", "1", "S", "Rasio", "persen", "rasio", 50, 20]]
    komponen = [
        ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "Nama", "Sisi", "Nilai"],
        ["U.1", 2026, "1.1", "TW I", "a", "pembilang", 5],
        ["U.1", 2026, "1.1", "TW I", "b", "penyebut", 0],
    ]
    r = rencana({**DASAR, "IKU": iku, "Komponen": komponen})
    assert galat(r) == [("Komponen", 3, "Nilai")]
