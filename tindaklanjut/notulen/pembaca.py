"""From lines to parts: joins wrapped lines, finds list items and their depth, and tables."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import medan, penanda, penggolong, sisipan, tabel
from tindaklanjut.notulen.blok import Baris, BarisTabel, Blok, JenisBlok

if TYPE_CHECKING:
    from collections.abc import Sequence

_GARIS: Final = re.compile(r"[\s\-–—=_*~.#+|]{3,}")
# "Biro Umum: konsumsi" begins something new, however long the line before it.
_BERLABEL: Final = re.compile(r"[A-Z][^:.;,()]{1,40}\s?(?::|->|→|=>)\s+\S")
_BERTANDA: Final = re.compile(r"[A-Z][^:.;,()]{1,40}\s[–—-]\s+\S")
_PENGGAL: Final = re.compile(r"([A-Za-z]{2,})-$")
_AKHIR: Final = re.compile(r"[.:;!?]['\"”)]?\s*$")
_NOMOR_HALAMAN: Final = re.compile(
    r"\s*(?:-\s*\d{1,3}\s*-|(?:halaman|hal\.?|page)\s+\d+(?:\s+dari\s+\d+)?)\s*", re.I
)
MAKS_LEBAR: Final = 130
MIN_LEBAR: Final = 64


def baca_baris(teks: str) -> list[Baris]:
    """The lines of a text, cleaned; the numbers are those of the given text."""
    baris: list[Baris] = []
    for nomor, mentah in enumerate(teks.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        bersih = penanda.rapatkan(penanda.bersihkan(mentah))
        coret = penanda.dicoret(bersih)
        tingkat, bersih = penanda.tingkat_markdown(bersih)
        bersih, tebal = penanda.tanpa_tebal(bersih)
        lebar = bersih.expandtabs(4)
        indentasi = len(lebar) - len(lebar.lstrip())
        baris.append(Baris(nomor, bersih, indentasi, judul=tingkat, tebal=tebal, coret=coret))
    return baris


def susun(baris: Sequence[Baris]) -> list[Blok]:
    """The parts of the text in order."""
    penyusun = _Penyusun(baris)
    i = 0
    while i < len(baris):
        b = baris[i]
        if b.tabel is None and (temuan := tabel.cari(baris, i)) is not None:
            penyusun.tutup()
            baris_tabel, i = temuan
            penyusun.tambah_tabel(baris_tabel)
            continue
        penyusun.terima(b)
        i += 1
    penyusun.tutup()
    return list(sisipan.uraikan(_bertingkat(penyusun.hasil)))


class _Penyusun:
    def __init__(self, baris: Sequence[Baris]) -> None:
        lebar = max((len(b.teks) for b in baris if b.tabel is None), default=0)
        # Longer lines were never wrapped, so no line goes on in the next one; one full line is
        # chance, wrapped text has more.
        pasangan = [
            _penuh(b.teks, lanjut.teks.strip(), lebar)
            for b, lanjut in pairwise(baris)
            if b.tabel is None and b.teks.strip() and lanjut.teks.strip()
        ]
        dibungkus = sum(pasangan) > 1 and sum(pasangan) * 5 >= len(pasangan)
        self._lebar = lebar if MIN_LEBAR <= lebar <= MAKS_LEBAR and dibungkus else None
        mulai = [b.teks.lstrip()[:1] for b in baris if b.tabel is None and b.teks.strip()]
        # A note without capitals: a small letter at the start of a line then tells nothing.
        self._huruf_kecil = 2 * sum(c.islower() for c in mulai) > len(mulai)
        self.hasil: list[tuple[Blok, int]] = []
        self._blok: Blok | None = None
        self._indentasi = 0
        self._isi = 0
        self._terakhir: Baris | None = None
        self._jeda = True

    def terima(self, b: Baris) -> None:
        if b.tabel is not None:
            self._baris_word(b)
            return
        polos = b.teks.strip()
        if not polos or _GARIS.fullmatch(polos) or _NOMOR_HALAMAN.fullmatch(polos):
            self.tutup()
            self._jeda = True
            return
        tanda = None if b.judul else penanda.kenali(b.teks)
        if self._blok is not None and self._lanjutan(b, polos, tanda):
            self._sambung(b, polos)
        else:
            self.tutup()
            self._mulai(b, polos, tanda)
        self._terakhir = b
        self._jeda = False

    def _baris_word(self, b: Baris) -> None:
        """Rows of one Word table follow each other; together they are one part."""
        self.tutup()
        if b.tabel is None:
            return
        if self.hasil and self.hasil[-1][0].jenis is JenisBlok.TABEL and not self._jeda:
            lama, indentasi = self.hasil[-1]
            baru = replace(lama, tabel=(*lama.tabel, b.tabel), akhir=b.tabel.akhir)
            self.hasil[-1] = (baru, indentasi)
        else:
            self.tambah_tabel((b.tabel,))
        self._jeda = False

    def tambah_tabel(self, baris: Sequence[BarisTabel]) -> None:
        blok = Blok(
            JenisBlok.TABEL, "", baris[0].awal, baris[-1].akhir, jeda=True, tabel=tuple(baris)
        )
        self.hasil.append((blok, 0))
        self._jeda = False

    def tutup(self) -> None:
        if self._blok is not None:
            self.hasil.append((self._blok, self._indentasi))
        self._blok = None
        self._terakhir = None

    def _mulai(self, b: Baris, polos: str, tanda: penanda.Penanda | None) -> None:
        isi = b.teks[tanda.panjang :].strip() if tanda else polos
        dalam = penanda.kenali(isi) if tanda and tanda.gaya in ("emoji", "-", "•", "*") else None
        if dalam is not None and tanda is not None:
            isi = isi[dalam.panjang :].strip()
            tanda = replace(dalam, selesai=dalam.selesai or tanda.selesai)
        jenis = JenisBlok.BUTIR if tanda else JenisBlok.PARAGRAF
        if b.judul or (b.tebal and not tanda):
            jenis = JenisBlok.JUDUL
        self._blok = Blok(
            jenis,
            isi,
            b.nomor,
            b.nomor,
            gaya=tanda.gaya if tanda else "",
            judul=b.judul or (9 if b.tebal else 0),
            jeda=self._jeda,
            selesai=b.coret or bool(tanda and tanda.selesai),
        )
        self._indentasi = b.indentasi
        self._isi = b.indentasi + (tanda.panjang if tanda else 0)

    def _lanjutan(self, b: Baris, polos: str, tanda: penanda.Penanda | None) -> bool:
        """Whether a line goes on with the part before it."""
        blok, lama = self._blok, self._terakhir
        if blok is None or lama is None or b.utuh or b.judul or lama.judul or tanda is not None:
            return False
        if blok.jenis is JenisBlok.JUDUL or b.tebal or medan.awal_medan(polos):
            return False
        sebaris = _BERLABEL.match(polos) or (_BERTANDA.match(polos) and _BERTANDA.match(blok.teks))
        if sebaris and b.indentasi <= self._indentasi:
            return False
        sebelum = lama.teks.strip()
        if medan.awal_medan(blok.teks) and blok.jenis is JenisBlok.PARAGRAF and ":" in blok.teks:
            return b.indentasi > self._indentasi + 3 or polos[0].islower()
        if _PENGGAL.search(sebelum) and polos[0].islower():
            return True
        if blok.jenis is JenisBlok.BUTIR and _kepala(blok.teks):
            return False
        if blok.jenis is JenisBlok.BUTIR and b.indentasi > self._indentasi:
            return not (sebelum.endswith(":") and b.indentasi <= self._indentasi + 1)
        if _AKHIR.search(sebelum):
            return (
                blok.jenis is JenisBlok.PARAGRAF and sebelum[-1] == "." and self._penuh(lama, polos)
            )
        if self._huruf_kecil:
            return False
        if polos[0].islower() or polos[0] == "(":
            return len(sebelum) >= 25
        return self._penuh(lama, polos)

    def _penuh(self, lama: Baris, polos: str) -> bool:
        return self._lebar is not None and _penuh(lama.teks, polos, self._lebar)

    def _sambung(self, b: Baris, polos: str) -> None:
        if self._blok is None:
            return
        teks = self._blok.teks
        penggal = _PENGGAL.search(teks)
        if penggal and polos[0].islower():
            ulang = polos.lower().startswith(penggal.group(1).lower()[:4])
            teks = teks if ulang else teks[:-1]
            gabung = teks + polos
        else:
            gabung = f"{teks} {polos}"
        self._blok = replace(self._blok, teks=gabung, akhir=b.nomor)


def _kepala(teks: str) -> bool:
    """Whether an item is a heading, so that the text below it is its section and not its rest."""
    golongan = penggolong.golongkan(teks)
    return (golongan is not None and golongan[1]) or (teks.isupper() and len(teks.split()) <= 6)


def _penuh(baris: str, lanjutan: str, lebar: int) -> bool:
    """Whether the next word had no room left on the line: the mark of a wrapped line."""
    return len(baris) + 1 + len(lanjutan.split()[0]) > lebar


def _bertingkat(isi: Sequence[tuple[Blok, int]]) -> list[Blok]:
    """Gives every list item its depth, from the kinds of markers and the indentation."""
    tumpukan: list[tuple[str, int]] = []
    hasil: list[Blok] = []
    for blok, indentasi in isi:
        if blok.jenis is not JenisBlok.BUTIR:
            if blok.jenis is JenisBlok.JUDUL or (blok.jeda and indentasi == 0):
                tumpukan = []
            hasil.append(blok)
            continue
        tingkat = _tingkat(tumpukan, blok.gaya, indentasi)
        tumpukan = [*tumpukan[:tingkat], (blok.gaya, indentasi)]
        hasil.append(replace(blok, tingkat=tingkat, teks=_rapi(blok.teks)))
    return [replace(b, teks=_rapi(b.teks)) for b in hasil]


def _tingkat(tumpukan: Sequence[tuple[str, int]], gaya: str, indentasi: int) -> int:
    if gaya.startswith("desimal"):
        dalam = int(gaya.removeprefix("desimal")) - 1
        dasar = next((n for n, (g, _) in enumerate(tumpukan) if g.startswith("desimal")), None)
        if dasar is not None:
            return dasar + dalam - int(tumpukan[dasar][0].removeprefix("desimal")) + 1
    for n in range(len(tumpukan) - 1, -1, -1):
        if tumpukan[n][0] == gaya and indentasi <= tumpukan[n][1] + 1:
            if indentasi < tumpukan[n][1] - 1 and any(g == gaya for g, _ in tumpukan[:n]):
                continue
            return n
    n = len(tumpukan)
    while n and indentasi < tumpukan[n - 1][1]:
        n -= 1
    return n


def _rapi(teks: str) -> str:
    return " ".join(teks.split())
