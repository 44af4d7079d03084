"""The two rows the machinery keeps of itself: how far it planned, and that it lives."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Penanda(models.Model):
    """The watermark: every slot up to ``sampai`` is planned.

    ``mulai`` is the moment reminders were switched on; mails that would have left before it are
    not planned. ``libur`` is the calendar of the last planning: a day off entered later moves
    slots, and those moved into the past are made up for.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sampai = models.DateField("direncanakan sampai")
    mulai = models.DateTimeField("dinyalakan pada")
    libur = models.JSONField("hari libur saat merencanakan", default=list, blank=True)

    class Meta:
        verbose_name = "penanda rencana"
        verbose_name_plural = "penanda rencana"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="notifikasi_penanda_satu",
                condition=Q(id=1),
                violation_error_message="Penanda rencana hanya satu.",
            )
        ]

    def __str__(self) -> str:
        return f"Direncanakan sampai {self.sampai:%Y-%m-%d}"


class Detak(models.Model):
    """The heartbeat of one part of the machinery, by the clock on the wall."""

    nama = models.CharField("nama", max_length=40, unique=True)
    pada = models.DateTimeField("berdetak pada")
    lama_ms = models.PositiveIntegerField("lama (ms)", default=0)
    pelaku = models.CharField("pelaku", max_length=120, blank=True)

    class Meta:
        verbose_name = "detak"
        verbose_name_plural = "detak"

    def __str__(self) -> str:
        return f"{self.nama} {self.pada:%Y-%m-%d %H:%M:%S}"
