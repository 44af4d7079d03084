"""The import of a survey in the browser: refused cells, preview, taken over."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from playwright.sync_api import expect

from tests.end_to_end.alat import LEBAR, atur_layar, pastikan_muat, pastikan_mudah_diakses
from tests.pabrik import PabrikIKU, PabrikTargetTriwulan

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FilePayload, Page

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.peramban


def jawaban(**salah: object) -> FilePayload:
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar) as buku:
        ws = buku.add_worksheet("Form Responses 1")
        ws.write_row(0, 0, ["Nama", "Materi", "Waktu"])
        for r in range(60):
            ws.write_row(r + 1, 0, [f"Peserta {r}", 4, 3])
        for sel, nilai in salah.items():
            ws.write(sel, nilai)
    return {
        "name": "jawaban.xlsx",
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "buffer": keluar.getvalue(),
    }


@pytest.mark.parametrize("ukuran", LEBAR)
def test_a_survey_is_corrected_previewed_and_taken_over(
    unit: UnitKerja,
    anggota_tim: Pengguna,
    halaman_masuk: Callable[[Pengguna, str], Page],
    ukuran: tuple[int, int],
) -> None:
    iku = PabrikIKU.create(perjanjian__unit=unit, indeks=True, kode="3.1")
    PabrikTargetTriwulan.create(iku=iku, triwulan=2, bawah=Decimal(3))
    page = halaman_masuk(anggota_tim, f"/u/{unit.kode}/2026/tw-2/kinerja/?iku=3.1")
    atur_layar(page, ukuran)
    page.get_by_role("link", name="Impor rekap survei").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Impor rekap survei IKU 3.1")
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page.get_by_label("Berkas jawaban").set_input_files(jawaban(C17=7))
    page.get_by_role("button", name="Hitung").click()
    expect(page.get_by_role("rowheader", name="C17")).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page.get_by_label("Berkas jawaban").set_input_files(jawaban())
    page.get_by_role("button", name="Hitung").click()
    expect(page.get_by_text("60 responden · 2 butir")).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page.get_by_role("button", name="Pakai 3,50 dari 4 sebagai realisasi").click()
    expect(page.get_by_text("Survei IKU 3.1 TW II 2026 disimpan.")).to_be_visible()
    expect(page.get_by_text("116,67%").first).to_be_visible()
