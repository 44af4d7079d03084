"""Every named constraint of bukti: the row it refuses and the sentence it gives."""

from __future__ import annotations

import pytest

from tests.batasan import (
    Contoh,
    kembar,
    langgar,
    pastikan_basis_data_menolak,
    pastikan_pesan_tampil,
    tanpa_contoh,
)
from tests.pabrik import PabrikBukti, PabrikPembukaanBukti

pytestmark = pytest.mark.django_db

ISI = "bukti_isi_sesuai_jenis"
CONTOH = [
    langgar("bukti_jenis_sah", PabrikBukti, jenis="lisan", juga=(ISI,)),
    langgar(ISI, PabrikBukti, naskah=""),
    langgar(ISI, PabrikBukti, tautan="https://drive.kantor.test/notula"),
    langgar(ISI, PabrikBukti, "berupa_tautan", tautan=""),
    langgar(ISI, PabrikBukti, "berupa_tautan", naskah="ND-1"),
    langgar(ISI, PabrikBukti, "berkas_pdf", sha256=""),
    langgar(ISI, PabrikBukti, "berkas_pdf", berkas=""),
    langgar(ISI, PabrikBukti, "berkas_pdf", naskah="ND-1"),
    kembar("bukti_pembukaan_tunggal", PabrikPembukaanBukti, "bukti", "pengguna"),
]


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_the_database_refuses_the_row(contoh: Contoh) -> None:
    pastikan_basis_data_menolak(contoh)


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_validation_gives_the_sentence_of_the_constraint(contoh: Contoh) -> None:
    pastikan_pesan_tampil(contoh)


def test_every_constraint_of_the_room_has_an_example() -> None:
    assert tanpa_contoh("bukti", CONTOH) == set()
