"""Cells: what one holds as read, what it means by the kind of its column, how it is written.

Reading follows specification 1.2 and page 3 ("Cells"); a cell that cannot be read raises
``SelDitolak`` with a sentence that says what to type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from inti.angka import (
    AngkaTidakDikenali,
    baca_angka,
    baca_rentang,
    bulatkan,
    format_rentang,
)
from inti.angka_tepat import DESIMAL_TEPAT
from inti.tanggal import TanggalTidakDikenali, baca_tanggal, format_tanggal
from inti.triwulan import TriwulanTidakDikenali, baca_triwulan
from kinerja.hitung import Target

# The value of a cell or field: its type depends on the column.
Isi = Any

KOSONG = {"", "-", "–", "—"}
_BUANG = str.maketrans("", "", " \t\r\n\u00a0_-*−–")
# What neither a spreadsheet nor PostgreSQL keeps: control characters but for tab and line end.
_KENDALI = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
_FORMAT_DESIMAL = re.compile(r"^0\.(0+)$")


class SelDitolak(ValueError):
    """The cell holds something its column cannot take; the text is the sentence for the person."""


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell as read. ``masalah`` tells why it has no value (a formula without a stored result)."""

    nilai: object = None
    format: str = ""
    masalah: str = ""
    tanpa_format: bool = False

    @property
    def kosong(self) -> bool:
        return not self.masalah and (
            self.nilai is None or (isinstance(self.nilai, str) and not self.nilai.strip())
        )

    @property
    def teks(self) -> str:
        """The cell as the person sees it, for messages."""
        if isinstance(self.nilai, datetime):
            return format_tanggal(self.nilai.date())
        if isinstance(self.nilai, date):
            return format_tanggal(self.nilai)
        if isinstance(self.nilai, int | float) and not isinstance(self.nilai, bool):
            angka = f"{_desimal(self.nilai, self.format).normalize():f}".replace(".", ",")
            return f"{angka}%" if "%" in self.format else angka
        return "" if self.nilai is None else str(self.nilai)


SEL_KOSONG = Sel()


def normal(teks: str) -> str:
    """Fold a header, a sheet name or an enum cell: no case, blanks, ``_``, ``-``, ``*``."""
    return teks.translate(_BUANG).casefold()


def _periksa(sel: Sel) -> None:
    if sel.masalah:
        raise SelDitolak(sel.masalah)


def baca_teks(sel: Sel) -> str:
    """Text; a number as typed, a date written out; line ends as ``\\n``."""
    _periksa(sel)
    nilai = sel.nilai
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, datetime):
        return format_tanggal(nilai.date())
    if isinstance(nilai, date):
        return format_tanggal(nilai)
    if isinstance(nilai, time):
        return nilai.strftime("%H.%M")
    if isinstance(nilai, int | float):
        return _angka_teks(nilai, sel.format)
    return rapikan_teks(str(nilai))


def rapikan_teks(teks: str) -> str:
    """Free text in the one form a workbook can hold: no trailing blanks, a lone dash is empty."""
    bersih = teks.replace("_x000D_", "")
    if not bersih.isprintable():
        bersih = bersih.replace("\r\n", "\n").replace("\r", "\n").translate(_KENDALI)
        bersih = "\n".join(baris.rstrip() for baris in bersih.split("\n"))
    bersih = bersih.strip()
    return "" if bersih in KOSONG else bersih


def satu_baris(teks: str) -> str:
    """Free text on one line."""
    return " ".join(rapikan_teks(teks).split())


def _angka_teks(nilai: float, bentuk: str) -> str:
    desimal = _FORMAT_DESIMAL.match(bentuk)
    if desimal:
        return f"{nilai:.{len(desimal.group(1))}f}"
    return str(int(nilai)) if float(nilai).is_integer() else f"{nilai:.15g}"


def baca_kode(sel: Sel) -> str:
    """A code: text on one line; a date is what Excel makes of ``1.2``, so it is refused."""
    if isinstance(sel.nilai, date):
        raise SelDitolak(
            "Excel mengubah kode ini menjadi tanggal. Format selnya sebagai teks, lalu ketik lagi."
        )
    return " ".join(baca_teks(sel).split())


def _desimal(nilai: float, bentuk: str) -> Decimal:
    # 15 significant digits: what Excel itself keeps; drops binary noise such as 0.1 + 0.2.
    angka = Decimal(f"{nilai:.15g}")
    return angka * 100 if "%" in bentuk else angka


def _ringkas(angka: Decimal) -> Decimal:
    """Cut the long tail a formula leaves; six decimals are what the database keeps."""
    eksponen = angka.as_tuple().exponent
    panjang = isinstance(eksponen, int) and eksponen < -DESIMAL_TEPAT
    return bulatkan(angka, DESIMAL_TEPAT) if panjang else angka


def baca_desimal(sel: Sel) -> Decimal | None:
    """A figure; a percent-formatted 0,92 means 92; None when empty."""
    _periksa(sel)
    nilai = sel.nilai
    if isinstance(nilai, bool | date | time):
        raise SelDitolak("Isi dengan angka, misalnya 62,97.")
    if isinstance(nilai, int | float):
        return _ringkas(_desimal(nilai, sel.format))
    teks = "" if nilai is None else str(nilai).strip()
    if teks in KOSONG:
        return None
    try:
        return _ringkas(baca_angka(teks))
    except AngkaTidakDikenali as salah:
        raise SelDitolak(str(salah)) from salah


def baca_target(sel: Sel) -> Target:
    """A target: one figure, or two for a range; empty means none."""
    if isinstance(sel.nilai, str) and not sel.masalah:
        if sel.nilai.strip() in KOSONG:
            return Target(None)
        try:
            return Target(*baca_rentang(sel.nilai))
        except AngkaTidakDikenali as salah:
            raise SelDitolak(str(salah)) from salah
    return Target(baca_desimal(sel))


def baca_tanggal_sel(sel: Sel) -> date | None:
    """An Excel date or a written one; None when empty."""
    _periksa(sel)
    nilai = sel.nilai
    if isinstance(nilai, datetime):
        return nilai.date()
    if isinstance(nilai, date):
        return nilai
    teks = "" if nilai is None else str(nilai).strip()
    if teks in KOSONG:
        return None
    if isinstance(nilai, int | float | time):
        raise SelDitolak("Isi dengan tanggal, misalnya 12 Maret 2026.")
    try:
        return baca_tanggal(teks)
    except TanggalTidakDikenali as salah:
        raise SelDitolak(str(salah)) from salah


def baca_bulat(sel: Sel) -> int | None:
    """A whole number; None when empty."""
    angka = baca_desimal(sel)
    if angka is None:
        return None
    if angka != angka.to_integral_value():
        raise SelDitolak("Isi dengan bilangan bulat.")
    return int(angka)


def baca_tahun(sel: Sel) -> int | None:
    """A year of four digits; None when empty."""
    _periksa(sel)
    if isinstance(sel.nilai, str) and sel.nilai.strip() not in KOSONG:
        teks = sel.nilai.strip()
        if not re.fullmatch(r"\d{4}", teks):
            raise SelDitolak("Isi tahun empat angka, misalnya 2026.")
        tahun: int | None = int(teks)
    else:
        tahun = baca_bulat(sel)
    if tahun is not None and not 2000 <= tahun <= 2100:
        raise SelDitolak("Tahun harus antara 2000 dan 2100.")
    return tahun


def baca_triwulan_sel(sel: Sel) -> int | None:
    """A quarter 1…4 or TW I…TW IV; None when empty."""
    teks = baca_teks(sel)
    if teks in KOSONG:
        return None
    try:
        return baca_triwulan(teks)
    except TriwulanTidakDikenali as salah:
        raise SelDitolak(str(salah)) from salah


def pecah_daftar(sel: Sel) -> tuple[str, ...]:
    """Parts separated by ``;`` or a new line, trimmed, without repeats."""
    bagian = (satu_baris(b) for b in re.split(r"[;\n]", baca_teks(sel)))
    return tuple(dict.fromkeys(b for b in bagian if b))


def tulis_target(target: Target) -> Decimal | str | None:
    """A target as a workbook cell: a number, or a range as text."""
    if target.bawah is None or target.atas is None:
        return target.bawah
    digit = max(2, *(_digit(n) for n in (target.bawah, target.atas)))
    return format_rentang(target.bawah, target.atas, digit, persen=False)


def _digit(nilai: Decimal) -> int:
    eksponen = nilai.normalize().as_tuple().exponent
    return max(0, -eksponen) if isinstance(eksponen, int) else 0
