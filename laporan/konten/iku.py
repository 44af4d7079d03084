"""The section of one IKU."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from inti.angka import format_angka
from inti.triwulan import label_panjang, label_triwulan
from kinerja.pilihan import Bagian, Sisi
from laporan.konten.bentuk import BagianIKU, Paragraf, Tabel, Upaya
from laporan.konten.kata import (
    bernomor,
    bersih,
    kapital,
    nilai_iku,
    paragraf,
    rupiah,
    sama,
    tanggal,
)
from laporan.konten.pelaksanaan import bertanggal, tabel_renaksi
from laporan.konten.rincian import tabel_tahapan, tabel_tonggak
from laporan.konten.ukur import kalimat_hasil, tabel_iku
from tindaklanjut.pilihan import PeranPIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja.models import IKU, Komponen
    from kinerja.tabel import BarisTabel
    from laporan.konten.bahan import Bahan
    from laporan.konten.penomor import Penomor
    from tindaklanjut.models import Kendala, TindakLanjut


def bagian_iku(b: BarisTabel, bahan: Bahan, penomor: Penomor) -> BagianIKU:
    """Return everything the report says about one IKU, captions numbered as they come."""
    iku = b.iku
    tw = label_triwulan(bahan.triwulan)
    latar = paragraf(_narasi(bahan, iku, Bagian.LATAR))
    formula, komponen, hitungan = _pengukuran(b, bahan, latar, penomor)
    if not (latar or formula or komponen):
        latar = [Paragraf("Latar belakang dan formula IKU ini belum diisi.")]
    sebelum, sesudah = _hasil(b, bahan)
    hasil = tabel_iku(b, bahan.tabel, penomor)
    rincian = [*tabel_tahapan(iku, bahan, penomor), *tabel_tonggak(iku, bahan, penomor)]
    pengantar, renaksi = tabel_renaksi(iku, bahan, penomor)
    lain = _upaya_lain(iku, bahan)
    kendala, upaya = bahan.kendala.get(iku.pk, ()), _upaya(iku, bahan)
    return BagianIKU(
        kode=bersih(iku.kode),
        judul=f"{bersih(iku.kode)} {bersih(iku.indikator)}",
        judul_latar="Latar Belakang",
        latar=latar,
        formula=formula,
        komponen=komponen,
        hitungan=hitungan,
        judul_hasil="Hasil Pengukuran Kinerja",
        hasil_sebelum=sebelum,
        hasil=hasil,
        hasil_sesudah=sesudah,
        rincian=rincian,
        judul_renaksi=f"Pelaksanaan Rencana Aksi {tw} dan Efisiensi Penggunaan Sumber Daya",
        renaksi_pengantar=pengantar,
        renaksi=renaksi,
        upaya_lain_pengantar=[
            "Selain pelaksanaan rencana aksi di atas, upaya lain yang telah dilakukan untuk "
            "pencapaian target kinerja adalah sebagai berikut:"
        ]
        if lain
        else [],
        upaya_lain=bernomor(lain),
        efisiensi=paragraf(_narasi(bahan, iku, Bagian.EFISIENSI)),
        biaya=_biaya(iku, bahan, penomor),
        judul_kendala="Kendala dan Upaya Perbaikan Pencapaian Target",
        kendala_pengantar=[_pengantar_kendala(len(kendala), bahan)],
        kendala=bernomor(_teks_kendala(k, bahan) for k in kendala),
        upaya_pengantar=_pengantar_upaya(len(upaya), ada_kendala=bool(kendala)),
        upaya=upaya,
    )


def _narasi(bahan: Bahan, iku: IKU, bagian: Bagian) -> str:
    narasi = bahan.narasi.get((iku.pk, bagian))
    return "" if narasi is None else narasi.teks


# --- Latar belakang, formula, komponen ------------------------------------------------------------


def _pengukuran(
    b: BarisTabel, bahan: Bahan, latar: list[Paragraf], penomor: Penomor
) -> tuple[list[str], Tabel | None, list[str]]:
    iku = b.iku
    definisi, formula = bersih(iku.definisi), bersih(iku.formula)
    sudah = sama(" ".join(p.teks for p in latar))
    if definisi and sama(definisi) not in sudah:
        latar.append(Paragraf(definisi))
    baris = [f"Formula: {formula}"] if formula else []
    komponen = bahan.komponen.get(iku.pk, ())
    if not komponen:
        return baris, None, []
    hitungan: list[str] = []
    if b.hitungan is not None and b.hitungan.pembilang is not None:
        atas = format_angka(b.hitungan.pembilang, None)
        bawah = format_angka(b.hitungan.penyebut, None)
        nilai = nilai_iku(b.hitungan.nilai, iku)
        hitungan = [f"Realisasi = ({atas} / {bawah}) × 100% = {nilai}"]
    return baris, _tabel_komponen(iku, komponen, penomor), hitungan


def _tabel_komponen(iku: IKU, komponen: Sequence[Komponen], penomor: Penomor) -> Tabel:
    baris: list[list[str]] = []
    tebal: list[int] = []
    nomor = count(1)
    for sisi, seberang in ((Sisi.PEMBILANG, Sisi.PENYEBUT), (Sisi.PENYEBUT, Sisi.PEMBILANG)):
        # A komponen of both sides stands with the first, and counts in both sums.
        baris += [
            [str(next(nomor)), bersih(k.nama), str(Sisi(k.sisi).label), format_angka(k.nilai, None)]
            for k in komponen
            if k.sisi == sisi or (k.sisi == Sisi.KEDUANYA and sisi == Sisi.PEMBILANG)
        ]
        nilai = [k.nilai for k in komponen if k.sisi != seberang]
        if len(nilai) > 1:
            tebal.append(len(baris))
            jumlah = sum(nilai[1:], nilai[0])
            baris.append(["", f"Jumlah {sisi.label.lower()}", "", format_angka(jumlah, None)])
    return Tabel(
        keterangan=penomor.tabel(f"Komponen IKU {bersih(iku.kode)}"),
        jenis_gaya="komponen",
        kolom=["No", "Komponen", "Bagian", "Jumlah"],
        baris=baris,
        tebal_gaya=tebal,
    )


# --- Hasil pengukuran -----------------------------------------------------------------------------


def _hasil(b: BarisTabel, bahan: Bahan) -> tuple[list[Paragraf], list[Paragraf]]:
    """Split the analysis at the paragraph that leads to the table; without one, make a sentence."""
    analisis = paragraf(_narasi(bahan, b.iku, Bagian.ANALISIS))
    if not analisis:
        kalimat = kalimat_hasil(b, tahun=bahan.tahun, triwulan=bahan.triwulan)
        return [Paragraf(kalimat)], []
    pembuka = [n for n, p in enumerate(analisis, start=1) if p.teks.endswith(":")]
    batas = pembuka[0] if pembuka else 1
    return analisis[:batas], analisis[batas:]


# --- Upaya lain, biaya ----------------------------------------------------------------------------


def _upaya_lain(iku: IKU, bahan: Bahan) -> list[str]:
    hasil = [bertanggal(r.judul, r.tanggal) for r in bahan.rapat_lain.get(iku.pk, ())]
    sudah = {sama(r.judul) for r in bahan.rapat_lain.get(iku.pk, ())} | {sama(t) for t in hasil}
    for p in paragraf(_narasi(bahan, iku, Bagian.UPAYA_LAIN)):
        if sama(p.teks) not in sudah:
            sudah.add(sama(p.teks))
            hasil.append(p.teks)
    return hasil


def _biaya(iku: IKU, bahan: Bahan, penomor: Penomor) -> Tabel | None:
    n = bahan.narasi.get((iku.pk, Bagian.EFISIENSI))
    if n is None or (n.baseline is None and n.aktual is None):
        return None
    selisih = None if n.baseline is None or n.aktual is None else n.baseline - n.aktual
    return Tabel(
        keterangan=penomor.tabel(f"Efisiensi Biaya IKU {bersih(iku.kode)}"),
        jenis_gaya="biaya",
        kolom=["Baseline", "Aktual", "Selisih"],
        baris=[[rupiah(n.baseline), rupiah(n.aktual), rupiah(selisih)]],
    )


# --- Kendala dan upaya ----------------------------------------------------------------------------


def _pengantar_kendala(jumlah: int, bahan: Bahan) -> str:
    awal = f"Sampai dengan {label_panjang(bahan.triwulan)} Tahun {bahan.tahun}, "
    if not jumlah:
        return f"{awal}tidak ada kendala yang dicatat dalam mencapai target yang telah ditetapkan."
    return f"{awal}terdapat {jumlah} kendala yang dihadapi dalam mencapai target, yaitu:"


def _pengantar_upaya(jumlah: int, *, ada_kendala: bool) -> list[str]:
    if not jumlah:
        return ["Upaya atas kendala tersebut belum dicatat."] if ada_kendala else []
    dasar = "Berdasarkan kendala tersebut, disusun" if ada_kendala else "Meskipun demikian, disusun"
    return [f"{dasar} {jumlah} upaya perbaikan sebagai berikut:"]


def _teks_kendala(k: Kendala, bahan: Bahan) -> str:
    teks = bersih(k.uraian)
    if (k.tahun, k.triwulan) == (bahan.tahun, bahan.triwulan):
        return teks
    return f"{teks} (kendala sejak {label_triwulan(k.triwulan)} {k.tahun})"


def _upaya(iku: IKU, bahan: Bahan) -> list[Upaya]:
    daftar: dict[int, TindakLanjut] = {}
    for kendala in bahan.kendala.get(iku.pk, ()):
        daftar |= {t.pk: t for t in kendala.upaya.all()}
    daftar |= {t.pk: t for t in bahan.upaya_mandiri.get(iku.pk, ())}
    return [
        Upaya(f"{n}.", bersih(t.uraian), rincian_tugas(t))
        for n, t in enumerate(daftar.values(), start=1)
    ]


def rincian_tugas(t: TindakLanjut) -> str:
    """``PIC Kemnaker, tenggat 30 April 2026``."""
    tenggat = "tanpa tenggat" if t.tenggat is None else f"tenggat {tanggal(t.tenggat)}"
    return kapital(f"{pic_tugas(t)}, {tenggat}")


def pic_tugas(t: TindakLanjut) -> str:
    """``PIC Kemnaker``, with who supports it."""
    utama = [bersih(str(p.pihak)) for p in t.pic.all() if p.peran == PeranPIC.UTAMA]
    dukung = [bersih(str(p.pihak)) for p in t.pic.all() if p.peran != PeranPIC.UTAMA]
    teks = f"PIC {utama[0]}" if utama else "PIC belum ditetapkan"
    return f"{teks} (pendukung: {', '.join(dukung)})" if dukung else teks
