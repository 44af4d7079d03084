"""Parts of a phrase and ranges of them: weekday with date, distance with the day it starts from."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tindaklanjut.tenggat import aturan_jarak, aturan_libur, aturan_periode, aturan_tanggal
from tindaklanjut.tenggat.aturan_tanggal import berikut_hari
from tindaklanjut.tenggat.kosakata import ISYARAT_KUAT
from tindaklanjut.tenggat.makna import (
    Baris,
    Makna,
    Sifat,
    Temuan,
    kosong,
    tambah_hari,
)
from tindaklanjut.tenggat.pemenggal import Jenis

if TYPE_CHECKING:
    from collections.abc import Callable

# The earlier rule wins a tie. The rule of numeric dates stands before that of bare numbers.
_ATURAN: Final[tuple[Callable[[Baris, int], Temuan | None], ...]] = (
    aturan_tanggal.tanggal_angka,
    aturan_tanggal.tanggal_bulan,
    aturan_tanggal.dua_angka,
    aturan_tanggal.rentang_angka,
    aturan_tanggal.bulan_hari,
    aturan_tanggal.relatif,
    aturan_periode.ujung_periode,
    aturan_periode.tanggal_terakhir,
    aturan_periode.tanggal_dalam_bulan,
    aturan_periode.nama_hari_ke,
    aturan_periode.periode,
    aturan_tanggal.nama_hari,
    aturan_libur.libur,
    aturan_jarak.hari_kerja_ke,
)
_TERDALAM: Final = 5
_KATA_TERBANYAK: Final = 25
SAMPAI: Final = ("-", "sampai dengan", "sampai", "s / d")
MULAI: Final = (
    "terhitung mulai",
    "terhitung sejak",
    "terhitung",
    "mulai",
    "sejak",
    "dari",
    "tmt",
)
_KATA_RAPAT: Final = frozenset(
    "ini tersebut dilaksanakan dilaksanakannya selesai berakhir berlangsung diselenggarakan "
    "ditutup diadakan digelar hari tadi terlaksana".split()
)
_SEBELUM_RAPAT: Final = (
    "hari",
    "tanggal pelaksanaan",
    "pelaksanaan",
    "selesainya",
    "selesai",
    "berakhirnya",
)
PEMISAH: Final = frozenset(",;.()[]|") | ISYARAT_KUAT


def bagian(b: Baris, i: int, dalam: int = 0) -> Temuan | None:
    """One expression without a range: the longest rule, then a weekday or a bracket after it.

    ``dalam`` counts how deep one expression leans on another; beyond a few it is no phrase but a
    page of text, and nothing is read.
    """
    if dalam > _TERDALAM or i >= len(b.token):
        return None
    if (i, dalam) not in b.ingatan:
        b.ingatan[i, dalam] = _baca_bagian(b, i, dalam)
    return b.ingatan[i, dalam]


def _baca_bagian(b: Baris, i: int, dalam: int) -> Temuan | None:
    hasil = [temuan for aturan in _ATURAN if (temuan := aturan(b, i)) is not None]
    hasil += [
        temuan for aturan in (_berjarak, _h_geser) if (temuan := aturan(b, i, dalam)) is not None
    ]
    temuan = max(hasil, key=lambda satu: satu.akhir, default=None)
    while temuan is not None and (lanjut := _sambungan(b, temuan, dalam)) is not None:
        temuan = lanjut
    return temuan


def _sambungan(b: Baris, temuan: Temuan, dalam: int) -> Temuan | None:
    """``Jumat, 20 Maret``, ``20 Maret (Jumat)``, ``Jumat minggu depan``, ``besok, 26 Februari``."""
    j = b.cocok(temuan.akhir, ",", "(", "=")
    kurung = b.kata(j - 1) == "(" and j > temuan.akhir
    if temuan.makna.sifat is Sifat.NAMA_HARI and (k := _setelah_tanda(b, j)) > j:
        hari = bagian(b, k, dalam + 1)
        if hari is not None and hari.makna.hari:
            return _nama_hari_setelah(temuan.makna, hari)
    j = b.cocok(j, "pada", "di") if temuan.makna.sifat is Sifat.NAMA_HARI else j
    berikut = rentang(b, j, dalam + 1) if kurung else bagian(b, j, dalam + 1)
    if berikut is None or not temuan.makna.hari:
        return None
    if not berikut.makna.hari:  # "Jumat, 31 Februari" is as impossible as its date
        return berikut if temuan.makna.sifat is Sifat.NAMA_HARI else None
    sifat = {temuan.makna.sifat, berikut.makna.sifat}
    if not (kurung or Sifat.NAMA_HARI in sifat or temuan.makna.hari == berikut.makna.hari):
        return None
    return Temuan(gabung(temuan.makna, berikut.makna), b.cocok(berikut.akhir, ")"))


def _setelah_tanda(b: Baris, i: int) -> int:
    return b.cocok(i, "pertama setelah", "setelah")


def _nama_hari_setelah(nama: Makna, tanda: Temuan) -> Temuan:
    """``Senin setelah Lebaran``."""
    sesudah = [hari + timedelta(days=1) for hari in tanda.makna.hari]
    pilihan = tuple(berikut_hari(hari, nama.hari[0].weekday()) for hari in sesudah)
    return Temuan(Makna(pilihan, Sifat.HARI, tanya=tanda.makna.tanya), tanda.akhir)


def gabung(satu: Makna, dua: Makna) -> Makna:
    """Two parts about the same deadline: they must agree, or the page has to ask."""
    if not satu.hari or not dua.hari:
        return (satu if satu.hari else dua).tanyakan() if satu.hari or dua.hari else satu
    if satu.sifat is Sifat.NAMA_HARI and dua.sifat is not Sifat.NAMA_HARI:
        return _hari_dan_tanggal(satu, dua)
    if dua.sifat is Sifat.NAMA_HARI and satu.sifat is not Sifat.NAMA_HARI:
        return _hari_dan_tanggal(dua, satu)
    tanya = satu.tanya or dua.tanya or satu.hari != dua.hari
    return replace(satu, hari=tuple(dict.fromkeys(satu.hari + dua.hari)), mulai=None, tanya=tanya)


def _hari_dan_tanggal(nama: Makna, tanggal: Makna) -> Makna:
    """A weekday with a date checks it; with a week it chooses the day in it."""
    hari = nama.hari[0].weekday()
    if tanggal.sifat is Sifat.PEKAN and tanggal.mulai is not None:
        return Makna((berikut_hari(tanggal.mulai, hari),), Sifat.HARI, bergulir=tanggal.bergulir)
    if len(tanggal.hari) == 1 and tanggal.hari[0].weekday() == hari:
        return tanggal
    cocok = tuple(satu for satu in tanggal.hari if satu.weekday() == hari)
    if len(cocok) == 1:
        return tanggal.dengan(*cocok)
    terdekat = tuple(berikut_hari(satu - timedelta(days=3), hari) for satu in tanggal.hari)
    return tanggal.dengan(*tanggal.hari, *terdekat).tanyakan()


def rentang(b: Baris, i: int, dalam: int = 0) -> Temuan | None:
    """``20 Maret - 3 April`` means its last day; one that runs backwards has to be asked."""
    temuan = bagian(b, i, dalam)
    while temuan is not None and temuan.makna.hari:
        j = b.cocok(temuan.akhir, *SAMPAI)
        berikut = bagian(b, j, dalam) if j > temuan.akhir else None
        if berikut is None or not berikut.makna.hari:
            break
        temuan = Temuan(
            ujung_rentang(temuan.makna, berikut.makna, bernama=bernama_hari(b, j)), berikut.akhir
        )
    return temuan


def ujung_rentang(awal: Makna, akhir: Makna, *, bernama: bool) -> Makna:
    """The end of a range, asked when it lies before the beginning.

    ``bernama`` tells that the end is written with the name of its day.
    """
    if awal.sifat is Sifat.NAMA_HARI and akhir.sifat is Sifat.NAMA_HARI:
        if awal.hari[0] <= akhir.hari[0]:
            return akhir
        # Its first day is past this week: the running range, or next week's.
        return Makna(
            (akhir.hari[0], akhir.hari[0] + timedelta(days=7)), Sifat.NAMA_HARI, tanya=True
        )
    if awal.sifat is Sifat.NAMA_HARI:
        # "Senin-Jumat minggu depan" is a range, "Jumat - 20 Maret 2026" one day.
        return replace(akhir, mulai=None) if bernama else _hari_dan_tanggal(awal, akhir)
    mulai = awal.mulai or awal.hari[0]
    terbalik = mulai > akhir.hari[-1] and not awal.bergulir
    hasil = replace(akhir, mulai=None if awal.bergulir else mulai)
    return hasil.tanyakan() if terbalik or awal.tanya else hasil


def bernama_hari(b: Baris, i: int) -> bool:
    """Whether the expression at ``i`` begins with the name of a day."""
    token = b.di(b.cocok(i, "hari"))
    return token is not None and token.hari is not None


def _berjarak(b: Baris, i: int, dalam: int) -> Temuan | None:
    """``3 hari kerja`` from the reference day, or ``3 hari kerja setelah Lebaran``."""
    if (panjang := aturan_jarak.jarak(b, i)) is None:
        return None
    j = panjang.akhir
    ke_depan = ("lagi", "ke depan", "depan", "mendatang", "berikutnya", "yang akan datang")
    if (k := b.cocok(j, *ke_depan)) > j:
        makna = panjang.dari(b.acuan, b.kalender)
        if panjang.satuan == "bulan" and b.kata(j) == "depan" and b.token[i].jenis is Jenis.ANGKA:
            return _hari_bulan_depan(b, i, k, makna)
        return Temuan(replace(makna, sifat=Sifat.H_TAMBAH) if makna.hari else makna, k)
    if (k := b.cocok(j, "lalu", "yang lalu")) > j:
        return Temuan(panjang.dari(b.acuan, b.kalender, arah=-1), k)
    return _dari_tanda(b, panjang, 1, dalam)


def _hari_bulan_depan(b: Baris, i: int, akhir: int, makna: Makna) -> Temuan:
    """``5 bulan depan``: the fifth of next month, or five months on."""
    mulai = (b.acuan.replace(day=28) + timedelta(days=4)).replace(day=1)
    hari = tambah_hari(mulai, (b.token[i].nilai or 1) - 1)
    pilihan = (hari,) if hari is not None and hari.month == mulai.month else ()
    return Temuan(Makna(makna.hari + pilihan, Sifat.HARI, tanya=True), akhir)


def _h_geser(b: Baris, i: int, dalam: int) -> Temuan | None:
    """``H+7`` counts from the meeting; ``H-3`` needs the day it counts back from."""
    if (hasil := aturan_jarak.h_geser(b, i)) is None:
        return None
    panjang, maju = hasil
    langsung = aturan_libur.libur(b, panjang.akhir)
    if langsung is None and maju == -1:
        langsung = bagian(b, panjang.akhir, dalam + 1)
    if (
        langsung is not None
        and langsung.makna.hari
        and langsung.makna.sifat
        in (
            Sifat.HARI,
            Sifat.UJUNG,
        )
    ):
        return Temuan(_hitung(b, panjang, langsung.makna, maju), langsung.akhir)
    temuan = _dari_tanda(b, panjang, maju, dalam)
    if maju == 1 or temuan.akhir > panjang.akhir:
        return temuan
    if (j := lewati_kata(b, panjang.akhir)) > panjang.akhir:
        return Temuan(hari_tak_dikenal(), j)
    return Temuan(kosong("H- dihitung mundur dari suatu hari. Tulis harinya: H-3 Lebaran."), j)


def hari_tak_dikenal() -> Makna:
    """A deadline counted from, or before, something whose day nobody knows yet."""
    return kosong("Tenggat dihitung dari hari yang tanggalnya belum diketahui. Tulis tanggalnya.")


def _dari_tanda(b: Baris, panjang: aturan_jarak.Jarak, maju: int, dalam: int) -> Temuan:
    """The distance counted from the day named after it, else from the reference day."""
    j = panjang.akhir
    mundur = b.cocok(j, "sebelum")
    k = mundur if mundur > j else b.cocok(b.cocok(j, "dihitung"), "setelah", *MULAI)
    if k == j:
        if maju == 1 and (akhir := _rapat(b, k)) is not None:
            return Temuan(_hitung(b, panjang, Makna((b.acuan,), Sifat.HARI), 1), akhir)
        return Temuan(_hitung(b, panjang, Makna((b.acuan,), Sifat.HARI), maju), j)
    tanda = _tanda(b, k, dalam + 1, mundur=mundur > j)
    if not tanda.makna.hari:
        return Temuan(hari_tak_dikenal(), tanda.akhir)
    makna = _hitung(b, panjang, tanda.makna, -1 if mundur > j else maju)
    return Temuan(makna, tanda.akhir)


def _hitung(b: Baris, panjang: aturan_jarak.Jarak, tanda: Makna, maju: int) -> Makna:
    semua = [panjang.dari(hari, b.kalender, arah=maju) for hari in tanda.hari]
    if jauh := next((makna for makna in semua if not makna.hari), None):
        return jauh
    hari = tuple(dict.fromkeys(satu for makna in semua for satu in makna.hari))
    # "3 hari setelah 20 Februari" said on the 25th: this year's or the next one's.
    return Makna(hari, semua[0].sifat, tanya=tanda.tanya or tanda.bergulir)


def _tanda(b: Baris, i: int, dalam: int, *, mundur: bool) -> Temuan:
    """The day a distance counts from: the meeting, a date, or something unknown."""
    if not mundur and (akhir := _rapat(b, i)) is not None:
        return Temuan(Makna((b.acuan,), Sifat.HARI), akhir)
    j = i
    while b.kata(j) in ("rapat", "tanggal", "pelaksanaan", "pada", "masuk", "hari") and (
        bagian(b, j, dalam) is None
    ):
        j += 1
    temuan = bagian(b, j, dalam)
    if temuan is not None and temuan.makna.sifat not in (Sifat.JARAK, Sifat.H_TAMBAH):
        return temuan
    return Temuan(hari_tak_dikenal(), lewati_kata(b, i))


def _rapat(b: Baris, i: int) -> int | None:
    """The index after ``rapat``, ``rapat ini``, ``sekarang``: the reference day. None otherwise."""
    if (j := b.cocok(i, "sekarang", "hari ini", "saat ini", "ini")) > i:
        return j
    j = b.cocok(b.cocok(i, *_SEBELUM_RAPAT), "tanggal")
    k = b.cocok(j, "rapat")
    if k == j:
        return None
    while b.kata(k) in _KATA_RAPAT:
        k += 1
    token = b.di(k)
    ujung = token is None or token.jenis is Jenis.TANDA or token.kata in ("paling", "dan", "yaitu")
    return k if ujung else None


def lewati_kata(b: Baris, i: int) -> int:
    """Past the words up to the next sign that separates or word that announces a deadline."""
    for j in range(i, i + _KATA_TERBANYAK):
        token = b.di(j)
        if token is None or token.kata in PEMISAH:
            return j
    return i + _KATA_TERBANYAK
