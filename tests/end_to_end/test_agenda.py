"""The agenda in a real browser: one key per decision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.end_to_end.alat import LEBAR, atur_layar, pastikan_muat, pastikan_mudah_diakses
from tests.pabrik import PADA, PabrikHasilRapat, PabrikRapat, PabrikTindakLanjut
from tindaklanjut.models import Pembahasan

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("ukuran", LEBAR)
def test_three_tasks_are_disposed_of_by_keyboard(
    unit: UnitKerja,
    koordinator: Pengguna,
    kalender: Kalender,
    halaman_masuk: Callable[[Pengguna, str], Page],
    ukuran: tuple[int, int],
) -> None:
    lalu = PabrikRapat.create(unit=unit, seri="Mingguan", tanggal=date(2026, 5, 1))
    for n in range(1, 4):
        PabrikTindakLanjut.create(
            unit=unit,
            uraian=f"Tugas {n}",
            tenggat=date(2026, 5, 10 + n),
            hasil_rapat=PabrikHasilRapat.create(rapat=lalu),
        )
    rapat = PabrikRapat.create(unit=unit, seri="Mingguan", tanggal=PADA, dicatat_oleh=koordinator)
    page = halaman_masuk(koordinator, f"/rapat/{rapat.pk}/catat/")
    atur_layar(page, ukuran)
    agenda = page.locator("#agenda")
    expect(agenda).to_contain_text("3 belum dibahas")
    expect(agenda).to_contain_text("umur 7 hari, 1 rapat")
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    agenda.get_by_role("radio", name="Selesai").first.focus()
    page.keyboard.press("l")
    expect(agenda).to_contain_text("2 belum dibahas")
    expect(agenda.locator(".baris-agenda").nth(1).get_by_role("radio").first).to_be_focused()
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    expect(agenda).to_contain_text("Tulis apa yang perlu diputuskan atasan")
    expect(agenda.locator("[data-fokus]")).to_be_focused()
    page.keyboard.type("Perlu surat Menko")
    page.keyboard.press("Enter")
    expect(agenda).to_contain_text("1 belum dibahas")
    expect(agenda.locator(".baris-agenda").nth(2).get_by_role("radio").first).to_be_focused()
    page.keyboard.press("b")
    page.keyboard.type("Sudah tercakup")
    page.keyboard.press("Enter")
    expect(agenda).to_contain_text("Semua dibahas")
    pastikan_mudah_diakses(page)
    urutan = Pembahasan.objects.order_by("pk").values_list("disposisi", flat=True)
    assert list(urutan) == ["lanjut", "eskalasi", "batal"]
