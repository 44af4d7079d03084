"""The RB matrix in the browser: values, keyboard, panel, the way of a tonggak, the phone."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bukti.jenis_isi import TIPE
from inti.triwulan import akhir_triwulan
from rb.models import Status
from tests.bukti import berkas_contoh as contoh
from tests.end_to_end.alat import (
    LAPTOP,
    LEBAR,
    PONSEL,
    atur_layar,
    pastikan_muat,
    pastikan_mudah_diakses,
)
from tests.pabrik import (
    TAHUN,
    PabrikBukti,
    PabrikBuktiTonggak,
    PabrikPengguna,
    PabrikTim,
    UnitLengkap,
    pihak_dari,
    unit_lengkap,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from playwright.sync_api import Locator, Page
    from pytest_django.live_server_helper import LiveServer
    from pytest_playwright.pytest_playwright import CreateContextCallback

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

pytestmark = pytest.mark.peramban

HARI_TW2 = {"3": 13, "5": 29, "6": 11, "8": 30}


@pytest.fixture
def lengkap(unit: UnitKerja, kalender: Kalender) -> UnitLengkap:
    """The picture of 8 May 2026: every state of a tonggak that has a colour."""
    isi = unit_lengkap(unit=unit)
    tim = PabrikTim.create(unit=unit, nama="Tim Tata Kelola")
    for (nomor, triwulan), t in isi.tonggak.items():
        t.tenggat = akhir_triwulan(TAHUN, triwulan)
        if triwulan == 2 and nomor in HARI_TW2:
            t.tenggat = date(TAHUN, 4 if nomor == "8" else 5, HARI_TW2[nomor])
        t.save()
    induk = isi.renaksi_rb["3"]
    induk.pic = pihak_dari(tim)
    induk.save()
    diajukan = isi.tonggak["3", 2]
    diajukan.status = Status.DIAJUKAN
    diajukan.tanggal_selesai = diajukan.diajukan_pada = date(TAHUN, 5, 7)
    diajukan.diajukan_oleh = PabrikPengguna.create()
    diajukan.save()
    for nama, tipe in (("TOR Renja 2027", "pdf"), ("RAB Renja 2027", "xlsx")):
        PabrikBuktiTonggak.create(
            tonggak=diajukan,
            diajukan_oleh=diajukan.diajukan_oleh,
            bukti=PabrikBukti.create(
                unit=unit,
                berkas_pdf=True,
                nama=nama,
                tipe=TIPE[tipe],
                tanggal=date(TAHUN, 5, 7),
            ),
        )
    terlaksana = isi.tonggak["5", 2]
    terlaksana.tanggal_selesai = date(TAHUN, 5, 5)
    terlaksana.save()
    return isi


@pytest.fixture
def matriks(
    lengkap: UnitLengkap, halaman_masuk: Callable[[Pengguna, str], Page]
) -> Callable[..., Page]:
    def buka(pengguna: Pengguna, ukuran: tuple[int, int], nomor: str = "") -> Page:
        alamat = f"/u/{lengkap.unit.kode}/{TAHUN}/tw-2/rb/"
        if nomor:
            alamat += f"?tonggak={lengkap.tonggak[nomor, 2].pk}"
        page = halaman_masuk(pengguna, alamat)
        atur_layar(page, ukuran)
        return page

    return buka


@pytest.mark.parametrize("ukuran", LEBAR)
@pytest.mark.parametrize("nomor", ["", "3", "8"])
def test_the_matrix_shows_the_sample_and_is_clean(
    matriks: Callable[..., Page], koordinator: Pengguna, ukuran: tuple[int, int], nomor: str
) -> None:
    page = matriks(koordinator, ukuran, nomor)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Rencana aksi Reformasi Birokrasi 2026"
    )
    ringkas = page.get_by_role("region", name="Ringkasan persentase")
    for isi in ("30,0%", "6 dari 20 tonggak", "19 dari 20 tonggak", "1 dari 20 boleh gagal"):
        expect(ringkas).to_contain_text(isi)
    for isi in ("dikirim 7 Mei", "11 Mei, 3 hari lagi", "lewat 8 hari", "terlaksana 5 Mei"):
        expect(page.locator("#matriks")).to_contain_text(isi)
    pastikan_muat(page)
    pastikan_mudah_diakses(page)


def test_arrows_move_between_cells_and_the_panel_gives_the_focus_back(
    matriks: Callable[..., Page], pengamat: Pengguna, lengkap: UnitLengkap
) -> None:
    page = matriks(pengamat, LAPTOP)

    def sel(nomor: str, triwulan: int) -> Locator:
        return page.locator(f"#sel-{lengkap.tonggak[nomor, triwulan].pk}")

    sel("2", 1).focus()
    for tombol, nomor, triwulan in (
        ("ArrowDown", "5", 1),  # nothing is planned for 3 and 4 in TW I
        ("ArrowRight", "5", 2),
        ("ArrowUp", "3", 2),
        ("ArrowUp", "3", 2),
    ):
        page.keyboard.press(tombol)
        expect(sel(nomor, triwulan)).to_be_focused()
    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary", name="Rincian tonggak")
    expect(panel.get_by_role("heading", name="Tonggak 3 · TW II")).to_be_focused()
    expect(page).to_have_url(re.compile(rf"\?tonggak={lengkap.tonggak['3', 2].pk}$"))
    page.keyboard.press("Escape")
    expect(panel).to_contain_text("Pilih sel untuk melihat bukti")
    expect(sel("3", 2)).to_be_focused()


def test_the_panel_follows_back_and_forward(
    matriks: Callable[..., Page], pengamat: Pengguna, lengkap: UnitLengkap
) -> None:
    page = matriks(pengamat, LAPTOP)
    panel = page.get_by_role("complementary", name="Rincian tonggak")
    for nomor in ("3", "8"):
        page.locator(f"#sel-{lengkap.tonggak[nomor, 2].pk}").click()
        expect(panel.get_by_role("heading", level=2)).to_have_text(f"Tonggak {nomor} · TW II")
    page.go_back()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Tonggak 3 · TW II")


def test_a_verdict_in_the_panel_moves_the_number_at_once(
    matriks: Callable[..., Page], koordinator: Pengguna
) -> None:
    page = matriks(koordinator, LAPTOP, "3")
    panel = page.get_by_role("complementary", name="Rincian tonggak")
    expect(panel).to_contain_text("Bila diterima: 7 dari 20 tonggak, realisasi menjadi 35,0%.")
    panel.get_by_role("button", name="Kembalikan").click()
    expect(panel.get_by_role("alert")).to_contain_text("Tulis apa yang harus diperbaiki PIC.")
    panel.get_by_role("button", name="Terima, tandai Selesai").click()
    expect(page.get_by_role("status")).to_contain_text("Bukti diterima. RB menjadi 35,0%.")
    expect(page.get_by_role("region", name="Ringkasan persentase")).to_contain_text(
        "7 dari 20 tonggak"
    )
    expect(panel).to_contain_text("2 dari 2 diterima")
    pastikan_mudah_diakses(page)


@pytest.mark.parametrize("ukuran", LEBAR)
def test_a_file_is_dropped_submitted_and_waits(
    matriks: Callable[..., Page],
    koordinator: Pengguna,
    lengkap: UnitLengkap,
    ukuran: tuple[int, int],
) -> None:
    page = matriks(koordinator, ukuran, "8" if ukuran == LAPTOP else "")
    tonggak = lengkap.tonggak["8", 2]
    if ukuran == PONSEL:
        page.locator(f"#sel-{tonggak.pk}").click()
        expect(page).to_have_url(re.compile(rf"/rb/tonggak/{tonggak.pk}/$"))
    page.locator("[data-jatuhkan] input").set_input_files(
        {"name": "Bukti RB Tematik.pdf", "mimeType": "application/pdf", "buffer": contoh.PDF}
    )
    expect(page.locator("[data-terpilih]")).to_have_text("Bukti RB Tematik.pdf")
    page.get_by_label("Tanggal bukti").fill("2026-05-06")
    page.get_by_role("button", name="Lampirkan").click()
    expect(page.locator(".berkas")).to_contain_text("PDF · 48 B · 6 Mei 2026 · diajukan")
    page.get_by_role("link", name="Pratinjau Bukti RB Tematik.pdf").click()
    expect(page.locator("iframe.pratinjau")).to_be_visible()
    page.get_by_role("button", name="Ajukan").click()
    expect(page.get_by_text("Menunggu verifikasi").locator("visible=true").first).to_be_visible()
    expect(page.get_by_text("Anda ikut mengajukan tonggak ini")).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    tonggak.refresh_from_db()
    assert (tonggak.status, tonggak.tanggal_selesai) == (Status.DIAJUKAN, date(TAHUN, 5, 6))


def test_without_javascript_a_cell_leads_to_its_page(
    lengkap: UnitLengkap,
    new_context: CreateContextCallback,
    live_server: LiveServer,
    masuk: Callable[[Pengguna], Client],
    pengamat: Pengguna,
) -> None:
    konteks = new_context(java_script_enabled=False)
    kuki = masuk(pengamat).cookies["sessionid"]
    konteks.add_cookies([{"name": kuki.key, "value": kuki.value, "url": live_server.url}])
    page = konteks.new_page()
    page.goto(f"{live_server.url}/u/{lengkap.unit.kode}/{TAHUN}/tw-2/rb/")
    page.locator(f"#sel-{lengkap.tonggak['3', 2].pk}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tonggak 3 · TW II")


@pytest.mark.parametrize("ukuran", LEBAR)
def test_the_page_of_a_tonggak_and_its_plan_are_clean(
    lengkap: UnitLengkap,
    halaman_masuk: Callable[[Pengguna, str], Page],
    pengelola: Pengguna,
    ukuran: tuple[int, int],
) -> None:
    page = halaman_masuk(pengelola, f"/rb/tonggak/{lengkap.tonggak['8', 2].pk}/")
    atur_layar(page, ukuran)
    page.get_by_text("Kelola tonggak").click()
    expect(page.get_by_role("button", name="Nyatakan gagal")).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page = halaman_masuk(pengelola, f"/rb/{lengkap.renaksi_rb['8'].pk}/ubah/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ubah rencana aksi 8")
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
