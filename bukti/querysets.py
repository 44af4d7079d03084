"""Which evidence somebody may see."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models

from akun.izin import hak

if TYPE_CHECKING:
    from akun.models import Pengguna
    from bukti.models import Bukti


class BuktiQuerySet(models.QuerySet["Bukti"]):
    """Evidence by access."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> BuktiQuerySet:
        """Evidence of the units the person reaches on ``pada``."""
        return self.filter(unit_id__in=hak(pengguna, pada).unit_id)
