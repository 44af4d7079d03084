"""Kinds of objects of the report that have a page of history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from akun.izin import hak
from akun.pilihan import Tindakan
from akun.riwayat import JenisRiwayat
from laporan.models import LaporanTriwulan, PolaNomor, TemplatWord

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from akun.models import Pengguna


def _pola(pengguna: Pengguna, pada: date) -> QuerySet[PolaNomor]:
    return PolaNomor.objects.filter(unit_id__in=hak(pengguna, pada).unit_id)


def _templat(pengguna: Pengguna, pada: date) -> QuerySet[TemplatWord]:
    dikelola = hak(pengguna, pada).unit_untuk(Tindakan.KELOLA_AKUN)
    return TemplatWord.objects.filter(unit_id__in=dikelola)


JENIS: Final = (
    JenisRiwayat(
        "laporan", "laporan triwulan", LaporanTriwulan, LaporanTriwulan.objects.all().terlihat_oleh
    ),
    JenisRiwayat("pola-nomor", "pola nomor nota dinas", PolaNomor, _pola),
    JenisRiwayat("templat-word", "templat Word", TemplatWord, _templat),
)
