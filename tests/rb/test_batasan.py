"""Every named constraint of rb: the row it refuses and the sentence it gives."""

from __future__ import annotations

from datetime import date

import pytest

from tests.batasan import (
    Contoh,
    kembar,
    langgar,
    pastikan_basis_data_menolak,
    pastikan_pesan_tampil,
    tanpa_contoh,
)
from tests.pabrik import PabrikBuktiTonggak, PabrikRenaksiRB, PabrikTonggak

pytestmark = pytest.mark.django_db

DISAHKAN = "rb_tonggak_disahkan_bertanggal"
BERALASAN = "rb_tonggak_beralasan"
CONTOH = [
    langgar("rb_jenis_sah", PabrikRenaksiRB, jenis="khusus"),
    kembar("rb_nomor_tunggal", PabrikRenaksiRB, "unit", "tahun", "nomor"),
    langgar("rb_tonggak_triwulan_sah", PabrikTonggak, triwulan=0),
    langgar("rb_tonggak_triwulan_sah", PabrikTonggak, triwulan=5),
    langgar("rb_tonggak_status_sah", PabrikTonggak, status="tunda"),
    kembar("rb_tonggak_tunggal", PabrikTonggak, "renaksi_rb", "triwulan"),
    langgar(DISAHKAN, PabrikTonggak, "disahkan", tanggal_selesai=None),
    langgar(DISAHKAN, PabrikTonggak, "disahkan", dihitung_sejak=None),
    langgar(DISAHKAN, PabrikTonggak, "diajukan", dihitung_sejak=date(2026, 3, 31)),
    langgar(BERALASAN, PabrikTonggak, "gagal", alasan=""),
    langgar(BERALASAN, PabrikTonggak, "batal", alasan=""),
    langgar(BERALASAN, PabrikTonggak, "dikembalikan", alasan=""),
    langgar("rb_tonggak_batal_berevisi", PabrikTonggak, "batal", nomor_revisi=""),
    langgar("rb_bukti_status_sah", PabrikBuktiTonggak, status="hilang"),
    kembar("rb_bukti_tunggal", PabrikBuktiTonggak, "tonggak", "bukti"),
    langgar("rb_bukti_ditolak_beralasan", PabrikBuktiTonggak, "ditolak", alasan=""),
]


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_the_database_refuses_the_row(contoh: Contoh) -> None:
    pastikan_basis_data_menolak(contoh)


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_validation_gives_the_sentence_of_the_constraint(contoh: Contoh) -> None:
    pastikan_pesan_tampil(contoh)


def test_every_constraint_of_the_room_has_an_example() -> None:
    assert tanpa_contoh("rb", CONTOH) == set()
