"""The calendar feed: what it holds, who may read it, and that it can be taken back."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from akun.pilihan import Peran
from notifikasi.models import TautanUmpan
from notifikasi.rahasia import sidik_rahasia
from notifikasi.umpan import Acara, acara, buat_tautan, sebagai_ical
from tests.notifikasi.bantu import saat, tugas
from tests.pabrik import (
    PADA,
    PabrikInstansi,
    PabrikRapat,
    PabrikRenaksi,
    PabrikRenaksiRB,
    PabrikTim,
    PabrikTonggak,
    anggota,
    pihak_dari,
    unit_lengkap,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db


def judul(orang: Pengguna) -> list[str]:
    return [a.judul for a in acara(orang, PADA)]


def test_a_feed_holds_the_tenggat_of_the_person_of_his_teams_and_of_what_he_chases(
    unit: UnitKerja, anggota_tim: Pengguna
) -> None:
    tim = PabrikTim.create(unit=unit)
    tim.anggota.add(anggota_tim)
    sendiri = tugas(unit, anggota_tim, date(2026, 5, 13))
    bersama = tugas(unit, tim, date(2026, 5, 14))
    dikawal = tugas(unit, PabrikInstansi.create(), date(2026, 5, 15), pengawal=anggota_tim)
    tugas(unit, anggota(unit, Peran.TIM), date(2026, 5, 16))
    tugas(unit, anggota_tim, date(2026, 5, 17), selesai=True)
    tugas(unit, anggota_tim, date(2020, 1, 1))
    assert judul(anggota_tim) == [
        f"Tenggat tindak lanjut {t.kode}: {t.uraian}" for t in (sendiri, bersama, dikawal)
    ]


def test_renaksi_and_tonggak_of_the_person_are_in_the_feed(
    unit: UnitKerja, anggota_tim: Pengguna
) -> None:
    pihak = pihak_dari(anggota_tim)
    lengkap = unit_lengkap(unit=unit, terisi=False)
    PabrikRenaksi.create(iku=lengkap.iku["1.1"], nomor="9", tenggat=date(2026, 6, 1), pic=pihak)
    rb = PabrikRenaksiRB.create(unit=unit, pic=pihak)
    PabrikTonggak.create(renaksi_rb=rb, triwulan=2)
    hasil = judul(anggota_tim)
    assert len(hasil) == 2
    assert any(j.startswith("Tenggat rencana aksi 1.1 TW I No 9") for j in hasil)
    assert any(j.startswith("Tenggat tonggak RB") for j in hasil)


def test_rapat_of_the_unit_have_their_hours_and_place(
    unit: UnitKerja, unit_lain: UnitKerja, anggota_tim: Pengguna
) -> None:
    PabrikRapat.create(unit=unit, tanggal=date(2026, 5, 12), waktu="09.00–11.30 WIB")
    PabrikRapat.create(unit=unit, tanggal=date(2026, 5, 13), waktu="sesudah makan siang")
    PabrikRapat.create(unit=unit_lain, tanggal=date(2026, 5, 14))
    berjam, sehari = acara(anggota_tim, PADA)
    assert (berjam.mulai, berjam.selesai) == (saat(5, 12, 9), saat(5, 12, 11, 30))
    assert berjam.tempat == "Ruang Rapat Asdep"
    assert sehari.mulai == date(2026, 5, 13)


def test_the_feed_is_a_calendar_others_can_read() -> None:
    daftar = [
        Acara("tindak_lanjut-7", "tenggat;\nTL, 7", PADA, keterangan="Dari rapat", jalur="/t/7/"),
        Acara("rapat-3", "Rakor", saat(5, 12, 9), saat(5, 12, 11, 30), "Ruang rapat"),
    ]
    kalender = Calendar.from_ical(sebagai_ical(daftar, "Pelacak Analis", saat(5, 8)))
    tenggat, rapat = kalender.walk("VEVENT")
    assert str(kalender["X-WR-CALNAME"]) == "Pelacak Analis"
    assert str(tenggat["SUMMARY"]) == "Tenggat; TL, 7"
    assert tenggat.decoded("DTSTART") == PADA
    assert str(tenggat["UID"]) == "tindak_lanjut-7@localhost"
    assert str(tenggat["URL"]).endswith("/t/7/")
    assert rapat.decoded("DTSTART") == datetime.fromisoformat("2026-05-12T09:00:00+07:00")
    assert str(rapat["LOCATION"]) == "Ruang rapat"


def test_the_address_is_shown_once_and_only_its_digest_is_kept(
    unit: UnitKerja, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client], client: Client
) -> None:
    tugas(unit, anggota_tim, date(2026, 5, 13))
    klien = masuk(anggota_tim)
    isi = klien.post("/pemberitahuan/kalender/buat/").content.decode()
    cocok = re.search(r"/kalender/([\w-]+)\.ics", isi)
    assert cocok
    assert cocok[0] not in klien.get("/pemberitahuan/kalender/").content.decode()
    assert TautanUmpan.objects.get().sidik == sidik_rahasia(cocok[1])
    jawaban = client.get(cocok[0])
    assert (jawaban.status_code, jawaban["Referrer-Policy"]) == (200, "no-referrer")
    assert jawaban["Content-Type"].startswith("text/calendar")
    assert len(Calendar.from_ical(jawaban.content).walk("VEVENT")) == 1


def test_a_new_a_revoked_and_an_inactive_owner_close_the_old_address(
    anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client], client: Client
) -> None:
    lama = buat_tautan(anggota_tim)
    baru = buat_tautan(anggota_tim)
    assert client.get(f"/kalender/{lama}.ics").status_code == 404
    assert client.get(f"/kalender/{baru}.ics").status_code == 200
    anggota_tim.is_active = False
    anggota_tim.save()
    assert client.get(f"/kalender/{baru}.ics").status_code == 404
    anggota_tim.is_active = True
    anggota_tim.save()
    masuk(anggota_tim).post("/pemberitahuan/kalender/cabut/")
    assert client.get(f"/kalender/{baru}.ics").status_code == 404
    assert client.get(f"/kalender/{'x' * 43}.ics").status_code == 404


def test_a_feed_costs_the_same_for_few_and_many(
    unit: UnitKerja,
    anggota_tim: Pengguna,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    acara(anggota_tim, PADA)  # his rights are read once
    jumlah = []
    for n in (2, 20):
        for _ in range(n):
            tugas(unit, anggota_tim, date(2026, 5, 13))
            PabrikRapat.create(unit=unit)
        with django_assert_max_num_queries(40) as tangkapan:
            acara(anggota_tim, PADA)
        jumlah.append(len(tangkapan))
    assert jumlah[0] == jumlah[1]
