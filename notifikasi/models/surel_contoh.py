"""The inbox of the trial mode: every mail, so that a newcomer sees what the office would get."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class SurelContoh(models.Model):
    """One mail that nobody sent anywhere."""

    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    kepada = models.CharField("kepada", max_length=320)
    subjek = models.CharField("subjek", max_length=300)
    teks = models.TextField("teks")
    html = models.TextField("HTML", blank=True)

    class Meta:
        verbose_name = "surel contoh"
        verbose_name_plural = "surel contoh"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.subjek
