from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kinerja.pilihan import Bagian
from laporan.konten import Surat
from laporan.konten.kata import paragraf, romawi
from laporan.konten.surat import nomor_lengkap
from tests.laporan.laporan_contoh import bagian_iku, daun, konten_json, unit_berisi
from tests.pabrik import (
    TAHUN,
    PabrikButirKeterangan,
    PabrikKendala,
    PabrikNarasi,
    PabrikRapat,
    PabrikRapatRenaksi,
    PabrikUnitKerja,
    unit_lengkap,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from inti.tanggal import Kalender

pytestmark = pytest.mark.django_db
KUERI = 41


def test_the_figures_of_tabel_1_stand_the_same_in_the_section_of_each_iku(
    kalender: Kalender,
) -> None:
    isi = konten_json(unit_lengkap().unit, kalender)
    ringkas = {b["kode"]: b for k in isi["tabel"]["kelompok"] for b in k["baris"]}
    assert [k["romawi"] for k in isi["tabel"]["kelompok"]] == ["I", "II", "III", "IV"]
    assert {kode: (b["realisasi"].rstrip("*"), b["capaian"]) for kode, b in ringkas.items()} == {
        "1.1": ("60,66%", "96,33%"),
        "1.2": ("56,63%", "100,00%"),
        "1.3": ("34,79%", "103,32%"),
        "1.4": ("N/A", "N/A"),
        "2.1": ("20,00%", "100,00%"),
        "2.2": ("20,00%", "100,00%"),
        "3.1": ("3,65 dari 4", "120,00%"),
        "4.1": ("30,00%", "120,00%"),
    }
    for kode, baris in ringkas.items():
        assert bagian_iku(isi, kode)["hasil"]["baris"] == baris


def test_raw_and_reported_capaian_are_both_printed(kalender: Kalender) -> None:
    isi = konten_json(unit_lengkap().unit, kalender)
    assert any("133,33%" in c and "121,67%" in c for c in isi["tabel"]["catatan"])
    assert any("133,33%" in c for c in bagian_iku(isi, "4.1")["hasil"]["catatan"])


def test_the_count_announced_is_the_count_listed(kalender: Kalender) -> None:
    for s in konten_json(unit_lengkap().unit, kalender)["sasaran"]:
        assert f"pencapaian {len(s['daftar'])} indikator" in s["pengantar"]
        assert len(s["daftar"]) == len(s["iku"])


def test_captions_count_on_through_the_document(kalender: Kalender) -> None:
    isi = konten_json(unit_berisi().unit, kalender)
    nomor: list[int] = []

    def telusuri(nilai: object) -> None:
        if isinstance(nilai, dict):
            if nilai.get("label") == "Tabel":
                nomor.append(int(nilai["nomor"]))
            for v in nilai.values():
                telusuri(v)
        elif isinstance(nilai, list):
            for v in nilai:
                telusuri(v)

    telusuri(isi)
    assert sorted(nomor) == list(range(1, len(nomor) + 1))


def test_latar_belakang_is_carried_over_from_the_latest_earlier_quarter(
    kalender: Kalender,
) -> None:
    lengkap = unit_lengkap()
    iku = lengkap.iku["1.1"]
    PabrikNarasi.create(iku=iku, triwulan=1, bagian=Bagian.LATAR, teks="Latar TW I.")
    PabrikNarasi.create(iku=iku, triwulan=2, bagian=Bagian.LATAR, teks="Latar TW II.")
    PabrikNarasi.create(iku=iku, triwulan=3, bagian=Bagian.LATAR, teks="  ")
    PabrikNarasi.create(iku=iku, triwulan=1, bagian=Bagian.ANALISIS, teks="Analisis TW I.")
    tw3 = bagian_iku(konten_json(lengkap.unit, kalender, triwulan=3), "1.1")
    assert tw3["latar"][0]["teks"] == "Latar TW II."
    assert "Analisis TW I." not in set(daun(tw3))


def test_a_statement_that_tells_a_linked_rapat_again_is_printed_once(kalender: Kalender) -> None:
    lengkap = unit_lengkap()
    renaksi, hari = lengkap.renaksi["1.1", "1"], date(TAHUN, 1, 9)
    rapat = PabrikRapat.create(unit=lengkap.unit, tanggal=hari, judul="Rapat Pemetaan")
    PabrikRapatRenaksi.create(rapat=rapat, renaksi=renaksi)
    renaksi.keterangan.all().delete()
    for n, (tanggal, teks) in enumerate(
        [
            (None, "Tanpa tanggal"),
            (hari, "rapat  pemetaan."),
            (date(TAHUN, 1, 8), "Rapat Pemetaan"),
            (date(TAHUN, 2, 3), "Monitoring tanggal 3 Februari 2026"),
        ],
        start=1,
    ):
        PabrikButirKeterangan.create(renaksi=renaksi, urutan=n, tanggal=tanggal, teks=teks)
    baris = bagian_iku(konten_json(lengkap.unit, kalender), "1.1")["renaksi"]["baris"][0]
    assert baris["keterangan"] == [
        "Rapat Pemetaan tanggal 8 Januari 2026",
        "Rapat Pemetaan tanggal 9 Januari 2026",
        "Monitoring tanggal 3 Februari 2026",
        "Tanpa tanggal",
    ]


def test_only_rapat_outside_the_renaksi_of_an_iku_are_other_efforts(kalender: Kalender) -> None:
    lain = bagian_iku(konten_json(unit_berisi().unit, kalender), "1.1")["upaya_lain"]
    assert [b["teks"] for b in lain] == [
        "Diskusi Strategi 0 tanggal 11 Maret 2026",
        "Teks Upaya lain.",
        "1. Butir satu",
    ]


def test_cost_and_saving_are_exact(kalender: Kalender) -> None:
    biaya = bagian_iku(konten_json(unit_berisi().unit, kalender), "1.1")["biaya"]
    assert biaya["baris"] == [["Rp20.000.000", "Rp15.000.000", "Rp5.000.000"]]


def test_the_analysis_is_split_at_the_paragraph_that_leads_to_the_table(
    kalender: Kalender,
) -> None:
    lengkap = unit_lengkap()
    PabrikNarasi.create(
        iku=lengkap.iku["2.1"],
        bagian=Bagian.ANALISIS,
        teks="Pembuka.\nRincian sebagai berikut:\nPenutup.",
    )
    isi = konten_json(lengkap.unit, kalender)
    milik = bagian_iku(isi, "2.1")
    assert [p["teks"] for p in milik["hasil_sebelum"]] == ["Pembuka.", "Rincian sebagai berikut:"]
    assert [p["teks"] for p in milik["hasil_sesudah"]] == ["Penutup."]
    buatan = bagian_iku(isi, "4.1")["hasil_sebelum"][0]["teks"]
    assert "target Triwulan I sebesar 22,50%" in buatan
    assert "sebesar 30,00% atau mencapai 120,00%" in buatan
    assert "belum terukur" in bagian_iku(isi, "1.4")["hasil_sebelum"][0]["teks"]


def test_computed_iku_show_what_they_are_computed_from(kalender: Kalender) -> None:
    isi = konten_json(unit_lengkap().unit, kalender)
    (tahapan,) = bagian_iku(isi, "2.1")["rincian"]
    assert tahapan["baris"][0][1] == "Tercapai (1 dari 1 langkah)"
    assert tahapan["baris"][-1][-1] == "20,00%"
    (tonggak,) = bagian_iku(isi, "4.1")["rincian"]
    assert len(tonggak["baris"]) == 6
    assert "6 dari 20" in tonggak["keterangan"]["teks"]
    komponen = bagian_iku(isi, "1.3")
    assert ["", "Jumlah pembilang", "", "47.951.794"] in komponen["komponen"]["baris"]
    assert komponen["hitungan"] == ["Realisasi = (47.951.794 / 137.846.146) × 100% = 34,79%"]


def test_kendala_of_an_earlier_quarter_stay_until_closed(kalender: Kalender) -> None:
    lengkap = unit_berisi()
    tw2 = bagian_iku(konten_json(lengkap.unit, kalender, triwulan=2), "1.1")
    assert [k["teks"] for k in tw2["kendala"]] == ["Anggaran 0 (kendala sejak TW I 2026)"]
    assert tw2["upaya"][0]["rincian"].endswith("tenggat 8 April 2026")


def test_a_kendala_without_iku_is_not_lost(kalender: Kalender) -> None:
    lengkap = unit_lengkap()
    PabrikKendala.create(
        unit=lengkap.unit, tahun=TAHUN, triwulan=1, nomor="9", uraian="Ruang rapat terbatas"
    )
    assert "Ruang rapat terbatas" in set(daun(konten_json(lengkap.unit, kalender)["lampiran"]))


def test_late_open_and_done_tasks_are_counted_apart(kalender: Kalender) -> None:
    isi = konten_json(unit_berisi(banyak=3).unit, kalender)
    assert isi["lampiran"][0]["pengantar"] == [
        "Keadaan tindak lanjut Triwulan I Tahun 2026 per 8 Mei 2026: "
        "3 terlambat, 0 terbuka, 0 selesai."
    ]


def test_an_empty_unit_has_a_report_without_empty_headings(kalender: Kalender) -> None:
    unit = PabrikUnitKerja.create()
    unit.refresh_from_db()
    isi = konten_json(unit, kalender)
    assert isi["sasaran"] == []
    assert isi["lampiran"] == []


def test_the_content_is_plain_json(kalender: Kalender) -> None:
    isi = konten_json(unit_berisi().unit, kalender)
    assert json.loads(json.dumps(isi)) == isi


@pytest.mark.parametrize("banyak", [1, 12])
def test_queries_do_not_grow_with_the_data(
    kalender: Kalender, banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lengkap = unit_berisi(banyak=banyak)
    with django_assert_num_queries(KUERI):
        konten_json(lengkap.unit, kalender)


def test_month_and_year_of_the_number_are_those_of_the_letter() -> None:
    pola = "AK.03/{nomor}/{kode}/{bulan}/{tahun}"
    assert (
        nomor_lengkap(pola=pola, nomor=" 96 ", kode="D.4", tanggal=date(2026, 5, 11))
        == "AK.03/96/D.4/05/2026"
    )
    hasil = nomor_lengkap(pola=pola, nomor="{tahun}", kode="D.4", tanggal=date(2026, 12, 1))
    assert hasil == "AK.03/{tahun}/D.4/12/2026"


def test_the_letter_names_what_people_decided(kalender: Kalender) -> None:
    surat = Surat(
        tanggal=date(TAHUN, 5, 11),
        nomor="96",
        yth="Sekretaris Deputi",
        rujukan="Nota Dinas Nomor AK.03/226 perihal Permintaan Laporan",
        jabatan="Asisten Deputi",
    )
    isi = konten_json(unit_lengkap().unit, kalender, surat=surat)
    assert isi["nota_dinas"]["isi"][0].startswith("Menindaklanjuti Nota Dinas Nomor AK.03/226")
    assert isi["tanda_tangan"] == {
        "tempat_tanggal": "Jakarta, 11 Mei 2026",
        "jabatan": "Asisten Deputi,",
        "nama": "",
    }


@pytest.mark.parametrize(
    ("n", "teks"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV")]
)
def test_numerals(n: int, teks: str) -> None:
    assert romawi(n) == teks


def test_lines_typed_as_a_list_keep_that_look() -> None:
    isi = paragraf("Aspek:\n1. Disiplin\n\n(2) Sikap\n- Inisiatif\x00\n2026 adalah tahun ini")
    assert [(p.teks, p.teks_gaya) for p in isi] == [
        ("Aspek:", "isi"),
        ("1. Disiplin", "butir"),
        ("(2) Sikap", "butir"),
        ("- Inisiatif", "butir"),
        ("2026 adalah tahun ini", "isi"),
    ]


def test_the_selisih_of_an_unknown_baseline_is_no_number(kalender: Kalender) -> None:
    lengkap = unit_lengkap()
    PabrikNarasi.create(
        iku=lengkap.iku["1.2"], bagian=Bagian.EFISIENSI, teks="x", baseline=None, aktual=Decimal(0)
    )
    biaya = bagian_iku(konten_json(lengkap.unit, kalender), "1.2")["biaya"]
    assert biaya["baris"] == [["N/A", "Rp0", "N/A"]]
