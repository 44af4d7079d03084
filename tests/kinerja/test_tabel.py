from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from inti.angka import bulatkan
from kinerja.hitung import TanpaMentah, Target
from kinerja.pilihan import Akumulasi, Arah, Keadaan, RumusTurun, Sifat, Sisi
from kinerja.tabel import KOMPONEN_KURANG, BarisTabel, Tabel1, tabel_1
from tests.pabrik import (
    TAHUN,
    PabrikIKU,
    PabrikKomponen,
    PabrikPerjanjianKinerja,
    PabrikRealisasi,
    PabrikRenaksi,
    PabrikRenaksiRB,
    PabrikSasaran,
    PabrikTargetTriwulan,
    PabrikTonggak,
    PabrikTopikKebijakan,
    unit_lengkap,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from kinerja.models import IKU, PerjanjianKinerja

pytestmark = pytest.mark.django_db
D = Decimal
KUERI_TABEL = 13

EMAS = [
    ("1.1", "60.66", "62.97", None, "96.33", "96.33"),
    ("1.2", "56.63", "56.30", "58.80", "100.00", "100.00"),
    ("1.3", "34.79", "33.67", None, "103.32", "103.32"),
    ("1.4", None, "3.00", None, None, None),
    ("2.1", "20.00", "20.00", None, "100.00", "100.00"),
    ("2.2", "20.00", "20.00", None, "100.00", "100.00"),
    ("3.1", "3.65", "3.00", None, "121.67", "120.00"),
    ("4.1", "30.00", "22.50", None, "133.33", "120.00"),
]


def dua(nilai: Decimal | None) -> str | None:
    return None if nilai is None else str(bulatkan(nilai))


def baca(perjanjian: PerjanjianKinerja, triwulan: int = 1) -> Tabel1:
    return tabel_1(unit_id=perjanjian.unit_id, tahun=perjanjian.tahun, triwulan=triwulan)


def satu(iku: IKU, triwulan: int = 1) -> BarisTabel:
    """The row of an IKU in its table."""
    (baris,) = (b for b in baca(iku.perjanjian, triwulan).baris if b.iku == iku)
    return baris


def isi(iku: IKU, target: dict[int, str], realisasi: dict[int, str]) -> None:
    """Give an IKU its target and measured value per quarter; a range is "bawah-atas"."""
    for tw, teks in target.items():
        bawah, _, atas = teks.partition("-")
        PabrikTargetTriwulan.create(
            iku=iku, triwulan=tw, bawah=D(bawah), atas=D(atas) if atas else None
        )
    for tw, nilai in realisasi.items():
        PabrikRealisasi.create(iku=iku, triwulan=tw, nilai=D(nilai))


def test_the_stored_sample_quarter_gives_the_golden_table() -> None:
    tabel = baca(unit_lengkap().perjanjian)
    hasil = [
        (
            b.iku.kode,
            dua(b.realisasi),
            dua(b.target.bawah),
            dua(b.target.atas),
            dua(b.capaian.mentah),
            dua(b.capaian.dilaporkan),
        )
        for b in tabel.baris
    ]
    assert hasil == EMAS
    assert (dua(tabel.rata_rata), tabel.terukur, tabel.jumlah) == ("105.66", 7, 8)


def test_every_row_tells_its_state_and_its_source() -> None:
    tabel = baca(unit_lengkap().perjanjian)
    assert {b.iku.kode: (b.keadaan, b.sumber) for b in tabel.baris} == {
        "1.1": (Keadaan.TERUKUR, "Sakernas BPS"),
        "1.2": (Keadaan.TERUKUR, "Sakernas BPS"),
        "1.3": (Keadaan.TERUKUR, "BPJS Ketenagakerjaan"),
        "1.4": (Keadaan.BELUM_TERUKUR, ""),
        "2.1": (Keadaan.TERUKUR, "Papan efektivitas, rata-rata 2 topik"),
        "2.2": (Keadaan.TERUKUR, "Papan efektivitas, rata-rata 2 topik"),
        "3.1": (Keadaan.PERIODE_LALU, "Sakernas BPS"),
        "4.1": (Keadaan.TERUKUR, "Matriks RB, 6 dari 20 tonggak"),
    }
    assert tabel.baris[3].alasan.startswith("Rekapitulasi penilaian mentor")


def test_a_ratio_explains_itself_by_its_komponen() -> None:
    lengkap = unit_lengkap()
    hitungan = satu(lengkap.iku["1.3"]).hitungan
    assert hitungan is not None
    assert (hitungan.pembilang, hitungan.penyebut) == (D(47_951_794), D(137_846_146))
    assert [(r.nilai, r.keterangan) for r in hitungan.rincian] == [
        (D(27_398_625), "Pembilang"),
        (D(13_850_289), "Pembilang"),
        (D(6_007_955), "Pembilang"),
        (D(694_925), "Pembilang"),
        (D(137_846_146), "Penyebut"),
    ]


def test_rows_stand_under_their_sasaran_in_natural_order() -> None:
    perjanjian = PabrikPerjanjianKinerja.create()
    kesepuluh = PabrikSasaran.create(perjanjian=perjanjian, nomor="10")
    kedua = PabrikSasaran.create(perjanjian=perjanjian, nomor="2")
    for sasaran, kode in ((kesepuluh, "1.1"), (kedua, "2.10"), (kedua, "2.9")):
        PabrikIKU.create(perjanjian=perjanjian, sasaran=sasaran, kode=kode)
    assert [
        (k.sasaran.nomor, [b.iku.kode for b in k.baris]) for k in baca(perjanjian).kelompok
    ] == [("2", ["2.9", "2.10"]), ("10", ["1.1"])]


def test_a_table_holds_one_unit_and_one_year_only() -> None:
    lengkap = unit_lengkap()
    unit_lengkap()
    unit_lengkap(unit=lengkap.unit, tahun=TAHUN + 1, terisi=False)
    tabel = baca(lengkap.perjanjian)
    assert {b.iku.perjanjian_id for b in tabel.baris} == {lengkap.perjanjian.pk}
    assert dua(tabel.rata_rata) == "105.66"


def test_a_unit_without_pk_has_an_empty_table() -> None:
    tabel = tabel_1(unit_id=0, tahun=TAHUN, triwulan=1)
    assert (tabel.baris, tabel.catatan, tabel.rata_rata) == ((), (), None)
    assert (tabel.terukur, tabel.jumlah, tabel.kelompok) == (0, 0, ())


@pytest.mark.parametrize(
    ("ciri", "target", "nilai", "mentah", "dilaporkan"),
    [
        ({"arah": Arah.TURUN, "rumus_turun": RumusTurun.DUA_KURANG}, "10", "8", "120.00", "120.00"),
        ({"arah": Arah.TURUN, "rumus_turun": RumusTurun.DUA_KURANG}, "10", "12", "80.00", "80.00"),
        ({"arah": Arah.TURUN, "rumus_turun": RumusTurun.DUA_KURANG}, "10", "25", "-50.00", "0.00"),
        ({"arah": Arah.TURUN, "rumus_turun": RumusTurun.BALIK}, "10", "8", "125.00", "120.00"),
        ({"arah": Arah.TURUN, "rumus_turun": RumusTurun.BALIK}, "10", "0", None, "120.00"),
        ({"rentang": True}, "56.30-58.80", "56.30", "100.00", "100.00"),
        ({"rentang": True}, "56.30-58.80", "58.80", "100.00", "100.00"),
        ({"rentang": True}, "50-60", "45", "90.00", "90.00"),
        ({"rentang": True}, "50-60", "66", "110.00", "110.00"),
    ],
)
def test_capaian_follows_the_direction_stored_with_the_iku(
    ciri: dict[str, object], target: str, nilai: str, mentah: str | None, dilaporkan: str
) -> None:
    iku = PabrikIKU.create(**ciri)
    isi(iku, {1: target}, {1: nilai})
    hasil = satu(iku).capaian
    assert (dua(hasil.mentah), dua(hasil.dilaporkan)) == (mentah, dilaporkan)


def test_the_cap_is_that_of_the_pk() -> None:
    iku = PabrikIKU.create(perjanjian__batas_capaian=D(110))
    isi(iku, {1: "50"}, {1: "60"})
    assert satu(iku).capaian.dilaporkan == 110
    assert satu(iku).capaian.dibatasi


@pytest.mark.parametrize(
    ("cara", "realisasi", "target"),
    [
        (Akumulasi.POSISI, "12", "25"),
        (Akumulasi.KUMULATIF, "12", "25"),
        (Akumulasi.JUMLAH, "22", "45"),
    ],
)
def test_figures_are_s_d_the_quarter_in_the_way_the_iku_adds_up(
    cara: str, realisasi: str, target: str
) -> None:
    iku = PabrikIKU.create(akumulasi=cara)
    isi(iku, {1: "20", 2: "25", 3: "30"}, {1: "10", 2: "12", 3: "99"})
    baris = satu(iku, 2)
    assert baris.realisasi == D(realisasi)
    assert baris.target == Target(D(target))
    assert baris.tanpa_nilai == ()


def test_a_sum_names_the_quarters_without_a_value() -> None:
    iku = PabrikIKU.create(kode="5.1", akumulasi=Akumulasi.JUMLAH)
    isi(iku, {1: "20", 2: "20", 3: "20"}, {1: "10", 3: "12"})
    PabrikRealisasi.create(iku=iku, triwulan=2, belum_terukur=True)
    tabel = baca(iku.perjanjian, 3)
    assert (tabel.baris[0].realisasi, tabel.baris[0].tanpa_nilai) == (D(22), (2,))
    assert tabel.baris[0].target == Target(D(60))
    assert [c.teks for c in tabel.catatan] == ["Jumlah s.d. TW III tanpa TW II: belum ada nilainya"]
    kini = satu(iku, 2)
    assert (kini.realisasi, kini.tanpa_nilai, kini.capaian.dilaporkan) == (None, (), None)


def test_a_board_value_is_already_s_d_the_quarter_and_never_summed() -> None:
    lengkap = unit_lengkap()
    iku = lengkap.iku["2.1"]
    iku.akumulasi = Akumulasi.JUMLAH
    iku.save()
    baris = satu(iku, 2)
    assert (baris.realisasi, baris.target, baris.tanpa_nilai) == (D(20), Target(D(65)), ())


def test_a_ratio_reads_its_komponen_and_never_a_stored_rounded_value() -> None:
    iku = PabrikIKU.create(rasio=True)
    isi(iku, {1: "33.67"}, {1: "34.79"})
    PabrikKomponen.create(iku=iku)
    PabrikKomponen.create(iku=iku, penyebut=True)
    assert dua(satu(iku).capaian.mentah) == "103.32"


def test_a_ratio_adds_a_komponen_of_both_sides_to_both() -> None:
    iku = PabrikIKU.create(rasio=True)
    PabrikKomponen.create(iku=iku, nama="Hadir", sisi=Sisi.KEDUANYA, nilai=D(30))
    PabrikKomponen.create(iku=iku, nama="Tidak hadir", sisi=Sisi.PENYEBUT, nilai=D(10))
    assert satu(iku).realisasi == 75


def test_komponen_without_a_realisasi_row_already_are_a_value() -> None:
    iku = PabrikIKU.create(rasio=True)
    PabrikKomponen.create(iku=iku)
    PabrikKomponen.create(iku=iku, penyebut=True)
    baris = satu(iku)
    assert (baris.keadaan, dua(baris.realisasi)) == (Keadaan.TERUKUR, "34.79")
    assert baris.sumber == "Komponen, 47.951.794 / 137.846.146"


@pytest.mark.parametrize(
    ("komponen", "alasan"),
    [
        ((), KOMPONEN_KURANG),
        ((("pembilang", 5),), KOMPONEN_KURANG),
        (
            (("pembilang", 5), ("penyebut", 0)),
            "Jumlah penyebut 0. Periksa nilai komponen penyebut.",
        ),
    ],
)
def test_a_ratio_that_cannot_be_computed_has_no_value_and_says_why(
    komponen: tuple[tuple[str, int], ...], alasan: str
) -> None:
    iku = PabrikIKU.create(rasio=True)
    PabrikTargetTriwulan.create(iku=iku)
    PabrikRealisasi.create(iku=iku, nilai=None)
    for sisi, nilai in komponen:
        PabrikKomponen.create(iku=iku, nama=sisi, sisi=sisi, nilai=D(nilai))
    baris = satu(iku)
    assert (baris.realisasi, baris.capaian.mentah, baris.alasan) == (None, None, alasan)
    assert not baris.terukur


@pytest.mark.parametrize("ciri", ["tahapan", "tonggak_rb"])
def test_a_computed_iku_that_is_said_not_to_be_measured_has_no_value(ciri: str) -> None:
    lengkap = unit_lengkap()
    iku = lengkap.iku["2.1" if ciri == "tahapan" else "4.1"]
    assert satu(iku).terukur
    PabrikRealisasi.create(iku=iku, belum_terukur=True)
    baris = satu(iku)
    assert (baris.keadaan, baris.realisasi, baris.hitungan) == (Keadaan.BELUM_TERUKUR, None, None)
    assert not baris.terukur


@pytest.mark.parametrize(
    ("target", "keadaan"),
    [("5", None), ("0", Keadaan.TIDAK_ADA_TARGET), (None, Keadaan.TIDAK_ADA_TARGET)],
)
def test_without_a_row_the_state_follows_the_target(
    target: str | None, keadaan: Keadaan | None
) -> None:
    iku = PabrikIKU.create()
    if target is not None:
        isi(iku, {1: target}, {})
    assert (satu(iku).keadaan, satu(iku).realisasi) == (keadaan, None)


@pytest.mark.parametrize("target", [None, "0"])
def test_a_value_without_target_is_shown_and_has_no_capaian(target: str | None) -> None:
    iku = PabrikIKU.create()
    isi(iku, {} if target is None else {1: target}, {1: "7"})
    tabel = baca(iku.perjanjian)
    (baris,) = tabel.baris
    assert (baris.realisasi, baris.capaian.dilaporkan) == (D(7), None)
    assert baris.capaian.alasan is TanpaMentah.TANPA_TARGET
    assert (tabel.terukur, tabel.jumlah, tabel.rata_rata) == (0, 1, None)


def test_a_measured_iku_whose_formula_divides_by_zero_counts_but_has_no_mean() -> None:
    iku = PabrikIKU.create()
    isi(iku, {1: "0-5"}, {1: "3"})
    tabel = baca(iku.perjanjian)
    assert (tabel.terukur, tabel.rata_rata) == (1, None)
    assert tabel.baris[0].capaian.alasan is TanpaMentah.TAK_TERHITUNG


def test_the_footnotes_are_those_the_report_prints() -> None:
    lengkap = unit_lengkap()
    tabel = baca(lengkap.perjanjian)
    assert [(c.tanda, c.kode, c.teks) for c in tabel.catatan] == [
        ("*", ("1.1",), "Sakernas BPS (data Agustus 2025, angka proyeksi)"),
        ("**", ("3.1",), "Sakernas BPS (data TW II 2025, nilai periode lalu)"),
    ]
    assert {b.iku.kode: b.tanda for b in tabel.baris if b.tanda} == {"1.1": "*", "3.1": "**"}


@pytest.mark.parametrize(
    ("sumber", "periode", "sifat", "teks"),
    [
        ("Sakernas Agustus 2025", "Agustus 2025", Sifat.TETAP, None),
        ("", "", "", None),
        ("Sakernas Agustus 2025", "Agustus 2025", Sifat.SEMENTARA,
         "Sakernas Agustus 2025 (angka sementara)"),
        ("", "Maret 2026", Sifat.PROYEKSI, "Data Maret 2026, angka proyeksi"),
        ("", "", Sifat.SEMENTARA, "Angka sementara"),
    ],
)  # fmt: skip
def test_a_footnote_is_made_of_source_period_and_nature(
    sumber: str, periode: str, sifat: str, teks: str | None
) -> None:
    iku = PabrikIKU.create()
    PabrikRealisasi.create(iku=iku, sumber=sumber, periode_data=periode, sifat=sifat)
    assert [c.teks for c in baca(iku.perjanjian).catatan] == ([] if teks is None else [teks])


def test_equal_footnotes_share_one_mark() -> None:
    perjanjian = PabrikPerjanjianKinerja.create()
    for kode in ("1.1", "1.2"):
        iku = PabrikIKU.create(perjanjian=perjanjian, kode=kode)
        PabrikRealisasi.create(iku=iku, sifat=Sifat.SEMENTARA)
    tabel = baca(perjanjian)
    assert [(c.tanda, c.kode) for c in tabel.catatan] == [("*", ("1.1", "1.2"))]
    assert [b.tanda for b in tabel.baris] == ["*", "*"]


def banyak_iku(jumlah: int) -> PerjanjianKinerja:
    """A unit-year with one tonggak-IKU and a mix of all other kinds, each filled."""
    perjanjian = PabrikPerjanjianKinerja.create()
    sasaran = PabrikSasaran.create(perjanjian=perjanjian)
    tonggak = PabrikRenaksiRB.create(unit=perjanjian.unit)
    PabrikTonggak.create(renaksi_rb=tonggak, disahkan=True)
    for n in range(jumlah):
        ciri = "tonggak_rb" if n == 0 else ("rasio", "tahapan", "indeks", "turun")[n % 4]
        iku = PabrikIKU.create(
            perjanjian=perjanjian, sasaran=sasaran, kode=f"9.{n}", **{ciri: True}
        )
        for tw in (1, 2):
            PabrikTargetTriwulan.create(iku=iku, triwulan=tw, bawah=D(3))
        if ciri == "rasio":
            PabrikKomponen.create(iku=iku)
            PabrikKomponen.create(iku=iku, penyebut=True)
        elif ciri == "tahapan":
            topik = PabrikTopikKebijakan.create(iku=iku)
            PabrikRenaksi.create(iku=iku, topik=topik, tahap=1, terlaksana=True)
        elif ciri != "tonggak_rb":
            PabrikRealisasi.create(iku=iku, nilai=D(3))
    return perjanjian


@pytest.mark.parametrize("jumlah", [3, 30])
def test_the_table_takes_the_same_queries_for_three_iku_and_for_thirty(
    jumlah: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    perjanjian = banyak_iku(jumlah)
    with django_assert_num_queries(KUERI_TABEL):
        tabel = baca(perjanjian)
        kelompok = [k.sasaran.uraian for k in tabel.kelompok]
    assert (len(kelompok), tabel.terukur) == (1, jumlah)
