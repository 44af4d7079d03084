"""Beranda of the Koordinator: what to verify, what is late and due, what to chase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laporan.beranda.antrean import menunggu_verifikasi, minggu_ini, saya_tunggu, semua_terlambat
from laporan.beranda.butir import BagianKalimat
from laporan.beranda.celah import Celah, celah_data
from laporan.beranda.terlambat import Terlambat, per_pic

if TYPE_CHECKING:
    from akun.models import Pengguna
    from akun.periode import Periode
    from laporan.beranda.butir import Daftar, Sudut


@dataclass(frozen=True, slots=True)
class BerandaKoordinator:
    """Everything the page shows."""

    judul: tuple[BagianKalimat, ...]
    verifikasi: Daftar
    diajukan_sendiri: int
    """Submitted by the person: only others may verify them."""
    terlambat: Terlambat
    minggu_ini: Daftar
    saya_tunggu: Daftar
    celah: tuple[Celah, ...] | None
    """What the data of the unit lacks; ``None`` but for PENGELOLA."""


def susun_koordinator(
    *, periode: Periode, pengguna: Pengguna, sudut: Sudut, mewakili: bool, celah: bool
) -> BerandaKoordinator:
    """Return the page. ``mewakili``: the person is KOORDINATOR, so what lacks a pengawal is theirs.

    ``celah`` adds what the data lacks, which PENGELOLA looks after.
    """
    unit_id = periode.unit.pk
    verifikasi, sendiri = menunggu_verifikasi(unit_id, pengguna, sudut)
    terlambat = per_pic(semua_terlambat(unit_id, sudut))
    minggu = minggu_ini(unit_id, sudut)
    daftar_celah = celah_data(periode, sudut.pada) if celah else None
    return BerandaKoordinator(
        judul=_kalimat(verifikasi.jumlah, terlambat.jumlah, minggu.jumlah, daftar_celah),
        verifikasi=verifikasi,
        diajukan_sendiri=sendiri,
        terlambat=terlambat,
        minggu_ini=minggu,
        saya_tunggu=saya_tunggu(unit_id, pengguna, sudut, mewakili=mewakili),
        celah=daftar_celah,
    )


def _kalimat(
    verifikasi: int, terlambat: int, minggu: int, celah: tuple[Celah, ...] | None
) -> tuple[BagianKalimat, ...]:
    if not (verifikasi or terlambat or minggu or celah):
        return (BagianKalimat("Tidak ada yang menunggu Anda. Semua berada dalam tenggat."),)
    bagian = [
        BagianKalimat(
            f"{verifikasi} menunggu verifikasi Anda."
            if verifikasi
            else "Tidak ada yang menunggu verifikasi Anda."
        )
    ]
    if terlambat:
        bagian.append(BagianKalimat(f"{terlambat} pekerjaan terlambat.", telat=True))
    if minggu:
        bagian.append(BagianKalimat(f"{minggu} jatuh tempo minggu ini."))
    if celah:
        bagian.append(BagianKalimat(f"{len(celah)} hal pada data perlu dilengkapi."))
    return tuple(bagian)
