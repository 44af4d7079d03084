"""Context of dasar.html that only people and units decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def dasar(request: HttpRequest) -> dict[str, object]:
    """Trial banner and the sample day, for every page."""
    return {"mode_coba": not settings.PRODUKSI, "hari_contoh": settings.HARI_INI_CONTOH}
