"""What django-q2 calls: it is an alarm clock, the truth is in our own tables."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.utils import timezone
from django_q.models import Failure, Schedule, Success

from inti.jam import sekarang
from notifikasi.models import Pemberitahuan, SurelContoh
from notifikasi.pilihan import KOSONG, RINGKASAN
from notifikasi.tick import tick

if TYPE_CHECKING:
    from datetime import datetime

AWALAN: Final = "pelacak."
# name: (function, kind, minutes)
JADWAL: Final[dict[str, tuple[str, str, int | None]]] = {
    "pelacak.pengingat": ("notifikasi.tasks.putar", Schedule.MINUTES, 1),
    "pelacak.pangkas": ("notifikasi.tasks.pangkas", Schedule.DAILY, None),
}
JAM_PANGKAS: Final = 2
UMUR_SUKSES: Final = timedelta(days=1)
UMUR_GAGAL: Final = timedelta(days=30)
UMUR_KOSONG: Final = timedelta(days=90)


def putar() -> dict[str, object]:
    """One tick, by the clocks of now."""
    return asdict(tick(sekarang(), timezone.now()))


def pangkas() -> int:
    """Throw away what nobody looks back at; reminders themselves stay. Returns the rows removed."""
    return pangkas_sampai(timezone.now())


def pangkas_sampai(nyata: datetime) -> int:
    """Remove results of django-q2, empty ringkasan and mails of the trial inbox, by age."""
    kosong = Pemberitahuan.objects.filter(
        sasaran_jenis=RINGKASAN,
        status="dibatalkan",
        alasan=KOSONG,
        slot__lt=(nyata - UMUR_KOSONG).date(),
        isi__isnull=True,
    )
    return sum(
        hapus.delete()[0]
        for hapus in (
            Success.objects.filter(stopped__lt=nyata - UMUR_SUKSES),
            Failure.objects.filter(stopped__lt=nyata - UMUR_GAGAL),
            SurelContoh.objects.filter(dibuat_pada__lt=nyata - UMUR_GAGAL),
            kosong,
        )
    )


def sinkronkan_jadwal(**_: object) -> None:
    """Make the schedules of django-q2 those of ``JADWAL``, and no others of ours.

    Runs after every migrate. Names are not unique in django-q2, so spare copies go.
    """
    if Schedule._meta.db_table not in connection.introspection.table_names():
        return  # somebody migrates single apps one after the other
    Schedule.objects.filter(name__startswith=AWALAN).exclude(name__in=JADWAL).delete()
    kini = timezone.now()
    for nama, (fungsi, jenis, menit) in JADWAL.items():
        ada = list(Schedule.objects.filter(name=nama).order_by("pk").values_list("pk", flat=True))
        Schedule.objects.filter(pk__in=ada[1:]).delete()
        berikut = kini if menit else _malam(kini)
        Schedule.objects.update_or_create(
            name=nama,
            defaults={
                "func": fungsi,
                "schedule_type": jenis,
                "minutes": menit,
                "repeats": -1,
                "next_run": berikut,
                "args": None,
                "kwargs": None,
                "hook": None,
                "cluster": None,
            },
        )


def _malam(kini: datetime) -> datetime:
    """The next small hour of the night."""
    malam = timezone.localtime(kini).replace(hour=JAM_PANGKAS, minute=0, second=0, microsecond=0)
    return malam if malam > kini else malam + timedelta(days=1)
