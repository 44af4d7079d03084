"""Beranda in the browser: what it says, how it fits, how it prints."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.end_to_end.alat import (
    LAPTOP,
    LEBAR,
    PONSEL,
    atur_layar,
    pastikan_muat,
    pastikan_mudah_diakses,
)
from tests.pabrik import (
    PabrikPermohonan,
    PabrikPIC,
    PabrikRapat,
    PabrikRenaksiRB,
    PabrikTindakLanjut,
    PabrikTonggak,
    pihak_dari,
    unit_lengkap,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

pytestmark = pytest.mark.peramban


@pytest.fixture
def beranda(
    unit: UnitKerja, kalender: Kalender, halaman_masuk: Callable[[Pengguna, str], Page]
) -> Callable[[Pengguna, tuple[int, int]], Page]:
    unit_lengkap(unit=unit)
    for hari in (3, 24, 30):
        tugas = PabrikTindakLanjut.create(
            unit=unit, tenggat=date(2026, 4, hari), jumlah_perpanjangan=1
        )
        PabrikPIC.create(tindak_lanjut=tugas, pihak__berupa_instansi=True, peran="utama")
    PabrikPermohonan.create(tindak_lanjut=tugas, tenggat_baru=date(2026, 5, 22))

    def buka(pengguna: Pengguna, ukuran: tuple[int, int]) -> Page:
        page = halaman_masuk(pengguna, f"/u/{unit.kode}/2026/tw-2/")
        atur_layar(page, ukuran)
        return page

    return buka


@pytest.mark.parametrize("ukuran", LEBAR)
def test_beranda_puts_the_conclusion_first_and_is_clean(
    beranda: Callable[[Pengguna, tuple[int, int]], Page],
    pimpinan: Pengguna,
    ukuran: tuple[int, int],
) -> None:
    page = beranda(pimpinan, ukuran)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "RB 30,0%, di atas target TW I. 3 tindak lanjut terlambat. 1 hal menunggu keputusan Anda."
    )
    for isi in (
        "6 dari 20 tonggak selesai",
        "1 dari 20 boleh gagal",
        "sesuai rencana",
        "target lepas, paling tinggi 90,0%",
        "103,32%",
        "dari 133,33%",
    ):
        expect(page.get_by_text(isi).locator("visible=true").first).to_be_visible()
    expect(page.locator(".k-telat")).to_contain_text("35 hari")
    expect(page.locator(".k-putusan")).to_contain_text("ke 22 Mei 2026")
    pastikan_muat(page)
    pastikan_mudah_diakses(page)


def test_the_phone_has_its_menu_below_and_the_rest_in_a_sheet(
    beranda: Callable[[Pengguna, tuple[int, int]], Page], pimpinan: Pengguna
) -> None:
    page = beranda(pimpinan, PONSEL)
    menu = page.get_by_role("navigation", name="Menu ponsel")
    expect(menu.get_by_role("link", name="Beranda")).to_have_attribute("aria-current", "page")
    menu.get_by_text("Lainnya").click()
    pastikan_mudah_diakses(page)
    menu.get_by_role("link", name="TW I", exact=True).click()
    expect(page).to_have_title("Beranda TW I 2026 · Pelacak")


def test_the_asdep_decides_in_place(
    beranda: Callable[[Pengguna, tuple[int, int]], Page], pimpinan: Pengguna
) -> None:
    page = beranda(pimpinan, PONSEL)
    kartu = page.locator(".k-putusan")
    kartu.locator("summary").click()
    pastikan_mudah_diakses(page)
    kartu.get_by_label("Mengapa ditolak").fill("Pakai data yang sudah ada.")
    kartu.get_by_role("button", name="Tolak permohonan").click()
    expect(page.get_by_text("Permohonan ditolak.")).to_be_visible()
    expect(kartu).to_contain_text("Tidak ada yang menunggu keputusan Anda.")


@pytest.mark.parametrize("ukuran", LEBAR)
def test_a_koordinator_sees_the_queue_and_what_is_waited_for(
    beranda: Callable[[Pengguna, tuple[int, int]], Page],
    unit: UnitKerja,
    koordinator: Pengguna,
    ukuran: tuple[int, int],
) -> None:
    PabrikTindakLanjut.create(unit=unit, menunggu_verifikasi=True)
    PabrikTonggak.create(
        renaksi_rb=PabrikRenaksiRB.create(unit=unit, nomor="9"), triwulan=2, diajukan=True
    )
    page = beranda(koordinator, ukuran)
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 menunggu verifikasi Anda.")
    expect(page.locator(".k-verif")).to_contain_text("RB 9 TW II")
    expect(page.get_by_text("belum ada kabar").first).to_be_visible()
    expect(page.locator(".k-telat")).to_contain_text("35 hari")
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page.get_by_role("link", name="Ringkasan unit").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("RB 28,6%")


@pytest.mark.parametrize("ukuran", LEBAR)
def test_a_member_of_the_team_sees_what_to_do_next(
    beranda: Callable[[Pengguna, tuple[int, int]], Page],
    unit: UnitKerja,
    anggota_tim: Pengguna,
    ukuran: tuple[int, int],
) -> None:
    for tenggat in (date(2026, 4, 24), date(2026, 5, 12)):
        tugas = PabrikTindakLanjut.create(unit=unit, tenggat=tenggat)
        PabrikPIC.create(tindak_lanjut=tugas, pihak=pihak_dari(anggota_tim), peran="utama")
    PabrikRapat.create(unit=unit, dicatat_oleh=anggota_tim, judul="Rapat yang belum dibagikan")
    page = beranda(anggota_tim, ukuran)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "1 pekerjaan Anda terlambat. 1 jatuh tempo minggu ini."
    )
    expect(page.get_by_text("14 hari")).to_be_visible()
    expect(page.get_by_role("link", name="Rapat yang belum dibagikan")).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page.get_by_role("link", name="Catat rapat").click()
    expect(page).to_have_url(re.compile(r"/rapat/baru/"))


@pytest.mark.parametrize("ukuran", LEBAR)
@pytest.mark.parametrize("siapa", ["pengelola", "admin"])
def test_the_keepers_see_what_is_missing(
    beranda: Callable[[Pengguna, tuple[int, int]], Page],
    request: pytest.FixtureRequest,
    ukuran: tuple[int, int],
    siapa: str,
) -> None:
    page = beranda(request.getfixturevalue(siapa), ukuran)
    isi = {"pengelola": "8 rencana aksi RB belum mempunyai PIC.", "admin": "Aktif tanpa peran"}
    expect(page.get_by_text(isi[siapa])).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)


def test_who_does_not_decide_sees_no_decisions(
    beranda: Callable[[Pengguna, tuple[int, int]], Page], pengamat: Pengguna
) -> None:
    page = beranda(pengamat, LAPTOP)
    expect(page.get_by_text("Menunggu keputusan Anda")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("menunggu keputusan")
    pastikan_mudah_diakses(page)


@pytest.mark.parametrize("ukuran", LEBAR)
@pytest.mark.parametrize("siapa", ["pimpinan", "koordinator", "anggota_tim", "pengelola"])
def test_beranda_prints_on_one_a4(
    beranda: Callable[[Pengguna, tuple[int, int]], Page],
    request: pytest.FixtureRequest,
    ukuran: tuple[int, int],
    siapa: str,
) -> None:
    page = beranda(request.getfixturevalue(siapa), ukuran)
    cetakan = page.pdf(prefer_css_page_size=True)
    assert re.findall(rb"/Type /Pages\s.*?/Count (\d+)", cetakan, re.DOTALL) == [b"1"]


@pytest.mark.parametrize("ukuran", LEBAR)
def test_the_sheet_of_components_is_clean(
    page: Page,
    pimpinan: Pengguna,
    halaman_masuk: Callable[[Pengguna, str], Page],
    ukuran: tuple[int, int],
) -> None:
    halaman_masuk(pimpinan, "/gaya/")
    atur_layar(page, ukuran)
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page.get_by_role("button", name="Hapus", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("Ketik TW I 2026 untuk melanjutkan")
    pastikan_mudah_diakses(page)
    page.get_by_role("dialog").get_by_role("button", name="Batal").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
