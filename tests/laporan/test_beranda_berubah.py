"""What changed since yesterday: one line per object, in words, by the last who changed it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akun.dasar import Asal, simpan
from akun.periode import Periode
from inti.jam import sekarang
from laporan.beranda.berubah import BATAS, berubah
from laporan.beranda.butir import Sudut
from tests.pabrik import (
    PabrikKendala,
    PabrikRapat,
    PabrikRealisasi,
    PabrikTindakLanjut,
    UnitLengkap,
    unit_lengkap,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from akun.dasar import ModelTeraudit
    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender
    from laporan.beranda.berubah import Berubah

pytestmark = pytest.mark.django_db


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    hasil = unit_lengkap(unit=unit)
    lampau(hasil)
    return hasil


@pytest.fixture
def baca(unit: UnitKerja, kalender: Kalender, pada: date) -> Callable[..., Berubah]:
    def buka(hari: date = pada) -> Berubah:
        return berubah(periode=Periode(unit, 2026, 2), sudut=Sudut(hari, kalender))

    return buka


def mundurkan(objek: ModelTeraudit, hari: int) -> None:
    """Date the whole history of an object ``hari`` days back."""
    objek.__class__.history.filter(id=objek.pk).update(
        history_date=sekarang() - timedelta(days=hari)
    )


def lampau(lengkap: UnitLengkap) -> None:
    for objek in (*lengkap.tonggak.values(), *lengkap.renaksi.values()):
        mundurkan(objek, 30)
    for iku in lengkap.iku.values():
        for r in iku.realisasi.all():
            mundurkan(r, 30)


def test_a_quiet_day_says_nothing(lengkap: UnitLengkap, baca: Callable[..., Berubah]) -> None:
    hasil = baca()
    assert (hasil.kejadian, hasil.jumlah, hasil.impor) == ((), 0, "")


def test_each_kind_is_told_in_the_words_of_the_house(
    lengkap: UnitLengkap, baca: Callable[..., Berubah], koordinator: Pengguna
) -> None:
    tugas = PabrikTindakLanjut.create(unit=lengkap.unit, kode="TL-2026-0009")
    mundurkan(tugas, 30)
    tugas.tenggat = date(2026, 5, 20)
    simpan(tugas, oleh=koordinator)
    tonggak = lengkap.tonggak["8", 2]
    tonggak.status, tonggak.alasan = "gagal", "Anggaran tidak tersedia."
    simpan(tonggak, oleh=koordinator)
    realisasi = lengkap.iku["1.1"].realisasi.get()
    realisasi.nilai = realisasi.nilai + 1
    simpan(realisasi, oleh=None, asal=Asal.PERINTAH)
    teks = {k.nama: (k.oleh, k.kalimat) for k in baca().kejadian}
    assert teks == {
        "TL-2026-0009": (str(koordinator), "mengubah tenggat 29 → 20 Mei 2026"),
        "RB 8 TW II": (str(koordinator), "mengubah status Belum → Gagal"),
        "Realisasi 1.1 TW I": ("Sistem", "mengubah nilai 60,66 → 61,66"),
    }


def test_what_was_added_today_is_told_once_with_how_it_stands(
    unit: UnitKerja, baca: Callable[..., Berubah], koordinator: Pengguna
) -> None:
    kendala = PabrikKendala.create(unit=unit, nomor="4")
    kendala.status = "selesai"
    simpan(kendala, oleh=koordinator)
    PabrikRapat.create(unit=unit, kode="R-2026-0007")
    assert {k.nama: k.kalimat for k in baca().kejadian} == {
        "Kendala TW I 4": "menambahkan kendala: status Selesai",
        "R-2026-0007": "menambahkan rapat: status Draf",
    }


def test_what_went_and_came_back_is_no_change(
    unit: UnitKerja, baca: Callable[..., Berubah], koordinator: Pengguna
) -> None:
    tugas = PabrikTindakLanjut.create(unit=unit)
    mundurkan(tugas, 30)
    for status in ("dikerjakan", "baru"):
        tugas.status = status
        simpan(tugas, oleh=koordinator)
    assert baca().jumlah == 0


def test_a_workbook_is_counted_not_told(unit: UnitKerja, baca: Callable[..., Berubah]) -> None:
    for _ in range(2):
        tugas = PabrikTindakLanjut.create(unit=unit)
        tugas.__class__.history.filter(id=tugas.pk).update(asal="impor")
    hasil = baca()
    assert (hasil.jumlah, hasil.impor) == (0, "2 tindak lanjut")


def test_another_unit_and_an_earlier_day_stay_out(
    unit: UnitKerja, unit_lain: UnitKerja, baca: Callable[..., Berubah]
) -> None:
    PabrikTindakLanjut.create(unit=unit_lain)
    mundurkan(PabrikTindakLanjut.create(unit=unit), 2)
    assert baca().jumlah == 0
    mundurkan(PabrikTindakLanjut.create(unit=unit), 1)
    assert baca().jumlah == 1


def test_after_a_weekend_the_last_working_day_counts_as_yesterday(
    unit: UnitKerja, baca: Callable[..., Berubah]
) -> None:
    senin = date(2026, 5, 11)
    hasil = baca(senin)
    jumat = datetime(2026, 5, 8, tzinfo=timezone.get_current_timezone())
    assert (hasil.sejak, hasil.kemarin) == (jumat, False)
    assert baca(date(2026, 5, 8)).kemarin


def test_the_latest_are_shown_and_the_rest_counted_at_a_constant_cost(
    lengkap: UnitLengkap, baca: Callable[..., Berubah], koordinator: Pengguna
) -> None:
    def hitung() -> int:
        with CaptureQueriesContext(connection) as tertangkap:
            baca()
        return len(tertangkap)

    PabrikRealisasi.create(iku=lengkap.iku["1.1"], triwulan=2)
    sedikit = hitung()
    PabrikTindakLanjut.create_batch(40, unit=lengkap.unit)
    assert hitung() == sedikit
    hasil = baca()
    assert (len(hasil.kejadian), hasil.jumlah, hasil.tidak_tampil) == (BATAS, 41, 41 - BATAS)
