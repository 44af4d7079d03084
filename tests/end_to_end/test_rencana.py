"""Renaksi of a quarter and the board of topik in the browser."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from renaksi.models import Renaksi, Status
from tests.end_to_end.alat import LAPTOP, LEBAR, atur_layar, pastikan_muat, pastikan_mudah_diakses
from tests.pabrik import PabrikRapatRenaksi, PabrikRenaksi, UnitLengkap, unit_lengkap

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

    Buka = Callable[[str, tuple[int, int]], Page]

pytestmark = pytest.mark.peramban


@pytest.fixture
def lengkap(unit: UnitKerja, kalender: Kalender) -> UnitLengkap:
    isi = unit_lengkap(unit=unit)
    topik = isi.topik["2.1", 1]
    PabrikRenaksi.create(
        iku=isi.iku["2.1"],
        triwulan=2,
        nomor="1",
        uraian="Penganggaran pelatihan welder",
        tenggat=date(2026, 4, 2),
        terhambat=True,
        topik=topik,
        tahap=2,
    )
    jalan = PabrikRenaksi.create(
        iku=isi.iku["2.2"], triwulan=2, nomor="1", uraian="Monev pengupahan", berjalan=True
    )
    PabrikRapatRenaksi.create(
        rapat__unit=unit,
        rapat__judul="Rapat monev",
        rapat__tanggal=date(2026, 4, 21),
        renaksi=jalan,
    )
    return isi


@pytest.fixture
def buka(
    lengkap: UnitLengkap, koordinator: Pengguna, halaman_masuk: Callable[[Pengguna, str], Page]
) -> Buka:
    def satu(ekor: str, ukuran: tuple[int, int]) -> Page:
        page = halaman_masuk(koordinator, f"/u/{lengkap.unit.kode}/2026/tw-2/{ekor}")
        atur_layar(page, ukuran)
        return page

    return satu


@pytest.mark.parametrize("ukuran", LEBAR)
def test_the_board_shows_the_sample_and_is_clean(buka: Buka, ukuran: tuple[int, int]) -> None:
    page = buka("efektivitas/", ukuran)
    expect(page.get_by_role("heading", level=1)).to_have_text("Efektivitas kebijakan per topik")
    for isi in ("bobot 27,5%", "Anggaran masih direviu.", "Terlambat 36 hari", "20,0%"):
        expect(page.get_by_text(isi).first).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)


@pytest.mark.parametrize("ukuran", LEBAR)
def test_a_cell_opens_its_panel_and_takes_a_langkah(
    buka: Buka, lengkap: UnitLengkap, ukuran: tuple[int, int]
) -> None:
    page = buka("efektivitas/", ukuran)
    page.locator(f"#sel-{lengkap.topik['2.1', 1].pk}-2").click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_be_focused()
    expect(panel).to_contain_text("1 dari 1 langkah belum terlaksana")
    expect(panel).to_contain_text("paling tinggi 45,0%, di bawah target tahun 80,0%")
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    panel.get_by_label("Rencana aksi").select_option(
        label="IKU 2.2 TW 2 nomor 1 · Monev pengupahan"
    )
    panel.get_by_role("button", name="Tugaskan ke tahap ini").click()
    expect(page.locator("#panel")).to_contain_text("Monev pengupahan")
    expect(page.locator("#roti")).to_contain_text("Menjadi langkah tahap 2")


def test_the_panel_is_closed_and_back_goes_to_the_board(buka: Buka, lengkap: UnitLengkap) -> None:
    page = buka("efektivitas/", LAPTOP)
    page.locator(f"#sel-{lengkap.topik['2.2', 0].pk}-1").click()
    expect(page.locator("#panel")).to_contain_text("Tercapai s.d. TW II: bobot 20,0% dihitung.")
    page.get_by_role("link", name="Tutup").click()
    expect(page.locator("#panel")).to_have_count(0)
    page.go_back()
    expect(page.locator("#panel")).to_be_visible()


@pytest.mark.parametrize("ukuran", LEBAR)
def test_status_and_keterangan_change_in_place(buka: Buka, ukuran: tuple[int, int]) -> None:
    renaksi = Renaksi.objects.get(uraian="Monev pengupahan")
    page = buka("renaksi/", ukuran)
    baris = page.locator(f"#r-{renaksi.pk}")
    expect(baris).to_contain_text("Rapat monev")
    baris.get_by_role("link", name="Ubah status").click()
    expect(baris.get_by_role("heading", name="Ubah status")).to_be_focused()
    pastikan_mudah_diakses(page)
    baris.get_by_label("Status baru").select_option("sebagian")
    baris.get_by_role("button", name="Simpan status").click()
    expect(baris.get_by_text("wajib beralasan")).to_be_visible()
    baris.get_by_label("Alasan").fill("Baru satu dari dua provinsi.")
    baris.get_by_role("button", name="Simpan status").click()
    expect(baris.locator(".renaksi-status")).to_contain_text("Terlaksana sebagian")
    expect(page.locator("#roti")).to_contain_text("Status menjadi terlaksana sebagian.")
    assert Renaksi.objects.get(pk=renaksi.pk).status == Status.SEBAGIAN
    baris.get_by_role("link", name="Keterangan").click()
    baris.get_by_label("Keterangan", exact=True).fill("Monev Jawa Barat")
    baris.get_by_role("button", name="Tambah keterangan").click()
    expect(baris.locator(".keterangan")).to_contain_text("Monev Jawa Barat")
    pastikan_muat(page)
    pastikan_mudah_diakses(page)


def test_a_form_in_a_row_closes_without_saving(buka: Buka) -> None:
    renaksi = Renaksi.objects.get(uraian="Monev pengupahan")
    page = buka("renaksi/?saring=terbuka", LAPTOP)
    baris = page.locator(f"#r-{renaksi.pk}")
    baris.get_by_role("link", name="Hambatan").click()
    baris.get_by_label("Hambatan").fill("Tidak jadi")
    baris.get_by_role("link", name="Batal").click()
    expect(baris.get_by_role("button", name="Simpan hambatan")).to_have_count(0)
    assert Renaksi.objects.get(pk=renaksi.pk).hambatan == ""


@pytest.mark.parametrize("ukuran", LEBAR)
def test_the_page_of_one_renaksi_and_its_forms_are_clean(
    buka: Buka, ukuran: tuple[int, int]
) -> None:
    renaksi = Renaksi.objects.get(uraian="Monev pengupahan")
    page = buka("renaksi/", ukuran)
    page.get_by_role("link", name="Monev pengupahan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1. Monev pengupahan")
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    for ekor in ("ubah", "status", "keterangan", "langkah"):
        page.goto(page.url.split("/renaksi/")[0] + f"/renaksi/{renaksi.pk}/{ekor}/")
        pastikan_muat(page)
        pastikan_mudah_diakses(page)
