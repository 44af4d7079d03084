"""Opens what somebody calls a workbook: type by content, limits before parsing, never a macro.

Every failure is one ``BerkasDitolak`` with a sentence that says what to do.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING

from impor.buku_csv import baca_csv
from impor.buku_lain import baca_calamine, periksa_ods
from impor.buku_xlsx import baca_xlsx, periksa_ukuran
from impor.mentah import RUSAK, TERKUNCI, BarisMentah, BerkasDitolak, LembarMentah

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "MAKS_BARIS",
    "MAKS_BYTE",
    "BarisMentah",
    "BerkasDitolak",
    "Jenis",
    "LembarMentah",
    "buka",
    "buka_arsip",
    "kenali",
]

MAKS_BYTE = 20 * 1024 * 1024
MAKS_TERBUKA = 200 * 1024 * 1024
MAKS_RASIO = 200
MAKS_BARIS = 20_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TANDA = {
    b"%PDF": "PDF",
    b"\x89PNG": "gambar",
    b"\xff\xd8\xff": "gambar",
    b"GIF8": "gambar",
    b"Rar!": "arsip RAR",
    b"7z\xbc\xaf": "arsip 7z",
    b"\x1f\x8b": "arsip gzip",
}
_KETAT = b"purl.oclc.org/ooxml"
_BUKAN_BUKU = "Berkas ini bukan buku kerja. Pilih .xlsx, .xls, .ods, atau .csv."


def buka(
    nama: str,
    isi: bytes,
    *,
    maks_baris: int = MAKS_BARIS,
    dihitung: Callable[[str], bool] = lambda nama: True,
) -> list[LembarMentah]:
    """Read a workbook of at most 20 MB and ``maks_baris`` data rows; raise ``BerkasDitolak``.

    ``nama`` names the only sheet of a ``.csv``; the type itself is decided by content. ``dihitung``
    tells by name which sheets count for the limit. The first row of a sheet is its heading.
    """
    lembar = list(_baca_menurut_isi(nama, isi))
    jumlah = sum(max(len(x.baris) - 1, 0) for x in lembar if dihitung(x.nama) or len(lembar) == 1)
    if jumlah > maks_baris:
        raise BerkasDitolak(
            f"Berkas berisi {_ribuan(jumlah)} baris, paling banyak {_ribuan(maks_baris)}. "
            "Bagi menjadi beberapa berkas."
        )
    return lembar


def _ribuan(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def _baca_menurut_isi(nama: str, isi: bytes) -> Iterator[LembarMentah]:
    jenis = kenali(isi)
    if jenis is Jenis.CSV:
        return baca_csv(nama, isi)
    if jenis is Jenis.XLS:
        return baca_calamine(isi)
    with buka_arsip(isi) as arsip:
        if jenis is Jenis.XLSX:
            periksa_ukuran(arsip)
        else:
            periksa_ods(arsip)
    return baca_xlsx(isi) if jenis is Jenis.XLSX else baca_calamine(isi)


class Jenis(Enum):
    """What a file is by its content."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    CSV = "csv"


def kenali(isi: bytes, *, maks_terbuka: int = MAKS_TERBUKA) -> Jenis:
    """Tell the type of a file by its content; refuse what is no workbook, locked or a bomb.

    ``maks_terbuka`` is the size it may take unpacked. Raises ``BerkasDitolak``.
    """
    if not isi:
        raise BerkasDitolak("Berkas kosong. Pilih berkas yang berisi data.")
    if len(isi) > MAKS_BYTE:
        raise BerkasDitolak("Berkas lebih dari 20 MB. Bagi menjadi beberapa berkas.")
    for tanda, jenis in _TANDA.items():
        if isi.startswith(tanda):
            raise BerkasDitolak(
                f"Berkas ini {jenis}, bukan buku kerja. Pilih .xlsx, .xls, .ods, atau .csv."
            )
    if isi.startswith(b"PK"):
        with buka_arsip(isi) as arsip:
            return _periksa_arsip(arsip, len(isi), maks_terbuka)
    if isi.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in isi:
            raise BerkasDitolak(TERKUNCI)
        return Jenis.XLS
    return Jenis.CSV


@contextmanager
def buka_arsip(isi: bytes) -> Iterator[zipfile.ZipFile]:
    """Open the archive a workbook is; whatever is wrong with it is one ``BerkasDitolak``."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            yield arsip
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as salah:
        raise BerkasDitolak(RUSAK) from salah


def _periksa_arsip(arsip: zipfile.ZipFile, ukuran: int, maks_terbuka: int) -> Jenis:
    """Refuse an archive that is no workbook or too large unpacked; tell which kind it is."""
    isi = arsip.infolist()
    nama = {i.filename for i in isi}
    terbuka = sum(i.file_size for i in isi)
    if terbuka > maks_terbuka or (terbuka > MAKS_BYTE and terbuka > MAKS_RASIO * ukuran):
        raise BerkasDitolak(
            "Isi berkas terlalu besar setelah dibuka. Simpan ulang hanya dengan data."
        )
    if any(i.flag_bits & 1 for i in isi):
        raise BerkasDitolak(TERKUNCI)
    if "xl/workbook.xml" in nama:
        if _KETAT in arsip.read("xl/workbook.xml"):
            raise BerkasDitolak(
                "Format Strict Open XML tidak didukung. Simpan sebagai Buku Kerja Excel (.xlsx)."
            )
        return Jenis.XLSX
    if "xl/workbook.bin" in nama:
        raise BerkasDitolak("Format .xlsb tidak didukung. Simpan sebagai .xlsx.")
    if "content.xml" not in nama:
        raise BerkasDitolak(_BUKAN_BUKU)
    return Jenis.ODS
