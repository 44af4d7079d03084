"""Enumerations and fixed words of the ledger (specification 4.2.2)."""

from __future__ import annotations

from typing import Final

from django.db import models

from notifikasi.rencana import Langkah


class StatusPemberitahuan(models.TextChoices):
    """Where a planned notice stands; every row ends in one of the last five.

    Back to ANTRE lead: DIGANTIKAN, valid again (a tenggat moved away and back); DIGABUNG, when the
    ringkasan that held it was replaced before it left; GAGAL, "kirim ulang"; and DIKIRIM, when its
    lease expired or the attempt failed for the moment.
    """

    ANTRE = "antre", "Antre"
    DIKIRIM = "dikirim", "Sedang dikirim"
    TERKIRIM = "terkirim", "Terkirim"
    DIGABUNG = "digabung", "Digabung dalam ringkasan"
    DIGANTIKAN = "digantikan", "Digantikan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    GAGAL = "gagal", "Gagal"


class Saluran(models.TextChoices):
    """The way a notice takes."""

    SUREL = "surel", "Surel"
    APLIKASI = "aplikasi", "Aplikasi"
    GRUP = "grup", "Grup"
    SURAT = "surat", "Nota dinas"


class LangkahAturan(models.TextChoices):
    """Kinds of rungs, as the rule table offers them."""

    SEBELUM = Langkah.SEBELUM.value, "Hari kerja sebelum tenggat"
    SESUDAH = Langkah.SESUDAH.value, "Hari kerja sesudah tenggat"
    MINGGUAN = Langkah.MINGGUAN.value, "Setiap minggu sesudahnya"
    ESKALASI_1 = Langkah.ESKALASI_1.value, "Naik ke Koordinator"
    ESKALASI_2 = Langkah.ESKALASI_2.value, "Masuk ringkasan Asdep"


# What the ledger itself makes, beside the rungs.
BARU: Final = "baru"
"""An item is yours from now on."""
BERUBAH: Final = "berubah"
"""Its tenggat moved."""
RINGKASAN: Final = "ringkasan"
"""The digest of a person on a working day, and its kind of sasaran."""
KABAR: Final = "kabar"
"""One mail for all new and moved items of a person that came together."""

# Reasons a row ends with; people read them in Kotak keluar.
JADWAL_BERUBAH: Final = "jadwal berubah"
TANPA_PENERIMA: Final = "tanpa penerima"
TANPA_SUREL: Final = "penerima tidak mempunyai alamat surel"
KOSONG: Final = "tidak ada yang perlu diingatkan"


class StatusKiriman(models.TextChoices):
    """What became of something a PIC outside sent."""

    MENUNGGU = "menunggu", "Menunggu"
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Ditolak"


KIRIMAN: Final = "kiriman_luar"
"""The kind of item a thing sent by a PIC outside is, until somebody has looked at it."""
SALINAN: Final = "salinan"
"""The copy of it for who sent it."""
