"""The card of efektivitas kebijakan: stages per topik under the IKU that reports their mean."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from inti.gambar import IsiSegmen
from renaksi.models import TERBUKA, Renaksi

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja.tabel import BarisTabel, Tabel1
    from renaksi.papan import BarisTopik, Papan, SelPapan


@dataclass(frozen=True, slots=True)
class TopikBeranda:
    """A topik with its stages as segments."""

    baris: BarisTopik
    segmen: tuple[IsiSegmen, ...]


@dataclass(frozen=True, slots=True)
class EfektivitasIKU:
    """The topik of one IKU and the row of Tabel 1 that reports their mean."""

    baris: BarisTabel
    topik: tuple[TopikBeranda, ...]


@dataclass(frozen=True, slots=True)
class Efektivitas:
    """The efektivitas card; ``bobot`` labels the stages, ``hambatan`` names what holds one up."""

    bobot: tuple[IsiSegmen, ...]
    iku: tuple[EfektivitasIKU, ...]
    hambatan: str


def susun_efektivitas(isi: Papan, tabel: Tabel1) -> Efektivitas | None:
    """Return the card; ``None`` without an IKU counted from stages."""
    baris = {b.iku.pk: b for b in tabel.baris}
    daftar = tuple(
        EfektivitasIKU(
            baris[p.iku.pk],
            tuple(TopikBeranda(t, tuple(_segmen(isi, t))) for t in p.topik),
        )
        for p in isi.iku
    )
    if not daftar:
        return None
    hambatan = [
        r.hambatan for p in isi.iku for t in p.topik for s in t.sel for r in _terhambat(s.langkah)
    ]
    return Efektivitas(
        tuple(IsiSegmen(t.nama, t.bobot, "kosong") for t in isi.tahapan),
        daftar,
        hambatan[0] if hambatan else "",
    )


def _segmen(isi: Papan, topik: BarisTopik) -> list[IsiSegmen]:
    return [
        IsiSegmen(tahap.nama, tahap.bobot, *_ragam(sel))
        for tahap, sel in zip(isi.tahapan, topik.sel, strict=True)
    ]


def _ragam(sel: SelPapan) -> tuple[str, Decimal]:
    """How a stage is drawn, and the share of its langkah that is done."""
    hasil = sel.hasil
    if hasil.tercapai:
        return "penuh", Decimal(1)
    if _terhambat(sel.langkah):
        return "hambat", Decimal(0)
    if hasil.terlaksana or any(r.status == "berjalan" for r in sel.langkah):
        return "jalan", Decimal(hasil.terlaksana) / Decimal(hasil.langkah)
    return "kosong", Decimal(0)


def _terhambat(langkah: Sequence[Renaksi]) -> list[Renaksi]:
    return [r for r in langkah if r.hambatan and r.status in TERBUKA]
