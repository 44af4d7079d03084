"""Every named constraint of kinerja: the row it refuses and the sentence it gives."""

from __future__ import annotations

from decimal import Decimal

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
    PabrikButirSurvei,
    PabrikHasilSurvei,
    PabrikIKU,
    PabrikKomponen,
    PabrikNarasi,
    PabrikPerjanjianKinerja,
    PabrikRealisasi,
    PabrikSasaran,
    PabrikTargetTriwulan,
)

pytestmark = pytest.mark.django_db

PK = PabrikPerjanjianKinerja
BELUM_TERUKUR = "kinerja_realisasi_belum_terukur"
PERIODE_LALU = "kinerja_realisasi_periode_lalu"
RUPIAH = "kinerja_narasi_rupiah_efisiensi"
CONTOH = [
    kembar("kinerja_pk_tunggal", PK, "unit", "tahun"),
    langgar("kinerja_pk_tahun", PK, tahun=1999),
    langgar("kinerja_pk_tahun", PK, tahun=2101),
    langgar("kinerja_pk_batas", PK, batas_capaian=Decimal("99.99")),
    kembar("kinerja_sasaran_tunggal", PabrikSasaran, "perjanjian", "nomor"),
    kembar("kinerja_iku_tunggal", PabrikIKU, "perjanjian", "kode"),
    kembar("kinerja_iku_tonggak_tunggal", PabrikIKU, "perjanjian", tonggak_rb=True),
    langgar("kinerja_iku_arah_sah", PabrikIKU, arah="mundur"),
    langgar("kinerja_iku_rumus_sah", PabrikIKU, "turun", rumus_turun="r/t"),
    langgar("kinerja_iku_cara_sah", PabrikIKU, cara_hitung="kira-kira"),
    langgar("kinerja_iku_akumulasi_sah", PabrikIKU, akumulasi="rerata"),
    langgar("kinerja_iku_rumus_bila_turun", PabrikIKU, "turun", rumus_turun=""),
    langgar("kinerja_iku_rumus_bila_turun", PabrikIKU, rumus_turun="t/r"),
    langgar("kinerja_iku_target_rentang", PabrikIKU, "rentang", target_atas=Decimal("56.39")),
    langgar("kinerja_iku_rentang_dua_batas", PabrikIKU, "rentang", target_atas=None),
    langgar("kinerja_iku_rentang_dua_batas", PabrikIKU, target_atas=Decimal(99)),
    langgar(
        "kinerja_iku_target_rentang",
        PabrikIKU,
        "rentang",
        juga=("kinerja_iku_rentang_dua_batas",),
        target_bawah=None,
    ),
    langgar("kinerja_iku_skala", PabrikIKU, "indeks", skala_maks=Decimal(0)),
    langgar("kinerja_target_triwulan_sah", PabrikTargetTriwulan, triwulan=0),
    langgar("kinerja_target_triwulan_sah", PabrikTargetTriwulan, triwulan=5),
    langgar("kinerja_target_rentang", PabrikTargetTriwulan, bawah=None, atas=Decimal(1)),
    kembar("kinerja_target_tunggal", PabrikTargetTriwulan, "iku", "triwulan"),
    langgar("kinerja_target_rentang", PabrikTargetTriwulan, "rentang", atas=Decimal("56.29")),
    langgar("kinerja_realisasi_triwulan_sah", PabrikRealisasi, triwulan=5),
    kembar("kinerja_realisasi_tunggal", PabrikRealisasi, "iku", "triwulan"),
    langgar("kinerja_realisasi_keadaan_sah", PabrikRealisasi, keadaan="entah"),
    langgar("kinerja_realisasi_sifat_sah", PabrikRealisasi, sifat="ramalan"),
    langgar(BELUM_TERUKUR, PabrikRealisasi, "belum_terukur", alasan=""),
    langgar(BELUM_TERUKUR, PabrikRealisasi, "belum_terukur", nilai=Decimal(0)),
    langgar(PERIODE_LALU, PabrikRealisasi, "periode_lalu", nilai=None),
    langgar(PERIODE_LALU, PabrikRealisasi, "periode_lalu", periode_data=""),
    langgar("kinerja_komponen_triwulan_sah", PabrikKomponen, triwulan=5),
    kembar("kinerja_komponen_tunggal", PabrikKomponen, "iku", "triwulan", "nama"),
    langgar("kinerja_komponen_sisi_sah", PabrikKomponen, sisi="atas"),
    langgar("kinerja_narasi_triwulan_sah", PabrikNarasi, triwulan=0),
    kembar("kinerja_narasi_tunggal", PabrikNarasi, "iku", "triwulan", "bagian"),
    langgar("kinerja_narasi_bagian_sah", PabrikNarasi, bagian="penutup"),
    langgar(RUPIAH, PabrikNarasi, baseline=Decimal(1)),
    langgar(RUPIAH, PabrikNarasi, aktual=Decimal(1)),
    langgar("kinerja_survei_triwulan_sah", PabrikHasilSurvei, triwulan=5),
    kembar("kinerja_survei_tunggal", PabrikHasilSurvei, "iku", "triwulan"),
    langgar("kinerja_survei_berresponden", PabrikHasilSurvei, n=0),
    kembar("kinerja_butir_survei_tunggal", PabrikButirSurvei, "hasil", "nomor"),
    langgar("kinerja_butir_survei_jumlah", PabrikButirSurvei, jumlah=Decimal(119)),
]


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_the_database_refuses_the_row(contoh: Contoh) -> None:
    pastikan_basis_data_menolak(contoh)


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_validation_gives_the_sentence_of_the_constraint(contoh: Contoh) -> None:
    pastikan_pesan_tampil(contoh)


def test_every_constraint_of_the_room_has_an_example() -> None:
    assert tanpa_contoh("kinerja", CONTOH) == set()
