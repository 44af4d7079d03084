"""Entry beside Tabel 1, the dialog that explains a number, and the set-up pages, in the browser."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from kinerja.models import Komponen, Realisasi
from tests.end_to_end.alat import LAPTOP, LEBAR, atur_layar, pastikan_muat, pastikan_mudah_diakses
from tests.pabrik import UnitLengkap, unit_lengkap

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from akun.models import Pengguna, UnitKerja

    Buka = Callable[[str, tuple[int, int]], Page]

pytestmark = pytest.mark.peramban


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_lengkap(unit=unit)


@pytest.fixture
def buka(
    lengkap: UnitLengkap, pengelola: Pengguna, halaman_masuk: Callable[[Pengguna, str], Page]
) -> Buka:
    def satu(ekor: str, ukuran: tuple[int, int]) -> Page:
        page = halaman_masuk(pengelola, f"/u/{lengkap.unit.kode}/2026/tw-1/kinerja/{ekor}")
        atur_layar(page, ukuran)
        return page

    return satu


@pytest.mark.parametrize("ukuran", LEBAR)
def test_the_table_with_entry_is_clean(buka: Buka, ukuran: tuple[int, int]) -> None:
    page = buka("", ukuran)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kinerja TW I 2026")
    for isi in ("103,32%", "47.951.794 / 137.846.146 × 100% = 34,7864…%", "96,33%"):
        expect(page.get_by_text(isi).locator("visible=true").first).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)


def test_a_value_is_typed_in_its_row_and_the_capaian_follows(
    buka: Buka, lengkap: UnitLengkap
) -> None:
    page = buka("", LAPTOP)
    isian = page.get_by_label("Realisasi IKU 1.1, tekan Enter untuk menyimpan")
    isian.fill("62,97")
    isian.press("Enter")
    baris = page.locator(f"#b-{lengkap.iku['1.1'].pk}")
    expect(baris).to_contain_text("100,00%")
    expect(page.locator("#roti")).to_contain_text("Realisasi IKU 1.1 disimpan.")
    expect(page.locator("#ringkas-kinerja")).to_contain_text("7 dari 8 IKU terukur")
    assert Realisasi.objects.get(iku=lengkap.iku["1.1"]).nilai == Decimal("62.97")


def test_the_calculator_counts_first_and_stores_when_told(buka: Buka, lengkap: UnitLengkap) -> None:
    page = buka("", LAPTOP)
    panel = page.locator("#panel")
    panel.get_by_label("Penerima Upah (PU)", exact=True).fill("30.000.000")
    panel.get_by_role("button", name="Hitung").click()
    expect(panel).to_contain_text("50.553.169 / 137.846.146 × 100% = 36,6736…%")
    assert not Komponen.objects.filter(nilai=30_000_000).exists()
    panel.get_by_role("button", name="Pakai 36,67% sebagai realisasi").click()
    expect(page.locator(f"#b-{lengkap.iku['1.3'].pk}")).to_contain_text("36,67%")
    assert Komponen.objects.filter(nilai=30_000_000).exists()


@pytest.mark.parametrize("ukuran", LEBAR)
def test_why_there_is_no_value_is_told_in_the_panel(
    buka: Buka, lengkap: UnitLengkap, ukuran: tuple[int, int]
) -> None:
    page = buka("", ukuran)
    page.locator(f"#hitung-{lengkap.iku['1.2'].pk}").click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_be_focused()
    expect(panel.get_by_label("Keadaan")).to_be_in_viewport()
    panel.get_by_label("Keadaan").select_option("belum_terukur")
    panel.get_by_label("Realisasi", exact=False).first.fill("")
    panel.get_by_role("button", name="Simpan realisasi").click()
    expect(panel.get_by_text("Isi alasan mengapa belum terukur.")).to_be_visible()
    pastikan_mudah_diakses(page)
    panel.get_by_label("Alasan").fill("Sakernas belum terbit.")
    panel.get_by_role("button", name="Simpan realisasi").click()
    expect(page.locator("#ringkas-kinerja")).to_contain_text("6 dari 8 IKU terukur")


@pytest.mark.parametrize("ukuran", LEBAR)
def test_a_percentage_opens_its_explanation(
    buka: Buka, lengkap: UnitLengkap, ukuran: tuple[int, int]
) -> None:
    page = buka("", ukuran)
    page.locator(f"#b-{lengkap.iku['4.1'].pk} .angka-jelas").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", level=2)).to_have_text("Capaian IKU 4.1 TW I 2026")
    for isi in ("6 / 20 × 100 = 30%", "30 / 22,5 × 100 = 133,3333…%", "1 bukti diterima"):
        expect(dialog.get_by_text(isi).first).to_be_visible()
    pastikan_mudah_diakses(page)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


@pytest.mark.parametrize("ukuran", LEBAR)
@pytest.mark.parametrize(
    ("ekor", "judul"),
    [
        ("pk/", "Perjanjian kinerja 2026"),
        ("pk/ubah/", "Ubah perjanjian kinerja 2026"),
        ("iku-baru/", "IKU baru"),
        ("iku/1.2/", "1.2 · Tingkat Partisipasi Angkatan Kerja Perempuan"),
        ("iku/1.2/ubah/", "Ubah IKU 1.2"),
        ("iku/1.3/komponen/", "Komponen IKU 1.3 TW I 2026"),
        ("iku/3.1/jelaskan/", "Angka dijelaskan"),
        ("rata-rata/", "Angka dijelaskan"),
    ],
)
def test_the_other_pages_are_clean(
    ekor: str, judul: str, ukuran: tuple[int, int], buka: Buka
) -> None:
    page = buka(ekor, ukuran)
    expect(page.get_by_role("heading", level=1)).to_have_text(judul)
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
