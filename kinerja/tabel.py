"""Tabel 1: the one place from which pages, commands and the report read an IKU's figures.

Nothing is stored twice and nothing is rounded here: ratios come from their komponen, computed IKU
from ``kinerja.sumber``, all else from the realisasi row (specification 1.2, 1.3).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from django.db.models import Q

from inti.angka import format_angka
from inti.triwulan import label_triwulan, sampai_dengan
from kinerja import hitung
from kinerja.hitung import ButirHitung, Capaian, PenyebutNol, Target
from kinerja.indeks_survei import SurveiTersimpan, survei_tersimpan
from kinerja.models import IKU, Komponen, Realisasi, Sasaran, TargetTriwulan
from kinerja.pilihan import TERHITUNG, CaraHitung, Keadaan, Sifat, Sisi
from kinerja.sumber import BagianHitungan, NilaiTerhitung, terhitung

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TANPA_TARGET: Final = Target(None)
TANDA_CATATAN: Final = "*"
KOMPONEN_KURANG: Final = "Komponen belum lengkap. Isi pembilang dan penyebutnya."
_BERNILAI: Final = frozenset({Keadaan.TERUKUR, Keadaan.PERIODE_LALU})


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """One IKU s.d. one quarter. Figures are exact, in the unit of the IKU; capaian in percent."""

    iku: IKU
    target_tahun: Target
    target: Target
    """Of the quarter; Σ of the quarters so far where the IKU adds up (akumulasi jumlah)."""
    realisasi: Decimal | None
    """S.d. the quarter."""
    capaian: Capaian
    keadaan: Keadaan | None
    """``None``: there is a target, and nobody has filled in anything yet."""
    sumber: str
    sifat: Sifat | None
    periode_data: str
    alasan: str
    """Why there is no value, or why the stored parts give none."""
    tanpa_nilai: tuple[int, ...]
    """The quarters without a value that a sum leaves out."""
    hitungan: NilaiTerhitung | None
    """What explains the value of the quarter when the house computed it."""
    tanda: str = ""
    """The mark of the footnote."""

    @property
    def sasaran(self) -> Sasaran:
        return self.iku.sasaran

    @property
    def terukur(self) -> bool:
        """A target and a value: one of the n in "n dari m IKU terukur"."""
        return self.target.ada and self.realisasi is not None


@dataclass(frozen=True, slots=True)
class CatatanKaki:
    """A footnote of the table and the codes of the IKU it belongs to."""

    tanda: str
    teks: str
    kode: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KelompokSasaran:
    """The rows of one sasaran."""

    sasaran: Sasaran
    baris: tuple[BarisTabel, ...]


@dataclass(frozen=True, slots=True)
class Tabel1:
    """The table of one unit-year and quarter, rows grouped by sasaran."""

    tahun: int
    triwulan: int
    baris: tuple[BarisTabel, ...]
    catatan: tuple[CatatanKaki, ...]
    rata_rata: Decimal | None
    """Mean of the reported capaian, exact."""
    terukur: int
    jumlah: int

    @property
    def kelompok(self) -> tuple[KelompokSasaran, ...]:
        """The rows under their sasaran, in the order of the table."""
        per_sasaran: dict[int, list[BarisTabel]] = {}
        for b in self.baris:
            per_sasaran.setdefault(b.iku.sasaran_id, []).append(b)
        return tuple(KelompokSasaran(isi[0].sasaran, tuple(isi)) for isi in per_sasaran.values())


@dataclass(frozen=True, slots=True)
class _Bahan:
    """Everything stored or computed for the IKU of one unit-year, by IKU id and quarter."""

    target: Mapping[int, Mapping[int, Target]]
    realisasi: Mapping[int, Mapping[int, Realisasi]]
    komponen: Mapping[int, Mapping[int, Sequence[Komponen]]]
    survei: Mapping[int, Mapping[int, SurveiTersimpan]]
    terhitung: Mapping[int, NilaiTerhitung]


@dataclass(frozen=True, slots=True)
class _Nilai:
    """The value of one quarter, how it was computed, or why it could not be."""

    nilai: Decimal | None
    hitungan: NilaiTerhitung | None = None
    galat: str = ""


def tabel_1(*, unit_id: int, tahun: int, triwulan: int) -> Tabel1:
    """Return Tabel 1 of exactly this unit; empty when it has no PK of the year.

    The number of queries does not depend on the number of IKU.
    """
    daftar = list(
        IKU.objects.milik_unit(unit_id, tahun)
        .select_related("sasaran", "perjanjian")
        .order_by("sasaran__urut", "urut")
    )
    bahan = _bahan(unit_id, tahun, triwulan)
    baris, catatan = _bercatatan([_baris(iku, triwulan, bahan) for iku in daftar], triwulan)
    rata = hitung.rata_rata_capaian(b.capaian.dilaporkan for b in baris)
    return Tabel1(
        tahun=tahun,
        triwulan=triwulan,
        baris=baris,
        catatan=catatan,
        rata_rata=rata.rata,
        terukur=sum(b.terukur for b in baris),
        jumlah=len(baris),
    )


def _bahan(unit_id: int, tahun: int, triwulan: int) -> _Bahan:
    target: defaultdict[int, dict[int, Target]] = defaultdict(dict)
    realisasi: defaultdict[int, dict[int, Realisasi]] = defaultdict(dict)
    komponen: defaultdict[int, defaultdict[int, list[Komponen]]] = defaultdict(
        lambda: defaultdict(list)
    )
    milik = {
        "iku__perjanjian__unit_id": unit_id,
        "iku__perjanjian__tahun": tahun,
        "triwulan__lte": triwulan,
    }
    for t in TargetTriwulan.objects.filter(**milik):
        target[t.iku_id][t.triwulan] = Target(t.bawah, t.atas)
    for r in Realisasi.objects.filter(**milik):
        realisasi[r.iku_id][r.triwulan] = r
    for k in Komponen.objects.filter(**milik).order_by("pk"):
        komponen[k.iku_id][k.triwulan].append(k)
    return _Bahan(
        target,
        realisasi,
        komponen,
        survei_tersimpan(Q(**{f"hasil__{nama}": nilai for nama, nilai in milik.items()})),
        terhitung(unit_id=unit_id, tahun=tahun, triwulan=triwulan),
    )


Isi = TypeVar("Isi")


def _milik(semua: Mapping[int, Mapping[int, Isi]], iku: IKU) -> Mapping[int, Isi]:
    return semua.get(iku.pk, {})


def _baris(iku: IKU, triwulan: int, bahan: _Bahan) -> BarisTabel:
    baris = _milik(bahan.realisasi, iku).get(triwulan)
    target = _milik(bahan.target, iku)
    nilai = {tw: _nilai(iku, tw, triwulan, bahan) for tw in sampai_dengan(triwulan)}
    kini = nilai[triwulan]
    jumlah = hitung.akumulasi(
        iku.akumulasi, triwulan, {tw: n.nilai for tw, n in nilai.items()}, target
    )
    # The board and the matrix answer s.d. the quarter: their value already is the sum.
    posisi = iku.cara_hitung in TERHITUNG
    realisasi = kini.nilai if posisi else jumlah.realisasi
    return BarisTabel(
        iku=iku,
        target_tahun=Target(iku.target_bawah, iku.target_atas),
        target=jumlah.target,
        realisasi=realisasi,
        capaian=hitung.capaian(
            iku.arah,
            realisasi,
            jumlah.target,
            iku.perjanjian.batas_capaian,
            iku.rumus_turun or hitung.RumusTurun.DUA_KURANG,
        ),
        keadaan=_keadaan(baris, kini.nilai, target.get(triwulan, TANPA_TARGET)),
        sumber=_sumber(baris, kini),
        sifat=Sifat(baris.sifat) if baris is not None and baris.sifat else None,
        periode_data="" if baris is None else baris.periode_data,
        alasan=kini.galat or ("" if baris is None else baris.alasan),
        tanpa_nilai=() if posisi or realisasi is None else jumlah.tanpa_nilai,
        hitungan=kini.hitungan,
    )


def _nilai(iku: IKU, tw: int, triwulan: int, bahan: _Bahan) -> _Nilai:
    """Return the value of quarter ``tw``; a computed IKU has one only in the quarter asked."""
    baris = _milik(bahan.realisasi, iku).get(tw)
    if baris is not None and baris.keadaan not in _BERNILAI:
        return _Nilai(None)
    if baris is not None and baris.keadaan == Keadaan.PERIODE_LALU:
        return _Nilai(baris.nilai)
    if iku.cara_hitung in TERHITUNG:
        dihitung = bahan.terhitung.get(iku.pk) if tw == triwulan else None
        return _Nilai(None if dihitung is None else dihitung.nilai, dihitung)
    if iku.cara_hitung == CaraHitung.RASIO:
        return _rasio(_milik(bahan.komponen, iku).get(tw, ()), ada_baris=baris is not None)
    survei = _milik(bahan.survei, iku).get(tw)
    if iku.cara_hitung == CaraHitung.INDEKS and survei is not None:
        return _indeks(survei)
    return _Nilai(None if baris is None else baris.nilai)


def _rasio(komponen: Sequence[Komponen], *, ada_baris: bool) -> _Nilai:
    pembilang = [k.nilai for k in komponen if k.sisi != Sisi.PENYEBUT]
    penyebut = [k.nilai for k in komponen if k.sisi != Sisi.PEMBILANG]
    try:
        nilai = hitung.rasio(pembilang, penyebut)
    except PenyebutNol as salah:
        return _Nilai(None, galat=str(salah))
    if nilai is None:
        return _Nilai(None, galat=KOMPONEN_KURANG if komponen or ada_baris else "")
    atas, bawah = sum(pembilang, Decimal(0)), sum(penyebut, Decimal(0))
    return _Nilai(
        nilai,
        NilaiTerhitung(
            nilai,
            f"Komponen, {format_angka(atas, None)} / {format_angka(bawah, None)}",
            pembilang=atas,
            penyebut=bawah,
            rincian=tuple(
                BagianHitungan(k.nama, k.nilai, str(Sisi(k.sisi).label)) for k in komponen
            ),
        ),
    )


def _indeks(survei: SurveiTersimpan) -> _Nilai:
    """The index of the survey, explained by the means of its items."""
    rincian = tuple(
        BagianHitungan(b.nama, b.rata, _keterangan_butir(b), b.aspek) for b in survei.hasil.butir
    )
    nilai = survei.hasil.indeks
    return _Nilai(nilai, NilaiTerhitung(nilai, survei.sumber, rincian=rincian))


def _keterangan_butir(b: ButirHitung) -> str:
    kosong = f", {format_angka(Decimal(b.kosong), 0)} kosong" if b.kosong else ""
    return f"{format_angka(Decimal(b.n), 0)} jawaban{kosong}"


def _keadaan(baris: Realisasi | None, nilai: Decimal | None, target: Target) -> Keadaan | None:
    if baris is not None:
        return Keadaan(baris.keadaan)
    if nilai is not None:
        return Keadaan.TERUKUR
    return None if target.ada else Keadaan.TIDAK_ADA_TARGET


def _sumber(baris: Realisasi | None, kini: _Nilai) -> str:
    """What the office wrote wins; a computed value otherwise names where it comes from."""
    if baris is not None and baris.sumber:
        return baris.sumber
    return "" if kini.hitungan is None else kini.hitungan.sumber


def _bercatatan(
    daftar: Sequence[BarisTabel], triwulan: int
) -> tuple[tuple[BarisTabel, ...], tuple[CatatanKaki, ...]]:
    """Mark the values that are not plainly this quarter's own; equal notes share one mark."""
    kode: dict[str, list[str]] = {}
    teks = [_teks_catatan(b, triwulan) for b in daftar]
    for b, isi in zip(daftar, teks, strict=True):
        if isi:
            kode.setdefault(isi, []).append(b.iku.kode)
    tanda = {isi: TANDA_CATATAN * n for n, isi in enumerate(kode, start=1)}
    return (
        tuple(replace(b, tanda=tanda.get(isi, "")) for b, isi in zip(daftar, teks, strict=True)),
        tuple(CatatanKaki(tanda[isi], isi, tuple(milik)) for isi, milik in kode.items()),
    )


def _teks_catatan(b: BarisTabel, triwulan: int) -> str:
    """The footnote of a value that is carried over, not final, or a sum with a gap."""
    if b.realisasi is None:
        return ""
    lalu = b.keadaan == Keadaan.PERIODE_LALU
    belum_tetap = b.sifat in {Sifat.SEMENTARA, Sifat.PROYEKSI}
    bagian: list[str] = []
    if lalu or belum_tetap:
        keterangan: list[str] = []
        if b.periode_data and b.periode_data.casefold() not in b.sumber.casefold():
            keterangan.append(f"data {b.periode_data}")
        if b.sifat is not None and belum_tetap:
            keterangan.append(f"angka {b.sifat.label.lower()}")
        if lalu:
            keterangan.append("nilai periode lalu")
        rinci = ", ".join(keterangan)
        bagian.append(f"{b.sumber} ({rinci})" if b.sumber and rinci else b.sumber or rinci)
    if b.tanpa_nilai:
        kosong = ", ".join(label_triwulan(tw) for tw in b.tanpa_nilai)
        bagian.append(f"jumlah s.d. {label_triwulan(triwulan)} tanpa {kosong}: belum ada nilainya")
    hasil = "; ".join(bagian)
    return hasil[:1].upper() + hasil[1:]
