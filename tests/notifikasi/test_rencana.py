"""The ladder of reminders: golden days around Nyepi and Idul Fitri 2026, and its properties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inti.libur import libur_nasional
from inti.tanggal import Kalender
from notifikasi.rencana import (
    ATURAN_BAKU,
    BATAS_HARI,
    SERVER_MATI,
    WIB,
    AnakTangga,
    Aturan,
    Langkah,
    Slot,
    eskalasi_berikut,
    pilih_terbaru,
    slot,
    tenggat_terjauh,
    waktu_kirim,
)

AWAL_TAHUN, AKHIR_TAHUN = date(2025, 12, 31), date(2026, 12, 31)


@dataclass(frozen=True)
class Tugas:
    tenggat: date
    mulai: date | None = None


@cache
def kalender_2026() -> Kalender:
    return Kalender(libur_nasional([2025, 2026, 2027]))


def rencana(
    tenggat: date,
    sejak: date = AWAL_TAHUN,
    sampai: date = AKHIR_TAHUN,
    aturan: Aturan = ATURAN_BAKU,
    kalender: Kalender | None = None,
) -> list[tuple[str, date]]:
    daftar = slot(Tugas(tenggat), aturan, kalender or kalender_2026(), sejak, sampai)
    return [(s.jenis, s.hari) for s in daftar]


# --- Golden ---------------------------------------------------------------------------------------

# Days off between 13 March and 26 March 2026: 14–15, 18 (cuti), 19 (Nyepi), 20 (cuti),
# 21–22 (Idul Fitri), 23 and 24 (cuti). Working days: 13, 16, 17, 25, 26, 27, 30, 31.
MARET = [
    # tenggat, H-7, H-3, H-1, H, H+1, H+3, H+7
    (13, 4, 10, 12, 13, 16, 25, 31),
    (16, 5, 11, 13, 16, 17, 26, None),
    (17, 6, 12, 16, 17, 25, 27, None),
    (18, 9, 13, 17, 17, 26, 30, None),
    (19, 9, 13, 17, 17, 26, 30, None),
    (20, 9, 13, 17, 17, 26, 30, None),
    (21, 9, 13, 17, 17, 26, 30, None),
    (23, 9, 13, 17, 17, 26, 30, None),
    (24, 9, 13, 17, 17, 26, 30, None),
    (25, 9, 13, 17, 25, 26, 30, None),
    (26, 10, 16, 25, 26, 27, 31, None),
    (27, 11, 17, 26, 27, 30, None, None),
]


@pytest.mark.parametrize("baris", MARET, ids=lambda b: f"tenggat {b[0]} Maret")
def test_the_ladder_around_nyepi_and_idul_fitri_2026(baris: tuple[int | None, ...]) -> None:
    tenggat, *hari = baris
    assert tenggat is not None
    harapan = {
        (jenis, date(2026, 3, h))
        for jenis, h in zip(("H-7", "H-3", "H-1", "H", "H+1", "H+3", "H+7"), hari, strict=True)
        if h is not None
    }
    hasil = rencana(date(2026, 3, tenggat), date(2026, 2, 28), date(2026, 3, 31))
    assert {h for h in hasil if h[0].startswith("H")} == harapan


def test_four_tenggat_of_the_long_holiday_share_one_h_minus_3() -> None:
    for hari in (20, 23, 24, 25):
        assert ("H-3", date(2026, 3, 13)) in rencana(date(2026, 3, hari))


def test_the_year_of_one_forgotten_task() -> None:
    """Tenggat Friday 8 May 2026; 14 and 15 May, 27, 28 May and 1 June are days off."""
    hasil = rencana(date(2026, 5, 8), sampai=date(2026, 6, 12))
    assert hasil == [
        ("H-7", date(2026, 4, 28)),
        ("H-3", date(2026, 5, 5)),
        ("H-1", date(2026, 5, 7)),
        ("H", date(2026, 5, 8)),
        ("H+1", date(2026, 5, 11)),
        ("H+3", date(2026, 5, 13)),
        ("eskalasi-1", date(2026, 5, 13)),
        ("H+7", date(2026, 5, 21)),
        ("eskalasi-2", date(2026, 5, 21)),
        ("mingguan", date(2026, 5, 29)),  # Thursday 28 May is cuti bersama
        ("mingguan", date(2026, 6, 4)),
        ("mingguan", date(2026, 6, 11)),
    ]


def test_the_mail_of_a_slot_leaves_at_half_past_seven_in_jakarta() -> None:
    assert waktu_kirim(date(2026, 3, 13)).isoformat() == "2026-03-13T07:30:00+07:00"


def test_an_item_has_no_slot_up_to_the_day_it_came_into_being() -> None:
    tugas = Tugas(date(2026, 3, 25), mulai=date(2026, 3, 13))
    hasil = slot(tugas, ATURAN_BAKU, kalender_2026(), AWAL_TAHUN, date(2026, 3, 25))
    assert [s.jenis for s in hasil] == ["H-1", "H"]


def test_a_rung_counts_only_mails_that_leave_after_it_came_into_force() -> None:
    tenggat = date(2026, 3, 25)
    sebelum, sesudah = (
        datetime(2026, 3, 13, 7, 29, tzinfo=WIB),
        datetime(2026, 3, 13, 7, 30, tzinfo=WIB),
    )
    for sejak, ada in ((sebelum, True), (sesudah, False)):
        hasil = rencana(tenggat, aturan=(AnakTangga(Langkah.SEBELUM, 3, sejak),))
        assert (hasil == [("H-3", date(2026, 3, 13))]) is ada


def test_the_coming_escalation_is_known_beforehand() -> None:
    tenggat, kalender = date(2026, 4, 2), kalender_2026()
    satu = eskalasi_berikut(tenggat, ATURAN_BAKU, kalender, date(2026, 4, 2))
    assert satu is not None
    # 3 April is Wafat Yesus Kristus: H+3 is Wednesday 8 April.
    assert (satu.jenis, satu.hari) == ("eskalasi-1", date(2026, 4, 8))
    dua = eskalasi_berikut(tenggat, ATURAN_BAKU, kalender, date(2026, 4, 8))
    assert dua is not None
    assert (dua.jenis, dua.hari) == ("eskalasi-2", date(2026, 4, 14))
    assert eskalasi_berikut(tenggat, ATURAN_BAKU, kalender, date(2026, 4, 14)) is None


# --- Properties, against a naive reading of the rule ----------------------------------------------

HARI = st.dates(date(2025, 6, 1), date(2027, 3, 1))


@st.composite
def kalender_acak(draw: st.DrawFn) -> Kalender:
    """Any set of days off within the years; runs of up to three weeks among them."""
    libur: set[date] = set(draw(st.lists(HARI, max_size=25)))
    for awal, lama in draw(st.lists(st.tuples(HARI, st.integers(1, 21)), max_size=4)):
        libur |= {awal + timedelta(days=n) for n in range(lama)}
    return Kalender(dict.fromkeys(libur, "Libur"))


@st.composite
def aturan_acak(draw: st.DrawFn) -> Aturan:
    sebelum = draw(st.sets(st.integers(0, 15), max_size=5))
    sesudah = draw(st.sets(st.integers(1, 15), max_size=4))
    anak = [AnakTangga(Langkah.SEBELUM, n) for n in sebelum]
    anak += [AnakTangga(Langkah.SESUDAH, n) for n in sesudah]
    if draw(st.booleans()):
        anak.append(AnakTangga(Langkah.MINGGUAN))
    anak += [
        AnakTangga(Langkah.ESKALASI_1, n) for n in draw(st.sets(st.integers(1, 9), max_size=1))
    ]
    return tuple(anak)


def jarak(kalender: Kalender, dari: date, ke: date) -> int:
    """The number of working days in (dari, ke]."""
    semua = (dari + timedelta(days=n) for n in range(1, (ke - dari).days + 1))
    return sum(kalender.adalah_hari_kerja(h) for h in semua)


def oracle(anak: AnakTangga, tenggat: date, kalender: Kalender, hari: date, aturan: Aturan) -> bool:
    """Tell by counting alone whether the rung falls on ``hari``."""
    if not kalender.adalah_hari_kerja(hari):
        return False
    libur_tenggat = not kalender.adalah_hari_kerja(tenggat)
    if anak.langkah is Langkah.SEBELUM:
        # Working days from the slot up to the tenggat; a tenggat on a day off is no step itself,
        # so H shares its day with H-1.
        n = max(anak.hari, 1) - 1 if libur_tenggat else anak.hari
        return hari <= tenggat and jarak(kalender, hari, tenggat) == n
    if hari <= tenggat:
        return False
    # The next working day still meets a tenggat on a day off, so it is no late day.
    lewat = jarak(kalender, tenggat, hari) - libur_tenggat
    if anak.langkah is not Langkah.MINGGUAN:
        return lewat == anak.hari
    akhir = max((a.hari for a in aturan if a.langkah is Langkah.SESUDAH), default=1)
    dasar = next(
        h
        for h in (tenggat + timedelta(days=n) for n in range(1, 400))
        if kalender.adalah_hari_kerja(h) and jarak(kalender, tenggat, h) - libur_tenggat == akhir
    )
    if hari <= dasar:
        return False
    sebelum = next(
        h
        for h in (hari - timedelta(days=n) for n in range(1, 400))
        if kalender.adalah_hari_kerja(h)
    )
    sejak_dasar = [(h - dasar).days for h in (sebelum, hari)]
    return sejak_dasar[1] // 7 > max(sejak_dasar[0] // 7, 0)


@given(HARI, kalender_acak(), aturan_acak(), st.dates(date(2025, 8, 1), date(2026, 12, 1)))
def test_every_slot_is_what_counting_working_days_gives(
    tenggat: date, kalender: Kalender, aturan: Aturan, awal: date
) -> None:
    sampai = awal + timedelta(days=60)
    hasil = set(rencana(tenggat, awal, sampai, aturan, kalender))
    harapan = {
        (anak.jenis, hari)
        for hari in (awal + timedelta(days=n) for n in range(1, 61))
        for anak in aturan
        if oracle(anak, tenggat, kalender, hari, aturan)
    }
    assert hasil == harapan


@given(HARI, kalender_acak(), aturan_acak(), st.lists(HARI, min_size=2, max_size=6))
def test_however_the_days_are_cut_every_slot_falls_into_exactly_one_run(
    tenggat: date, kalender: Kalender, aturan: Aturan, potongan: list[date]
) -> None:
    batas = sorted(potongan)
    sekaligus = rencana(tenggat, batas[0], batas[-1], aturan, kalender)
    bertahap = [
        s
        for awal, akhir in pairwise(batas)
        for s in rencana(tenggat, awal, akhir, aturan, kalender)
    ]
    assert bertahap == sekaligus
    assert len(set(sekaligus)) == len(sekaligus)


@given(HARI, kalender_acak(), aturan_acak(), HARI)
def test_no_slot_is_out_of_reach_of_the_farthest_tenggat(
    tenggat: date, kalender: Kalender, aturan: Aturan, sampai: date
) -> None:
    if tenggat > tenggat_terjauh(aturan, kalender, sampai):
        assert rencana(tenggat, date(2020, 1, 1), sampai, aturan, kalender) == []


@given(st.lists(st.tuples(st.sampled_from("ab"), HARI, st.integers(-3, BATAS_HARI)), max_size=12))
def test_of_each_person_and_item_only_the_newest_slot_is_sent(
    isi: list[tuple[str, date, int]],
) -> None:
    daftar = [(k, Slot(f"H{n:+}", hari, Langkah.SESUDAH, n)) for k, hari, n in sorted(set(isi))]
    hasil = pilih_terbaru(daftar)
    assert set(hasil) == set(daftar)
    for k in {k for k, _ in daftar}:
        milik = [s for siapa, s in daftar if siapa == k]
        terkirim = [s for s in milik if not hasil[k, s]]
        assert terkirim == [max(milik, key=lambda s: (s.hari, s.posisi))]
        for s in milik:
            if s.hari < terkirim[0].hari:
                assert hasil[k, s] == SERVER_MATI
