"""The board as people read it: a chip and a few lines per cell, and what a stage still needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inti.angka import format_persen
from inti.tanggal import NAMA_BULAN, format_tanggal
from inti.triwulan import akhir_triwulan, label_triwulan
from kinerja.hitung import Capaian, RumusTurun, Target, capaian
from kinerja.models import TargetTriwulan
from renaksi.models import TERBUKA, Status
from renaksi.papan import Papan, papan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from akun.periode import Periode
    from inti.tanggal import Kalender
    from kinerja.hitung import HasilTopik
    from kinerja.models import IKU
    from renaksi.models import Renaksi, TopikKebijakan
    from renaksi.papan import BarisTopik, SelPapan, TahapPapan

BARIS_SEL: Final = 2
HURUF_SEL: Final = 62


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell: the stage of a topik."""

    tahap: TahapPapan
    isi: SelPapan
    kelas: str
    kata: str
    baris: tuple[str, ...]
    sisa: int
    """How many more langkah there are than lines."""
    berikut: str
    hambatan: str
    hari_terlambat: int | None

    @property
    def mendahului(self) -> bool:
        return self.isi.hasil.mendahului


@dataclass(frozen=True, slots=True)
class Baris:
    """One topik; ``plafon`` is the highest value its langkah allow, in percent."""

    topik: TopikKebijakan
    hasil: HasilTopik
    sel: tuple[Sel, ...]
    plafon: Decimal
    tahap_kosong: TahapPapan | None
    """The first stage without a langkah: above it nothing counts."""


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The topik of one IKU with target and capaian of the quarter."""

    iku: IKU
    target: Target
    target_tahun: Target
    nilai: Decimal | None
    capaian: Capaian
    baris: tuple[Baris, ...]

    @property
    def rumus(self) -> str:
        """``(20,0 + 20,0) / 2 = 20,0%``; empty while there is no topik."""
        nilai = [format_persen(b.hasil.nilai, 1).removesuffix("%") for b in self.baris]
        if not nilai:
            return ""
        return f"({' + '.join(nilai)}) / {len(nilai)} = {format_persen(self.nilai, 1)}"


@dataclass(frozen=True, slots=True)
class PapanTampil:
    """The whole board."""

    tahapan: tuple[TahapPapan, ...]
    kelompok: tuple[Kelompok, ...]


def susun_papan(periode: Periode, *, pada: date, kalender: Kalender) -> PapanTampil:
    """Return the board s.d. the quarter as it looks on ``pada``; six queries."""
    isi = papan(unit_id=periode.unit.pk, tahun=periode.tahun, triwulan=periode.triwulan)
    target = {
        t.iku_id: Target(t.bawah, t.atas)
        for t in TargetTriwulan.objects.filter(
            iku__in=[p.iku.pk for p in isi.iku], triwulan=periode.triwulan
        )
    }
    penyusun = _Penyusun(isi, pada, kalender.ambang_terlambat(pada))
    return PapanTampil(isi.tahapan, penyusun.kelompok(target))


class _Penyusun:
    def __init__(self, isi: Papan, pada: date, ambang: date) -> None:
        self.isi, self.pada, self.ambang = isi, pada, ambang

    def kelompok(self, target: Mapping[int, Target]) -> tuple[Kelompok, ...]:
        hasil: list[Kelompok] = []
        for p in self.isi.iku:
            milik = target.get(p.iku.pk, Target(None))
            dicapai = capaian(
                p.iku.arah,
                p.nilai,
                milik,
                p.iku.perjanjian.batas_capaian,
                p.iku.rumus_turun or RumusTurun.DUA_KURANG,
            )
            tahunan = Target(p.iku.target_bawah, p.iku.target_atas)
            baris = tuple(self.baris(b) for b in p.topik)
            hasil.append(Kelompok(p.iku, milik, tahunan, p.nilai, dicapai, baris))
        return tuple(hasil)

    def baris(self, b: BarisTopik) -> Baris:
        pasangan = list(zip(self.isi.tahapan, b.sel, strict=True))
        kosong = next((t for t, s in pasangan if not s.langkah), None)
        plafon = sum(
            (t.bobot for t, _ in pasangan if kosong is None or t.tahap < kosong.tahap),
            start=b.hasil.nilai * 0,
        )
        return Baris(b.topik, b.hasil, tuple(self.sel(t, s) for t, s in pasangan), plafon, kosong)

    def sel(self, tahap: TahapPapan, isi: SelPapan) -> Sel:
        terbuka = [r for r in isi.langkah if r.status in TERBUKA]
        digarap = [r for r in isi.langkah if r.status != Status.RENCANA]
        menunggu = [r for r in isi.langkah if r.status == Status.RENCANA]
        hambatan = next((r.hambatan for r in terbuka if r.hambatan), "")
        telat = [r.tenggat for r in terbuka if r.tenggat and r.tenggat <= self.ambang]
        if isi.hasil.tercapai:
            kelas, kata = "selesai", "Selesai"
        elif hambatan:
            kelas, kata = "hambat", "Terhambat"
        elif digarap:
            kelas, kata = "jalan", "Berjalan"
        else:
            kelas, kata = "belum", "Belum mulai"
        return Sel(
            tahap=tahap,
            isi=isi,
            kelas=kelas,
            kata=kata,
            baris=tuple(_satu_baris(r) for r in digarap[:BARIS_SEL]),
            sisa=max(0, len(digarap) - BARIS_SEL),
            berikut=ringkas(menunggu[0].uraian) if menunggu else "",
            hambatan=ringkas(hambatan),
            hari_terlambat=(self.pada - min(telat)).days if telat else None,
        )


def ringkas(teks: str, huruf: int = HURUF_SEL) -> str:
    """Return the text cut at a word, marked when something is missing."""
    if len(teks) <= huruf:
        return teks
    return teks[:huruf].rsplit(" ", 1)[0].rstrip(" ,;.") + "…"


def _satu_baris(renaksi: Renaksi) -> str:
    hari = renaksi.tanggal_selesai
    teks = ringkas(renaksi.uraian)
    if hari is None or renaksi.status != Status.TERLAKSANA:
        return teks
    return f"{teks}, {hari.day} {NAMA_BULAN[hari.month - 1]}"


# --- What a stage still needs ---------------------------------------------------------------------


def kekurangan(baris: Baris, sel: Sel, periode: Periode) -> tuple[str, ...]:
    """Say in sentences what stands between a stage and being reached in the quarter."""
    akhir = akhir_triwulan(periode.tahun, periode.triwulan)
    label = label_triwulan(periode.triwulan)
    hasil = sel.isi.hasil
    if hasil.tercapai:
        return (f"Tercapai s.d. {label}: bobot {format_persen(hasil.bobot, 1)} dihitung.",)
    kalimat: list[str] = []
    if not sel.isi.langkah:
        kalimat.append("Belum ada langkah. Tugaskan sedikitnya satu rencana aksi ke tahap ini.")
    menyusul = [
        r
        for r in sel.isi.langkah
        if r.status == Status.TERLAKSANA and r.tanggal_selesai and r.tanggal_selesai > akhir
    ]
    kurang = hasil.langkah - hasil.terlaksana - len(menyusul)
    if kurang:
        kalimat.append(
            f"{kurang} dari {hasil.langkah} langkah belum terlaksana. Semua langkah harus "
            f"terlaksana paling lambat {format_tanggal(akhir)}."
        )
    if menyusul:
        kalimat.append(
            f"{len(menyusul)} langkah selesai setelah {label}, jadi dihitung mulai triwulan "
            "berikutnya."
        )
    terhenti = baris.hasil.tahap_berjalan
    if terhenti is not None and terhenti < sel.tahap.tahap:
        awal = "Mendahului tahapan: t" if sel.mendahului else "T"
        kalimat.append(
            f"{awal}ahap {terhenti} harus tercapai lebih dulu. Sampai itu bobot tahap ini belum "
            "dihitung."
        )
    return tuple(kalimat)


def peringatan_plafon(baris: Baris, target_tahun: Target) -> str:
    """Warn when the langkah planned so far cannot bring the topik to the yearly target."""
    kosong, target = baris.tahap_kosong, target_tahun.bawah
    if kosong is None or target is None or baris.plafon >= target:
        return ""
    return (
        f"Tanpa langkah tahap {kosong.tahap} ({kosong.nama}), nilai topik ini paling tinggi "
        f"{format_persen(baris.plafon, 1)}, di bawah target tahun {format_persen(target, 1)}."
    )
