"""Pemeriksa: what looks wrong in the data of a quarter, each finding with the page that fixes it.

A rule is a function over ``Bahan`` (what the report is made of) and the letter; ``DAFTAR`` holds
them all. A finding of level GALAT keeps the report from becoming final.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from laporan.pemeriksaan import angka, isi, surat, teks
from laporan.pemeriksaan.dasar import DAFTAR, Lalu, Temuan, Tingkat, baca_lalu

if TYPE_CHECKING:
    from laporan.konten import Surat
    from laporan.konten.bahan import Bahan

__all__ = ["DAFTAR", "Lalu", "Temuan", "Tingkat", "periksa_data"]

_MODUL = (angka, isi, teks, surat)  # importing them registers their rules
_URUTAN = {t: n for n, t in enumerate(Tingkat)}


def periksa_data(bahan: Bahan, surat: Surat) -> list[Temuan]:
    """Return all findings, the gravest first, then in the order of the report; one query."""
    lalu = baca_lalu(bahan)
    temuan = [t for a in DAFTAR.values() for t in a.jalankan(bahan, surat, lalu)]
    return sorted(temuan, key=lambda t: (_URUTAN[t.tingkat], t.urut))
