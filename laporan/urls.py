"""URLs of laporan."""

from __future__ import annotations

from django.urls import path

from akun.periode import jalur_periode
from laporan import views
from laporan.halaman import berkas, dokumen, narasi, susunan, templat, triwulan

app_name = "laporan"
urlpatterns = [
    jalur_periode("", views.beranda, "beranda"),
    jalur_periode("permohonan/<int:pk>/", views.permohonan, "permohonan"),
    jalur_periode("ringkasan/", berkas.ringkasan, "ringkasan"),
    jalur_periode("laporan/", triwulan.triwulan, "triwulan"),
    jalur_periode("laporan/nota-dinas/", triwulan.surat, "surat"),
    jalur_periode("laporan/narasi/<path:kode>/", narasi.narasi, "narasi"),
    jalur_periode("laporan/periksakan/", triwulan.ajukan, "periksakan"),
    jalur_periode("laporan/kembalikan/", triwulan.balik, "kembalikan"),
    jalur_periode("laporan/kunci/", triwulan.kunci, "finalkan"),
    jalur_periode("laporan/buka/", triwulan.buka, "buka"),
    jalur_periode("laporan/susun/<slug:jenis>/", susunan.minta, "susunan_minta"),
    path("laporan/susunan/<int:pk>/", susunan.rinci, name="susunan"),
    path("laporan/susunan/<int:pk>/kemajuan/", susunan.kemajuan, name="susunan_kemajuan"),
    path("laporan/susunan/<int:pk>/batal/", susunan.batal, name="susunan_batal"),
    path("laporan/susunan/<int:pk>/ulang/", susunan.ulang, name="susunan_ulang"),
    path("laporan/susunan/<int:pk>/unduh/", susunan.unduh, name="susunan_unduh"),
    jalur_periode("laporan/banding/<int:nomor>/", dokumen.banding, "banding"),
    jalur_periode("laporan/periksa-dokumen/", dokumen.periksa_dokumen, "periksa"),
    path("laporan/templat/", templat.daftar, name="templat_daftar"),
    path("laporan/templat/<int:pk>/", templat.templat, name="templat"),
    path("laporan/templat/<int:pk>/unduh/", templat.unduh, name="templat_unduh"),
    path("laporan/templat/<int:pk>/bawaan/", templat.bawaan, name="templat_bawaan"),
    path("laporan/templat/lama/<int:pk>/", templat.unduh_lama, name="templat_lama"),
    path("laporan/templat/lama/<int:pk>/pakai/", templat.pakai, name="templat_pakai"),
    path("laporan/berkas/<int:pk>/", berkas.versi, name="berkas"),
]
