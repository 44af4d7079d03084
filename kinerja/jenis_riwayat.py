"""Kinds of objects of kinerja that have a page of history."""

from __future__ import annotations

from typing import Final

from akun.riwayat import Anak, JenisRiwayat
from kinerja.models import (
    IKU,
    ButirSurvei,
    HasilSurvei,
    Komponen,
    Narasi,
    PerjanjianKinerja,
    Realisasi,
    Sasaran,
    TargetTriwulan,
)

JENIS: Final = (
    JenisRiwayat(
        "pk",
        "perjanjian kinerja",
        PerjanjianKinerja,
        PerjanjianKinerja.objects.all().terlihat_oleh,
        anak=(
            Anak("sasaran", Sasaran, "perjanjian", "nomor", rincian=("uraian",)),
            Anak("IKU", IKU, "perjanjian", "kode", rincian=("indikator",)),
        ),
    ),
    JenisRiwayat(
        "iku",
        "IKU",
        IKU,
        IKU.objects.all().terlihat_oleh,
        anak=(
            Anak("target", TargetTriwulan, "iku", "triwulan", rincian=("bawah", "atas")),
            Anak("realisasi", Realisasi, "iku", "triwulan", rincian=("nilai", "keadaan")),
            Anak("komponen", Komponen, "iku", "nama", rincian=("triwulan", "nilai")),
            Anak("survei", HasilSurvei, "iku", "triwulan", rincian=("n", "berkas")),
            Anak("butir survei", ButirSurvei, "hasil__iku", "nama", rincian=("jumlah", "n")),
            Anak("narasi", Narasi, "iku", "bagian", rincian=("triwulan",)),
        ),
    ),
)
