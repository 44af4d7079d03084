"""Minute taking by plain forms and by script: answers, conflicts, foreign ids, queries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from tests.pabrik import PADA, PabrikHasilRapat, PabrikInstansi, PabrikRapat, PabrikTim
from tindaklanjut.models import HasilRapat, TindakLanjut

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender
    from tindaklanjut.models import Rapat

    Masuk = Callable[[Pengguna], Client]

pytestmark = pytest.mark.django_db
JSON: dict[str, Any] = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def rapat(unit: UnitKerja, anggota_tim: Pengguna, kalender: Kalender) -> Rapat:
    return PabrikRapat.create(unit=unit, dicatat_oleh=anggota_tim, tanggal=date(2026, 2, 25))


def url(nama: str, *kunci: int) -> str:
    return reverse(f"tindaklanjut:rapat_{nama}", args=kunci)


def isi(**ganti: object) -> dict[str, object]:
    return {"jenis": "rekomendasi", "uraian": "Percepat anggaran", "kunci": "a-1", **ganti}


def test_a_plain_form_stores_a_butir_and_comes_back_to_the_page(
    rapat: Rapat, anggota_tim: Pengguna, masuk: Masuk
) -> None:
    klien = masuk(anggota_tim)
    jawaban = klien.post(url("catat_simpan", rapat.pk), isi())
    butir = HasilRapat.objects.get()
    assert jawaban.headers["Location"] == f"{url('catat', rapat.pk)}#butir-{butir.pk}"
    assert "Percepat anggaran" in klien.get(url("catat", rapat.pk)).content.decode()


def test_a_script_gets_the_version_the_row_and_the_message(
    rapat: Rapat, anggota_tim: Pengguna, masuk: Masuk
) -> None:
    PabrikInstansi.create(nama="DJA Kemenkeu")
    tugas = isi(ditugaskan="1", pic="DJA Kemenkeu", tenggat="H+7", pengawal=anggota_tim.pk)
    jawaban = masuk(anggota_tim).post(url("catat_simpan", rapat.pk), tugas, **JSON).json()
    assert (jawaban["versi"], jawaban["urutan"][0][1]) == (1, "1")
    assert "Rabu, 4 Maret 2026 (H+7)" in jawaban["tampak"]
    assert jawaban["jumlah"] == "1 butir · 1 tindak lanjut"
    assert "1. DJA Kemenkeu: Percepat anggaran. *4 Maret 2026*" in jawaban["pesan"]


def test_a_chosen_day_of_a_plain_form_replaces_the_phrase(
    rapat: Rapat, anggota_tim: Pengguna, masuk: Masuk
) -> None:
    isian = isi(ditugaskan="1", tenggat="20 Maret", tenggat_pilih="25 Maret 2026")
    masuk(anggota_tim).post(url("catat_simpan", rapat.pk), isian)
    assert HasilRapat.objects.get().tenggat_teks == "25 Maret 2026"


def test_the_deadline_is_told_back_with_its_holiday_and_a_shift(
    rapat: Rapat, anggota_tim: Pengguna, masuk: Masuk
) -> None:
    klien = masuk(anggota_tim)
    gema = klien.get(url("catat_tenggat", rapat.pk), {"teks": "20 Maret"}).content.decode()
    assert "Jumat, 20 Maret 2026" in gema
    assert "Geser ke Rabu, 25 Maret 2026" in gema
    ganda = klien.get(url("catat_tenggat", rapat.pk), {"teks": "awal April"}).content.decode()
    assert 'name="tenggat_pilih"' in ganda


def test_the_second_editor_hears_what_changed_and_keeps_the_own_text(
    rapat: Rapat, anggota_tim: Pengguna, koordinator: Pengguna, masuk: Masuk
) -> None:
    butir = PabrikHasilRapat.create(rapat=rapat, uraian="Awal")
    satu = isi(hasil=butir.pk, versi=1, uraian="Dari koordinator")
    assert masuk(koordinator).post(url("catat_simpan", rapat.pk), satu, **JSON).status_code == 200
    dua = isi(hasil=butir.pk, versi=1, uraian="Dari tim")
    jawaban = masuk(anggota_tim).post(url("catat_simpan", rapat.pk), dua, **JSON)
    assert jawaban.status_code == 409
    assert "Dari koordinator" in jawaban.json()["bentrok"]
    assert jawaban.json()["tersimpan"]["uraian"] == "Dari koordinator"
    polos = masuk(anggota_tim).post(url("catat_simpan", rapat.pk), dua)
    assert polos.status_code == 409
    assert "Isian Anda: Dari tim" in polos.content.decode()


def test_ids_of_another_rapat_and_another_unit_are_no_choice(
    rapat: Rapat, anggota_tim: Pengguna, orang_asing: Pengguna, masuk: Masuk
) -> None:
    klien = masuk(anggota_tim)
    luar = PabrikHasilRapat.create()
    for ganti in ({"hasil": luar.pk}, {"ditugaskan": "1", "pengawal": orang_asing.pk}):
        jawaban = klien.post(url("catat_simpan", rapat.pk), isi(**ganti), **JSON)
        assert jawaban.status_code == 422, ganti
    assert klien.post(url("catat_hapus", rapat.pk, luar.pk)).status_code == 404
    urutan = {"urutan": f"{luar.pk}"}
    assert klien.post(url("catat_urut", rapat.pk), urutan, **JSON).status_code == 422
    assert not rapat.hasil.exists()


def test_a_stranger_finds_no_page_and_an_observer_only_reads(
    rapat: Rapat, orang_asing: Pengguna, pengamat: Pengguna, masuk: Masuk
) -> None:
    assert masuk(orang_asing).get(url("catat", rapat.pk)).status_code == 404
    klien = masuk(pengamat)
    assert klien.get(url("catat", rapat.pk)).headers["Location"] == rapat.get_absolute_url()
    assert klien.post(url("catat_simpan", rapat.pk), isi()).status_code == 403


def test_closing_names_what_is_missing_on_the_page_and_can_be_taken_back(
    rapat: Rapat, anggota_tim: Pengguna, masuk: Masuk
) -> None:
    klien = masuk(anggota_tim)
    tim = PabrikTim.create(unit=rapat.unit)
    klien.post(url("catat_simpan", rapat.pk), isi(ditugaskan="1", pic=tim.nama))
    butir = HasilRapat.objects.get()
    jawaban = klien.post(url("selesai", rapat.pk))
    assert jawaban.status_code == 422
    assert "Butir 1: Isi tenggat" in jawaban.content.decode()
    lengkap = isi(hasil=butir.pk, versi=1, ditugaskan="1", pic=tim.nama, tenggat="besok")
    klien.post(url("catat_simpan", rapat.pk), lengkap)
    klien.post(url("selesai", rapat.pk))
    assert TindakLanjut.objects.count() == 1
    assert "Urungkan penyelesaian" in klien.get(rapat.get_absolute_url()).content.decode()
    klien.post(url("urungkan", rapat.pk))
    assert not TindakLanjut.objects.exists()


def test_the_head_is_stored_and_a_date_after_a_task_is_refused_in_place(
    rapat: Rapat, anggota_tim: Pengguna, masuk: Masuk
) -> None:
    kepala = {
        "judul": rapat.judul,
        "tanggal": "Kamis, 26 Februari 2026",
        "waktu": "13.00",
        "versi": rapat.versi,
    }
    klien = masuk(anggota_tim)
    assert klien.post(url("catat_kepala", rapat.pk), kepala, **JSON).json()["versi"] == 2
    rapat.refresh_from_db()
    assert (rapat.tanggal, rapat.waktu) == (date(2026, 2, 26), "13.00")
    assert klien.post(url("catat_kepala", rapat.pk), kepala, **JSON).status_code == 409
    buruk = kepala | {"tanggal": "entah", "versi": 2}
    assert klien.post(url("catat_kepala", rapat.pk), buruk, **JSON).status_code == 422


def test_an_institution_is_added_on_the_way(
    rapat: Rapat, anggota_tim: Pengguna, masuk: Masuk
) -> None:
    klien = masuk(anggota_tim)
    jawaban = klien.post(url("catat_instansi", rapat.pk), {"nama": " Kemenperin "}, **JSON)
    assert jawaban.json() == {"nama": "Kemenperin"}
    assert klien.post(url("catat_instansi", rapat.pk), {"nama": ""}, **JSON).status_code == 422


def test_thirty_butir_cost_the_queries_of_three(
    rapat: Rapat,
    anggota_tim: Pengguna,
    masuk: Masuk,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    klien = masuk(anggota_tim)
    tim = PabrikTim.create(unit=rapat.unit)

    def ukur() -> int:
        with django_assert_max_num_queries(60) as catatan:
            klien.get(url("catat", rapat.pk))
        return len(catatan)

    ukur()  # the first page of a session asks more
    for n in range(1, 4):
        _butir(rapat, n, tim.nama)
    tiga = ukur()
    for n in range(4, 31):
        _butir(rapat, n, tim.nama)
    assert ukur() == tiga


def _butir(rapat: Rapat, n: int, pic: str) -> None:
    PabrikHasilRapat.create(
        rapat=rapat, nomor=str(n), ditugaskan=True, pic_teks=pic, tenggat_teks="H+7"
    )
    assert rapat.tanggal < PADA
