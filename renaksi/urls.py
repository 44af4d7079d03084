"""URLs of renaksi. A page of one object has no period in its address: the object has its own."""

from __future__ import annotations

from django.urls import path

from akun.periode import jalur_periode
from renaksi.views import daftar, kemajuan, papan, rencana, topik

app_name = "renaksi"
urlpatterns = [
    jalur_periode("renaksi/", daftar.daftar, "daftar"),
    jalur_periode("renaksi/tambah/", rencana.tambah, "tambah"),
    path("renaksi/<int:pk>/", daftar.rinci, name="rinci"),
    path("renaksi/<int:pk>/baris/", kemajuan.baris, name="baris"),
    path("renaksi/<int:pk>/ubah/", rencana.ubah, name="ubah"),
    path("renaksi/<int:pk>/lanjut/", rencana.lanjut, name="lanjut"),
    path("renaksi/<int:pk>/langkah/", rencana.langkah, name="langkah"),
    path("renaksi/<int:pk>/lepas/", papan.lepas, name="lepas"),
    path("renaksi/<int:pk>/status/", kemajuan.status, name="status"),
    path("renaksi/<int:pk>/hambatan/", kemajuan.hambatan, name="hambatan"),
    path("renaksi/<int:pk>/keterangan/", kemajuan.keterangan_tambah, name="keterangan_tambah"),
    path("renaksi/keterangan/<int:pk>/ubah/", kemajuan.keterangan_ubah, name="keterangan_ubah"),
    path("renaksi/keterangan/<int:pk>/hapus/", kemajuan.keterangan_hapus, name="keterangan_hapus"),
    jalur_periode("efektivitas/", papan.papan, "papan"),
    jalur_periode("efektivitas/tahapan/", topik.tahapan, "topik_tahapan"),
    jalur_periode("efektivitas/topik-baru/", topik.tambah, "topik_tambah"),
    jalur_periode("efektivitas/<int:topik>/jelaskan/", papan.jelaskan, "topik_jelaskan"),
    jalur_periode("efektivitas/<int:topik>/<int:tahap>/", papan.panel, "papan_panel"),
    path("efektivitas/topik/<int:pk>/ubah/", topik.ubah, name="topik_ubah"),
    path("efektivitas/topik/<int:pk>/hapus/", topik.hapus, name="topik_hapus"),
]
