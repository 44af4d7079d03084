"""Word documents for the tests, written part by part with the standard library."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_JENIS = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def paragraf(teks: str, *, gaya: str = "", nomor: str = "", tingkat: int = 0) -> str:
    """A paragraph; tabs become w:tab, `gaya` is a style id, `nomor` a numId."""
    sifat = f'<w:pStyle w:val="{gaya}"/>' if gaya else ""
    if nomor:
        sifat += f'<w:numPr><w:ilvl w:val="{tingkat}"/><w:numId w:val="{nomor}"/></w:numPr>'
    isi = "</w:t><w:tab/><w:t>".join(escape(b) for b in teks.split("\t"))
    return f'<w:p><w:pPr>{sifat}</w:pPr><w:r><w:t xml:space="preserve">{isi}</w:t></w:r></w:p>'


def tabel(*baris: list[str]) -> str:
    """A table of one paragraph per cell."""
    isi = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraf(s)}</w:tc>" for s in b) + "</w:tr>" for b in baris
    )
    return f"<w:tbl>{isi}</w:tbl>"


def penomoran(bentuk: str = "decimal", pola: str = "%1.") -> str:
    """numbering.xml with one list (numId 1) and one bullet list (numId 2)."""
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{bentuk}"/><w:lvlText w:val="{pola}"/></w:lvl>'
        '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


GAYA = (
    f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="Judul1">'
    '<w:name w:val="heading 1"/></w:style></w:styles>'
)


def docx(badan: str, **bagian: str) -> bytes:
    """A .docx with this body; further parts by name, such as numbering="…"."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("[Content_Types].xml", _JENIS)
        arsip.writestr(
            "word/document.xml", f"<w:document {_W}><w:body>{badan}</w:body></w:document>"
        )
        for nama, isi in bagian.items():
            arsip.writestr(f"word/{nama}.xml", isi)
    return aliran.getvalue()


def docx_per_baris(teks: str) -> bytes:
    """A .docx with one paragraph per line of a text."""
    return docx("".join(paragraf(b) for b in teks.split("\n")))


def docx_bertabel(teks: str) -> bytes:
    """A .docx in which runs of tabbed lines are real tables and other lines are paragraphs."""
    badan: list[str] = []
    baris: list[list[str]] = []
    for b in [*teks.split("\n"), ""]:
        if "\t" in b:
            baris.append(b.split("\t"))
            continue
        if baris:
            badan.append(tabel(*baris))
            baris = []
        badan.append(paragraf(b))
    return docx("".join(badan))
