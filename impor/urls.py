"""URLs of import and export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from akun.periode import jalur_periode
from impor import views, views_survei

if TYPE_CHECKING:
    from django.urls import URLPattern

app_name = "impor"

urlpatterns: list[URLPattern] = [
    path("impor/", views.unggah, name="unggah"),
    path("impor/templat/", views.unduh_templat, name="templat"),
    path("impor/<int:pk>/", views.rinci, name="rinci"),
    path("impor/<int:pk>/kemajuan/", views.kemajuan, name="kemajuan"),
    path("impor/<int:pk>/simpan/", views.simpan, name="simpan"),
    path("impor/<int:pk>/batal/", views.batal, name="batal"),
    path("impor/<int:pk>/ulang/", views.ulang, name="ulang"),
    path("impor/<int:pk>/ditolak/", views.unduh_ditolak, name="ditolak"),
    jalur_periode("impor/survei/<path:kode>/", views_survei.survei, "survei"),
    jalur_periode("ekspor/", views.halaman_ekspor, "ekspor"),
    jalur_periode("ekspor/unduh/", views.unduh_ekspor, "ekspor_unduh"),
]
