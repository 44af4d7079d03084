"""What is stored now, sheet by sheet, as plain values: the other side of the preview and of the
export."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from akun.lingkup import Lingkup
from akun.muat import muat_unit, rantai_unit
from impor.sel import Isi, rapikan_teks, satu_baris
from inti.urut import kunci_urut
from kinerja.muat import muat_iku, muat_komponen, muat_narasi, muat_pk, muat_realisasi
from rb.isian import IsianTonggak
from rb.muat import muat_rb, muat_tonggak
from renaksi.isian import Butir
from renaksi.muat import muat_renaksi, muat_tahapan, muat_topik
from tindaklanjut.isian import IsianKendala, IsianRapat, IsianTindakLanjut
from tindaklanjut.muat import muat_hasil, muat_kendala, muat_rapat, muat_tindak_lanjut

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Kunci = tuple[Isi, ...]
Keadaan = dict[str, dict[Kunci, Isi]]

SETIAP_TAHUN = range(2000, 2101)


def keadaan_ekspor(unit: str, tahun: int) -> Keadaan:
    """Everything of one unit-year, the units above included."""
    keadaan = _muat(Lingkup.dari([unit], [tahun]))
    keadaan["Unit"] = dict(rantai_unit([unit]))
    return keadaan


def keadaan_tersimpan(unit: Collection[str], *, unit_dikenal: Collection[str]) -> Keadaan:
    """Everything of ``unit``, of every year, and the bare units a workbook names."""
    keadaan = _muat(Lingkup.dari(unit, SETIAP_TAHUN))
    keadaan["Unit"] = dict(muat_unit(unit_dikenal))
    return keadaan


def _muat(lingkup: Lingkup) -> Keadaan:
    mentah: Keadaan = {
        "Perjanjian Kinerja": dict(muat_pk(lingkup)),
        "IKU": dict(muat_iku(lingkup)),
        "Komponen": dict(muat_komponen(lingkup)),
        "Realisasi": dict(muat_realisasi(lingkup)),
        "Tahapan": dict(muat_tahapan(lingkup)),
        "Topik": dict(muat_topik(lingkup)),
        "Renaksi": dict(muat_renaksi(lingkup)),
        "RB": dict(muat_rb(lingkup)),
        "Tonggak RB": dict(muat_tonggak(lingkup)),
        "Rapat": dict(muat_rapat(lingkup)),
        "Hasil Rapat": dict(muat_hasil(lingkup)),
        "Kendala": dict(muat_kendala(lingkup)),
        "Tindak Lanjut": dict(muat_tindak_lanjut(lingkup)),
        "Narasi": dict(muat_narasi(lingkup)),
    }
    return {
        nama: {k: susun(rapikan(isian)) for k, isian in baris.items()}
        for nama, baris in mentah.items()
    }


def rapikan(isian: Isi) -> Isi:
    """Bring the texts of a stored row to the form in which a cell gives them back.

    Pages keep blanks and line ends that no workbook holds; without this an export would never
    compare equal to what it was made from.
    """
    beda: dict[str, Isi] = {}
    for f in fields(isian):
        lama = getattr(isian, f.name)
        baru = _rapikan_nilai(lama)
        if baru != lama:
            beda[f.name] = baru
    return replace(isian, **beda) if beda else isian


def _rapikan_nilai(nilai: Isi) -> Isi:
    if isinstance(nilai, str):
        return rapikan_teks(nilai)
    if isinstance(nilai, Butir):
        return replace(nilai, teks=satu_baris(nilai.teks))
    if isinstance(nilai, tuple) and nilai and isinstance(nilai[0], Butir):
        return tuple(_rapikan_nilai(b) for b in nilai)
    if isinstance(nilai, tuple) and nilai and all(isinstance(b, str) for b in nilai):
        return tuple(satu_baris(b) for b in nilai)
    return nilai


def _urut(daftar: Iterable[Isi]) -> tuple[Isi, ...]:
    """Lists without an order of their own, always in the same one."""
    return tuple(sorted(set(daftar), key=_kunci))


def _kunci(bagian: Isi) -> tuple[str, ...]:
    isi = bagian if isinstance(bagian, tuple) else (bagian,)
    return tuple(kunci_urut(str(b)) for b in isi)


def susun(isian: Isi) -> Isi:
    """Put the unordered lists of an isian into one order, so that equal content compares equal."""
    if isinstance(isian, IsianRapat):
        return replace(
            isian,
            renaksi=_urut(isian.renaksi),
            iku=_urut(isian.iku),
            tonggak=_urut(isian.tonggak),
        )
    if isinstance(isian, IsianTindakLanjut):
        return replace(
            isian,
            iku=_urut(isian.iku),
            pendukung=_urut(isian.pendukung),
            bukti=_urut(isian.bukti),
        )
    if isinstance(isian, IsianTonggak):
        return replace(isian, bukti=_urut(isian.bukti))
    if isinstance(isian, IsianKendala):
        return replace(isian, iku=_urut(isian.iku))
    return isian
