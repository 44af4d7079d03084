"""The ledger by recipient, hour and item; every moment is an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    # Named in the string of the base class.
    from datetime import datetime

    from akun.models import Pengguna
    from notifikasi.models import Pemberitahuan  # noqa: F401


class PemberitahuanQuerySet(models.QuerySet["Pemberitahuan"]):
    """Notices."""

    def jatuh_waktu(self, sekarang: datetime, nyata: datetime) -> PemberitahuanQuerySet:
        """Queued notices whose hour has come and that no failed attempt holds back."""
        return self.filter(
            Q(coba_pada__isnull=True) | Q(coba_pada__lte=nyata),
            menunggu=True,
            status="antre",
            fire_at__lte=sekarang,
        )

    def milik(self, pengguna: Pengguna, sekarang: datetime) -> PemberitahuanQuerySet:
        """What the bell shows a person: notices about items that reached them in any way."""
        return self.filter(
            penerima_kunci=f"p:{pengguna.pk}",
            status__in=["terkirim", "digabung", "dikirim", "gagal"],
            fire_at__lte=sekarang,
        ).exclude(sasaran_jenis__in=["ringkasan", "kabar"])

    def belum_dibaca(self) -> PemberitahuanQuerySet:
        """Notices nobody opened yet."""
        return self.filter(dibaca_pada__isnull=True)

    def tentang(self, sasaran_jenis: str, sasaran_id: int) -> PemberitahuanQuerySet:
        """Every notice about one item, whoever received it."""
        return self.filter(sasaran_jenis=sasaran_jenis, sasaran_id=sasaran_id)
