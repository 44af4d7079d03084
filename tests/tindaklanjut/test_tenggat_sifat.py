"""What holds for every text, day and calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from hypothesis import assume, given
from hypothesis import strategies as st

from inti.libur import libur_nasional
from inti.tanggal import Kalender, format_tanggal, format_tanggal_hari, format_tanggal_pendek
from inti.triwulan import akhir_triwulan, label_panjang, label_triwulan
from tindaklanjut.tenggat import Keadaan, Tenggat, baca_tenggat, cari_tenggat

KALENDER: Final = Kalender(libur_nasional(range(2019, 2045)))
HARI: Final = st.dates(date(2020, 1, 1), date(2040, 12, 31))
KATA: Final = st.sampled_from(
    "20 5 31 0 2026 26 1,5 20/3 5-6 20/03/2026 2026-03-20 16.00 Maret Feb Jumat Minggu minggu "
    "pekan bulan tahun TW triwulan II semester akhir awal pertengahan depan ini lalu ke ke-2 kedua "
    "pertama terakhir hari kerja jam x 24 dua puluh tiga seminggu besok lusa H + - H+7 H-3 sebelum "
    "setelah sejak mulai s.d. antara dan atau paling lambat tanggal tgl Lebaran Natal cuti bersama "
    "libur rapat berikutnya segera setiap sekitar jika data surat ( ) , . : / pukul WIB "
    "Kemnaker menyampaikan pada dalam waktu target selesai telah".split()
)
TEKS: Final = st.one_of(
    st.text(max_size=60),
    st.lists(KATA, max_size=14).map(" ".join),
    st.lists(KATA, max_size=8).map("".join),
)


def _periksa(tenggat: Tenggat, acuan: date) -> None:
    semua = (*tenggat.pilihan, *tenggat.usul_geser, *filter(None, (tenggat.tanggal,)))
    assert all(hari >= acuan for hari in semua)
    assert tenggat.penjelasan.strip()
    assert (tenggat.tanggal is not None) == (tenggat.keadaan is Keadaan.TERBACA)
    assert bool(tenggat.pilihan) == (tenggat.keadaan is Keadaan.GANDA)
    assert len(set(tenggat.pilihan)) == len(tenggat.pilihan)


@given(TEKS, HARI)
def test_any_text_is_answered_and_no_answer_lies_before_day_0(teks: str, acuan: date) -> None:
    _periksa(baca_tenggat(teks, acuan=acuan, kalender=KALENDER), acuan)


@given(TEKS, HARI)
def test_a_find_stands_where_it_says_and_finds_do_not_overlap(teks: str, acuan: date) -> None:
    akhir = 0
    for temuan in cari_tenggat(teks, acuan=acuan, kalender=KALENDER):
        assert teks[temuan.awal : temuan.akhir] == temuan.teks
        assert akhir <= temuan.awal < temuan.akhir
        akhir = temuan.akhir
        _periksa(temuan.tenggat, acuan)


@given(TEKS, HARI)
def test_the_case_of_the_letters_changes_nothing(teks: str, acuan: date) -> None:
    assume(teks.isascii())
    besar, kecil = (
        baca_tenggat(satu, acuan=acuan, kalender=KALENDER) for satu in (teks.upper(), teks.lower())
    )
    assert besar == kecil


@given(HARI, st.integers(0, 2000))
def test_every_way_the_house_prints_a_date_is_read_back(acuan: date, jarak: int) -> None:
    hari = acuan + timedelta(days=jarak)
    cetakan = (
        format_tanggal(hari),
        format_tanggal_hari(hari),
        format_tanggal_pendek(hari),
        hari.isoformat(),
        f"{hari:%d/%m/%Y}",
        f"{hari:%d-%m-%y}",
    )
    for teks in cetakan:
        assert baca_tenggat(teks, acuan=acuan, kalender=KALENDER).tanggal == hari
        assert baca_tenggat(f"plg lambat {teks}", acuan=acuan, kalender=KALENDER).tanggal == hari


@given(HARI, st.integers(1, 2000))
def test_a_past_date_with_its_year_says_no_date(acuan: date, jarak: int) -> None:
    teks = format_tanggal_hari(acuan - timedelta(days=jarak))
    tenggat = baca_tenggat(teks, acuan=acuan, kalender=KALENDER)
    assert tenggat.keadaan is Keadaan.TANPA_TANGGAL


@given(HARI, st.integers(0, 364))
def test_a_date_without_year_is_the_next_such_day(acuan: date, jarak: int) -> None:
    hari = acuan + timedelta(days=jarak)
    assume((hari.month, hari.day) != (2, 29))
    teks = format_tanggal(hari).rsplit(" ", 1)[0]
    tanggal = baca_tenggat(teks, acuan=acuan, kalender=KALENDER).tanggal
    assert tanggal == hari


@given(HARI, st.integers(0, 2000), st.integers(1, 6))
def test_a_weekday_that_contradicts_its_date_is_asked(
    acuan: date, jarak: int, selisih: int
) -> None:
    hari = acuan + timedelta(days=jarak)
    nama_lain = format_tanggal_hari(hari + timedelta(days=selisih)).split(",")[0]
    teks = f"{nama_lain}, {format_tanggal(hari)}"
    tenggat = baca_tenggat(teks, acuan=acuan, kalender=KALENDER)
    assert tenggat.keadaan is Keadaan.GANDA
    assert tenggat.pilihan[0] == hari


@given(HARI, st.integers(0, 200))
def test_calendar_distances_count_every_day(acuan: date, n: int) -> None:
    hari = acuan + timedelta(days=n)
    for teks in (f"H+{n}", f"{n} hari", f"{n}x24 jam", f"{n * 24} jam"):
        assert baca_tenggat(teks, acuan=acuan, kalender=KALENDER).tanggal == hari


@given(HARI, st.integers(1, 200))
def test_working_days_start_the_next_day_and_skip_days_off(acuan: date, n: int) -> None:
    hari = baca_tenggat(f"{n} hari kerja", acuan=acuan, kalender=KALENDER).tanggal
    assert hari is not None
    dilalui = [acuan + timedelta(days=i) for i in range(1, (hari - acuan).days + 1)]
    assert sum(KALENDER.adalah_hari_kerja(satu) for satu in dilalui) == n
    assert KALENDER.adalah_hari_kerja(hari)


@given(HARI, st.integers(0, 2000))
def test_before_a_day_is_the_day_before(acuan: date, jarak: int) -> None:
    hari = acuan + timedelta(days=jarak)
    tenggat = baca_tenggat(f"sebelum {format_tanggal(hari)}", acuan=acuan, kalender=KALENDER)
    kemarin = hari - timedelta(days=1)
    assert tenggat.tanggal == (kemarin if kemarin >= acuan else None)


@given(HARI, st.integers(0, 9), st.integers(1, 4))
def test_a_quarter_means_its_last_day(acuan: date, tambah: int, nomor: int) -> None:
    tahun = acuan.year + tambah
    akhir = akhir_triwulan(tahun, nomor)
    for label in (label_triwulan(nomor), f"akhir {label_panjang(nomor)}"):
        tenggat = baca_tenggat(f"{label} {tahun}", acuan=acuan, kalender=KALENDER)
        assert tenggat.tanggal == (akhir if akhir >= acuan else None)


@given(HARI, st.integers(0, 400))
def test_a_day_off_is_named_and_kept_with_working_days_offered(acuan: date, jarak: int) -> None:
    hari = acuan + timedelta(days=jarak)
    tenggat = baca_tenggat(format_tanggal(hari), acuan=acuan, kalender=KALENDER)
    assert tenggat.tanggal == hari
    assert (tenggat.libur is None) == KALENDER.adalah_hari_kerja(hari)
    assert bool(tenggat.usul_geser) == (tenggat.libur is not None)
    assert all(KALENDER.adalah_hari_kerja(satu) for satu in tenggat.usul_geser)
