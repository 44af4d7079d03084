"""Plan: turn every slot between the watermark and today into rows of the ledger.

What is to be written is worked out from plain reads; one short transaction then moves the
watermark and inserts the rows together. Two planners at once work out the same rows: the unique
key lets each row in once, and only one of them moves the watermark.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction

from notifikasi.bahan import Bahan, Kumpulan, dalam_rentang, kalender_dari
from notifikasi.baris import ringkasan_semua, susun
from notifikasi.jadwal import berlaku_sejak, tinjau, yang_perlu
from notifikasi.kalender import kalender
from notifikasi.models import Pemberitahuan, Penanda
from notifikasi.pilihan import JADWAL_BERUBAH, RINGKASAN, StatusPemberitahuan
from notifikasi.rencana import SERVER_MATI, waktu_kirim
from notifikasi.tercatat import Tercatat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from notifikasi.jadwal import Tinjauan
    from notifikasi.models import Jadwal

UKURAN_SISIP: Final = 500


@dataclass(slots=True)
class Rencana:
    """What one run wants to write."""

    tinjauan: list[Tinjauan] = field(default_factory=list)
    baris: list[Pemberitahuan] = field(default_factory=list)
    hidupkan: list[int] = field(default_factory=list)
    gantikan: list[int] = field(default_factory=list)
    lepaskan: list[int] = field(default_factory=list)
    """Queued ringkasan of earlier days: what they hold goes into the new one."""


def rencanakan(sekarang: datetime) -> int:
    """Plan everything up to the day of ``sekarang``; return the number of rows offered.

    Costs three queries when there is nothing to plan.
    """
    hari = sekarang.date()
    penanda, _ = Penanda.objects.get_or_create(
        pk=1, defaults={"sampai": hari - timedelta(days=1), "mulai": sekarang}
    )
    # A clock that ran ahead must not silence the days it skipped; the unique key bars doubles.
    awal = penanda.sampai if penanda.sampai <= hari else hari - timedelta(days=1)
    perlu = yang_perlu()
    kal = kalender()
    libur = sorted(h.isoformat() for h in kal.libur)
    if awal == hari == penanda.sampai and not perlu and libur == penanda.libur:
        return 0
    rencana = _susun(Bahan.muat(sekarang, kal), penanda, awal, perlu, libur)
    return _tulis(rencana, penanda, hari, libur)


def _susun(
    bahan: Bahan, penanda: Penanda, awal: date, perlu: Sequence[Jadwal], libur: list[str]
) -> Rencana:
    rencana, ada = Rencana(), Tercatat()
    ada.muat([j.kunci for j in perlu])
    rencana.tinjauan = tinjau(
        perlu, buku=bahan.buku, dikenal=ada.penerima(), sekarang=bahan.sekarang, batas=awal
    )
    kumpulan = Kumpulan(bahan)
    for t in rencana.tinjauan:
        if t.butir and t.dari:
            kumpulan.tambah(t.butir, dalam_rentang(bahan.kalender, t.dari, awal))
            rencana.hidupkan += ada.hidup_lagi(t.butir, t.jadwal.sejak, bahan.buku)
    if awal < bahan.hari:
        kumpulan.tambah_semua(dalam_rentang(bahan.kalender, awal, bahan.hari), bahan.hari)
    if penanda.libur and libur != penanda.libur:
        kumpulan.tambah_susulan(kalender_dari(penanda.libur), awal)
    sejak = berlaku_sejak(kumpulan.butir.keys())
    calon = susun(kumpulan.terpilih(sejak, penanda.mulai, awal), bahan.buku)
    calon += [k for t in rencana.tinjauan for k in t.kabar]
    ada.muat({(b.sasaran_jenis, b.sasaran_id) for b in calon})
    rencana.baris = [b for b in calon if not ada.mengenal(b)]
    _dahulukan(rencana, ada, bahan.sekarang)
    _susun_ringkasan(rencana, bahan, penanda.mulai, awal)
    return rencana


def _dahulukan(rencana: Rencana, ada: Tercatat, sekarang: datetime) -> None:
    """Set aside what a newer slot stands for; that one then leaves at once.

    Its own hour may be yet to come, but what it stands for is due: a server that is up for a
    moment every morning before half past seven must still get its mails out.
    """
    tertinggal = {
        (b.penerima_kunci, b.sasaran_jenis, b.sasaran_id)
        for b in rencana.baris
        if b.alasan == SERVER_MATI and b.fire_at <= sekarang
    }
    for b in rencana.baris:
        lama = ada.didahului(b)
        rencana.gantikan += [c.id for c in lama]
        sendiri = (b.penerima_kunci, b.sasaran_jenis, b.sasaran_id) in tertinggal
        if b.status == StatusPemberitahuan.ANTRE and (
            sendiri or any(c.fire_at <= sekarang for c in lama)
        ):
            b.fire_at = min(b.fire_at, sekarang)


def _susun_ringkasan(rencana: Rencana, bahan: Bahan, mulai: datetime, awal: date) -> None:
    """One ringkasan per person and working day, an empty one too; only the newest is queued."""
    rentang = (awal + timedelta(days=n) for n in range(1, (bahan.hari - awal).days + 1))
    hari_kerja = [
        h for h in rentang if bahan.kalender.adalah_hari_kerja(h) and waktu_kirim(h) > mulai
    ]
    if not hari_kerja:
        return
    antre = Pemberitahuan.objects.filter(
        menunggu=True,
        status=StatusPemberitahuan.ANTRE,
        sasaran_jenis=RINGKASAN,
        slot__lt=hari_kerja[-1],
    )
    lama = dict(antre.values_list("pk", "penerima_kunci"))
    rencana.lepaskan = list(lama)
    for hari in hari_kerja:
        for baris in ringkasan_semua(bahan.buku, hari):
            if hari != hari_kerja[-1]:
                baris.status, baris.alasan = StatusPemberitahuan.DIGANTIKAN, SERVER_MATI
            elif len(hari_kerja) > 1 or baris.penerima_kunci in lama.values():
                baris.fire_at = min(baris.fire_at, bahan.sekarang)
            rencana.baris.append(baris)


def _tulis(rencana: Rencana, penanda: Penanda, hari: date, libur: list[str]) -> int:
    """Move the watermark and write everything together; the loser of a race writes nothing."""
    baris = Pemberitahuan.objects
    antre = baris.filter(menunggu=True, status=StatusPemberitahuan.ANTRE)
    with transaction.atomic():
        kami = Penanda.objects.filter(pk=1, sampai=penanda.sampai).update(sampai=hari, libur=libur)
        if not kami:
            return 0
        digantikan = {"status": StatusPemberitahuan.DIGANTIKAN, "alasan": SERVER_MATI}
        for potong in _potong(rencana.lepaskan):
            antre.filter(pk__in=potong).update(**digantikan)
            # One that was claimed meanwhile keeps what it holds.
            baris.filter(
                induk__in=potong,
                induk__status=StatusPemberitahuan.DIGANTIKAN,
                status=StatusPemberitahuan.DIGABUNG,
            ).update(status=StatusPemberitahuan.ANTRE, induk=None)
        for potong in _potong(rencana.gantikan):
            antre.filter(pk__in=potong).update(**digantikan)
        for potong in _potong(rencana.hidupkan):
            baris.filter(
                pk__in=potong, status=StatusPemberitahuan.DIGANTIKAN, alasan=JADWAL_BERUBAH
            ).update(status=StatusPemberitahuan.ANTRE, alasan="")
        baris.bulk_create(rencana.baris, batch_size=UKURAN_SISIP, ignore_conflicts=True)
        for t in rencana.tinjauan:
            t.simpan()
    return len(rencana.baris)


def _potong(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[i : i + UKURAN_SISIP] for i in range(0, len(ids), UKURAN_SISIP)]
