"""Deadlines in ordinary Indonesian."""

from __future__ import annotations

from tindaklanjut.tenggat.hasil import Keadaan, Tenggat, TenggatDitemukan
from tindaklanjut.tenggat.pembaca import baca_tenggat
from tindaklanjut.tenggat.pencari import cari_tenggat

__all__ = ["Keadaan", "Tenggat", "TenggatDitemukan", "baca_tenggat", "cari_tenggat"]
