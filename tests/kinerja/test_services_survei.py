"""A survey becomes the realisasi of an index IKU: right, lock, replacement, history, Tabel 1."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akun.pilihan import Peran
from inti.angka import bulatkan
from inti.galat import DataDitolak, IzinDitolak, TriwulanTerkunci, VersiBerubah
from kinerja.aturan import periksa_realisasi, rapikan_realisasi
from kinerja.hitung import ButirHitung
from kinerja.isian import IsianIKU, IsianRealisasi
from kinerja.models import ButirSurvei, HasilSurvei
from kinerja.penjelasan import jelaskan_iku
from kinerja.pilihan import CaraHitung, Keadaan
from kinerja.services import simpan_realisasi, simpan_survei, tanda_survei
from kinerja.tabel import tabel_1
from tests.pabrik import (
    PADA,
    PabrikIKU,
    PabrikKunciTriwulan,
    PabrikRealisasi,
    PabrikTargetTriwulan,
    PabrikUnitKerja,
    anggota,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from akun.models import Pengguna, UnitKerja
    from kinerja.models import IKU
    from kinerja.tabel import BarisTabel

pytestmark = pytest.mark.django_db

D = Decimal
MENGISI = {Peran.TIM, Peran.KOORDINATOR, Peran.PIMPINAN, Peran.PENGELOLA}
BUTIR = (
    ButirHitung("Waktu", D(10), 3, 0, "Penyelenggaraan"),
    ButirHitung("Materi", D(7), 2, 1, "Substansi"),
)
INDEKS = (D(10) / 3 + D(7) / 2) / 2


@pytest.fixture
def iku(unit: UnitKerja) -> IKU:
    iku = PabrikIKU.create(perjanjian__unit=unit, indeks=True, kode="3.1")
    PabrikTargetTriwulan.create(iku=iku, triwulan=2, bawah=D(3))
    return iku


def simpan(iku: IKU, oleh: Pengguna | None = None, **isi: Any) -> HasilSurvei:
    pilihan: dict[str, Any] = {"n": 3, "butir": BUTIR, "triwulan": 2, "pada": PADA} | isi
    return simpan_survei(iku=iku, oleh=oleh, **pilihan)


def baris(iku: IKU, triwulan: int = 2) -> BarisTabel:
    perjanjian = iku.perjanjian
    tabel = tabel_1(unit_id=perjanjian.unit_id, tahun=perjanjian.tahun, triwulan=triwulan)
    return next(b for b in tabel.baris if b.iku == iku)


def test_the_exact_index_is_the_value_of_tabel_1(iku: IKU) -> None:
    simpan(iku)
    b = baris(iku)
    assert b.realisasi is not None
    assert bulatkan(b.realisasi, 20) == bulatkan(INDEKS, 20)
    assert (b.keadaan, b.sumber) == (Keadaan.TERUKUR, "Survei, 3 responden")
    assert b.capaian.mentah is not None
    assert bulatkan(b.capaian.mentah) == D("113.89")
    assert iku.realisasi.get(triwulan=2).nilai == bulatkan(INDEKS, 6)


def test_the_number_explains_itself_by_its_items(iku: IKU) -> None:
    simpan(iku)
    isi = jelaskan_iku(baris(iku), tahun=2026, triwulan=2)
    assert isi.rumus[:2] == (
        "Realisasi = rata-rata dari rata-rata tiap butir survei",
        "(3,3333… + 3,5) / 2 = 3,4166…",
    )
    assert [(k.judul, [(r.nama, r.keterangan) for r in k.baris]) for k in isi.kelompok] == [
        ("Penyelenggaraan, rata-rata 3,33", [("Waktu", "3,33 · 3 jawaban")]),
        ("Substansi, rata-rata 3,50", [("Materi", "3,50 · 2 jawaban, 1 kosong")]),
    ]


def test_a_later_survey_takes_the_place_and_the_history_keeps_the_earlier(
    iku: IKU, koordinator: Pengguna
) -> None:
    simpan(iku, berkas="pertama.xlsx")
    hasil = simpan(
        iku, koordinator, n=5, butir=[ButirHitung("Waktu", D(20), 5)], berkas="kedua.xlsx"
    )
    assert HasilSurvei.objects.get() == hasil
    assert [(h.n, h.berkas) for h in hasil.history.order_by("history_id")] == [
        (3, "pertama.xlsx"),
        (5, "kedua.xlsx"),
    ]
    assert [(b.nama, b.n) for b in hasil.butir.all()] == [("Waktu", 5)]
    assert ButirSurvei.history.filter(nama="Materi", history_type="-").count() == 1
    assert baris(iku).realisasi == 4
    assert iku.realisasi.get().history.count() == 2


def test_the_same_survey_again_writes_no_item(iku: IKU) -> None:
    simpan(iku)
    simpan(iku)
    assert ButirSurvei.history.count() == len(BUTIR)


def test_a_survey_ends_the_word_that_nothing_was_measured(iku: IKU) -> None:
    PabrikRealisasi.create(iku=iku, triwulan=2, belum_terukur=True)
    simpan(iku)
    r = iku.realisasi.get(triwulan=2)
    assert (r.keadaan, r.alasan) == (Keadaan.TERUKUR, "")
    assert baris(iku).realisasi is not None


def test_what_the_row_says_later_wins_over_the_survey(iku: IKU) -> None:
    simpan(iku)
    simpan_realisasi(
        iku=iku,
        triwulan=2,
        isian=IsianRealisasi("", 0, "", 0, keadaan=Keadaan.BELUM_TERUKUR, alasan="Survei diulang."),
        oleh=None,
        pada=PADA,
    )
    assert baris(iku).realisasi is None


def test_the_value_beside_a_survey_is_empty_or_equal(iku: IKU) -> None:
    simpan(iku)

    def isi(nilai: str | None) -> Decimal | None:
        isian = IsianRealisasi(
            "", 0, "", 0, keadaan=Keadaan.TERUKUR, nilai=None if nilai is None else D(nilai)
        )
        hasil = simpan_realisasi(iku=iku, triwulan=2, isian=isian, oleh=None, pada=PADA)
        tersimpan: Decimal | None = hasil.nilai
        return tersimpan

    penuh = bulatkan(INDEKS, 6)
    assert [isi(n) for n in (None, "3.42", "3.4167", str(penuh))] == [penuh] * 4
    with pytest.raises(DataDitolak, match="berbeda dari hasil survei"):
        isi("3.41")


def test_a_survey_of_one_quarter_says_nothing_of_another(iku: IKU) -> None:
    simpan(iku)
    PabrikRealisasi.create(iku=iku, triwulan=1, nilai=D("3.65"))
    assert baris(iku, 1).realisasi == D("3.65")
    assert baris(iku, 3).realisasi is None


@pytest.mark.parametrize("peran", list(Peran))
def test_only_who_enters_figures_imports_a_survey(iku: IKU, peran: Peran) -> None:
    orang = anggota(iku.perjanjian.unit, peran)
    if peran in MENGISI:
        simpan(iku, orang)
        return
    with pytest.raises(IzinDitolak):
        simpan(iku, orang)
    assert not HasilSurvei.objects.exists()


def test_nobody_of_another_unit_imports_a_survey(iku: IKU) -> None:
    with pytest.raises(IzinDitolak):
        simpan(iku, anggota(PabrikUnitKerja.create(), Peran.PENGELOLA))


def test_a_locked_quarter_takes_no_survey(iku: IKU, unit: UnitKerja) -> None:
    PabrikKunciTriwulan.create(unit=unit, triwulan=2, terkunci=True)
    with pytest.raises(TriwulanTerkunci):
        simpan(iku)
    assert not HasilSurvei.objects.exists()


@pytest.mark.parametrize(
    ("ciri", "isi", "kata"),
    [
        ({}, {}, "bukan indeks"),
        ({"indeks": True}, {"n": 0, "butir": ()}, "satu pun jawaban"),
        ({"indeks": True}, {"butir": (ButirHitung("A", D(0), 0, 3),)}, "satu pun jawaban"),
    ],
)
def test_a_survey_without_sense_is_refused(
    ciri: dict[str, bool], isi: dict[str, Any], kata: str
) -> None:
    with pytest.raises(DataDitolak, match=kata):
        simpan(PabrikIKU.create(**ciri), **isi)


def test_of_two_who_import_at_once_the_second_is_told(iku: IKU) -> None:
    tanda = tanda_survei(iku, 2)
    simpan(iku, tanda=tanda)
    with pytest.raises(VersiBerubah):
        simpan(iku, tanda=tanda)


def test_tabel_1_costs_the_same_with_few_and_many_surveys(
    iku: IKU, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    simpan(iku)
    with CaptureQueriesContext(connection) as tertangkap:
        baris(iku)
    for n in range(6):
        lain = PabrikIKU.create(
            perjanjian=iku.perjanjian, sasaran=iku.sasaran, indeks=True, kode=f"9.{n}"
        )
        simpan(lain)
    with django_assert_num_queries(len(tertangkap)):
        baris(iku)


@given(st.decimals(1, 4, places=6), st.integers(2, 6))
def test_every_rounding_of_the_index_is_the_index(indeks: Decimal, digit: int) -> None:
    iku = IsianIKU("U", 2026, "3.1", cara_hitung=CaraHitung.INDEKS, survei={2: indeks})
    isian = IsianRealisasi("U", 2026, "3.1", 2, Keadaan.TERUKUR, bulatkan(indeks, digit))
    rapi = rapikan_realisasi(isian, iku, ())
    assert rapi.nilai == indeks
    assert list(periksa_realisasi(rapi, iku)) == []
    jauh = IsianRealisasi("U", 2026, "3.1", 2, Keadaan.TERUKUR, indeks + 1)
    assert rapikan_realisasi(jauh, iku, ()) == jauh
    assert [t.bidang for t in periksa_realisasi(jauh, iku)] == ["nilai"]
