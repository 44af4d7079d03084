"""References in every form, several units and years in one workbook, every pair of states."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from akun.models import UnitKerja
from impor.ekspor import ekspor
from impor.jalankan import rencanakan_berkas
from inti.alur import ada_jalan
from notifikasi.kalender import isi_hari_libur
from rb.models import TRANSISI as TRANSISI_TONGGAK
from rb.models import Status as StatusTonggak
from renaksi.models import TRANSISI as TRANSISI_RENAKSI
from renaksi.models import Status as StatusRenaksi
from tests.impor.bantu import DASAR, PADA, galat, impor, rencana
from tests.pabrik import PabrikRenaksiRB, PabrikTindakLanjut, PabrikTonggak, PabrikUnitKerja
from tindaklanjut.models import Rapat, TindakLanjut
from tindaklanjut.pilihan import TRANSISI as TRANSISI_TL
from tindaklanjut.pilihan import Status as StatusTL

pytestmark = pytest.mark.django_db

RAPAT = ["Kode Unit", "ID Rapat", "Jenis", "Judul", "Tanggal", "Renaksi", "IKU", "Tonggak"]
LENGKAP: dict[str, list[Any]] = {
    **DASAR,
    "Renaksi": [
        ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "No", "Uraian"],
        ["U.1", 2026, 1.1, "tw 1", 1, "Aksi"],
        ["U.1", 2026, "2.1", "Triwulan II", "a/b", "Aksi"],
    ],
    "RB": [
        ["Kode Unit", "Tahun", "No", "Uraian", "TW I", "TW II"],
        ["U.1", 2026, 5, "Aksi", "x", "X"],
    ],
}


@pytest.mark.parametrize(
    ("renaksi", "iku", "tonggak"),
    [
        ("2026/TW I/1.1/1; 2026/TW II/2.1/a/b", "2026/1.1; 2026/2.1", "2026/TW I/5; 2026/TW II/5"),
        ("2026/1/1.1/1\n2026/II/2.1/a/b", "2026 / 1.1\n 2026/2.1;", "2026/1/5;2026/tw 2/5"),
        ("2026/TW2/2.1/a/b;2026/TW1/1.1/1;", ";2026/2.1;2026/1.1", "2026/TW-II/5 ; 2026/tw i/5"),
    ],
)
def test_the_links_of_a_rapat_are_read_in_every_form(renaksi: str, iku: str, tonggak: str) -> None:
    isi_hari_libur(tahun=2026)
    baris = ["U.1", "R-1", "rakor", "Rapat", "2 Februari 2026", renaksi, iku, tonggak]
    impor({**LENGKAP, "Rapat": [RAPAT, baris]})
    rapat = Rapat.objects.get()
    assert sorted(rapat.renaksi.values_list("nomor", flat=True)) == ["1", "a/b"]
    assert sorted(rapat.iku.values_list("kode", flat=True)) == ["1.1", "2.1"]
    assert sorted(rapat.tonggak.values_list("triwulan", flat=True)) == [1, 2]
    ulang = rencana({"Rapat": [RAPAT, baris]})
    assert ulang.ringkasan["Rapat"].sama == 1


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [
        ("Renaksi", "2026/TW I/1.1/9"),
        ("Renaksi", "TW I/1.1/1"),
        ("Renaksi", "2026/TW V/1.1/1"),
        ("IKU", "1.1"),
        ("IKU", "2025/1.1"),
        ("Tonggak", "2026/TW III/5"),
        ("Tonggak", "2026/TW I/6"),
    ],
)
def test_a_link_that_leads_nowhere_is_named(kolom: str, nilai: str) -> None:
    baris: list[Any] = ["U.1", "R-1", "rakor", "Rapat", "2 Februari 2026", None, None, None]
    baris[RAPAT.index(kolom)] = nilai
    r = rencana({**LENGKAP, "Rapat": [RAPAT, baris]})
    assert galat(r) == [("Rapat", 2, kolom)]


@pytest.mark.parametrize(
    ("sumber", "iku", "tenggat"),
    [
        ("R-1/1", "1.1; 2.1", None),
        ("Kendala 2026/TW I/1", 1.1, None),
        ("kendala 2026/1/1", "2026/1.1", None),
        ("Lainnya", "1.1", date(2026, 9, 1)),
        (None, "1.1", date(2027, 1, 15)),
    ],
)
def test_a_bare_code_of_a_task_finds_its_year(
    sumber: str | None, iku: object, tenggat: date | None
) -> None:
    r = impor(
        {
            **DASAR,
            "Rapat": [RAPAT[:5], ["U.1", "R-1", "rakor", "Rapat", "2 Februari 2026"]],
            "Hasil Rapat": [
                ["Kode Unit", "ID Rapat", "No", "Jenis", "Uraian"],
                ["U.1", "R-1", 1, "arahan", "Agar"],
            ],
            "Kendala": [
                ["Kode Unit", "Tahun", "Triwulan", "No", "Uraian", "Kode IKU"],
                ["U.1", 2026, 1, 1, "Kendala", "2.1; 1.1"],
            ],
            "Tindak Lanjut": [
                ["Kode Unit", "ID", "Sumber", "IKU", "Uraian", "Tenggat"],
                ["U.1", "T-1", sumber, iku, "Tugas", tenggat or date(2026, 5, 1)],
            ],
        }
    )
    assert r.ringkasan["Tindak Lanjut"].baru == 1
    tahun = TindakLanjut.objects.get().iku.values_list("perjanjian__tahun", flat=True)
    assert set(tahun) == {2026}


def test_an_empty_iku_cell_empties_the_links_also_without_any_year() -> None:
    judul = ["Kode Unit", "ID", "Uraian", "Status", "Alasan", "IKU"]
    baris = ["U.1", "T-1", "Tugas", "batal", "Ganda", "2026/1.1"]
    impor({**DASAR, "Tindak Lanjut": [judul, baris]})
    impor({"Tindak Lanjut": [judul, [*baris[:5], None]]})
    assert TindakLanjut.objects.get().iku.count() == 0


def test_two_units_and_two_years_go_in_by_one_workbook() -> None:
    iku = DASAR["IKU"]
    lain = [[u, t, *b[2:]] for u in ("U.1", "U.1.1") for t in (2025, 2026) for b in iku[1:]]
    lembar: dict[str, list[Any]] = {
        "Unit": [
            ["Kode", "Nama", "Induk"],
            ["U.1.1", "Anak", "U.1"],
            ["U.1", "Induk", "U"],
            ["U", "Puncak", None],
        ],
        "Perjanjian Kinerja": [
            ["Kode Unit", "Tahun"],
            *([u, t] for u in ("U.1", "U.1.1") for t in (2025, 2026)),
        ],
        "IKU": [iku[0], *lain],
    }
    r = impor(lembar)
    assert {n: x.baru for n, x in r.ringkasan.items()} == {
        "Unit": 3,
        "Perjanjian Kinerja": 4,
        "IKU": 8,
    }
    anak = UnitKerja.objects.get(kode="U.1.1")
    assert anak.jalur.startswith(UnitKerja.objects.get(kode="U").jalur)
    keluar = rencanakan_berkas("e.xlsx", ekspor("U.1.1", 2025), oleh=None, pada=PADA)
    assert {n: x.sama for n, x in keluar.ringkasan.items() if x.sama} == {
        "Unit": 3,
        "Perjanjian Kinerja": 1,
        "IKU": 2,
    }
    assert all(x.baru == x.ubah == 0 for x in keluar.ringkasan.values())


def test_a_unit_may_not_lie_under_itself() -> None:
    lembar = {"Unit": [["Kode", "Nama", "Induk"], ["A", "A", "B"], ["B", "B", "A"]]}
    assert {c.kolom for c in rencana(lembar).galat} == {"Induk"}


@pytest.mark.parametrize("asal", StatusTL)
def test_a_task_changes_only_along_its_transitions(asal: StatusTL) -> None:
    unit = PabrikUnitKerja.create(kode="U.1")
    PabrikTindakLanjut.create(
        unit=unit, kode="T", status=asal, hasil="Beres", alasan="Sebab", tenggat=date(2026, 6, 1)
    )
    judul = ["Kode Unit", "ID", "Status", "Hasil", "Alasan"]
    for tujuan in StatusTL:
        r = rencana({"Tindak Lanjut": [judul, ["U.1", "T", tujuan, "Beres", "Sebab"]]})
        boleh = asal == tujuan or ada_jalan(TRANSISI_TL, asal, tujuan)
        assert galat(r) == ([] if boleh else [("Tindak Lanjut", 2, "Status")]), tujuan


@pytest.mark.parametrize("asal", StatusTonggak)
def test_a_tonggak_changes_only_along_its_transitions(asal: StatusTonggak) -> None:
    rb = PabrikRenaksiRB.create(unit=PabrikUnitKerja.create(kode="U.1"), nomor="1")
    ciri = {} if asal == StatusTonggak.BELUM else {str(asal): True}
    PabrikTonggak.create(renaksi_rb=rb, **ciri)
    judul = ["Kode Unit", "Tahun", "No RB", "Triwulan", "Status", "Tanggal Selesai", "Bukti"]
    for tujuan in StatusTonggak:
        baris = ["U.1", 2026, 1, "TW I", tujuan, "20 Maret 2026", "ND-1", "Sebab"]
        r = rencana({"Tonggak RB": [[*judul, "Catatan"], baris]})
        boleh = asal == tujuan or ada_jalan(TRANSISI_TONGGAK, asal, tujuan)
        assert galat(r) == ([] if boleh else [("Tonggak RB", 2, "Status")]), tujuan


@pytest.mark.parametrize("asal", StatusRenaksi)
def test_a_renaksi_changes_only_along_its_transitions(asal: StatusRenaksi) -> None:
    judul = ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "No", "Uraian", "Status"]
    judul += ["Keterangan", "Alasan"]
    kunci = ["U.1", 2026, "1.1", 1, 1, "Aksi"]
    isi = ["2026-02-02 | Rapat", "Sebab"]
    impor({**DASAR, "Renaksi": [judul, [*kunci, asal, *isi]]})
    for tujuan in StatusRenaksi:
        r = rencana({"Renaksi": [judul, [*kunci, tujuan, *isi]]})
        boleh = asal == tujuan or ada_jalan(TRANSISI_RENAKSI, asal, tujuan)
        assert galat(r) == ([] if boleh else [("Renaksi", 2, "Status")]), tujuan


@pytest.mark.parametrize(
    ("lembar", "judul", "baris", "kolom"),
    [
        ("IKU", DASAR["IKU"][0], ["U.1", 2026, "1/1", *DASAR["IKU"][1][3:]], "Kode"),
        ("IKU", DASAR["IKU"][0], ["U.1", 2026, "1;1", *DASAR["IKU"][1][3:]], "Kode"),
        (
            "Renaksi",
            ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "No", "Uraian"],
            ["U.1", 2026, "1.1", 1, "1;2", "Aksi"],
            "No",
        ),
        (
            "RB",
            ["Kode Unit", "Tahun", "No", "Uraian", "TW I"],
            ["U.1", 2026, "1;2", "A", "x"],
            "No",
        ),
    ],
)
def test_a_code_that_no_reference_could_name_is_refused(
    lembar: str, judul: list[Any], baris: list[Any], kolom: str
) -> None:
    isi = {**DASAR, lembar: [judul, baris]}
    assert galat(rencana(isi)) == [(lembar, 2, kolom)]
