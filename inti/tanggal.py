"""Dates as the office writes them, and working days.

Pure: no Django, no database, no clock. "Today" and the list of holidays are arguments.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMA_BULAN: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
NAMA_HARI: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
NAMA_BULAN_PENDEK: Final = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Mei",
    "Jun",
    "Jul",
    "Agu",
    "Sep",
    "Okt",
    "Nov",
    "Des",
)
TAHUN_PERTAMA: Final = 1900
TAHUN_TERAKHIR: Final = 2100

# Spellings beside NAMA_BULAN and NAMA_BULAN_PENDEK: old ones, short ones, and English ones that
# Excel writes in an English locale.
_EJAAN_BULAN: Final = {
    1: ("january",),
    2: ("pebruari", "peb", "february"),
    3: ("mrt", "march"),
    5: ("may",),
    6: ("june",),
    7: ("july",),
    8: ("agt", "ags", "agust", "august", "aug"),
    9: ("sept",),
    10: ("october", "oct"),
    11: ("nopember", "nop"),
    12: ("december", "dec"),
}
_BULAN: Final = {
    ejaan.lower(): nomor
    for nomor in range(1, 13)
    for ejaan in (
        NAMA_BULAN[nomor - 1],
        NAMA_BULAN_PENDEK[nomor - 1],
        *_EJAAN_BULAN.get(nomor, ()),
    )
}
_HARI: Final = {nama.lower(): urutan for urutan, nama in enumerate(NAMA_HARI)} | {
    "jum'at": 4,
    "jum’at": 4,
    "ahad": 6,
}
_AWALAN = (
    r"(?:(?:tanggal|tgl\.?)\s+)?(?:(?P<nama_hari>[a-z’']+)\s*,?\s+)?(?:(?:tanggal|tgl\.?)\s+)?"
)
_JAM = r"(?:[\sT]\s*[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?)?"
_POLA: Final = tuple(
    re.compile(_AWALAN + inti + _JAM, re.IGNORECASE)
    for inti in (
        r"(?P<tahun>[0-9]{4})(?P<sela>[-/.])(?P<bulan>[0-9]{1,2})(?P=sela)(?P<hari>[0-9]{1,2})",
        r"(?P<hari>[0-9]{1,2})\s*(?P<sela>[-/.])\s*(?P<bulan>[0-9]{1,2})\s*(?P=sela)\s*"
        r"(?P<tahun>[0-9]{4}|[0-9]{2})",
        r"(?P<hari>[0-9]{1,2})[\s./-]*(?P<bulan>[a-z]+)\.?[\s,/-]*(?P<tahun>[0-9]{4}|[0-9]{2})",
    )
)


class TanggalTidakDikenali(ValueError):
    """The text is no date; the message is an Indonesian sentence that says how to write it."""


def baca_tanggal(teks: str) -> date:
    """Read a date from a cell or a form, day first always.

    Accepts ``12 Maret 2026``, ``12 Mar 2026``, ``12/03/2026``, ``12-03-2026``, ``12-03-26`` and
    ``2026-03-12``, with or without the name of the day, which then must be the right one; a time
    of day after the date is ignored. Raises ``TanggalTidakDikenali``.
    """
    rapi = " ".join(teks.split())
    for pola in _POLA:
        cocok = pola.fullmatch(rapi)
        if cocok is None:
            continue
        bulan = cocok["bulan"]
        nomor = int(bulan) if bulan.isdigit() else _BULAN.get(bulan.lower())
        if nomor is None:
            raise TanggalTidakDikenali(
                f"Bulan “{bulan}” pada “{rapi}” tidak dikenali. Tulis misalnya 12 Maret 2026."
            )
        tahun = int(cocok["tahun"])
        if len(cocok["tahun"]) == 2:
            tahun += 2000
        hasil = _tanggal_nyata(rapi, tahun, nomor, int(cocok["hari"]))
        _cocokkan_hari(rapi, cocok["nama_hari"], hasil)
        return hasil
    raise _tidak_dikenali(rapi)


def _tidak_dikenali(rapi: str) -> TanggalTidakDikenali:
    contoh = "12 Maret 2026, 12/03/2026, atau 2026-03-12"
    if not rapi:
        return TanggalTidakDikenali(f"Tanggal masih kosong. Tulis seperti {contoh}.")
    tampil = rapi if len(rapi) <= 40 else rapi[:39] + "…"
    return TanggalTidakDikenali(f"“{tampil}” bukan tanggal yang dikenali. Tulis seperti {contoh}.")


def _tanggal_nyata(rapi: str, tahun: int, bulan: int, hari: int) -> date:
    """Build the date, or say in which part it is impossible."""
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        raise TanggalTidakDikenali(
            f"Tahun {tahun} pada “{rapi}” di luar {TAHUN_PERTAMA}–{TAHUN_TERAKHIR}. "
            "Periksa tahunnya."
        )
    if not 1 <= bulan <= 12:
        raise TanggalTidakDikenali(
            f"Tidak ada bulan ke-{bulan} pada “{rapi}”. "
            "Tulis hari lebih dulu, lalu bulan, misalnya 12/03/2026."
        )
    terakhir = calendar.monthrange(tahun, bulan)[1]
    if not 1 <= hari <= terakhir:
        raise TanggalTidakDikenali(
            f"Tanggal “{rapi}” tidak ada: {NAMA_BULAN[bulan - 1]} {tahun} berakhir pada "
            f"tanggal {terakhir}. Periksa harinya."
        )
    return date(tahun, bulan, hari)


def _cocokkan_hari(rapi: str, nama_hari: str | None, hasil: date) -> None:
    if nama_hari is None:
        return
    urutan = _HARI.get(nama_hari.lower())
    if urutan is None:
        raise _tidak_dikenali(rapi)
    if urutan != hasil.weekday():
        raise TanggalTidakDikenali(
            f"“{rapi}” bertentangan: {format_tanggal(hasil)} adalah hari "
            f"{NAMA_HARI[hasil.weekday()]}. Perbaiki nama hari atau tanggalnya."
        )


def format_tanggal(d: date) -> str:
    """``9 Januari 2026``."""
    return f"{d.day} {NAMA_BULAN[d.month - 1]} {d.year}"


def format_tanggal_pendek(d: date) -> str:
    """``9 Jan 2026``."""
    return f"{d.day} {NAMA_BULAN_PENDEK[d.month - 1]} {d.year}"


def format_tanggal_hari(d: date) -> str:
    """``Jumat, 8 Mei 2026``."""
    return f"{NAMA_HARI[d.weekday()]}, {format_tanggal(d)}"


@dataclass(frozen=True, slots=True)
class Kalender:
    """Working days of Indonesia: no weekend, no national holiday, no cuti bersama."""

    libur: Mapping[date, str]

    def adalah_hari_kerja(self, hari: date) -> bool:
        """Whether offices are open on this day."""
        return hari.weekday() < 5 and hari not in self.libur

    def hari_kerja_sebelum(self, hari: date) -> date:
        """The last working day strictly before ``hari``."""
        return self.geser_hari_kerja(hari, -1)

    def hari_kerja_berikut(self, hari: date) -> date:
        """The first working day strictly after ``hari``."""
        return self.geser_hari_kerja(hari, 1)

    def geser_hari_kerja(self, hari: date, n: int) -> date:
        """The ``n``-th working day after ``hari``, before it for negative ``n``; 0 is itself."""
        langkah = timedelta(days=1 if n > 0 else -1)
        for _ in range(abs(n)):
            hari += langkah
            while not self.adalah_hari_kerja(hari):
                hari += langkah
        return hari

    def hari_kerja_terakhir(self, sampai: date) -> date:
        """``sampai`` itself when it is a working day, otherwise the last one before it."""
        return sampai if self.adalah_hari_kerja(sampai) else self.hari_kerja_sebelum(sampai)

    def ambang_terlambat(self, pada: date) -> date:
        """The threshold of the day ``pada``: an open item is late iff its tenggat ≤ this day.

        So a tenggat on a holiday becomes late only after the next working day.
        """
        return self.hari_kerja_sebelum(pada)

    def batas_tepat(self, tenggat: date) -> date:
        """The last day that is still on time: the tenggat, or the next working day after it."""
        return tenggat if self.adalah_hari_kerja(tenggat) else self.hari_kerja_berikut(tenggat)

    def h_minus(self, tenggat: date, n: int) -> date:
        """The day of the reminder H-``n``: the ``n``-th working day before the tenggat.

        H-0 is the tenggat, moved back to a working day when it lies on a holiday.
        """
        if n < 0:
            raise ValueError(f"H-n needs n of at least 0, got {n}")
        return self.geser_hari_kerja(tenggat, -n) if n else self.hari_kerja_terakhir(tenggat)
