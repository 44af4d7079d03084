"""The matrix and the page of one tonggak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from akun.periode import Periode, Permintaan, halaman_periode, pasang_periode
from akun.pilihan import Tindakan
from inti.jam import hari_ini
from rb.panel import ambil
from rb.views.alat import (
    ambil_tonggak,
    konteks_matriks,
    panel,
    periode_tonggak,
    tampilkan,
    triwulan_asal,
)

if TYPE_CHECKING:
    from django.http import HttpResponse

PANEL = "panel"


@require_safe
@halaman_periode(Tindakan.BACA)
def matriks(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show the matrix of the year s.d. the quarter; ``?tonggak=`` opens its panel."""
    pada = hari_ini()
    teks = request.GET.get("tonggak", "")
    pk = int(teks) if teks.isdecimal() and len(teks) < 19 else 0
    terpilih = ambil(request.user, pada, pk) if pk else None
    konteks = konteks_matriks(request, periode) | {
        "p": panel(request, terpilih, periode) if terpilih else None
    }
    return render(request, "rb/matriks.html", konteks)


@require_safe
def tonggak(request: Permintaan, pk: int) -> HttpResponse:
    """Show one tonggak: the panel for htmx on the matrix, the whole page otherwise.

    ``?lihat=`` opens one of its files in a frame.
    """
    if not request.htmx or request.htmx.history_restore_request or request.htmx.target != PANEL:
        return tampilkan(request, pk)
    objek = ambil_tonggak(request, pk)
    asal = triwulan_asal(request)
    periode = pasang_periode(request, periode_tonggak(objek, asal))
    teks = request.GET.get("lihat", "")
    konteks = {
        "p": panel(request, objek, periode),
        "periode": periode,
        "wadah": "isi-rb",
        "tw": periode.triwulan,
        "dilihat": int(teks) if teks.isdecimal() and len(teks) < 19 else None,
    }
    return render(request, "rb/_panel.html", konteks)
