"""Text helpers of the document checker: cleaning, words, sentences, likeness."""

from __future__ import annotations

import html
import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TANDA_HTML = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_SPASI = re.compile(r"[^\S\n\t]+")
_NIHIL = str.maketrans(dict.fromkeys("​‌‍\ufeff\xad") | {"\xa0": " "})
_KATA = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_AKHIR = re.compile(r"(?<=[.!?])[”\"')]*\s+(?=[\"“(]?[A-Z0-9])")
_SINGKATAN_BERTITIK = re.compile(
    r"^[\"“(]?(?:no|nomor|s\.d|yth|pt|cv|rp|dr|prof|hlm|a\.n|u\.p|d\.a|dkk|dll|tbk|st|jl|[A-Za-z])\.$",
    re.IGNORECASE,
)
_NOMOR_AWAL = re.compile(r"^\s*\(?\d{1,2}[.)]$")

_UMUM = """
ada adalah adanya adapun agar akan antara antar atas atau bagi bahwa baik banyak beberapa belum
berbagai berdasarkan berikut bersama bukan cukup dalam dan dapat dari dengan guna hal hanya
harus hingga ini itu jika juga karena kepada lain lainnya lebih maka maupun masih melalui
memiliki mencapai menjadi merupakan oleh pada para per perlu saat sampai sebagai sebesar secara
sedang sehingga selain selaku seluruh semua seperti serta setiap sudah sangat suatu tahun
tanggal telah terdapat terhadap terkait termasuk tersebut tidak tingkat triwulan untuk upaya
yaitu yakni yang dll dst iii
"""
KATA_UMUM = frozenset(_UMUM.split())
"""Words too common to carry meaning when two texts are compared."""


def bersihkan(teks: str) -> str:
    """Drop HTML leftovers, entities, invisible characters and doubled spaces; keep tabs."""
    tanpa_tanda = _TANDA_HTML.sub(" ", html.unescape(teks.translate(_NIHIL)))
    return _SPASI.sub(" ", tanpa_tanda).strip(" \n\r\f\v")


@lru_cache(maxsize=20_000)
def kata(teks: str) -> tuple[str, ...]:
    """Lower-case words of a text."""
    return tuple(k.lower() for k in _KATA.findall(teks))


def potongan_kata(teks: str) -> list[str]:
    """Lower-case words without bullets and joining words, for comparing names of events."""
    return [k for k in kata(teks) if k not in {"dan", "di", "pada", "yang", "telah", "dengan"}]


@lru_cache(maxsize=20_000)
def kata_isi(teks: str) -> frozenset[str]:
    """Words that carry meaning."""
    return frozenset(k for k in kata(teks) if k not in KATA_UMUM and len(k) > 2)


def mirip(a: Sequence[str], b: Sequence[str]) -> float:
    """Likeness of two word sequences, 0 to 1, order counts."""
    if not a or not b:
        return 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def tumpang(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller word set that occurs in the other, 0 to 1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def jarak(a: str, b: str, maks: int = 2) -> int:
    """Edit distance with transpositions; stops at `maks + 1`."""
    if abs(len(a) - len(b)) > maks:
        return maks + 1
    dua_lalu: list[int] = []
    lalu = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        kini = [i]
        for j, y in enumerate(b, 1):
            nilai = min(lalu[j] + 1, kini[j - 1] + 1, lalu[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                nilai = min(nilai, dua_lalu[j - 2] + 1)
            kini.append(nilai)
        if min(kini) > maks:
            return maks + 1
        dua_lalu, lalu = lalu, kini
    return lalu[-1]


def kalimat(teks: str) -> Iterator[tuple[int, str]]:
    """Sentences with their offset; a dot after an abbreviation or a list number ends nothing."""
    awal = 0
    for batas in _AKHIR.finditer(teks):
        potongan = teks[awal : batas.start()]
        ekor = potongan.rsplit(" ", 1)[-1]
        if _SINGKATAN_BERTITIK.match(ekor) or _NOMOR_AWAL.match(potongan):
            continue
        yield awal, potongan
        awal = batas.end()
    if teks[awal:].strip():
        yield awal, teks[awal:]


def sekitar(teks: str, awal: int, akhir: int, lebar: int = 60) -> str:
    """The words around a match, for a quotation."""
    kiri = max(awal - lebar, 0)
    if kiri:
        kiri = teks.find(" ", kiri, awal) + 1 or kiri
    kanan = min(akhir + lebar, len(teks))
    if kanan < len(teks):
        kanan = max(teks.rfind(" ", akhir, kanan), akhir)
    return ("…" if kiri else "") + teks[kiri:kanan].strip() + ("…" if kanan < len(teks) else "")
