"""Word by docxtpl: the template is rendered in a sandbox, every text is escaped."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from docx.oxml.ns import qn
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import TemplateError

from inti.galat import Penolakan
from laporan.keluaran.pdf import daftar_grafik, png_rb
from laporan.templat.gaya_word import LEBAR_ISI_CM
from laporan.templat.susun_templat import susun
from laporan.templat.tanda import LingkunganTemplat

if TYPE_CHECKING:
    from collections.abc import Mapping

PENYUSUN: Final = "Pelacak"


class TemplatDitolak(Penolakan):
    """The Word template cannot be filled; the sentence says where."""

    status = 422


@cache
def templat_baku() -> bytes:
    """Return the template of the house."""
    return susun()


def buat_docx(isi: Mapping[str, Any], templat: bytes | None = None) -> bytes:
    """Return the report as Word, with the given template or that of the house.

    Raises ``TemplatDitolak`` when the template names what the content does not have.
    """
    dokumen = DocxTemplate(io.BytesIO(templat or templat_baku()))
    grafik = daftar_grafik(isi)
    konteks = dict(isi)
    for satu in grafik[:1]:
        gambar = io.BytesIO(png_rb(satu["angka"]))
        konteks["gambar"] = InlineImage(dokumen, gambar, width=Cm(LEBAR_ISI_CM))
    try:
        dokumen.render(konteks, LingkunganTemplat(), autoescape=True)
    except TemplateError as salah:
        raise TemplatDitolak(
            f"Templat Word tidak dapat diisi: {_kata(salah).rstrip('.')}. "
            "Perbaiki di Word, lalu unggah lagi."
        ) from salah
    badan = dokumen.docx  # get_docx() would load the template anew
    for gambar_word, satu in zip(badan.element.body.iter(qn("wp:docPr")), grafik, strict=False):
        gambar_word.set("descr", satu["uraian"])
    _sifat(badan.core_properties, isi)
    aliran = io.BytesIO()
    dokumen.save(aliran)
    return aliran.getvalue()


def _kata(salah: TemplateError) -> str:
    """Say in Indonesian what jinja complains of in English."""
    pesan = str(salah.message or salah)
    if "Unexpected end of template" in pesan or "unknown tag 'end" in pesan:
        return "pasangan for dan endfor atau if dan endif tidak lengkap"
    if cocok := re.search(r"No (?:filter|test) named '(\w+)'", pesan):
        return f"saringan {cocok[1]} tidak dikenal"
    return pesan


def _sifat(sifat: Any, isi: Mapping[str, Any]) -> None:  # noqa: ANN401 (python-docx gives no type)
    hari = datetime.combine(date.fromisoformat(isi["meta"]["pada"]), time(), tzinfo=UTC)
    sifat.title = ", ".join(isi["judul"])[:255]
    sifat.author = PENYUSUN
    sifat.last_modified_by = PENYUSUN
    sifat.comments = ""
    sifat.language = "id-ID"
    sifat.created = sifat.modified = hari
