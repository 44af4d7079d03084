"""URLs of rb."""

from __future__ import annotations

from django.urls import path

from akun.periode import jalur_periode
from rb.views import bukti, halaman, putusan, rencana, telaah

app_name = "rb"
urlpatterns = [
    jalur_periode("rb/", halaman.matriks, "matriks"),
    jalur_periode("rb/telaah/", telaah.telaah, "telaah"),
    jalur_periode("rb/tambah/", rencana.tambah, "tambah"),
    path("rb/<int:pk>/ubah/", rencana.ubah, name="ubah"),
    path("rb/tonggak/<int:pk>/", halaman.tonggak, name="tonggak"),
    path("rb/tonggak/<int:pk>/ajukan/", putusan.ajukan, name="ajukan"),
    path("rb/tonggak/<int:pk>/selesai/", putusan.selesai, name="selesai"),
    path("rb/tonggak/<int:pk>/putusan/", putusan.putusan, name="putusan"),
    path("rb/tonggak/<int:pk>/gagal/", putusan.gagal, name="gagal"),
    path("rb/tonggak/<int:pk>/batal/", putusan.batal, name="batal"),
    path("rb/tonggak/<int:pk>/buka/", putusan.buka, name="buka"),
    path("rb/tonggak/<int:pk>/tenggat/", putusan.tenggat, name="tenggat"),
    path("rb/tonggak/<int:pk>/bukti/", bukti.lampirkan, name="lampirkan"),
    path("rb/tonggak/<int:pk>/bukti/pakai/", bukti.pakai, name="pakai_bukti"),
    path("rb/klaim/<int:pk>/nilai/", bukti.nilai, name="nilai_bukti"),
    path("rb/klaim/<int:pk>/tarik/", bukti.tarik, name="tarik_bukti"),
    path("rb/klaim/<int:pk>/versi/", bukti.versi, name="versi_bukti"),
]
