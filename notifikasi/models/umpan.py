"""The calendar feed of a person: a secret address that can be taken back."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from akun.models import Pengguna


class TautanUmpan(models.Model):
    """The address is known to the person alone; here stands its SHA-256."""

    pengguna = models.OneToOneField(Pengguna, models.CASCADE, related_name="tautan_umpan")
    sidik = models.CharField("sidik alamat", max_length=64, unique=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    class Meta:
        verbose_name = "tautan kalender"
        verbose_name_plural = "tautan kalender"

    def __str__(self) -> str:
        return f"Kalender {self.pengguna}"
