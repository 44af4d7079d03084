"""Minute taking in a real browser: by keyboard alone, over a dropped line, by two at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.end_to_end.alat import LEBAR, atur_layar, pastikan_muat, pastikan_mudah_diakses
from tests.pabrik import PabrikHasilRapat, PabrikInstansi, PabrikRapat, PabrikTim
from tindaklanjut import services
from tindaklanjut.models import HasilRapat, TindakLanjut
from tindaklanjut.services import IsiButir

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender
    from tindaklanjut.models import Rapat

    Buka = Callable[[Pengguna, str], Page]

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

# (key for the kind, text, PIC as typed, deadline as typed)
BUTIR: Final = (
    ("k", "Pelatihan welder belum dapat dilaksanakan pada TW I.", "", ""),
    ("", "Anggaran masih direviu.", "", ""),
    ("p", "Sampaikan surat dukungan kepada Kemnaker.", "Tim Prod", "H+2"),
    ("r", "Kemnaker melaksanakan rapat evaluasi pemagangan.", "kemna", "H+7"),
    ("", "KP2MI menuntaskan persiapan pelatihan.", "KP2", "akhir TW II"),
    ("", "Percepat persetujuan anggaran.", "dja", "25 Maret"),
    ("a", "Laporkan perkembangan setiap bulan.", "", ""),
    ("", "Susun peta okupasi.", "Tim Prod", "Jumat depan"),
)
PALING_BANYAK_TEKAN: Final = 40


@pytest.fixture
def rapat(unit: UnitKerja, anggota_tim: Pengguna, kalender: Kalender) -> Rapat:
    for nama in ("Kemnaker", "KP2MI", "DJA Kemenkeu"):
        PabrikInstansi.create(nama=nama)
    PabrikTim.create(unit=unit, nama="Tim Produktivitas")
    return PabrikRapat.create(
        unit=unit,
        dicatat_oleh=anggota_tim,
        judul="Rakor Eselon I perihal Pemagangan",
        tanggal=date(2026, 2, 25),
    )


def alamat(rapat: Rapat) -> str:
    return f"/rapat/{rapat.pk}/catat/"


def uraian(page: Page) -> Locator:
    return page.locator(".butir.aktif [name=uraian]")


def tunggu_tersimpan(page: Page) -> None:
    expect(page.locator("#keadaan-simpan")).to_contain_text("Tersimpan ")
    page.wait_for_function("Object.keys(localStorage).every((k) => !k.startsWith('pelacak.catat'))")


class PapanTik:
    """Types, and counts the keys that are no text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.hitungan = 0

    def tekan(self, *tombol: str) -> None:
        for t in tombol:
            self.page.keyboard.press(t)
            self.hitungan += 1

    def ketik(self, teks: str) -> None:
        self.page.keyboard.type(teks)


def test_eight_butir_with_five_tasks_take_fewer_than_forty_keys_beyond_the_text(
    rapat: Rapat, anggota_tim: Pengguna, halaman_masuk: Buka
) -> None:
    page = halaman_masuk(anggota_tim, alamat(rapat))
    papan = PapanTik(page)
    expect(uraian(page)).to_be_focused()
    for n, (jenis, teks, pic, tenggat) in enumerate(BUTIR):
        if n:
            papan.tekan("Enter")
        if jenis:
            papan.tekan(f"Alt+{jenis}")
        papan.ketik(teks)
        if pic:
            papan.tekan("Alt+t")
            papan.ketik(pic)
            papan.tekan("Tab", "Tab")
            papan.ketik(tenggat)
        if n == 4:
            page.reload()
            expect(page.locator(".butir")).to_have_count(6)
            expect(page.get_by_text("Percepat persetujuan")).to_have_count(0)
            page.locator("#butir > li").nth(4).click()
    expect(page.locator(".butir.aktif .gema")).to_contain_text("Jumat, 6 Maret 2026")
    papan.tekan("Control+Enter")
    expect(page.get_by_text("5 tugas dibagikan")).to_be_visible()
    assert papan.hitungan < PALING_BANYAK_TEKAN
    assert list(rapat.hasil.order_by("urut").values_list("uraian", flat=True)) == [
        b[1] for b in BUTIR
    ]
    tugas = {(str(t.utama.pihak) if t.utama else "", t.tenggat) for t in TindakLanjut.objects.all()}
    assert tugas == {
        ("Tim Produktivitas", date(2026, 2, 27)),
        ("Kemnaker", date(2026, 3, 4)),
        ("KP2MI", date(2026, 6, 30)),
        ("DJA Kemenkeu", date(2026, 3, 25)),
        ("Tim Produktivitas", date(2026, 3, 6)),
    }
    luar = TindakLanjut.objects.filter(pic__pihak__instansi__isnull=False)
    assert {t.pengawal for t in luar} == {anggota_tim}


def test_a_dropped_line_and_a_reload_lose_nothing(
    rapat: Rapat, anggota_tim: Pengguna, halaman_masuk: Buka
) -> None:
    page = halaman_masuk(anggota_tim, alamat(rapat))
    page.context.route("**/catat/butir/", lambda jalur: jalur.abort())
    page.keyboard.type("Ditulis tanpa jaringan")
    page.keyboard.press("Enter")
    page.keyboard.type("Butir kedua")
    expect(page.locator(".butir.gagal").first).to_be_visible()
    expect(page.locator("#keadaan-simpan")).to_contain_text("disimpan di perangkat ini")
    page.reload()
    assert not HasilRapat.objects.exists()
    page.context.unroute("**/catat/butir/")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    tunggu_tersimpan(page)
    assert set(rapat.hasil.values_list("uraian", flat=True)) == {
        "Ditulis tanpa jaringan",
        "Butir kedua",
    }


def test_a_second_editor_is_warned_and_both_texts_are_there(
    rapat: Rapat, anggota_tim: Pengguna, koordinator: Pengguna, halaman_masuk: Buka
) -> None:
    butir = PabrikHasilRapat.create(rapat=rapat, nomor="1", uraian="Awal")
    page = halaman_masuk(anggota_tim, alamat(rapat))
    services.catat_butir(
        rapat=rapat,
        isi=IsiButir(jenis="rekomendasi", uraian="Dari koordinator"),
        hasil=butir,
        versi=1,
        oleh=koordinator,
        pada=date(2026, 5, 8),
    )
    page.get_by_role("link", name="Awal").click()
    uraian(page).fill("Dari tim")
    expect(page.locator(".butir.aktif .bentrok-butir")).to_contain_text("diubah orang lain")
    expect(page.locator(".butir.aktif .bentrok-butir")).to_contain_text("Dari koordinator")
    expect(uraian(page)).to_have_value("Dari tim")
    pastikan_mudah_diakses(page)
    page.get_by_role("button", name="Simpan isian saya").click()
    tunggu_tersimpan(page)
    butir.refresh_from_db()
    assert butir.uraian == "Dari tim"


@pytest.mark.parametrize("ukuran", LEBAR)
def test_the_page_shows_the_holiday_the_shift_and_the_message(
    rapat: Rapat, anggota_tim: Pengguna, halaman_masuk: Buka, ukuran: tuple[int, int]
) -> None:
    _seperti_gambar(rapat)
    page = halaman_masuk(anggota_tim, alamat(rapat))
    atur_layar(page, ukuran)
    page.locator("#butir > li").nth(4).click()
    tenggat = page.locator(".butir.aktif [name=tenggat]")
    expect(page.locator(".butir.aktif .gema")).to_contain_text("Jumat, 20 Maret 2026")
    pastikan_muat(page)
    pastikan_mudah_diakses(page)
    page.get_by_role("button", name="Geser ke Rabu, 25 Maret 2026").click()
    expect(tenggat).to_have_value("25 Maret 2026")
    tunggu_tersimpan(page)
    expect(page.locator("#wa-penuh")).to_contain_text("4. DJA Kemenkeu: Percepat")
    page.get_by_label("Sertakan kesimpulan").uncheck()
    expect(page.locator("#wa-ringkas")).not_to_contain_text("Kesimpulan")


def test_the_completion_shows_the_load_and_adds_an_institution_last(
    rapat: Rapat, anggota_tim: Pengguna, halaman_masuk: Buka
) -> None:
    page = halaman_masuk(anggota_tim, alamat(rapat))
    page.keyboard.type("Susun data")
    page.keyboard.press("Alt+t")
    page.keyboard.type("kem")
    pilihan = page.locator(".butir.aktif .pilihan-pic").get_by_role("option")
    expect(pilihan.first).to_contain_text("Kemnaker")
    expect(pilihan.first).to_contain_text("0 terbuka")
    expect(pilihan.last).to_contain_text("Tambah instansi “kem”")
    pastikan_mudah_diakses(page)
    page.keyboard.type("enperin")
    page.keyboard.press("Enter")
    expect(page.locator(".butir.aktif [name=pic]")).to_have_value("kemenperin")
    page.keyboard.type("; kp2")
    page.keyboard.press("Enter")
    expect(page.locator(".butir.aktif [name=pic]")).to_have_value("kemenperin; KP2MI")


def test_butir_change_places_by_keyboard(
    rapat: Rapat, anggota_tim: Pengguna, halaman_masuk: Buka
) -> None:
    for n, teks in enumerate(("Satu", "Dua", "Tiga"), start=1):
        PabrikHasilRapat.create(rapat=rapat, nomor=str(n), uraian=teks)
    page = halaman_masuk(anggota_tim, alamat(rapat))
    page.get_by_role("link", name="Tiga").click()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".butir.aktif .sunting .nomor")).to_have_text("2")
    expect(uraian(page)).to_be_focused()
    urutan = rapat.hasil.order_by("urut").values_list("uraian", flat=True)
    assert list(urutan) == ["Satu", "Tiga", "Dua"]


def _seperti_gambar(rapat: Rapat) -> None:
    for n, (jenis, teks, pic, tenggat) in enumerate(
        (
            ("kesimpulan", "Pelatihan welder belum dapat dilaksanakan pada TW I 2026.", "", ""),
            ("keputusan", "Sampaikan surat dukungan.", "Tim Produktivitas", "H+2"),
            ("rekomendasi", "Kemnaker melaksanakan rapat evaluasi.", "Kemnaker", "H+7"),
            ("rekomendasi", "KP2MI menuntaskan persiapan.", "KP2MI", "akhir TW II"),
            ("rekomendasi", "Percepat persetujuan anggaran.", "DJA Kemenkeu", "20 Maret"),
        ),
        start=1,
    ):
        PabrikHasilRapat.create(
            rapat=rapat,
            nomor=str(n),
            jenis=jenis,
            uraian=teks,
            ditugaskan=bool(pic),
            pic_teks=pic,
            pengawal=rapat.dicatat_oleh,
            tenggat_teks=tenggat,
        )
