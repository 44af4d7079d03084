"""The heartbeat: the machinery writes that it lives, others read how long ago."""

from __future__ import annotations

import os
import socket
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from notifikasi.models import Detak

if TYPE_CHECKING:
    from datetime import datetime

TICK: Final = "tick"
BATAS_TICK: Final = timedelta(minutes=5)
"""A tick older than this means that reminders stand still."""


def berdetak(nama: str, nyata: datetime, lama_ms: int = 0) -> None:
    """Write a heartbeat by the clock on the wall."""
    pelaku = f"{socket.gethostname()[:80]}:{os.getpid()}"
    isi = {"pada": nyata, "lama_ms": lama_ms, "pelaku": pelaku}
    if not Detak.objects.filter(nama=nama).update(**isi):
        Detak.objects.bulk_create([Detak(nama=nama, **isi)], ignore_conflicts=True)


def detak_terakhir(nama: str = TICK) -> datetime | None:
    """Return when a part last wrote that it lives; None when it never did."""
    return Detak.objects.filter(nama=nama).values_list("pada", flat=True).first()
