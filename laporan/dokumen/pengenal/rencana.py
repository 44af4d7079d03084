"""Planned actions, obstacles and improvements of every indicator."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from laporan.dokumen.model import Jenis
from laporan.dokumen.pengenal.kolom import kolom_kendala, kolom_renaksi

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laporan.dokumen.model import Blok, Teks
    from laporan.dokumen.pengenal.susunan import Daftar, Letak

_UPAYA = re.compile(
    r"(?i)\b(?:upaya|solusi|strategi|rekomendasi|langkah|tindak lanjut|rencana perbaikan)\b"
)
_KENDALA = re.compile(r"(?i)\b(?:kendala|hambatan|permasalahan|tantangan|masalah)\b")
_MENJAWAB = re.compile(
    r"(?i)^\W*(?:berdasarkan|untuk (?:mengatasi|menjawab)|dalam (?:rangka )?mengatasi|atas|terhadap"
    r"|sehubungan dengan|menindaklanjuti|guna mengatasi|mengatasi|dari|menghadapi)\b"
)


@dataclass(frozen=True, slots=True)
class Renaksi:
    """A row of a table of planned actions."""

    kode: str
    aksi: Teks
    status: str
    keterangan: Teks
    baris: tuple[int, ...]
    nomor: str

    @property
    def terlaksana(self) -> bool:
        """Whether the status says that it was done."""
        return bool(
            re.match(r"(?i)\s*(?:sudah |telah )?(?:terlaksana|selesai|dilaksanakan)\b", self.status)
        )


@dataclass
class Hambatan:
    """Obstacles and improvements of one section.

    `upaya_narasi`: improvements are told in a paragraph or below each obstacle, not in a list.
    """

    kode: str
    kendala: list[Blok] = field(default_factory=list)
    upaya: list[Blok] = field(default_factory=list)
    pengantar_upaya: Blok | None = None
    nihil: Blok | None = None
    upaya_narasi: bool = False


def kenali_renaksi(blok: Sequence[Blok], letak: Sequence[Letak]) -> list[Renaksi]:
    """Rows of all tables of planned actions."""
    hasil: list[Renaksi] = []
    for b, tempat in zip(blok, letak, strict=True):
        kolom = kolom_renaksi(b.tabel) if b.tabel else None
        if b.tabel is None or kolom is None:
            continue
        hasil += [
            Renaksi(
                tempat.kode,
                r.isi(kolom.aksi),
                r.teks(kolom.status),
                r.isi(kolom.keterangan),
                r.baris,
                r.teks(kolom.no),
            )
            for r in b.tabel.isi
            if r.teks(kolom.aksi)
        ]
    return hasil


def ragam_pengantar(teks: str) -> str:
    """kendala, upaya or nothing: what the list after this text holds."""
    akhir = re.split(r"(?<=[.!?])\s+", teks)
    for bagian in (akhir[-1], teks):
        kendala, upaya = _KENDALA.search(bagian), _UPAYA.search(bagian)
        if upaya and (not kendala or _MENJAWAB.match(bagian) or upaya.start() < kendala.start()):
            return "upaya"
        if kendala:
            return "kendala"
    return ""


def kenali_hambatan(
    blok: Sequence[Blok], letak: Sequence[Letak], daftar: Sequence[Daftar]
) -> list[Hambatan]:
    """Obstacles and improvements, one entry per section that speaks of obstacles."""
    hasil: dict[tuple[str, int], Hambatan] = {}
    nomor = 0
    kelompok: list[int] = []
    for i, b in enumerate(blok):
        judul_kendala = b.jenis is Jenis.JUDUL and letak[i].sub == "kendala"
        if judul_kendala and (i == 0 or letak[i - 1].sub != "kendala" or letak[i].kode):
            nomor += 1
        kelompok.append(nomor)
    for d in daftar:
        tempat = letak[d.indeks]
        if tempat.sub not in {"kendala", "upaya"}:
            continue
        h = hasil.setdefault((tempat.kode, kelompok[d.indeks]), Hambatan(tempat.kode))
        ragam = ragam_pengantar(d.pengantar.teks) if d.pengantar else ""
        if d.pengantar and d.pengantar.jenis is Jenis.JUDUL:
            ragam = tempat.sub if not ("kendala" in d.pengantar.teks.lower() and ragam) else ragam
        if ragam == "upaya" or (not ragam and tempat.sub == "upaya"):
            h.upaya += d.butir
            h.pengantar_upaya = h.pengantar_upaya or d.pengantar
        elif ragam or not h.kendala:
            h.kendala += d.butir
    _tambah_nihil(blok, letak, kelompok, hasil)
    _tandai_narasi(blok, letak, kelompok, hasil)
    return list(hasil.values())


def _tandai_narasi(
    blok: Sequence[Blok],
    letak: Sequence[Letak],
    kelompok: Sequence[int],
    hasil: dict[tuple[str, int], Hambatan],
) -> None:
    """Mark the sections whose improvements stand in a paragraph or below an obstacle."""
    for i, b in enumerate(blok):
        h = hasil.get((letak[i].kode, kelompok[i]))
        if h is None or b.jenis not in {Jenis.PARAGRAF, Jenis.BUTIR} or b in h.kendala:
            continue
        if letak[i].sub in {"kendala", "upaya"} and _UPAYA.search(b.teks):
            h.upaya_narasi = h.upaya_narasi or not b.teks.endswith(":")


def _tambah_nihil(
    blok: Sequence[Blok],
    letak: Sequence[Letak],
    kelompok: Sequence[int],
    hasil: dict[tuple[str, int], Hambatan],
) -> None:
    pola = re.compile(
        r"(?i)\b(?:tidak (?:ada|terdapat|ditemukan|ditemui|menghadapi)|tanpa|nihil)\s+"
        r"(?:\w+\s+){0,2}?(?:kendala|hambatan|permasalahan)\b"
    )
    for i, b in enumerate(blok):
        uraian = b.jenis in {Jenis.PARAGRAF, Jenis.BUTIR}
        if uraian and letak[i].sub in {"kendala", "upaya"} and pola.search(b.teks):
            kunci = (letak[i].kode, kelompok[i])
            h = hasil.setdefault(kunci, Hambatan(letak[i].kode))
            h.nihil = h.nihil or b
            h.kendala = [x for x in h.kendala if x is not b]


def tabel_kendala(blok: Sequence[Blok]) -> list[tuple[Teks, Teks, tuple[int, ...]]]:
    """Pairs of obstacle and improvement that stand side by side in a table."""
    hasil: list[tuple[Teks, Teks, tuple[int, ...]]] = []
    for b in blok:
        kolom = kolom_kendala(b.tabel) if b.tabel else None
        if b.tabel is None or kolom is None:
            continue
        hasil += [
            (r.isi(kolom[0]), r.isi(kolom[1]), r.baris) for r in b.tabel.isi if r.teks(kolom[0])
        ]
    return hasil
