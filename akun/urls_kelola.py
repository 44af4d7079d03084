"""Pages of this room: history of any object, profile, people, units, teams, institutions."""

from __future__ import annotations

from django.urls import path

from akun.views import instansi, pengguna, peran, profil, riwayat, unit

app_name = "akun"
urlpatterns = [
    path("riwayat/<slug:jenis>/<int:pk>/", riwayat.riwayat, name="riwayat"),
    path("profil/", profil.profil, name="profil"),
    path("pengguna/", pengguna.daftar, name="pengguna_daftar"),
    path("pengguna/tambah/", pengguna.tambah, name="pengguna_tambah"),
    path("pengguna/<int:pk>/", pengguna.rinci, name="pengguna_rinci"),
    path("pengguna/<int:pk>/ubah/", pengguna.ubah, name="pengguna_ubah"),
    path("pengguna/<int:pk>/keaktifan/", pengguna.keaktifan, name="pengguna_keaktifan"),
    path("pengguna/<int:pk>/sandi/", pengguna.sandi, name="pengguna_sandi"),
    path("pengguna/<int:pk>/faktor-kedua/", pengguna.faktor_kedua, name="pengguna_faktor_kedua"),
    path("peran/beri/", peran.beri, name="peran_beri"),
    path("peran/<int:pk>/akhiri/", peran.akhiri, name="peran_akhiri"),
    path("unit/", unit.daftar, name="unit_daftar"),
    path("unit/tambah/", unit.tambah, name="unit_tambah"),
    path("unit/<int:pk>/", unit.rinci, name="unit_rinci"),
    path("unit/<int:pk>/ubah/", unit.ubah, name="unit_ubah"),
    path("unit/<int:pk>/tim/", unit.tim_tambah, name="tim_tambah"),
    path("tim/<int:pk>/", unit.tim_ubah, name="tim_ubah"),
    path("instansi/", instansi.daftar, name="instansi_daftar"),
    path("instansi/tambah/", instansi.tambah, name="instansi_tambah"),
    path("instansi/<int:pk>/", instansi.rinci, name="instansi_rinci"),
    path("instansi/<int:pk>/ubah/", instansi.ubah, name="instansi_ubah"),
    path("instansi/<int:pk>/narahubung/", instansi.narahubung_tambah, name="narahubung_tambah"),
    path("narahubung/<int:pk>/ubah/", instansi.narahubung_ubah, name="narahubung_ubah"),
    path("narahubung/<int:pk>/hapus/", instansi.narahubung_hapus, name="narahubung_hapus"),
]
