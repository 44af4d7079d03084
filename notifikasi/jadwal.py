"""What changed about an item since it was last looked at: tenggat, recipients, a promise."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from notifikasi.baris import buat
from notifikasi.models import Jadwal, Janji
from notifikasi.pilihan import BARU, BERUBAH
from notifikasi.sumber import UKURAN_BONGKAH, kini

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from notifikasi.models import Pemberitahuan
    from notifikasi.penerima import BukuAlamat
    from notifikasi.rencana import Butir

KunciButir = tuple[str, int]
DITUTUP = "tutup"
"""Stands for the recipients of a closed item: reopened, it is news to everybody."""
PALING_BANYAK = 1000
"""Announced items looked at in one tick; an import of more takes a few ticks."""


def yang_perlu() -> list[Jadwal]:
    """Return the announced items nobody has looked at yet, oldest first; one query."""
    return list(Jadwal.objects.filter(perlu=True).order_by("pk")[:PALING_BANYAK])


def per_jenis(kunci: Iterable[KunciButir]) -> dict[str, list[int]]:
    """Group keys of items by their kind."""
    hasil: dict[str, list[int]] = {}
    for jenis, sasaran_id in kunci:
        hasil.setdefault(jenis, []).append(sasaran_id)
    return hasil


def bongkah(kunci: Iterable[KunciButir]) -> Iterator[Q]:
    """Return filters for ``sasaran_jenis`` and ``sasaran_id`` that no database finds too long."""
    for jenis, ids in per_jenis(kunci).items():
        urut = sorted(set(ids))
        for awal in range(0, len(urut), UKURAN_BONGKAH):
            yield Q(sasaran_jenis=jenis, sasaran_id__in=urut[awal : awal + UKURAN_BONGKAH])


def berlaku_sejak(kunci: Collection[KunciButir]) -> dict[KunciButir, datetime]:
    """Return since when the schedule of these items holds, where it ever was announced."""
    hasil: dict[KunciButir, datetime] = {}
    for saring in bongkah(kunci):
        baris = Jadwal.objects.filter(saring, sejak__isnull=False)
        for jenis, sasaran_id, sejak in baris.values_list("sasaran_jenis", "sasaran_id", "sejak"):
            if sejak is not None:
                hasil[jenis, sasaran_id] = sejak
    return hasil


@dataclass(frozen=True, slots=True)
class Jeda:
    """The promised dates of some items; a slot within one rests."""

    janji: Mapping[tuple[str, int, date], tuple[date, date]]

    @classmethod
    def muat(cls, kunci: Collection[KunciButir]) -> Jeda:
        """Read the promises of these items."""
        hasil: dict[tuple[str, int, date], tuple[date, date]] = {}
        for saring in bongkah(kunci):
            for j in Janji.objects.filter(saring).order_by():
                hasil[j.sasaran_jenis, j.sasaran_id, j.tenggat] = (j.mulai, j.dijanjikan)
        return cls(hasil)

    def janji_pada(self, butir: Butir, hari: date) -> date | None:
        """Return the promised date the ladder waits for on ``hari``, if any."""
        rentang = self.janji.get((*butir.kunci, butir.tenggat))
        return rentang[1] if rentang and rentang[0] <= hari <= rentang[1] else None


def sidik_butir(butir: Butir | None) -> str:
    """Return the digest of what decides about an item's reminders; empty for a closed one."""
    if butir is None:
        return ""
    isi = (
        butir.tenggat.isoformat(),
        butir.mulai and butir.mulai.isoformat(),
        sorted(butir.pihak),
        butir.pengawal,
        butir.peran,
        sorted(butir.kecuali),
        butir.jeda,
    )
    return hashlib.sha256(repr(isi).encode()).hexdigest()


@dataclass(slots=True)
class Tinjauan:
    """One announced item, looked at: whom to tell, from which day on to plan again."""

    jadwal: Jadwal
    butir: Butir | None
    penerima: tuple[str, ...] = ()
    dari: date | None = None
    """Slots after this day and up to the watermark are planned again."""
    kabar: list[Pemberitahuan] = field(default_factory=list)

    def simpan(self) -> None:
        """Keep what was told, unless the item was announced again meanwhile."""
        Jadwal.objects.filter(pk=self.jadwal.pk, cap=self.jadwal.cap).update(
            perlu=False,
            tenggat=self.butir.tenggat if self.butir else None,
            penerima=",".join(self.penerima),
        )


def tinjau(
    perlu: Sequence[Jadwal],
    *,
    buku: BukuAlamat,
    dikenal: Mapping[KunciButir, Collection[str]],
    sekarang: datetime,
    batas: date,
) -> list[Tinjauan]:
    """Look at announced items: a new recipient and another tenggat are news.

    ``dikenal`` are the recipients the ledger knows per item, ``batas`` is the watermark.
    """
    butir: dict[KunciButir, Butir] = {}
    for jenis, ids in per_jenis(j.kunci for j in perlu).items():
        butir.update({(jenis, pk): b for pk, b in kini(jenis, ids).items()})
    buku.siapkan(list(butir.values()))
    hasil: list[Tinjauan] = []
    for j in perlu:
        b = butir.get(j.kunci)
        if b is None:
            hasil.append(Tinjauan(j, None, (DITUTUP,)))
            continue
        t = Tinjauan(j, b, buku.penanggung(b))
        # The day of the watermark is planned again in any case: who holds a role may have changed.
        dari = j.sejak.astimezone(sekarang.tzinfo).date() if j.sejak else batas
        t.dari = min(dari, batas) - timedelta(days=1)
        if j.umumkan and not b.jeda:
            lama = j.daftar_penerima
            if not lama and j.tenggat is None:
                lama = frozenset(dikenal.get(j.kunci, ()))
            t.kabar = list(_kabar(j, b, t.penerima, lama, buku, sekarang))
        hasil.append(t)
    return hasil


def _kabar(
    j: Jadwal,
    b: Butir,
    penerima: Iterable[str],
    lama: Collection[str],
    buku: BukuAlamat,
    sekarang: datetime,
) -> Iterator[Pemberitahuan]:
    """One notice at once per recipient who learns something."""
    pindah = j.tenggat is not None and j.tenggat != b.tenggat
    for kunci in penerima:
        if kunci not in lama:
            jenis = BARU
        elif pindah:
            jenis = BERUBAH
        else:
            continue
        yield buat(buku, b, kunci, jenis=jenis, hari=sekarang.date(), fire_at=sekarang)
