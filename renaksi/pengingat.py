"""What renaksi tells the reminders. Listed in ``settings.SUMBER_PENGINGAT``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from akun.models import Pihak
from inti.triwulan import label_triwulan
from notifikasi.rencana import Butir
from notifikasi.sumber import PALING_BANYAK_MILIK, Kunci
from renaksi.models import TERBUKA, Renaksi

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from akun.models import Pengguna


class SumberRenaksi:
    """Open renaksi that have a tenggat."""

    jenis = "renaksi"
    nama = "rencana aksi"
    pemicu: Mapping[str, str] = MappingProxyType({"renaksi.renaksi": "pk"})

    def butir(self, sejak: date, sampai: date) -> Iterable[Kunci]:
        """Open renaksi by tenggat; one query."""
        baris = Renaksi.objects.terbuka().filter(tenggat__gte=sejak, tenggat__lte=sampai)
        kolom = baris.order_by().values_list("pk", "iku__perjanjian__unit_id", "tenggat")
        return (Kunci(pk, unit_id, tenggat) for pk, unit_id, tenggat in kolom.iterator() if tenggat)

    def kini(self, ids: Collection[int]) -> dict[int, Butir]:
        """Renaksi as they are now, without the finished ones."""
        daftar = Renaksi.objects.filter(
            pk__in=ids, status__in=TERBUKA, tenggat__isnull=False
        ).select_related("iku__perjanjian")
        return {
            r.pk: Butir(
                jenis=self.jenis,
                id=r.pk,
                unit_id=r.iku.perjanjian.unit_id,
                kode=f"{r.iku.kode} {label_triwulan(r.triwulan)} No {r.nomor}",
                judul=r.uraian,
                tenggat=r.tenggat,
                pihak=(r.pic_id,) if r.pic_id is not None else (),
                keterangan=f"Terhambat: {r.hambatan}" if r.hambatan else "",
            )
            for r in daftar
            if r.tenggat is not None
        }

    def milik(self, pengguna: Pengguna, sejak: date, sampai: date) -> Collection[int]:
        """Renaksi of which the person, or a team of theirs, is the PIC."""
        pihak = Pihak.objects.filter(Q(pengguna=pengguna) | Q(tim__anggota=pengguna))
        milik = Renaksi.objects.terbuka().filter(
            pic__in=pihak, tenggat__gte=sejak, tenggat__lte=sampai
        )
        return list(milik.values_list("pk", flat=True)[:PALING_BANYAK_MILIK])

    def url(self, id: int) -> str:
        """The page of the renaksi."""
        return reverse("renaksi:rinci", args=[id])


RENAKSI = SumberRenaksi()
