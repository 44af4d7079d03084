"""Is the machinery alive, and has anything been lost or doubled? (specification 4.2.7)"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.core.cache import cache
from django.db.models import Count
from django.utils import timezone

from inti.jam import sekarang as jam_sekarang
from notifikasi.baris import PENGUMUMAN
from notifikasi.detak import BATAS_TICK, detak_terakhir
from notifikasi.models import Pemberitahuan, Penanda
from notifikasi.pilihan import KABAR, RINGKASAN, StatusPemberitahuan
from notifikasi.rencana import MINGGUAN
from notifikasi.smtp import DITUNDA

if TYPE_CHECKING:
    from datetime import date, datetime

    from notifikasi.querysets import PemberitahuanQuerySet

BATAS_MENUNGGU: Final = timedelta(minutes=15)
HARI_HITUNGAN: Final = 14
SINGGAHAN: Final = "notifikasi.detak"
SINGGAHAN_DETIK: Final = 30


@dataclass(frozen=True, slots=True)
class Kesehatan:
    """How the machinery stands; ``detak`` is None while it never ran."""

    detak: datetime | None
    umur_detik: int | None
    tertua: datetime | None
    """The hour of the oldest notice that should have left long ago."""

    @property
    def berdetak(self) -> bool:
        """Tell whether the last tick is young enough."""
        return self.umur_detik is not None and self.umur_detik <= BATAS_TICK.total_seconds()

    @property
    def sehat(self) -> bool:
        """Tell whether everything runs."""
        return self.berdetak and self.tertua is None

    @property
    def sebab(self) -> str:
        """Why not, in one sentence; empty when it does."""
        if self.detak is None:
            return "Pengingat belum pernah berjalan. Nyalakan pekerja latar (manage.py qcluster)."
        if not self.berdetak:
            return "Pengingat berhenti. Nyalakan ulang pekerja latar (manage.py qcluster)."
        if self.tertua is not None:
            return "Ada pengingat yang tertahan lebih dari 15 menit. Periksa Kotak keluar."
        return ""


def tertahan(sekarang: datetime, nyata: datetime) -> PemberitahuanQuerySet:
    """Return the notices that should have left more than 15 minutes ago.

    One that its recipient's own server puts off is not the fault of this house.
    """
    return Pemberitahuan.objects.filter(
        menunggu=True,
        langsung=True,
        fire_at__lte=sekarang - BATAS_MENUNGGU,
        dibuat_pada__lte=nyata - BATAS_MENUNGGU,
    ).exclude(alasan__in=DITUNDA)


def periksa(sekarang: datetime, nyata: datetime) -> Kesehatan:
    """Look at the heartbeat and at the queue (two queries)."""
    detak = detak_terakhir()
    tertua = tertahan(sekarang, nyata).order_by("fire_at").values_list("fire_at", flat=True)
    umur = None if detak is None else max(0, int((nyata - detak).total_seconds()))
    return Kesehatan(detak, umur, tertua.first())


def laporan_sehat() -> tuple[bool, dict[str, object]]:
    """Tell ``/sehat/`` how reminders stand; named in ``settings.PEMERIKSA_SEHAT``."""
    k = periksa(jam_sekarang(), timezone.now())
    return k.sehat, {
        "pengingat": "berjalan" if k.sehat else k.sebab,
        "umur_detak_detik": k.umur_detik,
    }


def berhenti_sejak(nyata: datetime) -> datetime | None:
    """Return since when reminders stand still, for the banner; None while they run.

    A house whose machinery never ran has no such moment; its health page says so. The heartbeat
    is read at most twice a minute, since every page asks.
    """
    detak: datetime | None = cache.get_or_set(SINGGAHAN, detak_terakhir, SINGGAHAN_DETIK)
    return detak if detak is not None and nyata - detak > BATAS_TICK else None


# --- Counters -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hitungan:
    """What became of the notices of one day."""

    hari: date
    direncanakan: int
    terkirim: int
    digantikan: int
    dibatalkan: int
    gagal: int
    menunggu: int


def hitungan_harian(hari_ini: date) -> list[Hitungan]:
    """Count the notices of the last two weeks by how they ended, latest day first; one query."""
    baris = (
        Pemberitahuan.objects.filter(slot__gt=hari_ini - timedelta(days=HARI_HITUNGAN))
        .exclude(sasaran_jenis__in=[RINGKASAN, KABAR])
        .order_by()
        .values_list("slot", "status", "induk__status")
        .annotate(n=Count("pk"))
    )
    per_hari: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for slot, status, induk, n in baris:
        # What left in a ringkasan ended as the ringkasan did.
        akhir = induk if status == StatusPemberitahuan.DIGABUNG and induk else status
        per_hari[slot][akhir] += n
    return [
        Hitungan(
            hari=hari,
            direncanakan=sum(isi.values()),
            terkirim=isi[StatusPemberitahuan.TERKIRIM],
            digantikan=isi[StatusPemberitahuan.DIGANTIKAN],
            dibatalkan=isi[StatusPemberitahuan.DIBATALKAN],
            gagal=isi[StatusPemberitahuan.GAGAL],
            menunggu=isi[StatusPemberitahuan.ANTRE] + isi[StatusPemberitahuan.DIKIRIM],
        )
        for hari, isi in sorted(per_hari.items(), reverse=True)
    ]


def hilang_dan_ganda(sekarang: datetime, nyata: datetime) -> tuple[int, int]:
    """Return how many notices were lost and how many came twice: both should be 0.

    Lost is what should have left long ago and what fell on a day that was never planned; twice is
    a rung of one tenggat that one person received on two days.
    """
    penanda = Penanda.objects.filter(pk=1).first()
    tertinggal = max(0, (sekarang.date() - penanda.sampai).days) if penanda else 0
    hilang = tertahan(sekarang, nyata).count() + tertinggal
    sampai = (StatusPemberitahuan.TERKIRIM, StatusPemberitahuan.DIGABUNG)
    ganda = (
        Pemberitahuan.objects.filter(
            status__in=sampai, slot__gt=sekarang.date() - timedelta(days=HARI_HITUNGAN)
        )
        .exclude(jenis__in=[MINGGUAN, RINGKASAN, KABAR, *PENGUMUMAN])
        .order_by()
        .values("penerima_kunci", "sasaran_jenis", "sasaran_id", "jenis", "tenggat")
        .annotate(n=Count("pk"))
        .filter(n__gt=1)
        .count()
    )
    return hilang, ganda
