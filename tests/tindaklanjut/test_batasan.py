"""Every named constraint of tindaklanjut: the row it refuses and the sentence it gives."""

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
    PabrikBuktiTindakLanjut,
    PabrikHasilRapat,
    PabrikKendala,
    PabrikKendalaIKU,
    PabrikLampiranRapat,
    PabrikPembahasan,
    PabrikPermohonan,
    PabrikPIC,
    PabrikRapat,
    PabrikRapatIKU,
    PabrikRapatRenaksi,
    PabrikRapatTonggak,
    PabrikTindakLanjut,
    PabrikTindakLanjutIKU,
)

if TYPE_CHECKING:
    from tests.batasan import Siap

pytestmark = pytest.mark.django_db


def _dua_sumber() -> Siap:
    tugas = PabrikTindakLanjut.create(dari_rapat=True)
    return tugas, {"kendala": PabrikKendala.create(unit=tugas.unit)}


TL = PabrikTindakLanjut
BERTENGGAT = "tl_terbuka_bertenggat"
BERALASAN = "tl_beralasan"
TENGGAT_BARU = "tl_permohonan_tenggat"
CONTOH = [
    langgar("tl_rapat_jenis_sah", PabrikRapat, jenis="arisan"),
    langgar("tl_rapat_status_sah", PabrikRapat, status="tunda"),
    kembar("tl_rapat_kode_tunggal", PabrikRapat, "unit", "kode"),
    langgar("tl_rapat_kode_bersih", PabrikRapat, kode=""),
    langgar("tl_rapat_kode_bersih", PabrikRapat, kode="R/1"),
    langgar("tl_rapat_kode_bersih", PabrikRapat, kode="R;1"),
    kembar("tl_rapat_renaksi_tunggal", PabrikRapatRenaksi, "rapat", "renaksi"),
    kembar("tl_rapat_iku_tunggal", PabrikRapatIKU, "rapat", "iku"),
    kembar("tl_rapat_tonggak_tunggal", PabrikRapatTonggak, "rapat", "tonggak"),
    langgar("tl_hasil_jenis_sah", PabrikHasilRapat, jenis="wacana"),
    kembar("tl_hasil_nomor_tunggal", PabrikHasilRapat, "rapat", "nomor"),
    kembar("tl_hasil_kunci_tunggal", PabrikHasilRapat, "rapat", "kunci", kunci="k-1"),
    langgar("tl_lampiran_jenis_sah", PabrikLampiranRapat, jenis="foto"),
    kembar("tl_lampiran_tunggal", PabrikLampiranRapat, "rapat", "bukti"),
    langgar(
        "tl_pembahasan_disposisi_sah",
        PabrikPembahasan,
        disposisi="tunda",
        catatan="Menunggu mitra.",
    ),
    kembar("tl_pembahasan_tunggal", PabrikPembahasan, "rapat", "tindak_lanjut"),
    langgar("tl_pembahasan_beralasan", PabrikPembahasan, disposisi="batal"),
    langgar("tl_kendala_triwulan_sah", PabrikKendala, triwulan=0),
    langgar("tl_kendala_triwulan_sah", PabrikKendala, triwulan=5),
    langgar("tl_kendala_status_sah", PabrikKendala, status="lupa"),
    kembar("tl_kendala_nomor_tunggal", PabrikKendala, "unit", "tahun", "triwulan", "nomor"),
    kembar("tl_kendala_iku_tunggal", PabrikKendalaIKU, "kendala", "iku"),
    langgar("tl_prioritas_sah", TL, prioritas="genting"),
    langgar("tl_status_sah", TL, status="terlambat"),
    kembar("tl_kode_tunggal", TL, "unit", "kode"),
    langgar("tl_kode_bersih", TL, kode=""),
    langgar("tl_kode_bersih", TL, kode="TL/1"),
    langgar("tl_kode_bersih", TL, kode="TL;1"),
    Contoh("tl_satu_sumber", _dua_sumber),
    langgar(BERTENGGAT, TL, tenggat=None),
    langgar(BERTENGGAT, TL, "dikerjakan", tenggat=None),
    langgar(BERTENGGAT, TL, "menunggu_verifikasi", tenggat=None),
    langgar(BERTENGGAT, TL, "dikembalikan", tenggat=None),
    langgar("tl_selesai_berhasil", TL, "selesai", hasil=""),
    langgar(BERALASAN, TL, "batal", alasan=""),
    langgar(BERALASAN, TL, "tidak_dapat", alasan=""),
    langgar(BERALASAN, TL, "dikembalikan", alasan=""),
    kembar("tl_iku_tunggal", PabrikTindakLanjutIKU, "tindak_lanjut", "iku"),
    langgar("tl_pic_peran_sah", PabrikPIC, peran="penonton"),
    kembar("tl_pic_tunggal", PabrikPIC, "tindak_lanjut", "pihak", pendukung=True),
    kembar("tl_pic_utama_tunggal", PabrikPIC, "tindak_lanjut"),
    langgar("tl_permohonan_jenis_sah", PabrikPermohonan, jenis="cuti", juga=(TENGGAT_BARU,)),
    langgar("tl_permohonan_status_sah", PabrikPermohonan, status="lupa"),
    kembar("tl_permohonan_terbuka_tunggal", PabrikPermohonan, "tindak_lanjut"),
    langgar(TENGGAT_BARU, PabrikPermohonan, tenggat_baru=None),
    langgar(TENGGAT_BARU, PabrikPermohonan, "tidak_dapat", tenggat_baru=date(2026, 6, 12)),
    langgar("tl_permohonan_beralasan", PabrikPermohonan, alasan=""),
    langgar("tl_bukti_status_sah", PabrikBuktiTindakLanjut, status="hilang"),
    kembar("tl_bukti_tunggal", PabrikBuktiTindakLanjut, "tindak_lanjut", "bukti"),
    langgar("tl_bukti_ditolak_beralasan", PabrikBuktiTindakLanjut, "ditolak", alasan=""),
]


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_the_database_refuses_the_row(contoh: Contoh) -> None:
    pastikan_basis_data_menolak(contoh)


@pytest.mark.parametrize("contoh", CONTOH, ids=str)
def test_validation_gives_the_sentence_of_the_constraint(contoh: Contoh) -> None:
    pastikan_pesan_tampil(contoh)


def test_every_constraint_of_the_room_has_an_example() -> None:
    assert tanpa_contoh("tindaklanjut", CONTOH) == set()
