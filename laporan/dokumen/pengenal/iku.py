"""Indicators: their names, units and every value the document gives for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from laporan.dokumen import judul
from laporan.dokumen.angka import POLA_ANGKA, Nilai, baca_nilai
from laporan.dokumen.leksikon import baku
from laporan.dokumen.model import BarisTabel, Jenis
from laporan.dokumen.pengenal.kolom import kolom_iku
from laporan.dokumen.tanggal import NOMOR_BULAN, TRIWULAN, baca_romawi, nomor_triwulan
from laporan.dokumen.teks import KATA_UMUM, jarak, kalimat, kata, kata_isi, sekitar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.model import Blok, Dokumen, Tabel, Teks
    from laporan.dokumen.pengenal.kolom import KolomIku
    from laporan.dokumen.pengenal.meta import Meta
    from laporan.dokumen.pengenal.susunan import Letak

_KODE = re.compile(
    r"^(?P<awalan>(?:IKU|IKK|IKP|IKSK|IKSS|IK|Indikator(?: Kinerja(?: Utama)?)?)?[\s.–-]*)"
    r"(?P<kode>\d{1,2}\.\d{1,2})\.?(?=[\s:–-]|$)[\s:–-]*",
    re.IGNORECASE,
)
_KATA_PENDEK = 4
_NILAI = (
    rf"(?P<nilai>(?:{POLA_ANGKA})\s*%?\s*(?:[-–—]|s\.d\.?|sampai)\s*(?:{POLA_ANGKA})\s*(?:%|persen)?"
    rf"|(?:{POLA_ANGKA})\s*(?:dari\s+(?:skala\s+)?\d+(?:[.,]\d+)?(?![.,]?\d)|%|persen\b))"
)
_KATA_NILAI = (
    r"(?:adalah|sebesar|yaitu|yakni|mencapai|ditetapkan)(?:\s+(?:sebesar|adalah|mencapai))*"
)
_TARGET = re.compile(
    rf"\btarget\b(?P<tengah>[^;:]{{0,170}}?)\b{_KATA_NILAI}\s+{_NILAI}", re.IGNORECASE
)
_REALISASI = re.compile(
    rf"\brealisasi(?:nya)?\b(?P<tengah>[^;:]{{0,150}}?)\b{_KATA_NILAI}\s+{_NILAI}", re.IGNORECASE
)
_CAPAIAN = re.compile(
    rf"\bcapaian(?:nya)?\b(?P<tengah>[^;:]{{0,150}}?)\b{_KATA_NILAI}\s+{_NILAI}", re.IGNORECASE
)
_DARI_TARGET = re.compile(
    rf"(?P<nilai>(?:{POLA_ANGKA})\s*(?:%|persen))\s+(?:dari|terhadap)\s+target(?P<ekor>[^,.;]{{0,60}})",
    re.IGNORECASE,
)
_TERHADAP_TARGET = re.compile(r"\s*\)?\s*(?:dari|terhadap)\s+(?:\w+\s+)?target", re.IGNORECASE)
_BIDANG_CAPAIAN = {"realisasi": "realisasi", "capaian": "capaian_atau_realisasi"}
_SUBJEK_UMUM = frozenset(
    "kinerja indikator iku utama kegiatan capaian realisasi target nilai laporan periode persentase"
    " indeks akhir hasil pencapaian pengukuran ditetapkan perjanjian menunjukkan tercatat".split(
        " "
    )
)
_LAIN = re.compile(
    r"(?i)\b(?:rpjm\w*|rpjp\w*|jangka (?:menengah|panjang)|anggaran|pagu|nasional|sdgs?)\b"
)
_SEBUT_KODE = re.compile(
    r"(?i)\b(?:iku|indikator(?: kinerja)?(?: utama)?(?: kegiatan)?)[\s-]*(?:nomor\s+)?"
    r"(\d{1,2}\.\d{1,2})\b"
)


_Baris = tuple[BarisTabel, str, str, int | None]
"""A row, its code, its name, the number of its goal."""


@dataclass(frozen=True, slots=True)
class Pernyataan:
    """One value of one field, with its lines; asal is ringkasan, bagian or narasi."""

    bidang: str
    nilai: Nilai
    baris: tuple[int, ...]
    kutipan: str
    asal: str


@dataclass(frozen=True, slots=True)
class Sebutan:
    """One writing of a name or a unit."""

    teks: str
    baris: tuple[int, ...]
    asal: str


@dataclass
class Indikator:
    """An indicator and all that is said about it."""

    kunci: str
    nama: str
    kode: str = ""
    sasaran: int | None = None
    sebutan: list[Sebutan] = field(default_factory=list)
    satuan: list[Sebutan] = field(default_factory=list)
    pernyataan: list[Pernyataan] = field(default_factory=list)

    @property
    def label(self) -> str:
        """How a message calls the indicator."""
        nama = self.nama if len(self.nama) <= 70 else self.nama[:67] + "…"
        return f"IKU {self.kode}" if self.kode else f"“{nama}”"

    def nilai(self, bidang: str) -> list[Pernyataan]:
        """Statements of one field that stand in a table."""
        return [p for p in self.pernyataan if p.bidang == bidang and p.asal != "narasi"]


@dataclass(frozen=True, slots=True)
class BarisIku:
    """A row of a table of indicators."""

    tabel: Tabel
    kolom: KolomIku
    baris: BarisTabel
    kunci: str
    kode: str
    nama: str
    ringkasan: bool
    sasaran: int | None

    def nilai(self, bidang: str) -> Nilai | None:
        """Value of a field of this row."""
        return next(
            (baca_nilai(self.baris.teks(i)) for b, i in self.kolom.nilai if b == bidang), None
        )

    def sel(self, bidang: str) -> Teks:
        """Cell of a field of this row."""
        return self.baris.isi(next((i for b, i in self.kolom.nilai if b == bidang), None))


def pisah_kode(teks: str) -> tuple[str, str, str]:
    """Prefix, code and name of "IKU- 1.3 Cakupan …"; code empty when there is none."""
    cocok = _KODE.match(teks.strip())
    if not cocok:
        return "", "", teks.strip()
    return cocok["awalan"], cocok["kode"], teks.strip()[cocok.end() :]


def kenali_baris(dokumen: Dokumen, meta: Meta) -> list[BarisIku]:
    """All rows of all tables of indicators.

    The summary is the first table of two or more indicators that gives what was reached; without
    one it is the first table of two or more.
    """
    tabel: list[tuple[Tabel, KolomIku, list[_Baris]]] = []
    for b in dokumen.blok:
        kolom = kolom_iku(b.tabel, meta.triwulan, meta.tahun) if b.tabel else None
        if b.tabel is not None and kolom is not None:
            tabel.append((b.tabel, kolom, list(_baris_tabel(b.tabel, kolom))))
    banyak = [i for i, (_, _, baris) in enumerate(tabel) if len(baris) >= 2]
    hasil_ada = [i for i in banyak if any(not n.startswith("target") for n, _ in tabel[i][1].nilai)]
    ringkasan = next(iter(hasil_ada or banyak), -1)
    hasil: list[BarisIku] = []
    nama: dict[str, str] = {}
    for i, (t, kolom, baris) in enumerate(tabel):
        for r, kode, teks, sasaran in baris:
            k = kode or _kunci_nama(teks, nama) or f"#{len(nama) + 1}"
            nama.setdefault(k, teks)
            hasil.append(BarisIku(t, kolom, r, k, kode, teks, i == ringkasan, sasaran))
    return hasil


def _kunci_nama(teks: str, nama: dict[str, str]) -> str | None:
    """Key of the indicator with this name, for tables without codes."""
    return next((k for k, n in nama.items() if sama_nama(teks, n)), None)


def _baris_tabel(tabel: Tabel, kolom: KolomIku) -> Iterator[_Baris]:
    sasaran: int | None = None
    for r in tabel.isi:
        nama = r.teks(kolom.nama)
        nomor = r.teks(kolom.no).rstrip(".")
        if kolom.no is None and not nama:
            continue
        golongan = judul.nomor_sasaran(nama) or judul.nomor_sasaran(r.teks(0))
        berisi = any(r.teks(i) for _, i in kolom.nilai)
        if golongan is not None or (not berisi and baca_romawi(nomor) is not None):
            sasaran = golongan
            continue
        if not berisi or not nama or re.match(r"(?i)rata-rata\b|(?:total|jumlah)\s*$|\d+$", nama):
            continue
        _, kode, teks = pisah_kode(nama)
        if re.fullmatch(r"\d{1,2}\.\d{1,2}", nomor):
            kode = nomor
        yield r, kode, teks, sasaran


def kumpulkan(dokumen: Dokumen, baris: list[BarisIku]) -> dict[str, Indikator]:
    """Indicators of the tables, in reading order."""
    hasil: dict[str, Indikator] = {}
    for r in baris:
        iku = hasil.setdefault(r.kunci, Indikator(r.kunci, r.nama, r.kode))
        iku.kode = iku.kode or r.kode
        iku.sasaran = iku.sasaran or r.sasaran
        asal = "ringkasan" if r.ringkasan else "bagian"
        iku.sebutan.append(Sebutan(r.nama, r.baris.isi(r.kolom.nama).baris or r.baris.baris, asal))
        satuan = r.baris.isi(r.kolom.satuan)
        if satuan.teks:
            iku.satuan.append(Sebutan(satuan.teks, satuan.baris, asal))
        for bidang, i in r.kolom.nilai:
            nilai = baca_nilai(r.baris.teks(i))
            if nilai is not None:
                b = r.baris.isi(i).baris
                iku.pernyataan.append(Pernyataan(bidang, nilai, b, dokumen.kutipan(b[0]), asal))
    return hasil


def tambah_narasi(
    iku: dict[str, Indikator], blok: tuple[Blok, ...], letak: tuple[Letak, ...], meta: Meta
) -> None:
    """Add the values that sentences give to the indicator whose section they stand in."""
    for b, tempat in zip(blok, letak, strict=True):
        if b.jenis not in {Jenis.PARAGRAF, Jenis.BUTIR} or tempat.sub in {"kendala", "upaya"}:
            continue
        for awal, isi in kalimat(b.teks):
            sebut = _SEBUT_KODE.search(isi)
            k = sebut[1] if sebut and sebut[1] in iku else tempat.kode
            if k in iku:
                iku[k].pernyataan += _pernyataan(b, awal, isi, meta, iku[k].nama)


def _pernyataan(b: Blok, awal: int, isi: str, meta: Meta, nama: str) -> Iterator[Pernyataan]:
    for pola, jenis in ((_TARGET, "target"), (_REALISASI, "realisasi"), (_CAPAIAN, "capaian")):
        for m in pola.finditer(isi):
            bidang = _bidang(jenis, m["tengah"], isi[m.end() :], meta)
            nilai = baca_nilai(m["nilai"])
            if bidang and nilai is not None and _subjek_cocok(m["tengah"], nama):
                n = b.isi.baris_pada(awal + m.start("nilai"))
                n0 = b.isi.baris_pada(awal + m.start())
                kutipan = sekitar(isi, m.start(), m.end(), 20)
                yield Pernyataan(bidang, nilai, tuple(dict.fromkeys((n0, n))), kutipan, "narasi")
    for m in _DARI_TARGET.finditer(isi):
        nilai = baca_nilai(m["nilai"])
        tahunan = re.search(r"(?i)tahun", m["ekor"]) and not TRIWULAN.search(m["ekor"])
        if nilai is not None and not tahunan and _masa_ini(m["ekor"], meta):
            n = b.isi.baris_pada(awal + m.start())
            kutipan = sekitar(isi, m.start(), m.end(), 30)
            yield Pernyataan("capaian", nilai, (n,), kutipan, "narasi")


def _masa_ini(teks: str, meta: Meta) -> bool:
    """Whether the years and quarters a phrase names are those of the report."""
    tahun = {int(t) for t in re.findall(r"\b(20\d\d)\b", teks)}
    tw = {nomor_triwulan(m["tw"]) for m in TRIWULAN.finditer(teks)}
    return tahun <= {meta.tahun} and tw <= {meta.triwulan}


def _bidang(jenis: str, tengah: str, ekor: str, meta: Meta) -> str:
    """Field of a sentence; empty when the sentence speaks of something else."""
    if _LAIN.search(tengah) or not _masa_ini(tengah, meta):
        return ""
    if re.search(r"[.!?]\s+[A-Z]", tengah) or re.search(r"\d\s*%", tengah):
        return ""
    if jenis != "target":
        lain = re.search(r"(?i)\btarget\b", tengah) or _TERHADAP_TARGET.match(ekor)
        return "" if lain else _BIDANG_CAPAIAN[jenis]
    if TRIWULAN.search(tengah):
        return "target_tw"
    return "target_tahun" if re.search(r"(?i)\btahun\b", tengah) else ""


def _subjek_cocok(tengah: str, nama: str) -> bool:
    """Whether a sentence speaks of the indicator itself, not of a part of it."""
    kata_ini = kata_isi(tengah) - _SUBJEK_UMUM - frozenset(NOMOR_BULAN)
    return len(kata_ini & kata_isi(nama)) * 5 >= len(kata_ini) * 3


def sama_nama(a: str, b: str) -> bool:
    """The same words in the same order, slips of two letters and joining words forgiven.

    A name with one more word ("… di kepulauan") is another indicator.
    """
    x, y = ([k for k in kata(baku(t)) if k not in KATA_UMUM] for t in (a, b))
    return len(x) == len(y) > 0 and all(
        p == q or (len(p) > _KATA_PENDEK and jarak(p, q) <= 2) for p, q in zip(x, y, strict=True)
    )
