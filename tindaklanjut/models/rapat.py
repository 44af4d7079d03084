"""A rapat is stored once and linked to every renaksi, IKU and tonggak it served (1.8)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from akun.dasar import ModelTeraudit
from akun.models import Pengguna, UnitKerja
from bukti.models import Bukti
from inti.basisdata import BidangUrut, pilihan_sah
from kinerja.models import IKU
from rb.models import Tonggak
from renaksi.models import Renaksi
from tindaklanjut.pilihan import JenisHasil, JenisLampiran, JenisRapat, StatusRapat
from tindaklanjut.querysets import RapatQuerySet


class Rapat(ModelTeraudit):
    """A coordination event with its minutes; SELESAI locks the minutes until a revision."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="rapat")
    kode = models.CharField("ID rapat", max_length=40)
    jenis = models.CharField("jenis", max_length=20, choices=JenisRapat.choices)
    judul = models.CharField("judul", max_length=500)
    tanggal = models.DateField("tanggal")
    waktu = models.CharField("waktu", max_length=60, blank=True)
    tempat = models.CharField("tempat", max_length=250, blank=True)
    pimpinan = models.CharField("pimpinan", max_length=250, blank=True)
    peserta = models.TextField("peserta", blank=True)
    ringkasan = models.TextField("ringkasan", blank=True)
    seri = models.CharField("seri", max_length=150, blank=True)
    status = models.CharField(
        "status", max_length=10, choices=StatusRapat.choices, default=StatusRapat.DRAF
    )
    dicatat_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="rapat_dicatat"
    )
    renaksi = models.ManyToManyField(Renaksi, through="RapatRenaksi", related_name="rapat")
    iku = models.ManyToManyField(IKU, through="RapatIKU", related_name="rapat")
    tonggak = models.ManyToManyField(Tonggak, through="RapatTonggak", related_name="rapat")

    objects = RapatQuerySet.as_manager()

    class Meta:
        verbose_name = "rapat"
        verbose_name_plural = "rapat"
        ordering = ("-tanggal", "-pk")
        indexes: ClassVar = [
            models.Index(fields=["unit", "-tanggal", "-id"], name="tl_rapat_unit_tanggal"),
            models.Index(fields=["unit", "seri", "-tanggal"], name="tl_rapat_seri"),
        ]
        constraints: ClassVar = [
            pilihan_sah("tl_rapat_jenis_sah", "jenis", JenisRapat),
            pilihan_sah("tl_rapat_status_sah", "status", StatusRapat),
            models.UniqueConstraint(
                name="tl_rapat_kode_tunggal",
                fields=["unit", "kode"],
                violation_error_message="ID rapat ini sudah dipakai di unit.",
            ),
            models.CheckConstraint(
                name="tl_rapat_kode_bersih",
                condition=~Q(kode="") & ~Q(kode__contains="/") & ~Q(kode__contains=";"),
                violation_error_message="ID rapat tidak boleh kosong atau memuat '/' dan ';'.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("tindaklanjut:rapat_rinci", args=[self.pk])


class RapatRenaksi(ModelTeraudit):
    """Rapat ↔ renaksi: the rapat appears in the keterangan of the renaksi."""

    rapat = models.ForeignKey(Rapat, models.CASCADE, related_name="tautan_renaksi")
    renaksi = models.ForeignKey(Renaksi, models.PROTECT, related_name="tautan_rapat")

    class Meta:
        verbose_name = "renaksi rapat"
        verbose_name_plural = "renaksi rapat"
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="tl_rapat_renaksi_tunggal",
                fields=["rapat", "renaksi"],
                violation_error_message="Rapat ini sudah ditautkan ke renaksi itu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rapat} · {self.renaksi}"


class RapatIKU(ModelTeraudit):
    """Rapat ↔ IKU."""

    rapat = models.ForeignKey(Rapat, models.CASCADE, related_name="tautan_iku")
    iku = models.ForeignKey(IKU, models.PROTECT, related_name="tautan_rapat")

    class Meta:
        verbose_name = "IKU rapat"
        verbose_name_plural = "IKU rapat"
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="tl_rapat_iku_tunggal",
                fields=["rapat", "iku"],
                violation_error_message="Rapat ini sudah ditautkan ke IKU itu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rapat} · {self.iku}"


class RapatTonggak(ModelTeraudit):
    """Rapat ↔ tonggak RB."""

    rapat = models.ForeignKey(Rapat, models.CASCADE, related_name="tautan_tonggak")
    tonggak = models.ForeignKey(Tonggak, models.PROTECT, related_name="tautan_rapat")

    class Meta:
        verbose_name = "tonggak rapat"
        verbose_name_plural = "tonggak rapat"
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="tl_rapat_tonggak_tunggal",
                fields=["rapat", "tonggak"],
                violation_error_message="Rapat ini sudah ditautkan ke tonggak itu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rapat} · {self.tonggak}"


class HasilRapat(ModelTeraudit):
    """One butir of the minutes; a rekomendasi becomes one or more tindak lanjut.

    While the minutes are written, the task a butir will become is kept as typed (``ditugaskan``
    and the three columns after it): half a task must survive too, and "H+7" moves along when the
    day of the rapat is corrected. Closing the minutes makes the task and names it in ``tugas``.
    ``kunci`` is the name the device gave the butir: sending it twice makes one butir.
    """

    TANPA_RIWAYAT = frozenset(
        {"kunci", "ditugaskan", "pic_teks", "pengawal", "tenggat_teks", "tugas"}
    )

    rapat = models.ForeignKey(Rapat, models.PROTECT, related_name="hasil")
    nomor = models.CharField("nomor", max_length=20)
    urut = BidangUrut("nomor")
    jenis = models.CharField("jenis", max_length=15, choices=JenisHasil.choices)
    uraian = models.TextField("uraian")
    kunci = models.CharField("kunci perangkat", max_length=36, blank=True)
    ditugaskan = models.BooleanField("jadi tindak lanjut", default=False)
    pic_teks = models.CharField("PIC seperti ditulis", max_length=500, blank=True)
    pengawal = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="butir_dikawal"
    )
    tenggat_teks = models.CharField("tenggat seperti ditulis", max_length=150, blank=True)
    tugas = models.ForeignKey(
        "TindakLanjut", models.SET_NULL, null=True, blank=True, related_name="butir_asal"
    )

    class Meta:
        verbose_name = "hasil rapat"
        verbose_name_plural = "hasil rapat"
        ordering = ("rapat", "urut")
        constraints: ClassVar = [
            pilihan_sah("tl_hasil_jenis_sah", "jenis", JenisHasil),
            models.UniqueConstraint(
                name="tl_hasil_nomor_tunggal",
                fields=["rapat", "nomor"],
                violation_error_message="Nomor hasil ini sudah ada pada rapat itu.",
            ),
            models.UniqueConstraint(
                name="tl_hasil_kunci_tunggal",
                fields=["rapat", "kunci"],
                condition=~Q(kunci=""),
                violation_error_message="Butir ini sudah tersimpan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomor}. {self.uraian[:60]}"


class LampiranRapat(ModelTeraudit):
    """An attachment of a rapat: undangan, notula, daftar hadir or another."""

    rapat = models.ForeignKey(Rapat, models.PROTECT, related_name="lampiran")
    bukti = models.ForeignKey(Bukti, models.PROTECT, related_name="lampiran_rapat")
    jenis = models.CharField("jenis", max_length=15, choices=JenisLampiran.choices)

    class Meta:
        verbose_name = "lampiran rapat"
        verbose_name_plural = "lampiran rapat"
        constraints: ClassVar = [
            pilihan_sah("tl_lampiran_jenis_sah", "jenis", JenisLampiran),
            models.UniqueConstraint(
                name="tl_lampiran_tunggal",
                fields=["rapat", "bukti"],
                violation_error_message="Berkas ini sudah dilampirkan pada rapat itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.rapat}"
