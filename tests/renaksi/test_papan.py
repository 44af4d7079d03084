from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from renaksi.papan import Papan, papan
from renaksi.realisasi import hitung
from tests.pabrik import (
    TAHUN,
    PabrikIKU,
    PabrikPerjanjianKinerja,
    PabrikRenaksi,
    PabrikTahapan,
    PabrikTopikKebijakan,
    unit_lengkap,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from kinerja.models import IKU
    from renaksi.models import Renaksi, TopikKebijakan

pytestmark = pytest.mark.django_db
D = Decimal
KUERI_PAPAN = 5


def baca(iku: IKU, triwulan: int = 1) -> Papan:
    return papan(unit_id=iku.perjanjian.unit_id, tahun=iku.perjanjian.tahun, triwulan=triwulan)


def nilai(iku: IKU, triwulan: int = 1) -> Decimal | None:
    (satu,) = (p for p in baca(iku, triwulan).iku if p.iku == iku)
    return satu.nilai


def langkah(topik: TopikKebijakan, tahap: int, **ciri: object) -> Renaksi:
    """A renaksi of the topik's own IKU, assigned to one of its stages."""
    return PabrikRenaksi.create(**{"iku": topik.iku, "topik": topik, "tahap": tahap, **ciri})


def test_the_sample_quarter_has_four_topik_at_stage_one() -> None:
    lengkap = unit_lengkap()
    hasil = baca(lengkap.iku["2.1"])
    assert [(t.tahap, t.bobot) for t in hasil.tahapan] == [
        (1, D(20)), (2, D(25)), (3, D("27.5")), (4, D("27.5"))
    ]  # fmt: skip
    assert [
        (p.iku.kode, p.nilai, [(b.hasil.tahap, b.hasil.nilai) for b in p.topik]) for p in hasil.iku
    ] == [("2.1", D(20), [(1, D(20))] * 2), ("2.2", D(20), [(1, D(20))] * 2)]


def test_a_cell_holds_the_langkah_of_any_iku_of_the_unit_year() -> None:
    lengkap = unit_lengkap()
    baris = baca(lengkap.iku["2.1"]).iku[0].topik[0]
    assert [r.iku.kode for r in baris.sel[0].langkah] == ["1.1"]
    assert [len(s.langkah) for s in baris.sel] == [1, 0, 0, 0]


def test_the_value_of_an_iku_is_the_mean_of_its_topik() -> None:
    iku = PabrikIKU.create(tahapan=True)
    pertama, _ = (PabrikTopikKebijakan.create(iku=iku) for _ in range(2))
    langkah(pertama, 1, terlaksana=True)
    langkah(pertama, 2, terlaksana=True)
    assert nilai(iku) == D("22.5")


def test_an_iku_without_topik_has_no_value() -> None:
    iku = PabrikIKU.create(tahapan=True)
    assert nilai(iku) is None
    jawaban = hitung(unit_id=iku.perjanjian.unit_id, tahun=TAHUN, triwulan=1)[iku.pk]
    assert (jawaban.nilai, jawaban.sumber) == (None, "Papan efektivitas, belum ada topik")


def test_a_topik_without_langkah_is_worth_nothing_yet_but_is_a_value() -> None:
    iku = PabrikTopikKebijakan.create().iku
    assert nilai(iku) == 0


def test_a_stage_is_reached_only_by_the_end_of_the_quarter_its_last_langkah_is_done_in() -> None:
    topik = PabrikTopikKebijakan.create()
    langkah(topik, 1, terlaksana=True)
    langkah(topik, 1, terlaksana=True, triwulan=2, tanggal_selesai=date(TAHUN, 5, 4))
    assert (nilai(topik.iku, 1), nilai(topik.iku, 2)) == (D(0), D(20))


def test_work_ahead_of_its_turn_is_shown_and_not_counted() -> None:
    topik = PabrikTopikKebijakan.create()
    langkah(topik, 1, berjalan=True)
    langkah(topik, 4, berjalan=True)
    hasil = baca(topik.iku).iku[0].topik[0].hasil
    assert (hasil.nilai, hasil.mendahului, hasil.porsi_berjalan) == (D(0), (4,), D(0))


@pytest.mark.parametrize("akhir", ["sebagian", "tidak_terlaksana"])
def test_a_carried_over_langkah_is_replaced_by_its_lanjutan(akhir: str) -> None:
    topik = PabrikTopikKebijakan.create()
    asal = langkah(topik, 1, **{akhir: True})
    assert nilai(topik.iku, 2) == 0
    lanjutan = langkah(topik, 1, triwulan=2, lanjutan_dari=asal)
    assert nilai(topik.iku, 2) == 0
    lanjutan.status, lanjutan.tanggal_selesai = "terlaksana", date(TAHUN, 6, 30)
    lanjutan.save()
    assert (nilai(topik.iku, 1), nilai(topik.iku, 2)) == (D(0), D(20))
    assert baca(topik.iku, 2).iku[0].topik[0].sel[0].langkah == (lanjutan,)


def test_a_lanjutan_in_the_next_year_does_not_reach_a_stage_of_this_one() -> None:
    topik = PabrikTopikKebijakan.create()
    langkah(topik, 1, terlaksana=True)
    asal = langkah(topik, 1, sebagian=True, triwulan=4)
    depan = PabrikPerjanjianKinerja.create(unit=topik.iku.perjanjian.unit, tahun=TAHUN + 1)
    PabrikRenaksi.create(iku=PabrikIKU.create(perjanjian=depan), lanjutan_dari=asal)
    assert nilai(topik.iku, 4) == 0


def test_a_cancelled_langkah_is_left_out() -> None:
    topik = PabrikTopikKebijakan.create()
    langkah(topik, 1, terlaksana=True)
    langkah(topik, 1, batal=True)
    assert nilai(topik.iku) == 20
    assert len(baca(topik.iku).iku[0].topik[0].sel[0].langkah) == 1


def test_reopening_a_langkah_takes_the_stage_away_again() -> None:
    topik = PabrikTopikKebijakan.create()
    renaksi = langkah(topik, 1, terlaksana=True)
    assert nilai(topik.iku) == 20
    renaksi.status, renaksi.tanggal_selesai = "berjalan", None
    renaksi.save()
    assert nilai(topik.iku) == 0


def test_weights_and_names_are_those_of_the_pk_and_the_usual_ones_fill_the_holes() -> None:
    topik = PabrikTopikKebijakan.create()
    PabrikTahapan.create(
        perjanjian=topik.iku.perjanjian, tahap=2, nama="Rumusan", alias="", bobot=D(40)
    )
    for tahap in (1, 2):
        langkah(topik, tahap, terlaksana=True)
    hasil = baca(topik.iku)
    assert [(t.nama, t.bobot) for t in hasil.tahapan[:2]] == [
        ("Identifikasi permasalahan", D(20)),
        ("Rumusan", D(40)),
    ]
    assert hasil.iku[0].nilai == 60


def test_the_board_shows_only_its_own_unit_and_year() -> None:
    lengkap = unit_lengkap()
    lain = unit_lengkap()
    unit_lengkap(unit=lengkap.unit, tahun=TAHUN + 1, terisi=False)
    assert {p.iku.perjanjian_id for p in baca(lengkap.iku["2.1"]).iku} == {lengkap.perjanjian.pk}
    PabrikRenaksi.create(iku=lain.iku["2.1"], topik=lengkap.topik["2.1", 0], tahap=1)
    assert nilai(lengkap.iku["2.1"]) == 20


def test_the_answer_to_kinerja_names_every_topik() -> None:
    lengkap = unit_lengkap()
    jawaban = hitung(unit_id=lengkap.unit.pk, tahun=TAHUN, triwulan=1)
    assert set(jawaban) == {lengkap.iku["2.1"].pk, lengkap.iku["2.2"].pk}
    satu = jawaban[lengkap.iku["2.1"].pk]
    assert satu.sumber == "Papan efektivitas, rata-rata 2 topik"
    assert [(r.nama, r.nilai, r.keterangan) for r in satu.rincian] == [
        ("Link and match lembaga pendidikan", D(20), "1 dari 4 tahap tercapai"),
        ("Pelatihan welder dan hospitality", D(20), "1 dari 4 tahap tercapai"),
    ]


@pytest.mark.parametrize("jumlah", [1, 12])
def test_the_board_takes_five_queries_whatever_its_size(
    jumlah: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    perjanjian = PabrikPerjanjianKinerja.create()
    for n in range(jumlah):
        iku = PabrikIKU.create(perjanjian=perjanjian, tahapan=True, kode=f"2.{n}")
        for tahap in (1, 2):
            langkah(PabrikTopikKebijakan.create(iku=iku), tahap, terlaksana=True)
    with django_assert_num_queries(KUERI_PAPAN):
        hasil = papan(unit_id=perjanjian.unit_id, tahun=TAHUN, triwulan=1)
        kode = [
            (r.iku.kode, r.pic)
            for p in hasil.iku
            for b in p.topik
            for s in b.sel
            for r in s.langkah
        ]
    assert len(kode) == 2 * jumlah
