"""Stored rapat, hasil, kendala and tindak lanjut as plain inputs, a constant number of queries.

References point only to years in scope: what a workbook cannot name it does not carry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from bukti.models import StatusKlaim
from bukti.muat import teks_dari_kolom
from inti.urut import kunci_urut
from tindaklanjut.isian import (
    LAINNYA,
    IsianHasil,
    IsianKendala,
    IsianRapat,
    IsianTindakLanjut,
    KunciHasil,
    KunciKendala,
    KunciRapat,
    RujukanIKU,
    RujukanRenaksi,
    RujukanTonggak,
    Sumber,
)
from tindaklanjut.models import (
    PIC,
    BuktiTindakLanjut,
    HasilRapat,
    Kendala,
    KendalaIKU,
    Rapat,
    RapatIKU,
    RapatRenaksi,
    RapatTonggak,
    TindakLanjut,
    TindakLanjutIKU,
)
from tindaklanjut.pilihan import PeranPIC

if TYPE_CHECKING:
    from akun.lingkup import Lingkup

_TAHUN_RAPAT = "tanggal__year"


def muat_rapat(lingkup: Lingkup) -> dict[KunciRapat, IsianRapat]:
    """Rapat held in the years of the scope, by date, then code."""
    renaksi, iku, tonggak = _renaksi_rapat(lingkup), _iku_rapat(lingkup), _tonggak_rapat(lingkup)
    daftar = Rapat.objects.filter(lingkup.saring(tahun=_TAHUN_RAPAT)).select_related("unit")
    isian = [
        IsianRapat(
            unit=r.unit.kode,
            kode=r.kode,
            jenis=r.jenis,
            judul=r.judul,
            tanggal=r.tanggal,
            waktu=r.waktu,
            tempat=r.tempat,
            pimpinan=r.pimpinan,
            peserta=r.peserta,
            ringkasan=r.ringkasan,
            seri=r.seri,
            renaksi=tuple(renaksi.get(r.pk, ())),
            iku=tuple(iku.get(r.pk, ())),
            tonggak=tuple(tonggak.get(r.pk, ())),
        )
        for r in sorted(daftar, key=lambda r: (r.unit.kode, r.tanggal, kunci_urut(r.kode)))
    ]
    return {i.kunci: i for i in isian}


def _rapat_dalam(lingkup: Lingkup) -> Q:
    return lingkup.saring("rapat__unit", f"rapat__{_TAHUN_RAPAT}")


def _renaksi_rapat(lingkup: Lingkup) -> dict[int, list[RujukanRenaksi]]:
    tahun = "renaksi__iku__perjanjian__tahun"
    baris = (
        RapatRenaksi.objects.filter(_rapat_dalam(lingkup), **{f"{tahun}__in": lingkup.tahun})
        .order_by(tahun, "renaksi__triwulan", "renaksi__iku__urut", "renaksi__urut")
        .values_list("rapat_id", tahun, "renaksi__triwulan", "renaksi__iku__kode", "renaksi__nomor")
    )
    hasil: dict[int, list[RujukanRenaksi]] = {}
    for rapat_id, *rujukan in baris:
        t, n, kode, nomor = rujukan
        hasil.setdefault(rapat_id, []).append((t, n, kode, nomor))
    return hasil


def _iku_rapat(lingkup: Lingkup) -> dict[int, list[RujukanIKU]]:
    tahun = "iku__perjanjian__tahun"
    baris = (
        RapatIKU.objects.filter(_rapat_dalam(lingkup), **{f"{tahun}__in": lingkup.tahun})
        .order_by(tahun, "iku__urut")
        .values_list("rapat_id", tahun, "iku__kode")
    )
    hasil: dict[int, list[RujukanIKU]] = {}
    for rapat_id, t, kode in baris:
        hasil.setdefault(rapat_id, []).append((t, kode))
    return hasil


def _tonggak_rapat(lingkup: Lingkup) -> dict[int, list[RujukanTonggak]]:
    tahun = "tonggak__renaksi_rb__tahun"
    baris = (
        RapatTonggak.objects.filter(_rapat_dalam(lingkup), **{f"{tahun}__in": lingkup.tahun})
        .order_by(tahun, "tonggak__triwulan", "tonggak__renaksi_rb__urut")
        .values_list("rapat_id", tahun, "tonggak__triwulan", "tonggak__renaksi_rb__nomor")
    )
    hasil: dict[int, list[RujukanTonggak]] = {}
    for rapat_id, t, n, nomor in baris:
        hasil.setdefault(rapat_id, []).append((t, n, nomor))
    return hasil


def muat_hasil(lingkup: Lingkup) -> dict[KunciHasil, IsianHasil]:
    """Butir of the rapat in scope, in the order of the rapat, then of their number."""
    baris = HasilRapat.objects.filter(_rapat_dalam(lingkup)).values_list(
        "rapat__unit__kode", "rapat__kode", "nomor", "jenis", "uraian", "rapat__tanggal", "urut"
    )
    urut = sorted(baris, key=lambda b: (b[0], b[5], kunci_urut(b[1]), b[6]))
    return {i.kunci: i for i in (IsianHasil(*b[:5]) for b in urut)}


def muat_kendala(lingkup: Lingkup) -> dict[KunciKendala, IsianKendala]:
    """Kendala that arose in the years of the scope."""
    iku: dict[int, list[str]] = {}
    tautan = KendalaIKU.objects.filter(
        lingkup.saring("kendala__unit", "kendala__tahun"),
        iku__perjanjian__tahun__in=lingkup.tahun,
    )
    for kendala_id, kode in tautan.order_by("iku__urut").values_list("kendala_id", "iku__kode"):
        iku.setdefault(kendala_id, []).append(kode)
    daftar = (
        Kendala.objects.filter(lingkup.saring())
        .select_related("unit")
        .order_by("unit__kode", "tahun", "triwulan", "urut")
    )
    isian = [
        IsianKendala(
            unit=k.unit.kode,
            tahun=k.tahun,
            triwulan=k.triwulan,
            nomor=k.nomor,
            iku=tuple(iku.get(k.pk, ())),
            uraian=k.uraian,
            status=k.status,
        )
        for k in daftar
    ]
    return {i.kunci: i for i in isian}


def dalam_lingkup(lingkup: Lingkup, awalan: str = "") -> Q:
    """Which tindak lanjut belong to the scope; ``awalan`` is the path to them.

    The year is that of the source; without a source that of the tenggat, else of the finishing; a
    task without any of these always belongs.
    """
    tanpa_sumber = Q(**{f"{awalan}hasil_rapat": None, f"{awalan}kendala": None})
    tanpa_tenggat = Q(**{f"{awalan}tenggat": None})
    selesai = Q(**{f"{awalan}tanggal_selesai__year__in": lingkup.tahun}) | Q(
        **{f"{awalan}tanggal_selesai": None}
    )
    menurut_tanggal = Q(**{f"{awalan}tenggat__year__in": lingkup.tahun}) | (tanpa_tenggat & selesai)
    return Q(**{f"{awalan}unit__kode__in": lingkup.unit}) & (
        Q(**{f"{awalan}hasil_rapat__rapat__tanggal__year__in": lingkup.tahun})
        | Q(**{f"{awalan}kendala__tahun__in": lingkup.tahun})
        | (tanpa_sumber & menurut_tanggal)
    )


def muat_tindak_lanjut(lingkup: Lingkup) -> dict[tuple[str, str], IsianTindakLanjut]:
    """Tasks in scope with their PIC, IKU and evidence, by code."""
    iku, bukti = _iku_tindak_lanjut(lingkup), _bukti_tindak_lanjut(lingkup)
    utama, pendukung = _pic_tindak_lanjut(lingkup)
    daftar = TindakLanjut.objects.filter(dalam_lingkup(lingkup)).select_related(
        "unit", "hasil_rapat__rapat", "kendala", "pengawal"
    )
    isian = [
        IsianTindakLanjut(
            unit=t.unit.kode,
            kode=t.kode,
            sumber=sumber(t),
            iku=tuple(iku.get(t.pk, ())),
            uraian=t.uraian,
            pic=utama.get(t.pk, ""),
            pendukung=tuple(pendukung.get(t.pk, ())),
            pengawal=t.pengawal.username if t.pengawal else t.nama_pengawal,
            tenggat=t.tenggat,
            prioritas=t.prioritas,
            status=t.status,
            tanggal_selesai=t.tanggal_selesai,
            hasil=t.hasil,
            hambatan=t.hambatan,
            bukti=tuple(bukti.get(t.pk, ())),
            alasan=t.alasan,
        )
        for t in sorted(daftar, key=lambda t: (t.unit.kode, kunci_urut(t.kode)))
    ]
    return {i.kunci: i for i in isian}


def sumber(t: TindakLanjut) -> Sumber:
    """The source of a task by its natural key."""
    if t.hasil_rapat is not None:
        return Sumber(hasil=(t.hasil_rapat.rapat.kode, t.hasil_rapat.nomor))
    if t.kendala is not None:
        return Sumber(kendala=(t.kendala.tahun, t.kendala.triwulan, t.kendala.nomor))
    return LAINNYA


def _iku_tindak_lanjut(lingkup: Lingkup) -> dict[int, list[RujukanIKU]]:
    tahun = "iku__perjanjian__tahun"
    baris = (
        TindakLanjutIKU.objects.filter(
            dalam_lingkup(lingkup, "tindak_lanjut__"), **{f"{tahun}__in": lingkup.tahun}
        )
        .order_by(tahun, "iku__urut")
        .values_list("tindak_lanjut_id", tahun, "iku__kode")
    )
    hasil: dict[int, list[RujukanIKU]] = {}
    for tindak_lanjut_id, t, kode in baris:
        hasil.setdefault(tindak_lanjut_id, []).append((t, kode))
    return hasil


def _bukti_tindak_lanjut(lingkup: Lingkup) -> dict[int, list[str]]:
    klaim = (
        BuktiTindakLanjut.objects.filter(dalam_lingkup(lingkup, "tindak_lanjut__"))
        .exclude(status=StatusKlaim.DITOLAK)
        .order_by("pk")
        .values_list(
            "tindak_lanjut_id", "bukti__jenis", "bukti__tautan", "bukti__naskah", "bukti__nama"
        )
    )
    hasil: dict[int, list[str]] = {}
    for tindak_lanjut_id, *bukti in klaim:
        hasil.setdefault(tindak_lanjut_id, []).append(teks_dari_kolom(*bukti))
    return hasil


def _pic_tindak_lanjut(lingkup: Lingkup) -> tuple[dict[int, str], dict[int, list[str]]]:
    # Names alone: three objects per row would cost more than all the rest of a large unit.
    daftar = (
        PIC.objects.filter(dalam_lingkup(lingkup, "tindak_lanjut__"))
        .order_by("pk")
        .values_list(
            "tindak_lanjut_id",
            "peran",
            "pihak__pengguna__username",
            "pihak__tim__nama",
            "pihak__instansi__nama",
        )
    )
    utama: dict[int, str] = {}
    pendukung: dict[int, list[str]] = {}
    for tindak_lanjut_id, peran, pengguna, tim, instansi in daftar:
        nama = pengguna or tim or instansi
        if peran == PeranPIC.UTAMA:
            utama[tindak_lanjut_id] = nama
        else:
            pendukung.setdefault(tindak_lanjut_id, []).append(nama)
    return utama, pendukung
