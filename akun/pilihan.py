"""Roles and actions: the vocabulary of rights (specification 5.1)."""

from __future__ import annotations

from django.db import models


class Peran(models.TextChoices):
    """Role of a person in a unit; it reaches the unit and all units below."""

    PENGAMAT = "pengamat", "Pengamat"
    TIM = "tim", "Tim"
    KOORDINATOR = "koordinator", "Koordinator"
    PIMPINAN = "pimpinan", "Pimpinan (Asdep)"
    PENGELOLA = "pengelola", "Pengelola kinerja"
    ADMIN = "admin", "Admin"


class Tindakan(models.TextChoices):
    """Something a role may do in a unit."""

    BACA = "baca", "melihat data unit"
    CATAT = "catat", "mencatat rapat, hasil, dan kendala"
    ISI_REALISASI = "isi_realisasi", "mengisi realisasi, komponen, narasi, dan survei"
    LAPOR_MILIK = "lapor_milik", "melaporkan kemajuan dan bukti yang menjadi tanggung jawabnya"
    KELOLA_TINDAK_LANJUT = "kelola_tindak_lanjut", "mengatur PIC, tenggat, dan status tindak lanjut"
    KELOLA_RENAKSI = "kelola_renaksi", "membuat dan mengubah rencana aksi, topik, dan tahapan"
    VERIFIKASI = "verifikasi", "memverifikasi bukti dan hasil"
    PERIKSA_LAPORAN = "periksa_laporan", "memeriksa laporan triwulan"
    PUTUSKAN = "putuskan", "memutuskan permohonan dan perpanjangan kedua"
    FINALKAN = "finalkan", "mengunci dan membuka laporan triwulan"
    KELOLA_KINERJA = "kelola_kinerja", "menyusun PK, IKU, target, dan tonggak serta mengimpor"
    KELOLA_AKUN = "kelola_akun", "mengatur pengguna, unit, dan peran"


_SEMUA = frozenset(Peran)
_PENGISI = _SEMUA - {Peran.PENGAMAT, Peran.ADMIN}
_PENGARAH = frozenset({Peran.KOORDINATOR, Peran.PIMPINAN, Peran.PENGELOLA})

HAK: dict[Tindakan, frozenset[Peran]] = {
    Tindakan.BACA: _SEMUA,
    Tindakan.CATAT: _PENGISI,
    Tindakan.ISI_REALISASI: _PENGISI,
    Tindakan.LAPOR_MILIK: _PENGISI,
    Tindakan.KELOLA_TINDAK_LANJUT: _PENGARAH,
    Tindakan.KELOLA_RENAKSI: _PENGARAH,
    Tindakan.VERIFIKASI: _PENGARAH,
    Tindakan.PERIKSA_LAPORAN: _PENGARAH,
    Tindakan.PUTUSKAN: frozenset({Peran.PIMPINAN}),
    Tindakan.FINALKAN: frozenset({Peran.PIMPINAN}),
    Tindakan.KELOLA_KINERJA: frozenset({Peran.PENGELOLA}),
    Tindakan.KELOLA_AKUN: frozenset({Peran.ADMIN}),
}
