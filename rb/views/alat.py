"""What the views of RB share: the tonggak or 404, and the answer to a form.

A form on the matrix carries ``tw``, the quarter of the page: htmx then gets the matrix and the
panel again, a browser without JavaScript goes back to the matrix. Without ``tw`` it is the page
of the tonggak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from akun.izin import boleh
from akun.periode import Periode, pasang_periode
from akun.pilihan import Tindakan
from akun.riwayat import entri_riwayat
from inti.http import alihkan
from inti.jam import hari_ini
from inti.triwulan import TRIWULAN, triwulan_dari
from notifikasi.kalender import kalender
from rb import izin
from rb.halaman import LEGENDA, susun_matriks
from rb.panel import PanelTonggak, ambil, susun_panel

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.periode import Permintaan
    from bukti.models import Bukti
    from inti.forms import Formulir
    from rb.models import Tonggak

STATUS_DITOLAK = 422


def ambil_tonggak(request: Permintaan, pk: int) -> Tonggak:
    """Return a tonggak the person may see; anybody else's is 404."""
    tonggak = ambil(request.user, hari_ini(), pk)
    if tonggak is None:
        raise Http404("Tonggak tidak ditemukan.")
    return tonggak


def triwulan_asal(request: Permintaan) -> int | None:
    """Return the quarter of the matrix the request comes from, if it does."""
    teks = request.POST.get("tw") or request.GET.get("tw") or ""
    return int(teks) if teks in {str(n) for n in TRIWULAN} else None


def periode_tonggak(tonggak: Tonggak, triwulan: int | None) -> Periode:
    """Return the period whose figures the panel speaks of: that of the matrix, or of today."""
    induk = tonggak.renaksi_rb
    if triwulan is None:
        tahun_kini, kini = triwulan_dari(hari_ini())
        triwulan = kini if tahun_kini == induk.tahun else 4 if tahun_kini > induk.tahun else 1
    return Periode(induk.unit, induk.tahun, triwulan)


def panel(request: Permintaan, tonggak: Tonggak, periode: Periode) -> PanelTonggak:
    """Return the panel of a tonggak for the person who asks, today."""
    return susun_panel(
        tonggak=tonggak,
        pengguna=request.user,
        triwulan=periode.triwulan,
        pada=hari_ini(),
        kalender=kalender(),
    )


def konteks_matriks(request: Permintaan, periode: Periode) -> dict[str, object]:
    """Return what ``rb/_isi.html`` needs beside the panel."""
    pada = hari_ini()
    return {
        "m": susun_matriks(periode=periode, pada=pada, kalender=kalender()),
        "legenda": LEGENDA,
        "wadah": "isi-rb",
        "tw": periode.triwulan,
        "boleh_menelaah": boleh(request.user, Tindakan.VERIFIKASI, periode.unit.pk, pada),
        "boleh_menyusun": izin.boleh_menyusun(request.user, periode.unit.pk, pada),
    }


def tampilkan(
    request: Permintaan,
    pk: int,
    *,
    formulir: Formulir | None = None,
    galat: list[str] | None = None,
    tawaran: list[Bukti] | None = None,
) -> HttpResponse:
    """Show the tonggak as the place asks for it: on the matrix, or as its own page.

    ``formulir`` (refused, its text kept), ``galat`` and ``tawaran`` (files the unit has already)
    make the answer a 422, which htmx puts in its place.
    """
    tonggak = ambil_tonggak(request, pk)
    asal = triwulan_asal(request)
    periode = pasang_periode(request, periode_tonggak(tonggak, asal))
    konteks: dict[str, object] = {
        "p": panel(request, tonggak, periode),
        "periode": periode,
        "formulir": formulir,
        "galat": galat or (kalimat(formulir) if formulir else []),
        "tawaran": tawaran or [],
        "dilihat": _dilihat(request),
    }
    if asal is not None:
        konteks |= konteks_matriks(request, periode)
        templat = "rb/_isi_htmx.html" if request.htmx else "rb/matriks.html"
    else:
        konteks |= {"wadah": "isi-tonggak", "tw": "", "jejak": entri_riwayat(tonggak)}
        templat = "rb/_tonggak_htmx.html" if request.htmx else "rb/tonggak.html"
    ditolak = bool(konteks["galat"] or konteks["tawaran"])
    return render(request, templat, konteks, status=STATUS_DITOLAK if ditolak else 200)


def _dilihat(request: Permintaan) -> int | None:
    teks = request.GET.get("lihat", "")
    return int(teks) if teks.isdecimal() and len(teks) < 19 else None


def kalimat(formulir: Formulir) -> list[str]:
    """Return every sentence of a refused form."""
    return [str(e) for daftar in formulir.errors.values() for e in daftar]


def jawab(request: Permintaan, pk: int, pesan: str) -> HttpResponse:
    """Answer a change that was saved, with what it did to the figures still to be seen."""
    messages.success(request, pesan)
    if request.htmx:
        return tampilkan(request, pk)
    asal = triwulan_asal(request)
    if asal is None:
        return alihkan(request, reverse("rb:tonggak", args=[pk]))
    tonggak = ambil_tonggak(request, pk)
    url = periode_tonggak(tonggak, asal).url("rb:matriks")
    return alihkan(request, f"{url}?tonggak={pk}")
