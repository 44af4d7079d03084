"""Names of files as people see them: no path, no invisible or turning characters. Pure."""

from __future__ import annotations

import unicodedata
from typing import Final

PANJANG_NAMA: Final = 250
_TERLARANG: Final = str.maketrans(dict.fromkeys('<>:"|?*', "-"))


def bersihkan_nama(nama: str) -> str:
    """Return the last part of a path without control, bidi and zero-width characters.

    Blanks are joined, characters that file systems refuse become ``-``, outer dots go, and a long
    stem is cut so that the ending stays. May return "".
    """
    bagian = unicodedata.normalize("NFC", nama).replace("\\", "/").rsplit("/", 1)[-1]
    terlihat = "".join(
        " " if unicodedata.category(c)[0] == "Z" else c
        for c in bagian
        if unicodedata.category(c)[0] != "C"
    )
    rapi = " ".join(terlihat.translate(_TERLARANG).split()).strip(" .")
    if len(rapi) <= PANJANG_NAMA:
        return rapi
    ujung = akhiran(rapi)
    ekor = f".{ujung}" if ujung else ""
    return rapi[: PANJANG_NAMA - len(ekor)].rstrip(" .") + ekor


def akhiran(nama: str) -> str:
    """Return the ending after the last dot in lower case, or ""."""
    batang, titik, ujung = nama.rpartition(".")
    return ujung.lower() if titik and batang else ""
