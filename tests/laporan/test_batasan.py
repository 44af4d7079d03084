"""Every named constraint of laporan: the row it refuses and the sentence it gives."""

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
from tests.pabrik import (
    PabrikBerkasLaporan,
    PabrikLaporanTriwulan,
    PabrikSusunan,
    PabrikTemplatWord,
    PabrikVersiLaporan,
)

pytestmark = pytest.mark.django_db

CONTOH = [
    langgar("laporan_triwulan_sah", PabrikLaporanTriwulan, triwulan=0),
    langgar("laporan_triwulan_sah", PabrikLaporanTriwulan, triwulan=5),
    langgar("laporan_status_sah", PabrikLaporanTriwulan, status="terbit"),
    kembar("laporan_tunggal", PabrikLaporanTriwulan, "unit", "tahun", "triwulan"),
    langgar("laporan_final_bertanggal", PabrikLaporanTriwulan, "final", tanggal=None),
    langgar("laporan_versi_sah", PabrikLaporanTriwulan, nomor_versi=0),
    kembar("laporan_versi_tunggal", PabrikVersiLaporan, "laporan", "nomor"),
    langgar("laporan_berkas_jenis_sah", PabrikBerkasLaporan, jenis="doc"),
    kembar("laporan_berkas_tunggal", PabrikBerkasLaporan, "versi", "jenis"),
    langgar("susunan_triwulan_sah", PabrikSusunan, triwulan=5),
    langgar("susunan_jenis_sah", PabrikSusunan, jenis="doc"),
    langgar("susunan_status_sah", PabrikSusunan, status="entah"),
    langgar("susunan_persen_sah", PabrikSusunan, persen=101),
    langgar("susunan_selesai_berberkas", PabrikSusunan, "selesai", berkas=""),
    kembar("templat_dipakai_tunggal", PabrikTemplatWord, "unit", dipakai=True),
]


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_the_database_itself_refuses_the_row(contoh: Contoh) -> None:
    pastikan_basis_data_menolak(contoh)


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_validation_shows_our_sentence(contoh: Contoh) -> None:
    pastikan_pesan_tampil(contoh)


def test_every_constraint_has_an_example() -> None:
    assert tanpa_contoh("laporan", CONTOH) == set()
