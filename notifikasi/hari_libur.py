"""Writes of the holiday table, which all units share: an ADMIN of a topmost unit keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, cocokkan_versi, hapus_tautan, simpan
from akun.services import admin_puncak
from inti.galat import IzinDitolak
from notifikasi.kalender import isi_hari_libur
from notifikasi.models import HariLibur

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna


def pastikan_penjaga(oleh: Pengguna | None, pada: date) -> None:
    """Raise ``IzinDitolak`` unless the person keeps what all units share."""
    if oleh is not None and not admin_puncak(oleh, pada):
        raise IzinDitolak(
            "Hari libur berlaku untuk semua unit. Hanya Admin unit paling atas yang boleh "
            "mengubahnya; mintalah kepadanya."
        )


def simpan_libur(
    *,
    libur: HariLibur | None,
    tanggal: date,
    nama: str,
    jenis: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
) -> HariLibur:
    """Add a free day or change one; what somebody typed is no estimate any more."""
    pastikan_penjaga(oleh, pada)
    libur = libur or HariLibur()
    if libur.pk is not None:
        cocokkan_versi(libur, versi)
    libur.tanggal, libur.nama, libur.jenis = tanggal, nama, jenis
    libur.perkiraan, libur.sumber = False, "diisi Admin"
    with transaction.atomic():
        return simpan(libur, oleh=oleh)


def hapus_libur(
    *, libur: HariLibur, oleh: Pengguna | None, pada: date, versi: int | None = None
) -> None:
    """Make a day a working day again; filling in the year does not bring it back."""
    pastikan_penjaga(oleh, pada)
    cocokkan_versi(libur, versi)
    with transaction.atomic():
        hapus_tautan([libur], oleh=oleh, asal=Asal.HALAMAN)


def isi_tahun(*, tahun: int, oleh: Pengguna | None, pada: date) -> int:
    """Add the national holidays and cuti bersama of a year; return how many are new."""
    pastikan_penjaga(oleh, pada)
    return isi_hari_libur(tahun=tahun, oleh=oleh)
