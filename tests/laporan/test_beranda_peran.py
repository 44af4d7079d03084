"""Beranda per role: which view opens, what stands in it, and what may be decided in place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akun.periode import Periode
from akun.pilihan import Peran
from laporan.beranda.admin import susun_admin
from laporan.beranda.butir import Sudut
from laporan.beranda.koordinator import susun_koordinator
from laporan.beranda.peran import RINGKASAN, susun_tab, terpilih
from laporan.beranda.tim import susun_tim
from tests.pabrik import (
    PabrikAnggotaTim,
    PabrikBuktiTindakLanjut,
    PabrikBuktiTonggak,
    PabrikInstansi,
    PabrikKeanggotaan,
    PabrikKendala,
    PabrikLampiranRapat,
    PabrikPengguna,
    PabrikPerjanjianKinerja,
    PabrikPermohonan,
    PabrikPIC,
    PabrikRapat,
    PabrikRenaksi,
    PabrikRenaksiRB,
    PabrikTim,
    PabrikTindakLanjut,
    PabrikTonggak,
    PabrikUnitKerja,
    anggota,
    pihak_dari,
    unit_lengkap,
)
from tindaklanjut.models import PIC, Permohonan, TindakLanjut
from tindaklanjut.pilihan import PeranPIC, Status, StatusPermohonan

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Instansi, Pengguna, Tim, UnitKerja
    from inti.tanggal import Kalender
    from laporan.beranda.koordinator import BerandaKoordinator
    from laporan.beranda.tim import BerandaTim

pytestmark = pytest.mark.django_db


@pytest.fixture
def sudut(kalender: Kalender, pada: date) -> Sudut:
    return Sudut(pada, kalender)


@pytest.fixture
def koor(unit: UnitKerja, koordinator: Pengguna, sudut: Sudut) -> Callable[..., BerandaKoordinator]:
    def baca(
        oleh: Pengguna = koordinator, *, mewakili: bool = True, celah: bool = False
    ) -> BerandaKoordinator:
        return susun_koordinator(
            periode=Periode(unit, 2026, 2),
            pengguna=oleh,
            sudut=sudut,
            mewakili=mewakili,
            celah=celah,
        )

    return baca


@pytest.fixture
def tim(unit: UnitKerja, anggota_tim: Pengguna, sudut: Sudut) -> Callable[[], BerandaTim]:
    return lambda: susun_tim(periode=Periode(unit, 2026, 2), pengguna=anggota_tim, sudut=sudut)


def teks(b: BerandaKoordinator | BerandaTim) -> str:
    return " ".join(k.teks for k in b.judul)


def milik(siapa: Pengguna | Tim | Instansi, unit: UnitKerja, **isi: object) -> TindakLanjut:
    tugas: TindakLanjut = PabrikTindakLanjut.create(unit=unit, **isi)
    PabrikPIC.create(tindak_lanjut=tugas, pihak=pihak_dari(siapa), peran="utama")
    return tugas


# --- Which view ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("peran", "diminta", "tab", "pilihan"),
    [
        ([Peran.PIMPINAN], "", ["pimpinan"], "pimpinan"),
        ([Peran.KOORDINATOR], "", ["koordinator", RINGKASAN], "koordinator"),
        ([Peran.KOORDINATOR], RINGKASAN, ["koordinator", RINGKASAN], RINGKASAN),
        ([Peran.KOORDINATOR], "pimpinan", ["koordinator", RINGKASAN], "koordinator"),
        ([Peran.PENGAMAT], "", [RINGKASAN], RINGKASAN),
        ([Peran.PENGAMAT], "tim", [RINGKASAN], RINGKASAN),
        ([Peran.ADMIN], "", ["admin", RINGKASAN], "admin"),
        ([Peran.TIM, Peran.PENGELOLA], "", ["pengelola", "tim", RINGKASAN], "pengelola"),
        ([Peran.TIM, Peran.PIMPINAN], "tim", ["pimpinan", "tim"], "tim"),
    ],
)
def test_each_role_held_is_a_view_and_no_other(
    unit: UnitKerja, pada: date, peran: list[Peran], diminta: str, tab: list[str], pilihan: str
) -> None:
    orang = PabrikPengguna.create()
    for satu in peran:
        PabrikKeanggotaan.create(pengguna=orang, unit=unit, peran=satu)
    hasil = susun_tab(orang, unit.pk, pada, diminta)
    assert [t.kunci for t in hasil] == tab
    assert terpilih(hasil) == pilihan


@pytest.mark.parametrize(
    ("peran", "judul"),
    [
        (Peran.PIMPINAN, "Menunggu keputusan Anda"),
        (Peran.KOORDINATOR, "Apa yang saya tunggu"),
        (Peran.PENGELOLA, "Data yang perlu dilengkapi"),
        (Peran.TIM, "Draf rapat saya"),
        (Peran.ADMIN, "Unit yang kekurangan pejabat"),
        (Peran.PENGAMAT, "Capaian IKU TW I 2026"),
    ],
)
def test_each_role_lands_on_its_own_page(
    unit: UnitKerja, masuk: Callable[[Pengguna], Client], peran: Peran, judul: str
) -> None:
    unit_lengkap(unit=unit)
    isi = masuk(anggota(unit, peran)).get(f"/u/{unit.kode}/2026/tw-2/").content.decode()
    assert judul in isi
    assert (peran == Peran.PIMPINAN) == ("Menunggu keputusan Anda" in isi)
    assert ("Catat rapat" in isi) == (peran in {Peran.KOORDINATOR, Peran.PENGELOLA, Peran.TIM})


def test_the_view_in_the_address_cannot_give_a_right(
    unit: UnitKerja, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    PabrikPermohonan.create(tindak_lanjut=PabrikTindakLanjut.create(unit=unit), tidak_dapat=True)
    isi = masuk(koordinator).get(f"/u/{unit.kode}/2026/tw-2/?peran=pimpinan").content.decode()
    assert "Menunggu keputusan Anda" not in isi
    assert "Menunggu verifikasi Anda" in isi


# --- Koordinator --------------------------------------------------------------------------------


def test_nobody_is_asked_to_verify_what_they_submitted(
    unit: UnitKerja, koordinator: Pengguna, koor: Callable[..., BerandaKoordinator]
) -> None:
    rb = PabrikRenaksiRB.create(unit=unit, nomor="3")
    lain = PabrikTonggak.create(renaksi_rb=rb, triwulan=2, diajukan=True)
    PabrikTonggak.create(renaksi_rb=rb, triwulan=1, diajukan=True, diajukan_oleh=koordinator)
    ikut = PabrikTonggak.create(renaksi_rb=rb, triwulan=3, diajukan=True)
    PabrikBuktiTonggak.create(tonggak=ikut, diajukan_oleh=koordinator)
    ditolak = PabrikTindakLanjut.create(unit=unit, menunggu_verifikasi=True)
    PabrikBuktiTindakLanjut.create(tindak_lanjut=ditolak, ditolak=True, diajukan_oleh=koordinator)
    PabrikTindakLanjut.create(unit=unit, menunggu_verifikasi=True, diajukan_oleh=koordinator)
    b = koor()
    assert [k.kode for k in b.verifikasi.isi] == [ditolak.kode, "RB 3 TW II"]
    assert (b.verifikasi.jumlah, b.diajukan_sendiri) == (2, 3)
    assert lain.diajukan_oleh is not None
    assert str(lain.diajukan_oleh) in b.verifikasi.isi[1].keterangan
    assert teks(b).startswith("2 menunggu verifikasi Anda.")


def test_a_first_extension_waits_for_a_koordinator_who_did_not_ask(
    unit: UnitKerja, koordinator: Pengguna, koor: Callable[..., BerandaKoordinator]
) -> None:
    def minta(**isi: object) -> Permohonan:
        kali = isi.pop("kali", 0)
        tugas = PabrikTindakLanjut.create(unit=unit, jumlah_perpanjangan=kali)
        permohonan: Permohonan = PabrikPermohonan.create(tindak_lanjut=tugas, **isi)
        return permohonan

    pertama = minta()
    for isi in ({"kali": 1}, {"tidak_dapat": True}, {"disetujui": True}):
        minta(**isi)
    minta(diminta_oleh=koordinator)
    b = koor()
    assert [k.kode for k in b.verifikasi.isi] == [pertama.tindak_lanjut.kode]
    assert "memohon tenggat 12 Juni 2026" in b.verifikasi.isi[0].keterangan


def test_everything_late_stands_under_its_pic(
    unit: UnitKerja, koor: Callable[..., BerandaKoordinator], pada: date
) -> None:
    kemnaker = PabrikInstansi.create(nama="Kemnaker")
    milik(kemnaker, unit, tenggat=pada - timedelta(days=3))
    rb = PabrikRenaksiRB.create(unit=unit, pic=pihak_dari(kemnaker))
    PabrikTonggak.create(renaksi_rb=rb, triwulan=2, tenggat=pada - timedelta(days=9))
    perjanjian = PabrikPerjanjianKinerja.create(unit=unit)
    PabrikRenaksi.create(
        iku__perjanjian=perjanjian, triwulan=2, tenggat=pada - timedelta(days=5), berjalan=True
    )
    PabrikRenaksi.create(iku__perjanjian=perjanjian, tenggat=pada - timedelta(5), batal=True)
    b = koor()
    assert [(k.pic, [t.hari_telat for t in k.baris]) for k in b.terlambat.kelompok] == [
        ("Kemnaker", [9, 3]),
        ("Tanpa PIC", [5]),
    ]
    assert "3 pekerjaan terlambat." in teks(b)


@pytest.mark.parametrize(("hari", "masuk_minggu"), [(-1, False), (0, True), (7, True), (8, False)])
def test_this_week_reaches_from_today_to_seven_days_later(
    unit: UnitKerja,
    koor: Callable[..., BerandaKoordinator],
    pada: date,
    hari: int,
    masuk_minggu: bool,
) -> None:
    tenggat = pada + timedelta(days=hari)
    PabrikTindakLanjut.create(unit=unit, tenggat=tenggat)
    PabrikTonggak.create(renaksi_rb=PabrikRenaksiRB.create(unit=unit), triwulan=2, tenggat=tenggat)
    PabrikRenaksi.create(
        iku__perjanjian=PabrikPerjanjianKinerja.create(unit=unit), triwulan=2, tenggat=tenggat
    )
    assert koor().minggu_ini.jumlah == (3 if masuk_minggu else 0)


def test_who_is_silent_longest_is_waited_for_first(
    unit: UnitKerja, koordinator: Pengguna, koor: Callable[..., BerandaKoordinator], pada: date
) -> None:
    instansi = PabrikInstansi.create()
    umum = {"pengawal": koordinator, "tenggat": pada + timedelta(days=30)}
    lama = milik(instansi, unit, kabar_terakhir=pada - timedelta(days=20), **umum)
    baru = milik(instansi, unit, kabar_terakhir=pada - timedelta(days=2), **umum)
    belum = milik(instansi, unit, **umum)
    milik(koordinator, unit, **umum)
    milik(instansi, unit, menunggu_verifikasi=True, **umum)
    milik(instansi, unit, pengawal=PabrikPengguna.create())
    b = koor()
    assert [(k.kode, k.keterangan) for k in b.saya_tunggu.isi] == [
        (lama.kode, "20 hari tanpa kabar"),
        (baru.kode, "2 hari tanpa kabar"),
        (belum.kode, "belum ada kabar"),
    ]


def test_a_koordinator_chases_an_institution_without_pengawal(
    unit: UnitKerja, koor: Callable[..., BerandaKoordinator]
) -> None:
    tugas = milik(PabrikInstansi.create(), unit)
    milik(PabrikPengguna.create(), unit)
    assert [k.kode for k in koor().saya_tunggu.isi] == [tugas.kode]
    assert koor(mewakili=False).saya_tunggu.jumlah == 0


def test_a_quiet_unit_is_told_so(koor: Callable[..., BerandaKoordinator]) -> None:
    assert teks(koor()) == "Tidak ada yang menunggu Anda. Semua berada dalam tenggat."


# --- Pengelola ----------------------------------------------------------------------------------


def test_the_keeper_of_the_data_reads_what_is_missing(
    unit: UnitKerja, koor: Callable[..., BerandaKoordinator]
) -> None:
    lengkap = unit_lengkap(unit=unit)
    lengkap.iku["1.1"].realisasi.get().delete()
    lengkap.iku["1.3"].komponen.all().delete()
    PabrikTindakLanjut.create(unit=unit)
    milik(PabrikInstansi.create(), unit)
    PabrikKendala.create(unit=unit)
    PabrikRapat.create(unit=unit, selesai=True)
    berlampiran = PabrikRapat.create(unit=unit, selesai=True)
    PabrikLampiranRapat.create(rapat=berlampiran)
    celah = koor(celah=True).celah
    assert celah is not None
    assert [c.teks for c in celah] == [
        "Realisasi TW I 2026 belum diisi: IKU 1.1.",
        "Nilai TW I 2026 belum terhitung: IKU 1.3.",
        "TW I 2026 sudah berakhir dan belum dikunci.",
        "8 rencana aksi RB belum mempunyai PIC.",
        "1 tindak lanjut terbuka belum mempunyai PIC.",
        "1 tindak lanjut instansi luar belum mempunyai pengawal.",
        "1 kendala terbuka belum mempunyai upaya.",
        "1 rapat TW II 2026 belum berlampiran notula.",
    ]


def test_a_unit_without_agreement_lacks_that_first(
    koor: Callable[..., BerandaKoordinator],
) -> None:
    celah = koor(celah=True).celah
    assert celah is not None
    assert celah[0].teks == "Perjanjian kinerja 2026 belum diisi."


# --- Tim ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "kelompok"),
    [
        ({"hari": -2}, "telat"),
        ({"hari": -2, "status": Status.DIKEMBALIKAN, "alasan": "Lengkapi."}, "telat"),
        ({"hari": 20, "status": Status.DIKEMBALIKAN, "alasan": "Lengkapi."}, "kembali"),
        ({"hari": 3, "status": Status.DIKEMBALIKAN, "alasan": "Lengkapi."}, "kembali"),
        ({"hari": 7}, "minggu"),
        ({"hari": 8}, "lain"),
        ({"hari": -2, "menunggu_verifikasi": True}, "orang_lain"),
        ({"hari": 20, "dimohon": True}, "orang_lain"),
        ({"hari": 20, "dikawal": True}, "orang_lain"),
        ({"hari": -2, "dikawal": True}, "telat"),
    ],
)
def test_my_work_stands_under_what_to_do_next(
    unit: UnitKerja,
    anggota_tim: Pengguna,
    tim: Callable[[], BerandaTim],
    pada: date,
    isi: dict[str, object],
    kelompok: str,
) -> None:
    isi = dict(isi)
    hari, dimohon = isi.pop("hari"), isi.pop("dimohon", False)
    pic: Pengguna | Instansi = anggota_tim
    if isi.pop("dikawal", False):
        pic, isi["pengawal"] = PabrikInstansi.create(), anggota_tim
    assert isinstance(hari, int)
    tugas = milik(pic, unit, tenggat=pada + timedelta(days=hari), **isi)
    if dimohon:
        PabrikPermohonan.create(tindak_lanjut=tugas)
    assert [(k.kunci, [b.kode for b in k.daftar.isi]) for k in tim().kelompok] == [
        (kelompok, [tugas.kode])
    ]


def test_work_of_my_team_and_of_every_kind_is_mine(
    unit: UnitKerja, anggota_tim: Pengguna, tim: Callable[[], BerandaTim], pada: date
) -> None:
    regu = PabrikTim.create(unit=unit)
    PabrikAnggotaTim.create(tim=regu, pengguna=anggota_tim)
    pihak = pihak_dari(regu)
    milik(regu, unit, tenggat=pada + timedelta(days=1))
    rb = PabrikRenaksiRB.create(unit=unit, pic=pihak, nomor="5")
    PabrikTonggak.create(renaksi_rb=rb, triwulan=2, tenggat=pada + timedelta(days=2))
    PabrikTonggak.create(renaksi_rb=rb, triwulan=1, diajukan=True)
    PabrikTonggak.create(renaksi_rb=rb, triwulan=4, disahkan=True)
    perjanjian = PabrikPerjanjianKinerja.create(unit=unit)
    PabrikRenaksi.create(iku__perjanjian=perjanjian, pic=pihak, triwulan=3)
    milik(PabrikPengguna.create(), unit)
    kelompok = {k.kunci: [b.kode.split()[0] for b in k.daftar.isi] for k in tim().kelompok}
    assert {k: [x[:2] for x in isi] for k, isi in kelompok.items()} == {
        "minggu": ["TL", "RB"],
        "orang_lain": ["RB"],
        "lain": ["Re"],
    }
    assert teks(tim()) == ("Tidak ada pekerjaan Anda yang terlambat. 2 jatuh tempo minggu ini.")


def test_only_my_own_drafts_wait_for_me(
    unit: UnitKerja, anggota_tim: Pengguna, tim: Callable[[], BerandaTim]
) -> None:
    draf = PabrikRapat.create(unit=unit, dicatat_oleh=anggota_tim)
    PabrikRapat.create(unit=unit, dicatat_oleh=anggota_tim, selesai=True)
    PabrikRapat.create(unit=unit, dicatat_oleh=PabrikPengguna.create())
    PabrikRapat.create(unit=unit, tanggal=date(2026, 6, 1))
    b = tim()
    assert (b.draf, b.jumlah_draf) == ((draf,), 1)
    assert draf not in b.rapat
    assert len(b.rapat) == 2


def test_nothing_to_do_is_told_so(tim: Callable[[], BerandaTim]) -> None:
    assert teks(tim()) == "Tidak ada pekerjaan yang menunggu Anda."


# --- Admin --------------------------------------------------------------------------------------


def test_the_admin_reads_whom_and_what_the_house_lacks(pada: date) -> None:
    induk = PabrikUnitKerja.create()
    unit = PabrikUnitKerja.create(induk=induk)
    admin = anggota(induk, Peran.ADMIN)
    anggota(unit, Peran.KOORDINATOR)
    PabrikPerjanjianKinerja.create(unit=unit)
    plh = PabrikKeanggotaan.create(unit=unit, plh=True, mulai=date(2026, 5, 1), pengguna=admin)
    bekas = anggota(unit, Peran.TIM, sampai=date(2026, 4, 1))
    b = susun_admin(pengguna=admin, pada=date(2026, 5, 18))
    assert (b.aktif, b.tanpa_peran, b.unit) == (3, 1, 2)
    assert [(k.unit, k.tanpa) for k in b.kurang] == [(unit, "Pimpinan (Asdep)")]
    assert susun_admin(pengguna=admin, pada=pada).berakhir == (plh,)
    assert susun_admin(pengguna=admin, pada=pada).kurang == ()
    bekas.is_active = False
    bekas.save()
    assert susun_admin(pengguna=admin, pada=pada).nonaktif == 1


# --- Decisions in place -------------------------------------------------------------------------


@pytest.fixture
def permohonan(unit: UnitKerja) -> Permohonan:
    tugas = PabrikTindakLanjut.create(unit=unit, jumlah_perpanjangan=1)
    hasil: Permohonan = PabrikPermohonan.create(tindak_lanjut=tugas)
    return hasil


def kirim(klien: Client, p: Permohonan, unit: UnitKerja, **isi: object) -> tuple[int, str]:
    jawaban = klien.post(
        f"/u/{unit.kode}/2026/tw-2/permohonan/{p.pk}/", {"versi": p.versi, **isi}, follow=True
    )
    p.refresh_from_db()
    return jawaban.status_code, jawaban.content.decode()


def test_the_asdep_grants_in_place(
    unit: UnitKerja,
    pimpinan: Pengguna,
    permohonan: Permohonan,
    masuk: Callable[[Pengguna], Client],
) -> None:
    kode, isi = kirim(masuk(pimpinan), permohonan, unit, keputusan="setujui")
    assert (kode, permohonan.status) == (200, StatusPermohonan.DISETUJUI)
    assert "Permohonan disetujui." in isi
    assert "Tidak ada yang menunggu keputusan Anda." in isi
    permohonan.tindak_lanjut.refresh_from_db()
    assert permohonan.tindak_lanjut.tenggat == permohonan.tenggat_baru


def test_a_refusal_without_its_note_stays_open_with_the_sentence(
    unit: UnitKerja,
    pimpinan: Pengguna,
    permohonan: Permohonan,
    masuk: Callable[[Pengguna], Client],
) -> None:
    klien = masuk(pimpinan)
    kode, isi = kirim(klien, permohonan, unit, keputusan="tolak", catatan=" ")
    assert (kode, permohonan.status) == (422, StatusPermohonan.DIMINTA)
    # The address takes forms only, so the periods lead to the page it stands on.
    assert "/tw-1/permohonan/" not in isi
    assert f"/u/{unit.kode}/2026/tw-1/" in isi
    assert "Isi catatan" in isi
    kode, _ = kirim(klien, permohonan, unit, keputusan="tolak", catatan="Pakai data lama.")
    assert (permohonan.status, permohonan.catatan) == (
        StatusPermohonan.DITOLAK,
        "Pakai data lama.",
    )


def test_a_decision_on_an_older_version_says_what_changed(
    unit: UnitKerja,
    pimpinan: Pengguna,
    permohonan: Permohonan,
    masuk: Callable[[Pengguna], Client],
) -> None:
    klien = masuk(pimpinan)
    permohonan.versi -= 1
    kode, isi = kirim(klien, permohonan, unit, keputusan="setujui")
    assert (kode, permohonan.status) == (422, StatusPermohonan.DIMINTA)
    assert "sudah diubah orang lain" in isi


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.PIMPINAN])
def test_nobody_else_decides_here(
    unit: UnitKerja,
    permohonan: Permohonan,
    masuk: Callable[[Pengguna], Client],
    peran: Peran,
) -> None:
    kode, _ = kirim(masuk(anggota(unit, peran)), permohonan, unit, keputusan="setujui")
    assert (kode, permohonan.status) == (403, StatusPermohonan.DIMINTA)


def test_a_request_of_another_unit_is_not_found(
    unit: UnitKerja,
    unit_lain: UnitKerja,
    pimpinan: Pengguna,
    permohonan: Permohonan,
    masuk: Callable[[Pengguna], Client],
) -> None:
    TindakLanjut.objects.filter(pk=permohonan.tindak_lanjut_id).update(unit=unit_lain)
    kode, _ = kirim(masuk(pimpinan), permohonan, unit, keputusan="setujui")
    assert (kode, permohonan.status) == (404, StatusPermohonan.DIMINTA)


# --- Cost ---------------------------------------------------------------------------------------


def tambah(unit: UnitKerja, orang: Pengguna, n: int, pada: date) -> None:
    """``n`` more tasks of every kind of the person and of an institution, each with a PIC."""
    pihak = [pihak_dari(orang), pihak_dari(PabrikInstansi.create())]
    mulai = TindakLanjut.objects.count()
    keadaan = (
        {"tenggat": pada - timedelta(days=9)},
        {"tenggat": pada + timedelta(days=2)},
        {"tenggat": pada + timedelta(days=90), "pengawal": orang},
        {"tenggat": pada, "status": Status.MENUNGGU_VERIFIKASI, "hasil": "Selesai."},
        {"tenggat": pada, "status": Status.DIKEMBALIKAN, "alasan": "Lengkapi."},
    )
    tugas = TindakLanjut.objects.bulk_create(
        TindakLanjut(unit=unit, kode=f"TL-{mulai + k}", uraian="Data", **keadaan[k % len(keadaan)])
        for k in range(n * len(keadaan))
    )
    PIC.objects.bulk_create(
        PIC(tindak_lanjut=t, pihak=pihak[k // len(keadaan) % 2], peran=PeranPIC.UTAMA)
        for k, t in enumerate(tugas)
    )
    rb = PabrikRenaksiRB.create(unit=unit, pic=pihak[0])
    for triwulan in (1, 2):
        PabrikTonggak.create(renaksi_rb=rb, triwulan=triwulan, diajukan=triwulan == 1)
    PabrikPermohonan.create(tindak_lanjut=tugas[0])
    PabrikRapat.create_batch(2, unit=unit, dicatat_oleh=orang)


@pytest.mark.parametrize("peran", list(Peran))
def test_three_rows_and_three_hundred_cost_the_same(
    unit: UnitKerja,
    pada: date,
    masuk: Callable[[Pengguna], Client],
    peran: Peran,
    kalender: Kalender,
) -> None:
    unit_lengkap(unit=unit)
    orang = anggota(unit, peran)
    klien = masuk(orang)
    alamat = f"/u/{unit.kode}/2026/tw-2/"
    klien.get(alamat)

    def hitung() -> int:
        with CaptureQueriesContext(connection) as tertangkap:
            assert klien.get(alamat).status_code == 200
        return len(tertangkap)

    tambah(unit, orang, 3, pada)
    sedikit = hitung()
    tambah(unit, orang, 60, pada)
    assert hitung() <= sedikit
