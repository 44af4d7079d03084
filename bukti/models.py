"""Evidence: the file, link or naskah itself. What it proves is claimed in the room above."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from akun.dasar import ModelTeraudit
from akun.models import Pengguna, UnitKerja
from bukti.querysets import BuktiQuerySet
from inti.basisdata import pilihan_sah


class JenisBukti(models.TextChoices):
    """The form of a piece of evidence."""

    BERKAS = "berkas", "Berkas"
    TAUTAN = "tautan", "Tautan"
    NASKAH = "naskah", "Nomor naskah"


class StatusKlaim(models.TextChoices):
    """Status of a claim "this bukti proves that", kept in the room above."""

    DIAJUKAN = "diajukan", "Diajukan"
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Ditolak"


TRANSISI_KLAIM: dict[StatusKlaim, frozenset[StatusKlaim]] = {
    StatusKlaim.DIAJUKAN: frozenset({StatusKlaim.DITERIMA, StatusKlaim.DITOLAK}),
    StatusKlaim.DITERIMA: frozenset({StatusKlaim.DITOLAK}),
    StatusKlaim.DITOLAK: frozenset(),
}


class Bukti(ModelTeraudit):
    """One file, link or naskah reference of a unit; a new version is a new row."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="bukti")
    jenis = models.CharField("jenis", max_length=10, choices=JenisBukti.choices)
    nama = models.CharField("nama", max_length=250)
    tanggal = models.DateField("tanggal bukti", null=True, blank=True)
    berkas = models.FileField("berkas", upload_to="bukti", blank=True, max_length=200)
    tipe = models.CharField("tipe isi", max_length=100, blank=True)
    ukuran = models.PositiveBigIntegerField("ukuran", null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, db_index=True)
    tautan = models.URLField("tautan", max_length=500, blank=True)
    naskah = models.CharField("nomor naskah", max_length=250, blank=True)
    versi_dari = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="versi_berikut"
    )
    diunggah_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="bukti_diunggah"
    )

    objects = BuktiQuerySet.as_manager()

    class Meta:
        verbose_name = "bukti dukung"
        verbose_name_plural = "bukti dukung"
        ordering = ("-dibuat_pada", "-pk")
        constraints: ClassVar = [
            pilihan_sah("bukti_jenis_sah", "jenis", JenisBukti),
            models.CheckConstraint(
                name="bukti_isi_sesuai_jenis",
                condition=(
                    Q(jenis=JenisBukti.BERKAS, tautan="", naskah="") & ~Q(berkas="") & ~Q(sha256="")
                )
                | (Q(jenis=JenisBukti.TAUTAN, berkas="", naskah="") & ~Q(tautan=""))
                | (Q(jenis=JenisBukti.NASKAH, berkas="", tautan="") & ~Q(naskah="")),
                violation_error_message=(
                    "Bukti harus berisi tepat satu: berkas, tautan, atau nomor naskah."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class PembukaanBukti(models.Model):
    """Somebody opened the file of a bukti: seen before it is judged, and who saw it at all."""

    bukti = models.ForeignKey(Bukti, models.PROTECT, related_name="pembukaan")
    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="+")
    pada = models.DateTimeField("pertama dibuka pada")

    class Meta:
        verbose_name = "pembukaan bukti"
        verbose_name_plural = "pembukaan bukti"
        ordering = ("bukti", "pada", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="bukti_pembukaan_tunggal",
                fields=["bukti", "pengguna"],
                violation_error_message="Pembukaan bukti ini sudah tercatat.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna} membuka {self.bukti}"
