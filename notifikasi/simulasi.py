"""What would be sent at a moment, worked out in memory: the preview and ``--uji-coba``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings

from inti.galat import IzinDitolak
from notifikasi.bahan import Bahan, Kumpulan, dalam_rentang
from notifikasi.baris import ringkasan_semua, susun
from notifikasi.kalender import kalender
from notifikasi.models import Pemberitahuan
from notifikasi.pilihan import Saluran, StatusPemberitahuan
from notifikasi.rencana import SELALU
from notifikasi.tercatat import Tercatat
from notifikasi.tick import antarkan

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from notifikasi.penerima import BukuAlamat
    from notifikasi.pengirim import Hasil


@dataclass(frozen=True, slots=True)
class Simulasi:
    """The rows of one day, unsaved, and the people behind their keys."""

    baris: tuple[Pemberitahuan, ...]
    buku: BukuAlamat

    @property
    def surel(self) -> int:
        """How many mails: those of their own, and one ringkasan per person for the others."""
        return len({_amplop(b) for b in self._bersurel()})

    @property
    def orang(self) -> int:
        """To how many recipients."""
        return len({b.penerima_kunci for b in self._bersurel()})

    @property
    def kalimat(self) -> str:
        """``akan terkirim 14 surel kepada 6 orang``."""
        return f"akan terkirim {self.surel} surel kepada {self.orang} orang"

    def _bersurel(self) -> list[Pemberitahuan]:
        return [
            b
            for b in self.baris
            if b.status == StatusPemberitahuan.ANTRE and b.saluran == Saluran.SUREL
        ]


def _amplop(b: Pemberitahuan) -> tuple[str, ...]:
    """What tells one mail from another."""
    sendiri = (b.sasaran_jenis, str(b.sasaran_id), b.jenis, str(b.tenggat))
    return (b.penerima_kunci, *(sendiri if b.langsung else ()))


def simulasi(per: datetime) -> Simulasi:
    """Return the slots of the day of ``per``, whatever the watermark says; writes nothing.

    The day on which a rule or an item came into force is ignored too: this shows the ladder.
    """
    hari = per.date()
    bahan = Bahan.muat(per, kalender(), selalu=True)
    kumpulan = Kumpulan(bahan)
    kumpulan.tambah_semua(dalam_rentang(bahan.kalender, hari - timedelta(days=1), hari), hari)
    baris = susun(kumpulan.terpilih({}, SELALU), bahan.buku)
    urut = sorted(
        baris, key=lambda b: (b.slot, b.tenggat, b.sasaran_jenis, b.sasaran_id, b.penerima_kunci)
    )
    return Simulasi(tuple(urut), bahan.buku)


def tulis(per: datetime, nyata: datetime, unit: Collection[int] | None = None) -> Hasil:
    """Write and deliver what ``simulasi`` shows, of some units when given; in trial mode only.

    The watermark stays where it is; the unique key lets each row in once, so a second run adds
    nothing and sends nothing.
    """
    if settings.PRODUKSI:
        raise IzinDitolak("Menulis hasil uji coba hanya boleh pada mode coba.")
    hasil = simulasi(per)
    ada = Tercatat()
    ada.muat({(b.sasaran_jenis, b.sasaran_id) for b in hasil.baris})
    baris = [b for b in hasil.baris if (unit is None or b.unit_id in unit) and not ada.mengenal(b)]
    if kalender().adalah_hari_kerja(per.date()):
        dituju = {b.penerima_kunci for b in baris}
        baris += [
            r
            for r in ringkasan_semua(hasil.buku, per.date())
            if unit is None or r.penerima_kunci in dituju
        ]
    Pemberitahuan.objects.bulk_create(baris, ignore_conflicts=True)
    return antarkan(per, nyata)
