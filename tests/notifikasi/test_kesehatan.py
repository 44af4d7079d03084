"""Health: the heartbeat, what is held up, and the counters "0 hilang, 0 ganda"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from akun.pilihan import Peran
from inti.jam import sekarang
from notifikasi.kesehatan import berhenti_sejak, hilang_dan_ganda, hitungan_harian, periksa
from tests.notifikasi.bantu import nyalakan, putar, saat, tugas
from tests.pabrik import PADA, PabrikDetak, PabrikPemberitahuan, PabrikPenanda, anggota

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja
    from notifikasi.models import Pemberitahuan

pytestmark = pytest.mark.django_db
BERHENTI = "Pengingat berhenti sejak"


def detak(menit: float) -> None:
    """A tick so many minutes ago."""
    PabrikDetak.create(nama="tick", pada=timezone.now() - timedelta(minutes=menit))


def tertahan(menit: int, **isi: object) -> Pemberitahuan:
    """A notice whose hour came so many minutes ago, by both clocks."""
    return PabrikPemberitahuan.create(
        fire_at=sekarang() - timedelta(minutes=menit),
        dibuat_pada=timezone.now() - timedelta(minutes=menit),
        **isi,
    )


@pytest.mark.parametrize(("menit", "kode"), [(1, 200), (4.9, 200), (5.1, 503), (60, 503)])
def test_a_tick_older_than_five_minutes_is_no_health(
    client: Client, menit: float, kode: int
) -> None:
    detak(menit)
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == kode
    assert jawaban.json()["umur_detak_detik"] == pytest.approx(menit * 60, abs=5)


def test_a_house_whose_machinery_never_ran_is_not_fit(client: Client) -> None:
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 503
    assert jawaban.json()["umur_detak_detik"] is None
    assert "belum pernah berjalan" in jawaban.json()["pengingat"]


@pytest.mark.parametrize(
    ("menit", "isi", "kode"),
    [
        (14, {}, 200),
        (16, {}, 503),
        (16, {"dikirim": True}, 503),
        (16, {"alasan": "server surel tidak dapat dihubungi"}, 503),
        (16, {"alasan": "server surel menunda alamat penerima"}, 200),
        (16, {"terkirim": True}, 200),
        (16, {"gagal": True}, 200),
        (16, {"langsung": False}, 200),  # waits for a ringkasan, which counts itself
    ],
)
def test_a_notice_held_up_for_a_quarter_of_an_hour_is_no_health(
    client: Client, menit: int, isi: dict[str, object], kode: int
) -> None:
    detak(0)
    tertahan(menit, **isi)
    assert client.get("/sehat/").status_code == kode


def test_a_notice_made_up_for_just_now_is_not_held_up() -> None:
    detak(0)
    PabrikPemberitahuan.create(fire_at=sekarang() - timedelta(days=3))
    assert periksa(sekarang(), timezone.now()).sehat


@pytest.mark.parametrize(
    ("peran", "tampil"),
    [
        (Peran.PENGAMAT, False),
        (Peran.TIM, False),
        (Peran.KOORDINATOR, True),
        (Peran.PIMPINAN, True),
        (Peran.PENGELOLA, True),
        (Peran.ADMIN, True),
    ],
)
def test_the_band_tells_those_who_keep_a_unit_since_when_reminders_stand_still(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], peran: Peran, tampil: bool
) -> None:
    detak(7)
    isi = masuk(anggota(unit, peran)).get("/pemberitahuan/").content.decode()
    assert (BERHENTI in isi) is tampil


def test_no_band_while_reminders_run_or_never_ran(
    koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(koordinator)
    assert BERHENTI not in klien.get("/pemberitahuan/").content.decode()
    detak(2)
    assert BERHENTI not in klien.get("/pemberitahuan/").content.decode()
    assert berhenti_sejak(timezone.now()) is None


@pytest.mark.usefixtures("kalender")
def test_every_notice_of_a_day_is_counted_by_its_end(unit: UnitKerja) -> None:
    nyalakan(saat(5, 8, 0))
    orang = anggota(unit, Peran.TIM)
    tugas(unit, orang, PADA)
    tugas(unit, orang, date(2026, 5, 13))
    selesai = tugas(unit, orang, date(2026, 5, 11))
    putar(saat(5, 8, 7))
    selesai.delete()
    PabrikPemberitahuan.create(gagal=True)
    putar(saat(5, 8, 8))
    (hari,) = hitungan_harian(PADA)
    assert (hari.hari, hari.direncanakan, hari.terkirim) == (PADA, 4, 2)
    assert (hari.dibatalkan, hari.gagal, hari.menunggu) == (1, 1, 0)
    assert hilang_dan_ganda(saat(5, 8, 9), saat(5, 8, 9)) == (0, 0)


def test_what_is_lost_and_what_came_twice_is_counted() -> None:
    PabrikPenanda.create(sampai=sekarang().date() - timedelta(days=2))
    tertahan(20)
    sama = {
        "penerima_kunci": "p:1",
        "sasaran_id": 7,
        "tenggat": PADA + timedelta(days=5),
        "terkirim": True,
    }
    PabrikPemberitahuan.create(**sama, slot=PADA)
    PabrikPemberitahuan.create(**sama, slot=PADA - timedelta(days=1))
    assert hilang_dan_ganda(sekarang(), timezone.now()) == (3, 1)
