"""The evidence pack: folders, index, missing files, and 2.000 files without holding them."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.core.files.base import ContentFile
from openpyxl import load_workbook

from akun.periode import Periode
from laporan.keluaran import PEMBUAT
from laporan.paket import alirkan_paket
from tests.laporan.laporan_contoh import konten_json, unit_berisi
from tests.pabrik import TAHUN, PabrikBukti, PabrikBuktiTonggak

if TYPE_CHECKING:
    from collections.abc import Callable

    from akun.models import UnitKerja
    from inti.tanggal import Kalender
    from tests.pabrik.unit import UnitLengkap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kalender")]


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_berisi(unit)


def _pembuat(u: UnitLengkap, kalender: Kalender) -> Callable[[str], bytes]:
    isi = konten_json(u.unit, kalender)
    return lambda jenis: PEMBUAT[jenis](isi)


def _zip(u: UnitLengkap, kalender: Kalender) -> zipfile.ZipFile:
    aliran = alirkan_paket(Periode(u.unit, TAHUN, 1), _pembuat(u, kalender))
    return zipfile.ZipFile(io.BytesIO(b"".join(aliran)))


def _berkas(u: UnitLengkap, nama: str, data: bytes = b"isi") -> None:
    bukti = PabrikBukti.create(
        unit=u.unit,
        berkas_pdf=True,
        nama=nama,
        tanggal=date(TAHUN, 3, 2),
        berkas=ContentFile(data, "x.pdf"),
    )
    PabrikBuktiTonggak.create(tonggak=u.tonggak["5", 1], bukti=bukti)


def test_the_pack_has_folders_an_index_and_the_report(
    lengkap: UnitLengkap, kalender: Kalender
) -> None:
    for _ in range(2):
        _berkas(lengkap, "Laporan=1/2.pdf")
    paket = _zip(lengkap, kalender)
    assert paket.testzip() is None
    nama = paket.namelist()
    folder = "RB/05 Monitoring pelaksanaan anggaran dan Revisi Renja 2026/TW I/"
    assert {"Laporan.docx", "Laporan.pdf", "Indeks bukti.xlsx"} <= set(nama)
    milik_rb = [n for n in nama if n.startswith(folder)]
    assert len(milik_rb) == len(set(milik_rb)) == 2
    assert all(".." not in n and not n.startswith("/") for n in nama)
    lembar = load_workbook(io.BytesIO(paket.read("Indeks bukti.xlsx"))).active
    assert lembar is not None
    baris = list(lembar.iter_rows(min_row=2, values_only=True))
    assert {str(b[7]) for b in baris} >= set(milik_rb)
    assert any(b[3] == "2 Maret 2026" for b in baris)


def test_a_file_that_is_gone_is_named_and_breaks_nothing(
    lengkap: UnitLengkap, kalender: Kalender
) -> None:
    _berkas(lengkap, "hilang.pdf")
    bukti = lengkap.unit.bukti.get(nama="hilang.pdf")
    bukti.berkas.storage.delete(str(bukti.berkas.name))
    paket = _zip(lengkap, kalender)
    isi_indeks = load_workbook(io.BytesIO(paket.read("Indeks bukti.xlsx"))).active
    assert isi_indeks is not None
    letak = [b[7] for b in isi_indeks.iter_rows(min_row=2, values_only=True)]
    assert "TIDAK ADA DI PENYIMPANAN" in letak
    assert paket.testzip() is None
