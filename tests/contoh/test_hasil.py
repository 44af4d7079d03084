"""What the sample must yield after import: the printed figures of TW I and the tasks of 8 May."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from akun.models import UnitKerja
from impor.contoh import siapkan
from inti.angka import baca_rentang, desimal_teks
from inti.triwulan import TRIWULAN, akhir_triwulan
from kinerja.hitung.capaian import Target, capaian, rasio, rata_rata_capaian
from kinerja.hitung.efektivitas import LangkahHitung, hasil_topik
from kinerja.hitung.rb import HasilRB, TonggakHitung, hasil_rb
from laporan.dokumen import baca_dokumen, periksa
from laporan.dokumen.model import Tingkat
from laporan.models import LaporanTriwulan
from laporan.terbitan import terbitkan
from tests.contoh.pembaca import TAHUN, TERBUKA, TW

if TYPE_CHECKING:
    from inti.tanggal import Kalender
    from tests.contoh.pembaca import Lembar

AKHIR_TW1, GAMBAR = date(2026, 3, 31), date(2026, 5, 8)


def angka(sel: object) -> Decimal:
    return Decimal(str(sel))


def nilai_topik(buku: dict[str, Lembar], kode: str) -> dict[str, tuple[int, Decimal]]:
    """Topic → (stages reached, value) at the end of TW I."""
    bobot = [angka(b["Bobot"]) for b in buku["Tahapan"]]
    hasil = {}
    for t in (b["Topik"] for b in buku["Topik"] if b["Kode IKU"] == kode):
        langkah = [
            LangkahHitung(b["Tahap"], b["Status"], b["Tanggal Selesai"])
            for b in buku["Renaksi"]
            if b["Topik"] == f"{kode}/{t}" or (b["Topik"] == t and b["Kode IKU"] == kode)
        ]
        topik = hasil_topik(bobot, langkah, AKHIR_TW1)
        hasil[t] = (topik.tahap, topik.nilai)
    return hasil


def angka_rb(buku: dict[str, Lembar], kalender: Kalender, triwulan: int, pada: date) -> HasilRB:
    tenggat = {
        (b["No"], tw): kalender.hari_kerja_terakhir(akhir_triwulan(TAHUN, n))
        if b[tw] == "x"
        else b[tw]
        for b in buku["RB"]
        for n, tw in zip(TRIWULAN, TW, strict=True)
    }
    tonggak = [
        TonggakHitung(
            TW.index(b["Triwulan"]) + 1,
            b["Status"],
            tenggat[b["No RB"], b["Triwulan"]],
            b["Tanggal Selesai"],
        )
        for b in buku["Tonggak RB"]
    ]
    return hasil_rb(
        tonggak,
        tahun=TAHUN,
        triwulan=triwulan,
        pada=pada,
        ambang=kalender.ambang_terlambat(pada),
        target_tahun=Decimal(92),
    )


def realisasi(buku: dict[str, Lembar], kalender: Kalender, iku: dict[str, Any]) -> Decimal | None:
    kode = iku["Kode"]
    if iku["Cara Hitung"] == "tonggak":
        return angka_rb(buku, kalender, 1, AKHIR_TW1).persen
    if iku["Cara Hitung"] == "tahapan":
        nilai = [n for _, n in nilai_topik(buku, kode).values()]
        return sum(nilai, Decimal(0)) / len(nilai)
    if iku["Cara Hitung"] == "rasio":
        sisi = {
            s: [angka(b["Nilai"]) for b in buku["Komponen"] if b["Sisi"] == s]
            for s in ("pembilang", "penyebut")
        }
        return rasio(sisi["pembilang"], sisi["penyebut"])
    (baris,) = [b for b in buku["Realisasi"] if b["Kode IKU"] == kode]
    return None if baris["Nilai"] is None else angka(baris["Nilai"])


def tabel(buku: dict[str, Lembar], kalender: Kalender) -> dict[str, tuple[Decimal | None, ...]]:
    """IKU → (realisasi, raw, reported), exact."""
    hasil: dict[str, tuple[Decimal | None, ...]] = {}
    for iku in buku["IKU"]:
        target = Target(*baca_rentang(str(iku["Target TW I"]).replace(".", ",")))
        nilai = realisasi(buku, kalender, iku)
        c = capaian(iku["Arah"], nilai, target)
        hasil[iku["Kode"]] = (nilai, c.mentah, c.dilaporkan)
    return hasil


@pytest.mark.parametrize(
    ("kode", "harapan"),
    [
        ("1.1", ("60.66", "96.33", "96.33")),
        ("1.2", ("56.63", "100.00", "100.00")),
        ("1.3", ("34.79", "103.32", "103.32")),
        ("1.4", (None, None, None)),
        ("2.1", ("20.00", "100.00", "100.00")),
        ("2.2", ("20.00", "100.00", "100.00")),
        ("3.1", ("3.65", "121.67", "120.00")),
        ("4.1", ("30.00", "133.33", "120.00")),
    ],
)
def test_the_first_quarter_gives_the_printed_table(
    kode: str,
    harapan: tuple[str | None, ...],
    buku: dict[str, Lembar],
    kalender: Kalender,
) -> None:
    assert tuple(desimal_teks(n) for n in tabel(buku, kalender)[kode]) == harapan


def test_the_mean_is_105_66_over_7_of_8(buku: dict[str, Lembar], kalender: Kalender) -> None:
    rata = rata_rata_capaian(d for _, _, d in tabel(buku, kalender).values())
    assert (desimal_teks(rata.rata), rata.terukur, rata.jumlah) == ("105.66", 7, 8)


def test_every_topic_has_reached_stage_1_and_works_on_stage_2(buku: dict[str, Lembar]) -> None:
    for kode in ("2.1", "2.2"):
        topik = nilai_topik(buku, kode)
        assert set(topik.values()) == {(1, Decimal(20))}
        assert len(topik) == 2
    lanjut = {(b["Topik"].split("/")[-1], b["Tahap"]) for b in buku["Renaksi"] if b["Topik"]}
    assert len(lanjut) == 16


def test_rb_stands_at_6_of_20_with_one_to_spare(
    buku: dict[str, Lembar], kalender: Kalender
) -> None:
    rb = angka_rb(buku, kalender, 1, AKHIR_TW1)
    assert (rb.disahkan, rb.diajukan, rb.total) == (6, 0, 20)
    assert (rb.perlu, rb.sisa_toleransi, rb.terlambat) == (19, 1, 0)
    rencana = [angka_rb(buku, kalender, n, AKHIR_TW1).rencana_persen for n in TRIWULAN]
    assert rencana == [30, 55, 80, 100]


def test_one_tonggak_is_late_on_the_day_of_the_pictures(
    buku: dict[str, Lembar], kalender: Kalender
) -> None:
    assert angka_rb(buku, kalender, 2, GAMBAR).terlambat == 1


def terlambat(buku: dict[str, Lembar], kalender: Kalender, pada: date) -> dict[str, int]:
    """Late tindak lanjut on a day → days late (specification 1.7)."""
    ambang = kalender.ambang_terlambat(pada)
    return {
        b["ID"]: (pada - b["Tenggat"]).days
        for b in buku["Tindak Lanjut"]
        if b["Status"] in TERBUKA - {"menunggu verifikasi"} and b["Tenggat"] <= ambang
    }


def test_15_tasks_are_open_and_none_was_late_at_the_end_of_the_quarter(
    buku: dict[str, Lembar], kalender: Kalender
) -> None:
    assert sum(b["Status"] in TERBUKA for b in buku["Tindak Lanjut"]) == 15
    assert terlambat(buku, kalender, AKHIR_TW1) == {}


def test_seven_tasks_of_six_pic_are_late_on_the_day_of_the_pictures(
    buku: dict[str, Lembar], kalender: Kalender
) -> None:
    telat = terlambat(buku, kalender, GAMBAR)
    assert sorted(telat.values(), reverse=True) == [38, 21, 14, 14, 8, 8, 3]
    assert len({b["PIC"] for b in buku["Tindak Lanjut"] if b["ID"] in telat}) == 6


def test_two_wait_for_verification_and_three_fall_due_within_the_week(
    buku: dict[str, Lembar],
) -> None:
    menunggu = [b for b in buku["Tindak Lanjut"] if b["Status"] == "menunggu verifikasi"]
    assert [b["Tenggat"] for b in menunggu] == [GAMBAR, GAMBAR]
    minggu = [
        b["ID"]
        for b in buku["Tindak Lanjut"]
        if b["Status"] in TERBUKA and not b["Bukti"] and 0 <= (b["Tenggat"] - GAMBAR).days <= 7
    ]
    assert len(minggu) == 3


@pytest.mark.django_db
def test_the_report_made_from_the_sample_holds_nothing_of_level_galat() -> None:
    siapkan(pada=GAMBAR)
    unit = UnitKerja.objects.get(perjanjian_kinerja__tahun=TAHUN)
    laporan = LaporanTriwulan(unit=unit, tahun=TAHUN, triwulan=1)
    isi = terbitkan(laporan, "docx", pada=GAMBAR)
    temuan = periksa(baca_dokumen("laporan.docx", isi))
    assert temuan
    assert [t for t in temuan if t.tingkat is Tingkat.GALAT] == []
