"""The days a text about data speaks of: "Agustus 2025", "TW II 2025", "Tahun 2025"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from inti.triwulan import akhir_triwulan, awal_triwulan
from laporan.dokumen.tanggal import TRIWULAN_TAHUN, cari_bulan, cari_tanggal, nomor_triwulan

_TAHUN: Final = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


def rentang_data(teks: str) -> tuple[date, date] | None:
    """Return first and last day the text names, by its most exact wording; ``None`` without any."""
    hari = [p.hari for p in cari_tanggal(teks) if p.hari is not None]
    if hari:
        return min(hari), max(hari)
    bulan = [(tahun, nomor) for _, _, tahun, nomor in cari_bulan(teks)]
    if bulan:
        return date(*min(bulan), 1), _akhir_bulan(*max(bulan))
    tw = [(int(m["tahun"]), nomor_triwulan(m["tw"])) for m in TRIWULAN_TAHUN.finditer(teks)]
    if tw:
        return awal_triwulan(*min(tw)), akhir_triwulan(*max(tw))
    tahun = [int(t) for t in _TAHUN.findall(teks)]
    return (date(min(tahun), 1, 1), date(max(tahun), 12, 31)) if tahun else None


def _akhir_bulan(tahun: int, bulan: int) -> date:
    berikut = date(tahun + bulan // 12, bulan % 12 + 1, 1)
    return date.fromordinal(berikut.toordinal() - 1)
