"""The table of rules and the shape of what a rule gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from laporan.dokumen.model import BATAS_BARIS_TEMUAN, Temuan, Tingkat, potong

if TYPE_CHECKING:
    from laporan.dokumen.pengenal import Naskah


@dataclass(frozen=True, slots=True)
class Hasil:
    """One fault as a rule reports it.

    `baris` in order of importance; `kutipan` may replace the quotation of a line; `tingkat`
    replaces the usual severity of the rule.
    """

    pesan: str
    baris: Iterable[int]
    kutipan: Mapping[int, str] = field(default_factory=dict)
    tingkat: Tingkat | None = None


Pemeriksa = Callable[["Naskah"], Iterable[Hasil]]


@dataclass(frozen=True, slots=True)
class Aturan:
    """A rule: its id, usual severity, title and function."""

    id: str
    tingkat: Tingkat
    judul: str
    fungsi: Pemeriksa

    def periksa(self, naskah: Naskah) -> Iterable[Temuan]:
        """Findings of this rule, without repetition."""
        sudah: set[tuple[tuple[int, ...], str]] = set()
        for h in self.fungsi(naskah):
            baris = tuple(sorted(list(dict.fromkeys(n for n in h.baris if n))[:BATAS_BARIS_TEMUAN]))
            if not baris or (baris, h.pesan) in sudah:
                continue
            sudah.add((baris, h.pesan))
            kutipan = tuple(
                potong(h.kutipan[n]) if n in h.kutipan else naskah.dokumen.kutipan(n) for n in baris
            )
            yield Temuan(self.id, h.tingkat or self.tingkat, baris, kutipan, h.pesan)


DAFTAR: dict[str, Aturan] = {}


def aturan(id_: str, tingkat: Tingkat, judul: str) -> Callable[[Pemeriksa], Pemeriksa]:
    """Register a rule function under its id."""

    def daftarkan(fungsi: Pemeriksa) -> Pemeriksa:
        if id_ in DAFTAR:
            raise ValueError(f"aturan {id_} terdaftar dua kali")
        DAFTAR[id_] = Aturan(id_, tingkat, judul, fungsi)
        return fungsi

    return daftarkan


def sebut_baris(baris: Iterable[int]) -> str:
    """Line numbers for a message: `baris 3, 7 dan 9`."""
    nomor = [str(n) for n in dict.fromkeys(baris)]
    if len(nomor) > BATAS_BARIS_TEMUAN:
        nomor = [*nomor[:BATAS_BARIS_TEMUAN], "seterusnya"]
    return "baris " + (", ".join(nomor[:-1]) + " dan " if len(nomor) > 1 else "") + nomor[-1]
