"""What planning looks at, and the open items with a slot it finds there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from inti.tanggal import Kalender
from notifikasi.jadwal import Jeda
from notifikasi.penerima import BukuAlamat
from notifikasi.rencana import MINGGUAN, slot, tenggat_terjauh, waktu_kirim
from notifikasi.sumber import daftar_sumber, kini
from notifikasi.tangga import Tangga

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from notifikasi.jadwal import KunciButir
    from notifikasi.rencana import Aturan, Bertenggat, Butir, Slot

    Pemilih = Callable[[Bertenggat, Aturan], tuple[Slot, ...]]

TERAWAL: Final = date(2000, 1, 1)
HARI_SUSULAN: Final = 60
"""How far back a day off that was entered late may have moved a slot."""


@dataclass(slots=True)
class Bahan:
    """Day, calendar, ladders and people, read once per run."""

    sekarang: datetime
    kalender: Kalender
    tangga: Tangga
    buku: BukuAlamat

    @classmethod
    def muat(cls, sekarang: datetime, kal: Kalender, *, selalu: bool = False) -> Bahan:
        """Read rules, units, roles and their holders (four queries); ``selalu``: see ``Tangga``."""
        buku = BukuAlamat.muat(sekarang.date())
        return cls(sekarang, kal, Tangga.muat(buku.rantai, selalu=selalu), buku)

    @property
    def hari(self) -> date:
        """The day that is planned up to."""
        return self.sekarang.date()


def dalam_rentang(kal: Kalender, sejak: date, sampai: date) -> Pemilih:
    """Select the slots after ``sejak`` and up to ``sampai``."""
    return lambda butir, aturan: slot(butir, aturan, kal, sejak, sampai)


def terlewat(kal: Kalender, batas: date) -> Pemilih:
    """Select the slots of the last weeks, for when a change of the calendar moves days."""
    return lambda butir, aturan: tuple(
        s
        for s in slot(butir, aturan, kal, batas - timedelta(days=HARI_SUSULAN), batas)
        if s.jenis != MINGGUAN
    )


@dataclass(slots=True)
class Kumpulan:
    """Open items and the slots chosen for them."""

    bahan: Bahan
    butir: dict[KunciButir, Butir] = field(default_factory=dict)
    slots: dict[KunciButir, set[Slot]] = field(default_factory=dict)
    susulan: dict[KunciButir, frozenset[str]] = field(default_factory=dict)
    """Items with slots made up for, and the rungs that the former calendar had behind it."""

    def tambah(self, butir: Butir, pilih: Pemilih) -> None:
        """Choose slots of one item."""
        aturan = self.bahan.tangga.untuk(butir.unit_id, butir.jenis)
        if terpilih := pilih(butir, aturan):
            self.butir[butir.kunci] = butir
            self.slots.setdefault(butir.kunci, set()).update(terpilih)

    def tambah_semua(self, pilih: Pemilih, sampai: date) -> None:
        """Choose slots of every open item: one query per kind, more only for items that have one.

        Items that share a tenggat and a ladder share the work.
        """
        jauh = max(
            tenggat_terjauh(a, self.bahan.kalender, sampai) for a in self.bahan.tangga.semua()
        )
        for jenis, sumber in daftar_sumber().items():
            ingat: dict[tuple[int, date, date | None], bool] = {}
            kena: list[int] = []
            for k in sumber.butir(TERAWAL, jauh):
                aturan = self.bahan.tangga.untuk(k.unit_id, jenis)
                tanda = (id(aturan), k.tenggat, k.mulai)
                if tanda not in ingat:
                    ingat[tanda] = bool(pilih(k, aturan))
                if ingat[tanda]:
                    kena.append(k.id)
            for butir in kini(jenis, kena).values():
                self.tambah(butir, pilih)

    def tambah_susulan(self, lama: Kalender, batas: date) -> None:
        """Choose slots that a change of the calendar moved from after ``batas`` to before it."""
        sisa = Kumpulan(self.bahan)
        sisa.tambah_semua(terlewat(self.bahan.kalender, batas), batas)
        for kunci, butir in sisa.butir.items():
            aturan = self.bahan.tangga.untuk(butir.unit_id, butir.jenis)
            lewat = frozenset(s.jenis for s in slot(butir, aturan, lama, TERAWAL, batas))
            self.butir[kunci], self.susulan[kunci] = butir, lewat
            self.slots.setdefault(kunci, set()).update(sisa.slots[kunci])

    def _perlu(self, kunci: KunciButir, s: Slot, batas: date, *, bersejarah: bool) -> bool:
        """Tell whether a slot made up for is one.

        Where it is known since when the schedule holds, the ledger decides: no row, no reminder
        yet. Where it is not, the former calendar does: a rung it had behind it is not repeated.
        """
        if s.hari > batas or kunci not in self.susulan:
            return True
        return bersejarah or s.jenis not in self.susulan[kunci]

    def terpilih(
        self, sejak: Mapping[KunciButir, datetime], mulai: datetime, batas: date = TERAWAL
    ) -> list[tuple[Butir, Sequence[Slot]]]:
        """Return what is left when rests and moments are respected.

        A slot counts when its mail leaves after reminders were switched on (``mulai``) and after
        the schedule of its item came into force (``sejak``). ``batas`` is the watermark.
        """
        jeda = Jeda.muat(self.butir.keys())
        hasil: list[tuple[Butir, Sequence[Slot]]] = []
        for kunci, butir in self.butir.items():
            if butir.jeda:
                continue
            saat = max(sejak.get(kunci, mulai), mulai)
            sisa = [
                s
                for s in sorted(self.slots[kunci], key=lambda s: (s.hari, s.posisi))
                if waktu_kirim(s.hari) > saat
                and self._perlu(kunci, s, batas, bersejarah=kunci in sejak)
                and jeda.janji_pada(butir, s.hari) is None
            ]
            if sisa:
                hasil.append((butir, sisa))
        self.bahan.buku.siapkan([b for b, _ in hasil])
        return hasil


def kalender_dari(libur: Iterable[str]) -> Kalender:
    """Return the calendar kept in the watermark."""
    return Kalender({date.fromisoformat(h): "" for h in libur})
