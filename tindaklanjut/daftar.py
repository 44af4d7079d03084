"""The list of tindak lanjut of a unit: saved filters, search, groups, counts that stay cheap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final

from django.db import models

from akun.izin import hak
from akun.pihak import JENIS
from akun.pilihan import Peran
from inti.kursor import Urutan
from tindaklanjut.keadaan import Keadaan, keadaan
from tindaklanjut.models import PIC, TindakLanjut
from tindaklanjut.pilihan import PeranPIC
from tindaklanjut.querysets import HARI_SEMINGGU, HARI_SUNYI

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender
    from tindaklanjut.querysets import TindakLanjutQuerySet

UKURAN: Final = 30
PALING_BANYAK_DIHITUNG: Final = 999
PANJANG_CARI: Final = 100


class Saring(models.TextChoices):
    """The saved filters."""

    TERBUKA = "semua-terbuka", "Semua terbuka"
    TERLAMBAT = "terlambat", "Terlambat"
    MINGGU_INI = "minggu-ini", "Minggu ini"
    VERIFIKASI = "menunggu-verifikasi", "Menunggu verifikasi"
    MILIK_SAYA = "milik-saya", "Milik saya"
    DITUNGGU = "yang-saya-tunggu", "Yang saya tunggu"
    TANPA_KABAR = "tanpa-kabar", f"Tanpa kabar {HARI_SUNYI} hari"
    SEMUA = "semua", "Semua"


class Urut(models.TextChoices):
    """The orders of the list; each is one index, so page 400 costs what page 1 costs."""

    TENGGAT = "tenggat", "Paling terlambat"
    JAUH = "tenggat-jauh", "Tenggat paling jauh"
    SUNYI = "sunyi", "Paling lama tanpa kabar"
    BARU = "baru", "Paling baru dicatat"


TANPA_HITUNGAN: Final = frozenset({Saring.SEMUA})
MENURUT_SUNYI: Final = frozenset({Saring.DITUNGGU, Saring.TANPA_KABAR})
"""Filters that ask how long nobody said a word: the longest silence comes first."""
_URUTAN: Final = {
    Urut.TENGGAT: Urutan("tenggat"),
    Urut.JAUH: Urutan("tenggat", menurun=True),
    Urut.SUNYI: Urutan("sunyi_sejak"),
    Urut.BARU: Urutan(menurun=True),
}


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What the address of the list asks for; anything of no sense counts as not asked."""

    saring: Saring
    cari: str
    pic: tuple[str, int] | None
    iku: int | None
    urut: Urut

    @classmethod
    def dari(cls, alamat: Mapping[str, str]) -> Pilihan:
        """Read ``?saring=&q=&pic=tim:3&iku=12&urut=``."""
        diminta = alamat.get("saring", "")
        saring = Saring(diminta) if diminta in Saring.values else Saring.TERBUKA
        jenis, _, nomor = alamat.get("pic", "").partition(":")
        iku = alamat.get("iku", "")
        return cls(
            saring,
            alamat.get("q", "").strip()[:PANJANG_CARI],
            (jenis, int(nomor)) if jenis in JENIS and _nomor(nomor) else None,
            int(iku) if _nomor(iku) else None,
            _urut(saring, alamat.get("urut", "")),
        )

    @property
    def menyempit(self) -> bool:
        """Something beside the filter narrows the list."""
        return bool(self.cari or self.pic or self.iku)

    @property
    def urutan(self) -> Urutan:
        """The columns of the order."""
        return _URUTAN[self.urut]

    @property
    def pilihan_urut(self) -> tuple[Urut, ...]:
        """The orders the filter allows."""
        return urut_untuk(self.saring)


def urut_untuk(saring: Saring) -> tuple[Urut, ...]:
    """Return the orders of a filter, the usual one first.

    Closed tasks may lack a tenggat, so "Semua" goes by age alone.
    """
    if saring == Saring.SEMUA:
        return (Urut.BARU,)
    if saring in MENURUT_SUNYI:
        return (Urut.SUNYI, Urut.TENGGAT, Urut.JAUH, Urut.BARU)
    return (Urut.TENGGAT, Urut.JAUH, Urut.SUNYI, Urut.BARU)


def _urut(saring: Saring, diminta: str) -> Urut:
    boleh = urut_untuk(saring)
    return next((u for u in boleh if u.value == diminta), boleh[0])


def _nomor(teks: str) -> bool:
    return teks.isdecimal() and len(teks) < 19


@dataclass(frozen=True, slots=True)
class Sudut:
    """Whose list it is, on which day."""

    unit: UnitKerja
    pengguna: Pengguna
    pada: date
    kalender: Kalender

    @property
    def mewakili(self) -> bool:
        """The person is KOORDINATOR here: what lacks a pengawal is theirs to chase."""
        dipegang = hak(self.pengguna, self.pada).peran.get(self.unit.pk, frozenset())
        return Peran.KOORDINATOR in dipegang

    def tersaring(self, saring: Saring) -> TindakLanjutQuerySet:
        """The tasks of the unit behind one filter; each is one indexed range."""
        semua = TindakLanjut.objects.filter(unit=self.unit)
        match saring:
            case Saring.TERLAMBAT:
                return semua.terlambat(self.kalender.ambang_terlambat(self.pada))
            case Saring.MINGGU_INI:
                return semua.minggu_ini(self.pada)
            case Saring.VERIFIKASI:
                return semua.menunggu_verifikasi()
            case Saring.MILIK_SAYA:
                return semua.terbuka().milik(self.pengguna)
            case Saring.DITUNGGU:
                return semua.ditunggu(self.pengguna, mewakili=self.mewakili)
            case Saring.TANPA_KABAR:
                return semua.tanpa_kabar(self.pada)
            case Saring.SEMUA:
                return semua
            case _:
                return semua.terbuka()

    def daftar(self, pilihan: Pilihan) -> TindakLanjutQuerySet:
        """The rows asked for, with all that a row shows."""
        isi = self.tersaring(pilihan.saring)
        if pilihan.pic is not None:
            jenis, nomor = pilihan.pic
            pic = PIC.objects.filter(**{f"pihak__{jenis}_id": nomor})
            isi = isi.filter(pk__in=pic.values("tindak_lanjut"))
        if pilihan.iku is not None:
            isi = isi.filter(tautan_iku__iku=pilihan.iku)
        if pilihan.cari:
            isi = isi.cari(pilihan.cari)
        return isi.untuk_daftar()


# --- Counts ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hitungan:
    """A count that stops at a bound: beyond it nobody reads the exact number."""

    nilai: int

    @property
    def teks(self) -> str:
        batas = PALING_BANYAK_DIHITUNG
        return f"{batas}+" if self.nilai > batas else str(self.nilai)

    def __bool__(self) -> bool:
        return self.nilai > 0


@dataclass(frozen=True, slots=True)
class Tab:
    """One saved filter in place."""

    saring: Saring
    terpilih: bool
    hitungan: Hitungan | None


def hitung(isi: TindakLanjutQuerySet) -> Hitungan:
    """Count at most ``PALING_BANYAK_DIHITUNG`` rows and one more."""
    return Hitungan(isi.order_by()[: PALING_BANYAK_DIHITUNG + 1].count())


def susun_tab(sudut: Sudut, terpilih: Saring) -> tuple[Tab, ...]:
    """The filters with their counts, one bounded query each."""
    return tuple(
        Tab(s, s == terpilih, None if s in TANPA_HITUNGAN else hitung(sudut.tersaring(s)))
        for s in Saring
    )


def jumlah_pic_terlambat(sudut: Sudut) -> int:
    """On how many main PIC the late tasks rest, within the same bound."""
    terlambat = sudut.tersaring(Saring.TERLAMBAT).order_by("tenggat", "pk")
    kunci = list(terlambat.values_list("pk", flat=True)[:PALING_BANYAK_DIHITUNG])
    utama = PIC.objects.filter(peran=PeranPIC.UTAMA, tindak_lanjut__in=kunci)
    return utama.values("pihak").distinct().count()


# --- Rows and groups ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Baris:
    """A task as the list shows it."""

    t: TindakLanjut
    keadaan: Keadaan
    pic: str
    pendukung: tuple[str, ...]
    sunyi: int
    """Days without news, since it was written down when there was none yet."""


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Rows of one stretch of time, in the order of the list."""

    judul: str
    baris: tuple[Baris, ...]


def susun_baris(t: TindakLanjut, sudut: Sudut) -> Baris:
    """Judge one task on the day of the list."""
    utama = t.utama
    return Baris(
        t,
        keadaan(t, pada=sudut.pada, kalender=sudut.kalender),
        str(utama.pihak) if utama else "",
        tuple(str(p.pihak) for p in t.pic.all() if p is not utama),
        (sudut.pada - t.sunyi_sejak).days,
    )


def kelompokkan(
    isi: Iterable[TindakLanjut], sudut: Sudut, pilihan: Pilihan
) -> tuple[Kelompok, ...]:
    """Rows of a page under the stretch their tenggat lies in; other orders are one group."""
    baris = [susun_baris(t, sudut) for t in isi]
    if pilihan.urut not in {Urut.TENGGAT, Urut.JAUH}:
        return (Kelompok("", tuple(baris)),) if baris else ()
    ambang = sudut.kalender.ambang_terlambat(sudut.pada)
    dekat = sudut.pada + timedelta(days=HARI_SEMINGGU)

    def judul(b: Baris) -> str:
        if b.t.tenggat is None or b.t.tenggat > dekat:
            return "Nanti"
        return "Lewat tenggat" if b.t.tenggat <= ambang else "Sampai 7 hari lagi"

    return tuple(Kelompok(nama, tuple(anggota)) for nama, anggota in groupby(baris, judul))
