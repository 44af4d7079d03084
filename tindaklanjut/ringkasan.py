"""The counts of tindak lanjut of one unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from tindaklanjut.models import TindakLanjut
from tindaklanjut.pilihan import Status

if TYPE_CHECKING:
    from datetime import date

    from inti.tanggal import Kalender


@dataclass(frozen=True, slots=True)
class RingkasanTindakLanjut:
    """Counts by present status; ``terlambat`` and ``menunggu_verifikasi`` are part of open."""

    terbuka: int
    terlambat: int
    menunggu_verifikasi: int


def ringkasan(*, unit_id: int, pada: date, kalender: Kalender) -> RingkasanTindakLanjut:
    """Count all tindak lanjut of exactly this unit, of any year, in one query.

    Late is one on the PIC's turn whose tenggat lies before the threshold of the day ``pada``.
    """
    ambang = kalender.ambang_terlambat(pada)
    hitung = TindakLanjut.objects.filter(unit_id=unit_id).aggregate(
        terbuka=Count("pk", filter=Q(terbuka=True)),
        terlambat=Count("pk", filter=Q(giliran_pic=True, tenggat__lte=ambang)),
        menunggu=Count("pk", filter=Q(status=Status.MENUNGGU_VERIFIKASI)),
    )
    return RingkasanTindakLanjut(hitung["terbuka"], hitung["terlambat"], hitung["menunggu"])
