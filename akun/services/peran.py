"""Writes of memberships: a role given and ended, never without an ADMIN left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from akun import izin
from akun.aturan import periksa_keanggotaan
from akun.dasar import Asal, cocokkan_versi, simpan
from akun.models import Keanggotaan
from akun.pilihan import Peran, Tindakan
from inti.galat import DataDitolak, galat, tolak_bila_ada

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from akun.models import Pengguna, UnitKerja
    from akun.querysets import KeanggotaanQuerySet


def beri_peran(
    *,
    pengguna: Pengguna,
    unit: UnitKerja,
    peran: Peran,
    mulai: date,
    sampai: date | None = None,
    keterangan: str = "",
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> Keanggotaan:
    """Give a role in a unit from ``mulai`` to ``sampai`` (a Plh/Plt has both)."""
    izin.pastikan(oleh, Tindakan.KELOLA_AKUN, unit, pada)
    sama = Keanggotaan.objects.filter(pengguna=pengguna, unit=unit, peran=peran)
    tolak_bila_ada(
        list(
            periksa_keanggotaan(
                aktif=pengguna.is_active,
                mulai=mulai,
                sampai=sampai,
                keterangan=keterangan,
                lain=sama.values_list("mulai", "sampai"),
            )
        )
    )
    keanggotaan = Keanggotaan(
        pengguna=pengguna,
        unit=unit,
        peran=peran,
        mulai=mulai,
        sampai=sampai,
        keterangan=keterangan,
    )
    with transaction.atomic():
        return simpan(keanggotaan, oleh=oleh, asal=asal)


def akhiri_peran(
    *,
    keanggotaan: Keanggotaan,
    sampai: date,
    oleh: Pengguna | None,
    pada: date,
    alasan: str = "",
    versi: int | None = None,
) -> Keanggotaan:
    """End a membership on ``sampai``, its last day; it stays in the books.

    What has happened already is not rewritten: the earliest last day is yesterday.
    """
    izin.pastikan(oleh, Tindakan.KELOLA_AKUN, keanggotaan.unit, pada)
    cocokkan_versi(keanggotaan, versi)
    if keanggotaan.sampai is not None and keanggotaan.sampai < pada:
        raise DataDitolak([galat("sampai", "Keanggotaan ini sudah berakhir.")])
    if sampai < pada - timedelta(days=1):
        raise DataDitolak(
            [galat("sampai", "Hari terakhir paling awal kemarin: riwayat hak tidak diubah mundur.")]
        )
    keanggotaan.sampai = sampai
    with transaction.atomic():
        pastikan_admin_tersisa([keanggotaan], sejak=sampai)
        return simpan(keanggotaan, oleh=oleh, alasan=alasan)


def semua_peran_berjalan(pengguna: Pengguna, pada: date) -> KeanggotaanQuerySet:
    """Memberships of a person that hold on ``pada`` or begin later."""
    return Keanggotaan.objects.filter(
        Q(sampai__isnull=True) | Q(sampai__gte=pada), pengguna=pengguna
    ).select_related("unit")


def pastikan_admin_tersisa(berakhir: Iterable[Keanggotaan], *, sejak: date) -> None:
    """Refuse when a unit would be left without an ADMIN once these memberships are over.

    Another active ADMIN without an end date, of the unit or of one above it, must remain from the
    day after ``sejak``: nobody else could ever make a new one.
    """
    berakhir = [k for k in berakhir if k.peran == Peran.ADMIN]
    if not berakhir:
        return
    # All of them are taken, in one order: two ADMIN who end each other's role wait for one another.
    admin = (
        Keanggotaan.objects.filter(peran=Peran.ADMIN, sampai__isnull=True)
        .select_for_update(of=("self",))
        .select_related("unit", "pengguna")
        .order_by("pk")
    )
    hilang = {k.pk for k in berakhir}
    jalur = [
        k.unit.jalur
        for k in admin
        if k.pk not in hilang and k.pengguna.is_active and k.mulai <= sejak + timedelta(days=1)
    ]
    for k in berakhir:
        if not any(j and k.unit.jalur.startswith(j) for j in jalur):
            raise DataDitolak(
                [
                    galat(
                        "",
                        f"{k.pengguna} adalah Admin terakhir {k.unit}. Beri peran Admin tanpa "
                        "tanggal akhir kepada orang lain lebih dahulu.",
                    )
                ]
            )
