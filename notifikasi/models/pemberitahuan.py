"""The ledger: every planned notice is a row, and every row ends in a reason."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone

from akun.models import UnitKerja
from inti.basisdata import pilihan_sah
from notifikasi.pilihan import Saluran, StatusPemberitahuan
from notifikasi.querysets import PemberitahuanQuerySet

MENUNGGU = (StatusPemberitahuan.ANTRE, StatusPemberitahuan.DIKIRIM)
BERALASAN = (
    StatusPemberitahuan.DIGANTIKAN,
    StatusPemberitahuan.DIBATALKAN,
    StatusPemberitahuan.GAGAL,
)


class Pemberitahuan(models.Model):
    """One notice to one recipient about one item, planned for one day.

    ``penerima_kunci`` is ``p:17`` for a person, ``n:5`` for the narahubung of an institution,
    ``u:3`` for a unit. An item is named by kind and id: no foreign key leads to an upper room.
    ``slot``, ``fire_at`` and ``terkirim_pada`` follow the clock of the house, ``lease`` and
    ``coba_pada`` the clock on the wall (in trial mode the two differ).
    """

    penerima_kunci = models.CharField("penerima", max_length=20)
    sasaran_jenis = models.CharField("jenis sasaran", max_length=40)
    sasaran_id = models.PositiveBigIntegerField("sasaran")
    jenis = models.CharField("jenis", max_length=15)
    tenggat = models.DateField("tenggat")
    slot = models.DateField("slot")
    saluran = models.CharField("saluran", max_length=10, choices=Saluran.choices)

    unit = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="pemberitahuan"
    )
    judul = models.CharField("judul", max_length=250, blank=True)
    langsung = models.BooleanField("dikirim sendiri", default=True)
    fire_at = models.DateTimeField("waktu kirim")
    status = models.CharField(
        "status",
        max_length=12,
        choices=StatusPemberitahuan.choices,
        default=StatusPemberitahuan.ANTRE,
    )
    alasan = models.CharField("alasan", max_length=200, blank=True)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="isi", verbose_name="ringkasan"
    )
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    coba_pada = models.DateTimeField("dicoba lagi pada", null=True, blank=True)
    lease = models.DateTimeField("dipegang sampai", null=True, blank=True)
    message_id = models.CharField("Message-ID", max_length=150, blank=True)
    galat = models.TextField("galat", blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)
    terkirim_pada = models.DateTimeField("terkirim pada", null=True, blank=True)
    dibaca_pada = models.DateTimeField("dibaca pada", null=True, blank=True)
    # SQLite ignores a partial index whose status list is bound as parameters; a boolean it keeps.
    menunggu = models.GeneratedField(
        expression=Case(When(status__in=MENUNGGU, then=Value(True)), default=Value(False)),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    objects = PemberitahuanQuerySet.as_manager()

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ("-slot", "-pk")
        indexes: ClassVar = [
            models.Index(
                fields=["fire_at", "id"],
                name="notifikasi_menunggu",
                condition=Q(menunggu=True),
            ),
            models.Index(fields=["penerima_kunci", "-slot", "-id"], name="notifikasi_penerima"),
            models.Index(fields=["sasaran_jenis", "sasaran_id", "slot"], name="notifikasi_sasaran"),
            models.Index(fields=["slot", "status"], name="notifikasi_hitungan"),
        ]
        constraints: ClassVar = [
            pilihan_sah("notifikasi_status_sah", "status", StatusPemberitahuan),
            pilihan_sah("notifikasi_saluran_sah", "saluran", Saluran),
            models.UniqueConstraint(
                name="notifikasi_kunci_tunggal",
                fields=[
                    "penerima_kunci",
                    "sasaran_jenis",
                    "sasaran_id",
                    "jenis",
                    "tenggat",
                    "slot",
                    "saluran",
                ],
                violation_error_message="Pengingat yang sama sudah direncanakan.",
            ),
            models.CheckConstraint(
                name="notifikasi_penerima_sah",
                condition=Q(penerima_kunci__startswith="p:")
                | Q(penerima_kunci__startswith="n:")
                | Q(penerima_kunci__startswith="u:"),
                violation_error_message="Penerima harus orang, narahubung, atau unit.",
            ),
            models.CheckConstraint(
                name="notifikasi_berakhir_beralasan",
                condition=~Q(status__in=BERALASAN, alasan=""),
                violation_error_message=(
                    "Pengingat yang digantikan, dibatalkan, atau gagal wajib beralasan."
                ),
            ),
            models.CheckConstraint(
                name="notifikasi_lease_saat_dikirim",
                condition=Q(status=StatusPemberitahuan.DIKIRIM, lease__isnull=False)
                | (~Q(status=StatusPemberitahuan.DIKIRIM) & Q(lease__isnull=True)),
                violation_error_message="Hanya pengingat yang sedang dikirim yang dipegang.",
            ),
            models.CheckConstraint(
                name="notifikasi_terkirim_bertanggal",
                condition=~Q(status=StatusPemberitahuan.TERKIRIM, terkirim_pada__isnull=True),
                violation_error_message="Pengingat yang terkirim wajib menyebut waktunya.",
            ),
            models.CheckConstraint(
                name="notifikasi_digabung_berinduk",
                condition=~Q(status=StatusPemberitahuan.DIGABUNG, induk__isnull=True),
                violation_error_message="Pengingat yang digabung wajib menyebut ringkasannya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.judul or self.sasaran_jenis} untuk {self.penerima_kunci}"
