"""Run every rule over one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laporan.dokumen.aturan import DAFTAR
from laporan.dokumen.model import Tingkat
from laporan.dokumen.pengenal import Naskah

if TYPE_CHECKING:
    from laporan.dokumen.model import Dokumen, Temuan

_URUTAN = {t: i for i, t in enumerate(Tingkat)}


def periksa(dokumen: Dokumen) -> list[Temuan]:
    """All findings, the gravest first, then in reading order."""
    naskah = Naskah(dokumen)
    temuan = [t for a in DAFTAR.values() for t in a.periksa(naskah)]
    return sorted(temuan, key=lambda t: (_URUTAN[t.tingkat], t.baris, t.aturan))
