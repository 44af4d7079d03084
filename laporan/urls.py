"""URLs of laporan."""

from __future__ import annotations

from akun.periode import jalur_periode
from laporan import views

app_name = "laporan"
urlpatterns = [
    jalur_periode("", views.beranda, "beranda"),
    jalur_periode("permohonan/<int:pk>/", views.permohonan, "permohonan"),
]
