"""The same event told twice: with two dates, or with a date only once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inti.tanggal import format_tanggal
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.tanggal import NOMOR_BULAN, cari_tanggal
from laporan.dokumen.teks import kata_isi, mirip, potongan_kata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from laporan.dokumen.model import Teks
    from laporan.dokumen.pengenal import Naskah

_PEMISAH = re.compile(r"\s*[•▪●;]\s*|(?<=\d{4})\s+(?=[A-Z])|\.\s+(?=[A-Z])")
_AWAL_ACARA = re.compile(
    r"(?i)^(?:\d+[.)]\s*)?(?:telah (?:di)?laksana\w*\s+)?(?:rapat|rakor|kunjungan|audiensi|menerima"
    r"|pertemuan|sosialisasi|lokakarya|seminar|monitoring|kegiatan|pembahasan|diskusi|forum|fgd"
    r"|bimbingan|pelatihan|peluncuran|koordinasi|rapat|konferensi|pendampingan|evaluasi|workshop"
    r"|penandatanganan|dialog|temu|supervisi|uji|reviu|penyusunan|pemetaan|verifikasi|focus)\b"
)
_KATA_MIN = 4
_MIRIP = 0.9
_MAKS = 600
_BUKAN_NAMA = frozenset({"tanggal", *NOMOR_BULAN})


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """An event: words of its name, its day when given, its line and section."""

    nama: str
    kata: tuple[str, ...]
    isi: frozenset[str]
    tanggal: date | None
    baris: int
    kode: str


def kenali_peristiwa(naskah: Naskah) -> list[Peristiwa]:
    """Events of the action tables and of list items."""
    hasil: list[Peristiwa] = []
    for r in naskah.renaksi:
        hasil += _pecah(r.keterangan, r.kode)
    for b in naskah.blok:
        if b.jenis is Jenis.BUTIR:
            hasil += _pecah(b.isi, naskah.kode(b))
    return hasil[:_MAKS]


def _pecah(teks: Teks, kode: str) -> Iterator[Peristiwa]:
    awal = 0
    potong = [m.span() for m in _PEMISAH.finditer(teks.teks)] + [(len(teks.teks),) * 2]
    for a, z in potong:
        isi = teks.teks[awal:a].strip()
        mulai, awal = awal, z
        if not _AWAL_ACARA.match(isi):
            continue
        hari = list(cari_tanggal(isi))
        nama = re.split(r"(?i)\s*(?:\bpada\s+)?\btanggal\b", isi[: hari[0].awal] if hari else isi)[
            0
        ]
        kata = tuple(k for k in potongan_kata(nama) if k not in _BUKAN_NAMA)
        if len(kata) >= _KATA_MIN and len(hari) <= 1 and len(nama) < 250:
            tanggal = hari[0].hari if hari else None
            posisi = mulai + (hari[0].awal if hari else 0)
            yield Peristiwa(
                nama.strip(" .,"), kata, kata_isi(nama), tanggal, teks.baris_pada(posisi), kode
            )


def _sama(a: Peristiwa, b: Peristiwa) -> bool:
    return mirip(a.kata, b.kata) >= _MIRIP


def _termuat(a: Peristiwa, b: Peristiwa) -> bool:
    kecil, besar = sorted((a.isi, b.isi), key=len)
    return len(kecil) >= 4 and len(kecil & besar) >= len(kecil) - (len(kecil) > 6)


def _pasangan(naskah: Naskah) -> Iterator[tuple[Peristiwa, Peristiwa]]:
    semua = kenali_peristiwa(naskah)
    for i, a in enumerate(semua):
        for b in semua[i + 1 :]:
            if a.baris != b.baris:
                yield a, b


@aturan("peristiwa_beda_tanggal", Tingkat.GALAT, "Peristiwa yang sama diberi dua tanggal")
def peristiwa_beda_tanggal(naskah: Naskah) -> Iterator[Hasil]:
    """One event with one day and month in two years, or one name with two days in two sections."""
    for a, b in _pasangan(naskah):
        if a.tanggal is None or b.tanggal is None or a.tanggal == b.tanggal:
            continue
        hari_sama = (a.tanggal.month, a.tanggal.day) == (b.tanggal.month, b.tanggal.day)
        if hari_sama and (_sama(a, b) or _termuat(a, b)):
            tingkat = None
        elif a.kode != b.kode and a.kata == b.kata and not _berseri(naskah, a):
            tingkat = Tingkat.PERINGATAN
        else:
            continue
        yield Hasil(
            f"“{a.nama[:90]}” bertanggal {format_tanggal(a.tanggal)} dan "
            f"{format_tanggal(b.tanggal)}.",
            [a.baris, b.baris],
            tingkat=tingkat,
        )


def _berseri(naskah: Naskah, a: Peristiwa) -> bool:
    """A name that recurs with three or more days is a series, not one event."""
    hari = {p.tanggal for p in kenali_peristiwa(naskah) if p.kata == a.kata and p.tanggal}
    return len(hari) > 2


@aturan("peristiwa_tanpa_tanggal", Tingkat.PERINGATAN, "Peristiwa bertanggal di satu tempat saja")
def peristiwa_tanpa_tanggal(naskah: Naskah) -> Iterator[Hasil]:
    """An event without a date that has one in another section."""
    for a, b in _pasangan(naskah):
        if (a.tanggal is None) == (b.tanggal is None) or a.kata != b.kata or a.kode == b.kode:
            continue
        hari = a.tanggal or b.tanggal
        if hari is not None:
            yield Hasil(
                f"“{a.nama[:90]}” tanpa tanggal; di bagian lain bertanggal {format_tanggal(hari)}.",
                [a.baris, b.baris],
            )
