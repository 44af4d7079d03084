"""Footnote marks and their footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laporan.dokumen.angka import baca_nilai
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Jenis, Tingkat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.pengenal import Naskah


def _tanda(naskah: Naskah) -> Iterator[tuple[int, str, int]]:
    """Marks of table cells: index of the block, mark, line."""
    for i, b in enumerate(naskah.blok):
        for r in b.tabel.isi if b.tabel is not None else ():
            for s in r.sel:
                nilai = baca_nilai(s.teks)
                m = re.search(r"[A-Za-z)](\*{1,4})$", s.teks)
                tanda = nilai.tanda if nilai else (m[1] if m else "")
                if tanda:
                    yield i, tanda, s.baris[-1]


@aturan("tanda_tanpa_catatan_kaki", Tingkat.PERINGATAN, "Tanda catatan kaki tanpa catatannya")
def tanda_tanpa_catatan_kaki(naskah: Naskah) -> Iterator[Hasil]:
    """A star in a table that no footnote below explains."""
    kaki = [(i, b.penanda) for i, b in enumerate(naskah.blok) if b.jenis is Jenis.CATATAN_KAKI]
    for i, tanda, n in _tanda(naskah):
        if not any(j > i and p == tanda for j, p in kaki):
            yield Hasil(f"Tanda “{tanda}” tidak dijelaskan di bawah tabel.", [n])


@aturan("catatan_kaki_tanpa_tanda", Tingkat.PERINGATAN, "Catatan kaki tanpa tanda di tabel")
def catatan_kaki_tanpa_tanda(naskah: Naskah) -> Iterator[Hasil]:
    """A footnote whose mark no table above carries."""
    tanda = [(i, t) for i, t, _ in _tanda(naskah)]
    lalu: dict[str, int] = {}
    for j, b in enumerate(naskah.blok):
        if b.jenis is not Jenis.CATATAN_KAKI or b.penanda.startswith("["):
            continue
        teks = any(
            b.penanda in x.teks for x in naskah.blok[lalu.get(b.penanda, 0) : j] if not x.tabel
        )
        if not teks and not any(
            lalu.get(b.penanda, -1) < i < j and t == b.penanda for i, t in tanda
        ):
            yield Hasil(f"Catatan kaki “{b.penanda}” tidak dirujuk di atasnya.", b.baris)
        lalu[b.penanda] = j
