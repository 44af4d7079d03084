"""The page of holidays: who keeps it, what it warns of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from akun.pilihan import Peran
from notifikasi.models import HariLibur, JenisLibur
from tests.pabrik import PabrikHariLibur, PabrikUnitKerja, anggota

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

pytestmark = pytest.mark.django_db


def isi(jawaban: Any) -> str:  # noqa: ANN401 - the test client has no static type
    return str(jawaban.content.decode())


@pytest.fixture
def klien(admin: Pengguna, masuk: Callable[[Pengguna], Client]) -> Client:
    return masuk(admin)


@pytest.mark.usefixtures("kalender")
def test_everybody_reads_the_year_and_nobody_else_changes_it(
    pengelola: Pengguna, unit: UnitKerja, masuk: Callable[[Pengguna], Client]
) -> None:
    libur = HariLibur.objects.filter(tanggal=date(2026, 1, 1)).get()
    bawah = anggota(PabrikUnitKerja.create(induk=unit), Peran.ADMIN)
    for orang in (pengelola, bawah):
        klien = masuk(orang)
        teks = isi(klien.get("/hari-libur/"))
        assert "Kamis, 1 Januari 2026" in teks
        assert "/hapus/" not in teks
        assert klien.post("/hari-libur/2026/isi/").status_code == 403
        for aksi in ("tambah/", f"{libur.pk}/ubah/", f"{libur.pk}/hapus/"):
            assert klien.get(f"/hari-libur/{aksi}").status_code == 403


def test_a_year_without_cuti_bersama_is_pointed_out(klien: Client, kalender: Kalender) -> None:
    assert "belum punya cuti bersama" not in isi(klien.get("/hari-libur/"))
    assert "Tahun 2031 belum punya cuti bersama" in isi(klien.get("/hari-libur/2031/"))


def test_a_day_is_added_changed_and_removed(klien: Client) -> None:
    data: dict[str, Any] = {"tanggal": "20 Mei 2026", "nama": "Libur kantor", "jenis": "setempat"}
    assert klien.post("/hari-libur/tambah/", data).status_code == 302
    kembar = klien.post("/hari-libur/tambah/", data)
    assert kembar.status_code == 422
    libur = HariLibur.objects.get()
    data |= {"tanggal": "2026-05-21", "versi": libur.versi}
    assert klien.post(f"/hari-libur/{libur.pk}/ubah/", data).status_code == 302
    assert klien.post(f"/hari-libur/{libur.pk}/ubah/", data).status_code == 422
    libur.refresh_from_db()
    assert (libur.tanggal, libur.jenis) == (date(2026, 5, 21), JenisLibur.SETEMPAT)
    assert klien.post(f"/hari-libur/{libur.pk}/hapus/", {"versi": libur.versi}).status_code == 302
    assert not HariLibur.objects.exists()


def test_filling_a_year_tells_how_many_and_does_not_bring_back_what_was_removed(
    klien: Client, admin: Pengguna
) -> None:
    klien.post("/hari-libur/2026/isi/")
    jumlah = HariLibur.objects.count()
    assert f"{jumlah} hari libur ditambahkan." in isi(klien.get("/hari-libur/2026/"))
    assert HariLibur.history.first().history_user == admin
    libur = HariLibur.objects.first()
    assert libur is not None
    klien.post(f"/hari-libur/{libur.pk}/hapus/", {"versi": libur.versi})
    klien.post("/hari-libur/2026/isi/")
    assert HariLibur.objects.count() == jumlah - 1
    assert klien.post("/hari-libur/2091/isi/").status_code == 404


def test_what_somebody_typed_is_no_estimate_any_more(klien: Client) -> None:
    libur = PabrikHariLibur.create(perkiraan=True)
    data = {"tanggal": libur.tanggal, "nama": "Idulfitri", "jenis": "nasional", "versi": 1}
    klien.post(f"/hari-libur/{libur.pk}/ubah/", data)
    libur.refresh_from_db()
    assert (libur.nama, libur.perkiraan) == ("Idulfitri", False)
