"""A tindak lanjut: something a PIC must do by a tenggat, and everything that happens to it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from akun.dasar import ModelTeraudit
from akun.models import Pengguna, Pihak, UnitKerja
from bukti.models import Bukti, StatusKlaim
from inti.basisdata import pilihan_sah
from inti.jam import hari_ini
from kinerja.models import IKU
from tindaklanjut.models.kendala import Kendala
from tindaklanjut.models.rapat import HasilRapat
from tindaklanjut.pilihan import (
    GILIRAN_PIC,
    TERBUKA,
    JenisPermohonan,
    PeranPIC,
    Prioritas,
    Status,
    StatusPermohonan,
)
from tindaklanjut.querysets import TindakLanjutQuerySet


class TindakLanjut(ModelTeraudit):
    """One task. Its source is a hasil rapat, a kendala (then it is an upaya) or neither.

    ``terbuka`` and ``giliran_pic`` are generated columns: a partial index on a bound status list is
    ignored by SQLite, one on a boolean is not. ``sunyi_sejak`` is one as well, because a list that
    goes by it needs a column that is never empty.
    """

    # Neither changes by hand: the history has nothing to tell of them.
    TANPA_RIWAYAT: ClassVar[frozenset[str]] = frozenset({"dicatat_pada", "sunyi_sejak"})

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="tindak_lanjut")
    kode = models.CharField("ID", max_length=40)
    hasil_rapat = models.ForeignKey(
        HasilRapat, models.PROTECT, null=True, blank=True, related_name="tindak_lanjut"
    )
    kendala = models.ForeignKey(
        Kendala, models.PROTECT, null=True, blank=True, related_name="upaya"
    )
    uraian = models.TextField("uraian")
    tenggat = models.DateField("tenggat", null=True, blank=True)
    prioritas = models.CharField(
        "prioritas", max_length=10, choices=Prioritas.choices, default=Prioritas.SEDANG
    )
    status = models.CharField("status", max_length=20, choices=Status.choices, default=Status.BARU)
    pengawal = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="tindak_lanjut_dikawal"
    )
    # An imported pengawal without an account (yet) keeps the name it was written with.
    nama_pengawal = models.CharField("nama pengawal", max_length=150, blank=True)
    tanggal_selesai = models.DateField("tanggal selesai", null=True, blank=True)
    hasil = models.TextField("hasil", blank=True)
    hambatan = models.TextField("hambatan", blank=True)
    alasan = models.TextField("alasan", blank=True)
    diajukan_pada = models.DateField("diajukan pada", null=True, blank=True)
    diajukan_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="tindak_lanjut_diajukan"
    )
    diverifikasi_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="tindak_lanjut_diverifikasi"
    )
    jumlah_perpanjangan = models.PositiveSmallIntegerField("perpanjangan", default=0)
    kabar_terakhir = models.DateField("kabar terakhir", null=True, blank=True)
    dicatat_pada = models.DateField("dicatat pada", default=hari_ini, editable=False)
    # Reminders planned before this day are left out: an import never floods (4.2.3).
    diingatkan_sejak = models.DateField("diingatkan sejak", null=True, blank=True)
    iku = models.ManyToManyField(IKU, through="TindakLanjutIKU", related_name="tindak_lanjut")
    pihak = models.ManyToManyField(Pihak, through="PIC", related_name="tindak_lanjut")
    terbuka = models.GeneratedField(
        expression=Case(When(status__in=TERBUKA, then=Value(True)), default=Value(False)),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    giliran_pic = models.GeneratedField(
        expression=Case(When(status__in=GILIRAN_PIC, then=Value(True)), default=Value(False)),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    # The day of the last news; before any, the day the task was written down.
    sunyi_sejak = models.GeneratedField(
        expression=Coalesce("kabar_terakhir", "dicatat_pada"),
        output_field=models.DateField(),
        db_persist=True,
    )

    objects = TindakLanjutQuerySet.as_manager()

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ("tenggat", "pk")
        indexes: ClassVar = [
            models.Index(
                fields=["unit", "tenggat", "id"], name="tl_terbuka", condition=Q(terbuka=True)
            ),
            models.Index(
                fields=["unit", "tenggat", "id"], name="tl_giliran", condition=Q(giliran_pic=True)
            ),
            models.Index(
                fields=["unit", "sunyi_sejak", "id"], name="tl_sunyi", condition=Q(terbuka=True)
            ),
            models.Index(fields=["unit", "status", "tenggat", "id"], name="tl_status"),
            models.Index(fields=["unit", "tenggat", "id"], name="tl_unit_tenggat"),
        ]
        constraints: ClassVar = [
            pilihan_sah("tl_prioritas_sah", "prioritas", Prioritas),
            pilihan_sah("tl_status_sah", "status", Status),
            models.UniqueConstraint(
                name="tl_kode_tunggal",
                fields=["unit", "kode"],
                violation_error_message="ID tindak lanjut ini sudah dipakai di unit.",
            ),
            models.CheckConstraint(
                name="tl_kode_bersih",
                condition=~Q(kode="") & ~Q(kode__contains="/") & ~Q(kode__contains=";"),
                violation_error_message=(
                    "ID tindak lanjut tidak boleh kosong atau memuat '/' dan ';'."
                ),
            ),
            models.CheckConstraint(
                name="tl_satu_sumber",
                condition=Q(hasil_rapat__isnull=True) | Q(kendala__isnull=True),
                violation_error_message="Sumber hanya satu: hasil rapat atau kendala.",
            ),
            models.CheckConstraint(
                name="tl_terbuka_bertenggat",
                condition=~Q(status__in=TERBUKA) | Q(tenggat__isnull=False),
                violation_error_message="Tindak lanjut yang terbuka wajib mempunyai tenggat.",
            ),
            models.CheckConstraint(
                name="tl_selesai_berhasil",
                condition=~Q(status=Status.SELESAI) | ~Q(hasil=""),
                violation_error_message=("Tindak lanjut selesai wajib menyebut hasilnya."),
            ),
            models.CheckConstraint(
                name="tl_beralasan",
                condition=~Q(
                    status__in=[Status.BATAL, Status.TIDAK_DAPAT, Status.DIKEMBALIKAN], alasan=""
                ),
                violation_error_message=(
                    "Tindak lanjut yang batal, dikembalikan, atau tidak dapat ditindaklanjuti "
                    "wajib beralasan."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian[:80]}"

    def get_absolute_url(self) -> str:
        return reverse("tindaklanjut:rinci", args=[self.pk])

    @property
    def utama(self) -> PIC | None:
        """The main PIC; needs ``pic`` prefetched (or asks once)."""
        return next((p for p in self.pic.all() if p.peran == PeranPIC.UTAMA), None)


class TindakLanjutIKU(ModelTeraudit):
    """Tindak lanjut ↔ IKU."""

    tindak_lanjut = models.ForeignKey(TindakLanjut, models.CASCADE, related_name="tautan_iku")
    iku = models.ForeignKey(IKU, models.PROTECT, related_name="tautan_tindak_lanjut")

    class Meta:
        verbose_name = "IKU tindak lanjut"
        verbose_name_plural = "IKU tindak lanjut"
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="tl_iku_tunggal",
                fields=["tindak_lanjut", "iku"],
                violation_error_message="Tindak lanjut ini sudah ditautkan ke IKU itu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.tindak_lanjut} · {self.iku}"


class PIC(ModelTeraudit):
    """Who does it: one utama, others pendukung."""

    tindak_lanjut = models.ForeignKey(TindakLanjut, models.CASCADE, related_name="pic")
    pihak = models.ForeignKey(Pihak, models.PROTECT, related_name="pic")
    peran = models.CharField("peran", max_length=10, choices=PeranPIC.choices)

    class Meta:
        verbose_name = "PIC"
        verbose_name_plural = "PIC"
        # "utama" sorts after "pendukung"; the main PIC is read first.
        ordering = ("tindak_lanjut", "-peran", "pk")
        constraints: ClassVar = [
            pilihan_sah("tl_pic_peran_sah", "peran", PeranPIC),
            models.UniqueConstraint(
                name="tl_pic_tunggal",
                fields=["tindak_lanjut", "pihak"],
                violation_error_message="Pihak ini sudah menjadi PIC tindak lanjut itu.",
            ),
            models.UniqueConstraint(
                name="tl_pic_utama_tunggal",
                fields=["tindak_lanjut"],
                condition=Q(peran=PeranPIC.UTAMA),
                violation_error_message="Tindak lanjut hanya mempunyai satu PIC utama.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pihak)


class Perkembangan(ModelTeraudit):
    """A progress note or comment on the timeline."""

    tindak_lanjut = models.ForeignKey(TindakLanjut, models.PROTECT, related_name="perkembangan")
    tanggal = models.DateField("tanggal")
    teks = models.TextField("teks")
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "perkembangan"
        verbose_name_plural = "perkembangan"
        ordering = ("tindak_lanjut", "tanggal", "pk")

    def __str__(self) -> str:
        return self.teks[:60]


class Permohonan(ModelTeraudit):
    """A request to extend the tenggat or to declare the task undoable."""

    tindak_lanjut = models.ForeignKey(TindakLanjut, models.PROTECT, related_name="permohonan")
    jenis = models.CharField("jenis", max_length=15, choices=JenisPermohonan.choices)
    tenggat_baru = models.DateField("tenggat baru", null=True, blank=True)
    alasan = models.TextField("alasan")
    status = models.CharField(
        "status",
        max_length=10,
        choices=StatusPermohonan.choices,
        default=StatusPermohonan.DIMINTA,
    )
    diminta_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="permohonan_diminta"
    )
    diputus_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="permohonan_diputus"
    )
    diputus_pada = models.DateField("diputus pada", null=True, blank=True)
    catatan = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "permohonan"
        verbose_name_plural = "permohonan"
        ordering = ("-pk",)
        constraints: ClassVar = [
            pilihan_sah("tl_permohonan_jenis_sah", "jenis", JenisPermohonan),
            pilihan_sah("tl_permohonan_status_sah", "status", StatusPermohonan),
            models.UniqueConstraint(
                name="tl_permohonan_terbuka_tunggal",
                fields=["tindak_lanjut"],
                condition=Q(status=StatusPermohonan.DIMINTA),
                violation_error_message="Masih ada permohonan yang menunggu keputusan.",
            ),
            models.CheckConstraint(
                name="tl_permohonan_tenggat",
                condition=Q(jenis=JenisPermohonan.PERPANJANGAN, tenggat_baru__isnull=False)
                | Q(jenis=JenisPermohonan.TIDAK_DAPAT, tenggat_baru__isnull=True),
                violation_error_message="Permohonan perpanjangan wajib menyebut tenggat baru.",
            ),
            models.CheckConstraint(
                name="tl_permohonan_beralasan",
                condition=~Q(alasan=""),
                violation_error_message="Permohonan wajib beralasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tindak_lanjut.kode}"


class BuktiTindakLanjut(ModelTeraudit):
    """The claim that a bukti proves the result of a tindak lanjut."""

    tindak_lanjut = models.ForeignKey(TindakLanjut, models.PROTECT, related_name="bukti")
    bukti = models.ForeignKey(Bukti, models.PROTECT, related_name="klaim_tindak_lanjut")
    status = models.CharField(
        "status", max_length=10, choices=StatusKlaim.choices, default=StatusKlaim.DIAJUKAN
    )
    diajukan_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diperiksa_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan = models.TextField("alasan", blank=True)

    class Meta:
        verbose_name = "bukti tindak lanjut"
        verbose_name_plural = "bukti tindak lanjut"
        ordering = ("tindak_lanjut", "pk")
        constraints: ClassVar = [
            pilihan_sah("tl_bukti_status_sah", "status", StatusKlaim),
            models.UniqueConstraint(
                name="tl_bukti_tunggal",
                fields=["tindak_lanjut", "bukti"],
                violation_error_message="Bukti ini sudah diajukan untuk tindak lanjut itu.",
            ),
            models.CheckConstraint(
                name="tl_bukti_ditolak_beralasan",
                condition=~Q(status=StatusKlaim.DITOLAK, alasan=""),
                violation_error_message="Bukti yang ditolak wajib beralasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bukti} untuk {self.tindak_lanjut}"
