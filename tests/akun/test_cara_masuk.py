"""Idle sessions, the second factor and SSO: each switch on and off."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Client
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.utils import timezone

from akun.mfa import AdapterMFA
from akun.middleware import KUNCI_SESI
from akun.models import Pengguna
from akun.pilihan import Peran
from tests.pabrik import PabrikPengguna, anggota

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from urllib.parse import SplitResult

    from pytest_django import Settings

    from akun.models import UnitKerja

from urllib.parse import parse_qs, urlsplit

pytestmark = pytest.mark.django_db
SANDI = "sandi-uji-2026-panjang"


def isi(jawaban: Any) -> str:  # noqa: ANN401 - the test client has no static type
    return str(jawaban.content.decode())


@pytest.fixture
def orang(unit: UnitKerja) -> Pengguna:
    hasil = anggota(unit, Peran.PIMPINAN, username="asdep", email="asdep@kantor.test")
    hasil.set_password(SANDI)
    hasil.save()
    return hasil


def masuk_sandi(nama: str = "asdep") -> Client:
    klien = Client()
    klien.post("/masuk/", {"login": nama, "password": SANDI})
    return klien


# --- Idle sessions --------------------------------------------------------------------------------


def tua(klien: Client, detik: int) -> Session:
    """Let the session of a client have been renewed ``detik`` seconds ago."""
    sesi = klien.session
    sesi[KUNCI_SESI] = sesi[KUNCI_SESI] - detik
    sesi.save()
    baris = Session.objects.get(session_key=sesi.session_key)
    baris.expire_date -= timedelta(seconds=detik)
    baris.save()
    return baris


def test_a_session_begins_its_idle_time_with_the_login(orang: Pengguna) -> None:
    assert timezone.now().timestamp() - masuk_sandi().session[KUNCI_SESI] < 5


@pytest.mark.parametrize(("umur", "diperpanjang"), [(500, False), (700, True)])
def test_a_session_in_use_is_renewed_but_not_by_every_request(
    orang: Pengguna, umur: int, diperpanjang: bool
) -> None:
    klien = masuk_sandi()
    sebelum = tua(klien, umur).expire_date
    assert klien.get("/profil/").status_code == 200
    sesudah = Session.objects.get(pk=klien.session.session_key).expire_date
    assert (sesudah > sebelum) is diperpanjang


def test_a_session_ends_after_idle_time(orang: Pengguna, settings: Settings) -> None:
    klien = masuk_sandi()
    tua(klien, settings.SESSION_COOKIE_AGE + 1)
    jawaban = klien.get("/profil/")
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/masuk/?next=/profil/")


def test_somebody_who_works_all_day_stays_logged_in(orang: Pengguna, settings: Settings) -> None:
    klien = masuk_sandi()
    for _ in range(3):
        tua(klien, settings.SESSION_COOKIE_AGE - 60)
        assert klien.get("/profil/").status_code == 200


# --- Second factor --------------------------------------------------------------------------------


def kode_totp(rahasia: str) -> str:
    return str(format_hotp_value(hotp_value(rahasia, next(iter(yield_hotp_counters_from_time())))))


def buka_pasang(klien: Client) -> Any:  # noqa: ANN401
    """Open the page of setting up, with the password it asks for once more."""
    jawaban = klien.get("/akun/faktor-kedua/pasang/")
    assert jawaban["Location"].startswith("/akun/konfirmasi/")
    klien.post(jawaban["Location"], {"password": SANDI})
    return klien.get("/akun/faktor-kedua/pasang/")


def pasang(klien: Client) -> str:
    """Set up an authenticator app as the page asks for it; return its secret."""
    halaman = isi(buka_pasang(klien))
    cocok = re.search(r"data-rahasia>([A-Z2-7]+)<", halaman)
    assert cocok is not None
    jawaban = klien.post("/akun/faktor-kedua/pasang/", {"code": kode_totp(cocok[1])})
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/akun/kode-cadangan/")
    return cocok[1]


def test_anybody_may_set_up_a_second_factor_and_is_then_asked_for_it(orang: Pengguna) -> None:
    klien = masuk_sandi()
    assert klien.get("/profil/").status_code == 200
    rahasia = pasang(klien)
    kode_cadangan = re.findall(r"<li><code>(\d+)</code>", isi(klien.get("/akun/kode-cadangan/")))
    assert len(kode_cadangan) == 10
    baru = masuk_sandi()
    assert baru.get("/profil/").status_code == 302
    salah = baru.post("/masuk/faktor-kedua/", {"code": "000000"})
    assert "Kode salah" in isi(salah)
    assert baru.get("/profil/").status_code == 302
    baru.post("/masuk/faktor-kedua/", {"code": kode_totp(rahasia)})
    assert baru.get("/profil/").status_code == 200
    lain = masuk_sandi()
    lain.post("/masuk/faktor-kedua/", {"code": kode_cadangan[0]})
    assert lain.get("/profil/").status_code == 200


def test_the_picture_of_the_secret_stands_in_the_page_without_style_or_data_address(
    orang: Pengguna,
) -> None:
    halaman = isi(buka_pasang(masuk_sandi()))
    gambar = re.search(r'<div class="kode-qr[^>]*>(.*?)</div>', halaman, re.DOTALL)
    assert gambar is not None
    assert gambar[1].startswith("<svg")
    assert "style" not in gambar[1]
    assert "data:" not in halaman


def test_the_secret_is_not_readable_in_the_database(orang: Pengguna) -> None:
    rahasia = pasang(masuk_sandi())
    tersimpan = str(Authenticator.objects.get(type="totp").data)
    assert rahasia not in tersimpan


def test_a_changed_secret_key_still_opens_what_the_former_one_shut(
    settings: Settings,
) -> None:
    sandi = AdapterMFA().encrypt("RAHASIA")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "kunci-yang-baru-dan-cukup-panjang-0123456789"
    assert AdapterMFA().decrypt(sandi) == "RAHASIA"


@pytest.mark.parametrize("peran", Peran)
@pytest.mark.parametrize("wajib", [False, True])
def test_the_second_factor_is_required_of_who_decides_while_the_switch_is_on(
    unit: UnitKerja, peran: Peran, wajib: bool, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(anggota(unit, peran))
    with override_settings(WAJIB_MFA=wajib):
        jawaban = klien.get("/profil/")
    diminta = wajib and peran in {Peran.PIMPINAN, Peran.PENGELOLA, Peran.ADMIN}
    assert jawaban.status_code == (302 if diminta else 200)
    if diminta:
        assert jawaban["Location"] == "/akun/faktor-kedua/pasang/"


def test_a_required_second_factor_opens_the_house_and_stays(orang: Pengguna) -> None:
    with override_settings(WAJIB_MFA=True):
        klien = masuk_sandi()
        htmx = klien.get("/profil/", headers={"HX-Request": "true"})
        assert htmx["HX-Redirect"] == "/akun/faktor-kedua/pasang/"
        pasang(klien)
        assert klien.get("/profil/").status_code == 200
        halaman = isi(klien.get("/akun/faktor-kedua/lepas/"))
        assert "mewajibkan faktor kedua" in halaman
        klien.post("/akun/faktor-kedua/lepas/")
        assert Authenticator.objects.filter(user=orang, type="totp").exists()
    with override_settings(WAJIB_MFA=False):
        klien.post("/akun/faktor-kedua/lepas/")
    assert not Authenticator.objects.filter(user=orang, type="totp").exists()


def test_changing_the_way_of_logging_in_asks_for_the_password_once_more(orang: Pengguna) -> None:
    klien = masuk_sandi()
    jawaban = klien.get("/akun/faktor-kedua/pasang/")
    halaman = isi(klien.get(jawaban["Location"]))
    assert "Ketik kata sandi Anda sekali lagi" in halaman
    salah = klien.post(jawaban["Location"], {"password": "keliru"})
    assert "Kata sandi lama tidak cocok" in isi(salah)
    benar = klien.post(jawaban["Location"], {"password": SANDI})
    assert benar["Location"] == "/akun/faktor-kedua/pasang/"


def test_an_admin_takes_away_a_lost_second_factor(
    orang: Pengguna, admin: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    pasang(masuk_sandi())
    orang.refresh_from_db()
    url = f"/pengguna/{orang.pk}/faktor-kedua/"
    assert masuk(admin).post(url, {"versi": orang.versi}).status_code == 302
    assert not Authenticator.objects.filter(user=orang).exists()
    assert Pengguna.history.filter(
        id=orang.pk, history_user=admin, history_change_reason="Faktor kedua dilepas oleh Admin."
    ).exists()


# --- SSO ------------------------------------------------------------------------------------------

PENYEDIA = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "sso",
                "name": "SSO Kementerian",
                "client_id": "pelacak",
                "secret": "rahasia",
                "settings": {"server_url": "https://sso.kantor.test"},
            }
        ]
    }
}


@pytest.fixture
def klaim(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    """Switch SSO on; what the provider will say about whoever comes back can be changed."""
    isi_klaim: dict[str, object] = {
        "sub": "1",
        "email": "asdep@kantor.test",
        "email_verified": True,
    }
    alamat = {
        "authorization_endpoint": "https://sso.kantor.test/masuk",
        "token_endpoint": "https://sso.kantor.test/token",
        "userinfo_endpoint": "https://sso.kantor.test/saya",
        "issuer": "https://sso.kantor.test",
    }
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "openid_config", alamat)
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "_fetch_user_info", lambda *_: isi_klaim)
    monkeypatch.setattr(
        OAuth2Client, "get_access_token", lambda *_, **__: {"access_token": "tanda"}
    )
    with override_settings(
        OIDC_AKTIF=True, OIDC_NAMA="SSO Kementerian", SOCIALACCOUNT_PROVIDERS=PENYEDIA
    ):
        yield isi_klaim


def ke_penyedia(klien: Client, **data: str) -> SplitResult:
    jawaban = klien.post("/masuk/sso/", data)
    assert jawaban.status_code == 302
    return urlsplit(jawaban["Location"])


def pulang(klien: Client, tujuan: SplitResult) -> Any:  # noqa: ANN401
    negara = parse_qs(tujuan.query)["state"][0]
    return klien.get("/masuk/sso/sso/", {"code": "kode", "state": negara})


def test_sso_does_not_exist_while_it_is_switched_off(client: Client) -> None:
    assert "/masuk/sso/" not in isi(client.get("/masuk/"))
    assert client.post("/masuk/sso/").status_code == 404
    assert client.get("/masuk/sso/sso/?code=x&state=y").status_code == 404


@pytest.mark.usefixtures("klaim")
def test_an_existing_account_comes_in_by_its_verified_address(orang: Pengguna) -> None:
    klien = Client()
    assert "Masuk dengan SSO Kementerian" in isi(klien.get("/masuk/"))
    tujuan = ke_penyedia(klien)
    assert tujuan.netloc == "sso.kantor.test"
    assert parse_qs(tujuan.query)["redirect_uri"] == ["http://testserver/masuk/sso/sso/"]
    pulang(klien, tujuan)
    assert klien.get("/profil/").status_code == 200
    assert klien.session["_auth_user_id"] == str(orang.pk)
    # Neither is the password wiped nor a link stored that would outlive the address.
    orang.refresh_from_db()
    assert orang.check_password(SANDI)
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    "ganti",
    [
        {"email": "asing@kantor.test"},
        {"email": ""},
        {"email_verified": False},
        {"email_verified": "false"},
        {"email_verified": None},
    ],
)
def test_nobody_else_comes_in_and_nobody_signs_up(
    orang: Pengguna, klaim: dict[str, object], ganti: dict[str, object]
) -> None:
    PabrikPengguna.create(email="")
    klaim |= ganti
    jumlah = Pengguna.objects.count()
    klien = Client()
    jawaban = pulang(klien, ke_penyedia(klien))
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/masuk/")
    assert "belum terdaftar sebagai akun" in isi(klien.get("/masuk/"))
    assert "_auth_user_id" not in klien.session
    assert Pengguna.objects.count() == jumlah


@pytest.mark.usefixtures("klaim")
def test_a_closed_account_does_not_come_in(orang: Pengguna) -> None:
    Pengguna.objects.filter(pk=orang.pk).update(is_active=False)
    klien = Client()
    pulang(klien, ke_penyedia(klien))
    assert "_auth_user_id" not in klien.session


@pytest.mark.usefixtures("klaim", "orang")
def test_a_return_that_nobody_started_is_refused() -> None:
    klien = Client()
    jawaban = klien.get("/masuk/sso/sso/", {"code": "kode", "state": "karangan"})
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/masuk/")
    assert "_auth_user_id" not in klien.session


@pytest.mark.usefixtures("klaim")
def test_the_second_factor_is_asked_for_after_sso_too(orang: Pengguna) -> None:
    pasang(masuk_sandi())
    klien = Client()
    jawaban = pulang(klien, ke_penyedia(klien))
    assert jawaban["Location"].startswith("/masuk/faktor-kedua/")
    assert klien.get("/profil/").status_code == 302


@pytest.mark.usefixtures("klaim")
def test_who_came_through_sso_need_not_change_a_password_he_never_uses(orang: Pengguna) -> None:
    Pengguna.objects.filter(pk=orang.pk).update(wajib_ganti_sandi=True)
    klien = Client()
    pulang(klien, ke_penyedia(klien))
    assert klien.get("/profil/").status_code == 200
    assert masuk_sandi().get("/profil/").status_code == 302


@pytest.mark.usefixtures("klaim")
def test_while_sso_is_on_only_an_admin_moves_an_address(orang: Pengguna) -> None:
    klien = masuk_sandi()
    data = {"nama": orang.nama, "email": "lain@kantor.test", "telepon": "1", "versi": orang.versi}
    assert klien.post("/profil/", data).status_code == 302
    orang.refresh_from_db()
    assert (orang.telepon, orang.email) == ("1", "asdep@kantor.test")


@pytest.mark.usefixtures("klaim", "orang")
def test_an_identity_is_never_connected_with_whoever_is_logged_in() -> None:
    assert masuk_sandi().post("/masuk/sso/?process=connect").status_code == 404
    assert masuk_sandi().post("/masuk/sso/", {"process": "connect"}).status_code == 404
