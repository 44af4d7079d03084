"""What changed in a unit since yesterday, told from the history of its facts.

One line per object: how it stood before and how it stands now, who changed it last and when. What
a workbook brought in is only counted.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from akun.dasar import Asal
from akun.jejak import Bacaan, Perubahan
from akun.riwayat import SISTEM
from inti.triwulan import label_triwulan
from kinerja.models import Realisasi
from rb.models import Tonggak
from renaksi.models import Renaksi
from tindaklanjut.models import Kendala, Rapat, TindakLanjut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from akun.dasar import ModelTeraudit
    from akun.periode import Periode
    from laporan.beranda.butir import Sudut

BATAS: Final = 8
BATAS_BARIS: Final = 200
"""Rows of history read per kind: a day of more is told by its latest ones."""
Baris = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One object that changed: its name and page, what happened in words, who and when."""

    pada: datetime
    nama: str
    uraian: str
    url: str
    kalimat: str
    oleh: str


@dataclass(frozen=True, slots=True)
class Berubah:
    """The latest changes, how many objects changed, and what imports brought."""

    sejak: datetime
    kemarin: bool
    """Since yesterday itself, not since the last working day before it."""
    kejadian: tuple[Kejadian, ...]
    jumlah: int
    impor: str

    @property
    def tidak_tampil(self) -> int:
        return self.jumlah - len(self.kejadian)


@dataclass(frozen=True, slots=True)
class _Macam:
    """A kind of facts: the fields worth telling, and what its name is made of."""

    sebutan: str
    model: type[ModelTeraudit]
    unit: str
    bidang: tuple[str, ...]
    nama: Callable[[Baris], str]
    uraian: str
    url: Callable[[Baris, Periode], str]
    bagian_nama: tuple[str, ...] = ()


def _halaman(nama: str) -> Callable[[Baris, Periode], str]:
    return lambda b, _: reverse(nama, args=[b["id"]])


_MACAM: Final = (
    _Macam(
        "tindak lanjut",
        TindakLanjut,
        "unit_id",
        ("status", "tenggat"),
        lambda b: str(b["kode"]),
        "uraian",
        _halaman("tindaklanjut:rinci"),
        ("kode",),
    ),
    _Macam(
        "tonggak RB",
        Tonggak,
        "renaksi_rb__unit_id",
        ("status", "tenggat"),
        lambda b: f"RB {b['renaksi_rb__nomor']} {label_triwulan(b['triwulan'])}",
        "renaksi_rb__uraian",
        _halaman("rb:tonggak"),
        ("renaksi_rb__nomor", "triwulan"),
    ),
    _Macam(
        "rencana aksi",
        Renaksi,
        "iku__perjanjian__unit_id",
        ("status", "tenggat"),
        lambda b: f"Renaksi {b['iku__kode']}/{b['nomor']} {label_triwulan(b['triwulan'])}",
        "uraian",
        _halaman("renaksi:rinci"),
        ("iku__kode", "nomor", "triwulan"),
    ),
    _Macam(
        "realisasi",
        Realisasi,
        "iku__perjanjian__unit_id",
        ("keadaan", "nilai"),
        lambda b: f"Realisasi {b['iku__kode']} {label_triwulan(b['triwulan'])}",
        "iku__indikator",
        lambda b, p: p.ganti(triwulan=b["triwulan"]).url("kinerja:tabel"),
        ("iku__kode", "triwulan"),
    ),
    _Macam(
        "rapat",
        Rapat,
        "unit_id",
        ("status",),
        lambda b: str(b["kode"]),
        "judul",
        _halaman("tindaklanjut:rapat_rinci"),
        ("kode",),
    ),
    _Macam(
        "kendala",
        Kendala,
        "unit_id",
        ("status",),
        lambda b: f"Kendala {label_triwulan(b['triwulan'])} {b['nomor']}",
        "uraian",
        _halaman("tindaklanjut:kendala_rinci"),
        ("nomor", "triwulan"),
    ),
)


def berubah(*, periode: Periode, sudut: Sudut) -> Berubah:
    """Return what changed since the start of the last working day before today.

    Two queries per kind of facts, whatever the size of the unit.
    """
    hari = sudut.kalender.hari_kerja_sebelum(sudut.pada)
    sejak = datetime.combine(hari, time.min, tzinfo=timezone.get_current_timezone())
    kejadian = [k for m in _MACAM for k in _kejadian(m, periode, sejak)]
    kejadian.sort(key=lambda k: k.pada, reverse=True)
    return Berubah(
        sejak=sejak,
        kemarin=(sudut.pada - hari).days == 1,
        kejadian=tuple(kejadian[:BATAS]),
        jumlah=len(kejadian),
        impor=", ".join(
            f"{n} {m.sebutan}" for m in _MACAM if (n := _diimpor(m, periode.unit.pk, sejak))
        ),
    )


def _diimpor(macam: _Macam, unit_id: int, sejak: datetime) -> int:
    riwayat = macam.model.history.filter(
        **{macam.unit: unit_id}, history_date__gte=sejak, asal=Asal.IMPOR
    )
    jumlah: int = riwayat.order_by().values("id").distinct().count()
    return jumlah


def _kejadian(macam: _Macam, periode: Periode, sejak: datetime) -> Iterator[Kejadian]:
    """One line per object that now stands otherwise than before ``sejak``."""
    per_objek: defaultdict[int, list[Baris]] = defaultdict(list)
    for baris in _riwayat(macam, periode.unit.pk, sejak):
        per_objek[baris["id"]].append(baris)
    for riwayat in per_objek.values():
        kini, awal = riwayat[0], riwayat[-1]
        kalimat = _kalimat(macam, awal, kini)
        if kalimat:
            yield Kejadian(
                pada=kini["history_date"],
                nama=macam.nama(kini),
                uraian=kini[macam.uraian],
                url=macam.url(kini, periode),
                kalimat=kalimat,
                oleh=kini["history_user__nama"] or SISTEM,
            )


def _riwayat(macam: _Macam, unit_id: int, sejak: datetime) -> Sequence[Baris]:
    """The rows of history since then, the latest first, each with the fields before it."""
    riwayat = macam.model.history
    sebelum = riwayat.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by(
        "-history_id"
    )
    lama = {f"lama_{b}": Subquery(sebelum.values(b)[:1]) for b in macam.bidang}
    kolom = ("id", "history_type", "history_date", "history_user__nama")
    baris: Sequence[Baris] = (
        riwayat.filter(**{macam.unit: unit_id}, history_date__gte=sejak)
        .exclude(asal=Asal.IMPOR)
        .annotate(**lama)
        .order_by("-history_date", "-history_id")
        .values(*kolom, *macam.bidang, macam.uraian, *macam.bagian_nama, *lama)[:BATAS_BARIS]
    )
    return baris


def _kalimat(macam: _Macam, awal: Mapping[str, Any], kini: Mapping[str, Any]) -> str:
    """``mengubah status Diajukan → Disahkan``; empty when it stands as it stood."""
    if kini["history_type"] == "-":
        return f"menghapus {macam.sebutan}"
    baru = awal["history_type"] == "+"
    bacaan = Bacaan(macam.model, (), {})
    beda = [
        Perubahan(
            str(macam.model._meta.get_field(b).verbose_name),  # type: ignore[union-attr]  # a column
            "" if baru else bacaan.teks(SimpleNamespace(**{b: awal[f"lama_{b}"]}), b),
            bacaan.teks(SimpleNamespace(**{b: kini[b]}), b),
        )
        for b in macam.bidang
        if baru or awal[f"lama_{b}"] != kini[b]
    ]
    if baru:
        rinci = ", ".join(f"{p.bidang} {p.baru}" for p in beda if p.baru)
        return f"menambahkan {macam.sebutan}: {rinci}"
    return "; ".join(p.kalimat.teks for p in beda)
