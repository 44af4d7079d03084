"""Late work by the PIC it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laporan.beranda.butir import Butir, Daftar


@dataclass(frozen=True, slots=True)
class KelompokPIC:
    """The rows of one PIC."""

    pic: str
    baris: tuple[Butir, ...]


@dataclass(frozen=True, slots=True)
class Terlambat:
    """The latest of all late rows by PIC, and how many there are."""

    jumlah: int
    kelompok: tuple[KelompokPIC, ...]
    tidak_tampil: int


def per_pic(daftar: Daftar) -> Terlambat:
    """Put the rows under their PIC; the PIC with the latest row comes first."""
    urutan: dict[str, int] = {}
    for b in daftar.isi:
        urutan.setdefault(b.pic, len(urutan))
    baris = sorted(daftar.isi, key=lambda b: urutan[b.pic])
    kelompok = tuple(
        KelompokPIC(pic, tuple(isi)) for pic, isi in groupby(baris, key=lambda b: b.pic)
    )
    return Terlambat(daftar.jumlah, kelompok, daftar.tidak_tampil)
