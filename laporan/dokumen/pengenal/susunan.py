"""Where every block stands (indicator, sub-section) and which blocks form a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laporan.dokumen import judul
from laporan.dokumen.model import Jenis
from laporan.dokumen.tanggal import baca_romawi
from laporan.dokumen.teks import kata, mirip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from laporan.dokumen.model import Blok

_SUB = (
    ("kendala", r"kendala|hambatan|permasalahan|faktor penghambat"),
    ("upaya", r"upaya|solusi|strategi|rekomendasi|tindak lanjut|rencana tindak lanjut"),
    ("renaksi", r"pelaksanaan (?:rencana aksi|renaksi)|rencana aksi|renaksi|uraian kegiatan"),
    ("efisiensi", r"efisiensi"),
    ("hasil", r"hasil pengukuran|pengukuran|capaian kinerja|realisasi kinerja|analisis|target dan"),
    ("latar", r"latar|pendahuluan|definisi|formula|rumus|dasar hukum"),
)
_MIRIP_JUDUL = 0.75
_MIRIP_POLOS = 0.9
_SELA_MAKS = 2


@dataclass(frozen=True, slots=True)
class Letak:
    """Place of a block: key of the indicator, kind of sub-section, number of the goal."""

    kode: str = ""
    sub: str = ""
    sasaran: int | None = None


@dataclass(frozen=True, slots=True)
class Daftar:
    """A list: the text that introduces it, its items, the kind of its markers."""

    pengantar: Blok | None
    butir: tuple[Blok, ...]
    ragam: str
    indeks: int

    @property
    def baris(self) -> tuple[int, ...]:
        """First line of every item."""
        return tuple(b.baris[0] for b in self.butir)


def letakkan(blok: Sequence[Blok], nama: Mapping[str, str]) -> tuple[Letak, ...]:
    """Place of every block; `nama` gives the name of every known indicator by its key."""
    hasil: list[Letak] = []
    kini = Letak()
    for i, b in enumerate(blok):
        if b.jenis is Jenis.JUDUL:
            kini = _letak_judul(b, kini, nama)
        elif _judul_polos(blok, i):
            kode = cocok_nama(b.teks, nama, _MIRIP_POLOS)
            kini = Letak(kode, sasaran=kini.sasaran) if kode else kini
        hasil.append(kini)
    return tuple(hasil)


def _judul_polos(blok: Sequence[Blok], i: int) -> bool:
    """A line of text or a lone numbered item that may be a heading without looking like one."""
    b = blok[i]
    if b.jenis not in {Jenis.PARAGRAF, Jenis.BUTIR} or len(b.teks) > 200 or b.teks[-1:] in ".:;,":
        return False
    lalu, lanjut = blok[i - 1] if i else None, blok[i + 1] if i + 1 < len(blok) else None
    if lanjut is None or (lalu is not None and lalu.teks.endswith(":")):
        return False
    return all(x is None or x.jenis is not Jenis.BUTIR or b.jenis is Jenis.PARAGRAF
               for x in (lalu, lanjut))  # fmt: skip


def _letak_judul(b: Blok, kini: Letak, nama: Mapping[str, str]) -> Letak:
    sasaran = judul.nomor_sasaran(b.teks)
    if sasaran is not None:
        return Letak(sasaran=sasaran)
    kode = judul.kode_judul(b.teks)
    if kode is not None and (kode[0] in nama or not nama):
        return Letak(kode[0], sasaran=kini.sasaran)
    cocok = cocok_nama(b.teks, nama)
    if cocok and (b.tebal or kini.kode != cocok):
        return Letak(cocok, sasaran=kini.sasaran)
    sub = judul.kenal_subjudul(b.teks)
    if sub:
        ragam = next((r for r, pola in _SUB if re.match(pola, sub)), "lain")
        lampiran = re.match(r"lampiran|penutup|kesimpulan|realisasi anggaran|nota dinas", sub)
        return Letak("" if lampiran else kini.kode, ragam, kini.sasaran)
    if judul.huruf_judul(b.teks) or re.match(r"BAB\b", b.teks):
        return Letak()
    return kini


def cocok_nama(teks: str, nama: Mapping[str, str], batas: float = _MIRIP_JUDUL) -> str | None:
    """Key of the indicator whose name a heading repeats."""
    kata_judul = kata(teks)
    if len(kata_judul) < 3:
        return None
    nilai = [(mirip(kata_judul, kata(n)), k) for k, n in nama.items()]
    terbaik = max(nilai, default=(0.0, ""))
    return terbaik[1] if terbaik[0] >= batas else None


def ragam_penanda(penanda: str) -> str:
    """Kind of a list marker: angka, huruf, romawi, titik."""
    inti = penanda.strip("().")
    if inti.isdigit():
        return "angka"
    if inti.isalpha():
        panjang = len(inti) > 1
        return "romawi" if panjang or inti in {"i", "I"} else "huruf"
    return "titik"


def nomor_penanda(penanda: str) -> int | None:
    """Position that a marker names: 3 for "3.", "c." and "iii."."""
    inti = penanda.strip("().")
    ragam = ragam_penanda(penanda)
    if ragam == "angka":
        return int(inti)
    if ragam == "huruf":
        return ord(inti.lower()) - ord("a") + 1
    return baca_romawi(inti) if ragam == "romawi" else None


def daftar_butir(blok: Sequence[Blok]) -> Iterator[Daftar]:
    """All lists of the document, nested bullets left out."""
    i = 0
    while i < len(blok):
        if blok[i].jenis is not Jenis.BUTIR:
            i += 1
            continue
        butir, sesudah = _kumpulkan(blok, i)
        sebelum = blok[i - 1] if i and blok[i - 1].jenis in {Jenis.PARAGRAF, Jenis.JUDUL} else None
        yield Daftar(sebelum, tuple(butir), ragam_penanda(butir[0].penanda), i)
        i = sesudah


def _kumpulkan(blok: Sequence[Blok], awal: int) -> tuple[list[Blok], int]:
    ragam = ragam_penanda(blok[awal].penanda)
    butir = [blok[awal]]
    i, akhir, sela = awal + 1, awal + 1, 0
    while i < len(blok):
        b = blok[i]
        if b.jenis is Jenis.BUTIR:
            sama = ragam_penanda(b.penanda) == ragam or _huruf_i(butir, b, ragam)
            if sama and ragam != "titik" and nomor_penanda(b.penanda) == 1:
                break
            if (
                sama
                and sela
                and nomor_penanda(b.penanda) != (nomor_penanda(butir[-1].penanda) or 0) + 1
            ):
                break
            if sama:
                butir.append(b)
                sela = 0
                akhir = i + 1
            elif ragam == "titik":
                break
            elif not sela:
                akhir = i + 1
        elif b.jenis is Jenis.PARAGRAF and not b.teks.endswith(":") and sela < _SELA_MAKS:
            sela += 1
        else:
            break
        i += 1
    return butir, akhir


def _huruf_i(butir: Sequence[Blok], b: Blok, ragam: str) -> bool:
    """The letter i right after h is no roman numeral."""
    return ragam == "huruf" and b.penanda.strip("().") == "i" and "h" in butir[-1].penanda
