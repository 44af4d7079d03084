"""Tempel notulen in a real browser: paste, correct a row, confirm."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.end_to_end.alat import LEBAR, atur_layar, pastikan_muat, pastikan_mudah_diakses
from tests.pabrik import PabrikInstansi, PabrikRapat
from tindaklanjut.models import HasilRapat

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

NOTULEN: Final = """Kesimpulan
1. Pelatihan welder belum dapat dilaksanakan.

Tindak lanjut
1. Kemnaker agar menyampaikan data kebutuhan welder, awal April.
2. Biro Hukum menyusun telaahan regulasi H+7.
"""


@pytest.mark.parametrize("ukuran", LEBAR)
def test_pasted_minutes_are_corrected_and_confirmed(
    unit: UnitKerja,
    anggota_tim: Pengguna,
    kalender: Kalender,
    halaman_masuk: Callable[[Pengguna, str], Page],
    ukuran: tuple[int, int],
) -> None:
    for nama in ("Kemnaker", "Biro Hukum Kemenko"):
        PabrikInstansi.create(nama=nama)
    rapat = PabrikRapat.create(unit=unit, dicatat_oleh=anggota_tim, tanggal=date(2026, 2, 25))
    page = halaman_masuk(anggota_tim, f"/rapat/{rapat.pk}/catat/")
    atur_layar(page, ukuran)
    page.get_by_role("link", name="Tempel notulen").click()
    pastikan_mudah_diakses(page)
    page.get_by_label("Tempel teks notulen").fill(NOTULEN)
    page.get_by_role("button", name="Baca notulen").click()
    expect(page.get_by_text("3 butir terbaca, 2 di antaranya tugas")).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page.get_by_label("Pakai baris 1").uncheck()
    dua, tiga = page.locator("#baris-2"), page.locator("#baris-3")
    dua.get_by_role("button", name="Jumat, 10 April 2026").click()
    expect(dua.locator(".gema")).to_contain_text("Jumat, 10 April 2026")
    tiga.get_by_role("combobox", name="PIC").fill("biro")
    page.keyboard.press("Enter")
    expect(tiga.get_by_text("Belum terdaftar")).to_have_count(0)
    pastikan_mudah_diakses(page)
    assert not HasilRapat.objects.exists()
    page.get_by_role("button", name="Simpan yang dipilih").first.click()
    expect(page.get_by_text("2 butir ditambahkan, 2 akan menjadi tindak lanjut.")).to_be_visible()
    assert list(rapat.hasil.order_by("urut").values_list("pic_teks", "tenggat_teks")) == [
        ("Kemnaker", "10 April 2026"),
        ("Biro Hukum Kemenko", "H+7"),
    ]
