"""Transitions of a tindak lanjut; one row is a list of one.

Every function takes ``oleh`` (``None`` is the operator's command line), ``pada`` (today), ``versi``
(the version the person saw, by id for many) and refuses with one of ``inti.galat``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, simpan_banyak
from bukti.models import StatusKlaim
from inti.galat import DataDitolak, TransisiDitolak, galat, tolak_bila_ada
from tindaklanjut.izin import (
    HakTindakLanjut,
    pastikan_melapor,
    pastikan_memverifikasi,
    pastikan_mengelola,
)
from tindaklanjut.models import BuktiTindakLanjut, TindakLanjut
from tindaklanjut.pilihan import Prioritas, Status
from tindaklanjut.services.langkah import isian_status, pindahkan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from akun.models import Pengguna
    from inti.galat import Temuan


def _satu(t: TindakLanjut, versi: int | None) -> dict[int, int] | None:
    return None if versi is None else {t.pk: versi}


# What a finished task loses when it is taken up again.
_DIBUKA: dict[str, date | None] = dict.fromkeys(
    ("tanggal_selesai", "diajukan_oleh", "diverifikasi_oleh")
)


# --- BARU | DIKEMBALIKAN → DIKERJAKAN -------------------------------------------------------------


@transaction.atomic
def mulai_banyak(
    *,
    daftar: Sequence[TindakLanjut],
    oleh: Pengguna | None,
    pada: date,
    versi: Mapping[int, int] | None = None,
    asal: Asal = Asal.HALAMAN,
) -> list[TindakLanjut]:
    """Begin work, also on what was returned. For the PIC, the pengawal, KOORDINATOR and above."""

    def penjaga(siapa: HakTindakLanjut, t: TindakLanjut) -> None:
        pastikan_melapor(siapa, t)
        if t.status == Status.SELESAI:
            raise TransisiDitolak(
                "Tindak lanjut ini sudah Selesai. Buka kembali dengan alasan lebih dahulu."
            )

    return pindahkan(
        daftar,
        tujuan=Status.DIKERJAKAN,
        penjaga=penjaga,
        isi={"kabar_terakhir": pada},
        oleh=oleh,
        pada=pada,
        versi=versi,
        asal=asal,
    )


def mulai(
    *,
    tindak_lanjut: TindakLanjut,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> TindakLanjut:
    """``mulai_banyak`` for one."""
    return mulai_banyak(
        daftar=[tindak_lanjut],
        oleh=oleh,
        pada=pada,
        versi=_satu(tindak_lanjut, versi),
        asal=asal,
    )[0]


# --- DIKERJAKAN → MENUNGGU_VERIFIKASI -------------------------------------------------------------


@transaction.atomic
def ajukan_verifikasi(
    *,
    tindak_lanjut: TindakLanjut,
    hasil: str,
    oleh: Pengguna | None,
    pada: date,
    tanggal_selesai: date | None = None,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> TindakLanjut:
    """Submit the result; the days late stand still from ``pada`` on.

    ``tanggal_selesai`` is the day it was done, by default ``pada`` and never after it. A task of
    priority tinggi needs bukti, because without it nobody could accept it.
    """
    selesai = tanggal_selesai or pada

    def penjaga(siapa: HakTindakLanjut, t: TindakLanjut) -> None:
        pastikan_melapor(siapa, t)
        if t.status == Status.DIKERJAKAN:
            tolak_bila_ada(_kurang(t, hasil.strip(), selesai, pada))

    return pindahkan(
        [tindak_lanjut],
        tujuan=Status.MENUNGGU_VERIFIKASI,
        penjaga=penjaga,
        isi={
            "hasil": hasil.strip(),
            "tanggal_selesai": selesai,
            "diajukan_pada": pada,
            "diajukan_oleh": oleh,
            "kabar_terakhir": pada,
        },
        oleh=oleh,
        pada=pada,
        versi=_satu(tindak_lanjut, versi),
        asal=asal,
    )[0]


def _kurang(t: TindakLanjut, hasil: str, selesai: date, pada: date) -> list[Temuan]:
    """What a submission still lacks."""
    temuan = []
    if not hasil:
        temuan.append(galat("hasil", "Isi hasil tindak lanjut sebelum mengajukannya."))
    if selesai > pada:
        temuan.append(galat("tanggal_selesai", "Tanggal selesai belum terjadi."))
    if t.prioritas == Prioritas.TINGGI and not isian_status(t).bukti:
        pesan = "Prioritas tinggi wajib berbukti. Tambahkan bukti, lalu ajukan lagi."
        temuan.append(galat("", pesan))
    return temuan


# --- MENUNGGU_VERIFIKASI → SELESAI | DIKEMBALIKAN -------------------------------------------------


@transaction.atomic
def verifikasi_banyak(
    *,
    daftar: Sequence[TindakLanjut],
    oleh: Pengguna | None,
    pada: date,
    versi: Mapping[int, int] | None = None,
    asal: Asal = Asal.HALAMAN,
) -> list[TindakLanjut]:
    """Accept results and the bukti still to be judged; never one's own submission."""
    baris = pindahkan(
        daftar,
        tujuan=Status.SELESAI,
        penjaga=pastikan_memverifikasi,
        isi={"diverifikasi_oleh": oleh},
        oleh=oleh,
        pada=pada,
        versi=versi,
        asal=asal,
    )
    klaim = [k for t in baris for k in t.bukti.all() if k.status == StatusKlaim.DIAJUKAN]
    for k in klaim:
        k.status, k.diperiksa_oleh = StatusKlaim.DITERIMA, oleh
    kolom = ["status", "diperiksa_oleh"]
    simpan_banyak(BuktiTindakLanjut, baru=[], ubah=klaim, kolom=kolom, oleh=oleh, asal=asal)
    return baris


def verifikasi(
    *,
    tindak_lanjut: TindakLanjut,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> TindakLanjut:
    """``verifikasi_banyak`` for one."""
    return verifikasi_banyak(
        daftar=[tindak_lanjut],
        oleh=oleh,
        pada=pada,
        versi=_satu(tindak_lanjut, versi),
        asal=asal,
    )[0]


@transaction.atomic
def kembalikan(
    *,
    tindak_lanjut: TindakLanjut,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> TindakLanjut:
    """Return a submission with a note that says what is missing."""
    return pindahkan(
        [tindak_lanjut],
        tujuan=Status.DIKEMBALIKAN,
        penjaga=pastikan_memverifikasi,
        isi={"tanggal_selesai": None},
        oleh=oleh,
        pada=pada,
        versi=_satu(tindak_lanjut, versi),
        asal=asal,
        alasan=alasan.strip(),
    )[0]


# --- any open → BATAL · SELESAI → DIKERJAKAN ------------------------------------------------------


@transaction.atomic
def batalkan_banyak(
    *,
    daftar: Sequence[TindakLanjut],
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: Mapping[int, int] | None = None,
    asal: Asal = Asal.HALAMAN,
) -> list[TindakLanjut]:
    """Cancel open tasks with a reason. For KOORDINATOR and above."""
    return pindahkan(
        daftar,
        tujuan=Status.BATAL,
        penjaga=lambda siapa, t: pastikan_mengelola(siapa, t.unit_id),
        isi={},
        oleh=oleh,
        pada=pada,
        versi=versi,
        asal=asal,
        alasan=alasan.strip(),
    )


def batalkan(
    *,
    tindak_lanjut: TindakLanjut,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> TindakLanjut:
    """``batalkan_banyak`` for one."""
    return batalkan_banyak(
        daftar=[tindak_lanjut],
        alasan=alasan,
        oleh=oleh,
        pada=pada,
        versi=_satu(tindak_lanjut, versi),
        asal=asal,
    )[0]


@transaction.atomic
def buka_kembali(
    *,
    tindak_lanjut: TindakLanjut,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    tenggat: date | None = None,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> TindakLanjut:
    """Take a finished task up again, with a reason. For KOORDINATOR and above.

    ``tenggat`` fills the one of a task that never had any; an existing one is moved only by
    ``perpanjang``.
    """
    alasan = alasan.strip()

    def penjaga(siapa: HakTindakLanjut, t: TindakLanjut) -> None:
        pastikan_mengelola(siapa, t.unit_id)
        if t.status != Status.SELESAI:
            raise TransisiDitolak("Hanya tindak lanjut yang Selesai yang dapat dibuka kembali.")
        if not alasan:
            raise DataDitolak([galat("alasan", "Isi alasan membuka kembali tindak lanjut ini.")])
        if t.tenggat is None and tenggat is None:
            raise DataDitolak([galat("tenggat", "Tindak lanjut ini belum bertenggat. Isi.")])

    return pindahkan(
        [tindak_lanjut],
        tujuan=Status.DIKERJAKAN,
        penjaga=penjaga,
        isi=lambda t: _DIBUKA | {"tenggat": t.tenggat or tenggat},
        oleh=oleh,
        pada=pada,
        versi=_satu(tindak_lanjut, versi),
        asal=asal,
        alasan=alasan,
    )[0]
