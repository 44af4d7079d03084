"""What explains a computed IKU: topik × stage, or the tonggak of the year so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bukti.models import StatusKlaim
from inti.angka import bulatkan, format_angka
from inti.triwulan import label_panjang, label_triwulan
from laporan.konten.bentuk import Tabel
from laporan.konten.kata import TANPA_NILAI, bersih, persen, tanggal

if TYPE_CHECKING:
    from kinerja.models import IKU
    from laporan.konten.bahan import Bahan
    from laporan.konten.penomor import Penomor
    from rb.capaian import BarisMatriks, SelMatriks
    from renaksi.papan import BarisTopik, SelPapan


def tabel_tahapan(iku: IKU, bahan: Bahan, penomor: Penomor) -> list[Tabel]:
    """Return the topik of a tahapan-IKU with the stages they have reached."""
    for milik in bahan.papan.iku:
        if milik.iku.pk != iku.pk or not milik.topik:
            continue
        baris = [_baris_topik(t) for t in milik.topik]
        rata = ["Nilai IKU (rata-rata topik)", *("" for _ in bahan.papan.tahapan)]
        baris.append([*rata, persen(milik.nilai)])
        kolom = [
            f"Tahap {t.tahap}: {bersih(t.nama)} (bobot {format_angka(bulatkan(t.bobot), None)}%)"
            for t in bahan.papan.tahapan
        ]
        return [
            Tabel(
                keterangan=penomor.tabel(f"Tahapan Topik Kebijakan IKU {bersih(iku.kode)}"),
                jenis_gaya="tahapan",
                kolom=["Topik kebijakan", *kolom, "Nilai"],
                baris=baris,
                tebal_gaya=[len(baris) - 1],
            )
        ]
    return []


def _baris_topik(t: BarisTopik) -> list[str]:
    sel = [_isi_tahap(s, berjalan=t.hasil.tahap_berjalan) for s in t.sel]
    return [bersih(t.topik.nama), *sel, persen(t.hasil.nilai)]


def _isi_tahap(sel: SelPapan, *, berjalan: int | None) -> str:
    h = sel.hasil
    if not h.langkah:
        return "Belum ada langkah"
    bagian = f"{h.terlaksana} dari {h.langkah} langkah"
    if h.tercapai:
        return f"Tercapai ({bagian})"
    if h.mendahului:
        return f"Mendahului tahapan ({bagian})"
    return f"{'Berjalan' if h.tahap == berjalan else 'Belum'} ({bagian})"


def tabel_tonggak(iku: IKU, bahan: Bahan, penomor: Penomor) -> list[Tabel]:
    """Return the tonggak planned s.d. the quarter or counted in it, with their bukti."""
    rb = bahan.rb
    if rb.iku is None or rb.iku.pk != iku.pk:
        return []
    baris: list[list[str]] = []
    for r in rb.matriks:
        for sel in r.sel:
            if sel is not None and (sel.dihitung or sel.tonggak.triwulan <= bahan.triwulan):
                baris.append([str(len(baris) + 1), *_isi_tonggak(r, sel)])
    if not baris:
        return []
    tw = label_panjang(bahan.triwulan)
    judul = (
        f"Tonggak Reformasi Birokrasi s.d. {tw} Tahun {bahan.tahun} "
        f"({rb.hasil.disahkan} dari {rb.hasil.total} tonggak setahun disahkan)"
    )
    return [
        Tabel(
            keterangan=penomor.tabel(judul),
            jenis_gaya="tonggak",
            kolom=["No", "Rencana aksi RB", "TW", "Status", "Tanggal selesai", "Bukti dukung"],
            baris=baris,
        )
    ]


def _isi_tonggak(r: BarisMatriks, sel: SelMatriks) -> list[str]:
    t = sel.tonggak
    status = t.get_status_display()
    if sel.selesai_terlambat:
        status = f"{status}, terlambat"
    bukti = [bersih(k.bukti.nama) for k in t.bukti.all() if k.status != StatusKlaim.DITOLAK]
    return [
        bersih(r.renaksi_rb.uraian),
        label_triwulan(t.triwulan),
        "Terlambat" if sel.terlambat else status,
        tanggal(t.tanggal_selesai),
        "; ".join(bukti) or TANPA_NILAI,
    ]
