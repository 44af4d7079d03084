"""Every named constraint of notifikasi: the row it refuses and the sentence it gives."""

from __future__ import annotations

from datetime import time

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
    PADA,
    PabrikAturanPengingat,
    PabrikHariLibur,
    PabrikJadwal,
    PabrikJanji,
    PabrikKirimanLuar,
    PabrikPemberitahuan,
    PabrikPenanda,
    PabrikPreferensiPengguna,
    PabrikTautanLuar,
)
from tests.pabrik.notifikasi import PAGI

pytestmark = pytest.mark.django_db

ATURAN, BARIS, JANJI = PabrikAturanPengingat, PabrikPemberitahuan, PabrikJanji
KUNCI = (
    "penerima_kunci",
    "sasaran_jenis",
    "sasaran_id",
    "jenis",
    "tenggat",
    "slot",
    "saluran",
)
CONTOH = [
    langgar("notifikasi_libur_jenis_sah", PabrikHariLibur, jenis="mendadak"),
    langgar(
        "notifikasi_aturan_langkah_sah",
        ATURAN,
        langkah="kapan-kapan",
        hari=1,
    ),
    langgar("notifikasi_aturan_hari", ATURAN, langkah="sesudah", hari=0),
    kembar("notifikasi_aturan_tunggal", ATURAN, "unit", "sasaran_jenis", "langkah", "hari"),
    langgar("notifikasi_status_sah", BARIS, status="lupa"),
    langgar("notifikasi_saluran_sah", BARIS, saluran="merpati"),
    kembar("notifikasi_kunci_tunggal", BARIS, *KUNCI),
    langgar("notifikasi_penerima_sah", BARIS, penerima_kunci="x:1"),
    langgar("notifikasi_berakhir_beralasan", BARIS, status="dibatalkan", alasan=""),
    langgar("notifikasi_lease_saat_dikirim", BARIS, status="dikirim"),
    langgar("notifikasi_terkirim_bertanggal", BARIS, status="terkirim"),
    langgar("notifikasi_digabung_berinduk", BARIS, status="digabung"),
    kembar("notifikasi_jadwal_tunggal", PabrikJadwal, "sasaran_jenis", "sasaran_id"),
    kembar("notifikasi_janji_sekali", JANJI, "sasaran_jenis", "sasaran_id", "tenggat"),
    langgar("notifikasi_janji_sesudah_berjanji", JANJI, dijanjikan=PADA),
    langgar("notifikasi_penanda_satu", PabrikPenanda, id=2),
    langgar("notifikasi_tautan_rentang", PabrikTautanLuar, berlaku_sampai=PAGI),
    langgar("notifikasi_kiriman_status_sah", PabrikKirimanLuar, status="hilang"),
    langgar("notifikasi_kiriman_berisi", PabrikKirimanLuar, teks=""),
    langgar("notifikasi_kiriman_ditolak_beralasan", PabrikKirimanLuar, status="ditolak"),
    langgar("notifikasi_tenang_lengkap", PabrikPreferensiPengguna, tenang_mulai=time(20)),
]


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_the_database_refuses_the_row(contoh: Contoh) -> None:
    pastikan_basis_data_menolak(contoh)


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_validation_gives_the_sentence_of_the_constraint(contoh: Contoh) -> None:
    pastikan_pesan_tampil(contoh)


def test_every_constraint_of_the_room_has_an_example() -> None:
    assert tanpa_contoh("notifikasi", CONTOH) == set()
