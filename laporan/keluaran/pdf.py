"""PDF by typst: PDF/A-2b, tagged, with the font of a wheel, so it looks the same on every host."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import font_source_sans_pro
import typst

from laporan.keluaran.grafik import svg_rb

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLAT: Final = Path(__file__).parent.parent / "templat" / "laporan.typ"
RINGKASAN: Final = TEMPLAT.with_name("ringkasan.typ")
STANDAR: Final = "a-2b"
KETAJAMAN: Final = 200
_GAMBAR: Final = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.at("svg")), format: "svg", width: 16cm)\n'
)


@cache
def folder_huruf() -> str:
    """Return the folder of the font files."""
    return str(Path(font_source_sans_pro.__file__).parent / "files")


def buat_pdf(isi: Mapping[str, Any]) -> bytes:
    """Return the report as PDF. The content is data to typst and never its source."""
    return _susun(
        TEMPLAT.read_bytes(),
        {
            "data": json.dumps(isi, ensure_ascii=False),
            "grafik": json.dumps([svg_rb(g["angka"]) for g in daftar_grafik(isi)]),
        },
        format="pdf",
        pdf_standards=[STANDAR],
    )


def buat_ringkasan(isi: Mapping[str, Any]) -> bytes:
    """Return the one page to share as PDF."""
    grafik = svg_rb(isi["rb"]["grafik"]) if isi["rb"] else ""
    return _susun(
        RINGKASAN.read_bytes(),
        {"data": json.dumps(isi, ensure_ascii=False), "grafik": grafik},
        format="pdf",
        pdf_standards=[STANDAR],
    )


def png_rb(angka: Mapping[str, Any]) -> bytes:
    """Return the chart as a picture for Word, which has no SVG of its own."""
    return _susun(_GAMBAR, {"svg": svg_rb(angka)}, format="png", ppi=KETAJAMAN)


def daftar_grafik(isi: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the charts of the annexes in order."""
    return [lampiran["grafik"] for lampiran in isi["lampiran"] if lampiran["grafik"]]


def _susun(sumber: bytes, masukan: dict[str, str], **pilihan: Any) -> bytes:
    hasil = typst.compile(
        sumber,
        font_paths=[folder_huruf()],
        ignore_system_fonts=True,
        sys_inputs=masukan,
        **pilihan,
    )
    if not isinstance(hasil, bytes):
        raise TypeError(f"typst returned {type(hasil).__name__}")
    return hasil
