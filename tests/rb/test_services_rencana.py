"""The yearly plan: actions with their tonggak, and tenggat that move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inti.galat import (
    DataDitolak,
    IzinDitolak,
    TransisiDitolak,
    TriwulanTerkunci,
    VersiBerubah,
)
from rb import services
from rb.isian import IsianRB
from rb.models import RenaksiRB, Status, Tonggak
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikKunciTriwulan,
    PabrikRenaksiRB,
    PabrikTonggak,
    pihak_dari,
)
from tests.rb.bantu import PERAN, tonggak_berstatus

if TYPE_CHECKING:
    from akun.models import Pengguna, UnitKerja

ISIAN = IsianRB(
    unit="",
    tahun=TAHUN,
    nomor="6",
    uraian="Penyusunan Laporan Kinerja Triwulanan",
    tw2=date(TAHUN, 5, 11),
    tw3=date(TAHUN, 9, 30),
)


@pytest.fixture
def renaksi_rb(unit: UnitKerja) -> RenaksiRB:
    return services.tambah_renaksi_rb(unit=unit, isian=ISIAN, pic=None, oleh=None, pada=PADA)


def tenggat(renaksi_rb: RenaksiRB, triwulan: int = 2) -> date:
    return renaksi_rb.tonggak.get(triwulan=triwulan).tenggat


# --- Adding and changing --------------------------------------------------------------------------


def test_the_pengelola_adds_an_action_with_its_tonggak(
    unit: UnitKerja, pengelola: Pengguna, anggota_tim: Pengguna
) -> None:
    pic = pihak_dari(anggota_tim)
    hasil = services.tambah_renaksi_rb(unit=unit, isian=ISIAN, pic=pic, oleh=pengelola, pada=PADA)
    assert hasil.pic == pic
    assert list(hasil.tonggak.values_list("triwulan", "tenggat")) == [
        (2, date(TAHUN, 5, 11)),
        (3, date(TAHUN, 9, 30)),
    ]
    assert {r.history_user for r in Tonggak.history.all()} == {pengelola}


@pytest.mark.parametrize("peran", sorted(set(PERAN) - {"pengelola"}))
def test_nobody_else_sets_up_the_plan(
    unit: UnitKerja, renaksi_rb: RenaksiRB, peran: str, request: pytest.FixtureRequest
) -> None:
    orang = request.getfixturevalue(peran)
    with pytest.raises(IzinDitolak, match="Hanya Pengelola kinerja"):
        services.tambah_renaksi_rb(
            unit=unit, isian=replace(ISIAN, nomor="7"), pic=None, oleh=orang, pada=PADA
        )
    with pytest.raises(IzinDitolak, match="Hanya Pengelola kinerja"):
        services.ubah_renaksi_rb(
            renaksi_rb=renaksi_rb,
            isian=replace(ISIAN, uraian="Lain"),
            pic=None,
            oleh=orang,
            pada=PADA,
        )
    assert RenaksiRB.objects.values_list("uraian", flat=True).get() == ISIAN.uraian


def test_a_number_is_used_once_a_year(unit: UnitKerja, renaksi_rb: RenaksiRB) -> None:
    with pytest.raises(DataDitolak, match="Nomor 6 sudah dipakai"):
        services.tambah_renaksi_rb(unit=unit, isian=ISIAN, pic=None, oleh=None, pada=PADA)
    lain = replace(ISIAN, tahun=TAHUN + 1, tw2=date(TAHUN + 1, 5, 11), tw3=None)
    services.tambah_renaksi_rb(unit=unit, isian=lain, pic=None, oleh=None, pada=PADA)


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        (replace(ISIAN, uraian=""), "uraian"),
        (replace(ISIAN, tw2=None, tw3=None), "tanpa tonggak"),
        (replace(ISIAN, tw2=date(TAHUN, 7, 1)), "di dalam TW II 2026"),
    ],
)
def test_a_plan_that_breaks_a_rule_is_not_stored(
    unit: UnitKerja, isian: IsianRB, kata: str
) -> None:
    with pytest.raises(DataDitolak, match=kata):
        services.tambah_renaksi_rb(unit=unit, isian=isian, pic=None, oleh=None, pada=PADA)
    assert RenaksiRB.objects.count() == 0


def test_a_planned_tonggak_does_not_disappear_by_an_empty_field(renaksi_rb: RenaksiRB) -> None:
    with pytest.raises(DataDitolak, match="Batalkan lewat statusnya"):
        services.ubah_renaksi_rb(
            renaksi_rb=renaksi_rb, isian=replace(ISIAN, tw3=None), pic=None, oleh=None, pada=PADA
        )


def test_the_second_editor_of_a_plan_is_told(renaksi_rb: RenaksiRB) -> None:
    def ubah(isian: IsianRB) -> RenaksiRB:
        return services.ubah_renaksi_rb(
            renaksi_rb=renaksi_rb,
            isian=isian,
            pic=None,
            oleh=None,
            pada=PADA,
            versi=renaksi_rb.versi,
        )

    ubah(replace(ISIAN, tw2=date(TAHUN, 5, 10)))
    with pytest.raises(VersiBerubah):
        ubah(replace(ISIAN, uraian="Lain"))


# --- Extensions -----------------------------------------------------------------------------------


def perpanjang(
    renaksi_rb: RenaksiRB, hari: int, oleh: Pengguna | None, *, alasan: str, lewat: str
) -> None:
    baru = date(TAHUN, 5, hari)
    if lewat == "rencana":
        services.ubah_renaksi_rb(
            renaksi_rb=renaksi_rb,
            isian=replace(ISIAN, tw2=baru),
            alasan=alasan,
            pic=None,
            oleh=oleh,
            pada=PADA,
        )
    else:
        services.ubah_tenggat_tonggak(
            tonggak=renaksi_rb.tonggak.get(triwulan=2),
            tenggat=baru,
            alasan=alasan,
            oleh=oleh,
            pada=PADA,
        )


tiap_jalan = pytest.mark.parametrize("lewat", ["rencana", "tonggak"])


@tiap_jalan
def test_a_later_tenggat_needs_a_reason_that_stays_in_the_history(
    renaksi_rb: RenaksiRB, pengelola: Pengguna, lewat: str
) -> None:
    with pytest.raises(DataDitolak, match="dimundurkan"):
        perpanjang(renaksi_rb, 20, pengelola, alasan=" ", lewat=lewat)
    perpanjang(renaksi_rb, 20, pengelola, alasan="Menunggu revisi DIPA.", lewat=lewat)
    tonggak = renaksi_rb.tonggak.get(triwulan=2)
    assert tonggak.tenggat == date(TAHUN, 5, 20)
    assert tonggak.history.latest().history_change_reason == "Menunggu revisi DIPA."
    assert services.jumlah_perpanjangan(tonggak) == 1


@tiap_jalan
def test_the_second_extension_is_for_the_pimpinan(
    renaksi_rb: RenaksiRB, pengelola: Pengguna, lewat: str
) -> None:
    perpanjang(renaksi_rb, 20, pengelola, alasan="x", lewat=lewat)
    with pytest.raises(IzinDitolak, match="Pimpinan"):
        perpanjang(renaksi_rb, 25, pengelola, alasan="x", lewat=lewat)
    assert tenggat(renaksi_rb) == date(TAHUN, 5, 20)
    perpanjang(renaksi_rb, 18, pengelola, alasan="", lewat=lewat)
    with pytest.raises(IzinDitolak, match="Pimpinan"):
        perpanjang(renaksi_rb, 19, pengelola, alasan="x", lewat=lewat)


def test_the_pimpinan_extends_again(renaksi_rb: RenaksiRB, pimpinan: Pengguna) -> None:
    for hari in (20, 25, 29):
        perpanjang(renaksi_rb, hari, pimpinan, alasan="x", lewat="tonggak")
    assert tenggat(renaksi_rb) == date(TAHUN, 5, 29)


def test_a_tenggat_stays_in_its_quarter(renaksi_rb: RenaksiRB) -> None:
    with pytest.raises(DataDitolak, match="di dalam TW II 2026"):
        services.ubah_tenggat_tonggak(
            tonggak=renaksi_rb.tonggak.get(triwulan=2),
            tenggat=date(TAHUN, 7, 1),
            alasan="x",
            oleh=None,
            pada=PADA,
        )


@pytest.mark.parametrize("status", [Status.DISAHKAN, Status.GAGAL, Status.BATAL])
def test_the_tenggat_of_a_closed_tonggak_is_history(unit: UnitKerja, status: Status) -> None:
    tonggak = tonggak_berstatus(unit, status)
    with pytest.raises(TransisiDitolak):
        services.ubah_renaksi_rb(
            renaksi_rb=tonggak.renaksi_rb,
            isian=IsianRB("", TAHUN, "", uraian="Lain", tw1=date(TAHUN, 3, 20)),
            pic=None,
            oleh=None,
            pada=PADA,
        )


def test_a_plan_row_whose_tonggak_is_reported_may_still_be_reworded(unit: UnitKerja) -> None:
    induk = PabrikRenaksiRB.create(unit=unit)
    tonggak = PabrikTonggak.create(renaksi_rb=induk, disahkan=True)
    PabrikKunciTriwulan.create(unit=unit, terkunci=True)
    isian = IsianRB("", TAHUN, "", uraian="Lebih jelas", tw1=tonggak.tenggat)
    hasil = services.ubah_renaksi_rb(renaksi_rb=induk, isian=isian, pic=None, oleh=None, pada=PADA)
    assert hasil.uraian == "Lebih jelas"
    with pytest.raises((TransisiDitolak, TriwulanTerkunci)):
        services.ubah_renaksi_rb(
            renaksi_rb=induk,
            isian=replace(isian, tw1=date(TAHUN, 3, 1)),
            pic=None,
            oleh=None,
            pada=PADA,
        )
