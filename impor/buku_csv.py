"""Reads ``.csv``: one sheet, delimiter and encoding found out from the content."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from impor.mentah import (
    MAKS_BARIS_MENTAH,
    TERLALU_BANYAK,
    BarisMentah,
    BerkasDitolak,
    LembarMentah,
)
from impor.sel import Sel

if TYPE_CHECKING:
    from collections.abc import Iterator

PEMISAH: Final = (";", ",", "\t", "|")
_BARIS_CONTOH = 50
_MAKS_SEL = 1_000_000
_MAKS_KOLOM_CSV = 1_000
_PETUNJUK = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_AKHIRAN = re.compile(r"\.[^.]*$")


def baca_csv(nama: str, isi: bytes) -> Iterator[LembarMentah]:
    """Yield the one sheet, named after the file. Raises ``BerkasDitolak``."""
    yield LembarMentah(nama_lembar(nama), tuple(_baris(pecah_csv(isi))))


def pecah_csv(isi: bytes) -> list[list[str]]:
    """Return the rows as texts, the first being row 1. Raises ``BerkasDitolak``."""
    teks = _dekode(isi)
    if "\x00" in teks or _banyak_kendali(teks):
        raise BerkasDitolak("Berkas ini bukan buku kerja. Pilih .xlsx, .xls, .ods, atau .csv.")
    csv.field_size_limit(_MAKS_SEL)
    petunjuk = _PETUNJUK.match(teks)
    if petunjuk:
        teks = teks[petunjuk.end() :]  # Excel's own hint; it shows no row for it
    try:
        pemisah = petunjuk.group(1) if petunjuk else _pemisah(teks)
        pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)
        baris = list(islice(pembaca, MAKS_BARIS_MENTAH + 1))
    except (csv.Error, TypeError) as salah:
        raise BerkasDitolak("Berkas CSV tidak dapat dibaca. Simpan sebagai .xlsx.") from salah
    if len(baris) > MAKS_BARIS_MENTAH or any(len(b) > _MAKS_KOLOM_CSV for b in baris):
        raise BerkasDitolak(TERLALU_BANYAK)
    return baris


def _baris(daftar: list[list[str]]) -> Iterator[BarisMentah]:
    for nomor, isi in enumerate(daftar, start=1):
        if any(v.strip() for v in isi):
            yield BarisMentah(nomor, tuple(Sel(v or None, tanpa_format=True) for v in isi))


def nama_lembar(nama: str) -> str:
    """Return the name of a file without its folder and ending."""
    return _AKHIRAN.sub("", nama.replace("\\", "/").rsplit("/", 1)[-1])


def _pemisah(teks: str) -> str:
    """The delimiter under which the first rows agree best about how many columns there are."""
    nilai: dict[str, tuple[int, int]] = {}
    for pemisah in PEMISAH:
        pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)
        lebar = [len(b) for _, b in zip(range(_BARIS_CONTOH), pembaca, strict=False) if b]
        lazim, kali = Counter(lebar).most_common(1)[0] if lebar else (1, 0)
        nilai[pemisah] = (kali if lazim > 1 else 0, lazim)
    return max(nilai, key=lambda p: nilai[p])


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
