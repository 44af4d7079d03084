"""Lists that run inside a paragraph: "… meminta agar: (1) …; (2) …; dan (3) …"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen.blok import Blok, JenisBlok
from tindaklanjut.notulen.klausa import belah_kalimat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BUTIR: Final = re.compile(r"(?:^|(?<=[\s:;,]))\(?(?P<nomor>\d|[a-h]|i{1,3}|iv|v)\)\s+")
_EKOR: Final = re.compile(r"[;,]?\s*(?:dan|serta)?\s*$")


def uraikan(blok: Sequence[Blok]) -> Iterator[Blok]:
    """The parts, with every list inside a paragraph made into items of its own."""
    for b in blok:
        tanda = _berurutan(b.teks) if b.jenis in (JenisBlok.PARAGRAF, JenisBlok.BUTIR) else []
        if len(tanda) < 2:
            yield b
        else:
            yield from _pecah(b, tanda)


def _berurutan(teks: str) -> list[re.Match[str]]:
    """The markers that count up from the first: (1) (2) …, or (a) (b) …"""
    hasil: list[re.Match[str]] = []
    for m in _BUTIR.finditer(teks):
        harap = _berikut(hasil[-1].group("nomor")) if hasil else ("1", "a", "i")
        if m.group("nomor") in harap:
            hasil.append(m)
    return hasil


def _berikut(nomor: str) -> tuple[str, ...]:
    romawi = ("i", "ii", "iii", "iv", "v")
    lanjut = romawi[romawi.index(nomor) + 1] if nomor in romawi[:-1] else ""
    return (str(int(nomor) + 1),) if nomor.isdigit() else (chr(ord(nomor[0]) + 1), lanjut)


def _pecah(b: Blok, tanda: Sequence[re.Match[str]]) -> Iterator[Blok]:
    depan = b.teks[: tanda[0].start()].rstrip()
    kalimat = belah_kalimat(depan)
    if len(kalimat) > 1:
        awal = kalimat[-1][0]
        yield replace(b, teks=depan[:awal].strip())
        depan = depan[awal:]
    if depan:
        yield replace(b, teks=f"{depan.rstrip(' :')}:")
    tingkat = b.tingkat + 1 if b.jenis is JenisBlok.BUTIR else 0
    butir = replace(b, jenis=JenisBlok.BUTIR, gaya="sisipan", tingkat=tingkat, jeda=False)
    tepi = [*(m.start() for m in tanda), len(b.teks)]
    for n, m in enumerate(tanda):
        isi = b.teks[m.end() : tepi[n + 1]]
        sisa = ""
        if n == len(tanda) - 1 and len(kalimat := belah_kalimat(isi)) > 1:
            isi, sisa = isi[: kalimat[0][1]], isi[kalimat[0][1] :]
        yield replace(butir, teks=_EKOR.sub("", isi.strip()))
        if sisa.strip():
            yield replace(b, jenis=JenisBlok.PARAGRAF, gaya="", tingkat=0, teks=sisa.strip())
