"""Things sent by a PIC outside, as items that wait for a KOORDINATOR and are reminded of."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from akun.pilihan import Peran
from notifikasi.kalender import kalender
from notifikasi.models import KirimanLuar
from notifikasi.pilihan import KIRIMAN, StatusKiriman
from notifikasi.rencana import Butir
from notifikasi.sumber import Kunci

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from akun.models import Pengguna

HARI_PUTUSAN: Final = 3


class SumberKiriman:
    """What nobody has looked at yet."""

    jenis = KIRIMAN
    nama = "kiriman mitra"
    pemicu: Mapping[str, str] = MappingProxyType({})  # no audited row: luar.py says it itself

    def butir(self, sejak: date, sampai: date) -> Iterable[Kunci]:
        """Things sent whose three working days end in the range; two queries."""
        kal = kalender()
        menunggu = KirimanLuar.objects.filter(status=StatusKiriman.MENUNGGU).order_by()
        for pk, unit_id, hari in menunggu.values_list("pk", "tautan__narahubung__unit", "tanggal"):
            tenggat = kal.geser_hari_kerja(hari, HARI_PUTUSAN)
            if sejak <= tenggat <= sampai:
                yield Kunci(pk, unit_id, tenggat, hari)

    def kini(self, ids: Collection[int]) -> dict[int, Butir]:
        """Things that still wait."""
        kal = kalender()
        daftar = KirimanLuar.objects.filter(pk__in=ids, status=StatusKiriman.MENUNGGU)
        return {
            k.pk: Butir(
                jenis=self.jenis,
                id=k.pk,
                unit_id=k.tautan.narahubung.unit_id,
                kode="",
                judul=f"Kiriman {k.tautan.narahubung.instansi}: {k.teks or k.nama_berkas}"[:200],
                tenggat=kal.geser_hari_kerja(k.tanggal, HARI_PUTUSAN),
                mulai=k.tanggal,
                peran=(Peran.KOORDINATOR, Peran.PIMPINAN),
            )
            for k in daftar.select_related("tautan__narahubung__instansi")
        }

    def milik(self, pengguna: Pengguna, sejak: date, sampai: date) -> Collection[int]:
        """None: what waits for a role waits for no one in particular."""
        return ()

    def url(self, id: int) -> str:
        """The page where it is accepted or refused."""
        return reverse("notifikasi:kiriman", args=[id])


SUMBER = SumberKiriman()
