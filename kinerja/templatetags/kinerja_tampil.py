"""Targets and units of an IKU in templates: ``{% load kinerja_tampil %}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from inti.angka import format_nilai, satuan_persen
from inti.triwulan import TRIWULAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinerja.models import IKU

register = template.Library()


@register.filter
def ambil(peta: Mapping[int, str], kunci: int) -> str:
    """Return the text of a key, or nothing."""
    return peta.get(kunci, "")


@register.filter
def satuan_pendek(satuan: str) -> str:
    """``persen`` → ``%``; another unit as it is."""
    return "%" if satuan_persen(satuan) else satuan


@register.filter
def target_tahun(iku: IKU) -> str:
    """Return the yearly target in the unit of the IKU; nothing is ``—``."""
    return format_nilai(iku.target_bawah, iku.target_atas, iku.satuan, iku.skala_maks)


@register.filter
def target_triwulan(iku: IKU) -> list[str]:
    """Return the targets of TW I…IV; the rows are loaded with the IKU."""
    ada = {t.triwulan: t for t in iku.target_triwulan.all()}
    return [
        format_nilai(ada[n].bawah, ada[n].atas, iku.satuan, iku.skala_maks) if n in ada else "—"
        for n in TRIWULAN
    ]
