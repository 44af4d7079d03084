"""Small workbooks for the import tests."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
from django.apps import apps

from akun.dasar import ModelTeraudit
from impor.jalankan import rencanakan_berkas, terapkan

if TYPE_CHECKING:
    from akun.models import Pengguna
    from impor.rencana import Rencana

PADA = date(2026, 5, 8)

UNIT: list[Any] = [["Kode", "Nama", "Induk"], ["U.1", "Unit satu", None]]
PK: list[Any] = [["Kode Unit", "Tahun"], ["U.1", 2026]]
IKU: list[Any] = [
    [
        "Kode Unit",
        "Tahun",
        "Kode",
        "Sasaran No",
        "Sasaran",
        "Indikator",
        "Satuan",
        "Cara Hitung",
        "Target Tahun",
        "Target TW I",
    ],
    ["U.1", 2026, "1.1", "1", "Sasaran", "Indikator satu", "persen", "langsung", 50, 20],
    ["U.1", 2026, "2.1", "2", "Sasaran dua", "Efektivitas", "persen", "tahapan", 80, 20],
]
DASAR: dict[str, Any] = {"Unit": UNIT, "Perjanjian Kinerja": PK, "IKU": IKU}


def buku(lembar: dict[str, Any]) -> bytes:
    """A workbook with these rows per sheet."""
    wb = openpyxl.Workbook()
    assert wb.active is not None
    wb.remove(wb.active)
    for nama, baris in lembar.items():
        ws = wb.create_sheet(nama)
        for isi in baris:
            ws.append(list(isi))
    return simpan(wb)


def simpan(wb: openpyxl.Workbook) -> bytes:
    """The bytes of an openpyxl workbook."""
    keluar = io.BytesIO()
    wb.save(keluar)
    return keluar.getvalue()


def rencana(lembar: dict[str, Any], *, oleh: Pengguna | None = None) -> Rencana:
    """Plan the import of these rows."""
    return rencanakan_berkas("uji.xlsx", buku(lembar), oleh=oleh, pada=PADA)


def impor(lembar: dict[str, Any]) -> Rencana:
    """Plan and write; the plan must have no fault."""
    r = rencana(lembar)
    assert r.galat == []
    terapkan(r, oleh=None, pada=PADA)
    return r


def galat(r: Rencana) -> list[tuple[str, int | None, str]]:
    """Place of every fault: sheet, row, column."""
    return [(c.lembar, c.baris, c.kolom) for c in r.galat]


def jumlah_riwayat() -> dict[str, int]:
    """History rows of every audited table."""
    model = [m for m in apps.get_models() if issubclass(m, ModelTeraudit)]
    return {m.__name__: m.history.count() for m in model}
