"""What an upper room tells about its items; notifikasi knows it by dotted path only."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from akun.models import Pengguna
    from notifikasi.rencana import Butir

UKURAN_BONGKAH = 500
PALING_BANYAK_MILIK = 500
"""Items of one person in a calendar feed."""


class Kunci(NamedTuple):
    """The least that says whether an open item has a slot: cheap to read in great numbers."""

    id: int
    unit_id: int
    tenggat: date
    mulai: date | None = None


class Sumber(Protocol):
    """One kind of item that is reminded of; listed in ``settings.SUMBER_PENGINGAT``."""

    jenis: str
    """The name the ledger keeps."""
    nama: str
    """The name people read, in lower case: "tindak lanjut"."""
    pemicu: Mapping[str, str]
    """Models (``app.model``) whose writes change items, each with the attribute that names one."""

    def butir(self, sejak: date, sampai: date) -> Iterable[Kunci]:
        """Return the open items with ``sejak ≤ tenggat ≤ sampai``; one query."""

    def kini(self, ids: Collection[int]) -> Mapping[int, Butir]:
        """Return the items as they are now, without those that are closed or gone."""

    def milik(self, pengguna: Pengguna, sejak: date, sampai: date) -> Collection[int]:
        """Return the ids of open items a person must act on, with a tenggat in the range."""

    def url(self, id: int) -> str:
        """Return the path of the item's page."""


@lru_cache(maxsize=4)
def _muat(jalur: tuple[str, ...]) -> dict[str, Sumber]:
    daftar: list[Sumber] = [import_string(j) for j in jalur]
    return {s.jenis: s for s in daftar}


def daftar_sumber() -> Mapping[str, Sumber]:
    """Return every source by its kind, in the order of the settings."""
    return _muat(tuple(settings.SUMBER_PENGINGAT))


def kini(jenis: str, ids: Collection[int]) -> dict[int, Butir]:
    """Return the open items of a kind, asked for in chunks; an unknown kind has none."""
    sumber = daftar_sumber().get(jenis)
    if sumber is None:
        return {}
    urut = sorted(set(ids))
    hasil: dict[int, Butir] = {}
    for awal in range(0, len(urut), UKURAN_BONGKAH):
        hasil.update(sumber.kini(urut[awal : awal + UKURAN_BONGKAH]))
    return hasil


def url_sasaran(jenis: str, sasaran_id: int) -> str:
    """Return the path of an item's page; empty for a kind that no room serves (any more)."""
    sumber = daftar_sumber().get(jenis)
    return sumber.url(sasaran_id) if sumber else ""


def nama_jenis(jenis: str) -> str:
    """Return what people call a kind."""
    sumber = daftar_sumber().get(jenis)
    return sumber.nama if sumber else jenis.replace("_", " ")
