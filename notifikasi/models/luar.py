"""Signed links for a PIC outside the office, and what came in through them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from akun.models import Narahubung, Pengguna
from inti.basisdata import pilihan_sah
from notifikasi.pilihan import StatusKiriman
from notifikasi.rahasia import buat_rahasia


def tempat_karantina(kiriman: KirimanLuar, nama: str) -> str:
    """Return a random place outside everything that is served; the name given is only a label."""
    return f"karantina/{buat_rahasia()}"


class TautanLuar(models.Model):
    """A link bound to one item and one narahubung; the secret itself is only in the mail."""

    sidik = models.CharField("sidik", max_length=64, unique=True)
    sasaran_jenis = models.CharField("jenis sasaran", max_length=40)
    sasaran_id = models.PositiveBigIntegerField("sasaran")
    narahubung = models.ForeignKey(Narahubung, models.CASCADE, related_name="tautan")
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    berlaku_sampai = models.DateTimeField("berlaku sampai")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True)

    class Meta:
        verbose_name = "tautan luar"
        verbose_name_plural = "tautan luar"
        indexes: ClassVar = [
            models.Index(fields=["sasaran_jenis", "sasaran_id"], name="notifikasi_tautan_sasaran")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="notifikasi_tautan_rentang",
                condition=Q(berlaku_sampai__gt=models.F("dibuat_pada")),
                violation_error_message="Tautan harus berlaku sampai sesudah dibuat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.narahubung} · {self.sasaran_jenis} {self.sasaran_id}"


class KirimanLuar(models.Model):
    """What a narahubung sent; it stays in quarantine until a KOORDINATOR accepts it."""

    tautan = models.ForeignKey(TautanLuar, models.PROTECT, related_name="kiriman")
    tanggal = models.DateField("tanggal")
    teks = models.TextField("perkembangan", blank=True)
    dijanjikan = models.DateField("tanggal yang dijanjikan", null=True, blank=True)
    berkas = models.FileField("berkas", upload_to=tempat_karantina, blank=True)
    nama_berkas = models.CharField("nama berkas", max_length=200, blank=True)
    ukuran = models.PositiveIntegerField("ukuran", default=0)
    status = models.CharField(
        "status",
        max_length=10,
        choices=StatusKiriman.choices,
        default=StatusKiriman.MENUNGGU,
    )
    alasan = models.TextField("alasan", blank=True)
    diputus_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateField("diputus pada", null=True, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "kiriman luar"
        verbose_name_plural = "kiriman luar"
        ordering = ("-pk",)
        constraints: ClassVar = [
            pilihan_sah("notifikasi_kiriman_status_sah", "status", StatusKiriman),
            models.CheckConstraint(
                name="notifikasi_kiriman_berisi",
                condition=~Q(teks="") | Q(dijanjikan__isnull=False) | ~Q(nama_berkas=""),
                violation_error_message=(
                    "Kiriman harus berisi perkembangan, berkas, atau tanggal yang dijanjikan."
                ),
            ),
            models.CheckConstraint(
                name="notifikasi_kiriman_ditolak_beralasan",
                condition=~Q(status=StatusKiriman.DITOLAK, alasan=""),
                violation_error_message="Kiriman yang ditolak wajib beralasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kiriman {self.tautan.narahubung} {self.tanggal:%Y-%m-%d}"
