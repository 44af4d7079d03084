from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from inti.tanggal import Kalender
from rb.capaian import CapaianRB, capaian_rb, hasil
from rb.models import Tonggak
from rb.realisasi import hitung
from tests.pabrik import (
    TAHUN,
    PabrikBuktiTonggak,
    PabrikIKU,
    PabrikPerjanjianKinerja,
    PabrikRenaksiRB,
    PabrikTonggak,
    UnitLengkap,
    unit_lengkap,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from kinerja.hitung import HasilRB

pytestmark = pytest.mark.django_db
D = Decimal
BIASA = Kalender({})
AKHIR_TW1 = date(TAHUN, 3, 31)
KUERI_HASIL, KUERI_MATRIKS = 2, 4


def angka(
    unit_id: int, triwulan: int = 1, pada: date = AKHIR_TW1, kalender: Kalender = BIASA
) -> HasilRB:
    return hasil(unit_id=unit_id, tahun=TAHUN, triwulan=triwulan, pada=pada, kalender=kalender)


def lengkapnya(
    unit_id: int, triwulan: int = 1, pada: date = AKHIR_TW1, kalender: Kalender = BIASA
) -> CapaianRB:
    return capaian_rb(unit_id=unit_id, tahun=TAHUN, triwulan=triwulan, pada=pada, kalender=kalender)


def ubah(lengkap: UnitLengkap, nomor: str, triwulan: int, **isi: object) -> None:
    Tonggak.objects.filter(pk=lengkap.tonggak[nomor, triwulan].pk).update(**isi)


def test_the_sample_quarter_stands_at_six_of_twenty() -> None:
    h = angka(unit_lengkap().unit.pk)
    assert (h.disahkan, h.diajukan, h.total) == (6, 0, 20)
    assert (h.persen, h.rencana_persen, h.target_tahun) == (D(30), D(30), D(92))
    assert (h.perlu, h.sisa_toleransi, h.terlambat) == (19, 1, 0)
    assert h.langkah_tercapai == (D(90), D(95), D(100))


def test_the_plan_line_is_30_55_80_100_and_the_fact_ends_at_the_quarter_asked() -> None:
    garis = lengkapnya(unit_lengkap().unit.pk, triwulan=2).garis
    assert [g.rencana_persen for g in garis] == [D(30), D(55), D(80), D(100)]
    assert [g.persen for g in garis] == [D(30), D(30), None, None]
    assert [g.disahkan for g in garis] == [6, 6, None, None]


def test_the_matrix_has_a_row_per_action_and_a_cell_per_quarter() -> None:
    lengkap = unit_lengkap()
    matriks = lengkapnya(lengkap.unit.pk).matriks
    assert [b.renaksi_rb.nomor for b in matriks] == [str(n) for n in range(1, 9)]
    assert [s is not None for s in matriks[2].sel] == [False, True, False, False]
    assert [(b.disahkan, b.total) for b in matriks] == [
        (1, 1), (1, 1), (0, 1), (0, 1), (1, 4), (1, 4), (1, 4), (1, 4)
    ]  # fmt: skip
    sel = matriks[4].sel[0]
    assert sel is not None
    assert sel.tonggak == lengkap.tonggak["5", 1]
    assert (sel.dihitung, sel.terlambat, sel.selesai_terlambat) == (True, False, False)
    assert [k.status for k in sel.tonggak.bukti.all()] == ["diterima"]


def test_a_tonggak_done_in_june_counts_from_tw_2_on_and_stays_marked_late() -> None:
    lengkap = unit_lengkap()
    juni = date(TAHUN, 6, 10)
    ubah(lengkap, "1", 1, tanggal_selesai=juni, dihitung_sejak=juni)
    assert [angka(lengkap.unit.pk, tw).disahkan for tw in (1, 2)] == [5, 6]
    sel = lengkapnya(lengkap.unit.pk, 2).matriks[0].sel[0]
    assert sel is not None
    assert (sel.dihitung, sel.selesai_terlambat) == (True, True)


def test_a_tonggak_disahkan_after_the_lock_counts_from_the_first_open_quarter() -> None:
    lengkap = unit_lengkap()
    ubah(lengkap, "1", 1, dihitung_sejak=date(TAHUN, 4, 1))
    assert [angka(lengkap.unit.pk, tw).disahkan for tw in (1, 2)] == [5, 6]


def test_a_submitted_tonggak_stands_beside_the_percentage() -> None:
    lengkap = unit_lengkap()
    ubah(lengkap, "1", 1, status="diajukan", dihitung_sejak=None)
    h = angka(lengkap.unit.pk)
    assert (h.disahkan, h.diajukan, h.persen) == (5, 1, D(25))


def test_a_failed_tonggak_stays_in_the_denominator_and_a_cancelled_one_leaves_it() -> None:
    lengkap = unit_lengkap()
    ubah(lengkap, "3", 2, status="gagal", alasan="Anggaran tidak tersedia.")
    h = angka(lengkap.unit.pk)
    assert (h.total, h.perlu, h.sisa_toleransi, h.gagal) == (20, 19, 0, 1)
    ubah(lengkap, "4", 3, status="batal", alasan="Dihapus.", nomor_revisi="REV-1")
    h = angka(lengkap.unit.pk)
    assert (h.total, h.perlu, h.sisa_toleransi) == (19, 18, 0)
    assert lengkapnya(lengkap.unit.pk).matriks[3].total == 0


@pytest.mark.parametrize(
    ("libur", "pada", "terlambat"),
    [
        ({}, date(TAHUN, 3, 31), 0),
        ({}, date(TAHUN, 4, 1), 1),
        ({date(TAHUN, 3, 31): "Libur"}, date(TAHUN, 4, 1), 0),
        ({date(TAHUN, 3, 31): "Libur"}, date(TAHUN, 4, 2), 1),
    ],
)
def test_a_tonggak_is_late_after_the_first_working_day_from_its_tenggat_on(
    libur: dict[date, str], pada: date, terlambat: int
) -> None:
    lengkap = unit_lengkap()
    ubah(lengkap, "1", 1, status="dikembalikan", dihitung_sejak=None, alasan="Lengkapi.")
    assert angka(lengkap.unit.pk, pada=pada, kalender=Kalender(libur)).terlambat == terlambat
    sel = lengkapnya(lengkap.unit.pk, pada=pada, kalender=Kalender(libur)).matriks[0].sel[0]
    assert sel is not None
    assert sel.terlambat == bool(terlambat)


@pytest.mark.parametrize(("selesai", "terlambat"), [(6, False), (7, True)])
def test_a_tenggat_on_a_free_day_is_met_on_the_next_working_day(
    selesai: int, terlambat: bool
) -> None:
    sabtu, hari_selesai = date(TAHUN, 4, 4), date(TAHUN, 4, selesai)
    tonggak = PabrikTonggak.create(triwulan=2, tenggat=sabtu, disahkan=True)
    Tonggak.objects.update(tanggal_selesai=hari_selesai, dihitung_sejak=hari_selesai)
    sel = lengkapnya(tonggak.renaksi_rb.unit_id, 2).matriks[0].sel[1]
    assert sel is not None
    assert sel.selesai_terlambat is terlambat


def test_without_a_tonggak_iku_there_is_no_target_and_no_answer_to_kinerja() -> None:
    tonggak = PabrikTonggak.create(disahkan=True)
    unit_id = tonggak.renaksi_rb.unit_id
    h = angka(unit_id)
    assert (h.total, h.persen) == (1, D(100))
    assert (h.target_tahun, h.perlu, h.sisa_toleransi) == (None, None, None)
    assert hitung(unit_id=unit_id, tahun=TAHUN, triwulan=1) == {}
    assert lengkapnya(unit_id).iku is None


def test_an_iku_without_tonggak_has_no_value() -> None:
    iku = PabrikIKU.create(tonggak_rb=True)
    unit_id = iku.perjanjian.unit_id
    assert (angka(unit_id).total, angka(unit_id).persen) == (0, None)
    jawaban = hitung(unit_id=unit_id, tahun=TAHUN, triwulan=1)[iku.pk]
    assert (jawaban.nilai, jawaban.sumber) == (None, "Matriks RB, belum ada tonggak")


def test_the_answer_to_kinerja_is_the_percentage_with_its_two_counts() -> None:
    lengkap = unit_lengkap()
    jawaban = hitung(unit_id=lengkap.unit.pk, tahun=TAHUN, triwulan=1)
    assert set(jawaban) == {lengkap.iku["4.1"].pk}
    satu = jawaban[lengkap.iku["4.1"].pk]
    assert (satu.nilai, satu.pembilang, satu.penyebut) == (D(30), D(6), D(20))
    assert satu.sumber == "Matriks RB, 6 dari 20 tonggak"


def test_another_unit_and_another_year_are_not_counted() -> None:
    lengkap = unit_lengkap()
    unit_lengkap()
    depan = PabrikRenaksiRB.create(unit=lengkap.unit, tahun=TAHUN + 1)
    PabrikTonggak.create(renaksi_rb=depan)
    assert angka(lengkap.unit.pk).total == 20
    assert len(lengkapnya(lengkap.unit.pk).matriks) == 8


@pytest.mark.parametrize("jumlah", [1, 12])
def test_the_figures_and_the_matrix_take_a_constant_number_of_queries(
    jumlah: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    perjanjian = PabrikPerjanjianKinerja.create()
    for n in range(jumlah):
        induk = PabrikRenaksiRB.create(unit=perjanjian.unit, nomor=str(n))
        for tw in (1, 2):
            tonggak = PabrikTonggak.create(renaksi_rb=induk, triwulan=tw, disahkan=True)
            PabrikBuktiTonggak.create(tonggak=tonggak)
    with django_assert_num_queries(KUERI_HASIL):
        assert angka(perjanjian.unit_id).total == 2 * jumlah
    with django_assert_num_queries(KUERI_MATRIKS):
        nama = [
            (b.renaksi_rb.pic, k.bukti.nama)
            for b in lengkapnya(perjanjian.unit_id).matriks
            for s in b.sel
            if s is not None
            for k in s.tonggak.bukti.all()
        ]
    assert len(nama) == 4 * jumlah
