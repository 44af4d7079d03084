"""Renaksi by access, period and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from akun.izin import hak

if TYPE_CHECKING:
    # Named in the string of the base classes.
    from datetime import date

    from akun.models import Pengguna
    from renaksi.models import Renaksi, TopikKebijakan  # noqa: F401


class RenaksiQuerySet(models.QuerySet["Renaksi"]):
    """Planned actions."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> RenaksiQuerySet:
        """Actions of the units the person reaches on ``pada``."""
        return self.filter(iku__perjanjian__unit_id__in=hak(pengguna, pada).unit_id)

    def milik_unit(self, unit_id: int, tahun: int) -> RenaksiQuerySet:
        """Actions of one unit-year."""
        return self.filter(iku__perjanjian__unit_id=unit_id, iku__perjanjian__tahun=tahun)

    def terbuka(self) -> RenaksiQuerySet:
        """Actions that are still to be done."""
        return self.filter(status__in=["rencana", "berjalan"])

    def terlambat(self, ambang: date) -> RenaksiQuerySet:
        """Open actions late against ``ambang`` (see ``Kalender.ambang_terlambat``)."""
        return self.terbuka().filter(tenggat__lte=ambang)


class TopikKebijakanQuerySet(models.QuerySet["TopikKebijakan"]):
    """Policy topics."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> TopikKebijakanQuerySet:
        """Topics of the units the person reaches on ``pada``."""
        return self.filter(iku__perjanjian__unit_id__in=hak(pengguna, pada).unit_id)
