"""Enumerations of kinerja; values are those of ``kinerja.hitung``."""

from __future__ import annotations

from django.db import models


class Arah(models.TextChoices):
    """Which side of the target is good."""

    NAIK = "naik", "Naik"
    TURUN = "turun", "Turun"
    RENTANG = "rentang", "Rentang"


class RumusTurun(models.TextChoices):
    """How a falling indicator is computed; stored with the IKU, never inferred."""

    DUA_KURANG = "2-r/t", "2 − R/T"
    BALIK = "t/r", "T/R"


class CaraHitung(models.TextChoices):
    """Where the realisasi of an IKU comes from."""

    LANGSUNG = "langsung", "Langsung"
    RASIO = "rasio", "Rasio"
    INDEKS = "indeks", "Indeks"
    TAHAPAN = "tahapan", "Tahapan"
    TONGGAK = "tonggak", "Tonggak"


TERHITUNG = frozenset({CaraHitung.TAHAPAN, CaraHitung.TONGGAK})


class Akumulasi(models.TextChoices):
    """What the figure of a quarter means."""

    POSISI = "posisi", "Posisi"
    KUMULATIF = "kumulatif", "Kumulatif"
    JUMLAH = "jumlah", "Jumlah"


class Keadaan(models.TextChoices):
    """State of a realisasi: "no value" is never 0."""

    TERUKUR = "terukur", "Terukur"
    BELUM_TERUKUR = "belum_terukur", "Belum terukur"
    TIDAK_ADA_TARGET = "tidak_ada_target", "Tidak ada target"
    PERIODE_LALU = "periode_lalu", "Periode lalu"


class Sifat(models.TextChoices):
    """How final a realisasi is."""

    TETAP = "tetap", "Tetap"
    SEMENTARA = "sementara", "Sementara"
    PROYEKSI = "proyeksi", "Proyeksi"


class Sisi(models.TextChoices):
    """Side of a ratio a komponen stands on."""

    PEMBILANG = "pembilang", "Pembilang"
    PENYEBUT = "penyebut", "Penyebut"
    KEDUANYA = "keduanya", "Keduanya"


class Bagian(models.TextChoices):
    """Section of the report a narasi belongs to."""

    LATAR = "latar", "Latar belakang"
    ANALISIS = "analisis", "Analisis"
    EFISIENSI = "efisiensi", "Efisiensi"
    UPAYA_LAIN = "upaya_lain", "Upaya lain"
