"""The schedules of django-q2 are code; what nobody needs any more is thrown away at night."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django_q.models import Schedule, Task

from notifikasi.models import Detak, Pemberitahuan, SurelContoh
from notifikasi.tasks import JADWAL, pangkas_sampai, putar, sinkronkan_jadwal
from tests.notifikasi.bantu import nyalakan, saat
from tests.pabrik import PabrikPemberitahuan, PabrikSurelContoh

pytestmark = pytest.mark.django_db


def test_every_migrate_leaves_exactly_the_schedules_of_the_code() -> None:
    Schedule.objects.filter(name="pelacak.pengingat").update(func="lama.lupa", kwargs="{rusak")
    Schedule.objects.create(name="pelacak.pengingat", func="lama.kembar")
    Schedule.objects.create(name="pelacak.usang", func="lama.usang")
    milik_lain = Schedule.objects.create(name="lain", func="lain.tugas")
    sinkronkan_jadwal()
    sinkronkan_jadwal()
    kita = Schedule.objects.exclude(pk=milik_lain.pk)
    assert {(s.name, s.func, s.kwargs) for s in kita} == {
        (nama, fungsi, None) for nama, (fungsi, _, _) in JADWAL.items()
    }
    assert kita.count() == len(JADWAL)
    assert Schedule.objects.filter(pk=milik_lain.pk).exists()


def test_the_scheduled_function_is_one_tick_with_a_heartbeat() -> None:
    nyalakan(saat(5, 8, 0))
    sebelum = timezone.now()
    hasil = putar()
    assert hasil["direncanakan"] == 0
    assert Detak.objects.get(nama="tick").pada >= sebelum


def test_the_night_removes_what_nobody_looks_back_at_and_no_reminder() -> None:
    kini = timezone.now()
    for sukses, umur in ((True, 2), (True, 0), (False, 31), (False, 29)):
        Task.objects.create(
            id=uuid4().hex,
            name="t",
            func="f",
            started=kini - timedelta(days=umur),
            stopped=kini - timedelta(days=umur),
            success=sukses,
        )
    PabrikSurelContoh.create(dibuat_pada=kini - timedelta(days=31))
    PabrikSurelContoh.create(dibuat_pada=kini)
    lama = (kini - timedelta(days=100)).date()
    kosong = {
        "sasaran_jenis": "ringkasan",
        "status": "dibatalkan",
        "alasan": "tidak ada yang perlu diingatkan",
    }
    PabrikPemberitahuan.create(slot=lama, **kosong)
    segar = PabrikPemberitahuan.create(slot=kini.date(), **kosong)
    berisi = PabrikPemberitahuan.create(slot=lama, **kosong)
    anak = PabrikPemberitahuan.create(
        slot=lama, status="dibatalkan", alasan="sudah selesai atau ditutup", induk=berisi
    )
    pengingat = PabrikPemberitahuan.create(slot=lama, terkirim=True)
    assert pangkas_sampai(kini) == 4
    assert set(Pemberitahuan.objects.all()) == {segar, berisi, anak, pengingat}
    assert (SurelContoh.objects.count(), Task.objects.count()) == (1, 2)
