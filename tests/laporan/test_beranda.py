"""Beranda: what it says, whom it shows what, and that its cost does not grow with the data."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akun.periode import Periode
from kinerja.models import TargetTriwulan
from laporan.beranda.antrean import BATAS, tugas_terlambat
from laporan.beranda.asdep import susun_asdep, triwulan_data
from laporan.beranda.butir import Sudut
from laporan.beranda.putusan import menunggu_putusan
from laporan.beranda.terlambat import per_pic
from rb.capaian import SelMatriks
from rb.keadaan import kelas_tonggak
from tests.pabrik import (
    PabrikIKU,
    PabrikInstansi,
    PabrikPermohonan,
    PabrikPIC,
    PabrikRealisasi,
    PabrikRenaksi,
    PabrikRenaksiRB,
    PabrikSasaran,
    PabrikTindakLanjut,
    PabrikTonggak,
    PabrikTopikKebijakan,
    UnitLengkap,
    pihak_dari,
    unit_lengkap,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender
    from laporan.beranda.asdep import BerandaAsdep
    from rb.models import RenaksiRB, Tonggak

pytestmark = pytest.mark.django_db
FEBRUARI = date(2026, 2, 10)


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_lengkap(unit=unit)


@pytest.fixture
def sudut(kalender: Kalender, pada: date) -> Sudut:
    return Sudut(pada, kalender)


@pytest.fixture
def isi(unit: UnitKerja, kalender: Kalender, pada: date) -> Callable[..., BerandaAsdep]:
    def baca(tw: int = 2, *, hari: date = pada, memutuskan: bool = True) -> BerandaAsdep:
        return susun_asdep(
            periode=Periode(unit, 2026, tw), sudut=Sudut(hari, kalender), memutuskan=memutuskan
        )

    return baca


def teks(b: BerandaAsdep) -> str:
    return " ".join(k.teks for k in b.judul)


def telat(unit: UnitKerja, tenggat: date, pic: str) -> None:
    from akun.models import Instansi

    instansi = Instansi.objects.filter(nama=pic).first() or PabrikInstansi.create(nama=pic)
    tugas = PabrikTindakLanjut.create(unit=unit, tenggat=tenggat)
    PabrikPIC.create(tindak_lanjut=tugas, pihak=pihak_dari(instansi), peran="utama")


# --- The sentence -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "hari", "awal"),
    [
        ("22.5", None, "RB 30,0%, di atas target TW I."),
        ("30", None, "RB 30,0%, tepat pada target TW I."),
        ("40", None, "RB 30,0%, di bawah target TW I."),
        ("40", FEBRUARI, "RB 30,0%, menuju target TW I 40,0%."),
        (None, None, "RB 30,0%, target TW I belum diisi."),
    ],
)
def test_the_title_compares_rb_with_the_target_of_the_last_quarter(
    lengkap: UnitLengkap,
    isi: Callable[..., BerandaAsdep],
    pada: date,
    target: str | None,
    hari: date | None,
    awal: str,
) -> None:
    baris = TargetTriwulan.objects.get(iku=lengkap.iku["4.1"], triwulan=1)
    baris.bawah = None if target is None else Decimal(target)
    baris.save()
    b = isi(1 if hari else 2, hari=hari or pada)
    assert teks(b) == f"{awal} Tidak ada tindak lanjut terlambat."


def test_the_title_of_an_empty_year_says_so(isi: Callable[..., BerandaAsdep]) -> None:
    b = isi()
    assert teks(b).startswith("Rencana aksi RB 2026 belum diisi.")
    assert (b.rb, b.efektivitas, b.tabel.baris) == (None, None, ())


def test_only_who_decides_reads_what_waits_for_a_decision(
    unit: UnitKerja, isi: Callable[..., BerandaAsdep]
) -> None:
    PabrikPermohonan.create(tindak_lanjut=PabrikTindakLanjut.create(unit=unit), tidak_dapat=True)
    assert teks(isi()).endswith("1 hal menunggu keputusan Anda.")
    lain = isi(memutuskan=False)
    assert lain.putusan is None
    assert "keputusan" not in teks(lain)


# --- The quarter of the figures -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tahun", "triwulan", "hari", "data"),
    [
        (2026, 2, date(2026, 5, 8), 1),
        (2026, 1, date(2026, 5, 8), 1),
        (2026, 4, date(2026, 5, 8), 1),
        (2026, 1, FEBRUARI, 1),
        (2026, 3, date(2026, 10, 1), 3),
        (2026, 3, date(2026, 9, 30), 2),
        (2025, 4, date(2026, 5, 8), 4),
    ],
)
def test_figures_come_from_the_last_quarter_that_has_ended(
    unit: UnitKerja, tahun: int, triwulan: int, hari: date, data: int
) -> None:
    assert triwulan_data(Periode(unit, tahun, triwulan), hari) == Periode(unit, tahun, data)


# --- The cards ------------------------------------------------------------------------------------


def test_the_rb_card_shows_plan_fact_and_every_tonggak(
    lengkap: UnitLengkap, isi: Callable[..., BerandaAsdep]
) -> None:
    rb = isi().rb
    assert rb is not None
    assert [(t.rencana, t.nyata, t.kini) for t in rb.titik] == [
        (Decimal(30), Decimal(30), False),
        (Decimal(55), Decimal(30), True),
        (Decimal(80), None, False),
        (Decimal(100), None, False),
    ]
    assert [(k.hitungan, len(k.isi)) for k in rb.strip] == [
        ("6/6", 6),
        ("0/5", 5),
        ("0/5", 5),
        ("0/4", 4),
    ]


@pytest.mark.parametrize(
    ("ciri", "terlambat", "kelas"),
    [
        ({"disahkan": True}, True, "selesai"),
        ({"diajukan": True}, False, "verif"),
        ({"dikembalikan": True}, True, "kembali"),
        ({"gagal": True}, False, "gagal"),
        ({"batal": True}, False, "batal"),
        ({}, True, "telat"),
        ({"tenggat": date(2026, 6, 30), "tanggal_selesai": date(2026, 5, 6)}, False, "bukti"),
        ({"tenggat": date(2026, 5, 22)}, False, "tempo"),
        ({"tenggat": date(2026, 5, 23)}, False, "nanti"),
    ],
)
def test_a_tonggak_shows_the_first_status_that_holds(
    pada: date, ciri: dict[str, object], terlambat: bool, kelas: str
) -> None:
    tonggak: Tonggak = PabrikTonggak.create(**({"triwulan": 2} | ciri))
    sel = SelMatriks(tonggak, dihitung=False, terlambat=terlambat, selesai_terlambat=None)
    assert kelas_tonggak(sel, pada) == kelas


def test_a_running_and_a_held_up_stage_are_told_apart(
    lengkap: UnitLengkap, isi: Callable[..., BerandaAsdep]
) -> None:
    link, welder = lengkap.topik["2.1", 0], lengkap.topik["2.1", 1]
    umum = {"iku": lengkap.iku["2.1"], "triwulan": 1, "tahap": 2}
    PabrikRenaksi.create(**umum, topik=link, berjalan=True)
    PabrikRenaksi.create(**umum, topik=link, terlaksana=True)
    PabrikRenaksi.create(**umum, topik=welder, terhambat=True)
    e = isi().efektivitas
    assert e is not None
    segmen = {t.baris.topik.nama: t.segmen for p in e.iku for t in p.topik}
    assert [s.ragam for s in segmen[link.nama]] == ["penuh", "jalan", "kosong", "kosong"]
    assert segmen[link.nama][1].bagian == Decimal("0.5")
    assert [s.ragam for s in segmen[welder.nama]] == ["penuh", "hambat", "kosong", "kosong"]
    assert e.hambatan == "Anggaran masih direviu."


def test_late_tasks_stand_under_their_pic_the_latest_first(unit: UnitKerja, sudut: Sudut) -> None:
    for pic, hari in (("KP2MI", 8), ("Bappenas", 14), ("KP2MI", 21), ("DJA", 44)):
        telat(unit, sudut.pada - timedelta(days=hari), pic)
    hasil = per_pic(tugas_terlambat(unit.pk, sudut))
    assert [(k.pic, [b.hari_telat for b in k.baris]) for k in hasil.kelompok] == [
        ("DJA", [44]),
        ("KP2MI", [21, 8]),
        ("Bappenas", [14]),
    ]
    assert (hasil.jumlah, hasil.tidak_tampil) == (4, 0)


def test_the_rest_of_the_late_tasks_is_counted(unit: UnitKerja, sudut: Sudut) -> None:
    for n in range(BATAS + 3):
        telat(unit, sudut.pada - timedelta(days=n + 2), f"Instansi {n}")
    hasil = per_pic(tugas_terlambat(unit.pk, sudut))
    assert (hasil.jumlah, hasil.tidak_tampil) == (BATAS + 3, 3)
    assert hasil.kelompok[0].baris[0].hari_telat == BATAS + 4


def test_what_is_in_danger_is_told_with_what_is_left_of_the_target(
    lengkap: UnitLengkap, isi: Callable[..., BerandaAsdep], pada: date
) -> None:
    t = lengkap.tonggak["8", 2]
    t.tenggat = date(2026, 4, 30)
    t.save()
    rb = isi().rb
    assert rb is not None
    assert [(r.toleransi, r.tertinggi) for r in rb.rawan] == [
        (0, Decimal(95)),
        (-1, Decimal(90)),
        (-2, Decimal(85)),
    ]
    pertama = rb.rawan[0].butir
    assert (pertama.kode, pertama.kelas, pertama.hari_telat) == ("RB 8 TW II", "telat", 8)


def test_what_waits_for_a_verdict_is_in_less_danger_than_what_is_far_away(
    lengkap: UnitLengkap, isi: Callable[..., BerandaAsdep]
) -> None:
    for (_, triwulan), t in lengkap.tonggak.items():
        if triwulan > 1:
            t.status, t.tanggal_selesai = "diajukan", date(2026, 5, 1)
            t.save()
    akhir = lengkap.tonggak["8", 4]
    akhir.status, akhir.tanggal_selesai = "belum", None
    akhir.save()
    rb = isi().rb
    assert rb is not None
    assert rb.rawan[0].butir.kode == "RB 8 TW IV"


def test_without_a_target_nothing_is_in_danger(
    unit: UnitKerja, isi: Callable[..., BerandaAsdep]
) -> None:
    PabrikTonggak.create(renaksi_rb=PabrikRenaksiRB.create(unit=unit))
    rb = isi().rb
    assert rb is not None
    assert rb.rawan == ()


def test_decisions_are_what_only_pimpinan_may_grant(unit: UnitKerja, unit_lain: UnitKerja) -> None:
    def minta(milik: UnitKerja, kali: int, **ciri: object) -> int:
        tugas = PabrikTindakLanjut.create(unit=milik, jumlah_perpanjangan=kali)
        return int(PabrikPermohonan.create(tindak_lanjut=tugas, **ciri).pk)

    kedua, tidak_dapat = minta(unit, 1), minta(unit, 0, tidak_dapat=True)
    minta(unit, 0)
    minta(unit, 1, disetujui=True)
    minta(unit_lain, 1)
    hasil = menunggu_putusan(unit_id=unit.pk)
    assert {p.pk for p in hasil.permohonan} == {kedua, tidak_dapat}
    assert hasil.jumlah == 2


# --- The page -------------------------------------------------------------------------------------


def test_the_front_door_leads_to_the_quarter_of_today(
    unit: UnitKerja, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    jawaban = masuk(pengamat).get("/")
    assert (jawaban.status_code, jawaban["Location"]) == (302, f"/u/{unit.kode}/2026/tw-2/")


def test_somebody_without_a_unit_is_told_whom_to_ask(
    orang_asing: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    jawaban = masuk(orang_asing).get("/")
    assert jawaban.status_code == 200
    assert "belum terdaftar di unit mana pun" in jawaban.content.decode()


def test_beranda_of_an_empty_year_offers_next_steps(
    unit: UnitKerja, pimpinan: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = masuk(pimpinan).get(f"/u/{unit.kode}/2026/tw-2/").content.decode()
    for kalimat in (
        "Perjanjian kinerja belum diisi",
        "Rencana aksi RB belum diisi",
        "Belum ada IKU efektivitas",
        "Tidak ada yang terlambat",
        "Tidak ada yang menunggu keputusan Anda.",
    ):
        assert kalimat in isi


def banyak(lengkap: UnitLengkap, n: int, pada: date) -> None:
    """Add ``n`` more of everything Beranda and Tabel 1 read."""
    umum = {
        "perjanjian": lengkap.perjanjian,
        "sasaran": PabrikSasaran.create(perjanjian=lengkap.perjanjian, nomor=f"9.{n}"),
    }
    for k in range(n):
        iku = PabrikIKU.create(**umum, kode=f"8.{n}.{k}", tahapan=True)
        topik = PabrikTopikKebijakan.create(iku=iku)
        PabrikRenaksi.create(iku=iku, topik=topik, tahap=1, terhambat=True)
        langsung = PabrikIKU.create(**umum, kode=f"9.{n}.{k}")
        PabrikRealisasi.create(iku=langsung, nilai=Decimal(5))
        rb: RenaksiRB = PabrikRenaksiRB.create(unit=lengkap.unit, nomor=f"9.{n}.{k}")
        PabrikTonggak.create(renaksi_rb=rb, triwulan=2)
        telat(lengkap.unit, pada - timedelta(days=20 + k), f"Instansi {n} {k}")
        tugas = PabrikTindakLanjut.create(unit=lengkap.unit)
        PabrikPermohonan.create(tindak_lanjut=tugas, tidak_dapat=True)


@pytest.mark.parametrize("jalur", ["", "kinerja/"])
def test_the_number_of_queries_does_not_grow_with_the_data(
    jalur: str,
    lengkap: UnitLengkap,
    pimpinan: Pengguna,
    kalender: Kalender,
    pada: date,
    masuk: Callable[[Pengguna], Client],
) -> None:
    klien = masuk(pimpinan)
    alamat = f"/u/{lengkap.unit.kode}/2026/tw-2/{jalur}"
    klien.get(alamat)  # the session remembers the period from here on

    def hitung() -> int:
        with CaptureQueriesContext(connection) as tertangkap:
            assert klien.get(alamat).status_code == 200
        return len(tertangkap)

    banyak(lengkap, 3, pada)
    sedikit = hitung()
    banyak(lengkap, 12, pada)
    assert hitung() == sedikit
