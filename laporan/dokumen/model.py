"""Shapes shared by the reader, the recognisers and the rules of the document checker.

A document is a list of numbered lines (paragraphs in a .docx) and the same text again as
blocks: headings, paragraphs, list items, tables, formulas, footnotes. Every piece of text keeps
the number of the line it came from, so that a finding can always name its lines.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

BATAS_BARIS_TEMUAN = 12
"""Most lines one finding may name (specification page 6)."""

PANJANG_KUTIPAN = 160
_AWAL_BARIS_TABEL = 60
_AKHIR_BARIS_TABEL = 90


class Tingkat(StrEnum):
    """Severity: galat is provable, peringatan likely, catatan a matter of style."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    CATATAN = "catatan"


class Jenis(StrEnum):
    """What a block of the document is."""

    JUDUL = "judul"
    PARAGRAF = "paragraf"
    BUTIR = "butir"
    TABEL = "tabel"
    RUMUS = "rumus"
    CATATAN_KAKI = "catatan_kaki"
    KETERANGAN = "keterangan"


@dataclass(frozen=True, slots=True)
class Baris:
    """One line of a text file or one paragraph of a .docx, numbered from 1.

    `sel` holds the cells of a row of a Word table (None where a wide cell goes on); it is empty
    for the further paragraphs of that row and None outside such tables.
    """

    nomor: int
    mentah: str
    teks: str
    sel: tuple[str | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class Potongan:
    """The text that one line contributes to a block or a cell."""

    baris: int
    teks: str


@dataclass(frozen=True)
class Teks:
    """Text put together from pieces of several lines; knows the line of every character."""

    potongan: tuple[Potongan, ...] = ()

    @cached_property
    def teks(self) -> str:
        """The joined text, pieces separated by one space."""
        return " ".join(p.teks for p in self.potongan)

    @cached_property
    def _awal(self) -> list[int]:
        awal, posisi = [], 0
        for p in self.potongan:
            awal.append(posisi)
            posisi += len(p.teks) + 1
        return awal

    @property
    def baris(self) -> tuple[int, ...]:
        """The lines this text came from, in order, without repetition."""
        return tuple(dict.fromkeys(p.baris for p in self.potongan))

    def baris_pada(self, posisi: int) -> int:
        """Line number of the character at `posisi` of `teks`; 0 for an empty text."""
        if not self.potongan:
            return 0
        return self.potongan[max(bisect_right(self._awal, posisi) - 1, 0)].baris

    def __add__(self, lain: Teks) -> Teks:
        return Teks(tuple(p for p in self.potongan + lain.potongan if p.teks))


@dataclass(frozen=True)
class BarisTabel:
    """A row of a table: its cells and all lines it covers (a page break may split a row)."""

    sel: tuple[Teks, ...]
    baris: tuple[int, ...]

    def teks(self, kolom: int | None) -> str:
        """Text of a column; empty when the row is too short or the column is unknown."""
        return self.sel[kolom].teks if kolom is not None and kolom < len(self.sel) else ""

    def isi(self, kolom: int | None) -> Teks:
        """Cell of a column; an empty text when there is none."""
        return self.sel[kolom] if kolom is not None and kolom < len(self.sel) else Teks()


@dataclass(frozen=True)
class Tabel:
    """A table with one header text per column (header rows already merged)."""

    kepala: tuple[str, ...]
    baris_kepala: tuple[int, ...]
    isi: tuple[BarisTabel, ...]
    label: tuple[BarisTabel, ...] = ()
    judul: str = ""

    @property
    def baris(self) -> tuple[int, ...]:
        """Lines of the header and of all rows."""
        return self.baris_kepala + tuple(n for r in self.isi for n in r.baris)


@dataclass(frozen=True)
class Blok:
    """A block of the document."""

    jenis: Jenis
    isi: Teks
    penanda: str = ""
    tebal: bool = False
    tabel: Tabel | None = None

    @property
    def teks(self) -> str:
        """Clean text of the block (without the list marker)."""
        return self.isi.teks

    @property
    def baris(self) -> tuple[int, ...]:
        """Lines of the block."""
        return self.tabel.baris if self.tabel else self.isi.baris


@dataclass(frozen=True)
class Dokumen:
    """A document that was read: its lines and its blocks, both in reading order."""

    nama: str
    baris: tuple[Baris, ...]
    blok: tuple[Blok, ...] = field(repr=False)

    def kutipan(self, nomor: int) -> str:
        """A short quotation of one line; empty when there is no such line.

        A long row of a table keeps its end, where the figures stand.
        """
        if not 1 <= nomor <= len(self.baris):
            return ""
        baris = self.baris[nomor - 1]
        teks = " ".join(baris.teks.split())
        if len(teks) <= PANJANG_KUTIPAN or not (baris.sel or "\t" in baris.teks):
            return potong(teks)
        return f"{teks[:_AWAL_BARIS_TABEL].rstrip()} … {teks[-_AKHIR_BARIS_TABEL:].lstrip()}"


@dataclass(frozen=True, slots=True)
class Temuan:
    """One fault: the rule that found it, how sure it is, its lines and a sentence."""

    aturan: str
    tingkat: Tingkat
    baris: tuple[int, ...]
    kutipan: tuple[str, ...]
    pesan: str


class GalatBerkas(ValueError):
    """The file cannot be read; the message is one Indonesian sentence for the reader."""


def potong(teks: str) -> str:
    """Shorten a quotation to `PANJANG_KUTIPAN` characters."""
    rapi = " ".join(teks.split())
    return rapi if len(rapi) <= PANJANG_KUTIPAN else rapi[: PANJANG_KUTIPAN - 1].rstrip() + "…"
