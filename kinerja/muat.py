"""Stored facts of kinerja as plain inputs (``kinerja.isian``), a constant number of queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja.hitung import Target
from kinerja.indeks_survei import survei_tersimpan
from kinerja.isian import (
    IsianIKU,
    IsianKomponen,
    IsianNarasi,
    IsianPK,
    IsianRealisasi,
    KunciIKU,
    KunciPK,
)
from kinerja.models import (
    IKU,
    Komponen,
    Narasi,
    PerjanjianKinerja,
    Realisasi,
    TargetTriwulan,
)

if TYPE_CHECKING:
    from akun.lingkup import Lingkup

_IKU = ("iku__perjanjian__unit__kode", "iku__perjanjian__tahun", "iku__kode")
_UNIT, _TAHUN = "iku__perjanjian__unit", "iku__perjanjian__tahun"


def muat_pk(lingkup: Lingkup) -> dict[KunciPK, IsianPK]:
    """Agreements in scope."""
    baris = PerjanjianKinerja.objects.filter(lingkup.saring()).values_list(
        "unit__kode", "tahun", "nomor", "tanggal", "batas_capaian"
    )
    return {(b[0], b[1]): IsianPK(*b) for b in baris}


def muat_iku(lingkup: Lingkup) -> dict[KunciIKU, IsianIKU]:
    """Indicators in scope with goal and targets, in natural order."""
    target: dict[int, dict[int, Target]] = {}
    for iku_id, n, bawah, atas in TargetTriwulan.objects.filter(
        lingkup.saring(_UNIT, _TAHUN)
    ).values_list("iku_id", "triwulan", "bawah", "atas"):
        target.setdefault(iku_id, {})[n] = Target(bawah, atas)
    survei = survei_tersimpan(lingkup.saring(f"hasil__{_UNIT}", f"hasil__{_TAHUN}"))
    hasil: dict[KunciIKU, IsianIKU] = {}
    daftar = (
        IKU.objects.filter(lingkup.saring("perjanjian__unit", "perjanjian__tahun"))
        .select_related("perjanjian__unit", "sasaran")
        .order_by("perjanjian__unit__kode", "perjanjian__tahun", "urut")
    )
    kosong = Target(None)
    for i in daftar:
        tw = target.get(i.pk, {})
        isian = IsianIKU(
            unit=i.perjanjian.unit.kode,
            tahun=i.perjanjian.tahun,
            kode=i.kode,
            sasaran_nomor=i.sasaran.nomor,
            sasaran=i.sasaran.uraian,
            indikator=i.indikator,
            satuan=i.satuan,
            arah=i.arah,
            rumus_turun=i.rumus_turun,
            cara_hitung=i.cara_hitung,
            akumulasi=i.akumulasi,
            skala_maks=i.skala_maks,
            target_tahun=Target(i.target_bawah, i.target_atas),
            target_tw1=tw.get(1, kosong),
            target_tw2=tw.get(2, kosong),
            target_tw3=tw.get(3, kosong),
            target_tw4=tw.get(4, kosong),
            penanggung_jawab=i.penanggung_jawab,
            definisi=i.definisi,
            formula=i.formula,
            survei={n: s.nilai for n, s in survei.get(i.pk, {}).items() if s.nilai is not None},
        )
        hasil[isian.kunci] = isian
    return hasil


def muat_komponen(lingkup: Lingkup) -> dict[tuple[str, int, str, int, str], IsianKomponen]:
    """Komponen in scope, in the order they were entered."""
    baris = (
        Komponen.objects.filter(lingkup.saring(_UNIT, _TAHUN))
        .order_by(*_IKU[:2], "iku__urut", "triwulan", "pk")
        .values_list(*_IKU, "triwulan", "nama", "sisi", "nilai")
    )
    return {i.kunci: i for i in (IsianKomponen(*b) for b in baris)}


def muat_realisasi(lingkup: Lingkup) -> dict[tuple[str, int, str, int], IsianRealisasi]:
    """Realisasi in scope."""
    baris = (
        Realisasi.objects.filter(lingkup.saring(_UNIT, _TAHUN))
        .order_by(*_IKU[:2], "iku__urut", "triwulan")
        .values_list(
            *_IKU, "triwulan", "keadaan", "nilai", "periode_data", "sifat", "sumber", "alasan"
        )
    )
    return {i.kunci: i for i in (IsianRealisasi(*b) for b in baris)}


def muat_narasi(lingkup: Lingkup) -> dict[tuple[str, int, str, int, str], IsianNarasi]:
    """Narasi in scope."""
    baris = (
        Narasi.objects.filter(lingkup.saring(_UNIT, _TAHUN))
        .order_by(*_IKU[:2], "iku__urut", "triwulan", "pk")
        .values_list(*_IKU, "triwulan", "bagian", "teks", "baseline", "aktual")
    )
    return {i.kunci: i for i in (IsianNarasi(*b) for b in baris)}
