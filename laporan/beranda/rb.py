"""The RB card: figures, chart, strip of tonggak, and the target if one of them is missed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from inti.gambar import IsiKotak, Kelompok, TitikGrafik
from inti.templatetags.tampilan import LENCANA
from inti.triwulan import label_triwulan, triwulan_dari
from kinerja.hitung import hasil_rb
from kinerja.pilihan import CaraHitung
from laporan.beranda.butir import dari_tonggak
from rb.capaian import CapaianRB, SelMatriks, capaian_rb, tonggak_hitung
from rb.keadaan import kelas_tonggak
from rb.models import TERBUKA
from rb.models import Status as StatusTonggak

if TYPE_CHECKING:
    from decimal import Decimal

    from akun.periode import Periode
    from kinerja.tabel import BarisTabel, Tabel1
    from laporan.beranda.butir import Butir, Sudut

IKON_KOTAK: Final = {"selesai": "check", "telat": "exclamation-mark", "gagal": "x", "nanti": ""}
BATAS_RAWAN: Final = 3


@dataclass(frozen=True, slots=True)
class BilaMeleset:
    """A tonggak that may fail, and what is left of the target if it and those before it do."""

    butir: Butir
    toleransi: int
    """Negative: the target is out of reach."""
    tertinggi: Decimal | None
    """The percentage that could then still be reached."""


@dataclass(frozen=True, slots=True)
class RingkasanRB:
    """The RB card, and the row of Tabel 1 that reports its figures."""

    capaian: CapaianRB
    baris: BarisTabel | None
    titik: tuple[TitikGrafik, ...]
    strip: tuple[Kelompok, ...]
    rawan: tuple[BilaMeleset, ...]
    """The open tonggak most likely to fail; empty without a target."""


def susun_rb(periode: Periode, tabel: Tabel1, sudut: Sudut) -> RingkasanRB | None:
    """Return the card of the period; ``None`` for a year without a single RB action."""
    capaian = capaian_rb(
        unit_id=periode.unit.pk,
        tahun=periode.tahun,
        triwulan=periode.triwulan,
        pada=sudut.pada,
        kalender=sudut.kalender,
    )
    if not capaian.matriks:
        return None
    baris = next((b for b in tabel.baris if b.iku.cara_hitung == CaraHitung.TONGGAK), None)
    titik = tuple(
        TitikGrafik(
            label_triwulan(t.triwulan),
            t.rencana_persen,
            t.persen,
            (periode.tahun, t.triwulan) == triwulan_dari(sudut.pada),
        )
        for t in capaian.garis
    )
    return RingkasanRB(
        capaian, baris, titik, _strip(capaian, sudut), bila_meleset(capaian, periode, sudut)
    )


def bila_meleset(capaian: CapaianRB, periode: Periode, sudut: Sudut) -> tuple[BilaMeleset, ...]:
    """Return the tonggak in danger, the late ones first, each failing on top of those before it."""
    if capaian.hasil.sisa_toleransi is None:
        return ()
    semua = [s for b in capaian.matriks for s in b.sel if s is not None]
    terbuka = [s for s in semua if s.tonggak.status in TERBUKA]
    # What waits for a verdict is nearly done; what is late or due soon is in danger.
    terbuka.sort(
        key=lambda s: (s.tonggak.status == StatusTonggak.DIAJUKAN, s.tonggak.tenggat, s.tonggak.pk)
    )
    hitungan = {s.tonggak.pk: tonggak_hitung(s.tonggak, sudut.kalender) for s in semua}
    hasil: list[BilaMeleset] = []
    for s in terbuka[:BATAS_RAWAN]:
        hitungan[s.tonggak.pk] = replace(
            hitungan[s.tonggak.pk], status=StatusTonggak.GAGAL.value, tanggal_selesai=None
        )
        nanti = hasil_rb(
            hitungan.values(),
            tahun=periode.tahun,
            triwulan=periode.triwulan,
            pada=sudut.pada,
            ambang=sudut.ambang,
            target_tahun=capaian.hasil.target_tahun,
        )
        butir = dari_tonggak(s.tonggak, sudut)
        hasil.append(BilaMeleset(butir, nanti.sisa_toleransi or 0, nanti.proyeksi_rencana))
    return tuple(hasil)


def _strip(capaian: CapaianRB, sudut: Sudut) -> tuple[Kelompok, ...]:
    """One box per tonggak that still counts, by quarter."""
    hasil: list[Kelompok] = []
    for letak, titik in enumerate(capaian.garis):
        sel = [
            (b.renaksi_rb.uraian, s)
            for b in capaian.matriks
            if (s := b.sel[letak]) is not None and s.tonggak.status != StatusTonggak.BATAL
        ]
        selesai = sum(s.tonggak.status == StatusTonggak.DISAHKAN for _, s in sel)
        isi = tuple(_kotak(uraian, s, sudut) for uraian, s in sel)
        hasil.append(Kelompok(label_triwulan(titik.triwulan), f"{selesai}/{len(sel)}", isi))
    return tuple(hasil)


def _kotak(uraian: str, sel: SelMatriks, sudut: Sudut) -> IsiKotak:
    kelas = kelas_tonggak(sel, sudut.pada)
    ikon, kata = LENCANA[kelas]
    return IsiKotak(kelas, IKON_KOTAK.get(kelas, ikon), f"{uraian}: {kata}")
