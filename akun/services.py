"""Writes of people, roles, teams, units and institutions (right: KELOLA_AKUN, the ADMIN)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from akun import izin
from akun.aturan import periksa_unit
from akun.dasar import Asal, cocokkan_versi, simpan
from akun.models import Keanggotaan, Pengguna, Pihak, Tim, UnitKerja
from akun.muat import muat_unit
from akun.pilihan import Peran, Tindakan
from akun.tulis import tulis_unit
from inti.galat import DataDitolak, galat, tolak_bila_ada

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from akun.isian import IsianUnit


def buat_pengguna(
    *,
    username: str,
    nama: str,
    sandi: str,
    email: str = "",
    unit: UnitKerja | None,
    oleh: Pengguna | None,
    pada: date,
    contoh: bool = False,
) -> Pengguna:
    """Create an account. ``unit`` is where ``oleh`` must be ADMIN (None only for the operator).

    Raises ``IzinDitolak``, or ``DataDitolak`` for a taken name or a weak password.
    """
    if oleh is not None:
        izin.pastikan(oleh, Tindakan.KELOLA_AKUN, unit or 0, pada)
    pengguna = Pengguna(username=username, nama=nama, email=email, akun_contoh=contoh)
    try:
        validate_password(sandi, pengguna)
    except ValidationError as salah:
        raise DataDitolak([galat("sandi", pesan) for pesan in salah.messages]) from salah
    pengguna.set_password(sandi)
    try:
        pengguna.full_clean()
    except ValidationError as salah:
        temuan = [galat(b, p) for b, daftar in salah.message_dict.items() for p in daftar]
        raise DataDitolak(temuan) from salah
    with transaction.atomic():
        pengguna.save()
        Pihak.objects.create(pengguna=pengguna)
    return pengguna


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
    """End a membership on ``sampai``; it stays in the books."""
    izin.pastikan(oleh, Tindakan.KELOLA_AKUN, keanggotaan.unit, pada)
    cocokkan_versi(keanggotaan, versi)
    keanggotaan.sampai = sampai
    with transaction.atomic():
        return simpan(keanggotaan, oleh=oleh, alasan=alasan)


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
        tim.anggota.set(anggota)
        Pihak.objects.create(tim=tim)
    return tim


def simpan_unit(
    *, isian: IsianUnit, oleh: Pengguna | None, pada: date, asal: Asal = Asal.HALAMAN
) -> UnitKerja:
    """Create or change a unit; ADMIN of the unit itself or of the one above it."""
    semua = muat_unit(list(UnitKerja.objects.values_list("kode", flat=True)))
    semua[isian.kunci] = isian
    tolak_bila_ada(list(periksa_unit(isian, semua)))
    if oleh is not None:
        kode = [k for k in (isian.kode, isian.induk) if k]
        for unit in UnitKerja.objects.filter(kode__in=kode):
            izin.pastikan(oleh, Tindakan.KELOLA_AKUN, unit, pada)
    with transaction.atomic():
        tulis_unit([isian], oleh=oleh, asal=asal)
    return UnitKerja.objects.get(kode=isian.kode)
