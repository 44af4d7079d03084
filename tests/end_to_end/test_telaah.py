"""Evidence in the browser: Tim, Koordinator, Tim again, and the number of the Asdep moves."""

from __future__ import annotations

import struct
import zlib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from rb.models import Status
from tests.end_to_end.alat import LAPTOP, LEBAR, atur_layar, pastikan_muat, pastikan_mudah_diakses
from tests.pabrik import TAHUN, PabrikTim, pihak_dari, unit_lengkap

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

pytestmark = pytest.mark.peramban


def foto(sisi: int) -> bytes:
    """A picture: the PDF viewer of a headless browser keeps keyboard and mouse to itself."""

    def potong(jenis: bytes, isi: bytes) -> bytes:
        jumlah = zlib.crc32(jenis + isi)
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", jumlah)

    baris = b"\x00" + b"\x30\x60\xa0" * sisi
    return (
        b"\x89PNG\r\n\x1a\n"
        + potong(b"IHDR", struct.pack(">IIBBBBB", sisi, sisi, 8, 2, 0, 0, 0))
        + potong(b"IDAT", zlib.compress(baris * sisi))
        + potong(b"IEND", b"")
    )


def lampirkan(page: Page, nama: str, isi: bytes) -> None:
    page.locator("[data-jatuhkan] input").set_input_files(
        {"name": nama, "mimeType": "image/png", "buffer": isi}
    )
    page.get_by_label("Tanggal bukti").locator("visible=true").first.fill("2026-05-06")
    page.get_by_role("button", name="Lampirkan").first.click()
    expect(page.locator(".berkas")).to_contain_text(nama)


@pytest.mark.parametrize("ukuran", LEBAR)
def test_evidence_is_returned_mended_accepted_and_the_number_of_the_asdep_moves(
    unit: UnitKerja,
    kalender: Kalender,
    anggota_tim: Pengguna,
    koordinator: Pengguna,
    pimpinan: Pengguna,
    halaman_masuk: Callable[[Pengguna, str], Page],
    ukuran: tuple[int, int],
) -> None:
    lengkap = unit_lengkap(unit=unit)
    induk = lengkap.renaksi_rb["8"]
    tim = PabrikTim.create(unit=unit)
    tim.anggota.add(anggota_tim)
    induk.pic = pihak_dari(tim)
    induk.save()
    tonggak = lengkap.tonggak["8", 2]
    rumah = f"/u/{unit.kode}/{TAHUN}/tw-2"
    rincian, telaah = f"/rb/tonggak/{tonggak.pk}/", f"{rumah}/rb/telaah/"

    page = halaman_masuk(anggota_tim, rincian)
    atur_layar(page, ukuran)
    lampirkan(page, "Laporan.png", foto(200))
    page.get_by_role("button", name="Ajukan").click()
    expect(page.get_by_text("Tonggak diajukan.")).to_be_visible()

    page = halaman_masuk(koordinator, telaah)
    expect(page.get_by_text("1 tonggak menunggu verifikasi")).to_be_visible()
    expect(page.get_by_text("Bila diterima: 7 dari 20 tonggak, realisasi")).to_be_visible()
    expect(page.locator("img.pratinjau-telaah")).to_be_visible()
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    if ukuran == LAPTOP:
        page.keyboard.press("c")
        page.keyboard.type("Halaman 2 kosong.")
        page.keyboard.press("Escape")
        page.keyboard.press("r")
    else:
        page.get_by_label("Catatan").fill("Halaman 2 kosong.")
        page.get_by_role("button", name="Kembalikan").click()
    expect(page.get_by_text("Tidak ada yang menunggu")).to_be_visible()
    pastikan_mudah_diakses(page)

    page = halaman_masuk(anggota_tim, rincian)
    expect(page.get_by_text("Halaman 2 kosong.").first).to_be_visible()
    lampirkan(page, "Laporan lengkap.png", foto(300))
    page.get_by_role("button", name="Ajukan").click()
    expect(page.get_by_text("Tonggak diajukan.")).to_be_visible()

    page = halaman_masuk(pimpinan, f"{rumah}/")
    expect(page.locator("main")).to_contain_text("30,0")
    page = halaman_masuk(koordinator, telaah)
    expect(page.get_by_text("sedang Anda lihat")).to_be_visible()
    page.get_by_role("button", name="Terima").click()
    expect(page.get_by_text("Bukti diterima. RB menjadi 35,0%.")).to_be_visible()
    page = halaman_masuk(pimpinan, f"{rumah}/")
    expect(page.locator("main")).to_contain_text("35,0")
    pastikan_muat(page)
    tonggak.refresh_from_db()
    assert (tonggak.status, tonggak.dihitung_sejak) == (Status.DISAHKAN, date(TAHUN, 5, 6))
