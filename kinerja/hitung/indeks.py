"""Indeks survei: the mean of item means, the means of the aspects, and the bands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from kinerja.hitung.bilangan import NOL, rata_rata

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class ButirHitung:
    """All answers to one survey item, summed: ``n`` answered, ``kosong`` left blank."""

    nama: str
    jumlah: Decimal
    n: int
    kosong: int = 0
    aspek: str = ""

    @classmethod
    def dari_jawaban(
        cls, nama: str, jawaban: Iterable[Decimal | int | None], aspek: str = ""
    ) -> ButirHitung:
        """Sum the answers of one column; blank ones are counted beside them."""
        semua = tuple(jawaban)
        terisi = [Decimal(j) for j in semua if j is not None]
        return cls(nama, sum(terisi, NOL), len(terisi), len(semua) - len(terisi), aspek)

    @property
    def rata(self) -> Decimal | None:
        return rata_rata([self.rata_tepat]) if self.n else None

    @property
    def rata_tepat(self) -> Fraction:
        """The mean as a fraction; only when somebody answered."""
        return Fraction(self.jumlah) / self.n


class RataAspek(NamedTuple):
    """The mean of the item means of one aspect."""

    nama: str
    rata: Decimal | None


@dataclass(frozen=True, slots=True)
class HasilIndeks:
    """An index on its scale (not percent) with the means that explain it."""

    indeks: Decimal | None
    butir: tuple[ButirHitung, ...]
    aspek: tuple[RataAspek, ...]
    kosong: int


def hasil_indeks(butir: Iterable[ButirHitung]) -> HasilIndeks:
    """Index = mean of the item means; an item nobody answered has no mean and is left out."""
    semua = tuple(butir)
    per_aspek: dict[str, list[Fraction]] = {b.aspek: [] for b in semua if b.aspek}
    for b in semua:
        if b.aspek and b.n:
            per_aspek[b.aspek].append(b.rata_tepat)
    return HasilIndeks(
        indeks=rata_rata([b.rata_tepat for b in semua if b.n]),
        butir=semua,
        aspek=tuple(RataAspek(nama, rata_rata(rata)) for nama, rata in per_aspek.items()),
        kosong=sum(b.kosong for b in semua),
    )


class Pita(NamedTuple):
    """A band of an index scale: up to, and without, ``di_bawah``; ``None`` for the last one."""

    di_bawah: Decimal | None
    kategori: str


PITA_KEPUASAN: Final = (
    Pita(Decimal("2.51"), "sangat tidak puas"),
    Pita(Decimal("3.01"), "tidak puas"),
    Pita(Decimal("3.51"), "puas"),
    Pita(None, "sangat puas"),
)


def kategori_indeks(indeks: Decimal, pita: Sequence[Pita] = PITA_KEPUASAN) -> str:
    """The band of the exact index. Raises ``ValueError`` when the bands end below it."""
    for batas, kategori in pita:
        if batas is None or indeks < batas:
            return kategori
    raise ValueError(f"the bands do not cover an index of {indeks}")
