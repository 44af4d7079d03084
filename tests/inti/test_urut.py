"""Natural order of codes, in Python and in the database."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inti.urut import PANJANG_KUNCI, kunci_urut
from kinerja.models import Sasaran
from tests.pabrik import PabrikPerjanjianKinerja, PabrikSasaran

URUT = [
    ["1", "2", "10"],
    ["1.1", "1.2", "1.9", "1.10", "2.1", "10.1"],
    ["1", "1.1", "1.1.1", "1.2"],
    ["2", "2a", "2b", "3"],
    ["R-2025-0012", "R-2026-0002", "R-2026-0010"],
    ["Tim 2", "tim 3", "Tim 10"],
    ["999999", "1000000", "9999999999999", "10000000000000"],
    ["0", "1", "A"],
]
BAGIAN = st.lists(st.integers(0, 10**9), min_size=1, max_size=4)


@pytest.mark.parametrize("daftar", URUT, ids=lambda d: d[0])
def test_codes_sort_as_people_count(daftar: list[str]) -> None:
    acak = daftar.copy()
    random.Random(20260508).shuffle(acak)  # noqa: S311 - an order to undo, not a secret
    assert sorted(acak, key=kunci_urut) == daftar


@given(BAGIAN, BAGIAN)
def test_dotted_numbers_compare_part_by_part(kiri: list[int], kanan: list[int]) -> None:
    def kunci(bagian: list[int]) -> str:
        return kunci_urut(".".join(map(str, bagian)))

    assert (kunci(kiri) < kunci(kanan)) is (kiri < kanan)
    assert (kunci(kiri) == kunci(kanan)) is (kiri == kanan)


@pytest.mark.parametrize(("satu", "lain"), [(" 1.2 ", "1.2"), ("r-1", "R-1"), ("007", "7")])
def test_spaces_case_and_leading_zeros_do_not_count(satu: str, lain: str) -> None:
    assert kunci_urut(satu) == kunci_urut(lain)


@given(st.text(max_size=300))
def test_every_key_fits_its_column(kode: str) -> None:
    assert len(kunci_urut(kode)) <= PANJANG_KUNCI


@pytest.mark.django_db
def test_the_database_sorts_by_the_key_that_saving_fills_in() -> None:
    perjanjian = PabrikPerjanjianKinerja.create()
    for nomor in ("10", "2", "1.10", "1.9", "1", "999999", "1000000"):
        PabrikSasaran.create(perjanjian=perjanjian, nomor=nomor)
    Sasaran.objects.bulk_create([Sasaran(perjanjian=perjanjian, nomor="3", uraian="Tata kelola")])
    assert list(Sasaran.objects.values_list("nomor", flat=True)) == [
        "1", "1.9", "1.10", "2", "3", "10", "999999", "1000000",
    ]  # fmt: skip
    sasaran = Sasaran.objects.get(nomor="10")
    sasaran.nomor = "1.1"
    sasaran.save()
    assert list(Sasaran.objects.values_list("nomor", flat=True))[:2] == ["1", "1.1"]
