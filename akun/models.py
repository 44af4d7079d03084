"""People, units, memberships, parties and the quarter lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from akun.dasar import ModelTeraudit
from akun.pilihan import Peran
from akun.querysets import (
    KeanggotaanQuerySet,
    PenggunaQuerySet,
    PihakQuerySet,
    UnitKerjaQuerySet,
)
from inti.basisdata import pilihan_sah, triwulan_sah

if TYPE_CHECKING:
    from datetime import date


class UnitKerja(ModelTeraudit):
    """An organisational unit; ``jalur`` is the path of ids from the root, ``/1/4/9/``."""

    kode = models.CharField("kode", max_length=40, unique=True)
    nama = models.CharField("nama", max_length=250)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak", verbose_name="induk"
    )
    jalur = models.CharField("jalur", max_length=250, db_index=True, blank=True, editable=False)

    objects = UnitKerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        ordering = ("kode",)
        constraints: ClassVar = [
            models.CheckConstraint(
                name="akun_unit_bukan_induk_sendiri",
                condition=Q(induk__isnull=True) | ~Q(induk=F("id")),
                violation_error_message="Unit tidak dapat menjadi induk dirinya sendiri.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


PengelolaPengguna = UserManager.from_queryset(PenggunaQuerySet)
PengelolaPengguna.use_in_migrations = False  # made here, so no migration could name it


class Pengguna(AbstractUser, ModelTeraudit):
    """A person of the office; shown by ``nama``, which holds the jabatan in the sample."""

    TANPA_RIWAYAT: ClassVar = frozenset({"password", "last_login"})

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    nama = models.CharField("nama", max_length=150)
    email = models.EmailField("surel", blank=True)
    telepon = models.CharField("telepon", max_length=30, blank=True)
    akun_contoh = models.BooleanField("akun contoh", default=False, editable=False)
    wajib_ganti_sandi = models.BooleanField("wajib ganti kata sandi", default=False)

    objects: ClassVar = PengelolaPengguna()

    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ("nama", "username")
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("email"),
                name="akun_pengguna_surel_tunggal",
                condition=~Q(email=""),
                violation_error_message="Surel ini sudah dipakai akun lain.",
            )
        ]

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    @property
    def inisial(self) -> str:
        """Up to two capitals for the avatar."""
        kata = [k for k in str(self).split() if k[0].isalpha()]
        return "".join(k[0] for k in kata[:2]).upper() or "?"


class Keanggotaan(ModelTeraudit):
    """A person holds a role in a unit from a day to a day (a Plh/Plt has both)."""

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="keanggotaan")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="keanggotaan")
    peran = models.CharField("peran", max_length=15, choices=Peran.choices)
    mulai = models.DateField("mulai")
    sampai = models.DateField("sampai", null=True, blank=True)
    keterangan = models.CharField("keterangan", max_length=150, blank=True)

    objects = KeanggotaanQuerySet.as_manager()

    class Meta:
        verbose_name = "keanggotaan"
        verbose_name_plural = "keanggotaan"
        ordering = ("unit", "peran", "pengguna")
        constraints: ClassVar = [
            pilihan_sah("akun_keanggotaan_peran_sah", "peran", Peran),
            models.CheckConstraint(
                name="akun_keanggotaan_rentang",
                condition=Q(sampai__isnull=True) | Q(sampai__gte=F("mulai")),
                violation_error_message="Tanggal sampai tidak boleh sebelum tanggal mulai.",
            ),
            models.UniqueConstraint(
                name="akun_keanggotaan_tunggal",
                fields=["pengguna", "unit", "peran", "mulai"],
                violation_error_message="Keanggotaan yang sama sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna} sebagai {self.get_peran_display()} di {self.unit}"

    def berlaku(self, pada: date) -> bool:
        """Tell whether the membership holds on ``pada``."""
        return self.mulai <= pada and (self.sampai is None or pada <= self.sampai)


class Tim(ModelTeraudit):
    """A named team of a unit; a reminder to it goes to its members."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="tim")
    nama = models.CharField("nama", max_length=120)
    anggota = models.ManyToManyField(Pengguna, through="AnggotaTim", related_name="tim", blank=True)

    class Meta:
        verbose_name = "tim"
        verbose_name_plural = "tim"
        ordering = ("nama",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="akun_tim_nama_tunggal",
                fields=["unit", "nama"],
                violation_error_message="Tim dengan nama ini sudah ada di unit.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class AnggotaTim(ModelTeraudit):
    """A person belongs to a team."""

    tim = models.ForeignKey(Tim, models.PROTECT, related_name="keanggotaan")
    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="keanggotaan_tim")

    class Meta:
        verbose_name = "anggota tim"
        verbose_name_plural = "anggota tim"
        ordering = ("tim", "pengguna")
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="akun_anggota_tim_tunggal",
                fields=["tim", "pengguna"],
                violation_error_message="Orang ini sudah menjadi anggota tim.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pengguna} di {self.tim}"


class Instansi(ModelTeraudit):
    """An outside institution (K/L, region, company) that can be a PIC."""

    nama = models.CharField("nama", max_length=200, unique=True)
    alamat = models.TextField("alamat", blank=True)

    class Meta:
        verbose_name = "instansi"
        verbose_name_plural = "instansi"
        ordering = ("nama",)

    def __str__(self) -> str:
        return self.nama


class Narahubung(ModelTeraudit):
    """A contact of an institution, kept by the unit that works with it."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="narahubung")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="narahubung")
    jabatan = models.CharField("jabatan", max_length=150)
    surel = models.EmailField("surel", blank=True)
    telepon = models.CharField("telepon", max_length=30, blank=True)

    class Meta:
        verbose_name = "narahubung"
        verbose_name_plural = "narahubung"
        ordering = ("jabatan",)

    def __str__(self) -> str:
        return self.jabatan


class Pihak(models.Model):
    """Who can be a PIC: exactly one of a person, a team, an institution."""

    pengguna = models.OneToOneField(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="pihak"
    )
    tim = models.OneToOneField(Tim, models.PROTECT, null=True, blank=True, related_name="pihak")
    instansi = models.OneToOneField(
        Instansi, models.PROTECT, null=True, blank=True, related_name="pihak"
    )

    objects = PihakQuerySet.as_manager()

    class Meta:
        verbose_name = "pihak"
        verbose_name_plural = "pihak"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="akun_pihak_tepat_satu",
                condition=(
                    Q(pengguna__isnull=False, tim__isnull=True, instansi__isnull=True)
                    | Q(pengguna__isnull=True, tim__isnull=False, instansi__isnull=True)
                    | Q(pengguna__isnull=True, tim__isnull=True, instansi__isnull=False)
                ),
                violation_error_message="PIC harus tepat satu orang, tim, atau instansi.",
            )
        ]

    def __str__(self) -> str:
        return str(self.pengguna or self.tim or self.instansi)

    @property
    def luar(self) -> bool:
        """True for an institution: it needs an insider (pengawal) who chases it."""
        return self.instansi_id is not None


class KunciTriwulan(models.Model):
    """The lock of one quarter of one unit; only ``laporan`` turns it."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="kunci_triwulan")
    tahun = models.PositiveSmallIntegerField("tahun")
    triwulan = models.PositiveSmallIntegerField("triwulan")
    terkunci = models.BooleanField("terkunci", default=False)
    diubah_pada = models.DateTimeField("diubah pada", default=timezone.now)
    diubah_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = "kunci triwulan"
        verbose_name_plural = "kunci triwulan"
        constraints: ClassVar = [
            triwulan_sah("akun_kunci_triwulan_sah"),
            models.UniqueConstraint(
                name="akun_kunci_tunggal",
                fields=["unit", "tahun", "triwulan"],
                violation_error_message="Kunci triwulan ini sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} TW {self.triwulan} {self.tahun}"


class KunciTugas(models.Model):
    """The one row a long task (import, report, pack) holds while it runs (4.4)."""

    nama = models.CharField("nama", max_length=20, unique=True)
    pemegang = models.CharField("pemegang", max_length=80, blank=True)
    denyut = models.DateTimeField("denyut", null=True, blank=True)

    class Meta:
        verbose_name = "kunci tugas"
        verbose_name_plural = "kunci tugas"

    def __str__(self) -> str:
        return f"{self.nama}: {self.pemegang or 'bebas'}"
