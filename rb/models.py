"""Renaksi RB, its tonggak (one planned quarter each) and the claims of evidence."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from akun.dasar import ModelTeraudit
from akun.models import Pengguna, Pihak, UnitKerja
from bukti.models import Bukti, StatusKlaim
from inti.basisdata import BidangUrut, pilihan_sah, triwulan_sah
from rb.querysets import RenaksiRBQuerySet, TonggakQuerySet


class Jenis(models.TextChoices):
    """Kind of a renaksi RB."""

    GENERAL = "general", "General"
    TEMATIK = "tematik", "Tematik"


class Status(models.TextChoices):
    """Status of a tonggak."""

    BELUM = "belum", "Belum"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DISAHKAN = "disahkan", "Disahkan"
    GAGAL = "gagal", "Gagal"
    BATAL = "batal", "Batal"


TERBUKA = frozenset({Status.BELUM, Status.DIAJUKAN, Status.DIKEMBALIKAN})

# Specification 1.7. DISAHKAN → DIAJUKAN only by PENGELOLA, with a reason, in an open quarter.
TRANSISI: dict[Status, frozenset[Status]] = {
    Status.BELUM: frozenset({Status.DIAJUKAN, Status.GAGAL, Status.BATAL}),
    Status.DIAJUKAN: frozenset({Status.DISAHKAN, Status.DIKEMBALIKAN, Status.GAGAL, Status.BATAL}),
    Status.DIKEMBALIKAN: frozenset({Status.DIAJUKAN, Status.GAGAL, Status.BATAL}),
    Status.DISAHKAN: frozenset({Status.DIAJUKAN}),
    Status.GAGAL: frozenset(),
    Status.BATAL: frozenset(),
}


class RenaksiRB(ModelTeraudit):
    """A yearly action of bureaucratic reform of one unit; it expands into tonggak."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="renaksi_rb")
    tahun = models.PositiveSmallIntegerField("tahun")
    nomor = models.CharField("nomor", max_length=20)
    urut = BidangUrut("nomor")
    uraian = models.TextField("uraian")
    jenis = models.CharField("jenis", max_length=10, choices=Jenis.choices, default=Jenis.GENERAL)
    pic = models.ForeignKey(
        Pihak, models.PROTECT, null=True, blank=True, related_name="renaksi_rb", verbose_name="PIC"
    )
    catatan = models.TextField("catatan", blank=True)

    objects = RenaksiRBQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana aksi RB"
        verbose_name_plural = "rencana aksi RB"
        ordering = ("unit", "tahun", "urut")
        constraints: ClassVar = [
            pilihan_sah("rb_jenis_sah", "jenis", Jenis),
            models.UniqueConstraint(
                name="rb_nomor_tunggal",
                fields=["unit", "tahun", "nomor"],
                violation_error_message="Nomor renaksi RB ini sudah ada pada tahun itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"RB {self.nomor} {self.uraian[:60]}"


class Tonggak(ModelTeraudit):
    """One renaksi RB in one quarter: the thing that is done, proven and counted.

    ``dihitung_sejak`` is set at pengesahan: the later of ``tanggal_selesai`` and the first day of
    the first open quarter (1.7); the tonggak counts in every quarter that ends on or after it.
    """

    renaksi_rb = models.ForeignKey(RenaksiRB, models.PROTECT, related_name="tonggak")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    tenggat = models.DateField("tenggat")
    status = models.CharField("status", max_length=15, choices=Status.choices, default=Status.BELUM)
    tanggal_selesai = models.DateField("tanggal selesai", null=True, blank=True)
    dihitung_sejak = models.DateField("dihitung sejak", null=True, blank=True)
    diajukan_pada = models.DateField("diajukan pada", null=True, blank=True)
    diajukan_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="tonggak_diajukan"
    )
    disahkan_pada = models.DateField("disahkan pada", null=True, blank=True)
    disahkan_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="tonggak_disahkan"
    )
    alasan = models.TextField("alasan", blank=True)
    nomor_revisi = models.CharField("nomor revisi", max_length=120, blank=True)
    catatan = models.TextField("catatan", blank=True)
    # Reminders planned before this day are left out: an import never floods (4.2.3).
    diingatkan_sejak = models.DateField("diingatkan sejak", null=True, blank=True)

    objects = TonggakQuerySet.as_manager()

    class Meta:
        verbose_name = "tonggak RB"
        verbose_name_plural = "tonggak RB"
        ordering = ("renaksi_rb__urut", "triwulan")
        indexes: ClassVar = [models.Index(fields=["tenggat", "status"], name="rb_tonggak_tenggat")]
        constraints: ClassVar = [
            triwulan_sah("rb_tonggak_triwulan_sah"),
            pilihan_sah("rb_tonggak_status_sah", "status", Status),
            models.UniqueConstraint(
                name="rb_tonggak_tunggal",
                fields=["renaksi_rb", "triwulan"],
                violation_error_message="Tonggak triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                name="rb_tonggak_disahkan_bertanggal",
                condition=Q(
                    status=Status.DISAHKAN,
                    tanggal_selesai__isnull=False,
                    dihitung_sejak__isnull=False,
                )
                | (~Q(status=Status.DISAHKAN) & Q(dihitung_sejak__isnull=True)),
                violation_error_message="Tonggak yang disahkan wajib bertanggal selesai.",
            ),
            models.CheckConstraint(
                name="rb_tonggak_beralasan",
                condition=~Q(
                    status__in=[Status.GAGAL, Status.BATAL, Status.DIKEMBALIKAN], alasan=""
                ),
                violation_error_message="Tonggak gagal, batal, atau dikembalikan wajib beralasan.",
            ),
            models.CheckConstraint(
                name="rb_tonggak_batal_berevisi",
                condition=~Q(status=Status.BATAL, nomor_revisi=""),
                violation_error_message=(
                    "Membatalkan tonggak memerlukan nomor revisi rencana aksi RB."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.renaksi_rb} TW {self.triwulan}"


class BuktiTonggak(ModelTeraudit):
    """The claim that a bukti proves a tonggak, with its own verdict."""

    tonggak = models.ForeignKey(Tonggak, models.PROTECT, related_name="bukti")
    bukti = models.ForeignKey(Bukti, models.PROTECT, related_name="klaim_tonggak")
    status = models.CharField(
        "status", max_length=10, choices=StatusKlaim.choices, default=StatusKlaim.DIAJUKAN
    )
    diajukan_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diperiksa_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diperiksa_pada = models.DateField("diperiksa pada", null=True, blank=True)
    alasan = models.TextField("alasan", blank=True)

    class Meta:
        verbose_name = "bukti tonggak"
        verbose_name_plural = "bukti tonggak"
        ordering = ("tonggak", "pk")
        constraints: ClassVar = [
            pilihan_sah("rb_bukti_status_sah", "status", StatusKlaim),
            models.UniqueConstraint(
                name="rb_bukti_tunggal",
                fields=["tonggak", "bukti"],
                violation_error_message="Bukti ini sudah diajukan untuk tonggak itu.",
            ),
            models.CheckConstraint(
                name="rb_bukti_ditolak_beralasan",
                condition=~Q(status=StatusKlaim.DITOLAK, alasan=""),
                violation_error_message="Bukti yang ditolak wajib beralasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bukti} untuk {self.tonggak}"
