"""What a rapat decided about a task of an earlier one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from akun.dasar import ModelTeraudit
from inti.basisdata import pilihan_sah
from tindaklanjut.models.rapat import Rapat
from tindaklanjut.models.tindak_lanjut import TindakLanjut
from tindaklanjut.pilihan import Disposisi


class Pembahasan(ModelTeraudit):
    """One task discussed in one rapat; discussing it again there changes the row."""

    rapat = models.ForeignKey(Rapat, models.PROTECT, related_name="pembahasan")
    tindak_lanjut = models.ForeignKey(TindakLanjut, models.PROTECT, related_name="pembahasan")
    disposisi = models.CharField("disposisi", max_length=10, choices=Disposisi.choices)
    catatan = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "pembahasan"
        verbose_name_plural = "pembahasan"
        ordering = ("rapat", "pk")
        constraints: ClassVar = [
            pilihan_sah("tl_pembahasan_disposisi_sah", "disposisi", Disposisi),
            models.UniqueConstraint(
                name="tl_pembahasan_tunggal",
                fields=["rapat", "tindak_lanjut"],
                violation_error_message="Tindak lanjut ini sudah dibahas pada rapat itu.",
            ),
            models.CheckConstraint(
                name="tl_pembahasan_beralasan",
                condition=Q(disposisi=Disposisi.LANJUT) | ~Q(catatan=""),
                violation_error_message="Keputusan ini wajib disertai hasil atau alasan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_disposisi_display()}: {self.tindak_lanjut}"
