"""Every named constraint of notifikasi: the row it refuses and the sentence it gives."""

from __future__ import annotations

import pytest

from tests.batasan import (
    Contoh,
    langgar,
    pastikan_basis_data_menolak,
    pastikan_pesan_tampil,
    tanpa_contoh,
)
from tests.pabrik import PabrikHariLibur

pytestmark = pytest.mark.django_db

CONTOH = [langgar("notifikasi_libur_jenis_sah", PabrikHariLibur, jenis="mendadak")]


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_the_database_refuses_the_row(contoh: Contoh) -> None:
    pastikan_basis_data_menolak(contoh)


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_validation_gives_the_sentence_of_the_constraint(contoh: Contoh) -> None:
    pastikan_pesan_tampil(contoh)


def test_every_constraint_of_the_room_has_an_example() -> None:
    assert tanpa_contoh("notifikasi", CONTOH) == set()
