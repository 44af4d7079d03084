"""Logging in and out, passwords, second factor, SSO: the routes of django-allauth in use here.

They keep allauth's names, which its own code reverses, so they stand outside any namespace.
"""

from __future__ import annotations

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as cadangan
from allauth.mfa.totp import views as totp
from django.urls import include, path, re_path

from akun.views import sso
from akun.views.masuk import GantiSandi, Masuk, sehat

urlpatterns = [
    path("masuk/", Masuk.as_view(), name="account_login"),
    path("keluar/", allauth.logout, name="account_logout"),
    path("akun/tidak-aktif/", allauth.account_inactive, name="account_inactive"),
    path("akun/kata-sandi/", GantiSandi.as_view(), name="account_change_password"),
    path("kata-sandi/lupa/", allauth.password_reset, name="account_reset_password"),
    path("kata-sandi/terkirim/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(  # the key has hyphens of its own, the id has none
        r"^kata-sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "kata-sandi/tersimpan/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("akun/konfirmasi/", allauth.reauthenticate, name="account_reauthenticate"),
    path("masuk/faktor-kedua/", mfa.authenticate, name="mfa_authenticate"),
    path("akun/konfirmasi/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("akun/faktor-kedua/", mfa.index, name="mfa_index"),
    path("akun/faktor-kedua/pasang/", totp.activate_totp, name="mfa_activate_totp"),
    path("akun/faktor-kedua/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("akun/kode-cadangan/", cadangan.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "akun/kode-cadangan/buat/",
        cadangan.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "akun/kode-cadangan/unduh/",
        cadangan.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("masuk/sso/", sso.mulai, name="masuk_sso"),
    path("masuk/sso/<slug:provider_id>/", sso.kembali, name="openid_connect_callback"),
    path("sehat/", sehat, name="sehat"),
    path("", include("akun.urls_kelola")),
]
