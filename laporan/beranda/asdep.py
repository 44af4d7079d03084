"""Beranda of the Asdep, and without decisions of everybody else: how things stand, on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inti.angka import format_persen
from kinerja.tabel import Tabel1, tabel_1
from laporan.beranda.antrean import tugas_terlambat
from laporan.beranda.berubah import Berubah, berubah
from laporan.beranda.butir import BagianKalimat
from laporan.beranda.efektivitas import Efektivitas, susun_efektivitas
from laporan.beranda.putusan import Putusan, menunggu_putusan
from laporan.beranda.rb import RingkasanRB, susun_rb
from laporan.beranda.terlambat import Terlambat, per_pic
from renaksi.papan import papan

if TYPE_CHECKING:
    from datetime import date

    from akun.periode import Periode
    from laporan.beranda.butir import Sudut


@dataclass(frozen=True, slots=True)
class BerandaAsdep:
    """Everything the page shows; ``data`` is the quarter of the IKU figures."""

    data: Periode
    berjalan: bool
    """The quarter of the figures has not ended."""
    judul: tuple[BagianKalimat, ...]
    tabel: Tabel1
    rb: RingkasanRB | None
    efektivitas: Efektivitas | None
    terlambat: Terlambat
    berubah: Berubah
    putusan: Putusan | None
    """``None`` for whoever does not decide."""


def susun_asdep(*, periode: Periode, sudut: Sudut, memutuskan: bool) -> BerandaAsdep:
    """Return the page of the period as it stands on the day of ``sudut``."""
    data = triwulan_data(periode, sudut.pada)
    tabel = tabel_1(unit_id=periode.unit.pk, tahun=data.tahun, triwulan=data.triwulan)
    rb = susun_rb(periode, tabel, sudut)
    terlambat = per_pic(tugas_terlambat(periode.unit.pk, sudut))
    putusan = menunggu_putusan(unit_id=periode.unit.pk) if memutuskan else None
    return BerandaAsdep(
        data=data,
        berjalan=data.akhir >= sudut.pada,
        judul=kalimat(
            rb=rb, data=data, pada=sudut.pada, terlambat=terlambat.jumlah, putusan=putusan
        ),
        tabel=tabel,
        rb=rb,
        efektivitas=susun_efektivitas(
            papan(unit_id=periode.unit.pk, tahun=data.tahun, triwulan=data.triwulan), tabel
        ),
        terlambat=terlambat,
        berubah=berubah(periode=periode, sudut=sudut),
        putusan=putusan,
    )


def triwulan_data(periode: Periode, pada: date) -> Periode:
    """Return the last quarter that has ended, of the same year; TW I while none has."""
    tw = periode.triwulan
    while tw > 1 and periode.ganti(triwulan=tw).akhir >= pada:
        tw -= 1
    return periode.ganti(triwulan=tw)


# --- The sentence -------------------------------------------------------------------------------


def kalimat(
    *, rb: RingkasanRB | None, data: Periode, pada: date, terlambat: int, putusan: Putusan | None
) -> tuple[BagianKalimat, ...]:
    """Return the conclusion first: RB against its target, what is late, what must be decided."""
    bagian = [BagianKalimat(_kalimat_rb(rb, data, pada))]
    if terlambat:
        bagian.append(BagianKalimat(f"{terlambat} tindak lanjut terlambat.", telat=True))
    else:
        bagian.append(BagianKalimat("Tidak ada tindak lanjut terlambat."))
    if putusan and putusan.jumlah:
        bagian.append(BagianKalimat(f"{putusan.jumlah} hal menunggu keputusan Anda."))
    return tuple(bagian)


def _kalimat_rb(rb: RingkasanRB | None, data: Periode, pada: date) -> str:
    if rb is None or rb.capaian.hasil.persen is None:
        return f"Rencana aksi RB {data.tahun} belum diisi."
    nilai = rb.capaian.hasil.persen
    awal = f"RB {format_persen(nilai, 1)}"
    target = rb.baris.target.bawah if rb.baris and rb.baris.target.ada else None
    if target is None:
        return f"{awal}, target {data.label_tw} belum diisi."
    if nilai == target:
        return f"{awal}, tepat pada target {data.label_tw}."
    if nilai > target:
        return f"{awal}, di atas target {data.label_tw}."
    if data.akhir >= pada:
        return f"{awal}, menuju target {data.label_tw} {format_persen(target, 1)}."
    return f"{awal}, di bawah target {data.label_tw}."
