"""URLs of notices."""

from __future__ import annotations

from django.urls import path

from notifikasi.views import aturan, kotak, luar, penjaga, umpan

app_name = "notifikasi"
urlpatterns = [
    path("pemberitahuan/", kotak.daftar, name="daftar"),
    path("pemberitahuan/dibaca/", kotak.baca_semua, name="baca_semua"),
    path("pemberitahuan/<int:pk>/buka/", kotak.buka, name="buka"),
    path("pemberitahuan/preferensi/", kotak.preferensi, name="preferensi"),
    path("pemberitahuan/kalender/", umpan.kelola, name="umpan"),
    path("pemberitahuan/kalender/buat/", umpan.buat, name="umpan_buat"),
    path("pemberitahuan/kalender/cabut/", umpan.cabut, name="umpan_cabut"),
    path("kalender/<str:rahasia>.ics", umpan.ical, name="umpan_ical"),
    path("luar/<str:rahasia>/", luar.halaman, name="luar"),
    path("kiriman/<int:pk>/", luar.kiriman, name="kiriman"),
    path("kiriman/<int:pk>/<str:putusan>/", luar.putuskan, name="kiriman_putuskan"),
    path("pengingat/keluar/", penjaga.kotak_keluar, name="kotak_keluar"),
    path("pengingat/keluar/<int:pk>/ulang/", penjaga.ulang, name="kirim_ulang"),
    path("pengingat/kesehatan/", penjaga.kesehatan, name="kesehatan"),
    path("pengingat/pratinjau/", penjaga.pratinjau, name="pratinjau"),
    path("pengingat/pratinjau/tulis/", penjaga.tulis_contoh, name="tulis_contoh"),
    path("pengingat/aturan/", aturan.daftar, name="aturan_daftar"),
    path("pengingat/aturan/<int:pk>/", aturan.aturan, name="aturan"),
    path("pengingat/aturan/<int:pk>/bawaan/", aturan.bawaan, name="aturan_bawaan"),
    path("kotak-masuk-contoh/", penjaga.kotak_masuk_contoh, name="kotak_masuk_contoh"),
    path("kotak-masuk-contoh/<int:pk>/", penjaga.surel_contoh, name="surel_contoh"),
    path("kotak-masuk-contoh/<int:pk>/html/", penjaga.surel_contoh_html, name="surel_contoh_html"),
]
