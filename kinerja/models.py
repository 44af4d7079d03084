"""PK → sasaran → IKU → targets, realisasi, komponen, surveys and narasi of one unit-year."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from akun.dasar import ModelTeraudit
from akun.models import UnitKerja
from inti.basisdata import BidangUrut, pilihan_sah, triwulan_sah
from kinerja.bidang import BidangAngka
from kinerja.pilihan import (
    Akumulasi,
    Arah,
    Bagian,
    CaraHitung,
    Keadaan,
    RumusTurun,
    Sifat,
    Sisi,
)
from kinerja.querysets import IKUQuerySet, PerjanjianKinerjaQuerySet, RealisasiQuerySet


class PerjanjianKinerja(ModelTeraudit):
    """The yearly performance agreement of one unit."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="perjanjian_kinerja")
    tahun = models.PositiveSmallIntegerField("tahun")
    nomor = models.CharField("nomor", max_length=120, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    batas_capaian = BidangAngka("batas capaian (%)", default=Decimal(120))

    objects = PerjanjianKinerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "perjanjian kinerja"
        verbose_name_plural = "perjanjian kinerja"
        ordering = ("-tahun", "unit")
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="kinerja_pk_tunggal",
                fields=["unit", "tahun"],
                violation_error_message="Unit ini sudah mempunyai perjanjian kinerja tahun itu.",
            ),
            models.CheckConstraint(
                name="kinerja_pk_tahun",
                condition=Q(tahun__gte=2000, tahun__lte=2100),
                violation_error_message="Tahun harus antara 2000 dan 2100.",
            ),
            models.CheckConstraint(
                name="kinerja_pk_batas",
                condition=Q(batas_capaian__gte=100),
                violation_error_message="Batas capaian paling kecil 100 persen.",
            ),
        ]

    def __str__(self) -> str:
        return f"PK {self.tahun} {self.unit}"


class Sasaran(ModelTeraudit):
    """A goal of a PK."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.PROTECT, related_name="sasaran")
    nomor = models.CharField("nomor", max_length=20)
    urut = BidangUrut("nomor")
    uraian = models.TextField("uraian")

    class Meta:
        verbose_name = "sasaran kegiatan"
        verbose_name_plural = "sasaran kegiatan"
        ordering = ("urut",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="kinerja_sasaran_tunggal",
                fields=["perjanjian", "nomor"],
                violation_error_message="Nomor sasaran ini sudah ada di perjanjian kinerja.",
            )
        ]

    def __str__(self) -> str:
        return f"Sasaran {self.nomor}"


class IKU(ModelTeraudit):
    """A key performance indicator with its yearly target (``target_atas`` only for a range)."""

    perjanjian = models.ForeignKey(PerjanjianKinerja, models.PROTECT, related_name="iku")
    sasaran = models.ForeignKey(Sasaran, models.PROTECT, related_name="iku")
    kode = models.CharField("kode", max_length=20)
    urut = BidangUrut("kode")
    indikator = models.TextField("indikator")
    satuan = models.CharField("satuan", max_length=60)
    arah = models.CharField("arah", max_length=10, choices=Arah.choices, default=Arah.NAIK)
    rumus_turun = models.CharField(
        "rumus turun", max_length=10, choices=RumusTurun.choices, blank=True
    )
    cara_hitung = models.CharField(
        "cara hitung", max_length=10, choices=CaraHitung.choices, default=CaraHitung.LANGSUNG
    )
    akumulasi = models.CharField(
        "akumulasi", max_length=10, choices=Akumulasi.choices, default=Akumulasi.POSISI
    )
    skala_maks = BidangAngka("skala maksimum", null=True, blank=True)
    target_bawah = BidangAngka("target tahun", null=True, blank=True)
    target_atas = BidangAngka("target tahun (batas atas)", null=True, blank=True)
    penanggung_jawab = models.CharField("penanggung jawab", max_length=150, blank=True)
    definisi = models.TextField("definisi", blank=True)
    formula = models.TextField("formula", blank=True)

    objects = IKUQuerySet.as_manager()

    class Meta:
        verbose_name = "IKU"
        verbose_name_plural = "IKU"
        ordering = ("urut",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="kinerja_iku_tunggal",
                fields=["perjanjian", "kode"],
                violation_error_message="Kode IKU ini sudah ada di perjanjian kinerja.",
            ),
            models.UniqueConstraint(
                name="kinerja_iku_tonggak_tunggal",
                fields=["perjanjian"],
                condition=Q(cara_hitung=CaraHitung.TONGGAK),
                violation_error_message=(
                    "Satu perjanjian kinerja hanya boleh mempunyai satu IKU yang dihitung dari "
                    "tonggak RB."
                ),
            ),
            pilihan_sah("kinerja_iku_arah_sah", "arah", Arah),
            pilihan_sah("kinerja_iku_rumus_sah", "rumus_turun", RumusTurun, kosong=True),
            pilihan_sah("kinerja_iku_cara_sah", "cara_hitung", CaraHitung),
            pilihan_sah("kinerja_iku_akumulasi_sah", "akumulasi", Akumulasi),
            models.CheckConstraint(
                name="kinerja_iku_rumus_bila_turun",
                condition=Q(arah=Arah.TURUN) & ~Q(rumus_turun="")
                | ~Q(arah=Arah.TURUN) & Q(rumus_turun=""),
                violation_error_message="Rumus turun diisi hanya, dan selalu, untuk arah turun.",
            ),
            models.CheckConstraint(
                name="kinerja_iku_target_rentang",
                condition=Q(target_atas__isnull=True)
                | Q(target_bawah__isnull=False, target_atas__gte=F("target_bawah")),
                violation_error_message="Batas atas target tidak boleh di bawah batas bawah.",
            ),
            models.CheckConstraint(
                name="kinerja_iku_rentang_dua_batas",
                condition=Q(arah=Arah.RENTANG, target_bawah__isnull=True, target_atas__isnull=True)
                | Q(arah=Arah.RENTANG, target_bawah__isnull=False, target_atas__isnull=False)
                | (~Q(arah=Arah.RENTANG) & Q(target_atas__isnull=True)),
                violation_error_message="Target dua angka hanya, dan selalu, untuk arah rentang.",
            ),
            models.CheckConstraint(
                name="kinerja_iku_skala",
                condition=Q(skala_maks__isnull=True) | Q(skala_maks__gt=0),
                violation_error_message="Skala maksimum harus lebih dari 0.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.indikator}"


class TargetTriwulan(ModelTeraudit):
    """Target of an IKU in one quarter; ``bawah`` empty or 0 means no target there."""

    iku = models.ForeignKey(IKU, models.PROTECT, related_name="target_triwulan")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    bawah = BidangAngka("target", null=True, blank=True)
    atas = BidangAngka("target (batas atas)", null=True, blank=True)

    class Meta:
        verbose_name = "target triwulan"
        verbose_name_plural = "target triwulan"
        ordering = ("iku", "triwulan")
        constraints: ClassVar = [
            triwulan_sah("kinerja_target_triwulan_sah"),
            models.UniqueConstraint(
                name="kinerja_target_tunggal",
                fields=["iku", "triwulan"],
                violation_error_message="Target triwulan ini sudah ada.",
            ),
            models.CheckConstraint(
                name="kinerja_target_rentang",
                condition=Q(atas__isnull=True) | Q(bawah__isnull=False, atas__gte=F("bawah")),
                violation_error_message="Batas atas target tidak boleh di bawah batas bawah.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.iku.kode} TW {self.triwulan}"


class Realisasi(ModelTeraudit):
    """What was measured in one quarter, or why nothing was.

    ``nilai`` stays empty where the value is computed: rasio from komponen, tahapan and tonggak from
    the rooms above.
    """

    iku = models.ForeignKey(IKU, models.PROTECT, related_name="realisasi")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    keadaan = models.CharField("keadaan", max_length=20, choices=Keadaan.choices)
    nilai = BidangAngka("nilai", null=True, blank=True)
    periode_data = models.CharField("periode data", max_length=120, blank=True)
    sifat = models.CharField("sifat", max_length=10, choices=Sifat.choices, blank=True)
    sumber = models.CharField("sumber", max_length=250, blank=True)
    alasan = models.TextField("alasan", blank=True)

    objects = RealisasiQuerySet.as_manager()

    class Meta:
        verbose_name = "realisasi"
        verbose_name_plural = "realisasi"
        ordering = ("iku", "triwulan")
        constraints: ClassVar = [
            triwulan_sah("kinerja_realisasi_triwulan_sah"),
            models.UniqueConstraint(
                name="kinerja_realisasi_tunggal",
                fields=["iku", "triwulan"],
                violation_error_message="Realisasi triwulan ini sudah ada.",
            ),
            pilihan_sah("kinerja_realisasi_keadaan_sah", "keadaan", Keadaan),
            pilihan_sah("kinerja_realisasi_sifat_sah", "sifat", Sifat, kosong=True),
            models.CheckConstraint(
                name="kinerja_realisasi_belum_terukur",
                condition=~Q(keadaan=Keadaan.BELUM_TERUKUR)
                | (Q(nilai__isnull=True) & ~Q(alasan="")),
                violation_error_message=(
                    "Realisasi belum terukur wajib beralasan dan tidak boleh bernilai."
                ),
            ),
            models.CheckConstraint(
                name="kinerja_realisasi_periode_lalu",
                condition=~Q(keadaan=Keadaan.PERIODE_LALU)
                | (Q(nilai__isnull=False) & ~Q(periode_data="")),
                violation_error_message=(
                    "Realisasi periode lalu wajib bernilai dan menyebut periode datanya."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.iku.kode} TW {self.triwulan}"


class Komponen(ModelTeraudit):
    """A stored part of a ratio IKU, at full precision."""

    iku = models.ForeignKey(IKU, models.PROTECT, related_name="komponen")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    nama = models.CharField("nama", max_length=200)
    sisi = models.CharField("sisi", max_length=10, choices=Sisi.choices)
    nilai = BidangAngka("nilai")

    class Meta:
        verbose_name = "komponen"
        verbose_name_plural = "komponen"
        ordering = ("iku", "triwulan", "pk")
        constraints: ClassVar = [
            triwulan_sah("kinerja_komponen_triwulan_sah"),
            models.UniqueConstraint(
                name="kinerja_komponen_tunggal",
                fields=["iku", "triwulan", "nama"],
                violation_error_message="Komponen dengan nama ini sudah ada pada triwulan itu.",
            ),
            pilihan_sah("kinerja_komponen_sisi_sah", "sisi", Sisi),
        ]

    def __str__(self) -> str:
        return self.nama


class Narasi(ModelTeraudit):
    """A text of the report of one IKU and quarter; efisiensi also holds two amounts in rupiah."""

    iku = models.ForeignKey(IKU, models.PROTECT, related_name="narasi")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    bagian = models.CharField("bagian", max_length=12, choices=Bagian.choices)
    teks = models.TextField("teks", blank=True)
    baseline = BidangAngka("baseline (Rp)", null=True, blank=True)
    aktual = BidangAngka("aktual (Rp)", null=True, blank=True)

    class Meta:
        verbose_name = "narasi"
        verbose_name_plural = "narasi"
        ordering = ("iku", "triwulan", "bagian")
        constraints: ClassVar = [
            triwulan_sah("kinerja_narasi_triwulan_sah"),
            models.UniqueConstraint(
                name="kinerja_narasi_tunggal",
                fields=["iku", "triwulan", "bagian"],
                violation_error_message="Narasi bagian ini sudah ada pada triwulan itu.",
            ),
            pilihan_sah("kinerja_narasi_bagian_sah", "bagian", Bagian),
            models.CheckConstraint(
                name="kinerja_narasi_rupiah_efisiensi",
                condition=Q(bagian=Bagian.EFISIENSI)
                | Q(baseline__isnull=True, aktual__isnull=True),
                violation_error_message="Baseline dan aktual hanya untuk bagian efisiensi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.iku.kode} TW {self.triwulan} {self.bagian}"


# The rows of a survey stand in a module of their own; Django looks for models here.
from kinerja.models_survei import ButirSurvei, HasilSurvei  # noqa: E402  needs IKU above

__all__ = [
    "IKU",
    "BidangAngka",
    "ButirSurvei",
    "HasilSurvei",
    "Komponen",
    "Narasi",
    "PerjanjianKinerja",
    "Realisasi",
    "Sasaran",
    "TargetTriwulan",
]
