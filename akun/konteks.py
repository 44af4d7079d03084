"""Context of dasar.html that only people and units decide."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def dasar(request: HttpRequest) -> dict[str, object]:
    """Trial banner and the sample day, for every page."""
    return {"mode_coba": not settings.PRODUKSI, "hari_contoh": settings.HARI_INI_CONTOH}
