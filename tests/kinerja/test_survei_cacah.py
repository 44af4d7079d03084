"""Counting answers: what is an item, what an answer, where the faults are, what the index is."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.hitung import hasil_indeks
from kinerja.survei import SurveiDitolak, baca_rentang_kolom, cacah, huruf_kolom
from kinerja.survei.jawaban import SALAH, SKALA_KATA, Kata, baca_jawaban, skala_kata

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja.survei import HasilCacah

D = Decimal
EMPAT = D(4)
HARI = datetime(2026, 5, 8, 10, 30, tzinfo=ZoneInfo("Asia/Jakarta"))


def hitung(*baris: Sequence[object], **pilihan: object) -> HasilCacah:
    return cacah(baris, jumlah=len(baris), **pilihan)  # type: ignore[arg-type]


# --- One answer -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nilai", "arti"),
    [
        (4.0, D(4)),
        (1, D(1)),
        ("3", D(3)),
        ("3,5", D("3.5")),
        (3.75, D("3.75")),
        (10 / 3, D("3.333333")),
        ("4 - Sangat puas", D(4)),
        ("2. Tidak puas", D(2)),
        ("(3) Puas", D(3)),
        ("Sangat puas (4)", D(4)),
        ("1 = sangat  tidak setuju", D(1)),
        ("Sangat Puas", Kata("sangat")),
        ("puas", Kata("")),
        ("  Tidak   Puas ", Kata("tidak")),
        ("SANGAT TIDAK SETUJU", Kata("sangat tidak")),
        ("Kurang baik", Kata("kurang")),
        ("", None),
        (None, None),
        (" – ", None),
        ("-", None),
    ],
)
def test_an_answer_is_read_as_people_give_it(nilai: object, arti: object) -> None:
    assert baca_jawaban(nilai, EMPAT) == arti


@pytest.mark.parametrize(
    "nilai",
    [0, 5, 0.99, 4.01, -1, "0", "5", "44", True, False, HARI, "ya", "Biro 4", "4 bintang", "NaN"],
)
def test_anything_else_is_no_answer(nilai: object) -> None:
    assert baca_jawaban(nilai, EMPAT) is SALAH


def test_another_scale_has_another_end() -> None:
    assert baca_jawaban(5, D(5)) == 5
    assert baca_jawaban(6, D(5)) is SALAH


@pytest.mark.parametrize(
    ("ragam", "nilai"),
    [
        ({"sangat tidak", "tidak", "", "sangat"}, {"tidak": 2, "": 3}),
        ({"tidak", "", "sangat"}, {"tidak": 2}),
        ({"tidak", "kurang", "", "sangat"}, {"tidak": 1, "kurang": 2}),
        ({"kurang", "cukup", ""}, {"kurang": 1, "cukup": 2, "": 3}),
        ({"sangat kurang", "kurang"}, {"sangat kurang": 1, "kurang": 2}),
        (set(), {}),
    ],
)
def test_a_word_means_what_its_scale_says(ragam: set[str], nilai: dict[str, int]) -> None:
    skala = skala_kata(ragam)
    assert skala is not None
    assert {k: skala[k] for k in nilai} == nilai


def test_five_words_are_no_scale_of_four() -> None:
    assert skala_kata({"sangat tidak", "tidak", "kurang", "", "sangat"}) is None
    assert all(sorted(s.values()) == [1, 2, 3, 4] for s in SKALA_KATA)


# --- Columns --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "kolom"),
    [
        ("A:C", {0, 1, 2}),
        (" c : d ", {2, 3}),
        ("B", {1}),
        ("A,C:D", {0, 2, 3}),
        ("Z:AB", {25, 26, 27}),
    ],
)
def test_columns_are_named_as_in_a_spreadsheet(teks: str, kolom: set[int]) -> None:
    assert baca_rentang_kolom(teks) == kolom


@pytest.mark.parametrize("teks", ["", "1:3", "D:A", "A-C", "AAAA"])
def test_what_is_no_column_is_refused(teks: str) -> None:
    with pytest.raises(ValueError, match="kolom"):
        baca_rentang_kolom(teks)


@given(st.integers(0, 18_000))
def test_a_letter_names_the_column_it_came_from(letak: int) -> None:
    assert baca_rentang_kolom(huruf_kolom(letak)) == {letak}


def test_an_item_is_a_column_whose_filled_cells_answer() -> None:
    kepala = ["Timestamp", "Umur", "Materi", "Waktu", "Saran", "Kosong"]
    baris = [[HARI, 20 + n, 4, "" if n % 2 else 3, "Lanjutkan", ""] for n in range(10)]
    hasil = hitung(kepala, *baris)
    assert [b.nama for b in hasil.butir] == ["Materi", "Waktu"]
    assert hasil.lain == ("Timestamp", "Umur", "Saran", "Kosong")
    assert [(b.n, b.kosong, b.rata) for b in hasil.butir] == [(10, 0, D(4)), (5, 5, D(3))]
    assert (hasil.n, hasil.kolom) == (10, (2, 3))


@pytest.mark.parametrize(("salah", "butir"), [(5, True), (6, False)])
def test_nineteen_of_twenty_filled_cells_make_an_item(salah: int, butir: bool) -> None:
    isi: list[list[object]] = [[1, 7 if n < salah else 4] for n in range(100)]
    hasil = hitung(["A", "B"], *isi, *[[1, None]] * 50)
    assert ([b.nama for b in hasil.butir] == ["A", "B"]) is butir
    assert len(hasil.salah) == (salah if butir else 0)


def test_every_bad_cell_is_named_by_its_address() -> None:
    isi: list[list[object]] = [["x", 3, "Puas"] for _ in range(60)]
    isi[7][1], isi[30][1], isi[44][2] = 5, "tiga", "Lumayan"
    hasil = hitung(["Nama", "Materi", "Waktu"], *isi)
    assert [(s.sel, s.nama, s.nilai) for s in hasil.salah] == [
        ("B9", "Materi", "5"),
        ("B32", "Materi", "tiga"),
        ("C46", "Waktu", "Lumayan"),
    ]
    assert hasil.salah[0].alasan.startswith("Nilai di luar 1–4.")
    assert hasil.salah[1].alasan.startswith("Bukan jawaban pada skala 1–4.")


def test_columns_told_are_items_whatever_they_hold() -> None:
    baris: list[list[object]] = [[2, 30, 4], [3, "", 4]]
    hasil = hitung(["Lama kerja", "Umur", "Materi"], *baris, kolom={1, 2})
    assert [b.nama for b in hasil.butir] == ["Umur", "Materi"]
    assert [s.sel for s in hasil.salah] == ["B2"]


def test_rows_that_begin_further_right_keep_their_addresses() -> None:
    hasil = hitung(["Materi"], [4], [9], *[[3]] * 30, geser=2, kolom={2})
    assert (hasil.kolom, [s.sel for s in hasil.salah]) == ((2,), ["C3"])


def test_a_sheet_without_answers_is_refused_with_what_to_do() -> None:
    with pytest.raises(SurveiDitolak, match="Sebut kolomnya"):
        hitung(["Nama", "Umur"], ["a", 40], ["b", 50])
    with pytest.raises(SurveiDitolak, match="kosong"):
        hitung([], [None])
    with pytest.raises(SurveiDitolak, match="empat tingkat"):
        hitung(["A"], ["Sangat tidak puas"], ["Tidak puas"], ["Kurang puas"], ["Puas"])


# --- Heading and aspects --------------------------------------------------------------------------


def aspek(kepala: Sequence[object], *lain: Sequence[object]) -> list[str]:
    isi = [[4] * max(len(kepala), *(len(b) for b in lain), 0)] * 3
    return [b.aspek for b in hitung(kepala, *lain, *isi).butir]


@pytest.mark.parametrize(
    "kepala",
    [
        ["Penyelenggaraan [Waktu]", "Penyelenggaraan [Tempat]", "Substansi [A]", "Substansi [B]"],
        ["Penyelenggaraan: waktu", "Penyelenggaraan: tempat", "Substansi: a", "Substansi: b"],
        ["Penyelenggaraan - waktu", "Penyelenggaraan - tempat", "Substansi - a", "Substansi - b"],
        ["Penyelenggaraan 1", "Penyelenggaraan 2", "Substansi 1", "Substansi 2"],
    ],
)
def test_aspects_are_read_from_the_headings(kepala: list[str]) -> None:
    assert aspek(kepala) == ["Penyelenggaraan"] * 2 + ["Substansi"] * 2


def test_a_lettered_number_is_an_aspect_too() -> None:
    assert aspek(["A1. Waktu", "A2. Tempat", "B1. Isi", "B2. Bahasa"]) == ["A", "A", "B", "B"]


@pytest.mark.parametrize(
    "kepala",
    [
        ["Seberapa puas Anda: waktu", "Seberapa puas Anda: tempat", "Seberapa puas Anda: isi"],
        ["Waktu", "Tempat", "Isi", "Bahasa"],
        ["1. Waktu", "2. Tempat", "3. Isi", "4. Bahasa"],
        ["Aspek satu: x", "Aspek dua: y", "Aspek tiga: z"],
        ["Penyelenggaraan [Waktu]", "Penyelenggaraan [Tempat]", "Lainnya", "Substansi [A]"],
    ],
)
def test_headings_that_tell_nothing_apart_are_no_aspects(kepala: list[str]) -> None:
    assert set(aspek(kepala)) == {""}


def test_a_heading_of_two_rows_gives_aspect_and_item() -> None:
    hasil = hitung(
        ["Rekap penilaian mentor 2026", "", "", "", ""],
        ["Nama", "Sikap", "", "Kompetensi", ""],
        ["", "Disiplin", "Kerja sama", "Teknis", "Komunikasi"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        *[["Peserta", 3, 4, 4, 2]] * 3,
        ["Rata-rata", 3, 4, 4, 2],
    )
    assert [(b.nama, b.aspek, b.n) for b in hasil.butir] == [
        ("Disiplin", "Sikap", 3),
        ("Kerja sama", "Sikap", 3),
        ("Teknis", "Kompetensi", 3),
        ("Komunikasi", "Kompetensi", 3),
    ]
    assert (hasil.n, hasil.rekap) == (3, 1)


def test_aspects_told_come_before_those_read() -> None:
    kepala = ["A1", "A2", "B1", "B2"]
    hasil = hitung(kepala, *[[4, 4, 2, 2]] * 3, aspek={"Semua": {0, 1, 2}})
    assert [b.aspek for b in hasil.butir] == ["Semua", "Semua", "Semua", ""]


def test_a_first_respondent_of_words_is_no_second_heading() -> None:
    hasil = hitung(["Materi", ""], ["Puas", "Sangat puas"], ["Puas", "Puas"])
    assert [(b.nama, b.n) for b in hasil.butir] == [("Materi", 2), ("Kolom B", 2)]


# --- Respondents and index ------------------------------------------------------------------------


def test_who_answered_nothing_is_no_respondent() -> None:
    hasil = hitung(["Nama", "A", "B"], ["x", 4, ""], ["y", "", ""], ["z", "", 2], [])
    assert hasil.n == 2
    assert [b.kosong for b in hasil.butir] == [1, 1]


def test_true_is_not_the_answer_one() -> None:
    hasil = hitung(["A"], *[[1]] * 40, [True])
    assert [(s.sel, s.nilai) for s in hasil.salah] == [("A42", "True")]


jawaban = st.sampled_from([None, "", 1, 2.0, "3", "4"])


@given(
    st.integers(1, 6).flatmap(
        lambda lebar: st.lists(
            st.lists(jawaban, min_size=lebar, max_size=lebar), min_size=1, max_size=60
        )
    ),
    st.integers(1, 7),
)
def test_counting_in_blocks_gives_what_counting_by_hand_gives(
    baris: list[list[object]], bongkah: int
) -> None:
    kolom = [[None if n in (None, "") else D(str(n)) for n in k] for k in zip(*baris, strict=True)]
    kolom = [[None if n is None else n.normalize() for n in k] for k in kolom]
    isi = [k for k in kolom if any(n is not None for n in k)]
    kepala = [f"Butir {n}" for n in range(len(kolom))]
    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr("kinerja.survei.pencacah.BONGKAH", bongkah)
        if not isi:
            with pytest.raises(SurveiDitolak):
                hitung(kepala, *baris)
            return
        hasil = hitung(kepala, *baris)
    responden = sum(any(k[n] is not None for k in isi) for n in range(len(baris)))
    assert hasil.n == responden
    rata = [sum((n for n in k if n is not None), D(0)) / sum(n is not None for n in k) for k in isi]
    indeks = hasil_indeks(hasil.butir).indeks
    assert indeks is not None
    assert abs(indeks - sum(rata, D(0)) / len(rata)) < D("1e-20")
    assert [b.n + b.kosong for b in hasil.butir] == [responden] * len(isi)
