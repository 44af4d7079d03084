"""Capaian of one IKU, its accumulation over the quarters, ratios, and the mean of a PK."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from inti.triwulan import sampai_dengan
from kinerja.hitung.bilangan import NOL, SERATUS, persen, rata_rata

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

BATAS_CAPAIAN: Final = Decimal(120)


class Arah(StrEnum):
    """What counts as good: more, less, or staying inside a range."""

    NAIK = "naik"
    TURUN = "turun"
    RENTANG = "rentang"


class RumusTurun(StrEnum):
    """The formula of an IKU whose arah is turun; stored with the IKU, never inferred."""

    DUA_KURANG = "2-r/t"
    BALIK = "t/r"


class TanpaMentah(StrEnum):
    """Why a capaian has no raw value."""

    TANPA_TARGET = "tanpa_target"
    TANPA_NILAI = "tanpa_nilai"
    TAK_TERHITUNG = "tak_terhitung"
    """The formula would divide by zero."""


@dataclass(frozen=True, slots=True)
class Target:
    """A target, or a range when ``atas`` is given; 0 or nothing is no target."""

    bawah: Decimal | None
    atas: Decimal | None = None

    @property
    def ada(self) -> bool:
        return bool(self.bawah) or (self.bawah is not None and bool(self.atas))


@dataclass(frozen=True, slots=True)
class Capaian:
    """Raw and reported capaian in percent; the page shows both."""

    mentah: Decimal | None
    dilaporkan: Decimal | None
    dibatasi: bool = False
    """The reported value is the cap or the floor instead of the raw value."""
    alasan: TanpaMentah | None = None


def capaian_mentah(
    arah: str,
    realisasi: Decimal | None,
    target: Target,
    rumus_turun: str = RumusTurun.DUA_KURANG,
) -> Decimal | None:
    """The raw capaian in percent, exact, without cap or floor; it may be negative.

    For a positive target this is R/T, 2 − R/T or T/R. A negative target measures the same
    distance against |T|, so that better is always more. ``None`` when there is no target, no
    value, or nothing to divide by. With arah naik a range counts from its lower bound, with
    turun up to its upper bound.
    """
    arah, rumus_turun = Arah(arah), RumusTurun(rumus_turun)
    if realisasi is None or target.bawah is None or not target.ada:
        return None
    bawah = target.bawah
    atas = bawah if target.atas is None else target.atas
    if arah is Arah.RENTANG and bawah <= realisasi <= atas:
        return SERATUS
    if arah is Arah.TURUN:
        if rumus_turun is RumusTurun.BALIK and atas > 0:
            return persen(atas, realisasi) if realisasi > 0 else None
        return _persen_jarak(atas - realisasi, atas)
    dasar = atas if arah is Arah.RENTANG and realisasi > atas else bawah
    return _persen_jarak(realisasi - dasar, dasar)


def _persen_jarak(lebih_baik: Decimal, dasar: Decimal) -> Decimal | None:
    """100% at the target, plus the distance in the good direction against its size."""
    return persen(abs(dasar) + lebih_baik, abs(dasar)) if dasar else None


def capaian_dilaporkan(mentah: Decimal | None, batas: Decimal = BATAS_CAPAIAN) -> Decimal | None:
    """The reported capaian: never above ``batas``, never below 0."""
    return None if mentah is None else max(NOL, min(mentah, batas))


def capaian(
    arah: str,
    realisasi: Decimal | None,
    target: Target,
    batas: Decimal = BATAS_CAPAIAN,
    rumus_turun: str = RumusTurun.DUA_KURANG,
) -> Capaian:
    """Raw and reported capaian of one IKU, and the reason when the raw value is empty.

    With T/R a realisasi of 0 or less has no raw value, and the reported one is ``batas``.
    """
    mentah = capaian_mentah(arah, realisasi, target, rumus_turun)
    if mentah is not None:
        dilaporkan = capaian_dilaporkan(mentah, batas)
        return Capaian(mentah, dilaporkan, dibatasi=dilaporkan != mentah)
    if not target.ada:
        return Capaian(None, None, alasan=TanpaMentah.TANPA_TARGET)
    if realisasi is None:
        return Capaian(None, None, alasan=TanpaMentah.TANPA_NILAI)
    if arah == Arah.TURUN and rumus_turun == RumusTurun.BALIK:
        return Capaian(None, batas, dibatasi=True, alasan=TanpaMentah.TAK_TERHITUNG)
    return Capaian(None, None, alasan=TanpaMentah.TAK_TERHITUNG)


class CaraAkumulasi(StrEnum):
    """How the rows of the quarters add up to the figure s.d. TW n."""

    POSISI = "posisi"
    KUMULATIF = "kumulatif"
    JUMLAH = "jumlah"


@dataclass(frozen=True, slots=True)
class Akumulasi:
    """Realisasi and target s.d. TW n; ``tanpa_nilai`` names the summed quarters without value."""

    realisasi: Decimal | None
    target: Target
    tanpa_nilai: tuple[int, ...] = ()


def akumulasi(
    cara: str,
    triwulan: int,
    realisasi: Mapping[int, Decimal | None],
    target: Mapping[int, Target],
) -> Akumulasi:
    """The figures s.d. TW ``triwulan`` from the rows per quarter.

    ``posisi`` and ``kumulatif``: the row itself. ``jumlah``: Σ R(1..n) against Σ T(1..n); when
    TW n itself has no value, neither has the sum.
    """
    kini = realisasi.get(triwulan)
    if CaraAkumulasi(cara) is not CaraAkumulasi.JUMLAH:
        return Akumulasi(kini, target.get(triwulan, Target(None)))
    daftar = sampai_dengan(triwulan)
    nilai = {n: realisasi.get(n) for n in daftar}
    return Akumulasi(
        None if kini is None else sum((v for v in nilai.values() if v is not None), NOL),
        _jumlah_target([target[n] for n in daftar if n in target]),
        tuple(n for n, v in nilai.items() if v is None),
    )


def _jumlah_target(daftar: Sequence[Target]) -> Target:
    bawah = [t.bawah for t in daftar if t.bawah is not None]
    if not bawah:
        return Target(None)
    if all(t.atas is None for t in daftar):
        return Target(sum(bawah, NOL))
    atas = [t.bawah if t.atas is None else t.atas for t in daftar]
    return Target(sum(bawah, NOL), sum((a for a in atas if a is not None), NOL))


class PenyebutNol(ValueError):
    """The components of a ratio add up to a denominator of 0."""


def rasio(pembilang: Iterable[Decimal], penyebut: Iterable[Decimal]) -> Decimal | None:
    """Σ pembilang / Σ penyebut × 100 at full precision; ``None`` while one side has no component.

    Raises ``PenyebutNol``. A component on both sides is passed in both.
    """
    atas, bawah = tuple(pembilang), tuple(penyebut)
    if not atas or not bawah:
        return None
    dasar = sum(bawah, NOL)
    if not dasar:
        raise PenyebutNol("Jumlah penyebut 0. Periksa nilai komponen penyebut.")
    return persen(sum(atas, NOL), dasar)


class RataRata(NamedTuple):
    """A mean with the sentence beside it: "``terukur`` dari ``jumlah`` IKU terukur"."""

    rata: Decimal | None
    terukur: int
    jumlah: int


def rata_rata_capaian(dilaporkan: Iterable[Decimal | None]) -> RataRata:
    """Mean of the reported, unrounded capaian of all IKU of a PK; the empty ones are left out."""
    semua = tuple(dilaporkan)
    terukur = [nilai for nilai in semua if nilai is not None]
    return RataRata(rata_rata(terukur), len(terukur), len(semua))
