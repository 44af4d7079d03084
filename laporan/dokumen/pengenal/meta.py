"""What the document says about itself: period, dates, letter, office, signatures."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laporan.dokumen import judul
from laporan.dokumen.model import Jenis
from laporan.dokumen.tanggal import (
    POLA_BULAN,
    TRIWULAN_TAHUN,
    buat_tanggal,
    cari_tanggal,
    nomor_bulan,
    nomor_triwulan,
)
from laporan.dokumen.teks import kata

if TYPE_CHECKING:
    from datetime import date

    from laporan.dokumen.model import Blok, Dokumen

_TTD = re.compile(
    rf"^(?P<kota>[A-Z][A-Za-z.\s]{{2,30}}),\s*(?P<h>\d{{1,2}})\s+(?P<b>{POLA_BULAN})\s+(?P<t>20\d\d)$",
    re.IGNORECASE,
)
_TANGGAL_SURAT = re.compile(r"^Tanggal\s*:\s*(?P<isi>.+)$", re.IGNORECASE)
_NOMOR_SURAT = re.compile(r"^Nomor\s*:\s*(?P<isi>\S.*)$", re.IGNORECASE)
_DARI = re.compile(r"^Dari\s*:\s*(?P<isi>\S.*)$", re.IGNORECASE)
_NAMA_ORANG = re.compile(r"^(?:[A-Z][\w'’.]*,?\s?){1,5}(?:,\s*[A-Z][\w.]+)*$")
_JARAK_TTD = 4
_BLOK_JUDUL = 6
_BOBOT_JUDUL = 5
"""The title page says what the report is about; sentences may speak of other years."""


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """A signature block: the position, the name below it, their lines."""

    jabatan: str
    nama: str
    baris_jabatan: tuple[int, ...]
    baris_nama: int


@dataclass(frozen=True, slots=True)
class Hari:
    """A day that the document gives for itself, with its line."""

    tanggal: date
    baris: int


@dataclass(frozen=True, slots=True)
class NomorSurat:
    """The document's own letter number."""

    teks: str
    baris: int


@dataclass(frozen=True, slots=True)
class Meta:
    """Facts about the document as a whole; everything unknown is None or empty."""

    tahun: int | None
    triwulan: int | None
    tanggal_surat: Hari | None
    tanggal_laporan: Hari | None
    nomor_surat: NomorSurat | None
    unit: tuple[str, ...]
    tanda_tangan: tuple[TandaTangan, ...]

    @property
    def batas(self) -> date | None:
        """Latest day on which the document was signed; nothing in it can be younger."""
        hari = [h.tanggal for h in (self.tanggal_surat, self.tanggal_laporan) if h]
        return max(hari, default=None)


def kenali_meta(dokumen: Dokumen) -> Meta:
    """Read the facts about the document; the period is the one it names most often."""
    tahun, triwulan = _periode(dokumen)
    surat = _surat(dokumen)
    return Meta(
        tahun,
        triwulan,
        surat[0],
        _tanggal_laporan(dokumen),
        surat[1],
        _unit(dokumen),
        tuple(_tanda_tangan(dokumen)),
    )


def _periode(dokumen: Dokumen) -> tuple[int | None, int | None]:
    pasangan: Counter[tuple[int, int]] = Counter()
    tahun: Counter[int] = Counter()
    for i, b in enumerate(dokumen.blok):
        teks = b.teks if b.tabel is None else " | ".join(b.tabel.kepala)
        bobot = _BOBOT_JUDUL if i < _BLOK_JUDUL else 1
        for m in TRIWULAN_TAHUN.finditer(teks):
            pasangan[int(m["tahun"]), nomor_triwulan(m["tw"])] += 1
        for m in re.finditer(r"(?i)\b(?:tahun(?: anggaran)?|TA)\s+(20\d\d)\b", teks):
            tahun[int(m[1])] += bobot
    if pasangan:
        return pasangan.most_common(1)[0][0]
    return (tahun.most_common(1)[0][0] if tahun else None), None


def _surat(dokumen: Dokumen) -> tuple[Hari | None, NomorSurat | None]:
    hari: Hari | None = None
    nomor: NomorSurat | None = None
    for b in dokumen.blok:
        if b.jenis is not Jenis.PARAGRAF:
            continue
        cocok = _TANGGAL_SURAT.match(b.teks)
        if cocok and hari is None:
            tanggal = next((p.hari for p in cari_tanggal(cocok["isi"]) if p.hari), None)
            hari = Hari(tanggal, b.baris[0]) if tanggal else None
        angka = _NOMOR_SURAT.match(b.teks)
        if angka and nomor is None:
            nomor = NomorSurat(angka["isi"].strip(), b.baris[0])
    return hari, nomor


def _tanggal_laporan(dokumen: Dokumen) -> Hari | None:
    terakhir: Hari | None = None
    for b in dokumen.blok:
        if b.jenis is not Jenis.PARAGRAF:
            continue
        for p in b.isi.potongan:
            cocok = _TTD.match(p.teks.strip())
            if cocok and cocok["b"].lower().rstrip(".") != "":
                hari = buat_tanggal(int(cocok["h"]), nomor_bulan(cocok["b"]), int(cocok["t"]))
                terakhir = Hari(hari, p.baris) if hari else terakhir
    return terakhir


def _unit(dokumen: Dokumen) -> tuple[str, ...]:
    """Words of the office's name, taken from the sender or the signature."""
    for b in dokumen.blok:
        cocok = _DARI.match(b.teks) if b.jenis is Jenis.PARAGRAF else None
        if cocok:
            return kata(cocok["isi"])
    ttd = list(_tanda_tangan(dokumen))
    return kata(ttd[-1].jabatan) if ttd else ()


def _tanda_tangan(dokumen: Dokumen) -> list[TandaTangan]:
    """A position that ends in a comma, then a few lines lower a person's name."""
    hasil: list[TandaTangan] = []
    blok: list[Blok] = [b for b in dokumen.blok if b.jenis is Jenis.PARAGRAF]
    for atas, bawah in itertools.pairwise(blok):
        if not atas.teks.endswith(",") or len(atas.teks) > 200 or not atas.teks[0].isupper():
            continue
        dekat = 0 < bawah.baris[0] - atas.baris[-1] <= _JARAK_TTD + 3
        nama = bawah.isi.potongan[0].teks.strip() if bawah.isi.potongan else ""
        if (
            dekat
            and _NAMA_ORANG.match(nama)
            and len(nama.split()) <= 6
            and not judul.adalah_judul(nama)
        ):
            jabatan = atas.teks.rstrip(",")
            hasil.append(TandaTangan(jabatan, nama, atas.baris, bawah.baris[0]))
    return hasil
