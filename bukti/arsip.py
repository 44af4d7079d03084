"""Looks into ZIP containers (DOCX, XLSX, PPTX, ODT, ODS, ZIP) without unpacking them."""

from __future__ import annotations

import zlib
from pathlib import PurePosixPath
from typing import IO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from bukti.jenis_isi import IsiDitolak, adalah_program
from bukti.nama import akhiran

MAKS_ENTRI: Final = 5000
MAKS_ISI: Final = 300 * 1024 * 1024
"""Bytes an archive may hold unpacked: reading that much takes about two seconds."""
MAKS_RASIO: Final = 100
RASIO_DIPERIKSA_SEJAK: Final = 50 * 1024 * 1024
MAKS_DAFTAR_ISI: Final = 2 * 1024 * 1024
_BONGKAH: Final = 64 * 1024
_DAFTAR_OOXML: Final = "[Content_Types].xml"
_UTAMA_OOXML: Final = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": "pptx",
}
_UTAMA_ODF: Final = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_PROGRAM: Final = frozenset(
    "exe dll scr bat cmd com msi msix ps1 vbs vbe js jse wsf wsh hta jar apk lnk reg sh app "
    "cpl pif docm dotm xlsm xltm xlam xlsb pptm potm ppsm ppam".split()
)
_HALAMAN_WEB: Final = frozenset("html htm xhtml mht mhtml svg svgz".split())
_ARSIP: Final = frozenset("zip rar 7z gz tgz tar bz2 xz zst iso cab img".split())
_RUSAK: Final = "Berkas ini rusak atau terpotong. Buka dan simpan ulang, lalu unggah lagi."


def kenali_arsip(berkas: IO[bytes]) -> str:
    """Return the kind of a file that begins like a ZIP archive. Raises ``IsiDitolak``."""
    try:
        with ZipFile(berkas) as arsip:
            return _kenali(arsip, berkas.seek(0, 2))
    except (
        BadZipFile,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        UnicodeError,
        ValueError,
        zlib.error,
    ) as salah:
        raise IsiDitolak(_RUSAK) from salah


def _kenali(arsip: ZipFile, ukuran: int) -> str:
    entri = arsip.infolist()
    _pastikan_wajar(entri, ukuran)
    nama = {e.filename for e in entri}
    if _DAFTAR_OOXML in nama:
        jenis = _kenali_ooxml(arsip, nama)
    elif entri[0].filename == "mimetype":
        jenis = _kenali_odf(arsip, nama)
    else:
        jenis = "zip"
        _pastikan_anggota_wajar(entri)
    _baca_semua(arsip, entri, arsip_biasa=jenis == "zip")
    return jenis


def _pastikan_wajar(entri: list[ZipInfo], ukuran: int) -> None:
    if not entri:
        raise IsiDitolak("Arsip ini kosong. Unggah berkas yang berisi.")
    if any(e.flag_bits & 0x1 for e in entri):
        raise IsiDitolak(
            "Arsip ini terkunci kata sandi, jadi isinya tidak dapat diverifikasi. "
            "Unggah tanpa kata sandi."
        )
    isi = sum(e.file_size for e in entri)
    mampat = sum(e.compress_size for e in entri)
    if (
        len(entri) > MAKS_ENTRI
        or isi > MAKS_ISI
        or mampat > ukuran
        or (isi > RASIO_DIPERIKSA_SEJAK and isi > MAKS_RASIO * ukuran)
    ):
        raise IsiDitolak("Isi arsip ini terlalu besar bila dibuka. Bagi menjadi beberapa berkas.")


def _pastikan_anggota_wajar(entri: list[ZipInfo]) -> None:
    for e in entri:
        jalur = PurePosixPath(e.filename.replace("\\", "/"))
        tautan = (e.external_attr >> 28) == 0xA
        if tautan or jalur.is_absolute() or ".." in jalur.parts or ":" in (jalur.parts or ("",))[0]:
            raise IsiDitolak(
                f"Arsip ini memuat “{e.filename}” yang menunjuk ke luar. Susun ulang arsipnya."
            )
        ujung = akhiran(jalur.name)
        if ujung in _PROGRAM:
            raise IsiDitolak(
                f"Arsip ini memuat program atau makro (“{jalur.name}”). "
                "Keluarkan, lalu unggah lagi."
            )
        if ujung in _HALAMAN_WEB:
            raise IsiDitolak(
                f"Arsip ini memuat halaman web (“{jalur.name}”). Simpan sebagai PDF lebih dahulu."
            )
        if ujung in _ARSIP:
            raise IsiDitolak(
                f"Arsip ini memuat arsip lain (“{jalur.name}”). Keluarkan isinya lebih dahulu."
            )


def _kenali_ooxml(arsip: ZipFile, nama: set[str]) -> str:
    if arsip.getinfo(_DAFTAR_OOXML).file_size > MAKS_DAFTAR_ISI:
        raise IsiDitolak(_RUSAK)
    try:
        akar = fromstring(arsip.read(_DAFTAR_OOXML))
    except (ParseError, DefusedXmlException) as salah:
        raise IsiDitolak(_RUSAK) from salah
    tipe = {str(e.get("ContentType", "")): str(e.get("PartName", "")) for e in akar}
    if any("macroenabled" in t.lower() or "vbaproject" in t.lower() for t in tipe) or any(
        n.lower().endswith("vbaproject.bin") or "/macrosheets/" in n.lower() for n in nama
    ):
        raise _bermakro()
    for t, jenis in _UTAMA_OOXML.items():
        if t in tipe and tipe[t].lstrip("/") in nama:
            return jenis
    raise IsiDitolak("Dokumen Office ini bukan DOCX, XLSX, atau PPTX. Simpan ulang sebagai itu.")


def _kenali_odf(arsip: ZipFile, nama: set[str]) -> str:
    if arsip.getinfo("mimetype").file_size > 200:
        raise IsiDitolak(_RUSAK)
    jenis = _UTAMA_ODF.get(arsip.read("mimetype").strip())
    if jenis is None:
        raise IsiDitolak("Dokumen ini bukan ODT atau ODS. Simpan ulang sebagai itu atau PDF.")
    if any(n.startswith(("Basic/", "Scripts/")) and not n.endswith("/") for n in nama):
        raise _bermakro()
    manifes = "META-INF/manifest.xml"
    if manifes in nama and arsip.getinfo(manifes).file_size <= MAKS_DAFTAR_ISI:
        if b"encryption-data" in arsip.read(manifes):
            raise IsiDitolak("Dokumen ini terkunci kata sandi. Simpan ulang tanpa kata sandi.")
        return jenis
    raise IsiDitolak(_RUSAK)


def _bermakro() -> IsiDitolak:
    return IsiDitolak("Dokumen ini memuat makro. Simpan ulang tanpa makro, lalu unggah lagi.")


def _baca_semua(arsip: ZipFile, entri: list[ZipInfo], *, arsip_biasa: bool) -> None:
    """Read every member once: its checksum must hold and it must not be a program."""
    for e in entri:
        if e.is_dir():
            continue
        with arsip.open(e) as anggota:
            kepala = anggota.read(_BONGKAH)
            if arsip_biasa and adalah_program(kepala):
                raise IsiDitolak(
                    f"Arsip ini memuat program (“{PurePosixPath(e.filename).name}”). "
                    "Keluarkan, lalu unggah lagi."
                )
            while anggota.read(_BONGKAH):
                pass
