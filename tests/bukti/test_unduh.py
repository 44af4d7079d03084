"""Download and preview: who gets the file, and what the browser may do with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bukti.services import simpan_berkas
from tests.bukti import berkas_contoh as contoh
from tests.pabrik import PADA, PabrikBukti

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja
    from bukti.models import Bukti


def simpan(unit: UnitKerja, nama: str, isi: bytes) -> Bukti:
    return simpan_berkas(
        unit=unit,
        unggahan=SimpleUploadedFile(nama, isi),
        tanggal=date(2026, 3, 27),
        oleh=None,
        pada=PADA,
    )


@pytest.fixture
def bukti(unit: UnitKerja) -> Bukti:
    return simpan(unit, "Notula “rapat”.pdf", contoh.PDF)


@pytest.mark.parametrize("peran", ["pengamat", "anggota_tim", "koordinator", "pimpinan", "admin"])
def test_whoever_reaches_the_unit_gets_the_file_as_an_attachment(
    bukti: Bukti,
    masuk: Callable[[Pengguna], Client],
    peran: str,
    request: pytest.FixtureRequest,
) -> None:
    klien = masuk(request.getfixturevalue(peran))
    jawaban = klien.get(reverse("bukti:unduh", args=[bukti.pk]))
    assert jawaban.status_code == 200
    assert b"".join(jawaban.streaming_content) == contoh.PDF  # type: ignore[attr-defined]
    jawaban.close()
    assert jawaban["Content-Disposition"].startswith("attachment; filename")
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cache-Control"] == "private, no-store"
    assert "sandbox" in jawaban["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in jawaban["Content-Security-Policy"]


@pytest.mark.parametrize("nama", ["unduh", "lihat"])
def test_the_file_of_another_unit_does_not_exist(
    bukti: Bukti, masuk: Callable[[Pengguna], Client], orang_asing: Pengguna, nama: str
) -> None:
    assert masuk(orang_asing).get(reverse(f"bukti:{nama}", args=[bukti.pk])).status_code == 404


@pytest.mark.parametrize("nama", ["unduh", "lihat"])
def test_a_link_has_nothing_to_download(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], pengamat: Pengguna, nama: str
) -> None:
    tautan = PabrikBukti.create(unit=unit, berupa_tautan=True)
    assert masuk(pengamat).get(reverse(f"bukti:{nama}", args=[tautan.pk])).status_code == 404


def test_a_file_lost_from_the_store_is_a_page_not_a_crash(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], pengamat: Pengguna
) -> None:
    hilang = PabrikBukti.create(unit=unit, berkas_pdf=True)
    assert masuk(pengamat).get(reverse("bukti:unduh", args=[hilang.pk])).status_code == 404


@pytest.mark.parametrize(
    ("nama", "boleh"),
    [
        (n, n.rsplit(".", 1)[1].lower() in {"pdf", "jpg", "jpeg", "png", "webp"})
        for n in contoh.DITERIMA
    ],
)
def test_only_pdf_and_pictures_open_inside_a_frame_of_ours(
    unit: UnitKerja,
    masuk: Callable[[Pengguna], Client],
    pengamat: Pengguna,
    nama: str,
    boleh: bool,
) -> None:
    tersimpan = simpan(unit, nama, contoh.DITERIMA[nama])
    jawaban = masuk(pengamat).get(reverse("bukti:lihat", args=[tersimpan.pk]))
    if not boleh:
        assert jawaban.status_code == 404
        return
    assert jawaban.status_code == 200
    jawaban.close()
    assert jawaban["Content-Disposition"].startswith("inline")
    assert jawaban["X-Frame-Options"] == "SAMEORIGIN"
    kebijakan = jawaban["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in kebijakan
    assert "frame-ancestors 'self'" in kebijakan
    assert "sandbox" in kebijakan


def test_the_downloaded_name_ends_as_its_content_does(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], pengamat: Pengguna
) -> None:
    tersimpan = simpan_berkas(
        unit=unit,
        unggahan=SimpleUploadedFile("a.pdf", contoh.PDF),
        tanggal=date(2026, 3, 27),
        nama="Laporan TW I.exe",
        oleh=None,
        pada=PADA,
    )
    jawaban = masuk(pengamat).get(reverse("bukti:unduh", args=[tersimpan.pk]))
    jawaban.close()
    assert 'filename="Laporan TW I.exe.pdf"' in jawaban["Content-Disposition"]
