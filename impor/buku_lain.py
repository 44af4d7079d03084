"""Reads ``.xls`` and ``.ods`` with calamine, which knows neither percent formats nor formulas."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import python_calamine

from impor.mentah import (
    MAKS_BARIS_MENTAH,
    MAKS_SEL_MENTAH,
    RUSAK,
    TERKUNCI,
    TERLALU_BANYAK,
    BarisMentah,
    BerkasDitolak,
    LembarMentah,
)
from impor.sel import Sel

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_BARIS_ULANG = re.compile(rb"number-rows-repeated=\"(\d+)\"")
_KOLOM_ULANG = re.compile(rb"number-columns-repeated=\"(\d+)\"")
_SEL = re.compile(rb"<table:(?:covered-)?table-cell")
_TERKUNCI_ODS = b"encryption-data"
# calamine lays a sheet out as a full rectangle; empty cells in it are cheap but not free.
_MAKS_LUAS = 4 * MAKS_SEL_MENTAH


def periksa_ods(arsip: zipfile.ZipFile, *, maks_sel: int = MAKS_SEL_MENTAH) -> None:
    """Refuse a locked ``.ods`` and one whose few bytes stand for millions of repeated cells.

    Empty rows and cells that fill a sheet to its end are how every program writes one; they cost
    nothing, because the reader stops at the last filled cell.
    """
    if "META-INF/manifest.xml" in arsip.namelist() and _TERKUNCI_ODS in arsip.read(
        "META-INF/manifest.xml"
    ):
        raise BerkasDitolak(TERKUNCI)
    baris = sel = 0
    for potong in arsip.read("content.xml").split(b"<table:table-row")[1:]:
        if b"office:value" not in potong and b"<text:p" not in potong:
            continue
        ulang = _BARIS_ULANG.search(potong.partition(b">")[0])
        kali = int(ulang.group(1)) if ulang else 1
        baris += kali
        sel += kali * _lebar(potong)
        if baris > MAKS_BARIS_MENTAH or sel > maks_sel:
            raise BerkasDitolak(TERLALU_BANYAK)


def _lebar(baris: bytes) -> int:
    """Cells of a row up to the last filled one."""
    lebar = terisi = 0
    for sel in _SEL.split(baris)[1:]:
        ulang = _KOLOM_ULANG.search(sel.partition(b">")[0])
        lebar += int(ulang.group(1)) if ulang else 1
        if b"office:value" in sel or b"<text:p" in sel:
            terisi = lebar
    return terisi


def baca_calamine(isi: bytes) -> Iterator[LembarMentah]:
    """Yield the sheets of an ``.xls`` or ``.ods``."""
    try:
        buku = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(isi))
        lembar = [(nama, buku.get_sheet_by_name(nama)) for nama in buku.sheet_names]
        if any(s.total_height * s.total_width > _MAKS_LUAS for _, s in lembar):
            raise BerkasDitolak(TERLALU_BANYAK)
        isi_lembar = [(nama, s.to_python(skip_empty_area=False)) for nama, s in lembar]
    except python_calamine.PasswordError as salah:
        raise BerkasDitolak(TERKUNCI) from salah
    except (python_calamine.CalamineError, OSError, ValueError) as salah:
        raise BerkasDitolak(RUSAK) from salah
    for nama, baris in isi_lembar:
        yield LembarMentah(nama, tuple(_baris(baris)))


def _baris(daftar: list[list[Any]]) -> Iterator[BarisMentah]:
    for nomor, isi in enumerate(daftar, start=1):
        if any(v not in ("", None) for v in isi):
            yield BarisMentah(
                nomor, tuple(Sel(None if v == "" else v, tanpa_format=True) for v in isi)
            )
