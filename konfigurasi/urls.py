"""URL map of the house: each room brings its own."""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from laporan import gaya, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.awal, name="beranda"),
    path("", include("akun.urls")),
    path("", include("bukti.urls")),
    path("", include("impor.urls")),
    path("hari-libur/", include("notifikasi.urls_libur")),
    path("", include("kinerja.urls")),
    path("", include("laporan.urls")),
    path("", include("rb.urls")),
    path("", include("notifikasi.urls")),
    path("", include("renaksi.urls")),
    path("", include("tindaklanjut.urls")),
    path("gaya/", gaya.lembar, name="gaya"),
]
if settings.ADMIN_DJANGO:
    urlpatterns.append(path("admin/", admin.site.urls))
