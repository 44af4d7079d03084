"""IDs made on pages: ``R-2026-0001`` and ``TL-2026-0001``, counted per unit and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models.functions import Length

from akun.models import UnitKerja
from tindaklanjut.models import Kendala, Rapat, TindakLanjut

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

# Codes of a workbook may begin like ours and go on with letters; look past a handful of them.
_DITENGOK = 50


def kode_rapat_berikut(unit: UnitKerja, tahun: int) -> str:
    """The next free ID of a rapat of the unit; holds the unit's row until the transaction ends."""
    return _kode_berikut(Rapat.objects.all(), unit, f"R-{tahun}-")


def kode_tindak_lanjut_berikut(unit: UnitKerja, tahun: int) -> str:
    """The next free ID of a task of the unit; holds the unit's row until the transaction ends."""
    return _kode_berikut(TindakLanjut.objects.all(), unit, f"TL-{tahun}-")


def nomor_kendala_berikut(unit: UnitKerja, tahun: int, triwulan: int) -> str:
    """The next free number of a kendala in its quarter of origin."""
    _kunci_unit(unit)
    dipakai = Kendala.objects.filter(unit=unit, tahun=tahun, triwulan=triwulan)
    angka = [int(n) for n in dipakai.values_list("nomor", flat=True) if n.isdecimal()]
    return str(max(angka, default=0) + 1)


def _kode_berikut(semua: QuerySet[Model], unit: UnitKerja, awalan: str) -> str:
    _kunci_unit(unit)
    # A longer number is a higher one, also after 9999.
    terbesar = (
        semua.filter(unit=unit, kode__startswith=awalan)
        .order_by(Length("kode").desc(), "-kode")
        .values_list("kode", flat=True)
    )
    angka = [a for k in terbesar[:_DITENGOK] if (a := k.removeprefix(awalan)).isdecimal()]
    return f"{awalan}{int(angka[0]) + 1 if angka else 1:04}"


def _kunci_unit(unit: UnitKerja) -> None:
    """Two people who record at once get two numbers."""
    UnitKerja.objects.select_for_update().get(pk=unit.pk)
