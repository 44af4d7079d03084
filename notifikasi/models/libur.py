"""The holiday table, authority for every working-day computation."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from akun.dasar import ModelTeraudit
from inti.basisdata import pilihan_sah


class JenisLibur(models.TextChoices):
    """Why a day is free."""

    NASIONAL = "nasional", "Libur nasional"
    CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
    SETEMPAT = "setempat", "Libur setempat"


class HariLibur(ModelTeraudit):
    """One free day; filled per year from the package ``holidays`` and edited by hand."""

    tanggal = models.DateField("tanggal", unique=True)
    nama = models.CharField("nama", max_length=150)
    jenis = models.CharField("jenis", max_length=15, choices=JenisLibur.choices)
    sumber = models.CharField("sumber", max_length=150, blank=True)
    perkiraan = models.BooleanField("perkiraan", default=False)

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ("tanggal",)
        constraints: ClassVar = [pilihan_sah("notifikasi_libur_jenis_sah", "jenis", JenisLibur)]

    def __str__(self) -> str:
        return f"{self.tanggal:%Y-%m-%d} {self.nama}"
