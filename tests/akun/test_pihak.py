"""Whom a unit may make PIC."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from akun.models import Pihak
from akun.pihak import nilai_pihak, pihak_terpilih, pilihan_pihak
from akun.pilihan import Peran
from inti.galat import DataDitolak
from tests.pabrik import (
    PADA,
    PabrikInstansi,
    PabrikPihak,
    PabrikTim,
    PabrikUnitKerja,
    anggota,
    pihak_dari,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from akun.models import UnitKerja

pytestmark = pytest.mark.django_db


def nilai(unit: UnitKerja) -> set[str]:
    return {n for _, isi in pilihan_pihak(unit, PADA) for n, _ in isi}


@pytest.mark.parametrize("peran", Peran)
@pytest.mark.parametrize("letak", ["sendiri", "atas", "bawah", "lain"])
def test_people_who_report_in_the_unit_or_above_it_may_be_chosen(
    peran: Peran, letak: str, unit: UnitKerja
) -> None:
    bawah = PabrikUnitKerja.create(induk=unit)
    tempat = {"sendiri": unit, "atas": unit, "bawah": bawah, "lain": PabrikUnitKerja.create()}
    orang = anggota(tempat[letak], peran)
    milik = bawah if letak == "atas" else unit
    melapor = peran not in {Peran.PENGAMAT, Peran.ADMIN} and letak in {"sendiri", "atas"}
    assert (f"pengguna:{orang.pk}" in nilai(milik)) == melapor


def test_past_members_and_closed_accounts_may_not(unit: UnitKerja) -> None:
    anggota(unit, Peran.TIM, sampai=date(2026, 5, 7))
    anggota(unit, Peran.TIM, is_active=False)
    assert nilai(unit) == set()


def test_teams_of_the_unit_and_every_institution_may_be_chosen(
    unit: UnitKerja, unit_lain: UnitKerja
) -> None:
    tim, instansi = PabrikTim.create(unit=unit), PabrikInstansi.create()
    PabrikTim.create(unit=unit_lain)
    assert nilai(unit) == {f"tim:{tim.pk}", f"instansi:{instansi.pk}"}


def test_a_choice_becomes_one_party_however_often_it_is_made(unit: UnitKerja) -> None:
    orang, tim, instansi = (
        anggota(unit, Peran.TIM),
        PabrikTim.create(unit=unit),
        PabrikInstansi.create(),
    )
    for pilihan in (f"pengguna:{orang.pk}", f"tim:{tim.pk}", f"instansi:{instansi.pk}"):
        pertama = pihak_terpilih(pilihan, unit=unit, pada=PADA)
        assert pertama == pihak_terpilih(pilihan, unit=unit, pada=PADA)
        assert nilai_pihak(pertama) == pilihan
    assert Pihak.objects.count() == 3
    assert pihak_terpilih("", unit=unit, pada=PADA) is None
    assert nilai_pihak(None) == ""


@pytest.mark.parametrize(
    "pilihan", ["tim:{tim}", "pengguna:{orang}", "instansi:0", "x:1", "tim:a", "1"]
)
def test_nobody_else_is_taken_and_no_party_is_made(
    pilihan: str, unit: UnitKerja, unit_lain: UnitKerja
) -> None:
    orang, tim = anggota(unit_lain, Peran.TIM), PabrikTim.create(unit=unit_lain)
    with pytest.raises(DataDitolak, match="Pilih PIC dari daftar"):
        pihak_terpilih(pilihan.format(tim=tim.pk, orang=orang.pk), unit=unit, pada=PADA)
    assert not Pihak.objects.exists()


def test_who_holds_the_place_already_may_stay(unit: UnitKerja, unit_lain: UnitKerja) -> None:
    lama = pihak_dari(anggota(unit_lain, Peran.TIM))
    assert pihak_terpilih(nilai_pihak(lama), unit=unit, pada=PADA, kini=lama) == lama


def test_the_choices_take_three_queries(
    unit: UnitKerja, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        PabrikPihak.create(pengguna=anggota(unit, Peran.TIM))
        PabrikTim.create(unit=unit)
        PabrikInstansi.create()
    with django_assert_num_queries(3):
        pilihan_pihak(unit, PADA)
