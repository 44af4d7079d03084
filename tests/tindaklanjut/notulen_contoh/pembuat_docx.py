"""Builds small Word documents the way Word writes them: split runs, numbering, merged cells.

The content is a list: a string is a paragraph, ``{"p": text, "gaya": style, "n": [list, level],
"tebal": true}`` one with properties, ``{"tabel": [[cell, …], …]}`` a table. A cell is a string, a
list of such paragraphs, or ``{"isi": …, "v": "mulai" | "lanjut", "lebar": n}`` when it is merged.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any, Final, TypeAlias
from xml.sax.saxutils import escape

Isi: TypeAlias = str | list["Isi"] | dict[str, Any]
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KEPALA: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# (abstract list, format per level); list 4 counts like list 1 but starts again.
_ABSTRAK: Final = (
    (0, (("decimal", "%1."), ("lowerLetter", "%2."), ("lowerRoman", "%3)"))),
    (1, (("bullet", "\uf0b7"), ("bullet", "o"), ("bullet", "\uf0a7"))),
    (2, (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))),
    (3, (("decimal", "%1)"), ("decimal", "%1.%2"), ("bullet", "-"))),
)
_NUM: Final = (
    (1, 0, False),
    (2, 1, False),
    (3, 2, False),
    (4, 0, True),
    (5, 3, False),
    (6, 0, True),
)


def buat_docx(isi: list[Isi], *, dokumen: str | None = None) -> bytes:
    """The bytes of a .docx; ``dokumen`` replaces the XML of its main part, to break it."""
    badan = "".join(_unsur(u) for u in isi)
    utama = dokumen or (
        f'{_KEPALA}<w:document xmlns:w="{W}"><w:body>{badan}<w:sectPr/></w:body></w:document>'
    )
    keluaran = io.BytesIO()
    with zipfile.ZipFile(keluaran, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("[Content_Types].xml", f"{_KEPALA}<Types/>")
        arsip.writestr("word/document.xml", utama)
        arsip.writestr("word/numbering.xml", _penomoran())
        arsip.writestr("word/styles.xml", _gaya())
    return keluaran.getvalue()


def _unsur(u: Isi) -> str:
    if isinstance(u, dict) and "tabel" in u:
        return "<w:tbl><w:tblPr/>" + "".join(_baris(b) for b in u["tabel"]) + "</w:tbl>"
    return _paragraf(u)


def _paragraf(u: Isi) -> str:
    p: dict[str, Any] = u if isinstance(u, dict) else {"p": u}
    sifat = f'<w:pStyle w:val="{p["gaya"]}"/>' if "gaya" in p else ""
    if "n" in p:
        num, tingkat = p["n"]
        sifat += f'<w:numPr><w:ilvl w:val="{tingkat}"/><w:numId w:val="{num}"/></w:numPr>'
    tebal = "<w:rPr><w:b/></w:rPr>" if p.get("tebal") else ""
    return f"<w:p><w:pPr>{sifat}</w:pPr>{_lari(p['p'], tebal)}</w:p>"


def _lari(teks: str, tebal: str) -> str:
    """Runs cut in the middle of words, as Word leaves them after corrections."""
    hasil: list[str] = []
    for n, baris in enumerate(teks.split("\n")):
        if n:
            hasil.append("<w:r><w:br/></w:r>")
        for potong in (baris[:7], baris[7:19], baris[19:]):
            bagian = "<w:tab/>".join(
                f'<w:t xml:space="preserve">{escape(b)}</w:t>' for b in potong.split("\t")
            )
            hasil.append(f'<w:r>{tebal}{bagian}</w:r><w:proofErr w:type="spellStart"/>')
    return "".join(hasil)


def _baris(sel: list[Isi]) -> str:
    return "<w:tr>" + "".join(_sel(s) for s in sel) + "</w:tr>"


def _sel(s: Isi) -> str:
    d = s if isinstance(s, dict) and "isi" in s else {"isi": s}
    isi = d["isi"] if isinstance(d["isi"], list) else [d["isi"]]
    sifat = f'<w:gridSpan w:val="{d["lebar"]}"/>' if "lebar" in d else ""
    if "v" in d:
        sifat += '<w:vMerge w:val="restart"/>' if d["v"] == "mulai" else "<w:vMerge/>"
    return f"<w:tc><w:tcPr>{sifat}</w:tcPr>{''.join(_paragraf(p) for p in isi)}</w:tc>"


def _penomoran() -> str:
    abstrak = "".join(
        f'<w:abstractNum w:abstractNumId="{nomor}">'
        + "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{bentuk}"/>'
            f'<w:lvlText w:val="{pola}"/></w:lvl>'
            for n, (bentuk, pola) in enumerate(tingkat)
        )
        + "</w:abstractNum>"
        for nomor, tingkat in _ABSTRAK
    )
    num = "".join(
        f'<w:num w:numId="{nomor}"><w:abstractNumId w:val="{acuan}"/>'
        + (
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            if ulang
            else ""
        )
        + "</w:num>"
        for nomor, acuan, ulang in _NUM
    )
    return f'{_KEPALA}<w:numbering xmlns:w="{W}">{abstrak}{num}</w:numbering>'


def _gaya() -> str:
    judul = "".join(
        f'<w:style w:type="paragraph" w:styleId="Judul{n}"><w:name w:val="heading {n}"/>'
        f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
        for n in (1, 2, 3)
    )
    daftar = (
        '<w:style w:type="paragraph" w:styleId="DaftarNomor"><w:name w:val="List Number"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    return f'{_KEPALA}<w:styles xmlns:w="{W}">{judul}{daftar}</w:styles>'
