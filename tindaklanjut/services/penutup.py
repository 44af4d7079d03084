"""Close the minutes: what was sketched becomes tasks; shortly after, it can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, hapus_tautan, klaim_versi, simpan
from akun.pihak import pihak_terpilih
from inti.galat import DataDitolak, TransisiDitolak, galat
from inti.tanggal import format_tanggal
from notifikasi.kalender import kalender as kalender_tersimpan
from tindaklanjut.catat.pihak import DaftarPihak
from tindaklanjut.catat.rencana import Rencana
from tindaklanjut.izin import (
    BATAS_URUNG,
    PENGELOLA_TL,
    HakTindakLanjut,
    pastikan,
    pastikan_mencatat,
)
from tindaklanjut.models import HasilRapat, Perkembangan
from tindaklanjut.pilihan import Status, StatusRapat
from tindaklanjut.services.dasar import ambil_rapat
from tindaklanjut.services.rapat import pastikan_langkah
from tindaklanjut.services.tindak_lanjut import Rincian, buat_tindak_lanjut

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from akun.models import Pengguna
    from inti.galat import Temuan
    from tindaklanjut.models import Rapat


@transaction.atomic
def selesaikan_rapat(
    *,
    rapat: Rapat,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Rapat:
    """Close the minutes of a rapat that has been held and make the tasks its butir announce.

    All of it or nothing: a butir whose task lacks a PIC or a day is named and refused. The planner
    of notifications finds the new tasks by itself and tells each PIC.
    """
    kini = ambil_rapat(rapat, versi)
    siapa = HakTindakLanjut.untuk(oleh, pada)
    pastikan_mencatat(siapa, kini.unit_id)
    pastikan_langkah(kini, StatusRapat.SELESAI)
    pastikan(
        siapa.menyelesaikan_rapat(kini),
        f"Notula ini diselesaikan pencatatnya atau {PENGELOLA_TL} unit ini. "
        "Mintalah kepada mereka.",
    )
    if kini.tanggal > pada:
        raise DataDitolak([galat("", "Rapat ini belum berlangsung. Periksa tanggalnya.")])
    _buat_tugas(kini, oleh=oleh, pada=pada, asal=asal)
    kini.status = StatusRapat.SELESAI
    return simpan(kini, oleh=oleh, asal=asal)


def _buat_tugas(rapat: Rapat, *, oleh: Pengguna | None, pada: date, asal: Asal) -> None:
    daftar_butir = list(
        rapat.hasil.filter(ditugaskan=True, tugas__isnull=True)
        .select_related("pengawal", "rapat__unit")
        .order_by("urut")
    )
    if not daftar_butir:
        return
    kalender = kalender_tersimpan()
    daftar = DaftarPihak.untuk(rapat.unit, pada, kalender.ambang_terlambat(pada))
    rencana = {
        h.pk: Rencana.dari(h, acuan=rapat.tanggal, daftar=daftar, kalender=kalender)
        for h in daftar_butir
    }
    kurang = [t for h in daftar_butir for t in _kekurangan(h, rencana)]
    if kurang:
        raise DataDitolak(kurang)
    iku = list(rapat.iku.select_related("perjanjian"))
    for h in daftar_butir:
        r = rencana[h.pk]
        utama, *pendukung = (
            pihak_terpilih(p.nilai, unit=rapat.unit, pada=pada) for p in r.pihak.dikenal
        )
        h.tugas = buat_tindak_lanjut(
            unit=rapat.unit,
            rincian=Rincian(
                uraian=h.uraian,
                tenggat=r.gema.tanggal,
                pic=utama,
                pendukung=[p for p in pendukung if p is not None],
                pengawal=h.pengawal,
                iku=iku,
            ),
            oleh=oleh,
            pada=pada,
            hasil_rapat=h,
            asal=asal,
        )
        klaim_versi(h)
        h.save(update_fields=["tugas"])


def _kekurangan(h: HasilRapat, rencana: Mapping[int, Rencana]) -> list[Temuan]:
    return [galat("", f"Butir {h.nomor}: {t.pesan}") for t in rencana[h.pk].kekurangan()]


@transaction.atomic
def urungkan_selesai(
    *,
    rapat: Rapat,
    oleh: Pengguna | None,
    pada: date,
    saat: datetime,
    asal: Asal = Asal.HALAMAN,
) -> Rapat:
    """Take the closing back within ten minutes of it, seen from ``saat``; the sketches stay.

    Its tasks go, each with a row of history. For whoever may close it. A task somebody worked on
    already stays, and with it the closing.
    """
    kini = ambil_rapat(rapat)
    siapa = HakTindakLanjut.untuk(oleh, pada)
    pastikan_mencatat(siapa, kini.unit_id)
    pastikan_langkah(kini, StatusRapat.DRAF)
    if saat - kini.diubah_pada > BATAS_URUNG:
        raise TransisiDitolak(
            "Notula ini selesai lebih dari 10 menit yang lalu. Koreksi lewat “Buka untuk revisi”."
        )
    pastikan(
        siapa.mengurungkan_selesai(kini, saat),
        f"Hanya pencatat atau {PENGELOLA_TL} unit ini yang boleh mengurungkannya.",
    )
    # Tasks of an earlier closing, before a revision, are not of this one.
    draf = kini.history.filter(status=StatusRapat.DRAF).order_by("-history_date").first()
    sejak = draf.history_date if draf else kini.diubah_pada - BATAS_URUNG
    butir = list(
        kini.hasil.select_for_update(of=("self",))
        .filter(tugas__dibuat_pada__gte=sejak)
        .select_related("tugas")
    )
    _pastikan_belum_disentuh(butir)
    for h in butir:
        tugas, h.tugas = h.tugas, None
        klaim_versi(h)
        h.save(update_fields=["tugas"])
        if tugas is not None:
            hapus_tautan(list(tugas.pic.all()), oleh=oleh, asal=asal)
            hapus_tautan([tugas], oleh=oleh, asal=asal, alasan="Penyelesaian notula diurungkan")
    kini.status = StatusRapat.DRAF
    return simpan(kini, oleh=oleh, asal=asal, alasan="Penyelesaian notula diurungkan")


def _pastikan_belum_disentuh(butir: list[HasilRapat]) -> None:
    tugas = [h.tugas for h in butir if h.tugas is not None]
    berkabar = set(
        Perkembangan.objects.filter(tindak_lanjut__in=tugas).values_list("tindak_lanjut", flat=True)
    )
    for t in tugas:
        if t.versi > 1 or t.status != Status.BARU or t.pk in berkabar:
            raise TransisiDitolak(
                f"{t.kode} (tenggat {format_tanggal(t.tenggat) if t.tenggat else '-'}) sudah "
                "dikerjakan atau diubah, jadi penyelesaian tidak dapat diurungkan. "
                "Koreksi lewat “Buka untuk revisi”."
            )
