"""What every reader of workbooks gives: sheets of non-empty rows, or one refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from impor.sel import Sel

# Resources one file may take, however it was made: a workbook of 20.000 rows has 400.000 cells.
MAKS_BARIS_MENTAH: Final = 250_000
MAKS_SEL_MENTAH: Final = 1_000_000
MAKS_KOLOM: Final = 200

RUSAK: Final = "Buku kerja rusak dan tidak dapat dibaca. Buka di Excel, lalu simpan ulang."
TERKUNCI: Final = (
    "Buku kerja terkunci kata sandi. Buka di Excel, hapus kata sandinya, lalu simpan ulang."
)
TERLALU_BANYAK: Final = (
    "Lembar mempunyai terlalu banyak baris atau kolom. Hapus baris dan kolom kosong di luar data, "
    "lalu simpan ulang."
)


class BerkasDitolak(Exception):
    """The file cannot be read as a workbook; the text is the sentence for the person."""


@dataclass(frozen=True, slots=True)
class BarisMentah:
    """One non-empty row with its number in the spreadsheet program."""

    nomor: int
    sel: tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class LembarMentah:
    """A sheet as read: its name and non-empty rows."""

    nama: str
    baris: tuple[BarisMentah, ...]
