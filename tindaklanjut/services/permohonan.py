"""Requests of a PIC: extend the tenggat, or declare the task undoable (specification 1.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, cocokkan_versi, simpan
from inti.alur import dimundurkan
from inti.galat import DataDitolak, TransisiDitolak, galat
from tindaklanjut.izin import HakTindakLanjut, pastikan_melapor, pastikan_memutuskan
from tindaklanjut.models import Permohonan, TindakLanjut
from tindaklanjut.pilihan import (
    TERBUKA,
    TRANSISI_PERMOHONAN,
    JenisPermohonan,
    Status,
    StatusPermohonan,
)
from tindaklanjut.services.dasar import ambil
from tindaklanjut.services.langkah import pindahkan
from tindaklanjut.services.tindak_lanjut import pindahkan_tenggat

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna


@transaction.atomic
def minta(
    *,
    tindak_lanjut: TindakLanjut,
    jenis: JenisPermohonan,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    tenggat_baru: date | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Permohonan:
    """Ask for a later tenggat (``tenggat_baru``) or for TIDAK_DAPAT, with a reason.

    For the PIC, the pengawal, KOORDINATOR and above; one open request at a time.
    """
    t = ambil(tindak_lanjut, None)
    pastikan_melapor(HakTindakLanjut.untuk(oleh, pada), t)
    if t.status not in TERBUKA:
        raise TransisiDitolak(
            f"Tindak lanjut ini sudah {Status(t.status).label}; tidak ada yang perlu dimohon."
        )
    if t.permohonan.filter(status=StatusPermohonan.DIMINTA).exists():
        raise TransisiDitolak(
            "Masih ada permohonan yang menunggu keputusan. Tunggu keputusannya lebih dahulu."
        )
    if not alasan.strip():
        raise DataDitolak([galat("alasan", "Isi alasan permohonan.")])
    perpanjangan = jenis == JenisPermohonan.PERPANJANGAN
    if perpanjangan and not dimundurkan(t.tenggat, tenggat_baru):
        raise DataDitolak(
            [galat("tenggat_baru", "Isi tenggat baru sesudah tenggat yang sekarang.")]
        )
    permohonan = Permohonan(
        tindak_lanjut=t,
        jenis=jenis,
        tenggat_baru=tenggat_baru if perpanjangan else None,
        alasan=alasan.strip(),
        diminta_oleh=oleh,
    )
    return simpan(permohonan, oleh=oleh, asal=asal)


@transaction.atomic
def setujui(
    *,
    permohonan: Permohonan,
    oleh: Pengguna | None,
    pada: date,
    catatan: str = "",
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Permohonan:
    """Grant a request and carry it out: the tenggat moves, or the task becomes TIDAK_DAPAT.

    Never one's own; TIDAK_DAPAT and a second extension are PIMPINAN's.
    """
    siapa = HakTindakLanjut.untuk(oleh, pada)
    p = _ambil(permohonan, siapa, StatusPermohonan.DISETUJUI, versi)
    _putuskan(p, StatusPermohonan.DISETUJUI, catatan, oleh=oleh, pada=pada, asal=asal)
    if p.tenggat_baru is not None:
        if dimundurkan(p.tindak_lanjut.tenggat, p.tenggat_baru):
            pindahkan_tenggat(
                [p.tindak_lanjut], p.tenggat_baru, alasan=p.alasan, oleh=oleh, asal=asal
            )
        return p
    pindahkan(
        [p.tindak_lanjut],
        tujuan=Status.TIDAK_DAPAT,
        penjaga=lambda _siapa, _t: None,
        isi={},
        oleh=oleh,
        pada=pada,
        versi=None,
        asal=asal,
        alasan=p.alasan,
    )
    return p


@transaction.atomic
def tolak(
    *,
    permohonan: Permohonan,
    catatan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Permohonan:
    """Refuse a request with a note that says what to do instead; never one's own."""
    siapa = HakTindakLanjut.untuk(oleh, pada)
    p = _ambil(permohonan, siapa, StatusPermohonan.DITOLAK, versi)
    if not catatan.strip():
        raise DataDitolak([galat("catatan", "Isi catatan: mengapa ditolak, apa langkahnya.")])
    return _putuskan(p, StatusPermohonan.DITOLAK, catatan, oleh=oleh, pada=pada, asal=asal)


def _ambil(
    permohonan: Permohonan, siapa: HakTindakLanjut, tujuan: StatusPermohonan, versi: int | None
) -> Permohonan:
    """The request and its task as stored now, locked, judged for right and state."""
    t = ambil(permohonan.tindak_lanjut, None)
    p = Permohonan.objects.select_for_update().get(pk=permohonan.pk)
    p.tindak_lanjut = t
    cocokkan_versi(p, versi)
    pastikan_memutuskan(siapa, p)
    if tujuan not in TRANSISI_PERMOHONAN[StatusPermohonan(p.status)]:
        raise TransisiDitolak(
            f"Permohonan ini sudah {StatusPermohonan(p.status).label.lower()}. "
            "Muat ulang halaman untuk melihat keputusannya."
        )
    return p


def _putuskan(
    p: Permohonan,
    status: StatusPermohonan,
    catatan: str,
    *,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal,
) -> Permohonan:
    p.status, p.catatan = status, catatan.strip()
    p.diputus_oleh, p.diputus_pada = oleh, pada
    return simpan(p, oleh=oleh, asal=asal)
