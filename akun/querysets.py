"""Which people, units and parties somebody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from akun.pilihan import Tindakan

if TYPE_CHECKING:
    # Named in the string of the base classes.
    from datetime import date

    from akun.models import Keanggotaan, Pengguna, Pihak, UnitKerja  # noqa: F401


class UnitKerjaQuerySet(models.QuerySet["UnitKerja"]):
    """Units and their reach."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> UnitKerjaQuerySet:
        """Units of the person's memberships on ``pada`` and all units below them."""
        from akun.izin import hak

        return self.filter(pk__in=hak(pengguna, pada).unit_id)

    def di_bawah(self, unit: UnitKerja) -> UnitKerjaQuerySet:
        """The unit itself and every unit below it."""
        return self.filter(jalur__startswith=unit.jalur)


class KeanggotaanQuerySet(models.QuerySet["Keanggotaan"]):
    """Memberships in time."""

    def berlaku(self, pada: date) -> KeanggotaanQuerySet:
        """Memberships that hold on ``pada``."""
        return self.filter(Q(sampai__isnull=True) | Q(sampai__gte=pada), mulai__lte=pada)


class PihakQuerySet(models.QuerySet["Pihak"]):
    """Parties with what their name needs."""

    def bernama(self) -> PihakQuerySet:
        """Load the person, team or institution in the same query."""
        return self.select_related("pengguna", "tim", "instansi")


class PenggunaQuerySet(models.QuerySet["Pengguna"]):
    """People an ADMIN looks after, and how to find them."""

    def dikelola_oleh(self, pengguna: Pengguna, pada: date) -> PenggunaQuerySet:
        """People with a role, past or to come, in a unit where ``pengguna`` is ADMIN on ``pada``.

        Who never had a role belongs to no unit: such accounts are seen by an ADMIN of a topmost
        unit.
        """
        from akun.izin import hak
        from akun.models import UnitKerja

        unit = hak(pengguna, pada).unit_untuk(Tindakan.KELOLA_AKUN)
        milik = Q(keanggotaan__unit_id__in=unit)
        if UnitKerja.objects.filter(pk__in=unit, induk=None).exists():
            milik |= Q(keanggotaan=None)
        return self.filter(pk__in=self.model._base_manager.filter(milik).values("pk"))

    def cari(self, teks: str) -> PenggunaQuerySet:
        """People whose name, user name or e-mail holds every word of ``teks``."""
        hasil = self
        for kata in teks.split():
            hasil = hasil.filter(
                Q(nama__icontains=kata) | Q(username__icontains=kata) | Q(email__icontains=kata)
            )
        return hasil
