"""URLs of notices."""

from __future__ import annotations

from django.urls import path

from notifikasi.views import kotak

app_name = "notifikasi"
urlpatterns = [
    path("pemberitahuan/", kotak.daftar, name="daftar"),
    path("pemberitahuan/dibaca/", kotak.baca_semua, name="baca_semua"),
    path("pemberitahuan/<int:pk>/buka/", kotak.buka, name="buka"),
    path("pemberitahuan/preferensi/", kotak.preferensi, name="preferensi"),
]
