"""Writes of a file in the making: ask for it, cancel it, start it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django_q.tasks import async_task

from akun.izin import pastikan
from akun.pilihan import Tindakan
from inti.galat import TransisiDitolak
from laporan.models import Susunan
from laporan.pilihan import AKTIF, JenisSusunan, StatusSusunan

if TYPE_CHECKING:
    from datetime import datetime

    from akun.models import Pengguna, UnitKerja

TUGAS: Final = "laporan.tasks.jalankan"
# What a person keeps; older ones go with their files, which can be made again.
DISIMPAN: Final = 12
MAKS_ANTRE: Final = 5


@transaction.atomic
def minta_susunan(
    *,
    unit: UnitKerja,
    tahun: int,
    triwulan: int,
    jenis: str,
    oleh: Pengguna,
    pada: datetime,
    kini: datetime,
) -> Susunan:
    """Have a file made in the background; the same wish while one is on its way is that one.

    ``pada`` is the time of the house, ``kini`` the one by which workers live. Raises
    ``IzinDitolak`` or ``TransisiDitolak``.
    """
    pastikan(oleh, Tindakan.BACA, unit, pada.date())
    menunggu = list(Susunan.objects.filter(pengguna=oleh, status__in=AKTIF))
    for s in menunggu:
        if (s.unit_id, s.tahun, s.triwulan, s.jenis) == (unit.pk, tahun, triwulan, jenis):
            return s
    if len(menunggu) >= MAKS_ANTRE:
        raise TransisiDitolak(
            f"Masih ada {MAKS_ANTRE} berkas Anda yang disusun. Tunggu sampai salah satunya selesai."
        )
    _bersihkan(oleh)
    susunan = Susunan.objects.create(
        pengguna=oleh,
        unit=unit,
        tahun=tahun,
        triwulan=triwulan,
        jenis=JenisSusunan(jenis),
        dibuat_pada=pada,
        denyut=kini,
    )
    antrekan(susunan)
    return susunan


def antrekan(susunan: Susunan) -> None:
    """Ask a worker for it once the row is committed."""
    transaction.on_commit(lambda: async_task(TUGAS, susunan.pk, task_name=f"susunan-{susunan.pk}"))


def batalkan_susunan(*, susunan: Susunan) -> None:
    """Drop a file nobody has begun to make. Raises ``TransisiDitolak``."""
    terkena = Susunan.objects.filter(pk=susunan.pk, status=StatusSusunan.ANTRE).update(
        status=StatusSusunan.BATAL, token=""
    )
    if terkena != 1:
        raise TransisiDitolak("Berkas ini sedang disusun atau sudah berakhir.")


@transaction.atomic
def ulangi_susunan(*, susunan: Susunan, kini: datetime) -> None:
    """Start a stopped or failed one again; a worker that still lives writes nothing more."""
    if not susunan.terhenti(kini) and susunan.status not in (
        StatusSusunan.GAGAL,
        StatusSusunan.BATAL,
    ):
        raise TransisiDitolak("Berkas ini masih disusun. Tunggu sebentar, lalu muat ulang.")
    terkena = Susunan.objects.filter(
        pk=susunan.pk, status=susunan.status, denyut=susunan.denyut
    ).update(status=StatusSusunan.ANTRE, token="", persen=0, pesan="", denyut=kini)
    if terkena != 1:
        raise TransisiDitolak("Berkas ini sudah dimulai lagi. Muat ulang halaman.")
    antrekan(susunan)


def _bersihkan(oleh: Pengguna) -> None:
    lama = Susunan.objects.filter(pengguna=oleh).exclude(status__in=AKTIF)
    for susunan in lama[DISIMPAN - 1 :]:
        if susunan.berkas:
            susunan.berkas.delete(save=False)
        susunan.delete()
