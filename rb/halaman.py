"""The RB matrix as its page shows it: words for every cell, figures for the head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from akun.kunci import triwulan_terkunci
from inti.tanggal import NAMA_BULAN
from inti.templatetags.tampilan import LENCANA, relatif
from inti.triwulan import TRIWULAN, akhir_triwulan, label_triwulan, triwulan_dari
from kinerja import hitung
from kinerja.hitung import Capaian, RumusTurun, Target
from kinerja.models import TargetTriwulan
from rb.capaian import CapaianRB, SelMatriks, capaian_rb
from rb.gambar import Lintas, TandaLintas, lintas
from rb.keadaan import kelas_tonggak
from rb.models import RenaksiRB, Status

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from decimal import Decimal

    from akun.periode import Periode
    from inti.tanggal import Kalender
    from kinerja.models import IKU

LEGENDA: Final = ("nanti", "tempo", "bukti", "verif", "selesai", "telat", "kembali", "kosong")


@dataclass(frozen=True, slots=True)
class SelTampil:
    """A cell in words; ``terkunci``: reported by a locked quarter."""

    sel: SelMatriks
    kelas: str
    kata: str
    ikon: str
    keterangan: str
    terkunci: bool


@dataclass(frozen=True, slots=True)
class BarisTampil:
    """A row: the action and its four cells, ``None`` where nothing is planned."""

    renaksi_rb: RenaksiRB
    sel: tuple[SelTampil | None, ...]


@dataclass(frozen=True, slots=True)
class KepalaKolom:
    """A quarter with how many of its tonggak are disahkan."""

    triwulan: int
    label: str
    disahkan: int
    total: int
    kini: bool
    terkunci: bool


@dataclass(frozen=True, slots=True)
class Terlapor:
    """Target and capaian of the last quarter that has ended (TW I while none has)."""

    label: str
    target: Target
    capaian: Capaian


@dataclass(frozen=True, slots=True)
class HalamanMatriks:
    """Everything the matrix page shows beside the panel."""

    periode: Periode
    pada: date
    capaian: CapaianRB
    terlapor: Terlapor | None
    lintas: Lintas
    kolom: tuple[KepalaKolom, ...]
    baris: tuple[BarisTampil, ...]


def susun_matriks(*, periode: Periode, pada: date, kalender: Kalender) -> HalamanMatriks:
    """Return the page of the period as it stands on ``pada``; a constant number of queries."""
    isi = capaian_rb(
        unit_id=periode.unit.pk,
        tahun=periode.tahun,
        triwulan=periode.triwulan,
        pada=pada,
        kalender=kalender,
    )
    terkunci = triwulan_terkunci(periode.unit.pk)
    terlapor = _terlapor(isi, periode, pada)
    return HalamanMatriks(
        periode=periode,
        pada=pada,
        capaian=isi,
        terlapor=terlapor,
        lintas=_lintas(isi, terlapor, periode),
        kolom=tuple(_kolom(isi, periode.tahun, tw, pada, terkunci) for tw in TRIWULAN),
        baris=tuple(
            BarisTampil(
                b.renaksi_rb,
                tuple(sel_tampil(s, pada, terkunci) if s else None for s in b.sel),
            )
            for b in isi.matriks
        ),
    )


def sel_tampil(
    sel: SelMatriks, pada: date, terkunci: Collection[tuple[int, int]] = ()
) -> SelTampil:
    """Return a cell in words."""
    kelas = kelas_tonggak(sel, pada)
    ikon, kata = LENCANA[kelas]
    sejak = sel.tonggak.dihitung_sejak
    dilaporkan = sejak is not None and triwulan_dari(sejak) in terkunci
    return SelTampil(sel, kelas, kata, ikon, _keterangan(sel, kelas, pada), dilaporkan)


def _keterangan(sel: SelMatriks, kelas: str, pada: date) -> str:
    t = sel.tonggak
    match kelas:
        case "selesai":
            return f"{_hari(t.tanggal_selesai)}{', terlambat' if sel.selesai_terlambat else ''}"
        case "verif":
            return f"dikirim {_hari(t.diajukan_pada)}" if t.diajukan_pada else "perlu dinilai"
        case "telat":
            return relatif(t.tenggat, pada)
        case "kembali":
            return f"perbaiki, {relatif(t.tenggat, pada)}"
        case "bukti":
            return f"terlaksana {_hari(t.tanggal_selesai)}"
        case "tempo":
            return f"{_hari(t.tenggat)}, {relatif(t.tenggat, pada)}"
        case "gagal":
            return "tetap dihitung sebagai rencana"
        case "batal":
            return f"revisi {t.nomor_revisi}"
        case _:
            return _hari(t.tenggat)


def _hari(tanggal: date | None) -> str:
    """``27 Februari``: the year is that of the page."""
    return f"{tanggal.day} {NAMA_BULAN[tanggal.month - 1]}" if tanggal else ""


def _kolom(
    isi: CapaianRB, tahun: int, triwulan: int, pada: date, terkunci: Collection[tuple[int, int]]
) -> KepalaKolom:
    status = [s.tonggak.status for b in isi.matriks if (s := b.sel[triwulan - 1]) is not None]
    return KepalaKolom(
        triwulan=triwulan,
        label=label_triwulan(triwulan),
        disahkan=sum(s == Status.DISAHKAN for s in status),
        total=sum(s != Status.BATAL for s in status),
        kini=triwulan_dari(pada) == (tahun, triwulan),
        terkunci=(tahun, triwulan) in terkunci,
    )


def _terlapor(isi: CapaianRB, periode: Periode, pada: date) -> Terlapor | None:
    if isi.iku is None:
        return None
    triwulan = periode.triwulan
    while triwulan > 1 and akhir_triwulan(periode.tahun, triwulan) >= pada:
        triwulan -= 1
    baris = TargetTriwulan.objects.filter(iku=isi.iku, triwulan=triwulan).first()
    target = Target(baris.bawah, baris.atas) if baris else Target(None)
    return Terlapor(
        label_triwulan(triwulan),
        target,
        _capaian(isi.iku, isi.garis[triwulan - 1].persen, target),
    )


def _capaian(iku: IKU, persen: Decimal | None, target: Target) -> Capaian:
    return hitung.capaian(
        iku.arah,
        persen,
        target,
        iku.perjanjian.batas_capaian,
        iku.rumus_turun or RumusTurun.DUA_KURANG,
    )


def _lintas(isi: CapaianRB, terlapor: Terlapor | None, periode: Periode) -> Lintas:
    tanda: list[TandaLintas] = []
    if terlapor is not None and terlapor.target.bawah is not None:
        tanda.append(TandaLintas(f"Target {terlapor.label}", terlapor.target.bawah))
    rencana = isi.garis[periode.triwulan - 1].rencana_persen
    if rencana is not None:
        tanda.append(TandaLintas(f"Rencana s.d. {periode.label_tw}", rencana, rencana=True))
    if isi.hasil.target_tahun is not None:
        tanda.append(TandaLintas(f"Target {periode.tahun}", isi.hasil.target_tahun, digit=0))
    return lintas(isi.hasil.persen, tanda)
