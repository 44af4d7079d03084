"""Beranda: what the Asdep needs to know first, composed from the selectors of the rooms below.

Nothing is computed here but sentences. The number of queries does not depend on the data.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Final

from django.db.models import F, Prefetch, Q

from akun.izin import boleh
from akun.pilihan import Tindakan
from inti.angka import format_persen
from inti.gambar import IsiKotak, IsiSegmen, Kelompok, TitikGrafik
from inti.templatetags.tampilan import LENCANA
from inti.triwulan import label_triwulan, triwulan_dari
from kinerja.pilihan import CaraHitung
from kinerja.tabel import BarisTabel, Tabel1, tabel_1
from rb.capaian import CapaianRB, SelMatriks, capaian_rb
from rb.keadaan import kelas_tonggak
from rb.models import Status as StatusTonggak
from renaksi.models import TERBUKA, Renaksi
from renaksi.papan import BarisTopik, Papan, SelPapan, papan
from tindaklanjut.models import PIC, Permohonan, TindakLanjut
from tindaklanjut.pilihan import JenisPermohonan, PeranPIC, StatusPermohonan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from akun.models import Pengguna
    from akun.periode import Periode
    from inti.tanggal import Kalender

BATAS_TERLAMBAT: Final = 8
BATAS_PUTUSAN: Final = 3
IKON_KOTAK: Final = {"selesai": "check", "telat": "exclamation-mark", "gagal": "x", "nanti": ""}


@dataclass(frozen=True, slots=True)
class BagianKalimat:
    """A sentence of the title; ``telat`` prints it in red."""

    teks: str
    telat: bool = False


@dataclass(frozen=True, slots=True)
class BarisTerlambat:
    """A late tindak lanjut; ``hari`` counts calendar days since the tenggat."""

    tindak_lanjut: TindakLanjut
    hari: int


@dataclass(frozen=True, slots=True)
class KelompokTerlambat:
    """The late ones of one PIC utama."""

    pic: str
    baris: tuple[BarisTerlambat, ...]


@dataclass(frozen=True, slots=True)
class Terlambat:
    """The latest of all late tindak lanjut by PIC, and how many there are."""

    jumlah: int
    kelompok: tuple[KelompokTerlambat, ...]

    @property
    def tidak_tampil(self) -> int:
        return self.jumlah - sum(len(k.baris) for k in self.kelompok)


@dataclass(frozen=True, slots=True)
class Putusan:
    """What waits for the decision of the PIMPINAN."""

    jumlah: int
    permohonan: tuple[Permohonan, ...]


@dataclass(frozen=True, slots=True)
class RingkasanRB:
    """The RB card: figures, chart and strip, and the row of Tabel 1 that reports them."""

    capaian: CapaianRB
    baris: BarisTabel | None
    titik: tuple[TitikGrafik, ...]
    strip: tuple[Kelompok, ...]


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


@dataclass(frozen=True, slots=True)
class Beranda:
    """Everything the page shows; ``data`` is the quarter of the IKU figures."""

    pada: date
    data: Periode
    berjalan: bool
    """The quarter of the figures has not ended."""
    judul: tuple[BagianKalimat, ...]
    tabel: Tabel1
    rb: RingkasanRB | None
    efektivitas: Efektivitas | None
    terlambat: Terlambat
    putusan: Putusan | None
    """``None`` for whoever does not decide."""


def susun(*, periode: Periode, pengguna: Pengguna, pada: date, kalender: Kalender) -> Beranda:
    """Return Beranda of the period as it stands on the day ``pada``."""
    data = triwulan_data(periode, pada)
    tabel = tabel_1(unit_id=periode.unit.pk, tahun=data.tahun, triwulan=data.triwulan)
    rb = _rb(periode, tabel, pada, kalender)
    terlambat = tindak_lanjut_terlambat(
        unit_id=periode.unit.pk, pada=pada, ambang=kalender.ambang_terlambat(pada)
    )
    putusan = None
    if boleh(pengguna, Tindakan.PUTUSKAN, periode.unit, pada):
        putusan = menunggu_putusan(unit_id=periode.unit.pk)
    return Beranda(
        pada=pada,
        data=data,
        berjalan=data.akhir >= pada,
        judul=kalimat(rb=rb, data=data, pada=pada, terlambat=terlambat.jumlah, putusan=putusan),
        tabel=tabel,
        rb=rb,
        efektivitas=_efektivitas(
            papan(unit_id=periode.unit.pk, tahun=data.tahun, triwulan=data.triwulan), tabel
        ),
        terlambat=terlambat,
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


# --- RB -----------------------------------------------------------------------------------------


def _rb(periode: Periode, tabel: Tabel1, pada: date, kalender: Kalender) -> RingkasanRB | None:
    capaian = capaian_rb(
        unit_id=periode.unit.pk,
        tahun=periode.tahun,
        triwulan=periode.triwulan,
        pada=pada,
        kalender=kalender,
    )
    if not capaian.matriks:
        return None
    baris = next((b for b in tabel.baris if b.iku.cara_hitung == CaraHitung.TONGGAK), None)
    titik = tuple(
        TitikGrafik(
            label_triwulan(t.triwulan),
            t.rencana_persen,
            t.persen,
            (periode.tahun, t.triwulan) == triwulan_dari(pada),
        )
        for t in capaian.garis
    )
    return RingkasanRB(capaian, baris, titik, _strip(capaian, pada))


def _strip(capaian: CapaianRB, pada: date) -> tuple[Kelompok, ...]:
    """One box per tonggak that still counts, by quarter."""
    hasil: list[Kelompok] = []
    for letak, titik in enumerate(capaian.garis):
        sel = [
            (b.renaksi_rb.uraian, s)
            for b in capaian.matriks
            if (s := b.sel[letak]) is not None and s.tonggak.status != StatusTonggak.BATAL
        ]
        selesai = sum(s.tonggak.status == StatusTonggak.DISAHKAN for _, s in sel)
        isi = tuple(_kotak(uraian, s, pada) for uraian, s in sel)
        hasil.append(Kelompok(label_triwulan(titik.triwulan), f"{selesai}/{len(sel)}", isi))
    return tuple(hasil)


def _kotak(uraian: str, sel: SelMatriks, pada: date) -> IsiKotak:
    kelas = kelas_tonggak(sel, pada)
    ikon, kata = LENCANA[kelas]
    return IsiKotak(kelas, IKON_KOTAK.get(kelas, ikon), f"{uraian}: {kata}")


# --- Efektivitas --------------------------------------------------------------------------------


def _efektivitas(isi: Papan, tabel: Tabel1) -> Efektivitas | None:
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


# --- Tindak lanjut and decisions ------------------------------------------------------------------


def tindak_lanjut_terlambat(*, unit_id: int, pada: date, ambang: date) -> Terlambat:
    """Return the latest ``BATAS_TERLAMBAT`` late tindak lanjut of exactly this unit, by PIC."""
    milik = TindakLanjut.objects.filter(unit_id=unit_id).terlambat(ambang)
    utama = PIC.objects.filter(peran=PeranPIC.UTAMA).select_related(
        "pihak__pengguna", "pihak__tim", "pihak__instansi"
    )
    daftar = milik.order_by("tenggat", "pk").prefetch_related(Prefetch("pic", utama))
    baris = [
        (_nama_pic(t), BarisTerlambat(t, (pada - t.tenggat).days))
        for t in daftar[:BATAS_TERLAMBAT]
        if t.tenggat is not None
    ]
    urutan = {pic: n for n, pic in reversed(list(enumerate(pic for pic, _ in baris)))}
    baris.sort(key=lambda b: urutan[b[0]])
    return Terlambat(
        milik.count(),
        tuple(
            KelompokTerlambat(pic, tuple(isi for _, isi in kelompok))
            for pic, kelompok in groupby(baris, key=lambda b: b[0])
        ),
    )


def _nama_pic(tindak_lanjut: TindakLanjut) -> str:
    return next((str(p.pihak) for p in tindak_lanjut.pic.all()), "Tanpa PIC")


def menunggu_putusan(*, unit_id: int) -> Putusan:
    """Return the open permohonan that only PIMPINAN decides: TIDAK_DAPAT and a second extension."""
    daftar = (
        Permohonan.objects.filter(
            Q(jenis=JenisPermohonan.TIDAK_DAPAT) | Q(tindak_lanjut__jumlah_perpanjangan__gte=1),
            tindak_lanjut__unit_id=unit_id,
            status=StatusPermohonan.DIMINTA,
        )
        .select_related("tindak_lanjut", "diminta_oleh")
        .order_by(F("tindak_lanjut__tenggat").asc(nulls_last=True), "pk")
    )
    return Putusan(daftar.count(), tuple(daftar[:BATAS_PUTUSAN]))
