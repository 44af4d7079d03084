"""The whole story of an object in words, its page, and what the second editor is told."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from akun.dasar import Asal, ModelTeraudit, hapus_tautan, simpan
from akun.jejak import Perubahan, kutip, rangkai
from akun.riwayat import entri_riwayat, hadapi_bentrok, perubahan_sejak, semua_jenis
from inti.forms import Formulir
from inti.galat import VersiBerubah
from renaksi.models import ButirKeterangan, Renaksi, Status
from tests.pabrik import (
    PABRIK,
    PabrikButirKeterangan,
    PabrikInstansi,
    PabrikPengguna,
    PabrikPIC,
    PabrikRenaksi,
    PabrikTindakLanjut,
    PabrikTindakLanjutIKU,
    anggota,
    pihak_dari,
)
from tindaklanjut.models import PIC, TindakLanjut

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import IntegerField
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r"\b[A-Za-z0-9]{64}\b")
PANJANG = "Menyusun konsep kebijakan pengupahan bersama kementerian terkait di tiga daerah " * 2


def undur(objek: ModelTeraudit, detik: int) -> None:
    """Move the newest history row of an object into the past, as if it were written earlier."""
    baris: Any = objek.history.first()
    objek.history.filter(pk=baris.pk).update(
        history_date=baris.history_date - timedelta(seconds=detik)
    )


def kata(objek: ModelTeraudit) -> list[list[str]]:
    return [[k.teks for k in e.kalimat] for e in entri_riwayat(objek)]


@pytest.mark.parametrize(
    ("lama", "baru", "hasil"),
    [
        ("20 Maret 2026", "25 Maret 2026", "20 → 25 Maret 2026"),
        ("20 Maret 2026", "5 April 2026", "20 Maret → 5 April 2026"),
        ("20 Maret 2026", "20 Maret 2027", "20 Maret 2026 → 20 Maret 2027"),
        ("Baru", "Dikerjakan", "Baru → Dikerjakan"),
        ("2 orang 2026", "3 orang 2026", "2 orang 2026 → 3 orang 2026"),
    ],
)
def test_two_dates_say_only_once_what_they_share(lama: str, baru: str, hasil: str) -> None:
    assert rangkai(lama, baru) == hasil


@pytest.mark.parametrize(
    ("lama", "baru", "hasil"),
    [
        ("Baru", "Dikerjakan", "mengubah status Baru → Dikerjakan"),
        ("", "Dikerjakan", "mengisi status: Dikerjakan"),
        ("Baru", "", "mengosongkan status (semula Baru)"),
    ],
)
def test_a_change_is_a_sentence(lama: str, baru: str, hasil: str) -> None:
    kalimat = Perubahan("status", lama, baru).kalimat
    assert str(kalimat) == hasil
    assert not kalimat.dapat_dibuka


def test_a_long_text_is_shortened_and_can_be_read_whole() -> None:
    kalimat = Perubahan("uraian", "Singkat.", PANJANG).kalimat
    assert kalimat.teks == (
        "mengubah uraian Singkat. → "
        "“Menyusun konsep kebijakan pengupahan bersama kementerian terkait di …”"
    )
    assert (kalimat.lama, kalimat.baru) == ("Singkat.", PANJANG)
    assert kutip("a" * 60) == f"“{'a' * 60}”"


def test_a_story_tells_status_deadline_and_reason_the_latest_first() -> None:
    orang = PabrikPengguna.create(nama="Koordinator")
    renaksi = PabrikRenaksi.create(tenggat=date(2026, 3, 20), pic=None)
    undur(renaksi, 60)
    renaksi.tenggat, renaksi.status = date(2026, 3, 25), Status.BERJALAN
    simpan(renaksi, oleh=orang, alasan="Mitra menunda.")
    baru, lama = entri_riwayat(renaksi)
    assert (baru.oleh, baru.asal, baru.alasan) == ("Koordinator", "", "Mitra menunda.")
    assert [str(k) for k in baru.kalimat] == [
        "mengubah tenggat 20 → 25 Maret 2026",
        "mengubah status Rencana → Berjalan",
    ]
    assert baru.pada > lama.pada
    assert [str(k) for k in lama.kalimat] == ["membuat rencana aksi"]
    assert lama.oleh == "Sistem"


def test_parties_links_and_progress_are_told_with_the_task() -> None:
    tugas = PabrikTindakLanjut.create()
    undur(tugas, 60)
    pic = PabrikPIC.create(
        tindak_lanjut=tugas, pihak=pihak_dari(PabrikInstansi.create(nama="Kemnaker")), peran="utama"
    )
    undur(pic, 50)
    pic.pihak = pihak_dari(PabrikInstansi.create(nama="BPS"))
    simpan(pic, oleh=None)
    undur(pic, 40)
    hapus_tautan([pic], oleh=None, asal=Asal.HALAMAN, alasan="Salah pilih.")
    undur_terakhir(PIC, 30)
    tautan = PabrikTindakLanjutIKU.create(tindak_lanjut=tugas)
    assert kata(tugas) == [
        [f"menautkan IKU {kutip(str(tautan.iku))}"],
        ["melepas PIC BPS"],
        ["mengubah PIC Kemnaker → BPS"],
        ["menambahkan PIC Kemnaker, peran Utama"],
        ["membuat tindak lanjut"],
    ]


def undur_terakhir(model: type[ModelTeraudit], detik: int) -> None:
    baris: Any = model.history.order_by("-history_id").first()
    model.history.filter(pk=baris.pk).update(
        history_date=baris.history_date - timedelta(seconds=detik)
    )


def test_what_one_person_does_in_one_go_is_one_entry() -> None:
    orang, lain = PabrikPengguna.create_batch(2)
    renaksi = PabrikRenaksi.create()
    undur(renaksi, 60)
    renaksi.status = Status.BERJALAN
    simpan(renaksi, oleh=orang)
    butir = ButirKeterangan(renaksi=renaksi, urutan=1, teks="Rakor.", tanggal=date(2026, 3, 2))
    simpan(butir, oleh=orang)
    butir.teks = "Rakor kedua."
    simpan(butir, oleh=lain)
    assert kata(renaksi) == [
        ["mengubah keterangan Rakor. → Rakor kedua."],
        [
            "mengubah status Rencana → Berjalan",
            "menambahkan keterangan Rakor., tanggal 2 Maret 2026",
        ],
        ["membuat rencana aksi"],
    ]


def test_a_column_that_repeats_the_reason_is_not_told_twice() -> None:
    renaksi = PabrikRenaksi.create(status=Status.BERJALAN)
    undur(renaksi, 60)
    renaksi.status, renaksi.alasan = Status.BATAL, "Dialihkan ke unit lain."
    simpan(renaksi, oleh=None, alasan="Dialihkan ke unit lain.")
    entri = entri_riwayat(renaksi)[0]
    assert [str(k) for k in entri.kalimat] == ["mengubah status Berjalan → Batal"]
    assert entri.alasan == "Dialihkan ke unit lain."


def test_the_way_a_write_came_in_is_told_unless_it_is_a_page() -> None:
    renaksi = PabrikRenaksi.create(nomor="7")
    undur(renaksi, 60)
    renaksi.nomor = "8"
    simpan(renaksi, oleh=None, asal=Asal.IMPOR)
    assert [e.asal for e in entri_riwayat(renaksi)] == ["Impor", "Sistem"]


def test_versions_times_and_sort_orders_are_never_told() -> None:
    renaksi = PabrikRenaksi.create(nomor="7")
    undur(renaksi, 60)
    renaksi.nomor = "12"
    simpan(renaksi, oleh=None)
    assert kata(renaksi)[0] == ["mengubah nomor 7 → 12"]


# --- Every kind -----------------------------------------------------------------------------------


def test_every_kind_has_its_own_name_and_reads_its_children() -> None:
    assert len({j.model for j in semua_jenis().values()}) == len(semua_jenis())
    for jenis in semua_jenis().values():
        entri_riwayat(PABRIK[jenis.model].create())


def test_every_audited_model_is_told_somewhere() -> None:
    diceritakan = {j.model for j in semua_jenis().values()} | {
        a.model for j in semua_jenis().values() for a in j.anak
    }
    semua = {
        m
        for m in apps.get_models()
        if issubclass(m, ModelTeraudit) and not m.__name__.startswith("Historical")
    }
    # Holidays and reminder settings are short tables of the whole house, not objects of a unit.
    assert {m._meta.app_label for m in semua - diceritakan} == {"notifikasi"}


@pytest.mark.parametrize("jumlah", [3, 30])
def test_the_number_of_queries_does_not_grow(
    jumlah: int, unit: UnitKerja, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    renaksi = PabrikRenaksi.create(iku__perjanjian__unit=unit, pic=None)
    for _ in range(jumlah):
        renaksi.pic = pihak_dari(anggota(unit, "tim"))  # type: ignore[arg-type]
        simpan(renaksi, oleh=PabrikPengguna.create())
        PabrikButirKeterangan.create(renaksi=renaksi, dicatat_oleh=PabrikPengguna.create())
    # Two histories, and the rows of IKU, PIC and of two fields of keterangan they name.
    with django_assert_num_queries(6):
        assert entri_riwayat(renaksi)


# --- The page -------------------------------------------------------------------------------------


def test_the_page_tells_the_story_and_links_back(
    pengamat: Pengguna, unit: UnitKerja, masuk: Callable[[Pengguna], Client]
) -> None:
    renaksi = PabrikRenaksi.create(iku__perjanjian__unit=unit, uraian="Menyusun.")
    undur(renaksi, 60)
    renaksi.uraian = PANJANG
    simpan(renaksi, oleh=pengamat, alasan="Diperinci.")
    isi = masuk(pengamat).get(f"/riwayat/renaksi/{renaksi.pk}/").content.decode()
    assert "<h1>Riwayat rencana aksi</h1>" in isi
    assert f'href="/renaksi/{renaksi.pk}/"' in isi
    assert "mengubah uraian Menyusun. → “Menyusun konsep" in isi
    assert f"<ins>{PANJANG}</ins>" in isi
    assert "Alasan: Diperinci." in isi


def test_a_long_story_is_paged(
    pengamat: Pengguna, unit: UnitKerja, masuk: Callable[[Pengguna], Client]
) -> None:
    renaksi = PabrikRenaksi.create(iku__perjanjian__unit=unit, nomor="0")
    for n in range(40):
        renaksi.nomor = str(n + 1)
        simpan(renaksi, oleh=pengamat if n % 2 else None)
    klien = masuk(pengamat)
    pertama = klien.get(f"/riwayat/renaksi/{renaksi.pk}/").content.decode()
    kedua = klien.get(f"/riwayat/renaksi/{renaksi.pk}/?halaman=2").content.decode()
    assert "mengubah nomor 39 → 40" in pertama
    assert "membuat rencana aksi" not in pertama
    assert "membuat rencana aksi" in kedua


@pytest.mark.parametrize("jenis", sorted(semua_jenis()))
def test_a_stranger_learns_nothing_of_any_kind(
    jenis: str, orang_asing: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    objek = PABRIK[semua_jenis()[jenis].model].create()
    klien = masuk(orang_asing)
    jawaban = [klien.get(reverse("akun:riwayat", args=[jenis, pk])) for pk in (objek.pk, 987654)]
    assert [j.status_code for j in jawaban] == [404, 404]
    isi = [TOKEN.sub("", j.content.decode()) for j in jawaban]
    assert isi[0] == isi[1]


def test_an_unknown_kind_is_no_page(
    pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    assert masuk(pengamat).get("/riwayat/apa-saja/1/").status_code == 404


# --- The second editor ----------------------------------------------------------------------------


class FormulirUji(Formulir):
    """A form with the hidden version every edit form has."""

    from django import forms

    uraian = forms.CharField()
    versi: IntegerField = forms.IntegerField()


def test_the_second_editor_is_told_what_changed_and_keeps_the_text() -> None:
    koordinator = PabrikPengguna.create(nama="Koordinator")
    tugas = PabrikTindakLanjut.create(tenggat=date(2026, 3, 20))
    undur(tugas, 60)
    dilihat = tugas.versi
    tugas.tenggat = date(2026, 3, 25)
    simpan(tugas, oleh=koordinator)
    PabrikPIC.create(
        tindak_lanjut=tugas, pihak=pihak_dari(PabrikInstansi.create(nama="Kemnaker")), peran="utama"
    )
    formulir = FormulirUji({"uraian": "Ketikan saya", "versi": str(dilihat)})
    formulir.coba(lambda: (_ for _ in ()).throw(VersiBerubah("Berubah.")))
    hadapi_bentrok(formulir, TindakLanjut.objects.get(pk=tugas.pk))
    ringkas = [e.ringkas for e in perubahan_sejak(tugas, dilihat)]
    assert ringkas == [
        "Sistem menambahkan PIC Kemnaker, peran Utama",
        "Koordinator mengubah tenggat 20 → 25 Maret 2026",
    ]
    assert [e.ringkas for e in formulir.perubahan] == ringkas  # type: ignore[attr-defined]
    assert formulir["uraian"].value() == "Ketikan saya"
    assert formulir["versi"].value() == str(tugas.versi)


def test_nothing_is_told_when_nobody_was_faster() -> None:
    renaksi = PabrikRenaksi.create()
    formulir = FormulirUji({"uraian": "x", "versi": str(renaksi.versi)})
    assert formulir.is_valid()
    with CaptureQueriesContext(connection) as kueri:
        hadapi_bentrok(formulir, renaksi)
    assert len(kueri) == 0
    assert perubahan_sejak(renaksi, renaksi.versi) == ()
    assert Renaksi.objects.get(pk=renaksi.pk).versi == renaksi.versi
