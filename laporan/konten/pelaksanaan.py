"""The renaksi of an IKU in the quarter and what was done for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inti.tanggal import format_tanggal
from inti.triwulan import label_panjang, label_triwulan
from laporan.konten.bentuk import BarisRenaksi, TabelRenaksi
from laporan.konten.kata import bersih, sama

if TYPE_CHECKING:
    from datetime import date

    from kinerja.models import IKU
    from laporan.konten.bahan import Bahan
    from laporan.konten.penomor import Penomor
    from renaksi.models import Renaksi


def bertanggal(teks: str, tanggal: date | None) -> str:
    """Return the text with its date, once: ``Rapat … tanggal 9 Januari 2026``."""
    rapi = bersih(teks)
    if tanggal is None or format_tanggal(tanggal) in rapi:
        return rapi
    return f"{rapi.rstrip(' .;,')} tanggal {format_tanggal(tanggal)}"


def tabel_renaksi(
    iku: IKU, bahan: Bahan, penomor: Penomor
) -> tuple[list[str], TabelRenaksi | None]:
    """Return the introduction and the table; without a renaksi only a sentence that says so."""
    daftar = bahan.renaksi.get(iku.pk, ())
    tw, tahun = label_panjang(bahan.triwulan), bahan.tahun
    if not daftar:
        return [f"Tidak ada rencana aksi IKU ini pada {tw} Tahun {tahun}."], None
    pengantar = (
        "Rencana aksi merupakan rangkaian kegiatan yang dilakukan untuk mencapai kinerja yang "
        f"diharapkan. Sesuai dengan rencana aksi yang tertuang pada Perjanjian Kinerja Tahun "
        f"{tahun}, pelaksanaan rencana aksi {tw} Tahun {tahun} sebagai berikut:"
    )
    pendek = label_triwulan(bahan.triwulan)
    return [pengantar], TabelRenaksi(
        keterangan=penomor.tabel(f"Pelaksanaan Rencana Aksi {pendek} IKU {bersih(iku.kode)}"),
        kolom=["No", f"Rencana Aksi {pendek}", "Status", "Keterangan"],
        baris=[
            BarisRenaksi(
                bersih(r.nomor), bersih(r.uraian), r.get_status_display(), keterangan_renaksi(r)
            )
            for r in daftar
        ],
    )


def keterangan_renaksi(r: Renaksi) -> list[str]:
    """Return linked rapat and statements in order of date, the undated last, then the reasons.

    A statement that tells a linked rapat again (same date and text) is left out.
    """
    rapat = list(r.rapat.all())
    terwakili = {(p.tanggal, sama(p.judul)) for p in rapat}
    isi: list[tuple[date | None, str]] = [
        (p.tanggal, bertanggal(p.judul, p.tanggal)) for p in rapat
    ]
    isi += [
        (k.tanggal, bertanggal(k.teks, k.tanggal))
        for k in r.keterangan.all()
        if (k.tanggal, sama(k.teks)) not in terwakili
    ]
    bertanda = [(t, teks) for t, teks in isi if t is not None]
    urut = [teks for _, teks in sorted(bertanda, key=lambda pasang: pasang[0])]
    hasil = urut + [teks for t, teks in isi if t is None]
    if bersih(r.alasan):
        hasil.append(f"Alasan: {bersih(r.alasan)}")
    if bersih(r.hambatan):
        hasil.append(f"Hambatan: {bersih(r.hambatan)}")
    return hasil or ["Belum ada keterangan."]
