"""The annexes: tindak lanjut of the quarter, bukti, RB plan against fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inti.angka import desimal_teks
from inti.triwulan import label_panjang, label_triwulan
from laporan.konten.bentuk import Grafik, Lampiran, Tabel
from laporan.konten.iku import pic_tugas, rincian_tugas
from laporan.konten.kata import TANPA_NILAI, bersih, persen, tanggal
from tindaklanjut.keadaan import hari_telat
from tindaklanjut.pilihan import GILIRAN_PIC, Status

if TYPE_CHECKING:
    from bukti.models import Bukti
    from laporan.konten.bahan import Bahan
    from laporan.konten.penomor import Penomor
    from tindaklanjut.models import TindakLanjut

PANJANG_SIDIK: Final = 12


def semua_lampiran(bahan: Bahan, penomor: Penomor) -> list[Lampiran]:
    """Return the annexes that have something to show, numbered as they come."""
    isi = [
        ("Tindak Lanjut", *_tindak_lanjut(bahan, penomor), None),
        ("Indeks Bukti Dukung", *_bukti(bahan, penomor), None),
        ("Rencana dan Realisasi Reformasi Birokrasi", *_rb(bahan, penomor)),
    ]
    ada = [satu for satu in isi if satu[2]]
    return [
        Lampiran(f"Lampiran {n}. {judul}", pengantar, grafik, tabel)
        for n, (judul, pengantar, tabel, grafik) in enumerate(ada, start=1)
    ]


# --- Tindak lanjut --------------------------------------------------------------------------------


def _tindak_lanjut(bahan: Bahan, penomor: Penomor) -> tuple[list[str], list[Tabel]]:
    kelompok: dict[str, list[list[str]]] = {"Terlambat": [], "Terbuka": [], "Selesai": []}
    for t in bahan.tindak_lanjut:
        nama, kata = _keadaan(t, bahan)
        kelompok[nama].append(
            [
                bersih(t.kode),
                bersih(t.uraian),
                pic_tugas(t).removeprefix("PIC "),
                tanggal(t.tenggat),
                kata,
            ]
        )
    tw = f"{label_panjang(bahan.triwulan)} Tahun {bahan.tahun}"
    tabel = [
        Tabel(
            keterangan=penomor.tabel(f"Tindak Lanjut {nama} {tw}"),
            jenis_gaya="tindak_lanjut",
            kolom=["ID", "Tindak lanjut", "PIC", "Tenggat", "Keadaan"],
            baris=baris,
        )
        for nama, baris in kelompok.items()
        if baris
    ]
    hitungan = ", ".join(f"{len(baris)} {nama.lower()}" for nama, baris in kelompok.items())
    pengantar = f"Keadaan tindak lanjut {tw} per {tanggal(bahan.pada)}: {hitungan}."
    umum = _kendala_umum(bahan, penomor)
    return [pengantar] if tabel else [], tabel + umum


def _keadaan(t: TindakLanjut, bahan: Bahan) -> tuple[str, str]:
    """Return the group of a task and the words in its row; closed without result is "selesai"."""
    telat = hari_telat(t, bahan.pada, bahan.kalender)
    if t.status in GILIRAN_PIC and telat:
        return "Terlambat", f"{t.get_status_display()}, lewat {telat} hari"
    if t.status == Status.SELESAI:
        return "Selesai", f"Selesai {tanggal(t.tanggal_selesai)}"
    return "Terbuka" if t.terbuka else "Selesai", t.get_status_display()


def _kendala_umum(bahan: Bahan, penomor: Penomor) -> list[Tabel]:
    if not bahan.kendala_umum:
        return []
    baris = [
        [
            str(n),
            bersih(k.uraian),
            "; ".join(f"{bersih(u.uraian)} ({rincian_tugas(u)})" for u in k.upaya.all())
            or TANPA_NILAI,
        ]
        for n, k in enumerate(bahan.kendala_umum, start=1)
    ]
    return [
        Tabel(
            keterangan=penomor.tabel("Kendala yang Tidak Terkait Satu IKU"),
            jenis_gaya="kendala",
            kolom=["No", "Kendala", "Upaya"],
            baris=baris,
        )
    ]


# --- Bukti ----------------------------------------------------------------------------------------


def _bukti(bahan: Bahan, penomor: Penomor) -> tuple[list[str], list[Tabel]]:
    isi = [
        (
            f"RB {bersih(k.tonggak.renaksi_rb.nomor)} {label_triwulan(k.tonggak.triwulan)}",
            k.bukti,
            k.get_status_display(),
            str(k.diperiksa_oleh or ""),
        )
        for k in bahan.bukti_tonggak
    ]
    isi += [
        (bersih(k.tindak_lanjut.kode), k.bukti, k.get_status_display(), str(k.diperiksa_oleh or ""))
        for k in bahan.bukti_tindak_lanjut
    ]
    if not isi:
        return [], []
    baris = [
        [
            str(n),
            untuk,
            bersih(bukti.nama),
            tanggal(bukti.tanggal),
            f"{status} ({bersih(oleh)})" if oleh else status,
            _sidik(bukti),
        ]
        for n, (untuk, bukti, status, oleh) in enumerate(isi, start=1)
    ]
    tabel = Tabel(
        keterangan=penomor.tabel("Indeks Bukti Dukung"),
        jenis_gaya="bukti",
        kolom=["No", "Untuk", "Bukti", "Tanggal", "Verifikasi", "Sidik SHA-256"],
        baris=baris,
    )
    return [f"Bukti dukung yang diajukan sebanyak {len(isi)}."], [tabel]


def _sidik(bukti: Bukti) -> str:
    return f"{bukti.sha256[:PANJANG_SIDIK]}…" if bukti.sha256 else bukti.get_jenis_display()


# --- RB -------------------------------------------------------------------------------------------


def _rb(bahan: Bahan, penomor: Penomor) -> tuple[list[str], list[Tabel], Grafik | None]:
    rb = bahan.rb
    if not rb.hasil.total:
        return [], [], None
    grafik = Grafik(
        keterangan=penomor.gambar(f"Rencana dan Realisasi Kumulatif Tonggak RB {bahan.tahun}"),
        uraian="Grafik batang rencana dan realisasi kumulatif per triwulan; angkanya ada di tabel.",
        angka={
            "target": desimal_teks(rb.hasil.target_tahun),
            "titik": [
                {
                    "label": label_triwulan(g.triwulan),
                    "rencana": desimal_teks(g.rencana_persen),
                    "realisasi": desimal_teks(g.persen),
                }
                for g in rb.garis
            ],
        },
    )
    tabel = Tabel(
        keterangan=penomor.tabel(f"Rencana dan Realisasi Kumulatif Tonggak RB {bahan.tahun}"),
        jenis_gaya="rb",
        kolom=["Triwulan", "Rencana", "Realisasi", "Tonggak disahkan"],
        baris=[
            [
                label_triwulan(g.triwulan),
                persen(g.rencana_persen),
                persen(g.persen),
                TANPA_NILAI if g.disahkan is None else f"{g.disahkan} dari {rb.hasil.total}",
            ]
            for g in rb.garis
        ],
    )
    target = (
        f" Target tahun {bahan.tahun} sebesar {persen(rb.hasil.target_tahun)}."
        if rb.hasil.target_tahun is not None
        else ""
    )
    pengantar = (
        f"Sampai dengan {label_panjang(bahan.triwulan)} Tahun {bahan.tahun}, {rb.hasil.disahkan} "
        f"dari {rb.hasil.total} tonggak disahkan atau {persen(rb.hasil.persen)}.{target}"
    )
    return [pengantar], [tabel], grafik
