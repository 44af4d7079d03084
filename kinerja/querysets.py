"""Kinerja by access and by period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from akun.izin import hak

if TYPE_CHECKING:
    # Named in the string of the base classes.
    from datetime import date

    from akun.models import Pengguna
    from kinerja.models import IKU, PerjanjianKinerja, Realisasi  # noqa: F401


class PerjanjianKinerjaQuerySet(models.QuerySet["PerjanjianKinerja"]):
    """Agreements."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> PerjanjianKinerjaQuerySet:
        """Agreements of the units the person reaches on ``pada``."""
        return self.filter(unit_id__in=hak(pengguna, pada).unit_id)


class IKUQuerySet(models.QuerySet["IKU"]):
    """Indicators."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> IKUQuerySet:
        """Indicators of the units the person reaches on ``pada``."""
        return self.filter(perjanjian__unit_id__in=hak(pengguna, pada).unit_id)

    def milik_unit(self, unit_id: int, tahun: int) -> IKUQuerySet:
        """Indicators of one unit-year, in natural order of their code."""
        return self.filter(perjanjian__unit_id=unit_id, perjanjian__tahun=tahun)


class RealisasiQuerySet(models.QuerySet["Realisasi"]):
    """Measured values."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> RealisasiQuerySet:
        """Values of the units the person reaches on ``pada``."""
        return self.filter(iku__perjanjian__unit_id__in=hak(pengguna, pada).unit_id)
