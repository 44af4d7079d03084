"""Rapat, kendala and tindak lanjut by access, period and day; every day is an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from akun.izin import hak

if TYPE_CHECKING:
    # Named in the string of the base classes.
    from datetime import date

    from akun.models import Pengguna
    from tindaklanjut.models import Kendala, Rapat, TindakLanjut  # noqa: F401


class RapatQuerySet(models.QuerySet["Rapat"]):
    """Coordination events."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> RapatQuerySet:
        """Rapat of the units the person reaches on ``pada``."""
        return self.filter(unit_id__in=hak(pengguna, pada).unit_id)


class KendalaQuerySet(models.QuerySet["Kendala"]):
    """Obstacles."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> KendalaQuerySet:
        """Kendala of the units the person reaches on ``pada``."""
        return self.filter(unit_id__in=hak(pengguna, pada).unit_id)

    def terbawa_ke(self, tahun: int, triwulan: int) -> KendalaQuerySet:
        """Kendala of the quarter itself and those of earlier quarters still open (1.8)."""
        lebih_awal = Q(tahun__lt=tahun) | Q(tahun=tahun, triwulan__lt=triwulan)
        return self.filter(Q(tahun=tahun, triwulan=triwulan) | (lebih_awal & Q(status="terbuka")))


class TindakLanjutQuerySet(models.QuerySet["TindakLanjut"]):
    """Tasks."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> TindakLanjutQuerySet:
        """Tasks of the units the person reaches on ``pada``."""
        return self.filter(unit_id__in=hak(pengguna, pada).unit_id)

    def terbuka(self) -> TindakLanjutQuerySet:
        """Tasks not yet at an end."""
        return self.filter(terbuka=True)

    def terlambat(self, ambang: date) -> TindakLanjutQuerySet:
        """Tasks on the PIC's turn whose tenggat ≤ ``ambang`` (``Kalender.ambang_terlambat``)."""
        return self.filter(giliran_pic=True, tenggat__lte=ambang)

    def menunggu_verifikasi(self) -> TindakLanjutQuerySet:
        """Tasks submitted and not yet judged."""
        return self.filter(status="menunggu_verifikasi")

    def milik(self, pengguna: Pengguna) -> TindakLanjutQuerySet:
        """Tasks the person does (self or through a team) or chases as pengawal."""
        return self.filter(
            Q(pic__pihak__pengguna=pengguna)
            | Q(pic__pihak__tim__anggota=pengguna)
            | Q(pengawal=pengguna)
        ).distinct()
