"""A PIC outside answers through the link of his mail, in a real browser."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from notifikasi.luar import buat_tautan_luar
from notifikasi.models import KirimanLuar
from tests.end_to_end.alat import LEBAR, atur_layar, pastikan_muat, pastikan_mudah_diakses
from tests.notifikasi.bantu import tugas
from tests.pabrik import PabrikInstansi, PabrikNarahubung

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

    from akun.models import UnitKerja
    from inti.tanggal import Kalender

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("ukuran", LEBAR)
def test_the_form_of_a_signed_link_reaches_quarantine(
    page: Page,
    live_server: LiveServer,
    unit: UnitKerja,
    kalender: Kalender,
    ukuran: tuple[int, int],
) -> None:
    """A browser that hides its origin from the house itself would be refused as a forger."""
    narahubung = PabrikNarahubung.create(instansi=PabrikInstansi.create(), unit=unit)
    t = tugas(unit, narahubung.instansi, date(2026, 5, 13))
    rahasia = buat_tautan_luar(
        narahubung=narahubung, sasaran_jenis="tindak_lanjut", sasaran_id=t.pk, nyata=timezone.now()
    )
    atur_layar(page, ukuran)
    page.goto(f"{live_server.url}/luar/{rahasia}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(t.kode)
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page.get_by_role("textbox", name="Perkembangan").fill("Draf sudah di Biro Hukum.")
    page.get_by_role("button", name="Kirim").click()
    expect(page.get_by_text("Terkirim. Salinannya dikirim ke surel Anda")).to_be_visible()
    assert KirimanLuar.objects.get().teks == "Draf sudah di Biro Hukum."
