"""The agenda: which earlier tasks open a rapat, how old they are, what may be decided of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from akun.pilihan import Peran
from inti.galat import DataDitolak, IzinDitolak, TransisiDitolak, VersiBerubah
from tests.pabrik import (
    PADA,
    PabrikHasilRapat,
    PabrikIKU,
    PabrikPembahasan,
    PabrikPerjanjianKinerja,
    PabrikPIC,
    PabrikRapat,
    PabrikRapatIKU,
    PabrikSasaran,
    PabrikTindakLanjut,
    PabrikTindakLanjutIKU,
    anggota,
    pihak_dari,
)
from tests.tindaklanjut.orang import pelaku
from tindaklanjut import services
from tindaklanjut.agenda import BATAS, susun_agenda
from tindaklanjut.daftar import Sudut
from tindaklanjut.izin import HakTindakLanjut
from tindaklanjut.models import Pembahasan, TindakLanjut
from tindaklanjut.pilihan import Disposisi, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender
    from tindaklanjut.agenda import Agenda
    from tindaklanjut.models import Rapat

    Masuk = Callable[[Pengguna], Client]

pytestmark = pytest.mark.django_db
SERI = "Rapat mingguan"


@pytest.fixture
def rapat(unit: UnitKerja, anggota_tim: Pengguna) -> Rapat:
    return PabrikRapat.create(unit=unit, seri=SERI, tanggal=PADA, dicatat_oleh=anggota_tim)


def tugas(unit: UnitKerja, hari: date, seri: str = SERI, **sifat: Any) -> TindakLanjut:
    asal = PabrikRapat.create(unit=unit, seri=seri, tanggal=hari)
    return PabrikTindakLanjut.create(
        unit=unit, hasil_rapat=PabrikHasilRapat.create(rapat=asal), **sifat
    )


def agenda(rapat: Rapat, siapa: Pengguna, kalender: Kalender) -> Agenda:
    sudut = Sudut(rapat.unit, siapa, PADA, kalender)
    return susun_agenda(rapat, sudut, HakTindakLanjut.untuk(siapa, PADA))


def url(rapat: Rapat, t: TindakLanjut) -> str:
    return reverse("tindaklanjut:rapat_agenda", args=[rapat.pk, t.pk])


# --- Which tasks ----------------------------------------------------------------------------------


def test_open_tasks_of_the_series_come_with_their_age_in_days_and_rapat(
    unit: UnitKerja, rapat: Rapat, koordinator: Pengguna, kalender: Kalender
) -> None:
    lama = tugas(unit, date(2026, 4, 10), tenggat=date(2026, 4, 20))
    baru = tugas(unit, date(2026, 5, 1))
    tugas(unit, date(2026, 4, 20), selesai=True)
    tugas(unit, date(2026, 4, 20), seri="")
    tugas(unit, date(2026, 5, 20))
    hasil = agenda(rapat, koordinator, kalender)
    assert [(a.t, a.umur_hari, a.umur_rapat) for a in hasil.baris] == [(lama, 28, 3), (baru, 7, 1)]
    assert hasil.sebelum == baru.hasil_rapat.rapat if baru.hasil_rapat else False
    assert hasil.belum == 2


def test_a_rapat_of_the_same_iku_counts_and_another_unit_does_not(
    unit: UnitKerja, unit_lain: UnitKerja, koordinator: Pengguna, kalender: Kalender
) -> None:
    perjanjian = PabrikPerjanjianKinerja.create(unit=unit)
    iku = PabrikIKU.create(
        perjanjian=perjanjian, sasaran=PabrikSasaran.create(perjanjian=perjanjian)
    )
    rapat = PabrikRapat.create(unit=unit, tanggal=PADA)
    PabrikRapatIKU.create(rapat=rapat, iku=iku)
    sama = tugas(unit, date(2026, 4, 30), seri="")
    assert sama.hasil_rapat is not None
    PabrikRapatIKU.create(rapat=sama.hasil_rapat.rapat, iku=iku)
    tugas(unit, date(2026, 4, 30), seri="")
    tugas(unit_lain, date(2026, 4, 30), seri="")
    assert [a.t for a in agenda(rapat, koordinator, kalender).baris] == [sama]
    upaya = PabrikTindakLanjut.create(unit=unit, dari_kendala=True, tenggat=date(2026, 7, 1))
    PabrikTindakLanjutIKU.create(tindak_lanjut=upaya, iku=iku)
    satu, dua = agenda(rapat, koordinator, kalender).baris
    assert (satu.t, dua.t, dua.umur_hari, dua.umur_rapat) == (sama, upaya, 38, 2)


def test_closed_minutes_show_only_what_they_decided(
    unit: UnitKerja, rapat: Rapat, koordinator: Pengguna, kalender: Kalender
) -> None:
    dibahas = tugas(unit, date(2026, 5, 1))
    tugas(unit, date(2026, 5, 1))
    PabrikPembahasan.create(rapat=rapat, tindak_lanjut=dibahas)
    rapat.status = "selesai"
    rapat.save()
    hasil = agenda(rapat, koordinator, kalender)
    assert [(a.t, a.pilihan) for a in hasil.baris] == [(dibahas, ())]


def test_only_what_the_person_may_do_is_offered(
    unit: UnitKerja, rapat: Rapat, anggota_tim: Pengguna, koordinator: Pengguna, kalender: Kalender
) -> None:
    tugas(unit, date(2026, 5, 1))
    milik = tugas(unit, date(2026, 5, 2), tenggat=date(2026, 6, 1))
    PabrikPIC.create(tindak_lanjut=milik, pihak=pihak_dari(anggota_tim))
    asing, sendiri = agenda(rapat, anggota_tim, kalender).baris
    assert asing.pilihan == (Disposisi.LANJUT,)
    assert sendiri.pilihan == (Disposisi.SELESAI, Disposisi.LANJUT, Disposisi.ESKALASI)
    assert agenda(rapat, koordinator, kalender).baris[0].pilihan == tuple(Disposisi)


# --- Decisions ------------------------------------------------------------------------------------


def test_selesai_submits_a_new_task_and_accepts_a_submitted_one(
    unit: UnitKerja, rapat: Rapat, koordinator: Pengguna
) -> None:
    baru = tugas(unit, date(2026, 5, 1))
    menunggu = tugas(unit, date(2026, 5, 1), menunggu_verifikasi=True)
    for t in (baru, menunggu):
        services.bahas(
            rapat=rapat,
            tindak_lanjut=t,
            disposisi=Disposisi.SELESAI,
            catatan="Surat terkirim.",
            **pelaku(koordinator),
        )
        t.refresh_from_db()
    assert (baru.status, baru.hasil) == (Status.MENUNGGU_VERIFIKASI, "Surat terkirim.")
    assert menunggu.status == Status.SELESAI


def test_lanjut_changes_nothing_eskalasi_states_the_hambatan_and_batal_cancels(
    unit: UnitKerja, rapat: Rapat, koordinator: Pengguna
) -> None:
    lanjut, naik, batal = (tugas(unit, date(2026, 5, 1)) for _ in range(3))
    for t, d, teks in (
        (lanjut, Disposisi.LANJUT, ""),
        (naik, Disposisi.ESKALASI, "Perlu surat Menko."),
        (batal, Disposisi.BATAL, "Sudah tercakup."),
    ):
        services.bahas(
            rapat=rapat, tindak_lanjut=t, disposisi=d, catatan=teks, **pelaku(koordinator)
        )
        t.refresh_from_db()
    assert (lanjut.status, lanjut.versi) == (Status.BARU, 1)
    assert naik.hambatan == f"Dieskalasi pada {rapat.judul} (8 Mei 2026): Perlu surat Menko."
    assert (batal.status, batal.alasan) == (Status.BATAL, "Sudah tercakup.")
    assert [p.disposisi for p in rapat.pembahasan.order_by("pk")] == ["lanjut", "eskalasi", "batal"]
    assert rapat.pembahasan.all()[0].history.get().history_user == koordinator


def test_a_second_decision_replaces_the_first(
    unit: UnitKerja, rapat: Rapat, koordinator: Pengguna
) -> None:
    t = tugas(unit, date(2026, 5, 1))
    for d, teks in ((Disposisi.LANJUT, ""), (Disposisi.ESKALASI, "Buntu.")):
        services.bahas(
            rapat=rapat, tindak_lanjut=t, disposisi=d, catatan=teks, **pelaku(koordinator)
        )
    p = Pembahasan.objects.get()
    assert (p.disposisi, p.catatan, p.history.count()) == ("eskalasi", "Buntu.", 2)


def test_what_may_not_be_decided_leaves_nothing_behind(
    unit: UnitKerja,
    unit_lain: UnitKerja,
    rapat: Rapat,
    anggota_tim: Pengguna,
    koordinator: Pengguna,
) -> None:
    t = tugas(unit, date(2026, 5, 1))
    luar = tugas(unit_lain, date(2026, 5, 1))
    tutup = PabrikRapat.create(unit=unit, selesai=True)
    selesai = tugas(unit, date(2026, 5, 1), selesai=True)

    def coba(
        salah: type[Exception],
        oleh: Pengguna,
        *,
        r: Rapat = rapat,
        tl: TindakLanjut = t,
        d: Disposisi = Disposisi.LANJUT,
        catatan: str = "Alasan.",
        versi: int | None = None,
    ) -> None:
        with pytest.raises(salah):
            services.bahas(
                rapat=r, tindak_lanjut=tl, disposisi=d, catatan=catatan, versi=versi, **pelaku(oleh)
            )

    coba(IzinDitolak, anggota_tim, d=Disposisi.BATAL)
    coba(IzinDitolak, anggota_tim, d=Disposisi.SELESAI)
    coba(IzinDitolak, anggota_tim, d=Disposisi.ESKALASI)
    coba(IzinDitolak, anggota(unit, Peran.PENGAMAT))
    coba(DataDitolak, koordinator, d=Disposisi.ESKALASI, catatan=" ")
    coba(DataDitolak, koordinator, d=Disposisi.SELESAI, catatan="")
    coba(DataDitolak, koordinator, tl=luar)
    coba(TransisiDitolak, koordinator, r=tutup)
    coba(TransisiDitolak, koordinator, tl=selesai)
    coba(VersiBerubah, koordinator, versi=7)
    assert not Pembahasan.objects.exists()


# --- Pages ----------------------------------------------------------------------------------------


def test_both_pages_show_the_agenda_and_a_plain_form_comes_back(
    unit: UnitKerja, rapat: Rapat, koordinator: Pengguna, kalender: Kalender, masuk: Masuk
) -> None:
    t = tugas(unit, date(2026, 4, 10))
    klien = masuk(koordinator)
    catat = reverse("tindaklanjut:rapat_catat", args=[rapat.pk])
    for alamat in (catat, rapat.get_absolute_url()):
        assert "umur 28 hari, 1 rapat" in klien.get(alamat).content.decode()
    isi = {"disposisi": "lanjut", "versi": t.versi}
    assert klien.post(url(rapat, t), isi | {"dari": "catat"}).headers["Location"] == (
        f"{catat}#agenda"
    )
    assert klien.post(url(rapat, t), isi).headers["Location"].startswith(rapat.get_absolute_url())
    assert "Semua dibahas" in klien.get(catat).content.decode()


def test_a_refused_decision_keeps_what_was_typed(
    unit: UnitKerja, rapat: Rapat, koordinator: Pengguna, kalender: Kalender, masuk: Masuk
) -> None:
    t = tugas(unit, date(2026, 4, 10))
    klien = masuk(koordinator)
    kosong = {"disposisi": "batal", "catatan": "", "versi": t.versi}
    jawaban = klien.post(url(rapat, t), kosong, HTTP_HX_REQUEST="true")
    assert jawaban.status_code == 422
    assert "Tulis alasan pembatalannya" in jawaban.content.decode()
    basi = {"disposisi": "eskalasi", "catatan": "Perlu surat", "versi": 99}
    halaman = klien.post(url(rapat, t), basi)
    assert halaman.status_code == 422
    assert 'value="Perlu surat"' in halaman.content.decode()
    assert "sudah diubah orang lain" in halaman.content.decode()
    assert klien.post(url(rapat, t), {"versi": t.versi}).status_code == 422
    assert not Pembahasan.objects.exists()


def test_thirty_tasks_cost_the_queries_of_three_and_more_are_told(
    unit: UnitKerja,
    rapat: Rapat,
    koordinator: Pengguna,
    kalender: Kalender,
    masuk: Masuk,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    klien = masuk(koordinator)

    def ukur() -> int:
        with django_assert_max_num_queries(70) as catatan:
            klien.get(rapat.get_absolute_url())
        return len(catatan)

    ukur()
    for n in range(1, 4):
        tugas(unit, date(2026, 4, n), pic_tim=True)
    tiga = ukur()
    for n in range(4, BATAS + 1):
        tugas(unit, date(2026, 4, n % 28 + 1), pic_tim=True)
    assert ukur() == tiga
    tugas(unit, date(2026, 4, 1))
    assert "Masih ada yang lain" in klien.get(rapat.get_absolute_url()).content.decode()
