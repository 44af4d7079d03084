"""Abbreviations and terms with two meanings, two spellings or two orders."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.leksikon import DUA_BAKU, SINGKATAN_BAKU
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.teks import jarak, kata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.pengenal import Naskah

_KURUNG = re.compile(r"\((?P<s>[A-Z][A-Za-z/]{1,9})\)")
_LEWATI = frozenset("dan di dari ke untuk yang atas pada of the and atau".split(" "))
_AKRONIM = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z]{3,8}\b")
_SUKU = r"[A-Za-z]{4,}(?:-[A-Za-z]+)?"
_TIGA = re.compile(rf"\b(?P<a>{_SUKU}),\s+(?P<b>{_SUKU}),?\s+dan\s+(?P<c>{_SUKU})\b")


def _kepanjangan(sebelum: str, singkatan: str) -> tuple[str, ...] | None:
    """The words before the bracket whose first letters make the abbreviation."""
    huruf = [h.lower() for h in singkatan if h.isalpha()]
    k = re.findall(r"[^\W\d_]+", sebelum[-160:])
    hasil: list[str] = []
    while k and huruf:
        satu = k.pop()
        if satu.lower() == huruf[-1] or satu[0].lower() == huruf[-1]:
            huruf.pop()
            hasil.insert(0, satu.lower())
        elif satu.lower() in _LEWATI and hasil:
            continue
        else:
            return None
    return tuple(hasil) if not huruf and len(hasil) > 1 else None


@aturan("singkatan_dua_arti", Tingkat.PERINGATAN, "Satu singkatan punya dua kepanjangan")
def singkatan_dua_arti(naskah: Naskah) -> Iterator[Hasil]:
    """An abbreviation is explained in two ways."""
    arti: dict[str, dict[tuple[str, ...], list[int]]] = {}
    for b in naskah.dokumen.baris:
        for m in _KURUNG.finditer(b.teks):
            panjang = _kepanjangan(b.teks[: m.start()], m["s"])
            if panjang:
                arti.setdefault(m["s"].upper(), {}).setdefault(panjang, []).append(b.nomor)
    for singkatan, ragam in arti.items():
        pertama, *lain = ragam
        beda = [
            p for p in lain
            if len(p) != len(pertama)
            or any(jarak(x, y) > 2 for x, y in zip(p, pertama, strict=True))
        ]  # fmt: skip
        for p in beda:
            yield Hasil(
                f"{singkatan} dijelaskan sebagai “{' '.join(pertama)}” dan “{' '.join(p)}”.",
                [*ragam[pertama][:3], *ragam[p]],
            )


@aturan(
    "singkatan_dua_ejaan", Tingkat.CATATAN, "Singkatan ditulis dengan huruf besar-kecil berbeda"
)
def singkatan_dua_ejaan(naskah: Naskah) -> Iterator[Hasil]:
    """BPN and BPn, SIMPEG and SIMPeg."""
    ada: dict[str, dict[str, list[int]]] = {}
    for b in naskah.dokumen.baris:
        for m in _AKRONIM.finditer(b.teks):
            ada.setdefault(m.group(0).upper(), {}).setdefault(m.group(0), []).append(b.nomor)
    for bentuk in ada.values():
        if len(bentuk) < 2:
            continue
        sedikit = sorted(bentuk, key=lambda x: (len(bentuk[x]), x))
        yield Hasil(
            f"Singkatan ditulis {' dan '.join(f'“{x}”' for x in sedikit)}.",
            [*(n for x in sedikit[:-1] for n in bentuk[x]), *bentuk[sedikit[-1]]],
        )


@aturan("singkatan_arti_baku", Tingkat.PERINGATAN, "Singkatan resmi dipakai dengan arti lain")
def singkatan_arti_baku(naskah: Naskah) -> Iterator[Hasil]:
    """An official abbreviation whose official meaning the document never writes, while another
    phrase of the document has the same first letters."""
    isi = [(b, b.teks) for b in naskah.blok if b.tabel is None]
    penuh = " ".join(t for _, t in isi).lower()
    for singkatan, resmi in SINGKATAN_BAKU.items():
        if len(singkatan) != 3 or resmi.lower() in penuh:
            continue
        baris = [b.baris[0] for b, t in isi if re.search(rf"(?<![\w/]){singkatan}(?![\w/])", t)]
        lain = _frasa_tiga(penuh, singkatan.lower())
        if baris and lain:
            yield Hasil(
                f"{singkatan} resmi berarti {resmi}; di sini tampaknya “{lain}”. Tulis lengkap.",
                baris,
            )


def _frasa_tiga(teks: str, huruf: str) -> str:
    """A phrase "a, b, dan c" with these first letters that occurs at least twice."""
    hitung = Counter(
        m.groups() for m in _TIGA.finditer(teks) if "".join(x[0] for x in m.groups()) == huruf
    )
    umum = hitung.most_common(1)
    return ", ".join(umum[0][0]) if umum and umum[0][1] >= 2 else ""


@aturan("urutan_istilah", Tingkat.CATATAN, "Tiga istilah disebut dengan urutan berbeda")
def urutan_istilah(naskah: Naskah) -> Iterator[Hasil]:
    """ "perencanaan, pelaksanaan, dan evaluasi" beside another order of the same words."""
    ada: dict[tuple[str, ...], dict[tuple[str, ...], list[int]]] = {}
    for b in naskah.dokumen.baris:
        for m in _TIGA.finditer(b.teks.lower()):
            tiga = tuple(m.groups())
            if len(set(tiga)) == 3:
                ada.setdefault(tuple(sorted(tiga)), {}).setdefault(tiga, []).append(b.nomor)
    for ragam in ada.values():
        if len(ragam) < 2:
            continue
        urut = sorted(ragam, key=lambda t: len(ragam[t]))
        yield Hasil(
            f"Urutan “{', '.join(urut[0])}” dan “{', '.join(urut[-1])}” dipakai bergantian.",
            [*ragam[urut[-1]][:2], *(n for t in urut[:-1] for n in ragam[t])],
        )


@aturan("dua_ejaan", Tingkat.CATATAN, "Satu kata ditulis dengan dua ejaan")
def dua_ejaan(naskah: Naskah) -> Iterator[Hasil]:
    """Pairs of which one should be chosen, and words written with and without a hyphen."""
    ada: dict[str, list[int]] = {}
    for b in naskah.dokumen.baris:
        for k in dict.fromkeys(kata(b.teks)):
            ada.setdefault(k, []).append(b.nomor)
    for pertama, kedua in DUA_BAKU:
        if pertama in ada and kedua in ada:
            jarang, sering = sorted((pertama, kedua), key=lambda k: len(ada[k]))
            pesan = f"“{pertama}” dan “{kedua}” dipakai bergantian."
            yield Hasil(pesan, [*ada[jarang], *ada[sering]])
    for k, baris in ada.items():
        bagian = k.split("-")
        rapat = "".join(bagian)
        if len(bagian) > 1 and len(set(bagian)) > 1 and rapat in ada and rapat != k:
            yield Hasil(f"“{k}” dan “{rapat}” dipakai bergantian.", [*baris, *ada[rapat]])


@aturan("singkatan_berulang", Tingkat.CATATAN, "Singkatan dalam kurung diulang")
def singkatan_berulang(naskah: Naskah) -> Iterator[Hasil]:
    """One abbreviation is put in brackets twice in one sentence."""
    for b, awal, isi in naskah.kalimat():
        if b.jenis is Jenis.RUMUS:
            continue
        hitung = Counter(m["s"] for m in _KURUNG.finditer(isi))
        for s, n in hitung.items():
            if n > 1:
                yield Hasil(f"({s}) ditulis {n} kali dalam satu kalimat.", [b.isi.baris_pada(awal)])


_PENANDA_BEDA = frozenset(
    "bukan non tidak calon mantan eks sub antar wakil anak pra pasca luar dalam".split(" ")
)


@aturan("singkatan_berimpit", Tingkat.CATATAN, "Satu istilah disingkat dengan dua cara")
def singkatan_berimpit(naskah: Naskah) -> Iterator[Hasil]:
    """One term is abbreviated with and without its first word."""
    arti: dict[tuple[str, ...], tuple[str, list[int]]] = {}
    for b in naskah.dokumen.baris:
        for m in _KURUNG.finditer(b.teks):
            panjang = _kepanjangan(b.teks[: m.start()], m["s"])
            if panjang:
                arti.setdefault(panjang, (m["s"], []))[1].append(b.nomor)
    for panjang, (singkat, baris) in arti.items():
        pendek = arti.get(panjang[1:])
        if pendek and len(panjang) > 2 and panjang[0] not in _PENANDA_BEDA:
            yield Hasil(
                f"“{' '.join(panjang[1:])}” ({pendek[0]}) juga disebut “{' '.join(panjang)}” "
                f"({singkat}). Pakai satu sebutan.",
                [*baris, *pendek[1]],
            )


@aturan("istilah_campur", Tingkat.CATATAN, "Istilah asing ditulis dengan “and” dan “dan”")
def istilah_campur(naskah: Naskah) -> Iterator[Hasil]:
    """ "input and output" beside "input dan output"."""
    ada: dict[tuple[str, str], dict[str, list[int]]] = {}
    for b in naskah.dokumen.baris:
        for m in re.finditer(r"\b([a-z]{3,})\s+(and|dan)\s+([a-z]{3,})\b", b.teks.lower()):
            ada.setdefault((m[1], m[3]), {}).setdefault(m[2], []).append(b.nomor)
    for (a, c), bentuk in ada.items():
        if len(bentuk) > 1:
            yield Hasil(
                f"“{a} and {c}” dan “{a} dan {c}” dipakai bergantian.",
                [*bentuk["and"], *bentuk["dan"]],
            )
