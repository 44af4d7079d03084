"""Writes of units and institutions, one implementation for one row and for many.

Callers have checked the rules (``akun.aturan``) and the right; call inside a transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.dasar import Asal, M, simpan, simpan_banyak
from akun.models import Instansi, Pengguna, UnitKerja

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from akun.isian import IsianUnit


def terapkan(objek: object, nilai: Mapping[str, object]) -> bool:
    """Set attributes that differ; tell whether any did."""
    beda = {nama: isi for nama, isi in nilai.items() if getattr(objek, nama) != isi}
    for nama, isi in beda.items():
        setattr(objek, nama, isi)
    return bool(beda)


def pilah(objek: M, beda: bool, baru: list[M], ubah: list[M]) -> bool:
    """Put a row on the list it belongs to; tell whether it will be written."""
    if objek.pk is None:
        baru.append(objek)
        return True
    if beda:
        ubah.append(objek)
    return beda


def tulis_unit(daftar: Sequence[IsianUnit], *, oleh: Pengguna | None, asal: Asal) -> None:
    """Create or change units, parents before children; paths of moved subtrees follow."""
    ada = {u.kode: u for u in UnitKerja.objects.all()}
    sisa = list(daftar)
    while sisa:
        siap = [
            i for i in sisa if not i.induk or i.induk not in {s.kode for s in sisa if s is not i}
        ]
        for isian in siap:
            induk = ada[isian.induk] if isian.induk else None
            unit = ada.get(isian.kode) or UnitKerja(kode=isian.kode)
            if terapkan(unit, {"nama": isian.nama, "induk": induk}) or unit.pk is None:
                simpan(unit, oleh=oleh, asal=asal)
            ada[unit.kode] = unit
            _susun_jalur(unit, induk)
        sisa = [i for i in sisa if i not in siap]


def _susun_jalur(unit: UnitKerja, induk: UnitKerja | None) -> None:
    # The path is derived from induk (whose change is in the history), so it is set without history.
    jalur = f"{induk.jalur if induk else '/'}{unit.pk}/"
    if unit.jalur == jalur:
        return
    lama, unit.jalur = unit.jalur, jalur
    UnitKerja.objects.filter(pk=unit.pk).update(jalur=jalur)
    if lama:
        for anak in UnitKerja.objects.filter(jalur__startswith=lama).exclude(pk=unit.pk):
            UnitKerja.objects.filter(pk=anak.pk).update(jalur=jalur + anak.jalur[len(lama) :])


def tulis_instansi(nama: Sequence[str], *, oleh: Pengguna | None, asal: Asal) -> None:
    """Create institutions that are not stored yet."""
    simpan_banyak(
        Instansi,
        baru=[Instansi(nama=n) for n in nama],
        ubah=[],
        kolom=[],
        oleh=oleh,
        asal=asal,
    )
