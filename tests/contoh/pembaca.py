"""What the tests of the sample share: where it lies, and how its cells are read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from inti.triwulan import akhir_triwulan, awal_triwulan, baca_triwulan

AKAR = Path(__file__).resolve().parents[2]
BERKAS = AKAR / "contoh" / "contoh-2026.xlsx"
TAHUN = 2026
TW = ("TW I", "TW II", "TW III", "TW IV")
TERBUKA = {"baru", "dikerjakan", "menunggu verifikasi", "dikembalikan"}

Lembar = list[dict[str, Any]]


def pecah(sel: object) -> list[str]:
    """A cell of several references, ``a; b``."""
    return [bagian.strip() for bagian in str(sel).split(";")] if sel else []


def butir(sel: str | None) -> list[tuple[date | None, str]]:
    """A Keterangan cell as (date or None, text) per line."""
    hasil: list[tuple[date | None, str]] = []
    for baris in (sel or "").splitlines():
        tanggal, ada, teks = baris.partition(" | ")
        hasil.append((date.fromisoformat(tanggal), teks) if ada else (None, baris))
    return hasil


def di_dalam(hari: date, triwulan: str) -> bool:
    """Whether a day of the sample's year lies in the quarter."""
    n = baca_triwulan(triwulan)
    return awal_triwulan(TAHUN, n) <= hari <= akhir_triwulan(TAHUN, n)
