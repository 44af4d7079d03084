"""Numbers as people write them in Indonesian reports (specification page 1.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from inti.angka import AngkaTidakDikenali, baca_angka, bulatkan, format_angka

if TYPE_CHECKING:
    from collections.abc import Iterator

POLA_ANGKA = (
    r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?(?![\d])"
    r"|\d+(?:[.,]\d+)?)"
)
POLA_PERSEN = rf"(?P<persen>{POLA_ANGKA})\s*(?:%|persen\b)"
_PEMISAH_RENTANG = r"\s*(?:%\s*)?(?:-|–|—|s\.?\s?d\.?|sampai dengan|sampai|hingga)\s*"
_TANDA_KAKI = re.compile(r"(?<=[\w%)/])\s*(\*+|†+|‡+|[¹²³])+\s*$")
_RENTANG = re.compile(rf"^(?P<a>-?{POLA_ANGKA}){_PEMISAH_RENTANG}(?P<b>{POLA_ANGKA})(?![.,\d])")
_DARI = re.compile(rf"^(?P<a>{POLA_ANGKA})\s*(?:dari|/)\s*(?:skala\s*)?(?P<b>{POLA_ANGKA})(?!\d)")
_ANGKA = re.compile(rf"^(?:Rp\.?\s*)?(?P<a>-?{POLA_ANGKA})(?![.,]?\d)")
_KOSONG = re.compile(
    r"^(?:n\s*/?\s*a\.?|-+|–|—|nihil|belum (?:ada|tersedia|terukur|diukur)|tidak ada(?: target)?"
    r"|tba|na)$",
    re.IGNORECASE,
)
SKALA = {
    "ribu": Decimal(1_000),
    "juta": Decimal(1_000_000),
    "miliar": Decimal(1_000_000_000),
    "milyar": Decimal(1_000_000_000),
    "triliun": Decimal(1_000_000_000_000),
}


def desimal(teks: str) -> Decimal | None:
    """Number of a text such as `71,08`, `84.968.120`, `71.08`; None when it is no number."""
    if not re.fullmatch(r"[-−+]?\d[\d.,]*", teks.strip()):
        return None
    try:
        return baca_angka(teks.strip().rstrip(".,"))
    except AngkaTidakDikenali:
        return None


def banyak_desimal(teks: str) -> int:
    """How many decimals a written number shows."""
    nilai = desimal(teks)
    return max(-int(nilai.as_tuple().exponent), 0) if nilai is not None else 0


def tulis(nilai: Decimal) -> str:
    """A number for a message: two decimals, none when it is whole."""
    bulat = bulatkan(nilai)
    return format_angka(bulat, None if bulat == bulat.to_integral_value() else 2)


@dataclass(frozen=True, slots=True)
class Nilai:
    """A value of a table cell or a sentence.

    `bawah` and `atas` are equal unless the value is a range; both are None when the cell says
    that there is no value (N/A). `skala` is set by "3 dari 4". `desimal_` is what was printed.
    """

    teks: str
    bawah: Decimal | None = None
    atas: Decimal | None = None
    skala: Decimal | None = None
    persen: bool = False
    desimal_: int = 0
    tanda: str = ""

    @property
    def kosong(self) -> bool:
        """True when the value is written as missing."""
        return self.bawah is None

    @property
    def rentang(self) -> bool:
        """True for a range such as 38,5–42,0."""
        return self.bawah is not None and self.bawah != self.atas

    def setengah(self) -> Decimal:
        """Half a unit of the last printed decimal."""
        return Decimal(5).scaleb(-self.desimal_ - 1)

    def setara(self, lain: Nilai) -> bool:
        """Equal, or equal after rounding to the fewer printed decimals."""
        if self.kosong or lain.kosong:
            return self.kosong == lain.kosong
        d = min(self.desimal_, lain.desimal_)
        pasangan = ((self.bawah, lain.bawah), (self.atas, lain.atas))
        return all(
            a is not None and b is not None and bulatkan(a, d) == bulatkan(b, d)
            for a, b in pasangan
        )


def baca_nilai(teks: str) -> Nilai | None:
    """Value of a table cell; None when the text is neither a number nor a missing value."""
    t = " ".join(teks.split())
    tanda = ""
    kaki = _TANDA_KAKI.search(t)
    if kaki:
        tanda, t = kaki.group(0).strip(), t[: kaki.start()].strip()
    if not t or len(t) > 60:
        return None
    if _KOSONG.match(t):
        return Nilai(teks=t, tanda=tanda)
    return _baca_angka(t, tanda)


def _baca_angka(t: str, tanda: str) -> Nilai | None:
    persen = "%" in t or "persen" in t.lower()
    if m := _RENTANG.match(t):
        a, b = desimal(m["a"]), desimal(m["b"])
        d = max(banyak_desimal(m["a"]), banyak_desimal(m["b"]))
        return Nilai(t, a, b, None, persen, d, tanda) if a is not None and b is not None else None
    if m := _DARI.match(t):
        a, b = desimal(m["a"]), desimal(m["b"])
        if a is not None and b is not None:
            return Nilai(t, a, a, b, persen, banyak_desimal(m["a"]), tanda)
    if m := _ANGKA.match(t):
        a = desimal(m["a"])
        return Nilai(t, a, a, None, persen, banyak_desimal(m["a"]), tanda)
    return None


def cari_persen(teks: str) -> Iterator[tuple[int, int, Nilai]]:
    """Every single percentage of a text: start, end, value."""
    for m in re.finditer(POLA_PERSEN, teks):
        angka = desimal(m["persen"])
        if angka is not None:
            d = banyak_desimal(m["persen"])
            yield m.start(), m.end(), Nilai(m.group(0), angka, angka, None, True, d)
