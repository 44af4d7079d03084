"""What the planner remembers of an item: since when its schedule holds, and a promised date."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from akun.dasar import ModelTeraudit
from akun.models import Pengguna


class Jadwal(models.Model):
    """The schedule of one item: what decides about its reminders, in force since ``sejak``.

    A room announces a change with ``notifikasi.services.jadwal_berubah`` inside the transaction
    of the change itself; the next tick looks at it (``perlu``). So a crash in between loses
    nothing. ``tenggat`` and ``penerima`` are what the recipients were told last.
    """

    sasaran_jenis = models.CharField("jenis sasaran", max_length=40)
    sasaran_id = models.PositiveBigIntegerField("sasaran")
    sidik = models.CharField("sidik jadwal", max_length=64, blank=True)
    sejak = models.DateTimeField("berlaku sejak", null=True, blank=True)
    tenggat = models.DateField("tenggat yang dikabarkan", null=True, blank=True)
    penerima = models.TextField("penerima yang dikabari", blank=True)
    perlu = models.BooleanField("perlu ditinjau", default=True)
    umumkan = models.BooleanField("beri tahu penerima", default=True)
    cap = models.CharField("cap perubahan", max_length=32)

    class Meta:
        verbose_name = "jadwal butir"
        verbose_name_plural = "jadwal butir"
        indexes: ClassVar = [
            models.Index(
                fields=["id"], name="notifikasi_jadwal_perlu", condition=models.Q(perlu=True)
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="notifikasi_jadwal_tunggal",
                fields=["sasaran_jenis", "sasaran_id"],
                violation_error_message="Jadwal butir ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sasaran_jenis} {self.sasaran_id}"

    @property
    def kunci(self) -> tuple[str, int]:
        """What the ledger calls the item."""
        return self.sasaran_jenis, self.sasaran_id

    @property
    def daftar_penerima(self) -> frozenset[str]:
        """The recipients that know of the item."""
        return frozenset(self.penerima.split(",")) if self.penerima else frozenset()


class Janji(ModelTeraudit):
    """A date the PIC promised; until then the ladder rests, once per tenggat."""

    sasaran_jenis = models.CharField("jenis sasaran", max_length=40)
    sasaran_id = models.PositiveBigIntegerField("sasaran")
    tenggat = models.DateField("tenggat saat berjanji")
    dijanjikan = models.DateField("tanggal yang dijanjikan")
    mulai = models.DateField("dijanjikan pada")
    oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="janji", verbose_name="oleh"
    )
    nama = models.CharField("nama yang berjanji", max_length=150, blank=True)

    class Meta:
        verbose_name = "janji tanggal"
        verbose_name_plural = "janji tanggal"
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="notifikasi_janji_sekali",
                fields=["sasaran_jenis", "sasaran_id", "tenggat"],
                violation_error_message=(
                    "Tanggal sudah pernah dijanjikan untuk tenggat ini. "
                    "Ajukan perpanjangan bila memerlukan waktu lagi."
                ),
            ),
            models.CheckConstraint(
                name="notifikasi_janji_sesudah_berjanji",
                condition=models.Q(dijanjikan__gt=models.F("mulai")),
                violation_error_message="Tanggal yang dijanjikan harus sesudah hari ini.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sasaran_jenis} {self.sasaran_id} dijanjikan {self.dijanjikan:%Y-%m-%d}"
