"""The sources named in SUMBER_REALISASI, as kinerja sees them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import ImproperlyConfigured

from kinerja.sumber import NilaiTerhitung, terhitung
from kinerja.tabel import tabel_1
from tests.pabrik import TAHUN, PabrikIKU, PabrikTargetTriwulan, unit_lengkap

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db
panggilan: list[tuple[int, int, int]] = []


def sumber_palsu(*, unit_id: int, tahun: int, triwulan: int) -> dict[int, NilaiTerhitung]:
    """A source that answers for every IKU of the test."""
    panggilan.append((unit_id, tahun, triwulan))
    return {1: NilaiTerhitung(Decimal("12.345"), "Sumber palsu")}


def test_the_house_has_two_sources_and_both_answer() -> None:
    lengkap = unit_lengkap()
    hasil = terhitung(unit_id=lengkap.unit.pk, tahun=TAHUN, triwulan=1)
    assert {lengkap.iku[k].pk for k in ("2.1", "2.2", "4.1")} == set(hasil)
    assert hasil[lengkap.iku["4.1"].pk].nilai == 30


def test_sources_are_named_by_settings_and_asked_once_per_table(
    settings: Settings,
) -> None:
    settings.SUMBER_REALISASI = [f"{__name__}.sumber_palsu"]
    iku = PabrikIKU.create(pk=1, tahapan=True)
    PabrikTargetTriwulan.create(iku=iku, bawah=Decimal(10))
    panggilan.clear()
    (baris,) = tabel_1(unit_id=iku.perjanjian.unit_id, tahun=TAHUN, triwulan=1).baris
    assert panggilan == [(iku.perjanjian.unit_id, TAHUN, 1)]
    assert (baris.realisasi, baris.sumber) == (Decimal("12.345"), "Sumber palsu")


def test_two_sources_for_one_iku_are_refused(settings: Settings) -> None:
    settings.SUMBER_REALISASI = [f"{__name__}.sumber_palsu"] * 2
    with pytest.raises(ImproperlyConfigured, match=r"two sources for IKU \[1\]"):
        terhitung(unit_id=1, tahun=TAHUN, triwulan=1)


def test_without_sources_a_computed_iku_has_no_value(settings: Settings) -> None:
    settings.SUMBER_REALISASI = []
    lengkap = unit_lengkap()
    tabel = tabel_1(unit_id=lengkap.unit.pk, tahun=TAHUN, triwulan=1)
    nilai = {b.iku.kode: b.realisasi for b in tabel.baris}
    assert (nilai["2.1"], nilai["4.1"]) == (None, None)
    assert tabel.terukur == 4
