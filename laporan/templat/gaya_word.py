"""Styles, page and numbering of the Word template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

HURUF: Final = "Arial"
HITAM: Final = RGBColor(0, 0, 0)
LEBAR_ISI_CM: Final = 16.0
"""Width of the text on A4 between the margins."""
_UKURAN_JUDUL: Final = {1: 13, 2: 12, 3: 11.5, 4: 11}


def atur_halaman(dokumen: Document) -> None:
    """A4 upright with the margins of an official letter."""
    bagian = dokumen.sections[0]
    bagian.page_width, bagian.page_height = Cm(21), Cm(29.7)
    bagian.left_margin, bagian.right_margin = Cm(2.5), Cm(2.5)
    bagian.top_margin, bagian.bottom_margin = Cm(2.5), Cm(2.2)
    bagian.footer_distance = Cm(1.1)


def atur_gaya(dokumen: Document) -> None:
    """Set the built-in styles and add those of the report."""
    _huruf_baku(dokumen)
    for tingkat, ukuran in _UKURAN_JUDUL.items():
        _judul(_gaya(dokumen, f"Heading {tingkat}"), ukuran)
    judul = _gaya(dokumen, "Title")
    _judul(judul, 14)
    judul.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    judul.paragraph_format.space_before = judul.paragraph_format.space_after = Pt(0)
    _buang_garis(judul)
    isi = _baru(dokumen, "Isi", ukuran=11, sesudah=6, sebaris=1.15)
    isi.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    pengantar = _baru(dokumen, "Isi Pengantar", ukuran=11, sesudah=6, sebaris=1.15)
    pengantar.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    pengantar.paragraph_format.keep_with_next = True
    butir = _baru(dokumen, "Butir", ukuran=11, sesudah=3, sebaris=1.15)
    butir.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _gantung(butir, 0.8)
    _gantung(_baru(dokumen, "Rincian Butir", ukuran=10, sesudah=5, miring=True), 0.8, pertama=0)
    _baru(dokumen, "Rumus", ukuran=11, sesudah=6).paragraph_format.left_indent = Cm(0.8)
    _baru(dokumen, "Isi Tabel", ukuran=9, sesudah=0)
    _tengah(_baru(dokumen, "Angka Tabel", ukuran=9, sesudah=0))
    _tengah(_baru(dokumen, "Kepala Tabel", ukuran=9, sesudah=0, tebal=True))
    _gantung(_baru(dokumen, "Butir Tabel", ukuran=9, sesudah=2), 0.4)
    _baru(dokumen, "Catatan Tabel", ukuran=9, sesudah=2).paragraph_format.space_before = Pt(2)
    _baru(dokumen, "Jarak", ukuran=6, sesudah=0)
    _tengah(_baru(dokumen, "Kop", ukuran=12, sesudah=0, tebal=True))
    _baru(dokumen, "Isi Surat", ukuran=11, sesudah=3)
    ttd = _baru(dokumen, "Tanda Tangan", ukuran=11, sesudah=0)
    ttd.paragraph_format.left_indent = Cm(8.5)
    ttd.paragraph_format.keep_with_next = ttd.paragraph_format.keep_together = True
    keterangan = _gaya(dokumen, "Caption")
    _huruf(keterangan, 10, tebal=True)
    keterangan.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    keterangan.paragraph_format.space_before = Pt(8)
    keterangan.paragraph_format.space_after = Pt(4)
    keterangan.paragraph_format.keep_with_next = True
    kaki = _gaya(dokumen, "Footer")
    _huruf(kaki, 8.5)
    for lama in kaki.element.get_or_add_pPr().findall(qn("w:tabs")):
        kaki.element.pPr.remove(lama)


def _huruf_baku(dokumen: Document) -> None:
    normal = _gaya(dokumen, "Normal")
    _huruf(normal, 11)
    sifat = dokumen.styles.element.find(qn("w:docDefaults") + "/" + qn("w:rPrDefault"))
    huruf = sifat.find(qn("w:rPr")) if sifat is not None else None
    if huruf is None:
        return
    for lama in huruf.findall(qn("w:lang")):
        huruf.remove(lama)
    bahasa = OxmlElement("w:lang")
    bahasa.set(qn("w:val"), "id-ID")
    huruf.append(bahasa)


def _gaya(dokumen: Document, nama: str) -> ParagraphStyle:
    gaya: ParagraphStyle = dokumen.styles[nama]
    return gaya


def _baru(
    dokumen: Document,
    nama: str,
    *,
    ukuran: float,
    sesudah: float,
    sebaris: float = 1.0,
    tebal: bool = False,
    miring: bool = False,
) -> ParagraphStyle:
    gaya: ParagraphStyle = dokumen.styles.add_style(nama, WD_STYLE_TYPE.PARAGRAPH)
    gaya.base_style = dokumen.styles["Normal"]
    _huruf(gaya, ukuran, tebal=tebal, miring=miring)
    gaya.paragraph_format.space_before = Pt(0)
    gaya.paragraph_format.space_after = Pt(sesudah)
    gaya.paragraph_format.line_spacing = sebaris
    gaya.paragraph_format.widow_control = True
    gaya.quick_style = True
    return gaya


def _huruf(
    gaya: ParagraphStyle, ukuran: float, *, tebal: bool = False, miring: bool = False
) -> None:
    gaya.font.name = HURUF
    gaya.font.size = Pt(ukuran)
    gaya.font.bold, gaya.font.italic = tebal, miring
    gaya.font.color.rgb = HITAM
    sifat = gaya.element.get_or_add_rPr()
    huruf = sifat.find(qn("w:rFonts"))
    for nama in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        huruf.attrib.pop(qn(nama), None)
    for nama in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        huruf.set(qn(nama), HURUF)


def _judul(gaya: ParagraphStyle, ukuran: float) -> None:
    _huruf(gaya, ukuran, tebal=True)
    bentuk = gaya.paragraph_format
    bentuk.space_before, bentuk.space_after = Pt(12), Pt(6)
    bentuk.keep_with_next = bentuk.keep_together = True


def _buang_garis(gaya: ParagraphStyle) -> None:
    sifat = gaya.element.get_or_add_pPr()
    for garis in sifat.findall(qn("w:pBdr")):
        sifat.remove(garis)


def _gantung(gaya: ParagraphStyle, cm: float, *, pertama: float | None = None) -> None:
    """Hang the text behind its number: a tab stop where it begins."""
    bentuk = gaya.paragraph_format
    bentuk.left_indent = Cm(cm)
    bentuk.first_line_indent = Cm(-cm if pertama is None else pertama)
    bentuk.tab_stops.add_tab_stop(Cm(cm))


def _tengah(gaya: ParagraphStyle) -> None:
    gaya.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
