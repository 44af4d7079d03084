"""The RB figures of one unit-year: percentage, plan line, matrix and forecasts.

The rules are those of specification 1.4, the formulas those of ``kinerja.hitung``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from inti.triwulan import TRIWULAN
from kinerja.hitung import HasilRB, TonggakHitung, hasil_rb, rencana_rb
from kinerja.models import IKU
from kinerja.pilihan import CaraHitung
from rb.models import BuktiTonggak, RenaksiRB, Status, Tonggak

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from inti.tanggal import Kalender


@dataclass(frozen=True, slots=True)
class TitikGaris:
    """Plan and fact s.d. one quarter, in percent; a quarter after the one asked has no fact."""

    triwulan: int
    rencana_persen: Decimal | None
    persen: Decimal | None
    disahkan: int | None


@dataclass(frozen=True, slots=True)
class SelMatriks:
    """A tonggak in the matrix, judged s.d. the quarter and on the day asked."""

    tonggak: Tonggak
    dihitung: bool
    """In the numerator of the quarter."""
    terlambat: bool
    """Neither disahkan nor diajukan, and late."""
    selesai_terlambat: bool | None
    """Done after its tenggat; ``None`` while not done."""


@dataclass(frozen=True, slots=True)
class BarisMatriks:
    """A renaksi RB and its tonggak per quarter; ``None`` where nothing is planned."""

    renaksi_rb: RenaksiRB
    sel: tuple[SelMatriks | None, ...]
    disahkan: int
    total: int


@dataclass(frozen=True, slots=True)
class CapaianRB:
    """Everything the RB page shows; ``iku`` is the tonggak-IKU of the PK, when it has one."""

    iku: IKU | None
    hasil: HasilRB
    garis: tuple[TitikGaris, ...]
    matriks: tuple[BarisMatriks, ...]


def hasil(*, unit_id: int, tahun: int, triwulan: int, pada: date, kalender: Kalender) -> HasilRB:
    """Return the figures s.d. TW ``triwulan``; lateness is judged on the day ``pada``.

    Two queries. The target is that of the tonggak-IKU; without one it is ``None``.
    """
    daftar = Tonggak.objects.milik_unit(unit_id, tahun)
    return _hasil(
        [tonggak_hitung(t, kalender) for t in daftar],
        iku=iku_tonggak(unit_id, tahun),
        tahun=tahun,
        triwulan=triwulan,
        pada=pada,
        kalender=kalender,
    )


def capaian_rb(
    *, unit_id: int, tahun: int, triwulan: int, pada: date, kalender: Kalender
) -> CapaianRB:
    """Return the figures with plan line and matrix; four queries whatever the size."""
    iku = iku_tonggak(unit_id, tahun)
    daftar_rb = list(
        RenaksiRB.objects.milik_unit(unit_id, tahun)
        .select_related("pic__pengguna", "pic__tim", "pic__instansi")
        .prefetch_related(
            # Joined, not prefetched: Django asks for many keys by OR, and SQLite allows 1.000.
            Prefetch("tonggak__bukti", queryset=BuktiTonggak.objects.select_related("bukti"))
        )
        .order_by("urut")
    )
    pasangan = {
        r.pk: [(t, tonggak_hitung(t, kalender)) for t in r.tonggak.all()] for r in daftar_rb
    }
    hitungan = [h for isi in pasangan.values() for _, h in isi]
    ambang = kalender.ambang_terlambat(pada)
    return CapaianRB(
        iku=iku,
        hasil=_hasil(
            hitungan, iku=iku, tahun=tahun, triwulan=triwulan, pada=pada, kalender=kalender
        ),
        garis=_garis(hitungan, tahun=tahun, triwulan=triwulan, pada=pada, ambang=ambang),
        matriks=tuple(
            _baris(r, pasangan[r.pk], tahun=tahun, triwulan=triwulan, ambang=ambang)
            for r in daftar_rb
        ),
    )


def iku_tonggak(unit_id: int, tahun: int) -> IKU | None:
    """Return the one IKU of the unit-year that is counted from tonggak."""
    return IKU.objects.milik_unit(unit_id, tahun).filter(cara_hitung=CaraHitung.TONGGAK).first()


def tonggak_hitung(tonggak: Tonggak, kalender: Kalender) -> TonggakHitung:
    """Return what the formulas need; a tenggat on a free day is met on the next working day."""
    tenggat = tonggak.tenggat
    tepat = tenggat if kalender.adalah_hari_kerja(tenggat) else kalender.hari_kerja_berikut(tenggat)
    return TonggakHitung(
        triwulan=tonggak.triwulan,
        status=tonggak.status,
        tenggat=tenggat,
        tanggal_selesai=tonggak.tanggal_selesai,
        dihitung_sejak=tonggak.dihitung_sejak,
        batas_tepat=tepat,
    )


def _hasil(
    hitungan: Iterable[TonggakHitung],
    *,
    iku: IKU | None,
    tahun: int,
    triwulan: int,
    pada: date,
    kalender: Kalender,
) -> HasilRB:
    return hasil_rb(
        hitungan,
        tahun=tahun,
        triwulan=triwulan,
        pada=pada,
        ambang=kalender.ambang_terlambat(pada),
        target_tahun=None if iku is None else iku.target_bawah,
    )


def _garis(
    hitungan: Sequence[TonggakHitung], *, tahun: int, triwulan: int, pada: date, ambang: date
) -> tuple[TitikGaris, ...]:
    titik: list[TitikGaris] = []
    for tw in TRIWULAN:
        nyata = hasil_rb(
            hitungan, tahun=tahun, triwulan=tw, pada=pada, ambang=ambang, target_tahun=None
        )
        sudah = tw <= triwulan
        titik.append(
            TitikGaris(
                tw,
                rencana_rb(hitungan, tw),
                nyata.persen if sudah else None,
                nyata.disahkan if sudah else None,
            )
        )
    return tuple(titik)


def _baris(
    renaksi_rb: RenaksiRB,
    isi: Sequence[tuple[Tonggak, TonggakHitung]],
    *,
    tahun: int,
    triwulan: int,
    ambang: date,
) -> BarisMatriks:
    sel = {
        t.triwulan: SelMatriks(
            tonggak=t,
            dihitung=h.dihitung(tahun, triwulan),
            terlambat=h.terlambat(ambang),
            selesai_terlambat=h.selesai_terlambat,
        )
        for t, h in isi
    }
    return BarisMatriks(
        renaksi_rb=renaksi_rb,
        sel=tuple(sel.get(tw) for tw in TRIWULAN),
        disahkan=sum(s.dihitung for s in sel.values()),
        total=sum(s.tonggak.status != Status.BATAL for s in sel.values()),
    )
