"""What a reminder says, in one sentence; the same in the mail, the bell and the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inti.tanggal import format_tanggal_hari
from notifikasi.pilihan import BARU, BERUBAH
from notifikasi.rencana import MINGGUAN

if TYPE_CHECKING:
    from datetime import date

    from inti.tanggal import Kalender

# What the button of a mail says, by kind of item.
TOMBOL: Final = {
    "tindak_lanjut": "Buka dan laporkan",
    "verifikasi_tindak_lanjut": "Periksa hasilnya",
    "permohonan": "Putuskan permohonan",
    "tonggak": "Buka dan lampirkan bukti",
    "verifikasi_tonggak": "Periksa buktinya",
    "renaksi": "Buka rencana aksi",
    "penutupan_triwulan": "Isi realisasi",
    "laporan_triwulan": "Buka laporan",
}
TOMBOL_BAKU: Final = "Buka"


def label_jenis(jenis: str) -> str:
    """Return the word people read for a rung: ``eskalasi-1`` → ``Naik ke Koordinator``."""
    return {
        BARU: "Tugas baru",
        BERUBAH: "Tenggat berubah",
        MINGGUAN: "Pengingat mingguan",
        "eskalasi-1": "Naik ke Koordinator",
        "eskalasi-2": "Masuk ringkasan Asdep",
        "ringkasan": "Ringkasan harian",
        "kabar": "Kabar tugas baru",
        "H": "Hari H",
    }.get(jenis, jenis)


def jarak_tenggat(tenggat: date, pada: date, kalender: Kalender) -> str:
    """Say how far a tenggat is: ``jatuh tempo hari ini``, ``terlambat 8 hari``.

    Until the next working day after a tenggat on a holiday an item is not late (1.7).
    """
    hari = (tenggat - pada).days
    if hari == 0:
        return "jatuh tempo hari ini"
    if hari == 1:
        return f"jatuh tempo besok, {format_tanggal_hari(tenggat)}"
    if hari > 0:
        kerja = _hari_kerja(pada, tenggat, kalender)
        lagi = f"dalam {kerja} hari kerja" if kerja else f"dalam {hari} hari"
        return f"jatuh tempo {lagi}, {format_tanggal_hari(tenggat)}"
    if tenggat > kalender.ambang_terlambat(pada):
        return f"jatuh tempo pada hari libur, {format_tanggal_hari(tenggat)}"
    return f"terlambat {-hari} hari (tenggat {format_tanggal_hari(tenggat)})"


def _hari_kerja(dari: date, ke: date, kalender: Kalender) -> int:
    """The number of working days in (dari, ke]."""
    n, hari = 0, dari
    while (hari := kalender.hari_kerja_berikut(hari)) <= ke:
        n += 1
    return n


def kalimat(jenis: str, nama: str, tenggat: date, pada: date, kalender: Kalender) -> str:
    """Return the sentence a notice begins with; ``nama`` is the kind and code of the item."""
    jarak = jarak_tenggat(tenggat, pada, kalender)
    if jenis == BARU:
        return f"{nama} kini menjadi tugas Anda dan {jarak}."
    if jenis == BERUBAH:
        return f"Tenggat {nama} berubah menjadi {format_tanggal_hari(tenggat)}."
    if jenis == "eskalasi-1":
        return f"{nama} {jarak} dan kini naik kepada Anda."
    return f"{nama} {jarak}."


def kapital(teks: str) -> str:
    """Raise the first letter only; ``str.capitalize`` would lower the rest."""
    return teks[:1].upper() + teks[1:]
