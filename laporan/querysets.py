"""Reports by access and period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from akun.izin import hak

if TYPE_CHECKING:
    # Named in the string of the base classes.
    from datetime import date

    from akun.models import Pengguna
    from laporan.models import BerkasLaporan, LaporanTriwulan  # noqa: F401


class LaporanTriwulanQuerySet(models.QuerySet["LaporanTriwulan"]):
    """Quarterly reports."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> LaporanTriwulanQuerySet:
        """Reports of the units the person reaches on ``pada``."""
        return self.filter(unit_id__in=hak(pengguna, pada).unit_id)


class BerkasLaporanQuerySet(models.QuerySet["BerkasLaporan"]):
    """Files of frozen versions."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> BerkasLaporanQuerySet:
        """Files of the units the person reaches on ``pada``."""
        return self.filter(versi__laporan__unit_id__in=hak(pengguna, pada).unit_id)
