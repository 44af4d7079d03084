"""Tabel 1 in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from inti.galat import Penolakan
from tests.end_to_end.alat import LAPTOP, LEBAR, atur_layar, pastikan_muat, pastikan_mudah_diakses
from tests.pabrik import unit_lengkap

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.peramban


@pytest.fixture
def tabel(
    unit: UnitKerja, pengamat: Pengguna, halaman_masuk: Callable[[Pengguna, str], Page]
) -> Callable[[tuple[int, int]], Page]:
    unit_lengkap(unit=unit)

    def buka(ukuran: tuple[int, int]) -> Page:
        page = halaman_masuk(pengamat, f"/u/{unit.kode}/2026/tw-1/kinerja/")
        atur_layar(page, ukuran)
        return page

    return buka


@pytest.mark.parametrize("ukuran", LEBAR)
def test_tabel_1_shows_the_golden_values_and_is_clean(
    tabel: Callable[[tuple[int, int]], Page], ukuran: tuple[int, int]
) -> None:
    page = tabel(ukuran)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kinerja TW I 2026")
    expect(page.locator("main")).to_contain_text("7 dari 8 IKU terukur · rata-rata capaian 105,66%")
    for isi in ("96,33%", "103,32%", "3,65 dari 4", "27.398.625"):
        expect(page.get_by_text(isi).locator("visible=true").first).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)


def test_the_panel_explains_the_chosen_iku_and_keeps_focus_and_address(
    tabel: Callable[[tuple[int, int]], Page],
) -> None:
    page = tabel(LAPTOP)
    panel = page.locator("#panel")
    expect(panel).to_contain_text("47.951.794 / 137.846.146 × 100% = 34,7864…%")
    expect(panel).to_contain_text("bila dibulatkan dahulu 103,33%")
    pilihan = page.get_by_role("link", name="Matriks RB, 6 dari 20 tonggak")
    pilihan.focus()
    page.keyboard.press("Enter")
    expect(panel).to_contain_text("6 / 20 × 100% = 30%")
    expect(pilihan).to_be_focused()
    assert page.url.endswith("?iku=4.1")
    pastikan_mudah_diakses(page)
    page.reload()
    expect(panel).to_contain_text("6 / 20 × 100% = 30%")


@pytest.mark.parametrize("ukuran", LEBAR)
def test_a_year_without_pk_says_what_comes_next(
    page: Page,
    unit: UnitKerja,
    pengamat: Pengguna,
    halaman_masuk: Callable[[Pengguna, str], Page],
    ukuran: tuple[int, int],
) -> None:
    for jalur in ("", "kinerja/"):
        halaman_masuk(pengamat, f"/u/{unit.kode}/2025/tw-3/{jalur}")
        atur_layar(page, ukuran)
        expect(page.locator("main")).to_contain_text("Perjanjian kinerja belum diisi")
        pastikan_muat(page)
        pastikan_mudah_diakses(page)


@pytest.mark.parametrize(
    ("status", "isi", "pesan"),
    [
        (409, "TW I sudah dikunci.", "TW I sudah dikunci."),
        (500, "", "Data Anda aman. Muat ulang, lalu ulangi. Kode: 500."),
        (None, "", "Koneksi terputus."),
    ],
)
def test_a_failed_request_is_told_and_the_page_stays(
    tabel: Callable[[tuple[int, int]], Page], status: int | None, isi: str, pesan: str
) -> None:
    page = tabel(LAPTOP)
    penolakan = render_to_string("galat/_penolakan.html", {"penolakan": Penolakan(isi)})

    def jawab(rute: Route) -> None:
        if status is None:
            rute.abort()
        else:
            rute.fulfill(status=status, body=penolakan if isi else "")

    page.route("**/kinerja/?iku=4.1", jawab)
    page.get_by_role("link", name="Matriks RB").click()
    roti = page.get_by_role("status")
    expect(roti).to_contain_text(pesan)
    expect(page.locator("#panel")).to_contain_text("Hitung IKU 1.3")
    pastikan_mudah_diakses(page)
    roti.get_by_role("button", name="Tutup pemberitahuan").click()
    expect(roti).to_be_empty()
