"""Writes of the quarterly report."""

from laporan.services.alur import buka_kembali, finalkan, kembalikan, periksakan
from laporan.services.surat import atur_pola_nomor, atur_surat
from laporan.services.susunan import batalkan_susunan, minta_susunan, ulangi_susunan
from laporan.services.templat import lepas_templat, pakai_templat, pasang_templat

__all__ = [
    "atur_pola_nomor",
    "atur_surat",
    "batalkan_susunan",
    "buka_kembali",
    "finalkan",
    "kembalikan",
    "lepas_templat",
    "minta_susunan",
    "pakai_templat",
    "pasang_templat",
    "periksakan",
    "ulangi_susunan",
]
