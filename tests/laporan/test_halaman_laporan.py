"""Pages of the quarterly report: buttons per role, steps, narratives, downloads, comparison."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from akun.periode import Periode
from kinerja.models import Narasi
from kinerja.pilihan import Bagian
from kinerja.services import tanda_versi
from laporan.banding import bandingkan
from laporan.models import BerkasLaporan, LaporanTriwulan
from laporan.pilihan import Status
from laporan.services import buka_kembali, finalkan, periksakan
from tests.laporan.laporan_contoh import konten_json, unit_berisi
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikLaporanTriwulan,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender
    from tests.pabrik.unit import UnitLengkap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kalender")]


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_berisi(unit)


def url(u: UnitLengkap, nama: str = "triwulan", triwulan: int = 1, **kwargs: object) -> str:
    return Periode(u.unit, TAHUN, triwulan).url(f"laporan:{nama}", **kwargs)


class PunyaIsi(Protocol):
    """An answer of the test client."""

    content: bytes


def isi(jawaban: PunyaIsi) -> str:
    return jawaban.content.decode()


def milik(u: UnitLengkap) -> dict[str, Any]:
    return {"unit": u.unit, "tahun": TAHUN, "triwulan": 1, "pada": PADA}


# --- The page -------------------------------------------------------------------------------------


def test_the_page_shows_matrix_findings_and_the_document(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    teks = isi(masuk(pengamat).get(url(lengkap)))
    assert teks.count('<th scope="row">') >= 8
    assert "1.1 Latar: lengkap." in teks
    assert "1.2 Latar: kosong. Latar belakang belum diisi." in teks
    assert "Tidak ada temuan wajib." in teks
    assert "Rata-rata capaian IKU yang terukur sebesar" in teks
    assert "133,33%" in teks


@pytest.mark.parametrize(
    ("status", "siapa", "tombol"),
    [
        (Status.DRAF, "pengamat", set()),
        (Status.DRAF, "anggota_tim", set()),
        (Status.DRAF, "koordinator", {"Ajukan ke Asdep", "Ubah nota dinas"}),
        (Status.DIPERIKSA, "koordinator", {"Kembalikan", "Ubah nota dinas"}),
        (Status.DIPERIKSA, "pimpinan", {"Kembalikan", "Kunci triwulan", "Ubah nota dinas"}),
        (Status.FINAL, "koordinator", set()),
        (Status.FINAL, "pimpinan", {"Buka kembali"}),
    ],
)
def test_only_the_buttons_one_may_use_are_drawn(
    status: Status,
    siapa: str,
    tombol: set[str],
    lengkap: UnitLengkap,
    masuk: Callable[[Pengguna], Client],
    request: pytest.FixtureRequest,
) -> None:
    PabrikLaporanTriwulan.create(unit=lengkap.unit, status=status, tanggal=PADA)
    teks = isi(masuk(request.getfixturevalue(siapa)).get(url(lengkap)))
    utama = teks.partition('<main class="isi"')[2]
    semua = {"Ajukan ke Asdep", "Ubah nota dinas", "Kembalikan", "Kunci triwulan", "Buka kembali"}
    assert {t for t in semua if re.search(rf">\s*{t}\s*</", utama)} == tombol


@pytest.mark.parametrize("banyak", [1, 8])
def test_the_page_asks_the_same_number_of_queries_whatever_the_data(
    banyak: int,
    unit: UnitKerja,
    koordinator: Pengguna,
    masuk: Callable[[Pengguna], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    u = unit_berisi(unit, banyak=banyak)
    klien = masuk(koordinator)
    klien.get(url(u))
    with django_assert_max_num_queries(58):
        klien.get(url(u))


def test_a_stranger_does_not_learn_that_the_report_exists(
    lengkap: UnitLengkap, orang_asing: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(orang_asing)
    for nama in ("triwulan", "surat", "periksa"):
        assert klien.get(url(lengkap, nama)).status_code == 404


def test_the_quarter_is_locked_only_when_its_name_is_typed(
    lengkap: UnitLengkap,
    koordinator: Pengguna,
    pimpinan: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    assert masuk(koordinator).post(url(lengkap, "periksakan")).status_code == 302
    klien = masuk(pimpinan)
    ditolak = klien.post(url(lengkap, "finalkan"), {"ketik": "TW II 2026"})
    assert ditolak.status_code == 422
    assert "Ketik TW I 2026" in isi(ditolak)
    assert klien.post(url(lengkap, "finalkan"), {"ketik": "TW I 2026"}).status_code == 302
    assert LaporanTriwulan.objects.get().status == Status.FINAL
    teks = isi(klien.get(url(lengkap)))
    assert "Versi 1" in teks
    assert BerkasLaporan.objects.get(jenis="docx").sha256[:8] in teks
    assert klien.post(url(lengkap, "buka"), {"alasan": "Koreksi 1.2."}).status_code == 302
    assert "akan menjadi versi 2" in isi(klien.get(url(lengkap)))


def test_a_galat_is_named_on_the_page_and_stops_the_lock(
    lengkap: UnitLengkap, pimpinan: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    lengkap.iku["1.1"].realisasi.all().delete()
    PabrikLaporanTriwulan.create(unit=lengkap.unit, diperiksa=True)
    klien = masuk(pimpinan)
    teks = isi(klien.get(url(lengkap)))
    assert "1 temuan wajib belum selesai" in teks
    assert "Realisasi belum diisi." in teks
    ditolak = klien.post(url(lengkap, "finalkan"), {"ketik": "TW I 2026"})
    assert ditolak.status_code == 409
    assert "Masih ada 1 temuan wajib" in isi(ditolak)


def test_the_letter_is_written_with_optimistic_lock(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    laporan = PabrikLaporanTriwulan.create(unit=lengkap.unit)
    klien = masuk(koordinator)
    data = {"nomor": "97", "tanggal": "11 Mei 2026", "versi": laporan.versi}
    assert klien.post(url(lengkap, "surat"), data).status_code == 302
    assert f"AK.03/97/{lengkap.unit.kode}/05/2026" in isi(klien.get(url(lengkap)))
    bentrok = klien.post(url(lengkap, "surat"), data | {"nomor": "98"})
    assert bentrok.status_code == 422
    assert 'value="98"' in isi(bentrok)
    laporan.refresh_from_db()
    assert laporan.nomor == "97"


# --- Narratives -----------------------------------------------------------------------------------


def test_a_narrative_is_saved_while_it_is_written_and_without_javascript(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(anggota_tim)
    alamat = url(lengkap, "narasi", kode="1.2")
    data = {"bagian": "analisis", "teks": "Naik tipis.", "tanda": ""}
    otomatis = klien.post(alamat, data, headers={"hx-request": "true"})
    assert otomatis.status_code == 200
    assert "Tersimpan" in isi(otomatis)
    assert "<textarea" not in isi(otomatis)
    baris = Narasi.objects.get(iku=lengkap.iku["1.2"], bagian=Bagian.ANALISIS)
    tanda = tanda_versi([baris])
    assert f'value="{tanda}"' in isi(otomatis)
    assert klien.post(alamat, data | {"teks": "Naik.", "tanda": tanda}).status_code == 302
    baris.refresh_from_db()
    assert baris.teks == "Naik."


def test_the_second_of_two_writers_is_told_and_keeps_the_text(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(anggota_tim)
    alamat = url(lengkap, "narasi", kode="1.2")
    data = {"bagian": "analisis", "teks": "Pertama.", "tanda": ""}
    klien.post(alamat, data)
    otomatis = klien.post(alamat, data | {"teks": "Kedua."}, headers={"hx-request": "true"})
    assert otomatis.status_code == 422
    assert "Belum tersimpan." in isi(otomatis)
    penuh = klien.post(alamat, data | {"teks": "Kedua."})
    assert penuh.status_code == 422
    assert "Kedua.</textarea>" in isi(penuh)
    assert Narasi.objects.get(iku=lengkap.iku["1.2"], bagian=Bagian.ANALISIS).teks == "Pertama."


def test_latar_is_offered_from_the_earlier_quarter_and_the_sentence_shown(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    teks = isi(masuk(anggota_tim).get(url(lengkap, "narasi", 2, kode="1.1")))
    assert "Terbawa dari TW I" in teks
    assert "Teks Latar belakang." in teks
    assert "Bila kosong, laporan menulis" in teks


def test_other_sections_are_put_in_when_asked_for_and_saved_by_the_person(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(anggota_tim)
    alamat = url(lengkap, "narasi", 2, kode="1.1")
    assert 'href="?bawa=efisiensi#j-efisiensi"' in isi(klien.get(alamat))
    dibawa = isi(klien.get(alamat, {"bawa": "efisiensi"}))
    assert "Rapat memakai ruang sendiri.</textarea>" in dibawa
    assert "Belum disimpan untuk TW II" in dibawa
    assert not Narasi.objects.filter(triwulan=2).exists()
    data = {"bagian": "efisiensi", "teks": "Rapat daring.", "tanda": "", "aktual": "1.000"}
    assert klien.post(alamat, data).status_code == 302
    kini = isi(klien.get(alamat, {"bawa": "efisiensi"}))
    assert "Rapat daring.</textarea>" in kini
    assert "Belum disimpan" not in kini
    assert klien.post(alamat, {"bagian": "entah", "teks": "x"}).status_code == 200
    assert Narasi.objects.filter(triwulan=2).count() == 1


@pytest.mark.parametrize("siapa", ["pengamat", "admin"])
def test_who_may_not_write_reads(
    siapa: str,
    lengkap: UnitLengkap,
    masuk: Callable[[Pengguna], Client],
    request: pytest.FixtureRequest,
) -> None:
    klien = masuk(request.getfixturevalue(siapa))
    alamat = url(lengkap, "narasi", kode="1.1")
    assert "<textarea" not in isi(klien.get(alamat))
    data = {"bagian": "latar", "teks": "x", "tanda": ""}
    assert klien.post(alamat, data).status_code == 403


# --- Downloads ------------------------------------------------------------------------------------


def test_a_frozen_version_stays_downloadable_after_the_next_one(
    lengkap: UnitLengkap,
    pimpinan: Pengguna,
    pengamat: Pengguna,
    orang_asing: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    periksakan(**milik(lengkap), oleh=pimpinan)
    finalkan(**milik(lengkap), oleh=pimpinan)
    buka_kembali(**milik(lengkap), oleh=pimpinan, alasan="Koreksi")
    berkas = BerkasLaporan.objects.get(jenis="pdf", versi__nomor=1)
    alamat = f"/laporan/berkas/{berkas.pk}/"
    jawaban: Any = masuk(pengamat).get(alamat)
    with berkas.berkas.open("rb") as aliran:
        assert b"".join(jawaban.streaming_content) == aliran.read()
    nama = f"Laporan-{lengkap.unit.kode}-TW-I-{TAHUN}-versi-1.pdf"
    assert jawaban["Content-Disposition"] == f'attachment; filename="{nama}"'
    assert masuk(orang_asing).get(alamat).status_code == 404


def test_a_final_report_is_shown_and_sent_as_it_was_frozen(
    lengkap: UnitLengkap, pimpinan: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    periksakan(**milik(lengkap), oleh=pimpinan)
    finalkan(**milik(lengkap), oleh=pimpinan)
    lengkap.iku["1.2"].realisasi.update(nilai=57)
    klien = masuk(pimpinan)
    halaman = isi(klien.get(url(lengkap)))
    assert "seperti dilaporkan" in halaman
    assert "57,00%" not in halaman.partition("j-prat")[2]
    beku = {b.jenis: b for b in BerkasLaporan.objects.all()}
    assert f'href="/laporan/berkas/{beku["docx"].pk}/"' in halaman
    assert url(lengkap, "susunan_minta", jenis="docx") not in halaman
    beku["json"].berkas.storage.delete(str(beku["json"].berkas.name))
    rusak = isi(klien.get(url(lengkap)))
    assert "tidak ada di penyimpanan" in rusak
    assert "57,00%" in rusak.partition("j-prat")[2]


def test_as_reported_and_now(
    lengkap: UnitLengkap, pimpinan: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    periksakan(**milik(lengkap), oleh=pimpinan)
    finalkan(**milik(lengkap), oleh=pimpinan)
    klien = masuk(pimpinan)
    alamat = url(lengkap, "banding", nomor=1)
    assert "Tidak ada perbedaan" in isi(klien.get(alamat))
    buka_kembali(**milik(lengkap), oleh=pimpinan, alasan="Koreksi")
    lengkap.iku["1.2"].realisasi.update(nilai=57)
    teks = isi(klien.get(alamat))
    assert "IKU 1.2, hasil pengukuran" in teks
    assert re.search(r"<del>[^<]*56,63%", teks)
    assert re.search(r"<ins>[^<]*57,00%", teks)
    assert klien.get(url(lengkap, "banding", nomor=9)).status_code == 404


def test_renumbered_captions_are_no_difference(kalender: Kalender, lengkap: UnitLengkap) -> None:
    lama = konten_json(lengkap.unit, kalender)
    kini = json.loads(json.dumps(lama))
    kini["sasaran"][0]["iku"][0]["hasil"]["keterangan"]["nomor"] = "99"
    assert bandingkan(lama, kini) == []


# --- Periksa dokumen ------------------------------------------------------------------------------


def test_an_uploaded_report_is_checked_and_not_kept(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    naskah = (
        "Laporan Capaian Kinerja Triwulan I Tahun 2026\n\n"
        "Pencapaian Sasaran Kegiatan 1 ditunjukkan oleh pencapaian 3 indikator kinerja yaitu:\n\n"
        "1. Satu\n2. Dua\n"
    )
    berkas = SimpleUploadedFile("laporan.txt", naskah.encode())
    jawaban = masuk(pengamat).post(url(lengkap, "periksa"), {"berkas": berkas})
    assert "laporan.txt:" in isi(jawaban)
    assert jawaban.status_code == 200


@pytest.mark.parametrize("nama", ["gambar.png", "rusak.docx"])
def test_a_file_that_is_no_report_is_refused_with_a_sentence(
    nama: str, lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    berkas = SimpleUploadedFile(nama, b"\x89PNG bukan")
    jawaban = masuk(pengamat).post(url(lengkap, "periksa"), {"berkas": berkas})
    assert jawaban.status_code == 422
    assert "galat-isian" in isi(jawaban)


def test_the_letter_of_a_final_report_is_refused(
    lengkap: UnitLengkap, pimpinan: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    periksakan(**milik(lengkap), oleh=pimpinan)
    finalkan(**milik(lengkap), oleh=pimpinan)
    versi = LaporanTriwulan.objects.get().versi
    data = {"nomor": "1", "tanggal": "11 Mei 2026", "versi": versi}
    jawaban = masuk(pimpinan).post(url(lengkap, "surat"), data)
    assert jawaban.status_code == 422
    assert "sudah dikunci" in isi(jawaban)
