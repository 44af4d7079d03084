"""The late counter beside the menu entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.functional import SimpleLazyObject

from akun.models import Pengguna
from inti.jam import hari_ini
from notifikasi.kalender import kalender
from tindaklanjut.models import TindakLanjut

if TYPE_CHECKING:
    from django.http import HttpRequest


def penghitung(request: HttpRequest) -> dict[str, object]:
    """``tindak_lanjut_terlambat``: late tasks of the units the person reaches; lazy."""
    pengguna = getattr(request, "user", None)
    if not isinstance(pengguna, Pengguna):
        return {}

    def hitung() -> int:
        pada = hari_ini()
        return (
            TindakLanjut.objects.terlihat_oleh(pengguna, pada)
            .terlambat(kalender().ambang_terlambat(pada))
            .count()
        )

    return {"tindak_lanjut_terlambat": SimpleLazyObject(hitung)}
