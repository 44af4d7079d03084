"""What the report is made of: every selector and table read once, a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q

from akun.models import UnitKerja
from inti.triwulan import akhir_triwulan, awal_triwulan
from kinerja.models import Komponen, Narasi
from kinerja.pilihan import Bagian
from kinerja.tabel import Tabel1, tabel_1
from rb.capaian import CapaianRB, capaian_rb
from rb.models import BuktiTonggak
from renaksi.models import Renaksi
from renaksi.papan import Papan, papan
from tindaklanjut.models import (
    BuktiTindakLanjut,
    Kendala,
    Rapat,
    RapatIKU,
    RapatRenaksi,
    TindakLanjut,
    TindakLanjutIKU,
)
from tindaklanjut.pilihan import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from inti.tanggal import Kalender

_PIC = ("pic__pihak__pengguna", "pic__pihak__tim", "pic__pihak__instansi")


@dataclass(frozen=True, slots=True)
class Bahan:
    """All rows of one unit and quarter; mappings are keyed by IKU id."""

    unit: UnitKerja
    leluhur: Sequence[UnitKerja]
    """The units above, the root first."""
    tahun: int
    triwulan: int
    pada: date
    kalender: Kalender
    tabel: Tabel1
    rb: CapaianRB
    papan: Papan
    narasi: Mapping[tuple[int, str], Narasi]
    komponen: Mapping[int, Sequence[Komponen]]
    renaksi: Mapping[int, Sequence[Renaksi]]
    rapat_lain: Mapping[int, Sequence[Rapat]]
    """Rapat of the quarter linked to the IKU and to no renaksi of it."""
    kendala: Mapping[int, Sequence[Kendala]]
    kendala_umum: Sequence[Kendala]
    """Kendala linked to no IKU."""
    upaya_mandiri: Mapping[int, Sequence[TindakLanjut]]
    """Tasks of the IKU that answer no kendala and come from no rapat."""
    tindak_lanjut: Sequence[TindakLanjut]
    bukti_tonggak: Sequence[BuktiTonggak]
    bukti_tindak_lanjut: Sequence[BuktiTindakLanjut]


def kumpulkan(
    *, unit: UnitKerja, tahun: int, triwulan: int, pada: date, kalender: Kalender
) -> Bahan:
    """Read everything; "late" is judged on the day ``pada``."""
    periode = {"unit_id": unit.pk, "tahun": tahun, "triwulan": triwulan}
    kendala, umum = _kendala(unit.pk, tahun, triwulan)
    tugas = _tindak_lanjut(unit.pk, tahun, triwulan)
    return Bahan(
        unit=unit,
        leluhur=_leluhur(unit),
        tahun=tahun,
        triwulan=triwulan,
        pada=pada,
        kalender=kalender,
        tabel=tabel_1(**periode),
        rb=capaian_rb(**periode, pada=pada, kalender=kalender),
        papan=papan(**periode),
        narasi=_narasi(unit.pk, tahun, triwulan),
        komponen=_komponen(unit.pk, tahun, triwulan),
        renaksi=_renaksi(unit.pk, tahun, triwulan),
        rapat_lain=_rapat_lain(unit.pk, tahun, triwulan),
        kendala=kendala,
        kendala_umum=umum,
        upaya_mandiri=_upaya_mandiri(unit.pk, tahun, triwulan),
        tindak_lanjut=tugas,
        bukti_tonggak=_bukti_tonggak(unit.pk, tahun, triwulan),
        bukti_tindak_lanjut=_bukti_tindak_lanjut([t.pk for t in tugas]),
    )


def _leluhur(unit: UnitKerja) -> list[UnitKerja]:
    kunci = [int(k) for k in unit.jalur.split("/") if k and int(k) != unit.pk]
    menurut_id = UnitKerja.objects.in_bulk(kunci)
    return [menurut_id[k] for k in kunci if k in menurut_id]


def _milik(unit_id: int, tahun: int) -> dict[str, int]:
    return {"iku__perjanjian__unit_id": unit_id, "iku__perjanjian__tahun": tahun}


def _narasi(unit_id: int, tahun: int, triwulan: int) -> dict[tuple[int, str], Narasi]:
    """Narasi of the quarter; latar of the latest quarter s.d. this one that has a text."""
    daftar = Narasi.objects.filter(
        Q(triwulan=triwulan) | Q(bagian=Bagian.LATAR, triwulan__lt=triwulan),
        **_milik(unit_id, tahun),
    ).order_by("triwulan")
    return {(n.iku_id, n.bagian): n for n in daftar if n.teks.strip() or n.bagian != Bagian.LATAR}


def _komponen(unit_id: int, tahun: int, triwulan: int) -> Mapping[int, Sequence[Komponen]]:
    hasil: defaultdict[int, list[Komponen]] = defaultdict(list)
    for k in Komponen.objects.filter(triwulan=triwulan, **_milik(unit_id, tahun)).order_by("pk"):
        hasil[k.iku_id].append(k)
    return hasil


def _renaksi(unit_id: int, tahun: int, triwulan: int) -> Mapping[int, Sequence[Renaksi]]:
    hasil: defaultdict[int, list[Renaksi]] = defaultdict(list)
    daftar = (
        Renaksi.objects.milik_unit(unit_id, tahun)
        .filter(triwulan=triwulan)
        .prefetch_related(
            "keterangan", Prefetch("rapat", queryset=Rapat.objects.order_by("tanggal", "pk"))
        )
        .order_by("urut")
    )
    for r in daftar:
        hasil[r.iku_id].append(r)
    return hasil


def _rapat_lain(unit_id: int, tahun: int, triwulan: int) -> Mapping[int, Sequence[Rapat]]:
    hasil: defaultdict[int, list[Rapat]] = defaultdict(list)
    dalam_renaksi = RapatRenaksi.objects.filter(
        rapat=OuterRef("rapat"), renaksi__iku=OuterRef("iku")
    )
    daftar = (
        RapatIKU.objects.filter(
            ~Exists(dalam_renaksi),
            rapat__tanggal__range=(awal_triwulan(tahun, triwulan), akhir_triwulan(tahun, triwulan)),
            **_milik(unit_id, tahun),
        )
        .select_related("rapat")
        .order_by("rapat__tanggal", "rapat_id")
    )
    for tautan in daftar:
        hasil[tautan.iku_id].append(tautan.rapat)
    return hasil


def _kendala(
    unit_id: int, tahun: int, triwulan: int
) -> tuple[Mapping[int, Sequence[Kendala]], list[Kendala]]:
    hasil: defaultdict[int, list[Kendala]] = defaultdict(list)
    umum: list[Kendala] = []
    upaya = TindakLanjut.objects.exclude(status=Status.BATAL).order_by("kode")
    daftar = (
        Kendala.objects.filter(unit_id=unit_id)
        .terbawa_ke(tahun, triwulan)
        .prefetch_related("iku", Prefetch("upaya", queryset=upaya.prefetch_related(*_PIC)))
        .order_by("tahun", "triwulan", "urut")
    )
    for k in daftar:
        # An IKU of another year is named in its own report only.
        tertaut = list(k.iku.all())
        for iku in tertaut:
            hasil[iku.pk].append(k)
        if not tertaut:
            umum.append(k)
    return hasil, umum


def _upaya_mandiri(unit_id: int, tahun: int, triwulan: int) -> Mapping[int, Sequence[TindakLanjut]]:
    hasil: defaultdict[int, list[TindakLanjut]] = defaultdict(list)
    daftar = (
        TindakLanjutIKU.objects.filter(
            Q(tindak_lanjut__tenggat__isnull=True)
            | Q(tindak_lanjut__tenggat__gte=awal_triwulan(tahun, triwulan)),
            tindak_lanjut__kendala__isnull=True,
            tindak_lanjut__hasil_rapat__isnull=True,
            **_milik(unit_id, tahun),
        )
        .exclude(tindak_lanjut__status=Status.BATAL)
        .select_related("tindak_lanjut")
        .prefetch_related(*(f"tindak_lanjut__{jalur}" for jalur in _PIC))
        .order_by("tindak_lanjut__kode")
    )
    for tautan in daftar:
        hasil[tautan.iku_id].append(tautan.tindak_lanjut)
    return hasil


def _tindak_lanjut(unit_id: int, tahun: int, triwulan: int) -> list[TindakLanjut]:
    """Tasks due or done in the quarter, those it gave rise to, and earlier ones still open."""
    awal, akhir = awal_triwulan(tahun, triwulan), akhir_triwulan(tahun, triwulan)
    return list(
        TindakLanjut.objects.filter(
            Q(tenggat__range=(awal, akhir))
            | Q(tanggal_selesai__range=(awal, akhir))
            | Q(hasil_rapat__rapat__tanggal__range=(awal, akhir))
            | Q(kendala__tahun=tahun, kendala__triwulan=triwulan)
            | Q(terbuka=True, tenggat__lt=awal),
            unit_id=unit_id,
        )
        .prefetch_related(*_PIC)
        .order_by("tenggat", "kode")
    )


def _bukti_tonggak(unit_id: int, tahun: int, triwulan: int) -> list[BuktiTonggak]:
    awal, akhir = awal_triwulan(tahun, triwulan), akhir_triwulan(tahun, triwulan)
    return list(
        BuktiTonggak.objects.filter(
            Q(tonggak__triwulan=triwulan) | Q(tonggak__tanggal_selesai__range=(awal, akhir)),
            tonggak__renaksi_rb__unit_id=unit_id,
            tonggak__renaksi_rb__tahun=tahun,
        )
        .select_related("tonggak__renaksi_rb", "bukti", "diperiksa_oleh")
        .order_by("tonggak__renaksi_rb__urut", "tonggak__triwulan", "pk")
    )


def _bukti_tindak_lanjut(tugas: Sequence[int]) -> list[BuktiTindakLanjut]:
    return list(
        BuktiTindakLanjut.objects.filter(tindak_lanjut__in=tugas)
        .select_related("tindak_lanjut", "bukti", "diperiksa_oleh")
        .order_by("tindak_lanjut__kode", "pk")
    )


def bukti_triwulan(
    unit_id: int, tahun: int, triwulan: int
) -> tuple[list[BuktiTonggak], list[BuktiTindakLanjut]]:
    """Return the claims of the quarter, those on tonggak and those on tindak lanjut."""
    tugas = [t.pk for t in _tindak_lanjut(unit_id, tahun, triwulan)]
    return _bukti_tonggak(unit_id, tahun, triwulan), _bukti_tindak_lanjut(tugas)
