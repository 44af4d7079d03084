"""Pages of this room: history of any object, profile, people, units, teams, institutions."""

from __future__ import annotations

from django.urls import path

from akun import views_riwayat

app_name = "akun"
urlpatterns = [
    path("riwayat/<slug:jenis>/<int:pk>/", views_riwayat.riwayat, name="riwayat"),
]
