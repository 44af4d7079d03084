"""Reads ``.xlsx`` with openpyxl: percent formats, formulas and merged cells matter there."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from impor.mentah import (
    MAKS_BARIS_MENTAH,
    MAKS_KOLOM,
    MAKS_SEL_MENTAH,
    RUSAK,
    TERLALU_BANYAK,
    BarisMentah,
    BerkasDitolak,
    LembarMentah,
)
from impor.sel import SEL_KOSONG, Sel

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

Tempat = tuple[int, int]

_BONGKAH = 1 << 20
# What may be told apart by name only: XML parsers and zip readers raise exceptions of their own.
_MODUL_RUSAK = frozenset({"xml", "lxml", "defusedxml", "zipfile", "zlib"})


def periksa_ukuran(arsip: zipfile.ZipFile) -> None:
    """Count the row and cell elements while streaming, before any XML tree is built."""
    for info in arsip.infolist():
        if not info.filename.startswith("xl/worksheets/"):
            continue
        baris, sel, ekor = 0, 0, b""
        with arsip.open(info) as berkas:
            while potong := berkas.read(_BONGKAH):
                utuh = ekor + potong
                baris += utuh.count(b"<row ") + utuh.count(b":row ")
                sel += utuh.count(b"<c ") + utuh.count(b":c ")
                ekor = utuh[-4:] if not utuh.endswith((b"<row ", b":row ")) else b""
                if baris > MAKS_BARIS_MENTAH or sel > MAKS_SEL_MENTAH:
                    raise BerkasDitolak(TERLALU_BANYAK)


def baca_xlsx(isi: bytes) -> Iterator[LembarMentah]:
    """Yield the sheets; a formula counts with its stored result."""
    rumus = _muat(isi, data_only=False)
    tersimpan = _muat(isi, data_only=True) if _ada_rumus(rumus) else rumus
    for lembar in rumus.worksheets:
        yield LembarMentah(lembar.title, tuple(_baris(lembar, tersimpan[lembar.title])))


def _muat(isi: bytes, *, data_only: bool) -> openpyxl.Workbook:
    try:
        with warnings.catch_warnings():
            # openpyxl warns about parts it leaves out (drawings, validation extensions).
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(isi), data_only=data_only, keep_links=False)
    except (
        InvalidFileException,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
        EOFError,
    ) as salah:
        raise BerkasDitolak(RUSAK) from salah
    except Exception as salah:  # XML faults differ by parser; none may become a traceback
        if type(salah).__module__.partition(".")[0] not in _MODUL_RUSAK:
            raise
        raise BerkasDitolak(RUSAK) from salah


def _isi(lembar: Worksheet) -> dict[Tempat, Any]:
    # Only cells that exist: iterating a sheet makes every cell up to the farthest stray one.
    sel: dict[Tempat, Any] = lembar._cells
    return sel


def _ada_rumus(buku: openpyxl.Workbook) -> bool:
    return any(sel.data_type == "f" for ws in buku.worksheets for sel in _isi(ws).values())


def _peta_gabungan(lembar: Worksheet) -> dict[Tempat, Tempat]:
    """First column of each merged block → the cell that holds the value, for the rows below it."""
    peta: dict[Tempat, Tempat] = {}
    for rentang in lembar.merged_cells.ranges:
        kolom, awal, _, akhir = rentang.bounds
        if akhir - awal <= MAKS_BARIS_MENTAH and len(peta) <= MAKS_BARIS_MENTAH:
            peta |= {(b, kolom): (awal, kolom) for b in range(awal + 1, akhir + 1)}
    return peta


def _baris(rumus: Worksheet, nilai: Worksheet) -> Iterator[BarisMentah]:
    """Rows that hold something of their own; a merged cell above does not make a row."""
    gabung = _peta_gabungan(rumus)
    kolom_gabung: dict[int, list[Tempat]] = {}
    for tempat in gabung:
        kolom_gabung.setdefault(tempat[0], []).append(tempat)
    per_baris: dict[int, dict[int, Sel]] = {}
    for tempat, sel in _isi(rumus).items():
        if sel.value is None or tempat[1] > MAKS_KOLOM or tempat in gabung:
            continue
        dibaca = _sel(sel, _isi(nilai), tempat)
        if not dibaca.kosong:
            per_baris.setdefault(tempat[0], {})[tempat[1]] = dibaca
    for nomor in sorted(per_baris):
        isi = per_baris[nomor]
        for tempat in kolom_gabung.get(nomor, ()):
            asal = gabung[tempat]
            isi[tempat[1]] = per_baris.get(asal[0], {}).get(asal[1], SEL_KOSONG)
        lebar = max(isi)
        yield BarisMentah(nomor, tuple(isi.get(k, SEL_KOSONG) for k in range(1, lebar + 1)))


def _sel(sel: Any, tersimpan: Mapping[Tempat, Any], tempat: Tempat) -> Sel:  # noqa: ANN401  openpyxl
    if sel.data_type == "e":
        return Sel(sel.value, masalah=f"Sel berisi galat {sel.value}. Perbaiki rumusnya.")
    if sel.data_type != "f":
        return Sel(sel.value, format=sel.number_format or "")
    hasil = tersimpan.get(tempat)
    if hasil is None or hasil.value is None:
        if hasil is not None and hasil.data_type == "str":
            return SEL_KOSONG  # the stored result is an empty text
        return Sel(
            None,
            masalah="Rumus tanpa hasil tersimpan. Buka di Excel, simpan ulang, atau tempel nilai.",
        )
    if hasil.data_type == "e":
        return Sel(
            hasil.value, masalah=f"Rumus menghasilkan galat {hasil.value}. Perbaiki rumusnya."
        )
    return Sel(hasil.value, format=sel.number_format or "")
