"""Rules for days of the calendar: 20 Maret 2026, 5/6, tanggal 5, besok, Jumat depan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from inti.tanggal import TAHUN_PERTAMA, TAHUN_TERAKHIR
from tindaklanjut.tenggat.kosakata import ROMAWI, URUTAN
from tindaklanjut.tenggat.makna import (
    TAHUN_TERJAUH,
    Baris,
    Makna,
    Sifat,
    Temuan,
    akhir_bulan,
    hari_nyata,
    kosong,
    tambah_bulan,
)
from tindaklanjut.tenggat.pemenggal import Jenis

_HARI_TERBANYAK: Final = 7  # a longer list of numbers names no days
SATUAN: Final = frozenset({"hari", "minggu", "pekan", "bulan", "tahun", "jam"})
_BAGIAN_HARI: Final = ("pagi", "siang", "sore", "malam")


def arah(b: Baris, i: int) -> tuple[int, int] | None:
    """``ini`` is 0, ``depan`` 1, ``lalu`` -1; with the index after it."""
    for nilai, frasa in (
        (0, ("ini",)),
        (1, ("depan", "berikutnya", "mendatang", "yang akan datang", "akan datang")),
        (-1, ("lalu", "yang lalu")),
    ):
        if (j := b.cocok(i, *frasa)) > i:
            return nilai, j
    return None


def urutan(b: Baris, i: int) -> tuple[int, int, bool] | None:
    """An ordinal: ``ke-2``, ``kedua``, ``II``, ``2``, ``terakhir`` (-1).

    Returns the number, the index after it, and whether it is written as an ordinal.
    """
    kata = b.kata(i)
    if kata == "terakhir":
        return -1, i + 1, True
    if kata in URUTAN:
        return URUTAN[kata], i + 1, True
    j = b.cocok(b.cocok(i, "ke"), "-")
    if (romawi := ROMAWI.get(b.kata(j))) is not None:
        return romawi, j + 1, True
    angka = b.bilangan(j)
    if angka is None or angka[0] > 31:
        return None
    return *angka, b.kata(i) == "ke"


def bagian_tahun(b: Baris, i: int, *, pendek: bool = False) -> tuple[int | None, int]:
    """The year after a month or quarter, if one is written, and the index after it."""
    j = b.cocok(i, ",", "/", "-")
    k = b.cocok(j, "tahun anggaran", "tahun")
    berkata = k > j
    if berkata:
        if (relatif := arah(b, k)) is not None:
            return b.acuan.year + relatif[0], relatif[1]
        j = k
    token = b.di(j)
    if token is None or token.jenis is not Jenis.ANGKA or token.nilai is None:
        return None, i
    if len(token.kata) == 4:
        return token.nilai, j + 1
    dekat = b.acuan.year - 1 <= 2000 + token.nilai <= b.acuan.year + TAHUN_TERJAUH
    if len(token.kata) == 2 and dekat and (pendek or berkata) and b.kata(j + 1) not in SATUAN:
        return 2000 + token.nilai, j + 1
    return None, i


def tanpa_tahun(b: Baris, bulan: int, hari: int, sifat: Sifat = Sifat.HARI) -> Makna:
    """The next such day not yet past. A day this year does not have is impossible, not next."""
    lewat = (bulan, hari) < (b.acuan.month, b.acuan.day)
    nyata = hari_nyata(b.acuan.year + lewat, bulan, hari)
    return kosong(nyata) if isinstance(nyata, str) else Makna((nyata,), sifat, bergulir=lewat)


def _dengan_tahun(b: Baris, tahun: int | None, bulan: int, hari: int) -> Makna:
    if tahun is None:
        return tanpa_tahun(b, bulan, hari)
    nyata = hari_nyata(tahun, bulan, hari)
    return kosong(nyata) if isinstance(nyata, str) else Makna((nyata,), Sifat.HARI)


def _berikut(b: Baris, hari: int) -> Makna:
    """Day ``hari`` of the first month that has it and where it is not yet past."""
    if not 1 <= hari <= 31:
        return kosong(f"Tidak ada tanggal {hari}. Periksa tanggalnya.")
    for n in range(3):  # no two months in a row lack a day
        bulan = tambah_bulan(b.acuan.replace(day=1), n) or b.acuan
        if hari <= akhir_bulan(bulan.year, bulan.month).day and (n or hari >= b.acuan.day):
            return Makna((bulan.replace(day=hari),), Sifat.TANGGAL_SAJA)
    raise AssertionError("every day up to 31 occurs within three months")


def tanggal_angka(b: Baris, i: int) -> Temuan | None:
    """``20/03/2026``, ``20-03-26``, ``2026-03-20``, ``5/6`` (day first), ``20/21 Maret``."""
    j = b.cocok(i, "tanggal")
    token = b.di(j)
    if token is None or token.jenis is not Jenis.TANGGAL or token.tanggal is None:
        return None
    tahun, bulan, hari = token.tanggal
    if tahun is not None:
        return Temuan(_dengan_tahun(b, tahun, bulan, hari), j + 1)
    if (nama := _bulan(b, j + 1)) is not None:
        nomor, k, tahun_bulan = nama
        tahun, k = (tahun_bulan, k) if tahun_bulan else bagian_tahun(b, k, pendek=True)
        return Temuan(_salah_satu(b, (hari, bulan), nomor, tahun), k)
    if b.kata(j + 1) in SATUAN:
        return None  # 2/3 hari: a distance
    return Temuan(tanpa_tahun(b, bulan, hari, Sifat.TANGGAL_SAJA), j + 1)


def _salah_satu(b: Baris, hari: tuple[int, ...], bulan: int, tahun: int | None) -> Makna:
    semua = [_dengan_tahun(b, tahun, bulan, satu) for satu in hari]
    if mustahil := next((makna for makna in semua if not makna.hari), None):
        return mustahil
    return Makna(tuple(makna.hari[0] for makna in semua), Sifat.HARI, tanya=True)


def _bulan(b: Baris, i: int) -> tuple[int, int, int | None] | None:
    """The month after a day: its number, the index after it, and the year when it implies one."""
    j = b.cocok(i, "bulan")
    token = b.di(j)
    if token is not None and token.bulan is not None:
        return token.bulan, j + 1, None
    if j > i:
        if (relatif := arah(b, j)) is not None:
            bulan = tambah_bulan(b.acuan.replace(day=1), relatif[0]) or b.acuan
            return bulan.month, relatif[1], bulan.year
        if (nomor := urutan(b, j)) is not None and 1 <= nomor[0] <= 12:
            return nomor[0], nomor[1], None
        return None
    j = b.cocok(i, "/", "-")
    if (token := b.di(j)) is not None and token.bulan is not None:
        return token.bulan, j + 1, None
    romawi = ROMAWI.get(b.kata(j))
    if romawi is not None and (b.kata(i) == "/" or bagian_tahun(b, j + 1)[0] is not None):
        return romawi, j + 1, None
    return None


def tanggal_bulan(b: Baris, i: int) -> Temuan | None:
    """``20 Maret 2026``, ``20-22 Maret`` (its last day), ``20 atau 22 Maret``, ``tanggal 5``."""
    j = b.cocok(i, "tanggal")
    if (daftar := _daftar_hari(b, j)) is None:
        return None
    hari, rentang, k = daftar
    if (nama := _bulan(b, k)) is None:
        return _tanpa_bulan(b, hari, k, rentang=rentang) if j > i else None
    bulan, k, tahun = nama
    if (
        j == i
        and tahun is not None
        and (tahun, bulan, hari[0] > 12)
        != (
            b.acuan.year,
            b.acuan.month,
            True,
        )
    ):
        return None  # "5 bulan depan", "3 bulan ini": months; "27 bulan ini" can only be a day
    if tahun is None:
        tahun, k = bagian_tahun(b, k, pendek=True)
    if not rentang:
        return Temuan(_salah_satu(b, hari, bulan, tahun), k)
    makna = _dengan_tahun(b, tahun, bulan, hari[-1])
    if len(hari) > 1 and makna.hari:
        makna = _rentang_hari(makna, hari)
    return Temuan(makna, k)


def _rentang_hari(makna: Makna, hari: tuple[int, ...]) -> Makna:
    """Day ``hari[0]`` to the day read; a range that runs backwards has to be asked."""
    if not 1 <= hari[0] < hari[-1]:
        return makna.tanyakan()
    return replace(makna, mulai=makna.hari[0].replace(day=hari[0]))


def _tanpa_bulan(b: Baris, hari: tuple[int, ...], k: int, *, rentang: bool) -> Temuan | None:
    if b.kata(k) in SATUAN:
        return None
    semua = [_berikut(b, satu) for satu in hari]
    if mustahil := next((makna for makna in semua if not makna.hari), None):
        return Temuan(mustahil, k)
    if rentang:
        makna = semua[-1]
        return Temuan(_rentang_hari(makna, hari) if len(hari) > 1 else makna, k)
    pilihan = tuple(makna.hari[0] for makna in semua)
    return Temuan(Makna(pilihan, Sifat.TANGGAL_SAJA, tanya=True), k)


def _daftar_hari(b: Baris, i: int) -> tuple[tuple[int, ...], bool, int] | None:
    """Days with the signs between them; whether they form one range; the index after them."""
    if (pertama := b.bilangan(i)) is None or not _mungkin_hari(b, i):
        return None
    hari, j = [pertama[0]], pertama[1]
    rentang = True
    while len(hari) <= _HARI_TERBANYAK:
        k = b.cocok(j, "-", "sampai dengan", "sampai")
        lain = b.cocok(j, "dan", "&", ", dan", ",", "atau", "/") if k == j else j
        awal = b.cocok(max(k, lain), "tanggal")
        angka = b.bilangan(awal) if awal > j else None
        if angka is None or not _mungkin_hari(b, awal):
            return tuple(hari), rentang, j
        rentang = rentang and lain == j
        hari.append(angka[0])
        j = angka[1]
    return None


def _mungkin_hari(b: Baris, i: int) -> bool:
    token, berikut = b.token[i], b.di(i + 1)
    if berikut is not None and berikut.awal == token.awal:
        return False  # the "se" of "sebulan"
    return len(token.kata) <= 2 or token.jenis is Jenis.KATA


def rentang_angka(b: Baris, i: int) -> Temuan | None:
    """``20-25/3/2026`` and ``20 s.d. 25/3``: the last day of the range."""
    j = b.cocok(i, "tanggal")
    awal = b.bilangan(j)
    if awal is None or not _mungkin_hari(b, j):
        return None
    k = b.cocok(awal[1], "-", "sampai dengan", "sampai")
    akhir = tanggal_angka(b, k) if k > awal[1] else None
    if akhir is None or len(akhir.makna.hari) != 1:
        return akhir
    return Temuan(_rentang_hari(akhir.makna, (awal[0], akhir.makna.hari[0].day)), akhir.akhir)


def dua_angka(b: Baris, i: int) -> Temuan | None:
    """``20-03`` is a day and a month, ``20-22`` a range of days, ``5-6`` may be either."""
    j = b.cocok(i, "tanggal")
    satu, dua = b.di(j), b.di(j + 2)
    if satu is None or dua is None or b.kata(j + 1) != "-" or b.kata(j + 3) in SATUAN | {"-"}:
        return None
    if satu.nilai is None or dua.nilai is None or len(satu.kata) > 2 or len(dua.kata) > 2:
        return None
    if Jenis.ANGKA is not satu.jenis or Jenis.ANGKA is not dua.jenis:
        return None
    pilihan = []
    if dua.nilai <= 12:
        pilihan.append(tanpa_tahun(b, dua.nilai, satu.nilai, Sifat.TANGGAL_SAJA))
    if satu.nilai < dua.nilai <= 31 and not dua.kata.startswith("0"):
        pilihan.append(_rentang_hari(_berikut(b, dua.nilai), (satu.nilai, dua.nilai)))
    hari = tuple(dict.fromkeys(satu for makna in pilihan for satu in makna.hari))
    if len(pilihan) == 1:
        return Temuan(pilihan[0], j + 3)
    if not hari:
        return Temuan(kosong("Tanggal itu tidak ada. Tulis hari lebih dulu, lalu bulan."), j + 3)
    return Temuan(Makna(hari, Sifat.TANGGAL_SAJA, tanya=True), j + 3)


def bulan_hari(b: Baris, i: int) -> Temuan | None:
    """``Maret 20, 2026``; ``Mar-26`` may be a day or a short year and is asked."""
    j = b.cocok(i + 1, "-", "/")
    bulan, hari = b.di(i), b.di(j)
    if bulan is None or bulan.bulan is None or hari is None or hari.jenis is not Jenis.ANGKA:
        return None
    if len(hari.kata) > 2 or hari.nilai is None or b.kata(j + 1) in {*SATUAN, "-", "sampai", "x"}:
        return None
    if (kelanjutan := b.di(j + 1)) is not None and kelanjutan.bulan is not None:
        return None  # Maret, 5 April: two expressions
    tahun, k = bagian_tahun(b, j + 1)
    if tahun is not None:
        return Temuan(_dengan_tahun(b, tahun, bulan.bulan, hari.nilai), k)
    pilihan = list(tanpa_tahun(b, bulan.bulan, hari.nilai).hari)
    if len(hari.kata) == 2:
        pilihan.append(akhir_bulan(2000 + hari.nilai, bulan.bulan))
    makna = Makna(tuple(pilihan), Sifat.HARI, tanya=True)
    return Temuan(makna if pilihan else tanpa_tahun(b, bulan.bulan, hari.nilai), j + 1)


def relatif(b: Baris, i: int) -> Temuan | None:
    """``hari ini``, ``sekarang``, ``sore ini``, ``besok``, ``lusa``."""
    hari_ini = (
        "hari ini",
        "akhir hari ini",
        "sekarang",
        "saat ini",
        "hari yang sama",
        *(f"{bagian} ini" for bagian in _BAGIAN_HARI),
        *(f"nanti {bagian}" for bagian in _BAGIAN_HARI),
    )
    if (j := b.cocok(i, "besok lusa")) > i:
        pilihan = (b.acuan + timedelta(days=2), b.acuan + timedelta(days=1))
        return Temuan(Makna(pilihan, Sifat.HARI, tanya=True), j)
    for tambah, frasa in ((0, hari_ini), (1, ("besok",)), (2, ("lusa",)), (-1, ("lalu",))):
        if (j := b.cocok(i, *frasa)) > i:
            return Temuan(Makna((b.acuan + timedelta(days=tambah),), Sifat.HARI), j)
    return None


def nama_hari(b: Baris, i: int) -> Temuan | None:
    """``Jumat`` (next, today counts), ``Jumat ini``, ``Jumat depan``, ``Jumat kedua April``."""
    j = b.cocok(i, "hari")
    token = b.di(j)
    if token is None or token.hari is None:
        return None
    hari = token.hari
    senin = b.acuan - timedelta(days=b.acuan.weekday())
    pekan_ini = senin + timedelta(days=hari)
    j += 1
    polos = Makna((berikut_hari(b.acuan, hari),), Sifat.NAMA_HARI)
    if token.kata == "minggu" and j - 1 == i:
        return Temuan(polos, j)  # "minggu depan" speaks of the week, "hari Minggu depan" of the day
    if (k := b.cocok(j, "nanti", "mendatang", "yang akan datang", "akan datang")) > j:
        return Temuan(polos.dengan(berikut_hari(b.acuan + timedelta(days=1), hari)), k)
    if (sebutan := arah(b, j)) is None:
        return Temuan(polos, j)
    geser, k = sebutan
    depan = pekan_ini + timedelta(days=7 * geser)
    # "depan" means next week. Early in the week, while the day of this week is still to come, it
    # is said of both; "berikutnya" is so the whole week.
    awal_pekan = b.kata(j) == "berikutnya" or b.acuan.weekday() <= 1
    if geser == 1 and pekan_ini > b.acuan and awal_pekan:
        return Temuan(Makna((depan, pekan_ini), Sifat.HARI, tanya=True), k)
    return Temuan(Makna((depan,), Sifat.HARI), k)


def berikut_hari(mulai: date, hari: int) -> date:
    """The first such day of the week at or after ``mulai``."""
    return mulai + timedelta(days=(hari - mulai.weekday()) % 7)


def tahun_wajar(tahun: int) -> bool:
    """Whether a bare number can be a year."""
    return TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR
