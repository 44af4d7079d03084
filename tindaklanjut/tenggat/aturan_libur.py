"""Rules for holidays by name: Lebaran, Natal, cuti bersama Nyepi. Their days come from the list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tindaklanjut.tenggat.aturan_tanggal import arah
from tindaklanjut.tenggat.makna import Baris, Makna, Sifat, Temuan, kosong, tambah_hari
from tindaklanjut.tenggat.pemenggal import Jenis

if TYPE_CHECKING:
    from datetime import date

# What people call a holiday, and how its name reads in the list. The longer call stands first.
_SEBUTAN: Final = (
    (("lebaran haji", "idul adha", "iduladha", "idhul adha", "kurban", "qurban"), r"idul\s?adha"),
    (
        ("lebaran", "idul fitri", "idulfitri", "idhul fitri", "ied fitri", "idul fitr", "id fitri"),
        r"idul\s?fitri",
    ),
    (("natal",), r"natal"),
    (("nyepi",), r"nyepi"),
    (("tahun baru imlek", "imlek"), r"imlek"),
    (
        ("tahun baru islam", "tahun baru hijriah", "1 muharam", "1 muharram"),
        r"islam|hijri|muharr?am",
    ),
    (("tahun baru masehi", "tahun baru"), r"masehi|tahun baru 2"),
    (("waisak",), r"waisak"),
    (("jumat agung", "wafat isa", "wafat yesus"), r"wafat"),
    (("paskah",), r"kebangkitan|paskah"),
    (("kenaikan isa", "kenaikan yesus"), r"kenaikan"),
    (("isra miraj", "isra mikraj", "isra"), r"isra"),
    (("maulid nabi", "maulid"), r"maulid"),
    (("hari buruh", "may day"), r"buruh"),
    (("hari lahir pancasila", "harlah pancasila"), r"lahir pancasila"),
    (("hari kemerdekaan", "hut ri", "agustusan"), r"kemerdekaan"),
)
_HARI_BERIKUT: Final = re.compile(r"hari\s+(?:kedua|ke-?\s?2)|lebaran kedua", re.IGNORECASE)
_CUTI: Final = re.compile(r"cuti\s+bersama", re.IGNORECASE)


def libur(b: Baris, i: int) -> Temuan | None:
    """``Lebaran``, ``Hari Raya Natal``, ``cuti bersama Nyepi``, ``Idulfitri 2027``."""
    cuti = b.cocok(i, "cuti bersama")
    j = cuti if cuti > i else b.cocok(i, "libur panjang", "libur")
    libur_umum = j > i and cuti == i
    j = b.cocok(j, "hari suci", "hari raya", "perayaan")
    for sebutan, pola in _SEBUTAN:
        if (k := b.cocok(j, *sebutan)) > j:
            k = b.cocok(k, "al masih", "almasih", "kristus", "muhammad", "saw", "nabi muhammad")
            return _bernama(b, k, pola, cuti=cuti > i, libur_umum=libur_umum)
    if cuti > i and j == cuti:
        return _hasil(_pertama(b, _CUTI, cuti=True, tahun=None), "cuti bersama berikutnya", j)
    return None


def _bernama(b: Baris, i: int, pola: str, *, cuti: bool, libur_umum: bool) -> Temuan:
    tahun, j = _tahun(b, i)
    cari = re.compile(pola, re.IGNORECASE)
    hari = _pertama(b, cari, cuti=cuti, tahun=tahun)
    if libur_umum and hari is not None:  # "libur Lebaran" may begin with its cuti bersama
        awal = _pertama(b, cari, cuti=True, tahun=hari.year)
        if awal is not None and awal < hari:
            return Temuan(Makna((hari, awal), Sifat.HARI, tanya=True), j)
    return _hasil(hari, b.kata(i - 1).title(), j)


def _hasil(hari: date | None, nama: str, akhir: int) -> Temuan:
    if hari is None:
        return Temuan(
            kosong(
                f"Tanggal {nama} belum ada di daftar hari libur. "
                "Tulis tanggalnya, atau minta admin melengkapi hari libur."
            ),
            akhir,
        )
    return Temuan(Makna((hari,), Sifat.HARI), akhir)


def _tahun(b: Baris, i: int) -> tuple[int | None, int]:
    j = b.cocok(i, "tahun")
    if j > i and (relatif := arah(b, j)) is not None:
        return b.acuan.year + relatif[0], relatif[1]
    token = b.di(j)
    if token is None or token.jenis is not Jenis.ANGKA or len(token.kata) != 4:
        return None, i
    if b.kata(j + 1) in ("h", "hijriah"):
        return None, j + 2  # the year of Islam adds nothing to the next such day
    return token.nilai, j + 1


def _pertama(b: Baris, pola: re.Pattern[str], *, cuti: bool, tahun: int | None) -> date | None:
    """The first day of the next run of days of this name, or of that year's, past or not."""

    def sesuai(hari: date) -> bool:
        nama = b.kalender.libur.get(hari, "")
        return pola.search(nama) is not None and (_CUTI.search(nama) is not None) == cuti

    for hari in sorted(b.kalender.libur):
        if (hari.year != tahun) if tahun is not None else (hari < b.acuan):
            continue
        sebelum = tambah_hari(hari, -1)
        lanjutan = sebelum is not None and sesuai(sebelum)
        if sesuai(hari) and not lanjutan and not _HARI_BERIKUT.search(b.kalender.libur[hari]):
            return hari
    return None
