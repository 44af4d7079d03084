"""The period in the URL, who gets in, and the menu."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from akun.menu import MENU, Entri, menu_kelola, tautan_menu
from akun.periode import Periode, halaman_periode, periode_bawaan
from akun.pilihan import Peran, Tindakan
from inti.galat import IzinDitolak
from tests.pabrik import PabrikKeanggotaan, PabrikPerjanjianKinerja, PabrikUnitKerja, anggota

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse
    from django.test import Client, RequestFactory

    from akun.models import Pengguna, UnitKerja
    from akun.periode import Permintaan

pytestmark = pytest.mark.django_db


def test_a_period_knows_its_days_its_names_and_its_pages() -> None:
    periode = Periode(PabrikUnitKerja.build(kode="D4/A1"), 2026, 2)
    assert (periode.awal, periode.akhir) == (date(2026, 4, 1), date(2026, 6, 30))
    assert (periode.label, periode.label_tw) == ("TW II 2026", "TW II")
    assert periode.ganti(triwulan=1).url("kinerja:tabel") == "/u/D4/A1/2026/tw-1/kinerja/"


@pytest.mark.parametrize("akhir", ["", "kinerja/"])
def test_a_kode_with_a_slash_finds_its_page(
    akhir: str, masuk: Callable[[Pengguna], Client]
) -> None:
    unit = PabrikUnitKerja.create(kode="D4/A1")
    klien = masuk(anggota(unit, Peran.PENGAMAT))
    assert klien.get(f"/u/D4/A1/2026/tw-2/{akhir}").status_code == 200


@pytest.mark.parametrize("akhir", ["2026/tw-5/", "2026/tw-0/", "1999/tw-1/", "x/tw-1/"])
def test_an_impossible_period_is_no_page(
    akhir: str, unit: UnitKerja, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    assert masuk(pengamat).get(f"/u/{unit.kode}/{akhir}").status_code == 404


def test_an_unknown_unit_and_a_strangers_unit_look_the_same(
    unit_lain: UnitKerja, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengamat)
    jawaban = [klien.get(f"/u/{kode}/2026/tw-2/") for kode in (unit_lain.kode, "tidak-ada")]
    assert [j.status_code for j in jawaban] == [404, 404]
    assert all("unit yang tidak Anda jangkau" in j.content.decode() for j in jawaban)


def test_the_units_below_are_within_reach_and_those_above_are_not(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client]
) -> None:
    bawah = PabrikUnitKerja.create(induk=unit)
    atas, anak = anggota(unit, Peran.PENGAMAT), anggota(bawah, Peran.PENGAMAT)
    assert masuk(atas).get(f"/u/{bawah.kode}/2026/tw-2/").status_code == 200
    assert masuk(anak).get(f"/u/{unit.kode}/2026/tw-2/").status_code == 404


def test_a_known_unit_without_the_right_is_refused_with_a_sentence(
    unit: UnitKerja, pengamat: Pengguna, rf: RequestFactory
) -> None:
    @halaman_periode(Tindakan.KELOLA_KINERJA)
    def halaman(request: Permintaan, periode: Periode) -> HttpResponse:
        raise AssertionError

    permintaan = rf.get("/")
    permintaan.user = pengamat
    permintaan.session = {}  # type: ignore[assignment]  # a plain mapping is enough here
    with pytest.raises(IzinDitolak, match="Hanya Pengelola kinerja unit ini"):
        halaman(permintaan, unit=unit.kode, tahun=2026, triwulan=2)


def test_a_stranger_must_log_in_first(unit: UnitKerja, client: Client) -> None:
    alamat = f"/u/{unit.kode}/2026/tw-2/"
    jawaban = client.get(alamat)
    assert (jawaban.status_code, jawaban["Location"]) == (302, f"/masuk/?next={alamat}")


# --- Where somebody lands -------------------------------------------------------------------------


def test_the_first_unit_is_one_with_a_pk_of_this_year(pada: date) -> None:
    atas = PabrikUnitKerja.create(kode="A")
    bawah = PabrikUnitKerja.create(kode="B", induk=atas)
    orang = anggota(atas, Peran.ADMIN)
    assert periode_bawaan(orang, pada) == Periode(atas, 2026, 2)
    PabrikPerjanjianKinerja.create(unit=bawah, tahun=2026)
    assert periode_bawaan(orang, pada) == Periode(bawah, 2026, 2)


def test_a_role_of_ones_own_comes_before_the_units_below(pada: date) -> None:
    atas = PabrikUnitKerja.create(kode="Z")
    PabrikUnitKerja.create(kode="A", induk=atas)
    orang = anggota(atas, Peran.ADMIN)
    assert periode_bawaan(orang, pada) == Periode(atas, 2026, 2)


def test_an_ended_membership_opens_nothing(unit: UnitKerja, pada: date) -> None:
    orang = anggota(unit, Peran.TIM, sampai=date(2026, 5, 7))
    assert periode_bawaan(orang, pada) is None


def test_a_page_without_period_remembers_the_last_one(
    unit: UnitKerja, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengamat)
    klien.get(f"/u/{unit.kode}/2026/tw-1/")
    isi = klien.get("/gaya/").content.decode()
    assert "Ganti periode, kini TW I 2026" in isi
    assert f'href="/u/{unit.kode}/2026/tw-1/kinerja/"' in isi


def test_the_period_menu_keeps_the_page_and_offers_the_years_with_a_pk(
    unit: UnitKerja, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    PabrikPerjanjianKinerja.create(unit=unit, tahun=2025)
    isi = masuk(pengamat).get(f"/u/{unit.kode}/2026/tw-1/kinerja/").content.decode()
    assert f'href="/u/{unit.kode}/2025/tw-4/kinerja/"' in isi
    assert f'href="/u/{unit.kode}/2026/tw-3/kinerja/"' in isi
    assert "2024" not in isi


def test_the_unit_menu_shows_only_to_who_reaches_several(
    unit: UnitKerja, unit_lain: UnitKerja, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    alamat = f"/u/{unit.kode}/2026/tw-2/"
    assert "Unit kerja</p>" not in masuk(pengamat).get(alamat).content.decode()
    PabrikKeanggotaan.create(pengguna=pengamat, unit=unit_lain)
    isi = masuk(pengamat).get(alamat).content.decode()
    assert f'href="/u/{unit_lain.kode}/2026/tw-2/"' in isi


# --- Menu -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nama_view", "label"),
    [
        ("laporan:beranda", "Beranda"),
        ("beranda", "Beranda"),
        ("laporan:triwulan", "Laporan"),
        ("tindaklanjut:rapat_catat", "Rapat"),
        ("tindaklanjut:rinci", "Tindak lanjut"),
        ("tindaklanjut:kendala_daftar", "Kinerja"),
        ("renaksi:daftar", "Kinerja"),
        ("renaksi:papan", "Efektivitas"),
        ("rb:tonggak", "RB"),
        ("account_change_password", None),
    ],
)
def test_the_menu_marks_the_room_one_is_in(
    monkeypatch: pytest.MonkeyPatch, nama_view: str, label: str | None
) -> None:
    monkeypatch.setattr("akun.menu.reverse", lambda nama: f"/{nama}/")
    aktif = [t.label for t in tautan_menu(MENU, periode=None, nama_view=nama_view) if t.aktif]
    assert aktif == ([] if label is None else [label])


def test_an_entry_without_a_page_is_left_out() -> None:
    belum = Entri("ruang:belum_ada", "Belum ada", "home", ("ruang:",))
    assert tautan_menu((belum,), periode=None, nama_view="") == ()


def test_shortcuts_of_the_menu_are_not_given_twice() -> None:
    huruf = [e.pintasan for e in MENU if e.pintasan]
    assert len(huruf) == len(set(huruf))


@pytest.mark.parametrize(
    ("peran", "label"),
    [
        (Peran.PENGELOLA, ["Impor dan ekspor"]),
        (
            Peran.ADMIN,
            ["Pengguna", "Unit kerja", "Instansi", "Kotak keluar", "Templat Word", "Hari libur"],
        ),
        (Peran.PIMPINAN, []),
    ],
)
def test_pages_that_keep_the_house_show_to_who_may_open_them(
    monkeypatch: pytest.MonkeyPatch, unit: UnitKerja, pada: date, peran: Peran, label: list[str]
) -> None:
    monkeypatch.setattr("akun.menu.reverse", lambda nama: f"/{nama}/")
    menu = menu_kelola(anggota(unit, peran), periode=None, nama_view="", pada=pada)
    assert [t.label for t in menu] == label
