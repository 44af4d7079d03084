"""List numbers of a .docx: Word stores the rule, not the number, so it is counted here."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAWI = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_TINGKAT_MAKS = 9


@dataclass(frozen=True, slots=True)
class _Tingkat:
    bentuk: str = "decimal"
    pola: str = "%1."
    awal: int = 1


def _val(induk: Element | None, jalur: str, bawaan: str = "") -> str:
    anak = induk.find(jalur) if induk is not None else None
    return anak.get(f"{W}val", bawaan) if anak is not None else bawaan


def _bulat(teks: str, bawaan: int = 0) -> int:
    return int(teks) if teks.isdigit() and len(teks) < 7 else bawaan


def tulis_nomor(nomor: int, bentuk: str) -> str:
    """A list number in one of Word's number formats."""
    if bentuk in {"lowerLetter", "upperLetter"}:
        huruf = chr(ord("a") + (max(nomor, 1) - 1) % 26)
        return huruf.upper() if bentuk == "upperLetter" else huruf
    if bentuk in {"lowerRoman", "upperRoman"}:
        hasil, sisa = "", min(max(nomor, 1), 39)
        for nilai, tanda in _ROMAWI:
            while sisa >= nilai:
                hasil, sisa = hasil + tanda, sisa - nilai
        return hasil.upper() if bentuk == "upperRoman" else hasil
    return str(nomor)


@dataclass
class Penomor:
    """Counts the numbered paragraphs of one document in reading order."""

    akar: Element | None
    gaya: Element | None
    _abstrak: dict[str, dict[int, _Tingkat]] = field(default_factory=dict)
    _nomor: dict[str, str] = field(default_factory=dict)
    _gaya: dict[str, tuple[str, int]] = field(default_factory=dict)
    _hitung: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))

    def __post_init__(self) -> None:
        for a in self.akar.iter(f"{W}abstractNum") if self.akar is not None else ():
            tingkat = {
                _bulat(t.get(f"{W}ilvl", "0")): _Tingkat(
                    _val(t, f"{W}numFmt", "decimal"),
                    _val(t, f"{W}lvlText", "%1."),
                    _bulat(_val(t, f"{W}start", "1"), 1),
                )
                for t in a.iter(f"{W}lvl")
            }
            self._abstrak[a.get(f"{W}abstractNumId", "")] = tingkat
        for n in self.akar.iter(f"{W}num") if self.akar is not None else ():
            self._nomor[n.get(f"{W}numId", "")] = _val(n, f"{W}abstractNumId")
        for g in self.gaya.iter(f"{W}style") if self.gaya is not None else ():
            num = _val(g, f"{W}pPr/{W}numPr/{W}numId")
            if num:
                lvl = _bulat(_val(g, f"{W}pPr/{W}numPr/{W}ilvl", "0"))
                self._gaya[g.get(f"{W}styleId", "")] = (num, lvl)

    def penanda(self, p: Element) -> str:
        """The list marker of a paragraph with a trailing space; empty when it has none."""
        num = _val(p, f"{W}pPr/{W}numPr/{W}numId")
        lvl = _bulat(_val(p, f"{W}pPr/{W}numPr/{W}ilvl", "0"))
        if not num:
            num, lvl = self._gaya.get(_val(p, f"{W}pPr/{W}pStyle"), ("", 0))
        if not num or num == "0" or num not in self._nomor:
            return ""
        tingkat = self._abstrak.get(self._nomor[num], {})
        bentuk = tingkat.get(lvl, _Tingkat())
        if bentuk.bentuk in {"bullet", "none"}:
            return "- " if bentuk.bentuk == "bullet" else ""
        self._hitung[num, lvl] += 1
        for bawah in range(lvl + 1, _TINGKAT_MAKS):
            self._hitung.pop((num, bawah), None)
        return self._tulis(num, tingkat, bentuk) + " "

    def _tulis(self, num: str, tingkat: dict[int, _Tingkat], bentuk: _Tingkat) -> str:
        def ganti(cocok: re.Match[str]) -> str:
            i = int(cocok[1]) - 1
            aturan = tingkat.get(i, _Tingkat())
            urut = max(self._hitung.get((num, i), 0), 1) + aturan.awal - 1
            return tulis_nomor(urut, aturan.bentuk)

        return re.sub(r"%(\d)", ganti, bentuk.pola)
