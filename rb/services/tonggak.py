"""The way of a tonggak: submitted, returned, disahkan, failed, cancelled, reopened (1.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from akun.dasar import Asal, simpan
from akun.kunci import pastikan_terbuka, triwulan_terkunci
from bukti.models import StatusKlaim
from inti.galat import DataDitolak, galat
from inti.tanggal import format_tanggal
from inti.triwulan import triwulan_dari
from rb import izin
from rb.models import TERBUKA, Status, Tonggak
from rb.penghitungan import dihitung_sejak
from rb.services.dasar import ambil_tonggak, pastikan_status, wajib
from rb.services.klaim import buat_klaim, nilai_klaim

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from akun.models import Pengguna
    from bukti.models import Bukti

# DISAHKAN → DIAJUKAN is in TRANSISI too, but only through ``buka_kembali_tonggak``.
DAPAT_DIAJUKAN: Final = frozenset({Status.BELUM, Status.DIKEMBALIKAN})


def catat_selesai_tonggak(
    *,
    tonggak: Tonggak,
    tanggal_selesai: date | None,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Tonggak:
    """Note that the work is done while its bukti is still missing; ``None`` takes it back."""
    with transaction.atomic():
        kini = ambil_tonggak(tonggak, versi)
        izin.pastikan_boleh_mengajukan(oleh, kini, pada)
        pastikan_status(kini, DAPAT_DIAJUKAN, "ditandai terlaksana")
        _pastikan_sudah_terjadi(tanggal_selesai, pada)
        kini.tanggal_selesai = tanggal_selesai
        return simpan(kini, oleh=oleh, asal=asal)


def ajukan_tonggak(
    *,
    tonggak: Tonggak,
    oleh: Pengguna | None,
    pada: date,
    bukti: Sequence[Bukti] = (),
    tanggal_selesai: date | None = None,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Tonggak:
    """Submit a tonggak for verification with the bukti claimed so far and those given.

    ``tanggal_selesai`` is by default the latest tanggal bukti, and never after today (1.4).
    """
    with transaction.atomic():
        kini = ambil_tonggak(tonggak, versi)
        izin.pastikan_boleh_mengajukan(oleh, kini, pada)
        pastikan_status(kini, DAPAT_DIAJUKAN, "diajukan")
        buat_klaim(kini, bukti, oleh=oleh, asal=asal)
        berlaku = list(
            kini.bukti.exclude(status=StatusKlaim.DITOLAK).values_list("bukti__tanggal", flat=True)
        )
        if not berlaku:
            raise DataDitolak(
                [galat("bukti", "Lampirkan sedikitnya satu bukti dukung sebelum mengajukan.")]
            )
        terakhir = max((t for t in berlaku if t is not None), default=kini.tanggal_selesai)
        kini.tanggal_selesai = tanggal_selesai or terakhir
        if kini.tanggal_selesai is None:
            raise DataDitolak(
                [galat("tanggal_selesai", "Isi tanggal selesai: tidak ada bukti yang bertanggal.")]
            )
        _pastikan_sudah_terjadi(kini.tanggal_selesai, pada)
        kini.status = Status.DIAJUKAN
        kini.diajukan_pada, kini.diajukan_oleh = pada, oleh
        kini.alasan = ""
        return simpan(kini, oleh=oleh, asal=asal)


def kembalikan_tonggak(
    *,
    tonggak: Tonggak,
    catatan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Tonggak:
    """Send a submitted tonggak back with a note that says what is missing."""
    with transaction.atomic():
        kini = ambil_tonggak(tonggak, versi)
        izin.pastikan_boleh_mengesahkan(oleh, kini, pada)
        pastikan_status(kini, {Status.DIAJUKAN}, "dikembalikan")
        kini.alasan = wajib("catatan", catatan, "Tulis apa yang harus diperbaiki PIC.")
        kini.status = Status.DIKEMBALIKAN
        return simpan(kini, oleh=oleh, asal=asal, alasan=kini.alasan)


def sahkan_tonggak(
    *,
    tonggak: Tonggak,
    oleh: Pengguna | None,
    pada: date,
    terima_sisa: bool = False,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Tonggak:
    """Confirm a submitted tonggak; from then on it counts.

    ``terima_sisa`` accepts the claims that nobody has judged yet in the same step; without one
    accepted claim nothing is confirmed. It counts from the later of ``tanggal_selesai`` and the
    first open quarter (1.7), whose lock is taken here.
    """
    with transaction.atomic():
        kini = ambil_tonggak(tonggak, versi)
        izin.pastikan_boleh_mengesahkan(oleh, kini, pada)
        pastikan_status(kini, {Status.DIAJUKAN}, "disahkan")
        klaim = list(kini.bukti.exclude(status=StatusKlaim.DITOLAK))
        if terima_sisa:
            for k in klaim:
                if k.status == StatusKlaim.DIAJUKAN:
                    nilai_klaim(k, StatusKlaim.DITERIMA, oleh=oleh, pada=pada, asal=asal)
        if all(k.status != StatusKlaim.DITERIMA for k in klaim):
            raise DataDitolak(
                [galat("bukti", "Terima sedikitnya satu bukti dukung sebelum mengesahkan.")]
            )
        if kini.tanggal_selesai is None:
            raise DataDitolak(
                [galat("tanggal_selesai", "Tanggal selesai belum diisi. Kembalikan kepada PIC.")]
            )
        unit = kini.renaksi_rb.unit
        sejak = dihitung_sejak(kini.tanggal_selesai, triwulan_terkunci(unit.pk))
        tahun, triwulan = triwulan_dari(sejak)
        pastikan_terbuka(unit=unit, tahun=tahun, triwulan=triwulan)
        kini.status = Status.DISAHKAN
        kini.dihitung_sejak = sejak
        kini.disahkan_pada, kini.disahkan_oleh = pada, oleh
        return simpan(kini, oleh=oleh, asal=asal)


def gagalkan_tonggak(
    *,
    tonggak: Tonggak,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Tonggak:
    """Declare an open tonggak failed; it stays in the denominator and uses up the tolerance."""
    with transaction.atomic():
        kini = ambil_tonggak(tonggak, versi)
        izin.pastikan_boleh_menyusun(oleh, kini.renaksi_rb.unit_id, pada)
        pastikan_status(kini, TERBUKA, "dinyatakan gagal")
        kini.alasan = wajib("alasan", alasan, "Tulis sebab tonggak ini gagal.")
        kini.status = Status.GAGAL
        return simpan(kini, oleh=oleh, asal=asal, alasan=kini.alasan)


def batalkan_tonggak(
    *,
    tonggak: Tonggak,
    alasan: str,
    nomor_revisi: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Tonggak:
    """Cancel an open tonggak with the number of the revision; it leaves the denominator."""
    with transaction.atomic():
        kini = ambil_tonggak(tonggak, versi)
        izin.pastikan_boleh_menyusun(oleh, kini.renaksi_rb.unit_id, pada)
        pastikan_status(kini, TERBUKA, "dibatalkan")
        kini.alasan = wajib("alasan", alasan, "Tulis alasan pembatalan.")
        kini.nomor_revisi = wajib(
            "nomor_revisi", nomor_revisi, "Isi nomor revisi rencana aksi RB yang menghapusnya."
        )
        kini.status = Status.BATAL
        return simpan(kini, oleh=oleh, asal=asal, alasan=kini.alasan)


def buka_kembali_tonggak(
    *,
    tonggak: Tonggak,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Tonggak:
    """Take a pengesahan back while the quarter that counts it is open; the reason is in history."""
    with transaction.atomic():
        kini = ambil_tonggak(tonggak, versi)
        izin.pastikan_boleh_menyusun(oleh, kini.renaksi_rb.unit_id, pada)
        pastikan_status(kini, {Status.DISAHKAN}, "dibuka kembali")
        isi = wajib("alasan", alasan, "Tulis alasan membuka kembali tonggak ini.")
        if kini.dihitung_sejak is not None:
            tahun, triwulan = triwulan_dari(kini.dihitung_sejak)
            pastikan_terbuka(unit=kini.renaksi_rb.unit, tahun=tahun, triwulan=triwulan)
        kini.status = Status.DIAJUKAN
        kini.dihitung_sejak = kini.disahkan_pada = kini.disahkan_oleh = None
        return simpan(kini, oleh=oleh, asal=asal, alasan=isi)


def _pastikan_sudah_terjadi(tanggal_selesai: date | None, pada: date) -> None:
    if tanggal_selesai is not None and tanggal_selesai > pada:
        raise DataDitolak(
            [
                galat(
                    "tanggal_selesai",
                    f"Tanggal selesai tidak boleh sesudah hari pengajuan, {format_tanggal(pada)}.",
                    format_tanggal(tanggal_selesai),
                )
            ]
        )
