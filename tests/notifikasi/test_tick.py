"""Plan and deliver: from a task to the mail, what is said once and what is not said any more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from akun.pilihan import Peran
from notifikasi.models import Janji, Pemberitahuan, Penanda, PreferensiPengguna
from notifikasi.services import jadwal_berubah
from tests.notifikasi.bantu import buku_besar, nyalakan, putar, putar_hari, saat, tugas
from tests.pabrik import (
    PabrikHariLibur,
    PabrikInstansi,
    PabrikJanji,
    PabrikKeanggotaan,
    PabrikNarahubung,
    PabrikPermohonan,
    PabrikTim,
    PabrikUnitKerja,
    anggota,
    pihak_dari,
)
from tindaklanjut.pilihan import Status, StatusPermohonan

if TYPE_CHECKING:
    from django.core.mail import EmailMultiAlternatives
    from pytest_django import DjangoAssertNumQueries

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kalender")]

TENGGAT = date(2026, 3, 25)


@pytest.fixture(autouse=True)
def _menyala() -> None:
    """Everything up to Thursday 12 March counts as planned."""
    nyalakan(saat(3, 13, 0))


def kunci(orang: Pengguna) -> str:
    return f"p:{orang.pk}"


def kepada(mailoutbox: list[EmailMultiAlternatives]) -> list[tuple[str, str]]:
    return [(m.to[0], str(m.subject)) for m in mailoutbox]


# --- The ladder in real life ----------------------------------------------------------------------


def test_a_task_is_reminded_of_at_every_rung_and_escalated(
    unit: UnitKerja,
    anggota_tim: Pengguna,
    koordinator: Pengguna,
    pimpinan: Pengguna,
) -> None:
    nyalakan(saat(3, 2, 0))
    t = tugas(unit, anggota_tim, TENGGAT)
    putar_hari(date(2026, 3, 2), date(2026, 4, 20))
    pic, koor, asdep = kunci(anggota_tim), kunci(koordinator), kunci(pimpinan)
    assert buku_besar(t) == [
        (pic, "H-7", date(2026, 3, 9), "digabung"),
        (pic, "H-3", date(2026, 3, 13), "digabung"),
        (pic, "H-1", date(2026, 3, 17), "digabung"),
        (pic, "H", date(2026, 3, 25), "terkirim"),
        (pic, "H+1", date(2026, 3, 26), "digabung"),
        (pic, "H+3", date(2026, 3, 30), "digabung"),
        (koor, "eskalasi-1", date(2026, 3, 30), "terkirim"),
        (pic, "H+7", date(2026, 4, 6), "digabung"),
        (asdep, "eskalasi-2", date(2026, 4, 6), "digabung"),
        (pic, "mingguan", date(2026, 4, 13), "digabung"),
        (pic, "mingguan", date(2026, 4, 20), "digabung"),
    ]


def test_h_and_escalation_are_mails_of_their_own_the_rest_one_ringkasan_a_day(
    unit: UnitKerja, anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    for tenggat in (date(2026, 3, 13), date(2026, 3, 16), date(2026, 3, 25)):
        tugas(unit, anggota_tim, tenggat)
    putar(saat(3, 13))
    hari_h, ringkasan = (s for _, s in kepada(mailoutbox))
    assert " jatuh tempo hari ini: Menyampaikan data kebutuhan welder" in hari_h
    assert ringkasan == "Ringkasan Pelacak, Jumat, 13 Maret 2026: 2 pengingat"
    isi = str(mailoutbox[1].body)
    assert isi.startswith("Ada 2 hal yang perlu Anda perhatikan hari ini.")
    assert isi.count("Buka dan laporkan: http") == 2
    putar(saat(3, 13, 8, 1))
    putar(saat(3, 13, 18))
    assert len(mailoutbox) == 2


def test_nothing_leaves_before_half_past_seven(
    unit: UnitKerja, anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    t = tugas(unit, anggota_tim, date(2026, 3, 13))
    putar(saat(3, 13, 0, 1))
    assert [b[3] for b in buku_besar(t)] == ["antre"]
    putar(saat(3, 13, 7, 29))
    assert mailoutbox == []
    putar(saat(3, 13, 7, 30))
    assert len(mailoutbox) == 1


def test_an_empty_ringkasan_writes_its_row_and_sends_nothing(
    anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    putar_hari(date(2026, 3, 13), date(2026, 3, 16))
    baris = Pemberitahuan.objects.filter(sasaran_jenis="ringkasan")
    assert [(b.slot, b.status, b.alasan) for b in baris.order_by("slot")] == [
        (date(2026, 3, 13), "dibatalkan", "tidak ada yang perlu diingatkan"),
        (date(2026, 3, 16), "dibatalkan", "tidak ada yang perlu diingatkan"),
    ]
    assert mailoutbox == []


def test_switching_on_does_not_flood(unit: UnitKerja, anggota_tim: Pengguna) -> None:
    Penanda.objects.all().delete()
    t = tugas(unit, anggota_tim, date(2026, 3, 10))
    putar(saat(3, 13, 10))
    assert buku_besar(t) == []
    putar_hari(date(2026, 3, 14), date(2026, 3, 26))
    # Tenggat 10 March: H+7 is 26 March, across the long holiday.
    assert [b[1] for b in buku_besar(t) if b[0] == kunci(anggota_tim)] == ["H+7"]


# --- Downtime -------------------------------------------------------------------------------------


def test_after_a_month_off_each_item_is_reminded_once_with_its_newest_slot(
    unit: UnitKerja,
    anggota_tim: Pengguna,
    koordinator: Pengguna,
    pimpinan: Pengguna,
    mailoutbox: list[EmailMultiAlternatives],
) -> None:
    nyalakan(saat(3, 2, 0))
    daftar = [tugas(unit, anggota_tim, date(2026, 4, hari)) for hari in (2, 10, 20, 30)]
    nanti = tugas(unit, anggota_tim, date(2026, 6, 30))
    putar_hari(date(2026, 3, 2), date(2026, 3, 31))
    mailoutbox.clear()
    sebelum = set(Pemberitahuan.objects.values_list("pk", flat=True))
    putar(saat(4, 30, 9))
    baru = Pemberitahuan.objects.exclude(pk__in=sebelum).exclude(sasaran_jenis="ringkasan")
    for t in daftar:
        milik = list(
            baru.filter(sasaran_id=t.pk, penerima_kunci=kunci(anggota_tim)).order_by("slot")
        )
        assert [b.status for b in milik[:-1]] == ["digantikan"] * (len(milik) - 1)
        assert {b.alasan for b in milik[:-1]} <= {"server mati"}
        assert milik[-1].status in {"terkirim", "digabung"}
    assert not baru.filter(sasaran_id=nanti.pk).exists()
    assert {b.status for b in baru} == {"digantikan", "terkirim", "digabung"}
    # The task of today and the ringkasan; two escalations; the ringkasan of the PIMPINAN.
    assert sorted(k for k, _ in kepada(mailoutbox)) == sorted(
        [anggota_tim.email] * 2 + [koordinator.email] * 3 + [pimpinan.email]
    )
    jumlah = len(mailoutbox)
    putar(saat(4, 30, 9, 1))
    putar(saat(4, 30, 20))
    assert len(mailoutbox) == jumlah


# --- What changed meanwhile -----------------------------------------------------------------------


def test_a_finished_task_is_cancelled_at_the_last_moment(
    unit: UnitKerja, anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    t = tugas(unit, anggota_tim, date(2026, 3, 13))
    putar(saat(3, 13, 6))
    t.status, t.hasil = Status.SELESAI, "Selesai"
    t.save()
    putar(saat(3, 13, 8))
    baris = Pemberitahuan.objects.tentang("tindak_lanjut", t.pk).get()
    assert (baris.status, baris.alasan) == ("dibatalkan", "sudah selesai atau ditutup")
    assert mailoutbox == []


def test_a_moved_tenggat_sets_queued_rows_aside_and_gives_one_notice(
    unit: UnitKerja, anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    t = tugas(unit, anggota_tim, date(2026, 3, 16))
    jadwal_berubah("tindak_lanjut", [t.pk], umumkan=False, saat=saat(3, 2))
    putar(saat(3, 13, 6))
    t.tenggat = date(2026, 4, 10)
    t.save()
    jadwal_berubah("tindak_lanjut", [t.pk], saat=saat(3, 13, 7))
    baris = Pemberitahuan.objects.tentang("tindak_lanjut", t.pk)
    assert list(baris.filter(slot=date(2026, 3, 13)).values_list("status", "alasan")) == [
        ("digantikan", "jadwal berubah")
    ]
    putar(saat(3, 13, 7, 1))
    putar(saat(3, 13, 8))
    assert [s for _, s in kepada(mailoutbox)][-1].startswith(
        f"Tenggat tindak lanjut {t.kode} berubah menjadi Jumat, 10 April 2026"
    )
    assert list(baris.filter(tenggat=t.tenggat).values_list("jenis", "status")) == [
        ("berubah", "digabung")
    ]


def test_a_tenggat_moved_away_and_back_lets_the_queued_row_live_again(
    unit: UnitKerja, anggota_tim: Pengguna
) -> None:
    t = tugas(unit, anggota_tim, date(2026, 3, 16))
    jadwal_berubah("tindak_lanjut", [t.pk], umumkan=False, saat=saat(3, 2))
    putar(saat(3, 13, 5))
    for tenggat, jam in ((date(2026, 4, 10), 6), (date(2026, 3, 16), 7)):
        t.tenggat = tenggat
        t.save()
        jadwal_berubah("tindak_lanjut", [t.pk], saat=saat(3, 13, jam))
    putar(saat(3, 13, 7, 10))
    assert [(b[1], b[3]) for b in buku_besar(t) if b[2] == date(2026, 3, 13)] == [("H-1", "antre")]
    putar(saat(3, 13, 8))
    assert [(b[1], b[3]) for b in buku_besar(t) if b[2] == date(2026, 3, 13)] == [
        ("H-1", "digabung")
    ]


def test_a_mere_save_tells_nobody_and_loses_nothing(
    unit: UnitKerja, anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    t = tugas(unit, anggota_tim, date(2026, 3, 13))
    jadwal_berubah("tindak_lanjut", [t.pk], umumkan=False, saat=saat(3, 2))
    putar(saat(3, 13, 6))
    jadwal_berubah("tindak_lanjut", [t.pk], saat=saat(3, 13, 7))
    putar(saat(3, 13, 7, 31))
    assert [(b[1], b[3]) for b in buku_besar(t) if b[2] == date(2026, 3, 13)] == [("H", "terkirim")]
    assert len(mailoutbox) == 1


def test_another_pic_is_told_at_once_and_the_former_one_no_more(
    unit: UnitKerja, anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    pengganti = anggota(unit, Peran.TIM)
    t = tugas(unit, anggota_tim, date(2026, 3, 13))
    jadwal_berubah("tindak_lanjut", [t.pk], umumkan=False, saat=saat(3, 2))
    putar(saat(3, 13, 5))
    t.pic.update(pihak=pihak_dari(pengganti))
    jadwal_berubah("tindak_lanjut", [t.pk], saat=saat(3, 13, 6))
    putar(saat(3, 13, 6, 1))
    putar(saat(3, 13, 8))
    assert [k for k, _ in kepada(mailoutbox)] == [pengganti.email, pengganti.email]
    assert [(b[0], b[1], b[3]) for b in buku_besar(t) if b[2] == date(2026, 3, 13)] == [
        (kunci(anggota_tim), "H", "digantikan"),
        (kunci(pengganti), "H", "terkirim"),
        (kunci(pengganti), "baru", "digabung"),
    ]


def test_a_reopened_task_is_told_at_once(
    unit: UnitKerja, anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    t = tugas(unit, anggota_tim, date(2026, 4, 10))
    jadwal_berubah("tindak_lanjut", [t.pk], umumkan=False, saat=saat(3, 2))
    for status, jam in ((Status.SELESAI, 9), (Status.DIKERJAKAN, 11)):
        t.status, t.hasil = status, "Selesai"
        t.save()
        jadwal_berubah("tindak_lanjut", [t.pk], saat=saat(3, 13, jam))
        putar(saat(3, 13, jam, 1))
    assert [k for k, _ in kepada(mailoutbox)] == [anggota_tim.email]
    assert "kini menjadi tugas Anda" in str(mailoutbox[0].body)


def test_several_new_tasks_come_in_one_mail_at_once(
    unit: UnitKerja, anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    daftar = [tugas(unit, anggota_tim, date(2026, 4, hari)) for hari in (8, 9, 10)]
    jadwal_berubah("tindak_lanjut", [t.pk for t in daftar], saat=saat(3, 13, 14))
    putar(saat(3, 13, 14, 1))
    assert kepada(mailoutbox) == [(anggota_tim.email, "Anda mendapat 3 tugas atau perubahan")]
    putar(saat(3, 13, 14, 2))
    assert len(mailoutbox) == 1


def test_an_import_tells_nobody_and_plans_no_slot_of_the_past(
    unit: UnitKerja, anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    nyalakan(saat(3, 2, 0))
    putar_hari(date(2026, 3, 2), date(2026, 3, 6))
    t = tugas(unit, anggota_tim, date(2026, 3, 25))
    jadwal_berubah("tindak_lanjut", [t.pk], umumkan=False, saat=saat(3, 11, 10))
    mailoutbox.clear()
    putar(saat(3, 11, 10, 1))
    assert mailoutbox == []
    assert buku_besar(t) == []
    putar(saat(3, 13))
    assert [b[1] for b in buku_besar(t)] == ["H-3"]


# --- Rests ----------------------------------------------------------------------------------------


def test_an_open_request_rests_the_ladder_and_its_refusal_wakes_it(
    unit: UnitKerja, anggota_tim: Pengguna
) -> None:
    nyalakan(saat(3, 2, 0))
    t = tugas(unit, anggota_tim, TENGGAT)
    permohonan = PabrikPermohonan.create(tindak_lanjut=t)
    putar(saat(3, 9))
    assert buku_besar(t) == []
    permohonan.status = StatusPermohonan.DITOLAK
    permohonan.save()
    putar(saat(3, 13))
    assert [b[1] for b in buku_besar(t)] == ["H-3"]


def test_a_promised_date_rests_the_ladder_until_it_has_passed(
    unit: UnitKerja, anggota_tim: Pengguna
) -> None:
    nyalakan(saat(3, 2, 0))
    t = tugas(unit, anggota_tim, TENGGAT)
    PabrikJanji.create(
        sasaran_id=t.pk, tenggat=TENGGAT, mulai=date(2026, 3, 16), dijanjikan=date(2026, 3, 27)
    )
    putar_hari(date(2026, 3, 9), date(2026, 3, 30))
    assert [b[1] for b in buku_besar(t) if b[0] == kunci(anggota_tim)] == ["H-7", "H-3", "H+3"]
    assert Janji.objects.count() == 1


# --- Recipients -----------------------------------------------------------------------------------


def test_a_team_is_reminded_through_its_members(unit: UnitKerja) -> None:
    tim = PabrikTim.create(unit=unit)
    orang = [anggota(unit, Peran.TIM) for _ in range(2)]
    tim.anggota.set(orang)
    t = tugas(unit, tim, TENGGAT)
    putar(saat(3, 13))
    assert {b[0] for b in buku_besar(t)} == {kunci(o) for o in orang}


def test_an_institution_is_reminded_through_its_pengawal_and_its_narahubung(
    unit: UnitKerja, unit_lain: UnitKerja, anggota_tim: Pengguna
) -> None:
    instansi = PabrikInstansi.create()
    sini = PabrikNarahubung.create(instansi=instansi, unit=unit)
    PabrikNarahubung.create(instansi=instansi, unit=unit_lain)
    t = tugas(unit, instansi, TENGGAT, pengawal=anggota_tim)
    putar(saat(3, 13))
    assert {b[0] for b in buku_besar(t)} == {kunci(anggota_tim), f"n:{sini.pk}"}


def test_an_institution_without_pengawal_is_chased_by_the_koordinator(
    unit: UnitKerja, koordinator: Pengguna
) -> None:
    t = tugas(unit, PabrikInstansi.create(), TENGGAT)
    putar(saat(3, 13))
    assert [b[0] for b in buku_besar(t)] == [kunci(koordinator)]


def test_a_unit_without_koordinator_escalates_to_the_nearest_one_above(
    unit: UnitKerja, anggota_tim: Pengguna
) -> None:
    bawah = PabrikUnitKerja.create(induk=unit)
    PabrikKeanggotaan.create(pengguna=anggota_tim, unit=bawah)
    atas = anggota(unit, Peran.KOORDINATOR)
    asdep = anggota(bawah, Peran.PIMPINAN)
    t = tugas(bawah, anggota_tim, TENGGAT)
    nyalakan(saat(3, 27, 9))
    putar(saat(3, 30))
    assert (kunci(atas), "eskalasi-1") in {b[:2] for b in buku_besar(t)}
    atas.is_active = False
    atas.save()
    lain = tugas(bawah, anggota_tim, TENGGAT)
    nyalakan(saat(3, 27, 9))
    putar(saat(3, 30, 9))
    assert (kunci(asdep), "eskalasi-1") in {b[:2] for b in buku_besar(lain)}


def test_an_escalation_that_finds_nobody_ends_with_a_reason(
    unit: UnitKerja, anggota_tim: Pengguna
) -> None:
    t = tugas(unit, anggota_tim, TENGGAT)
    nyalakan(saat(3, 27, 9))
    putar(saat(3, 30))
    baris = Pemberitahuan.objects.tentang("tindak_lanjut", t.pk).get(jenis="eskalasi-1")
    assert (baris.penerima_kunci, baris.status, baris.alasan) == (
        f"u:{unit.pk}",
        "gagal",
        "tanpa penerima",
    )


def test_nobody_is_escalated_a_task_of_his_own(
    unit: UnitKerja, koordinator: Pengguna, pimpinan: Pengguna
) -> None:
    t = tugas(unit, koordinator, TENGGAT)
    nyalakan(saat(3, 27, 9))
    putar(saat(3, 30))
    assert {b[:2] for b in buku_besar(t)} == {
        (kunci(koordinator), "H+3"),
        (kunci(pimpinan), "eskalasi-1"),
    }


def test_an_inactive_person_is_told_nothing(unit: UnitKerja, anggota_tim: Pengguna) -> None:
    t = tugas(unit, anggota_tim, date(2026, 3, 13))
    putar(saat(3, 13, 6))
    anggota_tim.is_active = False
    anggota_tim.save()
    putar(saat(3, 13, 8))
    baris = Pemberitahuan.objects.tentang("tindak_lanjut", t.pk)
    assert [(b.status, b.alasan) for b in baris if b.penerima_kunci == kunci(anggota_tim)] == [
        ("dibatalkan", "penerima tidak aktif")
    ]


# --- Wishes ---------------------------------------------------------------------------------------


def test_mail_can_be_switched_off_but_not_the_day_itself(
    unit: UnitKerja, anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    PreferensiPengguna.objects.create(pengguna=anggota_tim, surel=False)
    t = tugas(unit, anggota_tim, date(2026, 3, 16))
    putar_hari(date(2026, 3, 13), date(2026, 3, 16))
    baris = Pemberitahuan.objects.tentang("tindak_lanjut", t.pk).order_by("slot")
    assert [(b.jenis, b.saluran, b.status) for b in baris] == [
        ("H-1", "aplikasi", "terkirim"),
        ("H", "surel", "terkirim"),
    ]
    assert len(mailoutbox) == 1


def test_without_ringkasan_each_reminder_is_a_mail(
    unit: UnitKerja, anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    PreferensiPengguna.objects.create(pengguna=anggota_tim, ringkasan=False)
    for hari in (16, 25):
        tugas(unit, anggota_tim, date(2026, 3, hari))
    putar(saat(3, 13))
    assert len(mailoutbox) == 2


# --- The calendar ---------------------------------------------------------------------------------


def test_a_day_off_entered_late_makes_up_for_the_slot_it_moves_into_the_past(
    unit: UnitKerja, anggota_tim: Pengguna, kalender: Kalender
) -> None:
    t = tugas(unit, anggota_tim, date(2026, 5, 8))
    nyalakan(saat(5, 1))
    putar_hari(date(2026, 5, 2), date(2026, 5, 5))
    assert [b[1] for b in buku_besar(t)] == ["H-3"]
    # H-1 was 7 May; with 7 May off it is 6 May, and on 6 May the day off becomes known at noon.
    putar(saat(5, 6))
    PabrikHariLibur.create(tanggal=date(2026, 5, 7))
    putar(saat(5, 6, 12))
    assert [(b[1], b[2]) for b in buku_besar(t)] == [
        ("H-3", date(2026, 5, 5)),
        ("H-1", date(2026, 5, 6)),
    ]
    putar_hari(date(2026, 5, 7), date(2026, 5, 8))
    assert [b[1] for b in buku_besar(t)] == ["H-3", "H-1", "H"]


# --- Cost -----------------------------------------------------------------------------------------


def test_a_tick_with_nothing_to_do_costs_the_same_for_few_and_many_items(
    unit: UnitKerja, anggota_tim: Pengguna, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    putar(saat(3, 13))
    for n in (1, 30):
        for i in range(n):
            tugas(unit, anggota_tim, date(2026, 6, 1) + timedelta(days=i))
        with django_assert_num_queries(6):
            putar(saat(3, 13, 9, n))
