"""Cut a text into tokens, each with its place in the text and its spelling made regular."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tindaklanjut.tenggat.kosakata import (
    ANGKA_KATA,
    BULAN,
    HARI,
    PECAHAN,
    ROMAWI,
    SINONIM,
    URUTAN,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class Jenis(Enum):
    """What a token looks like."""

    KATA = auto()
    ANGKA = auto()
    TANGGAL = auto()  # a numeric date; without a year when it is written 5/6
    BULAN_TAHUN = auto()  # 03/2026
    PUKUL = auto()  # 16.00
    BILANGAN_LAIN = auto()  # 1,5 or 1.500.000: a number, but never a day
    TANDA = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign; ``teks[awal:akhir]`` is what stands in the text.

    ``tanggal`` holds (year or None, month, day) as written, unchecked; ``nilai`` the number.
    """

    jenis: Jenis
    kata: str
    awal: int
    akhir: int
    nilai: int | None = None
    tanggal: tuple[int | None, int, int] | None = None

    @property
    def bulan(self) -> int | None:
        """The month this word names."""
        return BULAN.get(self.kata) if self.jenis is Jenis.KATA else None

    @property
    def hari(self) -> int | None:
        """The day of the week this word names, Monday is 0."""
        return HARI.get(self.kata) if self.jenis is Jenis.KATA else None


_DIGIT_PENANDA = 6  # longer runs of digits are numbers of letters or telephones
_POLA: Final = re.compile(
    r"""
      (?P<sampai>\bs\s?[/-]\s?d\b\.?|\bs\.\s?d\b\.?)
    | (?P<mendatang>\by\.\s?a\.\s?d\b\.?)
    | (?P<selambatnya>\bse?-?\s?la?mba?t\s?(?:-\s?la?mba?t|\s?la?mba?t|-?2|²)?\s?nya\b)
    | (?P<jumat>\bjum['’‘`´]?\s?at\b)
    | (?P<iso>(?<![0-9/.])[0-9]{4}(?P<sela1>[-/.])[0-9]{1,2}(?P=sela1)[0-9]{1,2}(?![0-9])
        (?:T(?=[0-9]))?)
    | (?P<tgl>(?<![0-9/.])[0-9]{1,2}\s?(?P<sela2>[-/.])\s?[0-9]{1,2}\s?(?P=sela2)\s?
        (?:[0-9]{4}|[0-9]{2})(?![0-9]))
    | (?P<tgl_spasi>(?<![0-9/.])[0-9]{1,2}\s[0-9]{1,2}\s[0-9]{4}(?![0-9]))
    | (?P<tgl_bulan>(?<![0-9/.])[0-9]{1,2}\s?/\s?[0-9]{1,2}(?!\s?[0-9/]))
    | (?P<bulan_tahun>(?<![0-9/.])(?:0?[1-9]|1[0-2])[/-][0-9]{4}(?![0-9/-]))
    | (?P<pukul>(?<![0-9/.])(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?:[.:][0-5][0-9])?(?![0-9]))
    | (?P<lain>[0-9]+(?:[.,][0-9]+)+)
    | (?P<angka>[0-9]+)
    | (?P<kata>(?:\bse-)?[^\W\d_]+(?:['’‘`´\u02bc][^\W\d_]+)*)
    | (?P<tanda>\S)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DATAR: Final = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "\u2010": "-", "\u2011": "-", "×": "x"}
)


def penggal(teks: str) -> list[Token]:
    """Cut a text into tokens. Never raises."""
    # One character for one, so that places in the flattened text are places in the text.
    return list(_token(teks.translate(_DATAR)))


def _token(teks: str) -> Iterator[Token]:
    terpakai = 0
    for cocok in _POLA.finditer(teks):
        jenis = cocok.lastgroup or ""
        isi = cocok.group()
        awal, akhir = cocok.span()
        if awal < terpakai:
            continue  # the dot that already went with its abbreviation
        match jenis:
            case "sampai" | "mendatang" | "selambatnya" | "jumat":
                yield Token(Jenis.KATA, jenis, awal, akhir)
            case "iso" | "tgl" | "tgl_spasi" | "tgl_bulan" | "bulan_tahun":
                yield _tanggal(jenis, isi, awal, akhir)
            case "pukul":
                yield Token(Jenis.PUKUL, isi, awal, akhir)
            case "lain":
                yield Token(Jenis.BILANGAN_LAIN, isi, awal, akhir)
            case "angka":
                panjang = len(isi) > _DIGIT_PENANDA
                jenis_angka = Jenis.BILANGAN_LAIN if panjang else Jenis.ANGKA
                yield Token(jenis_angka, isi, awal, akhir, None if panjang else int(isi))
            case "kata":
                titik = teks[akhir : akhir + 1] == "."
                for token in _kata(isi, awal, akhir, bertitik=titik):
                    terpakai = token.akhir
                    yield token
            case _:
                yield Token(Jenis.TANDA, isi, awal, akhir)


def _tanggal(jenis: str, isi: str, awal: int, akhir: int) -> Token:
    bagian = [int(angka) for angka in re.findall(r"[0-9]+", isi)]
    match jenis:
        case "iso":
            return Token(Jenis.TANGGAL, isi, awal, akhir, tanggal=(bagian[0], bagian[1], bagian[2]))
        case "tgl_bulan":
            return Token(Jenis.TANGGAL, isi, awal, akhir, tanggal=(None, bagian[1], bagian[0]))
        case "bulan_tahun":
            return Token(Jenis.BULAN_TAHUN, isi, awal, akhir, tanggal=(bagian[1], bagian[0], 1))
        case _:
            tahun = bagian[2] if bagian[2] >= 100 else 2000 + bagian[2]
            return Token(Jenis.TANGGAL, isi, awal, akhir, tanggal=(tahun, bagian[1], bagian[0]))


def _kata(isi: str, awal: int, akhir: int, *, bertitik: bool) -> Iterator[Token]:
    huruf = unicodedata.normalize("NFKD", isi).lower()
    polos = "".join(h for h in huruf if h.isalnum())
    if bertitik and (polos in SINONIM or polos in PECAHAN or (polos in BULAN and len(polos) < 5)):
        akhir += 1  # the dot of an abbreviation, not of a sentence
    for kata in PECAHAN.get(polos, (SINONIM.get(polos, polos),)):
        yield Token(Jenis.KATA, _rapikan_bulan(kata), awal, akhir, nilai=ANGKA_KATA.get(kata))


_DIKENAL: Final = frozenset({*BULAN, *HARI, *SINONIM.values(), *ROMAWI, *URUTAN, *ANGKA_KATA})
_BULAN_PANJANG: Final = tuple(b for b in BULAN if len(b) >= 6)


@lru_cache(maxsize=4096)
def _rapikan_bulan(kata: str) -> str:
    """The month's name when the word is one slip away from a long one ("Sepetmber")."""
    if len(kata) < 6 or kata in _DIKENAL:
        return kata
    dekat = {BULAN[b]: b for b in _BULAN_PANJANG if b[0] == kata[0] and _satu_selip(kata, b)}
    return next(iter(dekat.values())) if len(dekat) == 1 else kata


def _satu_selip(a: str, b: str) -> bool:
    """Whether one letter was added, left out, mistyped, or two neighbours swapped."""
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        tertukar = a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :]
        return a[i + 1 :] == b[i + 1 :] or tertukar
    panjang, pendek = (a, b) if len(a) > len(b) else (b, a)
    return panjang[i + 1 :] == pendek[i:]
