"""The agenda of a rapat: unfinished tasks of earlier rapat of its series, and of the same IKU."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Prefetch, Q

from inti.triwulan import akhir_triwulan
from tindaklanjut.daftar import susun_baris
from tindaklanjut.models import Pembahasan, Rapat, RapatIKU, TindakLanjut, TindakLanjutIKU
from tindaklanjut.pilihan import TERBUKA, Disposisi, Status, StatusRapat

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from tindaklanjut.daftar import Baris, Sudut
    from tindaklanjut.izin import HakTindakLanjut
    from tindaklanjut.querysets import RapatQuerySet, TindakLanjutQuerySet

BATAS: Final = 30


@dataclass(frozen=True, slots=True)
class BarisAgenda:
    """One task with its age; ``pilihan`` is what the person may decide."""

    b: Baris
    umur_hari: int
    umur_rapat: int
    pilihan: tuple[Disposisi, ...]
    bahasan: Pembahasan | None

    @property
    def t(self) -> TindakLanjut:
        return self.b.t


@dataclass(frozen=True, slots=True)
class Agenda:
    """The tasks, the latest rapat before, and whether more are left than shown."""

    baris: tuple[BarisAgenda, ...]
    sebelum: Rapat | None
    berlebih: bool
    draf: bool

    def __bool__(self) -> bool:
        return bool(self.baris)

    @property
    def belum(self) -> int:
        """How many still wait for a decision here."""
        return sum(b.bahasan is None for b in self.baris)


def rapat_sebelum(rapat: Rapat) -> RapatQuerySet:
    """Earlier rapat of the unit in the same series or serving one of the same IKU."""
    lebih_awal = Q(tanggal__lt=rapat.tanggal) | Q(tanggal=rapat.tanggal, pk__lt=rapat.pk)
    iku = RapatIKU.objects.filter(
        rapat=OuterRef("pk"), iku__in=rapat.tautan_iku.values("iku")
    ).order_by()
    sama = Q(Exists(iku))
    if rapat.seri:
        sama |= Q(seri=rapat.seri)
    return Rapat.objects.filter(lebih_awal, sama, unit_id=rapat.unit_id)


def susun_agenda(rapat: Rapat, sudut: Sudut, siapa: HakTindakLanjut) -> Agenda:
    """Load the agenda; of closed minutes only what they decided. A constant number of queries."""
    draf = siapa.mengubah_rapat(rapat)
    rantai = dict(rapat_sebelum(rapat).order_by("tanggal", "pk").values_list("pk", "tanggal"))
    tugas = list(_tugas(rapat, rantai)[: BATAS + 1])
    baris = []
    for t in tugas[:BATAS]:
        lahir = _lahir(t)
        bahasan = next(iter(t.pembahasan.all()), None)
        baris.append(
            BarisAgenda(
                susun_baris(t, sudut),
                max(0, (sudut.pada - lahir).days),
                1 + sum(tanggal > lahir for tanggal in rantai.values()),
                _pilihan(siapa, t) if draf else (),
                bahasan,
            )
        )
    sebelum = Rapat.objects.filter(pk=next(reversed(rantai))).first() if rantai else None
    return Agenda(tuple(baris), sebelum, len(tugas) > BATAS, draf)


def _lahir(t: TindakLanjut) -> date:
    """The day a task came up: its rapat, the end of the quarter of its kendala, or its writing."""
    if t.hasil_rapat:
        return t.hasil_rapat.rapat.tanggal
    ditulis = t.dibuat_pada.date()
    if t.kendala:
        return min(ditulis, akhir_triwulan(t.kendala.tahun, t.kendala.triwulan))
    return ditulis


def _tugas(rapat: Rapat, rantai: Collection[int]) -> TindakLanjutQuerySet:
    dibahas = Pembahasan.objects.filter(rapat=rapat)
    saring = Q(Exists(dibahas.filter(tindak_lanjut=OuterRef("pk"))))
    if rapat.status == StatusRapat.DRAF:
        sama = TindakLanjutIKU.objects.filter(
            tindak_lanjut=OuterRef("pk"), iku__in=rapat.tautan_iku.values("iku")
        )
        # What this rapat itself asks for is no old business.
        lama = Q(hasil_rapat=None) | Q(hasil_rapat__rapat__tanggal__lt=rapat.tanggal)
        asal = Q(hasil_rapat__rapat__in=list(rantai))
        saring |= Q(terbuka=True) & (asal | (Q(Exists(sama)) & lama))
    return (
        TindakLanjut.objects.filter(saring, unit_id=rapat.unit_id)
        .untuk_daftar()
        .prefetch_related("bukti", Prefetch("pembahasan", queryset=dibahas))
        .order_by("tenggat", "pk")
    )


def _pilihan(siapa: HakTindakLanjut, t: TindakLanjut) -> tuple[Disposisi, ...]:
    """What the person may decide; the service judges again."""
    if t.status not in TERBUKA:
        return ()
    menunggu = t.status == Status.MENUNGGU_VERIFIKASI
    boleh = {
        Disposisi.SELESAI: siapa.memverifikasi(t) if menunggu else siapa.melapor(t),
        Disposisi.LANJUT: True,
        Disposisi.ESKALASI: siapa.melapor(t),
        Disposisi.BATAL: siapa.mengelola(t.unit_id),
    }
    return tuple(d for d in Disposisi if boleh[d])
