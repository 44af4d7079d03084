"""Which parties a unit may make PIC, and the party a choice of a form stands for.

A choice is written ``pengguna:12``, ``tim:3`` or ``instansi:7``: the row of ``Pihak`` itself is
made when somebody is chosen for the first time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from akun.models import Instansi, Keanggotaan, Pengguna, Pihak, Tim
from akun.pilihan import HAK, Tindakan
from inti.galat import DataDitolak, galat

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from akun.models import UnitKerja

JENIS: Final = ("pengguna", "tim", "instansi")
Kelompok = tuple[str, list[tuple[str, str]]]


def orang_unit(unit: UnitKerja, pada: date) -> QuerySet[Pengguna]:
    """People who report in ``unit`` on ``pada``: members of it or of a unit above it."""
    rantai = [int(bagian) for bagian in unit.jalur.strip("/").split("/") if bagian]
    anggota = Keanggotaan.objects.berlaku(pada).filter(
        unit__in=rantai, peran__in=HAK[Tindakan.LAPOR_MILIK]
    )
    return Pengguna.objects.filter(is_active=True, pk__in=anggota.values("pengguna"))


def pilihan_pihak(unit: UnitKerja, pada: date) -> list[Kelompok]:
    """Return the choices in three groups, ready for a select; three queries."""
    orang = orang_unit(unit, pada).order_by("nama", "username")
    return [
        ("Orang", [(f"pengguna:{p.pk}", str(p)) for p in orang]),
        ("Tim", [(f"tim:{t.pk}", str(t)) for t in Tim.objects.filter(unit=unit)]),
        ("Instansi", [(f"instansi:{i.pk}", str(i)) for i in Instansi.objects.all()]),
    ]


def nilai_pihak(pihak: Pihak | None) -> str:
    """Return the choice that stands for a party; empty for none."""
    if pihak is None:
        return ""
    for jenis in JENIS:
        if (pk := getattr(pihak, f"{jenis}_id")) is not None:
            return f"{jenis}:{pk}"
    return ""


def pihak_terpilih(
    nilai: str, *, unit: UnitKerja, pada: date, kini: Pihak | None = None, bidang: str = "pic"
) -> Pihak | None:
    """Return the party of a choice, made when it does not exist yet; ``None`` for an empty one.

    The party that holds the place already (``kini``) may stay, whoever it is. Raises
    ``DataDitolak`` for anybody the unit may not choose.
    """
    if not nilai:
        return None
    if kini is not None and nilai == nilai_pihak(kini):
        return kini
    jenis, _, teks = nilai.partition(":")
    pk = int(teks) if teks.isdecimal() and len(teks) < 19 else 0
    if jenis == "pengguna":
        ada = orang_unit(unit, pada).filter(pk=pk).exists()
    elif jenis == "tim":
        ada = Tim.objects.filter(pk=pk, unit=unit).exists()
    else:
        ada = jenis == "instansi" and Instansi.objects.filter(pk=pk).exists()
    if not ada:
        raise DataDitolak(
            [galat(bidang, "Pilih PIC dari daftar: orang atau tim unit ini, atau instansi.")]
        )
    pihak, _ = Pihak.objects.get_or_create(defaults=None, **{f"{jenis}_id": pk})
    return pihak
