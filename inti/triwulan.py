"""The quarter (triwulan): a small int 1…4 beside its year.

Pure: no Django, no database, no clock. A pair ``(tahun, triwulan)`` compares in time order.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

TRIWULAN: Final = (1, 2, 3, 4)
_ROMAWI: Final = ("I", "II", "III", "IV")
_POLA = re.compile(
    r"(?:tw|triwulan)?[\s._-]*(?:ke)?[\s._-]*(?P<nilai>[1-4]|iv|i{1,3})", re.IGNORECASE
)


class TriwulanTidakDikenali(ValueError):
    """The text names no quarter; the message is an Indonesian sentence."""


def baca_triwulan(teks: str | int) -> int:
    """Read ``1``…``4``, ``TW I``, ``tw 2``, ``Triwulan III`` or ``IV``.

    Raises ``TriwulanTidakDikenali``.
    """
    isi = str(teks).strip()
    cocok = _POLA.fullmatch(isi)
    if cocok is None:
        raise TriwulanTidakDikenali(
            f"“{isi}” bukan triwulan. Tulis 1, 2, 3, 4 atau TW I, TW II, TW III, TW IV."
        )
    nilai = cocok["nilai"].upper()
    return int(nilai) if nilai.isdigit() else _ROMAWI.index(nilai) + 1


def romawi(n: int) -> str:
    """``1`` → ``I``. Raises ``TriwulanTidakDikenali`` outside 1…4."""
    return _ROMAWI[_pastikan(n) - 1]


def label_triwulan(n: int) -> str:
    """``1`` → ``TW I``."""
    return f"TW {romawi(n)}"


def label_panjang(n: int) -> str:
    """``1`` → ``Triwulan I``."""
    return f"Triwulan {romawi(n)}"


def awal_triwulan(tahun: int, n: int) -> date:
    """First day of the quarter."""
    return date(tahun, 3 * _pastikan(n) - 2, 1)


def akhir_triwulan(tahun: int, n: int) -> date:
    """Last day of the quarter."""
    if _pastikan(n) == 4:
        return date(tahun, 12, 31)
    return date(tahun, 3 * n + 1, 1) - timedelta(days=1)


def triwulan_dari(tanggal: date) -> tuple[int, int]:
    """The ``(tahun, triwulan)`` a day lies in."""
    return tanggal.year, (tanggal.month + 2) // 3


def triwulan_berikut(tahun: int, n: int) -> tuple[int, int]:
    """The quarter after this one."""
    return (tahun + 1, 1) if _pastikan(n) == 4 else (tahun, n + 1)


def triwulan_sebelum(tahun: int, n: int) -> tuple[int, int]:
    """The quarter before this one."""
    return (tahun - 1, 4) if _pastikan(n) == 1 else (tahun, n - 1)


def sampai_dengan(n: int) -> tuple[int, ...]:
    """The quarters of a year up to and including ``n``: ``3`` → ``(1, 2, 3)``."""
    return TRIWULAN[: _pastikan(n)]


def _pastikan(n: int) -> int:
    if n not in TRIWULAN:
        raise TriwulanTidakDikenali(f"Triwulan {n} tidak ada. Pilih 1, 2, 3, atau 4.")
    return n
