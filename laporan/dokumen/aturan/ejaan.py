"""Spelling: known misspellings, words that look mistyped, repeated and run-together words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.kosakata import KOSAKATA
from laporan.dokumen.leksikon import ASING, SALAH_EJA, UNGKAPAN
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.teks import jarak, sekitar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.pengenal import Naskah

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PANJANG = 6
_AKHIRAN = ("nya", "kan", "lah", "an", "i", "kah", "ku", "mu", "pun", "s")
_AWALAN = "mem men meng meny me pem pen peng peny pe ber be ter te di ke se per".split()
_JUDUL_SINGKAT = 3


@aturan("salah_eja", Tingkat.CATATAN, "Kata tidak baku atau salah eja")
def salah_eja(naskah: Naskah) -> Iterator[Hasil]:
    """Known misspellings, one finding per word."""
    ada: dict[str, list[int]] = {}
    kutipan: dict[str, dict[int, str]] = {}
    for b in naskah.dokumen.baris:
        for m in _TOKEN.finditer(b.teks):
            k = m.group(0).lower()
            if k in SALAH_EJA and not _asing(b.teks, m) and "$$" not in b.teks:
                ada.setdefault(k, []).append(b.nomor)
                kutipan.setdefault(k, {}).setdefault(b.nomor, sekitar(b.teks, *m.span()))
    for k, baris in ada.items():
        yield Hasil(f"“{k}” seharusnya “{SALAH_EJA[k]}”.", baris, kutipan[k])


def _asing(teks: str, m: re.Match[str]) -> bool:
    """An English word inside an English name is right."""
    sebelum = teks[: m.start()].rstrip().rsplit(" ", 1)[-1]
    return m.group(0).lower() in ASING and m.group(0)[0].isupper() and sebelum[:1].isupper() and (
        not sebelum.endswith((".", ":"))
    )  # fmt: skip


@dataclass
class _Kata:
    """A word of the document: its lines, the words before and after it."""

    baris: list[int] = field(default_factory=list)
    kiri: set[str] = field(default_factory=set)
    kanan: set[str] = field(default_factory=set)
    kecil: bool = False


def _indeks(naskah: Naskah) -> dict[str, _Kata]:
    hasil: dict[str, _Kata] = {}
    for b in naskah.dokumen.baris:
        if "$$" in b.teks or b.teks.isupper():
            continue
        token = [m.group(0) for m in _TOKEN.finditer(b.teks)]
        for i, t in enumerate(token):
            k = hasil.setdefault(t.lower(), _Kata())
            k.baris.append(b.nomor)
            k.kecil = k.kecil or t[0].islower()
            if i:
                k.kiri.add(token[i - 1].lower())
            if i + 1 < len(token):
                k.kanan.add(token[i + 1].lower())
    return hasil


def _imbuhan(a: str, b: str) -> bool:
    """Whether two words differ by a prefix or suffix only."""
    pendek, panjang = sorted((a, b), key=len)
    if panjang.startswith(pendek) and panjang[len(pendek) :] in _AKHIRAN:
        return True
    if panjang.endswith(pendek):
        return True
    for x in _AWALAN:
        for y in _AWALAN:
            if a.startswith(x) and b.startswith(y) and x != y and a[len(x) :] == b[len(y) :]:
                return True
    return a[1:] == b[1:] or any(
        a.endswith(x) and b.endswith(y) and a[: -len(x)] == b[: -len(y)]
        for x in _AKHIRAN for y in _AKHIRAN if x != y
    )  # fmt: skip


@aturan("dugaan_salah_ketik", Tingkat.CATATAN, "Kata mirip dengan kata lain di dokumen")
def dugaan_salah_ketik(naskah: Naskah) -> Iterator[Hasil]:
    """Two spellings of one word: alike letter by letter and standing beside the same words."""
    indeks = _indeks(naskah)
    daftar = [k for k in indeks if len(k) >= _PANJANG and "-" not in k and k not in SALAH_EJA]
    ember: dict[tuple[str, int], list[str]] = {}
    for k in daftar:
        ember.setdefault((k[0], len(k)), []).append(k)
    for a in daftar:
        if a in KOSAKATA:
            continue
        calon = [
            b for n in range(len(a) - 2, len(a) + 3) for b in ember.get((a[0], n), ())
            if b != a and _lebih_umum(indeks, b, a) and _mirip_huruf(a, b)
            and _berdampingan(indeks[a], indeks[b])
        ]  # fmt: skip
        if calon:
            benar = max(calon, key=lambda b: len(indeks[b].baris))
            yield Hasil(
                f"“{a}” mungkin salah ketik untuk “{benar}”.",
                [*indeks[a].baris[:11], indeks[benar].baris[0]],
            )


def _lebih_umum(indeks: dict[str, _Kata], b: str, a: str) -> bool:
    n, m = len(indeks[b].baris), len(indeks[a].baris)
    return b in KOSAKATA or n > m or (n == m and b < a and a not in KOSAKATA)


def _mirip_huruf(a: str, b: str) -> bool:
    batas = 2 if min(len(a), len(b)) >= 10 else 1
    return jarak(a, b, batas) <= batas and not _imbuhan(a, b)


def _berdampingan(a: _Kata, b: _Kata) -> bool:
    """Whether both words have the same neighbour on both sides, or on one side and few uses."""
    kiri, kanan = a.kiri & b.kiri, a.kanan & b.kanan
    return bool(kiri and kanan) or (len(a.baris) <= 2 and bool(kiri or kanan))


@aturan("kata_tidak_dikenal", Tingkat.CATATAN, "Kata tampak salah ketik")
def kata_tidak_dikenal(naskah: Naskah) -> Iterator[Hasil]:
    """A rare word one letter away from a common one, with a run of letters no other word has."""
    indeks = _indeks(naskah)
    trigram: dict[str, int] = {}
    for k in {*indeks, *KOSAKATA}:
        for t in {k[i : i + 3] for i in range(len(k) - 2)}:
            trigram[t] = trigram.get(t, 0) + 1
    for a, isi in indeks.items():
        if len(a) < _PANJANG + 1 or len(isi.baris) > 2 or a in KOSAKATA or a in SALAH_EJA:
            continue
        if all(trigram[a[i : i + 3]] > 1 for i in range(len(a) - 2)):
            continue
        benar = next((b for b in sorted(KOSAKATA) if b[0] == a[0] and jarak(a, b, 1) == 1), None)
        if benar and not _imbuhan(a, benar):
            yield Hasil(f"“{a}” mungkin salah ketik untuk “{benar}”.", isi.baris)


@aturan("kata_berulang", Tingkat.PERINGATAN, "Kata atau frasa ditulis dua kali")
def kata_berulang(naskah: Naskah) -> Iterator[Hasil]:
    """ "yang yang", or a whole name twice in a row."""
    pola = re.compile(r"\b(?P<a>[^\W\d_]{2,}(?: [^\W\d_]+){0,4}) (?P=a)\b", re.IGNORECASE)
    for b in naskah.blok:
        if b.jenis is Jenis.RUMUS:
            continue
        teks = [b.isi] if b.tabel is None else [s for r in b.tabel.isi for s in r.sel]
        for t in teks:
            for m in pola.finditer(t.teks):
                n = dict.fromkeys((t.baris_pada(m.start()), t.baris_pada(m.end() - 1)))
                satu = " " not in m["a"]
                apa = "tanpa tanda hubung atau tertulis dua kali" if satu else "ditulis dua kali"
                yield Hasil(f"“{m.group(0)}” {apa}.", n)


@aturan("kata_tergabung", Tingkat.PERINGATAN, "Dua kata tergabung atau huruf hilang")
def kata_tergabung(naskah: Naskah) -> Iterator[Hasil]:
    """ "diBidang" and "danPengembangan": a capital inside a word whose rest is a word."""
    for b in naskah.dokumen.baris:
        if "$$" in b.teks:
            continue
        for m in re.finditer(r"(?<![\w/])[a-z]{1,5}([A-Z][a-z]{3,})\b", b.teks):
            if naskah.frekuensi.get(m[1].lower(), 0) >= 1 or m[1].lower() in KOSAKATA:
                yield Hasil(
                    f"“{m.group(0)}” tampak tergabung.",
                    [b.nomor],
                    {b.nomor: sekitar(b.teks, *m.span())},
                )


@aturan("ungkapan_tidak_baku", Tingkat.CATATAN, "Ungkapan berlebihan atau tidak tepat")
def ungkapan_tidak_baku(naskah: Naskah) -> Iterator[Hasil]:
    """Phrases that say a thing twice or use the wrong word."""
    for pola, benar in UNGKAPAN:
        kena: dict[int, str] = {}
        for b, awal, isi in naskah.kalimat():
            m = re.search(rf"\b{pola}\b", isi, re.IGNORECASE)
            if m:
                kena.setdefault(b.isi.baris_pada(awal + m.start()), m.group(0))
        if kena:
            yield Hasil(f"“{next(iter(kena.values()))}”: tulis “{benar}”.", kena)


@aturan("awal_kalimat", Tingkat.CATATAN, "Kalimat dimulai dengan kata sambung")
def awal_kalimat(naskah: Naskah) -> Iterator[Hasil]:
    """A sentence that starts with "Sehingga" or "Sedangkan" is half a sentence."""
    baris = [
        b.isi.baris_pada(awal)
        for b, awal, isi in naskah.kalimat()
        if re.match(r"(?:Sehingga|Sedangkan|Dimana|Yang mana)\b", isi.lstrip())
        and len(isi.split()) > _JUDUL_SINGKAT
    ]
    if baris:
        yield Hasil("Kata sambung seperti “Sehingga” tidak mengawali kalimat.", baris)


@aturan("baik_maupun", Tingkat.CATATAN, "“Baik … dan” seharusnya “baik … maupun”")
def baik_maupun(naskah: Naskah) -> Iterator[Hasil]:
    """ "baik di pusat dan daerah"."""
    pola = re.compile(
        r"(?i)(?<!lebih )(?<!yang )(?<!cukup )(?<!sangat )\bbaik\s+"
        r"(?:di|pada|dari|dalam|secara|oleh|untuk|kepada|bagi|melalui|tingkat)\b(?P<isi>[^.;:,]{2,70}?)\bdan\b(?P<ekor>[^.;]{0,60})"
    )
    for b, awal, isi in naskah.kalimat():
        m = pola.search(isi)
        if m and "maupun" not in m.group(0).lower():
            n = b.isi.baris_pada(awal + m.start())
            yield Hasil("“baik … dan …”: tulis “baik … maupun …”.", [n], {n: m.group(0)})


@aturan("sapaan", Tingkat.CATATAN, "Sapaan lisan dalam laporan")
def sapaan(naskah: Naskah) -> Iterator[Hasil]:
    """ "Pak" or "Bu" before a name or an office."""
    baris = [
        b.nomor for b in naskah.dokumen.baris if re.search(r"\b(?:Pak|Bu|Mas|Mbak) [A-Z]", b.teks)
    ]
    if baris:
        yield Hasil("Sapaan lisan seperti “Pak” dipakai; tulis nama jabatannya.", baris)
