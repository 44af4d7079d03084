"""Which evidence somebody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from akun.izin import hak

if TYPE_CHECKING:
    # Named in the string of the base classes.
    from datetime import date

    from akun.models import Pengguna
    from bukti.models import Bukti  # noqa: F401


class BuktiQuerySet(models.QuerySet["Bukti"]):
    """Evidence by access."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> BuktiQuerySet:
        """Evidence of the units the person reaches on ``pada``."""
        return self.filter(unit_id__in=hak(pengguna, pada).unit_id)
