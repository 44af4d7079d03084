from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.hitung import (
    BOBOT_TAHAPAN,
    STATUS_LANGKAH,
    HasilTopik,
    LangkahHitung,
    hasil_topik,
    nilai_efektivitas,
)

sifat = settings(deadline=None)
AKHIR = date(2026, 3, 31)
SELESAI = date(2026, 3, 12)


def selesai(tahap: int) -> LangkahHitung:
    return LangkahHitung(tahap, "terlaksana", SELESAI)


def hitung(*langkah: LangkahHitung) -> HasilTopik:
    return hasil_topik(BOBOT_TAHAPAN, langkah, AKHIR)


def test_every_topik_of_the_printed_report_is_at_stage_1_so_the_value_is_20() -> None:
    welder, link_and_match = hitung(selesai(1)), hitung(selesai(1), LangkahHitung(3, "berjalan"))
    assert (welder.tahap, welder.nilai) == (1, Decimal(20))
    assert nilai_efektivitas([welder, link_and_match]) == 20


@pytest.mark.parametrize(
    ("jumlah_tahap", "nilai"), [(0, "0"), (1, "20"), (2, "45"), (3, "72.5"), (4, "100")]
)
def test_the_value_of_a_topik_adds_the_weights_of_its_stages(jumlah_tahap: int, nilai: str) -> None:
    hasil = hitung(*(selesai(n) for n in range(1, jumlah_tahap + 1)))
    assert (hasil.tahap, hasil.nilai) == (jumlah_tahap, Decimal(nilai))
    assert hasil.tahap_berjalan == (jumlah_tahap + 1 if jumlah_tahap < 4 else None)


@pytest.mark.parametrize(
    "langkah",
    [
        LangkahHitung(1, "rencana"),
        LangkahHitung(1, "berjalan"),
        LangkahHitung(1, "sebagian"),
        LangkahHitung(1, "tidak_terlaksana"),
        LangkahHitung(1, "terlaksana"),
        LangkahHitung(1, "terlaksana", date(2026, 4, 1)),
    ],
)
def test_one_langkah_that_is_not_done_in_time_keeps_the_stage_away(langkah: LangkahHitung) -> None:
    hasil = hitung(selesai(1), langkah)
    assert (hasil.tahap, hasil.nilai) == (0, Decimal(0))
    assert (hasil.tahap_berjalan, hasil.porsi_berjalan) == (1, Decimal(50))


def test_the_last_day_of_the_quarter_still_counts() -> None:
    assert hitung(replace(selesai(1), tanggal_selesai=AKHIR)).tahap == 1


def test_a_stage_without_a_langkah_is_not_reached() -> None:
    hasil = hitung()
    assert (hasil.tahap, hasil.tahap_berjalan, hasil.porsi_berjalan) == (0, 1, None)
    assert hitung(LangkahHitung(1, "batal")).tahap == 0


def test_batal_and_carried_over_langkah_are_left_out() -> None:
    lama = LangkahHitung(1, "tidak_terlaksana", punya_lanjutan=True)
    assert hitung(selesai(1), LangkahHitung(1, "batal"), lama).tahap == 1
    assert hitung(selesai(1), lama, LangkahHitung(1, "rencana")).tahap == 0


def test_a_later_stage_is_never_credited_before_its_turn() -> None:
    hasil = hitung(
        LangkahHitung(1, "berjalan"), selesai(2), selesai(3), LangkahHitung(4, "rencana")
    )
    assert (hasil.tahap, hasil.nilai, hasil.mendahului) == (0, Decimal(0), (2, 3))
    assert [t.tercapai for t in hasil.rincian] == [False] * 4


def test_work_in_the_running_stage_is_shown_but_never_added() -> None:
    hasil = hitung(
        selesai(1), selesai(2), LangkahHitung(2, "berjalan"), LangkahHitung(2, "rencana")
    )
    assert hasil.nilai == 20
    assert hasil.porsi_berjalan is not None
    assert round(hasil.porsi_berjalan, 2) == Decimal("33.33")
    assert hasil.mendahului == ()


def test_a_later_stage_done_after_the_quarter_does_not_run_ahead_in_it() -> None:
    hasil = hitung(LangkahHitung(3, "terlaksana", date(2026, 5, 1)))
    assert hasil.mendahului == ()


def test_the_value_of_an_iku_is_the_mean_over_its_topik() -> None:
    assert nilai_efektivitas([hitung(selesai(1)), hitung()]) == 10
    assert nilai_efektivitas([]) is None


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(ValueError, match="selesai"):
        LangkahHitung(1, "selesai")


LANGKAH = st.builds(
    LangkahHitung,
    tahap=st.integers(1, 4),
    status=st.sampled_from(sorted(STATUS_LANGKAH)) | st.just("terlaksana"),
    tanggal_selesai=st.none() | st.just(SELESAI) | st.just(date(2026, 4, 1)),
    punya_lanjutan=st.booleans(),
)


@sifat
@given(st.lists(LANGKAH, max_size=10))
def test_stages_are_reached_in_strict_order_and_only_when_all_is_done(
    langkah: list[LangkahHitung],
) -> None:
    hasil = hitung(*langkah)
    assert [t.tercapai for t in hasil.rincian] == [n <= hasil.tahap for n in (1, 2, 3, 4)]
    assert hasil.nilai == [0, *accumulate(BOBOT_TAHAPAN)][hasil.tahap]
    assert all(n > hasil.tahap + 1 for n in hasil.mendahului)
    for n in range(1, 5):
        milik = [
            s for s in langkah if s.tahap == n and s.status != "batal" and not s.punya_lanjutan
        ]
        tuntas = bool(milik) and all(
            s.status == "terlaksana" and s.tanggal_selesai == SELESAI for s in milik
        )
        if n <= hasil.tahap:
            assert tuntas
        elif n == hasil.tahap + 1:
            assert not tuntas


@sifat
@given(st.lists(LANGKAH, max_size=10))
def test_reopening_a_langkah_never_raises_the_value(langkah: list[LangkahHitung]) -> None:
    dibuka = [replace(s, status="berjalan") if s.status == "terlaksana" else s for s in langkah]
    assert hitung(*dibuka).nilai <= hitung(*langkah).nilai
