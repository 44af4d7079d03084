"""What every page shows of reminders: the counter of the bell, and a band when they stand still."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from akun.izin import hak
from akun.models import Pengguna
from akun.pilihan import Peran
from inti.jam import hari_ini, sekarang
from notifikasi.kesehatan import berhenti_sejak
from notifikasi.models import Pemberitahuan

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

PENJAGA: Final = frozenset({Peran.KOORDINATOR, Peran.PIMPINAN, Peran.PENGELOLA, Peran.ADMIN})


def pemberitahuan(request: HttpRequest) -> dict[str, object]:
    """``pemberitahuan_baru`` (a number) and ``pengingat_berhenti`` (a moment or nothing); lazy."""
    pengguna = getattr(request, "user", None)
    if not isinstance(pengguna, Pengguna):
        return {}

    def baru() -> int:
        return Pemberitahuan.objects.milik(pengguna, sekarang()).belum_dibaca().count()

    def berhenti() -> datetime | str:
        peran = hak(pengguna, hari_ini()).peran.values()
        if not any(p & PENJAGA for p in peran):
            return ""
        return berhenti_sejak(timezone.now()) or ""

    return {
        "pemberitahuan_baru": SimpleLazyObject(baru),
        "pengingat_berhenti": SimpleLazyObject(berhenti),
    }
