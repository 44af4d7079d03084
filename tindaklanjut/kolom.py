"""The columns of the list of tindak lanjut, and which of them a person wants to see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models

from tindaklanjut.models import TampilanDaftar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from akun.models import Pengguna


class Kolom(models.TextChoices):
    """What a row shows beside the task itself, in the order of the table."""

    KODE = "kode", "ID"
    SUMBER = "sumber", "Sumber"
    PIC = "pic", "PIC dan pengawal"
    TENGGAT = "tenggat", "Tenggat"
    STATUS = "status", "Status"
    KABAR = "kabar", "Kabar terakhir"
    IKU = "iku", "IKU"
    PRIORITAS = "prioritas", "Prioritas"
    HAMBATAN = "hambatan", "Hambatan"


KOLOM_BAKU: Final = (Kolom.SUMBER, Kolom.PIC, Kolom.TENGGAT, Kolom.STATUS, Kolom.IKU)


def kolom_milik(pengguna: Pengguna) -> tuple[Kolom, ...]:
    """Return the columns the person chose; one query."""
    tampilan = TampilanDaftar.objects.filter(pengguna=pengguna).first()
    return KOLOM_BAKU if tampilan is None else _urut(tampilan.kolom)


def simpan_kolom(*, pengguna: Pengguna, kolom: Iterable[str]) -> tuple[Kolom, ...]:
    """Keep the choice of a person; a word that names no column is left out."""
    pilihan = _urut(kolom)
    TampilanDaftar.objects.update_or_create(
        pengguna=pengguna, defaults={"kolom": [k.value for k in pilihan]}
    )
    return pilihan


def _urut(kolom: Iterable[str]) -> tuple[Kolom, ...]:
    dipilih = set(kolom)
    return tuple(k for k in Kolom if k.value in dipilih)
