"""Rapat, kendala and tindak lanjut by access, period and day; every day is an argument."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import models
from django.db.models import Exists, OuterRef, Q

from akun.izin import hak

if TYPE_CHECKING:
    # Named in the string of the base classes.
    from datetime import date

    from akun.models import Pengguna, Pihak
    from tindaklanjut.models import Kendala, Rapat, TindakLanjut  # noqa: F401

HARI_SEMINGGU: Final = 7
HARI_SUNYI: Final = 14
"""Without news for so many days a task on the PIC's turn is silent."""


def _pihak(pengguna: Pengguna) -> models.QuerySet[Pihak]:
    """The parties a person acts for: self and the teams."""
    from akun.models import Pihak

    return Pihak.objects.filter(Q(pengguna=pengguna) | Q(tim__anggota=pengguna))


class RapatQuerySet(models.QuerySet["Rapat"]):
    """Coordination events."""

    def terlihat_oleh(self, pengguna: Pengguna, pada: date) -> RapatQuerySet:
        """Rapat of the units the person reaches on ``pada``."""
        return self.filter(unit_id__in=hak(pengguna, pada).unit_id)

    def cari(self, teks: str) -> RapatQuerySet:
        """Rapat whose title, ID, chair or summary holds every word of ``teks``."""
        hasil = self
        for kata in teks.split():
            hasil = hasil.filter(
                Q(judul__icontains=kata)
                | Q(kode__icontains=kata)
                | Q(pimpinan__icontains=kata)
                | Q(ringkasan__icontains=kata)
            )
        return hasil


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

    def minggu_ini(self, pada: date) -> TindakLanjutQuerySet:
        """Tasks due from ``pada`` to seven days later for which no bukti stands yet."""
        from tindaklanjut.models import BuktiTindakLanjut

        bukti = BuktiTindakLanjut.objects.filter(tindak_lanjut=OuterRef("pk")).exclude(
            status="ditolak"
        )
        sampai = pada + timedelta(days=HARI_SEMINGGU)
        return self.filter(~Exists(bukti), giliran_pic=True, tenggat__gte=pada, tenggat__lte=sampai)

    def tanpa_kabar(self, pada: date) -> TindakLanjutQuerySet:
        """Tasks on the PIC's turn of which nothing was heard for two weeks."""
        batas = pada - timedelta(days=HARI_SUNYI)
        return self.filter(terbuka=True, giliran_pic=True, sunyi_sejak__lte=batas)

    def milik(self, pengguna: Pengguna) -> TindakLanjutQuerySet:
        """Tasks the person does (self or through a team) or chases as pengawal."""
        from tindaklanjut.models import PIC

        pic = PIC.objects.filter(tindak_lanjut=OuterRef("pk"), pihak__in=_pihak(pengguna))
        return self.filter(Q(pengawal=pengguna) | Exists(pic))

    def ditunggu(self, pengguna: Pengguna, *, mewakili: bool) -> TindakLanjutQuerySet:
        """Tasks of others, on their turn, that the person chases.

        ``mewakili``: the person stands in for a missing pengawal of an institution, as the
        KOORDINATOR does (1.1).
        """
        from tindaklanjut.models import PIC

        utama = PIC.objects.filter(tindak_lanjut=OuterRef("pk"), peran="utama")
        milik = Q(pengawal=pengguna)
        if mewakili:
            milik |= Q(pengawal=None) & Q(Exists(utama.filter(pihak__instansi__isnull=False)))
        return self.filter(milik, terbuka=True, giliran_pic=True).exclude(
            Exists(utama.filter(pihak__in=_pihak(pengguna)))
        )

    def cari(self, teks: str) -> TindakLanjutQuerySet:
        """Tasks whose text, ID, PIC or rapat holds every word of ``teks``."""
        from akun.models import Pihak
        from tindaklanjut.models import PIC

        hasil = self
        for kata in teks.split():
            pihak = Pihak.objects.filter(
                Q(pengguna__nama__icontains=kata)
                | Q(tim__nama__icontains=kata)
                | Q(instansi__nama__icontains=kata)
            )
            pic = PIC.objects.filter(tindak_lanjut=OuterRef("pk"), pihak__in=pihak)
            hasil = hasil.filter(
                Q(uraian__icontains=kata)
                | Q(kode__icontains=kata)
                | Q(hasil_rapat__rapat__judul__icontains=kata)
                | Exists(pic)
            )
        return hasil

    def untuk_daftar(self) -> TindakLanjutQuerySet:
        """Load what a row of a list shows, a constant number of queries."""
        return self.select_related("hasil_rapat__rapat", "kendala", "pengawal").prefetch_related(
            "pic__pihak__pengguna", "pic__pihak__tim", "pic__pihak__instansi", "iku"
        )
