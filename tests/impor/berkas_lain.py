"""Tiny ``.ods`` and ``.xls`` files made byte by byte, because no library here writes them."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"'
)
_MANIFES = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def sel_ods(nilai: object) -> str:
    """One cell; a float below 1 as the percentage it would be shown as."""
    if nilai is None:
        return "<table:table-cell/>"
    if isinstance(nilai, date):
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{nilai.isoformat()}">'
            f"<text:p>{nilai:%d/%m/%y}</text:p></table:table-cell>"
        )
    if isinstance(nilai, int | float):
        jenis = "percentage" if 0 < nilai < 1 else "float"
        return (
            f'<table:table-cell office:value-type="{jenis}" office:value="{nilai}">'
            f"<text:p>{nilai}</text:p></table:table-cell>"
        )
    return (
        f'<table:table-cell office:value-type="string"><text:p>{escape(str(nilai))}</text:p>'
        "</table:table-cell>"
    )


def ods(lembar: Mapping[str, Sequence[Sequence[Any]]], *, kunci: bool = False) -> bytes:
    """An ``.ods`` with these rows per sheet; ``kunci``: as if protected by a password."""
    tabel = "".join(
        f'<table:table table:name="{escape(nama)}">'
        + "".join(f"<table:table-row>{''.join(map(sel_ods, b))}</table:table-row>" for b in baris)
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for nama, baris in lembar.items()
    )
    return ods_mentah(tabel, kunci=kunci)


def ods_mentah(tabel: str, *, kunci: bool = False) -> bytes:
    """An ``.ods`` around this XML of its tables."""
    isi = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NS}><office:body>'
        f"<office:spreadsheet>{tabel}</office:spreadsheet></office:body></office:document-content>"
    )
    sandi = "<manifest:encryption-data/>" if kunci else ""
    manifes = (
        f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_MANIFES}">'
        f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        f"{sandi}</manifest:file-entry></manifest:manifest>"
    )
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        arsip.writestr("content.xml", isi)
        arsip.writestr("META-INF/manifest.xml", manifes)
    return keluar.getvalue()


def _rekam(jenis: int, isi: bytes) -> bytes:
    return struct.pack("<HH", jenis, len(isi)) + isi


def _sel_xls(baris: int, kolom: int, nilai: object) -> bytes:
    if isinstance(nilai, int | float):
        return _rekam(0x0203, struct.pack("<HHHd", baris, kolom, 0, nilai))
    teks = str(nilai).encode("utf-16-le")
    return _rekam(0x0204, struct.pack("<HHHHB", baris, kolom, 0, len(teks) // 2, 1) + teks)


def _aliran(lembar: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """The BIFF8 stream: globals, then one substream per sheet."""
    awal = _rekam(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    akhir = _rekam(0x000A, b"")
    isi: list[bytes] = []
    for baris in lembar.values():
        sel = b"".join(
            _sel_xls(r, c, v) for r, b in enumerate(baris) for c, v in enumerate(b) if v is not None
        )
        luas = struct.pack("<IIHHH", 0, len(baris), 0, max(map(len, baris)), 0)
        kepala = _rekam(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
        isi.append(kepala + _rekam(0x0200, luas) + sel + akhir)
    nama = [n.encode("utf-16-le") for n in lembar]
    letak = len(awal) + sum(4 + 8 + len(n) for n in nama) + len(akhir)
    daftar = b""
    for n, sub in zip(nama, isi, strict=True):
        daftar += _rekam(0x0085, struct.pack("<IHBB", letak, 0, len(n) // 2, 1) + n)
        letak += len(sub)
    return awal + daftar + akhir + b"".join(isi)


def _entri(nama: str, jenis: int, anak: int, mulai: int, ukuran: int) -> bytes:
    teks = nama.encode("utf-16-le") + b"\0\0" if nama else b""
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        teks,
        len(teks),
        jenis,
        1,
        0xFFFFFFFF,
        0xFFFFFFFF,
        anak,
        b"",
        0,
        0,
        0,
        mulai,
        ukuran,
    )


def xls(lembar: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A minimal ``.xls``: a compound file of one FAT sector, one directory, one stream."""
    aliran = _aliran(lembar)
    aliran = aliran.ljust(max(4096, -(-len(aliran) // 512) * 512), b"\0")
    sektor = len(aliran) // 512
    rantai = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sektor + 2), 0xFFFFFFFE]
    fat = struct.pack(f"<{len(rantai)}I", *rantai).ljust(512, b"\xff")
    direktori = _entri("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    direktori += _entri("Workbook", 2, 0xFFFFFFFF, 2, len(aliran))
    direktori += _entri("", 0, 0xFFFFFFFF, 0, 0) * 2
    kepala = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"",
        0,
        1,
        1,
        0,
        4096,
        0xFFFFFFFE,
        0,
        0xFFFFFFFE,
        0,
    )
    kepala += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return kepala + fat + direktori + aliran
