"""Who may do what where: the table of specification 5.1 and its reach in units and in time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akun.izin import Hak, boleh, hak, pastikan, siapa_boleh
from akun.models import Pengguna, UnitKerja
from akun.pilihan import Peran, Tindakan
from inti.galat import IzinDitolak
from tests.pabrik import (
    PADA,
    PabrikKeanggotaan,
    PabrikPengguna,
    PabrikUnitKerja,
    anggota,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

# Specification 5.1, one line per action.
TABEL = """
                      pengamat  tim  koordinator  pimpinan  pengelola  admin
baca                      v      v        v           v         v        v
catat                     -      v        v           v         v        -
isi_realisasi             -      v        v           v         v        -
lapor_milik               -      v        v           v         v        -
kelola_tindak_lanjut      -      -        v           v         v        -
kelola_renaksi            -      -        v           v         v        -
verifikasi                -      -        v           v         v        -
periksa_laporan           -      -        v           v         v        -
putuskan                  -      -        -           v         -        -
finalkan                  -      -        -           v         -        -
kelola_kinerja            -      -        -           -         v        -
kelola_akun               -      -        -           -         -        v
"""
KEPALA, *BARIS = [baris.split() for baris in TABEL.strip().splitlines()]
SEL = [
    pytest.param(Peran(peran), Tindakan(tindakan), tanda == "v", id=f"{peran}-{tindakan}")
    for tindakan, *tanda_baris in BARIS
    for peran, tanda in zip(KEPALA, tanda_baris, strict=True)
]
BOLEH = {
    (Peran(p), Tindakan(t))
    for t, *tanda in BARIS
    for p, v in zip(KEPALA, tanda, strict=True)
    if v == "v"
}
SEHARI = timedelta(days=1)


def segar(pengguna: Pengguna) -> Pengguna:
    """The same person as the next request sees them: nothing kept on the instance."""
    return Pengguna.objects.get(pk=pengguna.pk)


def test_the_table_names_every_role_and_every_action_once() -> None:
    assert [Peran(p) for p in KEPALA] == list(Peran)
    assert sorted(baris[0] for baris in BARIS) == sorted(Tindakan.values)


@pytest.mark.parametrize(("peran", "tindakan", "diizinkan"), SEL)
def test_each_role_may_do_what_the_table_says(
    peran: Peran, tindakan: Tindakan, diizinkan: bool
) -> None:
    assert Hak({7: frozenset({peran})}).boleh(tindakan, 7) is diizinkan


@given(peran=st.sets(st.sampled_from(Peran)), tindakan=st.sampled_from(Tindakan))
def test_the_rights_of_several_roles_are_the_union(peran: set[Peran], tindakan: Tindakan) -> None:
    punya = Hak({7: frozenset(peran)})
    assert punya.boleh(tindakan, 7) is any((p, tindakan) in BOLEH for p in peran)
    assert punya.unit_untuk(tindakan) == (
        frozenset({7}) if punya.boleh(tindakan, 7) else frozenset()
    )


@pytest.mark.parametrize("tindakan", Tindakan)
def test_a_refusal_names_exactly_the_roles_that_may(tindakan: Tindakan) -> None:
    siapa = siapa_boleh(tindakan)
    disebut = {p for p in Peran if str(p.label) in siapa}
    assert disebut == {p for p, t in BOLEH if t is tindakan}


@pytest.fixture
def pohon(db: None) -> dict[str, UnitKerja]:
    """Kementerian → deputi → two asdep; another deputi beside."""
    kementerian = PabrikUnitKerja.create()
    deputi, deputi_lain = PabrikUnitKerja.create_batch(2, induk=kementerian)
    asdep, asdep_lain = PabrikUnitKerja.create_batch(2, induk=deputi)
    return {
        "kementerian": kementerian,
        "deputi": deputi,
        "asdep": asdep,
        "asdep_lain": asdep_lain,
        "deputi_lain": deputi_lain,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("di", "terjangkau"),
    [
        ("asdep", {"asdep"}),
        ("deputi", {"deputi", "asdep", "asdep_lain"}),
        ("deputi_lain", {"deputi_lain"}),
        ("kementerian", {"kementerian", "deputi", "asdep", "asdep_lain", "deputi_lain"}),
    ],
)
def test_a_role_reaches_its_unit_and_the_units_below_only(
    pohon: dict[str, UnitKerja], di: str, terjangkau: set[str]
) -> None:
    orang = anggota(pohon[di], Peran.PENGAMAT)
    terlihat = UnitKerja.objects.terlihat_oleh(orang, PADA)
    assert set(terlihat) == {pohon[nama] for nama in terjangkau}
    assert set(UnitKerja.objects.di_bawah(pohon[di])) == set(terlihat)


@pytest.mark.django_db
def test_roles_in_different_units_add_up_where_they_meet(pohon: dict[str, UnitKerja]) -> None:
    orang = anggota(pohon["deputi"], Peran.PENGAMAT)
    PabrikKeanggotaan.create(pengguna=orang, unit=pohon["asdep"], peran=Peran.PIMPINAN)
    assert boleh(orang, Tindakan.FINALKAN, pohon["asdep"], PADA)
    assert boleh(orang, Tindakan.BACA, pohon["asdep_lain"].pk, PADA)
    assert not boleh(orang, Tindakan.FINALKAN, pohon["asdep_lain"], PADA)
    assert hak(orang, PADA).unit_untuk(Tindakan.FINALKAN) == {pohon["asdep"].pk}


@pytest.mark.django_db
def test_a_path_that_begins_with_the_same_digits_is_another_unit() -> None:
    satu, sebelas = PabrikUnitKerja.create(pk=901), PabrikUnitKerja.create(pk=9011)
    assert hak(anggota(satu, Peran.TIM), PADA).unit_id == {satu.pk}
    assert hak(anggota(sebelas, Peran.TIM), PADA).unit_id == {sebelas.pk}


@pytest.mark.django_db
def test_a_unit_whose_path_is_missing_opens_no_other_unit() -> None:
    tanpa_jalur = UnitKerja.objects.create(kode="BARU", nama="Unit tanpa jalur")
    PabrikUnitKerja.create()
    assert hak(anggota(tanpa_jalur, Peran.ADMIN), PADA).unit_id == frozenset()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pada", "berlaku"),
    [
        (date(2026, 5, 3), False),
        (date(2026, 5, 4), True),
        (date(2026, 5, 10), True),
        (date(2026, 5, 17), True),
        (date(2026, 5, 18), False),
    ],
)
def test_a_plh_leads_from_the_first_to_the_last_day_inclusive(pada: date, berlaku: bool) -> None:
    plh = PabrikKeanggotaan.create(plh=True)
    assert boleh(plh.pengguna, Tindakan.FINALKAN, plh.unit, pada) is berlaku
    assert plh.berlaku(pada) is berlaku


@pytest.mark.django_db
def test_a_membership_without_end_holds_for_ever(unit: UnitKerja) -> None:
    orang = anggota(unit, Peran.TIM, mulai=PADA)
    assert boleh(orang, Tindakan.CATAT, unit, date(2099, 12, 31))
    assert not boleh(orang, Tindakan.BACA, unit, PADA - SEHARI)


@pytest.mark.django_db
def test_an_inactive_person_has_no_rights(unit: UnitKerja) -> None:
    orang = anggota(unit, Peran.PIMPINAN, is_active=False)
    assert hak(orang, PADA).unit_id == frozenset()


@pytest.mark.django_db
def test_a_superuser_of_django_has_no_rights_without_a_role(unit: UnitKerja) -> None:
    orang = PabrikPengguna.create(is_superuser=True, is_staff=True)
    assert not boleh(orang, Tindakan.BACA, unit, PADA)


@pytest.mark.django_db
def test_a_stranger_is_refused_with_a_sentence_that_says_who_may(
    unit: UnitKerja, orang_asing: Pengguna, koordinator: Pengguna
) -> None:
    with pytest.raises(IzinDitolak) as tangkapan:
        pastikan(orang_asing, Tindakan.KELOLA_RENAKSI, unit, PADA)
    assert tangkapan.value.status == 403
    assert tangkapan.value.pesan == (
        "Hanya Koordinator, Pimpinan (Asdep) atau Pengelola kinerja unit ini yang boleh membuat "
        "dan mengubah rencana aksi, topik, dan tahapan. Mintalah kepada yang berwenang."
    )
    pastikan(koordinator, Tindakan.KELOLA_RENAKSI, unit, PADA)


@pytest.mark.django_db
@pytest.mark.parametrize("tindakan", Tindakan)
def test_the_command_line_of_the_operator_may_do_everything(
    unit: UnitKerja, tindakan: Tindakan
) -> None:
    pastikan(None, tindakan, unit, PADA)


@pytest.mark.django_db
@pytest.mark.parametrize("banyak", [1, 30])
def test_rights_cost_two_queries_and_are_kept_for_the_day(
    banyak: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    induk = PabrikUnitKerja.create()
    orang = anggota(induk, Peran.TIM)
    for anak in PabrikUnitKerja.create_batch(banyak, induk=induk):
        PabrikKeanggotaan.create(pengguna=orang, unit=anak, peran=Peran.PENGAMAT)
    orang = segar(orang)
    with django_assert_num_queries(2):
        assert len(hak(orang, PADA).unit_id) == banyak + 1
    with django_assert_num_queries(0):
        assert boleh(orang, Tindakan.BACA, induk, PADA)
    with django_assert_num_queries(2):
        hak(orang, PADA + SEHARI)


@pytest.mark.django_db
def test_a_new_role_counts_from_the_next_request_on(unit: UnitKerja, orang_asing: Pengguna) -> None:
    assert not boleh(orang_asing, Tindakan.BACA, unit, PADA)
    PabrikKeanggotaan.create(pengguna=orang_asing, unit=unit, pengamat=True)
    assert boleh(segar(orang_asing), Tindakan.BACA, unit, PADA)
