"""Opens a file of survey answers: up to 200.000 rows, read as plain values, row by row.

calamine reads every kind here, because percent formats and formulas do not matter for answers. It
lays a sheet out as a full rectangle, so the rectangle is measured before.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import python_calamine

from impor.berkas import BerkasDitolak, Jenis, buka_arsip, kenali
from impor.buku_csv import nama_lembar, pecah_csv
from impor.buku_lain import periksa_ods
from impor.mentah import RUSAK, TERKUNCI, TERLALU_BANYAK

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable, Iterator, Sequence

MAKS_BARIS_SURVEI: Final = 200_000
MAKS_TERBUKA_SURVEI: Final = 500 * 1024 * 1024
MAKS_LUAS_SURVEI: Final = 10_000_000
"""Cells of the rectangle of a sheet: 200.000 rows of 50 columns."""
_BONGKAH: Final = 1 << 20
_EKOR: Final = 64
_KOLOM_JAUH: Final = re.compile(rb" r=[\"']([A-Z]{2,3})\d")
"""Beyond Z; up to there the width is taken as 26."""
_BARIS: Final = re.compile(rb" r=[\"'][A-Z]{0,3}(\d{1,7})[\"']")


@dataclass(frozen=True, slots=True)
class LembarSurvei:
    """A sheet of plain values: how many rows, in which column they begin, and the rows."""

    nama: str
    jumlah: int
    geser: int
    baris: Callable[[], Iterator[Sequence[object]]]


def buka_survei(nama: str, isi: bytes) -> list[LembarSurvei]:
    """Return the sheets that hold something; raise ``BerkasDitolak``.

    At most 20 MB and 200.000 rows below the heading of each sheet.
    """
    jenis = kenali(isi, maks_terbuka=MAKS_TERBUKA_SURVEI)
    if jenis is Jenis.CSV:
        baris = pecah_csv(isi)
        lembar = [LembarSurvei(nama_lembar(nama), len(baris), 0, lambda: iter(baris))]
    else:
        if jenis is not Jenis.XLS:
            with buka_arsip(isi) as arsip:
                _periksa_luas(arsip) if jenis is Jenis.XLSX else _periksa_ods(arsip)
        lembar = _baca(isi)
    for satu in lembar:
        if satu.jumlah - 1 > MAKS_BARIS_SURVEI:
            raise BerkasDitolak(
                f"Lembar “{satu.nama}” berisi lebih dari 200.000 jawaban. "
                "Bagi menjadi beberapa berkas."
            )
    return lembar


def _periksa_luas(arsip: zipfile.ZipFile) -> None:
    """Refuse a sheet whose farthest cell makes the rectangle too large, while streaming."""
    for info in arsip.infolist():
        if not info.filename.startswith("xl/worksheets/"):
            continue
        bawah, kanan = 0, 26
        ekor = b""
        with arsip.open(info) as berkas:
            while potong := berkas.read(_BONGKAH):
                utuh = ekor + potong
                bawah = max(bawah, *map(int, _BARIS.findall(utuh)), 0)
                kanan = max(kanan, *map(_nomor_kolom, set(_KOLOM_JAUH.findall(utuh))), 0)
                ekor = utuh[-_EKOR:]
        if bawah * kanan > MAKS_LUAS_SURVEI:
            raise BerkasDitolak(TERLALU_BANYAK)


def _periksa_ods(arsip: zipfile.ZipFile) -> None:
    periksa_ods(arsip, maks_sel=MAKS_LUAS_SURVEI)


def _nomor_kolom(huruf: bytes) -> int:
    nomor = 0
    for h in huruf:
        nomor = nomor * 26 + h - 64
    return nomor


def _baca(isi: bytes) -> list[LembarSurvei]:
    try:
        buku = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(isi))
        return [
            LembarSurvei(nama, lembar.total_height + 1, lembar.start[1], lembar.iter_rows)
            for nama in buku.sheet_names
            if (lembar := buku.get_sheet_by_name(nama)).start is not None
        ]
    except python_calamine.PasswordError as salah:
        raise BerkasDitolak(TERKUNCI) from salah
    except (python_calamine.CalamineError, OSError, ValueError) as salah:
        raise BerkasDitolak(RUSAK) from salah
