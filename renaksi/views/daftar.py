"""The renaksi of a quarter, and the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from akun.jejak import gabung, jejak
from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from inti.http import pilih_templat
from renaksi.aturan import periksa_renaksi
from renaksi.halaman import SARINGAN, daftar_renaksi, saring
from renaksi.models import ButirKeterangan, Renaksi
from renaksi.muat import isian_renaksi
from renaksi.papan import tahapan_unit
from renaksi.views.alat import ambil_baris, penyusun

if TYPE_CHECKING:
    from django.http import HttpResponse

PER_HALAMAN = 40


@require_safe
@halaman_periode(Tindakan.BACA)
def daftar(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show the renaksi of the quarter per IKU; ``?saring=`` and ``?iku=`` narrow it down."""
    susun = penyusun(request, periode.unit.pk)
    semua = daftar_renaksi(periode)
    pilihan = request.GET.get("saring", "semua")
    isi = saring(semua, pilihan, pengguna=request.user, ambang=susun.ambang)
    kode = request.GET.get("iku", "")
    if kode:
        isi = isi.filter(iku__kode=kode)
    halaman = Paginator(isi, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "kelompok": susun.kelompok(halaman),
        "halaman": halaman,
        "jumlah": {
            nama: saring(semua, nama, pengguna=request.user, ambang=susun.ambang).count()
            for nama in SARINGAN
        },
        "saringan": SARINGAN,
        "pilihan": pilihan if pilihan in SARINGAN else "semua",
        "kode": kode,
        "terkunci": (periode.tahun, periode.triwulan) in susun.terkunci,
        "kelola": susun.hak.kelola(periode.unit.pk),
    }
    templat = pilih_templat(request, penuh="renaksi/daftar.html", sebagian="renaksi/_isi.html")
    return render(request, templat, konteks)


@require_safe
def rinci(request: Permintaan, pk: int) -> HttpResponse:
    """Show one renaksi with everything that happened to it."""
    baris = ambil_baris(request, pk)
    renaksi = baris.renaksi
    perjanjian = renaksi.iku.perjanjian
    isian = isian_renaksi(renaksi)
    tanggal_rapat = [k.tanggal for k in baris.keterangan if k.rapat_id and k.tanggal]
    temuan = periksa_renaksi(isian, lama=isian, rapat=tanggal_rapat)
    tahapan = tahapan_unit(perjanjian.unit_id, perjanjian.tahun)
    konteks = {
        "b": baris,
        "temuan": list(temuan),
        "tahap": next((t for t in tahapan if t.tahap == renaksi.tahap), None),
        "jejak": gabung(
            jejak(Renaksi, id=renaksi.pk),
            jejak(ButirKeterangan, nama="keterangan", renaksi_id=renaksi.pk),
        ),
    }
    return render(request, "renaksi/rinci.html", konteks)
