"""One unit with everything on it, as the report of TW I 2026 tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from kinerja.pilihan import Sifat
from tests.pabrik.akun import PabrikUnitKerja
from tests.pabrik.dasar import TAHUN
from tests.pabrik.kinerja import (
    PabrikIKU,
    PabrikKomponen,
    PabrikPerjanjianKinerja,
    PabrikRealisasi,
    PabrikSasaran,
    PabrikTargetTriwulan,
)
from tests.pabrik.rencana import (
    PabrikRenaksi,
    PabrikRenaksiRB,
    PabrikTahapan,
    PabrikTonggak,
    PabrikTopikKebijakan,
)

if TYPE_CHECKING:
    from akun.models import UnitKerja
    from kinerja.models import IKU, PerjanjianKinerja
    from rb.models import RenaksiRB, Tonggak
    from renaksi.models import Renaksi, TopikKebijakan

SASARAN = {
    "1": "Terwujudnya Peningkatan Produktivitas dan Ekosistem Ketenagakerjaan yang Berkualitas",
    "2": "Terwujudnya Kebijakan Ekosistem Ketenagakerjaan yang Berkualitas",
    "3": "Terwujudnya Layanan Sinkronisasi, Koordinasi, dan Pengendalian yang Berkualitas",
    "4": "Terwujudnya Tata Kelola Asisten Deputi yang Berkualitas",
}
# kode: (trait, indikator, target of the four quarters; a pair is a range)
DAFTAR_IKU: dict[str, tuple[str, str, tuple[str | tuple[str, str], ...]]] = {
    "1.1": (
        "",
        "Proporsi Pekerja yang Bekerja pada Bidang Keahlian Menengah Tinggi",
        ("62.97", "63.18", "63.39", "63.61"),
    ),
    "1.2": (
        "rentang",
        "Tingkat Partisipasi Angkatan Kerja Perempuan",
        (("56.30", "58.80"), ("56.33", "58.97"), ("56.36", "59.14"), ("56.40", "59.32")),
    ),
    "1.3": (
        "rasio",
        "Cakupan Kepesertaan Pekerja pada Jaminan Sosial Ketenagakerjaan Nasional",
        ("33.67", "34.14", "34.62", "35.09"),
    ),
    "1.4": ("indeks", "Indeks Peningkatan Kompetensi Peserta Pemagangan", ("3", "3", "3", "3")),
    "2.1": (
        "tahapan",
        "Persentase Efektivitas Kebijakan di Bidang Produktivitas Tenaga Kerja",
        ("20", "45", "72.5", "80"),
    ),
    "2.2": (
        "tahapan",
        "Persentase Efektivitas Kebijakan di Bidang Ekosistem Ketenagakerjaan",
        ("20", "45", "72.5", "80"),
    ),
    "3.1": ("indeks", "Indeks Kepuasan Layanan", ("3", "3", "3", "3")),
    "4.1": (
        "tonggak_rb",
        "Persentase Pelaksanaan Rencana Aksi Reformasi Birokrasi",
        ("22.5", "45", "70", "92"),
    ),
}
TOPIK = {
    "2.1": ("Link and match lembaga pendidikan", "Pelatihan welder dan hospitality"),
    "2.2": ("Kebijakan terkait upah minimum", "Perlindungan pada sektor pekerjaan rentan"),
}
# (IKU of the renaksi, nomor, topik it is the first langkah of)
RENAKSI_TW1 = (
    ("1.1", "1", "2.1", 0),
    ("2.1", "1", "2.1", 1),
    ("2.2", "1", "2.2", 0),
    ("2.2", "2", "2.2", 1),
)
RENAKSI_RB: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("Penyusunan dan penetapan dokumen Perjanjian Kinerja, Rencana Aksi, Manual IKU", (1,)),
    ("Penyusunan Matrik Peran Hasil/MPH", (1,)),
    ("Penyusunan TOR dan RAB Renja 2027, serta draft Perjanjian Kinerja Tahun 2027", (2,)),
    ("Penyusunan matriks manajemen risiko", (3,)),
    ("Monitoring pelaksanaan anggaran dan Revisi Renja 2026", (1, 2, 3, 4)),
    ("Penyusunan Laporan Kinerja Triwulanan", (1, 2, 3, 4)),
    ("Optimalisasi pemanfaatan SRIKANDI", (1, 2, 3, 4)),
    ("Pemenuhan bukti dukung RB Tematik 2026", (1, 2, 3, 4)),
)
PEMBILANG = {
    "Penerima Upah (PU)": 27_398_625,
    "Bukan Penerima Upah (BPU)": 13_850_289,
    "Konstruksi": 6_007_955,
    "Pekerja Migran Indonesia (PMI)": 694_925,
}


@dataclass
class UnitLengkap:
    """A unit-year by name: IKU by kode, topik by (IKU, position), tonggak by (nomor, TW)."""

    unit: UnitKerja
    perjanjian: PerjanjianKinerja
    iku: dict[str, IKU] = field(default_factory=dict)
    topik: dict[tuple[str, int], TopikKebijakan] = field(default_factory=dict)
    renaksi: dict[tuple[str, str], Renaksi] = field(default_factory=dict)
    renaksi_rb: dict[str, RenaksiRB] = field(default_factory=dict)
    tonggak: dict[tuple[str, int], Tonggak] = field(default_factory=dict)


def unit_lengkap(
    *, unit: UnitKerja | None = None, tahun: int = TAHUN, terisi: bool = True
) -> UnitLengkap:
    """Return a unit with PK, the 8 IKU of the report with targets, 4 topik, 4 renaksi and 8 RB
    actions with 20 tonggak.

    With ``terisi`` TW I stands as reported: the golden realisasi of specification 1.3, each topik
    at stage 1 and 6 of 20 tonggak disahkan. Without it nothing has been done yet.
    """
    unit = unit or PabrikUnitKerja.create()
    lengkap = UnitLengkap(unit, PabrikPerjanjianKinerja.create(unit=unit, tahun=tahun))
    _susun_iku(lengkap)
    _susun_langkah(lengkap, terisi=terisi)
    _susun_rb(lengkap, terisi=terisi)
    if terisi:
        _isi_realisasi(lengkap.iku)
    return lengkap


def _susun_iku(lengkap: UnitLengkap) -> None:
    perjanjian = lengkap.perjanjian
    sasaran = {
        nomor: PabrikSasaran.create(perjanjian=perjanjian, nomor=nomor, uraian=uraian)
        for nomor, uraian in SASARAN.items()
    }
    for kode, (ciri, indikator, target) in DAFTAR_IKU.items():
        iku = PabrikIKU.create(
            perjanjian=perjanjian,
            sasaran=sasaran[kode[0]],
            kode=kode,
            indikator=indikator,
            **({ciri: True} if ciri else {}),
        )
        lengkap.iku[kode] = iku
        for triwulan, nilai in enumerate(target, start=1):
            bawah, atas = nilai if isinstance(nilai, tuple) else (nilai, None)
            PabrikTargetTriwulan.create(
                iku=iku, triwulan=triwulan, bawah=Decimal(bawah), atas=atas and Decimal(atas)
            )


def _susun_langkah(lengkap: UnitLengkap, *, terisi: bool) -> None:
    for tahap in (1, 2, 3, 4):
        PabrikTahapan.create(perjanjian=lengkap.perjanjian, tahap=tahap)
    for kode, daftar_nama in TOPIK.items():
        for urutan, nama in enumerate(daftar_nama):
            lengkap.topik[kode, urutan] = PabrikTopikKebijakan.create(
                iku=lengkap.iku[kode], nama=nama
            )
    for kode, nomor, pemilik, letak in RENAKSI_TW1:
        lengkap.renaksi[kode, nomor] = PabrikRenaksi.create(
            iku=lengkap.iku[kode],
            nomor=nomor,
            topik=lengkap.topik[pemilik, letak],
            tahap=1,
            terlaksana=terisi,
        )


def _susun_rb(lengkap: UnitLengkap, *, terisi: bool) -> None:
    for letak, (uraian, daftar_triwulan) in enumerate(RENAKSI_RB, start=1):
        nomor = str(letak)
        induk = PabrikRenaksiRB.create(
            unit=lengkap.unit, tahun=lengkap.perjanjian.tahun, nomor=nomor, uraian=uraian
        )
        lengkap.renaksi_rb[nomor] = induk
        for triwulan in daftar_triwulan:
            lengkap.tonggak[nomor, triwulan] = PabrikTonggak.create(
                renaksi_rb=induk, triwulan=triwulan, disahkan=terisi and triwulan == 1
            )


def _isi_realisasi(iku: dict[str, IKU]) -> None:
    PabrikRealisasi.create(iku=iku["1.1"], nilai=Decimal("60.66"), sifat=Sifat.PROYEKSI)
    PabrikRealisasi.create(iku=iku["1.2"], nilai=Decimal("56.63"))
    PabrikRealisasi.create(
        iku=iku["1.3"], nilai=None, periode_data="Maret 2026", sumber="BPJS Ketenagakerjaan"
    )
    for nama, jumlah in PEMBILANG.items():
        PabrikKomponen.create(iku=iku["1.3"], nama=nama, nilai=Decimal(jumlah))
    PabrikKomponen.create(iku=iku["1.3"], penyebut=True)
    PabrikRealisasi.create(iku=iku["1.4"], belum_terukur=True)
    PabrikRealisasi.create(iku=iku["3.1"], periode_lalu=True)
