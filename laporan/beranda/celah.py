"""What the data of a unit still lacks, for who looks after it (PENGELOLA)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef

from akun.kunci import triwulan_terkunci
from kinerja.tabel import tabel_1
from laporan.beranda.asdep import triwulan_data
from notifikasi.models import HariLibur, JenisLibur
from rb.models import RenaksiRB
from renaksi.models import Renaksi, TopikKebijakan
from tindaklanjut.models import PIC, Kendala, LampiranRapat, Rapat, TindakLanjut
from tindaklanjut.pilihan import JenisLampiran, PeranPIC, StatusKendala, StatusRapat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from akun.periode import Periode

KODE_DISEBUT: Final = 6


@dataclass(frozen=True, slots=True)
class Celah:
    """One kind of thing that is missing: what, how to mend it, and the page where."""

    teks: str
    saran: str
    url: str


def celah_data(periode: Periode, pada: date) -> tuple[Celah, ...]:
    """Return what is missing, the reported figures first; a constant number of queries."""
    data = triwulan_data(periode, pada)
    return (*_angka(periode, data, pada), *_rencana(periode), *_tugas(periode), *_libur(periode))


def _angka(periode: Periode, data: Periode, pada: date) -> Iterator[Celah]:
    tabel = tabel_1(unit_id=data.unit.pk, tahun=data.tahun, triwulan=data.triwulan)
    url = data.url("kinerja:tabel")
    if not tabel.baris:
        yield Celah(
            f"Perjanjian kinerja {periode.tahun} belum diisi.",
            "Impor buku kerja unit, atau susun IKU dan targetnya.",
            periode.url("kinerja:pk"),
        )
        return
    kosong = [b.iku.kode for b in tabel.baris if b.target.ada and b.keadaan is None]
    if kosong:
        yield Celah(
            f"Realisasi {data.label} belum diisi: IKU {_sebut(kosong)}.",
            "Isi nilainya, atau nyatakan belum terukur beserta alasannya.",
            url,
        )
    kurang = [
        b.iku.kode
        for b in tabel.baris
        if b.keadaan == "terukur" and b.target.ada and b.realisasi is None
    ]
    if kurang:
        yield Celah(f"Nilai {data.label} belum terhitung: IKU {_sebut(kurang)}.", "Lengkapi.", url)
    tanpa = [b.iku.kode for b in tabel.baris if b.target_tahun.bawah is None]
    if tanpa:
        yield Celah(
            f"Target {periode.tahun} belum diisi: IKU {_sebut(tanpa)}.",
            "Isi target tahun dan triwulannya.",
            periode.url("kinerja:pk"),
        )
    berakhir = data.akhir < pada
    if berakhir and (data.tahun, data.triwulan) not in triwulan_terkunci(data.unit.pk):
        yield Celah(
            f"{data.label} sudah berakhir dan belum dikunci.",
            "Lengkapi laporannya, lalu minta Asdep memfinalkannya.",
            url,
        )


def _rencana(periode: Periode) -> Iterator[Celah]:
    langkah = Renaksi.objects.filter(topik=OuterRef("pk"))
    topik = TopikKebijakan.objects.filter(
        ~Exists(langkah),
        iku__perjanjian__unit=periode.unit,
        iku__perjanjian__tahun=periode.tahun,
    )
    if n := topik.count():
        yield Celah(
            f"{n} topik kebijakan belum mempunyai langkah.",
            "Tugaskan rencana aksi ke topik dan tahapnya.",
            periode.url("renaksi:papan"),
        )
    rb = RenaksiRB.objects.milik_unit(periode.unit.pk, periode.tahun)
    if n := rb.filter(pic=None).count():
        yield Celah(
            f"{n} rencana aksi RB belum mempunyai PIC.",
            "Tentukan PIC agar pengingat sampai.",
            periode.url("rb:matriks"),
        )


def _tugas(periode: Periode) -> Iterator[Celah]:
    utama = PIC.objects.filter(tindak_lanjut=OuterRef("pk"), peran=PeranPIC.UTAMA)
    terbuka = TindakLanjut.objects.filter(unit=periode.unit).terbuka()
    url = periode.url("tindaklanjut:daftar")
    if n := terbuka.filter(~Exists(utama)).count():
        yield Celah(f"{n} tindak lanjut terbuka belum mempunyai PIC.", "Tentukan PIC-nya.", url)
    luar = terbuka.filter(Exists(utama.filter(pihak__instansi__isnull=False)), pengawal=None)
    if n := luar.count():
        yield Celah(
            f"{n} tindak lanjut instansi luar belum mempunyai pengawal.",
            "Tentukan pengawal; sementara itu Koordinator yang menagih.",
            url,
        )
    kendala = Kendala.objects.filter(
        unit=periode.unit, status=StatusKendala.TERBUKA, upaya__isnull=True
    )
    if n := kendala.count():
        yield Celah(
            f"{n} kendala terbuka belum mempunyai upaya.",
            "Tambahkan upaya sebagai tindak lanjut dengan PIC dan tenggat.",
            periode.url("tindaklanjut:kendala_daftar"),
        )
    notula = LampiranRapat.objects.filter(rapat=OuterRef("pk"), jenis=JenisLampiran.NOTULA)
    rapat = Rapat.objects.filter(
        ~Exists(notula),
        unit=periode.unit,
        status=StatusRapat.SELESAI,
        tanggal__range=(periode.awal, periode.akhir),
    )
    if n := rapat.count():
        yield Celah(
            f"{n} rapat {periode.label} belum berlampiran notula.",
            "Lampirkan notula yang ditandatangani.",
            periode.url("tindaklanjut:rapat_daftar"),
        )


def _libur(periode: Periode) -> Iterator[Celah]:
    cuti = HariLibur.objects.filter(tanggal__year=periode.tahun, jenis=JenisLibur.CUTI_BERSAMA)
    if not cuti.exists():
        yield Celah(
            f"Cuti bersama {periode.tahun} belum diisi.",
            "Hari kerja dan pengingat dihitung tanpa cuti bersama. Minta Admin mengisinya.",
            "",
        )


def _sebut(kode: list[str]) -> str:
    sisa = len(kode) - KODE_DISEBUT
    teks = ", ".join(kode[:KODE_DISEBUT])
    return f"{teks}, dan {sisa} lainnya" if sisa > 0 else teks
