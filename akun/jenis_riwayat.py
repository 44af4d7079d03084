"""Kinds of objects of this room that have a page of history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from akun.izin import hak
from akun.models import (
    AnggotaTim,
    Instansi,
    Keanggotaan,
    Narahubung,
    Pengguna,
    Tim,
    UnitKerja,
)
from akun.pilihan import Tindakan
from akun.riwayat import Anak, JenisRiwayat

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet


def _unit(pengguna: Pengguna, pada: date) -> QuerySet[UnitKerja]:
    return UnitKerja.objects.terlihat_oleh(pengguna, pada)


def _pengguna(pengguna: Pengguna, pada: date) -> QuerySet[Pengguna]:
    """Oneself, and the people one looks after."""
    dikelola = Pengguna.objects.dikelola_oleh(pengguna, pada)
    return Pengguna.objects.filter(Q(pk=pengguna.pk) | Q(pk__in=dikelola.values("pk")))


def _keanggotaan(pengguna: Pengguna, pada: date) -> QuerySet[Keanggotaan]:
    dikelola = hak(pengguna, pada).unit_untuk(Tindakan.KELOLA_AKUN)
    return Keanggotaan.objects.filter(unit_id__in=dikelola)


def _tim(pengguna: Pengguna, pada: date) -> QuerySet[Tim]:
    return Tim.objects.filter(unit_id__in=hak(pengguna, pada).unit_id)


def _narahubung(pengguna: Pengguna, pada: date) -> QuerySet[Narahubung]:
    return Narahubung.objects.filter(unit_id__in=hak(pengguna, pada).unit_id)


def _instansi(pengguna: Pengguna, pada: date) -> QuerySet[Instansi]:
    # Institutions belong to no unit: whoever has a role anywhere may choose them as PIC.
    return Instansi.objects.all() if hak(pengguna, pada).unit_id else Instansi.objects.none()


JENIS: Final = (
    JenisRiwayat("unit", "unit kerja", UnitKerja, _unit),
    JenisRiwayat("pengguna", "pengguna", Pengguna, _pengguna),
    JenisRiwayat("keanggotaan", "keanggotaan", Keanggotaan, _keanggotaan),
    JenisRiwayat(
        "tim",
        "tim",
        Tim,
        _tim,
        anak=(Anak("anggota", AnggotaTim, "tim", "pengguna", menghapus="mengeluarkan"),),
    ),
    JenisRiwayat("instansi", "instansi", Instansi, _instansi),
    JenisRiwayat("narahubung", "narahubung", Narahubung, _narahubung),
)
