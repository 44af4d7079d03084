"""Tables of the quarterly report."""

from laporan.models.laporan import BerkasLaporan, LaporanTriwulan, PolaNomor, VersiLaporan, pola_sah
from laporan.models.susunan import Susunan
from laporan.models.templat import TemplatWord

__all__ = [
    "BerkasLaporan",
    "LaporanTriwulan",
    "PolaNomor",
    "Susunan",
    "TemplatWord",
    "VersiLaporan",
    "pola_sah",
]
