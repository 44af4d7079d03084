"""Figures of the report: Tabel 1, the table of one IKU and the sentence about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inti.angka import desimal_teks
from inti.triwulan import label_panjang
from kinerja.pilihan import Keadaan
from laporan.konten.bentuk import BarisUkur, KelompokUkur, TabelIKU, TabelUtama
from laporan.konten.kata import bersih, kapital, nilai_iku, persen, rangkai, romawi, target_iku

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja.models import Sasaran
    from kinerja.tabel import BarisTabel, Tabel1
    from laporan.konten.penomor import Penomor


def judul_sasaran(sasaran: Sasaran) -> str:
    """``Sasaran Kegiatan 1. Terwujudnya …``."""
    return f"Sasaran Kegiatan {bersih(sasaran.nomor)}. {bersih(sasaran.uraian)}"


def tabel_utama(tabel: Tabel1, unit: str, penomor: Penomor) -> TabelUtama:
    """Return Tabel 1, grouped by sasaran, with what its marks mean."""
    tw = label_panjang(tabel.triwulan)
    return TabelUtama(
        keterangan=penomor.tabel(
            f"Ringkasan Capaian Kinerja {unit} {tw} Tahun {tabel.tahun}",
        ),
        kolom=[
            "No",
            "Indikator Kinerja Utama",
            "Satuan",
            f"Target Tahun {tabel.tahun}",
            f"Target {tw}",
            f"Realisasi s.d. {tw} {tabel.tahun}",
            "Capaian (%)",
        ],
        kelompok=[
            KelompokUkur(romawi(n), judul_sasaran(k.sasaran), [baris_ukur(b) for b in k.baris])
            for n, k in enumerate(tabel.kelompok, start=1)
        ],
        catatan=[
            *(f"{c.tanda} {bersih(c.teks)}" for c in tabel.catatan),
            *_catatan_batas(tabel.baris),
            *(f"N/A pada IKU {b.iku.kode}: {sebab_kosong(b)}" for b in tabel.baris if _kosong(b)),
        ],
    )


def tabel_iku(b: BarisTabel, tabel: Tabel1, penomor: Penomor) -> TabelIKU:
    """Return the table of one IKU: the same row as in Tabel 1."""
    tw = label_panjang(tabel.triwulan)
    kaki = [bersih(c.teks) for c in tabel.catatan if b.tanda and c.tanda == b.tanda]
    return TabelIKU(
        keterangan=penomor.tabel(f"Hasil Pengukuran IKU {bersih(b.iku.kode)}"),
        kolom=[
            "No",
            "Indikator Kinerja Utama",
            "Satuan",
            f"Target Tahun {tabel.tahun}",
            f"Target {tw}",
            "Realisasi",
            "Capaian (%)",
        ],
        baris=baris_ukur(b),
        catatan=[*(f"{b.tanda} {teks}" for teks in kaki), *_catatan_batas([b])],
    )


def baris_ukur(b: BarisTabel) -> BarisUkur:
    """Return one row as text, with the exact figures beside it."""
    iku = b.iku
    return BarisUkur(
        kode=bersih(iku.kode),
        indikator=bersih(iku.indikator),
        satuan=kapital(bersih(iku.satuan)),
        target_tahun=target_iku(b.target_tahun, iku),
        target=target_iku(b.target, iku),
        realisasi=nilai_iku(b.realisasi, iku) + b.tanda,
        capaian=persen(b.capaian.dilaporkan),
        angka={
            "target_tahun_bawah": desimal_teks(b.target_tahun.bawah),
            "target_tahun_atas": desimal_teks(b.target_tahun.atas),
            "target_bawah": desimal_teks(b.target.bawah),
            "target_atas": desimal_teks(b.target.atas),
            "realisasi": desimal_teks(b.realisasi),
            "capaian_mentah": desimal_teks(b.capaian.mentah),
            "capaian": desimal_teks(b.capaian.dilaporkan),
        },
    )


def rata_rata(tabel: Tabel1) -> list[str]:
    """Return the sentence with the mean, or why there is none."""
    if not tabel.jumlah:
        return []
    ukuran = f"IKU yang terukur sebanyak {tabel.terukur} dari {tabel.jumlah} IKU."
    if tabel.rata_rata is None:
        return [ukuran, "Rata-rata capaian belum dapat dihitung."]
    return [ukuran, f"Rata-rata capaian IKU yang terukur sebesar {persen(tabel.rata_rata)}."]


def kalimat_hasil(b: BarisTabel, *, tahun: int, triwulan: int) -> str:
    """Return the sentence about one IKU that the figures themselves give."""
    tw = label_panjang(triwulan)
    kode, iku = bersih(b.iku.kode), b.iku
    target = _kalimat_target(b, tahun=tahun, tw=tw)
    awal = f"Sampai dengan {tw} Tahun {tahun}, "
    if b.realisasi is None:
        return f"{target} {awal}realisasi IKU {kode} {sebab_kosong(b)}"
    nilai = f"realisasi IKU {kode} sebesar {nilai_iku(b.realisasi, iku)}"
    if b.keadaan == Keadaan.PERIODE_LALU:
        nilai += f" (nilai periode lalu, data {bersih(b.periode_data)})"
    if b.capaian.dilaporkan is None:
        return f"{target} {awal}{nilai}."
    return f"{target} {awal}{nilai} atau mencapai {persen(b.capaian.dilaporkan)} dari target {tw}."


def sebab_kosong(b: BarisTabel) -> str:
    """Return why there is no value, as the end of a sentence."""
    if b.keadaan == Keadaan.TIDAK_ADA_TARGET:
        return "tidak diukur karena tidak ada target pada triwulan ini."
    alasan = bersih(b.alasan)
    if not alasan:
        return "belum diisi."
    return f"belum terukur. {alasan}"


def _kalimat_target(b: BarisTabel, *, tahun: int, tw: str) -> str:
    bagian = []
    if b.target_tahun.ada:
        bagian.append(f"Target tahun {tahun} sebesar {target_iku(b.target_tahun, b.iku)}")
    if b.target.ada:
        awal = "target" if bagian else "Target"
        bagian.append(f"{awal} {tw} sebesar {target_iku(b.target, b.iku)}")
    return f"{rangkai(bagian)}." if bagian else f"IKU ini tidak mempunyai target {tw}."


def _kosong(b: BarisTabel) -> bool:
    return b.realisasi is None


def _catatan_batas(baris: Sequence[BarisTabel]) -> list[str]:
    """Both figures are shown: what is reported, and what it was before the cap."""
    kena = [b for b in baris if b.capaian.dibatasi and b.capaian.mentah is not None]
    if not kena:
        return []
    rinci = rangkai([f"IKU {bersih(b.iku.kode)} {persen(b.capaian.mentah)}" for b in kena])
    batas = persen(kena[0].iku.perjanjian.batas_capaian)
    return [f"Capaian dilaporkan paling tinggi {batas}; sebelum dibatasi: {rinci}."]
