"""Topik kebijakan and the four tahapan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from akun.pilihan import Peran
from inti.galat import DataDitolak, IzinDitolak, TransisiDitolak, TriwulanTerkunci, VersiBerubah
from renaksi.isian import IsianTahapan
from renaksi.models import Tahapan, TopikKebijakan
from renaksi.services import buat_topik, hapus_topik, simpan_tahapan, ubah_topik
from tests.pabrik import (
    PADA,
    PabrikIKU,
    PabrikKunciTriwulan,
    PabrikPerjanjianKinerja,
    PabrikRenaksi,
    PabrikTopikKebijakan,
    anggota,
)

if TYPE_CHECKING:
    from akun.models import Pengguna, UnitKerja
    from kinerja.models import IKU, PerjanjianKinerja

pytestmark = pytest.mark.django_db

BUKAN_PENGARAH = [Peran.PENGAMAT, Peran.TIM, Peran.ADMIN]


@pytest.fixture
def iku(unit: UnitKerja) -> IKU:
    return PabrikIKU.create(perjanjian__unit=unit, tahapan=True)


def test_a_topik_is_made_renamed_and_removed_while_unused(iku: IKU, koordinator: Pengguna) -> None:
    topik = buat_topik(iku=iku, nama="  Upah   minimum ", oleh=koordinator, pada=PADA)
    assert topik.nama == "Upah minimum"
    topik = ubah_topik(topik=topik, nama="Pengupahan", versi=1, oleh=koordinator, pada=PADA)
    assert topik.nama == "Pengupahan"
    hapus_topik(topik=topik, oleh=koordinator, pada=PADA)
    assert not TopikKebijakan.objects.exists()
    assert TopikKebijakan.history.first().history_type == "-"


def test_a_topik_with_a_langkah_stays(iku: IKU, koordinator: Pengguna) -> None:
    topik = PabrikTopikKebijakan.create(iku=iku)
    PabrikRenaksi.create(iku=iku, topik=topik, tahap=1)
    with pytest.raises(TransisiDitolak, match="masih mempunyai 1 langkah"):
        hapus_topik(topik=topik, oleh=koordinator, pada=PADA)
    assert TopikKebijakan.objects.exists()


@pytest.mark.parametrize(
    ("nama", "kalimat"),
    [("", "Isi nama"), ("a/b", "tidak boleh memuat"), ("upah MINIMUM", "sudah ada")],
)
def test_a_name_unfit_for_a_topik_is_refused(
    nama: str, kalimat: str, iku: IKU, koordinator: Pengguna
) -> None:
    PabrikTopikKebijakan.create(iku=iku, nama="Upah minimum")
    lain = PabrikTopikKebijakan.create(iku=iku, nama="Sektor rentan")
    with pytest.raises(DataDitolak, match=kalimat):
        buat_topik(iku=iku, nama=nama, oleh=koordinator, pada=PADA)
    with pytest.raises(DataDitolak, match=kalimat):
        ubah_topik(topik=lain, nama=nama, oleh=koordinator, pada=PADA)
    assert TopikKebijakan.objects.count() == 2


@pytest.mark.parametrize("triwulan", [1, 3])
def test_a_locked_quarter_keeps_the_topik_and_tahapan_of_its_year(
    triwulan: int, iku: IKU, koordinator: Pengguna
) -> None:
    """They decide the percentage of every quarter of the year, so also of the reported one."""
    ada = PabrikTopikKebijakan.create(iku=iku, nama="Upah minimum")
    pk = iku.perjanjian
    PabrikKunciTriwulan.create(unit=pk.unit, tahun=pk.tahun, triwulan=triwulan, terkunci=True)
    siapa: dict[str, Any] = {"oleh": koordinator, "pada": PADA}
    for tulis in (
        lambda: buat_topik(iku=iku, nama="Sektor rentan", **siapa),
        lambda: ubah_topik(topik=ada, nama="Pengupahan", **siapa),
        lambda: hapus_topik(topik=ada, **siapa),
        lambda: simpan_tahapan(perjanjian=pk, daftar=[], **siapa),
    ):
        with pytest.raises(TriwulanTerkunci, match="sudah dikunci"):
            tulis()
    assert [t.nama for t in TopikKebijakan.objects.all()] == ["Upah minimum"]
    PabrikKunciTriwulan._meta.model.objects.update(terkunci=False)
    buat_topik(iku=iku, nama="Sektor rentan", **siapa)


def test_an_iku_of_another_kind_has_no_topik(unit: UnitKerja, koordinator: Pengguna) -> None:
    with pytest.raises(DataDitolak, match="tidak dihitung dari tahapan"):
        buat_topik(
            iku=PabrikIKU.create(perjanjian__unit=unit), nama="Upah", oleh=koordinator, pada=PADA
        )


@pytest.mark.parametrize("peran", BUKAN_PENGARAH)
def test_others_do_not_touch_topik(peran: Peran, unit: UnitKerja, iku: IKU) -> None:
    topik, orang = PabrikTopikKebijakan.create(iku=iku), anggota(unit, peran)
    with pytest.raises(IzinDitolak):
        buat_topik(iku=iku, nama="Upah", oleh=orang, pada=PADA)
    with pytest.raises(IzinDitolak):
        ubah_topik(topik=topik, nama="Upah", oleh=orang, pada=PADA)
    with pytest.raises(IzinDitolak):
        hapus_topik(topik=topik, oleh=orang, pada=PADA)
    assert TopikKebijakan.objects.get().nama == topik.nama


def test_a_coordinator_of_another_unit_does_not_touch_topik(unit_lain: UnitKerja, iku: IKU) -> None:
    with pytest.raises(IzinDitolak):
        buat_topik(iku=iku, nama="Upah", oleh=anggota(unit_lain, Peran.KOORDINATOR), pada=PADA)


def test_two_editors_of_one_topik(iku: IKU, koordinator: Pengguna) -> None:
    topik = PabrikTopikKebijakan.create(iku=iku)
    ubah_topik(topik=topik, nama="Satu", versi=topik.versi, oleh=koordinator, pada=PADA)
    with pytest.raises(VersiBerubah):
        ubah_topik(topik=topik, nama="Dua", versi=topik.versi, oleh=koordinator, pada=PADA)


# --- Tahapan ----------------------------------------------------------------------------------


def empat(perjanjian: PerjanjianKinerja, *bobot: str | None) -> list[IsianTahapan]:
    return [
        IsianTahapan(
            perjanjian.unit.kode,
            perjanjian.tahun,
            tahap,
            f"Tahap {tahap}",
            bobot=None if isi is None else Decimal(isi),
        )
        for tahap, isi in enumerate(bobot, start=1)
    ]


@pytest.fixture
def perjanjian(unit: UnitKerja) -> PerjanjianKinerja:
    return PabrikPerjanjianKinerja.create(unit=unit)


def test_four_stages_are_set_and_changed(
    perjanjian: PerjanjianKinerja, koordinator: Pengguna
) -> None:
    daftar = empat(perjanjian, None, None, None, None)
    simpan_tahapan(perjanjian=perjanjian, daftar=daftar, oleh=koordinator, pada=PADA)
    tersimpan = Tahapan.objects.order_by("tahap")
    assert [t.bobot for t in tersimpan] == [20, 25, Decimal("27.5"), Decimal("27.5")]
    daftar[0] = replace(daftar[0], nama="Perencanaan", alias="Identifikasi")
    simpan_tahapan(
        perjanjian=perjanjian,
        daftar=daftar,
        versi=dict.fromkeys((1, 2, 3, 4), 1),
        oleh=koordinator,
        pada=PADA,
    )
    assert Tahapan.objects.get(tahap=1).alias == "Identifikasi"


@pytest.mark.parametrize(
    ("bobot", "kalimat"),
    [
        (("20", "25", "27.5"), "Tahap 4 belum ada"),
        (("20", "25", "27.5", "27"), "Jumlah bobot tahap harus 100, kini 99,5"),
        (("-20", "65", "27.5", "27.5"), "antara 0 dan 100"),
    ],
)
def test_stages_that_do_not_add_up_are_refused(
    bobot: tuple[str, ...], kalimat: str, perjanjian: PerjanjianKinerja, koordinator: Pengguna
) -> None:
    with pytest.raises(DataDitolak, match=kalimat):
        simpan_tahapan(
            perjanjian=perjanjian, daftar=empat(perjanjian, *bobot), oleh=koordinator, pada=PADA
        )
    assert not Tahapan.objects.exists()


def test_two_editors_of_the_stages(perjanjian: PerjanjianKinerja, koordinator: Pengguna) -> None:
    daftar = empat(perjanjian, None, None, None, None)
    baru = dict.fromkeys((1, 2, 3, 4), 0)
    simpan_tahapan(perjanjian=perjanjian, daftar=daftar, versi=baru, oleh=koordinator, pada=PADA)
    with pytest.raises(VersiBerubah):
        simpan_tahapan(
            perjanjian=perjanjian, daftar=daftar, versi=baru, oleh=koordinator, pada=PADA
        )


@pytest.mark.parametrize("peran", BUKAN_PENGARAH)
def test_others_do_not_set_stages(
    peran: Peran, unit: UnitKerja, perjanjian: PerjanjianKinerja
) -> None:
    with pytest.raises(IzinDitolak):
        simpan_tahapan(
            perjanjian=perjanjian,
            daftar=empat(perjanjian, None, None, None, None),
            oleh=anggota(unit, peran),
            pada=PADA,
        )
