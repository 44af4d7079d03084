"""The ladder of reminders: which day each rung falls on (specification 4.1 and 4.2.3).

Pure: no Django, no database, no clock. Every H-n and H+n counts working days; a slot is a day of
the calendar, its mail leaves at ``JAM_KIRIM``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol, TypeVar
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from inti.tanggal import Kalender

WIB: Final = ZoneInfo("Asia/Jakarta")
JAM_KIRIM: Final = time(7, 30)
SELALU: Final = datetime(2000, 1, 1, tzinfo=WIB)
"""A rung that was always in force."""
SEMINGGU: Final = 7
BATAS_HARI: Final = 60
"""The farthest rung before or after a tenggat, in working days."""

SERVER_MATI: Final = "server mati"
MINGGUAN: Final = "mingguan"


class Langkah(StrEnum):
    """Kind of a rung."""

    SEBELUM = "sebelum"
    SESUDAH = "sesudah"
    MINGGUAN = "mingguan"
    ESKALASI_1 = "eskalasi_1"
    ESKALASI_2 = "eskalasi_2"


ESKALASI: Final = frozenset({Langkah.ESKALASI_1, Langkah.ESKALASI_2})


@dataclass(frozen=True, slots=True)
class AnakTangga:
    """One rung: ``hari`` working days before or after the tenggat, in force since a moment.

    The weekly rung has no day of its own: it repeats every seven days after the last H+n.
    """

    langkah: Langkah
    hari: int = 0
    berlaku_sejak: datetime = SELALU

    @property
    def jenis(self) -> str:
        """``H-3``, ``H``, ``H+1``, ``mingguan``, ``eskalasi-1``: the word the ledger keeps."""
        match self.langkah:
            case Langkah.SEBELUM:
                return f"H-{self.hari}" if self.hari else "H"
            case Langkah.SESUDAH:
                return f"H+{self.hari}"
            case _:
                return self.langkah.value.replace("_", "-")

    @property
    def posisi(self) -> int:
        """The place on the ladder: of two rungs on one day the higher one is the news."""
        match self.langkah:
            case Langkah.SEBELUM:
                return -self.hari
            case Langkah.SESUDAH:
                return self.hari
            case Langkah.MINGGUAN:
                return BATAS_HARI + 1
            case Langkah.ESKALASI_1:
                return BATAS_HARI + 2
            case Langkah.ESKALASI_2:
                return BATAS_HARI + 3


Aturan = tuple[AnakTangga, ...]

ATURAN_BAKU: Final[Aturan] = (
    *(AnakTangga(Langkah.SEBELUM, n) for n in (7, 3, 1, 0)),
    *(AnakTangga(Langkah.SESUDAH, n) for n in (1, 3, 7)),
    AnakTangga(Langkah.MINGGUAN),
    AnakTangga(Langkah.ESKALASI_1, 3),
    AnakTangga(Langkah.ESKALASI_2, 7),
)


class Bertenggat(Protocol):
    """What the ladder asks of an item."""

    @property
    def tenggat(self) -> date: ...

    @property
    def mulai(self) -> date | None:
        """The day the item came into being; no slot falls on it or before it."""


@dataclass(frozen=True, slots=True)
class Butir:
    """An open item as its room tells it now.

    ``pihak`` are the ids of its PIC, ``peran`` the roles of its unit that must act when there is
    no PIC (a verification), ``kecuali`` the people who may not (they submitted it). ``jeda`` says
    why the ladder rests; empty, it runs.
    """

    jenis: str
    id: int
    unit_id: int
    kode: str
    judul: str
    tenggat: date
    mulai: date | None = None
    pihak: tuple[int, ...] = ()
    pengawal: int | None = None
    peran: tuple[str, ...] = ()
    kecuali: frozenset[int] = frozenset()
    jeda: str = ""
    keterangan: str = ""

    @property
    def kunci(self) -> tuple[str, int]:
        """What the ledger calls the item."""
        return self.jenis, self.id


@dataclass(frozen=True, slots=True)
class Slot:
    """One rung on its day."""

    jenis: str
    hari: date
    langkah: Langkah
    posisi: int


def waktu_kirim(hari: date) -> datetime:
    """Return the moment the mail of a slot leaves."""
    return datetime.combine(hari, JAM_KIRIM, WIB)


def slot(
    butir: Bertenggat, aturan: Aturan, kalender: Kalender, sejak: date, sampai: date
) -> tuple[Slot, ...]:
    """Return the slots of an item with ``sejak < slot ≤ sampai``, in the order of the days.

    A selection by range, never by equality with today: what a stopped server missed is still in
    the range of its next run. A rung counts only slots whose mail leaves after it came into force.
    """
    awal = max(sejak, butir.mulai) if butir.mulai else sejak
    hasil = [
        Slot(anak.jenis, hari, anak.langkah, anak.posisi)
        for anak in aturan
        for hari in _hari(anak, butir.tenggat, aturan, kalender, awal, sampai)
        if awal < hari <= sampai and waktu_kirim(hari) > anak.berlaku_sejak
    ]
    return tuple(sorted(hasil, key=lambda s: (s.hari, s.posisi)))


def _hari(
    anak: AnakTangga, tenggat: date, aturan: Aturan, kalender: Kalender, sejak: date, sampai: date
) -> Iterable[date]:
    if anak.langkah is Langkah.SEBELUM:
        return (kalender.h_minus(tenggat, anak.hari),)
    if anak.langkah is Langkah.MINGGUAN:
        akhir = max((a.hari for a in aturan if a.langkah is Langkah.SESUDAH), default=1)
        return mingguan(h_plus(kalender, tenggat, akhir), kalender, sejak, sampai)
    return (h_plus(kalender, tenggat, anak.hari),)


def h_plus(kalender: Kalender, tenggat: date, n: int) -> date:
    """Return the ``n``-th working day on which an open item is late; H+1 is the first.

    A tenggat on a holiday is met on the next working day, so counting starts after that day.
    """
    return kalender.geser_hari_kerja(kalender.batas_tepat(tenggat), n)


def mingguan(awal: date, kalender: Kalender, sejak: date, sampai: date) -> list[date]:
    """Return the days one, two, three … weeks after ``awal`` that lie in the range.

    Weeks are of the calendar; a day off moves to the next working day, so that two weeks of a
    long holiday may share one day, which counts once.
    """
    hasil: list[date] = []
    # A week up to the last working day before the range cannot move into the range.
    kerja_terakhir = kalender.hari_kerja_terakhir(sejak)
    pekan = max(1, (kerja_terakhir - awal).days // SEMINGGU)
    while (hari := awal + timedelta(days=SEMINGGU * pekan)) <= sampai:
        pekan += 1
        kerja = kalender.geser_hari_kerja(hari - timedelta(days=1), 1)
        if sejak < kerja <= sampai and kerja not in hasil[-1:]:
            hasil.append(kerja)
    return hasil


def tenggat_terjauh(aturan: Iterable[AnakTangga], kalender: Kalender, sampai: date) -> date:
    """Return the last tenggat that can have a slot on or before ``sampai``.

    A later one has more working days in between than the farthest rung counts.
    """
    jauh = max((a.hari for a in aturan if a.langkah is Langkah.SEBELUM), default=0)
    return kalender.geser_hari_kerja(sampai, jauh + 1)


def eskalasi_berikut(
    tenggat: date, aturan: Aturan, kalender: Kalender, sesudah: date
) -> Slot | None:
    """Return the first escalation after a day, to announce it; None when none is left."""
    naik = (
        Slot(a.jenis, h_plus(kalender, tenggat, a.hari), a.langkah, a.posisi)
        for a in aturan
        if a.langkah in ESKALASI
    )
    return min((s for s in naik if s.hari > sesudah), key=lambda s: s.hari, default=None)


K = TypeVar("K", bound="Hashable")


def pilih_terbaru(daftar: Sequence[tuple[K, Slot]]) -> dict[tuple[K, Slot], str]:
    """Return, for every (person and item, slot), why it is not sent; empty for the one that is.

    Of each person and item only the newest slot is sent. The older ones were missed because the
    server was down; of two rungs on one day the higher one stands for both.
    """
    puncak: dict[K, Slot] = {}
    for siapa, s in daftar:
        lama = puncak.get(siapa)
        if lama is None or (s.hari, s.posisi) > (lama.hari, lama.posisi):
            puncak[siapa] = s
    hasil: dict[tuple[K, Slot], str] = {}
    for siapa, s in daftar:
        atas = puncak[siapa]
        if s == atas:
            hasil[siapa, s] = ""
        else:
            hasil[siapa, s] = bersamaan(atas.jenis) if s.hari == atas.hari else SERVER_MATI
    return hasil


def bersamaan(jenis: str) -> str:
    """The reason of a rung that shares its day with a higher one."""
    return f"bersamaan dengan {jenis}"
