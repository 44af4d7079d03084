"""What the ledger already knows of some items, so that nothing is planned twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from notifikasi.baris import PENGUMUMAN, penerima_jenis
from notifikasi.jadwal import bongkah
from notifikasi.models import Pemberitahuan
from notifikasi.pilihan import JADWAL_BERUBAH, StatusPemberitahuan
from notifikasi.rencana import MINGGUAN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date, datetime

    from notifikasi.jadwal import KunciButir
    from notifikasi.penerima import BukuAlamat
    from notifikasi.rencana import Butir


class Catatan(NamedTuple):
    """The columns of a stored row that planning asks for."""

    id: int
    penerima_kunci: str
    sasaran_jenis: str
    sasaran_id: int
    jenis: str
    tenggat: date
    slot: date
    status: str
    alasan: str
    fire_at: datetime

    @property
    def gugur(self) -> bool:
        """The row stands for nothing any more: its schedule changed, or its recipient did."""
        return self.status == StatusPemberitahuan.DIBATALKAN or self.tertunda

    @property
    def tertunda(self) -> bool:
        """The row was set aside by a change and may be valid again."""
        return self.status == StatusPemberitahuan.DIGANTIKAN and self.alasan == JADWAL_BERUBAH


@dataclass(slots=True)
class Tercatat:
    """Stored rows by item."""

    per_butir: dict[KunciButir, list[Catatan]] = field(default_factory=dict)

    def muat(self, kunci: Collection[KunciButir]) -> None:
        """Read the rows of items not read yet (one query per 500 of a kind)."""
        baru = set(kunci) - self.per_butir.keys()
        self.per_butir.update({k: [] for k in baru})
        for saring in bongkah(baru):
            for nilai in (
                Pemberitahuan.objects.filter(saring).order_by().values_list(*Catatan._fields)
            ):
                c = Catatan(*nilai)
                self.per_butir[c.sasaran_jenis, c.sasaran_id].append(c)

    def penerima(self) -> Mapping[KunciButir, Collection[str]]:
        """Return who was ever told of each item."""
        return {k: {c.penerima_kunci for c in isi} for k, isi in self.per_butir.items()}

    def mengenal(self, b: Pemberitahuan) -> bool:
        """Tell whether a planned row stands already: by its key, or by its rung on another day.

        A rung of one tenggat comes once, also when a day off entered late moves its day; the
        weekly one comes once a day.
        """
        for c in self.per_butir.get((b.sasaran_jenis, b.sasaran_id), ()):
            if (c.penerima_kunci, c.jenis, c.tenggat) != (b.penerima_kunci, b.jenis, b.tenggat):
                continue
            if c.slot == b.slot or not (c.gugur or c.jenis == MINGGUAN or c.jenis in PENGUMUMAN):
                return True
        return False

    def hidup_lagi(self, butir: Butir, sejak: datetime | None, buku: BukuAlamat) -> Iterator[int]:
        """Return the rows set aside by a change that are valid again."""
        for c in self.per_butir.get(butir.kunci, ()):
            if (
                c.tertunda
                and c.tenggat == butir.tenggat
                and (sejak is None or c.fire_at > sejak)
                and c.penerima_kunci in penerima_jenis(buku, butir, c.jenis)
            ):
                yield c.id

    def didahului(self, b: Pemberitahuan) -> list[Catatan]:
        """Return the queued rows for which a planned, newer slot of person and item stands."""
        if b.status != StatusPemberitahuan.ANTRE or b.jenis in PENGUMUMAN:
            return []
        return [
            c
            for c in self.per_butir.get((b.sasaran_jenis, b.sasaran_id), ())
            if c.status == StatusPemberitahuan.ANTRE
            and c.penerima_kunci == b.penerima_kunci
            and c.jenis not in PENGUMUMAN
            and c.slot < b.slot
        ]
