"""Stored renaksi, topik and tahapan as plain inputs, a constant number of queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.muat import nama_pihak
from renaksi.isian import (
    Butir,
    IsianRenaksi,
    IsianTahapan,
    IsianTopik,
    KunciRenaksi,
    KunciTopik,
)
from renaksi.models import Renaksi, Tahapan, TopikKebijakan

if TYPE_CHECKING:
    from akun.lingkup import Lingkup


def muat_tahapan(lingkup: Lingkup) -> dict[tuple[str, int, int], IsianTahapan]:
    """Stages in scope."""
    baris = (
        Tahapan.objects.filter(lingkup.saring("perjanjian__unit", "perjanjian__tahun"))
        .order_by("perjanjian__unit__kode", "perjanjian__tahun", "tahap")
        .values_list(
            "perjanjian__unit__kode", "perjanjian__tahun", "tahap", "nama", "alias", "bobot"
        )
    )
    return {i.kunci: i for i in (IsianTahapan(*b) for b in baris)}


def muat_topik(lingkup: Lingkup) -> dict[KunciTopik, IsianTopik]:
    """Topics in scope, in the order they were entered."""
    unit, tahun = "iku__perjanjian__unit", "iku__perjanjian__tahun"
    baris = (
        TopikKebijakan.objects.filter(lingkup.saring(unit, tahun))
        .order_by(f"{unit}__kode", tahun, "iku__urut", "pk")
        .values_list(f"{unit}__kode", tahun, "iku__kode", "nama")
    )
    return {i.kunci: i for i in (IsianTopik(*b) for b in baris)}


def muat_renaksi(lingkup: Lingkup) -> dict[KunciRenaksi, IsianRenaksi]:
    """Planned actions in scope with their statements."""
    unit, tahun = "iku__perjanjian__unit", "iku__perjanjian__tahun"
    daftar = (
        Renaksi.objects.filter(lingkup.saring(unit, tahun))
        .select_related(
            "iku__perjanjian__unit", "pic__pengguna", "pic__tim", "pic__instansi", "topik__iku"
        )
        .prefetch_related("keterangan")
        .order_by(f"{unit}__kode", tahun, "iku__urut", "triwulan", "urut")
    )
    return {i.kunci: i for i in map(isian_renaksi, daftar)}


def isian_renaksi(r: Renaksi) -> IsianRenaksi:
    """One stored row as a plain input; what it names (IKU, PIC, topik, keterangan) is loaded."""
    return IsianRenaksi(
        unit=r.iku.perjanjian.unit.kode,
        tahun=r.iku.perjanjian.tahun,
        kode=r.iku.kode,
        triwulan=r.triwulan,
        nomor=r.nomor,
        uraian=r.uraian,
        tenggat=r.tenggat,
        pic=nama_pihak(r.pic),
        status=r.status,
        tanggal_selesai=r.tanggal_selesai,
        keterangan=tuple(Butir(k.teks, k.tanggal) for k in r.keterangan.all()),
        topik=None if r.topik is None else (r.topik.iku.kode, r.topik.nama),
        tahap=r.tahap,
        hambatan=r.hambatan,
        alasan=r.alasan,
    )
