"""One minute of the machinery: plan → claim → deliver → heartbeat (specification 4.2.1).

django-q2 calls it, so does ``manage.py pengingat --sekali``; both at once, and on several hosts,
is harmless by construction.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from notifikasi.detak import TICK, berdetak
from notifikasi.kalender import kalender
from notifikasi.models import Pemberitahuan
from notifikasi.pengirim import Hasil, Pengirim
from notifikasi.perencana import rencanakan
from notifikasi.pilihan import StatusPemberitahuan
from notifikasi.tangga import Tangga

if TYPE_CHECKING:
    from datetime import datetime

catatan = logging.getLogger("pelacak.pengingat")


@dataclass(frozen=True, slots=True)
class HasilTick:
    """What one tick did."""

    direncanakan: int
    dilepas: int
    kiriman: Hasil


def tick(sekarang: datetime, nyata: datetime) -> HasilTick:
    """Do everything that is due. ``sekarang`` is the clock of the house, ``nyata`` the wall's.

    Planning and delivery do not hold up each other: when a source of items is broken, what is
    queued still leaves; the error is raised at the end, and without a heartbeat it shows.
    """
    mulai = time.monotonic()
    dilepas = lepaskan_lease(nyata)
    direncanakan, salah = 0, None
    try:
        direncanakan = rencanakan(sekarang)
    except Exception as galat:
        catatan.exception("Perencanaan pengingat gagal")
        salah = galat
    kiriman = antarkan(sekarang, nyata)
    if salah is not None:
        raise salah
    lama = time.monotonic() - mulai
    berdetak(TICK, nyata + timedelta(seconds=lama), round(lama * 1000))
    return HasilTick(direncanakan, dilepas, kiriman)


def lepaskan_lease(nyata: datetime) -> int:
    """Queue again what a dead process held; return how many rows."""
    return Pemberitahuan.objects.filter(
        menunggu=True, status=StatusPemberitahuan.DIKIRIM, lease__lt=nyata
    ).update(status=StatusPemberitahuan.ANTRE, lease=None)


def antarkan(sekarang: datetime, nyata: datetime) -> Hasil:
    """Deliver what is due; one query when nothing is."""
    if not Pemberitahuan.objects.jatuh_waktu(sekarang, nyata).exists():
        return Hasil()
    return Pengirim(sekarang, nyata, kalender(), Tangga.muat()).jalankan()
