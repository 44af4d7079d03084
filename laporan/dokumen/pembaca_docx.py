"""Paragraphs and tables of a .docx, with the standard library and defusedxml only.

Every `w:p` of the body counts, also the empty ones and those inside tables, so the number of a
line is the number of the paragraph. A row of a table becomes one line of cells separated by tabs
that carries the number of its first paragraph.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from laporan.dokumen.model import Baris, GalatBerkas
from laporan.dokumen.penomor_docx import Penomor
from laporan.dokumen.teks import bersihkan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DILEWATI = frozenset({f"{W}{t}" for t in ("del", "moveFrom", "instrText", "pict", "object")})
_DILEWATI_SEMUA = _DILEWATI | {_MC_FALLBACK}
BATAS_BAGIAN = 60_000_000
"""Most bytes that one part may have after unpacking."""

BATAS_RASIO = 300
BATAS_PARAGRAF = 40_000
BATAS_SEL = 63
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TINGKAT_JUDUL = re.compile(r"^(?:heading|judul)\s*(\d)$", re.IGNORECASE)


def baca_docx(isi: bytes) -> tuple[Baris, ...]:
    """Lines of a .docx. Raises `GalatBerkas` when it is no readable Word document."""
    if isi[:8] == _OLE:
        raise GalatBerkas(
            "Berkas Word ini terkunci kata sandi atau berformat .doc lama. "
            "Buka kuncinya dan simpan sebagai .docx."
        )
    if isi[:4] != b"PK\x03\x04":
        raise GalatBerkas("Isi berkas ini bukan dokumen Word, walau namanya .docx.")
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            badan = _bagian(arsip, "word/document.xml")
            if badan is None:
                raise GalatBerkas("Berkas ini bukan dokumen Word. Simpan ulang sebagai .docx.")
            gaya = _bagian(arsip, "word/styles.xml")
            nomor = _bagian(arsip, "word/numbering.xml")
            kaki = _bagian(arsip, "word/footnotes.xml")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
            KeyError) as galat:  # fmt: skip
        if isinstance(galat, GalatBerkas):
            raise
        raise GalatBerkas("Berkas Word ini rusak atau terkunci. Simpan ulang dahulu.") from galat
    pembaca = _Pembaca(Penomor(nomor, gaya), _judul_gaya(gaya))
    pembaca.baca(badan)
    pembaca.baca_kaki(kaki)
    return tuple(pembaca.baris)


def _bagian(arsip: zipfile.ZipFile, nama: str) -> Element | None:
    """One XML part; refuses a part that unpacks to far more than a report can hold."""
    try:
        info = arsip.getinfo(nama)
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise GalatBerkas("Berkas Word ini terkunci kata sandi. Buka kuncinya dahulu.")
    if info.file_size > BATAS_BAGIAN or (
        info.file_size > 1_000_000 and info.file_size > BATAS_RASIO * max(info.compress_size, 1)
    ):
        raise GalatBerkas("Isi berkas Word ini terlalu besar setelah dibuka. Berkas ditolak.")
    with arsip.open(info) as aliran:
        data = aliran.read(BATAS_BAGIAN + 1)
    if len(data) > BATAS_BAGIAN:
        raise GalatBerkas("Isi berkas Word ini terlalu besar setelah dibuka. Berkas ditolak.")
    try:
        akar: Element = ElementTree.fromstring(data)
    except (ElementTree.ParseError, DefusedXmlException, LookupError, RecursionError) as galat:
        raise GalatBerkas("Isi berkas Word ini rusak. Simpan ulang dari Word dahulu.") from galat
    return akar


def _judul_gaya(gaya: Element | None) -> dict[str, int]:
    """Heading level of every paragraph style that is a heading."""
    hasil: dict[str, int] = {}
    for g in gaya.iter(f"{W}style") if gaya is not None else ():
        kode = g.get(f"{W}styleId", "")
        nama = g.find(f"{W}name")
        garis = g.find(f"{W}pPr/{W}outlineLvl")
        cocok = _TINGKAT_JUDUL.match(nama.get(f"{W}val", "") if nama is not None else "")
        tingkat = garis.get(f"{W}val", "") if garis is not None else ""
        if cocok:
            hasil[kode] = int(cocok[1])
        elif tingkat.isdigit() and int(tingkat) < 9:
            hasil[kode] = int(tingkat) + 1
    return hasil


@dataclass
class _Pembaca:
    """Walks the body and collects lines; numbers paragraphs as they come."""

    penomor: Penomor
    judul: dict[str, int]
    baris: list[Baris] = field(default_factory=list)

    def baca(self, akar: Element) -> None:
        badan = akar.find(f"{W}body")
        for anak in _anak(badan if badan is not None else akar):
            if anak.tag == f"{W}p":
                self._paragraf(anak)
            elif anak.tag == f"{W}tbl":
                self._tabel(anak)

    def baca_kaki(self, akar: Element | None) -> None:
        for kaki in akar.iter(f"{W}footnote") if akar is not None else ():
            if kaki.get(f"{W}type") in {"separator", "continuationSeparator"}:
                continue
            teks = " ".join(_isi(p) for p in kaki.iter(f"{W}p")).strip()
            if teks:
                self._tambah(f"[^{kaki.get(f'{W}id', '')}]: {teks}")

    def _tambah(self, mentah: str, sel: tuple[str | None, ...] | None = None) -> None:
        if len(self.baris) >= BATAS_PARAGRAF:
            raise GalatBerkas("Dokumen ini lebih dari 40.000 paragraf. Periksa satu laporan saja.")
        self.baris.append(Baris(len(self.baris) + 1, mentah, bersihkan(mentah), sel))

    def _paragraf(self, p: Element) -> None:
        teks = _isi(p).strip(" \n")
        gaya = p.find(f"{W}pPr/{W}pStyle")
        tingkat = self.judul.get(gaya.get(f"{W}val", "") if gaya is not None else "")
        penanda = self.penomor.penanda(p) if teks else ""
        awalan = "#" * tingkat + " " if tingkat and teks else ""
        self._tambah(f"{awalan}{penanda}{teks}")
        for kotak in _kotak_teks(p):
            self._paragraf(kotak)

    def _tabel(self, tabel: Element) -> None:
        atas: tuple[str | None, ...] = ()
        for baris in _turunan(tabel, "tr"):
            atas = self._sel(baris, atas)
            self._tambah("\t".join(s or "" for s in atas), atas)
            for _ in range(sum(1 for _ in baris.iter(f"{W}p")) - 1):
                self._tambah("", ())

    def _sel(self, baris: Element, atas: tuple[str | None, ...]) -> tuple[str | None, ...]:
        """Cell texts; a cell merged with the one above it repeats that text."""
        hasil: list[str | None] = []
        for sel in _turunan(baris, "tc"):
            teks = " ".join(filter(None, (self._isi_sel(p) for p in sel.iter(f"{W}p"))))
            gabung = sel.find(f"{W}tcPr/{W}vMerge")
            if gabung is not None and gabung.get(f"{W}val", "continue") == "continue" and not teks:
                teks = (atas[len(hasil)] or "") if len(hasil) < len(atas) else ""
            rentang = sel.find(f"{W}tcPr/{W}gridSpan")
            lebar = rentang.get(f"{W}val", "1") if rentang is not None else "1"
            hasil.append(bersihkan(teks))
            hasil += [None] * (min(int(lebar), BATAS_SEL) - 1 if lebar.isdigit() else 0)
        return tuple(hasil[:BATAS_SEL])

    def _isi_sel(self, p: Element) -> str:
        teks = _isi(p).replace("\t", " ").strip()
        penanda = self.penomor.penanda(p) if teks else ""
        return ("• " if penanda.startswith("- ") else penanda) + teks


def _anak(induk: Element) -> Iterator[Element]:
    """Paragraphs and tables in reading order; looks into content controls and insertions."""
    for anak in induk:
        if anak.tag in {f"{W}p", f"{W}tbl"}:
            yield anak
        elif anak.tag not in _DILEWATI_SEMUA:
            yield from _anak(anak)


def _turunan(induk: Element, nama: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, not those of a nested table."""
    for anak in induk:
        if anak.tag == f"{W}{nama}":
            yield anak
        elif anak.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
            yield from _turunan(anak, nama)


def _kotak_teks(p: Element) -> Iterator[Element]:
    """Paragraphs of text boxes anchored in a paragraph."""
    for anak in p:
        if anak.tag == f"{W}txbxContent":
            yield from (q for q in anak if q.tag == f"{W}p")
        elif anak.tag != _MC_FALLBACK:
            yield from _kotak_teks(anak)


def _isi(p: Element) -> str:
    """Visible text of a paragraph; footnote marks appear as [^n]."""
    bagian: list[str] = []
    for anak in p:
        if anak.tag in _DILEWATI_SEMUA or anak.tag == f"{W}txbxContent":
            continue
        if anak.tag == f"{W}t":
            bagian.append(anak.text or "")
        elif anak.tag == f"{W}tab":
            bagian.append("\t" if anak.get(f"{W}pos") is None else "")
        elif anak.tag in {f"{W}br", f"{W}cr"}:
            bagian.append(" ")
        elif anak.tag == f"{W}noBreakHyphen":
            bagian.append("-")
        elif anak.tag == f"{W}footnoteReference":
            bagian.append(f"[^{anak.get(f'{W}id', '')}]")
        else:
            bagian.append(_isi(anak))
    return "".join(bagian)
