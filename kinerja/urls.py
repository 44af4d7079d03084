"""URLs of kinerja. The kode of an IKU is free text, even with a slash."""

from __future__ import annotations

from akun.periode import jalur_periode
from kinerja.views import jelaskan, susunan, tabel

app_name = "kinerja"
urlpatterns = [
    jalur_periode("kinerja/", tabel.tabel, "tabel"),
    jalur_periode("kinerja/rata-rata/", jelaskan.rata, "jelaskan_rata"),
    jalur_periode("kinerja/pk/", susunan.pk, "pk"),
    jalur_periode("kinerja/pk/ubah/", susunan.pk_ubah, "pk_ubah"),
    jalur_periode("kinerja/sasaran/<path:nomor>/ubah/", susunan.sasaran_ubah, "sasaran_ubah"),
    jalur_periode("kinerja/iku-baru/", susunan.iku_tambah, "iku_tambah"),
    jalur_periode("kinerja/iku/<path:kode>/isi/", tabel.isi, "isi"),
    jalur_periode("kinerja/iku/<path:kode>/nilai/", tabel.nilai, "nilai"),
    jalur_periode("kinerja/iku/<path:kode>/bawa/", tabel.bawa, "bawa"),
    jalur_periode("kinerja/iku/<path:kode>/komponen/", tabel.komponen, "komponen"),
    jalur_periode("kinerja/iku/<path:kode>/jelaskan/", jelaskan.iku, "jelaskan"),
    jalur_periode("kinerja/iku/<path:kode>/ubah/", susunan.iku_ubah, "iku_ubah"),
    jalur_periode("kinerja/iku/<path:kode>/", susunan.iku_rinci, "iku_rinci"),
]
