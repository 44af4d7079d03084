"""Every URL × every person × own, sub and foreign unit: the answer, and what changed.

The table is ``tests/matriks/tabel.txt``; a URL that is missing there fails here.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from tests.matriks.baca import TABEL, Baris, baca_tabel, semua_nama
from tests.matriks.dunia import ORANG, PERAN, Dunia, diulang, sidik, susun_dunia, tabel_rumah
from tests.matriks.semua import KASUS, kirim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import DjangoDbBlocker

    from akun.models import UnitKerja
    from tests.matriks.kasus import Kasus

pytestmark = pytest.mark.django_db  # the world has its transaction, each test a savepoint in it
RAHASIA_FORMULIR = re.compile(rb"\b[A-Za-z0-9]{64}\b")
TIDAK_ADA = 987_654_321
# Reach is one rule for all roles: three of them stand for it unless the full profile asks for all.
DI_BAWAH = PERAN if os.environ.get("UJI_BERAT") == "penuh" else ("tim", "pimpinan", "admin")
setiap_baris = pytest.mark.parametrize("baris", TABEL, ids=str)


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Dunia]:
    """One world for all rows; every request is undone, and in the end the world too."""
    with django_db_blocker.unblock(), diulang():
        yield susun_dunia()


def diharap(baris: Baris, siapa: str) -> int:
    """What the table says; the persons outside it stand for one inside."""
    setara = {"pimpinan_induk": "pimpinan", "lampau": "tanpa"}
    return baris.kode[setara.get(siapa, siapa)]


def periksa(dunia: Dunia, baris: Baris, siapa: str, kasus: Kasus, harap: int, awal: str) -> str:
    """Ask once and say what is wrong; empty when nothing is."""
    with diulang():
        jawaban = kirim(dunia, siapa, baris, kasus)
        keluhan = "" if jawaban.status_code == harap else f"{jawaban.status_code}, bukan {harap}"
        if baris.metode == "POST":
            berubah = sidik() != awal
            boleh = harap < 400 and siapa != "tamu"
            if berubah and not boleh:
                keluhan += " mengubah data"
            if boleh and not berubah and not kasus.tetap:
                keluhan += " tidak mengubah apa pun"
    return f"{siapa}: {keluhan.strip()}" if keluhan else ""


def coba(dunia: Dunia, baris: Baris, unit: UnitKerja, harap: dict[str, int]) -> list[str]:
    """Try a row on one unit for everybody in ``harap``."""
    with diulang():
        kasus = KASUS[baris.nama](dunia, unit)
        awal = sidik() if baris.metode == "POST" else ""
        hasil = [periksa(dunia, baris, s, kasus, kode, awal) for s, kode in harap.items()]
    return [f"{unit.kode} {satu}" for satu in hasil if satu]


@setiap_baris
def test_everybody_gets_the_answer_of_the_table_and_changes_only_what_is_allowed(
    dunia: Dunia, baris: Baris
) -> None:
    siapa = (*ORANG, "pimpinan_induk", "lampau")
    assert coba(dunia, baris, dunia.unit["milik"], {s: diharap(baris, s) for s in siapa}) == []


@setiap_baris
def test_a_role_reaches_the_unit_below_and_never_another_one(dunia: Dunia, baris: Baris) -> None:
    with diulang():
        kasus = KASUS[baris.nama](dunia, dunia.unit["milik"])
    if not kasus.objek or set(baris.kode.values()) == {405, 302}:
        return
    keluhan = coba(dunia, baris, dunia.unit["bawahan"], {p: diharap(baris, p) for p in DI_BAWAH})
    keluhan += coba(dunia, baris, dunia.unit["lain"], {"semua": 404})
    assert keluhan == []


@setiap_baris
def test_a_foreign_object_reads_like_one_that_does_not_exist(dunia: Dunia, baris: Baris) -> None:
    with diulang():
        kasus = KASUS[baris.nama](dunia, dunia.unit["lain"])
        if not kasus.objek or baris.kode["lain"] != 404 or "pk" not in kasus.kwargs:
            return
        ada = kirim(dunia, "semua", baris, kasus)
        kasus.kwargs["pk"] = TIDAK_ADA
        tidak_ada = kirim(dunia, "semua", baris, kasus)
        isi = [RAHASIA_FORMULIR.sub(b"", j.isi) for j in (ada, tidak_ada)]
    assert isi[0] == isi[1]


def test_every_url_of_the_house_stands_in_the_table() -> None:
    for metode in ("GET", "POST"):
        ada = {b.nama.partition("@")[0] for b in TABEL if b.metode == metode}
        assert semua_nama() - ada == set(), f"{metode}: tambahkan ke tests/matriks/tabel.txt"
        assert ada - semua_nama() == set(), f"{metode}: tidak ada lagi"


def test_the_table_has_no_row_twice_and_a_request_for_each() -> None:
    nama = [str(b) for b in TABEL]
    assert len(nama) == len(set(nama))
    assert {b.nama for b in TABEL} == KASUS.keys()


@pytest.mark.parametrize(
    "baris", ["GET rb:matriks 200 200", "HAPUS rb:matriks 200", "GET rb:matriks"]
)
def test_a_line_that_is_no_row_is_refused(baris: str) -> None:
    with pytest.raises(ValueError, match="Baris tabel"):
        baca_tabel(baris)


def test_the_digest_sees_every_table_and_every_change(dunia: Dunia) -> None:
    tabel = tabel_rumah()
    assert {"akun_pengguna", "akun_historicalpengguna", "tindaklanjut_pic"} <= set(tabel)
    awal = sidik()
    with diulang():
        dunia.unit["milik"].history.update(asal="impor")
        assert sidik() != awal
    assert sidik() == awal
