from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import CommandError, call_command

from tests.pabrik import (
    TAHUN,
    PabrikHariLibur,
    PabrikIKU,
    PabrikRealisasi,
    PabrikTargetTriwulan,
    PabrikTindakLanjut,
    PabrikTonggak,
    PabrikUnitKerja,
    unit_lengkap,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries, Settings

    from akun.models import UnitKerja

pytestmark = pytest.mark.django_db
KUERI_PERINTAH = 23


@pytest.fixture(autouse=True)
def hari_contoh(settings: Settings) -> None:
    settings.HARI_INI_CONTOH = date(TAHUN, 5, 8)


def cetak(unit: UnitKerja | str, *, triwulan: object = 1, **pilihan: Any) -> str:
    keluar = io.StringIO()
    kode = unit if isinstance(unit, str) else unit.kode
    call_command("capaian", unit=kode, tahun=TAHUN, triwulan=triwulan, stdout=keluar, **pilihan)
    return keluar.getvalue()


def baca(unit: UnitKerja, **pilihan: Any) -> dict[str, Any]:
    hasil: dict[str, Any] = json.loads(cetak(unit, format="json", **pilihan))
    return hasil


def test_the_json_of_the_sample_quarter_is_exactly_as_specified() -> None:
    lengkap = unit_lengkap()
    hasil = baca(lengkap.unit)
    assert list(hasil) == [
        *("unit", "tahun", "triwulan", "per_tanggal", "iku", "rata_rata_capaian", "terukur"),
        *("jumlah_iku", "rb", "efektivitas", "tindak_lanjut"),
    ]
    assert (hasil["unit"], hasil["tahun"], hasil["triwulan"]) == (lengkap.unit.kode, TAHUN, 1)
    assert hasil["per_tanggal"] == "2026-03-31"
    assert list(hasil["iku"][2].items()) == [
        ("kode", "1.3"),
        ("nama", "Cakupan Kepesertaan Pekerja pada Jaminan Sosial Ketenagakerjaan Nasional"),
        ("satuan", "persen"),
        ("target_tahun", {"bawah": "35.09", "atas": None}),
        ("target", {"bawah": "33.67", "atas": None}),
        ("keadaan", "terukur"),
        ("realisasi", "34.79"),
        ("capaian_mentah", "103.32"),
        ("capaian", "103.32"),
        ("sumber", "BPJS Ketenagakerjaan"),
    ]
    assert (hasil["rata_rata_capaian"], hasil["terukur"], hasil["jumlah_iku"]) == ("105.66", 7, 8)
    assert list(hasil["rb"].items()) == [
        ("disahkan", 6),
        ("diajukan", 0),
        ("total", 20),
        ("persen", "30.00"),
        ("rencana_persen", "30.00"),
        ("target_tahun", "92.00"),
        ("perlu", 19),
        ("sisa_toleransi", 1),
        ("terlambat", 0),
    ]
    assert hasil["efektivitas"][0] == {
        "iku": "2.1",
        "nilai": "20.00",
        "topik": [
            {"nama": "Link and match lembaga pendidikan", "tahap": 1, "nilai": "20.00"},
            {"nama": "Pelatihan welder dan hospitality", "tahap": 1, "nilai": "20.00"},
        ],
    }
    assert hasil["tindak_lanjut"] == {"terbuka": 0, "terlambat": 0}


def test_what_is_absent_is_null_and_never_zero() -> None:
    belum = baca(unit_lengkap().unit)["iku"][3]
    assert belum["keadaan"] == "belum_terukur"
    kosong = ("realisasi", "capaian_mentah", "capaian", "sumber")
    assert [belum[k] for k in kosong] == [None] * 4


def test_a_unit_without_pk_and_rb_still_answers() -> None:
    unit = PabrikUnitKerja.create()
    PabrikTindakLanjut.create(unit=unit)
    hasil = baca(unit)
    assert (hasil["iku"], hasil["efektivitas"]) == ([], [])
    assert (hasil["rata_rata_capaian"], hasil["terukur"], hasil["jumlah_iku"]) == (None, 0, 0)
    assert hasil["rb"] == {
        "disahkan": 0,
        "diajukan": 0,
        "total": 0,
        "persen": None,
        "rencana_persen": None,
        "target_tahun": None,
        "perlu": None,
        "sisa_toleransi": None,
        "terlambat": 0,
    }
    assert hasil["tindak_lanjut"] == {"terbuka": 1, "terlambat": 0}
    assert "belum mempunyai IKU" in cetak(unit)


def test_rb_without_a_pk_is_counted_but_has_no_target() -> None:
    tonggak = PabrikTonggak.create(disahkan=True)
    rb = baca(tonggak.renaksi_rb.unit)["rb"]
    assert (rb["disahkan"], rb["persen"], rb["target_tahun"], rb["perlu"]) == (
        1,
        "100.00",
        None,
        None,
    )


def test_only_rows_of_exactly_the_unit_are_counted() -> None:
    induk = PabrikUnitKerja.create()
    anak = PabrikUnitKerja.create(induk=induk)
    unit_lengkap(unit=anak)
    PabrikTindakLanjut.create(unit=anak)
    hasil = baca(induk)
    assert (hasil["jumlah_iku"], hasil["rb"]["total"]) == (0, 0)
    assert hasil["tindak_lanjut"] == {"terbuka": 0, "terlambat": 0}


def test_tindak_lanjut_are_counted_by_present_status_whatever_their_year() -> None:
    unit = PabrikUnitKerja.create()
    for ciri in ("dikerjakan", "terlambat", "menunggu_verifikasi", "dikembalikan"):
        PabrikTindakLanjut.create(unit=unit, tenggat=date(TAHUN - 1, 6, 1), **{ciri: True})
    for ciri in ("selesai", "batal", "tidak_dapat"):
        PabrikTindakLanjut.create(unit=unit, tenggat=date(TAHUN - 1, 6, 1), **{ciri: True})
    PabrikTindakLanjut.create(unit=unit)
    assert baca(unit)["tindak_lanjut"] == {"terbuka": 5, "terlambat": 3}


@pytest.mark.parametrize(
    ("triwulan", "per_tanggal"), [(1, "2026-03-31"), (2, "2026-05-08"), (4, "2026-05-08")]
)
def test_the_day_is_the_end_of_the_quarter_or_today_if_that_is_earlier(
    triwulan: int, per_tanggal: str
) -> None:
    assert baca(PabrikUnitKerja.create(), triwulan=triwulan)["per_tanggal"] == per_tanggal


@pytest.mark.parametrize(
    ("pada", "terlambat"),
    [("2026-04-08", 0), ("2026-04-09", 0), ("2026-04-10", 1), (date(TAHUN, 4, 10), 1)],
)
def test_per_tanggal_moves_the_day_that_judges_what_is_late(
    pada: str | date, terlambat: int
) -> None:
    lengkap = unit_lengkap()
    rabu = date(TAHUN, 4, 8)
    PabrikHariLibur.create(tanggal=rabu)
    PabrikTindakLanjut.create(unit=lengkap.unit, tenggat=rabu)
    PabrikTonggak.create(renaksi_rb=lengkap.renaksi_rb["1"], triwulan=2, tenggat=rabu)
    hasil = baca(lengkap.unit, per_tanggal=pada)
    assert hasil["per_tanggal"] == str(pada)
    assert (hasil["rb"]["terlambat"], hasil["tindak_lanjut"]["terlambat"]) == (terlambat, terlambat)


def test_a_sum_is_printed_s_d_the_quarter() -> None:
    iku = PabrikIKU.create(akumulasi="jumlah")
    for tw, target, nilai in ((1, 10, 10), (2, 20, 15)):
        PabrikTargetTriwulan.create(iku=iku, triwulan=tw, bawah=target)
        PabrikRealisasi.create(iku=iku, triwulan=tw, nilai=nilai)
    (baris,) = baca(iku.perjanjian.unit, triwulan=2)["iku"]
    assert baris["target"] == {"bawah": "30.00", "atas": None}
    assert (baris["realisasi"], baris["capaian_mentah"]) == ("25.00", "83.33")


def test_the_command_line_form_gives_the_same_answer() -> None:
    unit = unit_lengkap().unit
    keluar = io.StringIO()
    argumen = ["--unit", unit.kode, "--tahun", str(TAHUN), "--triwulan", "TW I"]
    argumen += ["--format", "json", "--per-tanggal", "2026-03-31"]
    call_command("capaian", *argumen, stdout=keluar)
    assert json.loads(keluar.getvalue()) == baca(unit)


def test_an_unknown_unit_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(CommandError, match=r"“X” tidak ada: belum ada unit\. Impor buku kerja"):
        cetak("X")
    PabrikUnitKerja.create(kode="D.V.M.EKON.4")
    with pytest.raises(CommandError, match=r"“X” tidak ada\. Pilih salah satu: D\.V\.M\.EKON\.4\."):
        cetak("X")


@pytest.mark.parametrize(
    ("pilihan", "pesan"),
    [
        ({"triwulan": 5}, "“5” bukan triwulan"),
        ({"tahun": "dua ribu"}, "“dua ribu” bukan tahun"),
        ({"tahun": 20260}, "“20260” bukan tahun"),
        ({"per_tanggal": "2026-02-30"}, "berakhir pada tanggal 28"),
    ],
)
def test_a_wrong_argument_is_refused_with_a_sentence(
    pilihan: dict[str, object], pesan: str
) -> None:
    unit = PabrikUnitKerja.create()
    argumen = {"unit": unit.kode, "tahun": TAHUN, "triwulan": 1, **pilihan}
    with pytest.raises(CommandError, match=pesan):
        call_command("capaian", **argumen)


def test_the_csv_carries_the_rows_of_the_json() -> None:
    unit = unit_lengkap().unit
    baris = list(csv.DictReader(io.StringIO(cetak(unit, format="csv"))))
    for satu, asal in zip(baris, baca(unit)["iku"], strict=True):
        target, tahunan = asal.pop("target"), asal.pop("target_tahun")
        rata = {**asal, "target_bawah": target["bawah"], "target_atas": target["atas"]}
        rata |= {"target_tahun_bawah": tahunan["bawah"], "target_tahun_atas": tahunan["atas"]}
        assert satu == {k: v or "" for k, v in rata.items()}


def test_no_text_cell_of_the_csv_begins_a_formula() -> None:
    iku = PabrikIKU.create(kode="+1", indikator='=HYPERLINK("x")', satuan="@persen")
    PabrikTargetTriwulan.create(iku=iku, bawah=10)
    PabrikRealisasi.create(iku=iku, sumber="-BPS", nilai=-5)
    (baris,) = csv.DictReader(io.StringIO(cetak(iku.perjanjian.unit, format="csv")))
    assert [baris[k][:2] for k in ("kode", "nama", "satuan", "sumber")] == ["'+", "'=", "'@", "'-"]
    assert baris["realisasi"] == "-5.00"


def test_the_table_prints_numbers_notes_and_a_line_of_each_kind() -> None:
    lengkap = unit_lengkap()
    PabrikTindakLanjut.create(unit=lengkap.unit, terlambat=True)
    teks = cetak(lengkap.unit, per_tanggal="2026-05-08")
    rapi = " ".join(teks.split())
    for bagian in (
        "Tabel 1. Capaian Kinerja Triwulan I Tahun 2026",
        f"({lengkap.unit.kode})",
        "Sasaran 4. Terwujudnya Tata Kelola",
        "56,40–59,32%",
        "3,65 dari 4**",
        "60,66%*",
        "Rata-rata capaian (7 dari 8 IKU terukur)",
        "105,66%",
        "1.1: Sakernas BPS (data Agustus 2025, angka proyeksi)",
        "1.4: belum terukur. Rekapitulasi penilaian mentor",
        "Capaian 3.1, 4.1 dibatasi 0–120%",
        "6 dari 20 tonggak disahkan, 30,00% (rencana 30,00%); 1 dari 20 boleh gagal",
        "2.1 20,00% dari 2 topik",
        "1 terbuka, 1 terlambat per 8 Mei 2026.",
    ):
        assert bagian in rapi, bagian
    assert max(map(len, teks.splitlines())) <= 100


def test_the_figures_of_the_table_end_in_the_same_column() -> None:
    baris = cetak(unit_lengkap().unit).splitlines()
    kepala = next(b for b in baris if b.startswith("No "))
    angka = [b for b in baris if b[:3].strip() in {"1.1", "1.2", "1.3", "1.4", "3.1", "4.1"}]
    assert len(angka) == 6
    assert {len(b) for b in angka} == {len(kepala)}
    koma = {b.index("%", kepala.index("Realisasi")) for b in angka if b.startswith(("1.1", "1.2"))}
    assert len(koma) == 1


def test_a_target_out_of_reach_is_said_in_words() -> None:
    lengkap = unit_lengkap()
    for nomor in ("3", "4"):
        tonggak = next(t for (n, _), t in lengkap.tonggak.items() if n == nomor)
        tonggak.status, tonggak.alasan = "gagal", "Anggaran tidak tersedia."
        tonggak.save()
    assert baca(lengkap.unit)["rb"]["sisa_toleransi"] == -1
    assert "target 92% tidak lagi terjangkau" in " ".join(cetak(lengkap.unit).split())


@pytest.mark.parametrize("banyak", [1, 6])
def test_the_overview_takes_a_constant_number_of_queries(
    banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lengkap = unit_lengkap()
    for n in range(banyak):
        iku = PabrikIKU.create(perjanjian=lengkap.perjanjian, kode=f"8.{n}", tahapan=True)
        PabrikTargetTriwulan.create(iku=iku)
        PabrikTindakLanjut.create(unit=lengkap.unit)
    with django_assert_num_queries(KUERI_PERINTAH):
        cetak(lengkap.unit)
