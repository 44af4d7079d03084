"""The meaning of a part of a phrase, and the row of tokens the rules read."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from inti.tanggal import NAMA_BULAN, TAHUN_PERTAMA, TAHUN_TERAKHIR
from tindaklanjut.tenggat.kosakata import ANGKA_KATA
from tindaklanjut.tenggat.pemenggal import Jenis, Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from inti.tanggal import Kalender

# A deadline further away than this is a slip of the keyboard, not a plan.
TAHUN_TERJAUH: Final = 10
_HARI_TERJAUH: Final = 366 * TAHUN_TERJAUH


class Sifat(Enum):
    """What kind of phrase it was; combining two parts depends on it."""

    HARI = auto()  # 20 Maret, besok
    TANGGAL_SAJA = auto()  # tanggal 5
    NAMA_HARI = auto()  # Jumat
    PEKAN = auto()  # minggu depan, minggu ke-2 April
    PERIODE = auto()  # Maret, TW II
    UJUNG = auto()  # akhir Maret
    JARAK = auto()  # 3 hari kerja
    H_TAMBAH = auto()  # H+7
    TERBUKA = auto()  # setelah DIPA terbit


@dataclass(frozen=True, slots=True)
class Makna:
    """The days a part may mean, most likely first; none when it says no date (see ``alasan``).

    ``mulai`` is the first day of the period meant: "sebelum April" ends before it, not before the
    last day. ``tanya`` asks even when only one day is left, ``bergulir`` tells that the day came
    from the next year because this year's is past.
    """

    hari: tuple[date, ...]
    sifat: Sifat
    mulai: date | None = None
    tanya: bool = False
    bergulir: bool = False
    alasan: str = ""

    def dengan(self, *hari: date) -> Makna:
        """The same with other days, no longer a period."""
        return replace(self, hari=hari, mulai=None)

    def tanyakan(self) -> Makna:
        """The same, but the page has to ask."""
        return replace(self, tanya=True)


class Temuan(NamedTuple):
    """A meaning and the index of the token after it."""

    makna: Makna
    akhir: int


def kosong(alasan: str) -> Makna:
    """Words that name no day; ``alasan`` says why, in Indonesian."""
    return Makna((), Sifat.TERBUKA, alasan=alasan)


def terlalu_jauh() -> Makna:
    """A day too far away to be meant."""
    return kosong(f"Tenggat itu lebih dari {TAHUN_TERJAUH} tahun lagi. Periksa angkanya.")


def tambah_hari(hari: date, n: int) -> date | None:
    """``n`` calendar days on; None when that is too far away to be meant."""
    return hari + timedelta(days=n) if abs(n) <= _HARI_TERJAUH else None


def tambah_bulan(hari: date, n: int) -> date | None:
    """``n`` months on, on the month's last day when the day is missing there; None if too far."""
    if abs(n) > 12 * TAHUN_TERJAUH:
        return None
    tahun, bulan0 = divmod(hari.year * 12 + hari.month - 1 + n, 12)
    return date(tahun, bulan0 + 1, min(hari.day, calendar.monthrange(tahun, bulan0 + 1)[1]))


def akhir_bulan(tahun: int, bulan: int) -> date:
    """Last day of the month."""
    return date(tahun, bulan, calendar.monthrange(tahun, bulan)[1])


def hari_nyata(tahun: int, bulan: int, hari: int) -> date | str:
    """The day, or an Indonesian sentence that says why there is none."""
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        return f"Tahun {tahun} tidak masuk akal. Periksa tahunnya."
    if not 1 <= bulan <= 12:
        return f"Tidak ada bulan ke-{bulan}. Tulis hari lebih dulu, lalu bulan: 20/3/2026."
    terakhir = calendar.monthrange(tahun, bulan)[1]
    if not 1 <= hari <= terakhir:
        nama = NAMA_BULAN[bulan - 1]
        return f"{nama} {tahun} berakhir pada tanggal {terakhir}; tanggal {hari} tidak ada."
    return date(tahun, bulan, hari)


@dataclass(frozen=True, slots=True)
class Baris:
    """The tokens of one phrase with what they are read against.

    ``ingatan`` keeps what was read at a token, so that long texts are not read over and over.
    """

    token: tuple[Token, ...]
    acuan: date
    kalender: Kalender
    ingatan: dict[tuple[int, int], Temuan | None] = field(default_factory=dict, compare=False)

    def sehari_kemudian(self) -> Baris:
        """The same row read a day later."""
        return Baris(self.token, self.acuan + timedelta(days=1), self.kalender)

    def kata(self, i: int) -> str:
        """The regular spelling of token ``i``, empty outside the row."""
        return self.token[i].kata if 0 <= i < len(self.token) else ""

    def di(self, i: int) -> Token | None:
        """Token ``i``, if there is one."""
        return self.token[i] if 0 <= i < len(self.token) else None

    def cocok(self, i: int, *pilihan: str) -> int:
        """The index after the first of these word sequences that stands at ``i``, else ``i``."""
        for frasa in pilihan:
            kata = frasa.split()
            if all(self.kata(i + k) == isi for k, isi in enumerate(kata)):
                return i + len(kata)
        return i

    def bilangan(self, i: int) -> tuple[int, int] | None:
        """A whole number in digits or words, with its echo in brackets: ``10 (sepuluh)``.

        Returns the number and the index after it; None when there is none or the two differ.
        """
        if (token := self.di(i)) is None:
            return None
        if token.jenis is not Jenis.ANGKA or token.nilai is None:
            return self._bilangan_kata(i)
        if self.kata(i + 1) == "(" and (ulang := self._bilangan_kata(i + 2)) is not None:
            nilai, j = ulang
            if self.kata(j) == ")":
                return (nilai, j + 1) if nilai == token.nilai else None
        return token.nilai, i + 1

    def _bilangan_kata(self, i: int) -> tuple[int, int] | None:
        if (nilai := ANGKA_KATA.get(self.kata(i))) is None:
            return None
        if nilai < 10 and self.kata(i + 1) == "belas":
            return nilai + 10, i + 2
        if nilai < 10 and self.kata(i + 1) == "puluh":
            satuan = ANGKA_KATA.get(self.kata(i + 2), 10)
            return (nilai * 10 + satuan, i + 3) if satuan < 10 else (nilai * 10, i + 2)
        return nilai, i + 1


def terpanjang(
    b: Baris, i: int, aturan: tuple[Callable[[Baris, int], Temuan | None], ...]
) -> Temuan | None:
    """The reading that uses most tokens; the earlier rule wins a tie."""
    hasil = [temuan for satu in aturan if (temuan := satu(b, i)) is not None]
    return max(hasil, key=lambda temuan: temuan.akhir, default=None)
