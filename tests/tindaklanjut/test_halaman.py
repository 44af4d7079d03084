"""The pages of rapat, kendala and tindak lanjut, in every state, for who may see them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from akun.periode import Periode
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikBuktiTindakLanjut,
    PabrikHasilRapat,
    PabrikKendala,
    PabrikLampiranRapat,
    PabrikPerkembangan,
    PabrikPermohonan,
    PabrikPIC,
    PabrikRapat,
    PabrikRapatIKU,
    PabrikRapatRenaksi,
    PabrikTindakLanjut,
    PabrikTindakLanjutIKU,
    UnitLengkap,
    unit_lengkap,
)
from tindaklanjut import services
from tindaklanjut.daftar import UKURAN
from tindaklanjut.pilihan import PeranPIC, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja
    from tindaklanjut.models import TindakLanjut

    Masuk = Callable[[Pengguna], Client]

pytestmark = pytest.mark.django_db

SARING = [
    "semua-terbuka",
    "terlambat",
    "minggu-ini",
    "menunggu-verifikasi",
    "milik-saya",
    "yang-saya-tunggu",
    "tanpa-kabar",
    "semua",
    "tidak-dikenal",
]


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_lengkap(unit=unit, terisi=False)


def alamat(unit: UnitKerja, nama: str, triwulan: int = 2) -> str:
    return Periode(unit, TAHUN, triwulan).url(f"tindaklanjut:{nama}")


def isi_unit(lengkap: UnitLengkap, banyak: int) -> list[TindakLanjut]:
    """Tasks with PIC, rapat, evidence, progress and history, in several states."""
    keadaan: list[dict[str, bool]] = [
        {"terlambat": True},
        {"menunggu_verifikasi": True},
        {},
        {"dikembalikan": True},
    ]
    hasil = []
    for n in range(banyak):
        butir = PabrikHasilRapat.create(rapat__unit=lengkap.unit)
        PabrikRapatIKU.create(rapat=butir.rapat, iku=lengkap.iku["2.1"])
        t = PabrikTindakLanjut.create(
            unit=lengkap.unit, hasil_rapat=butir, pic_instansi=True, **keadaan[n % len(keadaan)]
        )
        PabrikPIC.create(tindak_lanjut=t, peran=PeranPIC.PENDUKUNG)
        PabrikTindakLanjutIKU.create(tindak_lanjut=t, iku=lengkap.iku["2.1"])
        if n % 2:
            PabrikBuktiTindakLanjut.create(tindak_lanjut=t)
        PabrikPerkembangan.create(tindak_lanjut=t)
        hasil.append(t)
    return hasil


# --- They render ----------------------------------------------------------------------------------


@pytest.mark.parametrize("saring", SARING)
@pytest.mark.parametrize("banyak", [0, 5])
def test_the_list_answers_for_every_filter(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk, saring: str, banyak: int
) -> None:
    isi_unit(lengkap, banyak)
    jawaban = masuk(koordinator).get(
        alamat(lengkap.unit, "daftar"), {"saring": saring, "q": "welder"}
    )
    assert jawaban.status_code == 200
    assert "<h1>Tindak lanjut</h1>" in jawaban.content.decode()


def test_the_list_shows_pic_source_lateness_and_iku(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk
) -> None:
    t = isi_unit(lengkap, 1)[0]
    isi = masuk(koordinator).get(alamat(lengkap.unit, "daftar")).content.decode()
    utama = t.utama
    assert utama is not None
    assert t.hasil_rapat is not None
    for teks in (str(utama.pihak), t.hasil_rapat.rapat.judul[:60], "lewat 30 hari", "Terlambat"):
        assert teks in isi
    assert "1 terbuka, 1 terlambat pada 1 PIC" in isi


def test_htmx_gets_the_list_alone(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk
) -> None:
    isi_unit(lengkap, 2)
    isi = (
        masuk(koordinator)
        .get(alamat(lengkap.unit, "daftar"), headers={"HX-Request": "true"})
        .content.decode()
    )
    assert "<html" not in isi
    assert "tabel-tl" in isi


CIRI = [
    {},
    {"dikerjakan": True},
    {"terlambat": True},
    {"menunggu_verifikasi": True},
    {"dikembalikan": True},
    {"selesai": True},
    {"batal": True},
    {"tidak_dapat": True},
    {"dari_rapat": True, "pic_tim": True},
    {"dari_kendala": True, "pic_instansi": True, "tinggi": True, "dikerjakan": True},
]


@pytest.mark.parametrize("siapa", ["pengamat", "anggota_tim", "koordinator", "pimpinan", "admin"])
@pytest.mark.parametrize("ciri", CIRI, ids=lambda c: "-".join(c) or "baru")
def test_the_page_of_a_task_renders_in_every_state(
    request: pytest.FixtureRequest, unit: UnitKerja, masuk: Masuk, ciri: dict[str, bool], siapa: str
) -> None:
    t = PabrikTindakLanjut.create(unit=unit, **ciri)
    PabrikBuktiTindakLanjut.create(tindak_lanjut=t)
    PabrikPerkembangan.create(tindak_lanjut=t)
    if t.status in {Status.BARU, Status.DIKERJAKAN}:
        PabrikPermohonan.create(tindak_lanjut=t)
    jawaban = masuk(request.getfixturevalue(siapa)).get(t.get_absolute_url())
    assert jawaban.status_code == 200
    isi = jawaban.content.decode()
    assert t.uraian in isi
    if siapa in {"pengamat", "admin"}:
        assert "<form" not in isi.split('<div id="rinci">')[1]


@pytest.mark.parametrize("siapa", ["pengamat", "anggota_tim", "koordinator"])
@pytest.mark.parametrize("selesai", [False, True])
def test_the_page_of_a_rapat_renders(
    request: pytest.FixtureRequest, lengkap: UnitLengkap, masuk: Masuk, siapa: str, selesai: bool
) -> None:
    butir = PabrikHasilRapat.create(rapat__unit=lengkap.unit, rapat__selesai=selesai)
    rapat = butir.rapat
    PabrikTindakLanjut.create(unit=lengkap.unit, hasil_rapat=butir, pic_tim=True)
    PabrikRapatRenaksi.create(rapat=rapat, renaksi=lengkap.renaksi["2.1", "1"])
    PabrikLampiranRapat.create(rapat=rapat)
    klien = masuk(request.getfixturevalue(siapa))
    for url in (rapat.get_absolute_url(), f"{rapat.get_absolute_url()}?ubah={butir.pk}"):
        jawaban = klien.get(url)
        assert jawaban.status_code == 200
        assert butir.uraian in jawaban.content.decode()


@pytest.mark.parametrize("nama", ["rapat_daftar", "kendala_daftar", "daftar"])
def test_an_empty_unit_says_what_to_do_next(
    unit: UnitKerja, koordinator: Pengguna, masuk: Masuk, nama: str
) -> None:
    isi = masuk(koordinator).get(alamat(unit, nama)).content.decode()
    assert 'class="kosong' in isi


@pytest.mark.parametrize("nama", ["tambah", "rapat_tambah", "kendala_tambah"])
def test_the_forms_of_new_things_render(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk, nama: str
) -> None:
    assert masuk(koordinator).get(alamat(lengkap.unit, nama)).status_code == 200


def test_the_forms_of_stored_things_render(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk
) -> None:
    klien = masuk(koordinator)
    rapat = PabrikRapat.create(unit=lengkap.unit)
    kendala = PabrikKendala.create(unit=lengkap.unit)
    t = isi_unit(lengkap, 1)[0]
    for nama, objek in (
        ("ubah", t),
        ("rapat_ubah", rapat),
        ("rapat_tautkan", rapat),
        ("kendala_ubah", kendala),
        ("kendala_rinci", kendala),
    ):
        jawaban = klien.get(reverse(f"tindaklanjut:{nama}", args=[objek.pk]))
        assert jawaban.status_code == 200, nama


def test_kendala_of_earlier_quarters_stay_on_the_list_until_closed(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk
) -> None:
    lama = PabrikKendala.create(unit=lengkap.unit, uraian="Anggaran direviu")
    PabrikKendala.create(unit=lengkap.unit, uraian="Sudah lewat", selesai=True)
    PabrikTindakLanjut.create(unit=lengkap.unit, kendala=lama, uraian="Menyurati mitra")
    isi = masuk(koordinator).get(alamat(lengkap.unit, "kendala_daftar")).content.decode()
    assert "Anggaran direviu" in isi
    assert "terbawa dari TW I" in isi
    assert "Menyurati mitra" in isi
    assert "Sudah lewat" not in isi


# --- Access ---------------------------------------------------------------------------------------


def test_a_stranger_finds_nothing_and_a_reader_may_not_write(
    unit: UnitKerja, orang_asing: Pengguna, pengamat: Pengguna, masuk: Masuk
) -> None:
    t = PabrikTindakLanjut.create(unit=unit)
    rapat, kendala = PabrikRapat.create(unit=unit), PabrikKendala.create(unit=unit)
    for objek in (t, rapat, kendala):
        assert masuk(orang_asing).get(objek.get_absolute_url()).status_code == 404
        assert masuk(pengamat).get(objek.get_absolute_url()).status_code == 200
    for nama in ("tambah", "rapat_tambah", "kendala_tambah"):
        assert masuk(orang_asing).get(alamat(unit, nama)).status_code == 404
        jawaban = masuk(pengamat).get(alamat(unit, nama))
        assert jawaban.status_code == 403
        assert "Hanya" in jawaban.content.decode()


# --- Query budget ---------------------------------------------------------------------------------


def biaya(klien: Client, url: str) -> int:
    klien.get(url)
    with CaptureQueriesContext(connection) as kueri:
        assert klien.get(url).status_code == 200
    return len(kueri)


def test_the_list_costs_the_same_for_3_and_for_300_rows(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk
) -> None:
    klien, url = masuk(koordinator), alamat(lengkap.unit, "daftar")
    isi_unit(lengkap, 4)
    sedikit = biaya(klien, url)
    isi_unit(lengkap, 60)
    assert biaya(klien, url) == sedikit
    assert sedikit <= 32


@pytest.mark.parametrize("nama", ["rapat_daftar", "kendala_daftar"])
def test_the_other_lists_cost_the_same_for_few_and_many_rows(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk, nama: str
) -> None:
    klien, url = masuk(koordinator), alamat(lengkap.unit, nama)

    def tambah(banyak: int) -> None:
        isi_unit(lengkap, banyak)
        for _ in range(banyak):
            kendala = PabrikKendala.create(unit=lengkap.unit)
            PabrikTindakLanjut.create(unit=lengkap.unit, kendala=kendala, pic_tim=True)

    tambah(3)
    sedikit = biaya(klien, url)
    tambah(25)
    assert biaya(klien, url) == sedikit


def test_the_page_of_a_task_costs_the_same_however_long_its_story(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk
) -> None:
    t, klien = isi_unit(lengkap, 1)[0], masuk(koordinator)

    def lanjutkan(banyak: int) -> None:
        for n in range(banyak):
            PabrikPerkembangan.create(tindak_lanjut=t)
            PabrikBuktiTindakLanjut.create(tindak_lanjut=t)
            PabrikPIC.create(tindak_lanjut=t, peran=PeranPIC.PENDUKUNG)
            services.catat_hambatan(
                tindak_lanjut=t, hambatan=f"Hambatan {n}", oleh=koordinator, pada=PADA
            )

    lanjutkan(3)
    sedikit = biaya(klien, t.get_absolute_url())
    lanjutkan(40)
    assert biaya(klien, t.get_absolute_url()) == sedikit


def test_the_page_of_a_rapat_costs_the_same_for_few_and_many_butir(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk
) -> None:
    rapat, klien = PabrikRapat.create(unit=lengkap.unit), masuk(koordinator)

    def tambah(banyak: int) -> None:
        for _ in range(banyak):
            butir = PabrikHasilRapat.create(rapat=rapat)
            PabrikTindakLanjut.create(unit=lengkap.unit, hasil_rapat=butir, pic_instansi=True)

    tambah(3)
    sedikit = biaya(klien, rapat.get_absolute_url())
    tambah(40)
    assert biaya(klien, rapat.get_absolute_url()) == sedikit


# --- Keyset pages ---------------------------------------------------------------------------------


@pytest.mark.parametrize("saring", ["semua-terbuka", "semua"])
def test_pages_forward_and_back_show_every_task_once(
    unit: UnitKerja, koordinator: Pengguna, masuk: Masuk, saring: str
) -> None:
    semua = set()
    for n in range(2 * UKURAN + 5):
        # Many share a tenggat: the id decides between them.
        t = PabrikTindakLanjut.create(unit=unit, tenggat=PADA + timedelta(days=n // 20))
        semua.add(t.pk)
    klien, url = masuk(koordinator), alamat(unit, "daftar")
    maju: list[list[int]] = []
    lanjut: dict[str, str] = {}
    while True:
        konteks = klien.get(url, {"saring": saring, **lanjut}).context
        maju.append([t.pk for t in konteks["halaman"].isi])
        if not konteks["halaman"].setelah:
            break
        lanjut = {"setelah": konteks["halaman"].setelah}
    assert [len(h) for h in maju] == [UKURAN, UKURAN, 5]
    assert {pk for h in maju for pk in h} == semua
    mundur = klien.get(url, {"saring": saring, "sebelum": konteks["halaman"].sebelum}).context
    assert [t.pk for t in mundur["halaman"].isi] == maju[1]
    awal = klien.get(url, {"saring": saring, "sebelum": mundur["halaman"].sebelum}).context
    assert [t.pk for t in awal["halaman"].isi] == maju[0]
    assert awal["halaman"].sebelum == ""


@pytest.mark.parametrize(
    "kursor", ["", "x", "2026-05-08", "bukan_1", "_", "9" * 30, "2026-13-01_5"]
)
def test_a_cursor_of_no_sense_is_the_first_page(
    unit: UnitKerja, koordinator: Pengguna, masuk: Masuk, kursor: str
) -> None:
    t = PabrikTindakLanjut.create(unit=unit)
    konteks = masuk(koordinator).get(alamat(unit, "daftar"), {"setelah": kursor}).context
    assert [b.pk for b in konteks["halaman"].isi] == [t.pk]


@pytest.mark.parametrize(
    ("saring", "termuat"),
    [
        ("semua-terbuka", {"terlambat", "tempo", "berbukti", "jauh", "tunggu"}),
        ("terlambat", {"terlambat"}),
        ("minggu-ini", {"tempo"}),
        ("menunggu-verifikasi", {"tunggu"}),
        ("milik-saya", {"jauh"}),
        ("semua", {"terlambat", "tempo", "berbukti", "jauh", "tunggu", "selesai"}),
    ],
)
def test_each_filter_holds_what_it_says(
    unit: UnitKerja, koordinator: Pengguna, masuk: Masuk, saring: str, termuat: set[str]
) -> None:
    def buat(nama: str, **isi: object) -> TindakLanjut:
        return PabrikTindakLanjut.create(unit=unit, uraian=nama, **isi)

    buat("terlambat", terlambat=True)
    buat("tempo", tenggat=PADA + timedelta(days=7))
    berbukti = buat("berbukti", tenggat=PADA)
    PabrikBuktiTindakLanjut.create(tindak_lanjut=berbukti)
    buat("jauh", tenggat=date(TAHUN, 9, 1), pengawal=koordinator)
    buat("tunggu", menunggu_verifikasi=True)
    buat("selesai", selesai=True)
    PabrikTindakLanjut.create()  # of another unit
    konteks = masuk(koordinator).get(alamat(unit, "daftar"), {"saring": saring}).context
    assert {t.uraian for t in konteks["halaman"].isi} == termuat


# --- Silence, order, columns ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("saring", "termuat"),
    [
        ("yang-saya-tunggu", ["lama", "tanpa pengawal", "baru"]),
        ("tanpa-kabar", ["lama", "tanpa pengawal"]),
    ],
)
def test_what_is_waited_for_goes_by_the_longest_silence(
    unit: UnitKerja, koordinator: Pengguna, masuk: Masuk, saring: str, termuat: list[str]
) -> None:
    def buat(nama: str, hari: int, **isi: object) -> None:
        kabar = PADA - timedelta(days=hari)
        PabrikTindakLanjut.create(unit=unit, uraian=nama, kabar_terakhir=kabar, **isi)

    buat("baru", 2, pengawal=koordinator)
    buat("lama", 20, pengawal=koordinator)
    buat("tanpa pengawal", 14, pic_instansi=True, pengawal=None)
    buat("selesai", 30, pengawal=koordinator, selesai=True)
    buat("diajukan", 30, pengawal=koordinator, menunggu_verifikasi=True)
    konteks = masuk(koordinator).get(alamat(unit, "daftar"), {"saring": saring}).context
    assert [t.uraian for t in konteks["halaman"].isi] == termuat


def test_a_task_without_news_is_silent_since_it_was_written_down(unit: UnitKerja) -> None:
    dicatat = PADA - timedelta(days=3)
    t = PabrikTindakLanjut.create(unit=unit, kabar_terakhir=None, dicatat_pada=dicatat)
    t.refresh_from_db()
    assert t.sunyi_sejak == dicatat


@pytest.mark.parametrize("urut", ["tenggat", "tenggat-jauh", "sunyi", "baru"])
def test_every_order_shows_every_task_once_over_its_pages(
    unit: UnitKerja, koordinator: Pengguna, masuk: Masuk, urut: str
) -> None:
    semua = {
        PabrikTindakLanjut.create(
            unit=unit,
            tenggat=PADA + timedelta(days=n // 20),
            kabar_terakhir=PADA - timedelta(days=n // 15),
        ).pk
        for n in range(UKURAN + 5)
    }
    klien, url = masuk(koordinator), alamat(unit, "daftar")
    awal = klien.get(url, {"urut": urut}).context["halaman"]
    akhir = klien.get(url, {"urut": urut, "setelah": awal.setelah}).context["halaman"]
    terlihat = [t.pk for h in (awal, akhir) for t in h.isi]
    assert len(terlihat) == len(semua)
    assert set(terlihat) == semua


def test_each_person_keeps_the_columns_they_chose(
    unit: UnitKerja, koordinator: Pengguna, pengamat: Pengguna, masuk: Masuk
) -> None:
    PabrikTindakLanjut.create(unit=unit)
    klien, url = masuk(koordinator), alamat(unit, "daftar")
    jawaban = klien.post(
        f"{alamat(unit, 'kolom')}?saring=semua", {"kolom": ["kabar", "kode", "karangan"]}
    )
    assert jawaban["Location"] == f"{url}?saring=semua"
    assert [k.value for k in klien.get(url).context["kolom"]] == ["kode", "kabar"]
    baku = ["sumber", "pic", "tenggat", "status", "iku"]
    assert [k.value for k in masuk(pengamat).get(url).context["kolom"]] == baku
    klien.post(alamat(unit, "kolom"), {"baku": "1"})
    assert [k.value for k in klien.get(url).context["kolom"]] == baku
