"""The pages of people, units, teams, institutions and the profile over HTTP."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akun.models import Instansi, Keanggotaan, Narahubung, Pengguna, Tim, UnitKerja
from akun.pilihan import Peran
from tests.pabrik import (
    PADA,
    PabrikAnggotaTim,
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

pytestmark = pytest.mark.django_db
SANDI = "sandi-uji-2026-panjang"


@pytest.fixture
def klien(admin: Pengguna, masuk: Callable[[Pengguna], Client]) -> Client:
    return masuk(admin)


def isi(jawaban: Any) -> str:  # noqa: ANN401 - the test client has no static type
    return str(jawaban.content.decode())


def sandi_tampil(teks: str) -> str:
    cocok = re.search(r"data-sandi>([a-z0-9-]{19})<", teks)
    assert cocok is not None
    return cocok[1]


# --- People ---------------------------------------------------------------------------------------


def test_the_list_holds_the_people_of_the_units_one_looks_after(
    klien: Client, unit: UnitKerja, unit_lain: UnitKerja
) -> None:
    anak = PabrikUnitKerja.create(induk=unit)
    for u, nama in ((unit, "Orang Satu"), (anak, "Orang Dua"), (unit_lain, "Orang Luar")):
        anggota(u, Peran.TIM, nama=nama)
    teks = isi(klien.get("/pengguna/"))
    assert "Orang Satu" in teks
    assert "Orang Dua" in teks
    assert "Orang Luar" not in teks


@pytest.mark.parametrize(
    ("cari", "kena"),
    [
        ("muda", True),
        ("ANALIS muda", True),
        ("analis.m", True),
        ("kantor.test", True),
        ("x", False),
    ],
)
def test_every_word_of_a_search_must_be_found(
    klien: Client, unit: UnitKerja, cari: str, kena: bool
) -> None:
    anggota(unit, Peran.TIM, nama="Analis Muda", username="analis.m", email="am@kantor.test")
    teks = isi(klien.get("/pengguna/", {"cari": cari}, headers={"HX-Request": "true"}))
    assert ("Analis Muda" in teks) is kena
    assert "<h1>" not in teks


def test_closed_accounts_are_asked_for(klien: Client, unit: UnitKerja) -> None:
    anggota(unit, Peran.TIM, nama="Sudah Pindah", is_active=False)
    assert "Sudah Pindah" not in isi(klien.get("/pengguna/"))
    assert "Sudah Pindah" in isi(klien.get("/pengguna/?keadaan=nonaktif"))
    assert "Sudah Pindah" in isi(klien.get("/pengguna/?keadaan=semua"))


def test_a_unit_narrows_the_list_and_a_foreign_one_does_not(
    klien: Client, unit: UnitKerja, unit_lain: UnitKerja
) -> None:
    anak = PabrikUnitKerja.create(induk=unit)
    anggota(anak, Peran.TIM, nama="Orang Anak")
    anggota(unit_lain, Peran.TIM, nama="Orang Luar")
    assert "Orang Anak" in isi(klien.get("/pengguna/", {"unit": anak.pk}))
    assert "Orang Anak" not in isi(klien.get("/pengguna/", {"unit": unit.pk}))
    assert "Orang Luar" not in isi(klien.get("/pengguna/", {"unit": unit_lain.pk}))


def test_a_long_list_is_walked_page_by_page_without_gap_or_repeat(
    klien: Client, unit: UnitKerja
) -> None:
    for n in range(120):
        anggota(unit, Peran.TIM, nama=f"Pegawai_{n % 40:02}")
    url, dilihat = "/pengguna/", []
    for _ in range(4):
        teks = isi(klien.get(url))
        dilihat += re.findall(r'<td><a href="/pengguna/(\d+)/">', teks)
        lanjut = re.search(r'href="(\?[^"]*setelah=[^"]+)"', teks)
        if lanjut is None:
            break
        url = "/pengguna/" + lanjut[1].replace("&amp;", "&")
    assert len(dilihat) == len(set(dilihat)) == 121


@pytest.mark.parametrize("alamat", ["/pengguna/", "/unit/", "/instansi/"])
def test_lists_cost_the_same_for_few_and_many_rows(
    klien: Client, unit: UnitKerja, alamat: str
) -> None:
    def tambah(banyak: int) -> None:
        for _ in range(banyak):
            orang = anggota(PabrikUnitKerja.create(induk=unit), Peran.TIM)
            PabrikAnggotaTim.create(pengguna=orang, tim=PabrikTim.create(unit=unit))
            PabrikNarahubung.create(unit=unit)

    # The heartbeat of the reminders is kept for a moment after the first page.
    assert klien.get(alamat).status_code == 200
    biaya = []
    for banyak in (3, 27):
        tambah(banyak)
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(alamat).status_code == 200
        biaya.append(len(kueri))
    assert biaya[0] == biaya[1]


def test_the_page_of_a_person_shows_roles_within_reach_only(
    klien: Client, unit: UnitKerja, unit_lain: UnitKerja
) -> None:
    orang = anggota(unit, Peran.TIM, nama="Analis")
    PabrikKeanggotaan.create(pengguna=orang, unit=unit_lain, peran=Peran.PIMPINAN)
    teks = isi(klien.get(f"/pengguna/{orang.pk}/"))
    assert unit.nama in teks
    assert unit_lain.nama not in teks
    assert "juga berperan di unit yang tidak Anda kelola" in teks
    assert f"/pengguna/{orang.pk}/sandi/" not in teks
    for aksi in ("ubah", "sandi", "keaktifan"):
        jawaban = klien.get(f"/pengguna/{orang.pk}/{aksi}/")
        assert jawaban.status_code == 403
        assert "Admin yang menjangkau semua unit" in isi(jawaban)


def test_a_new_person_gets_a_role_and_a_password_that_serves_once(
    klien: Client, unit: UnitKerja
) -> None:
    data = {
        "username": "perencana",
        "nama": "Perencana Ahli Muda",
        "unit": unit.pk,
        "peran": "koordinator",
        "mulai": "2026-05-08",
    }
    teks = isi(klien.post("/pengguna/tambah/", data))
    sandi = sandi_tampil(teks)
    orang = Pengguna.objects.get(username="perencana")
    assert orang.check_password(sandi)
    assert orang.keanggotaan.get().peran == Peran.KOORDINATOR
    assert sandi not in isi(klien.get(f"/pengguna/{orang.pk}/"))
    lagi = klien.post("/pengguna/tambah/", data)
    assert lagi.status_code == 422
    assert 'value="Perencana Ahli Muda"' in isi(lagi)


def test_an_account_is_not_made_when_its_role_is_refused(klien: Client, unit: UnitKerja) -> None:
    data = {
        "username": "perencana",
        "nama": "Perencana",
        "unit": unit.pk,
        "peran": "pimpinan",
        "mulai": "2026-05-08",
        "keterangan": "Plh. Asdep",
    }
    jawaban = klien.post("/pengguna/tambah/", data)
    # The form of a new person has no field for it, but the rule holds.
    assert jawaban.status_code == 422
    assert not Pengguna.objects.filter(username="perencana").exists()


def test_an_account_in_a_unit_out_of_reach_is_refused(klien: Client, unit_lain: UnitKerja) -> None:
    data = {
        "username": "x",
        "nama": "X",
        "unit": unit_lain.pk,
        "peran": "tim",
        "mulai": "2026-05-08",
    }
    assert klien.post("/pengguna/tambah/", data).status_code == 422
    assert not Pengguna.objects.filter(username="x").exists()


def test_the_second_editor_sees_what_changed_and_keeps_the_text(
    klien: Client, unit: UnitKerja
) -> None:
    orang = anggota(unit, Peran.TIM, nama="Analis", telepon="1")
    data = {"nama": "Analis", "email": orang.email, "telepon": "021", "versi": orang.versi}
    assert klien.post(f"/pengguna/{orang.pk}/ubah/", data).status_code == 302
    jawaban = klien.post(f"/pengguna/{orang.pk}/ubah/", {**data, "telepon": "022"})
    teks = isi(jawaban)
    assert jawaban.status_code == 422
    assert "mengubah telepon 1 → 021" in teks
    assert 'value="022"' in teks
    versi = re.search(r'name="versi" value="(\d+)"', teks)
    assert versi is not None
    data |= {"telepon": "022", "versi": versi[1]}
    assert klien.post(f"/pengguna/{orang.pk}/ubah/", data).status_code == 302
    assert Pengguna.objects.get(pk=orang.pk).telepon == "022"


def test_closing_an_account_ends_its_session_at_once(
    klien: Client, unit: UnitKerja, masuk: Callable[[Pengguna], Client]
) -> None:
    orang = anggota(unit, Peran.TIM)
    milik = masuk(orang)
    assert milik.get("/profil/").status_code == 200
    data = {"alasan": "Mutasi.", "versi": orang.versi}
    assert klien.post(f"/pengguna/{orang.pk}/keaktifan/", data).status_code == 302
    assert milik.get("/profil/").status_code == 302
    orang.refresh_from_db()
    assert "Aktifkan akun" in isi(klien.get(f"/pengguna/{orang.pk}/keaktifan/"))


def test_a_reset_password_ends_the_sessions_and_must_be_changed(
    klien: Client, unit: UnitKerja, masuk: Callable[[Pengguna], Client]
) -> None:
    orang = anggota(unit, Peran.TIM, username="analis")
    milik = masuk(orang)
    teks = isi(klien.post(f"/pengguna/{orang.pk}/sandi/", {"versi": orang.versi}))
    assert milik.get("/profil/").status_code == 302
    baru = Client()
    baru.post("/masuk/", {"login": "analis", "password": sandi_tampil(teks)})
    jawaban = baru.get("/profil/")
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/akun/kata-sandi/")
    data = {"oldpassword": sandi_tampil(teks), "password1": SANDI, "password2": SANDI}
    assert baru.post("/akun/kata-sandi/", data).status_code == 302
    assert baru.get("/profil/").status_code == 200


def test_ones_own_password_is_not_reset_here(klien: Client, admin: Pengguna) -> None:
    jawaban = klien.post(f"/pengguna/{admin.pk}/sandi/", {"versi": admin.versi})
    assert jawaban.status_code == 403


# --- Roles ----------------------------------------------------------------------------------------


def test_a_plh_of_another_unit_is_named_by_user_name(klien: Client, unit: UnitKerja) -> None:
    orang = PabrikPengguna.create(username="asdep.lain")
    data = {
        "username": "asdep.lain",
        "unit": unit.pk,
        "peran": "pimpinan",
        "mulai": "2026-05-11",
        "sampai": "2026-05-22",
        "keterangan": "Plh. Asisten Deputi",
    }
    assert klien.post("/peran/beri/", data).status_code == 302
    peran = Keanggotaan.objects.get(pengguna=orang)
    assert (peran.mulai, peran.sampai) == (date(2026, 5, 11), date(2026, 5, 22))
    teks = isi(klien.post("/peran/beri/", {**data, "username": "tidak.ada"}))
    assert "Tidak ada akun dengan nama pengguna itu" in teks


def test_a_role_is_ended_on_its_page(klien: Client, unit: UnitKerja) -> None:
    peran = PabrikKeanggotaan.create(unit=unit)
    data = {"sampai": "2026-05-31", "alasan": "Mutasi.", "versi": peran.versi}
    assert klien.post(f"/peran/{peran.pk}/akhiri/", data).status_code == 302
    peran.refresh_from_db()
    assert peran.sampai == date(2026, 5, 31)


def test_the_last_admin_is_told_why_not(klien: Client, admin: Pengguna) -> None:
    peran = admin.keanggotaan.get()
    data = {"sampai": "2026-05-31", "versi": peran.versi}
    jawaban = klien.post(f"/peran/{peran.pk}/akhiri/", data)
    assert jawaban.status_code == 422
    assert "adalah Admin terakhir" in isi(jawaban)


# --- Units and teams ------------------------------------------------------------------------------


def test_the_tree_of_units_is_drawn_with_its_depth(klien: Client, unit: UnitKerja) -> None:
    anak = PabrikUnitKerja.create(induk=unit, nama="Bidang Anak")
    PabrikUnitKerja.create(induk=anak, nama="Subbidang Cucu")
    teks = isi(klien.get("/unit/"))
    urut = re.findall(r'class="cabang-(\d)"><a href="/unit/\d+/">([^<]+)', teks)
    assert urut == [("0", unit.nama), ("1", "Bidang Anak"), ("2", "Subbidang Cucu")]


def test_units_are_added_renamed_and_moved(klien: Client, unit: UnitKerja) -> None:
    data: dict[str, Any] = {"kode": "BARU.1", "nama": "Bidang Satu", "induk": unit.pk}
    assert klien.post("/unit/tambah/", data).status_code == 302
    assert klien.post("/unit/tambah/", data).status_code == 422
    satu = UnitKerja.objects.get(kode="BARU.1")
    lain = PabrikUnitKerja.create(induk=unit)
    data = {"nama": "Bidang Utama", "induk": lain.pk, "versi": satu.versi}
    assert klien.post(f"/unit/{satu.pk}/ubah/", data).status_code == 302
    satu.refresh_from_db()
    assert (satu.nama, satu.induk) == ("Bidang Utama", lain)


def test_a_unit_offers_no_parent_below_itself(klien: Client, unit: UnitKerja) -> None:
    anak = PabrikUnitKerja.create(induk=unit)
    teks = isi(klien.get(f"/unit/{unit.pk}/ubah/"))
    assert f'<option value="{anak.pk}"' not in teks


def test_a_team_is_made_and_changed(klien: Client, unit: UnitKerja) -> None:
    a, b = anggota(unit, Peran.TIM), anggota(unit, Peran.TIM)
    data: dict[str, Any] = {"nama": "Tim Satu", "anggota": [a.pk]}
    assert klien.post(f"/unit/{unit.pk}/tim/", data).status_code == 302
    tim = Tim.objects.get(nama="Tim Satu")
    data = {"nama": "Tim Dua", "anggota": [b.pk], "versi": tim.versi}
    assert klien.post(f"/tim/{tim.pk}/", data).status_code == 302
    assert klien.post(f"/tim/{tim.pk}/", data).status_code == 422
    tim.refresh_from_db()
    assert (tim.nama, list(tim.anggota.all())) == ("Tim Dua", [b])


def test_a_member_out_of_reach_is_refused(klien: Client, unit: UnitKerja) -> None:
    tim = PabrikTim.create(unit=unit)
    data = {"nama": tim.nama, "anggota": [PabrikPengguna.create().pk], "versi": tim.versi}
    assert klien.post(f"/tim/{tim.pk}/", data).status_code == 422
    assert not tim.anggota.exists()


# --- Institutions ---------------------------------------------------------------------------------


def test_everybody_reads_institutions_and_only_the_contacts_within_reach(
    pengamat: Pengguna,
    unit: UnitKerja,
    unit_lain: UnitKerja,
    masuk: Callable[[Pengguna], Client],
) -> None:
    instansi = PabrikInstansi.create(nama="Kemnaker")
    PabrikNarahubung.create(instansi=instansi, unit=unit, jabatan="Kepala Biro")
    PabrikNarahubung.create(instansi=instansi, unit=unit_lain, jabatan="Direktur Luar")
    klien = masuk(pengamat)
    assert "1 narahubung" in isi(klien.get("/instansi/?cari=kemn"))
    teks = isi(klien.get(f"/instansi/{instansi.pk}/"))
    assert "Kepala Biro" in teks
    assert "Direktur Luar" not in teks
    assert "/ubah/" not in teks
    assert klien.get(f"/instansi/{instansi.pk}/ubah/").status_code == 403


def test_an_institution_and_its_contact_are_kept(klien: Client, unit: UnitKerja) -> None:
    data: dict[str, Any] = {"nama": "Kementerian Uji", "alamat": "Jakarta"}
    assert klien.post("/instansi/tambah/", data).status_code == 302
    satu = Instansi.objects.get(nama="Kementerian Uji")
    data = {"nama": "Kementerian Coba", "alamat": "", "versi": satu.versi}
    assert klien.post(f"/instansi/{satu.pk}/ubah/", data).status_code == 302
    data = {"unit": unit.pk, "jabatan": "Kepala Biro", "surel": "biro@mitra.test"}
    assert klien.post(f"/instansi/{satu.pk}/narahubung/", data).status_code == 302
    orang = Narahubung.objects.get()
    data = {"jabatan": "Sekretaris", "versi": orang.versi}
    assert klien.post(f"/narahubung/{orang.pk}/ubah/", data).status_code == 302
    orang.refresh_from_db()
    assert (orang.jabatan, orang.unit) == ("Sekretaris", unit)
    assert klien.post(f"/narahubung/{orang.pk}/hapus/", {"versi": orang.versi}).status_code == 302
    assert not Narahubung.objects.exists()


# --- Profile --------------------------------------------------------------------------------------


def test_everybody_keeps_the_own_profile(
    orang_asing: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(orang_asing)
    data = {
        "nama": "Nama Baru",
        "email": orang_asing.email,
        "telepon": "021",
        "versi": orang_asing.versi,
    }
    assert klien.post("/profil/", data).status_code == 302
    orang_asing.refresh_from_db()
    assert (orang_asing.nama, orang_asing.telepon) == ("Nama Baru", "021")
    jawaban = klien.post(
        "/profil/", {**data, "email": "baru@kantor.test", "versi": orang_asing.versi}
    )
    assert "Ketik kata sandi Anda sekarang" in isi(jawaban)
    assert "Belum berperan" in isi(jawaban)


def test_the_profile_tells_ones_roles_and_teams(
    anggota_tim: Pengguna, unit: UnitKerja, masuk: Callable[[Pengguna], Client]
) -> None:
    PabrikAnggotaTim.create(pengguna=anggota_tim, tim=PabrikTim.create(unit=unit, nama="Tim Satu"))
    PabrikKeanggotaan.create(
        pengguna=anggota_tim,
        unit=unit,
        pimpinan=True,
        mulai=date(2025, 1, 1),
        sampai=PADA.replace(day=1),
    )
    teks = isi(masuk(anggota_tim).get("/profil/"))
    assert unit.nama in teks
    assert "Tim Satu" in teks
    assert "Pimpinan" not in teks
