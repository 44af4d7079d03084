"""Losing nothing (specification 5.5): every audited write leaves who, when, from where and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from akun.dasar import (
    Asal,
    ModelTeraudit,
    asal_kini,
    cocokkan_versi,
    dari,
    hapus_tautan,
    simpan,
    simpan_banyak,
)
from akun.models import Tim
from inti.galat import DataDitolak, VersiBerubah
from kinerja.models import IKU
from tests.pabrik import (
    PABRIK,
    PabrikIKU,
    PabrikKeanggotaan,
    PabrikPengguna,
    PabrikRapatIKU,
    PabrikTim,
    PabrikUnitKerja,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_django import DjangoAssertNumQueries

    from akun.models import Pengguna
    from tests.pabrik import Pabrik

pytestmark = pytest.mark.django_db

TERAUDIT = sorted((m for m in PABRIK if issubclass(m, ModelTeraudit)), key=lambda m: m._meta.label)
setiap_model = pytest.mark.parametrize("model", TERAUDIT, ids=lambda m: m.__name__)


@pytest.fixture
def penulis() -> Pengguna:
    return PabrikPengguna.create()


def belum_tersimpan(model: type[ModelTeraudit]) -> ModelTeraudit:
    """A valid row that stands in no table yet; what it refers to is stored."""
    pabrik = cast("type[Pabrik[ModelTeraudit]]", PABRIK[model])
    objek = pabrik.create()
    objek.delete()
    riwayat(model).delete()
    return objek


def riwayat(objek: ModelTeraudit | type[ModelTeraudit]) -> Any:  # noqa: ANN401 - made at run time
    return cast("Any", objek).history.all()


def jejak(baris: Iterable[Any]) -> list[tuple[str, object, str, str | None]]:
    """Oldest first: kind of change, who, from where, why."""
    return [
        (b.history_type, b.history_user, b.asal, b.history_change_reason)
        for b in reversed([*baris])
    ]


def test_every_audited_model_of_the_house_is_tried_here() -> None:
    semua = {
        m
        for m in apps.get_models()
        if issubclass(m, ModelTeraudit) and not m.__name__.startswith("Historical")
    }
    assert semua == set(TERAUDIT)


@setiap_model
def test_each_save_leaves_one_row_of_history(model: type[ModelTeraudit], penulis: Pengguna) -> None:
    objek = belum_tersimpan(model)
    simpan(objek, oleh=penulis, asal=Asal.IMPOR, alasan="Buku kerja TW I")
    simpan(objek, oleh=penulis, alasan="Salah ketik")
    simpan(objek, oleh=None, asal=Asal.PERINTAH)
    assert jejak(riwayat(objek)) == [
        ("+", penulis, "impor", "Buku kerja TW I"),
        ("~", penulis, "halaman", "Salah ketik"),
        ("~", None, "perintah", None),
    ]
    objek.refresh_from_db()
    assert (objek.asal_data, objek.versi) == ("impor", 3)
    assert objek.dibuat_pada < objek.diubah_pada


@setiap_model
def test_a_bulk_write_leaves_one_row_of_history_per_object(
    model: type[ModelTeraudit], penulis: Pengguna
) -> None:
    baru = [belum_tersimpan(model), belum_tersimpan(model)]
    simpan_banyak(
        model, baru=baru, ubah=[], kolom=[], oleh=penulis, asal=Asal.IMPOR, alasan="Unggahan"
    )
    simpan_banyak(
        model,
        baru=[],
        ubah=baru,
        kolom=["diubah_pada"],
        oleh=None,
        asal=Asal.SISTEM,
        alasan="Ulang",
    )
    for objek in baru:
        assert jejak(riwayat(objek)) == [
            ("+", penulis, "impor", "Unggahan"),
            ("~", None, "sistem", "Ulang"),
        ]
        objek.refresh_from_db()
        assert (objek.asal_data, objek.versi) == ("impor", 2)


@setiap_model
def test_of_two_people_who_read_the_same_row_the_second_is_refused(
    model: type[ModelTeraudit], penulis: Pengguna
) -> None:
    objek = simpan(belum_tersimpan(model), oleh=penulis)
    milik_lain = model._base_manager.get(pk=objek.pk)
    simpan(objek, oleh=penulis)
    with pytest.raises(VersiBerubah, match="diubah orang lain"), transaction.atomic():
        simpan(milik_lain, oleh=None)
    with pytest.raises(VersiBerubah, match="diubah orang lain"), transaction.atomic():
        simpan_banyak(
            model, baru=[], ubah=[milik_lain], kolom=["versi"], oleh=None, asal=Asal.IMPOR
        )
    assert [b[0] for b in jejak(riwayat(objek))] == ["+", "~"]
    assert (milik_lain.versi, model._base_manager.get(pk=objek.pk).versi) == (1, 2)


def test_the_history_row_holds_the_values_of_its_moment(penulis: Pengguna) -> None:
    tim = PabrikTim.create(nama="Tim Ekosistem")
    tim.nama = "Tim Tata Kelola"
    simpan(tim, oleh=penulis)
    assert [b.nama for b in riwayat(tim)] == ["Tim Tata Kelola", "Tim Ekosistem"]


def test_a_refused_bulk_write_of_a_stale_row_changes_none_of_the_others(penulis: Pengguna) -> None:
    basi, segar = PabrikTim.create(), PabrikTim.create()
    simpan(Tim.objects.get(pk=basi.pk), oleh=penulis)
    for tim in (basi, segar):
        tim.nama = f"{tim.nama} baru"
    with pytest.raises(VersiBerubah), transaction.atomic():
        simpan_banyak(
            Tim, baru=[], ubah=[segar, basi], kolom=["nama"], oleh=penulis, asal=Asal.IMPOR
        )
    assert not Tim.objects.filter(nama__endswith="baru").exists()
    assert Tim.objects.get(pk=segar.pk).versi == 1


def test_rows_read_at_different_versions_are_written_together(penulis: Pengguna) -> None:
    lama, baru = PabrikTim.create(), PabrikTim.create()
    simpan(lama, oleh=penulis)
    simpan_banyak(Tim, baru=[], ubah=[lama, baru], kolom=["nama"], oleh=None, asal=Asal.IMPOR)
    assert (
        [Tim.objects.get(pk=t.pk).versi for t in (lama, baru)] == [lama.versi, baru.versi] == [3, 2]
    )


def test_a_refused_row_leaves_nothing(penulis: Pengguna) -> None:
    iku = PabrikIKU.create(turun=True)
    iku.indikator, iku.rumus_turun, iku.satuan = "Tingkat Pengangguran Terbuka", "", ""
    with pytest.raises(DataDitolak) as tangkapan:
        simpan(iku, oleh=penulis)
    assert {(t.bidang, t.pesan) for t in tangkapan.value.temuan} == {
        ("satuan", "Field ini tidak boleh kosong."),
        ("", "Rumus turun diisi hanya, dan selalu, untuk arah turun."),
    }
    tersimpan = IKU.objects.get(pk=iku.pk)
    assert (tersimpan.versi, tersimpan.indikator) != (2, iku.indikator)
    assert [b[0] for b in jejak(riwayat(iku))] == ["+"]


def test_a_refused_new_row_leaves_nothing(penulis: Pengguna) -> None:
    tim = Tim(unit=PabrikUnitKerja.create(), nama="")
    with pytest.raises(DataDitolak):
        simpan(tim, oleh=penulis)
    assert not Tim.objects.exists()
    assert not riwayat(Tim).exists()


def test_a_bulk_write_that_the_database_refuses_leaves_nothing(penulis: Pengguna) -> None:
    unit = PabrikUnitKerja.create()
    baru = [Tim(unit=unit, nama=nama) for nama in ("Tim A", "Tim B", "Tim A")]
    with pytest.raises(IntegrityError), transaction.atomic():
        simpan_banyak(Tim, baru=baru, ubah=[], kolom=[], oleh=penulis, asal=Asal.IMPOR)
    assert not Tim.objects.exists()
    assert not riwayat(Tim).exists()


def test_a_bulk_write_costs_the_same_for_few_and_many_rows(
    django_assert_num_queries: DjangoAssertNumQueries, penulis: Pengguna
) -> None:
    unit = PabrikUnitKerja.create()
    for jumlah in (2, 40):
        baru = [Tim(unit=unit, nama=f"Tim {jumlah}-{n}") for n in range(jumlah)]
        with transaction.atomic(), django_assert_num_queries(2):
            simpan_banyak(Tim, baru=baru, ubah=[], kolom=[], oleh=penulis, asal=Asal.IMPOR)
        with transaction.atomic(), django_assert_num_queries(3):
            simpan_banyak(Tim, baru=[], ubah=baru, kolom=["nama"], oleh=penulis, asal=Asal.IMPOR)


def test_the_reason_of_an_earlier_write_does_not_stick_to_the_object(penulis: Pengguna) -> None:
    tim = PabrikTim.create()
    simpan(tim, oleh=penulis, alasan="Alasan pertama")
    simpan_banyak(Tim, baru=[], ubah=[tim], kolom=["nama"], oleh=None, asal=Asal.IMPOR)
    simpan(tim, oleh=penulis)
    assert [b[3] for b in jejak(riwayat(tim))] == [None, "Alasan pertama", None, None]


def test_each_row_of_a_bulk_write_may_have_its_own_reason(penulis: Pengguna) -> None:
    satu, dua = PabrikTim.create_batch(2)
    alasan = {satu.pk: "Tim digabung", dua.pk: ""}
    simpan_banyak(
        Tim,
        baru=[],
        ubah=[satu, dua],
        kolom=["nama"],
        oleh=penulis,
        asal=Asal.IMPOR,
        alasan=lambda tim: alasan[tim.pk],
    )
    assert [jejak(riwayat(t))[-1][3] for t in (satu, dua)] == ["Tim digabung", None]


def test_a_removed_link_leaves_a_row_of_history(penulis: Pengguna) -> None:
    tautan = PabrikRapatIKU.create_batch(2)
    hapus_tautan(tautan, oleh=penulis, asal=Asal.HALAMAN, alasan="Salah IKU")
    catatan = riwayat(type(tautan[0])).filter(history_type="-")
    assert jejak(catatan) == [("-", penulis, "halaman", "Salah IKU")] * 2


def test_the_path_of_a_write_ends_with_its_block_even_when_it_fails() -> None:
    def gagal() -> None:
        with dari(Asal.IMPOR), dari(Asal.TAUTAN):
            assert asal_kini() == "tautan"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        gagal()
    assert asal_kini() == "sistem"
    PabrikKeanggotaan.create()
    assert {b.asal for b in riwayat(PabrikKeanggotaan._meta.model)} == {"sistem"}


@pytest.mark.parametrize(("dibaca", "ditolak"), [(None, False), (1, False), (0, True), (2, True)])
def test_a_form_drawn_from_another_version_is_refused(dibaca: int | None, ditolak: bool) -> None:
    tim = PabrikTim.create()
    if not ditolak:
        cocokkan_versi(tim, dibaca)
        return
    with pytest.raises(VersiBerubah, match="sejak Anda membukanya"):
        cocokkan_versi(tim, dibaca)
