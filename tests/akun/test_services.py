"""Writes of accounts, roles, units, teams and institutions: who may, what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from akun.isian import IsianUnit
from akun.izin import boleh
from akun.models import AnggotaTim, Instansi, Keanggotaan, Narahubung, Pengguna, Tim, UnitKerja
from akun.pilihan import Peran, Tindakan
from akun.riwayat import entri_riwayat
from akun.services import (
    akhiri_peran,
    atur_ulang_sandi,
    beri_peran,
    boleh_kelola_pengguna,
    buat_pengguna,
    buat_tim,
    ganti_keaktifan,
    hapus_narahubung,
    simpan_instansi,
    simpan_narahubung,
    simpan_unit,
    ubah_pengguna,
    ubah_profil,
    ubah_tim,
)
from akun.services.pengguna import sandi_sementara
from inti.galat import DataDitolak, IzinDitolak, VersiBerubah
from tests.pabrik import (
    PADA,
    PabrikInstansi,
    PabrikKeanggotaan,
    PabrikNarahubung,
    PabrikPengguna,
    PabrikTim,
    PabrikUnitKerja,
    anggota,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

pytestmark = pytest.mark.django_db
SANDI = "sandi-uji-2026-panjang"
KEMARIN, BESOK = PADA - timedelta(days=1), PADA + timedelta(days=1)


@pytest.fixture
def anak(unit: UnitKerja) -> UnitKerja:
    return PabrikUnitKerja.create(induk=unit)


def segar(pengguna: Pengguna) -> Pengguna:
    """The same person as the next request sees them: without remembered rights."""
    return Pengguna.objects.get(pk=pengguna.pk)


def beri(oleh: Pengguna | None, untuk: Pengguna, unit: UnitKerja, **lain: object) -> Keanggotaan:
    isi: dict[str, Any] = {"peran": Peran.TIM, "mulai": PADA, **lain}
    return beri_peran(pengguna=untuk, unit=unit, oleh=oleh, pada=PADA, **isi)


# --- Accounts -------------------------------------------------------------------------------------


def test_an_admin_makes_an_account_that_must_change_its_password(
    admin: Pengguna, unit: UnitKerja
) -> None:
    baru = buat_pengguna(
        username="analis",
        nama="Analis Kebijakan",
        sandi=SANDI,
        unit=unit,
        oleh=admin,
        pada=PADA,
        wajib_ganti=True,
    )
    assert baru.check_password(SANDI)
    assert baru.wajib_ganti_sandi
    assert str(baru.pihak) == "Analis Kebijakan"
    assert [e.ringkas for e in entri_riwayat(baru)] == [f"{admin} membuat pengguna"]


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"username": "ada"}, "username"),
        ({"username": "a b"}, "username"),
        ({"nama": ""}, "nama"),
        ({"sandi": "pendek"}, "sandi"),
        ({"email": "bukan surel"}, "email"),
        ({"email": "ADA@kantor.test"}, ""),
    ],
)
def test_a_wrong_account_is_refused_at_its_field(
    admin: Pengguna, unit: UnitKerja, isi: dict[str, Any], bidang: str
) -> None:
    PabrikPengguna.create(username="ada", email="ada@kantor.test")
    data = {"username": "baru", "nama": "Baru", "sandi": SANDI, **isi}
    with pytest.raises(DataDitolak) as tangkapan:
        buat_pengguna(unit=unit, oleh=admin, pada=PADA, **data)
    assert bidang in {t.bidang for t in tangkapan.value.temuan}
    assert not Pengguna.objects.filter(username="baru").exists()


@pytest.mark.parametrize("peran", [p for p in Peran if p is not Peran.ADMIN])
def test_nobody_but_an_admin_makes_accounts(unit: UnitKerja, peran: Peran) -> None:
    with pytest.raises(IzinDitolak):
        buat_pengguna(
            username="x", nama="X", sandi=SANDI, unit=unit, oleh=anggota(unit, peran), pada=PADA
        )


def test_an_admin_changes_a_person_of_the_unit_and_of_the_units_below(
    admin: Pengguna, unit: UnitKerja, anak: UnitKerja
) -> None:
    orang = anggota(anak, Peran.TIM, nama="Analis")
    ubah_pengguna(
        pengguna=orang, nama="Analis Muda", email=orang.email, telepon="", oleh=admin, pada=PADA
    )
    assert segar(orang).nama == "Analis Muda"
    assert "mengubah nama Analis → Analis Muda" in entri_riwayat(orang)[0].ringkas


def test_a_change_that_changes_nothing_leaves_no_row(admin: Pengguna, unit: UnitKerja) -> None:
    orang = anggota(unit, Peran.TIM)
    versi = orang.versi
    ubah_pengguna(
        pengguna=orang, nama=orang.nama, email=orang.email, telepon="", oleh=admin, pada=PADA
    )
    assert segar(orang).versi == versi


UBAHAN: list[Callable[[Pengguna, Pengguna], object]] = [
    lambda oleh, orang: ubah_pengguna(
        pengguna=orang, nama="X", email="", telepon="", oleh=oleh, pada=PADA
    ),
    lambda oleh, orang: ganti_keaktifan(
        pengguna=orang, aktif=False, alasan="Pindah.", oleh=oleh, pada=PADA
    ),
    lambda oleh, orang: atur_ulang_sandi(pengguna=orang, oleh=oleh, pada=PADA),
]


@pytest.mark.parametrize("ubah", UBAHAN)
def test_a_person_with_a_role_elsewhere_is_not_in_the_hands_of_one_admin(
    ubah: Callable[[Pengguna, Pengguna], object],
    admin: Pengguna,
    unit: UnitKerja,
    unit_lain: UnitKerja,
) -> None:
    orang = anggota(unit, Peran.TIM)
    PabrikKeanggotaan.create(pengguna=orang, unit=unit_lain, peran=Peran.PIMPINAN)
    sandi = orang.password
    with pytest.raises(IzinDitolak, match="semua unit tempat orang ini berperan"):
        ubah(admin, orang)
    kini = segar(orang)
    assert (kini.nama, kini.is_active, kini.password) == (orang.nama, True, sandi)


@pytest.mark.parametrize(
    ("mulai", "sampai", "boleh_ubah"),
    [
        (date(2025, 1, 1), KEMARIN, True),
        (date(2025, 1, 1), PADA, False),
        (BESOK, None, False),
    ],
)
def test_only_roles_that_hold_now_or_later_count(
    admin: Pengguna,
    unit: UnitKerja,
    unit_lain: UnitKerja,
    mulai: date,
    sampai: date | None,
    boleh_ubah: bool,
) -> None:
    orang = anggota(unit, Peran.TIM)
    PabrikKeanggotaan.create(pengguna=orang, unit=unit_lain, mulai=mulai, sampai=sampai)
    assert boleh_kelola_pengguna(admin, orang, PADA) is boleh_ubah


def test_accounts_with_rights_of_django_are_for_the_operator(
    admin: Pengguna, unit: UnitKerja
) -> None:
    orang = anggota(unit, Peran.TIM, is_staff=True)
    assert not boleh_kelola_pengguna(admin, orang, PADA)
    assert boleh_kelola_pengguna(None, orang, PADA)


def test_an_account_without_any_role_is_for_an_admin_of_a_topmost_unit(
    unit: UnitKerja, anak: UnitKerja, orang_asing: Pengguna
) -> None:
    atas, bawah = anggota(unit, Peran.ADMIN), anggota(anak, Peran.ADMIN)
    assert boleh_kelola_pengguna(atas, orang_asing, PADA)
    assert not boleh_kelola_pengguna(bawah, orang_asing, PADA)


def test_a_closed_account_has_no_rights_and_can_be_opened_again(
    admin: Pengguna, unit: UnitKerja
) -> None:
    orang = anggota(unit, Peran.TIM)
    with pytest.raises(DataDitolak, match="alasan"):
        ganti_keaktifan(pengguna=orang, aktif=False, alasan=" ", oleh=admin, pada=PADA)
    orang = segar(orang)
    ganti_keaktifan(pengguna=orang, aktif=False, alasan="Mutasi.", oleh=admin, pada=PADA)
    assert not boleh(segar(orang), Tindakan.BACA, unit, PADA)
    ganti_keaktifan(pengguna=orang, aktif=True, alasan="", oleh=admin, pada=PADA)
    assert boleh(segar(orang), Tindakan.BACA, unit, PADA)


def test_nobody_closes_his_own_account(admin: Pengguna, unit: UnitKerja) -> None:
    anggota(unit, Peran.ADMIN)
    with pytest.raises(DataDitolak, match="Akun Anda sendiri"):
        ganti_keaktifan(pengguna=admin, aktif=False, alasan="x", oleh=admin, pada=PADA)


def test_a_reset_password_serves_once_and_is_in_the_history_without_its_text(
    admin: Pengguna, unit: UnitKerja
) -> None:
    orang = anggota(unit, Peran.TIM)
    sandi = atur_ulang_sandi(pengguna=orang, oleh=admin, pada=PADA)
    kini = segar(orang)
    assert kini.check_password(sandi)
    assert kini.wajib_ganti_sandi
    terbaru = entri_riwayat(kini)[0]
    assert terbaru.alasan == "Kata sandi diatur ulang oleh Admin."
    assert sandi not in terbaru.ringkas
    assert "password" not in {f.name for f in Pengguna.history.model._meta.fields}


def test_temporary_passwords_are_long_and_never_the_same() -> None:
    semua = {sandi_sementara() for _ in range(50)}
    assert len(semua) == 50
    assert {len(s) for s in semua} == {19}


def test_a_login_leaves_no_row_of_history(client: Client, orang_asing: Pengguna) -> None:
    jumlah = Pengguna.history.count()
    client.force_login(orang_asing)
    assert Pengguna.history.count() == jumlah


def test_the_second_of_two_editors_of_a_person_is_refused(admin: Pengguna, unit: UnitKerja) -> None:
    orang = anggota(unit, Peran.TIM)
    versi = orang.versi
    isi: dict[str, Any] = {
        "email": orang.email,
        "telepon": "",
        "oleh": admin,
        "pada": PADA,
        "versi": versi,
    }
    ubah_pengguna(pengguna=orang, nama="Satu", **isi)
    with pytest.raises(VersiBerubah):
        ubah_pengguna(pengguna=orang, nama="Dua", **isi)
    assert segar(orang).nama == "Satu"


def test_ones_own_mail_address_needs_the_password() -> None:
    orang = PabrikPengguna.create(email="lama@kantor.test")
    orang.set_password(SANDI)
    orang.save()
    ubah_profil(pengguna=orang, nama="Nama Baru", email="lama@kantor.test", telepon="021", sandi="")
    isi: dict[str, Any] = {"nama": "Nama Baru", "email": "baru@kantor.test", "telepon": "021"}
    with pytest.raises(DataDitolak, match="Ketik kata sandi"):
        ubah_profil(pengguna=segar(orang), sandi="keliru", **isi)
    ubah_profil(pengguna=segar(orang), sandi=SANDI, **isi)
    assert (segar(orang).nama, segar(orang).email) == ("Nama Baru", "baru@kantor.test")


# --- Roles ----------------------------------------------------------------------------------------


def test_an_admin_gives_roles_within_reach_only(
    admin: Pengguna, unit: UnitKerja, anak: UnitKerja, unit_lain: UnitKerja, orang_asing: Pengguna
) -> None:
    beri(admin, orang_asing, unit)
    beri(admin, orang_asing, anak, peran=Peran.PIMPINAN)
    for luar in (unit_lain, PabrikUnitKerja.create()):
        with pytest.raises(IzinDitolak):
            beri(admin, orang_asing, luar)
    assert orang_asing.keanggotaan.count() == 2


@pytest.mark.parametrize("peran", Peran)
def test_an_admin_cannot_give_himself_anything_beyond_his_reach(
    admin: Pengguna, unit_lain: UnitKerja, peran: Peran
) -> None:
    with pytest.raises(IzinDitolak):
        beri(admin, admin, unit_lain, peran=peran)
    assert admin.keanggotaan.count() == 1


def test_an_admin_of_a_unit_below_cannot_climb(unit: UnitKerja, anak: UnitKerja) -> None:
    bawah = anggota(anak, Peran.ADMIN)
    with pytest.raises(IzinDitolak):
        beri(bawah, bawah, unit, peran=Peran.ADMIN)


def test_a_role_of_yesterday_gives_no_rights_over_others(
    unit: UnitKerja, orang_asing: Pengguna
) -> None:
    dulu = anggota(unit, Peran.ADMIN, sampai=KEMARIN)
    with pytest.raises(IzinDitolak):
        beri(dulu, orang_asing, unit)


@pytest.mark.parametrize(
    ("isi", "bidang"),
    [
        ({"sampai": KEMARIN}, "sampai"),
        ({"keterangan": "Plh. Asisten Deputi"}, "sampai"),
        ({"keterangan": "PLT Asdep"}, "sampai"),
        ({"mulai": date(2026, 6, 1), "sampai": date(2026, 6, 30)}, "mulai"),
        ({"mulai": date(2025, 1, 1)}, "mulai"),
    ],
)
def test_a_wrong_time_is_refused(
    admin: Pengguna, unit: UnitKerja, isi: dict[str, Any], bidang: str
) -> None:
    orang = PabrikPengguna.create()
    PabrikKeanggotaan.create(
        pengguna=orang, unit=unit, mulai=date(2026, 6, 15), sampai=date(2026, 7, 1)
    )
    with pytest.raises(DataDitolak) as tangkapan:
        beri(admin, orang, unit, **isi)
    assert bidang in {t.bidang for t in tangkapan.value.temuan}


def test_the_same_role_may_follow_on_the_next_day(admin: Pengguna, unit: UnitKerja) -> None:
    orang = PabrikPengguna.create()
    PabrikKeanggotaan.create(pengguna=orang, unit=unit, sampai=date(2026, 6, 30))
    beri(admin, orang, unit, mulai=date(2026, 7, 1))
    beri(admin, orang, unit, peran=Peran.KOORDINATOR)
    assert orang.keanggotaan.count() == 3


def test_a_closed_account_gets_no_role(admin: Pengguna, unit: UnitKerja) -> None:
    with pytest.raises(DataDitolak, match="tidak aktif"):
        beri(admin, PabrikPengguna.create(is_active=False), unit)


def test_a_role_ends_on_its_last_day_and_stays_in_the_books(
    admin: Pengguna, unit: UnitKerja
) -> None:
    peran = PabrikKeanggotaan.create(unit=unit, peran=Peran.KOORDINATOR)
    akhiri_peran(keanggotaan=peran, sampai=KEMARIN, oleh=admin, pada=PADA, alasan="Mutasi.")
    assert not boleh(segar(peran.pengguna), Tindakan.BACA, unit, PADA)
    assert Keanggotaan.objects.filter(pk=peran.pk, sampai=KEMARIN).exists()
    with pytest.raises(DataDitolak, match="sudah berakhir"):
        akhiri_peran(keanggotaan=peran, sampai=BESOK, oleh=admin, pada=PADA)


def test_rights_of_the_past_are_not_rewritten(admin: Pengguna, unit: UnitKerja) -> None:
    peran = PabrikKeanggotaan.create(unit=unit)
    with pytest.raises(DataDitolak, match="paling awal kemarin"):
        akhiri_peran(keanggotaan=peran, sampai=PADA - timedelta(days=2), oleh=admin, pada=PADA)


def test_an_admin_ends_no_role_of_another_unit(admin: Pengguna, unit_lain: UnitKerja) -> None:
    peran = PabrikKeanggotaan.create(unit=unit_lain)
    with pytest.raises(IzinDitolak):
        akhiri_peran(keanggotaan=peran, sampai=PADA, oleh=admin, pada=PADA)


def test_the_last_admin_cannot_be_removed(admin: Pengguna, unit: UnitKerja) -> None:
    milik = admin.keanggotaan.get()
    with pytest.raises(DataDitolak, match="Admin terakhir"):
        akhiri_peran(keanggotaan=milik, sampai=BESOK, oleh=admin, pada=PADA)
    milik.refresh_from_db()
    assert milik.sampai is None
    anggota(unit, Peran.ADMIN)
    akhiri_peran(keanggotaan=milik, sampai=BESOK, oleh=admin, pada=PADA)


@pytest.mark.parametrize(
    ("ganti", "cukup"),
    [
        ({}, True),
        ({"mulai": PADA}, True),
        ({"sampai": date(2026, 12, 31)}, False),
        ({"mulai": date(2026, 6, 1)}, False),
        ({"is_active": False}, False),
    ],
)
def test_only_an_active_admin_without_end_replaces_the_last_one(
    admin: Pengguna, unit: UnitKerja, ganti: dict[str, Any], cukup: bool
) -> None:
    anggota(unit, Peran.ADMIN, **ganti)
    milik = admin.keanggotaan.get()
    if cukup:
        akhiri_peran(keanggotaan=milik, sampai=PADA, oleh=admin, pada=PADA)
        return
    with pytest.raises(DataDitolak, match="Admin terakhir"):
        akhiri_peran(keanggotaan=milik, sampai=PADA, oleh=admin, pada=PADA)


def test_an_admin_above_is_enough_and_one_below_is_not(unit: UnitKerja, anak: UnitKerja) -> None:
    atas, bawah = anggota(unit, Peran.ADMIN), anggota(anak, Peran.ADMIN)
    akhiri_peran(keanggotaan=bawah.keanggotaan.get(), sampai=PADA, oleh=atas, pada=PADA)
    anggota(anak, Peran.ADMIN)
    with pytest.raises(DataDitolak, match="Admin terakhir"):
        akhiri_peran(keanggotaan=atas.keanggotaan.get(), sampai=PADA, oleh=atas, pada=PADA)


def test_closing_the_account_of_the_last_admin_is_refused_too(unit: UnitKerja) -> None:
    milik = anggota(unit, Peran.ADMIN)
    with pytest.raises(DataDitolak, match="Admin terakhir"):
        ganti_keaktifan(pengguna=milik, aktif=False, alasan="x", oleh=None, pada=PADA)
    assert segar(milik).is_active


# --- Units ----------------------------------------------------------------------------------------


def test_an_admin_adds_renames_and_moves_within_reach(admin: Pengguna, unit: UnitKerja) -> None:
    satu = simpan_unit(isian=IsianUnit("BARU.1", "Bidang Satu", unit.kode), oleh=admin, pada=PADA)
    admin = segar(admin)
    dua = simpan_unit(isian=IsianUnit("BARU.2", "Bidang Dua", unit.kode), oleh=admin, pada=PADA)
    admin = segar(admin)
    dua = simpan_unit(
        isian=IsianUnit("BARU.2", "Bidang Kedua", "BARU.1"), oleh=admin, pada=PADA, versi=dua.versi
    )
    assert (dua.nama, dua.induk) == ("Bidang Kedua", satu)
    assert dua.jalur == f"{satu.jalur}{dua.pk}/"
    assert "mengubah induk" in entri_riwayat(dua)[0].ringkas


def test_moving_a_unit_takes_its_subtree_along(admin: Pengguna, unit: UnitKerja) -> None:
    a, b = PabrikUnitKerja.create_batch(2, induk=unit)
    cucu = PabrikUnitKerja.create(induk=PabrikUnitKerja.create(induk=a))
    simpan_unit(isian=IsianUnit(a.kode, a.nama, b.kode), oleh=admin, pada=PADA)
    cucu.refresh_from_db()
    b.refresh_from_db()
    assert cucu.jalur.startswith(f"{b.jalur}{a.pk}/")


@pytest.mark.parametrize("tujuan", ["lain", "puncak"])
def test_a_unit_is_not_taken_out_of_the_reach_of_the_admin_above(
    unit: UnitKerja, anak: UnitKerja, unit_lain: UnitKerja, tujuan: str
) -> None:
    bawah = anggota(anak, Peran.ADMIN)
    PabrikKeanggotaan.create(pengguna=bawah, unit=unit_lain, peran=Peran.ADMIN)
    induk = unit_lain.kode if tujuan == "lain" else ""
    with pytest.raises(IzinDitolak):
        simpan_unit(isian=IsianUnit(anak.kode, anak.nama, induk), oleh=bawah, pada=PADA)
    anak.refresh_from_db()
    assert anak.induk == unit


def test_a_topmost_unit_is_for_an_admin_of_a_topmost_unit(
    admin: Pengguna, anak: UnitKerja, anggota_tim: Pengguna
) -> None:
    for siapa in (anggota(anak, Peran.ADMIN), anggota_tim):
        with pytest.raises(IzinDitolak):
            simpan_unit(isian=IsianUnit("PUNCAK", "Unit Puncak"), oleh=siapa, pada=PADA)
    assert (
        simpan_unit(isian=IsianUnit("PUNCAK", "Unit Puncak"), oleh=admin, pada=PADA).induk is None
    )


def test_a_unit_cannot_hang_below_itself(admin: Pengguna, unit: UnitKerja, anak: UnitKerja) -> None:
    with pytest.raises(DataDitolak, match="melingkar"):
        simpan_unit(isian=IsianUnit(unit.kode, unit.nama, anak.kode), oleh=admin, pada=PADA)


# --- Teams, institutions, contacts ----------------------------------------------------------------


def test_members_who_join_and_leave_are_told_in_the_history(
    admin: Pengguna, unit: UnitKerja
) -> None:
    a, b = anggota(unit, Peran.TIM, nama="Analis"), anggota(unit, Peran.TIM, nama="Perencana")
    tim = buat_tim(unit=unit, nama="Tim Satu", anggota=[a], oleh=admin, pada=PADA)
    AnggotaTim.history.update(history_date=tim.dibuat_pada - timedelta(minutes=1))
    ubah_tim(tim=tim, nama="Tim Dua", anggota=[b], oleh=admin, pada=PADA, versi=tim.versi)
    assert set(tim.anggota.all()) == {b}
    terbaru = [str(k) for e in entri_riwayat(tim)[:1] for k in e.kalimat]
    assert {"mengeluarkan anggota Analis", "menambahkan anggota Perencana"} <= set(terbaru)
    assert "mengubah nama Tim Satu → Tim Dua" in terbaru


def test_a_member_has_a_role_in_the_unit_but_one_who_lost_it_may_stay(
    admin: Pengguna, unit: UnitKerja, orang_asing: Pengguna
) -> None:
    tim = PabrikTim.create(unit=unit)
    with pytest.raises(DataDitolak, match="berperan di unit ini"):
        ubah_tim(tim=tim, nama=tim.nama, anggota=[orang_asing], oleh=admin, pada=PADA)
    tim = Tim.objects.get(pk=tim.pk)
    tim.anggota.add(orang_asing)
    ubah_tim(tim=tim, nama=tim.nama, anggota=[orang_asing], oleh=admin, pada=PADA)
    assert set(tim.anggota.all()) == {orang_asing}


def test_teams_of_another_unit_are_out_of_reach(admin: Pengguna, unit_lain: UnitKerja) -> None:
    with pytest.raises(IzinDitolak):
        buat_tim(unit=unit_lain, nama="Tim", anggota=[], oleh=admin, pada=PADA)
    with pytest.raises(IzinDitolak):
        ubah_tim(tim=PabrikTim.create(unit=unit_lain), nama="X", anggota=[], oleh=admin, pada=PADA)


def test_institutions_are_shared_and_kept_by_any_admin(
    admin: Pengguna, pengelola: Pengguna
) -> None:
    baru = simpan_instansi(
        instansi=None, nama="Kementerian Uji", alamat="Jakarta", oleh=admin, pada=PADA
    )
    simpan_instansi(instansi=baru, nama="Kementerian Coba", alamat="", oleh=admin, pada=PADA)
    assert Instansi.objects.get(pk=baru.pk).nama == "Kementerian Coba"
    with pytest.raises(IzinDitolak):
        simpan_instansi(instansi=baru, nama="X", alamat="", oleh=pengelola, pada=PADA)


def test_contacts_belong_to_one_unit(
    admin: Pengguna, unit: UnitKerja, unit_lain: UnitKerja
) -> None:
    isi: dict[str, Any] = {"jabatan": "Kepala Biro", "surel": "biro@mitra.test", "telepon": ""}
    instansi = PabrikInstansi.create()
    milik = simpan_narahubung(
        narahubung=None, instansi=instansi, unit=unit, oleh=admin, pada=PADA, **isi
    )
    with pytest.raises(IzinDitolak):
        simpan_narahubung(
            narahubung=None, instansi=instansi, unit=unit_lain, oleh=admin, pada=PADA, **isi
        )
    lain = PabrikNarahubung.create(unit=unit_lain)
    with pytest.raises(IzinDitolak):
        # The unit of the form does not count for a stored contact.
        simpan_narahubung(
            narahubung=lain, instansi=instansi, unit=unit, oleh=admin, pada=PADA, **isi
        )
    with pytest.raises(IzinDitolak):
        hapus_narahubung(narahubung=lain, oleh=admin, pada=PADA)
    hapus_narahubung(narahubung=milik, oleh=admin, pada=PADA)
    assert set(Narahubung.objects.all()) == {lain}
    assert Narahubung.history.filter(history_type="-").count() == 1
