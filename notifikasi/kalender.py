"""The working-day calendar built from ``HariLibur``."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import holidays
from django.db import transaction

from akun.dasar import Asal, simpan_banyak
from inti.tanggal import Kalender
from notifikasi.models import HariLibur, JenisLibur

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna

TANDA_PERKIRAAN = "(perkiraan)"


def kalender() -> Kalender:
    """Return the calendar of every stored holiday (one query; a year holds about 25 rows)."""
    return Kalender(dict(HariLibur.objects.values_list("tanggal", "nama")))


def isi_hari_libur(*, tahun: int, oleh: Pengguna | None = None) -> int:
    """Add the national holidays and cuti bersama of ``tahun`` that were never stored.

    Rows edited by hand stay as they are, and a day moved or removed by hand does not come back.
    Returns the number of new rows. Source: package ``holidays``, categories public (libur
    nasional) and government (cuti bersama).
    """
    # The history holds every day ever stored, the moved and the removed ones included.
    ada = set(HariLibur.history.filter(tanggal__year=tahun).values_list("tanggal", flat=True))
    baru: dict[date, HariLibur] = {}
    for kategori, jenis in (
        ("public", JenisLibur.NASIONAL),
        ("government", JenisLibur.CUTI_BERSAMA),
    ):
        daftar = holidays.country_holidays("ID", years=tahun, categories=(kategori,), language="id")
        for tanggal, nama in daftar.items():
            if tanggal in ada or tanggal in baru:
                continue
            baru[tanggal] = HariLibur(
                tanggal=tanggal,
                nama=nama.replace(TANDA_PERKIRAAN, "").strip(),
                jenis=jenis,
                sumber=f"paket holidays {version('holidays')}",
                perkiraan=TANDA_PERKIRAAN in nama,
            )
    with transaction.atomic():
        simpan_banyak(
            HariLibur,
            baru=list(baru.values()),
            ubah=[],
            kolom=[],
            oleh=oleh,
            asal=Asal.HALAMAN if oleh else Asal.SISTEM,
        )
    return len(baru)


def tahun_tanpa_cuti_bersama(tahun: int) -> bool:
    """Tell whether the year has no cuti bersama stored: its reminders may fall on a free day."""
    return not HariLibur.objects.filter(tanggal__year=tahun, jenis=JenisLibur.CUTI_BERSAMA).exists()
