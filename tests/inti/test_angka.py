from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inti.angka import (
    AngkaTidakDikenali,
    baca_angka,
    baca_rentang,
    baca_skala,
    bulatkan,
    desimal_teks,
    format_angka,
    format_nilai,
    format_persen,
    format_rentang,
    satuan_persen,
)

sifat = settings(deadline=None)
ANGKA = st.decimals(min_value=-(10**12), max_value=10**12, places=6)


@pytest.mark.parametrize(
    ("nilai", "digit", "hasil"),
    [
        ("0.005", 2, "0.01"),
        ("-0.005", 2, "-0.01"),
        ("2.675", 2, "2.68"),
        ("96.3315", 2, "96.33"),
        ("0.5", 0, "1"),
        ("1234.5", 0, "1235"),
        ("1E+3", 2, "1000.00"),
        ("123456789012345678901234567890.125", 2, "123456789012345678901234567890.13"),
    ],
)
def test_rounding_is_half_up_and_symmetric(nilai: str, digit: int, hasil: str) -> None:
    assert str(bulatkan(Decimal(nilai), digit)) == hasil


@pytest.mark.parametrize("nilai", ["-0", "-0.004", "-0.00"])
def test_a_value_that_rounds_to_nothing_has_no_sign(nilai: str) -> None:
    assert str(bulatkan(Decimal(nilai))) == "0.00"


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("62,97", "62.97"),
        ("62.97 %", "62.97"),
        ("62,97\u00a0%", "62.97"),
        ("60,66% *", "60.66"),
        ("30 persen", "30"),
        ("22,5% (kumulatif)", "22.5"),
        ("3 dari 4", "3"),
        ("3,65 dari 4**", "3.65"),
        ("27.398.625", "27398625"),
        ("27.398.625 orang", "27398625"),
        ("1,234,567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("1.234", "1234"),
        ("1,234", "1.234"),
        ("12.345", "12345"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("0,9200", "0.9200"),
        ("\u22125", "-5"),
        ("– 5,5", "-5.5"),
        ("-1.234,5", "-1234.5"),
        ("+7", "7"),
        ("-0", "0"),
        ("Rp 15.000.000", "15000000"),
        ("Rp. 15.000.000,-", "15000000"),
        ("Rp15.000.000,00", "15000000.00"),
        ("-Rp 5.000", "-5000"),
        ("IDR 40.000.000", "40000000"),
        ("  5  ", "5"),
        ("12 orang-hari", "12"),
    ],
)
def test_numbers_are_read_as_people_type_them(teks: str, hasil: str) -> None:
    assert str(baca_angka(teks)) == hasil


@pytest.mark.parametrize(
    "teks",
    [
        "",
        " ",
        "-",
        "—",
        "N/A",
        "tiga",
        "1e3",
        "NaN",
        "3/4",
        "12.03.2026",
        "12-03-2026",
        "1.234.56",
        "1.23.456",
        "1,234,56",
        "1.234,567,8",
        "12.34,5",
        "0.123.456 7",
        "5,",
        "5 6",
        "--5",
        "\u0663",
        "9" * 200,
    ],
)
def test_text_that_is_no_number_is_refused_with_an_example(teks: str) -> None:
    with pytest.raises(AngkaTidakDikenali, match=r"misalnya 62,97"):
        baca_angka(teks)


@pytest.mark.parametrize("teks", ["15 juta", "Rp 1,2 miliar", "100 ribu orang", "3 dari 4 juta"])
def test_a_multiplier_word_is_refused_instead_of_dropped(teks: str) -> None:
    with pytest.raises(AngkaTidakDikenali, match="Tulis angkanya lengkap"):
        baca_angka(teks)


@pytest.mark.parametrize(
    ("teks", "bawah", "atas"),
    [
        ("56,40 - 59,32%", "56.40", "59.32"),
        ("56,30–58,80%", "56.30", "58.80"),
        ("56,30%—58,80%", "56.30", "58.80"),
        ("56 s.d. 58", "56", "58"),
        ("56 s.d 58 %", "56", "58"),
        ("56 s/d 58", "56", "58"),
        ("56 sd 58", "56", "58"),
        ("10 orang sampai dengan 20 orang", "10", "20"),
        ("10 hingga 20", "10", "20"),
        ("-5 - 3", "-5", "3"),
        ("-5--3", "-5", "-3"),
        ("-5 – -3", "-5", "-3"),
        ("2 - 3 dari 4", "2", "3"),
        ("5-5", "5", "5"),
        ("Rp 10.000,- - Rp 20.000,-", "10000", "20000"),
        ("1.000.000-1.500.000", "1000000", "1500000"),
    ],
)
def test_ranges_are_read_with_every_range_sign(teks: str, bawah: str, atas: str) -> None:
    assert baca_rentang(teks) == (Decimal(bawah), Decimal(atas))


@pytest.mark.parametrize("teks", ["62,97%", "27.398.625", "3 dari 4", "-5"])
def test_a_single_number_is_a_range_without_an_upper_bound(teks: str) -> None:
    assert baca_rentang(teks) == (baca_angka(teks), None)


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(AngkaTidakDikenali, match="batas bawah lebih besar"):
        baca_rentang("58,80 - 56,30%")


@pytest.mark.parametrize("teks", ["12-03-2026", "5 -", "- - 5", "a - b", "1 - 2 - 3"])
def test_text_that_is_no_range_is_refused(teks: str) -> None:
    with pytest.raises(AngkaTidakDikenali):
        baca_rentang(teks)


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("3 dari 4", (Decimal(3), Decimal(4))),
        ("3,65 dari skala 4", (Decimal("3.65"), Decimal(4))),
        ("6 dari 20 tonggak", (Decimal(6), Decimal(20))),
        ("3", (Decimal(3), None)),
    ],
)
def test_a_scale_is_read_beside_the_value(teks: str, hasil: tuple[Decimal, Decimal | None]) -> None:
    assert baca_skala(teks) == hasil


@pytest.mark.parametrize(
    ("nilai", "digit", "teks"),
    [
        ("62.97", 2, "62,97"),
        ("47951794", 0, "47.951.794"),
        ("47951794", None, "47.951.794"),
        ("27.50", None, "27,5"),
        ("20.00", None, "20"),
        ("100", None, "100"),
        ("1E+3", None, "1.000"),
        ("-1234.5", 2, "-1.234,50"),
        ("-0.001", 2, "0,00"),
        ("-0", None, "0"),
    ],
)
def test_numbers_are_printed_with_comma_decimals(nilai: str, digit: int | None, teks: str) -> None:
    assert format_angka(Decimal(nilai), digit) == teks


def test_no_value_is_printed_as_a_dash_and_never_as_zero() -> None:
    assert format_angka(None) == "—"
    assert format_persen(None) == "—"
    assert format_rentang(None, None) == "—"
    assert format_nilai(None, satuan="persen") == "—"
    assert desimal_teks(None) is None


def test_percentages_and_ranges_carry_their_sign_once() -> None:
    assert format_persen(Decimal("62.97")) == "62,97%"
    assert format_persen(Decimal(30), 1) == "30,0%"
    assert format_rentang(Decimal("56.3"), Decimal("58.8")) == "56,30–58,80%"
    assert format_rentang(Decimal("56.3"), None) == "56,30%"
    assert format_rentang(Decimal(1), Decimal(2), 0, persen=False) == "1–2"


@pytest.mark.parametrize(
    ("bawah", "atas", "satuan", "skala", "teks"),
    [
        ("62.97", None, "Persentase", None, "62,97%"),
        ("20", None, "%", None, "20,00%"),
        ("56.3", "58.8", "persen", None, "56,30–58,80%"),
        ("3.65", None, "Indeks", "4", "3,65 dari 4"),
        ("3", None, "Persentase", "4", "3 dari 4"),
        ("3.6", None, "Indeks", "4.00", "3,60 dari 4"),
        ("2", "3.5", "Indeks", "4", "2,00–3,50 dari 4"),
        ("47951794", None, "Orang", None, "47.951.794"),
        ("3.64833333", None, "Indeks", None, "3,65"),
        ("2.9999", None, "Indeks", None, "3"),
        ("10", "20", "dokumen", None, "10–20"),
    ],
)
def test_a_value_is_printed_in_its_unit(
    bawah: str, atas: str | None, satuan: str, skala: str | None, teks: str
) -> None:
    hasil = format_nilai(
        Decimal(bawah),
        None if atas is None else Decimal(atas),
        satuan,
        None if skala is None else Decimal(skala),
    )
    assert hasil == teks


@pytest.mark.parametrize(
    ("satuan", "benar"),
    [
        ("persen", True),
        ("Persentase (%)", True),
        (" % ", True),
        ("Indeks", False),
        ("persen orang", False),
        ("", False),
    ],
)
def test_units_that_say_percent_are_known(satuan: str, benar: bool) -> None:
    assert satuan_persen(satuan) is benar


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [("34.786", "34.79"), ("30", "30.00"), ("-0.001", "0.00"), ("1E+4", "10000.00")],
)
def test_json_numbers_have_two_decimals(nilai: str, teks: str) -> None:
    assert desimal_teks(Decimal(nilai)) == teks


@sifat
@given(ANGKA)
def test_what_is_printed_is_read_back(nilai: Decimal) -> None:
    assert baca_angka(format_angka(nilai, None)) == nilai
    assert baca_angka(format_persen(nilai)) == bulatkan(nilai)
    assert baca_angka(f"Rp {format_angka(nilai, None)}") == nilai


@sifat
@given(ANGKA, ANGKA)
def test_a_printed_range_is_read_back(satu: Decimal, dua: Decimal) -> None:
    bawah, atas = sorted((bulatkan(satu), bulatkan(dua)))
    assert baca_rentang(format_rentang(bawah, atas)) == (bawah, atas)


@sifat
@given(ANGKA, st.integers(0, 4))
def test_rounding_moves_a_value_by_half_a_unit_at_most_and_only_once(
    nilai: Decimal, digit: int
) -> None:
    hasil = bulatkan(nilai, digit)
    assert abs(hasil - nilai) <= Decimal("0.5").scaleb(-digit)
    assert bulatkan(hasil, digit) == hasil
    assert bulatkan(-nilai, digit) == -hasil


@sifat
@given(st.text() | st.text("0123456789.,-–− %*sdRpariktuj()", max_size=30))
def test_any_text_is_a_number_or_a_refusal(teks: str) -> None:
    with contextlib.suppress(AngkaTidakDikenali):
        assert baca_angka(teks).is_finite()
    with contextlib.suppress(AngkaTidakDikenali):
        bawah, atas = baca_rentang(teks)
        assert atas is None or bawah <= atas
