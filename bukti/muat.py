"""How a stored piece of evidence is written in one cell of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bukti.models import JenisBukti

if TYPE_CHECKING:
    from bukti.models import Bukti

AWALAN_BERKAS: Final = "Berkas: "


def teks_bukti(bukti: Bukti) -> str:
    """Return the link, the naskah number, or the name of the file behind ``Berkas: ``."""
    return teks_dari_kolom(bukti.jenis, bukti.tautan, bukti.naskah, bukti.nama)


def teks_dari_kolom(jenis: str, tautan: str, naskah: str, nama: str) -> str:
    """Return the same from the columns alone, for long lists."""
    if jenis == JenisBukti.TAUTAN:
        return tautan
    if jenis == JenisBukti.NASKAH:
        return naskah
    return f"{AWALAN_BERKAS}{nama}"
