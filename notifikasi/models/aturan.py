"""The rule table of a unit: one row per rung of the ladder."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from akun.dasar import ModelTeraudit
from akun.models import UnitKerja
from inti.basisdata import pilihan_sah
from notifikasi.pilihan import LangkahAturan
from notifikasi.rencana import BATAS_HARI, AnakTangga, Langkah


class AturanPengingat(ModelTeraudit):
    """One rung of one unit, for all kinds of items or for one (``sasaran_jenis``).

    A unit without a row of its own follows the unit above it, and the topmost the built-in
    ladder. Slots whose mail would have left before ``berlaku_sejak`` are not planned.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="aturan_pengingat")
    sasaran_jenis = models.CharField("jenis sasaran", max_length=40, blank=True)
    langkah = models.CharField("langkah", max_length=15, choices=LangkahAturan.choices)
    hari = models.PositiveSmallIntegerField("hari kerja", default=0)
    aktif = models.BooleanField("aktif", default=True)
    berlaku_sejak = models.DateTimeField("berlaku sejak", default=timezone.now)

    class Meta:
        verbose_name = "aturan pengingat"
        verbose_name_plural = "aturan pengingat"
        ordering = ("unit", "sasaran_jenis", "langkah", "hari")
        constraints: ClassVar = [
            pilihan_sah("notifikasi_aturan_langkah_sah", "langkah", LangkahAturan),
            models.CheckConstraint(
                name="notifikasi_aturan_hari",
                condition=(
                    Q(langkah=LangkahAturan.SEBELUM, hari__lte=BATAS_HARI)
                    | Q(langkah=LangkahAturan.MINGGUAN, hari=0)
                    | (
                        ~Q(langkah__in=[LangkahAturan.SEBELUM, LangkahAturan.MINGGUAN])
                        & Q(hari__gte=1, hari__lte=BATAS_HARI)
                    )
                ),
                violation_error_message=(
                    f"Hari kerja harus 0 sampai {BATAS_HARI} sebelum tenggat, 1 sampai "
                    f"{BATAS_HARI} sesudahnya, dan 0 untuk pengingat mingguan."
                ),
            ),
            models.UniqueConstraint(
                name="notifikasi_aturan_tunggal",
                fields=["unit", "sasaran_jenis", "langkah", "hari"],
                violation_error_message="Langkah ini sudah ada dalam aturan unit.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.anak_tangga.jenis} di {self.unit}"

    @property
    def anak_tangga(self) -> AnakTangga:
        """The rung as the planner knows it."""
        return AnakTangga(Langkah(self.langkah), self.hari, self.berlaku_sejak)
