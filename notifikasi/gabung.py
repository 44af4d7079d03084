"""Which queued notices leave together: the ringkasan of the day, the kabar of new tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from notifikasi.baris import PENGUMUMAN, ringkasan
from notifikasi.models import Pemberitahuan
from notifikasi.pilihan import KABAR, RINGKASAN, Saluran, StatusPemberitahuan
from notifikasi.rencana import SERVER_MATI, waktu_kirim

if TYPE_CHECKING:
    from datetime import datetime

    from inti.tanggal import Kalender
    from notifikasi.penerima import BukuAlamat
    from notifikasi.querysets import PemberitahuanQuerySet


def _tergabung(sekarang: datetime, nyata: datetime) -> PemberitahuanQuerySet:
    """Queued notices whose hour has come and that do not leave by themselves."""
    return Pemberitahuan.objects.jatuh_waktu(sekarang, nyata).filter(langsung=False)


def siapkan_kabar(sekarang: datetime, nyata: datetime) -> None:
    """Put the new and moved items of each person into one mail."""
    menunggu = _tergabung(sekarang, nyata).filter(jenis__in=PENGUMUMAN).order_by("pk")
    per_orang: dict[str, list[int]] = {}
    for pk, kunci in menunggu.values_list("pk", "penerima_kunci"):
        per_orang.setdefault(kunci, []).append(pk)
    for kunci, ids in per_orang.items():
        with transaction.atomic():
            # Named after its first row: whoever comes second finds nothing left to put in.
            kabar, baru = Pemberitahuan.objects.get_or_create(
                penerima_kunci=kunci,
                sasaran_jenis=KABAR,
                sasaran_id=ids[0],
                jenis=KABAR,
                tenggat=sekarang.date(),
                slot=sekarang.date(),
                saluran=Saluran.SUREL,
                defaults={"fire_at": sekarang, "judul": "Kabar tugas"},
            )
            if baru:
                _masukkan(kabar, ids)


def siapkan_ringkasan(
    sekarang: datetime, nyata: datetime, buku: BukuAlamat, kalender: Kalender
) -> None:
    """See to it that every notice that waits for a ringkasan has one coming.

    A day has one ringkasan: what comes due after it has left waits for the next working day.
    """
    menunggu = _tergabung(sekarang, nyata).exclude(jenis__in=PENGUMUMAN)
    orang = set(menunggu.order_by().values_list("penerima_kunci", flat=True).distinct())
    if not orang:
        return
    milik = Pemberitahuan.objects.filter(sasaran_jenis=RINGKASAN, penerima_kunci__in=orang)
    datang = set(milik.filter(menunggu=True).values_list("penerima_kunci", flat=True))
    hari = sekarang.date()
    pernah = set(milik.filter(slot=hari).values_list("penerima_kunci", flat=True))
    besok = waktu_kirim(kalender.hari_kerja_berikut(hari))
    for kunci in sorted(orang - datang):
        if kunci in pernah:
            menunggu.filter(penerima_kunci=kunci).update(fire_at=besok)
        else:
            baris = ringkasan(kunci, hari, buku.preferensi(kunci))
            baris.fire_at = max(baris.fire_at, sekarang)
            Pemberitahuan.objects.bulk_create([baris], ignore_conflicts=True)


def isi_ringkasan(induk: Pemberitahuan, sekarang: datetime, nyata: datetime) -> None:
    """Gather into a claimed ringkasan what waits for it; of one item only the newest slot.

    One that leaves before its hour, for what was missed, takes the whole of its day along.
    """
    sampai = max(sekarang, waktu_kirim(induk.slot))
    menunggu = _tergabung(sampai, nyata).exclude(jenis__in=PENGUMUMAN)
    milik = menunggu.filter(penerima_kunci=induk.penerima_kunci)
    _masukkan(induk, list(milik.values_list("pk", flat=True)))
    terbaru: set[tuple[str, int]] = set()
    usang: list[int] = []
    for b in induk.isi.filter(status=StatusPemberitahuan.DIGABUNG).order_by("-slot", "-pk"):
        kunci = (b.sasaran_jenis, b.sasaran_id)
        if kunci in terbaru:
            usang.append(b.pk)
        terbaru.add(kunci)
    induk.isi.filter(pk__in=usang, status=StatusPemberitahuan.DIGABUNG).update(
        status=StatusPemberitahuan.DIGANTIKAN, alasan=SERVER_MATI, induk=None
    )


def _masukkan(induk: Pemberitahuan, ids: list[int]) -> None:
    Pemberitahuan.objects.filter(pk__in=ids, status=StatusPemberitahuan.ANTRE).update(
        status=StatusPemberitahuan.DIGABUNG, induk=induk
    )
