"""Set the letter of a report and the number pattern of a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, cocokkan_versi, simpan
from akun.izin import pastikan
from akun.kunci import pastikan_terbuka
from akun.pilihan import Tindakan
from laporan.models import LaporanTriwulan, PolaNomor
from laporan.services.dasar import ambil_laporan

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna, UnitKerja
    from laporan.konten import Surat


@transaction.atomic
def atur_surat(
    *,
    unit: UnitKerja,
    tahun: int,
    triwulan: int,
    surat: Surat,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> LaporanTriwulan:
    """Set number, date, addressee, reference and signatory; the pattern stays that of the unit.

    Raises ``IzinDitolak``, ``TriwulanTerkunci``, ``VersiBerubah`` or ``DataDitolak``.
    """
    pastikan(oleh, Tindakan.PERIKSA_LAPORAN, unit, pada)
    pastikan_terbuka(unit=unit, tahun=tahun, triwulan=triwulan)
    laporan = ambil_laporan(unit, tahun, triwulan, versi)
    laporan.nomor = surat.nomor.strip()
    laporan.tanggal = surat.tanggal
    laporan.yth = surat.yth.strip()
    laporan.rujukan = surat.rujukan.strip()
    laporan.jabatan = surat.jabatan.strip()
    laporan.penanda_tangan = surat.nama.strip()
    return simpan(laporan, oleh=oleh, asal=asal)


@transaction.atomic
def atur_pola_nomor(
    *,
    unit: UnitKerja,
    pola: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> PolaNomor:
    """Set how the letters of the unit are numbered. Raises ``IzinDitolak`` or ``DataDitolak``."""
    pastikan(oleh, Tindakan.KELOLA_KINERJA, unit, pada)
    baris = PolaNomor.objects.select_for_update().filter(unit=unit).first() or PolaNomor(unit=unit)
    cocokkan_versi(baris, versi)
    baris.pola = pola.strip()
    return simpan(baris, oleh=oleh, asal=asal)
