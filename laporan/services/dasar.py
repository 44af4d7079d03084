"""What the services of the report share: the row under lock, its status, its letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.dasar import cocokkan_versi
from akun.models import KunciTriwulan
from inti.galat import DataDitolak, TransisiDitolak, galat
from laporan.konten import Surat
from laporan.konten.surat import POLA_BAKU
from laporan.models import LaporanTriwulan, PolaNomor
from laporan.pilihan import TRANSISI, Status

if TYPE_CHECKING:
    from datetime import date

    from akun.models import UnitKerja


def baca_laporan(unit: UnitKerja, tahun: int, triwulan: int) -> LaporanTriwulan:
    """Return the stored report, or a new draft that is not stored yet."""
    ada = LaporanTriwulan.objects.filter(unit=unit, tahun=tahun, triwulan=triwulan).first()
    return ada or LaporanTriwulan(unit=unit, tahun=tahun, triwulan=triwulan)


def ambil_kunci(unit: UnitKerja, tahun: int, triwulan: int) -> KunciTriwulan:
    """Take the lock row of the quarter: writers of its facts and its closing take turns."""
    KunciTriwulan.objects.get_or_create(unit=unit, tahun=tahun, triwulan=triwulan)
    return KunciTriwulan.objects.select_for_update().get(unit=unit, tahun=tahun, triwulan=triwulan)


def ambil_laporan(
    unit: UnitKerja, tahun: int, triwulan: int, versi: int | None = None
) -> LaporanTriwulan:
    """Return the report as stored now, its row taken. Raises ``VersiBerubah``."""
    ada = (
        LaporanTriwulan.objects.select_for_update()
        .filter(unit=unit, tahun=tahun, triwulan=triwulan)
        .first()
    )
    laporan = ada or LaporanTriwulan(unit=unit, tahun=tahun, triwulan=triwulan)
    cocokkan_versi(laporan, versi)
    return laporan


def pindah(laporan: LaporanTriwulan, *, dari: Status, ke: Status) -> None:
    """Set the next status. Raises ``TransisiDitolak`` when the report is not where it starts."""
    if laporan.status != dari or ke not in TRANSISI[dari]:
        raise TransisiDitolak(
            f"Laporan berstatus {Status(laporan.status).label}, bukan {dari.label}. "
            "Muat ulang halaman untuk melihat keadaan terkini."
        )
    laporan.status = ke


def wajib_alasan(alasan: str) -> str:
    """Return the reason without outer blanks. Raises ``DataDitolak`` when nothing is left."""
    rapi = alasan.strip()
    if not rapi:
        raise DataDitolak([galat("alasan", "Tulis alasannya.")])
    return rapi


def pola_nomor(unit: UnitKerja) -> str:
    """Return the number pattern of the unit."""
    pola = PolaNomor.objects.filter(unit=unit).values_list("pola", flat=True).first()
    return pola or POLA_BAKU


def surat_laporan(laporan: LaporanTriwulan, *, pada: date) -> Surat:
    """Return the letter of a report; without a date of its own it bears that of ``pada``."""
    return Surat(
        tanggal=laporan.tanggal or pada,
        nomor=laporan.nomor,
        pola=pola_nomor(laporan.unit),
        yth=laporan.yth,
        rujukan=laporan.rujukan,
        jabatan=laporan.jabatan,
        nama=laporan.penanda_tangan,
    )
