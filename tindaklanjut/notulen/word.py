"""A Word document as lines: paragraphs, numbered lists with their numbers, tables.

Read with the standard library and defusedxml. Only the parts that carry text are opened, each up
to a fixed size, so a zip bomb costs no more than that.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tindaklanjut.notulen import penanda, penggolong
from tindaklanjut.notulen.blok import Baris, BarisTabel
from tindaklanjut.notulen.penomoran import Penomoran

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_PILIHAN: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAKS_BAGIAN: Final = 40_000_000
_MAKS_DALAM: Final = 40
_RUSAK: Final = (
    "Berkas .docx ini rusak atau bukan dokumen Word. Buka di Word, simpan ulang sebagai .docx, "
    "lalu unggah lagi."
)


class BerkasDitolak(ValueError):
    """A file that cannot be read; the message is a sentence for the person."""


def baca(isi: bytes) -> list[Baris]:
    """The lines of a .docx. Raises ``BerkasDitolak``."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            dokumen = _xml(arsip, "word/document.xml", wajib=True)
            nomor = _xml(arsip, "word/numbering.xml")
            gaya = _xml(arsip, "word/styles.xml")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as galat:
        raise BerkasDitolak(_RUSAK) from galat
    if dokumen is None or (badan := dokumen.find(f"{W}body")) is None:
        raise BerkasDitolak(_RUSAK)
    penulis = _Penulis(Penomoran(nomor, gaya), _gaya_judul(gaya))
    penulis.isi(badan, 0)
    return penulis.baris


def _xml(arsip: zipfile.ZipFile, nama: str, *, wajib: bool = False) -> Element | None:
    try:
        info = arsip.getinfo(nama)
    except KeyError:
        if wajib:
            raise BerkasDitolak(_RUSAK) from None
        return None
    with arsip.open(info) as berkas:
        mentah = berkas.read(_MAKS_BAGIAN + 1)
    if len(mentah) > _MAKS_BAGIAN:
        raise BerkasDitolak(
            "Isi dokumen Word ini terlalu besar untuk dibaca. Salin bagian notulennya ke berkas "
            "baru, lalu unggah lagi."
        )
    try:
        return fromstring(mentah.replace(_STRICT[1:-1].encode(), W[1:-1].encode()))
    except (ParseError, DefusedXmlException, ValueError, LookupError) as galat:
        raise BerkasDitolak(_RUSAK) from galat


def _gaya_judul(gaya: Element | None) -> dict[str, int]:
    """Heading level of every style that is one, whatever the language of Word."""
    tingkat: dict[str, int] = {}
    for g in gaya.iter(f"{W}style") if gaya is not None else ():
        kode = g.get(f"{W}styleId") or ""
        nama = (_nilai(g.find(f"{W}name")) or kode).lower()
        garis_besar = _nilai(g.find(f"{W}pPr/{W}outlineLvl"))
        if garis_besar is not None and garis_besar.isdigit():
            tingkat[kode] = int(garis_besar) + 1
        elif nama.startswith(("heading ", "judul ")) and nama[-1:].isdigit():
            tingkat[kode] = int(nama[-1])
        elif nama in ("title", "judul"):
            tingkat[kode] = 1
    return tingkat


def _nilai(elemen: Element | None) -> str | None:
    return None if elemen is None else elemen.get(f"{W}val")


class _Penulis:
    def __init__(self, penomoran: Penomoran, judul: dict[str, int]) -> None:
        self._penomoran = penomoran
        self._judul = judul
        self.baris: list[Baris] = []

    def isi(self, induk: Element, dalam: int) -> None:
        """Writes the paragraphs and tables of a body, a cell or a content control."""
        if dalam > _MAKS_DALAM:
            return
        for e in induk:
            if e.tag == f"{W}p":
                self._paragraf(e)
            elif e.tag == f"{W}tbl":
                self._tabel(e, dalam)
            elif e.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"):
                self.isi(e, dalam + 1)

    def _paragraf(self, p: Element) -> None:
        teks = teks_paragraf(p)
        sifat = p.find(f"{W}pPr")
        gaya = _nilai(sifat.find(f"{W}pStyle")) if sifat is not None else None
        tanda = self._penomoran.tanda(sifat, gaya) if teks.strip() else None
        judul = self._judul.get(gaya or "", 0)
        for n, potong in enumerate(teks.split("\n")):
            bersih = penanda.rapatkan(penanda.bersihkan(potong))
            if n == 0 and tanda is not None:
                bersih = f"{tanda.teks} {bersih.strip()}"
            bersih, tebal = penanda.tanpa_tebal(bersih)
            indentasi = tanda.tingkat * 4 if tanda else _indentasi(sifat)
            tebal = tebal or _semua_tebal(p)
            self._tulis(bersih, indentasi, judul if bersih.strip() else 0, tebal=tebal)

    def _tulis(self, teks: str, indentasi: int, judul: int, *, tebal: bool) -> None:
        self.baris.append(
            Baris(len(self.baris) + 1, teks, indentasi, utuh=True, judul=judul, tebal=tebal)
        )

    def _tabel(self, tbl: Element, dalam: int) -> None:
        baris = list(self._baris_tabel(tbl))
        if not any(_berguna(b) for b in baris[:3]) and _tata_letak(baris):
            for b in baris:
                self._uraikan(b)
            return
        self._tulis("", 0, 0, tebal=False)
        for b in baris:
            nomor = len(self.baris) + 1
            teks = " | ".join(" ".join(s.split()) for s in b)
            self.baris.append(
                Baris(nomor, teks, utuh=True, tabel=BarisTabel(tuple(b), nomor, nomor))
            )
        self._tulis("", 0, 0, tebal=False)

    def _uraikan(self, sel: list[str]) -> None:
        """A table that only lays out the page: its cells are read as ordinary text."""
        isi = [s for s in sel if s.strip(" :\n")]
        if (
            len(isi) == 2
            and "\n" not in isi[0]
            and len(isi[0]) < 60
            and penggolong.golongkan(isi[0])
        ):
            kepala, badan = isi[0].strip(" :"), isi[1].strip()
            if "\n" not in badan and penanda.kenali(badan) is None:
                self._tulis(f"{kepala}: {badan}", 0, 0, tebal=False)
                return
            isi = [f"{kepala}:", badan]
        for s in isi:
            self._tulis("", 0, 0, tebal=False)
            for potong in s.split("\n"):
                self._tulis(potong, len(potong) - len(potong.lstrip()), 0, tebal=False)

    def _baris_tabel(self, tbl: Element) -> Iterator[list[str]]:
        """The rows; a cell merged downwards is repeated in every row it covers."""
        gabung: dict[int, str] = {}
        for tr in tbl.iter(f"{W}tr"):
            sel: list[str] = []
            for tc in _sel_baris(tr):
                sifat = tc.find(f"{W}tcPr")
                lebar = _nilai(sifat.find(f"{W}gridSpan")) if sifat is not None else None
                v = sifat.find(f"{W}vMerge") if sifat is not None else None
                kolom = len(sel)
                if v is not None and (v.get(f"{W}val") or "continue") == "continue":
                    teks = gabung.get(kolom, "")
                else:
                    teks = self._isi_sel(tc)
                    gabung.pop(kolom, None)
                    if v is not None:
                        gabung[kolom] = teks
                sel.append(teks)
                sel += [""] * (min(int(lebar), 60) - 1 if lebar and lebar.isdigit() else 0)
            if sel:
                yield sel

    def _isi_sel(self, tc: Element) -> str:
        potong: list[str] = []
        for p in tc.iter(f"{W}p"):
            teks = teks_paragraf(p)
            sifat = p.find(f"{W}pPr")
            gaya = _nilai(sifat.find(f"{W}pStyle")) if sifat is not None else None
            tanda = self._penomoran.tanda(sifat, gaya) if teks.strip() else None
            bersih = penanda.tanpa_tebal(penanda.bersihkan(teks))[0]
            if bersih.strip():
                potong.append(
                    f"{'  ' * tanda.tingkat}{tanda.teks} {bersih.strip()}"
                    if tanda
                    else bersih.strip()
                )
        return "\n".join(potong)


def _sel_baris(tr: Element) -> Iterator[Element]:
    for e in tr:
        if e.tag == f"{W}tc":
            yield e
        elif e.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _sel_baris(e)


def teks_paragraf(p: Element) -> str:
    """The text of a paragraph: deleted and hidden text left out, breaks as line feeds."""
    bagian: list[str] = []
    _kumpulkan(p, bagian, 0)
    return "".join(bagian)


def _kumpulkan(e: Element, bagian: list[str], dalam: int) -> None:
    if dalam > _MAKS_DALAM:
        return
    for anak in e:
        if anak.tag == f"{W}t":
            bagian.append(anak.text or "")
        elif anak.tag == f"{W}tab":
            bagian.append("\t")
        elif anak.tag in (f"{W}br", f"{W}cr"):
            bagian.append("\n")
        elif anak.tag == f"{W}noBreakHyphen":
            bagian.append("-")
        elif anak.tag in (
            f"{W}del",
            f"{W}moveFrom",
            f"{W}pPr",
            f"{W}rPr",
            f"{W}instrText",
            _PILIHAN,
        ) or (anak.tag == f"{W}r" and anak.find(f"{W}rPr/{W}vanish") is not None):
            continue
        else:
            _kumpulkan(anak, bagian, dalam + 1)


def _semua_tebal(p: Element) -> bool:
    """Whether every run with text is bold, as people mark headings without a style."""
    lari = [r for r in p.iter(f"{W}r") if any((t.text or "").strip() for t in r.iter(f"{W}t"))]
    return bool(lari) and all(
        (b := r.find(f"{W}rPr/{W}b")) is not None and b.get(f"{W}val") not in ("0", "false")
        for r in lari
    )


def _indentasi(sifat: Element | None) -> int:
    """The left indentation in characters, about 360 twentieths of a point each four."""
    kiri = sifat.find(f"{W}ind") if sifat is not None else None
    nilai = (kiri.get(f"{W}left") or kiri.get(f"{W}start") or "0") if kiri is not None else "0"
    return min(int(nilai) // 90, 60) if nilai.isdigit() else 0


def _berguna(sel: list[str]) -> bool:
    peta = penggolong.kolom(sel)
    return peta.berguna or peta.hadirin or (peta.tugas is not None and len(sel) > 1)


def _tata_letak(baris: list[list[str]]) -> bool:
    """Whether a table holds running text: one column, or labels beside paragraphs."""
    lebar = max((sum(bool(s.strip(" :")) for s in b) for b in baris), default=0)
    if lebar <= 1:
        return True
    berlabel = sum(1 for b in baris if penggolong.golongkan(b[0]) is not None)
    return lebar <= 3 and berlabel * 2 >= len(baris)
