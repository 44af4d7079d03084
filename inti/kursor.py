"""Pages of a long list by key, not by number: page 400 costs what page 1 costs.

A cursor names the last row seen, ``2026-05-08_123`` or ``Kemnaker_7``; rows that come and go
meanwhile neither repeat nor hide another row. Nothing is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from django.db.models import Model, Q

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

M = TypeVar("M", bound=Model)

SETELAH, SEBELUM = "setelah", "sebelum"


@dataclass(frozen=True, slots=True)
class Potongan(Generic[M]):
    """One page; an empty cursor means that nothing lies on that side."""

    isi: list[M]
    sebelum: str
    setelah: str


@dataclass(frozen=True, slots=True)
class Urutan:
    """The order of a list: a date column (never NULL in the list) then the id, or the id alone."""

    medan: str = ""
    menurun: bool = False

    def kursor(self, objek: Model) -> str:
        """The cursor that stands at a row."""
        hari: date | None = getattr(objek, self.medan) if self.medan else None
        return f"{hari.isoformat() if hari else ''}_{objek.pk}"

    def sejak(self, kursor: str, *, mundur: bool) -> Q | None:
        """What lies after the cursor (before it for ``mundur``); None for a cursor of no sense."""
        teks, _, nomor = kursor.rpartition("_")
        if not (nomor.isdecimal() and len(nomor) < 19):
            return None
        lebih = "lt" if self.menurun != mundur else "gt"
        sesudah = Q(**{f"pk__{lebih}": int(nomor)})
        if not self.medan:
            return sesudah
        try:
            nilai = self.baca(teks)
        except ValueError:
            return None
        # One range on the column for the index, the id only decides among equal values.
        return Q(**{f"{self.medan}__{lebih}e": nilai}) & (
            Q(**{f"{self.medan}__{lebih}": nilai}) | sesudah
        )

    def baca(self, teks: str) -> object:
        """The value of the column a cursor names. Raises ``ValueError``."""
        return date.fromisoformat(teks)

    def kolom(self, *, mundur: bool) -> list[str]:
        """Arguments of ``order_by``."""
        tanda = "-" if self.menurun != mundur else ""
        return [f"{tanda}{nama}" for nama in (self.medan, "pk") if nama]


@dataclass(frozen=True, slots=True)
class UrutanTeks(Urutan):
    """The order of a list: a text column then the id."""

    def kursor(self, objek: Model) -> str:
        """The cursor that stands at a row."""
        return f"{getattr(objek, self.medan)}_{objek.pk}"

    def baca(self, teks: str) -> object:
        """Any text is a value."""
        return teks


def potong(
    semua: QuerySet[M], *, urutan: Urutan, ukuran: int, alamat: Mapping[str, str]
) -> Potongan[M]:
    """Return the page that ``?setelah=`` or ``?sebelum=`` of the address asks for."""
    mundur = SEBELUM in alamat
    batas = urutan.sejak(alamat.get(SEBELUM if mundur else SETELAH, ""), mundur=mundur)
    if batas is None:
        mundur = False
    else:
        semua = semua.filter(batas)
    isi = list(semua.order_by(*urutan.kolom(mundur=mundur))[: ukuran + 1])
    masih = len(isi) > ukuran
    isi = isi[:ukuran][::-1] if mundur else isi[:ukuran]
    if not isi:
        return Potongan([], "", "")
    ada_sebelum = masih if mundur else batas is not None
    ada_setelah = mundur or masih
    return Potongan(
        isi,
        urutan.kursor(isi[0]) if ada_sebelum else "",
        urutan.kursor(isi[-1]) if ada_setelah else "",
    )
