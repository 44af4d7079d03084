"""URLs of bukti."""

from __future__ import annotations

from django.urls import path

from bukti import views

app_name = "bukti"
urlpatterns = [
    path("bukti/<int:pk>/unduh/", views.unduh, name="unduh"),
    path("bukti/<int:pk>/lihat/", views.lihat, name="lihat"),
]
