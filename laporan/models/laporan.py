"""The quarterly report of a unit: its letter, its status, and the versions frozen so far."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from akun.dasar import ModelTeraudit
from akun.models import Pengguna, UnitKerja
from inti.basisdata import pilihan_sah, triwulan_sah
from laporan.konten.surat import POLA_BAKU, tanda_asing
from laporan.pilihan import JenisBerkas, Status
from laporan.querysets import BerkasLaporanQuerySet, LaporanTriwulanQuerySet


def pola_sah(nilai: str) -> None:
    """Refuse a number pattern without ``{nomor}`` or with a mark nobody fills."""
    if "{nomor}" not in nilai:
        raise ValidationError("Pola nomor harus memuat {nomor}.")
    if asing := tanda_asing(nilai):
        raise ValidationError(
            f"Tanda {asing} tidak dikenal. Pakai hanya {{nomor}}, {{kode}}, {{bulan}}, {{tahun}}."
        )


class PolaNomor(ModelTeraudit):
    """How the letters of a unit are numbered; month and year come from the date of the letter."""

    unit = models.OneToOneField(UnitKerja, models.PROTECT, related_name="pola_nomor")
    pola = models.CharField("pola nomor", max_length=120, default=POLA_BAKU, validators=[pola_sah])

    class Meta:
        verbose_name = "pola nomor nota dinas"
        verbose_name_plural = "pola nomor nota dinas"
        ordering = ("unit",)

    def __str__(self) -> str:
        return self.pola


class LaporanTriwulan(ModelTeraudit):
    """One report of one unit and quarter; ``nomor_versi`` is the version being worked on."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="laporan_triwulan")
    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    status = models.CharField("status", max_length=10, choices=Status.choices, default=Status.DRAF)
    nomor = models.CharField("nomor urut", max_length=40, blank=True)
    tanggal = models.DateField("tanggal nota dinas", null=True, blank=True)
    yth = models.CharField("kepada Yth.", max_length=250, blank=True)
    rujukan = models.CharField("surat permintaan", max_length=300, blank=True)
    jabatan = models.CharField("jabatan penanda tangan", max_length=250, blank=True)
    penanda_tangan = models.CharField("nama penanda tangan", max_length=150, blank=True)
    nomor_versi = models.PositiveSmallIntegerField("versi laporan", default=1)
    alasan = models.TextField("alasan", blank=True)
    perlu_ditinjau = models.BooleanField("perlu ditinjau", default=False)

    objects = LaporanTriwulanQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan triwulan"
        verbose_name_plural = "laporan triwulan"
        ordering = ("-tahun", "-triwulan", "unit")
        constraints: ClassVar = [
            triwulan_sah("laporan_triwulan_sah"),
            pilihan_sah("laporan_status_sah", "status", Status),
            models.UniqueConstraint(
                name="laporan_tunggal",
                fields=["unit", "tahun", "triwulan"],
                violation_error_message="Laporan triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                name="laporan_final_bertanggal",
                condition=~Q(status=Status.FINAL) | Q(tanggal__isnull=False),
                violation_error_message="Laporan final wajib bertanggal.",
            ),
            models.CheckConstraint(
                name="laporan_versi_sah",
                condition=Q(nomor_versi__gte=1),
                violation_error_message="Versi laporan harus mulai dari 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"Laporan TW {self.triwulan} {self.tahun}"


class VersiLaporan(models.Model):
    """A report as it was finalised: who, when, why. Never changed."""

    laporan = models.ForeignKey(LaporanTriwulan, models.PROTECT, related_name="versi_final")
    nomor = models.PositiveSmallIntegerField("versi")
    alasan = models.TextField("alasan", blank=True)
    dibuat_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)

    class Meta:
        verbose_name = "versi laporan"
        verbose_name_plural = "versi laporan"
        ordering = ("laporan", "-nomor")
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="laporan_versi_tunggal",
                fields=["laporan", "nomor"],
                violation_error_message="Versi laporan ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.laporan} versi {self.nomor}"


class BerkasLaporan(models.Model):
    """One file of a version with the hash it must keep."""

    versi = models.ForeignKey(VersiLaporan, models.PROTECT, related_name="berkas")
    jenis = models.CharField("jenis", max_length=5, choices=JenisBerkas.choices)
    berkas = models.FileField("berkas", upload_to="laporan", max_length=200)
    ukuran = models.PositiveBigIntegerField("ukuran")
    sha256 = models.CharField("SHA-256", max_length=64)

    objects = BerkasLaporanQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas laporan"
        verbose_name_plural = "berkas laporan"
        ordering = ("versi", "jenis")
        constraints: ClassVar = [
            pilihan_sah("laporan_berkas_jenis_sah", "jenis", JenisBerkas),
            models.UniqueConstraint(
                name="laporan_berkas_tunggal",
                fields=["versi", "jenis"],
                violation_error_message="Berkas versi ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.versi} ({self.get_jenis_display()})"
