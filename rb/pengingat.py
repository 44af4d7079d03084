"""What rb tells the reminders: tonggak to be done, tonggak to be verified.

Listed in ``settings.SUMBER_PENGINGAT``; notifikasi never imports this room.
"""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.urls import reverse

from akun.models import Pihak
from akun.pilihan import Peran
from bukti.models import StatusKlaim
from inti.tanggal import format_tanggal
from inti.triwulan import label_triwulan
from notifikasi.kalender import kalender
from notifikasi.rencana import Butir
from notifikasi.sumber import PALING_BANYAK_MILIK, Kunci
from rb.models import Status, Tonggak

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from akun.models import Pengguna

HARI_VERIFIKASI: Final = 3
"""Working days a verifier has; chosen, the specification only says that it is reminded of."""
HARI_TERJAUH: Final = 60
MENUNGGU_PIC: Final = (Status.BELUM, Status.DIKEMBALIKAN)


def _kode(t: Tonggak) -> str:
    return f"RB {t.renaksi_rb.nomor} {label_triwulan(t.triwulan)}"


class SumberTonggak:
    """Tonggak not yet submitted."""

    jenis = "tonggak"
    nama = "tonggak RB"
    pemicu: Mapping[str, str] = MappingProxyType({"rb.tonggak": "pk"})

    def butir(self, sejak: date, sampai: date) -> Iterable[Kunci]:
        """Tonggak on the turn of their PIC by tenggat; one query."""
        baris = Tonggak.objects.filter(
            status__in=MENUNGGU_PIC, tenggat__gte=sejak, tenggat__lte=sampai
        )
        kolom = baris.order_by().values_list("pk", "renaksi_rb__unit_id", "tenggat")
        return (Kunci(*k) for k in kolom.iterator())

    def kini(self, ids: Collection[int]) -> dict[int, Butir]:
        """Tonggak as they are now."""
        daftar = Tonggak.objects.filter(pk__in=ids, status__in=MENUNGGU_PIC)
        return {
            t.pk: Butir(
                jenis=self.jenis,
                id=t.pk,
                unit_id=t.renaksi_rb.unit_id,
                kode=_kode(t),
                judul=t.renaksi_rb.uraian,
                tenggat=t.tenggat,
                pihak=(t.renaksi_rb.pic_id,) if t.renaksi_rb.pic_id is not None else (),
                keterangan=f"Dikembalikan: {t.alasan}" if t.status == Status.DIKEMBALIKAN else "",
            )
            for t in daftar.select_related("renaksi_rb")
        }

    def milik(self, pengguna: Pengguna, sejak: date, sampai: date) -> Collection[int]:
        """Tonggak of whose yearly action the person, or a team of theirs, is the PIC."""
        pihak = Pihak.objects.filter(Q(pengguna=pengguna) | Q(tim__anggota=pengguna))
        milik = Tonggak.objects.filter(
            status__in=MENUNGGU_PIC,
            renaksi_rb__pic__in=pihak,
            tenggat__gte=sejak,
            tenggat__lte=sampai,
        )
        return list(milik.values_list("pk", flat=True)[:PALING_BANYAK_MILIK])

    def url(self, id: int) -> str:
        """The page of the tonggak, where evidence is added."""
        return reverse("rb:tonggak", args=[id])


class SumberVerifikasi:
    """Submitted tonggak: the verifier has three working days."""

    jenis = "verifikasi_tonggak"
    nama = "verifikasi tonggak RB"
    pemicu: Mapping[str, str] = MappingProxyType({"rb.tonggak": "pk"})

    def butir(self, sejak: date, sampai: date) -> Iterable[Kunci]:
        """Submissions whose three working days end in the range; two queries."""
        kal = kalender()
        baris = Tonggak.objects.filter(status=Status.DIAJUKAN, diajukan_pada__lte=sampai)
        if sejak > sampai - timedelta(days=HARI_TERJAUH):
            baris = baris.filter(diajukan_pada__gte=sejak - timedelta(days=HARI_TERJAUH))
        kolom = baris.order_by().values_list("pk", "renaksi_rb__unit_id", "diajukan_pada")
        for pk, unit_id, diajukan in kolom:
            if diajukan is None:
                continue
            tenggat = kal.geser_hari_kerja(diajukan, HARI_VERIFIKASI)
            if sejak <= tenggat <= sampai:
                yield Kunci(pk, unit_id, tenggat, diajukan)

    def kini(self, ids: Collection[int]) -> dict[int, Butir]:
        """Submissions that still wait; who took part in one is not asked to judge it."""
        kal = kalender()
        hasil: dict[int, Butir] = {}
        daftar = Tonggak.objects.filter(pk__in=ids, status=Status.DIAJUKAN)
        for t in daftar.select_related("renaksi_rb", "diajukan_oleh").prefetch_related("bukti"):
            if t.diajukan_pada is None:
                continue
            pengaju = {t.diajukan_oleh_id} | {
                k.diajukan_oleh_id for k in t.bukti.all() if k.status != StatusKlaim.DITOLAK
            }
            oleh = f" oleh {t.diajukan_oleh}" if t.diajukan_oleh else ""
            hasil[t.pk] = Butir(
                jenis=self.jenis,
                id=t.pk,
                unit_id=t.renaksi_rb.unit_id,
                kode=_kode(t),
                judul=t.renaksi_rb.uraian,
                tenggat=kal.geser_hari_kerja(t.diajukan_pada, HARI_VERIFIKASI),
                mulai=t.diajukan_pada,
                peran=(Peran.KOORDINATOR, Peran.PIMPINAN),
                kecuali=frozenset(p for p in pengaju if p is not None),
                keterangan=f"Diajukan {format_tanggal(t.diajukan_pada)}{oleh}.",
            )
        return hasil

    def milik(self, pengguna: Pengguna, sejak: date, sampai: date) -> Collection[int]:
        """None: what waits for a role waits for no one in particular."""
        return ()

    def url(self, id: int) -> str:
        """The page of the tonggak, where it is verified."""
        return reverse("rb:tonggak", args=[id])


TONGGAK = SumberTonggak()
VERIFIKASI = SumberVerifikasi()
