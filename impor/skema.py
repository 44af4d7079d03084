"""The workbook: its sheets and columns, one schema for both ways (specification page 3).

Order of the sheets is the order of writing: what a sheet refers to stands before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akun.isian import IsianUnit
from impor import kolom_khusus as khusus
from impor import sel
from kinerja.isian import IsianIKU, IsianKomponen, IsianNarasi, IsianPK, IsianRealisasi
from kinerja.pilihan import (
    Akumulasi,
    Arah,
    Bagian,
    CaraHitung,
    Keadaan,
    RumusTurun,
    Sifat,
    Sisi,
)
from rb.isian import IsianRB, IsianTonggak
from rb.models import Jenis as JenisRB
from rb.models import Status as StatusTonggak
from renaksi.isian import IsianRenaksi, IsianTahapan, IsianTopik
from renaksi.models import Status as StatusRenaksi
from tindaklanjut.isian import IsianHasil, IsianKendala, IsianRapat, IsianTindakLanjut
from tindaklanjut.pilihan import (
    JenisHasil,
    JenisRapat,
    Prioritas,
    Status,
    StatusKendala,
)

if TYPE_CHECKING:
    from django.db import models

Baca = Callable[[sel.Sel], sel.Isi]
Tulis = Callable[[sel.Isi], sel.Isi]


def _apa_adanya(nilai: sel.Isi) -> sel.Isi:
    return nilai or None


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column. ``bidang`` is the field of the isian; ``tetap`` keeps a stored value when the
    cell is empty, because the field has no empty state."""

    judul: str
    bidang: str
    baca: Baca = sel.baca_teks
    tulis: Tulis = _apa_adanya
    kunci: bool = False
    tetap: bool = False
    pilihan: type[models.TextChoices] | None = None
    contoh: sel.Isi = None
    lebar: int = 16


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet and the isian its rows become."""

    nama: str
    isian: type
    kolom: tuple[Kolom, ...]

    @property
    def kunci(self) -> tuple[Kolom, ...]:
        return tuple(k for k in self.kolom if k.kunci)

    def judul(self, bidang: str) -> str:
        """Heading of the column that holds ``bidang``; of the first key column when none does."""
        return next((k.judul for k in self.kolom if k.bidang == bidang), self.kolom[0].judul)


def _pilihan(
    judul: str,
    bidang: str,
    pilihan: type[models.TextChoices],
    *,
    contoh: str = "",
    kunci: bool = False,
    tetap: bool = True,
) -> Kolom:
    return Kolom(
        judul,
        bidang,
        khusus.pembaca_pilihan(pilihan),
        khusus.penulis_pilihan(pilihan),
        kunci=kunci,
        tetap=tetap,
        pilihan=pilihan,
        contoh=contoh,
    )


def _kode(
    judul: str, bidang: str, contoh: sel.Isi, *, kunci: bool = True, lebar: int = 16
) -> Kolom:
    return Kolom(judul, bidang, sel.baca_kode, kunci=kunci, contoh=contoh, lebar=lebar)


def _desimal(judul: str, bidang: str, *, contoh: sel.Isi = None, tetap: bool = False) -> Kolom:
    return Kolom(judul, bidang, sel.baca_desimal, khusus.apa, tetap=tetap, contoh=contoh)


def _tanggal(judul: str, bidang: str, *, contoh: sel.Isi = None) -> Kolom:
    return Kolom(judul, bidang, sel.baca_tanggal_sel, contoh=contoh, lebar=14)


def _teks(judul: str, bidang: str, *, contoh: sel.Isi = None, lebar: int = 24) -> Kolom:
    return Kolom(judul, bidang, contoh=contoh, lebar=lebar)


def _target(judul: str, bidang: str, contoh: sel.Isi = None) -> Kolom:
    return Kolom(judul, bidang, sel.baca_target, sel.tulis_target, contoh=contoh)


UNIT = _kode("Kode Unit", "unit", "CONTOH")
TAHUN = Kolom("Tahun", "tahun", sel.baca_tahun, kunci=True, contoh=2026, lebar=8)
KODE_IKU = _kode("Kode IKU", "kode", "1.1", lebar=10)
TRIWULAN = Kolom(
    "Triwulan",
    "triwulan",
    sel.baca_triwulan_sel,
    khusus.tulis_triwulan,
    kunci=True,
    contoh="TW I",
    lebar=10,
)
BUKTI = Kolom("Bukti", "bukti", khusus.baca_bukti, khusus.tulis_baris, lebar=36)


LEMBAR: tuple[Lembar, ...] = (
    Lembar(
        "Unit",
        IsianUnit,
        (
            _kode("Kode", "kode", "CONTOH"),
            _teks("Nama", "nama", contoh="Asisten Deputi Contoh", lebar=60),
            _kode("Induk", "induk", None, kunci=False),
        ),
    ),
    Lembar(
        "Perjanjian Kinerja",
        IsianPK,
        (
            UNIT,
            TAHUN,
            _teks("Nomor", "nomor", contoh="PK-04/2026"),
            _tanggal("Tanggal", "tanggal", contoh="2026-01-30"),
            _desimal("Batas Capaian", "batas_capaian", contoh=120, tetap=True),
        ),
    ),
    Lembar(
        "IKU",
        IsianIKU,
        (
            UNIT,
            TAHUN,
            _kode("Kode", "kode", "1.1", lebar=8),
            _kode("Sasaran No", "sasaran_nomor", "1", kunci=False, lebar=10),
            _teks("Sasaran", "sasaran", contoh="Terwujudnya layanan yang berkualitas", lebar=40),
            _teks("Indikator", "indikator", contoh="Cakupan kepesertaan", lebar=40),
            _teks("Satuan", "satuan", contoh="persen", lebar=12),
            _pilihan("Arah", "arah", Arah, contoh="naik"),
            _pilihan("Rumus Turun", "rumus_turun", RumusTurun, tetap=False),
            _pilihan("Cara Hitung", "cara_hitung", CaraHitung, contoh="langsung"),
            _pilihan("Akumulasi", "akumulasi", Akumulasi, contoh="posisi"),
            _desimal("Skala Maks", "skala_maks"),
            _target("Target Tahun", "target_tahun", 35.09),
            _target("Target TW I", "target_tw1", 33.67),
            _target("Target TW II", "target_tw2", 34.14),
            _target("Target TW III", "target_tw3", 34.62),
            _target("Target TW IV", "target_tw4", 35.09),
            _teks("Penanggung Jawab", "penanggung_jawab", contoh="Tim Contoh"),
            _teks("Definisi", "definisi", lebar=40),
            _teks("Formula", "formula", lebar=40),
        ),
    ),
    Lembar(
        "Komponen",
        IsianKomponen,
        (
            UNIT,
            TAHUN,
            KODE_IKU,
            TRIWULAN,
            Kolom("Nama", "nama", kunci=True, contoh="Jumlah peserta", lebar=40),
            _pilihan("Sisi", "sisi", Sisi, contoh="pembilang"),
            _desimal("Nilai", "nilai", contoh=47951794),
        ),
    ),
    Lembar(
        "Realisasi",
        IsianRealisasi,
        (
            UNIT,
            TAHUN,
            KODE_IKU,
            TRIWULAN,
            _pilihan("Keadaan", "keadaan", Keadaan, contoh="terukur"),
            _desimal("Nilai", "nilai", contoh=34.79),
            _teks("Periode Data", "periode_data", contoh="Maret 2026"),
            _pilihan("Sifat", "sifat", Sifat, contoh="tetap", tetap=False),
            _teks("Sumber", "sumber", contoh="BPS", lebar=36),
            _teks("Alasan", "alasan", lebar=36),
        ),
    ),
    Lembar(
        "Tahapan",
        IsianTahapan,
        (
            UNIT,
            TAHUN,
            Kolom("Tahap", "tahap", sel.baca_bulat, kunci=True, contoh=1, lebar=8),
            _teks("Nama", "nama", contoh="Identifikasi permasalahan", lebar=36),
            _teks("Alias", "alias", contoh="Perencanaan kebijakan", lebar=36),
            _desimal("Bobot", "bobot", contoh=20, tetap=True),
        ),
    ),
    Lembar(
        "Topik",
        IsianTopik,
        (
            UNIT,
            TAHUN,
            KODE_IKU,
            Kolom("Topik", "nama", kunci=True, contoh="Kebijakan upah minimum", lebar=60),
        ),
    ),
    Lembar(
        "Renaksi",
        IsianRenaksi,
        (
            UNIT,
            TAHUN,
            KODE_IKU,
            TRIWULAN,
            _kode("No", "nomor", "1", lebar=6),
            _teks("Uraian", "uraian", contoh="Pemetaan kebutuhan tenaga kerja", lebar=48),
            _tanggal("Tenggat", "tenggat", contoh="2026-03-31"),
            _teks("PIC", "pic", contoh="Tim Contoh"),
            _pilihan("Status", "status", StatusRenaksi, contoh="berjalan"),
            _tanggal("Tanggal Selesai", "tanggal_selesai"),
            Kolom(
                "Keterangan",
                "keterangan",
                khusus.baca_keterangan,
                khusus.tulis_keterangan,
                contoh="2026-03-12 | Rapat pembahasan draf",
                lebar=60,
            ),
            Kolom("Topik", "topik", sel.baca_teks, khusus.apa, lebar=36),
            Kolom("Tahap", "tahap", sel.baca_bulat, lebar=8),
            _teks("Hambatan", "hambatan"),
            _teks("Alasan", "alasan"),
        ),
    ),
    Lembar(
        "RB",
        IsianRB,
        (
            UNIT,
            TAHUN,
            _kode("No", "nomor", "1", lebar=6),
            _teks("Uraian", "uraian", contoh="Penyusunan laporan triwulanan", lebar=48),
            _pilihan("Jenis", "jenis", JenisRB, contoh="general"),
            _teks("PIC", "pic", contoh="Tim Contoh"),
            Kolom("TW I", "tw1", khusus.baca_tenggat_rb, contoh="x", lebar=14),
            Kolom("TW II", "tw2", khusus.baca_tenggat_rb, contoh="2026-06-15", lebar=14),
            Kolom("TW III", "tw3", khusus.baca_tenggat_rb, lebar=14),
            Kolom("TW IV", "tw4", khusus.baca_tenggat_rb, lebar=14),
            _teks("Catatan", "catatan", lebar=36),
        ),
    ),
    Lembar(
        "Tonggak RB",
        IsianTonggak,
        (
            UNIT,
            TAHUN,
            _kode("No RB", "nomor", "1", lebar=8),
            TRIWULAN,
            _pilihan("Status", "status", StatusTonggak, contoh="belum"),
            _tanggal("Tanggal Selesai", "tanggal_selesai"),
            BUKTI,
            _teks("Catatan", "catatan", lebar=36),
        ),
    ),
    Lembar(
        "Rapat",
        IsianRapat,
        (
            UNIT,
            _kode("ID Rapat", "kode", "R-2026-0001"),
            _pilihan("Jenis", "jenis", JenisRapat, contoh="rakor"),
            _teks("Judul", "judul", contoh="Rapat koordinasi", lebar=60),
            _tanggal("Tanggal", "tanggal", contoh="2026-02-25"),
            _teks("Waktu", "waktu", contoh="09.00"),
            _teks("Tempat", "tempat", contoh="Ruang rapat"),
            _teks("Pimpinan", "pimpinan", contoh="Asisten Deputi"),
            _teks("Peserta", "peserta", lebar=36),
            _teks("Ringkasan", "ringkasan", lebar=36),
            _teks("Seri", "seri"),
            Kolom(
                "Renaksi",
                "renaksi",
                khusus.baca_rujukan_renaksi,
                khusus.tulis_rujukan_renaksi,
                contoh="2026/TW I/1.1/1",
                lebar=28,
            ),
            Kolom(
                "IKU",
                "iku",
                khusus.baca_rujukan_iku,
                khusus.tulis_rujukan_iku,
                contoh="2026/1.1",
                lebar=20,
            ),
            Kolom(
                "Tonggak",
                "tonggak",
                khusus.baca_rujukan_tonggak,
                khusus.tulis_rujukan_tonggak,
                contoh="2026/TW I/1",
                lebar=20,
            ),
        ),
    ),
    Lembar(
        "Hasil Rapat",
        IsianHasil,
        (
            UNIT,
            _kode("ID Rapat", "rapat", "R-2026-0001"),
            _kode("No", "nomor", "1", lebar=6),
            _pilihan("Jenis", "jenis", JenisHasil, contoh="rekomendasi"),
            _teks("Uraian", "uraian", contoh="Kemnaker agar menyampaikan data", lebar=80),
        ),
    ),
    Lembar(
        "Kendala",
        IsianKendala,
        (
            UNIT,
            TAHUN,
            TRIWULAN,
            _kode("No", "nomor", "1", lebar=6),
            Kolom(
                "Kode IKU",
                "iku",
                khusus.baca_daftar_kode,
                khusus.tulis_daftar,
                contoh="1.1",
                lebar=14,
            ),
            _teks("Uraian", "uraian", contoh="Anggaran belum disetujui", lebar=80),
            _pilihan("Status", "status", StatusKendala, contoh="terbuka"),
        ),
    ),
    Lembar(
        "Tindak Lanjut",
        IsianTindakLanjut,
        (
            UNIT,
            _kode("ID", "kode", "TL-2026-0001"),
            Kolom(
                "Sumber",
                "sumber",
                khusus.baca_sumber,
                khusus.tulis_sumber,
                contoh="R-2026-0001/1",
                lebar=24,
            ),
            Kolom(
                "IKU",
                "iku",
                khusus.baca_rujukan_iku_longgar,
                khusus.tulis_rujukan_iku,
                contoh="2026/1.1",
                lebar=18,
            ),
            _teks("Uraian", "uraian", contoh="Menyampaikan data kepesertaan", lebar=60),
            _teks("PIC", "pic", contoh="Kemnaker"),
            Kolom("Pendukung", "pendukung", sel.pecah_daftar, khusus.tulis_daftar, lebar=24),
            _kode("Pengawal", "pengawal", None, kunci=False),
            _tanggal("Tenggat", "tenggat", contoh="2026-03-20"),
            _pilihan("Prioritas", "prioritas", Prioritas, contoh="sedang"),
            _pilihan("Status", "status", Status, contoh="baru"),
            _tanggal("Tanggal Selesai", "tanggal_selesai"),
            _teks("Hasil", "hasil", lebar=36),
            _teks("Hambatan", "hambatan", lebar=24),
            BUKTI,
            _teks("Alasan", "alasan", lebar=24),
        ),
    ),
    Lembar(
        "Narasi",
        IsianNarasi,
        (
            UNIT,
            TAHUN,
            KODE_IKU,
            TRIWULAN,
            _pilihan("Bagian", "bagian", Bagian, contoh="latar", kunci=True),
            _teks("Teks", "teks", contoh="Latar belakang indikator ini …", lebar=100),
            _desimal("Baseline", "baseline"),
            _desimal("Aktual", "aktual"),
        ),
    ),
)

PER_NAMA: Mapping[str, Lembar] = {lembar.nama: lembar for lembar in LEMBAR}
PER_NORMAL: Mapping[str, Lembar] = {sel.normal(lembar.nama): lembar for lembar in LEMBAR}
UNIT_CONTOH = "CONTOH"
