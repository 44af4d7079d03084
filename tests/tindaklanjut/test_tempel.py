"""Tempel notulen: hostile files, the proposal, the grid, and one transaction at the end."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from tests.bukti.berkas_contoh import OLE, UTAMA, arsip, arsip_terkunci, bom_arsip, daftar_isi
from tests.pabrik import PabrikHasilRapat, PabrikInstansi, PabrikRapat, PabrikTim
from tindaklanjut.catat.pihak import DaftarPihak, PilihanPihak
from tindaklanjut.catat.tempel import BATAS_BARIS, BATAS_HURUF, kenali_pic
from tindaklanjut.models import HasilRapat, TindakLanjut

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender
    from tindaklanjut.models import Rapat

    Masuk = Callable[[Pengguna], Client]

pytestmark = pytest.mark.django_db

NOTULEN = """Kesimpulan
1. Pelatihan welder belum dapat dilaksanakan pada TW I.

Tindak lanjut
1. Kemnaker agar menyampaikan data kebutuhan welder paling lambat 6 Maret 2026.
2. Kemnaker dan KP2MI agar melaksanakan rapat evaluasi pemagangan, awal April.
3. Biro Hukum menyusun telaahan regulasi H+7.
"""


@pytest.fixture
def rapat(unit: UnitKerja, anggota_tim: Pengguna, kalender: Kalender) -> Rapat:
    PabrikInstansi.create(nama="Kemnaker")
    PabrikInstansi.create(nama="KP2MI")
    return PabrikRapat.create(unit=unit, dicatat_oleh=anggota_tim, tanggal=date(2026, 2, 25))


@pytest.fixture
def klien(anggota_tim: Pengguna, masuk: Masuk) -> Client:
    return masuk(anggota_tim)


def url(rapat: Rapat) -> str:
    return reverse("tindaklanjut:rapat_tempel", args=[rapat.pk])


def baris(n: int, **ganti: object) -> dict[str, object]:
    isi = {"pakai": "1", "jenis": "rekomendasi", "uraian": f"Butir {n}", **ganti}
    return {f"b{n}-{nama}": nilai for nama, nilai in isi.items() if nilai is not None}


def kiriman(*daftar: dict[str, object], **ganti: object) -> dict[str, Any]:
    isi: dict[str, Any] = {"jumlah": len(daftar), "paket": "a" * 32, "langkah": "simpan"}
    for b in daftar:
        isi |= b
    return isi | ganti


def docx(*paragraf: str) -> bytes:
    dokumen, aliran = Document(), io.BytesIO()
    for p in paragraf:
        dokumen.add_paragraph(p)
    dokumen.save(aliran)
    return aliran.getvalue()


def unggah(nama: str, isi: bytes) -> dict[str, SimpleUploadedFile]:
    return {"berkas": SimpleUploadedFile(nama, isi)}


# --- Reading --------------------------------------------------------------------------------------


def test_pasted_text_becomes_rows_and_nothing_is_stored(klien: Client, rapat: Rapat) -> None:
    jawaban = klien.post(url(rapat), {"teks": NOTULEN})
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "4 butir terbaca, 3 di antaranya tugas · belum ada yang tersimpan" in halaman
    assert "Jumat, 6 Maret 2026" in halaman
    assert 'value="Kemnaker; KP2MI"' in halaman
    assert "Belum terdaftar: Biro Hukum." in halaman
    assert not HasilRapat.objects.exists()


def test_an_ambiguous_deadline_is_asked_and_its_button_works_without_a_script(
    klien: Client, rapat: Rapat
) -> None:
    halaman = klien.post(url(rapat), {"teks": NOTULEN}).content.decode()
    assert 'name="pilih" value="b3|10 April 2026"' in halaman
    isi = kiriman(baris(1, ditugaskan="1", tenggat="awal April"), langkah="", pilih="b1|10 Mei")
    halaman = klien.post(url(rapat), isi).content.decode()
    assert 'value="10 Mei"' in halaman
    assert "Minggu, 10 Mei 2026" in halaman


def test_minutes_in_word_are_read_and_their_text_is_shown(klien: Client, rapat: Rapat) -> None:
    isi = unggah("Notulen.docx", docx(*NOTULEN.splitlines()))
    halaman = klien.post(url(rapat), isi).content.decode()
    assert "4 butir terbaca" in halaman
    assert "Biro Hukum menyusun telaahan regulasi H+7." in halaman


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        (
            "Makro.docx",
            arsip(
                {
                    "[Content_Types].xml": daftar_isi(UTAMA["docx"]),
                    "word/document.xml": b"<x/>",
                    "word/vbaProject.bin": b"x",
                }
            ),
            "memuat makro",
        ),
        ("Kunci.docx", arsip_terkunci(), "terkunci kata sandi"),
        ("Lama.docx", OLE, "format Office lama"),
        ("Rusak.docx", b"PK\x03\x04rusak", "rusak atau terpotong"),
        ("Bom.docx", bom_arsip(), "terlalu besar"),
        ("Notulen.pdf", b"%PDF-1.7\n%%EOF\n", "Unggah notulen .docx atau .txt"),
        ("Panjang.txt", b"Kemnaker menyusun data. " * 2000, "paling banyak 30.000"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    klien: Client, rapat: Rapat, nama: str, isi: bytes, kalimat: str
) -> None:
    jawaban = klien.post(url(rapat), unggah(nama, isi))
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()


def test_too_much_text_and_text_without_butir_are_told_and_kept(
    klien: Client, rapat: Rapat
) -> None:
    panjang = klien.post(url(rapat), {"teks": "a" * (BATAS_HURUF + 1)})
    assert panjang.status_code == 422
    assert "30.001 huruf; paling banyak 30.000" in panjang.content.decode()
    kosong = klien.post(url(rapat), {"teks": "Selamat pagi."})
    assert kosong.status_code == 422
    assert "Tidak ada butir yang terbaca" in kosong.content.decode()
    assert "Selamat pagi." in kosong.content.decode()
    assert klien.post(url(rapat), {}).status_code == 422


def test_rows_beyond_the_limit_are_counted_not_hidden(klien: Client, rapat: Rapat) -> None:
    teks = "Tindak lanjut\n" + "\n".join(
        f"{n}. Kemnaker agar menyusun dokumen {n}{'x' * n}." for n in range(1, BATAS_BARIS + 6)
    )
    halaman = klien.post(url(rapat), {"teks": teks}).content.decode()
    assert "5 butir berikutnya tidak ditampilkan" in halaman


def test_a_party_is_only_split_where_every_part_is_known() -> None:
    daftar = DaftarPihak(
        [
            PilihanPihak("instansi:1", "Kemnaker", "Instansi"),
            PilihanPihak("instansi:2", "KP2MI", "Instansi"),
        ]
    )
    assert kenali_pic("kemnaker serta KP2MI", daftar) == "Kemnaker; KP2MI"
    assert kenali_pic("Kemnaker dan Kemenperin", daftar) == "Kemnaker dan Kemenperin"
    assert kenali_pic("", daftar) == ""


# --- Confirming -----------------------------------------------------------------------------------


def test_chosen_rows_are_stored_at_once_and_the_skipped_one_is_not(
    klien: Client, rapat: Rapat, anggota_tim: Pengguna
) -> None:
    PabrikHasilRapat.create(rapat=rapat, nomor="1", uraian="Sudah ada")
    isi = kiriman(
        baris(1, jenis="kesimpulan"),
        baris(2, pakai=None),
        baris(3, ditugaskan="1", pic="Kemnaker", pengawal=anggota_tim.pk, tenggat="H+7"),
    )
    jawaban = klien.post(url(rapat), isi)
    assert jawaban.headers["Location"] == reverse("tindaklanjut:rapat_catat", args=[rapat.pk])
    butir = list(rapat.hasil.order_by("urut"))
    assert [(b.nomor, b.jenis, b.uraian, b.ditugaskan) for b in butir] == [
        ("1", "rekomendasi", "Sudah ada", False),
        ("2", "kesimpulan", "Butir 1", False),
        ("3", "rekomendasi", "Butir 3", True),
    ]
    assert (butir[2].pic_teks, butir[2].pengawal, butir[2].tenggat_teks) == (
        "Kemnaker",
        anggota_tim,
        "H+7",
    )
    assert butir[1].history.get().history_user == anggota_tim
    klien.post(url(rapat), isi)
    assert rapat.hasil.count() == 3
    klien.post(reverse("tindaklanjut:rapat_selesai", args=[rapat.pk]))
    assert TindakLanjut.objects.get().tenggat == date(2026, 3, 4)


def test_wrong_rows_are_named_at_once_and_everything_typed_stays(
    klien: Client, rapat: Rapat
) -> None:
    isi = kiriman(
        baris(1),
        baris(2, uraian=""),
        baris(3, ditugaskan="1", tenggat="awal April"),
        baris(4, ditugaskan="1", tenggat="segera"),
        baris(5, pakai=None, uraian=""),
        baris(6, jenis="wacana"),
        teks="Teks asal",
    )
    jawaban = klien.post(url(rapat), isi)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Baris 2: Isi uraiannya" in halaman
    assert "Baris 3: Tenggat “awal April” berarti ganda" in halaman
    assert "Baris 4: Tenggat “segera”" in halaman
    assert "Baris 6:" in halaman
    assert "Baris 1:" not in halaman
    assert "Baris 5:" not in halaman
    assert "Butir 1" in halaman
    assert "Teks asal" in halaman
    assert not HasilRapat.objects.exists()


def test_without_a_choice_nothing_is_stored(klien: Client, rapat: Rapat) -> None:
    jawaban = klien.post(url(rapat), kiriman(baris(1, pakai=None)))
    assert jawaban.status_code == 422
    assert "Belum ada baris yang dipilih" in jawaban.content.decode()


def test_a_stranger_as_pengawal_is_no_choice(
    klien: Client, rapat: Rapat, orang_asing: Pengguna
) -> None:
    isi = kiriman(baris(1), baris(2, ditugaskan="1", pengawal=orang_asing.pk))
    assert klien.post(url(rapat), isi).status_code == 422
    assert not HasilRapat.objects.exists()


def test_closed_minutes_and_observers_are_refused(
    rapat: Rapat, klien: Client, pengamat: Pengguna, orang_asing: Pengguna, masuk: Masuk
) -> None:
    assert masuk(pengamat).get(url(rapat)).status_code == 403
    assert masuk(orang_asing).get(url(rapat)).status_code == 404
    tutup = PabrikRapat.create(unit=rapat.unit, selesai=True)
    assert klien.post(url(tutup), kiriman(baris(1))).status_code == 409
    assert not HasilRapat.objects.exists()


def test_thirty_rows_cost_the_queries_of_three(
    klien: Client,
    rapat: Rapat,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    PabrikTim.create(unit=rapat.unit)

    def ukur(jumlah: int, paket: str) -> int:
        isi = kiriman(
            *(baris(n, ditugaskan="1", tenggat="H+7") for n in range(1, jumlah + 1)),
            paket=paket * 32,
        )
        with django_assert_max_num_queries(60) as catatan:
            assert klien.post(url(rapat), isi).status_code == 302
        return len(catatan)

    ukur(3, "b")
    assert ukur(3, "c") == ukur(30, "d")
