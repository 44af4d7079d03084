"""The progress of an import by page: a row that outlives its worker, and its preview."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from django.db import models
from django.utils import timezone

from akun.models import Pengguna
from inti.basisdata import pilihan_sah

if TYPE_CHECKING:
    from datetime import datetime

BATAS_DENYUT: Final = timedelta(minutes=2)


class Langkah(models.TextChoices):
    """What the worker is asked to do."""

    PERIKSA = "periksa", "memeriksa berkas"
    SIMPAN = "simpan", "menyimpan"


class StatusImpor(models.TextChoices):
    """Where an import stands; SIAP waits for the person."""

    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Berjalan"
    SIAP = "siap", "Menunggu konfirmasi"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"
    BATAL = "batal", "Dibatalkan"


AKTIF: Final = (StatusImpor.ANTRE, StatusImpor.BERJALAN)
BERAKHIR: Final = (StatusImpor.SELESAI, StatusImpor.GAGAL, StatusImpor.BATAL)


class JenisBaris(models.TextChoices):
    """What the import would do with a row."""

    BARU = "baru", "Baru"
    UBAH = "ubah", "Ubah"
    SAMA = "sama", "Sama"
    DITOLAK = "ditolak", "Ditolak"


def letak_berkas(pekerjaan: PekerjaanImpor, nama: str) -> str:
    """A random name outside the web root; the name the person gave is only shown."""
    return f"impor/{uuid.uuid4().hex}"


class PekerjaanImpor(models.Model):
    """One upload on its way: read, shown, confirmed, written. Only its owner sees it.

    ``sidik`` is the fingerprint of the plan that was shown; what is written has the same one.
    ``token`` names the run that may go on: a worker whose token was replaced writes nothing.
    """

    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="pekerjaan_impor")
    nama = models.CharField("nama berkas", max_length=200)
    berkas = models.FileField("berkas", upload_to=letak_berkas, max_length=100)
    ditolak = models.FileField("baris ditolak", upload_to=letak_berkas, max_length=100, blank=True)
    langkah = models.CharField(
        "langkah", max_length=10, choices=Langkah.choices, default=Langkah.PERIKSA
    )
    status = models.CharField(
        "status", max_length=10, choices=StatusImpor.choices, default=StatusImpor.ANTRE
    )
    persen = models.PositiveSmallIntegerField("persen", default=0)
    pesan = models.TextField("pesan", blank=True)
    ringkasan = models.JSONField("ringkasan", default=dict, blank=True)
    sidik = models.CharField("sidik", max_length=64, blank=True)
    lewati = models.BooleanField("lewati baris yang ditolak", default=False)
    berlaku_sejak = models.DateField("diingatkan sejak", null=True, blank=True)
    token = models.CharField("token", max_length=32, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now)
    denyut = models.DateTimeField("denyut", default=timezone.now)
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)

    class Meta:
        verbose_name = "pekerjaan impor"
        verbose_name_plural = "pekerjaan impor"
        ordering = ("-dibuat_pada", "-pk")
        constraints: ClassVar = [
            pilihan_sah("impor_langkah_sah", "langkah", Langkah),
            pilihan_sah("impor_status_sah", "status", StatusImpor),
            models.CheckConstraint(
                name="impor_persen_sah",
                condition=models.Q(persen__lte=100),
                violation_error_message="Persen kemajuan paling banyak 100.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def aktif(self) -> bool:
        """Waiting for a worker or in its hands."""
        return self.status in AKTIF

    def terhenti(self, kini: datetime) -> bool:
        """Nothing was heard of it for two minutes: its worker died or never came."""
        return self.aktif and self.denyut < kini - BATAS_DENYUT


class BarisImpor(models.Model):
    """One row of the preview: what would happen to it, cell by cell."""

    pekerjaan = models.ForeignKey(PekerjaanImpor, models.CASCADE, related_name="baris")
    urut = models.PositiveIntegerField("urut")
    lembar = models.CharField("lembar", max_length=40)
    nomor = models.PositiveIntegerField("baris")
    jenis = models.CharField("jenis", max_length=10, choices=JenisBaris.choices)
    kunci = models.TextField("kunci")
    sel = models.JSONField("sel", default=list, blank=True)
    catatan = models.JSONField("catatan", default=list, blank=True)
    berperingatan = models.BooleanField("berperingatan", default=False)

    class Meta:
        verbose_name = "baris pratinjau"
        verbose_name_plural = "baris pratinjau"
        ordering = ("urut",)
        indexes: ClassVar = [
            models.Index(fields=["pekerjaan", "urut"], name="impor_baris_urut"),
            models.Index(fields=["pekerjaan", "jenis", "urut"], name="impor_baris_jenis"),
        ]
        constraints: ClassVar = [pilihan_sah("impor_jenis_sah", "jenis", JenisBaris)]

    def __str__(self) -> str:
        return f"{self.lembar} {self.nomor}"
