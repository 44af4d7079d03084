"""The list numbers that Word does not store in the text but computes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAWI: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MAKS_TINGKAT: Final = 9


@dataclass(frozen=True, slots=True)
class TandaWord:
    """A list marker as Word prints it, and the depth of the item."""

    teks: str
    tingkat: int


@dataclass(slots=True)
class _Tingkat:
    format: str = "decimal"
    pola: str = ""
    mulai: int = 1


@dataclass(slots=True)
class _Daftar:
    tingkat: dict[int, _Tingkat] = field(default_factory=dict)


class Penomoran:
    """Counts the numbered paragraphs of one document."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._abstrak: dict[str, _Daftar] = {}
        self._num: dict[str, tuple[str, dict[int, int]]] = {}
        self._gaya: dict[str, tuple[str, int]] = {}
        self._hitung: dict[tuple[str, int], int] = {}
        if numbering is not None:
            self._baca(numbering)
        for g in styles.iter(f"{W}style") if styles is not None else ():
            acuan = _acuan(g.find(f"{W}pPr"))
            if acuan is not None:
                self._gaya[g.get(f"{W}styleId") or ""] = acuan

    def _baca(self, numbering: Element) -> None:
        for a in numbering.iter(f"{W}abstractNum"):
            daftar = _Daftar()
            for lvl in a.iter(f"{W}lvl"):
                n = _angka(lvl.get(f"{W}ilvl"))
                daftar.tingkat[n] = _Tingkat(
                    _nilai(lvl, "numFmt") or "decimal",
                    _nilai(lvl, "lvlText") or "",
                    _angka(_nilai(lvl, "start"), 1),
                )
            self._abstrak[a.get(f"{W}abstractNumId") or ""] = daftar
        for num in numbering.iter(f"{W}num"):
            mulai = {
                _angka(o.get(f"{W}ilvl")): _angka(_nilai(o, "startOverride"), 1)
                for o in num.iter(f"{W}lvlOverride")
                if _nilai(o, "startOverride") is not None
            }
            self._num[num.get(f"{W}numId") or ""] = (_nilai(num, "abstractNumId") or "", mulai)

    def tanda(self, sifat: Element | None, gaya: str | None) -> TandaWord | None:
        """The marker of a paragraph, counting it; None when it is in no list."""
        acuan = _acuan(sifat)
        if acuan is None and gaya is not None:
            acuan = self._gaya.get(gaya)
        if acuan is None or acuan[0] == "0" or acuan[0] not in self._num:
            return None
        num, tingkat = acuan
        abstrak, mulai = self._num[num]
        daftar = self._abstrak.get(abstrak)
        lvl = daftar.tingkat.get(tingkat, _Tingkat()) if daftar else _Tingkat()
        if lvl.format == "none":
            return None
        if lvl.format == "bullet":
            return TandaWord("•" if tingkat % 2 == 0 else "-", tingkat)
        # Lists that share an abstract definition go on counting, unless they start anew.
        kunci = f"{num}#" if mulai else abstrak
        self._hitung[kunci, tingkat] = (
            self._hitung.get((kunci, tingkat), mulai.get(tingkat, lvl.mulai) - 1) + 1
        )
        for n in range(tingkat + 1, _MAKS_TINGKAT):
            self._hitung.pop((kunci, n), None)
        return TandaWord(self._teks(kunci, daftar, lvl, tingkat), tingkat)

    def _teks(self, kunci: str, daftar: _Daftar | None, lvl: _Tingkat, tingkat: int) -> str:
        def ganti(m: re.Match[str]) -> str:
            n = int(m.group(1)) - 1
            bentuk = daftar.tingkat.get(n, lvl).format if daftar else lvl.format
            return _tulis(self._hitung.get((kunci, n), 1), bentuk)

        teks = re.sub(r"%([1-9])", ganti, lvl.pola or f"%{tingkat + 1}.").strip()
        if re.fullmatch(r"\w+", teks):
            teks += "."
        return teks


def _acuan(sifat: Element | None) -> tuple[str, int] | None:
    if sifat is None or (nomor := sifat.find(f"{W}numPr")) is None:
        return None
    num = _nilai(nomor, "numId")
    return None if num is None else (num, min(_angka(_nilai(nomor, "ilvl")), _MAKS_TINGKAT - 1))


def _nilai(induk: Element, nama: str) -> str | None:
    anak = induk.find(f"{W}{nama}")
    return None if anak is None else anak.get(f"{W}val")


def _angka(teks: str | None, bawaan: int = 0) -> int:
    return int(teks) if teks is not None and teks.isdigit() and len(teks) < 6 else bawaan


def _tulis(n: int, bentuk: str) -> str:
    n = max(n, 1)
    if bentuk in ("lowerLetter", "upperLetter"):
        huruf = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 % 3 + 1)
        return huruf.upper() if bentuk == "upperLetter" else huruf
    if bentuk in ("lowerRoman", "upperRoman"):
        sisa, romawi = n % 40 or 1, ""
        for nilai, tanda in _ROMAWI:
            while sisa >= nilai:
                romawi, sisa = romawi + tanda, sisa - nilai
        return romawi if bentuk == "upperRoman" else romawi.lower()
    return str(n)
