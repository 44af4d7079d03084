"""Writes of the quarterly report."""

from laporan.services.alur import buka_kembali, finalkan, kembalikan, periksakan
from laporan.services.surat import atur_pola_nomor, atur_surat

__all__ = [
    "atur_pola_nomor",
    "atur_surat",
    "buka_kembali",
    "finalkan",
    "kembalikan",
    "periksakan",
]
