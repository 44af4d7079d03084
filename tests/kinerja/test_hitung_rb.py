from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inti.angka import bulatkan
from inti.triwulan import akhir_triwulan
from kinerja.hitung import STATUS_TONGGAK, HasilRB, TonggakHitung, hasil_rb, rencana_rb

sifat = settings(deadline=None)
RENCANA = (1, 1, 2, 3, *(1, 2, 3, 4) * 4)
TENGGAT = {n: akhir_triwulan(2026, n) - timedelta(days=1) for n in (1, 2, 3, 4)}
MARET_30, MARET_31 = date(2026, 3, 30), date(2026, 3, 31)


def desimal(*nilai: int | str) -> tuple[Decimal, ...]:
    return tuple(Decimal(n) for n in nilai)


def contoh() -> list[TonggakHitung]:
    """The 20 tonggak of 2026 as TW I was reported: its six are disahkan."""
    return [
        TonggakHitung(
            triwulan=n,
            status="disahkan" if n == 1 else "belum",
            tenggat=TENGGAT[n],
            tanggal_selesai=date(2026, 3, 20) if n == 1 else None,
        )
        for n in RENCANA
    ]


def hitung(
    tonggak: list[TonggakHitung],
    triwulan: int = 1,
    pada: date = MARET_31,
    ambang: date = MARET_30,
    target_tahun: Decimal | None = Decimal(92),
) -> HasilRB:
    return hasil_rb(
        tonggak, tahun=2026, triwulan=triwulan, pada=pada, ambang=ambang, target_tahun=target_tahun
    )


def test_the_printed_30_percent_of_tw_1_is_six_of_twenty() -> None:
    hasil = hitung(contoh())
    assert (hasil.disahkan, hasil.diajukan, hasil.total, hasil.terlambat) == (6, 0, 20, 0)
    assert (hasil.persen, hasil.rencana_persen) == desimal(30, 30)
    assert hasil.target_tahun == 92
    assert (hasil.perlu, hasil.sisa_toleransi) == (19, 1)
    assert hasil.target_terjangkau is True
    assert hasil.langkah_tercapai == desimal(90, 95, 100)


def test_the_plan_line_of_2026_climbs_30_55_80_100() -> None:
    assert [rencana_rb(contoh(), n) for n in (1, 2, 3, 4)] == [30, 55, 80, 100]


def test_the_forecasts_of_tw_1_lie_between_what_is_done_and_the_plan() -> None:
    hasil = hitung(contoh())
    urut = (hasil.proyeksi_pesimistis, hasil.proyeksi_laju, hasil.proyeksi_rencana)
    assert urut == desimal(30, 100, 100)


def test_the_pace_is_the_share_done_on_time_of_what_was_due() -> None:
    tonggak = contoh()
    tonggak[0] = replace(tonggak[0], tanggal_selesai=MARET_31)
    tonggak[1] = replace(tonggak[1], status="gagal", tanggal_selesai=None)
    tonggak[4] = replace(tonggak[4], status="belum", tanggal_selesai=None)
    hasil = hitung(tonggak)
    assert (hasil.disahkan, hasil.gagal, hasil.mustahil) == (4, 1, 1)
    # 3 of 6 due were on time: (4 + 3/6 × 15) / 20
    assert hasil.proyeksi_laju == Decimal("57.5")
    assert (hasil.proyeksi_pesimistis, hasil.proyeksi_rencana) == desimal(20, 95)


def test_a_tonggak_done_on_the_working_day_after_a_holiday_is_on_time() -> None:
    sabtu, senin = date(2026, 5, 9), date(2026, 5, 11)
    tonggak = TonggakHitung(2, "disahkan", sabtu, senin)
    assert tonggak.selesai_terlambat is True
    assert replace(tonggak, batas_tepat=senin).selesai_terlambat is False
    assert replace(tonggak, tanggal_selesai=None).selesai_terlambat is None


def test_nothing_due_yet_gives_no_pace() -> None:
    sehari_sebelum = MARET_30 - timedelta(days=1)
    assert hitung(contoh(), pada=sehari_sebelum).proyeksi_laju is None
    assert hitung(contoh(), pada=MARET_30).proyeksi_laju == 100


def test_a_submitted_tonggak_stands_beside_the_percentage_never_inside() -> None:
    tonggak = contoh()
    tonggak[0] = replace(tonggak[0], status="diajukan")
    hasil = hitung(tonggak)
    assert (hasil.disahkan, hasil.diajukan) == (5, 1)
    assert hasil.persen == 25
    tonggak[0] = replace(tonggak[0], tanggal_selesai=None)
    assert hitung(tonggak).diajukan == 1
    tonggak[0] = replace(tonggak[0], tanggal_selesai=date(2026, 4, 2))
    assert hitung(tonggak).diajukan == 0
    assert hitung(tonggak, triwulan=2).diajukan == 1


def test_a_late_tonggak_counts_from_the_quarter_it_was_done_in() -> None:
    tonggak = contoh()
    tonggak[0] = replace(tonggak[0], tanggal_selesai=date(2026, 6, 5))
    assert [hitung(tonggak, triwulan=n).disahkan for n in (1, 2)] == [5, 6]
    assert tonggak[0].selesai_terlambat is True


def test_a_tonggak_of_a_locked_quarter_counts_from_the_first_open_one() -> None:
    tonggak = contoh()
    tonggak[0] = replace(tonggak[0], dihitung_sejak=date(2026, 7, 1))
    assert [hitung(tonggak, triwulan=n).disahkan for n in (1, 2, 3)] == [5, 5, 6]
    tonggak[0] = replace(tonggak[0], tanggal_selesai=date(2026, 10, 1))
    assert [hitung(tonggak, triwulan=n).disahkan for n in (3, 4)] == [5, 6]


def test_the_last_day_of_the_quarter_still_counts() -> None:
    satu = TonggakHitung(1, "disahkan", TENGGAT[1], MARET_31)
    assert satu.dihitung(2026, 1)
    assert not replace(satu, tanggal_selesai=date(2026, 4, 1)).dihitung(2026, 1)


@pytest.mark.parametrize(
    ("status", "terlambat"),
    [
        ("belum", True),
        ("dikembalikan", True),
        ("diajukan", False),
        ("disahkan", False),
        ("gagal", False),
        ("batal", False),
    ],
)
def test_only_an_open_tonggak_that_is_not_submitted_is_late(status: str, terlambat: bool) -> None:
    satu = TonggakHitung(1, status, MARET_30)
    assert satu.terlambat(MARET_30) is terlambat
    assert satu.terlambat(MARET_30 - timedelta(days=1)) is False


def test_a_failed_tonggak_stays_in_the_denominator_a_cancelled_one_leaves_it() -> None:
    tonggak = contoh()
    tonggak[-1] = replace(tonggak[-1], status="gagal")
    gagal = hitung(tonggak)
    assert (gagal.total, gagal.gagal, gagal.sisa_toleransi) == (20, 1, 0)
    assert gagal.langkah_tercapai == desimal(90, 95)
    tonggak[-1] = replace(tonggak[-1], status="batal")
    batal = hitung(tonggak)
    assert (batal.total, batal.gagal, batal.perlu, batal.sisa_toleransi) == (19, 0, 18, 1)
    assert batal.persen is not None
    assert bulatkan(batal.persen) == Decimal("31.58")
    assert rencana_rb(tonggak, 4) == 100


def test_two_failures_put_92_percent_out_of_reach() -> None:
    tonggak = contoh()
    tonggak[-1] = replace(tonggak[-1], status="gagal")
    tonggak[-2] = replace(tonggak[-2], status="gagal")
    hasil = hitung(tonggak)
    assert (hasil.sisa_toleransi, hasil.target_terjangkau) == (-1, False)
    assert hasil.langkah_tercapai == desimal(90)


def test_what_is_not_disahkan_after_31_december_is_impossible() -> None:
    tonggak = contoh()
    akhir, besok = date(2026, 12, 31), date(2027, 1, 1)
    assert hitung(tonggak, triwulan=4, pada=akhir, ambang=akhir).mustahil == 0
    hasil = hitung(tonggak, triwulan=4, pada=besok, ambang=akhir)
    assert (hasil.mustahil, hasil.sisa_toleransi, hasil.terlambat) == (14, -13, 14)
    assert hasil.proyeksi_rencana == hasil.proyeksi_pesimistis == 30


def test_a_tonggak_done_next_year_can_no_longer_count_for_this_one() -> None:
    satu = TonggakHitung(4, "disahkan", TENGGAT[4], date(2027, 1, 4))
    assert satu.mustahil(2026, date(2027, 1, 5))
    assert not replace(satu, tanggal_selesai=date(2026, 12, 31)).mustahil(2026, date(2027, 1, 5))


@pytest.mark.parametrize("target", [None, Decimal(0)])
def test_without_a_yearly_target_there_is_no_tolerance(target: Decimal | None) -> None:
    hasil = hitung(contoh(), target_tahun=target)
    assert (hasil.target_tahun, hasil.perlu, hasil.sisa_toleransi) == (None, None, None)
    assert (hasil.target_terjangkau, hasil.langkah_tercapai) == (None, ())
    assert hasil.persen == 30


def test_without_tonggak_there_is_no_percentage() -> None:
    hasil = hitung([])
    assert (hasil.total, hasil.persen, hasil.rencana_persen) == (0, None, None)
    assert (hasil.proyeksi_pesimistis, hasil.proyeksi_laju, hasil.proyeksi_rencana) == (
        None,
        None,
        None,
    )


def test_a_target_of_whole_tonggak_needs_no_steps() -> None:
    hasil = hitung(contoh(), target_tahun=Decimal(90))
    assert (hasil.perlu, hasil.sisa_toleransi, hasil.langkah_tercapai) == (18, 2, ())


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(ValueError, match="DISAHKAN"):
        TonggakHitung(1, "DISAHKAN", MARET_31)


HARI = st.dates(date(2025, 12, 1), date(2027, 2, 28))
TONGGAK = st.builds(
    TonggakHitung,
    triwulan=st.integers(1, 4),
    status=st.sampled_from(sorted(STATUS_TONGGAK)),
    tenggat=HARI,
    tanggal_selesai=st.none() | HARI,
    dihitung_sejak=st.none() | HARI,
)
DAFTAR = st.lists(TONGGAK, max_size=25)
TARGET = st.decimals(min_value=1, max_value=100, places=1)


@sifat
@given(DAFTAR, st.integers(1, 4), HARI, TARGET)
def test_the_counts_equal_a_count_by_hand(
    tonggak: list[TonggakHitung], triwulan: int, pada: date, target: Decimal
) -> None:
    akhir = akhir_triwulan(2026, triwulan)
    total = disahkan = rencana = terlambat = 0
    for t in tonggak:
        if t.status == "batal":
            continue
        total += 1
        rencana += t.triwulan <= triwulan
        terlambat += t.status not in ("disahkan", "diajukan", "gagal") and t.tenggat <= pada
        if t.status == "disahkan" and t.tanggal_selesai is not None and t.tanggal_selesai <= akhir:
            disahkan += t.dihitung_sejak is None or t.dihitung_sejak <= akhir
    hasil = hitung(tonggak, triwulan, pada, pada, target)
    assert (hasil.total, hasil.disahkan, hasil.terlambat) == (total, disahkan, terlambat)
    for persen, bagian in ((hasil.persen, disahkan), (hasil.rencana_persen, rencana)):
        assert (persen is None) is (total == 0)
        if persen is not None:
            assert abs(persen * total - bagian * 100) < Decimal("1e-20")


@sifat
@given(DAFTAR, HARI, TARGET)
def test_the_tolerance_is_the_largest_number_of_failures_that_still_reaches_the_target(
    tonggak: list[TonggakHitung], pada: date, target: Decimal
) -> None:
    hasil = hitung(tonggak, 4, pada, pada, target)
    masih = hasil.total - hasil.mustahil
    boleh = [k for k in range(-50, 51) if (masih - k) * 100 >= target * hasil.total]
    assert hasil.sisa_toleransi == max(boleh)


@sifat
@given(DAFTAR, st.integers(1, 4), HARI)
def test_the_forecasts_are_ordered_from_pessimistic_to_plan(
    tonggak: list[TonggakHitung], triwulan: int, pada: date
) -> None:
    hasil = hitung(tonggak, triwulan, pada, pada)
    urut = [hasil.proyeksi_pesimistis, hasil.proyeksi_laju, hasil.proyeksi_rencana]
    nilai = [n for n in urut if n is not None]
    assert nilai == sorted(nilai)
    assert all(0 <= n <= 100 for n in nilai)


@sifat
@given(DAFTAR, HARI)
def test_the_percentage_never_falls_from_one_quarter_to_the_next(
    tonggak: list[TonggakHitung], pada: date
) -> None:
    garis = [hitung(tonggak, n, pada, pada).disahkan for n in (1, 2, 3, 4)]
    assert garis == sorted(garis)
