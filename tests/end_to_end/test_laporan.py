"""The report in the browser: both widths, axe, autosave, the lock by typed name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from akun.periode import Periode
from kinerja.models import Narasi
from kinerja.pilihan import Bagian
from laporan.keluaran.word import templat_baku
from laporan.models import LaporanTriwulan, Susunan
from laporan.pilihan import Status
from laporan.tasks import jalankan
from tests.end_to_end.alat import LEBAR, PONSEL, atur_layar, pastikan_muat, pastikan_mudah_diakses
from tests.laporan.laporan_contoh import unit_berisi
from tests.pabrik import TAHUN, PabrikLaporanTriwulan

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender
    from tests.pabrik.unit import UnitLengkap

pytestmark = pytest.mark.peramban


@pytest.fixture
def lengkap(unit: UnitKerja, kalender: Kalender) -> UnitLengkap:
    return unit_berisi(unit, banyak=2)


def url(u: UnitLengkap, nama: str = "triwulan", **kwargs: object) -> str:
    return Periode(u.unit, TAHUN, 1).url(f"laporan:{nama}", **kwargs)


@pytest.mark.parametrize("ukuran", LEBAR)
@pytest.mark.parametrize("nama", ["triwulan", "narasi", "surat", "periksa"])
def test_the_pages_fit_and_are_accessible(
    nama: str,
    ukuran: tuple[int, int],
    lengkap: UnitLengkap,
    pimpinan: Pengguna,
    halaman_masuk: Callable[[Pengguna, str], Page],
) -> None:
    PabrikLaporanTriwulan.create(unit=lengkap.unit, diperiksa=True)
    alamat = url(lengkap, nama, **({"kode": "1.1"} if nama == "narasi" else {}))
    page = halaman_masuk(pimpinan, alamat)
    atur_layar(page, ukuran)
    pastikan_muat(page)
    pastikan_mudah_diakses(page)


def test_what_is_typed_is_saved_without_a_button(
    lengkap: UnitLengkap,
    anggota_tim: Pengguna,
    halaman_masuk: Callable[[Pengguna, str], Page],
) -> None:
    page = halaman_masuk(anggota_tim, url(lengkap, "narasi", kode="1.2"))
    kotak = page.locator("#analisis_teks")
    keadaan = page.locator("#keadaan-analisis")
    kotak.press_sequentially("Naik")
    expect(keadaan).to_contain_text("Tersimpan")
    kotak.press_sequentially(" tipis.")
    expect(keadaan.locator("input[name=tanda]")).to_have_value(re.compile(r"^narasi:\d+:2$"))
    expect(kotak).to_be_focused()
    baris = Narasi.objects.get(iku=lengkap.iku["1.2"], bagian=Bagian.ANALISIS)
    assert baris.teks == "Naik tipis."


def test_a_conflict_is_shown_and_the_typed_text_stays(
    lengkap: UnitLengkap,
    anggota_tim: Pengguna,
    halaman_masuk: Callable[[Pengguna, str], Page],
) -> None:
    page = halaman_masuk(anggota_tim, url(lengkap, "narasi", kode="1.2"))
    Narasi.objects.create(
        iku=lengkap.iku["1.2"], triwulan=1, bagian=Bagian.ANALISIS, teks="Orang lain."
    )
    page.locator("#analisis_teks").fill("Tulisan saya.")
    expect(page.locator("#keadaan-analisis")).to_contain_text("Belum tersimpan")
    expect(page.locator("#analisis_teks")).to_have_value("Tulisan saya.")
    assert Narasi.objects.get(iku=lengkap.iku["1.2"], bagian=Bagian.ANALISIS).teks == "Orang lain."


def test_the_quarter_is_locked_by_typing_its_name(
    lengkap: UnitLengkap,
    pimpinan: Pengguna,
    halaman_masuk: Callable[[Pengguna, str], Page],
) -> None:
    PabrikLaporanTriwulan.create(unit=lengkap.unit, diperiksa=True)
    page = halaman_masuk(pimpinan, url(lengkap))
    page.get_by_role("button", name="Kunci triwulan").click()
    dialog = page.get_by_role("dialog")
    pastikan_mudah_diakses(page)
    dialog.get_by_label("Ketik TW I 2026").fill("TW I")
    dialog.get_by_role("button", name="Kunci triwulan").click()
    assert LaporanTriwulan.objects.get().status == Status.DIPERIKSA
    dialog.get_by_label("Ketik TW I 2026").fill("TW I 2026")
    page.set_default_timeout(30_000)
    dialog.get_by_role("button", name="Kunci triwulan").click()
    expect(page.get_by_text("Versi 1", exact=True)).to_be_visible(timeout=30_000)
    assert LaporanTriwulan.objects.get().status == Status.FINAL
    page.get_by_role("link", name="Bandingkan").click()
    expect(page.get_by_text("Tidak ada perbedaan")).to_be_visible()
    pastikan_mudah_diakses(page)


def test_the_phone_shows_matrix_first_and_scrolls_the_document_in_its_card(
    lengkap: UnitLengkap,
    koordinator: Pengguna,
    halaman_masuk: Callable[[Pengguna, str], Page],
) -> None:
    page = halaman_masuk(koordinator, url(lengkap))
    atur_layar(page, PONSEL)
    pastikan_muat(page)
    matriks = page.locator("#j-lengkap").bounding_box()
    dokumen = page.locator("#j-prat").bounding_box()
    assert matriks is not None
    assert dokumen is not None
    assert matriks["y"] < dokumen["y"]


@pytest.mark.parametrize("ukuran", LEBAR)
def test_a_file_in_the_making_is_left_and_found_again(
    ukuran: tuple[int, int],
    lengkap: UnitLengkap,
    pengamat: Pengguna,
    halaman_masuk: Callable[[Pengguna, str], Page],
) -> None:
    page = halaman_masuk(pengamat, url(lengkap))
    atur_layar(page, ukuran)
    page.get_by_role("button", name="Unduh PDF").click()
    expect(page.get_by_text("Menunggu giliran")).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page.get_by_role("link", name="Laporan TW I 2026").click()
    page.get_by_label("Berkas yang Anda minta").get_by_role("link").click()
    jalankan(Susunan.objects.get().pk)
    page.get_by_role("link", name="Unduh PDF").wait_for()
    pastikan_mudah_diakses(page)
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh PDF").click()
    assert unduhan.value.suggested_filename.endswith(f"TW-I-{TAHUN}.pdf")


@pytest.mark.parametrize("ukuran", LEBAR)
def test_an_admin_tries_a_template_and_goes_back(
    ukuran: tuple[int, int],
    unit: UnitKerja,
    admin: Pengguna,
    halaman_masuk: Callable[[Pengguna, str], Page],
) -> None:
    page = halaman_masuk(admin, f"/laporan/templat/{unit.pk}/")
    atur_layar(page, ukuran)
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    kotak = page.get_by_label("Templat baru")
    kotak.set_input_files({"name": "a.docx", "mimeType": "", "buffer": b"bukan"})
    page.get_by_role("button", name="Coba dan pakai").click()
    expect(page.get_by_text("bukan dokumen Word").first).to_be_visible()
    pastikan_mudah_diakses(page)
    kotak.set_input_files({"name": "unit.docx", "mimeType": "", "buffer": templat_baku()})
    page.get_by_role("button", name="Coba dan pakai").click()
    expect(page.get_by_text("memakai unit.docx")).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page.get_by_role("button", name="Kembali ke bawaan").click()
    expect(page.get_by_text("· memakai templat bawaan")).to_be_visible()
