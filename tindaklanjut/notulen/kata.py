"""Words of a sentence, with their place, and what the form of a word tells about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tindaklanjut.notulen import leksikon

_POLA_KATA: Final = re.compile(
    r"c\.q\.|\bu\.p\.|[^\W_]+(?:[/&.'’][^\W_]+|-[^\W_]+)*|[^\w\s]", re.UNICODE
)
# Stands for a blanked-out deadline: a blank to every pattern, a mark to the reader of names.
SAMAR: Final = "\x1f"
_POLA_JEDA: Final = re.compile(_POLA_KATA.pattern + f"|{SAMAR}+")
_AKTIF: Final = re.compile(r"me[a-z]{4,}(?:-[a-z]+)?|memper[a-z]+", re.ASCII)
_PASIF: Final = re.compile(r"di[a-z]{4,}(?:-[a-z]+)?", re.ASCII)
# "Disperinaker", "Dinsos": offices of a region, no passives.
_DINAS: Final = re.compile(
    r"dis(?:nak|per(?!n)|dik|hub|bud|por|kop|dag|tan|bun|kominfo|pang|dukcapil|kan)|din(?:kes"
    r"|sos|dik|hub|kop)"
)
_NOMINA_PE: Final = re.compile(r"pe[a-z]{3,}an(?:nya)?", re.ASCII)
_NOMINA_SI: Final = re.compile(r"[a-z]{4,}[st]asi(?:nya)?", re.ASCII)
_ROMAWI: Final = re.compile(r"[IVX]{1,5}")


@dataclass(frozen=True, slots=True)
class Kata:
    """One word or one punctuation mark: ``kalimat[awal:akhir] == teks``."""

    teks: str
    awal: int
    akhir: int

    @property
    def kecil(self) -> str:
        """The word in lower case, as the word lists are."""
        return self.teks.lower()

    @property
    def tanda(self) -> bool:
        """Whether this is punctuation."""
        return not self.teks[0].isalnum()

    @property
    def berkapital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.teks[0].isupper()

    @property
    def singkatan(self) -> bool:
        """Whether the word is written like an abbreviation: two capitals or more."""
        return sum(huruf.isupper() for huruf in self.teks) >= 2

    @property
    def bernomor(self) -> bool:
        """Whether the word is a number of a unit: ``4``, ``IV``, ``II.A``."""
        return self.teks.isdigit() or _ROMAWI.fullmatch(self.teks) is not None


def urai(kalimat: str, *, jeda: bool = False) -> list[Kata]:
    """All words and marks of a sentence, in order.

    ``jeda``: a blanked-out deadline counts as a mark, so that no name runs across it.
    """
    pola = _POLA_JEDA if jeda and SAMAR in kalimat else _POLA_KATA
    return [Kata(m.group(), m.start(), m.end()) for m in pola.finditer(kalimat)]


def verba_aktif(kata: str) -> bool:
    """``menyusun``, ``berkoordinasi``: somebody does it."""
    if kata.startswith("be"):
        return kata in leksikon.VERBA_BER or kata in leksikon.VERBA_LAPOR
    return _AKTIF.fullmatch(kata) is not None and kata not in leksikon.BUKAN_VERBA_ME


def verba_pasif(kata: str) -> bool:
    """``disampaikan``: it is done to the subject."""
    if kata in leksikon.BUKAN_VERBA_DI or _DINAS.match(kata):
        return False
    return _PASIF.fullmatch(kata) is not None


def verba_dasar(kata: str) -> bool:
    """``kirim``, ``siapkan``: an order, or the verb of a telegraphic note."""
    if kata in leksikon.VERBA_DASAR:
        return True
    return (
        len(kata) >= 6
        and kata.endswith("kan")
        and not kata.startswith(("ke", "pe", "me", "di", "ter"))
        and kata not in leksikon.BUKAN_DASAR_KAN
    )


def nomina_aksi(kata: str) -> bool:
    """``penyusunan``, ``finalisasi``: an action named as a noun."""
    if kata in leksikon.NOMINA_AKSI:
        return True
    if _NOMINA_PE.fullmatch(kata):
        return kata not in leksikon.BUKAN_NOMINA_AKSI
    return _NOMINA_SI.fullmatch(kata) is not None and not kata.startswith(("organi", "asosi"))


def penanda_predikat(kata: Kata) -> bool:
    """As ``predikat``, but "Tengah" in "Jawa Tengah" is a name."""
    return predikat(kata.kecil) and kata.teks not in ("Tengah", "Baru")


def predikat(kata: str) -> bool:
    """Whether the word can open the predicate of a sentence."""
    return (
        kata in leksikon.ISYARAT_KUAT
        or kata in leksikon.ISYARAT_LEMAH
        or kata in leksikon.PERFEKTIF
        or verba_aktif(kata)
        or verba_pasif(kata)
        or verba_dasar(kata)
    )
