"""From the bytes of a .txt or .docx to numbered lines and then to a `Dokumen`."""

from __future__ import annotations

import re
from pathlib import PurePath

from laporan.dokumen.model import Baris, Dokumen, GalatBerkas
from laporan.dokumen.pembaca_docx import baca_docx
from laporan.dokumen.penyusun import susun
from laporan.dokumen.teks import bersihkan

BATAS_UKURAN = 20_000_000
"""Largest file that is read, in bytes."""

KENDALI_WAJAR = 8
"""Stray control characters that even a good text file may hold."""

BATAS_BARIS = 40_000
BATAS_PANJANG_BARIS = 100_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KENDALI = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def baca_dokumen(nama: str, isi: bytes) -> Dokumen:
    """Read a report.

    `nama` gives the kind by its ending, `isi` must agree with it. Raises `GalatBerkas` with one
    Indonesian sentence when the file is empty, too large, encrypted, broken or renamed.
    """
    akhiran = PurePath(nama).suffix.lower()
    if akhiran not in {".txt", ".docx"}:
        raise GalatBerkas("Hanya berkas .txt dan .docx yang dapat diperiksa. Simpan ulang dahulu.")
    if not isi.strip():
        raise GalatBerkas("Berkas ini kosong. Pilih berkas laporan yang sudah berisi teks.")
    if len(isi) > BATAS_UKURAN:
        raise GalatBerkas("Berkas lebih besar dari 20 MB. Kecilkan gambar di dalamnya dahulu.")
    if akhiran == ".docx":
        return susun(nama, baca_docx(isi))
    return susun(nama, _baca_txt(isi))


def _baca_txt(isi: bytes) -> tuple[Baris, ...]:
    if isi[:4] == b"PK\x03\x04" or isi[:5] == b"%PDF-" or isi[:8] == _OLE or isi[:5] == b"{\\rtf":
        raise GalatBerkas("Isi berkas ini bukan teks, walau namanya .txt. Simpan ulang dahulu.")
    teks = _sandi(isi).replace("\r\n", "\n").replace("\r", "\n")
    if len(_KENDALI.findall(teks)) > max(len(teks) // 200, KENDALI_WAJAR):
        raise GalatBerkas("Isi berkas ini bukan teks yang dapat dibaca. Simpan ulang sebagai .txt.")
    mentah = _KENDALI.sub(" ", teks).split("\n")
    if mentah and not mentah[-1]:
        mentah.pop()
    if len(mentah) > BATAS_BARIS:
        raise GalatBerkas("Berkas ini lebih dari 40.000 baris. Periksa satu laporan sekali jalan.")
    return tuple(
        Baris(i, b[:BATAS_PANJANG_BARIS], bersihkan(b[:BATAS_PANJANG_BARIS]))
        for i, b in enumerate(mentah, 1)
    )


def _sandi(isi: bytes) -> str:
    if isi[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return isi.decode("utf-16", errors="replace")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")
