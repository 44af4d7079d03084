"""A kendala of a quarter; it stays open into the next until closed and ends with an upaya."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from akun.dasar import ModelTeraudit
from akun.models import UnitKerja
from inti.basisdata import BidangUrut, pilihan_sah, triwulan_sah
from kinerja.models import IKU
from tindaklanjut.pilihan import StatusKendala
from tindaklanjut.querysets import KendalaQuerySet


class Kendala(ModelTeraudit):
    """An obstacle met in the quarter of origin; may touch several IKU."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="kendala")
    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    nomor = models.CharField("nomor", max_length=20)
    urut = BidangUrut("nomor")
    uraian = models.TextField("uraian")
    status = models.CharField(
        "status", max_length=10, choices=StatusKendala.choices, default=StatusKendala.TERBUKA
    )
    iku = models.ManyToManyField(IKU, through="KendalaIKU", related_name="kendala")

    objects = KendalaQuerySet.as_manager()

    class Meta:
        verbose_name = "kendala"
        verbose_name_plural = "kendala"
        ordering = ("unit", "tahun", "triwulan", "urut")
        constraints: ClassVar = [
            triwulan_sah("tl_kendala_triwulan_sah"),
            pilihan_sah("tl_kendala_status_sah", "status", StatusKendala),
            models.UniqueConstraint(
                name="tl_kendala_nomor_tunggal",
                fields=["unit", "tahun", "triwulan", "nomor"],
                violation_error_message="Nomor kendala ini sudah ada pada triwulan itu.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian[:80]

    def get_absolute_url(self) -> str:
        return reverse("tindaklanjut:kendala_rinci", args=[self.pk])


class KendalaIKU(ModelTeraudit):
    """Kendala ↔ IKU."""

    kendala = models.ForeignKey(Kendala, models.CASCADE, related_name="tautan_iku")
    iku = models.ForeignKey(IKU, models.PROTECT, related_name="tautan_kendala")

    class Meta:
        verbose_name = "IKU kendala"
        verbose_name_plural = "IKU kendala"
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="tl_kendala_iku_tunggal",
                fields=["kendala", "iku"],
                violation_error_message="Kendala ini sudah ditautkan ke IKU itu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kendala} · {self.iku}"
