"""Pages of RB: what they say, for whom they exist, and how many queries they take."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from akun.models import KunciTriwulan
from akun.periode import Periode
from bukti.models import Bukti, StatusKlaim
from rb.gambar import TandaLintas, lintas
from rb.models import RenaksiRB, Status, Tonggak
from tests.bukti import berkas_contoh as contoh
from tests.pabrik import (
    TAHUN,
    PabrikBukti,
    PabrikBuktiTonggak,
    PabrikRenaksiRB,
    PabrikTonggak,
    UnitLengkap,
    pihak_dari,
    unit_lengkap,
)
from tests.rb.bantu import tonggak_berstatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.usefixtures("kalender")


def url_matriks(unit: UnitKerja, triwulan: int = 2) -> str:
    return Periode(unit, TAHUN, triwulan).url("rb:matriks")


def url(nama: str, objek: object) -> str:
    return reverse(f"rb:{nama}", args=[objek.pk])  # type: ignore[attr-defined]


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    """The sample: 6 of 20 disahkan; tonggak 3 TW II is submitted with its naskah."""
    isi = unit_lengkap(unit=unit)
    Tonggak.objects.filter(pk=isi.tonggak["3", 2].pk).delete()
    isi.tonggak["3", 2] = PabrikTonggak.create(
        renaksi_rb=isi.renaksi_rb["3"],
        triwulan=2,
        tenggat=date(TAHUN, 5, 13),
        diajukan=True,
        tanggal_selesai=date(TAHUN, 5, 7),
        diajukan_pada=date(TAHUN, 5, 7),
    )
    return isi


# --- The matrix -----------------------------------------------------------------------------------


def test_the_matrix_tells_the_sample(
    lengkap: UnitLengkap, masuk: Callable[[Pengguna], Client], koordinator: Pengguna
) -> None:
    jawaban = masuk(koordinator).get(url_matriks(lengkap.unit))
    teks = " ".join(jawaban.content.decode().split())
    assert jawaban.status_code == 200
    for kalimat in (
        "<h1>Rencana aksi Reformasi Birokrasi 2026</h1>",
        "IKU 4.1 · 8 rencana aksi, 20 tonggak · posisi Jumat, 8 Mei 2026",
        "6 dari 20 tonggak, 1 menunggu verifikasi",
        "Realisasi 30,0%, Target TW I 22,5%, Rencana s.d. TW II 55,0%, Target 2026 92%",
        "<dt>Capaian TW I</dt><dd>120,00%",
        "<dt>Butuh</dt><dd>19 dari 20 tonggak</dd>",
        "1 dari 20 boleh gagal",
        "0/5, berjalan",
        "dikirim 7 Mei",
        '<b class="d-block tebal">Belum waktunya</b>31 Desember',
    ):
        assert kalimat in teks, kalimat


def test_the_panel_of_a_submitted_tonggak_says_what_acceptance_would_do(
    lengkap: UnitLengkap, masuk: Callable[[Pengguna], Client], koordinator: Pengguna
) -> None:
    tonggak = lengkap.tonggak["3", 2]
    alamat = f"{url_matriks(lengkap.unit)}?tonggak={tonggak.pk}"
    teks = masuk(koordinator).get(alamat).content.decode()
    assert "Bila diterima: 7 dari 20 tonggak, realisasi menjadi 35,0%." in teks
    assert "1 tonggak = 5,0%" in teks
    assert "Terima, tandai Selesai" in teks
    assert 'aria-current="true"' in teks


def test_work_of_a_later_quarter_leaves_the_figures_of_this_one(
    lengkap: UnitLengkap, masuk: Callable[[Pengguna], Client], koordinator: Pengguna
) -> None:
    tonggak = lengkap.tonggak["3", 2]
    alamat = f"{url_matriks(lengkap.unit, 1)}?tonggak={tonggak.pk}"
    teks = masuk(koordinator).get(alamat).content.decode()
    assert "Bila diterima, dihitung sejak TW II 2026; angka s.d. TW I tetap." in teks


def test_a_unit_without_a_plan_says_what_to_do(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], pengamat: Pengguna
) -> None:
    teks = masuk(pengamat).get(url_matriks(unit)).content.decode()
    assert "Rencana aksi RB belum diisi" in teks
    assert "Impor lembar RB" in teks


def test_the_cells_of_a_locked_report_carry_a_lock(
    lengkap: UnitLengkap, masuk: Callable[[Pengguna], Client], pengamat: Pengguna
) -> None:
    KunciTriwulan.objects.create(unit=lengkap.unit, tahun=TAHUN, triwulan=1, terkunci=True)
    teks = masuk(pengamat).get(url_matriks(lengkap.unit)).content.decode()
    assert teks.count("terkunci</span>") == 1 + 6


# --- Who sees what --------------------------------------------------------------------------------


def test_a_stranger_finds_nothing(
    lengkap: UnitLengkap, masuk: Callable[[Pengguna], Client], orang_asing: Pengguna
) -> None:
    klien = masuk(orang_asing)
    tonggak = lengkap.tonggak["3", 2]
    assert klien.get(url_matriks(lengkap.unit)).status_code == 404
    assert klien.get(url("tonggak", tonggak)).status_code == 404
    assert klien.get(url("ubah", tonggak.renaksi_rb)).status_code == 404
    for nama in "ajukan selesai putusan gagal batal buka tenggat lampirkan pakai_bukti".split():
        assert klien.post(url(nama, tonggak), {"versi": 1}).status_code == 404
    for nama in "nilai_bukti tarik_bukti versi_bukti".split():
        assert klien.post(url(nama, tonggak.bukti.get()), {}).status_code == 404


def test_the_panel_of_another_unit_is_not_opened_by_its_number(
    lengkap: UnitLengkap,
    unit_lain: UnitKerja,
    masuk: Callable[[Pengguna], Client],
    koordinator: Pengguna,
) -> None:
    asing = tonggak_berstatus(unit_lain, Status.DIAJUKAN)
    teks = masuk(koordinator).get(f"{url_matriks(lengkap.unit)}?tonggak={asing.pk}")
    assert "Pilih sel untuk melihat bukti" in teks.content.decode()
    bukti = PabrikBukti.create(unit=unit_lain)
    jawaban = masuk(koordinator).post(
        url("pakai_bukti", lengkap.tonggak["3", 2]), {"bukti": bukti.pk}
    )
    assert jawaban.status_code == 404


def test_who_may_not_is_told_who_may(
    lengkap: UnitLengkap, masuk: Callable[[Pengguna], Client], anggota_tim: Pengguna
) -> None:
    klien = masuk(anggota_tim)
    tonggak = lengkap.tonggak["3", 2]
    for nama in "putusan gagal batal tenggat lampirkan pakai_bukti".split():
        bukti = PabrikBukti.create(unit=lengkap.unit)
        isi = {
            "putusan": "terima",
            "alasan": "x",
            "nomor_revisi": "R",
            "tenggat": "2026-05-20",
            "tanggal": "2026-05-01",
            "rujukan": "ND-1",
            "bukti": bukti.pk,
        }
        jawaban = klien.post(url(nama, tonggak), isi)
        assert jawaban.status_code == 403, nama
        assert "Hanya " in jawaban.content.decode()
    assert klien.get(url("ubah", tonggak.renaksi_rb)).status_code == 403


TOMBOL = {
    "Lampirkan": {"koordinator", "pengelola", "pimpinan"},
    "Terima, tandai Selesai": {"koordinator", "pengelola", "pimpinan"},
    "Nilai bukti ini": {"koordinator", "pengelola", "pimpinan"},
    "Ubah tenggat": {"koordinator", "pengelola", "pimpinan"},
    "Nyatakan gagal": {"pengelola"},
    "Batalkan": {"pengelola"},
}


@pytest.mark.parametrize(
    "peran", ["pengamat", "anggota_tim", "koordinator", "pimpinan", "pengelola", "admin"]
)
def test_a_button_one_may_not_use_is_not_drawn(
    lengkap: UnitLengkap,
    masuk: Callable[[Pengguna], Client],
    peran: str,
    request: pytest.FixtureRequest,
) -> None:
    klien = masuk(request.getfixturevalue(peran))
    teks = klien.get(url("tonggak", lengkap.tonggak["3", 2])).content.decode()
    for tombol, boleh in TOMBOL.items():
        assert (tombol in teks) is (peran in boleh), tombol
    if peran in {"pengamat", "anggota_tim", "admin"}:
        assert "yang memverifikasi" in teks


# --- Steps as plain forms, and by htmx ------------------------------------------------------------


def test_the_way_from_upload_to_pengesahan_without_javascript(
    unit: UnitKerja,
    masuk: Callable[[Pengguna], Client],
    anggota_tim: Pengguna,
    koordinator: Pengguna,
) -> None:
    induk = PabrikRenaksiRB.create(unit=unit, pic=pihak_dari(anggota_tim))
    tonggak = PabrikTonggak.create(renaksi_rb=induk, triwulan=2, tenggat=date(TAHUN, 5, 13))
    tim, koor = masuk(anggota_tim), masuk(koordinator)

    isi = {
        "berkas": [
            SimpleUploadedFile("TOR.pdf", contoh.PDF),
            SimpleUploadedFile("RAB.xlsx", contoh.office("xlsx")),
        ],
        "rujukan": "ND-3/2026",
        "tanggal": "2026-05-07",
        "tw": "2",
    }
    jawaban = tim.post(url("lampirkan", tonggak), isi)
    assert jawaban.status_code == 302
    assert jawaban["Location"] == f"{url_matriks(unit)}?tonggak={tonggak.pk}"
    assert tonggak.bukti.count() == 3
    jawaban = tim.post(url("ajukan", tonggak), {"versi": tonggak.versi})
    assert jawaban["Location"] == url("tonggak", tonggak)

    tonggak.refresh_from_db()
    assert tonggak.status == Status.DIAJUKAN
    assert tonggak.tanggal_selesai == date(TAHUN, 5, 7)
    koor.post(
        url("putusan", tonggak),
        {"putusan": "kembalikan", "catatan": "Tanda tangan?", "versi": tonggak.versi},
    )
    tonggak.refresh_from_db()
    assert (tonggak.status, tonggak.alasan) == (Status.DIKEMBALIKAN, "Tanda tangan?")

    tim.post(url("ajukan", tonggak), {"versi": tonggak.versi})
    tonggak.refresh_from_db()
    jawaban = koor.post(
        url("putusan", tonggak), {"putusan": "terima", "versi": tonggak.versi}, follow=True
    )
    assert "Bukti diterima. RB menjadi 100,0%." in jawaban.content.decode()
    tonggak.refresh_from_db()
    assert tonggak.status == Status.DISAHKAN
    assert {k.status for k in tonggak.bukti.all()} == {StatusKlaim.DITERIMA}


def test_htmx_on_the_matrix_gets_matrix_panel_and_notice(
    lengkap: UnitLengkap, masuk: Callable[[Pengguna], Client], koordinator: Pengguna
) -> None:
    tonggak = lengkap.tonggak["3", 2]
    jawaban = masuk(koordinator).post(
        url("putusan", tonggak),
        {"putusan": "terima", "versi": tonggak.versi, "tw": 2},
        headers={"HX-Request": "true", "HX-Target": "isi-rb"},
    )
    teks = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "<html" not in teks
    assert 'id="isi-rb"' in teks
    assert "7 dari 20 tonggak" in teks
    assert "Bukti diterima. RB menjadi 35,0%." in teks
    assert 'hx-swap-oob="beforeend"' in teks


def test_htmx_in_a_cell_gets_the_panel_only(
    lengkap: UnitLengkap, masuk: Callable[[Pengguna], Client], pengamat: Pengguna
) -> None:
    jawaban = masuk(pengamat).get(
        f"{url('tonggak', lengkap.tonggak['3', 2])}?tw=2",
        headers={"HX-Request": "true", "HX-Target": "panel"},
    )
    teks = jawaban.content.decode()
    assert "Tonggak 3 · TW II" in teks
    assert "<html" not in teks
    assert 'isi-rb"' not in teks


@pytest.mark.parametrize("tw", ["", "2"])
@pytest.mark.parametrize("htmx", [True, False])
def test_a_refused_form_keeps_what_was_typed(
    lengkap: UnitLengkap,
    masuk: Callable[[Pengguna], Client],
    koordinator: Pengguna,
    tw: str,
    htmx: bool,
) -> None:
    tonggak = lengkap.tonggak["3", 2]
    kepala = {"HX-Request": "true", "HX-Target": "isi-rb"} if htmx else {}
    jawaban = masuk(koordinator).post(
        url("putusan", tonggak),
        {"putusan": "kembalikan", "catatan": "Lampirkan absensi", "versi": 999, "tw": tw},
        headers=kepala,
    )
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "sudah diubah orang lain" in teks
    assert "Lampirkan absensi</textarea>" in teks
    assert ("<html" in teks) is not htmx
    tonggak.refresh_from_db()
    assert tonggak.status == Status.DIAJUKAN


def test_the_second_editor_is_told_what_the_first_one_did(
    lengkap: UnitLengkap,
    masuk: Callable[[Pengguna], Client],
    koordinator: Pengguna,
    pengelola: Pengguna,
) -> None:
    tonggak = lengkap.tonggak["3", 2]
    isi = {"tenggat": "2026-05-12", "versi": tonggak.versi}
    masuk(pengelola).post(url("tenggat", tonggak), isi)
    jawaban = masuk(koordinator).post(url("tenggat", tonggak), isi | {"tenggat": "2026-05-11"})
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Yang berubah sejak Anda membukanya" in teks
    assert "engubah tenggat 13 → 12 Mei 2026" in teks


def test_one_refused_file_stops_no_other_and_is_named(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], koordinator: Pengguna
) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    berkas = [
        SimpleUploadedFile("baik.pdf", contoh.PDF),
        SimpleUploadedFile("jahat.pdf", contoh.MZ),
    ]
    jawaban = masuk(koordinator).post(
        url("lampirkan", tonggak), {"berkas": berkas, "tanggal": "2026-03-20"}
    )
    assert jawaban.status_code == 422
    assert "jahat.pdf: Berkas ini program" in jawaban.content.decode()
    assert [k.bukti.nama for k in tonggak.bukti.all()] == ["baik.pdf"]


def test_the_same_file_again_is_offered_and_taken(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], koordinator: Pengguna
) -> None:
    satu, dua = (PabrikTonggak.create(renaksi_rb__unit=unit) for _ in range(2))
    klien = masuk(koordinator)
    for t in (satu, dua):
        jawaban = klien.post(
            url("lampirkan", t),
            {"berkas": SimpleUploadedFile("a.pdf", contoh.PDF), "tanggal": "2026-03-20"},
        )
    assert "Pakai bukti yang ada" in jawaban.content.decode()
    klien.post(url("pakai_bukti", dua), {"bukti": Bukti.objects.get().pk})
    assert dua.bukti.count() == 1
    teks = klien.get(url("tonggak", dua)).content.decode()
    assert f"Juga membuktikan tonggak {satu.renaksi_rb.nomor} TW I" in teks


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"rujukan": "ND-1"}, "Isi tanggal bukti"),
        ({"rujukan": "ND-1", "tanggal": "kapan-kapan"}, "bukan tanggal yang dikenali"),
        ({"tanggal": "2026-03-20"}, "Pilih berkas"),
        ({"rujukan": "ND-1", "tanggal": "2026-05-09"}, "sesudah hari ini"),
    ],
)
def test_an_incomplete_attachment_is_told_what_is_missing(
    unit: UnitKerja,
    masuk: Callable[[Pengguna], Client],
    koordinator: Pengguna,
    isi: dict[str, str],
    kata: str,
) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    jawaban = masuk(koordinator).post(url("lampirkan", tonggak), isi)
    assert jawaban.status_code == 422
    assert kata in jawaban.content.decode()
    assert tonggak.bukti.count() == 0


def test_one_bukti_is_refused_with_its_reason_and_taken_back_only_before(
    lengkap: UnitLengkap, masuk: Callable[[Pengguna], Client], koordinator: Pengguna
) -> None:
    klaim = lengkap.tonggak["3", 2].bukti.get()
    klien = masuk(koordinator)
    isi = {"putusan": "tolak", "catatan": "", "versi": klaim.versi}
    assert klien.post(url("nilai_bukti", klaim), isi).status_code == 422
    klien.post(url("nilai_bukti", klaim), isi | {"catatan": "Kabur"})
    klaim.refresh_from_db()
    assert (klaim.status, klaim.alasan) == (StatusKlaim.DITOLAK, "Kabur")
    assert klien.post(url("tarik_bukti", klaim)).status_code == 409


def test_a_new_version_comes_from_its_own_form(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], koordinator: Pengguna
) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    klaim = PabrikBuktiTonggak.create(
        tonggak=tonggak, bukti=PabrikBukti.create(unit=unit, berkas_pdf=True)
    )
    klien = masuk(koordinator)
    alamat = url("versi_bukti", klaim)
    assert klien.post(alamat, {"tanggal": "2026-03-20"}).status_code == 422
    isi = {"tanggal": "2026-03-20", "berkas": SimpleUploadedFile("a.pdf", contoh.PDF)}
    assert klien.post(alamat, isi).status_code == 302
    assert tonggak.bukti.count() == 2
    assert Bukti.objects.latest("pk").versi_dari == klaim.bukti


def test_the_preview_opens_in_a_frame_of_the_page(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], pengamat: Pengguna
) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    bukti = PabrikBukti.create(unit=unit, berkas_pdf=True)
    PabrikBuktiTonggak.create(tonggak=tonggak, bukti=bukti)
    klien = masuk(pengamat)
    assert "<iframe" not in klien.get(url("tonggak", tonggak)).content.decode()
    teks = klien.get(f"{url('tonggak', tonggak)}?lihat={bukti.pk}").content.decode()
    assert f'src="{reverse("bukti:lihat", args=[bukti.pk])}"' in teks


def test_the_history_tells_every_step_in_words(
    lengkap: UnitLengkap, masuk: Callable[[Pengguna], Client], koordinator: Pengguna
) -> None:
    tonggak = lengkap.tonggak["3", 2]
    klien = masuk(koordinator)
    klien.post(
        url("putusan", tonggak),
        {"putusan": "kembalikan", "catatan": "Tanda tangan?", "versi": tonggak.versi},
    )
    klien.post(
        url("tenggat", tonggak),
        {"tenggat": "2026-05-20", "alasan": "Menunggu DIPA", "versi": tonggak.versi + 1},
    )
    teks = klien.get(url("tonggak", tonggak)).content.decode()
    for kalimat in (
        "mengubah status Diajukan → Dikembalikan",
        "Alasan: Tanda tangan?",
        "mengubah tenggat 13 → 20 Mei 2026",
        "Alasan: Menunggu DIPA",
        "membuat tonggak",
        "melampirkan bukti Nota dinas penyampaian",
    ):
        assert kalimat in teks, kalimat


# --- The plan -------------------------------------------------------------------------------------


def test_the_pengelola_adds_and_changes_an_action(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], pengelola: Pengguna
) -> None:
    klien = masuk(pengelola)
    tambah = Periode(unit, TAHUN, 2).url("rb:tambah")
    isi = {"nomor": "9", "uraian": "Evaluasi RB", "jenis": "general", "pic": ""}
    assert klien.post(tambah, isi).status_code == 422
    assert klien.post(tambah, isi | {"tw2": "2026-06-30"}).status_code == 302
    objek = RenaksiRB.objects.get()
    ubah = url("ubah", objek)
    assert 'value="2026-06-30"' in klien.get(ubah).content.decode()
    baru = isi | {"tw2": "2026-06-29", "uraian": "Evaluasi", "versi": objek.versi}
    assert klien.post(ubah, baru).status_code == 302
    jawaban = klien.post(ubah, baru | {"uraian": "Lain"})
    assert jawaban.status_code == 422
    assert "sudah diubah orang lain" in jawaban.content.decode()
    objek.refresh_from_db()
    assert objek.uraian == "Evaluasi"


# --- Size -----------------------------------------------------------------------------------------


def _isi(unit: UnitKerja, banyak: int, pic: Pengguna) -> Tonggak:
    for _ in range(banyak):
        induk = PabrikRenaksiRB.create(unit=unit, pic=pihak_dari(pic))
        for triwulan in (1, 2):
            tonggak = PabrikTonggak.create(
                renaksi_rb=induk, triwulan=triwulan, disahkan=triwulan == 1, diajukan=triwulan == 2
            )
            PabrikBuktiTonggak.create(tonggak=tonggak)
    terakhir: Tonggak = tonggak
    return terakhir


def test_eighty_actions_take_as_many_queries_as_eight(
    unit: UnitKerja,
    masuk: Callable[[Pengguna], Client],
    koordinator: Pengguna,
    anggota_tim: Pengguna,
) -> None:
    klien = masuk(koordinator)

    def hitung(banyak: int) -> list[int]:
        tonggak = _isi(unit, banyak, anggota_tim)
        for n in range(banyak):
            PabrikBuktiTonggak.create(
                tonggak=tonggak, bukti=PabrikBukti.create(unit=unit, naskah=f"Lain-{banyak}-{n}")
            )
        hasil: list[int] = []
        for alamat in (
            url_matriks(unit),
            f"{url_matriks(unit)}?tonggak={tonggak.pk}",
            url("tonggak", tonggak),
        ):
            klien.get(alamat)
            with CaptureQueriesContext(connection) as catatan:
                assert klien.get(alamat).status_code == 200
            hasil.append(len(catatan))
        return hasil

    sedikit = hitung(8)
    assert hitung(72) == sedikit
    assert max(sedikit) < 40


# --- The figure -----------------------------------------------------------------------------------


def test_labels_that_would_meet_go_to_a_second_row() -> None:
    gambar = lintas(
        Decimal(30),
        [
            TandaLintas("Target TW II", Decimal(45)),
            TandaLintas("Rencana", Decimal(55), rencana=True),
            TandaLintas("Target", Decimal(92), digit=0),
        ],
    )
    assert [t.y for t in gambar.tanda] == [38, 72, 38]
    assert gambar.isi == "30.00%"
    assert gambar.judul == "Realisasi 30,0%, Target TW II 45,0%, Rencana 55,0%, Target 92%"


@pytest.mark.parametrize(
    ("nilai", "jangkar"),
    [(0, "start"), (11, "start"), (50, "middle"), (92, "middle"), (100, "end")],
)
def test_a_label_at_an_end_leans_to_the_middle(nilai: int, jangkar: str) -> None:
    assert lintas(None, [TandaLintas("x", Decimal(nilai))]).tanda[0].jangkar == jangkar
