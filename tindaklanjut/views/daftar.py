"""The list of tindak lanjut of a unit, and which of its columns a person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from akun.periode import Periode, Permintaan, halaman_periode
from akun.pihak import pilihan_pihak
from akun.pilihan import Tindakan
from inti.http import alihkan, pilih_templat
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
from tindaklanjut.kolom import KOLOM_BAKU, Kolom, kolom_milik, simpan_kolom

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@halaman_periode(Tindakan.BACA)
def daftar(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show the tasks of the unit; ``?saring=&q=&pic=&iku=&urut=`` choose, ``?setelah=`` goes on."""
    return tampilkan(request, periode)


def tampilkan(request: Permintaan, periode: Periode) -> HttpResponse:
    """Draw the list that the address asks for."""
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
        "kolom": kolom_milik(request.user),
        "semua_kolom": Kolom,
        "kelompok": kelompokkan(halaman.isi, sudut, pilihan),
        "halaman": halaman,
        "pilihan_pic": pilihan_pihak(periode.unit, pada),
        "pilihan_iku": iku_unit(periode.unit, periode.tahun),
        "boleh_menambah": HakTindakLanjut.untuk(request.user, pada).mengelola(periode.unit.pk),
    }
    templat = pilih_templat(
        request, penuh="tindaklanjut/daftar.html", sebagian="tindaklanjut/_daftar.html"
    )
    return render(request, templat, konteks)


@require_POST
@halaman_periode(Tindakan.BACA)
def kolom(request: Permintaan, periode: Periode) -> HttpResponse:
    """Keep which columns the person wants, then show the same list again."""
    baku = "baku" in request.POST
    simpan_kolom(pengguna=request.user, kolom=KOLOM_BAKU if baku else request.POST.getlist("kolom"))
    messages.success(request, "Kolom daftar tersimpan untuk Anda.")
    asal = request.META.get("QUERY_STRING", "")
    url = periode.url("tindaklanjut:daftar")
    return alihkan(request, f"{url}?{asal}" if asal else url)
