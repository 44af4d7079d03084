"""The Word templates of a unit: the one in use and those before it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from akun.dasar import ModelTeraudit
from akun.models import Pengguna, UnitKerja


class TemplatWord(ModelTeraudit):
    """An uploaded template; at most one of a unit is in use, none means the nearest above."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="templat_word")
    nama = models.CharField("nama berkas", max_length=200)
    berkas = models.FileField("berkas", upload_to="templat", max_length=200)
    ukuran = models.PositiveIntegerField("ukuran")
    sha256 = models.CharField("SHA-256", max_length=64)
    dipakai = models.BooleanField("dipakai", default=True)
    diunggah_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "templat Word"
        verbose_name_plural = "templat Word"
        ordering = ("unit", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="templat_dipakai_tunggal",
                fields=["unit"],
                condition=Q(dipakai=True),
                violation_error_message="Unit ini sudah mempunyai templat yang dipakai.",
            )
        ]

    def __str__(self) -> str:
        return self.nama
