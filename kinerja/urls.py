"""URLs of kinerja."""

from __future__ import annotations

from akun.periode import jalur_periode
from kinerja import views

app_name = "kinerja"
urlpatterns = [jalur_periode("kinerja/", views.tabel, "tabel")]
