"""Capaian = realisasi / target × 100, with a cap; values that cannot be."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from laporan.dokumen.angka import POLA_ANGKA, banyak_desimal, desimal, tulis
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Tingkat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.angka import Nilai
    from laporan.dokumen.pengenal import Naskah
    from laporan.dokumen.pengenal.iku import BarisIku

SERATUS = Decimal(100)
BATAS_LAZIM = (Decimal(100), Decimal(110), Decimal(120), Decimal(125), Decimal(150))
"""Caps on capaian that offices use."""


def _mentah(r: Decimal, t: Nilai) -> list[Decimal]:
    """Possible raw capaian of a realisasi: more is better, less is better (two formulas)."""
    bawah, atas = t.bawah, t.atas
    if bawah is None or atas is None:
        return []
    if t.rentang and bawah <= r <= atas:
        return [SERATUS]
    dasar = [bawah] if r < bawah else [atas]
    if t.rentang:
        dasar = [bawah, atas]
    hasil = [r / b * SERATUS for b in dasar if b]
    hasil += [(2 - r / b) * SERATUS for b in dasar if b]
    return hasil + [b / r * SERATUS for b in dasar if r]


def _cocok(r: Nilai, t: Nilai, c: Nilai, batas: Decimal) -> bool:
    """Whether the printed capaian can come from the printed realisasi and target."""
    if r.bawah is None or c.bawah is None:
        return True
    geser = r.setengah() if r.desimal_ else Decimal(0)
    rendah, tinggi = _mentah(r.bawah - geser, t), _mentah(r.bawah + geser, t)
    toleransi = c.setengah()
    for a, b in zip(rendah, tinggi, strict=False):
        if min(a, b) - toleransi <= c.bawah <= max(a, b) + toleransi:
            return True
    naik = rendah[0] if rendah else Decimal(0)
    if c.bawah in BATAS_LAZIM and c.bawah >= batas and max([naik, *rendah]) >= c.bawah:
        return True
    return c.bawah == 0 and any(a <= 0 for a in rendah)


def _batas(naskah: Naskah) -> Decimal:
    """The cap the document itself uses: the highest usual cap printed for a higher raw capaian."""
    batas = [SERATUS]
    for r in naskah.baris_iku:
        nilai = _tiga(r)
        if nilai is None or nilai[0].bawah is None or nilai[2].bawah is None:
            continue
        if nilai[2].bawah in BATAS_LAZIM and _mentah(nilai[0].bawah, nilai[1])[0] > nilai[2].bawah:
            batas.append(nilai[2].bawah)
    return max(batas)


def _dasar(r: BarisIku) -> list[Nilai]:
    """Targets that the capaian of a row may be measured against, the quarter's first."""
    nilai = [r.nilai(b) for b in ("target_tw", "target", "target_tahun")]
    return [n for n in nilai if n is not None and n.bawah]


@aturan("capaian_salah_hitung", Tingkat.GALAT, "Capaian tidak sama dengan realisasi dibagi target")
def capaian_salah_hitung(naskah: Naskah) -> Iterator[Hasil]:
    """A printed capaian that no formula gives; equal rows of two tables are one fault."""
    batas = _batas(naskah)
    salah: dict[tuple[str, object, object, object], list[BarisIku]] = {}
    tahunan = _dihitung_tahunan(naskah, batas)
    for r in naskah.baris_iku:
        nilai = _tiga(r)
        if nilai is None or _cocok(*nilai, batas) or id(r.tabel) in tahunan:
            continue
        real, target, capaian = nilai
        salah.setdefault((r.kunci, real.bawah, target.bawah, capaian.bawah), []).append(r)
    for kelompok in salah.values():
        nilai = _tiga(kelompok[0])
        if nilai is None or nilai[0].bawah is None:
            continue
        real, target, capaian = nilai
        mentah = _mentah(real.bawah or Decimal(0), target)[0]
        lewat = f" (dibatasi {tulis(batas)}%)" if mentah > batas > SERATUS else ""
        yield Hasil(
            f"{naskah.iku[kelompok[0].kunci].label}: realisasi {real.teks} dari target "
            f"{target.teks} memberi capaian {tulis(mentah)}%{lewat}, tertulis {capaian.teks}.",
            [n for r in kelompok for b in ("realisasi", "capaian") for n in r.sel(b).baris],
        )


def _tiga(r: BarisIku) -> tuple[Nilai, Nilai, Nilai] | None:
    real, capaian, dasar = r.nilai("realisasi"), r.nilai("capaian"), _dasar(r)
    if real is None or capaian is None or not dasar or real.rentang or capaian.rentang:
        return None
    if real.bawah is None or capaian.bawah is None:
        return None
    return real, dasar[0], capaian


def _dihitung_tahunan(naskah: Naskah, batas: Decimal) -> set[int]:
    """Tables whose every capaian is measured against the yearly target."""
    hasil: dict[int, bool] = {}
    for r in naskah.baris_iku:
        nilai, tahunan = _tiga(r), r.nilai("target_tahun")
        if nilai is None or tahunan is None:
            continue
        cocok = _cocok(nilai[0], tahunan, nilai[2], batas)
        hasil[id(r.tabel)] = hasil.get(id(r.tabel), True) and cocok
    return {t for t, semua in hasil.items() if semua}


@aturan("rentang_terbalik", Tingkat.GALAT, "Batas bawah rentang lebih besar daripada batas atas")
def rentang_terbalik(naskah: Naskah) -> Iterator[Hasil]:
    """A range whose lower bound lies above its upper bound."""
    for iku in naskah.iku.values():
        balik = [
            p
            for p in iku.pernyataan
            if p.nilai.rentang and (p.nilai.bawah or 0) > (p.nilai.atas or 0)
        ]
        if balik:
            baris = [n for p in balik for n in p.baris]
            yield Hasil(f"{iku.label}: rentang {balik[0].nilai.teks} terbalik.", baris)


@aturan("nilai_melebihi_skala", Tingkat.GALAT, "Nilai indeks lebih besar daripada skalanya")
def nilai_melebihi_skala(naskah: Naskah) -> Iterator[Hasil]:
    """A value such as "4,2 dari 4"."""
    for iku in naskah.iku.values():
        lebih = [
            p
            for p in iku.pernyataan
            if p.nilai.skala is not None and (p.nilai.bawah or 0) > p.nilai.skala
        ]
        if lebih:
            baris = [n for p in lebih for n in p.baris]
            yield Hasil(f"{iku.label}: {lebih[0].nilai.teks} melebihi skalanya.", baris)


@aturan("capaian_tanpa_realisasi", Tingkat.GALAT, "Capaian terisi padahal realisasi kosong")
def capaian_tanpa_realisasi(naskah: Naskah) -> Iterator[Hasil]:
    """A capaian beside a missing realisasi, or the other way round although a target exists."""
    for r in naskah.baris_iku:
        real, capaian = r.nilai("realisasi"), r.nilai("capaian")
        if real is None or capaian is None or real.kosong == capaian.kosong:
            continue
        label = naskah.iku[r.kunci].label
        baris = [*r.sel("realisasi").baris, *r.sel("capaian").baris]
        if real.kosong:
            yield Hasil(f"{label}: capaian {capaian.teks} tanpa realisasi ({real.teks}).", baris)
        elif _dasar(r):
            pesan = f"{label}: realisasi {real.teks} ada, tetapi capaian ditulis {capaian.teks}."
            yield Hasil(pesan, baris, tingkat=Tingkat.PERINGATAN)


_RATA = re.compile(
    rf"(?i)\brata-rata\s+capaian\b(?P<tengah>[^.;]{{0,80}}?)\b(?:sebesar|adalah|mencapai)\s+"
    rf"(?P<n>{POLA_ANGKA})\s*%"
)


@aturan("rata_rata_capaian", Tingkat.PERINGATAN, "Rata-rata capaian tidak sama dengan tabelnya")
def rata_rata_capaian(naskah: Naskah) -> Iterator[Hasil]:
    """The stated mean of all capaian against the summary table (rows without a value left out)."""
    baris = [r for r in naskah.baris_iku if r.ringkasan]
    isi = [n.bawah for r in baris if (n := r.nilai("capaian")) and n.bawah is not None]
    for b, awal, teks in naskah.kalimat():
        m = _RATA.search(teks)
        if not m or len(isi) < 2 or naskah.kode(b) or re.search(r"20\d\d", m["tengah"]):
            continue
        tertulis, benar = desimal(m["n"]), sum(isi, Decimal(0)) / len(isi)
        toleransi = Decimal(1).scaleb(-banyak_desimal(m["n"]))
        sasaran = re.search(r"(?i)\bsasaran\b", m["tengah"])
        if tertulis is not None and abs(tertulis - benar) > toleransi and not sasaran:
            yield Hasil(
                f"Rata-rata capaian di tabel {tulis(benar)}%, tertulis {m['n']}%.",
                [
                    b.isi.baris_pada(awal + m.start()),
                    *(n for r in baris for n in r.sel("capaian").baris),
                ],
            )
