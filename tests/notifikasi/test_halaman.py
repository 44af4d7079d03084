"""The pages of reminders: whose notices they show, and what a button does."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from django.core import mail

from akun.pilihan import Peran
from notifikasi.models import Pemberitahuan, PreferensiPengguna, SurelContoh
from notifikasi.rencana import waktu_kirim
from notifikasi.riwayat import pengumuman_naik, riwayat_pengingat
from tests.notifikasi.bantu import nyalakan, putar, saat, tugas
from tests.pabrik import (
    PADA,
    PabrikNarahubung,
    PabrikPemberitahuan,
    PabrikSurelContoh,
    anggota,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries, Settings

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

pytestmark = pytest.mark.django_db


def kabar(orang: Pengguna, **isi: object) -> Pemberitahuan:
    """A notice that reached a person yesterday."""
    kemarin = date(2026, 5, 7)
    dasar: dict[str, object] = {
        "penerima_kunci": f"p:{orang.pk}",
        "slot": kemarin,
        "fire_at": waktu_kirim(kemarin),
        "terkirim": True,
    }
    return PabrikPemberitahuan.create(**dasar | isi)


# --- One's own ------------------------------------------------------------------------------------


def test_a_person_sees_what_reached_him_and_nobody_elses(
    anggota_tim: Pengguna, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    kabar(anggota_tim, judul="TL-1 Milik saya")
    kabar(koordinator, judul="TL-2 Milik orang lain")
    kabar(anggota_tim, judul="TL-3 Nanti", terkirim=False, fire_at=waktu_kirim(date(2026, 5, 11)))
    kabar(anggota_tim, judul="TL-4 Batal", terkirim=False, digantikan=True)
    kabar(anggota_tim, judul="TL-5 Surel ditolak", terkirim=False, gagal=True)
    isi = masuk(anggota_tim).get("/pemberitahuan/").content.decode()
    assert "TL-1 Milik saya" in isi
    assert "TL-5 Surel ditolak" in isi  # the mail failed, the notice is here
    for lain in ("TL-2", "TL-3", "TL-4"):
        assert lain not in isi


def test_the_bell_counts_what_was_not_opened_and_opening_leads_to_the_item(
    unit: UnitKerja, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    t = tugas(unit, anggota_tim, date(2026, 5, 12))
    baris = kabar(anggota_tim, sasaran_id=t.pk)
    klien = masuk(anggota_tim)
    assert klien.get("/pemberitahuan/").context["pemberitahuan_baru"] == 1
    jawaban = klien.post(f"/pemberitahuan/{baris.pk}/buka/")
    assert jawaban.status_code == 302
    assert jawaban["Location"].endswith(f"/{t.pk}/")
    assert klien.get("/pemberitahuan/").context["pemberitahuan_baru"] == 0
    assert klien.get("/pemberitahuan/?saring=baru").context["baris"] == []


def test_looking_marks_nothing_as_read(
    anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    baris = kabar(anggota_tim)
    klien = masuk(anggota_tim)
    klien.get("/pemberitahuan/")
    assert klien.get(f"/pemberitahuan/{baris.pk}/buka/").status_code == 405
    baris.refresh_from_db()
    assert baris.dibaca_pada is None


def test_the_notice_of_another_person_cannot_be_opened(
    anggota_tim: Pengguna, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    baris = kabar(koordinator)
    assert masuk(anggota_tim).post(f"/pemberitahuan/{baris.pk}/buka/").status_code == 404
    masuk(anggota_tim).post("/pemberitahuan/dibaca/")
    baris.refresh_from_db()
    assert baris.dibaca_pada is None


def test_all_can_be_marked_as_read(
    anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    for _ in range(3):
        kabar(anggota_tim)
    masuk(anggota_tim).post("/pemberitahuan/dibaca/")
    assert not Pemberitahuan.objects.belum_dibaca().exists()


def test_the_list_costs_the_same_for_few_and_many(
    anggota_tim: Pengguna,
    masuk: Callable[[Pengguna], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    klien = masuk(anggota_tim)
    klien.get("/pemberitahuan/")
    jumlah = []
    for n in (3, 30):
        for _ in range(n):
            kabar(anggota_tim)
        with django_assert_max_num_queries(30) as tangkapan:
            klien.get("/pemberitahuan/")
        jumlah.append(len(tangkapan))
    assert jumlah[0] == jumlah[1]


# --- Preferences ----------------------------------------------------------------------------------


def test_preferences_are_kept_and_shown(
    anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(anggota_tim)
    isian = {"surel": "on", "tenang_mulai": "20.00", "tenang_selesai": "06:30"}
    assert klien.post("/pemberitahuan/preferensi/", isian).status_code == 302
    pref = PreferensiPengguna.objects.get(pengguna=anggota_tim)
    assert (pref.surel, pref.ringkasan) == (True, False)
    assert (pref.tenang_mulai, pref.tenang_selesai) == (time(20), time(6, 30))
    assert 'value="20:00"' in klien.get("/pemberitahuan/preferensi/").content.decode()


@pytest.mark.parametrize(
    "isian", [{"tenang_mulai": "20:00"}, {"tenang_mulai": "20:00", "tenang_selesai": "20:00"}]
)
def test_half_quiet_hours_are_refused_with_a_sentence(
    anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client], isian: dict[str, str]
) -> None:
    jawaban = masuk(anggota_tim).post("/pemberitahuan/preferensi/", isian)
    assert jawaban.status_code == 422
    assert "jam mulai dan jam selesai yang berbeda" in jawaban.content.decode()


# --- Kotak keluar ---------------------------------------------------------------------------------


def test_the_outbox_shows_the_admin_his_units_and_no_other(
    unit: UnitKerja,
    unit_lain: UnitKerja,
    admin: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    sini = PabrikPemberitahuan.create(unit=unit, judul="TL-1 Sini", gagal=True)
    sana = PabrikPemberitahuan.create(unit=unit_lain, judul="TL-2 Sana", gagal=True)
    klien = masuk(admin)
    isi = klien.get("/pengingat/keluar/?saring=gagal").content.decode()
    assert "TL-1 Sini" in isi
    assert "TL-2 Sana" not in isi
    assert klien.post(f"/pengingat/keluar/{sana.pk}/ulang/").status_code == 404
    assert klien.post(f"/pengingat/keluar/{sini.pk}/ulang/").status_code == 302
    sini.refresh_from_db()
    assert (sini.status, sini.alasan, sini.percobaan) == ("antre", "", 0)


@pytest.mark.parametrize("jalur", ["keluar/", "kesehatan/", "pratinjau/"])
def test_only_an_admin_opens_the_pages_of_the_machinery(
    koordinator: Pengguna, admin: Pengguna, masuk: Callable[[Pengguna], Client], jalur: str
) -> None:
    assert masuk(koordinator).get(f"/pengingat/{jalur}").status_code == 403
    assert masuk(admin).get(f"/pengingat/{jalur}").status_code == 200


@pytest.mark.usefixtures("kalender")
def test_the_preview_counts_first_and_sends_nothing(
    unit: UnitKerja, anggota_tim: Pengguna, admin: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    tugas(unit, anggota_tim, date(2026, 5, 12))
    tugas(unit, anggota_tim, date(2026, 5, 11))
    isi = masuk(admin).get("/pengingat/pratinjau/?tanggal=2026-05-11").content.decode()
    assert "Senin, 11 Mei 2026: akan terkirim 2 surel kepada 1 orang" in isi
    assert not Pemberitahuan.objects.exists()


@pytest.mark.usefixtures("kalender")
def test_in_trial_mode_the_preview_can_be_sent_to_the_trial_inbox(
    unit: UnitKerja,
    anggota_tim: Pengguna,
    admin: Pengguna,
    masuk: Callable[[Pengguna], Client],
    settings: Settings,
) -> None:
    settings.EMAIL_BACKEND = "notifikasi.kotak_contoh.KotakContoh"
    tugas(unit, anggota_tim, date(2026, 5, 11))
    klien = masuk(admin)
    for _ in range(2):
        klien.post("/pengingat/pratinjau/tulis/", {"tanggal": "2026-05-11"})
    surel = SurelContoh.objects.get()
    assert surel.kepada == anggota_tim.email
    assert "jatuh tempo hari ini" in klien.get("/kotak-masuk-contoh/").content.decode()
    assert surel.teks.splitlines()[0] in klien.get(
        f"/kotak-masuk-contoh/{surel.pk}/"
    ).content.decode().replace("&quot;", '"')


def test_the_example_of_an_admin_reaches_nobody_of_another_unit(
    unit: UnitKerja,
    unit_lain: UnitKerja,
    anggota_tim: Pengguna,
    admin: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    asing = anggota(unit_lain, Peran.TIM)
    for di, orang in ((unit, anggota_tim), (unit_lain, asing)):
        tugas(di, orang, date(2026, 5, 11))
    masuk(admin).post("/pengingat/pratinjau/tulis/", {"tanggal": "2026-05-11"})
    assert [m.to for m in mail.outbox] == [[anggota_tim.email]]
    assert not Pemberitahuan.objects.filter(penerima_kunci=f"p:{asing.pk}").exists()


def test_the_html_of_a_mail_is_shown_disarmed(
    anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    surel = PabrikSurelContoh.create(html="<script>alert(1)</script>")
    jawaban = masuk(anggota_tim).get(f"/kotak-masuk-contoh/{surel.pk}/html/")
    assert jawaban["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


def test_production_has_no_trial_inbox(
    admin: Pengguna, masuk: Callable[[Pengguna], Client], settings: Settings
) -> None:
    surel = PabrikSurelContoh.create()
    klien = masuk(admin)
    settings.PRODUKSI = True
    for jalur in ("", f"{surel.pk}/", f"{surel.pk}/html/"):
        assert klien.get(f"/kotak-masuk-contoh/{jalur}").status_code == 404
    klien.post("/pengingat/pratinjau/tulis/", {"tanggal": "2026-05-11"})
    assert not Pemberitahuan.objects.exists()
    assert mail.outbox == []


# --- On the page of an item -----------------------------------------------------------------------


def test_an_item_tells_every_reminder_and_its_reason(
    unit: UnitKerja,
    anggota_tim: Pengguna,
    kalender: Kalender,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    nyalakan(saat(5, 8, 0))
    t = tugas(unit, anggota_tim, date(2026, 5, 13))
    putar(saat(5, 8))
    luar = PabrikNarahubung.create()
    PabrikPemberitahuan.create(
        sasaran_id=t.pk, penerima_kunci=f"n:{luar.pk}", slot=date(2026, 5, 7), gagal=True
    )
    with django_assert_num_queries(3):
        riwayat = riwayat_pengingat("tindak_lanjut", t.pk)
    assert [(b.label, b.penerima, b.status, b.alasan) for b in riwayat] == [
        ("H-3", str(anggota_tim), "Terkirim dalam ringkasan", ""),
        ("H-3", f"{luar}, {luar.instansi}", "Gagal", "alamat ditolak"),
    ]


def test_the_coming_escalation_is_announced_from_the_day_before_the_tenggat(
    unit: UnitKerja, kalender: Kalender
) -> None:
    isi = {"unit_id": unit.pk, "sasaran_jenis": "tindak_lanjut", "tenggat": date(2026, 4, 2)}
    assert pengumuman_naik(**isi, pada=date(2026, 3, 31)) == ""  # type: ignore[arg-type]
    for pada in (date(2026, 4, 1), date(2026, 4, 7)):
        assert (
            pengumuman_naik(**isi, pada=pada)  # type: ignore[arg-type]
            == "Bila belum selesai, naik ke Koordinator Rabu, 8 April 2026."
        )
    assert "ringkasan Asdep" in pengumuman_naik(**isi, pada=date(2026, 4, 8))  # type: ignore[arg-type]


def test_the_monday_edition_shows_the_unit_on_one_page(
    unit: UnitKerja, anggota_tim: Pengguna, pimpinan: Pengguna, kalender: Kalender
) -> None:
    for n in range(20):
        tugas(unit, anggota_tim, date(2026, 4, 1 + n % 10))
    tugas(unit, anggota_tim, date(2026, 5, 13))
    anggota(unit, Peran.KOORDINATOR)
    nyalakan(saat(5, 9, 0))
    putar(saat(5, 11))
    (surel,) = [m for m in mail.outbox if m.to == [pimpinan.email]]
    isi = str(surel.body)
    assert isi.startswith("Pekan ini 20 hal terlambat, 1 jatuh tempo, dan 0 menunggu")
    assert "dan 8 lagi yang terlambat" in isi
    assert len(isi.splitlines()) <= 55
    mail.outbox.clear()
    putar(saat(5, 12))
    assert [m for m in mail.outbox if m.to == [pimpinan.email]] == []


def test_a_preview_of_a_day_without_reminders_says_so(
    admin: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = masuk(admin).get(f"/pengingat/pratinjau/?tanggal={PADA}").content.decode()
    assert "akan terkirim 0 surel kepada 0 orang" in isi
    assert "Tidak ada pengingat pada hari itu" in isi
