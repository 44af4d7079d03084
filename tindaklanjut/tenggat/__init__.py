"""Deadlines in ordinary Indonesian."""

from __future__ import annotations

from tindaklanjut.tenggat.hasil import Keadaan, Tenggat, TenggatDitemukan

__all__ = ["Keadaan", "Tenggat", "TenggatDitemukan"]
