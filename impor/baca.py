"""From raw sheets to rows with typed values, every fault collected with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from impor.sel import SEL_KOSONG, Sel, SelDitolak, normal
from impor.skema import JUDUL_ALASAN, LEMBAR, PER_NAMA, PER_NORMAL, Kolom, Lembar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from impor.mentah import BarisMentah, LembarMentah

BARIS_JUDUL_TERJAUH = 15
_KETERANGAN_JUDUL = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Catatan:
    """One line of the answer: where, what stands there, why."""

    lembar: str
    baris: int | None
    kolom: str
    nilai: str
    alasan: str

    def sebagai_dict(self) -> dict[str, str | int | None]:
        """The shape of ``--format json``."""
        return {
            "lembar": self.lembar,
            "baris": self.baris,
            "kolom": self.kolom,
            "nilai": self.nilai,
            "alasan": self.alasan,
        }


@dataclass(slots=True)
class Baris:
    """A data row: its typed values by field, its raw cells, and the faults of its cells."""

    lembar: Lembar
    nomor: int
    nilai: dict[str, Any]
    sel: dict[str, Sel]
    galat: list[Catatan] = field(default_factory=list)

    def catatan(self, bidang: str, alasan: str, nilai: str = "") -> Catatan:
        """A note on one of its cells."""
        asli = self.sel.get(bidang, SEL_KOSONG).teks
        return Catatan(
            self.lembar.nama, self.nomor, self.lembar.judul(bidang), asli or nilai, alasan
        )


@dataclass(slots=True)
class BukuDibaca:
    """All rows of the known sheets and what was odd about the workbook itself."""

    baris: dict[str, list[Baris]] = field(default_factory=dict)
    kolom: dict[str, list[tuple[Kolom, int]]] = field(default_factory=dict)
    galat: list[Catatan] = field(default_factory=list)
    peringatan: list[Catatan] = field(default_factory=list)


def baca_buku(buku: Sequence[LembarMentah]) -> BukuDibaca:
    """Read every known sheet; unknown sheets and columns are only warned about."""
    hasil = BukuDibaca()
    for mentah in buku:
        lembar = PER_NORMAL.get(normal(mentah.nama))
        if lembar is None and len(buku) == 1:
            lembar = _tebak_lembar(mentah)
        if lembar is None:
            if mentah.baris:
                alasan = "Lembar tidak dikenal, dilewati."
                hasil.peringatan.append(Catatan(mentah.nama, None, "", "", alasan))
            continue
        if lembar.nama in hasil.baris:
            alasan = "Lembar dengan nama ini sudah ada, yang kedua dilewati."
            hasil.peringatan.append(Catatan(mentah.nama, None, "", "", alasan))
            continue
        _baca_lembar(lembar, mentah, hasil)
    if not hasil.baris:
        nama = ", ".join(PER_NAMA)
        alasan = f"Tidak ada lembar yang dikenal, jadi tidak ada yang dibaca. Yang dibaca: {nama}."
        hasil.peringatan.append(Catatan("", None, "", "", alasan))
    hasil.baris = {x.nama: hasil.baris[x.nama] for x in LEMBAR if x.nama in hasil.baris}
    return hasil


def normal_judul(teks: str) -> str:
    """Fold a heading; a remark in brackets behind it does not count."""
    return normal(_KETERANGAN_JUDUL.sub("", teks))


def _kamus(lembar: Lembar) -> dict[str, str]:
    return {normal(k.judul): k.bidang for k in lembar.kolom}


def _tebak_lembar(mentah: LembarMentah) -> Lembar | None:
    """The sheet of a CSV by its headings: all keys present and most columns known."""
    calon = [(len(_judul(x, mentah)[1]), x) for x in LEMBAR]
    lengkap = [(n, x) for n, x in calon if {k.bidang for k in x.kunci} <= set(_judul(x, mentah)[1])]
    return max(lengkap, key=lambda pasangan: pasangan[0])[1] if lengkap else None


def _judul(lembar: Lembar, mentah: LembarMentah) -> tuple[int, dict[str, int]]:
    """The heading row (its position) and the column of each known field."""
    kamus = _kamus(lembar)
    terbaik: tuple[int, dict[str, int]] = (-1, {})
    for posisi, baris in enumerate(mentah.baris[:BARIS_JUDUL_TERJAUH]):
        kolom: dict[str, int] = {}
        for i, sel in enumerate(baris.sel):
            bidang = kamus.get(normal_judul(sel.teks)) if isinstance(sel.nilai, str) else None
            if bidang is not None:
                kolom.setdefault(bidang, i)
        if len(kolom) > len(terbaik[1]):
            terbaik = (posisi, kolom)
    return terbaik


def _baca_lembar(lembar: Lembar, mentah: LembarMentah, hasil: BukuDibaca) -> None:
    hasil.baris[lembar.nama] = []
    if not mentah.baris:
        return
    posisi, tempat = _judul(lembar, mentah)
    kurang = [k.judul for k in lembar.kunci if k.bidang not in tempat]
    if kurang:
        nomor = mentah.baris[max(posisi, 0)].nomor
        for judul in kurang:
            alasan = f"Kolom kunci '{judul}' tidak ada pada baris judul."
            hasil.galat.append(Catatan(lembar.nama, nomor, judul, "", alasan))
        return
    baris_judul = mentah.baris[posisi]
    _peringatkan_kolom(lembar, baris_judul, tempat, hasil)
    hasil.kolom[lembar.nama] = kolom = [
        (k, tempat[k.bidang]) for k in lembar.kolom if k.bidang in tempat
    ]
    contoh = lembar.contoh()
    for baris in mentah.baris[posisi + 1 :]:
        dibaca = _baca_baris(lembar, baris, kolom)
        if dibaca is None:
            continue
        if not dibaca.galat and dibaca.nilai == contoh:
            alasan = "Baris contoh dari templat, dilewati."
            hasil.peringatan.append(dibaca.catatan(lembar.kolom[0].bidang, alasan))
            continue
        hasil.baris[lembar.nama].append(dibaca)


def _peringatkan_kolom(
    lembar: Lembar, baris: BarisMentah, tempat: dict[str, int], hasil: BukuDibaca
) -> None:
    dipakai = set(tempat.values())
    kamus = _kamus(lembar)
    for i, sel in enumerate(baris.sel):
        if sel.kosong or i in dipakai or normal(sel.teks) == normal(JUDUL_ALASAN):
            continue
        alasan = (
            "Kolom ini ada dua kali; yang kedua dilewati."
            if normal_judul(sel.teks) in kamus
            else "Kolom tidak dikenal, dilewati."
        )
        hasil.peringatan.append(Catatan(lembar.nama, baris.nomor, sel.teks, "", alasan))


def _baca_baris(
    lembar: Lembar, mentah: BarisMentah, kolom: list[tuple[Kolom, int]]
) -> Baris | None:
    sel = {k.bidang: mentah.sel[i] if i < len(mentah.sel) else SEL_KOSONG for k, i in kolom}
    if all(s.kosong for s in sel.values()):
        return None
    baris = Baris(lembar, mentah.nomor, {}, sel)
    for k, _ in kolom:
        try:
            nilai = k.baca(sel[k.bidang])
        except SelDitolak as salah:
            baris.galat.append(baris.catatan(k.bidang, str(salah)))
            continue
        if k.kunci and (nilai is None or nilai == ""):
            baris.galat.append(baris.catatan(k.bidang, f"Isi kolom {k.judul}."))
            continue
        if k.terlalu_panjang(nilai):
            baris.galat.append(baris.catatan(k.bidang, f"Paling panjang {k.maks} huruf."))
            continue
        baris.nilai[k.bidang] = nilai
    return baris
