"""Pages of renaksi: they render, obey rights, keep what was typed and take no ids of others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from akun.pilihan import Peran
from renaksi.halaman import susun_keterangan
from renaksi.models import ButirKeterangan, Renaksi, Status, Tahapan, TopikKebijakan
from renaksi.services import ubah_renaksi, ubah_status
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikButirKeterangan,
    PabrikIKU,
    PabrikKunciTriwulan,
    PabrikPerjanjianKinerja,
    PabrikRapat,
    PabrikRapatRenaksi,
    PabrikRenaksi,
    PabrikTopikKebijakan,
    UnitLengkap,
    anggota,
    pihak_dari,
    unit_lengkap,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_lengkap(unit=unit)


def daftar(unit: UnitKerja, triwulan: int = 1, ekor: str = "renaksi/") -> str:
    return f"/u/{unit.kode}/{TAHUN}/tw-{triwulan}/{ekor}"


def teks(jawaban: Any) -> str:  # noqa: ANN401 - a response of the test client
    isi: str = jawaban.content.decode()
    return isi


# --- Reading ----------------------------------------------------------------------------------


def test_the_list_shows_every_renaksi_with_its_keterangan(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    PabrikRapatRenaksi.create(
        rapat__unit=lengkap.unit,
        rapat__judul="Rakor pengupahan",
        rapat__tanggal=date(TAHUN, 3, 9),
        renaksi=lengkap.renaksi["2.2", "1"],
    )
    isi = teks(masuk(pengamat).get(daftar(lengkap.unit)))
    assert isi.count('class="renaksi"') == 4
    assert "Rakor pengupahan" in isi
    assert "9 Mar 2026" in isi
    assert "4 rencana aksi · 0 belum selesai" in isi
    assert "Ubah status" not in isi
    assert "Rencana aksi baru" not in isi


@pytest.mark.parametrize(
    ("saring", "nomor"),
    [
        ("semua", {"1", "2", "3", "4"}),
        ("terbuka", {"1", "2", "3"}),
        ("terlambat", {"1"}),
        ("terhambat", {"2"}),
        ("saya", {"3"}),
        ("entah", {"1", "2", "3", "4"}),
    ],
)
def test_filters_narrow_the_list(
    saring: str,
    nomor: set[str],
    unit: UnitKerja,
    anggota_tim: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    iku = PabrikIKU.create(perjanjian__unit=unit)
    depan = date(TAHUN, 6, 30)
    PabrikRenaksi.create(iku=iku, triwulan=2, nomor="1", tenggat=date(TAHUN, 5, 4), berjalan=True)
    PabrikRenaksi.create(iku=iku, triwulan=2, nomor="2", tenggat=depan, terhambat=True)
    PabrikRenaksi.create(iku=iku, triwulan=2, nomor="3", tenggat=depan, pic=pihak_dari(anggota_tim))
    PabrikRenaksi.create(iku=iku, triwulan=2, nomor="4", tenggat=date(TAHUN, 5, 4), terlaksana=True)
    jawaban = masuk(anggota_tim).get(daftar(unit, 2), {"saring": saring})
    baris = [b for k in jawaban.context["kelompok"] for b in k.baris]
    assert {b.renaksi.nomor for b in baris} == nomor


def test_an_empty_quarter_says_what_to_do_next(
    unit: UnitKerja, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = teks(masuk(koordinator).get(daftar(unit)))
    assert "Belum ada rencana aksi pada triwulan ini" in isi
    assert daftar(unit, ekor="renaksi/tambah/") in isi


def test_the_page_of_one_renaksi_tells_everything(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    renaksi = lengkap.renaksi["1.1", "1"]
    isi = teks(masuk(koordinator).get(renaksi.get_absolute_url()))
    for bagian in ("Terlaksana", "31 Maret 2026", "Link and match", "Tahap 1", "Riwayat", "Dibuat"):
        assert bagian in isi


@pytest.mark.parametrize("ekor", ["", "renaksi/", "efektivitas/"])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    ekor: str, unit: UnitKerja, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(anggota_tim)
    topik = PabrikTopikKebijakan.create(iku__perjanjian__unit=unit, iku__kode="2.1")
    iku = topik.iku
    alamat = daftar(unit, ekor=ekor)
    pihak = [pihak_dari(anggota(unit, Peran.TIM)) for _ in range(9)]

    def jumlah() -> int:
        klien.get(alamat)
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(alamat).status_code == 200
        return len(kueri)

    def isi(n: int) -> None:
        for i in range(n // 30 + 1):
            PabrikTopikKebijakan.create(
                iku__perjanjian=iku.perjanjian, iku__kode=f"3.{n}.{i}", iku__tahapan=True
            )
        baru = [
            Renaksi(
                iku=iku,
                triwulan=1,
                nomor=f"{n}-{i}",
                uraian="Rakor daerah",
                tenggat=date(TAHUN, 3, 31),
                status=Status.BERJALAN,
                topik=topik,
                tahap=i % 4 + 1,
                pic=pihak[i % len(pihak)],
            )
            for i in range(n)
        ]
        Renaksi.objects.bulk_create(baru)
        ButirKeterangan.objects.bulk_create(
            [ButirKeterangan(renaksi=r, urutan=1, teks="Rapat persiapan.") for r in baru]
        )
        for r in baru[:3]:
            PabrikRapatRenaksi.create(rapat__unit=unit, renaksi=r)

    isi(3)
    sedikit = jumlah()
    isi(297)
    assert jumlah() == sedikit


# --- Who may --------------------------------------------------------------------------------


def semua_alamat(lengkap: UnitLengkap) -> dict[str, str]:
    renaksi = lengkap.renaksi["1.1", "1"]
    butir = renaksi.keterangan.get()
    topik = lengkap.topik["2.1", 0]
    unit = lengkap.unit
    return {
        "daftar": daftar(unit),
        "papan": daftar(unit, ekor="efektivitas/"),
        "panel": daftar(unit, ekor=f"efektivitas/{topik.pk}/1/"),
        "rinci": f"/renaksi/{renaksi.pk}/",
        "baris": f"/renaksi/{renaksi.pk}/baris/",
        "tambah": daftar(unit, ekor="renaksi/tambah/"),
        "ubah": f"/renaksi/{renaksi.pk}/ubah/",
        "langkah": f"/renaksi/{renaksi.pk}/langkah/",
        "status": f"/renaksi/{renaksi.pk}/status/",
        "hambatan": f"/renaksi/{renaksi.pk}/hambatan/",
        "keterangan_tambah": f"/renaksi/{renaksi.pk}/keterangan/",
        "keterangan_ubah": f"/renaksi/keterangan/{butir.pk}/ubah/",
        "keterangan_hapus": f"/renaksi/keterangan/{butir.pk}/hapus/",
        "topik_tambah": daftar(unit, ekor="efektivitas/topik-baru/"),
        "topik_ubah": f"/efektivitas/topik/{topik.pk}/ubah/",
        "tahapan": daftar(unit, ekor="efektivitas/tahapan/"),
    }


BACA = {"daftar", "papan", "panel", "rinci"}


def test_every_page_opens_for_those_who_plan(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(koordinator)
    kode = {nama: klien.get(u).status_code for nama, u in semua_alamat(lengkap).items()}
    assert kode.pop("baris") == 302
    assert set(kode.values()) == {200}


def test_others_of_the_unit_read_and_are_told_who_may_change(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(anggota_tim)
    for nama, alamat in semua_alamat(lengkap).items():
        jawaban = klien.get(alamat, follow=True)
        if nama in {*BACA, "baris"}:
            assert jawaban.status_code == 200, nama
        else:
            assert jawaban.status_code == 403, nama
            assert "Koordinator" in teks(jawaban)


def test_strangers_find_nothing(
    lengkap: UnitLengkap, unit_lain: UnitKerja, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(anggota(unit_lain, Peran.PENGELOLA))
    for nama, alamat in semua_alamat(lengkap).items():
        assert klien.get(alamat).status_code == 404, nama
        assert klien.post(alamat, {}).status_code in {404, 405}, nama


def test_the_pic_sees_the_buttons_that_work(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    renaksi = PabrikRenaksi.create(
        iku=lengkap.iku["1.2"], berjalan=True, pic=pihak_dari(anggota_tim)
    )
    isi = teks(masuk(anggota_tim).get(daftar(lengkap.unit)))
    assert isi.count("Ubah status") == 1
    assert f"/renaksi/{renaksi.pk}/status/" in isi
    pilihan = teks(masuk(anggota_tim).get(f"/renaksi/{renaksi.pk}/status/"))
    assert "Terlaksana sebagian" in pilihan
    assert ">Batal</option>" not in pilihan


def test_a_locked_quarter_draws_no_button(
    lengkap: UnitLengkap, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    PabrikKunciTriwulan.create(unit=lengkap.unit, terkunci=True)
    klien = masuk(pengelola)
    isi = teks(klien.get(daftar(lengkap.unit)))
    assert "Triwulan dikunci" in isi
    assert "Ubah status" not in isi
    assert "Rencana aksi baru" not in isi
    renaksi = lengkap.renaksi["1.1", "1"]
    jawaban = klien.post(
        f"/renaksi/{renaksi.pk}/keterangan/", {"teks": "Rakor.", "tanggal": "2026-03-05"}
    )
    assert jawaban.status_code == 422
    assert "TW I 2026 sudah dikunci" in teks(jawaban)
    assert "Rakor." in teks(jawaban)


def test_a_locked_quarter_draws_no_button_for_the_topik_of_its_year(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(koordinator)
    url = reverse("renaksi:papan", args=[lengkap.unit.kode, 2026, 2])
    assert "Topik baru" in teks(klien.get(url))
    PabrikKunciTriwulan.create(unit=lengkap.unit, triwulan=1, terkunci=True)
    isi = teks(klien.get(url))
    assert "Topik baru" not in isi
    assert "/tahapan/" not in isi
    tambah = reverse("renaksi:topik_tambah", args=[lengkap.unit.kode, 2026, 2])
    jawaban = klien.post(tambah, {"iku": lengkap.iku["2.1"].pk, "nama": "Sektor rentan"})
    assert jawaban.status_code == 422
    assert "TW I 2026 sudah dikunci" in teks(jawaban)


# --- Writing ----------------------------------------------------------------------------------


def test_a_renaksi_is_planned_on_the_page(
    lengkap: UnitLengkap,
    koordinator: Pengguna,
    anggota_tim: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    klien = masuk(koordinator)
    alamat = daftar(lengkap.unit, 2, "renaksi/tambah/")
    assert 'value="1"' in teks(klien.get(alamat, {"iku": "1.1"}))
    isi = {
        "iku": lengkap.iku["1.1"].pk,
        "nomor": "1",
        "uraian": "Rakor daerah",
        "tenggat": "2026-06-30",
        "pic": f"pengguna:{anggota_tim.pk}",
        "topik": lengkap.topik["2.1", 0].pk,
        "tahap": "2",
    }
    jawaban = klien.post(alamat, isi, follow=True)
    assert jawaban.status_code == 200
    assert "Rencana aksi 1 IKU 1.1 dibuat." in teks(jawaban)
    baru = Renaksi.objects.get(triwulan=2)
    assert (baru.tahap, baru.pic) == (2, pihak_dari(anggota_tim))
    jawaban = klien.post(alamat, isi | {"uraian": "Rakor kedua"})
    assert jawaban.status_code == 422
    assert "Nomor 1 sudah ada" in teks(jawaban)
    assert "Rakor kedua" in teks(jawaban)


def test_the_second_editor_sees_what_changed_and_keeps_the_text(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    renaksi = lengkap.renaksi["1.1", "1"]
    klien, alamat = masuk(koordinator), f"/renaksi/{renaksi.pk}/ubah/"
    isi = {
        "nomor": "1",
        "uraian": "Uraian saya",
        "tenggat": "2026-03-31",
        "pic": "",
        "versi": str(renaksi.versi),
    }
    ubah_renaksi(
        renaksi=renaksi,
        nomor="1",
        uraian="Uraian orang lain",
        tenggat=renaksi.tenggat,
        pic=None,
        oleh=koordinator,
        pada=PADA,
    )
    jawaban = klien.post(alamat, isi)
    assert jawaban.status_code == 422
    halaman = teks(jawaban)
    assert "Yang berubah sejak Anda membukanya" in halaman
    assert "Uraian orang lain" in halaman
    assert "Uraian saya</textarea>" in halaman
    versi = jawaban.context["formulir"]["versi"].value()
    assert klien.post(alamat, isi | {"versi": versi}).status_code == 302
    renaksi.refresh_from_db()
    assert renaksi.uraian == "Uraian saya"


def test_a_status_somebody_else_changed_is_told_before_the_choice_is_judged(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    renaksi = PabrikRenaksi.create(iku=lengkap.iku["1.2"], berjalan=True)
    ubah_status(renaksi=renaksi, status=Status.SEBAGIAN, alasan="Ya.", oleh=None, pada=PADA)
    jawaban = masuk(koordinator).post(
        f"/renaksi/{renaksi.pk}/status/",
        {"status": "tidak_terlaksana", "alasan": "Tidak.", "versi": "1"},
    )
    assert jawaban.status_code == 422
    assert "Yang berubah sejak Anda membukanya" in teks(jawaban)
    (terakhir,) = jawaban.context["formulir"].perubahan
    assert "mengubah status Berjalan → Terlaksana sebagian" in terakhir.ringkas


def test_htmx_puts_the_form_in_the_row_and_the_row_in_its_place(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    renaksi = PabrikRenaksi.create(iku=lengkap.iku["1.2"], berjalan=True)
    klien, alamat = masuk(koordinator), f"/renaksi/{renaksi.pk}/status/"
    form = klien.get(alamat, {"di": "daftar"}, headers=HTMX)
    assert "<html" not in teks(form)
    assert f'hx-target="#r-{renaksi.pk}"' in teks(form)
    ditolak = klien.post(alamat, {"status": "sebagian", "versi": "1", "di": "daftar"}, headers=HTMX)
    assert ditolak.status_code == 422
    assert ditolak["HX-Retarget"] == f"#f-{renaksi.pk}"
    assert "wajib beralasan" in teks(ditolak)
    jadi = klien.post(
        alamat,
        {"status": "sebagian", "alasan": "Baru dua.", "versi": "1", "di": "daftar"},
        headers=HTMX,
    )
    assert jadi.status_code == 200
    assert teks(jadi).lstrip().startswith("<li") or f'id="r-{renaksi.pk}"' in teks(jadi)
    assert "Status menjadi terlaksana sebagian." in teks(jadi)
    assert 'hx-swap-oob="beforeend"' in teks(jadi)


def test_keterangan_come_and_go_on_the_page(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien, renaksi = masuk(koordinator), lengkap.renaksi["1.1", "1"]
    klien.post(f"/renaksi/{renaksi.pk}/keterangan/", {"teks": "Rakor.", "tanggal": "2026-03-05"})
    butir = ButirKeterangan.objects.get(teks="Rakor.")
    klien.post(
        f"/renaksi/keterangan/{butir.pk}/ubah/",
        {"teks": "Rakor dua.", "tanggal": "", "versi": butir.versi},
    )
    butir.refresh_from_db()
    assert (butir.teks, butir.tanggal) == ("Rakor dua.", None)
    jawaban = klien.post(
        f"/renaksi/keterangan/{butir.pk}/hapus/", {"versi": butir.versi}, follow=True
    )
    assert "Keterangan dihapus." in teks(jawaban)
    assert not ButirKeterangan.objects.filter(pk=butir.pk).exists()


def test_the_rest_is_carried_over_by_one_button(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(koordinator)
    renaksi = PabrikRenaksi.create(iku=lengkap.iku["1.2"], sebagian=True)
    assert "Lanjutkan ke TW berikut" in teks(klien.get(renaksi.get_absolute_url()))
    jawaban = klien.post(f"/renaksi/{renaksi.pk}/lanjut/", follow=True)
    assert "Dilanjutkan ke TW II 2026" in teks(jawaban)
    ulang = klien.post(f"/renaksi/{renaksi.pk}/lanjut/", follow=True)
    assert "sudah dilanjutkan ke TW II" in teks(ulang)
    assert Renaksi.objects.filter(lanjutan_dari=renaksi).count() == 1


# --- The board ----------------------------------------------------------------------------------


def test_the_board_shows_value_mean_and_formula(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = teks(masuk(pengamat).get(daftar(lengkap.unit, ekor="efektivitas/")))
    assert "Efektivitas kebijakan (SKP: sinkronisasi, koordinasi, pengendalian)" in isi
    assert "IKU 2.1 = (20,0 + 20,0) / 2 = 20,0%, capaian 100,00%." in isi
    assert isi.count("1/1 langkah") == 4
    assert "Topik baru" not in isi


def test_the_panel_says_what_is_missing(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    topik = lengkap.topik["2.1", 0]
    klien = masuk(koordinator)
    pertama = teks(klien.get(daftar(lengkap.unit, ekor=f"efektivitas/{topik.pk}/1/")))
    assert "Tercapai s.d. TW I: bobot 20,0% dihitung." in pertama
    assert "nilai topik ini paling tinggi 20,0%, di bawah target tahun 80,0%." in pertama
    for tahap in (2, 3):
        PabrikRenaksi.create(
            iku=lengkap.iku["1.1"], topik=topik, tahap=tahap, nomor=f"7{tahap}", berjalan=True
        )
    kedua = teks(klien.get(daftar(lengkap.unit, ekor=f"efektivitas/{topik.pk}/2/")))
    assert "1 dari 1 langkah belum terlaksana" in kedua
    assert "paling lambat 31 Maret 2026" in kedua
    ketiga = teks(klien.get(daftar(lengkap.unit, ekor=f"efektivitas/{topik.pk}/3/")))
    assert "Mendahului tahapan: tahap 2 harus tercapai lebih dulu" in ketiga
    assert "Tanpa langkah tahap 4" in ketiga
    assert "paling tinggi 72,5%" in ketiga


def test_a_langkah_is_assigned_and_released_in_the_panel(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien, topik = masuk(koordinator), lengkap.topik["2.1", 0]
    renaksi = PabrikRenaksi.create(iku=lengkap.iku["2.1"], nomor="2", berjalan=True)
    alamat = daftar(lengkap.unit, ekor=f"efektivitas/{topik.pk}/2/")
    jawaban = klien.post(alamat, {"renaksi": renaksi.pk}, follow=True)
    assert "Menjadi langkah tahap 2" in teks(jawaban)
    renaksi.refresh_from_db()
    assert (renaksi.topik, renaksi.tahap) == (topik, 2)
    jawaban = klien.post(f"/renaksi/{renaksi.pk}/lepas/", follow=True)
    assert jawaban.redirect_chain[0][0] == alamat
    renaksi.refresh_from_db()
    assert renaksi.topik is None


def test_topik_and_tahapan_are_kept_on_their_pages(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien, unit = masuk(koordinator), lengkap.unit
    klien.post(
        daftar(unit, ekor="efektivitas/topik-baru/"),
        {"iku": lengkap.iku["2.2"].pk, "nama": "Daycare"},
    )
    topik = TopikKebijakan.objects.get(nama="Daycare")
    klien.post(f"/efektivitas/topik/{topik.pk}/ubah/", {"nama": "Ekonomi perawatan", "versi": "1"})
    topik.refresh_from_db()
    assert topik.nama == "Ekonomi perawatan"
    klien.post(f"/efektivitas/topik/{topik.pk}/hapus/")
    assert not TopikKebijakan.objects.filter(pk=topik.pk).exists()
    alamat = daftar(unit, ekor="efektivitas/tahapan/")
    form = klien.get(alamat).context["formulir"]
    isi = {nama: form[nama].value() for nama in form.fields}
    ditolak = klien.post(alamat, isi | {"bobot-4": "20"})
    assert "Jumlah bobot tahap harus 100, kini 92,5" in teks(ditolak)
    assert klien.post(alamat, isi | {"nama-1": "Perencanaan"}).status_code == 302
    assert Tahapan.objects.get(tahap=1).nama == "Perencanaan"


def test_a_unit_without_such_an_iku_is_told_what_to_do(
    unit: UnitKerja, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    PabrikPerjanjianKinerja.create(unit=unit)
    isi = teks(masuk(koordinator).get(daftar(unit, ekor="efektivitas/")))
    assert "Belum ada IKU efektivitas" in isi


# --- Ids of others ------------------------------------------------------------------------------


def test_no_form_takes_an_id_of_another_unit(
    lengkap: UnitLengkap,
    koordinator: Pengguna,
    unit_lain: UnitKerja,
    masuk: Callable[[Pengguna], Client],
) -> None:
    asing = unit_lengkap(unit=unit_lain)
    orang_asing = anggota(unit_lain, Peran.TIM)
    klien, milik = masuk(koordinator), lengkap.renaksi["1.1", "1"]
    sebelum = list(Renaksi.objects.order_by("pk").values())
    baru = {"iku": lengkap.iku["1.1"].pk, "nomor": "77", "uraian": "Rakor", "pic": ""}
    kiriman: list[tuple[str, dict[str, Any]]] = [
        (daftar(lengkap.unit, ekor="renaksi/tambah/"), baru | ubahan)
        for ubahan in (
            {"iku": asing.iku["1.1"].pk},
            {"topik": asing.topik["2.1", 0].pk, "tahap": "1"},
            {"pic": f"pengguna:{orang_asing.pk}"},
            {"pic": "pengguna:x"},
        )
    ]
    kiriman += [
        (
            f"/renaksi/{milik.pk}/ubah/",
            {
                "nomor": "1",
                "uraian": "Rakor",
                "pic": f"pengguna:{orang_asing.pk}",
                "versi": milik.versi,
            },
        ),
        (
            f"/renaksi/{milik.pk}/langkah/",
            {"topik": asing.topik["2.1", 0].pk, "tahap": "1", "versi": milik.versi},
        ),
        (
            daftar(lengkap.unit, ekor=f"efektivitas/{lengkap.topik['2.1', 0].pk}/2/"),
            {"renaksi": asing.renaksi["1.1", "1"].pk},
        ),
        (
            daftar(lengkap.unit, ekor="efektivitas/topik-baru/"),
            {"iku": asing.iku["2.1"].pk, "nama": "Selundupan"},
        ),
    ]
    for alamat, isi in kiriman:
        assert klien.post(alamat, isi).status_code == 422, isi
    for alamat in (
        daftar(lengkap.unit, ekor=f"efektivitas/{asing.topik['2.1', 0].pk}/1/"),
        f"/renaksi/{asing.renaksi['1.1', '1'].pk}/lepas/",
        f"/renaksi/{asing.renaksi['1.1', '1'].pk}/lanjut/",
        f"/efektivitas/topik/{asing.topik['2.1', 0].pk}/hapus/",
    ):
        assert klien.post(alamat, {}).status_code == 404, alamat
    assert list(Renaksi.objects.order_by("pk").values()) == sebelum
    assert not TopikKebijakan.objects.filter(nama="Selundupan").exists()


def test_a_topik_of_another_year_leads_to_the_board_of_the_year_asked(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    depan = PabrikPerjanjianKinerja.create(unit=lengkap.unit, tahun=TAHUN + 1)
    topik = PabrikTopikKebijakan.create(iku__perjanjian=depan)
    jawaban = masuk(koordinator).get(daftar(lengkap.unit, ekor=f"efektivitas/{topik.pk}/1/"))
    assert jawaban.status_code == 302
    assert jawaban["Location"] == daftar(lengkap.unit, ekor="efektivitas/")


def test_a_keterangan_is_only_changed_through_its_own_unit(
    unit_lain: UnitKerja, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    butir = PabrikButirKeterangan.create(renaksi__iku__perjanjian__unit=unit_lain)
    for ekor in ("ubah", "hapus"):
        jawaban = masuk(koordinator).post(
            f"/renaksi/keterangan/{butir.pk}/{ekor}/", {"teks": "x", "versi": "1"}
        )
        assert jawaban.status_code == 404


def test_a_statement_that_repeats_a_linked_rapat_is_told_once() -> None:
    renaksi = PabrikRenaksi.create()
    rapat = PabrikRapat.create(unit=renaksi.iku.perjanjian.unit, judul="Rapat Pembahasan Draf")
    PabrikRapatRenaksi.create(rapat=rapat, renaksi=renaksi)
    for n, teks in enumerate(("Rapat pembahasan draf", "Surat dikirim"), start=1):
        PabrikButirKeterangan.create(renaksi=renaksi, urutan=n, tanggal=rapat.tanggal, teks=teks)
    tampil = [(k.teks, k.rapat_id) for k in susun_keterangan(renaksi)]
    assert tampil == [("Rapat Pembahasan Draf", rapat.pk), ("Surat dikirim", None)]
