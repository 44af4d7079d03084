"""Enumerations and the transition table of the quarterly report (specification 1.7)."""

from __future__ import annotations

from typing import Final

from django.db import models


class Status(models.TextChoices):
    """Status of a quarterly report."""

    DRAF = "draf", "Draf"
    DIPERIKSA = "diperiksa", "Diperiksa"
    FINAL = "final", "Final"


# FINAL → DRAF only by PIMPINAN, with a reason; it makes the next version.
TRANSISI: dict[Status, frozenset[Status]] = {
    Status.DRAF: frozenset({Status.DIPERIKSA}),
    Status.DIPERIKSA: frozenset({Status.FINAL, Status.DRAF}),
    Status.FINAL: frozenset({Status.DRAF}),
}


class JenisBerkas(models.TextChoices):
    """The forms a version is kept in."""

    JSON = "json", "JSON"
    DOCX = "docx", "Word"
    PDF = "pdf", "PDF"
    XLSX = "xlsx", "Excel"


class JenisSusunan(models.TextChoices):
    """What is put together in the background."""

    DOCX = "docx", "Word"
    PDF = "pdf", "PDF"
    XLSX = "xlsx", "Excel"
    JSON = "json", "JSON"
    PAKET = "paket", "Paket bukti"


class StatusSusunan(models.TextChoices):
    """Where a file in the making stands."""

    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"
    BATAL = "batal", "Dibatalkan"


AKTIF: Final = (StatusSusunan.ANTRE, StatusSusunan.BERJALAN)
