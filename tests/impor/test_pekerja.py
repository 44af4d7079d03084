"""A real worker: it takes an import, and one killed in the middle leaves a row to start again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from akun.models import KunciTugas
from impor.models import PekerjaanImpor, StatusImpor
from tests.impor.bantu import buku
from tindaklanjut.models import TindakLanjut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from akun.models import Pengguna, UnitKerja

pytestmark = [pytest.mark.berat, pytest.mark.django_db(transaction=True)]

BATAS_DETIK: Final = 120


def _alamat() -> str:
    isi = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{isi['NAME']}"
    return f"postgres://{isi['USER']}:{isi['PASSWORD']}@{isi['HOST']}:{isi['PORT']}/{isi['NAME']}"


@contextmanager
def pekerja() -> Iterator[subprocess.Popen[bytes]]:
    """A cluster of its own process group on the test database; killed at the end at the latest."""
    lingkungan = {
        **os.environ,
        "DATABASE_URL": _alamat(),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
    }
    proses = subprocess.Popen(
        [sys.executable, "manage.py", "qcluster"],
        cwd=settings.BASE_DIR,
        env=lingkungan,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield proses
    finally:
        _bunuh(proses)


def _bunuh(proses: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(proses.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    proses.wait(timeout=10)


def _tunggu(pekerjaan: PekerjaanImpor, status: StatusImpor) -> None:
    sampai = time.monotonic() + BATAS_DETIK
    while time.monotonic() < sampai:
        pekerjaan.refresh_from_db()
        if pekerjaan.status == status:
            return
        time.sleep(0.05)
    raise AssertionError(f"{pekerjaan.status} {pekerjaan.persen}% {pekerjaan.pesan}")


def _unggah(klien: Client, unit: UnitKerja, banyak: int) -> PekerjaanImpor:
    kepala = ["Kode Unit", "ID", "Uraian", "PIC", "Tenggat"]
    baris = [[unit.kode, f"T-{n}", "Tugas", "BPS", date(2026, 6, 1)] for n in range(banyak)]
    isi = buku({"Tindak Lanjut": [kepala, *baris]})
    klien.post(reverse("impor:unggah"), {"berkas": SimpleUploadedFile("t.xlsx", isi)})
    return PekerjaanImpor.objects.get()


def test_a_worker_reads_and_writes_what_the_page_asks_for(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengelola)
    pekerjaan = _unggah(klien, unit, 3)
    with pekerja():
        _tunggu(pekerjaan, StatusImpor.SIAP)
        assert TindakLanjut.objects.count() == 0
        klien.post(reverse("impor:simpan", args=[pekerjaan.pk]), {"sidik": pekerjaan.sidik})
        _tunggu(pekerjaan, StatusImpor.SELESAI)
    assert TindakLanjut.objects.count() == 3


def test_a_worker_killed_in_the_middle_leaves_a_row_that_starts_again(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengelola)
    pekerjaan = _unggah(klien, unit, 1_500)
    with pekerja() as proses:
        _tunggu(pekerjaan, StatusImpor.BERJALAN)
        _bunuh(proses)
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusImpor.BERJALAN
    assert TindakLanjut.objects.count() == 0
    lalu = timezone.now() - timedelta(minutes=3)
    PekerjaanImpor.objects.update(denyut=lalu)
    KunciTugas.objects.update(denyut=lalu)
    halaman = klien.get(reverse("impor:rinci", args=[pekerjaan.pk]))
    assert "Terhenti" in halaman.content.decode()
    klien.post(reverse("impor:ulang", args=[pekerjaan.pk]))
    with pekerja():
        _tunggu(pekerjaan, StatusImpor.SIAP)
    assert pekerjaan.ringkasan["berubah"] == 1_500
