"""Put the content together, in the order of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inti.triwulan import label_panjang
from laporan.konten.bahan import kumpulkan
from laporan.konten.bentuk import SKEMA, BagianSasaran, Konten, Meta
from laporan.konten.iku import bagian_iku
from laporan.konten.kata import bernomor, bersih
from laporan.konten.lampiran import semua_lampiran
from laporan.konten.penomor import Penomor
from laporan.konten.surat import nota_dinas, tanda_tangan
from laporan.konten.ukur import judul_sasaran, rata_rata, tabel_utama

if TYPE_CHECKING:
    from datetime import date

    from akun.models import UnitKerja
    from inti.tanggal import Kalender
    from kinerja.tabel import KelompokSasaran
    from laporan.konten.bahan import Bahan
    from laporan.konten.surat import Surat


def susun_konten(
    *,
    unit: UnitKerja,
    tahun: int,
    triwulan: int,
    surat: Surat,
    pada: date,
    kalender: Kalender,
) -> Konten:
    """Return the report of exactly this unit as the data stand; late is judged on ``pada``.

    The number of queries does not depend on the amount of data.
    """
    bahan = kumpulkan(unit=unit, tahun=tahun, triwulan=triwulan, pada=pada, kalender=kalender)
    return susun_dari(bahan, surat)


def susun_dari(bahan: Bahan, surat: Surat) -> Konten:
    """Return the report from what has been read already."""
    unit, tahun, triwulan = bahan.unit, bahan.tahun, bahan.triwulan
    nama, tw = bersih(unit.nama), f"{label_panjang(triwulan)} Tahun {tahun}"
    penomor = Penomor()
    return Konten(
        meta=Meta(SKEMA, unit.pk, unit.kode, tahun, triwulan, bahan.pada.isoformat()),
        nota_dinas=nota_dinas(
            surat, unit=unit, leluhur=bahan.leluhur, tahun=tahun, triwulan=triwulan
        ),
        judul=[f"Laporan Capaian Kinerja {tw}", nama],
        judul_capaian=f"A. Capaian Kinerja {tw}",
        pengantar=[
            f"Hasil pengukuran kinerja {nama} {tw} ditampilkan pada Tabel 1 sebagai berikut:"
        ],
        tabel=tabel_utama(bahan.tabel, nama, penomor),
        rata_rata=rata_rata(bahan.tabel),
        pengantar_uraian=[
            f"Kinerja {nama} {tw} sebagaimana tercantum dalam ringkasan Tabel 1 dapat diuraikan "
            "sebagai berikut:"
        ],
        sasaran=[_sasaran(k, bahan, penomor) for k in bahan.tabel.kelompok],
        penutup=[f"Demikian Laporan Capaian Kinerja {nama} {tw} ini disusun."],
        lampiran=semua_lampiran(bahan, penomor),
        tanda_tangan=tanda_tangan(surat, unit),
    )


def _sasaran(k: KelompokSasaran, bahan: Bahan, penomor: Penomor) -> BagianSasaran:
    s = k.sasaran
    return BagianSasaran(
        judul=judul_sasaran(s),
        pengantar=(
            f"Pencapaian Sasaran Kegiatan {bersih(s.nomor)}: {bersih(s.uraian)} di "
            f"{bersih(bahan.unit.nama)} ditunjukkan oleh pencapaian {len(k.baris)} indikator "
            "kinerja yaitu:"
        ),
        daftar=bernomor(bersih(b.iku.indikator) for b in k.baris),
        penutup="Capaian indikator kinerja tersebut dapat diuraikan sebagai berikut:",
        iku=[bagian_iku(b, bahan, penomor) for b in k.baris],
    )
