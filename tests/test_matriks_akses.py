"""Every URL × every person × own, sub and foreign unit: the answer, and what changed.

The table is ``tests/matriks/tabel.txt``; a URL that is missing there fails here.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.matriks.baca import TABEL, Baris, baca_tabel, semua_nama
from tests.matriks.dunia import (
    ORANG,
    PERAN,
    Dunia,
    diamati,
    diulang,
    sidik,
    susun_dunia,
    tabel_rumah,
)
from tests.matriks.semua import KASUS, kirim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import DjangoDbBlocker

    from akun.models import UnitKerja
    from tests.matriks.kasus import Kasus

pytestmark = pytest.mark.django_db  # the world has its transaction, each test a savepoint in it
RAHASIA_FORMULIR = re.compile(rb"\b[A-Za-z0-9]{64}\b")
TIDAK_ADA = 987_654_321
# Reach is one rule for all roles: PIMPINAN and ADMIN are tried from above in every row, one more
# stands for the others unless the full profile asks for all.
DI_BAWAH = PERAN if os.environ.get("UJI_BERAT") == "penuh" else ("pengelola",)
setiap_baris = pytest.mark.parametrize("baris", TABEL, ids=str)
# Rows about something of a unit: whoever comes from another one is told that it does not exist.
setiap_objek = pytest.mark.parametrize(
    "baris", [b for b in TABEL if b.kode["lain"] == 404], ids=str
)


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Dunia]:
    """One world for all rows; every request is undone, and in the end the world too."""
    with django_db_blocker.unblock(), diulang():
        yield susun_dunia()


@dataclass(frozen=True)
class Jawaban:
    """What one person was told, and whether the house looks different after it."""

    kode: int
    isi: bytes
    berubah: bool


def tanya(dunia: Dunia, baris: Baris, siapa: str, kasus: Kasus) -> Jawaban:
    """Send a row once and undo it; only the tables written to are compared."""
    with diulang():
        with diamati() as tersentuh:
            jawaban = kirim(dunia, siapa, baris, kasus)
        akhir = sidik(tersentuh) if baris.metode == "POST" else ""
    berubah = baris.metode == "POST" and bool(tersentuh) and sidik(tersentuh) != akhir
    return Jawaban(jawaban.status_code, jawaban.isi, berubah)


def keluhan(siapa: str, jawaban: Jawaban, harap: int, baris: Baris, kasus: Kasus) -> str:
    """Say what is wrong with an answer; empty when nothing is."""
    salah = "" if jawaban.kode == harap else f"{jawaban.kode}, bukan {harap}"
    boleh = harap < 400 and (siapa != "tamu" or kasus.terbuka)
    if jawaban.berubah and not boleh:
        salah += " mengubah data"
    if baris.metode == "POST" and boleh and not jawaban.berubah and not kasus.tetap:
        salah += " tidak mengubah apa pun"
    return f"{siapa}: {salah.strip()}" if salah else ""


def coba(dunia: Dunia, baris: Baris, unit: UnitKerja, harap: dict[str, int]) -> list[str]:
    """Try a row on one unit for everybody in ``harap``."""
    with diulang():
        kasus = KASUS[baris.nama](dunia, unit)
        hasil = [
            keluhan(s, tanya(dunia, baris, s, kasus), kode, baris, kasus)
            for s, kode in harap.items()
        ]
    return [f"{unit.kode} {satu}" for satu in hasil if satu]


def harapan(baris: Baris) -> dict[str, int]:
    """What the table says; the persons outside it stand for one inside.

    A method that the page does not know is refused before anybody is looked at: three ask.
    """
    if {baris.kode[s] for s in ORANG if s != "tamu"} == {405}:
        return {s: baris.kode[s] for s in ("tim", "tanpa", "tamu")}
    return {**baris.kode, "pimpinan_induk": baris.kode["pimpinan"], "lampau": baris.kode["tanpa"]}


@setiap_baris
def test_everybody_gets_the_answer_of_the_table_and_changes_only_what_is_allowed(
    dunia: Dunia, baris: Baris
) -> None:
    assert coba(dunia, baris, dunia.unit["milik"], harapan(baris)) == []


@setiap_objek
def test_a_role_reaches_the_unit_below(dunia: Dunia, baris: Baris) -> None:
    harap = {p: baris.kode[p] for p in DI_BAWAH}
    assert coba(dunia, baris, dunia.unit["bawahan"], harap) == []


@setiap_objek
def test_a_foreign_object_reads_like_one_that_does_not_exist(dunia: Dunia, baris: Baris) -> None:
    """Whoever holds every role elsewhere is told the same as by an empty house."""
    with diulang():
        kasus = KASUS[baris.nama](dunia, dunia.unit["lain"])
        ada = tanya(dunia, baris, "semua", kasus)
        assert (ada.kode, ada.berubah) == (404, False)
        if "pk" in kasus.kwargs:
            kasus.kwargs["pk"] = TIDAK_ADA
            tidak_ada = tanya(dunia, baris, "semua", kasus)
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
    assert {"akun_pengguna", "akun_historicalpengguna", "tindaklanjut_pic"} <= tabel
    with diulang():
        awal = sidik(tabel)
        with diamati() as tersentuh:
            dunia.unit["milik"].history.update(asal="impor")
        assert tersentuh == {"akun_historicalunitkerja"}
        assert sidik(tabel) != awal
    assert sidik(tabel) == awal
