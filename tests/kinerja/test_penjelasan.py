"""Angka dijelaskan says the same number as Tabel 1, with everything behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inti.angka import format_persen
from kinerja.models import IKU, Realisasi
from kinerja.penjelasan import jelaskan_iku
from kinerja.pilihan import Arah, RumusTurun
from kinerja.tabel import BarisTabel, tabel_1
from tests.pabrik import (
    TAHUN,
    PabrikIKU,
    PabrikRealisasi,
    PabrikTargetTriwulan,
    PabrikTonggak,
    UnitLengkap,
    unit_lengkap,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_lengkap(unit=unit)


def alamat(unit: UnitKerja, ekor: str, triwulan: int = 1) -> str:
    return f"/u/{unit.kode}/{TAHUN}/tw-{triwulan}/{ekor}"


def teks(jawaban: Any) -> str:  # noqa: ANN401 - a response of the test client
    isi: str = jawaban.content.decode()
    return isi


def baris(iku: IKU) -> BarisTabel:
    perjanjian = iku.perjanjian
    tabel = tabel_1(unit_id=perjanjian.unit_id, tahun=perjanjian.tahun, triwulan=1)
    return next(b for b in tabel.baris if b.iku.pk == iku.pk)


@pytest.mark.parametrize(
    ("kode", "bagian"),
    [
        ("1.1", ["96,33%", "60,66 / 62,97 × 100 = 96,3315…%", "Sakernas BPS", "angka proyeksi"]),
        ("1.2", ["100,00%", "56,3 ≤ 56,63 ≤ 58,8", "PermenPANRB 8/2021"]),
        (
            "1.3",
            [
                "103,32%",
                "47.951.794 / 137.846.146 × 100 = 34,7864…%",
                "27.398.625",
                "Bila realisasi dibulatkan lebih dulu, hasilnya 103,33%.",
            ],
        ),
        ("1.4", ["Belum ada realisasi", "Rekapitulasi penilaian mentor"]),
        ("2.1", ["100,00%", "(20 + 20) / 2 = 20%", "Tahap 1", "tercapai, 1 dari 1 langkah"]),
        ("3.1", ["120,00%", "Capaian mentah 121,67% dilaporkan 120,00%", "nilai periode lalu"]),
        ("4.1", ["6 / 20 × 100 = 30%", "Pembilang: disahkan", "(6)", "(14)", "1 bukti diterima"]),
    ],
)
def test_every_capaian_of_the_golden_table_is_taken_apart(
    kode: str,
    bagian: list[str],
    lengkap: UnitLengkap,
    pengamat: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    isi = teks(masuk(pengamat).get(alamat(lengkap.unit, f"kinerja/iku/{kode}/jelaskan/")))
    for satu in bagian:
        assert satu in isi


def test_the_rows_lead_to_their_pages(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengamat)
    rb = teks(klien.get(alamat(lengkap.unit, "kinerja/iku/4.1/jelaskan/")))
    assert rb.count('href="/rb/tonggak/') == 20
    ef = teks(klien.get(alamat(lengkap.unit, "kinerja/iku/2.1/jelaskan/")))
    assert lengkap.renaksi["1.1", "1"].get_absolute_url() in ef


def test_a_cancelled_tonggak_stands_outside_the_denominator(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    PabrikTonggak.create(renaksi_rb=lengkap.renaksi_rb["1"], triwulan=2, batal=True)
    isi = teks(masuk(pengamat).get(alamat(lengkap.unit, "kinerja/iku/4.1/jelaskan/")))
    assert "Di luar penyebut: batal (1)" in isi
    assert "revisi REV-1/RB/2026" in isi


def test_the_mean_names_what_counts_and_what_does_not(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = teks(masuk(pengamat).get(alamat(lengkap.unit, "kinerja/rata-rata/")))
    for bagian in ("105,66%", "Dihitung (7)", "Tanpa capaian (1)", "7 dari 8 IKU terukur"):
        assert bagian in isi


def test_the_value_of_a_topik_is_explained_too(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    topik = lengkap.topik["2.1", 0]
    isi = teks(masuk(pengamat).get(alamat(lengkap.unit, f"efektivitas/{topik.pk}/jelaskan/")))
    for bagian in ("20 = 20,0%", "1 dari 4", "paling lambat 31 Maret 2026"):
        assert bagian in isi


def test_htmx_gets_the_inside_of_the_dialog(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    u = alamat(lengkap.unit, "kinerja/iku/1.1/jelaskan/")
    isi = teks(masuk(pengamat).get(u, headers={"HX-Request": "true"}))
    assert "<html" not in isi
    assert "data-tutup" in isi


def test_strangers_and_unknown_kode_are_404(
    lengkap: UnitLengkap,
    orang_asing: Pengguna,
    pengamat: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    topik = lengkap.topik["2.1", 0].pk
    for ekor in (
        "kinerja/iku/1.1/jelaskan/",
        "kinerja/rata-rata/",
        f"efektivitas/{topik}/jelaskan/",
    ):
        assert masuk(orang_asing).get(alamat(lengkap.unit, ekor)).status_code == 404
    tak_ada = alamat(lengkap.unit, "kinerja/iku/9.9/jelaskan/")
    assert masuk(pengamat).get(tak_ada).status_code == 404


@pytest.mark.parametrize(
    ("arah", "rumus", "target", "nilai", "huruf", "angka"),
    [
        ("naik", "", ("50", None), "40", "Capaian = R / T × 100", "40 / 50 × 100 = 80%"),
        ("turun", "2-r/t", ("50", None), "40", "Capaian = (2 − R / T) × 100", "= 120%"),
        ("turun", "t/r", ("50", None), "40", "Capaian = T / R × 100", "50 / 40 × 100 = 125%"),
        ("turun", "t/r", ("50", None), "0", "Capaian = T / R × 100", "50 / 0 × 100"),
        ("rentang", "", ("50", "60"), "40", "R / batas bawah", "40 / 50 × 100 = 80%"),
        ("rentang", "", ("50", "60"), "66", "R / batas atas", "66 / 60 × 100 = 110%"),
        ("naik", "", ("-5", None), "-4", "|T| + selisih", "R = -4, T = -5 = 120%"),
    ],
)
def test_each_formula_is_printed_with_its_numbers(
    arah: str,
    rumus: str,
    target: tuple[str, str | None],
    nilai: str,
    huruf: str,
    angka: str,
    unit: UnitKerja,
) -> None:
    iku = PabrikIKU.create(
        perjanjian__unit=unit,
        arah=Arah(arah),
        rumus_turun=RumusTurun(rumus) if rumus else "",
        target_bawah=None,
    )
    bawah, atas = target
    PabrikTargetTriwulan.create(iku=iku, bawah=Decimal(bawah), atas=atas and Decimal(atas))
    PabrikRealisasi.create(iku=iku, nilai=Decimal(nilai))
    isi = jelaskan_iku(baris(iku), tahun=TAHUN, triwulan=1)
    assert huruf in isi.rumus[-2]
    assert angka in isi.rumus[-1]


def test_the_explained_number_is_that_of_the_table(lengkap: UnitLengkap) -> None:
    for iku in lengkap.iku.values():
        b = baris(iku)
        isi = jelaskan_iku(b, tahun=TAHUN, triwulan=1)
        (utama,) = [a for a in isi.angka if a.utama]
        assert utama.teks == format_persen(b.capaian.dilaporkan)


def test_an_iku_without_target_says_so(lengkap: UnitLengkap) -> None:
    lengkap.iku["1.1"].target_triwulan.all().delete()
    Realisasi.objects.filter(iku=lengkap.iku["1.1"]).update(keadaan="terukur")
    isi = jelaskan_iku(baris(lengkap.iku["1.1"]), tahun=TAHUN, triwulan=1)
    assert "Tidak ada target pada triwulan ini" in isi.aturan[0]
    assert isi.rumus == ()


def test_explaining_rb_takes_the_same_queries_for_3_and_60_tonggak(
    unit: UnitKerja, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengamat)
    lengkap = unit_lengkap(unit=unit)
    u = alamat(unit, "kinerja/iku/4.1/jelaskan/")

    def jumlah() -> int:
        klien.get(u)
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(u).status_code == 200
        return len(kueri)

    sedikit = jumlah()
    for rb in lengkap.renaksi_rb.values():
        for tw in (1, 2, 3, 4):
            if not rb.tonggak.filter(triwulan=tw).exists():
                PabrikTonggak.create(renaksi_rb=rb, triwulan=tw, disahkan=True)
    assert jumlah() == sedikit
