"""From numbered lines to blocks: headings, paragraphs, list items, tables, formulas, footnotes.

Text that came out of a converter is common, so leftovers of markdown emphasis are undone here and
a sentence that a page break cut in two is put together again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laporan.dokumen import judul
from laporan.dokumen.model import Blok, Dokumen, Jenis, Potongan, Teks
from laporan.dokumen.penyusun_tabel import baca_sel, susun_tabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laporan.dokumen.model import Baris

_BUTIR = re.compile(
    r"^(?P<luar>[-•▪●◦*–]\s+)?(?P<nomor>\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]{1,2})\s+(?=\S)"
    r"|^(?P<titik>[-•▪●◦–]|\*(?=\s))\s+(?=\S)"
)
_KAKI = re.compile(r"^(?:(?P<tanda>\*{1,4}|†|‡|[¹²³])\)?\s*(?=[^\s*])|\[\^(?P<n>\d+)\]:\s*)")
_MIRING = re.compile(r"(?<![*\w])\*(?![\s*])([^*\n]+?)(?<!\s)\*(?![*\w])")
_TEBAL = re.compile(r"(?<!\*)(\*{2,3})(?![\s*])([^*\n]+?)(?<!\s)\1(?!\*)")
_TEBAL_KAKI = re.compile(r"^\*{3}([^*]+)\*{2}$")
_BUKA = re.compile(r"^(\*{2,3})(?![\s*])")
_AKHIR_KALIMAT = re.compile(r"[.:;!?…][”\"')\]]*$")
_BARIS_SURAT = re.compile(
    r"^(?:yth|kepada|dari|hal|perihal|tanggal|nomor|sifat|lampiran|tembusan)\b\.?\s*:",
    re.IGNORECASE,
)
_RENTANG_TEBAL = 14
_BARIS_PANJANG = 150
_JUDUL_PENDEK = 70
_BARIS_PENUH = 110
_PANJANG_TERPUTUS = 40


def susun(nama: str, baris: Sequence[Baris]) -> Dokumen:
    """Build the blocks of a document from its lines."""
    return Dokumen(nama, tuple(baris), tuple(_sambung(list(_Penyusun(baris).blok()))))


def _tanpa_tekanan(teks: str) -> str:
    """Undo bold and italic marks; a lone star stays, it is a footnote mark."""
    kaki = _TEBAL_KAKI.match(teks)
    if kaki:
        return "*" + kaki[1]
    return _MIRING.sub(r"\1", _TEBAL.sub(r"\2", teks))


class _Penyusun:
    """One pass over the lines; `i` is the next line to be read."""

    def __init__(self, baris: Sequence[Baris]) -> None:
        self.baris = baris
        self.i = 0

    def blok(self) -> Iterator[Blok]:
        while self.i < len(self.baris):
            b = self.baris[self.i]
            if not b.teks:
                self.i += 1
            elif b.sel is not None or baca_sel(b) is not None:
                yield self._tabel()
            elif b.teks.startswith("$$"):
                yield self._rumus()
            else:
                yield self._teks(b)

    def _tabel(self) -> Blok:
        """Rows up to the next other text; blank lines inside are page breaks."""
        sampai, kosong = self.i, self.i
        baris_ini: list[Baris] = []
        while kosong < len(self.baris):
            b = self.baris[kosong]
            if baca_sel(b) is not None or b.sel is not None:
                if b.sel is None and _tabel_baru(baris_ini, b):
                    break
                baris_ini.append(b)
                sampai = kosong + 1
            elif b.teks:
                break
            kosong += 1
        self.i = max(sampai, self.i + 1)
        tabel = susun_tabel(baris_ini)
        return Blok(Jenis.TABEL, Teks(), tabel=tabel)

    def _rumus(self) -> Blok:
        potongan = []
        while self.i < len(self.baris):
            b = self.baris[self.i]
            potongan.append(Potongan(b.nomor, b.teks))
            self.i += 1
            penuh = " ".join(p.teks for p in potongan)
            if penuh.count("$$") >= 2 or len(potongan) >= _RENTANG_TEBAL or not b.teks:
                break
        return Blok(Jenis.RUMUS, Teks(tuple(p for p in potongan if p.teks)))

    def _teks(self, b: Baris) -> Blok:
        tebal = self._blok_tebal()
        if tebal is not None:
            return tebal
        self.i += 1
        teks = _tanpa_tekanan(b.teks)
        kaki = _KAKI.match(teks)
        if kaki and len(teks) > len(kaki.group(0)):
            isi = Teks((Potongan(b.nomor, teks[kaki.end() :]),))
            return Blok(Jenis.CATATAN_KAKI, isi, kaki["tanda"] or f"[^{kaki['n']}]")
        if judul.adalah_judul(teks):
            return Blok(Jenis.JUDUL, Teks((Potongan(b.nomor, teks.lstrip("# ")),)))
        if judul.keterangan_gambar(teks):
            return Blok(Jenis.KETERANGAN, self._lanjut(b, teks))
        butir = _BUTIR.match(teks)
        if butir:
            penanda = (butir["nomor"] or butir["titik"] or "").strip()
            return Blok(Jenis.BUTIR, self._lanjut(b, teks[butir.end() :]), penanda)
        return Blok(Jenis.PARAGRAF, self._lanjut(b, teks))

    def _blok_tebal(self) -> Blok | None:
        """A run of lines inside one pair of bold marks, read as one heading."""
        buka = _BUKA.match(self.baris[self.i].teks)
        if not buka:
            return None
        tanda = buka[1]
        for j in range(self.i, min(self.i + _RENTANG_TEBAL, len(self.baris))):
            teks = self.baris[j].teks
            if not teks:
                return None
            isi = teks[len(tanda) :] if j == self.i else teks
            if isi.endswith(tanda) and len(isi) > len(tanda):
                if j == self.i and tanda in isi[: -len(tanda)]:
                    return None
                potongan = tuple(
                    Potongan(x.nomor, x.teks.strip("*").strip()) for x in self.baris[self.i : j + 1]
                )
                self.i = j + 1
                return Blok(Jenis.JUDUL, Teks(potongan), tebal=True)
            if tanda in isi:
                return None
        return None

    def _lanjut(self, b: Baris, teks: str) -> Teks:
        """Following lines of the same hard-wrapped paragraph."""
        potongan = [Potongan(b.nomor, teks)]
        while self.i < len(self.baris):
            n = self.baris[self.i]
            lalu = potongan[-1].teks
            baru = not n.teks or n.sel is not None or baca_sel(n) is not None
            if baru or _AKHIR_KALIMAT.search(lalu) or _BARIS_SURAT.match(n.teks):
                break
            if len(lalu) > _BARIS_PANJANG and not n.teks[0].islower():
                break
            if _judul_pendek(lalu, n.teks):
                break
            if _BUTIR.match(n.teks) or n.teks.startswith(("$$", "#", "**")) or "=" in n.teks[:6]:
                break
            if judul.adalah_judul(n.teks) or judul.adalah_judul(lalu) or _KAKI.match(n.teks):
                break
            potongan.append(Potongan(n.nomor, _tanpa_tekanan(n.teks)))
            self.i += 1
        return Teks(tuple(potongan))


def _judul_pendek(atas: str, bawah: str) -> bool:
    """Whether a short line is a title of its own above a sentence, not its first part."""
    kalimat = len(bawah) > _BARIS_PENUH or bool(_AKHIR_KALIMAT.search(bawah))
    return len(atas) < _JUDUL_PENDEK and len(bawah) * 2 > len(atas) * 3 and kalimat and (
        bawah[0].isupper()
    )  # fmt: skip


def _tabel_baru(sebelum: Sequence[Baris], b: Baris) -> bool:
    """Whether a header row starts another table; label rows above it are part of its own."""
    if not judul.baris_kepala(baca_sel(b) or ()):
        return False
    sel = [baca_sel(x) or () for x in sebelum]
    return any(not judul.baris_kepala(s) and sum(bool(x) for x in s) > 1 for s in sel)


def _sambung(blok: list[Blok]) -> list[Blok]:
    """Join a paragraph or list item with its rest after a page break."""
    hasil: list[Blok] = []
    for b in blok:
        j = len(hasil) - 1
        if j > 0 and hasil[j].jenis is Jenis.JUDUL and hasil[j].tebal:
            j -= 1
        if hasil and j >= 0 and _lanjutan(hasil[j], b):
            hasil[j] = Blok(hasil[j].jenis, hasil[j].isi + b.isi, hasil[j].penanda)
        else:
            hasil.append(b)
    return hasil


def _lanjutan(awal: Blok, sisa: Blok) -> bool:
    if sisa.jenis is not Jenis.PARAGRAF or awal.jenis not in {Jenis.PARAGRAF, Jenis.BUTIR}:
        return False
    if _BARIS_SURAT.match(sisa.teks) or _BARIS_SURAT.match(awal.teks):
        return False
    if sisa.teks[0].islower() and not re.match(r"^[a-z]\w*\s*[=:]", sisa.teks):
        belum = not _AKHIR_KALIMAT.search(awal.teks)
        butir = awal.jenis is Jenis.BUTIR and awal.teks[-1] != ":"
        return len(awal.teks) > _PANJANG_TERPUTUS and (belum or butir)
    return False
