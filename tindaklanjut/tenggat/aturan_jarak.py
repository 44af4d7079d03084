"""Rules for distances: 3 hari kerja, dua minggu, 2x24 jam, H+7. Counting them needs a day to start.

Which day that is ("setelah rapat", "sebelum Lebaran") is read in ``ungkapan``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tindaklanjut.tenggat.aturan_periode import periode_bulan
from tindaklanjut.tenggat.aturan_tanggal import SATUAN, urutan
from tindaklanjut.tenggat.makna import (
    TAHUN_TERJAUH,
    Baris,
    Makna,
    Sifat,
    Temuan,
    kosong,
    tambah_bulan,
    tambah_hari,
    terlalu_jauh,
)
from tindaklanjut.tenggat.pemenggal import Jenis

if TYPE_CHECKING:
    from datetime import date

    from inti.tanggal import Kalender

_HARI_KERJA_TERJAUH = 250 * TAHUN_TERJAUH


@dataclass(frozen=True, slots=True)
class Jarak:
    """A length of time. Two numbers ("2 atau 3 hari") are asked, the last one first."""

    banyak: tuple[int, ...]
    satuan: str
    akhir: int
    sifat: Sifat = Sifat.JARAK

    def dari(self, awal: date, kalender: Kalender, *, arah: int = 1) -> Makna:
        """The day at this distance after ``awal``, before it when ``arah`` is -1."""
        semua = [hari for n in self.banyak for hari in _geser(awal, n, self.satuan, arah, kalender)]
        nyata = tuple(hari for hari in semua if hari is not None)
        if len(nyata) < len(semua):
            return terlalu_jauh()
        return Makna(nyata, self.sifat)


def _geser(
    awal: date, n: int, satuan: str, arah: int, kalender: Kalender
) -> tuple[date | None, ...]:
    match satuan:
        case "hari kerja":
            jauh = n > _HARI_KERJA_TERJAUH
            return (None if jauh else kalender.geser_hari_kerja(awal, arah * n),)
        case "minggu" | "pekan":
            return (tambah_hari(awal, arah * 7 * n),)
        case "bulan":
            return (tambah_bulan(awal, arah * n),)
        case "tahun":
            return (tambah_bulan(awal, arah * 12 * n),)
        case "jam":
            # The hour of the meeting is not known: 36 jam may end after one day or after two.
            hari = {arah * (n // 24), arah * -(-n // 24)}
            return tuple(tambah_hari(awal, jarak) for jarak in sorted(hari))
        case _:
            return (tambah_hari(awal, arah * n),)


def jarak(b: Baris, i: int) -> Jarak | None:
    """``3 hari kerja``, ``10 (sepuluh) hari``, ``2-3 hari`` (its last), ``1x24 jam``."""
    if (kali := _kali_24_jam(b, i)) is not None:
        return kali
    if (banyak := _banyak(b, i)) is None:
        return None
    n, j = banyak
    satuan = b.kata(j)
    if satuan not in SATUAN:
        return None
    j += 1
    if satuan == "hari":
        if (k := b.cocok(j, "( kerja )", "( hari kerja )", "kerja")) > j:
            return Jarak(n, "hari kerja", k)
        j = b.cocok(j, "( kalender )", "kalender")
    elif satuan == "jam" and b.kata(j) == "kerja":
        return None  # working hours are no time of the calendar
    return Jarak(n, satuan, j)


def _kali_24_jam(b: Baris, i: int) -> Jarak | None:
    if (kali := b.bilangan(i)) is None:
        return None
    j = b.cocok(kali[1], "x", "kali", "*")
    if j == kali[1]:
        return None
    jam = b.bilangan(j)
    if jam is None or jam[0] != 24 or b.kata(jam[1]) != "jam":
        return None
    j = jam[1] + 1
    if (k := b.cocok(j, "hari kerja", "( hari kerja )", "pada hari kerja")) > j:
        return Jarak((kali[0],), "hari kerja", k)
    return None if b.kata(j) == "kerja" else Jarak((kali[0],), "hari", j)


def _banyak(b: Baris, i: int) -> tuple[tuple[int, ...], int] | None:
    token = b.di(i)
    if token is not None and token.jenis is Jenis.TANGGAL and token.tanggal is not None:
        tahun, dua, satu = token.tanggal
        # 2/3 hari is two or three; 1/2 bulan is half of one, which names no day.
        return ((dua, satu), i + 1) if tahun is None and 1 < satu < dua else None
    if (pertama := b.bilangan(i)) is None:
        return _bertentangan(b, i)
    n, j = pertama
    k = b.cocok(j, "-", "sampai dengan", "sampai", "atau")
    if k == j and token is not None and token.jenis is not Jenis.KATA:
        return (n,), j
    kedua = b.bilangan(k)
    if kedua is None or (k == j and kedua[0] != n + 1):  # "dua tiga hari"
        return (n,), j
    if b.kata(j) == "atau":
        return (kedua[0], n), kedua[1]
    return ((kedua[0],), kedua[1]) if n < kedua[0] else None


def _bertentangan(b: Baris, i: int) -> tuple[tuple[int, ...], int] | None:
    """``14 (lima belas)``: the number and its echo differ, both may be meant."""
    token = b.di(i)
    if token is None or token.nilai is None or b.kata(i + 1) != "(":
        return None
    ulang = b.bilangan(i + 2)
    if ulang is None or b.kata(ulang[1]) != ")":
        return None
    return (token.nilai, ulang[0]), ulang[1] + 1


def h_geser(b: Baris, i: int) -> tuple[Jarak, int] | None:
    """``H+7``, ``H + 3 hari kerja``, ``H-3``: the distance and its direction."""
    j = b.cocok(i, "h", "t", "d")
    arah = 1 if (k := b.cocok(j, "+", "plus")) > j else -1
    k = k if k > j else b.cocok(j, "-", "min", "minus")
    if k == j or (j == i and arah == -1):
        return None
    satuan = jarak(b, k)
    if satuan is not None and satuan.satuan != "jam":
        return Jarak(satuan.banyak, satuan.satuan, satuan.akhir, Sifat.H_TAMBAH), arah
    angka = b.bilangan(k)
    if angka is None or (j == i and b.kata(angka[1])):
        return None  # "+7" alone is a distance only when nothing follows
    if (m := b.cocok(angka[1], "kerja", "( hari kerja )", "( kerja )")) > angka[1]:
        return Jarak((angka[0],), "hari kerja", m, Sifat.H_TAMBAH), arah
    return Jarak((angka[0],), "hari", angka[1], Sifat.H_TAMBAH), arah


def hari_kerja_ke(b: Baris, i: int) -> Temuan | None:
    """``hari kerja pertama April``, ``hari kerja ke-5 bulan depan``, ``hari kerja berikutnya``."""
    j = b.cocok(i, "hari kerja")
    if j == i:
        return None
    if (k := b.cocok(j, "berikutnya", "depan")) > j:
        return Temuan(Makna((b.kalender.hari_kerja_berikut(b.acuan),), Sifat.HARI), k)
    if (ke := urutan(b, j)) is None or (bulan := periode_bulan(b, b.cocok(ke[1], "di"))) is None:
        return None
    nomor = ke[0]
    if nomor == 0 or nomor > 23:
        return Temuan(kosong("Satu bulan paling banyak 23 hari kerja."), bulan.akhir)

    def hitung(mulai: date, selesai: date) -> date:
        if nomor == -1:
            return b.kalender.hari_kerja_terakhir(selesai)
        sebelum = tambah_hari(mulai, -1) or mulai
        return b.kalender.geser_hari_kerja(sebelum, nomor)

    makna = bulan.pilih(b.acuan, hitung)
    return Temuan(Makna(makna.hari, Sifat.HARI, bergulir=makna.bergulir), bulan.akhir)
