"""Pieces of a Word document that python-docx has no call for: fields, borders, table heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from laporan.templat.gaya_word import LEBAR_ISI_CM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

WARNA_KEPALA: Final = "E7ECF3"


def _unsur(nama: str, **atribut: str) -> BaseOxmlElement:
    unsur: BaseOxmlElement = OxmlElement(nama)
    for kunci, nilai in atribut.items():
        unsur.set(qn(f"w:{kunci}"), nilai)
    return unsur


def medan(p: Paragraph, perintah: str, hasil: str) -> None:
    """Add a field: its instruction, and the result shown until Word computes it anew."""
    sederhana = _unsur("w:fldSimple", instr=f" {perintah} ")
    sederhana.append(p.add_run(hasil)._r)
    p._p.append(sederhana)


def nomor_urut(p: Paragraph, label: str, hasil: str) -> None:
    """Add the running number of a caption."""
    medan(p, f"SEQ {label} \\* ARABIC", hasil)


def kaki_halaman(bagian: Section, teks: str, lebar_cm: float) -> None:
    """Put a text left and the page number right into the footer."""
    p = bagian.footer.paragraphs[0]
    p.paragraph_format.tab_stops.add_tab_stop(Cm(lebar_cm), WD_TAB_ALIGNMENT.RIGHT)
    p.add_run(f"{teks}\tHalaman ")
    medan(p, "PAGE", "1")
    p.add_run(" dari ")
    medan(p, "NUMPAGES", "1")


def garis_bawah(p: Paragraph) -> None:
    """Draw a line under a paragraph."""
    batas = _unsur("w:pBdr")
    batas.append(_unsur("w:bottom", val="single", sz="8", space="1", color="000000"))
    p._p.get_or_add_pPr().append(batas)


def tabel_kosong(d: Document, lebar: Sequence[int], *, garis: bool = True) -> Table:
    """Add a table with columns of the given shares of the text width.

    With ``garis`` it has borders and a first row that repeats on every page; without, no row yet.
    """
    t: Table = d.add_table(
        rows=1 if garis else 0, cols=len(lebar), style="Table Grid" if garis else None
    )
    t.alignment = WD_TABLE_ALIGNMENT.CENTER
    t.autofit = False
    for kolom, bagian in zip(t.columns, lebar, strict=True):
        # Word reads the cells, LibreOffice the grid: both must say the same.
        kolom.width = Cm(LEBAR_ISI_CM * bagian / sum(lebar))
    if garis:
        _kepala_berulang(t.rows[0])
        sifat = t._tbl.tblPr
        sifat.insert(list(sifat).index(sifat.find(qn("w:tblLook"))), _jarak_sel())
    return t


def baris_baru(t: Table) -> Sequence[_Cell]:
    """Add a row that stays on one page; return its cells."""
    baris: _Row = t.add_row()  # type: ignore[no-untyped-call]
    baris._tr.get_or_add_trPr().append(_unsur("w:cantSplit"))
    return baris.cells


def _kepala_berulang(baris: _Row) -> None:
    sifat = baris._tr.get_or_add_trPr()
    sifat.append(_unsur("w:cantSplit"))
    sifat.append(_unsur("w:tblHeader"))
    for sel in baris.cells:
        sel._tc.get_or_add_tcPr().append(
            _unsur("w:shd", val="clear", color="auto", fill=WARNA_KEPALA)
        )
        sel.paragraphs[0].paragraph_format.keep_with_next = True


def _jarak_sel() -> BaseOxmlElement:
    jarak = _unsur("w:tblCellMar")
    for sisi, nilai in (("top", "40"), ("left", "80"), ("bottom", "40"), ("right", "80")):
        jarak.append(_unsur(f"w:{sisi}", w=nilai, type="dxa"))
    return jarak
