"""URLs of the holiday table."""

from __future__ import annotations

from django.urls import path

from akun import periode  # noqa: F401  registers the converter "tahun"
from notifikasi import views_libur

app_name = "libur"
urlpatterns = [
    path("", views_libur.daftar, name="daftar"),
    path("<tahun:tahun>/", views_libur.daftar, name="tahun"),
    path("<tahun:tahun>/isi/", views_libur.isi, name="isi"),
    path("tambah/", views_libur.tambah, name="tambah"),
    path("<int:pk>/ubah/", views_libur.ubah, name="ubah"),
    path("<int:pk>/hapus/", views_libur.hapus, name="hapus"),
]
