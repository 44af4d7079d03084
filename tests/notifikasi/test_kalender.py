"""The table of holidays: filled from the package, kept by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from akun.dasar import Asal, hapus_tautan, simpan
from notifikasi.kalender import isi_hari_libur, kalender, tahun_tanpa_cuti_bersama
from notifikasi.models import HariLibur, JenisLibur
from tests.pabrik import PabrikHariLibur, PabrikPengguna

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from akun.models import Pengguna

pytestmark = pytest.mark.django_db

# The holidays of 2026: (month, day) of the 17 public ones, then of the 8 days of cuti bersama.
LIBUR_NASIONAL = {
    (1, 1): "Tahun Baru Masehi",
    (1, 16): "Isra Mikraj",
    (2, 17): "Imlek",
    (3, 19): "Nyepi",
    (3, 21): "Idul Fitri",
    (3, 22): "Idul Fitri",
    (4, 3): "Wafat Yesus Kristus",
    (4, 5): "Kebangkitan Yesus Kristus",
    (5, 1): "Buruh",
    (5, 14): "Kenaikan Yesus Kristus",
    (5, 27): "Idul Adha",
    (5, 31): "Waisak",
    (6, 1): "Pancasila",
    (6, 16): "Islam",
    (8, 17): "Kemerdekaan",
    (8, 25): "Maulid",
    (12, 25): "Natal",
}
CUTI_BERSAMA = {
    (2, 16): "Imlek",
    (3, 18): "Nyepi",
    (3, 20): "Idul Fitri",
    (3, 23): "Idul Fitri",
    (3, 24): "Idul Fitri",
    (5, 15): "Kenaikan",
    (5, 28): "Idul Adha",
    (12, 24): "Natal",
}


@pytest.fixture
def penyunting() -> Pengguna:
    return PabrikPengguna.create()


@pytest.mark.parametrize(
    ("jenis", "harapan"),
    [(JenisLibur.NASIONAL, LIBUR_NASIONAL), (JenisLibur.CUTI_BERSAMA, CUTI_BERSAMA)],
)
def test_2026_has_the_holidays_of_the_decree(
    jenis: JenisLibur, harapan: dict[tuple[int, int], str]
) -> None:
    assert isi_hari_libur(tahun=2026) == 25
    baris = {h.tanggal: h for h in HariLibur.objects.filter(jenis=jenis)}
    assert set(baris) == {date(2026, *hari) for hari in harapan}
    for hari, nama in harapan.items():
        assert nama in baris[date(2026, *hari)].nama
    assert {
        (h.perkiraan, h.sumber.split()[:2] == ["paket", "holidays"]) for h in baris.values()
    } == {(False, True)}


@pytest.mark.parametrize(
    ("tahun", "nasional", "cuti", "perkiraan"),
    [(2024, 19, 10, 0), (2025, 17, 11, 0), (2026, 17, 8, 0), (2027, 18, 8, 3)],
)
def test_each_year_has_its_number_of_days_and_its_estimates_are_marked(
    tahun: int, nasional: int, cuti: int, perkiraan: int
) -> None:
    isi_hari_libur(tahun=tahun)
    hitung = HariLibur.objects.filter
    assert hitung(jenis=JenisLibur.NASIONAL).count() == nasional
    assert hitung(jenis=JenisLibur.CUTI_BERSAMA).count() == cuti
    assert hitung(perkiraan=True).count() == perkiraan
    assert not hitung(nama__contains="perkiraan").exists()
    assert not HariLibur.objects.exclude(tanggal__year=tahun).exists()


def test_filling_a_year_twice_adds_nothing() -> None:
    isi_hari_libur(tahun=2026)
    assert isi_hari_libur(tahun=2026) == 0
    assert {b.asal for b in HariLibur.history.all()} == {"sistem"}


def test_rows_written_or_edited_by_hand_survive_the_filling(penyunting: Pengguna) -> None:
    nyepi = PabrikHariLibur.create(tanggal=date(2026, 3, 19), nama="Nyepi menurut surat edaran")
    setempat = PabrikHariLibur.create()
    assert isi_hari_libur(tahun=2026) == 24
    natal = HariLibur.objects.get(tanggal=date(2026, 12, 25))
    natal.nama = "Natal dan bakti sosial"
    simpan(natal, oleh=penyunting)
    assert isi_hari_libur(tahun=2026) == 0
    for baris in (nyepi, setempat, natal):
        nama = baris.nama
        baris.refresh_from_db()
        assert baris.nama == nama


def test_a_day_moved_or_removed_by_hand_does_not_come_back(penyunting: Pengguna) -> None:
    isi_hari_libur(tahun=2026)
    tahun_baru_islam = HariLibur.objects.get(tanggal=date(2026, 6, 16))
    tahun_baru_islam.tanggal = date(2026, 6, 17)
    simpan(tahun_baru_islam, oleh=penyunting, alasan="Keputusan sidang isbat")
    waisak = HariLibur.objects.get(tanggal=date(2026, 5, 31))
    hapus_tautan([waisak], oleh=penyunting, asal=Asal.HALAMAN)
    assert isi_hari_libur(tahun=2026) == 0
    libur = kalender().libur
    assert date(2026, 6, 17) in libur
    assert {date(2026, 6, 16), date(2026, 5, 31)}.isdisjoint(libur)


def test_the_calendar_follows_the_table_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    isi_hari_libur(tahun=2026)
    setempat = PabrikHariLibur.create(tanggal=date(2026, 5, 8))
    with django_assert_num_queries(1):
        hasil = kalender()
    assert hasil.libur[setempat.tanggal] == setempat.nama
    assert not hasil.adalah_hari_kerja(date(2026, 5, 8))
    # Golden of specification 4.1: H-3 of Wednesday 25 March 2026 is Friday 13 March 2026.
    assert hasil.h_minus(date(2026, 3, 25), 3) == date(2026, 3, 13)


def test_a_year_without_cuti_bersama_is_noticed() -> None:
    assert tahun_tanpa_cuti_bersama(2026)
    PabrikHariLibur.create(tanggal=date(2026, 1, 1), jenis=JenisLibur.NASIONAL)
    PabrikHariLibur.create(tanggal=date(2025, 12, 26), jenis=JenisLibur.CUTI_BERSAMA)
    assert tahun_tanpa_cuti_bersama(2026)
    isi_hari_libur(tahun=2026)
    assert not tahun_tanpa_cuti_bersama(2026)
