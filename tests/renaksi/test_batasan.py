"""Every named constraint of renaksi: the row it refuses and the sentence it gives."""

from __future__ import annotations

from decimal import Decimal
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
from tests.pabrik import PabrikRenaksi, PabrikTahapan, PabrikTopikKebijakan

if TYPE_CHECKING:
    from tests.batasan import Siap

pytestmark = pytest.mark.django_db


def _topik_tanpa_tahap() -> Siap:
    renaksi = PabrikRenaksi.create()
    return renaksi, {"topik": PabrikTopikKebijakan.create(iku=renaksi.iku)}


def _tahap_kelima() -> Siap:
    topik = PabrikTopikKebijakan.create()
    return PabrikRenaksi.create(iku=topik.iku, topik=topik, tahap=4), {"tahap": 5}


BERALASAN = "renaksi_beralasan"
CONTOH = [
    kembar("renaksi_topik_tunggal", PabrikTopikKebijakan, "iku", "nama"),
    kembar("renaksi_tahapan_tunggal", PabrikTahapan, "perjanjian", "tahap"),
    langgar("renaksi_tahapan_nomor", PabrikTahapan, tahap=0),
    langgar("renaksi_tahapan_nomor", PabrikTahapan, tahap=5),
    langgar("renaksi_tahapan_bobot", PabrikTahapan, bobot=Decimal("-0.01")),
    langgar("renaksi_tahapan_bobot", PabrikTahapan, bobot=Decimal("100.01")),
    langgar("renaksi_triwulan_sah", PabrikRenaksi, triwulan=0),
    langgar("renaksi_triwulan_sah", PabrikRenaksi, triwulan=5),
    langgar("renaksi_status_sah", PabrikRenaksi, status="ditunda"),
    kembar("renaksi_nomor_tunggal", PabrikRenaksi, "iku", "triwulan", "nomor"),
    Contoh("renaksi_tahap_nomor", _tahap_kelima),
    Contoh("renaksi_topik_dan_tahap", _topik_tanpa_tahap),
    langgar("renaksi_topik_dan_tahap", PabrikRenaksi, tahap=1),
    langgar("renaksi_selesai_bertanggal", PabrikRenaksi, "terlaksana", tanggal_selesai=None),
    langgar(BERALASAN, PabrikRenaksi, "sebagian", alasan=""),
    langgar(BERALASAN, PabrikRenaksi, "tidak_terlaksana", alasan=""),
    langgar(BERALASAN, PabrikRenaksi, "batal", alasan=""),
]


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_the_database_refuses_the_row(contoh: Contoh) -> None:
    pastikan_basis_data_menolak(contoh)


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_validation_gives_the_sentence_of_the_constraint(contoh: Contoh) -> None:
    pastikan_pesan_tampil(contoh)


def test_every_constraint_of_the_room_has_an_example() -> None:
    assert tanpa_contoh("renaksi", CONTOH) == set()
