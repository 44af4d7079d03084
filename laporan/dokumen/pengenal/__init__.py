"""The recognisers: what a document says, as facts with line numbers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from laporan.dokumen.pengenal import iku as _iku
from laporan.dokumen.pengenal import meta as _meta
from laporan.dokumen.pengenal import rencana as _rencana
from laporan.dokumen.pengenal import rincian as _rincian
from laporan.dokumen.pengenal import susunan as _susunan
from laporan.dokumen.teks import kalimat, kata

if TYPE_CHECKING:
    from laporan.dokumen.model import Blok, Dokumen


class Naskah:
    """A document together with the facts recognised in it; every fact is computed once."""

    def __init__(self, dokumen: Dokumen) -> None:
        self.dokumen = dokumen

    @property
    def blok(self) -> tuple[Blok, ...]:
        """Blocks of the document."""
        return self.dokumen.blok

    @cached_property
    def meta(self) -> _meta.Meta:
        """Period, dates, letter number, office, signatures."""
        return _meta.kenali_meta(self.dokumen)

    @cached_property
    def baris_iku(self) -> list[_iku.BarisIku]:
        """Rows of all tables of indicators."""
        return _iku.kenali_baris(self.dokumen, self.meta)

    @cached_property
    def letak(self) -> tuple[_susunan.Letak, ...]:
        """Place of every block."""
        nama = {r.kunci: r.nama for r in reversed(self.baris_iku)}
        return _susunan.letakkan(self.blok, nama)

    @cached_property
    def iku(self) -> dict[str, _iku.Indikator]:
        """Indicators by key, with the values of tables and sentences."""
        hasil = _iku.kumpulkan(self.dokumen, self.baris_iku)
        _iku.tambah_narasi(hasil, self.blok, self.letak, self.meta)
        return hasil

    @cached_property
    def daftar(self) -> list[_susunan.Daftar]:
        """Lists with their introductions."""
        return list(_susunan.daftar_butir(self.blok))

    @cached_property
    def renaksi(self) -> list[_rencana.Renaksi]:
        """Planned actions of all tables."""
        return _rencana.kenali_renaksi(self.blok, self.letak)

    @cached_property
    def hambatan(self) -> list[_rencana.Hambatan]:
        """Obstacles and improvements per section."""
        return _rencana.kenali_hambatan(self.blok, self.letak, self.daftar)

    @cached_property
    def frekuensi(self) -> dict[str, int]:
        """How often every lower-case word occurs."""
        hitung: dict[str, int] = {}
        for b in self.dokumen.baris:
            for k in kata(b.teks):
                hitung[k] = hitung.get(k, 0) + 1
        return hitung

    def kode(self, blok: Blok) -> str:
        """Key of the indicator whose section a block stands in."""
        return self._tempat[id(blok)].kode

    def sub(self, blok: Blok) -> str:
        """Kind of sub-section a block stands in."""
        return self._tempat[id(blok)].sub

    @cached_property
    def _tempat(self) -> dict[int, _susunan.Letak]:
        return {id(b): t for b, t in zip(self.blok, self.letak, strict=True)}

    @cached_property
    def _kalimat(self) -> list[tuple[Blok, int, str]]:
        return [
            (b, awal, isi) for b in self.blok if b.tabel is None for awal, isi in kalimat(b.teks)
        ]

    def kalimat(self) -> list[tuple[Blok, int, str]]:
        """Sentences of paragraphs and list items: block, offset in it, text."""
        return self._kalimat

    @cached_property
    def rincian(self) -> list[_rincian.Rincian]:
        """Announced counts with the items that follow them."""
        return list(_rincian.kenali_rincian(self))
