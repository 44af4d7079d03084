"""Arithmetic in the text: ratios, sums, changes, rounding, numbers in words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inti.angka import bulatkan
from laporan.dokumen.angka import (
    POLA_ANGKA,
    SKALA,
    banyak_desimal,
    desimal,
    tulis,
)
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.teks import sekitar
from laporan.dokumen.terbilang import baca_terbilang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.model import Blok
    from laporan.dokumen.pengenal import Naskah

_A = f"(?P<a>{POLA_ANGKA})"
_B = f"(?P<b>{POLA_ANGKA})"
_P = f"(?P<p>{POLA_ANGKA})"
_KATA = r"(?:\s+\(?[A-Za-z/][A-Za-z/.-]*\)?)"
_BAGI = re.compile(rf"{_A}\s*\)?\s*(?:/|:|÷|dibagi)\s*\(?\s*{_B}\s*\)?\s*(?:[x×*]|kali)\s*100\s*%?")
_SAMA = re.compile(rf"^[\s)$]*=\s*{_P}\s*%?")
_DARI = re.compile(
    rf"(?<![\d.,-]){_A}(?P<antara>{_KATA}{{0,6}}?)\s+dari\s+(?:(?:total|jumlah|sejumlah|sebanyak"
    rf"|keseluruhan|seluruh|target)\s+)*{_B}(?P<ekor>{_KATA}{{0,6}}?)\s*,?\s*"
    rf"(?:\(|atau(?: sebesar)?|sebesar|setara(?: dengan)?|yaitu|yakni|mencapai)\s*(?:sebesar\s+)?"
    rf"{_P}\s*(?:%|persen)",
    re.IGNORECASE,
)
_PERSEN_DARI = re.compile(
    rf"(?<![\d.,]){_P}\s*(?:%|persen)\s*\(\s*{_A}{_KATA}{{0,4}}?\s+dari\s+(?:total\s+)?{_B}(?![.,]?\d)",
    re.IGNORECASE,
)
_SKALA = r"(?:\s*(?:ribu|juta|mil[iy]ar|triliun)\b)?"
_RP_A = rf"Rp\.?\s*(?P<a>{POLA_ANGKA}{_SKALA})(?:,-)?"
_RP_B = rf"Rp\.?\s*(?P<b>{POLA_ANGKA}{_SKALA})(?:,-)?"
_ADALAH_P = rf"[^.;%\d]{{0,40}}?(?:\(|atau(?: sebesar)?|sebesar)\s*{_P}\s*%\)?"
_RUPIAH = re.compile(
    rf"{_RP_A}{_ADALAH_P}[^.;%\d]{{0,60}}?\b(?:dari|terhadap)\b[^;%\d]{{0,60}}?{_RP_B}",
    re.IGNORECASE,
)
_RUPIAH_BALIK = re.compile(
    rf"(?:\bdari\s+(?:\w+\s+){{0,4}}?{_RP_B}[^;%\d]{{0,80}}?"
    rf"|{_RP_B.replace('<b>', '<c>')}[^;%\d]{{0,40}}?"
    rf"\b(?:terealisasi|realisasi\w*|terserap|diserap)\b[^;%\d]{{0,30}}?){_RP_A}{_ADALAH_P}",
    re.IGNORECASE,
)
_GERAK = re.compile(r"(?i)\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|berubah|tumbuh)")
_SUKU = rf"{POLA_ANGKA}\s*%?(?:\s+[a-z]+){{0,2}}?"
_TAMBAH = re.compile(rf"(?<![\d.,/=])(?P<suku>{_SUKU}(?:\s*\+\s*{_SUKU})+)\s*=\s*{_P}(?!\s*[/x×])")


def _latex(teks: str) -> str:
    """A formula as plain text: fractions become a division."""
    t = re.sub(r"\\(?:d|t)?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"(\1/\2)", teks)
    t = re.sub(r"\\text\s*\{([^{}]*)\}", r"\1", t).replace(r"\times", "×").replace(r"\%", "%")
    return re.sub(r"\\(?:left|right)", "", t).replace(r"\cdot", "×")


def _berskala(teks: str) -> Decimal | None:
    """Value of a number that may end in juta, miliar, …."""
    m = re.match(rf"({POLA_ANGKA})\s*([A-Za-z]*)$", teks.strip())
    angka = desimal(m[1]) if m else None
    return angka * SKALA.get(m[2].lower(), Decimal(1)) if m and angka is not None else None


def _salah_rasio(a: str, b: str, p: str) -> Decimal | None:
    """The right percentage when the printed one is wrong; None when it is right or unreadable."""
    pembilang, penyebut, persen = _berskala(a), _berskala(b), desimal(p)
    if pembilang is None or not penyebut or persen is None:
        return None
    hasil = pembilang / penyebut * 100
    setengah = Decimal(5).scaleb(-banyak_desimal(p) - 1)
    return hasil if abs(hasil - persen) > setengah else None


@aturan("rasio_salah_hitung", Tingkat.GALAT, "Persentase tidak sama dengan pembilang/penyebut")
def rasio_salah_hitung(naskah: Naskah) -> Iterator[Hasil]:
    """A written division by its written result; "a dari b (p%)"; Rp a or p% of Rp b."""
    yield from _rasio_rumus(naskah)
    for b, awal, isi in naskah.kalimat():
        for pola in (_DARI, _PERSEN_DARI, _RUPIAH, _RUPIAH_BALIK):
            for m in pola.finditer(isi):
                if pola is _DARI and not _dari_sah(m):
                    continue
                kunci_b = "b" if m["b"] else "c"
                penyebut = m[kunci_b]
                benar = _salah_rasio(m["a"], penyebut, m["p"])
                if benar is None or _kasar(m["a"], penyebut, benar, m["p"]):
                    continue
                baris = [b.isi.baris_pada(awal + m.start(g)) for g in ("a", kunci_b, "p")]
                yield Hasil(
                    f"{m['a']} dari {penyebut} adalah {tulis(benar)}%, tertulis {m['p']}%.",
                    baris,
                    {baris[0]: sekitar(isi, m.start(), m.end(), 30)},
                )


def _kasar(a: str, b: str, benar: Decimal, p: str) -> bool:
    """Whether rounding of "6,38 miliar" explains the difference to the printed percentage."""
    persen = desimal(p)
    if persen is None or not re.search(r"[A-Za-z]", a + b):
        return False
    geser = Decimal(0)
    for x in (a, b):
        angka = re.match(POLA_ANGKA, x)
        nilai = desimal(angka.group(0)) if angka else None
        if angka and nilai:
            geser += Decimal(5).scaleb(-banyak_desimal(angka.group(0)) - 1) / nilai
    setengah = Decimal(5).scaleb(-banyak_desimal(p) - 1)
    return abs(benar - persen) <= benar * geser + setengah


def _dari_sah(m: re.Match[str]) -> bool:
    """ "4,19 dari 4" is a value on a scale and "turun 5 dari 20" is a change, not a share."""
    a, b = desimal(m["a"]), desimal(m["b"])
    if a is None or b is None or a > b or a != a.to_integral_value():
        return False
    awal = m.string[max(m.start() - 25, 0) : m.start()]
    return not _GERAK.search(m["antara"] + " " + m["ekor"]) and not _GERAK.search(awal)


def _rasio_rumus(naskah: Naskah) -> Iterator[Hasil]:
    blok = [b for b in naskah.blok if b.tabel is None]
    for i, b in enumerate(blok):
        teks = _latex(b.teks)
        for m in _BAGI.finditer(teks):
            hasil = _hasil_rumus(teks[m.end() :], blok[i + 1 : i + 3])
            bersusun = re.search(r"[-–+x×*/:]\s*$", teks[: m.start()])
            if hasil is None or bersusun:
                continue
            persen, baris_hasil = hasil
            benar = _salah_rasio(m["a"], m["b"], persen)
            if benar is not None:
                yield Hasil(
                    f"{m['a']} / {m['b']} × 100% adalah {tulis(benar)}%, tertulis {persen}%.",
                    [*b.baris, *baris_hasil],
                )


def _hasil_rumus(ekor: str, sesudah: list[Blok]) -> tuple[str, tuple[int, ...]] | None:
    """The result of a division: behind it or in one of the next two blocks."""
    m = _SAMA.match(ekor)
    if m:
        return m["p"], ()
    for b in sesudah:
        m = _SAMA.match(_latex(b.teks))
        if m and b.jenis in {Jenis.RUMUS, Jenis.PARAGRAF} and not _BAGI.search(_latex(b.teks)):
            return m["p"], b.baris
    return None


@aturan("penjumlahan_salah", Tingkat.GALAT, "Jumlah yang ditulis tidak sama dengan suku-sukunya")
def penjumlahan_salah(naskah: Naskah) -> Iterator[Hasil]:
    """A written sum such as 12 + 8 = 21."""
    for b in naskah.blok:
        if b.tabel is not None:
            continue
        teks = _latex(b.teks)
        for m in _TAMBAH.finditer(teks):
            suku = [desimal(s) for s in re.findall(POLA_ANGKA, m["suku"])]
            jumlah = desimal(m["p"])
            if jumlah is None or any(s is None for s in suku):
                continue
            benar = sum((s for s in suku if s is not None), Decimal(0))
            if benar != jumlah:
                pesan = f"{' '.join(m['suku'].split())} adalah {tulis(benar)}, tertulis {m['p']}."
                yield Hasil(pesan, b.baris)


_SATUAN_Z = r"(?P<satuan>\s*(?:%|persen(?:\s+poin)?|poin(?:\s+persen)?)?)"
_NAIK = r"(?P<gerak>naik|meningkat|bertambah|tumbuh|turun|menurun|berkurang)"
_XY = (
    rf"dari\s+(?:(?:sebelumnya|semula)\s+)?(?:Rp\.?\s*)?(?P<x>{POLA_ANGKA})(?P<sx>\s*%?)"
    rf"[^.;\d]{{0,60}}?(?:menjadi|ke)\s+(?:sebesar\s+)?(?:Rp\.?\s*)?(?P<y>{POLA_ANGKA})(?P<sy>\s*%?)"
)
_UBAH = re.compile(
    rf"\b{_NAIK}\b(?:\s+(?:sebesar|sebanyak))?(?:\s+(?:Rp\.?\s*)?(?P<z>{POLA_ANGKA}){_SATUAN_Z})?"
    rf"[^.;\d]{{0,40}}?\b{_XY}",
    re.IGNORECASE,
)


@aturan("perubahan_salah_hitung", Tingkat.GALAT, "Kenaikan atau penurunan salah dihitung")
def perubahan_salah_hitung(naskah: Naskah) -> Iterator[Hasil]:
    """ "naik 3 dari 10 menjadi 12", or a rise that is a fall."""
    for b, awal, isi in naskah.kalimat():
        for m in _UBAH.finditer(isi):
            x, y = desimal(m["x"]), desimal(m["y"])
            if x is None or y is None or x == y or m["sx"].strip() != m["sy"].strip():
                continue
            naik = m["gerak"].lower() in {"naik", "meningkat", "bertambah", "tumbuh"}
            baris = [b.isi.baris_pada(awal + m.start("x")), b.isi.baris_pada(awal + m.start("y"))]
            kutipan = {baris[0]: sekitar(isi, m.start(), m.end(), 20)}
            if naik != (y > x):
                pesan = f"Dari {m['x']} menjadi {m['y']} bukan “{m['gerak'].lower()}”."
                yield Hasil(pesan, baris, kutipan)
            elif m["z"] and not _beda_cocok(m, x, y):
                pesan = (
                    f"Selisih {m['x']} dan {m['y']} adalah {tulis(abs(y - x))}, tertulis {m['z']}."
                )
                yield Hasil(pesan, baris, kutipan)


def _beda_cocok(m: re.Match[str], x: Decimal, y: Decimal) -> bool:
    """Whether the printed change is the difference, or the difference in percent of the start."""
    z = desimal(m["z"])
    if z is None:
        return True
    setengah = Decimal(5).scaleb(-banyak_desimal(m["z"]) - 1)
    beda = abs(y - x)
    pecahan = max(banyak_desimal(m["x"]), banyak_desimal(m["y"]))
    toleransi = setengah if banyak_desimal(m["z"]) < pecahan else Decimal(0)
    if abs(beda - z) <= toleransi:
        return True
    return bool(m["satuan"].strip()) and bool(x) and abs(beda / x * 100 - z) <= setengah


_BESAR = re.compile(rf"(?<![\d.,]){_A}\s*(?P<skala>ribu|juta|mil[iy]ar|triliun)\b", re.IGNORECASE)
_PENUH = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3}){1,5}(?![.,]?\d)")
_DEKAT = Decimal("0.005")


@aturan("pembulatan_salah", Tingkat.PERINGATAN, "Angka ringkas dipotong, bukan dibulatkan")
def pembulatan_salah(naskah: Naskah) -> Iterator[Hasil]:
    """ "84,96 juta" beside 84.968.120: cut off instead of rounded."""
    penuh: dict[Decimal, list[int]] = {}
    for baris in naskah.dokumen.baris:
        for m in _PENUH.finditer(baris.teks):
            nilai = desimal(m.group(0))
            if nilai is not None and nilai >= 10_000:
                penuh.setdefault(nilai, []).append(baris.nomor)
    for b, awal, isi in naskah.kalimat():
        for m in _BESAR.finditer(isi):
            ringkas, skala = desimal(m["a"]), SKALA[m["skala"].lower()]
            d = banyak_desimal(m["a"])
            if ringkas is None or not d:
                continue
            for nilai, di in penuh.items():
                beda = abs(nilai - ringkas * skala)
                dekat = beda < skala.scaleb(-d) and beda <= nilai * _DEKAT and skala < nilai
                if dekat and bulatkan(nilai / skala, d) != ringkas:
                    yield Hasil(
                        f"{m.group(0)} seharusnya {tulis_d(nilai / skala, d)} {m['skala']}: "
                        f"angka lengkapnya {tulis(nilai)}.",
                        [b.isi.baris_pada(awal + m.start()), *di],
                        {b.isi.baris_pada(awal + m.start()): sekitar(isi, m.start(), m.end())},
                    )


def tulis_d(nilai: Decimal, desimal_: int) -> str:
    """A number rounded to a given count of decimals, for a message."""
    return f"{bulatkan(nilai, desimal_):f}".replace(".", ",")


_DIGIT_MIN = 5
_ANGKA_MAKS = 1000
_NIRBULAT = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3}){1,3}(?![.,]?\d)")


@aturan("angka_hampir_sama", Tingkat.PERINGATAN, "Dua angka besar hanya berbeda satu angka")
def angka_hampir_sama(naskah: Naskah) -> Iterator[Hasil]:
    """412.835 and 412.385: most likely one of them is a slip of the finger."""
    ada: dict[str, list[int]] = {}
    for baris in naskah.dokumen.baris:
        for m in _NIRBULAT.finditer(baris.teks):
            angka = re.sub(r"\D", "", m.group(0))
            if len(angka) >= _DIGIT_MIN and not angka.endswith("000"):
                ada.setdefault(angka, []).append(baris.nomor)
    digit = sorted(ada)[:_ANGKA_MAKS]
    for i, a in enumerate(digit):
        for b in digit[i + 1 :]:
            if len(a) == len(b) and set(ada[a]).isdisjoint(ada[b]) and _nyaris(a, b):
                yield Hasil(
                    f"{tulis(Decimal(a))} dan {tulis(Decimal(b))} hampir sama. "
                    "Pastikan bukan salah ketik.",
                    [*ada[a], *ada[b]],
                )


def _nyaris(a: str, b: str) -> bool:
    """One digit differs (in numbers of six or more), or two neighbours changed places."""
    beda = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(beda) == 1:
        return len(a) >= 6
    return len(beda) == 2 and beda[1] == beda[0] + 1 and a[beda[0]] == b[beda[1]] and (
        a[beda[1]] == b[beda[0]]
    )  # fmt: skip


_TERBILANG = re.compile(rf"(?<![\d.,]){_A}\s*(?:,-)?\s*\((?P<kata>[A-Za-z\s-]{{3,120}})\)")


@aturan("angka_dan_huruf_berbeda", Tingkat.GALAT, "Angka dan tulisan hurufnya berbeda")
def angka_dan_huruf_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """ "8 (tujuh) aspek", "Rp 24.000.000 (lima juta rupiah)"."""
    for baris in naskah.dokumen.baris:
        for m in _TERBILANG.finditer(baris.teks):
            nilai, huruf = desimal(m["a"]), baca_terbilang(m["kata"])
            if nilai is not None and huruf is not None and nilai != huruf:
                yield Hasil(
                    f"Tertulis {m['a']}, tetapi hurufnya “{' '.join(m['kata'].split())}”.",
                    [baris.nomor],
                    {baris.nomor: sekitar(baris.teks, m.start(), m.end())},
                )


@aturan("rumus_rata_ganda", Tingkat.PERINGATAN, "Rumus membagi rata-rata sekali lagi")
def rumus_rata_ganda(naskah: Naskah) -> Iterator[Hasil]:
    """A formula that divides a mean by the number of the things it is the mean of."""
    pola = re.compile(r"\(([^()/]+)/([^()/]+)\)")
    for b in naskah.blok:
        if b.jenis is not Jenis.RUMUS:
            continue
        polos = _latex(re.sub(r"\\text\s*\{([^{}]*)\}", r"\1", b.teks)).lower()
        for atas, bawah in pola.findall(polos):
            benda = re.match(r"\s*(?:jumlah|banyaknya|total)\s+(\w+)", bawah)
            if (
                re.search(r"\b(?:rerata|rata-rata|rata rata)\b", atas)
                and benda
                and benda[1] in atas
            ):
                yield Hasil("Rata-rata dibagi lagi dengan jumlah butirnya.", b.baris)
