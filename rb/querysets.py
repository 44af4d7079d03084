"""RB by access, period and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from akun.izin import hak

if TYPE_CHECKING:
    # Named in the string of the base classes.
    from datetime import date

    from akun.models import Pengguna
    from rb.models import RenaksiRB, Tonggak  # noqa: F401


class RenaksiRBQuerySet(models.QuerySet["RenaksiRB"]):
    """Yearly actions of bureaucratic reform."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> RenaksiRBQuerySet:
        """Actions of the units the person reaches on ``pada``."""
        return self.filter(unit_id__in=hak(pengguna, pada).unit_id)

    def milik_unit(self, unit_id: int, tahun: int) -> RenaksiRBQuerySet:
        """Actions of one unit-year."""
        return self.filter(unit_id=unit_id, tahun=tahun)


class TonggakQuerySet(models.QuerySet["Tonggak"]):
    """Milestones."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> TonggakQuerySet:
        """Milestones of the units the person reaches on ``pada``."""
        return self.filter(renaksi_rb__unit_id__in=hak(pengguna, pada).unit_id)

    def milik_unit(self, unit_id: int, tahun: int) -> TonggakQuerySet:
        """Milestones of one unit-year."""
        return self.filter(renaksi_rb__unit_id=unit_id, renaksi_rb__tahun=tahun)

    def terlambat(self, ambang: date) -> TonggakQuerySet:
        """Milestones neither submitted nor closed, late against ``ambang``."""
        return self.filter(status__in=["belum", "dikembalikan"], tenggat__lte=ambang)
