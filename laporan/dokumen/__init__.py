"""Periksa dokumen: finds contradictions and faults in a performance report that somebody wrote.

Pure: no Django, no database, no clock. Layers from below: `model` and text helpers → `pembaca`
(bytes to blocks) → `pengenal` (blocks to facts) → `aturan` (facts to findings).
"""

from __future__ import annotations

from laporan.dokumen.model import Dokumen, GalatBerkas, Temuan, Tingkat
from laporan.dokumen.pembaca import baca_dokumen
from laporan.dokumen.periksa import periksa

__all__ = ["Dokumen", "GalatBerkas", "Temuan", "Tingkat", "baca_dokumen", "periksa"]
