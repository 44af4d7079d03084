"""The answer of an import, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from impor.baca import Catatan
    from impor.rencana import Rencana


def sebagai_json(rencana: Rencana) -> str:
    """The object of ``--format json`` (page 3)."""
    isi = {
        "galat": [c.sebagai_dict() for c in rencana.galat],
        "peringatan": [c.sebagai_dict() for c in rencana.peringatan],
        "ringkasan": {nama: asdict(r) for nama, r in rencana.ringkasan.items()},
    }
    return json.dumps(isi, ensure_ascii=False, indent=1)


def sebagai_teks(rencana: Rencana, *, tersimpan: bool) -> str:
    """A readable answer: faults, warnings, counts per sheet, what happened."""
    baris: list[str] = []
    for judul, daftar in (("Galat", rencana.galat), ("Peringatan", rencana.peringatan)):
        if daftar:
            baris += [f"{judul} ({len(daftar)}):", *(f"  {_baris(c)}" for c in daftar), ""]
    if rencana.instansi_baru:
        baris += [f"Instansi baru: {', '.join(rencana.instansi_baru)}", ""]
    for nama, r in rencana.ringkasan.items():
        baris.append(f"{nama:<20} baru {r.baru:>5}  ubah {r.ubah:>5}  sama {r.sama:>5}")
    if tersimpan:
        baris.append("Tersimpan.")
    elif rencana.galat:
        baris.append("Tidak ada yang disimpan. Perbaiki galat di atas, lalu impor lagi.")
    else:
        baris.append("Diperiksa saja; belum ada yang disimpan.")
    return "\n".join(baris)


def _baris(c: Catatan) -> str:
    tempat = " · ".join(
        bagian
        for bagian in (
            c.lembar,
            f"baris {c.baris}" if c.baris is not None else "",
            c.kolom,
            f"'{c.nilai[:60]}'" if c.nilai else "",
        )
        if bagian
    )
    return f"{tempat}: {c.alasan}" if tempat else c.alasan
