"""Pages of import and export: rights, hostile uploads, the way from upload to stored rows."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from akun import tugas
from akun.models import KunciTugas
from akun.pilihan import Peran
from impor import tasks
from impor.jalankan import rencanakan_berkas, terapkan
from impor.models import Langkah, PekerjaanImpor, StatusImpor
from tests.impor.bantu import buku, jumlah_riwayat
from tests.pabrik import (
    PabrikKeanggotaan,
    PabrikPengguna,
    PabrikTindakLanjut,
    PabrikUnitKerja,
    anggota,
)
from tindaklanjut.models import TindakLanjut

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as TestHttpResponse
    from pytest_django import DjangoAssertNumQueries
    from pytest_django.fixtures import Settings

    from akun.models import Pengguna, UnitKerja
    from impor.rencana import Rencana

pytestmark = pytest.mark.django_db

JUDUL = ["Kode Unit", "ID", "Uraian", "PIC", "Tenggat", "Status"]


@pytest.fixture(autouse=True)
def antrean(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What was asked of the workers; nothing runs by itself."""
    diminta: list[int] = []

    def antre(tugas: str, pk: int, **kw: object) -> None:
        assert tugas == "impor.tasks.jalankan"
        diminta.append(pk)

    monkeypatch.setattr("impor.services.async_task", antre)
    # The test itself is one transaction: what waits for its end would never come.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda lakukan: lakukan())
    return diminta


def _tugas(unit: UnitKerja, *baris: list[Any]) -> bytes:
    return buku({"Tindak Lanjut": [JUDUL, *([unit.kode, *b] for b in baris)]})


def _baris(kode: str = "T-1", uraian: str = "Tugas", status: str = "baru") -> list[Any]:
    return [kode, uraian, "Kemnaker", date(2026, 6, 1), status]


def _unggah(klien: Client, isi: bytes, nama: str = "tugas.xlsx", **data: str) -> TestHttpResponse:
    return klien.post(reverse("impor:unggah"), {"berkas": SimpleUploadedFile(nama, isi), **data})


def _periksa(klien: Client, isi: bytes, **data: str) -> PekerjaanImpor:
    jawaban = _unggah(klien, isi, **data)
    assert jawaban.status_code == 302, jawaban.content
    pekerjaan = PekerjaanImpor.objects.latest("pk")
    assert jawaban["Location"] == reverse("impor:rinci", args=[pekerjaan.pk])
    tasks.jalankan(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    return pekerjaan


def _setuju(klien: Client, pekerjaan: PekerjaanImpor, **data: str) -> PekerjaanImpor:
    klien.post(reverse("impor:simpan", args=[pekerjaan.pk]), {"sidik": pekerjaan.sidik, **data})
    tasks.jalankan(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    return pekerjaan


def test_a_workbook_is_read_shown_confirmed_and_written(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client], antrean: list[int]
) -> None:
    klien = masuk(pengelola)
    jawaban = _unggah(klien, _tugas(unit, _baris()), berlaku_sejak="2026-07-01")
    pekerjaan = PekerjaanImpor.objects.get()
    assert antrean == [pekerjaan.pk]
    halaman = klien.get(jawaban["Location"])
    assert b"Menunggu giliran" in halaman.content
    assert b"hx-trigger" in halaman.content
    tasks.jalankan(pekerjaan.pk)
    halaman = klien.get(jawaban["Location"])
    assert "1 baris akan disimpan" in halaman.content.decode()
    assert "Kemnaker" in halaman.content.decode()
    assert TindakLanjut.objects.count() == 0
    pekerjaan.refresh_from_db()
    pekerjaan = _setuju(klien, pekerjaan)
    assert pekerjaan.status == StatusImpor.SELESAI
    t = TindakLanjut.objects.get()
    assert (t.kode, t.asal_data, t.diingatkan_sejak) == ("T-1", "impor", date(2026, 7, 1))
    assert t.history.get().history_user == pengelola
    assert not default_storage.exists(pekerjaan.berkas.name or "impor/tidak-ada")
    assert "Tersimpan" in klien.get(jawaban["Location"]).content.decode()


def test_the_preview_shows_old_and_new_of_every_changed_cell(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengelola)
    for kode in ("T-1", "T-2", "T-3"):
        PabrikTindakLanjut.create(
            unit=unit, kode=kode, uraian="Lama", tenggat=date(2026, 6, 1), pic_instansi=True
        )
    isi = buku(
        {
            "Tindak Lanjut": [
                ["Kode Unit", "ID", "Uraian", "Tenggat"],
                [unit.kode, "T-1", "<b>Baru</b>", date(2026, 5, 30)],
                [unit.kode, "T-2", "Lama", date(2026, 6, 1)],
                [unit.kode, "T-3", "", date(2026, 6, 1)],
                [unit.kode, "T-4", "Empat", date(2026, 6, 1)],
            ],
            "Lain": [["x"]],
        }
    )
    pekerjaan = _periksa(klien, isi)
    url = reverse("impor:rinci", args=[pekerjaan.pk])
    teks = klien.get(url).content.decode()
    assert "<del>Lama</del> → <ins>&lt;b&gt;Baru&lt;/b&gt;</ins>" in teks
    assert "<del>1 Juni 2026</del> → <ins>30 Mei 2026</ins>" in teks
    assert "Isi uraian tindak lanjut." in teks
    assert "Lembar tidak dikenal, dilewati." in teks
    assert "T-2" not in teks
    for jenis, ada, tiada in (
        ("sama", "T-2", "T-1"),
        ("ditolak", "T-3", "T-1"),
        ("baru", "T-4", "T-3"),
        ("ubah", "T-1", "T-4"),
        ("peringatan", "T-4", "T-3"),
    ):
        teks = klien.get(url, {"jenis": jenis, "lembar": "Tindak Lanjut"}).content.decode()
        assert ada in teks, jenis
        assert tiada not in teks, jenis
    assert klien.get(url, {"lembar": "Unit"}).status_code == 200


def test_refused_rows_are_left_out_only_when_the_person_says_so(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengelola)
    pekerjaan = _periksa(klien, _tugas(unit, _baris(), _baris("T-2", "")))
    assert _setuju(klien, pekerjaan).status == StatusImpor.SIAP
    assert TindakLanjut.objects.count() == 0
    jawaban = klien.get(reverse("impor:ditolak", args=[pekerjaan.pk]))
    assert "attachment" in jawaban["Content-Disposition"]
    ws = openpyxl.load_workbook(io.BytesIO(jawaban.content))["Tindak Lanjut"]
    assert [s.value for s in ws[2]][:2] == [unit.kode, "T-2"]
    assert _setuju(klien, pekerjaan, lewati="on").status == StatusImpor.SELESAI
    assert TindakLanjut.objects.get().kode == "T-1"


def test_data_that_changed_since_the_preview_is_shown_again_and_not_overwritten(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengelola)
    t = PabrikTindakLanjut.create(unit=unit, kode="T-1", uraian="Lama", tenggat=date(2026, 6, 1))
    pekerjaan = _periksa(klien, _tugas(unit, _baris(uraian="Dari buku")))
    t.uraian = "Diubah orang lain"
    t.save()
    pekerjaan = _setuju(klien, pekerjaan)
    assert pekerjaan.status == StatusImpor.SIAP
    t.refresh_from_db()
    assert t.uraian == "Diubah orang lain"
    teks = klien.get(reverse("impor:rinci", args=[pekerjaan.pk])).content.decode()
    assert "Data berubah sejak pratinjau" in teks
    assert "<del>Diubah orang lain</del> → <ins>Dari buku</ins>" in teks
    assert _setuju(klien, pekerjaan).status == StatusImpor.SELESAI
    t.refresh_from_db()
    assert t.uraian == "Dari buku"


def test_a_change_between_the_second_plan_and_the_write_is_not_overwritten(
    unit: UnitKerja,
    pengelola: Pengguna,
    masuk: Callable[[Pengguna], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    klien = masuk(pengelola)
    t = PabrikTindakLanjut.create(unit=unit, kode="T-1", uraian="Lama", tenggat=date(2026, 6, 1))
    pekerjaan = _periksa(klien, _tugas(unit, _baris(uraian="Dari buku")))
    asli = terapkan

    def lebih_dulu(*args: Any, **kw: Any) -> None:
        TindakLanjut.objects.filter(pk=t.pk).update(uraian="Diubah orang lain")
        asli(*args, **kw)

    monkeypatch.setattr(tasks, "terapkan", lebih_dulu)
    # The other write is part of the same transaction here and is rolled back with it.
    pekerjaan = _setuju(klien, pekerjaan)
    assert pekerjaan.status == StatusImpor.SIAP
    assert "Seseorang mengubah data yang sama" in pekerjaan.pesan
    t.refresh_from_db()
    assert t.uraian == "Lama"


def test_an_old_confirmation_confirms_nothing(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengelola)
    pekerjaan = _periksa(klien, _tugas(unit, _baris()))
    jawaban = klien.post(
        reverse("impor:simpan", args=[pekerjaan.pk]), {"sidik": "lama"}, follow=True
    )
    assert "Pratinjau sudah berubah" in jawaban.content.decode()
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusImpor.SIAP


@pytest.mark.parametrize("kali", [1, 2])
def test_a_second_import_of_the_same_file_writes_no_history(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client], kali: int
) -> None:
    klien = masuk(pengelola)
    _setuju(klien, _periksa(klien, _tugas(unit, _baris())))
    sebelum = jumlah_riwayat()
    for _ in range(kali):
        pekerjaan = _periksa(klien, _tugas(unit, _baris()))
        assert pekerjaan.ringkasan["berubah"] == 0
        teks = klien.get(reverse("impor:rinci", args=[pekerjaan.pk])).content.decode()
        assert "Tidak ada yang berubah" in teks
        assert reverse("impor:simpan", args=[pekerjaan.pk]) not in teks
    assert jumlah_riwayat() == sebelum


BURUK: dict[str, tuple[str, bytes, str]] = {
    "renamed pdf": ("a.xlsx", b"%PDF-1.7\n", "PDF"),
    "broken": ("a.xlsx", b"PK\x03\x04rusak", "rusak"),
    "binary": ("a.csv", bytes(range(256)) * 9, "bukan buku kerja"),
    "encrypted": (
        "a.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "kata sandi",
    ),
}


@pytest.mark.parametrize("jenis", BURUK)
def test_a_hostile_upload_ends_in_one_sentence(
    jenis: str, unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    nama, isi, potongan = BURUK[jenis]
    klien = masuk(pengelola)
    pekerjaan = _periksa(klien, isi, nama=nama)
    assert pekerjaan.status == StatusImpor.GAGAL
    assert potongan in pekerjaan.pesan
    jawaban = klien.get(reverse("impor:rinci", args=[pekerjaan.pk]))
    assert jawaban.status_code == 200
    assert pekerjaan.pesan in jawaban.content.decode()


def test_an_empty_and_a_too_large_file_are_refused_at_once(
    pengelola: Pengguna, masuk: Callable[[Pengguna], Client], settings: Settings
) -> None:
    klien = masuk(pengelola)
    jawaban = _unggah(klien, b"")
    assert jawaban.status_code == 422
    assert "Berkas kosong" in jawaban.content.decode()
    settings.BATAS_UKURAN_IMPOR = settings.BATAS_UKURAN_BUKTI = 2 * 1024 * 1024
    jawaban = _unggah(klien, b"a" * (2 * 1024 * 1024 + 5))
    assert jawaban.status_code == 422
    assert "lebih dari 2 MB" in jawaban.content.decode()
    assert klien.post(reverse("impor:unggah"), {}).status_code == 422
    assert PekerjaanImpor.objects.count() == 0


def test_nobody_fills_the_queue(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengelola)
    kode = [_unggah(klien, _tugas(unit, _baris())).status_code for _ in range(4)]
    assert kode == [302, 302, 302, 422]
    assert PekerjaanImpor.objects.count() == 3


def test_the_name_of_a_file_decides_nothing_about_where_it_is_kept(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengelola)
    _unggah(klien, _tugas(unit, _baris()), nama="../../<script>.xlsx")
    pekerjaan = PekerjaanImpor.objects.get()
    assert re.fullmatch(r"impor/[0-9a-f]{32}", str(pekerjaan.berkas.name))
    teks = klien.get(reverse("impor:unggah")).content.decode()
    assert "<script>.xlsx" not in teks


NAMA_PEKERJAAN = ("rinci", "kemajuan", "ditolak")
LANGKAH = ("simpan", "batal", "ulang")


def test_an_import_is_its_owners_alone(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    pekerjaan = _periksa(masuk(pengelola), _tugas(unit, _baris(), _baris("T-2", "")))
    for orang in (
        anggota(unit, Peran.PENGELOLA),
        anggota(unit, Peran.ADMIN),
        PabrikPengguna.create(),
    ):
        klien = masuk(orang)
        for nama in NAMA_PEKERJAAN:
            assert klien.get(reverse(f"impor:{nama}", args=[pekerjaan.pk])).status_code == 404
        for nama in LANGKAH:
            jawaban = klien.post(
                reverse(f"impor:{nama}", args=[pekerjaan.pk]), {"sidik": pekerjaan.sidik}
            )
            assert jawaban.status_code == 404
        assert "tugas.xlsx" not in klien.get(reverse("impor:unggah")).content.decode()


@pytest.mark.parametrize("peran", [p for p in Peran if p is not Peran.PENGELOLA])
def test_only_a_pengelola_imports(
    peran: Peran, unit: UnitKerja, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(anggota(unit, peran))
    for jawaban in (
        klien.get(reverse("impor:unggah")),
        klien.get(reverse("impor:templat")),
        _unggah(klien, _tugas(unit, _baris())),
    ):
        assert jawaban.status_code == 403
        assert "Pengelola kinerja" in jawaban.content.decode()
    assert PekerjaanImpor.objects.count() == 0


def test_who_lost_the_role_imports_no_more(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengelola)
    pekerjaan = _periksa(klien, _tugas(unit, _baris()))
    klien.post(reverse("impor:simpan", args=[pekerjaan.pk]), {"sidik": pekerjaan.sidik})
    pengelola.keanggotaan.update(sampai=date(2026, 5, 1))
    tasks.jalankan(pekerjaan.pk)
    assert TindakLanjut.objects.count() == 0
    assert klien.get(reverse("impor:rinci", args=[pekerjaan.pk])).status_code == 403


def test_rows_of_other_units_are_refused_and_those_out_of_sight_do_not_exist(
    unit: UnitKerja,
    unit_lain: UnitKerja,
    pengelola: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    hanya_dibaca = PabrikUnitKerja.create()
    PabrikKeanggotaan.create(pengguna=pengelola, unit=hanya_dibaca, peran=Peran.PENGAMAT)
    for u in (unit_lain, hanya_dibaca):
        PabrikTindakLanjut.create(unit=u, kode="T-1", uraian="Rahasia", tenggat=date(2026, 6, 1))
    klien = masuk(pengelola)
    isi = buku(
        {
            "Unit": [["Kode", "Nama"], ["BARU", "Unit baru"], [unit_lain.kode, "Diganti"]],
            "Tindak Lanjut": [
                ["Kode Unit", "ID", "Uraian"],
                [unit.kode, "T-1", None],
                [unit_lain.kode, "T-1", "Diganti"],
                [unit_lain.kode, "T-1", "Rahasia"],
                [hanya_dibaca.kode, "T-1", "Diganti"],
            ],
        }
    )
    pekerjaan = _periksa(klien, isi)
    assert pekerjaan.ringkasan["berubah"] == 0
    assert pekerjaan.ringkasan["ditolak"] == 6
    teks = klien.get(reverse("impor:rinci", args=[pekerjaan.pk])).content.decode()
    assert f"Hanya Admin unit {unit_lain.kode}" in teks
    assert f"Unit {unit_lain.kode} belum ada" in teks
    assert f"Hanya Pengelola kinerja unit {hanya_dibaca.kode}" in teks
    _setuju(klien, pekerjaan, lewati="on")
    assert set(TindakLanjut.objects.values_list("uraian", flat=True)) == {"Rahasia"}


def test_one_long_task_at_a_time_and_the_next_is_woken(
    unit: UnitKerja,
    pengelola: Pengguna,
    masuk: Callable[[Pengguna], Client],
    antrean: list[int],
) -> None:
    klien = masuk(pengelola)
    _unggah(klien, _tugas(unit, _baris()))
    pekerjaan = PekerjaanImpor.objects.get()
    kini = timezone.now()
    assert tugas.ambil("laporan:1", kini=kini)
    assert not tugas.ambil("impor:9", kini=kini)
    tasks.jalankan(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.pesan) == (StatusImpor.ANTRE, tasks.MENUNGGU)
    antrean.clear()
    tugas.lepas("laporan:1")
    assert antrean == [pekerjaan.pk]
    tasks.jalankan(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusImpor.SIAP
    assert KunciTugas.objects.get().pemegang == ""


def test_a_dead_holder_loses_the_lock(db: None) -> None:
    kini = timezone.now()
    assert tugas.ambil("mati", kini=kini - timedelta(minutes=3))
    assert tugas.ambil("hidup", kini=kini)
    assert not tugas.berdenyut("mati", kini=kini)
    tugas.lepas("mati")
    assert KunciTugas.objects.get().pemegang == "hidup"


@pytest.mark.parametrize("langkah", [Langkah.PERIKSA, Langkah.SIMPAN])
def test_a_killed_worker_is_visible_and_its_import_can_be_started_again(
    langkah: Langkah,
    unit: UnitKerja,
    pengelola: Pengguna,
    masuk: Callable[[Pengguna], Client],
    antrean: list[int],
) -> None:
    klien = masuk(pengelola)
    pekerjaan = _periksa(klien, _tugas(unit, _baris()))
    url = reverse("impor:rinci", args=[pekerjaan.pk])
    PekerjaanImpor.objects.update(
        status=StatusImpor.BERJALAN, langkah=langkah, token="mati", denyut=timezone.now()
    )
    jawaban = klien.post(reverse("impor:ulang", args=[pekerjaan.pk]), follow=True)
    assert "masih berjalan" in jawaban.content.decode()
    PekerjaanImpor.objects.update(denyut=timezone.now() - timedelta(minutes=3))
    assert "Terhenti" in klien.get(url).content.decode()
    assert "Terhenti" in klien.get(reverse("impor:unggah")).content.decode()
    antrean.clear()
    klien.post(reverse("impor:ulang", args=[pekerjaan.pk]))
    assert antrean == [pekerjaan.pk]
    tasks.jalankan(pekerjaan.pk)
    pekerjaan.refresh_from_db()
    if langkah == Langkah.PERIKSA:
        assert pekerjaan.status == StatusImpor.SIAP
        assert TindakLanjut.objects.count() == 0
    else:
        assert pekerjaan.status == StatusImpor.SELESAI
        assert TindakLanjut.objects.count() == 1


def test_a_worker_whose_import_was_started_again_writes_nothing(
    unit: UnitKerja,
    pengelola: Pengguna,
    masuk: Callable[[Pengguna], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    klien = masuk(pengelola)
    pekerjaan = _periksa(klien, _tugas(unit, _baris()))
    asli = rencanakan_berkas

    def dirampas(*args: Any, **kw: Any) -> Rencana:
        hasil = asli(*args, **kw)
        PekerjaanImpor.objects.update(token="lain")
        return hasil

    monkeypatch.setattr(tasks, "rencanakan_berkas", dirampas)
    klien.post(reverse("impor:simpan", args=[pekerjaan.pk]), {"sidik": pekerjaan.sidik})
    tasks.jalankan(pekerjaan.pk)
    assert TindakLanjut.objects.count() == 0
    pekerjaan.refresh_from_db()
    assert pekerjaan.token == "lain"


def test_a_system_fault_ends_in_a_sentence_and_leaves_nothing(
    unit: UnitKerja,
    pengelola: Pengguna,
    masuk: Callable[[Pengguna], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    klien = masuk(pengelola)
    pekerjaan = _periksa(klien, _tugas(unit, _baris()))

    def jatuh(*args: Any, **kw: Any) -> None:
        raise RuntimeError("kabel tercabut")

    monkeypatch.setattr("impor.jalankan.tulis_tindak_lanjut", jatuh)
    pekerjaan = _setuju(klien, pekerjaan)
    assert pekerjaan.status == StatusImpor.GAGAL
    assert "kabel" not in pekerjaan.pesan
    assert TindakLanjut.objects.count() == 0
    monkeypatch.undo()


def test_an_import_can_be_cancelled_and_its_file_goes(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengelola)
    pekerjaan = _periksa(klien, _tugas(unit, _baris()))
    nama = str(pekerjaan.berkas.name)
    assert default_storage.exists(nama)
    klien.post(reverse("impor:batal", args=[pekerjaan.pk]))
    pekerjaan.refresh_from_db()
    assert pekerjaan.status == StatusImpor.BATAL
    assert not default_storage.exists(nama)
    jawaban = klien.post(reverse("impor:batal", args=[pekerjaan.pk]), follow=True)
    assert "sudah berakhir" in jawaban.content.decode()
    _setuju(klien, pekerjaan)
    assert TindakLanjut.objects.count() == 0


def test_progress_is_asked_for_by_htmx_and_ends_with_the_page(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengelola)
    _unggah(klien, _tugas(unit, _baris()))
    pekerjaan = PekerjaanImpor.objects.get()
    url = reverse("impor:kemajuan", args=[pekerjaan.pk])
    jawaban = klien.get(url, headers={"HX-Request": "true"})
    assert "<progress" in jawaban.content.decode()
    assert "<html" not in jawaban.content.decode()
    tasks.jalankan(pekerjaan.pk)
    jawaban = klien.get(url, headers={"HX-Request": "true"})
    assert jawaban["HX-Redirect"] == reverse("impor:rinci", args=[pekerjaan.pk])
    assert klien.get(url).status_code == 302


def test_the_preview_needs_as_many_queries_for_300_rows_as_for_3(
    unit: UnitKerja,
    pengelola: Pengguna,
    masuk: Callable[[Pengguna], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    klien = masuk(pengelola)
    banyak = _periksa(klien, _tugas(unit, *(_baris(f"T-{n}") for n in range(300))))
    with django_assert_max_num_queries(14):
        teks = klien.get(reverse("impor:rinci", args=[banyak.pk])).content.decode()
    assert teks.count("pratinjau-baris") == 50


def test_the_workbook_of_a_unit_is_an_attachment_for_whoever_reads_the_unit(
    unit: UnitKerja,
    unit_lain: UnitKerja,
    pengamat: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    klien = masuk(pengamat)
    url = f"/u/{unit.kode}/2026/tw-2/ekspor/"
    assert "Unduh .xlsx" in klien.get(url).content.decode()
    jawaban = klien.get(f"{url}unduh/")
    assert jawaban["Content-Disposition"] == f'attachment; filename="{unit.kode}-2026.xlsx"'
    assert "Tindak Lanjut" in openpyxl.load_workbook(io.BytesIO(jawaban.content)).sheetnames
    for akhir in ("", "unduh/"):
        assert klien.get(f"/u/{unit_lain.kode}/2026/tw-2/ekspor/{akhir}").status_code == 404


def test_the_template_is_an_attachment(
    pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    jawaban = masuk(pengelola).get(reverse("impor:templat"))
    assert "attachment" in jawaban["Content-Disposition"]
    assert len(openpyxl.load_workbook(io.BytesIO(jawaban.content)).sheetnames) == 15


def test_only_the_last_imports_of_a_person_are_kept(
    unit: UnitKerja,
    pengelola: Pengguna,
    masuk: Callable[[Pengguna], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("impor.services.RIWAYAT_DISIMPAN", 2)
    klien = masuk(pengelola)
    semua = [_periksa(klien, _tugas(unit, _baris(), _baris("T-2", ""))) for _ in range(4)]
    assert not PekerjaanImpor.objects.filter(pk=semua[0].pk).exists()
    assert not default_storage.exists(str(semua[0].berkas.name))
    assert not default_storage.exists(str(semua[0].ditolak.name))
    assert PekerjaanImpor.objects.filter(pk=semua[3].pk).exists()
