"""Opens what somebody calls a workbook: type by content, limits before parsing, never a macro.

openpyxl reads ``.xlsx`` (percent formats, formulas, merged cells matter there); calamine reads
``.xls`` and ``.ods``; the standard library reads ``.csv``. Every failure is one ``BerkasDitolak``
with a sentence that says what to do.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl
import python_calamine
from openpyxl.utils.exceptions import InvalidFileException

from impor.sel import SEL_KOSONG, Isi, Sel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

MAKS_BYTE = 20 * 1024 * 1024
MAKS_TERBUKA = 200 * 1024 * 1024
MAKS_RASIO = 200
MAKS_BARIS = 20_000
MAKS_BARIS_MENTAH = 250_000
MAKS_KOLOM = 200

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TANDA = {b"%PDF": "PDF", b"\x89PNG": "gambar", b"\xff\xd8\xff": "gambar", b"Rar!": "arsip RAR"}


class BerkasDitolak(Exception):
    """The file cannot be read as a workbook; the text is the sentence for the person."""


@dataclass(frozen=True, slots=True)
class BarisMentah:
    """One non-empty row with its number in the spreadsheet program."""

    nomor: int
    sel: tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class LembarMentah:
    """A sheet as read: its name and non-empty rows."""

    nama: str
    baris: tuple[BarisMentah, ...]


def buka(nama: str, isi: bytes, *, maks_baris: int = MAKS_BARIS) -> list[LembarMentah]:
    """Read a workbook of at most 20 MB and ``maks_baris`` non-empty rows; raise ``BerkasDitolak``.

    ``nama`` names the only sheet of a ``.csv``; the type itself is decided by content.
    """
    if not isi:
        raise BerkasDitolak("Berkas kosong. Pilih berkas yang berisi data.")
    if len(isi) > MAKS_BYTE:
        raise BerkasDitolak("Berkas lebih dari 20 MB. Bagi menjadi beberapa berkas.")
    lembar = list(_baca_menurut_isi(nama, isi))
    jumlah = sum(len(x.baris) for x in lembar)
    if jumlah > maks_baris:
        raise BerkasDitolak(
            f"Berkas berisi {_ribuan(jumlah)} baris, paling banyak {_ribuan(maks_baris)}. "
            "Bagi menjadi beberapa berkas."
        )
    return lembar


def _ribuan(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def _baca_menurut_isi(nama: str, isi: bytes) -> Iterator[LembarMentah]:
    for tanda, jenis in _TANDA.items():
        if isi.startswith(tanda):
            raise BerkasDitolak(f"Berkas ini {jenis}, bukan buku kerja. Pilih .xlsx, .ods, .csv.")
    if isi.startswith(b"PK"):
        return _baca_zip(isi)
    if isi.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in isi:
            raise BerkasDitolak(
                "Buku kerja terkunci kata sandi. Buka di Excel, hapus kata sandinya, simpan lagi."
            )
        return _baca_calamine(isi)
    return _baca_csv(nama, isi)


def _baca_zip(isi: bytes) -> Iterator[LembarMentah]:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            isi_arsip = arsip.infolist()
            nama = {i.filename for i in isi_arsip}
            terbuka = sum(i.file_size for i in isi_arsip)
            if terbuka > MAKS_TERBUKA or (terbuka > MAKS_BYTE and terbuka > MAKS_RASIO * len(isi)):
                raise BerkasDitolak(
                    "Isi berkas terlalu besar setelah dibuka. Simpan ulang hanya dengan data."
                )
            if any(i.flag_bits & 1 for i in isi_arsip):
                raise BerkasDitolak("Berkas terkunci kata sandi. Hapus kata sandinya dahulu.")
            if "xl/workbook.xml" in nama:
                _periksa_jumlah_baris(arsip)
            elif "xl/workbook.bin" in nama:
                raise BerkasDitolak("Format .xlsb tidak didukung. Simpan sebagai .xlsx.")
            elif "content.xml" not in nama:
                raise BerkasDitolak("Berkas ini bukan buku kerja. Pilih .xlsx, .xls, .ods, .csv.")
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError) as salah:
        raise BerkasDitolak(
            "Berkas rusak dan tidak dapat dibuka. Buka di Excel, lalu simpan ulang."
        ) from salah
    return _baca_openpyxl(isi) if "xl/workbook.xml" in nama else _baca_calamine(isi)


def _periksa_jumlah_baris(arsip: zipfile.ZipFile) -> None:
    """Count row elements while streaming, before any XML tree is built."""
    for info in arsip.infolist():
        if not info.filename.startswith("xl/worksheets/sheet"):
            continue
        jumlah, ekor = 0, b""
        with arsip.open(info) as berkas:
            while potong := berkas.read(1 << 20):
                utuh = ekor + potong
                jumlah += utuh.count(b"<row ") + utuh.count(b":row ")
                ekor = utuh[-4:]
                if jumlah > MAKS_BARIS_MENTAH:
                    raise BerkasDitolak(
                        "Lembar mempunyai terlalu banyak baris. Hapus baris kosong di bawah data."
                    )


def _baca_openpyxl(isi: bytes) -> Iterator[LembarMentah]:
    rumus = _muat(isi, data_only=False)
    tersimpan = _muat(isi, data_only=True) if _ada_rumus(rumus) else rumus
    for lembar in rumus.worksheets:
        nilai = tersimpan[lembar.title]
        gabung = _peta_gabungan(lembar)
        yield LembarMentah(lembar.title, tuple(_baris_openpyxl(lembar, nilai, gabung)))


def _muat(isi: bytes, *, data_only: bool) -> openpyxl.Workbook:
    try:
        with warnings.catch_warnings():
            # openpyxl warns about parts it leaves out (drawings, validation extensions).
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(isi), data_only=data_only, keep_links=False)
    except (InvalidFileException, KeyError, ValueError, TypeError, OSError, EOFError) as salah:
        raise BerkasDitolak(
            "Buku kerja rusak dan tidak dapat dibaca. Buka di Excel, lalu simpan ulang."
        ) from salah
    except Exception as salah:  # XML faults differ by parser; none may become a traceback
        if type(salah).__module__.partition(".")[0] not in {"xml", "defusedxml", "zipfile", "zlib"}:
            raise
        raise BerkasDitolak(
            "Buku kerja rusak dan tidak dapat dibaca. Buka di Excel, lalu simpan ulang."
        ) from salah


def _ada_rumus(buku: openpyxl.Workbook) -> bool:
    return any(
        sel.data_type == "f" for ws in buku.worksheets for baris in ws.iter_rows() for sel in baris
    )


def _peta_gabungan(lembar: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells of vertical merges → the cell that holds the value (a merged unit or sasaran)."""
    peta: dict[tuple[int, int], tuple[int, int]] = {}
    for rentang in lembar.merged_cells.ranges:
        kol1, baris1, kol2, baris2 = rentang.bounds
        if kol1 == kol2 and (baris2 - baris1) <= MAKS_BARIS:
            peta |= {(b, kol1): (baris1, kol1) for b in range(baris1 + 1, baris2 + 1)}
    return peta


def _baris_openpyxl(
    rumus: Worksheet, nilai: Worksheet, gabung: dict[tuple[int, int], tuple[int, int]]
) -> Iterator[BarisMentah]:
    lebar = min(rumus.max_column or 0, MAKS_KOLOM)
    for nomor in range(1, (rumus.max_row or 0) + 1):
        baris = []
        for kolom in range(1, lebar + 1):
            asal = gabung.get((nomor, kolom), (nomor, kolom))
            baris.append(_sel_openpyxl(rumus, nilai, asal))
        asli = any(not s.kosong and (nomor, k) not in gabung for k, s in enumerate(baris, start=1))
        if asli:
            yield BarisMentah(nomor, tuple(baris))


def _sel_openpyxl(rumus: Worksheet, nilai: Worksheet, tempat: tuple[int, int]) -> Sel:
    # _cells holds only cells that exist; ws.cell() would create the missing ones.
    sel = rumus._cells.get(tempat)
    if sel is None or sel.value is None:
        return SEL_KOSONG
    if sel.data_type == "e":
        return Sel(sel.value, masalah=f"Sel berisi galat {sel.value}. Perbaiki rumusnya.")
    if sel.data_type != "f":
        return Sel(sel.value, format=sel.number_format or "")
    hasil = nilai._cells.get(tempat)
    isi: Any = None if hasil is None else hasil.value
    if isi is None:
        return Sel(
            None,
            masalah="Rumus tanpa hasil tersimpan. Buka di Excel, simpan ulang, atau tempel nilai.",
        )
    if hasil is not None and hasil.data_type == "e":
        return Sel(isi, masalah=f"Rumus menghasilkan galat {isi}. Perbaiki rumusnya.")
    return Sel(isi, format=sel.number_format or "")


def _baca_calamine(isi: bytes) -> Iterator[LembarMentah]:
    try:
        buku = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(isi))
        lembar = [(nama, buku.get_sheet_by_name(nama)) for nama in buku.sheet_names]
        isi_lembar = [(nama, s.to_python(skip_empty_area=False)) for nama, s in lembar]
    except python_calamine.PasswordError as salah:
        raise BerkasDitolak(
            "Buku kerja terkunci kata sandi. Hapus kata sandinya dahulu."
        ) from salah
    except (python_calamine.CalamineError, OSError, ValueError) as salah:
        raise BerkasDitolak(
            "Buku kerja rusak atau bukan lembar kerja. Simpan ulang sebagai .xlsx."
        ) from salah
    for nama, baris in isi_lembar:
        yield LembarMentah(
            nama,
            tuple(
                BarisMentah(n, tuple(Sel(_calamine(v), tanpa_format=True) for v in isi_baris))
                for n, isi_baris in enumerate(baris, start=1)
                if any(v not in ("", None) for v in isi_baris)
            ),
        )


def _calamine(nilai: Isi) -> Isi:
    return None if nilai == "" else nilai


def _baca_csv(nama: str, isi: bytes) -> Iterator[LembarMentah]:
    teks = _dekode(isi)
    if "\x00" in teks or _banyak_kendali(teks):
        raise BerkasDitolak("Berkas ini bukan buku kerja. Pilih .xlsx, .xls, .ods, atau .csv.")
    try:
        dialek: Any = csv.Sniffer().sniff(teks[:20_000], delimiters=";,\t|")
    except csv.Error:
        dialek = csv.excel
    csv.field_size_limit(1_000_000)
    try:
        baris = list(csv.reader(io.StringIO(teks, newline=""), dialek))
    except csv.Error as salah:
        raise BerkasDitolak("Berkas CSV tidak dapat dibaca. Simpan sebagai .xlsx.") from salah
    lembar = re.sub(r"\.[^.]*$", "", nama.replace("\\", "/").rsplit("/", 1)[-1])
    yield LembarMentah(
        lembar,
        tuple(
            BarisMentah(n, tuple(Sel(v or None, tanpa_format=True) for v in isi_baris))
            for n, isi_baris in enumerate(baris, start=1)
            if any(v.strip() for v in isi_baris)
        ),
    )


def _dekode(isi: bytes) -> str:
    if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        return isi.decode("utf-16", errors="replace")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")


def _banyak_kendali(teks: str) -> bool:
    contoh = teks[:4000]
    kendali = sum(1 for c in contoh if ord(c) < 32 and c not in "\r\n\t")
    return kendali > len(contoh) // 100
