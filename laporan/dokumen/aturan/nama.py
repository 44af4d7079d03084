"""Names of indicators, goals, the office and its signatory, written in several ways."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from laporan.dokumen import judul
from laporan.dokumen.aturan.dasar import Hasil, aturan, sebut_baris
from laporan.dokumen.leksikon import baku
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.pengenal.iku import Sebutan
from laporan.dokumen.teks import jarak, kata, mirip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laporan.dokumen.model import Blok
    from laporan.dokumen.pengenal import Naskah
    from laporan.dokumen.pengenal.iku import Indikator

_MIRIP_NAMA = 0.55
_MIRIP_NARASI = 0.7


def _kata_nama(teks: str) -> tuple[str, ...]:
    return kata(baku(teks))


def _setara(a: Sequence[str], b: Sequence[str]) -> bool:
    """Equal word by word; a slip of two letters is left to the spelling rules."""
    return len(a) == len(b) and all(
        x == y or (len(x) > 4 and jarak(x, y) <= 2) for x, y in zip(a, b, strict=True)
    )


def _sebutan(naskah: Naskah, iku: Indikator) -> list[Sebutan]:
    """Names in tables, in the section heading and in the list below the goal."""
    hasil = [s for s in iku.sebutan if len(_kata_nama(s.teks)) > 1]
    for i, b in enumerate(naskah.blok):
        if b.jenis is Jenis.JUDUL and naskah.letak[i].kode == iku.kunci:
            k = judul.kode_judul(b.teks)
            if k and k[0] == iku.kode:
                hasil.append(_judul_utuh(naskah.blok, i, k[1]))
    patokan = _kata_nama(iku.nama)
    for d in naskah.daftar:
        if d.pengantar is None or not re.search(r"(?i)\bindikator\b", d.pengantar.teks[-120:]):
            continue
        hasil += [
            Sebutan(b.teks.rstrip(" ."), b.baris, "daftar")
            for b in d.butir
            if _terdekat(naskah, b.teks) == iku.kunci and mirip(_kata_nama(b.teks), patokan) < 1
        ]
    return hasil


def _terdekat(naskah: Naskah, teks: str) -> str:
    nilai = [(mirip(_kata_nama(teks), _kata_nama(i.nama)), k) for k, i in naskah.iku.items()]
    terbaik = max(nilai, default=(0.0, ""))
    return terbaik[1] if terbaik[0] >= _MIRIP_NAMA else ""


def _judul_utuh(blok: Sequence[Blok], i: int, awal: str) -> Sebutan:
    """A heading together with its further lines, as narrow columns cut it."""
    bagian, baris = [awal], list(blok[i].baris)
    for b in blok[i + 1 : i + 3]:
        lanjut = b.jenis is Jenis.JUDUL and b.tebal
        lanjut = lanjut or (
            b.jenis is Jenis.PARAGRAF and len(b.teks) < 200 and b.teks[-1] not in ".:;"
        )
        if not lanjut or judul.kenal_subjudul(b.teks):
            break
        bagian.append(b.teks)
        baris += b.baris[:1]
    return Sebutan(" ".join(bagian), tuple(baris[:2]), "judul")


@aturan("nama_iku_berbeda", Tingkat.PERINGATAN, "Nama satu IKU ditulis dengan beberapa cara")
def nama_iku_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """Names of one indicator that differ in words; a heading may give only the beginning."""
    for iku in naskah.iku.values():
        patokan = _kata_nama(iku.nama)
        lain: list[Sebutan] = []
        for s in _sebutan(naskah, iku):
            k = _kata_nama(s.teks)
            sama = _setara(k, patokan)
            if s.asal == "judul" and len(k) < len(patokan):
                sama = _setara(k, patokan[: len(k)])
            if not sama:
                lain.append(s)
        lain += _sebutan_narasi(naskah, iku)
        if not lain:
            continue
        pertama = iku.sebutan[0]
        sebutan = "; ".join(f"“{s.teks[:90]}” ({sebut_baris(s.baris[:1])})" for s in lain[:3])
        yield Hasil(
            f"{iku.label} bernama “{pertama.teks[:90]}” di tabel, di tempat lain {sebutan}.",
            [*pertama.baris[:1], *(n for s in lain for n in s.baris)],
        )


_NAMA_NARASI = re.compile(
    r"\b(?:[Tt]arget|[Rr]ealisasi)\s+(?P<nama>[A-Za-z][^.;:%\d]{15,260}?)\s+"
    r"(?:tahun|TW|[Tt]riwulan|hingga|pada|sampai|sebesar|adalah)\b"
)


def _sebutan_narasi(naskah: Naskah, iku: Indikator) -> Iterator[Sebutan]:
    """Names in sentences about target or realisasi that drop or add words."""
    patokan = _kata_nama(iku.nama)
    for b, awal, isi in naskah.kalimat():
        if naskah.kode(b) != iku.kunci or naskah.sub(b) not in {"hasil", ""}:
            continue
        for m in _NAMA_NARASI.finditer(isi):
            k = _kata_nama(m["nama"])
            if mirip(k, patokan) >= _MIRIP_NARASI and not _setara(k, patokan):
                yield Sebutan(m["nama"], (b.isi.baris_pada(awal + m.start()),), "narasi")


@aturan("tanda_baca_nama_iku", Tingkat.CATATAN, "Tanda baca di nama IKU tidak seragam")
def tanda_baca_nama_iku(naskah: Naskah) -> Iterator[Hasil]:
    """Two names that share their first words, with a comma that only one of them has."""
    iku = list(naskah.iku.values())
    for i, a in enumerate(iku):
        for b in iku[i + 1 :]:
            x, y = a.nama.split(), b.nama.split()
            sama = 0
            while sama < min(len(x), len(y)) and kata(baku(x[sama])) == kata(baku(y[sama])):
                sama += 1
            beda = [j for j in range(sama - 1) if (x[j][-1] == ",") != (y[j][-1] == ",")]
            if sama >= 6 and beda:
                yield Hasil(
                    f"{a.label} menulis “{x[beda[0]]} {x[beda[0] + 1]}”, {b.label} "
                    f"“{y[beda[0]]} {y[beda[0] + 1]}”.",
                    [*a.sebutan[0].baris[:1], *(n for s in b.sebutan for n in s.baris[:1])],
                )


@aturan("nama_sasaran_berbeda", Tingkat.PERINGATAN, "Nama sasaran ditulis berbeda")
def nama_sasaran_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """The goal of a table against its heading."""
    ada: dict[int, list[tuple[tuple[str, ...], int]]] = {}
    for b in naskah.blok:
        if b.tabel is not None:
            for r in b.tabel.isi:
                for i in (0, 1):
                    _catat(ada, r.teks(i), r.baris[0])
        elif b.jenis is Jenis.JUDUL:
            _catat(ada, b.teks, b.baris[0])
    for nomor, sebutan in ada.items():
        beda = [n for k, n in sebutan[1:] if not _setara(k, sebutan[0][0])]
        if beda:
            yield Hasil(
                f"Sasaran {nomor} bernama lain di {sebut_baris(beda)}.", [sebutan[0][1], *beda]
            )


def _catat(ada: dict[int, list[tuple[tuple[str, ...], int]]], teks: str, n: int) -> None:
    nomor = judul.nomor_sasaran(teks)
    if nomor is not None:
        isi = re.sub(r"(?i)^\W*sasaran(?: \w+)?\s+\w+\s*[.:]?\s*", "", teks)
        if len(isi.split()) > 3:
            ada.setdefault(nomor, []).append((_kata_nama(isi), n))


@aturan("nama_unit_berbeda", Tingkat.PERINGATAN, "Nama unit kerja ditulis berbeda")
def nama_unit_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """The office's long name with one or two other words in the middle or at the end."""
    unit = naskah.meta.unit
    if len(unit) < 5:
        return
    for b in naskah.blok:
        if b.tabel is not None:
            continue
        for awal, akhir in _calon(b.teks, unit):
            k = kata(b.teks[awal:akhir])
            beda = sum(x != y and jarak(x, y) > 2 for x, y in zip(k, unit, strict=False))
            if len(k) == len(unit) and 0 < beda <= 2 and k[0] == unit[0]:
                n = b.isi.baris_pada(awal)
                yield Hasil(
                    f"Nama unit “{b.teks[awal:akhir]}” berbeda dari “{' '.join(unit)}”.",
                    dict.fromkeys((n, b.isi.baris_pada(akhir - 1))),
                )


def _calon(teks: str, unit: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Runs of as many words as the office's name has that start with its first words."""
    posisi = [m.span() for m in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", teks)]
    kecil = [teks[a:z].lower() for a, z in posisi]
    for i in range(len(posisi) - len(unit) + 1):
        sama = kecil[i] == unit[0] and jarak(kecil[i + 1], unit[1], 1) <= 1
        if sama and kecil[i + 2] == unit[2] and teks[posisi[i][0]].isupper():
            akhir = i + len(unit) - 1
            huruf = [teks[a].isupper() for a, _ in posisi[i : akhir + 1] if teks[a:_] != "dan"]
            if all(huruf) and not re.search(r"[.:;]", teks[posisi[i][0] : posisi[akhir][1]]):
                yield posisi[i][0], posisi[akhir][1]


@aturan("penanda_tangan_berbeda", Tingkat.PERINGATAN, "Penanda tangan satu jabatan berbeda")
def penanda_tangan_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """The covering letter and the report are signed by two people in one position."""
    ttd = naskah.meta.tanda_tangan
    for a, b in itertools.pairwise(ttd):
        if _setara(kata(a.jabatan), kata(b.jabatan)) and a.nama.lower() != b.nama.lower():
            yield Hasil(
                f"Jabatan yang sama ditandatangani “{a.nama}” dan “{b.nama}”.",
                [a.baris_nama, b.baris_nama],
            )
