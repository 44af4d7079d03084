"""The list of tindak lanjut of a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from akun.periode import Periode, Permintaan, halaman_periode
from akun.pihak import pilihan_pihak
from akun.pilihan import Tindakan
from inti.http import pilih_templat
from inti.jam import hari_ini
from inti.kursor import potong
from notifikasi.kalender import kalender
from tindaklanjut.daftar import (
    UKURAN,
    Pilihan,
    Sudut,
    jumlah_pic_terlambat,
    kelompokkan,
    susun_tab,
)
from tindaklanjut.forms import iku_unit
from tindaklanjut.izin import HakTindakLanjut

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@halaman_periode(Tindakan.BACA)
def daftar(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show the tasks of the unit; ``?saring=&q=&pic=&iku=`` narrow down, ``?setelah=`` goes on."""
    pada = hari_ini()
    sudut = Sudut(periode.unit, request.user, pada, kalender())
    pilihan = Pilihan.dari(request.GET)
    halaman = potong(
        sudut.daftar(pilihan), urutan=pilihan.urutan, ukuran=UKURAN, alamat=request.GET
    )
    tab = susun_tab(sudut, pilihan.saring)
    konteks = {
        "tab": tab,
        "jumlah": {t.saring.name.lower(): t.hitungan for t in tab},
        "pic_terlambat": jumlah_pic_terlambat(sudut),
        "pilihan": pilihan,
        "kelompok": kelompokkan(halaman.isi, sudut, pilihan.saring),
        "halaman": halaman,
        "pilihan_pic": pilihan_pihak(periode.unit, pada),
        "pilihan_iku": iku_unit(periode.unit, periode.tahun),
        "boleh_menambah": HakTindakLanjut.untuk(request.user, pada).mengelola(periode.unit.pk),
    }
    templat = pilih_templat(
        request, penuh="tindaklanjut/daftar.html", sebagian="tindaklanjut/_daftar.html"
    )
    return render(request, templat, konteks)
