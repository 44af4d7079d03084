"""URLs of rapat, kendala and tindak lanjut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from akun.periode import jalur_periode
from tindaklanjut.views import agenda, catat, daftar, hasil, kendala, rapat, rinci, tempel, ubah
from tindaklanjut.views.langkah import LANGKAH

if TYPE_CHECKING:
    from django.urls import URLPattern

app_name = "tindaklanjut"

_tindak_lanjut: list[URLPattern] = [
    jalur_periode("tindak-lanjut/", daftar.daftar, "daftar"),
    jalur_periode("tindak-lanjut/kolom/", daftar.kolom, "kolom"),
    jalur_periode("tindak-lanjut/baru/", ubah.tambah, "tambah"),
    path("tindak-lanjut/<int:pk>/", rinci.rinci, name="rinci"),
    path("tindak-lanjut/<int:pk>/ubah/", ubah.ubah, name="ubah"),
    path("tindak-lanjut/<int:pk>/bukti/<int:bukti>/", rinci.bukti_pakai, name="bukti_pakai"),
    path("tindak-lanjut/bukti/<int:pk>/tolak/", rinci.bukti_tolak, name="bukti_tolak"),
    path("permohonan/<int:pk>/setujui/", rinci.setujui, name="permohonan_setujui"),
    path("permohonan/<int:pk>/tolak/", rinci.tolak, name="permohonan_tolak"),
    *(
        path(f"tindak-lanjut/<int:pk>/{nama.replace('_', '-')}/", rinci.langkah(nama), name=nama)
        for nama in LANGKAH
    ),
]
_rapat: list[URLPattern] = [
    jalur_periode("rapat/", rapat.daftar, "rapat_daftar"),
    jalur_periode("rapat/baru/", rapat.tambah, "rapat_tambah"),
    path("rapat/<int:pk>/", rapat.rinci, name="rapat_rinci"),
    path("rapat/<int:pk>/catat/", catat.catat, name="rapat_catat"),
    path("rapat/<int:pk>/catat/butir/", catat.simpan, name="rapat_catat_simpan"),
    path("rapat/<int:pk>/catat/butir/<int:hasil>/hapus/", catat.hapus, name="rapat_catat_hapus"),
    path("rapat/<int:pk>/catat/urut/", catat.urut, name="rapat_catat_urut"),
    path("rapat/<int:pk>/catat/tenggat/", catat.tenggat, name="rapat_catat_tenggat"),
    path("rapat/<int:pk>/catat/instansi/", catat.instansi, name="rapat_catat_instansi"),
    path("rapat/<int:pk>/catat/kepala/", catat.kepala, name="rapat_catat_kepala"),
    path("rapat/<int:pk>/agenda/<int:tugas>/", agenda.bahas, name="rapat_agenda"),
    path("rapat/<int:pk>/tempel/", tempel.tempel, name="rapat_tempel"),
    path("rapat/<int:pk>/ubah/", rapat.ubah, name="rapat_ubah"),
    path("rapat/<int:pk>/tautkan/", rapat.tautkan, name="rapat_tautkan"),
    path("rapat/<int:pk>/selesai/", rapat.selesai, name="rapat_selesai"),
    path("rapat/<int:pk>/urungkan/", rapat.urungkan, name="rapat_urungkan"),
    path("rapat/<int:pk>/revisi/", rapat.revisi, name="rapat_revisi"),
    path("rapat/<int:pk>/hasil/", hasil.tambah, name="rapat_hasil_tambah"),
    path("rapat/<int:pk>/hasil/<int:hasil>/", hasil.ubah, name="rapat_hasil_ubah"),
    path("rapat/<int:pk>/hasil/<int:hasil>/hapus/", hasil.hapus, name="rapat_hasil_hapus"),
    path("rapat/<int:pk>/hasil/<int:hasil>/geser/", hasil.geser, name="rapat_hasil_geser"),
]
_kendala: list[URLPattern] = [
    jalur_periode("kendala/", kendala.daftar, "kendala_daftar"),
    jalur_periode("kendala/baru/", kendala.tambah, "kendala_tambah"),
    path("kendala/<int:pk>/", kendala.rinci, name="kendala_rinci"),
    path("kendala/<int:pk>/ubah/", kendala.ubah, name="kendala_ubah"),
    path("kendala/<int:pk>/tutup/", kendala.tutup, name="kendala_tutup"),
    path("kendala/<int:pk>/buka/", kendala.buka, name="kendala_buka"),
]
urlpatterns = [*_tindak_lanjut, *_rapat, *_kendala]
