"""Renaksi with keterangan, and the board topik kebijakan × tahapan."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from akun.dasar import ModelTeraudit
from akun.models import Pengguna, Pihak
from inti.basisdata import BidangUrut, pilihan_sah, triwulan_sah
from kinerja.models import IKU, BidangAngka, PerjanjianKinerja
from renaksi.querysets import RenaksiQuerySet, TopikKebijakanQuerySet

BOBOT_BAKU = (Decimal(20), Decimal(25), Decimal("27.5"), Decimal("27.5"))
JUMLAH_TAHAP = len(BOBOT_BAKU)


class Status(models.TextChoices):
    """Status of a renaksi."""

    RENCANA = "rencana", "Rencana"
    BERJALAN = "berjalan", "Berjalan"
    TERLAKSANA = "terlaksana", "Terlaksana"
    SEBAGIAN = "sebagian", "Terlaksana sebagian"
    TIDAK_TERLAKSANA = "tidak_terlaksana", "Tidak terlaksana"
    BATAL = "batal", "Batal"


AKHIR = frozenset({Status.TERLAKSANA, Status.SEBAGIAN, Status.TIDAK_TERLAKSANA, Status.BATAL})
TERBUKA = frozenset({Status.RENCANA, Status.BERJALAN})

# Specification 1.7. From an end state only a KOORDINATOR leads back, with a reason.
TRANSISI: dict[Status, frozenset[Status]] = {
    Status.RENCANA: frozenset({Status.BERJALAN, Status.TERLAKSANA, Status.BATAL}),
    Status.BERJALAN: frozenset(
        {Status.TERLAKSANA, Status.SEBAGIAN, Status.TIDAK_TERLAKSANA, Status.BATAL}
    ),
    Status.TERLAKSANA: frozenset({Status.BERJALAN}),
    Status.SEBAGIAN: frozenset({Status.BERJALAN}),
    Status.TIDAK_TERLAKSANA: frozenset({Status.BERJALAN}),
    Status.BATAL: frozenset({Status.BERJALAN}),
}


class TopikKebijakan(ModelTeraudit):
    """A policy topic of an IKU whose value comes from the stages reached."""

    iku = models.ForeignKey(IKU, models.PROTECT, related_name="topik")
    nama = models.CharField("nama", max_length=200)

    objects = TopikKebijakanQuerySet.as_manager()

    class Meta:
        verbose_name = "topik kebijakan"
        verbose_name_plural = "topik kebijakan"
        ordering = ("iku__urut", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="renaksi_topik_tunggal",
                fields=["iku", "nama"],
                violation_error_message="Topik dengan nama ini sudah ada di IKU itu.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class Tahapan(ModelTeraudit):
    """One of the four stages of a unit-year: weight, name and the other name it goes by."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.PROTECT, related_name="tahapan")
    tahap = models.PositiveSmallIntegerField("tahap")
    nama = models.CharField("nama", max_length=120)
    alias = models.CharField("alias", max_length=120, blank=True)
    bobot = BidangAngka("bobot (%)")

    class Meta:
        verbose_name = "tahapan"
        verbose_name_plural = "tahapan"
        ordering = ("perjanjian", "tahap")
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="renaksi_tahapan_tunggal",
                fields=["perjanjian", "tahap"],
                violation_error_message="Tahap ini sudah ada pada tahun itu.",
            ),
            models.CheckConstraint(
                name="renaksi_tahapan_nomor",
                condition=Q(tahap__gte=1, tahap__lte=JUMLAH_TAHAP),
                violation_error_message="Tahap harus 1 sampai 4.",
            ),
            models.CheckConstraint(
                name="renaksi_tahapan_bobot",
                condition=Q(bobot__gte=0, bobot__lte=100),
                violation_error_message="Bobot tahap harus antara 0 dan 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"Tahap {self.tahap} {self.nama}"


class Renaksi(ModelTeraudit):
    """A planned action of an IKU in one quarter; perhaps a langkah of a topik's stage."""

    iku = models.ForeignKey(IKU, models.PROTECT, related_name="renaksi")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    nomor = models.CharField("nomor", max_length=20)
    urut = BidangUrut("nomor")
    uraian = models.TextField("uraian")
    tenggat = models.DateField("tenggat", null=True, blank=True)
    pic = models.ForeignKey(
        Pihak, models.PROTECT, null=True, blank=True, related_name="renaksi", verbose_name="PIC"
    )
    status = models.CharField(
        "status", max_length=20, choices=Status.choices, default=Status.RENCANA
    )
    tanggal_selesai = models.DateField("tanggal selesai", null=True, blank=True)
    topik = models.ForeignKey(
        TopikKebijakan, models.PROTECT, null=True, blank=True, related_name="langkah"
    )
    tahap = models.PositiveSmallIntegerField("tahap", null=True, blank=True)
    hambatan = models.TextField("hambatan", blank=True)
    alasan = models.TextField("alasan", blank=True)
    # Reminders planned before this day are left out: an import never floods (4.2.3).
    diingatkan_sejak = models.DateField("diingatkan sejak", null=True, blank=True)
    lanjutan_dari = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="lanjutan"
    )

    objects = RenaksiQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana aksi"
        verbose_name_plural = "rencana aksi"
        ordering = ("iku__urut", "triwulan", "urut")
        indexes: ClassVar = [models.Index(fields=["tenggat", "status"], name="renaksi_tenggat")]
        constraints: ClassVar = [
            triwulan_sah("renaksi_triwulan_sah"),
            pilihan_sah("renaksi_status_sah", "status", Status),
            models.UniqueConstraint(
                name="renaksi_nomor_tunggal",
                fields=["iku", "triwulan", "nomor"],
                violation_error_message="Nomor renaksi ini sudah ada pada IKU dan triwulan itu.",
            ),
            models.CheckConstraint(
                name="renaksi_tahap_nomor",
                condition=Q(tahap__isnull=True) | Q(tahap__gte=1, tahap__lte=JUMLAH_TAHAP),
                violation_error_message="Tahap harus 1 sampai 4.",
            ),
            models.CheckConstraint(
                name="renaksi_topik_dan_tahap",
                condition=Q(topik__isnull=True, tahap__isnull=True)
                | Q(topik__isnull=False, tahap__isnull=False),
                violation_error_message="Topik dan tahap diisi bersama-sama.",
            ),
            models.CheckConstraint(
                name="renaksi_selesai_bertanggal",
                condition=Q(status=Status.TERLAKSANA, tanggal_selesai__isnull=False)
                | ~Q(status=Status.TERLAKSANA),
                violation_error_message="Renaksi terlaksana wajib bertanggal selesai.",
            ),
            models.CheckConstraint(
                name="renaksi_beralasan",
                condition=~Q(
                    status__in=[Status.SEBAGIAN, Status.TIDAK_TERLAKSANA, Status.BATAL], alasan=""
                ),
                violation_error_message=(
                    "Status sebagian, tidak terlaksana, dan batal wajib beralasan."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.iku.kode} TW {self.triwulan} No {self.nomor}"

    def get_absolute_url(self) -> str:
        return reverse("renaksi:rinci", args=[self.pk])


class ButirKeterangan(ModelTeraudit):
    """One line of what was done; a linked rapat needs none."""

    renaksi = models.ForeignKey(Renaksi, models.CASCADE, related_name="keterangan")
    urutan = models.PositiveSmallIntegerField("urutan")
    tanggal = models.DateField("tanggal", null=True, blank=True)
    teks = models.TextField("teks")
    dicatat_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "butir keterangan"
        verbose_name_plural = "butir keterangan"
        ordering = ("renaksi", "urutan", "pk")

    def __str__(self) -> str:
        return self.teks[:60]
