"""At most one long task at a time, on however many workers and hosts (specification 4.4).

Whoever wants to run long takes the row, beats while running and gives it back; a holder that has
not beaten for ``BATAS_DENYUT`` is dead and loses it. Giving it back wakes whoever waits: the dotted
paths of ``settings.TUGAS_MENUNGGU``.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from akun.models import KunciTugas

if TYPE_CHECKING:
    from datetime import datetime

NAMA: Final = "panjang"
BATAS_DENYUT: Final = timedelta(minutes=2)


def ambil(pemegang: str, *, kini: datetime) -> bool:
    """Take the row, or tell that somebody alive holds it; ``kini`` is the real, aware time."""
    KunciTugas.objects.get_or_create(nama=NAMA)
    bebas = Q(pemegang="") | Q(pemegang=pemegang) | Q(denyut__lt=kini - BATAS_DENYUT)
    terkena = KunciTugas.objects.filter(bebas, nama=NAMA).update(pemegang=pemegang, denyut=kini)
    return terkena == 1


def berdenyut(pemegang: str, *, kini: datetime) -> bool:
    """Say that the holder lives; False when the row was taken away."""
    milik = KunciTugas.objects.filter(nama=NAMA, pemegang=pemegang)
    return milik.update(denyut=kini) == 1


def lepas(pemegang: str) -> None:
    """Give the row back and wake whoever waits for it."""
    milik = KunciTugas.objects.filter(nama=NAMA, pemegang=pemegang)
    if milik.update(pemegang="", denyut=None):
        for jalur in settings.TUGAS_MENUNGGU:
            import_string(jalur)()
