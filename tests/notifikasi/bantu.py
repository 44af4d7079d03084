"""What the tests of reminders share: moments, ticks on a fake clock, tasks with their PIC."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from notifikasi.models import Pemberitahuan, Penanda
from notifikasi.rencana import WIB
from notifikasi.tick import HasilTick, tick
from tests.pabrik import PabrikPIC, PabrikTindakLanjut, pihak_dari

if TYPE_CHECKING:
    from akun.models import Instansi, Pengguna, Tim, UnitKerja
    from tindaklanjut.models import TindakLanjut


def saat(bulan: int, hari: int, jam: int = 8, menit: int = 0, tahun: int = 2026) -> datetime:
    """A moment in Jakarta."""
    return datetime(tahun, bulan, hari, jam, menit, tzinfo=WIB)


def putar(kapan: datetime) -> HasilTick:
    """One tick; the clock of the house and the clock on the wall agree."""
    return tick(kapan, kapan)


def putar_hari(dari: date, sampai: date, jam: time = time(8)) -> None:
    """One tick on every day from ``dari`` to ``sampai``."""
    hari = dari
    while hari <= sampai:
        putar(datetime.combine(hari, jam, WIB))
        hari += timedelta(days=1)


def nyalakan(kapan: datetime) -> None:
    """Switch reminders on: everything before ``kapan`` counts as planned."""
    Penanda.objects.update_or_create(
        pk=1, defaults={"sampai": kapan.date() - timedelta(days=1), "mulai": kapan}
    )


def tugas(
    unit: UnitKerja, pic: Pengguna | Tim | Instansi, tenggat: date, **isi: object
) -> TindakLanjut:
    """An open task with its main PIC."""
    t = PabrikTindakLanjut.create(unit=unit, tenggat=tenggat, **isi)
    PabrikPIC.create(tindak_lanjut=t, pihak=pihak_dari(pic))
    return t


def buku_besar(t: TindakLanjut) -> list[tuple[str, str, date, str]]:
    """The ledger about a task: recipient, jenis, slot, status; in the order of the days."""
    baris = Pemberitahuan.objects.tentang("tindak_lanjut", t.pk).order_by("slot", "pk")
    return [(b.penerima_kunci, b.jenis, b.slot, b.status) for b in baris]
