"""Look into an uploaded Word template before it is ever used."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from bukti.arsip import kenali_arsip
from bukti.jenis_isi import IsiDitolak
from inti.galat import DataDitolak, galat
from laporan.keluaran.word import TemplatDitolak, buat_docx
from laporan.templat.contoh import contoh_isi

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAKS_UKURAN: Final = 5 * 1024 * 1024
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TERTANAM: Final = ("embeddings/", "activex/", "customui", "attachedtoolbars")
# Fields that fetch or run something when the document is opened.
_MEDAN: Final = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON|RD)\b"
)


def uji_templat(isi: bytes) -> None:
    """Refuse a template that is hostile, or that does not fill with a content of every part.

    Raises ``DataDitolak`` with a finding on ``berkas``.
    """
    try:
        _uji_isi(isi)
        buat_docx(contoh_isi(), isi)
    except IsiDitolak as salah:
        raise _ditolak(salah.pesan) from salah
    except TemplatDitolak as salah:
        raise _ditolak(salah.pesan) from salah


def _uji_isi(isi: bytes) -> None:
    if len(isi) > MAKS_UKURAN:
        raise _ditolak(
            f"Templat paling besar {MAKS_UKURAN // 1024 // 1024} MB. Perkecil gambarnya."
        )
    if isi[:4] != b"PK\x03\x04" or kenali_arsip(io.BytesIO(isi)) != "docx":
        raise _ditolak("Berkas ini bukan dokumen Word. Simpan sebagai .docx, lalu unggah lagi.")
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        for nama in arsip.namelist():
            _uji_bagian(nama, arsip)


def _uji_bagian(nama: str, arsip: zipfile.ZipFile) -> None:
    kecil = nama.lower()
    if any(t in kecil for t in _TERTANAM):
        raise _ditolak("Templat ini memuat objek tertanam. Hapus objek itu, lalu unggah lagi.")
    if not kecil.endswith((".xml", ".rels")):
        return
    try:
        akar: Element = fromstring(arsip.read(nama), forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError, RecursionError) as salah:
        raise _ditolak(
            "Isi templat ini rusak. Simpan ulang dari Word, lalu unggah lagi."
        ) from salah
    if kecil.endswith(".rels"):
        for hubungan in akar:
            jenis = hubungan.get("Type", "").rpartition("/")[2]
            if hubungan.get("TargetMode") == "External" and jenis != "hyperlink":
                raise _ditolak(
                    "Templat ini mengambil isi dari luar (gambar atau templat tertaut). Tanamkan "
                    "gambarnya dan lepas templat yang tertaut, lalu unggah lagi."
                )
    perintah = [e.text or "" for e in akar.iter(f"{_W}instrText")]
    perintah += [e.get(f"{_W}instr", "") for e in akar.iter(f"{_W}fldSimple")]
    if cocok := _MEDAN.search("".join(perintah).upper()):
        raise _ditolak(f"Templat ini memuat medan {cocok[1]}. Hapus medan itu, lalu unggah lagi.")


def _ditolak(pesan: str) -> DataDitolak:
    return DataDitolak([galat("berkas", pesan)])
