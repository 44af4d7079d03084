"""Kinds of objects of the report that have a page of history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from akun.izin import hak
from akun.riwayat import JenisRiwayat
from laporan.models import LaporanTriwulan, PolaNomor

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from akun.models import Pengguna


def _pola(pengguna: Pengguna, pada: date) -> QuerySet[PolaNomor]:
    return PolaNomor.objects.filter(unit_id__in=hak(pengguna, pada).unit_id)


JENIS: Final = (
    JenisRiwayat(
        "laporan", "laporan triwulan", LaporanTriwulan, LaporanTriwulan.objects.all().terlihat_oleh
    ),
    JenisRiwayat("pola-nomor", "pola nomor nota dinas", PolaNomor, _pola),
)
