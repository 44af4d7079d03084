"""How a person wants the list of tindak lanjut to look."""

from __future__ import annotations

from django.db import models

from akun.models import Pengguna


class TampilanDaftar(models.Model):
    """The columns one person chose; without a row the usual ones show."""

    pengguna = models.OneToOneField(Pengguna, models.CASCADE, related_name="tampilan_tindak_lanjut")
    kolom = models.JSONField("kolom", default=list, blank=True)

    class Meta:
        verbose_name = "tampilan daftar"
        verbose_name_plural = "tampilan daftar"

    def __str__(self) -> str:
        return f"Tampilan daftar {self.pengguna}"
