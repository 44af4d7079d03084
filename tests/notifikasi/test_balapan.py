"""Two clusters and a cron at once, on SQLite and PostgreSQL: each row and each mail comes once."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from akun.pilihan import Peran
from notifikasi.kalender import isi_hari_libur
from notifikasi.models import Detak, Pemberitahuan, Penanda
from notifikasi.perencana import rencanakan
from notifikasi.services import jadwal_berubah
from notifikasi.tick import antarkan
from tests.notifikasi.bantu import nyalakan, putar, saat, tugas
from tests.pabrik import PADA, PabrikUnitKerja, anggota

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.core.mail import EmailMultiAlternatives

pytestmark = pytest.mark.django_db(transaction=True)

SERENTAK = 4


def berlomba(kerja: Callable[[], object]) -> None:
    """Run ``kerja`` in several threads that start together, each with its own connection."""
    gerbang = Barrier(SERENTAK)

    def satu() -> None:
        try:
            gerbang.wait(timeout=20)
            kerja()
        finally:
            connection.close()

    with ThreadPoolExecutor(SERENTAK) as kolam:
        for hasil in [kolam.submit(satu) for _ in range(SERENTAK)]:
            hasil.result(timeout=60)


@pytest.fixture
def orang() -> list[str]:
    """Three people with tasks due today, in three days and long ago."""
    isi_hari_libur(tahun=2026)
    unit = PabrikUnitKerja.create()
    anggota(unit, Peran.KOORDINATOR)
    daftar = [anggota(unit, Peran.TIM) for _ in range(3)]
    for siapa in daftar:
        for tenggat in (PADA, date(2026, 5, 13), date(2026, 5, 5), date(2026, 4, 8)):
            tugas(unit, siapa, tenggat)
    return [o.email for o in daftar]


def kunci() -> list[tuple[object, ...]]:
    kolom = ("penerima_kunci", "sasaran_jenis", "sasaran_id", "jenis", "tenggat", "slot")
    return sorted(Pemberitahuan.objects.values_list(*kolom))


def test_planners_at_once_write_each_row_once_and_move_the_watermark_once(
    orang: list[str],
) -> None:
    nyalakan(saat(5, 8, 0))
    rencanakan(saat(5, 8, 6))
    sendiri = kunci()
    Pemberitahuan.objects.all().delete()
    nyalakan(saat(5, 8, 0))
    berlomba(lambda: rencanakan(saat(5, 8, 6)))
    assert kunci() == sendiri
    assert Penanda.objects.get().sampai == PADA


def test_senders_at_once_send_each_mail_once(
    orang: list[str], mailoutbox: list[EmailMultiAlternatives]
) -> None:
    nyalakan(saat(5, 8, 0))
    rencanakan(saat(5, 8, 6))
    berlomba(lambda: antarkan(saat(5, 8), saat(5, 8)))
    antarkan(saat(5, 8), saat(5, 8))
    per_id = Counter(m.extra_headers["Message-ID"] for m in mailoutbox)
    assert set(per_id.values()) == {1}
    assert Counter(m.to[0] for m in mailoutbox if m.to[0] in orang) == dict.fromkeys(orang, 2)
    assert not Pemberitahuan.objects.filter(menunggu=True).exists()


def test_whole_ticks_at_once_for_days_equal_one_machine_alone(
    orang: list[str], mailoutbox: list[EmailMultiAlternatives]
) -> None:
    def hari(kapan: datetime) -> None:
        putar(kapan)

    nyalakan(saat(5, 8, 0))
    for h in (8, 11, 12, 13):
        putar(saat(5, h))
    sendiri, surel = kunci(), sorted(str(m.subject) for m in mailoutbox)
    Pemberitahuan.objects.filter(induk__isnull=False).delete()
    Pemberitahuan.objects.all().delete()
    mailoutbox.clear()
    nyalakan(saat(5, 8, 0))
    for h in (8, 11, 12, 13):
        berlomba(lambda h=h: hari(saat(5, h)))  # type: ignore[misc]  # the day of this round
        putar(saat(5, h))
    assert kunci() == sendiri
    assert sorted(str(m.subject) for m in mailoutbox) == surel
    assert Detak.objects.filter(nama="tick").count() == 1


def test_a_change_announced_while_planners_run_is_looked_at_by_one_of_them(
    orang: list[str],
) -> None:
    nyalakan(saat(5, 8, 0))
    putar(saat(5, 8))
    ids = sorted(set(Pemberitahuan.objects.values_list("sasaran_id", flat=True)) - {0})
    jadwal_berubah("tindak_lanjut", ids, saat=saat(5, 8, 9))

    def ubah_dan_rencanakan() -> None:
        jadwal_berubah("tindak_lanjut", ids[:3], saat=saat(5, 8, 9, 1))
        rencanakan(saat(5, 8, 9, 2))

    berlomba(ubah_dan_rencanakan)
    rencanakan(saat(5, 8, 9, 3))
    hitung = Counter(kunci())
    assert set(hitung.values()) == {1}
    assert not Pemberitahuan.objects.filter(jenis__in=["baru", "berubah"]).exists()
