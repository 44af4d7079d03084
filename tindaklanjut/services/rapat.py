"""Record rapat: the event, its minutes closed and opened again, and what it served."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, M, simpan
from inti.galat import DataDitolak, TransisiDitolak, galat, tolak_bila_ada
from kinerja.tulis import buka_triwulan
from tindaklanjut.aturan import periksa_rapat
from tindaklanjut.isian import IsianRapat
from tindaklanjut.izin import PENGELOLA_TL, HakTindakLanjut, pastikan, pastikan_mencatat
from tindaklanjut.models import Rapat, RapatIKU, RapatRenaksi, RapatTonggak, TindakLanjut
from tindaklanjut.penomoran import kode_rapat_berikut
from tindaklanjut.pilihan import TRANSISI_RAPAT, StatusRapat
from tindaklanjut.services.dasar import ambil_rapat
from tindaklanjut.tulis import beda_tautan, tulis_tautan
from tindaklanjut.tulis.rapat import KOLOM_DILAPORKAN, buka_triwulan_pelapor, triwulan_renaksi

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from akun.models import Pengguna, UnitKerja
    from kinerja.models import IKU
    from rb.models import Tonggak
    from renaksi.models import Renaksi


@dataclass(frozen=True, slots=True)
class IsiRapat:
    """What a form says of a rapat."""

    jenis: str
    judul: str
    tanggal: date
    waktu: str = ""
    tempat: str = ""
    pimpinan: str = ""
    peserta: str = ""
    ringkasan: str = ""
    seri: str = ""

    def terapkan(self, rapat: Rapat) -> None:
        """Put the values on a row; texts lose the blanks around them."""
        rapat.jenis, rapat.tanggal = self.jenis, self.tanggal
        for nama in ("judul", "waktu", "tempat", "pimpinan", "peserta", "ringkasan", "seri"):
            setattr(rapat, nama, str(getattr(self, nama)).strip())


@dataclass(frozen=True, slots=True)
class Layanan:
    """What a rapat served, all of the unit itself."""

    renaksi: Sequence[Renaksi] = ()
    iku: Sequence[IKU] = ()
    tonggak: Sequence[Tonggak] = ()


@transaction.atomic
def buat_rapat(
    *,
    unit: UnitKerja,
    isi: IsiRapat,
    oleh: Pengguna | None,
    pada: date,
    layanan: Layanan | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Rapat:
    """Record a rapat as a draft; who records it may assign its tasks until it is SELESAI.

    Raises ``IzinDitolak``, ``DataDitolak``, or ``TriwulanTerkunci`` for a renaksi of a locked
    quarter.
    """
    pastikan_mencatat(HakTindakLanjut.untuk(oleh, pada), unit.pk)
    rapat = Rapat(unit=unit, kode=kode_rapat_berikut(unit, isi.tanggal.year), dicatat_oleh=oleh)
    _isi(rapat, isi)
    simpan(rapat, oleh=oleh, asal=asal)
    if layanan is not None:
        _selaraskan(rapat, layanan, oleh=oleh, asal=asal)
    return rapat


@transaction.atomic
def ubah_rapat(
    *,
    rapat: Rapat,
    isi: IsiRapat,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Rapat:
    """Change a rapat whose minutes are still a draft.

    Its title and day stand in the keterangan of the linked renaksi: they stay once that quarter is
    locked. Raises ``IzinDitolak``, ``TransisiDitolak``, ``VersiBerubah``, ``TriwulanTerkunci`` or
    ``DataDitolak``.
    """
    kini = ambil_rapat(rapat, versi)
    pastikan_draf(HakTindakLanjut.untuk(oleh, pada), kini)
    lama = [getattr(kini, nama) for nama in KOLOM_DILAPORKAN]
    _isi(kini, isi)
    if lama != [getattr(kini, nama) for nama in KOLOM_DILAPORKAN]:
        buka_triwulan_pelapor([kini.pk])
    return simpan(kini, oleh=oleh, asal=asal)


def _isi(rapat: Rapat, isi: IsiRapat) -> None:
    isi.terapkan(rapat)
    isian = IsianRapat(
        unit=rapat.unit.kode,
        kode=rapat.kode,
        jenis=rapat.jenis,
        judul=rapat.judul,
        tanggal=rapat.tanggal,
    )
    tolak_bila_ada(list(periksa_rapat(isian)))
    if rapat.pk:
        _pastikan_tenggat_sesudah(rapat)


def _pastikan_tenggat_sesudah(rapat: Rapat) -> None:
    """A rapat does not move behind the tenggat of its own tasks (1.7)."""
    lebih_awal = TindakLanjut.objects.filter(
        hasil_rapat__rapat=rapat, tenggat__lt=rapat.tanggal
    ).first()
    if lebih_awal is not None:
        raise DataDitolak(
            [
                galat(
                    "tanggal",
                    f"Tenggat {lebih_awal.kode} akan mendahului rapatnya. Ubah tenggat itu dahulu.",
                )
            ]
        )


def pastikan_draf(siapa: HakTindakLanjut, rapat: Rapat) -> None:
    """Minutes are written while they are a draft, by those who record."""
    pastikan_mencatat(siapa, rapat.unit_id)
    if rapat.status != StatusRapat.DRAF:
        raise TransisiDitolak(
            f"Notula rapat ini sudah Selesai. Minta {PENGELOLA_TL} membukanya untuk revisi."
        )


# --- Status ---------------------------------------------------------------------------------------


@transaction.atomic
def buka_rapat(
    *,
    rapat: Rapat,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Rapat:
    """Open closed minutes for a revision, with a reason. For KOORDINATOR and above."""
    kini = ambil_rapat(rapat, versi)
    siapa = HakTindakLanjut.untuk(oleh, pada)
    pastikan(
        siapa.mengelola(kini.unit_id),
        f"Hanya {PENGELOLA_TL} unit ini yang boleh membuka notula untuk revisi.",
    )
    pastikan_langkah(kini, StatusRapat.DRAF)
    if not alasan.strip():
        raise DataDitolak([galat("alasan", "Isi alasan revisi notula.")])
    kini.status = StatusRapat.DRAF
    return simpan(kini, oleh=oleh, asal=asal, alasan=alasan.strip())


def pastikan_langkah(rapat: Rapat, tujuan: StatusRapat) -> None:
    """Refuse a step the minutes have taken already."""
    dari = StatusRapat(rapat.status)
    if tujuan not in TRANSISI_RAPAT[dari]:
        raise TransisiDitolak(f"Notula rapat ini sudah {dari.label}.")


def jumlah_revisi(rapat: Rapat) -> int:
    """Return how often closed minutes were opened again, read from the history."""
    status = list(
        rapat.history.order_by("history_date", "history_id").values_list("status", flat=True)
    )
    return sum(
        lama == StatusRapat.SELESAI and baru == StatusRapat.DRAF for lama, baru in pairwise(status)
    )


# --- What it served -------------------------------------------------------------------------------


@transaction.atomic
def tautkan(
    *,
    rapat: Rapat,
    layanan: Layanan,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> Rapat:
    """Set which renaksi, IKU and tonggak a rapat served; what is left out is unlinked.

    Links are no part of the minutes, so they may change after SELESAI; a link to a renaksi of a
    locked quarter may neither come nor go (1.7).
    """
    kini = ambil_rapat(rapat)
    pastikan_mencatat(HakTindakLanjut.untuk(oleh, pada), kini.unit_id)
    _selaraskan(kini, layanan, oleh=oleh, asal=asal)
    return kini


def _selaraskan(rapat: Rapat, layanan: Layanan, *, oleh: Pengguna | None, asal: Asal) -> None:
    _pastikan_milik_unit(rapat.unit_id, layanan)
    renaksi = RapatRenaksi.objects.filter(rapat=rapat).select_related(
        "renaksi__iku__perjanjian__unit"
    )
    baru, hapus = beda_tautan(
        {s.renaksi_id: s for s in renaksi},
        {r.pk: RapatRenaksi(rapat=rapat, renaksi=r) for r in layanan.renaksi},
    )
    buka_triwulan(triwulan_renaksi(s.renaksi) for s in [*baru, *hapus])
    tulis_tautan(RapatRenaksi, baru=baru, hapus=hapus, oleh=oleh, asal=asal)
    _selaras(
        RapatIKU,
        {s.iku_id: s for s in RapatIKU.objects.filter(rapat=rapat)},
        {i.pk: RapatIKU(rapat=rapat, iku=i) for i in layanan.iku},
        oleh=oleh,
        asal=asal,
    )
    _selaras(
        RapatTonggak,
        {s.tonggak_id: s for s in RapatTonggak.objects.filter(rapat=rapat)},
        {t.pk: RapatTonggak(rapat=rapat, tonggak=t) for t in layanan.tonggak},
        oleh=oleh,
        asal=asal,
    )


def _selaras(
    model: type[M], ada: dict[int, M], perlu: dict[int, M], *, oleh: Pengguna | None, asal: Asal
) -> None:
    baru, hapus = beda_tautan(ada, perlu)
    tulis_tautan(model, baru=baru, hapus=hapus, oleh=oleh, asal=asal)


def _pastikan_milik_unit(unit_id: int, layanan: Layanan) -> None:
    asing = (
        any(r.iku.perjanjian.unit_id != unit_id for r in layanan.renaksi)
        or any(i.perjanjian.unit_id != unit_id for i in layanan.iku)
        or any(t.renaksi_rb.unit_id != unit_id for t in layanan.tonggak)
    )
    if asing:
        raise DataDitolak([galat("", "Pilih renaksi, IKU, dan tonggak milik unit ini.")])
