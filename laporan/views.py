"""The first pages: where somebody lands, and Beranda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from akun.kunci import triwulan_terkunci
from akun.periode import Periode, Permintaan, halaman_periode, periode_bawaan
from akun.pilihan import Tindakan
from inti.jam import hari_ini, sekarang
from laporan.beranda import susun
from notifikasi.kalender import kalender

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
def awal(request: Permintaan) -> HttpResponse:
    """Send the person to Beranda of their first unit in the quarter of today."""
    periode = periode_bawaan(request.user, hari_ini())
    if periode is None:
        return render(request, "laporan/tanpa_unit.html")
    return redirect(periode.url("laporan:beranda"))


@require_safe
@halaman_periode(Tindakan.BACA)
def beranda(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show how things stand, on one page."""
    isi = susun(periode=periode, pengguna=request.user, pada=hari_ini(), kalender=kalender())
    terkunci = (isi.data.tahun, isi.data.triwulan) in triwulan_terkunci(periode.unit.pk)
    return render(
        request,
        "laporan/beranda.html",
        {"b": isi, "terkunci": terkunci, "sekarang": sekarang()},
    )
