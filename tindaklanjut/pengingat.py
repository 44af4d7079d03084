"""What tindak lanjut tells the reminders: tasks, waiting verifications, waiting requests.

Listed in ``settings.SUMBER_PENGINGAT``; notifikasi never imports this room.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from django.core.files.uploadedfile import UploadedFile
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localtime

from akun.dasar import Asal
from akun.pilihan import Peran
from bukti.services import BahanBukti
from inti.jam import hari_ini
from inti.tanggal import format_tanggal
from notifikasi.kalender import kalender
from notifikasi.rencana import WIB, Butir
from notifikasi.sumber import PALING_BANYAK_MILIK, Kunci
from notifikasi.umpan import Acara
from tindaklanjut.models import Permohonan, Rapat, TindakLanjut
from tindaklanjut.pilihan import (
    JenisPermohonan,
    PeranPIC,
    Prioritas,
    Status,
    StatusPermohonan,
)
from tindaklanjut.services import catat_perkembangan, lampirkan_bukti

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from akun.models import Pengguna
    from notifikasi.models import KirimanLuar

HARI_VERIFIKASI: Final = 3
"""Working days a verifier has; chosen, the specification only says that it is reminded of."""
HARI_PUTUSAN: Final = 3
"""Working days for the decision on a request; its ladder rests meanwhile, so it must not stall."""
# A submission older than this many days has a tenggat in the past, whatever holidays lay between.
HARI_TERJAUH: Final = 60
# "09.00–11.30 WIB": the hours in the free text of a rapat.
JAM: Final = re.compile(r"\b([01]?[0-9]|2[0-3])[.:]([0-5][0-9])\b")


def _url(t_id: int) -> str:
    try:
        return reverse("tindaklanjut:rinci", args=[t_id])
    except NoReverseMatch:
        return ""


class SumberTindakLanjut:
    """Tasks on the turn of their PIC."""

    jenis = "tindak_lanjut"
    nama = "tindak lanjut"
    pemicu: Mapping[str, str] = MappingProxyType(
        {
            "tindaklanjut.tindaklanjut": "pk",
            "tindaklanjut.pic": "tindak_lanjut_id",
            "tindaklanjut.permohonan": "tindak_lanjut_id",
        }
    )

    def butir(self, sejak: date, sampai: date) -> Iterable[Kunci]:
        """Open tasks by tenggat; one query over the partial index."""
        baris = TindakLanjut.objects.filter(
            giliran_pic=True, tenggat__gte=sejak, tenggat__lte=sampai
        ).order_by()
        kolom = baris.values_list("pk", "unit_id", "tenggat")
        return (Kunci(pk, unit_id, tenggat) for pk, unit_id, tenggat in kolom.iterator() if tenggat)

    def kini(self, ids: Collection[int]) -> dict[int, Butir]:
        """Tasks as they are now; one that waits for a verdict is not the PIC's."""
        daftar = (
            TindakLanjut.objects.filter(pk__in=ids, giliran_pic=True, tenggat__isnull=False)
            .select_related("hasil_rapat__rapat")
            .prefetch_related("pic")
        )
        dimohon = set(
            Permohonan.objects.filter(
                tindak_lanjut__in=ids, status=StatusPermohonan.DIMINTA
            ).values_list("tindak_lanjut_id", flat=True)
        )
        return {t.pk: self._butir(t, t.pk in dimohon) for t in daftar}

    def _butir(self, t: TindakLanjut, dimohon: bool) -> Butir:
        assert t.tenggat is not None  # noqa: S101 - the query asks for it
        pic = sorted(t.pic.all(), key=lambda p: (p.peran != PeranPIC.UTAMA, p.pk))
        rapat = t.hasil_rapat.rapat if t.hasil_rapat else None
        catatan = [
            f"Dari {rapat.judul}, {format_tanggal(rapat.tanggal)}." if rapat else "",
            "Prioritas tinggi." if t.prioritas == Prioritas.TINGGI else "",
            f"Dikembalikan: {t.alasan}" if t.status == Status.DIKEMBALIKAN else "",
        ]
        return Butir(
            jenis=self.jenis,
            id=t.pk,
            unit_id=t.unit_id,
            kode=t.kode,
            judul=t.uraian,
            tenggat=t.tenggat,
            pihak=tuple(p.pihak_id for p in pic),
            pengawal=t.pengawal_id,
            jeda="permohonan menunggu keputusan" if dimohon else "",
            keterangan=" ".join(c for c in catatan if c),
        )

    def milik(self, pengguna: Pengguna, sejak: date, sampai: date) -> Collection[int]:
        """Tasks the person does or chases."""
        milik = TindakLanjut.objects.milik(pengguna).filter(
            giliran_pic=True, tenggat__gte=sejak, tenggat__lte=sampai
        )
        return list(milik.values_list("pk", flat=True)[:PALING_BANYAK_MILIK])

    def url(self, id: int) -> str:
        """The page of the task."""
        return _url(id)


class SumberVerifikasi:
    """Submitted tasks: the verifier has three working days."""

    jenis = "verifikasi_tindak_lanjut"
    nama = "verifikasi tindak lanjut"
    pemicu: Mapping[str, str] = MappingProxyType({"tindaklanjut.tindaklanjut": "pk"})

    def butir(self, sejak: date, sampai: date) -> Iterable[Kunci]:
        """Submissions whose three working days end in the range; two queries."""
        kal = kalender()
        baris = TindakLanjut.objects.filter(
            status=Status.MENUNGGU_VERIFIKASI, diajukan_pada__lte=sampai
        )
        if sejak > sampai - timedelta(days=HARI_TERJAUH):
            baris = baris.filter(diajukan_pada__gte=sejak - timedelta(days=HARI_TERJAUH))
        for pk, unit_id, diajukan in baris.order_by().values_list("pk", "unit_id", "diajukan_pada"):
            if diajukan is None:
                continue
            tenggat = kal.geser_hari_kerja(diajukan, HARI_VERIFIKASI)
            if sejak <= tenggat <= sampai:
                yield Kunci(pk, unit_id, tenggat, diajukan)

    def kini(self, ids: Collection[int]) -> dict[int, Butir]:
        """Submissions that still wait."""
        kal = kalender()
        hasil: dict[int, Butir] = {}
        daftar = TindakLanjut.objects.filter(
            pk__in=ids, status=Status.MENUNGGU_VERIFIKASI, diajukan_pada__isnull=False
        )
        for t in daftar.select_related("diajukan_oleh").prefetch_related("bukti"):
            assert t.diajukan_pada is not None  # noqa: S101 - the query asks for it
            pengaju = {t.diajukan_oleh_id, *(k.diajukan_oleh_id for k in t.bukti.all())}
            oleh = f" oleh {t.diajukan_oleh}" if t.diajukan_oleh else ""
            hasil[t.pk] = Butir(
                jenis=self.jenis,
                id=t.pk,
                unit_id=t.unit_id,
                kode=t.kode,
                judul=t.uraian,
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
        """The page of the task, where it is verified."""
        return _url(id)


class SumberPermohonan:
    """Requests that wait for a decision, while the ladder of their task rests."""

    jenis = "permohonan"
    nama = "permohonan"
    pemicu: Mapping[str, str] = MappingProxyType({"tindaklanjut.permohonan": "pk"})

    def butir(self, sejak: date, sampai: date) -> Iterable[Kunci]:
        """Requests whose three working days end in the range; two queries."""
        kal = kalender()
        baris = Permohonan.objects.filter(status=StatusPermohonan.DIMINTA).order_by()
        for pk, unit_id, saat in baris.values_list("pk", "tindak_lanjut__unit_id", "dibuat_pada"):
            diminta = localtime(saat).date()
            tenggat = kal.geser_hari_kerja(diminta, HARI_PUTUSAN)
            if sejak <= tenggat <= sampai:
                yield Kunci(pk, unit_id, tenggat, diminta)

    def kini(self, ids: Collection[int]) -> dict[int, Butir]:
        """Requests nobody has decided yet."""
        kal = kalender()
        hasil: dict[int, Butir] = {}
        daftar = Permohonan.objects.filter(pk__in=ids, status=StatusPermohonan.DIMINTA)
        for p in daftar.select_related("tindak_lanjut"):
            t, diminta = p.tindak_lanjut, localtime(p.dibuat_pada).date()
            tinggi = p.jenis == JenisPermohonan.TIDAK_DAPAT or t.jumlah_perpanjangan > 0
            hasil[p.pk] = Butir(
                jenis=self.jenis,
                id=p.pk,
                unit_id=t.unit_id,
                kode=t.kode,
                judul=f"{p.get_jenis_display()}: {t.uraian}",
                tenggat=kal.geser_hari_kerja(diminta, HARI_PUTUSAN),
                mulai=diminta,
                peran=(Peran.PIMPINAN,) if tinggi else (Peran.KOORDINATOR, Peran.PIMPINAN),
                kecuali=frozenset([p.diminta_oleh_id] if p.diminta_oleh_id else []),
                keterangan=f"Alasan: {p.alasan}",
            )
        return hasil

    def milik(self, pengguna: Pengguna, sejak: date, sampai: date) -> Collection[int]:
        """None: what waits for a role waits for no one in particular."""
        return ()

    def url(self, id: int) -> str:
        """The page of the task the request is about."""
        t_id = Permohonan.objects.filter(pk=id).values_list("tindak_lanjut_id", flat=True).first()
        return _url(t_id) if t_id is not None else ""


def tulis_kiriman(*, kiriman: KirimanLuar, pengirim: str, pada: date) -> None:
    """Write what a KOORDINATOR accepted from a PIC outside: a note, and the file as a bukti.

    Nobody of the house submits it, so whoever accepted it may still verify the task.
    """
    t = TindakLanjut.objects.get(pk=kiriman.tautan.sasaran_id)
    if kiriman.teks:
        catat_perkembangan(
            tindak_lanjut=t,
            teks=f"Dari {pengirim}: {kiriman.teks}",
            oleh=None,
            pada=pada,
            asal=Asal.TAUTAN,
        )
    if kiriman.nama_berkas:
        with kiriman.berkas.open("rb") as isi:
            unggahan = UploadedFile(isi, name=kiriman.nama_berkas, size=kiriman.ukuran)
            lampirkan_bukti(
                tindak_lanjut=t,
                bahan=BahanBukti(tanggal=kiriman.tanggal, unggahan=unggahan),
                oleh=None,
                pada=pada,
                asal=Asal.TAUTAN,
            )


def acara_rapat(pengguna: Pengguna, sejak: date, sampai: date) -> list[Acara]:
    """Rapat of the units the person reaches, for his calendar (``settings.SUMBER_ACARA``)."""
    daftar = Rapat.objects.terlihat_oleh(pengguna, hari_ini()).filter(
        tanggal__gte=sejak, tanggal__lte=sampai
    )
    return [_acara(r) for r in daftar.order_by("tanggal", "pk")[:PALING_BANYAK_MILIK]]


def _acara(r: Rapat) -> Acara:
    jam = [time(int(j), int(m)) for j, m in JAM.findall(r.waktu)]
    waktu = [datetime.combine(r.tanggal, j, WIB) for j in jam]
    return Acara(
        uid=f"rapat-{r.pk}",
        judul=r.judul,
        mulai=waktu[0] if waktu else r.tanggal,
        selesai=waktu[1] if len(waktu) > 1 and waktu[1] > waktu[0] else None,
        tempat=r.tempat,
        keterangan=f"{r.get_jenis_display()}. {r.waktu}".strip(),
        jalur=r.get_absolute_url(),
        diubah=r.diubah_pada,
    )


TINDAK_LANJUT = SumberTindakLanjut()
VERIFIKASI = SumberVerifikasi()
PERMOHONAN = SumberPermohonan()
