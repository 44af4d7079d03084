"""Which Word template a unit uses: its own, else the nearest above, else that of the house."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from inti.galat import Penolakan
from laporan.keluaran import PEMBUAT, buat_docx
from laporan.models import TemplatWord
from laporan.pilihan import JenisBerkas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from akun.models import UnitKerja


class TemplatRusak(Penolakan):
    """The stored template is gone or no longer has its hash."""


def templat_berlaku(unit: UnitKerja) -> TemplatWord | None:
    """Return the template in use; ``None`` for the template of the house."""
    dipakai = TemplatWord.objects.filter(dipakai=True).select_related("unit", "diunggah_oleh")
    calon = [t for t in dipakai if unit.jalur.startswith(t.unit.jalur)]
    return max(calon, key=lambda t: len(t.unit.jalur), default=None)


def isi_templat(templat: TemplatWord) -> bytes:
    """Return the bytes of a stored template. Raises ``TemplatRusak``."""
    try:
        with templat.berkas.open("rb") as aliran:
            isi: bytes = aliran.read()
    except OSError:
        isi = b""
    if hashlib.sha256(isi).hexdigest() != templat.sha256:
        raise TemplatRusak(
            f"Templat Word “{templat.nama}” tidak ada atau berubah di penyimpanan. Minta Admin "
            "mengunggahnya lagi atau kembali ke templat bawaan."
        )
    return isi


def buat_berkas(unit: UnitKerja, jenis: str, isi: Mapping[str, Any]) -> bytes:
    """Return a content in one form, Word with the template of the unit.

    Raises ``TemplatRusak`` or ``TemplatDitolak``.
    """
    if jenis == JenisBerkas.DOCX and (templat := templat_berlaku(unit)) is not None:
        return buat_docx(isi, isi_templat(templat))
    return PEMBUAT[jenis](isi)
