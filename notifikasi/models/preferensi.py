"""How a person wants to be told. H and escalations come in any case."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from akun.models import Pengguna


class PreferensiPengguna(models.Model):
    """Preferences of one person; without a row the defaults hold."""

    pengguna = models.OneToOneField(
        Pengguna, models.CASCADE, related_name="preferensi_pemberitahuan"
    )
    surel = models.BooleanField("kirim ke surel", default=True)
    ringkasan = models.BooleanField("satukan dalam ringkasan harian", default=True)
    tenang_mulai = models.TimeField("jam tenang mulai", null=True, blank=True)
    tenang_selesai = models.TimeField("jam tenang selesai", null=True, blank=True)

    class Meta:
        verbose_name = "preferensi pemberitahuan"
        verbose_name_plural = "preferensi pemberitahuan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="notifikasi_tenang_lengkap",
                condition=Q(tenang_mulai__isnull=True, tenang_selesai__isnull=True)
                | (
                    Q(tenang_mulai__isnull=False, tenang_selesai__isnull=False)
                    & ~Q(tenang_mulai=models.F("tenang_selesai"))
                ),
                violation_error_message=(
                    "Jam tenang harus mempunyai jam mulai dan jam selesai yang berbeda, atau "
                    "kosongkan keduanya."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"Preferensi {self.pengguna}"
