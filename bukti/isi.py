"""Decides by its content what a file is, and whether it may be evidence (specification 5.4)."""

from __future__ import annotations

import codecs
import re
from typing import IO, Final

import filetype

from bukti.arsip import kenali_arsip
from bukti.jenis_isi import DAFTAR, SAMA_DENGAN, TIPE, IsiDitolak, adalah_program
from bukti.nama import akhiran

_KEPALA: Final = 8192
_BONGKAH: Final = 256 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_TERKUNCI: Final = "EncryptedPackage".encode("utf-16-le")
_BINER: Final = {"pdf": "pdf", "jpg": "jpg", "png": "png", "apng": "png", "webp": "webp"} | {
    "heic": "heic"
}
_WEB: Final = re.compile(
    r"\s*(<\?xml|<!--|<!doctype|<html|<head|<body|<svg|<script|<iframe|<meta)", re.IGNORECASE
)
_SURAT: Final = re.compile(
    r"(?:^|\n)(?:received|from|date|message-id|mime-version|return-path):", re.IGNORECASE
)
# Tab, line feed, form feed, carriage return and the escape of terminal logs are text.
_KENDALI: Final = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


def kenali_isi(berkas: IO[bytes], nama: str) -> str:
    """Return the MIME type of a seekable file whose (cleaned) name is ``nama``.

    The name must say the same as the content. Raises ``IsiDitolak`` with a sentence for the person.
    """
    ujung = akhiran(nama)
    diharapkan = SAMA_DENGAN.get(ujung, ujung)
    jenis = _jenis(berkas)
    if diharapkan not in TIPE:
        sebutan = f"Berkas .{ujung}" if ujung else "Berkas tanpa akhiran nama"
        raise IsiDitolak(f"{sebutan} tidak diterima. Unggah salah satu dari: {DAFTAR}.")
    if jenis == "eml" and diharapkan in {"txt", "csv"}:
        jenis = "txt"
    if jenis == "txt" and diharapkan == "csv":
        jenis = "csv"
    if jenis != diharapkan:
        raise IsiDitolak(
            f"Isi berkas ini {jenis.upper()}, tetapi namanya berakhiran .{ujung}. "
            "Periksa berkasnya, lalu beri nama yang sesuai isinya."
        )
    return TIPE[jenis]


def _jenis(berkas: IO[bytes]) -> str:
    berkas.seek(0)
    kepala = berkas.read(_KEPALA)
    if not kepala:
        raise IsiDitolak("Berkas ini kosong (0 bita). Periksa berkasnya, lalu unggah lagi.")
    if adalah_program(kepala):
        raise IsiDitolak("Berkas ini program, bukan dokumen. Unggah dokumennya.")
    if kepala.startswith(_OLE):
        raise _format_lama(berkas)
    if kepala.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        berkas.seek(0)
        return kenali_arsip(berkas)
    tebakan = filetype.guess(kepala)
    if tebakan is None:
        return _jenis_teks(berkas)
    if tebakan.extension not in _BINER:
        raise IsiDitolak(
            f"Isi berkas ini {tebakan.extension.upper()}, yang tidak diterima. "
            f"Unggah salah satu dari: {DAFTAR}."
        )
    return _BINER[tebakan.extension]


def _format_lama(berkas: IO[bytes]) -> IsiDitolak:
    sisa = b""
    berkas.seek(0)
    while bongkah := berkas.read(_BONGKAH):
        if _OLE_TERKUNCI in sisa + bongkah:
            return IsiDitolak("Dokumen ini terkunci kata sandi. Simpan ulang tanpa kata sandi.")
        sisa = bongkah[-len(_OLE_TERKUNCI) :]
    return IsiDitolak(
        "Berkas ini format Office lama (DOC, XLS, PPT) atau pesan Outlook. "
        "Simpan ulang sebagai DOCX, XLSX, PPTX, atau PDF."
    )


def _jenis_teks(berkas: IO[bytes]) -> str:
    berkas.seek(0)
    awal = berkas.read(4)
    sandi = "utf-16" if awal.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    kepala = _baca_teks(berkas, sandi)
    if kepala is None and sandi == "utf-8-sig":
        kepala = _baca_teks(berkas, "cp1252")
    if kepala is None:
        raise IsiDitolak(f"Isi berkas ini tidak dikenali. Unggah salah satu dari: {DAFTAR}.")
    if _WEB.match(kepala):
        raise IsiDitolak("Halaman web dan gambar SVG tidak diterima. Simpan sebagai PDF.")
    return "eml" if _SURAT.match(kepala) else "txt"


def _baca_teks(berkas: IO[bytes], sandi: str) -> str | None:
    """Decode the whole file; return its beginning, or ``None`` when it is no such text."""
    pengurai = codecs.getincrementaldecoder(sandi)()
    kepala = ""
    berkas.seek(0)
    try:
        while True:
            bongkah = berkas.read(_BONGKAH)
            teks = pengurai.decode(bongkah, final=not bongkah)
            if _KENDALI.search(teks):
                return None
            kepala = kepala or teks[:_KEPALA]
            if not bongkah:
                return kepala
    except UnicodeDecodeError:
        return None
