"""The parts a minutes text is read into, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class JenisBlok(StrEnum):
    """What a part looks like."""

    JUDUL = "judul"
    PARAGRAF = "paragraf"
    BUTIR = "butir"
    TABEL = "tabel"


@dataclass(frozen=True, slots=True)
class Baris:
    """One line of the source.

    ``nomor`` counts from 1 in the text that is shown to the person. ``utuh`` tells that the line is
    a whole paragraph (Word says so), so that it is never joined to its neighbour. ``judul`` is the
    heading level the file itself gives (Markdown, Word styles), 0 for none.
    """

    nomor: int
    teks: str
    indentasi: int = 0
    utuh: bool = False
    judul: int = 0
    tebal: bool = False
    coret: bool = False
    tabel: BarisTabel | None = None


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """One row: the text of each cell (paragraphs separated by a line feed) and its lines."""

    sel: tuple[str, ...]
    awal: int
    akhir: int


@dataclass(frozen=True, slots=True)
class Blok:
    """A heading, a paragraph, a list item or a whole table; lines ``awal`` to ``akhir``.

    ``gaya`` names the kind of list marker ("1.", "a)", "-") and ``tingkat`` the depth in the list,
    0 for the outermost. ``jeda`` tells that a blank line stands before.
    """

    jenis: JenisBlok
    teks: str
    awal: int
    akhir: int
    gaya: str = ""
    tingkat: int = 0
    judul: int = 0
    jeda: bool = False
    selesai: bool = False
    tabel: tuple[BarisTabel, ...] = ()
