"""How a stored piece of evidence is written in one cell of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bukti.models import JenisBukti

if TYPE_CHECKING:
    from bukti.models import Bukti

AWALAN_BERKAS: Final = "Berkas: "


def teks_bukti(bukti: Bukti) -> str:
    """Return the link, the naskah number, or the name of the file behind ``Berkas: ``."""
    if bukti.jenis == JenisBukti.TAUTAN:
        return bukti.tautan
    if bukti.jenis == JenisBukti.NASKAH:
        return bukti.naskah
    return f"{AWALAN_BERKAS}{bukti.nama}"
