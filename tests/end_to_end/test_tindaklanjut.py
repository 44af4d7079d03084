"""Rapat, kendala and tindak lanjut in a real browser, at two widths, for screen readers too."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from akun.periode import Periode
from tests.end_to_end.alat import (
    LAPTOP,
    LEBAR,
    PONSEL,
    atur_layar,
    pastikan_muat,
    pastikan_mudah_diakses,
)
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikBuktiTindakLanjut,
    PabrikHasilRapat,
    PabrikKendala,
    PabrikPermohonan,
    PabrikTindakLanjut,
    PabrikTindakLanjutIKU,
    UnitLengkap,
    unit_lengkap,
)
from tindaklanjut.models import TindakLanjut
from tindaklanjut.pilihan import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

    Buka = Callable[[Pengguna, str], Page]

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lengkap(unit: UnitKerja, kalender: Kalender) -> UnitLengkap:
    return unit_lengkap(unit=unit, terisi=False)


@pytest.fixture
def terlambat(lengkap: UnitLengkap) -> TindakLanjut:
    """A late task of an institution, from a rapat, for IKU 2.1."""
    butir = PabrikHasilRapat.create(rapat__unit=lengkap.unit)
    t = PabrikTindakLanjut.create(
        unit=lengkap.unit, hasil_rapat=butir, terlambat=True, pic_instansi=True
    )
    PabrikTindakLanjutIKU.create(tindak_lanjut=t, iku=lengkap.iku["2.1"])
    return t


def alamat(unit: UnitKerja, nama: str, triwulan: int = 2) -> str:
    return Periode(unit, TAHUN, triwulan).url(f"tindaklanjut:{nama}")


def periksa(page: Page) -> None:
    pastikan_muat(page)
    pastikan_mudah_diakses(page)


@pytest.mark.parametrize("ukuran", LEBAR)
def test_the_list_names_who_is_late_and_by_how_many_days(
    lengkap: UnitLengkap,
    terlambat: TindakLanjut,
    koordinator: Pengguna,
    halaman_masuk: Buka,
    ukuran: tuple[int, int],
) -> None:
    PabrikTindakLanjut.create(unit=lengkap.unit, tenggat=PADA + timedelta(days=3), pic_tim=True)
    page = halaman_masuk(koordinator, alamat(lengkap.unit, "daftar"))
    atur_layar(page, ukuran)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tindak lanjut")
    expect(page.get_by_text("2 terbuka, 1 terlambat pada 1 PIC")).to_be_visible()
    utama = terlambat.utama
    assert utama is not None
    wadah = page.locator(".tabel-tl" if ukuran == LAPTOP else ".kartu-tl")
    expect(wadah.get_by_text(str(utama.pihak)).first).to_be_visible()
    hari = "lewat 30 hari" if ukuran == LAPTOP else "30 hari"
    expect(wadah.get_by_text(hari).first).to_be_visible()
    periksa(page)


def test_filters_and_search_replace_the_list_and_stand_in_the_address(
    lengkap: UnitLengkap, terlambat: TindakLanjut, koordinator: Pengguna, halaman_masuk: Buka
) -> None:
    PabrikTindakLanjut.create(unit=lengkap.unit, uraian="Menyusun peta okupasi")
    page = halaman_masuk(koordinator, alamat(lengkap.unit, "daftar"))
    page.get_by_role("link", name="Terlambat 1").click()
    expect(page.get_by_role("row")).to_have_count(3)
    expect(page).to_have_url(re.compile("saring=terlambat"))
    page.get_by_role("link", name="Semua terbuka").click()
    expect(page).to_have_url(re.compile("saring=semua-terbuka"))
    expect(page.get_by_role("link", name="Menyusun peta okupasi")).to_be_visible()
    page.get_by_label("Cari tindak lanjut").fill("okupasi")
    page.get_by_label("Cari tindak lanjut").press("Enter")
    expect(page).to_have_url(re.compile("q=okupasi"))
    expect(page.get_by_role("row")).to_have_count(3)
    expect(page.get_by_role("link", name="Menyusun peta okupasi")).to_be_visible()


@pytest.mark.parametrize("ukuran", LEBAR)
def test_a_task_is_done_submitted_and_accepted_in_place(
    lengkap: UnitLengkap,
    terlambat: TindakLanjut,
    koordinator: Pengguna,
    pimpinan: Pengguna,
    halaman_masuk: Buka,
    ukuran: tuple[int, int],
) -> None:
    page = halaman_masuk(koordinator, terlambat.get_absolute_url())
    atur_layar(page, ukuran)
    periksa(page)
    page.get_by_label("Pembaruan baru").fill("Surat sudah dikirim")
    page.get_by_label("Pembaruan baru").press("Enter")
    expect(page.locator(".linimasa").get_by_text("Surat sudah dikirim")).to_be_visible()
    page.get_by_label("Hasil", exact=True).fill("Data sudah diterima")
    page.get_by_role("button", name="Ajukan untuk diverifikasi").click()
    expect(page.get_by_text("Anda ikut mengajukan")).to_be_visible()
    page = halaman_masuk(pimpinan, terlambat.get_absolute_url())
    periksa(page)
    page.get_by_role("button", name="Terima hasil").click()
    expect(page.locator(".kepala").get_by_text("Selesai")).to_be_visible()
    terlambat.refresh_from_db()
    assert (terlambat.status, terlambat.diverifikasi_oleh) == (Status.SELESAI, pimpinan)


def test_what_the_server_refuses_stays_in_the_form(
    terlambat: TindakLanjut, koordinator: Pengguna, halaman_masuk: Buka
) -> None:
    page = halaman_masuk(koordinator, terlambat.get_absolute_url())
    TindakLanjut.objects.filter(pk=terlambat.pk).update(versi=9)
    page.get_by_label("Hasil", exact=True).fill("Data sudah diterima")
    page.get_by_role("button", name="Ajukan untuk diverifikasi").click()
    expect(page.get_by_text("sudah diubah orang lain")).to_be_visible()
    expect(page.get_by_label("Hasil", exact=True)).to_have_value("Data sudah diterima")
    page.get_by_role("button", name="Ajukan untuk diverifikasi").click()
    expect(page.get_by_text("Anda ikut mengajukan")).to_be_visible()


@pytest.mark.parametrize("ukuran", LEBAR)
def test_every_other_page_fits_and_is_accessible(
    lengkap: UnitLengkap,
    terlambat: TindakLanjut,
    pimpinan: Pengguna,
    halaman_masuk: Buka,
    ukuran: tuple[int, int],
) -> None:
    kendala = PabrikKendala.create(unit=lengkap.unit)
    PabrikTindakLanjut.create(unit=lengkap.unit, kendala=kendala, pic_tim=True)
    PabrikPermohonan.create(tindak_lanjut=terlambat)
    tunggu = PabrikTindakLanjut.create(unit=lengkap.unit, menunggu_verifikasi=True)
    PabrikBuktiTindakLanjut.create(tindak_lanjut=tunggu)
    assert terlambat.hasil_rapat is not None
    rapat = terlambat.hasil_rapat.rapat
    halaman = {
        terlambat.get_absolute_url(): terlambat.uraian,
        tunggu.get_absolute_url(): tunggu.uraian,
        f"/tindak-lanjut/{terlambat.pk}/ubah/": "Ubah tindak lanjut",
        alamat(lengkap.unit, "tambah"): "Tindak lanjut baru",
        alamat(lengkap.unit, "rapat_daftar"): "Rapat TW II 2026",
        alamat(lengkap.unit, "rapat_tambah"): "Catat rapat",
        rapat.get_absolute_url(): rapat.judul,
        f"/rapat/{rapat.pk}/tautkan/": "Rapat ini dipakai di",
        alamat(lengkap.unit, "kendala_daftar"): "Kendala dan upaya TW II 2026",
        kendala.get_absolute_url(): kendala.uraian,
    }
    for jalur, judul in halaman.items():
        page = halaman_masuk(pimpinan, jalur)
        atur_layar(page, ukuran)
        expect(page.get_by_role("heading", level=1)).to_have_text(judul)
        periksa(page)


def test_the_next_step_stands_above_the_timeline_on_a_phone(
    terlambat: TindakLanjut, koordinator: Pengguna, halaman_masuk: Buka
) -> None:
    page = halaman_masuk(koordinator, terlambat.get_absolute_url())
    atur_layar(page, PONSEL)
    langkah = page.get_by_role("heading", name="Langkah berikutnya").bounding_box()
    linimasa = page.get_by_role("heading", name="Linimasa").bounding_box()
    assert langkah is not None
    assert linimasa is not None
    assert langkah["y"] < linimasa["y"]
