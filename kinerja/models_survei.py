"""The result of a survey: what the index is computed from, never the answers themselves (1.6)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from akun.dasar import ModelTeraudit
from inti.basisdata import triwulan_sah
from kinerja.bidang import BidangAngka


class HasilSurvei(ModelTeraudit):
    """The survey behind an index IKU in one quarter; a later import takes its place."""

    iku = models.ForeignKey("kinerja.IKU", models.PROTECT, related_name="survei")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    n = models.PositiveIntegerField("responden")
    berkas = models.CharField("berkas", max_length=250, blank=True)

    class Meta:
        verbose_name = "hasil survei"
        verbose_name_plural = "hasil survei"
        ordering = ("iku", "triwulan")
        constraints: ClassVar = [
            triwulan_sah("kinerja_survei_triwulan_sah"),
            models.UniqueConstraint(
                name="kinerja_survei_tunggal",
                fields=["iku", "triwulan"],
                violation_error_message="Hasil survei triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                name="kinerja_survei_berresponden",
                condition=Q(n__gte=1),
                violation_error_message="Survei harus mempunyai sedikitnya satu responden.",
            ),
        ]

    def __str__(self) -> str:
        return f"Survei {self.iku.kode} TW {self.triwulan}"


class ButirSurvei(ModelTeraudit):
    """All answers to one item, summed: ``n`` answered, ``kosong`` respondents left it blank."""

    hasil = models.ForeignKey(HasilSurvei, models.PROTECT, related_name="butir")
    nomor = models.PositiveSmallIntegerField("nomor")
    nama = models.CharField("nama", max_length=500)
    aspek = models.CharField("aspek", max_length=200, blank=True)
    jumlah = BidangAngka("jumlah jawaban")
    n = models.PositiveIntegerField("jawaban")
    kosong = models.PositiveIntegerField("kosong", default=0)

    class Meta:
        verbose_name = "butir survei"
        verbose_name_plural = "butir survei"
        ordering = ("hasil", "nomor")
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="kinerja_butir_survei_tunggal",
                fields=["hasil", "nomor"],
                violation_error_message="Nomor butir ini sudah ada pada survei itu.",
            ),
            models.CheckConstraint(
                name="kinerja_butir_survei_jumlah",
                condition=Q(jumlah__gte=F("n")),
                violation_error_message=(
                    "Jumlah jawaban tidak boleh lebih kecil daripada banyaknya: nilai terkecil 1."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}. {self.nama[:60]}"
