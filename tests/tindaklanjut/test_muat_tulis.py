"""What is written through plain inputs is read back the same, at a constant number of queries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from akun.dasar import Asal
from akun.lingkup import Lingkup
from akun.models import KunciTriwulan
from akun.muat import PetaPihak
from akun.tulis import tulis_instansi
from bukti.models import StatusKlaim
from inti.galat import TriwulanTerkunci
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikPengguna,
    PabrikTim,
    UnitLengkap,
    unit_lengkap,
)
from tindaklanjut.isian import (
    IsianHasil,
    IsianKendala,
    IsianRapat,
    IsianTindakLanjut,
    Sumber,
)
from tindaklanjut.models import PIC, BuktiTindakLanjut, Kendala, Rapat, TindakLanjut
from tindaklanjut.muat import muat_hasil, muat_kendala, muat_rapat, muat_tindak_lanjut
from tindaklanjut.pilihan import (
    JenisHasil,
    JenisRapat,
    PeranPIC,
    Prioritas,
    Status,
    StatusKendala,
    StatusRapat,
)
from tindaklanjut.tulis import tulis_hasil, tulis_kendala, tulis_rapat, tulis_tindak_lanjut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from akun.models import UnitKerja

pytestmark = pytest.mark.django_db

HARI_RAPAT = date(TAHUN, 4, 9)
KEMNAKER = "Kementerian Ketenagakerjaan"


@pytest.fixture
def lengkap() -> UnitLengkap:
    return unit_lengkap(terisi=False)


@pytest.fixture
def lingkup(lengkap: UnitLengkap) -> Lingkup:
    return Lingkup.dari([lengkap.unit.kode], [TAHUN])


def kunci(unit: UnitKerja) -> None:
    KunciTriwulan.objects.update_or_create(
        unit=unit, tahun=TAHUN, triwulan=1, defaults={"terkunci": True}
    )


def isian_rapat(lengkap: UnitLengkap, kode: str = "R-1") -> IsianRapat:
    return IsianRapat(
        unit=lengkap.unit.kode,
        kode=kode,
        jenis=JenisRapat.RAKOR,
        judul="Rapat Koordinasi Upah Minimum",
        tanggal=HARI_RAPAT,
        renaksi=((TAHUN, 1, "2.1", "1"), (TAHUN, 1, "2.2", "1")),
        iku=((TAHUN, "2.1"),),
        tonggak=((TAHUN, 1, "5"),),
    )


def catat_rapat(daftar: Sequence[IsianRapat], *, pada: date = PADA, **isi: Lingkup) -> None:
    with transaction.atomic():
        tulis_rapat(daftar, oleh=None, asal=Asal.IMPOR, pada=pada, **isi)


def catat_tindak_lanjut(daftar: Sequence[IsianTindakLanjut], *, pada: date = PADA) -> None:
    with transaction.atomic():
        pihak = PetaPihak({i.unit for i in daftar})
        pihak.siapkan(
            [(i.unit, nama) for i in daftar for nama in (i.pic, *i.pendukung)],
            buat=lambda nama: tulis_instansi(nama, oleh=None, asal=Asal.IMPOR),
        )
        tulis_tindak_lanjut(daftar, pihak=pihak, oleh=None, asal=Asal.IMPOR, pada=pada)


def isian_tindak_lanjut(lengkap: UnitLengkap, kode: str = "TL-1") -> IsianTindakLanjut:
    return IsianTindakLanjut(
        unit=lengkap.unit.kode,
        kode=kode,
        uraian="Menyampaikan data upah minimum per provinsi",
        pic=KEMNAKER,
        tenggat=date(TAHUN, 5, 29),
        iku=((TAHUN, "2.2"),),
        bukti=("ND-12/2026", "https://contoh.test/berkas"),
    )


def test_a_rapat_is_read_back_as_it_was_written(lengkap: UnitLengkap, lingkup: Lingkup) -> None:
    daftar = [isian_rapat(lengkap), replace(isian_rapat(lengkap, "R-2"), tanggal=PADA, iku=())]
    catat_rapat(daftar)
    assert list(muat_rapat(lingkup).values()) == daftar


def test_writing_the_same_rapat_twice_leaves_one_history_row(lengkap: UnitLengkap) -> None:
    catat_rapat([isian_rapat(lengkap)])
    catat_rapat([isian_rapat(lengkap)])
    rapat = Rapat.objects.get()
    assert rapat.history.count() == 1
    assert rapat.versi == 1


@pytest.mark.parametrize(
    ("tanggal", "status"),
    [
        (HARI_RAPAT, StatusRapat.SELESAI),
        (PADA, StatusRapat.SELESAI),
        (date(TAHUN, 5, 9), StatusRapat.DRAF),
    ],
)
def test_a_new_rapat_already_held_is_finished(
    lengkap: UnitLengkap, tanggal: date, status: StatusRapat
) -> None:
    catat_rapat([replace(isian_rapat(lengkap), tanggal=tanggal)])
    assert Rapat.objects.get().status == status


def test_links_of_other_years_stay_when_the_scope_does_not_hold_them(
    lengkap: UnitLengkap, lingkup: Lingkup
) -> None:
    unit_lengkap(unit=lengkap.unit, tahun=TAHUN + 1, terisi=False)
    tahun_depan = (TAHUN + 1, 1, "2.1", "1")
    isian = replace(isian_rapat(lengkap), renaksi=(tahun_depan,), iku=(), tonggak=())
    catat_rapat([isian])
    catat_rapat([replace(isian, renaksi=())], lingkup=lingkup)
    rapat = Rapat.objects.get()
    assert rapat.renaksi.count() == 1
    catat_rapat([replace(isian, renaksi=())], lingkup=Lingkup.dari(lingkup.unit, [TAHUN + 1]))
    assert rapat.renaksi.count() == 0


def test_a_rapat_is_not_linked_to_a_renaksi_of_a_locked_quarter(lengkap: UnitLengkap) -> None:
    kunci(lengkap.unit)
    with pytest.raises(TriwulanTerkunci):
        catat_rapat([isian_rapat(lengkap)])
    assert not Rapat.objects.exists()
    catat_rapat([replace(isian_rapat(lengkap), renaksi=())])
    assert Rapat.objects.count() == 1


@pytest.mark.parametrize("isi", [{"renaksi": ()}, {"judul": "Judul lain"}, {"tanggal": PADA}])
def test_what_a_locked_quarter_reported_of_a_rapat_stays(
    lengkap: UnitLengkap, isi: dict[str, object]
) -> None:
    catat_rapat([isian_rapat(lengkap)])
    kunci(lengkap.unit)
    with pytest.raises(TriwulanTerkunci):
        catat_rapat([replace(isian_rapat(lengkap), **isi)])  # type: ignore[arg-type]
    catat_rapat([replace(isian_rapat(lengkap), tempat="Ruang Rapat 2")])
    assert Rapat.objects.get().tempat == "Ruang Rapat 2"


def test_hasil_keep_the_natural_order_of_their_number(
    lengkap: UnitLengkap, lingkup: Lingkup
) -> None:
    catat_rapat([isian_rapat(lengkap)])
    daftar = [
        IsianHasil(lengkap.unit.kode, "R-1", nomor, JenisHasil.REKOMENDASI, f"Butir {nomor}")
        for nomor in ("1", "2", "10")
    ]
    tulis_hasil(daftar[::-1], oleh=None, asal=Asal.IMPOR)
    assert list(muat_hasil(lingkup).values()) == daftar


def test_a_kendala_is_read_back_and_its_quarter_guards_it(
    lengkap: UnitLengkap, lingkup: Lingkup
) -> None:
    isian = IsianKendala(lengkap.unit.kode, TAHUN, 1, "1", ("1.1", "2.1"), "Anggaran direviu")
    tulis_kendala([isian], oleh=None, asal=Asal.IMPOR)
    assert list(muat_kendala(lingkup).values()) == [isian]
    kunci(lengkap.unit)
    for ganti in (replace(isian, uraian="Lain"), replace(isian, iku=("1.1",))):
        with pytest.raises(TriwulanTerkunci), transaction.atomic():
            tulis_kendala([ganti], oleh=None, asal=Asal.IMPOR)
    tulis_kendala([replace(isian, status=StatusKendala.SELESAI)], oleh=None, asal=Asal.IMPOR)
    assert Kendala.objects.get().status == StatusKendala.SELESAI


def test_a_tindak_lanjut_is_read_back_as_it_was_written(
    lengkap: UnitLengkap, lingkup: Lingkup
) -> None:
    orang = PabrikPengguna.create()
    tim = PabrikTim.create(unit=lengkap.unit)
    catat_rapat([isian_rapat(lengkap)])
    tulis_hasil(
        [IsianHasil(lengkap.unit.kode, "R-1", "1", JenisHasil.REKOMENDASI, "Susun data")],
        oleh=None,
        asal=Asal.IMPOR,
    )
    daftar = [
        replace(
            isian_tindak_lanjut(lengkap),
            sumber=Sumber(hasil=("R-1", "1")),
            pendukung=(tim.nama, orang.username),
            pengawal=orang.username,
        ),
        replace(isian_tindak_lanjut(lengkap, "TL-10"), pic=orang.username),
    ]
    catat_tindak_lanjut(daftar)
    assert list(muat_tindak_lanjut(lingkup).values()) == daftar
    catat_tindak_lanjut(daftar)
    assert {t.history.count() for t in TindakLanjut.objects.all()} == {1}
    assert PIC.history.count() == 4


def test_a_later_tenggat_counts_as_an_extension(lengkap: UnitLengkap) -> None:
    isian = isian_tindak_lanjut(lengkap)
    catat_tindak_lanjut([isian])
    lebih_awal = replace(isian, tenggat=date(TAHUN, 5, 20))
    mundur = replace(isian, tenggat=date(TAHUN, 6, 5), alasan="Menunggu balasan")
    for langkah, jumlah in ((lebih_awal, 0), (mundur, 1)):
        catat_tindak_lanjut([langkah])
        assert TindakLanjut.objects.get().jumlah_perpanjangan == jumlah
    riwayat = TindakLanjut.objects.get().history.latest()
    assert riwayat.history_change_reason == "Menunggu balasan"
    assert riwayat.asal == Asal.IMPOR


def test_submission_by_workbook_freezes_the_day_and_names_nobody(lengkap: UnitLengkap) -> None:
    catat_tindak_lanjut([isian_tindak_lanjut(lengkap)])
    isian = replace(
        isian_tindak_lanjut(lengkap), status=Status.MENUNGGU_VERIFIKASI, hasil="Data disampaikan"
    )
    catat_tindak_lanjut([isian])
    catat_tindak_lanjut([isian], pada=date(TAHUN, 6, 1))
    t = TindakLanjut.objects.get()
    assert (t.diajukan_pada, t.diajukan_oleh, t.kabar_terakhir) == (PADA, None, PADA)


def test_main_and_supporting_pic_can_change_places(lengkap: UnitLengkap) -> None:
    satu, dua = PabrikPengguna.create(), PabrikPengguna.create()
    isian = replace(
        isian_tindak_lanjut(lengkap), pic=satu.username, pendukung=(dua.username,), bukti=()
    )
    catat_tindak_lanjut([isian])
    catat_tindak_lanjut([replace(isian, pic=dua.username, pendukung=(satu.username,))])
    peran = {p.pihak.pengguna_id: p.peran for p in PIC.objects.select_related("pihak")}
    assert peran == {satu.pk: PeranPIC.PENDUKUNG, dua.pk: PeranPIC.UTAMA}


def test_claims_follow_the_texts_and_a_rejected_one_is_claimed_anew(
    lengkap: UnitLengkap, lingkup: Lingkup
) -> None:
    isian = replace(isian_tindak_lanjut(lengkap), prioritas=Prioritas.TINGGI)
    catat_tindak_lanjut([isian])
    catat_tindak_lanjut([replace(isian, bukti=isian.bukti[:1])])
    assert muat_tindak_lanjut(lingkup)[isian.kunci].bukti == isian.bukti[:1]
    selesai = replace(isian, status=Status.SELESAI, hasil="Data disampaikan", tanggal_selesai=PADA)
    catat_tindak_lanjut([selesai])
    assert set(muat_tindak_lanjut(lingkup)[isian.kunci].bukti) == set(isian.bukti)
    status = sorted(BuktiTindakLanjut.objects.values_list("status", flat=True))
    assert status == [StatusKlaim.DITERIMA, StatusKlaim.DITERIMA, StatusKlaim.DITOLAK]


@pytest.mark.parametrize(
    ("isi", "dimuat"),
    [
        ({}, True),
        ({"tenggat": date(TAHUN + 1, 1, 5)}, False),
        ({"tenggat": date(TAHUN + 1, 1, 5), "sumber": Sumber(hasil=("R-1", "1"))}, True),
        ({"tenggat": date(TAHUN + 1, 1, 5), "sumber": Sumber(kendala=(TAHUN, 1, "1"))}, True),
        ({"tenggat": None, "status": Status.BATAL, "alasan": "Ganda"}, True),
        (
            {
                "tenggat": None,
                "status": Status.SELESAI,
                "hasil": "Beres",
                "tanggal_selesai": date(TAHUN - 1, 12, 1),
            },
            False,
        ),
    ],
)
def test_the_year_of_a_task_is_that_of_its_source_then_of_its_dates(
    lengkap: UnitLengkap, lingkup: Lingkup, isi: dict[str, object], dimuat: bool
) -> None:
    unit = lengkap.unit.kode
    catat_rapat([isian_rapat(lengkap)])
    tulis_hasil(
        [IsianHasil(unit, "R-1", "1", JenisHasil.ARAHAN, "Susun")], oleh=None, asal=Asal.IMPOR
    )
    tulis_kendala([IsianKendala(unit, TAHUN, 1, "1", (), "Anggaran")], oleh=None, asal=Asal.IMPOR)
    isian = replace(isian_tindak_lanjut(lengkap), iku=(), **isi)  # type: ignore[arg-type]
    catat_tindak_lanjut([isian])
    assert (isian.kunci in muat_tindak_lanjut(lingkup)) is dimuat


@pytest.mark.parametrize("muat", [muat_rapat, muat_hasil, muat_kendala, muat_tindak_lanjut])
def test_loading_costs_the_same_for_3_and_for_300_rows(
    lengkap: UnitLengkap, lingkup: Lingkup, muat: Callable[[Lingkup], dict[object, object]]
) -> None:
    biaya = []
    for banyak in (3, 300):
        _isi(lengkap, banyak)
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            assert len(muat(lingkup)) == banyak
        biaya.append(len(kueri))
    assert biaya[0] == biaya[1]


def _isi(lengkap: UnitLengkap, banyak: int) -> None:
    unit = lengkap.unit.kode
    nomor = [str(n + 1) for n in range(banyak)]
    catat_rapat([isian_rapat(lengkap, f"R-{n}") for n in nomor])
    tulis_hasil(
        [IsianHasil(unit, f"R-{n}", "1", JenisHasil.REKOMENDASI, "Susun data") for n in nomor],
        oleh=None,
        asal=Asal.IMPOR,
    )
    tulis_kendala(
        [IsianKendala(unit, TAHUN, 1, n, ("1.1",), "Anggaran") for n in nomor],
        oleh=None,
        asal=Asal.IMPOR,
    )
    catat_tindak_lanjut(
        [
            replace(isian_tindak_lanjut(lengkap, f"TL-{n}"), sumber=Sumber(hasil=(f"R-{n}", "1")))
            for n in nomor
        ]
    )


def test_writing_reads_as_often_for_3_as_for_300_rows(lengkap: UnitLengkap) -> None:
    """Inserts come in batches; what must not grow is the number of questions asked."""
    _isi(lengkap, 1)
    biaya = []
    for awalan, banyak in (("A", 3), ("B", 300)):
        daftar = [isian_tindak_lanjut(lengkap, f"TL-{awalan}-{n}") for n in range(banyak)]
        with CaptureQueriesContext(connection) as kueri:
            catat_tindak_lanjut(daftar)
        biaya.append(sum(k["sql"].startswith("SELECT") for k in kueri))
    assert biaya[0] == biaya[1]
