"""Tables of the quarterly report."""

from laporan.models.laporan import BerkasLaporan, LaporanTriwulan, PolaNomor, VersiLaporan, pola_sah
from laporan.models.susunan import Susunan

__all__ = ["BerkasLaporan", "LaporanTriwulan", "PolaNomor", "Susunan", "VersiLaporan", "pola_sah"]
