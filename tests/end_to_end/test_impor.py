"""From upload to stored rows in the browser, on a laptop and on a phone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from impor import tasks
from impor.models import PekerjaanImpor, StatusImpor
from tests.end_to_end.alat import LEBAR, atur_layar, pastikan_muat, pastikan_mudah_diakses
from tests.impor.bantu import buku
from tests.pabrik import PabrikTindakLanjut
from tindaklanjut.models import TindakLanjut

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import FilePayload, Page

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.peramban

KEPALA = ["Kode Unit", "ID", "Uraian", "PIC", "Tenggat", "Status"]


@pytest.fixture
def berkas(unit: UnitKerja, monkeypatch: pytest.MonkeyPatch) -> FilePayload:
    """A workbook with a new, a changed and a refused row; no worker takes it by itself."""
    monkeypatch.setattr("impor.services.async_task", lambda *args, **kw: None)
    PabrikTindakLanjut.create(unit=unit, kode="TL-1", uraian="Lama", tenggat=date(2026, 6, 1))
    isi = buku(
        {
            "Tindak Lanjut": [
                KEPALA,
                [unit.kode, "TL-1", "Baru", "Kemnaker", date(2026, 6, 1), "dikerjakan"],
                [unit.kode, "TL-2", "Data welder", "Kemnaker", date(2026, 6, 12), "baru"],
                [unit.kode, "TL-3", "", "Kemnaker", date(2026, 6, 12), "baru"],
            ]
        }
    )
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "tugas-unit.xlsx", "mimeType": mime, "buffer": isi}


@pytest.mark.parametrize("ukuran", LEBAR, ids=["1440", "390"])
def test_a_workbook_goes_from_upload_over_its_preview_into_the_database(
    ukuran: tuple[int, int],
    unit: UnitKerja,
    pengelola: Pengguna,
    berkas: FilePayload,
    halaman_masuk: Callable[[Pengguna, str], Page],
) -> None:
    page = halaman_masuk(pengelola, "/impor/")
    atur_layar(page, ukuran)
    expect(page.get_by_role("heading", level=1)).to_have_text("Impor dan ekspor")
    _periksa_halaman(page)
    page.get_by_label("Buku kerja", exact=True).set_input_files(berkas)
    page.get_by_role("button", name="Periksa berkas").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    _periksa_halaman(page)
    tasks.jalankan(PekerjaanImpor.objects.get().pk)
    # The page asks by itself and shows the preview without a touch.
    expect(page.get_by_role("heading", name="2 baris akan disimpan")).to_be_visible()
    expect(page.locator("del").first).to_have_text("Lama")
    expect(page.locator("ins").first).to_have_text("Baru")
    expect(page.get_by_text("Isi uraian tindak lanjut.")).to_be_visible()
    expect(page.get_by_text("Instansi baru: Kemnaker")).to_be_visible()
    _periksa_halaman(page)
    page.get_by_role("link", name="Ditolak", exact=True).click()
    expect(page.locator("article")).to_have_count(1)
    page.get_by_label("Lewati baris yang ditolak").check()
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    tasks.jalankan(PekerjaanImpor.objects.get().pk)
    expect(page.get_by_text("Tersimpan", exact=True)).to_be_visible()
    _periksa_halaman(page)
    assert PekerjaanImpor.objects.get().status == StatusImpor.SELESAI
    uraian = dict(TindakLanjut.objects.values_list("kode", "uraian"))
    assert uraian == {"TL-1": "Baru", "TL-2": "Data welder"}


@pytest.mark.parametrize("ukuran", LEBAR, ids=["1440", "390"])
def test_the_page_of_the_export_offers_the_workbook(
    ukuran: tuple[int, int],
    unit: UnitKerja,
    pengelola: Pengguna,
    halaman_masuk: Callable[[Pengguna, str], Page],
) -> None:
    page = halaman_masuk(pengelola, f"/u/{unit.kode}/2026/tw-2/ekspor/")
    atur_layar(page, ukuran)
    expect(page.get_by_role("heading", level=1)).to_contain_text("2026")
    _periksa_halaman(page)
    with page.expect_download() as unduhan:
        page.get_by_role("link", name="Unduh .xlsx").click()
    assert unduhan.value.suggested_filename == f"{unit.kode}-2026.xlsx"


def _periksa_halaman(page: Page) -> None:
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
