"""Every named constraint of akun: the row it refuses and the sentence it gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.batasan import (
    Contoh,
    kembar,
    langgar,
    pastikan_basis_data_menolak,
    pastikan_pesan_tampil,
    tanpa_contoh,
)
from tests.pabrik import (
    PabrikAnggotaTim,
    PabrikKeanggotaan,
    PabrikKunciTriwulan,
    PabrikPengguna,
    PabrikPihak,
    PabrikTim,
    PabrikUnitKerja,
)

if TYPE_CHECKING:
    from tests.batasan import Siap

pytestmark = pytest.mark.django_db


def _induk_sendiri() -> Siap:
    unit = PabrikUnitKerja.create()
    return unit, {"induk": unit}


def _dua_rupa() -> Siap:
    return PabrikPihak.create(), {"tim": PabrikTim.create()}


CONTOH = [
    Contoh("akun_unit_bukan_induk_sendiri", _induk_sendiri),
    kembar("akun_pengguna_surel_tunggal", PabrikPengguna, "email"),
    langgar("akun_keanggotaan_peran_sah", PabrikKeanggotaan, peran="raja"),
    langgar("akun_keanggotaan_rentang", PabrikKeanggotaan, sampai=date(2025, 12, 31)),
    kembar("akun_keanggotaan_tunggal", PabrikKeanggotaan, "pengguna", "unit", "peran", "mulai"),
    kembar("akun_tim_nama_tunggal", PabrikTim, "unit", "nama"),
    kembar("akun_anggota_tim_tunggal", PabrikAnggotaTim, "tim", "pengguna"),
    langgar("akun_pihak_tepat_satu", PabrikPihak, pengguna=None),
    Contoh("akun_pihak_tepat_satu", _dua_rupa),
    langgar("akun_kunci_triwulan_sah", PabrikKunciTriwulan, triwulan=0),
    langgar("akun_kunci_triwulan_sah", PabrikKunciTriwulan, triwulan=5),
    kembar("akun_kunci_tunggal", PabrikKunciTriwulan, "unit", "tahun", "triwulan"),
]


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_the_database_refuses_the_row(contoh: Contoh) -> None:
    pastikan_basis_data_menolak(contoh)


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_validation_gives_the_sentence_of_the_constraint(contoh: Contoh) -> None:
    pastikan_pesan_tampil(contoh)


def test_every_constraint_of_the_room_has_an_example() -> None:
    assert tanpa_contoh("akun", CONTOH) == set()
