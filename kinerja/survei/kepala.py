"""The heading of a sheet of answers: where it ends, what each column asks, its aspect."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kinerja.survei.jawaban import SALAH, baca_jawaban

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

BARIS_DILIHAT: Final = 20
_RENTANG: Final = re.compile(r"\s*([A-Za-z]{1,3})\s*(?::\s*([A-Za-z]{1,3})\s*)?")
_KISI: Final = re.compile(r"(?P<aspek>.+?)\s*\[(?P<butir>.+)\]\s*")
_PEMISAH: Final = re.compile(r"\s*(?::|\||\s[-–—/]\s)\s*")
_NOMOR: Final = re.compile(r"(?P<aspek>[A-Za-z][A-Za-z ]*?)[\s._-]*\d+(?:[.)\s].*)?")


@dataclass(frozen=True, slots=True)
class Kepala:
    """The first row of data (counted from 0) and what stands above each column."""

    data: int
    nama: tuple[str, ...]
    kelompok: tuple[str, ...]
    """The heading above the heading, where it has two rows; empty texts otherwise."""


def huruf_kolom(letak: int) -> str:
    """``0`` → ``A``, ``26`` → ``AA``: the letter of a column in a spreadsheet."""
    huruf, letak = "", letak + 1
    while letak:
        letak, sisa = divmod(letak - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def baca_rentang_kolom(teks: str) -> frozenset[int]:
    """Read ``A:H`` or ``C,E:G`` into columns counted from 0. Raises ``ValueError``."""
    hasil: set[int] = set()
    for bagian in re.split(r"[,;]", teks):
        cocok = _RENTANG.fullmatch(bagian)
        if cocok is None:
            raise ValueError(f"“{bagian.strip()}” bukan kolom. Tulis misalnya C:Z atau C,E:H.")
        awal, akhir = _letak(cocok[1]), _letak(cocok[2] or cocok[1])
        if akhir < awal:
            raise ValueError(f"Rentang “{bagian.strip()}” terbalik. Tulis kolom kiri lebih dulu.")
        hasil |= set(range(awal, akhir + 1))
    return frozenset(hasil)


def _letak(huruf: str) -> int:
    letak = 0
    for h in huruf.upper():
        letak = letak * 26 + ord(h) - 64
    return letak - 1


def _teks(nilai: object) -> str:
    if nilai is None or isinstance(nilai, bool):
        return ""
    if isinstance(nilai, float) and nilai.is_integer():
        return str(int(nilai))
    return " ".join(str(nilai).split())


def baca_kepala(awal: Sequence[Sequence[object]], maks: Decimal) -> Kepala | None:
    """Find the heading among the first rows of a sheet; ``None`` when they are all empty.

    Titles above it fill few cells. A second row belongs to the heading when it is all text, holds
    no answer and fills what the first leaves open, as under merged cells; so does a row that only
    numbers the columns.
    """
    dilihat = awal[:BARIS_DILIHAT]
    lebar = max((len(b) for b in dilihat), default=0)
    teks = [[*map(_teks, b), *[""] * (lebar - len(b))] for b in dilihat]
    terisi = [sum(bool(t) for t in baris) for baris in teks]
    if not any(terisi):
        return None
    letak = next(n for n, isi in enumerate(terisi) if isi and isi * 2 >= max(terisi))
    nama, kelompok = teks[letak], [""] * lebar
    data = letak + 1
    if data < len(teks) and _melengkapi(nama, teks[data], dilihat[data], maks):
        kelompok = _isi_maju(nama, teks[data])
        nama = [b or a for a, b in zip(nama, teks[data], strict=True)]
        data += 1
    if data < len(teks) and _penomoran(teks[data], maks):
        data += 1
    return Kepala(data, tuple(nama), tuple(kelompok))


def _melengkapi(
    atas: Sequence[str], bawah: Sequence[str], mentah: Sequence[object], maks: Decimal
) -> bool:
    celah = any(b and not a for a, b in zip(atas, bawah, strict=True))
    return celah and all(
        (isinstance(n, str) or n is None) and baca_jawaban(n, maks) in {None, SALAH} for n in mentah
    )


def _penomoran(baris: Sequence[str], maks: Decimal) -> bool:
    """``1 2 3 …`` or ``(1) (2) (3) …`` beyond the scale: nobody answers like that."""
    angka = [t.strip("()") for t in baris if t]
    if len(angka) <= maks or not all(a.isdecimal() and len(a) < 4 for a in angka):
        return False
    awal = int(angka[0])
    return [int(a) for a in angka] == list(range(awal, awal + len(angka)))


def _isi_maju(atas: Sequence[str], bawah: Sequence[str]) -> list[str]:
    """A merged heading stands over the columns to its right that have an item below."""
    hasil: list[str] = []
    kini = ""
    for a, b in zip(atas, bawah, strict=True):
        kini = a or kini
        hasil.append(kini if b else "")
    return hasil


def aspek_butir(nama: Mapping[int, str], kelompok: Mapping[int, str]) -> dict[int, str]:
    """Return the aspect of each item column, by the first way that tells at least two apart.

    A heading of two rows, a Google Forms grid ("Penyelenggaraan [Waktu]"), a common beginning
    ("Substansi: materi", "Substansi - materi") and a numbered one ("Substansi 3", "B3. materi").
    """
    for cara in (
        kelompok,
        {k: _cocok(_KISI, n) for k, n in nama.items()},
        {k: _awalan(n) for k, n in nama.items()},
        {k: _cocok(_NOMOR, n) for k, n in nama.items()},
    ):
        if _membedakan(cara, len(nama)):
            return dict(cara)
    return {}


def _membedakan(cara: Mapping[int, str], jumlah: int) -> bool:
    """Every item has an aspect, and the aspects are fewer than half of the items."""
    hitung = Counter(a for a in cara.values() if a)
    return 1 < len(hitung) <= jumlah // 2 and sum(hitung.values()) == jumlah


def _cocok(pola: re.Pattern[str], teks: str) -> str:
    cocok = pola.fullmatch(teks)
    return cocok["aspek"].strip() if cocok else ""


def _awalan(teks: str) -> str:
    bagian = _PEMISAH.split(teks, maxsplit=1)
    return bagian[0].strip() if len(bagian) > 1 else ""
