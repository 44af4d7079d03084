"""Reads ``tabel.txt``: one line per method and URL name, one column per person."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.urls import URLPattern, URLResolver, get_resolver

from tests.matriks.dunia import ORANG

BERKAS: Final = Path(__file__).with_name("tabel.txt")
METODE: Final = ("GET", "POST")


@dataclass(frozen=True)
class Baris:
    """What each person is answered; ``nama`` may end in ``@`` and the variant of the object."""

    metode: str
    nama: str
    kode: dict[str, int]

    def __str__(self) -> str:
        return f"{self.metode} {self.nama}"


def baca_tabel(teks: str) -> list[Baris]:
    """Parse the table. Raises ``ValueError`` for a line that is not one."""
    hasil: list[Baris] = []
    for baris in teks.splitlines():
        isi = baris.partition("#")[0].split()
        if not isi:
            continue
        metode, nama, *kode = isi
        if metode not in METODE or len(kode) not in {1, len(ORANG)}:
            raise ValueError(f"Baris tabel tidak dikenali: {baris}")
        if len(kode) == 1:
            # One answer for whoever has logged in; the others are sent to the login page.
            kode = [kode[0]] * (len(ORANG) - 1) + ["302"]
        hasil.append(Baris(metode, nama, dict(zip(ORANG, map(int, kode), strict=True))))
    return hasil


TABEL: Final = baca_tabel(BERKAS.read_text(encoding="utf-8"))


def semua_nama() -> set[str]:
    """Every URL name of the project but those of Django's own admin."""

    def telusuri(pola: list[URLPattern | URLResolver], ruang: str) -> set[str]:
        hasil: set[str] = set()
        for p in pola:
            if isinstance(p, URLPattern):
                hasil.add(f"{ruang}{p.name}")
            elif p.app_name != "admin":
                dalam = f"{ruang}{p.namespace}:" if p.namespace else ruang
                hasil |= telusuri(p.url_patterns, dalam)
        return hasil

    return telusuri(get_resolver().url_patterns, "")
