from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inti.angka import bulatkan
from kinerja.hitung import (
    BATAS_CAPAIAN,
    Arah,
    Capaian,
    CaraAkumulasi,
    PenyebutNol,
    RumusTurun,
    TanpaMentah,
    Target,
    akumulasi,
    capaian,
    capaian_dilaporkan,
    capaian_mentah,
    rasio,
    rata_rata_capaian,
)

sifat = settings(deadline=None)
REALISASI = st.decimals(min_value=-1000, max_value=1000, places=4)
POSITIF = st.decimals(min_value="0.01", max_value=1000, places=2)
BUKAN_NOL = st.decimals(min_value=-1000, max_value=1000, places=2).filter(bool)
D = Decimal

RASIO_1_3 = rasio([D("47951794")], [D("137846146")])
EMAS = [
    ("1.1", Arah.NAIK, D("60.66"), Target(D("62.97")), "96.33", "96.33"),
    ("1.2", Arah.RENTANG, D("56.63"), Target(D("56.30"), D("58.80")), "100.00", "100.00"),
    ("1.3", Arah.NAIK, RASIO_1_3, Target(D("33.67")), "103.32", "103.32"),
    ("1.4", Arah.NAIK, None, Target(D(3)), None, None),
    ("2.1", Arah.NAIK, D(20), Target(D(20)), "100.00", "100.00"),
    ("2.2", Arah.NAIK, D(20), Target(D(20)), "100.00", "100.00"),
    ("3.1", Arah.NAIK, D("3.65"), Target(D(3)), "121.67", "120.00"),
    ("4.1", Arah.NAIK, D(30), Target(D("22.5")), "133.33", "120.00"),
]


def dua_desimal(nilai: Decimal | None) -> str | None:
    return None if nilai is None else str(bulatkan(nilai))


@pytest.mark.parametrize(
    ("kode", "arah", "realisasi", "target", "mentah", "dilaporkan"), EMAS, ids=[e[0] for e in EMAS]
)
def test_the_printed_report_of_tw_1_2026_is_reproduced_to_the_digit(
    kode: str,
    arah: Arah,
    realisasi: Decimal | None,
    target: Target,
    mentah: str | None,
    dilaporkan: str | None,
) -> None:
    hasil = capaian(arah, realisasi, target)
    assert (dua_desimal(hasil.mentah), dua_desimal(hasil.dilaporkan)) == (mentah, dilaporkan), kode


def test_the_mean_of_the_printed_report_is_that_of_seven_of_eight() -> None:
    hasil = rata_rata_capaian(capaian(e[1], e[2], e[3]).dilaporkan for e in EMAS)
    assert (dua_desimal(hasil.rata), hasil.terukur, hasil.jumlah) == ("105.66", 7, 8)


def test_a_ratio_is_never_computed_from_its_rounded_figure() -> None:
    assert RASIO_1_3 is not None
    target = Target(D("33.67"))
    assert dua_desimal(RASIO_1_3) == "34.79"
    assert dua_desimal(capaian_mentah(Arah.NAIK, RASIO_1_3, target)) == "103.32"
    assert dua_desimal(capaian_mentah(Arah.NAIK, bulatkan(RASIO_1_3), target)) == "103.33"


@pytest.mark.parametrize(
    ("arah", "rumus", "realisasi", "bawah", "atas", "mentah", "dilaporkan"),
    [
        ("naik", "2-r/t", "5", "10", None, "50", "50"),
        ("naik", "2-r/t", "-5", "10", None, "-50", "0"),
        ("naik", "2-r/t", "0", "10", None, "0", "0"),
        ("naik", "2-r/t", "12", "10", None, "120", "120"),
        ("naik", "2-r/t", "-4", "-5", None, "120", "120"),
        ("naik", "2-r/t", "-6", "-5", None, "80", "80"),
        ("naik", "2-r/t", "57", "56.30", "58.80", "101.24", "101.24"),
        ("turun", "2-r/t", "4", "5", None, "120", "120"),
        ("turun", "2-r/t", "6", "5", None, "80", "80"),
        ("turun", "2-r/t", "0", "5", None, "200", "120"),
        ("turun", "2-r/t", "11", "5", None, "-20", "0"),
        ("turun", "2-r/t", "5", "4", "5", "100", "100"),
        ("turun", "2-r/t", "-6", "-5", None, "120", "120"),
        ("turun", "t/r", "4", "5", None, "125", "120"),
        ("turun", "t/r", "8", "5", None, "62.5", "62.5"),
        ("turun", "t/r", "-6", "-5", None, "120", "120"),
        ("rentang", "2-r/t", "56.30", "56.30", "58.80", "100", "100"),
        ("rentang", "2-r/t", "58.80", "56.30", "58.80", "100", "100"),
        ("rentang", "2-r/t", "50", "56.30", "58.80", "88.81", "88.81"),
        ("rentang", "2-r/t", "60", "56.30", "58.80", "102.04", "102.04"),
        ("rentang", "2-r/t", "90", "56.30", "58.80", "153.06", "120"),
        ("rentang", "2-r/t", "3", "0", "5", "100", "100"),
        ("rentang", "2-r/t", "-6", "-5", "5", "80", "80"),
        ("rentang", "2-r/t", "4", "5", None, "80", "80"),
    ],
)
def test_each_rule_has_an_example(
    arah: str,
    rumus: str,
    realisasi: str,
    bawah: str,
    atas: str | None,
    mentah: str,
    dilaporkan: str,
) -> None:
    target = Target(D(bawah), None if atas is None else D(atas))
    hasil = capaian(arah, D(realisasi), target, rumus_turun=rumus)
    assert hasil.mentah is not None
    assert hasil.dilaporkan is not None
    assert bulatkan(hasil.mentah) == D(mentah)
    assert bulatkan(hasil.dilaporkan) == D(dilaporkan)
    assert hasil.dibatasi is (hasil.mentah != hasil.dilaporkan)
    assert hasil.alasan is None


@pytest.mark.parametrize("target", [Target(None), Target(D(0)), Target(D("0.00"), D(0))])
@pytest.mark.parametrize("arah", list(Arah))
@pytest.mark.parametrize("realisasi", [None, D(0), D(7)])
def test_without_a_target_there_is_no_capaian(
    target: Target, arah: Arah, realisasi: Decimal | None
) -> None:
    hasil = capaian(arah, realisasi, target)
    assert hasil == Capaian(None, None, alasan=TanpaMentah.TANPA_TARGET)


@pytest.mark.parametrize("arah", list(Arah))
def test_without_a_value_there_is_no_capaian(arah: Arah) -> None:
    hasil = capaian(arah, None, Target(D(5), D(6)))
    assert hasil == Capaian(None, None, alasan=TanpaMentah.TANPA_NILAI)
    assert capaian_dilaporkan(None) is None


@pytest.mark.parametrize("realisasi", ["0", "-3"])
def test_t_over_r_of_nothing_is_reported_at_the_cap_without_a_raw_value(realisasi: str) -> None:
    hasil = capaian(Arah.TURUN, D(realisasi), Target(D(5)), D(110), RumusTurun.BALIK)
    assert hasil == Capaian(None, D(110), dibatasi=True, alasan=TanpaMentah.TAK_TERHITUNG)


@pytest.mark.parametrize(("realisasi", "bawah", "atas"), [("-1", "0", "5"), ("1", "-5", "0")])
def test_outside_a_range_bound_of_0_nothing_can_be_computed(
    realisasi: str, bawah: str, atas: str
) -> None:
    hasil = capaian(Arah.RENTANG, D(realisasi), Target(D(bawah), D(atas)))
    assert hasil == Capaian(None, None, alasan=TanpaMentah.TAK_TERHITUNG)


def test_an_unknown_arah_or_formula_is_refused() -> None:
    with pytest.raises(ValueError, match="maju"):
        capaian("maju", D(1), Target(D(1)))
    with pytest.raises(ValueError, match="r/t"):
        capaian("turun", D(1), Target(D(1)), rumus_turun="r/t")


@sifat
@given(
    st.sampled_from(Arah),
    st.sampled_from(RumusTurun),
    REALISASI,
    BUKAN_NOL,
    BUKAN_NOL,
    st.decimals(min_value=100, max_value=200, places=1),
)
def test_a_reported_capaian_stays_between_0_and_the_cap(
    arah: Arah, rumus: RumusTurun, realisasi: Decimal, satu: Decimal, dua: Decimal, batas: Decimal
) -> None:
    bawah, atas = sorted((satu, dua))
    hasil = capaian(arah, realisasi, Target(bawah, atas), batas, rumus)
    assert hasil.dilaporkan is not None
    assert 0 <= hasil.dilaporkan <= batas


@sifat
@given(REALISASI, REALISASI, BUKAN_NOL, st.sampled_from(RumusTurun))
def test_better_is_never_reported_lower(
    satu: Decimal, dua: Decimal, target: Decimal, rumus: RumusTurun
) -> None:
    rendah, tinggi = sorted((satu, dua))
    naik = [capaian(Arah.NAIK, r, Target(target)).dilaporkan for r in (rendah, tinggi)]
    turun = [
        capaian(Arah.TURUN, r, Target(target), rumus_turun=rumus).dilaporkan
        for r in (tinggi, rendah)
    ]
    for sebelum, sesudah in (naik, turun):
        assert sebelum is not None
        assert sesudah is not None
        assert sebelum <= sesudah


@sifat
@given(BUKAN_NOL, st.sampled_from(Arah), st.sampled_from(RumusTurun))
def test_a_target_that_is_met_is_exactly_100(
    target: Decimal, arah: Arah, rumus: RumusTurun
) -> None:
    hasil = capaian(arah, target, Target(target), rumus_turun=rumus)
    assert (hasil.mentah, hasil.dilaporkan) == (D(100), D(100))
    assert hasil.dibatasi is False


@sifat
@given(REALISASI, REALISASI, REALISASI)
def test_anywhere_inside_a_range_is_exactly_100(a: Decimal, b: Decimal, c: Decimal) -> None:
    bawah, realisasi, atas = sorted((a, b, c))
    assume(bawah or atas)
    for nilai in (bawah, realisasi, atas):
        assert capaian_mentah(Arah.RENTANG, nilai, Target(bawah, atas)) == 100


@sifat
@given(
    st.sampled_from(Arah),
    REALISASI,
    POSITIF,
    POSITIF,
    st.decimals(min_value="0.0001", max_value="0.01", places=4),
)
def test_a_small_step_of_the_value_is_a_small_step_of_the_capaian(
    arah: Arah, realisasi: Decimal, satu: Decimal, dua: Decimal, langkah: Decimal
) -> None:
    bawah, atas = sorted((satu, dua))
    target = Target(bawah, atas if arah is Arah.RENTANG else None)
    sebelum = capaian_mentah(arah, realisasi, target)
    sesudah = capaian_mentah(arah, realisasi + langkah, target)
    assert sebelum is not None
    assert sesudah is not None
    assert abs(sesudah - sebelum) <= langkah * 100 / bawah + D("1e-20")


@sifat
@given(POSITIF, POSITIF)
def test_the_raw_formulas_are_those_of_the_rule(realisasi: Decimal, target: Decimal) -> None:
    def mentah(arah: Arah, rumus: RumusTurun = RumusTurun.DUA_KURANG) -> Decimal:
        nilai = capaian_mentah(arah, realisasi, Target(target), rumus)
        assert nilai is not None
        return bulatkan(nilai, 8)

    assert mentah(Arah.NAIK) == bulatkan(realisasi * 100 / target, 8)
    assert abs(mentah(Arah.TURUN) - (2 - realisasi / target) * 100) < D("1e-7")
    assert mentah(Arah.TURUN, RumusTurun.BALIK) == bulatkan(target * 100 / realisasi, 8)


def test_posisi_and_kumulatif_take_the_row_of_the_quarter() -> None:
    realisasi = {1: D(5), 2: D(8)}
    target = {1: Target(D(4)), 2: Target(D(9), D(10))}
    for cara in (CaraAkumulasi.POSISI, CaraAkumulasi.KUMULATIF):
        hasil = akumulasi(cara, 2, realisasi, target)
        assert (hasil.realisasi, hasil.target, hasil.tanpa_nilai) == (D(8), target[2], ())
    kosong = akumulasi(CaraAkumulasi.POSISI, 3, realisasi, target)
    assert (kosong.realisasi, kosong.target) == (None, Target(None))


def test_jumlah_adds_the_quarters_and_names_those_without_a_value() -> None:
    realisasi = {1: D("5.5"), 2: None, 3: D(2), 4: D(99)}
    target = {n: Target(D(n)) for n in (1, 2, 3, 4)}
    hasil = akumulasi("jumlah", 3, realisasi, target)
    assert (hasil.realisasi, hasil.target, hasil.tanpa_nilai) == (D("7.5"), Target(D(6)), (2,))


def test_jumlah_has_no_value_while_its_own_quarter_has_none() -> None:
    hasil = akumulasi("jumlah", 2, {1: D(5)}, {1: Target(D(4)), 2: Target(D(4))})
    assert (hasil.realisasi, hasil.target, hasil.tanpa_nilai) == (None, Target(D(8)), (2,))


@pytest.mark.parametrize(
    ("target", "jumlah"),
    [
        ({}, Target(None)),
        ({1: Target(None), 2: Target(D(3))}, Target(D(3))),
        ({1: Target(D(1), D(2)), 2: Target(D(3), D(5))}, Target(D(4), D(7))),
        ({1: Target(D(1), D(2)), 2: Target(D(3))}, Target(D(4), D(5))),
    ],
)
def test_jumlah_adds_ranges_bound_by_bound(target: dict[int, Target], jumlah: Target) -> None:
    assert akumulasi("jumlah", 2, {2: D(1)}, target).target == jumlah


def test_an_unknown_accumulation_is_refused() -> None:
    with pytest.raises(ValueError, match="rata"):
        akumulasi("rata", 1, {}, {})


def test_a_ratio_adds_its_components_first() -> None:
    assert rasio([D(1), D(2)], [D(4), D(8)]) == 25


@pytest.mark.parametrize(("pembilang", "penyebut"), [([], [D(1)]), ([D(1)], []), ([], [])])
def test_a_ratio_without_components_has_no_value(
    pembilang: list[Decimal], penyebut: list[Decimal]
) -> None:
    assert rasio(pembilang, penyebut) is None


def test_a_ratio_to_0_is_an_error() -> None:
    with pytest.raises(PenyebutNol, match="Periksa nilai komponen penyebut"):
        rasio([D(1)], [D(2), D(-2)])


def test_the_mean_leaves_out_what_has_no_capaian() -> None:
    hasil = rata_rata_capaian([D(100), None, D(50)])
    assert (hasil.rata, hasil.terukur, hasil.jumlah) == (D(75), 2, 3)
    assert rata_rata_capaian([None]) == (None, 0, 1)
    assert rata_rata_capaian([]) == (None, 0, 0)


@pytest.mark.parametrize(
    ("baris", "rata", "dibulatkan"),
    [
        ([("3.01", "3"), ("3.01", "3"), ("5.9609", "6")], "100.005", "100.01"),
        ([("3.0001", "3"), ("0.0002", "3")], "50.005", "50.01"),
    ],
)
def test_a_mean_on_half_a_hundredth_is_rounded_up_although_its_parts_never_end(
    baris: list[tuple[str, str]], rata: str, dibulatkan: str
) -> None:
    bagian = [capaian(Arah.NAIK, D(r), Target(D(t))).dilaporkan for r, t in baris]
    hasil = rata_rata_capaian(bagian)
    assert hasil.rata == D(rata)
    assert dua_desimal(hasil.rata) == dibulatkan


@sifat
@given(st.lists(st.none() | REALISASI, max_size=12))
def test_a_mean_lies_between_its_parts(daftar: list[Decimal | None]) -> None:
    hasil = rata_rata_capaian(daftar)
    terukur = [n for n in daftar if n is not None]
    assert (hasil.terukur, hasil.jumlah) == (len(terukur), len(daftar))
    if hasil.rata is not None:
        assert min(terukur) <= hasil.rata <= max(terukur)


def test_the_default_cap_is_120() -> None:
    assert BATAS_CAPAIAN == 120
    assert capaian_dilaporkan(D("120.004")) == 120
