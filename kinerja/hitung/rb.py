"""Reformasi Birokrasi: the percentage, the tolerance and the forecasts over the tonggak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Final

from inti.triwulan import akhir_triwulan
from kinerja.hitung.bilangan import SERATUS, persen, persen_bagian

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STATUS_TONGGAK: Final = frozenset(
    {"belum", "diajukan", "dikembalikan", "disahkan", "gagal", "batal"}
)


@dataclass(frozen=True, slots=True)
class TonggakHitung:
    """What the RB percentage needs to know of one tonggak.

    ``triwulan`` is the planned one. ``dihitung_sejak`` is the first day of the first quarter that
    was open at pengesahan, given when the quarter of ``tanggal_selesai`` was locked by then.
    ``batas_tepat`` is ``Kalender.batas_tepat`` of the tenggat; without it the tenggat itself is
    the last day on time. Raises ``ValueError`` for a status outside ``STATUS_TONGGAK``.
    """

    triwulan: int
    status: str
    tenggat: date
    tanggal_selesai: date | None = None
    dihitung_sejak: date | None = None
    batas_tepat: date | None = None

    def __post_init__(self) -> None:
        if self.status not in STATUS_TONGGAK:
            raise ValueError(f"unknown status of a tonggak: {self.status!r}")

    @property
    def selesai_terlambat(self) -> bool | None:
        """Done after its tenggat (the mark stays after pengesahan); ``None`` while not done."""
        if self.tanggal_selesai is None:
            return None
        return self.tanggal_selesai > (self.batas_tepat or self.tenggat)

    def masuk(self, tahun: int, triwulan: int) -> bool:
        """Whether what was done belongs to the figures s.d. this quarter, once it is disahkan."""
        if self.tanggal_selesai is None:
            return False
        sejak = max(self.tanggal_selesai, self.dihitung_sejak or self.tanggal_selesai)
        return sejak <= akhir_triwulan(tahun, triwulan)

    def dihitung(self, tahun: int, triwulan: int) -> bool:
        """Whether the tonggak counts in the numerator s.d. this quarter."""
        return self.status == "disahkan" and self.masuk(tahun, triwulan)

    def terlambat(self, ambang: date) -> bool:
        """Open, not submitted, and late on the day that ``ambang`` belongs to."""
        return self.status in {"belum", "dikembalikan"} and self.tenggat <= ambang

    def mustahil(self, tahun: int, pada: date) -> bool:
        """Can no longer count for the year: gagal, or not disahkan after 31 December."""
        if self.status == "disahkan":
            return not self.masuk(tahun, 4)
        return self.status == "gagal" or (self.status != "batal" and pada > date(tahun, 12, 31))


@dataclass(frozen=True, slots=True)
class HasilRB:
    """The RB figures s.d. one quarter; percentages exact, counts in tonggak."""

    disahkan: int
    diajukan: int
    total: int
    persen: Decimal | None
    rencana_persen: Decimal | None
    target_tahun: Decimal | None
    perlu: int | None
    sisa_toleransi: int | None
    """Negative when the yearly target is out of reach."""
    terlambat: int
    gagal: int
    mustahil: int
    langkah_tercapai: tuple[Decimal, ...]
    """The percentages around and above a target that is no whole number of tonggak."""
    proyeksi_pesimistis: Decimal | None
    proyeksi_laju: Decimal | None
    proyeksi_rencana: Decimal | None

    @property
    def target_terjangkau(self) -> bool | None:
        return None if self.sisa_toleransi is None else self.sisa_toleransi >= 0


def hasil_rb(
    tonggak: Iterable[TonggakHitung],
    *,
    tahun: int,
    triwulan: int,
    pada: date,
    ambang: date,
    target_tahun: Decimal | None,
) -> HasilRB:
    """All RB figures s.d. TW ``triwulan`` of the tonggak of one year.

    ``pada`` is the day of the question and ``ambang`` its ``Kalender.ambang_terlambat``;
    ``target_tahun`` is in percent, 0 is none. Tonggak that are batal leave every count.
    """
    semua = [t for t in tonggak if t.status != "batal"]
    target_tahun = target_tahun or None
    total = len(semua)
    disahkan = sum(t.dihitung(tahun, triwulan) for t in semua)
    mustahil = sum(t.mustahil(tahun, pada) for t in semua)
    perlu = None if target_tahun is None else _tonggak_target(target_tahun, total, ROUND_CEILING)
    pesimistis, laju, rencana = _proyeksi(semua, disahkan, mustahil, pada)
    return HasilRB(
        disahkan=disahkan,
        diajukan=sum(_diajukan_sampai(t, tahun, triwulan) for t in semua),
        total=total,
        persen=persen_bagian(disahkan, total),
        rencana_persen=rencana_rb(semua, triwulan),
        target_tahun=target_tahun,
        perlu=perlu,
        sisa_toleransi=None if perlu is None else total - perlu - mustahil,
        terlambat=sum(t.terlambat(ambang) for t in semua),
        gagal=sum(t.status == "gagal" for t in semua),
        mustahil=mustahil,
        langkah_tercapai=_langkah_tercapai(target_tahun, total, total - mustahil),
        proyeksi_pesimistis=pesimistis,
        proyeksi_laju=laju,
        proyeksi_rencana=rencana,
    )


def rencana_rb(tonggak: Iterable[TonggakHitung], triwulan: int) -> Decimal | None:
    """The plan line in percent: tonggak planned s.d. this quarter over all of the year."""
    semua = [t for t in tonggak if t.status != "batal"]
    return persen_bagian(sum(t.triwulan <= triwulan for t in semua), len(semua))


def _diajukan_sampai(t: TonggakHitung, tahun: int, triwulan: int) -> bool:
    """Submitted and, by its date or else by its plan, beside the percentage of this quarter."""
    if t.status != "diajukan":
        return False
    return t.triwulan <= triwulan if t.tanggal_selesai is None else t.masuk(tahun, triwulan)


def _tonggak_target(target_tahun: Decimal, total: int, pembulatan: str) -> int:
    return int((target_tahun * total / SERATUS).to_integral_value(rounding=pembulatan))


def _langkah_tercapai(
    target_tahun: Decimal | None, total: int, paling_banyak: int
) -> tuple[Decimal, ...]:
    if target_tahun is None or not total or not target_tahun * total % SERATUS:
        return ()
    mulai = _tonggak_target(target_tahun, total, ROUND_FLOOR)
    dasar = Decimal(total)
    return tuple(persen(Decimal(k), dasar) for k in range(mulai, paling_banyak + 1))


def _proyeksi(
    semua: Sequence[TonggakHitung], disahkan: int, mustahil: int, pada: date
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The year-end percentage: nothing more is done, the pace so far holds, all goes to plan.

    The pace is the share disahkan on time of the tonggak due so far; none due gives no figure.
    """
    total = len(semua)
    sisa = total - disahkan - mustahil
    jatuh_tempo = [t for t in semua if t.tenggat <= pada]
    laju = None
    if jatuh_tempo and total:
        tepat = sum(t.status == "disahkan" and t.selesai_terlambat is False for t in jatuh_tempo)
        banyak = len(jatuh_tempo)
        laju = persen(Decimal(disahkan * banyak + tepat * sisa), Decimal(banyak * total))
    return persen_bagian(disahkan, total), laju, persen_bagian(disahkan + sisa, total)
