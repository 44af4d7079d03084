"""A promised date: the ladder of an item rests until then, once per tenggat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, simpan
from notifikasi.models import Janji

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna
    from notifikasi.rencana import Butir


def catat_janji(
    *,
    butir: Butir,
    dijanjikan: date,
    oleh: Pengguna | None,
    pada: date,
    nama: str = "",
    asal: Asal = Asal.HALAMAN,
) -> Janji:
    """Keep the date a PIC promises; the caller has judged who may.

    ``nama`` is who promised where that is no account. Raises ``DataDitolak`` for a second promise
    within one tenggat and for a day that is not after ``pada``.
    """
    janji = Janji(
        sasaran_jenis=butir.jenis,
        sasaran_id=butir.id,
        tenggat=butir.tenggat,
        dijanjikan=dijanjikan,
        mulai=pada,
        oleh=oleh,
        nama=nama[:150],
    )
    with transaction.atomic():
        return simpan(janji, oleh=oleh, asal=Asal.TAUTAN if oleh is None and nama else asal)


def janji_butir(butir: Butir) -> Janji | None:
    """Return the date promised within the tenggat of an item, if any."""
    return Janji.objects.filter(
        sasaran_jenis=butir.jenis, sasaran_id=butir.id, tenggat=butir.tenggat
    ).first()
