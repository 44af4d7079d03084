"""The transition tables are those of specification 1.7, pair by pair."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.conf import settings

import laporan.pilihan as laporan
import rb.models as rb
import renaksi.models as renaksi
from bukti.models import TRANSISI_KLAIM, StatusKlaim
from tindaklanjut import pilihan

if TYPE_CHECKING:
    from django.db.models import TextChoices

# "a b → c d": from each on the left to each on the right, and nowhere else.
RENAKSI = """
rencana → berjalan terlaksana batal
berjalan → terlaksana sebagian tidak_terlaksana batal
terlaksana sebagian tidak_terlaksana batal → berjalan
"""
TINDAK_LANJUT = """
baru → dikerjakan
dikerjakan → menunggu_verifikasi
menunggu_verifikasi → selesai dikembalikan
dikembalikan → dikerjakan
selesai → dikerjakan
baru dikerjakan menunggu_verifikasi dikembalikan → batal tidak_dapat
"""
TONGGAK = """
belum → diajukan
diajukan → disahkan dikembalikan
dikembalikan → diajukan
disahkan → diajukan
belum diajukan dikembalikan → gagal batal
"""
KLAIM_BUKTI = """
diajukan → diterima ditolak
diterima → ditolak
"""
PERMOHONAN = "diminta → disetujui ditolak"
RAPAT = """
draf → selesai
selesai → draf
"""
# Specification 1.8 only: a kendala stays open until closed; closing may be taken back.
KENDALA = """
terbuka → selesai
selesai → terbuka
"""
LAPORAN = """
draf → diperiksa
diperiksa → final draf
final → draf
"""

# The key of a Mapping is invariant: a table of one enumeration is none of TextChoices.
Tabel = Mapping[Any, frozenset[Any]]
SPESIFIKASI: dict[str, tuple[type[TextChoices], Tabel, str]] = {
    "renaksi": (renaksi.Status, renaksi.TRANSISI, RENAKSI),
    "tindak lanjut": (pilihan.Status, pilihan.TRANSISI, TINDAK_LANJUT),
    "tonggak": (rb.Status, rb.TRANSISI, TONGGAK),
    "klaim bukti": (StatusKlaim, TRANSISI_KLAIM, KLAIM_BUKTI),
    "permohonan": (pilihan.StatusPermohonan, pilihan.TRANSISI_PERMOHONAN, PERMOHONAN),
    "rapat": (pilihan.StatusRapat, pilihan.TRANSISI_RAPAT, RAPAT),
    "laporan": (laporan.Status, laporan.TRANSISI, LAPORAN),
    "kendala": (pilihan.StatusKendala, pilihan.TRANSISI_KENDALA, KENDALA),
}


def pasangan(teks: str) -> set[tuple[str, str]]:
    hasil: set[tuple[str, str]] = set()
    for baris in teks.strip().splitlines():
        kiri, kanan = (sisi.split() for sisi in baris.split("→"))
        hasil |= set(product(kiri, kanan))
    return hasil


SEMUA_PASANGAN = [
    pytest.param(tabel, dari, ke, (dari, ke) in pasangan(teks), id=f"{nama}-{dari}-{ke}")
    for nama, (status, tabel, teks) in SPESIFIKASI.items()
    for dari, ke in product(status, status)
]


@pytest.mark.parametrize(("tabel", "dari", "ke", "boleh"), SEMUA_PASANGAN)
def test_a_status_leads_where_the_specification_says_and_nowhere_else(
    tabel: Tabel, dari: TextChoices, ke: TextChoices, boleh: bool
) -> None:
    assert (ke in tabel[dari]) is boleh


@pytest.mark.parametrize("nama", SPESIFIKASI)
def test_the_specification_names_only_statuses_that_exist(nama: str) -> None:
    status, tabel, teks = SPESIFIKASI[nama]
    assert {s for satu in pasangan(teks) for s in satu} <= set(status.values)
    assert set(tabel) == set(status)


def test_every_transition_table_of_the_house_is_specified_here() -> None:
    ditemukan = {
        id(isi)
        for aplikasi in apps.get_app_configs()
        if Path(aplikasi.path).parent == settings.BASE_DIR
        for modul in (f"{aplikasi.name}.models", f"{aplikasi.name}.pilihan")
        if find_spec(modul)
        for nama, isi in vars(import_module(modul)).items()
        if nama.startswith("TRANSISI")
    }
    assert ditemukan == {id(tabel) for _, tabel, _ in SPESIFIKASI.values()}


def test_open_means_that_it_can_still_be_cancelled() -> None:
    def dapat_batal(tabel: Tabel) -> set[TextChoices]:
        return {s for s, tujuan in tabel.items() if "batal" in tujuan}

    assert dapat_batal(renaksi.TRANSISI) == renaksi.TERBUKA
    assert dapat_batal(rb.TRANSISI) == rb.TERBUKA
    assert dapat_batal(pilihan.TRANSISI) == set(pilihan.TERBUKA)
    assert set(renaksi.Status) - renaksi.TERBUKA == renaksi.AKHIR


def test_it_is_the_turn_of_the_pic_unless_the_result_waits_for_a_verdict() -> None:
    assert set(pilihan.TERBUKA) - set(pilihan.GILIRAN_PIC) == {pilihan.Status.MENUNGGU_VERIFIKASI}
