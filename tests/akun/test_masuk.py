"""Login, passwords and health over HTTP."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core import mail
from django.db import DatabaseError, connection
from django.urls import NoReverseMatch, reverse

from akun.pilihan import Peran
from tests.pabrik import PabrikPengguna, anggota

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import Settings

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db
SANDI = "sandi-uji-2026-panjang"


@pytest.fixture
def orang(unit: UnitKerja) -> Pengguna:
    hasil = anggota(unit, Peran.TIM, username="analis", email="analis@kantor.test")
    hasil.set_password(SANDI)
    hasil.save()
    return hasil


def kirim(client: Client, login: str, sandi: str) -> tuple[int, str]:
    jawaban = client.post("/masuk/", {"login": login, "password": sandi})
    return jawaban.status_code, jawaban.content.decode()


@pytest.mark.parametrize("login", ["analis", "analis@kantor.test"])
def test_user_name_and_mail_both_open_the_door(client: Client, orang: Pengguna, login: str) -> None:
    assert kirim(client, login, SANDI)[0] == 302
    assert client.get("/").status_code == 302


def test_an_unknown_name_and_a_wrong_password_read_the_same(
    client: Client, orang: Pengguna
) -> None:
    pola = re.compile(r'role="alert".*?</div></div>', re.DOTALL)
    isi = [kirim(client, nama, "keliru")[1] for nama in ("analis", "tidak.ada")]
    galat = [pola.search(satu) for satu in isi]
    assert galat[0] is not None
    assert galat[1] is not None
    assert galat[0][0] == galat[1][0]


def test_five_wrong_passwords_lock_the_account_for_a_while(client: Client, orang: Pengguna) -> None:
    hasil = [kirim(client, "analis", "keliru") for _ in range(5)]
    assert [kode for kode, _ in hasil] == [200, 200, 200, 200, 429]
    assert "Kata sandi salah 5 kali" in hasil[-1][1]
    assert "selama 15 menit" in hasil[-1][1]
    assert kirim(client, "analis", SANDI)[0] != 302


def test_an_inactive_account_is_told_so_only_after_the_right_password(
    client: Client, orang: Pengguna
) -> None:
    orang.is_active = False
    orang.save()
    assert kirim(client, "analis", "keliru")[0] == 200
    kirim(client, "analis", SANDI)
    assert "_auth_user_id" not in client.session


def test_logging_out_needs_a_post(client: Client, orang: Pengguna) -> None:
    client.force_login(orang)
    assert "Keluar dari Pelacak?" in client.get("/keluar/").content.decode()
    assert "_auth_user_id" in client.session
    jawaban = client.post("/keluar/")
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/masuk/")
    assert "_auth_user_id" not in client.session


def test_asking_for_a_new_password_does_not_tell_who_has_an_account(
    client: Client, orang: Pengguna
) -> None:
    jawaban = [
        client.post("/kata-sandi/lupa/", {"email": surel}, follow=True)
        for surel in ("analis@kantor.test", "asing@kantor.test")
    ]
    isi = [re.sub(r'x-csrftoken": "[^"]*"', "", j.content.decode()) for j in jawaban]
    assert isi[0] == isi[1]
    assert "Bila surel itu terdaftar" in isi[0]
    assert [m.to for m in mail.outbox] == [["analis@kantor.test"]]


def test_the_mail_leads_to_a_new_password_once(client: Client, orang: Pengguna) -> None:
    client.post("/kata-sandi/lupa/", {"email": "analis@kantor.test"})
    surel = mail.outbox[0]
    assert surel.subject == "Atur ulang kata sandi Pelacak"
    cocok = re.search(r"http://testserver(/kata-sandi/baru/\S+)", str(surel.body))
    assert cocok is not None
    formulir = client.get(cocok[1], follow=True)
    assert 'name="password1"' in formulir.content.decode()
    tujuan = formulir.request["PATH_INFO"]
    baru = "kalimat-sandi-yang-lain"
    client.post(tujuan, {"password1": baru, "password2": baru})
    assert kirim(client, "analis", baru)[0] == 302
    client.logout()
    assert "Tautan tidak berlaku lagi" in client.get(cocok[1], follow=True).content.decode()


def test_changing_the_password_needs_the_old_one(client: Client, orang: Pengguna) -> None:
    client.force_login(orang)
    baru = {"password1": "kalimat-sandi-yang-lain", "password2": "kalimat-sandi-yang-lain"}
    salah = client.post("/akun/kata-sandi/", {"oldpassword": "keliru", **baru})
    assert "Kata sandi lama tidak cocok" in salah.content.decode()
    assert client.post("/akun/kata-sandi/", {"oldpassword": SANDI, **baru}).status_code == 302


def test_nobody_signs_up_by_himself() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_the_login_page_offers_sample_accounts_in_trial_mode_only(
    client: Client, unit: UnitKerja, settings: pytest.FixtureRequest
) -> None:
    contoh = anggota(unit, Peran.KOORDINATOR, username="koordinator", akun_contoh=True)
    PabrikPengguna.create(username="bukan.contoh")
    isi = client.get("/masuk/").content.decode()
    assert f'value="{contoh.username}"' in isi
    assert "Koordinator" in isi
    assert "bukan.contoh" not in isi
    settings.PRODUKSI = True  # type: ignore[attr-defined]  # pytest-django's settings fixture
    isi = client.get("/masuk/").content.decode()
    assert "Akun contoh" not in isi
    assert "contoh-2026-tw1" not in isi


def test_every_page_says_which_day_the_trial_believes_in(
    pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = masuk(pengamat).get("/gaya/").content.decode()
    assert "Mode coba · hari ini dianggap Jumat, 8 Mei 2026" in isi


def test_the_sheet_of_components_is_for_admin_in_production(
    pengamat: Pengguna, admin: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    from django.test import override_settings

    with override_settings(PRODUKSI=True):
        assert masuk(pengamat).get("/gaya/").status_code == 404
        assert masuk(admin).get("/gaya/").status_code == 200


def test_health_is_public_and_honest(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.PEMERIKSA_SEHAT = []  # the parts speak for themselves in their own tests
    jawaban = client.get("/sehat/")
    assert (jawaban.status_code, jawaban.json()["status"]) == (200, "sehat")

    def mati() -> None:
        raise DatabaseError("tidak menjawab")

    monkeypatch.setattr(connection, "cursor", mati)
    jawaban = client.get("/sehat/")
    assert (jawaban.status_code, jawaban.json()["status"]) == (503, "sakit")


def test_pages_forbid_what_is_not_ours(client: Client) -> None:
    kebijakan = client.get("/masuk/")["Content-Security-Policy"]
    assert "unsafe" not in kebijakan
    assert "script-src 'self'" in kebijakan
    assert settings.X_FRAME_OPTIONS == "DENY"


def test_an_account_without_a_password_has_none_to_change(client: Client, unit: UnitKerja) -> None:
    """Whoever comes in through SSO is sent to the profile, where no such link is drawn."""
    sso = anggota(unit, Peran.TIM)
    sso.set_unusable_password()
    sso.save()
    client.force_login(sso)
    jawaban = client.get("/akun/kata-sandi/", follow=True)
    isi = jawaban.content.decode()
    assert jawaban.redirect_chain == [("/profil/", 302)]
    assert "belum berkata sandi" in isi
    assert "/akun/kata-sandi/" not in isi


def test_a_database_without_tables_is_no_health(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def tanpa_tabel() -> tuple[bool, dict[str, object]]:
        raise DatabaseError("no such table")

    monkeypatch.setattr("notifikasi.kesehatan.laporan_sehat", tanpa_tabel)
    assert client.get("/sehat/").status_code == 503
