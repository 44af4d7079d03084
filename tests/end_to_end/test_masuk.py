"""Logging in and out, in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from akun.pilihan import Peran
from tests.end_to_end.alat import LEBAR, atur_layar, pastikan_muat, pastikan_mudah_diakses
from tests.pabrik import anggota

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.peramban
SANDI = "sandi-uji-2026-panjang"


@pytest.fixture
def asdep(unit: UnitKerja) -> Pengguna:
    orang = anggota(unit, Peran.PIMPINAN, username="asdep.uji", nama="Asisten Deputi")
    orang.set_password(SANDI)
    orang.save()
    return orang


@pytest.mark.parametrize("ukuran", LEBAR)
def test_the_login_page_is_clean_and_leads_to_beranda(
    page: Page, live_server: LiveServer, asdep: Pengguna, ukuran: tuple[int, int]
) -> None:
    atur_layar(page, ukuran)
    page.goto(live_server.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Masuk")
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page.get_by_label("Nama pengguna atau surel").fill(asdep.username)
    page.get_by_label("Kata sandi", exact=True).fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    expect(page).to_have_title("Beranda TW II 2026 · Pelacak")


def test_a_wrong_password_says_what_to_do(
    page: Page, live_server: LiveServer, asdep: Pengguna
) -> None:
    page.goto(f"{live_server.url}/masuk/")
    page.get_by_label("Nama pengguna atau surel").fill(asdep.username)
    page.get_by_label("Kata sandi", exact=True).fill("salah sekali")
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("alert")).to_contain_text("Nama pengguna atau kata sandi salah")
    expect(page.get_by_label("Nama pengguna atau surel")).to_have_value(asdep.username)
    pastikan_mudah_diakses(page)


def test_the_account_menu_opens_by_keyboard_closes_by_escape_and_logs_out(
    page: Page, pimpinan: Pengguna, halaman_masuk: Callable[[Pengguna, str], Page]
) -> None:
    halaman_masuk(pimpinan, "/")
    menu = page.locator("summary", has_text=pimpinan.nama)
    menu.focus()
    page.keyboard.press("Enter")
    keluar = page.get_by_role("button", name="Keluar")
    expect(keluar).to_be_visible()
    page.keyboard.press("Escape")
    expect(keluar).to_be_hidden()
    expect(menu).to_be_focused()
    menu.click()
    keluar.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Masuk")


def test_letter_shortcuts_move_between_pages_and_can_be_switched_off(
    page: Page, pimpinan: Pengguna, halaman_masuk: Callable[[Pengguna, str], Page]
) -> None:
    halaman_masuk(pimpinan, "/")
    page.keyboard.press("g")
    page.keyboard.press("k")
    expect(page).to_have_title("Kinerja TW II 2026 · Pelacak")
    page.keyboard.press("?")
    page.get_by_label("Matikan pintasan huruf").check()
    pastikan_mudah_diakses(page)
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("b")
    expect(page).to_have_title("Kinerja TW II 2026 · Pelacak")
