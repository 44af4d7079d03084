"""``periksa_bukti`` finds what is missing, changed or orphaned, and nothing else."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from bukti.services import simpan_berkas
from tests.bukti import berkas_contoh as contoh
from tests.pabrik import PADA, PabrikBukti

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import Settings

    from akun.models import UnitKerja
    from bukti.models import Bukti


@pytest.fixture(autouse=True)
def _media_sendiri(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def bukti(unit: UnitKerja) -> Bukti:
    return simpan_berkas(
        unit=unit,
        unggahan=SimpleUploadedFile("Notula.pdf", contoh.PDF),
        tanggal=date(2026, 3, 27),
        oleh=None,
        pada=PADA,
    )


def jalankan(**opsi: str) -> tuple[int, str]:
    keluaran = io.StringIO()
    try:
        call_command("periksa_bukti", stdout=keluaran, **opsi)
    except SystemExit as keluar:
        return int(str(keluar.code)), keluaran.getvalue()
    return 0, keluaran.getvalue()


def ganti_isi(bukti: Bukti, isi: bytes) -> None:
    nama = str(bukti.berkas.name)
    default_storage.delete(nama)
    assert default_storage.save(nama, ContentFile(isi)) == nama


def test_an_intact_store_passes(bukti: Bukti) -> None:
    assert jalankan() == (0, "1 berkas diperiksa, semua utuh.\n")


@pytest.mark.usefixtures("db")
def test_a_store_without_any_file_passes() -> None:
    assert jalankan()[0] == 0


def test_links_have_no_file_to_miss(unit: UnitKerja) -> None:
    PabrikBukti.create(unit=unit, berupa_tautan=True)
    assert jalankan() == (0, "0 berkas diperiksa, semua utuh.\n")


def test_one_changed_byte_is_found(bukti: Bukti) -> None:
    ganti_isi(bukti, contoh.PDF[:-1] + b"X")
    kode, teks = jalankan()
    assert kode == 1
    assert f"berubah: bukti {bukti.pk} “Notula.pdf”" in teks


def test_a_missing_file_is_found(bukti: Bukti) -> None:
    default_storage.delete(str(bukti.berkas.name))
    kode, teks = jalankan()
    assert kode == 1
    assert f"hilang: bukti {bukti.pk}" in teks


def test_an_orphaned_file_is_found(bukti: Bukti) -> None:
    default_storage.save("bukti/ff/ffff", ContentFile(b"sisa"))
    kode, teks = jalankan(format="json")
    assert kode == 1
    assert json.loads(teks) == {
        "diperiksa": 1,
        "temuan": [{"jenis": "yatim", "berkas": "bukti/ff/ffff", "bukti_id": None, "nama": ""}],
    }
