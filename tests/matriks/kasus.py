"""One request per row of the table: the object it is about and what a person would send."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse

if TYPE_CHECKING:
    from akun.models import UnitKerja
    from tests.matriks.dunia import Dunia

Susun = Callable[["Dunia", "UnitKerja"], "Kasus"]


@dataclass(frozen=True)
class Kasus:
    """``kwargs`` of the URL, ``data`` of a POST; ``kueri`` stands behind the address.

    ``objek`` tells whether the row is about something of the unit: then it is tried on the unit
    below and on a foreign one too. ``tetap`` marks a POST that is answered but stores nothing,
    ``terbuka`` an address that lets in whoever knows it, logged in or not.
    """

    kwargs: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    kueri: str = ""
    objek: bool = True
    tetap: bool = False
    terbuka: bool = False

    def url(self, nama: str) -> str:
        return reverse(nama.partition("@")[0], kwargs=self.kwargs) + self.kueri


def rumah(**data: Any) -> Susun:
    """A page of the whole house: no unit in its address, no object."""
    return lambda dunia, unit: Kasus(data=data, objek=False)


def periode(unit: UnitKerja, triwulan: int = 2, **lain: object) -> dict[str, object]:
    """The kwargs of a page of a quarter."""
    return {"unit": unit.kode, "tahun": 2026, "triwulan": triwulan, **lain}


def halaman(triwulan: int = 2, **data: Any) -> Susun:
    """A page of a quarter of the unit."""
    return lambda dunia, unit: Kasus(periode(unit, triwulan), data)
