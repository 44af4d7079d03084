"""Logging in and out, and passwords: the routes of django-allauth this house uses, no others.

They keep allauth's names, which its own code reverses, so they stand outside any namespace.
"""

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import include, path, re_path

from akun import views

urlpatterns = [
    path("masuk/", views.Masuk.as_view(), name="account_login"),
    path("keluar/", allauth.logout, name="account_logout"),
    path("akun/tidak-aktif/", allauth.account_inactive, name="account_inactive"),
    path("akun/kata-sandi/", allauth.password_change, name="account_change_password"),
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
    path("sehat/", views.sehat, name="sehat"),
    path("", include("akun.urls_kelola")),
]
