"""Sound reports of five offices stay silent; one change in them is found where it was made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from laporan.dokumen import Temuan, baca_dokumen, periksa
from tests.laporan.dokumen_contoh.pembuat import docx_bertabel, docx_per_baris

FOLDER = Path(__file__).parent / "dokumen_contoh"
KANTOR = ("pangan", "kesehatan", "pendidikan", "perhubungan", "bencana")


def baca(kantor: str) -> list[str]:
    return (FOLDER / f"bersih_{kantor}.txt").read_text(encoding="utf-8").split("\n")


def temukan(baris: list[str]) -> list[Temuan]:
    return periksa(baca_dokumen("laporan.txt", "\n".join(baris).encode()))


@pytest.mark.parametrize("kantor", KANTOR)
def test_a_sound_report_has_no_finding(kantor: str) -> None:
    assert temukan(baca(kantor)) == []


@pytest.mark.parametrize("kantor", KANTOR)
def test_a_sound_word_document_has_no_finding(kantor: str) -> None:
    teks = "\n".join(baca(kantor))

    for isi in (docx_per_baris(teks), docx_bertabel(teks)):
        assert periksa(baca_dokumen("laporan.docx", isi)) == []


@dataclass(frozen=True)
class Ubah:
    """One change: line (from 1), old and new text, and the finding that must follow."""

    kantor: str
    nomor: int
    lama: str
    baru: str
    aturan: str
    baris: tuple[int, ...]


ANGKA = [
    Ubah("pangan", 65, "62,50%", "60,50%", "nilai_iku_berbeda", (35, 62, 65)),
    Ubah("pangan", 62, "sebesar 62,50%", "sebesar 65,20%", "nilai_iku_berbeda", (35, 62, 65)),
    Ubah("pangan", 35, "65,00%*", "56,00%*", "nilai_iku_berbeda", (35, 62, 65)),
    Ubah("pangan", 36, "100%", "93%", "capaian_salah_hitung", (36,)),
    Ubah("pangan", 76, "\t52", "\t53", "jumlah_tabel_salah", (72, 73, 74, 75, 76)),
    Ubah("pangan", 73, "31", "13", "jumlah_tabel_salah", (72, 73, 74, 75, 76)),
    Ubah("pangan", 117, "39,25", "39,52", "rasio_salah_hitung", (117,)),
    Ubah("pangan", 62, "52 gudang", "54 gudang", "rasio_salah_hitung", (62,)),
    Ubah("pangan", 148, "keempat (20%)", "keempat (30%)", "bobot_bukan_100", (148,)),
    Ubah("pangan", 152, "tahap 2", "tahap 1", "tahap_dan_realisasi", (38, 148, 152, 155)),
    Ubah("pangan", 189, "2,51", "2,61", "kategori_berlubang", (189, 190)),
    Ubah("pangan", 223, "120%", "130%", "nilai_iku_berbeda", (41, 223, 226)),
    Ubah("pangan", 249, "55%", "56%", "rasio_salah_hitung", (249,)),
    Ubah("pangan", 253, "165.000.000", "156.000.000", "anggaran_salah_hitung", (253,)),
    Ubah("pangan", 112, "1.020.500", "1.025.000", "pembulatan_salah", (112,)),
    Ubah("kesehatan", 32, "103,38", "108,33", "capaian_salah_hitung", (32,)),
    Ubah("kesehatan", 42, "18.350", "18.530", "rasio_salah_hitung", (42,)),
    Ubah("kesehatan", 91, "70,20", "72,00", "anggaran_salah_hitung", (91,)),
    Ubah("pendidikan", 42, "79,1\t", "97,1\t", "capaian_salah_hitung", (42,)),
    Ubah("pendidikan", 47, "100,12", "101,12", "rata_rata_capaian", (42, 43, 44, 45, 47)),
    Ubah("perhubungan", 17, "98,56", "95,86", "capaian_salah_hitung", (17,)),
    Ubah("perhubungan", 24, "212.880", "221.880", "rasio_salah_hitung", (24,)),
    Ubah("bencana", 18, "115,56%", "116,56%", "capaian_salah_hitung", (18,)),
    Ubah("bencana", 38, "38,79", "37,89", "rasio_salah_hitung", (38,)),
    Ubah("pendidikan", 67, "= 82,40", "= 84,20", "penjumlahan_salah", (67,)),
]
CACAH = [
    Ubah(
        "perhubungan",
        12,
        "3 (tiga) IKU",
        "4 (empat) IKU",
        "jumlah_rincian_berbeda",
        (12, 16, 17, 18),
    ),
    Ubah("pangan", 49, "2 indikator", "3 indikator", "jumlah_rincian_berbeda", (49, 51, 52)),
    Ubah("pangan", 94, "2 kendala", "3 kendala", "jumlah_rincian_berbeda", (94, 96, 97)),
    Ubah("pangan", 58, "tiga aspek", "empat aspek", "jumlah_rincian_berbeda", (58,)),
    Ubah("pangan", 146, "4 (empat)", "4 (lima)", "angka_dan_huruf_berbeda", (146,)),
    Ubah("kesehatan", 95, "Tiga dari", "Dua dari", "jumlah_iku_tercapai", (32, 33, 34, 35, 95)),
]
TANGGAL = [
    Ubah("pangan", 88, "17 Juni 2027", "17 Juni 2026", "kegiatan_di_luar_periode", (88,)),
    Ubah("pangan", 124, "3 Juni 2027", "3 Agustus 2027", "kegiatan_di_luar_periode", (124,)),
    Ubah("pangan", 112, "Juni 2027", "Oktober 2027", "data_setelah_laporan", (12, 112, 256)),
    Ubah("pangan", 7, "/07/2027", "/07/2026", "nomor_surat_beda_tanggal", (7, 12)),
    Ubah("pangan", 14, "tanggal 21 Juni", "tanggal 21 Mei", "nomor_surat_beda_tanggal", (14,)),
    Ubah("pangan", 27, "Triwulan II", "Triwulan III", "periode_judul_berbeda", (27,)),
    Ubah("pangan", 31, "2027", "2026", "periode_judul_berbeda", (31,)),
    Ubah("pangan", 256, "8 Juli", "28 Juni", "laporan_terlalu_dini", (256,)),
    Ubah("kesehatan", 48, "Senin", "Rabu", "hari_tidak_cocok", (48,)),
    Ubah("pendidikan", 67, "20 November", "20 Oktober", "nomor_surat_beda_tanggal", (67,)),
]
NAMA = [
    Ubah("pangan", 197, "Indeks\t3", "Persentase\t3", "satuan_iku_berbeda", (40, 197)),
    Ubah("pangan", 29, "Bantuan Pangan", "Bantuan Sosial", "nama_unit_berbeda", (29,)),
    Ubah("pangan", 115, "Bulanan", "Tahunan", "nama_iku_berbeda", (36, 115)),
    Ubah("pangan", 22, "Penanda Tangan", "Pejabat Lain", "penanda_tangan_berbeda", (22, 262)),
    Ubah("pangan", 37, "Pangan yang Efektif", "Pangan", "nama_sasaran_berbeda", (37, 138)),
]
URUTAN = [
    Ubah("pangan", 39, "III\t", "II\t", "nomor_romawi", (37, 39)),
    Ubah("pangan", 52, "2. Rasio", "3. Rasio", "nomor_urut", (51, 52)),
    Ubah(
        "kesehatan",
        79,
        "Pengadaan tiga unit pendingin tahun 2029",
        "-",
        "kendala_tanpa_upaya",
        (79,),
    ),
    Ubah(
        "pangan",
        136,
        "Menyepakati satu jadwal pelaporan stok daerah melalui surat edaran bersama.",
        "Data stok daerah terlambat masuk karena jadwal pelaporan provinsi berbeda.",
        "upaya_sama_kendala",
        (132, 136),
    ),
]


def _ubah(u: Ubah) -> list[str]:
    baris = baca(u.kantor)
    assert u.lama in baris[u.nomor - 1]
    baris[u.nomor - 1] = baris[u.nomor - 1].replace(u.lama, u.baru, 1)
    return baris


@pytest.mark.parametrize(
    "u",
    ANGKA + CACAH + TANGGAL + NAMA + URUTAN,
    ids=lambda u: f"{u.kantor}-{u.nomor}-{u.aturan}",
)
def test_the_finding_follows_the_change(u: Ubah) -> None:
    temuan = temukan(_ubah(u))

    assert [t.baris for t in temuan if t.aturan == u.aturan] == [u.baris]
    assert all(set(t.baris) & {*u.baris, u.nomor} for t in temuan)


def test_indicators_in_another_order_are_reported_at_both_places() -> None:
    baris = baca("pangan")
    baris[34], baris[35] = baris[35], baris[34]

    assert [(t.aturan, t.baris) for t in temukan(baris)] == [("kode_iku_tidak_urut", (35, 36))]


def test_a_section_moved_behind_the_next_one_is_reported() -> None:
    baris = baca("pangan")
    pindah = baris[:53] + baris[103:137] + baris[53:103] + baris[137:]

    assert [(t.aturan, t.baris) for t in temukan(pindah)] == [("kode_iku_tidak_urut", (54, 88))]


def test_names_of_another_office_change_no_finding() -> None:
    ganti = {"Pangan": "Energi", "PANGAN": "ENERGI", "Gudang": "Gardu", "gudang": "gardu",
             "Beras": "Solar", "beras": "solar", "2027": "2032"}  # fmt: skip
    salah = _ubah(ANGKA[4])
    lain = []
    for b in salah:
        for lama, baru in ganti.items():
            b = b.replace(lama, baru)
        lain.append(b)

    assert [(t.aturan, t.baris) for t in temukan(lain)] == [
        (t.aturan, t.baris) for t in temukan(salah)
    ]


def test_a_change_taken_back_leaves_no_finding() -> None:
    for u in ANGKA[:5]:
        baris = _ubah(u)
        baris[u.nomor - 1] = baris[u.nomor - 1].replace(u.baru, u.lama, 1)

        assert temukan(baris) == []
