from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.hitung import PITA_KEPUASAN, ButirHitung, Pita, hasil_indeks, kategori_indeks

sifat = settings(deadline=None)


def test_the_index_is_the_mean_of_the_item_means_not_of_all_answers() -> None:
    satu = ButirHitung.dari_jawaban("Kejelasan", [4, 4, None, 4], "penyelenggaraan")
    dua = ButirHitung.dari_jawaban("Ketepatan", [1, 2, 3, 4], "penyelenggaraan")
    tiga = ButirHitung.dari_jawaban("Manfaat", [3, 3, 3, 4], "substansi")
    hasil = hasil_indeks([satu, dua, tiga])
    assert [b.rata for b in hasil.butir] == [4, Decimal("2.5"), Decimal("3.25")]
    assert hasil.indeks == Decimal("3.25")
    assert hasil.aspek == (("penyelenggaraan", Decimal("3.25")), ("substansi", Decimal("3.25")))


def test_blank_answers_are_left_out_per_item_and_counted() -> None:
    butir = ButirHitung.dari_jawaban("Kejelasan", [4, None, 2, None])
    assert (butir.n, butir.kosong) == (2, 2)
    assert butir.rata == 3
    assert hasil_indeks([butir, ButirHitung("Lain", Decimal(8), 2, kosong=3)]).kosong == 5


def test_an_item_nobody_answered_has_no_mean_and_no_weight() -> None:
    kosong = ButirHitung.dari_jawaban("Kosong", [None, None], "substansi")
    hasil = hasil_indeks([ButirHitung.dari_jawaban("Isi", [3], "penyelenggaraan"), kosong])
    assert hasil.indeks == 3
    assert kosong.rata is None
    assert hasil.aspek == (("penyelenggaraan", Decimal(3)), ("substansi", None))


def test_without_answers_there_is_no_index() -> None:
    hasil = hasil_indeks([])
    assert (hasil.indeks, hasil.aspek, hasil.kosong) == (None, (), 0)
    assert hasil_indeks([ButirHitung("Kosong", Decimal(0), 0)]).indeks is None


def test_an_index_on_a_band_edge_is_exact_although_its_item_means_never_end() -> None:
    butir = [ButirHitung(str(n), Decimal(n), 300) for n in (751, 754, 754)]
    indeks = hasil_indeks(butir).indeks
    assert indeks == Decimal("2.51")
    assert kategori_indeks(indeks) == "tidak puas"


@pytest.mark.parametrize(
    ("indeks", "kategori"),
    [
        ("1", "sangat tidak puas"),
        ("2.50", "sangat tidak puas"),
        ("2.509", "sangat tidak puas"),
        ("2.51", "tidak puas"),
        ("3.00", "tidak puas"),
        ("3.005", "tidak puas"),
        ("3.01", "puas"),
        ("3.5099", "puas"),
        ("3.51", "sangat puas"),
        ("3.65", "sangat puas"),
        ("4", "sangat puas"),
    ],
)
def test_the_bands_of_satisfaction_are_half_open(indeks: str, kategori: str) -> None:
    assert kategori_indeks(Decimal(indeks)) == kategori


def test_bands_that_end_below_the_index_are_an_error() -> None:
    with pytest.raises(ValueError, match="do not cover"):
        kategori_indeks(Decimal(4), [Pita(Decimal(4), "rendah")])


@sifat
@given(st.decimals(min_value=1, max_value=4, places=6))
def test_every_index_of_the_scale_has_exactly_one_band(indeks: Decimal) -> None:
    batas = [Decimal(0), *(p.di_bawah or Decimal(5) for p in PITA_KEPUASAN)]
    cocok = [p.kategori for n, p in enumerate(PITA_KEPUASAN) if batas[n] <= indeks < batas[n + 1]]
    assert cocok == [kategori_indeks(indeks)]


@sifat
@given(
    st.lists(
        st.lists(st.none() | st.integers(1, 4), min_size=1, max_size=8), min_size=1, max_size=6
    )
)
def test_an_index_stays_on_its_scale(kolom: list[list[int | None]]) -> None:
    butir = [ButirHitung.dari_jawaban(str(n), isi) for n, isi in enumerate(kolom)]
    hasil = hasil_indeks(butir)
    assert hasil.kosong + sum(b.n for b in butir) == sum(len(isi) for isi in kolom)
    if hasil.indeks is not None:
        assert 1 <= hasil.indeks <= 4
