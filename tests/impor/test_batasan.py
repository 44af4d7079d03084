"""Every named constraint of impor: the row it refuses and the sentence it gives."""

from __future__ import annotations

import pytest

from tests.batasan import (
    Contoh,
    langgar,
    pastikan_basis_data_menolak,
    pastikan_pesan_tampil,
    tanpa_contoh,
)
from tests.pabrik import PabrikBarisImpor, PabrikPekerjaanImpor

pytestmark = pytest.mark.django_db

CONTOH = [
    langgar("impor_langkah_sah", PabrikPekerjaanImpor, langkah="tebak"),
    langgar("impor_status_sah", PabrikPekerjaanImpor, status="entah"),
    langgar("impor_persen_sah", PabrikPekerjaanImpor, persen=101),
    langgar("impor_jenis_sah", PabrikBarisImpor, jenis="hapus"),
]


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_the_database_refuses_the_row(contoh: Contoh) -> None:
    pastikan_basis_data_menolak(contoh)


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_validation_gives_the_sentence_of_the_constraint(contoh: Contoh) -> None:
    pastikan_pesan_tampil(contoh)


def test_every_constraint_of_the_room_has_an_example() -> None:
    assert tanpa_contoh("impor", CONTOH) == set()
