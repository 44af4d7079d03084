"""Writes of units and teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun import izin
from akun.aturan import periksa_unit
from akun.dasar import Asal, cocokkan_versi, hapus_tautan, simpan, simpan_banyak
from akun.models import AnggotaTim, Pihak, Tim, UnitKerja
from akun.muat import muat_unit
from akun.pihak import orang_unit
from akun.pilihan import Tindakan
from akun.tulis import tulis_unit
from inti.galat import DataDitolak, IzinDitolak, galat, tolak_bila_ada

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from akun.isian import IsianUnit
    from akun.models import Pengguna


def simpan_unit(
    *,
    isian: IsianUnit,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
    versi: int | None = None,
) -> UnitKerja:
    """Create, rename or move a unit.

    ``oleh`` must be ADMIN of the unit itself, of the one it hangs below and of the one it leaves;
    a topmost unit is for an ADMIN of a topmost unit.
    """
    semua = muat_unit(list(UnitKerja.objects.values_list("kode", flat=True)))
    kini = UnitKerja.objects.select_related("induk").filter(kode=isian.kode).first()
    semua[isian.kunci] = isian
    tolak_bila_ada(list(periksa_unit(isian, semua)))
    _pastikan_boleh(isian, kini, oleh, pada)
    if kini is not None:
        cocokkan_versi(kini, versi)
    with transaction.atomic():
        tulis_unit([isian], oleh=oleh, asal=asal)
    return UnitKerja.objects.get(kode=isian.kode)


def _pastikan_boleh(
    isian: IsianUnit, kini: UnitKerja | None, oleh: Pengguna | None, pada: date
) -> None:
    if oleh is None:
        return
    if kini is not None:
        izin.pastikan(oleh, Tindakan.KELOLA_AKUN, kini, pada)
        lama = kini.induk.kode if kini.induk else ""
        if lama == isian.induk:
            return
        if kini.induk is not None:
            izin.pastikan(oleh, Tindakan.KELOLA_AKUN, kini.induk, pada)
    if isian.induk:
        izin.pastikan(oleh, Tindakan.KELOLA_AKUN, UnitKerja.objects.get(kode=isian.induk), pada)
    elif not admin_puncak(oleh, pada):
        raise IzinDitolak(
            "Hanya Admin unit paling atas yang boleh membuat unit tanpa induk. Pilih unit induk."
        )


def admin_puncak(pengguna: Pengguna, pada: date) -> bool:
    """Tell whether the person is ADMIN of a topmost unit: keeper of what all units share."""
    dikelola = izin.hak(pengguna, pada).unit_untuk(Tindakan.KELOLA_AKUN)
    return UnitKerja.objects.filter(pk__in=dikelola, induk=None).exists()


def buat_tim(
    *,
    unit: UnitKerja,
    nama: str,
    anggota: Collection[Pengguna],
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> Tim:
    """Create a team with its members."""
    izin.pastikan(oleh, Tindakan.KELOLA_AKUN, unit, pada)
    with transaction.atomic():
        tim = simpan(Tim(unit=unit, nama=nama), oleh=oleh, asal=asal)
        Pihak.objects.create(tim=tim)
        _atur(tim, anggota, oleh, pada, asal)
    return tim


def ubah_tim(
    *,
    tim: Tim,
    nama: str,
    anggota: Collection[Pengguna],
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
) -> Tim:
    """Rename a team and set its members in one go."""
    izin.pastikan(oleh, Tindakan.KELOLA_AKUN, tim.unit, pada)
    cocokkan_versi(tim, versi)
    tim.nama = nama
    with transaction.atomic():
        # Saved even when only members changed: the version guards them too.
        simpan(tim, oleh=oleh)
        _atur(tim, anggota, oleh, pada, Asal.HALAMAN)
    return tim


def _atur(
    tim: Tim, anggota: Collection[Pengguna], oleh: Pengguna | None, pada: date, asal: Asal
) -> None:
    ada = {a.pengguna_id: a for a in AnggotaTim.objects.filter(tim=tim)}
    diminta = {p.pk for p in anggota}
    baru = diminta - ada.keys()
    boleh = set(orang_unit(tim.unit, pada).filter(pk__in=baru).values_list("pk", flat=True))
    if baru - boleh:
        raise DataDitolak([galat("anggota", "Pilih anggota dari orang yang berperan di unit ini.")])
    hapus_tautan([a for pk, a in ada.items() if pk not in diminta], oleh=oleh, asal=asal)
    simpan_banyak(
        AnggotaTim,
        baru=[AnggotaTim(tim=tim, pengguna_id=pk) for pk in sorted(baru)],
        ubah=[],
        kolom=[],
        oleh=oleh,
        asal=asal,
    )
