"""The workbook: its sheets and columns, one schema for both ways (specification page 3).

Order of the sheets is the order of writing: what a sheet refers to stands before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.isian import IsianUnit
from impor import kolom as kol
from impor import kolom_khusus as khusus
from impor import sel
from impor.kolom import Kolom, Lembar
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
    from collections.abc import Mapping

__all__ = ["JUDUL_ALASAN", "LEMBAR", "PER_NAMA", "PER_NORMAL", "Kolom", "Lembar"]

LEMBAR: tuple[Lembar, ...] = (
    Lembar(
        "Unit",
        IsianUnit,
        (
            kol.kode("Kode", "kode", "CONTOH", maks=40),
            kol.teks("Nama", "nama", contoh="Asisten Deputi Contoh", lebar=60, maks=250),
            kol.kode("Induk", "induk", None, kunci=False, maks=40),
        ),
    ),
    Lembar(
        "Perjanjian Kinerja",
        IsianPK,
        (
            kol.UNIT,
            kol.TAHUN,
            kol.teks("Nomor", "nomor", contoh="PK-04/2026", maks=120),
            kol.tanggal("Tanggal", "tanggal", contoh="2026-01-30"),
            kol.desimal("Batas Capaian", "batas_capaian", contoh=120, tetap=True),
        ),
    ),
    Lembar(
        "IKU",
        IsianIKU,
        (
            kol.UNIT,
            kol.TAHUN,
            kol.kode("Kode", "kode", "1.1", lebar=8),
            kol.kode("Sasaran No", "sasaran_nomor", "1", kunci=False, lebar=10),
            kol.teks("Sasaran", "sasaran", contoh="Terwujudnya layanan yang berkualitas", lebar=40),
            kol.teks("Indikator", "indikator", contoh="Cakupan kepesertaan", lebar=40),
            kol.teks("Satuan", "satuan", contoh="persen", lebar=12, maks=60),
            kol.pilihan("Arah", "arah", Arah, contoh="naik"),
            kol.pilihan("Rumus Turun", "rumus_turun", RumusTurun, tetap=False),
            kol.pilihan("Cara Hitung", "cara_hitung", CaraHitung, contoh="langsung"),
            kol.pilihan("Akumulasi", "akumulasi", Akumulasi, contoh="posisi"),
            kol.desimal("Skala Maks", "skala_maks"),
            kol.target("Target Tahun", "target_tahun", 35.09),
            kol.target("Target TW I", "target_tw1", 33.67),
            kol.target("Target TW II", "target_tw2", 34.14),
            kol.target("Target TW III", "target_tw3", 34.62),
            kol.target("Target TW IV", "target_tw4", 35.09),
            kol.teks("Penanggung Jawab", "penanggung_jawab", contoh="Tim Contoh", maks=150),
            kol.teks("Definisi", "definisi", lebar=40),
            kol.teks("Formula", "formula", lebar=40),
        ),
    ),
    Lembar(
        "Komponen",
        IsianKomponen,
        (
            kol.UNIT,
            kol.TAHUN,
            kol.KODE_IKU,
            kol.TRIWULAN,
            kol.nama("Nama", "nama", contoh="Jumlah peserta", lebar=40, kunci=True),
            kol.pilihan("Sisi", "sisi", Sisi, contoh="pembilang"),
            kol.desimal("Nilai", "nilai", contoh=47951794),
        ),
    ),
    Lembar(
        "Realisasi",
        IsianRealisasi,
        (
            kol.UNIT,
            kol.TAHUN,
            kol.KODE_IKU,
            kol.TRIWULAN,
            kol.pilihan("Keadaan", "keadaan", Keadaan, contoh="terukur"),
            kol.desimal("Nilai", "nilai", contoh=34.79),
            kol.teks("Periode Data", "periode_data", contoh="Maret 2026", maks=120),
            kol.pilihan("Sifat", "sifat", Sifat, contoh="tetap", tetap=False),
            kol.teks("Sumber", "sumber", contoh="BPS", lebar=36, maks=250),
            kol.teks("Alasan", "alasan", lebar=36),
        ),
    ),
    Lembar(
        "Tahapan",
        IsianTahapan,
        (
            kol.UNIT,
            kol.TAHUN,
            kol.Kolom("Tahap", "tahap", sel.baca_bulat, kunci=True, contoh=1, lebar=8),
            kol.teks("Nama", "nama", contoh="Identifikasi permasalahan", lebar=36, maks=120),
            kol.teks("Alias", "alias", contoh="Perencanaan kebijakan", lebar=36, maks=120),
            kol.desimal("Bobot", "bobot", contoh=20, tetap=True),
        ),
    ),
    Lembar(
        "Topik",
        IsianTopik,
        (
            kol.UNIT,
            kol.TAHUN,
            kol.KODE_IKU,
            kol.nama("Topik", "nama", contoh="Kebijakan upah minimum", lebar=60, kunci=True),
        ),
    ),
    Lembar(
        "Renaksi",
        IsianRenaksi,
        (
            kol.UNIT,
            kol.TAHUN,
            kol.KODE_IKU,
            kol.TRIWULAN,
            kol.kode("No", "nomor", "1", lebar=6),
            kol.teks("Uraian", "uraian", contoh="Pemetaan kebutuhan tenaga kerja", lebar=48),
            kol.tanggal("Tenggat", "tenggat", contoh="2026-03-31"),
            kol.nama("PIC", "pic", contoh="Tim Contoh"),
            kol.pilihan("Status", "status", StatusRenaksi, contoh="berjalan"),
            kol.tanggal("Tanggal Selesai", "tanggal_selesai"),
            kol.Kolom(
                "Keterangan",
                "keterangan",
                khusus.baca_keterangan,
                khusus.tulis_keterangan,
                contoh="2026-03-12 | Rapat pembahasan draf",
                lebar=60,
            ),
            kol.Kolom("Topik", "topik", khusus.baca_nama, khusus.apa, lebar=36),
            kol.Kolom("Tahap", "tahap", sel.baca_bulat, lebar=8),
            kol.teks("Hambatan", "hambatan"),
            kol.teks("Alasan", "alasan"),
        ),
    ),
    Lembar(
        "RB",
        IsianRB,
        (
            kol.UNIT,
            kol.TAHUN,
            kol.kode("No", "nomor", "1", lebar=6),
            kol.teks("Uraian", "uraian", contoh="Penyusunan laporan triwulanan", lebar=48),
            kol.pilihan("Jenis", "jenis", JenisRB, contoh="general"),
            kol.nama("PIC", "pic", contoh="Tim Contoh"),
            kol.Kolom("TW I", "tw1", khusus.baca_tenggat_rb, contoh="x", lebar=14),
            kol.Kolom("TW II", "tw2", khusus.baca_tenggat_rb, contoh="2026-06-15", lebar=14),
            kol.Kolom("TW III", "tw3", khusus.baca_tenggat_rb, lebar=14),
            kol.Kolom("TW IV", "tw4", khusus.baca_tenggat_rb, lebar=14),
            kol.teks("Catatan", "catatan", lebar=36),
        ),
    ),
    Lembar(
        "Tonggak RB",
        IsianTonggak,
        (
            kol.UNIT,
            kol.TAHUN,
            kol.kode("No RB", "nomor", "1", lebar=8),
            kol.TRIWULAN,
            kol.pilihan("Status", "status", StatusTonggak, contoh="belum"),
            kol.tanggal("Tanggal Selesai", "tanggal_selesai"),
            kol.BUKTI,
            kol.teks("Catatan", "catatan", lebar=36),
        ),
    ),
    Lembar(
        "Rapat",
        IsianRapat,
        (
            kol.UNIT,
            kol.kode("ID Rapat", "kode", "R-2026-0001", maks=40),
            kol.pilihan("Jenis", "jenis", JenisRapat, contoh="rakor"),
            kol.teks("Judul", "judul", contoh="Rapat koordinasi", lebar=60, maks=500),
            kol.tanggal("Tanggal", "tanggal", contoh="2026-02-25"),
            kol.teks("Waktu", "waktu", contoh="09.00", maks=60),
            kol.teks("Tempat", "tempat", contoh="Ruang rapat", maks=250),
            kol.teks("Pimpinan", "pimpinan", contoh="Asisten Deputi", maks=250),
            kol.teks("Peserta", "peserta", lebar=36),
            kol.teks("Ringkasan", "ringkasan", lebar=36),
            kol.teks("Seri", "seri", maks=150),
            kol.Kolom(
                "Renaksi",
                "renaksi",
                khusus.baca_rujukan_renaksi,
                khusus.tulis_rujukan_renaksi,
                contoh="2026/TW I/1.1/1",
                lebar=28,
            ),
            kol.Kolom(
                "IKU",
                "iku",
                khusus.baca_rujukan_iku,
                khusus.tulis_rujukan_iku,
                contoh="2026/1.1",
                lebar=20,
            ),
            kol.Kolom(
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
            kol.UNIT,
            kol.kode("ID Rapat", "rapat", "R-2026-0001", maks=40),
            kol.kode("No", "nomor", "1", lebar=6),
            kol.pilihan("Jenis", "jenis", JenisHasil, contoh="rekomendasi"),
            kol.teks("Uraian", "uraian", contoh="Kemnaker agar menyampaikan data", lebar=80),
        ),
    ),
    Lembar(
        "Kendala",
        IsianKendala,
        (
            kol.UNIT,
            kol.TAHUN,
            kol.TRIWULAN,
            kol.kode("No", "nomor", "1", lebar=6),
            kol.Kolom(
                "Kode IKU",
                "iku",
                khusus.baca_daftar_kode,
                khusus.tulis_daftar,
                contoh="1.1",
                lebar=14,
            ),
            kol.teks("Uraian", "uraian", contoh="Anggaran belum disetujui", lebar=80),
            kol.pilihan("Status", "status", StatusKendala, contoh="terbuka"),
        ),
    ),
    Lembar(
        "Tindak Lanjut",
        IsianTindakLanjut,
        (
            kol.UNIT,
            kol.kode("ID", "kode", "TL-2026-0001", maks=40),
            kol.Kolom(
                "Sumber",
                "sumber",
                khusus.baca_sumber,
                khusus.tulis_sumber,
                contoh="R-2026-0001/1",
                lebar=24,
            ),
            kol.Kolom(
                "IKU",
                "iku",
                khusus.baca_rujukan_iku_longgar,
                khusus.tulis_rujukan_iku,
                contoh="2026/1.1",
                lebar=18,
            ),
            kol.teks("Uraian", "uraian", contoh="Menyampaikan data kepesertaan", lebar=60),
            kol.nama("PIC", "pic", contoh="Kemnaker"),
            kol.Kolom(
                "Pendukung", "pendukung", sel.pecah_daftar, khusus.tulis_daftar, lebar=24, maks=200
            ),
            kol.kode("Pengawal", "pengawal", None, kunci=False, maks=150),
            kol.tanggal("Tenggat", "tenggat", contoh="2026-03-20"),
            kol.pilihan("Prioritas", "prioritas", Prioritas, contoh="sedang"),
            kol.pilihan("Status", "status", Status, contoh="baru"),
            kol.tanggal("Tanggal Selesai", "tanggal_selesai"),
            kol.teks("Hasil", "hasil", lebar=36),
            kol.teks("Hambatan", "hambatan", lebar=24),
            kol.BUKTI,
            kol.teks("Alasan", "alasan", lebar=24),
        ),
    ),
    Lembar(
        "Narasi",
        IsianNarasi,
        (
            kol.UNIT,
            kol.TAHUN,
            kol.KODE_IKU,
            kol.TRIWULAN,
            kol.pilihan("Bagian", "bagian", Bagian, contoh="latar", kunci=True),
            kol.teks("Teks", "teks", contoh="Latar belakang indikator ini …", lebar=100),
            kol.desimal("Baseline", "baseline"),
            kol.desimal("Aktual", "aktual"),
        ),
    ),
)

PER_NAMA: Mapping[str, Lembar] = {lembar.nama: lembar for lembar in LEMBAR}
PER_NORMAL: Mapping[str, Lembar] = {sel.normal(lembar.nama): lembar for lembar in LEMBAR}
# Our own column in the workbook of refused rows; it says nothing to an import.
JUDUL_ALASAN = "Alasan Ditolak"
