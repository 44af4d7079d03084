"""Writes of the quarterly report."""

from laporan.services.alur import buka_kembali, finalkan, kembalikan, periksakan
from laporan.services.surat import atur_pola_nomor, atur_surat
from laporan.services.susunan import batalkan_susunan, minta_susunan, ulangi_susunan

__all__ = [
    "atur_pola_nomor",
    "atur_surat",
    "batalkan_susunan",
    "buka_kembali",
    "finalkan",
    "kembalikan",
    "minta_susunan",
    "periksakan",
    "ulangi_susunan",
]
