"""What the page of Tabel 1 explains and remarks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from inti.galat import Tingkat
from kinerja.halaman import catatan_data, panel, pilih_baris
from kinerja.models import IKU, Komponen, Realisasi, TargetTriwulan
from kinerja.pilihan import Keadaan
from kinerja.tabel import Tabel1, tabel_1
from tests.pabrik import UnitLengkap, unit_lengkap

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_lengkap(unit=unit)


def baca(lengkap: UnitLengkap, triwulan: int = 1) -> Tabel1:
    return tabel_1(unit_id=lengkap.unit.pk, tahun=2026, triwulan=triwulan)


@pytest.mark.parametrize(
    ("diminta", "terpilih"),
    [("1.3", "1.3"), ("4.1", "4.1"), ("2.1", "2.1"), ("1.1", "1.3"), ("", "1.3"), ("x", "1.3")],
)
def test_the_panel_opens_what_was_asked_or_the_first_ratio(
    lengkap: UnitLengkap, diminta: str, terpilih: str
) -> None:
    baris = pilih_baris(baca(lengkap), diminta)
    assert baris is not None
    assert baris.iku.kode == terpilih


def test_without_a_computed_iku_there_is_no_panel(lengkap: UnitLengkap) -> None:
    IKU.objects.filter(perjanjian=lengkap.perjanjian).update(cara_hitung="langsung")
    assert pilih_baris(baca(lengkap), "1.3") is None


@pytest.mark.parametrize(
    ("kode", "rumus"),
    [
        ("1.3", "47.951.794 / 137.846.146 × 100% = 34,7864…%"),
        ("2.1", "(20 + 20) / 2 = 20%"),
        ("4.1", "6 / 20 × 100% = 30%"),
    ],
)
def test_the_formula_is_told_with_its_numbers(lengkap: UnitLengkap, kode: str, rumus: str) -> None:
    baris = pilih_baris(baca(lengkap), kode)
    assert baris is not None
    assert panel(baris).rumus == rumus


def test_the_panel_splits_numerator_and_denominator(lengkap: UnitLengkap) -> None:
    baris = pilih_baris(baca(lengkap), "1.3")
    assert baris is not None
    isi = panel(baris)
    assert [r.nilai for r in isi.atas] == [27_398_625, 13_850_289, 6_007_955, 694_925]
    assert [r.nilai for r in isi.bawah] == [137_846_146]


def test_rounding_first_is_only_told_where_it_would_change_the_capaian(
    lengkap: UnitLengkap,
) -> None:
    tabel = baca(lengkap)
    beda = {}
    for kode in ("1.3", "4.1"):
        baris = pilih_baris(tabel, kode)
        assert baris is not None
        beda[kode] = panel(baris).bila_dibulatkan
    assert beda["4.1"] is None
    assert beda["1.3"] is not None
    assert round(beda["1.3"], 2) == Decimal("103.33")


def test_a_panel_without_komponen_has_no_formula(lengkap: UnitLengkap) -> None:
    Komponen.objects.filter(iku=lengkap.iku["1.3"]).delete()
    baris = pilih_baris(baca(lengkap), "1.3")
    assert baris is not None
    isi = panel(baris)
    assert (isi.rumus, isi.atas, isi.bila_dibulatkan) == ("", (), None)


def pesan(lengkap: UnitLengkap, kode: str, triwulan: int = 1) -> list[tuple[str, bool]]:
    return [
        (c.teks, c.tingkat is Tingkat.PERINGATAN)
        for c in catatan_data(baca(lengkap, triwulan))
        if c.kode == kode
    ]


def ubah(lengkap: UnitLengkap, kode: str, **isi: object) -> None:
    Realisasi.objects.filter(iku=lengkap.iku[kode], triwulan=1).update(**isi)


@pytest.mark.parametrize(
    ("kode", "isi", "hasil"),
    [
        ("1.1", {}, [("Angka proyeksi; perbarui bila angka tetap terbit.", False)]),
        ("1.1", {"sifat": "tetap"}, []),
        ("1.2", {"sumber": ""}, [("Sumber data belum ditulis.", True)]),
        ("3.1", {}, [
            ("Memakai nilai periode lalu: TW II 2025.", False),
            ("Capaian 121,67% dilaporkan 120,00% karena batas.", False),
        ]),
    ],
)  # fmt: skip
def test_what_needs_a_second_look_is_remarked(
    lengkap: UnitLengkap, kode: str, isi: dict[str, object], hasil: list[tuple[str, bool]]
) -> None:
    if isi:
        ubah(lengkap, kode, **isi)
    assert pesan(lengkap, kode) == hasil


def test_an_unmeasured_iku_gives_its_reason_as_information(lengkap: UnitLengkap) -> None:
    ((teks, peringatan),) = pesan(lengkap, "1.4")
    assert teks.startswith("Belum terukur: ")
    assert not peringatan


def test_missing_figures_are_warned_about_and_come_first(lengkap: UnitLengkap) -> None:
    assert ("Realisasi TW II belum diisi.", True) in pesan(lengkap, "1.1", 2)
    TargetTriwulan.objects.filter(iku=lengkap.iku["1.1"]).delete()
    IKU.objects.filter(pk=lengkap.iku["1.1"].pk).update(target_bawah=None)
    semua = catatan_data(baca(lengkap))
    assert [c.teks for c in semua if c.kode == "1.1"][:2] == [
        "Target tahun belum diisi.",
        "Ada realisasi, tetapi target TW I kosong.",
    ]
    urutan = [c.tingkat is None for c in semua]
    assert urutan == sorted(urutan)


def test_a_zero_denominator_is_a_warning_with_its_sentence(lengkap: UnitLengkap) -> None:
    Komponen.objects.filter(iku=lengkap.iku["1.3"], sisi="penyebut").update(nilai=0)
    assert ("Jumlah penyebut 0. Periksa nilai komponen penyebut.", True) in pesan(lengkap, "1.3")


def test_no_target_is_no_complaint(lengkap: UnitLengkap) -> None:
    TargetTriwulan.objects.filter(iku=lengkap.iku["1.4"]).delete()
    ubah(lengkap, "1.4", keadaan=Keadaan.TIDAK_ADA_TARGET, alasan="")
    assert pesan(lengkap, "1.4") == []


def test_htmx_gets_the_part_and_the_browser_the_page(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien, alamat = masuk(pengamat), f"/u/{lengkap.unit.kode}/2026/tw-1/kinerja/?iku=4.1"
    penuh = klien.get(alamat).content.decode()
    sebagian = klien.get(alamat, headers={"HX-Request": "true"}).content.decode()
    dipulihkan = klien.get(
        alamat, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    ).content.decode()
    assert "Hitung IKU 4.1" in sebagian
    assert "<html" not in sebagian
    assert "<html" in penuh
    assert "<html" in dipulihkan
