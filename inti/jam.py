"""The one clock of the house, in Asia/Jakarta. Only views, tasks and commands read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date, datetime


def sekarang() -> datetime:
    """Return the aware current time; in trial mode the day is ``HARI_INI_CONTOH``."""
    kini = timezone.localtime()
    contoh: date | None = settings.HARI_INI_CONTOH
    if contoh is None:
        return kini
    return kini.replace(year=contoh.year, month=contoh.month, day=contoh.day)


def hari_ini() -> date:
    """Return the current date in Asia/Jakarta (or the sample day in trial mode)."""
    return sekarang().date()
