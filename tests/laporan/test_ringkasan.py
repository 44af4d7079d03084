"""The one page to share: what it says, that it is one page, and what it costs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akun.periode import Periode
from laporan.beranda.butir import Sudut
from laporan.keluaran.pdf import buat_ringkasan
from laporan.ringkasan import susun_ringkasan
from tests.pabrik import PADA, TAHUN, PabrikTindakLanjut, unit_lengkap

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kalender")]


def halaman(isi: bytes) -> list[str]:
    return [" ".join(h.extract_text().split()) for h in pypdf.PdfReader(io.BytesIO(isi)).pages]


def ambil(klien: Client, unit: UnitKerja) -> bytes:
    jawaban = klien.get(Periode(unit, TAHUN, 2).url("laporan:ringkasan"))
    assert (jawaban.status_code, jawaban["Content-Type"]) == (200, "application/pdf")
    assert jawaban["Content-Disposition"].startswith("attachment")
    return jawaban.content


def test_the_page_tells_the_sentence_rb_iku_and_what_is_late(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], pimpinan: Pengguna
) -> None:
    unit_lengkap(unit=unit)
    (teks,) = halaman(ambil(masuk(pimpinan), unit))
    for kata in (
        "RB 30,0%",
        "Posisi Jumat, 8 Mei 2026",
        "30,0% (6 dari 20 tonggak)",
        "Indikator kinerja utama",
        "34,79%",
        "103,32%",
        "Tindak lanjut terlambat",
        "Menunggu keputusan Asdep",
    ):
        assert kata in teks


def test_who_does_not_decide_gets_no_decisions(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], pengamat: Pengguna
) -> None:
    unit_lengkap(unit=unit)
    (teks,) = halaman(ambil(masuk(pengamat), unit))
    assert "Menunggu keputusan" not in teks


def test_an_empty_unit_has_a_page_too(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], pengamat: Pengguna
) -> None:
    (teks,) = halaman(ambil(masuk(pengamat), unit))
    assert f"Rencana aksi RB {TAHUN} belum diisi." in teks


def test_however_much_there_is_it_stays_one_page(unit: UnitKerja, kalender: Kalender) -> None:
    unit_lengkap(unit=unit)
    isi = susun_ringkasan(
        periode=Periode(unit, TAHUN, 2), sudut=Sudut(PADA, kalender), memutuskan=True
    )
    isi["terlambat"] = [{"pic": f"PIC {n}", "baris": ["#panjang " * 14] * 4} for n in range(12)]
    isi["catatan"] *= 6
    (teks,) = halaman(buat_ringkasan(isi))
    assert "PIC 11" in teks


def test_the_page_costs_the_same_with_few_and_many_rows(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], pimpinan: Pengguna
) -> None:
    klien = masuk(pimpinan)

    def kueri() -> int:
        with CaptureQueriesContext(connection) as tangkap:
            ambil(klien, unit)
        return len(tangkap)

    unit_lengkap(unit=unit)
    PabrikTindakLanjut.create_batch(3, unit=unit)
    kueri()
    tiga = kueri()
    PabrikTindakLanjut.create_batch(27, unit=unit)
    assert kueri() == tiga
