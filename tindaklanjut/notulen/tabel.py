"""Tables inside plain text: pipes, tabs, drawn grids, and columns kept apart by blanks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import penggolong
from tindaklanjut.notulen.blok import Baris, BarisTabel

if TYPE_CHECKING:
    from collections.abc import Sequence

_PEMISAH: Final = re.compile(r"\s*[|+]?[\s:=_-]*(?:[-=_─━]{2,}[\s:|+┼─━-]*)+\s*")
_CELAH: Final = re.compile(r"\S+(?: \S+)*")
_LABEL: Final = re.compile(r"\|\s*(?:pic|pj|target|tenggat|deadline|status|prioritas)\s*:", re.I)


def cari(baris: Sequence[Baris], i: int) -> tuple[list[BarisTabel], int] | None:
    """A table that begins at line ``i``: its rows (the heading row first) and the line after it."""
    teks = baris[i].teks
    if teks.count("|") >= 2 or (_PEMISAH.fullmatch(teks) and "+" in teks):
        return _pipa(baris, i)
    if "\t" in teks.strip():
        return _tab(baris, i)
    return _kolom(baris, i)


def _pipa(baris: Sequence[Baris], i: int) -> tuple[list[BarisTabel], int] | None:
    isi: list[tuple[Baris, list[str]]] = []
    batas: list[int] = []
    n = i
    while n < len(baris):
        teks = baris[n].teks
        if _PEMISAH.fullmatch(teks) and any(c in teks for c in "|+"):
            batas.append(len(isi))
        elif "|" in teks and not _LABEL.search(teks):
            sel = [s.strip() for s in teks.strip().strip("|").split("|")]
            isi.append((baris[n], sel))
        else:
            break
        n += 1
    if len(isi) < 2 or min(len(s) for _, s in isi) < 2 or (not batas and len(isi[0][1]) < 3):
        return None
    berpetak = len([b for b in batas if 0 < b < len(isi)]) >= 2
    if berpetak:
        return _per_petak(isi, batas), n
    rapat = bool(penggolong.kolom(isi[0][1]).nomor is not None)
    return _gabung_kosong(isi, berdasarkan=penggolong.kolom(isi[0][1]).nomor if rapat else None), n


def _per_petak(isi: Sequence[tuple[Baris, list[str]]], batas: Sequence[int]) -> list[BarisTabel]:
    """Rows of a drawn grid: everything between two rules is one row."""
    tepi = sorted({0, *batas, len(isi)})
    return [_gabung(isi[a:b]) for a, b in pairwise(tepi) if b > a]


def _gabung_kosong(
    isi: Sequence[tuple[Baris, list[str]]], *, berdasarkan: int | None
) -> list[BarisTabel]:
    """A row without a number continues the one before it, when the table numbers its rows."""
    kelompok: list[list[tuple[Baris, list[str]]]] = []
    bernomor = berdasarkan is not None and any(
        len(sel) > berdasarkan and sel[berdasarkan] for _, sel in isi[1:]
    )
    for n, (b, sel) in enumerate(isi):
        lanjutan = (
            bernomor
            and n > 0
            and berdasarkan is not None
            and not (sel[berdasarkan] if len(sel) > berdasarkan else "")
        )
        if lanjutan:
            kelompok[-1].append((b, sel))
        else:
            kelompok.append([(b, sel)])
    return [_gabung(k) for k in kelompok]


def _gabung(baris: Sequence[tuple[Baris, list[str]]]) -> BarisTabel:
    lebar = max(len(sel) for _, sel in baris)
    sel = ["\n".join(s[k] for _, s in baris if k < len(s) and s[k]) for k in range(lebar)]
    return BarisTabel(tuple(sel), baris[0][0].nomor, baris[-1][0].nomor)


def _tab(baris: Sequence[Baris], i: int) -> tuple[list[BarisTabel], int] | None:
    kepala = [s.strip() for s in baris[i].teks.strip().split("\t")]
    if not penggolong.kolom(kepala).berguna:
        return None
    hasil = [BarisTabel(tuple(kepala), baris[i].nomor, baris[i].nomor)]
    n = i + 1
    sel: list[str] = []
    awal = 0
    while n < len(baris):
        teks = baris[n].teks
        if "\t" not in teks and (not teks.strip() or not sel or len(sel) >= len(kepala)):
            break
        potong = [s.strip() for s in teks.split("\t")]
        if sel and len(sel) < len(kepala) and not _baris_baru(potong, kepala):
            sel[-1] = f"{sel[-1]}\n{potong[0]}".strip()
            sel += potong[1:]
        else:
            if sel:
                hasil.append(BarisTabel(tuple(sel), awal, baris[n - 1].nomor))
            sel, awal = potong, baris[n].nomor
        n += 1
    if sel:
        hasil.append(BarisTabel(tuple(sel), awal, baris[n - 1].nomor))
    return (hasil, n) if len(hasil) > 1 else None


def _baris_baru(potong: Sequence[str], kepala: Sequence[str]) -> bool:
    return len(potong) >= len(kepala) - 1 and bool(re.fullmatch(r"\d{0,3}[.)]?", potong[0]))


def _kolom(baris: Sequence[Baris], i: int) -> tuple[list[BarisTabel], int] | None:
    """Columns of a text copied from a PDF: the heading line tells where each begins."""
    kepala = [(m.start(), m.group()) for m in _celah(baris[i].teks)]
    peta = penggolong.kolom([k for _, k in kepala])
    if len(kepala) < 3 or not peta.berguna:
        return None
    mulai = [posisi for posisi, _ in kepala]
    hasil = [BarisTabel(tuple(k for _, k in kepala), baris[i].nomor, baris[i].nomor)]
    isi: list[tuple[Baris, list[str]]] = []
    n = i + 1
    kosong = 0
    while n < len(baris):
        teks = baris[n].teks
        if not teks.strip() or _PEMISAH.fullmatch(teks):
            kosong += not teks.strip()
            if kosong > 1 and isi:
                break
            n += 1
            continue
        sel = _potong(teks, mulai)
        if sum(bool(s) for s in sel) < 2 and (kosong or sum(bool(s) for s in sel) == 0):
            break
        if sel[0] and not re.fullmatch(r"\d{1,3}[.)]?", sel[0]) and peta.nomor == 0:
            break
        isi.append((baris[n], sel))
        kosong = 0
        n += 1
    if not isi:
        return None
    acuan = peta.nomor if peta.nomor is not None else peta.tugas
    return [
        *hasil,
        *_gabung_kosong([(baris[i], [""] * len(mulai)), *isi], berdasarkan=acuan)[1:],
    ], n


def _celah(teks: str) -> list[re.Match[str]]:
    return list(_CELAH.finditer(teks.replace("\t", "    ")))


def _potong(teks: str, mulai: Sequence[int]) -> list[str]:
    """The cells of a line, each piece given to the column it begins in."""
    sel = [""] * len(mulai)
    for m in _celah(teks):
        k = max((n for n, p in enumerate(mulai) if p <= m.start() + 2), default=0)
        sel[k] = f"{sel[k]} {m.group()}".strip()
    return sel
