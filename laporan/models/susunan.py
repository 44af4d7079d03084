"""A file on its way: a row that outlives its worker, so one can leave and come back."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from django.db import models
from django.utils import timezone

from akun.models import Pengguna, UnitKerja
from inti.basisdata import pilihan_sah, triwulan_sah
from laporan.pilihan import AKTIF, JenisSusunan, StatusSusunan

if TYPE_CHECKING:
    from datetime import datetime

BATAS_DENYUT: Final = timedelta(minutes=2)


def letak_susunan(susunan: Susunan, nama: str) -> str:
    """A random name outside the web root."""
    return f"susunan/{uuid.uuid4().hex}"


class Susunan(models.Model):
    """A report or an evidence pack somebody asked for. Only that person sees it.

    ``token`` names the run that may go on: a worker whose token was replaced writes nothing.
    """

    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="susunan")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    jenis = models.CharField("jenis", max_length=5, choices=JenisSusunan.choices)
    status = models.CharField(
        "status", max_length=10, choices=StatusSusunan.choices, default=StatusSusunan.ANTRE
    )
    persen = models.PositiveSmallIntegerField("persen", default=0)
    pesan = models.TextField("pesan", blank=True)
    berkas = models.FileField("berkas", upload_to=letak_susunan, max_length=100, blank=True)
    ukuran = models.PositiveBigIntegerField("ukuran", default=0)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    token = models.CharField("token", max_length=32, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    denyut = models.DateTimeField("denyut", default=timezone.now)

    class Meta:
        verbose_name = "susunan berkas"
        verbose_name_plural = "susunan berkas"
        ordering = ("-pk",)
        constraints: ClassVar = [
            triwulan_sah("susunan_triwulan_sah"),
            pilihan_sah("susunan_jenis_sah", "jenis", JenisSusunan),
            pilihan_sah("susunan_status_sah", "status", StatusSusunan),
            models.CheckConstraint(
                name="susunan_persen_sah",
                condition=models.Q(persen__lte=100),
                violation_error_message="Persen kemajuan paling banyak 100.",
            ),
            models.CheckConstraint(
                name="susunan_selesai_berberkas",
                condition=~models.Q(status=StatusSusunan.SELESAI) | ~models.Q(berkas=""),
                violation_error_message="Susunan yang selesai wajib mempunyai berkas.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} TW {self.triwulan} {self.tahun}"

    @property
    def aktif(self) -> bool:
        """Waiting for a worker or in its hands."""
        return self.status in AKTIF

    def terhenti(self, kini: datetime) -> bool:
        """Nothing was heard of it for two minutes: its worker died or never came."""
        return self.aktif and self.denyut < kini - BATAS_DENYUT
