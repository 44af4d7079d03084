"""Writes of institutions, which all units share, and of the contacts each unit keeps there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun import izin
from akun.dasar import Asal, cocokkan_versi, hapus_tautan, simpan
from akun.models import Instansi, Narahubung
from akun.pilihan import Tindakan
from inti.galat import IzinDitolak

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna, UnitKerja


def simpan_instansi(
    *,
    instansi: Instansi | None,
    nama: str,
    alamat: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
) -> Instansi:
    """Create an institution or correct it; an ADMIN of any unit may."""
    if oleh is not None and not izin.hak(oleh, pada).unit_untuk(Tindakan.KELOLA_AKUN):
        raise IzinDitolak("Hanya Admin yang boleh mengubah daftar instansi. Mintalah kepadanya.")
    instansi = instansi or Instansi()
    if instansi.pk is not None:
        cocokkan_versi(instansi, versi)
    instansi.nama, instansi.alamat = nama, alamat
    with transaction.atomic():
        return simpan(instansi, oleh=oleh)


def simpan_narahubung(
    *,
    narahubung: Narahubung | None,
    instansi: Instansi,
    unit: UnitKerja,
    jabatan: str,
    surel: str,
    telepon: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
) -> Narahubung:
    """Create or change a contact; ``instansi`` and ``unit`` count only for a new one."""
    orang = narahubung or Narahubung(instansi=instansi, unit=unit)
    izin.pastikan(oleh, Tindakan.KELOLA_AKUN, orang.unit, pada)
    if orang.pk is not None:
        cocokkan_versi(orang, versi)
    orang.jabatan, orang.surel, orang.telepon = jabatan, surel, telepon
    with transaction.atomic():
        return simpan(orang, oleh=oleh)


def hapus_narahubung(
    *, narahubung: Narahubung, oleh: Pengguna | None, pada: date, versi: int | None = None
) -> None:
    """Remove a contact; the history keeps it."""
    izin.pastikan(oleh, Tindakan.KELOLA_AKUN, narahubung.unit, pada)
    cocokkan_versi(narahubung, versi)
    with transaction.atomic():
        hapus_tautan([narahubung], oleh=oleh, asal=Asal.HALAMAN)
