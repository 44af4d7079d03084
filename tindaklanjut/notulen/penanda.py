"""List markers ("1.", "a)", "(2)", "•", "- [x]") and the cleaning of a line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_TAK_TAMPAK: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe0e\ufe0f\ufeff]")
_KEYCAP: Final = re.compile("([0-9])\u20e3")
_SPASI: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_CORET: Final = re.compile(r"~~[^~]{8,}~~")
_PANAH: Final = re.compile("[➜➡⇒➔⟶⇨🡒]")
_TEBAL: Final = re.compile(
    r"(\*\*|__|(?<![\w*])\*(?=[^\s*])|(?<![\w_])_(?=[^\s_])|~~|`)(.{1,400}?)(?<=\S)\1(?!\w)"
)
_TEBAL_PENUH: Final = re.compile(r"\s*(?:[\d.A-Z)]{1,4}\s+)?(\*\*|\*|__)[^*]+\1\s*[:.]?\s*")
_RENGGANG: Final = re.compile(r"(?:\b[A-Z]\s){3,}[A-Z]\b")
_SELAMBAT: Final = re.compile(r"(selambat|se lambat)\s*-\s*lambat\s*(nya)", re.IGNORECASE)
_MARKDOWN: Final = re.compile(r"\s*(#{1,6})\s+(?=[^|]*$)")

_PENANDA: Final = re.compile(
    r"""\s*(?:
      (?P<kotak>(?:[-*•]\s*)?(?:\[[ xX✓vV]?\]|☐|☑|☒|🔲|⬜))\s*
    | (?P<desimal>(?!0)\d{1,2}(?:\.\d{1,2}){1,3}\.?)(?=\s+[^\s\d–-])(?!\s*(?:wib|wita|wit|s\.d
    |juta|persen|%|triliun|miliar))\s+
    | (?P<angka>\(\s?\d{1,2}\s?\)|\d{1,2}\s?[.)])(?:\s+(?=\S)|(?=[A-Za-z*"“]))
    | (?P<romawi>\(?(?:[IVX]{1,5}|l{2,3})\s?[.)])\s+
    | (?P<besar>\(?[A-Z][.)])\s+(?=\S)
    | (?P<kecil>\(?[a-z]\s?[.)]|\(?[ivx]{2,4}[.)])\s+(?=\S)
    | (?P<bulet>[•·●○◦▪▫■□►▶➤➢→⇒✓✔‣»§◆❖\u2043∙]|[-=]+>|[-–—*+>o](?=\s)|[-–—](?=[A-Za-z*@\[]))\s*
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Penanda:
    """A list marker: its style, how many characters it takes, and whether it ticks the item off."""

    gaya: str
    panjang: int
    selesai: bool = False


def bersihkan(baris: str) -> str:
    """The line without invisible characters and with plain blanks; tabs stay."""
    baris = _PANAH.sub("→", _TAK_TAMPAK.sub("", _SPASI.sub(" ", baris)))
    return _KEYCAP.sub(r"\1. ", baris).rstrip()


def dicoret(baris: str) -> bool:
    """Whether the line is struck through: done, or given up."""
    return _CORET.search(baris) is not None


def tanpa_tebal(baris: str) -> tuple[str, bool]:
    """The line without emphasis marks (``**``, ``*``, ``_``), and whether all of it was bold."""
    tebal = _TEBAL_PENUH.fullmatch(baris) is not None
    for _ in range(3):
        baru = _TEBAL.sub(r"\2", baris)
        if baru == baris:
            break
        baris = baru
    return baris, tebal


def rapatkan(baris: str) -> str:
    """Repairs of scanned text that change no word: letter-spaced titles, split hyphens."""
    baris = _SELAMBAT.sub(r"\1-lambat\2", baris)
    return _RENGGANG.sub(lambda m: m.group().replace(" ", ""), baris)


def tingkat_markdown(baris: str) -> tuple[int, str]:
    """Heading level of a Markdown line (0 for none) and the line without the signs."""
    m = _MARKDOWN.match(baris)
    return (len(m.group(1)), baris[m.end() :]) if m else (0, baris)


def kenali(baris: str) -> Penanda | None:
    """The list marker a line begins with."""
    emoji = _panjang_emoji(baris)
    if emoji:
        return Penanda("emoji", emoji, selesai=False)
    m = _PENANDA.match(baris)
    if m is None:
        return None
    jenis = m.lastgroup or ""
    tanda = m.group(jenis).strip()
    if jenis == "romawi" and len(tanda.strip("().")) == 1 and tanda.strip("().") not in "IVX":
        jenis = "besar"
    if jenis == "kotak":
        return Penanda("kotak", m.end(), selesai=any(c in tanda for c in "xX✓vV☑☒"))
    if jenis == "desimal":
        return Penanda(f"desimal{tanda.strip('.').count('.') + 1}", m.end())
    if jenis == "bulet":
        return Penanda(tanda, m.end())
    bungkus = "()" if tanda.startswith("(") else tanda[-1]
    return Penanda(jenis + bungkus, m.end())


def _panjang_emoji(baris: str) -> int:
    """Length of a leading pictogram with its blanks; such a line is a bullet."""
    n = len(baris) - len(baris.lstrip())
    mulai = n
    while (
        n < len(baris)
        and unicodedata.category(baris[n]) in ("So", "Sk")
        and baris[n] not in "°☐☑☒🔲⬜"
    ):
        n += 1
    if n == mulai or n >= len(baris):
        return 0
    while n < len(baris) and baris[n] == " ":
        n += 1
    return n
