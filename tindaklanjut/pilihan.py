"""Enumerations and transition tables of rapat, kendala and tindak lanjut (specification 1.7)."""

from __future__ import annotations

from django.db import models


class JenisRapat(models.TextChoices):
    """Kind of a coordination event."""

    RAKOR = "rakor", "Rapat koordinasi"
    PEMBAHASAN = "pembahasan", "Rapat pembahasan"
    MONITORING = "monitoring", "Monitoring"
    KUNJUNGAN_KERJA = "kunjungan_kerja", "Kunjungan kerja"
    AUDIENSI = "audiensi", "Audiensi"
    SOSIALISASI = "sosialisasi", "Sosialisasi"
    LOKAKARYA = "lokakarya", "Lokakarya"
    LAINNYA = "lainnya", "Lainnya"


class StatusRapat(models.TextChoices):
    """Status of a rapat."""

    DRAF = "draf", "Draf"
    SELESAI = "selesai", "Selesai"


TRANSISI_RAPAT: dict[StatusRapat, frozenset[StatusRapat]] = {
    StatusRapat.DRAF: frozenset({StatusRapat.SELESAI}),
    StatusRapat.SELESAI: frozenset({StatusRapat.DRAF}),
}


class JenisHasil(models.TextChoices):
    """Kind of a hasil rapat."""

    KESIMPULAN = "kesimpulan", "Kesimpulan"
    KEPUTUSAN = "keputusan", "Keputusan"
    REKOMENDASI = "rekomendasi", "Rekomendasi"
    ARAHAN = "arahan", "Arahan"


class Disposisi(models.TextChoices):
    """What a rapat decides about a task of an earlier one."""

    SELESAI = "selesai", "Selesai"
    LANJUT = "lanjut", "Lanjut"
    ESKALASI = "eskalasi", "Eskalasi"
    BATAL = "batal", "Batal"


class StatusKendala(models.TextChoices):
    """Status of a kendala."""

    TERBUKA = "terbuka", "Terbuka"
    SELESAI = "selesai", "Selesai"


TRANSISI_KENDALA: dict[StatusKendala, frozenset[StatusKendala]] = {
    StatusKendala.TERBUKA: frozenset({StatusKendala.SELESAI}),
    StatusKendala.SELESAI: frozenset({StatusKendala.TERBUKA}),
}


class Prioritas(models.TextChoices):
    """How urgent a tindak lanjut is; tinggi needs bukti to be finished."""

    RENDAH = "rendah", "Rendah"
    SEDANG = "sedang", "Sedang"
    TINGGI = "tinggi", "Tinggi"


class Status(models.TextChoices):
    """Status of a tindak lanjut."""

    BARU = "baru", "Baru"
    DIKERJAKAN = "dikerjakan", "Dikerjakan"
    MENUNGGU_VERIFIKASI = "menunggu_verifikasi", "Menunggu verifikasi"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    SELESAI = "selesai", "Selesai"
    BATAL = "batal", "Batal"
    TIDAK_DAPAT = "tidak_dapat", "Tidak dapat ditindaklanjuti"


TERBUKA = (Status.BARU, Status.DIKERJAKAN, Status.MENUNGGU_VERIFIKASI, Status.DIKEMBALIKAN)
# Still the PIC's turn: only these can be late.
GILIRAN_PIC = (Status.BARU, Status.DIKERJAKAN, Status.DIKEMBALIKAN)

TRANSISI: dict[Status, frozenset[Status]] = {
    Status.BARU: frozenset({Status.DIKERJAKAN, Status.BATAL, Status.TIDAK_DAPAT}),
    Status.DIKERJAKAN: frozenset({Status.MENUNGGU_VERIFIKASI, Status.BATAL, Status.TIDAK_DAPAT}),
    Status.MENUNGGU_VERIFIKASI: frozenset(
        {Status.SELESAI, Status.DIKEMBALIKAN, Status.BATAL, Status.TIDAK_DAPAT}
    ),
    Status.DIKEMBALIKAN: frozenset({Status.DIKERJAKAN, Status.BATAL, Status.TIDAK_DAPAT}),
    Status.SELESAI: frozenset({Status.DIKERJAKAN}),
    Status.BATAL: frozenset(),
    Status.TIDAK_DAPAT: frozenset(),
}


class PeranPIC(models.TextChoices):
    """A tindak lanjut has one utama; all others are pendukung."""

    UTAMA = "utama", "Utama"
    PENDUKUNG = "pendukung", "Pendukung"


class JenisPermohonan(models.TextChoices):
    """What a PIC asks for."""

    PERPANJANGAN = "perpanjangan", "Perpanjangan tenggat"
    TIDAK_DAPAT = "tidak_dapat", "Tidak dapat ditindaklanjuti"


class StatusPermohonan(models.TextChoices):
    """Status of a permohonan; while DIMINTA the reminder ladder rests."""

    DIMINTA = "diminta", "Diminta"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"


TRANSISI_PERMOHONAN: dict[StatusPermohonan, frozenset[StatusPermohonan]] = {
    StatusPermohonan.DIMINTA: frozenset({StatusPermohonan.DISETUJUI, StatusPermohonan.DITOLAK}),
    StatusPermohonan.DISETUJUI: frozenset(),
    StatusPermohonan.DITOLAK: frozenset(),
}


class JenisLampiran(models.TextChoices):
    """Attachment of a rapat; the first three make it complete."""

    UNDANGAN = "undangan", "Undangan"
    NOTULA = "notula", "Notula"
    DAFTAR_HADIR = "daftar_hadir", "Daftar hadir"
    LAINNYA = "lainnya", "Lainnya"
