"""What the forms of rapat and kendala write, keep and refuse."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from akun.periode import Periode
from tests.pabrik import (
    TAHUN,
    PabrikHasilRapat,
    PabrikIKU,
    PabrikKunciTriwulan,
    PabrikRapat,
    PabrikRapatRenaksi,
    PabrikRenaksi,
    PabrikTim,
    PabrikTonggak,
    UnitLengkap,
    unit_lengkap,
)
from tindaklanjut.models import Kendala, Rapat
from tindaklanjut.pilihan import StatusKendala, StatusRapat

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse

    from akun.models import Pengguna, UnitKerja

    Masuk = Callable[[Pengguna], Client]
    Jawaban = _MonkeyPatchedWSGIResponse

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_lengkap(unit=unit, terisi=False)


def alamat(unit: UnitKerja, nama: str) -> str:
    return Periode(unit, TAHUN, 2).url(f"tindaklanjut:{nama}")


def url(nama: str, *objek: Model) -> str:
    return reverse(f"tindaklanjut:{nama}", args=[o.pk for o in objek])


def isi_tugas(lengkap: UnitLengkap, **ganti: object) -> dict[str, Any]:
    tim = PabrikTim.create(unit=lengkap.unit)
    return {
        "uraian": "Menyampaikan data upah",
        "pic": f"tim:{tim.pk}",
        "tenggat": "2026-05-29",
        "prioritas": "sedang",
        **ganti,
    }


# --- Rapat ----------------------------------------------------------------------------------------


ISI_RAPAT = {"jenis": "rakor", "judul": "Rapat Koordinasi", "tanggal": "9 April 2026"}


def test_a_rapat_is_recorded_written_closed_and_revised(
    lengkap: UnitLengkap, anggota_tim: Pengguna, koordinator: Pengguna, masuk: Masuk
) -> None:
    klien = masuk(anggota_tim)
    assert klien.post(alamat(lengkap.unit, "rapat_tambah"), ISI_RAPAT).status_code == 302
    rapat = Rapat.objects.get()
    assert (rapat.kode, rapat.dicatat_oleh, rapat.tanggal) == (
        "R-2026-0001",
        anggota_tim,
        date(TAHUN, 4, 9),
    )
    for uraian in ("Pertama", "Kedua"):
        klien.post(url("rapat_hasil_tambah", rapat), {"jenis": "rekomendasi", "uraian": uraian})
    satu, dua = rapat.hasil.order_by("urut")
    klien.post(url("rapat_hasil_geser", rapat, dua), {"arah": "naik"})
    assert [h.uraian for h in rapat.hasil.order_by("urut")] == ["Kedua", "Pertama"]
    satu.refresh_from_db()
    isi = {"jenis": "keputusan", "uraian": "Diubah", "versi": satu.versi}
    assert klien.post(url("rapat_hasil_ubah", rapat, satu), isi).status_code == 302
    assert klien.post(url("rapat_hasil_ubah", rapat, satu), isi).status_code == 422
    assert klien.post(url("rapat_hasil_hapus", rapat, dua)).status_code == 302
    isi_tl = isi_tugas(lengkap, hasil=satu.pk)
    assert klien.post(alamat(lengkap.unit, "tambah"), isi_tl).status_code == 302
    rapat.refresh_from_db()
    assert klien.post(url("rapat_selesai", rapat), {"versi": rapat.versi}).status_code == 302
    assert klien.post(alamat(lengkap.unit, "tambah"), isi_tl).status_code == 403
    assert klien.post(url("rapat_ubah", rapat), ISI_RAPAT).status_code == 422
    rapat.refresh_from_db()
    assert rapat.status == StatusRapat.SELESAI
    revisi = {"alasan": "Salah ketik", "versi": rapat.versi}
    assert klien.post(url("rapat_revisi", rapat), revisi).status_code == 403
    assert masuk(koordinator).post(url("rapat_revisi", rapat), revisi).status_code == 302
    rapat.refresh_from_db()
    assert rapat.status == StatusRapat.DRAF


def test_a_butir_is_reached_only_through_its_own_rapat(
    unit: UnitKerja, anggota_tim: Pengguna, masuk: Masuk
) -> None:
    butir, rapat = PabrikHasilRapat.create(), PabrikRapat.create(unit=unit)
    for nama in ("rapat_hasil_ubah", "rapat_hasil_hapus", "rapat_hasil_geser"):
        assert masuk(anggota_tim).post(url(nama, rapat, butir)).status_code == 404


@pytest.mark.parametrize("bidang", ["renaksi", "iku", "tonggak"])
def test_a_rapat_is_not_linked_to_another_unit(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk, bidang: str
) -> None:
    luar: dict[str, Callable[[], Model]] = {
        "renaksi": PabrikRenaksi.create,
        "iku": PabrikIKU.create,
        "tonggak": PabrikTonggak.create,
    }
    rapat = PabrikRapat.create(unit=lengkap.unit)
    jawaban = masuk(koordinator).post(url("rapat_tautkan", rapat), {bidang: [luar[bidang]().pk]})
    assert jawaban.status_code == 422
    assert not getattr(rapat, bidang).exists()


def test_links_of_a_locked_quarter_stay_when_the_form_is_saved(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk
) -> None:
    terkunci, terbuka = (
        lengkap.renaksi["2.1", "1"],
        PabrikRenaksi.create(iku=lengkap.iku["2.1"], triwulan=2),
    )
    rapat = PabrikRapatRenaksi.create(renaksi=terkunci).rapat
    PabrikKunciTriwulan.create(unit=lengkap.unit, terkunci=True)
    klien = masuk(koordinator)
    jawaban = klien.post(url("rapat_tautkan", rapat), {"renaksi": [terbuka.pk]})
    assert jawaban.status_code == 302
    assert set(rapat.renaksi.all()) == {terkunci, terbuka}
    lain = lengkap.renaksi["2.2", "1"]
    jawaban = klien.post(url("rapat_tautkan", rapat), {"renaksi": [lain.pk]})
    assert jawaban.status_code == 422


# --- Kendala --------------------------------------------------------------------------------------


def test_a_kendala_is_recorded_given_an_upaya_closed_and_opened(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk
) -> None:
    klien = masuk(koordinator)
    isi = {"uraian": "Anggaran direviu", "iku": [lengkap.iku["1.1"].pk, lengkap.iku["2.1"].pk]}
    klien.post(alamat(lengkap.unit, "kendala_tambah"), isi)
    kendala = Kendala.objects.get()
    assert (kendala.triwulan, kendala.iku.count()) == (2, 2)
    assert klien.post(url("kendala_tutup", kendala), {"versi": 1}).status_code == 409
    klien.post(alamat(lengkap.unit, "tambah"), isi_tugas(lengkap, kendala=kendala.pk))
    assert kendala.upaya.count() == 1
    assert klien.post(url("kendala_tutup", kendala), {"versi": 1}).status_code == 302
    assert (
        klien.post(url("kendala_buka", kendala), {"versi": 2, "alasan": "Lagi"}).status_code == 302
    )
    kendala.refresh_from_db()
    assert kendala.status == StatusKendala.TERBUKA
    ubah = {"uraian": "Lain", "iku": [lengkap.iku["1.1"].pk], "versi": 1}
    assert klien.post(url("kendala_ubah", kendala), ubah).status_code == 422
    assert klien.post(url("kendala_ubah", kendala), ubah | {"versi": 3}).status_code == 302


def test_a_locked_quarter_refuses_a_kendala_on_the_page(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk
) -> None:
    PabrikKunciTriwulan.create(unit=lengkap.unit, triwulan=2, terkunci=True)
    klien = masuk(koordinator)
    jawaban = klien.post(alamat(lengkap.unit, "kendala_tambah"), {"uraian": "Anggaran"})
    assert jawaban.status_code == 422
    assert "sudah dikunci" in jawaban.content.decode()
    assert "Anggaran" in jawaban.content.decode()
    assert not Kendala.objects.exists()
    daftar = klien.get(alamat(lengkap.unit, "kendala_daftar")).content.decode()
    assert alamat(lengkap.unit, "kendala_tambah") not in daftar


@pytest.mark.parametrize("tahun", [TAHUN, TAHUN + 1])
def test_a_kendala_takes_no_iku_of_another_unit_or_year(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk, tahun: int
) -> None:
    unit = None if tahun == TAHUN else lengkap.unit
    isi = {"perjanjian__tahun": tahun} | ({"perjanjian__unit": unit} if unit else {})
    iku = PabrikIKU.create(**isi)
    jawaban = masuk(koordinator).post(
        alamat(lengkap.unit, "kendala_tambah"), {"uraian": "Anggaran", "iku": [iku.pk]}
    )
    assert jawaban.status_code == 422
    assert not Kendala.objects.exists()
