"""The rule table of a unit."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.models import UnitKerja
from akun.views.alat import ambil_unit, dikelola, halaman_admin
from inti.http import alihkan
from inti.jam import hari_ini, sekarang
from notifikasi.aturan_unit import IsianAturan, asal_aturan, ikuti_bawaan, simpan_aturan
from notifikasi.forms import FormAturan
from notifikasi.sumber import daftar_sumber
from notifikasi.tangga import SEMUA_JENIS, Tangga

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.periode import Permintaan


@require_safe
@halaman_admin
def daftar(request: Permintaan) -> HttpResponse:
    """List the units the ADMIN keeps; with only one, go to its rules."""
    unit = list(UnitKerja.objects.filter(pk__in=dikelola(request)))
    if len(unit) == 1:
        return HttpResponseRedirect(reverse("notifikasi:aturan", args=[unit[0].pk]))
    return render(request, "notifikasi/aturan_daftar.html", {"daftar_unit": unit})


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def aturan(request: Permintaan, pk: int) -> HttpResponse:
    """Show and change the ladder of a unit; ``?jenis=`` that of one kind of item."""
    unit, jenis = ambil_unit(request, pk), _jenis(request)
    tangga = Tangga.muat()
    awal = IsianAturan.dari(tangga.untuk(unit.pk, jenis))
    formulir = FormAturan(request.POST if request.method == "POST" else None, initial=asdict(awal))
    alamat = _alamat(unit, jenis)
    if request.method == "POST":

        def simpan() -> bool:
            simpan_aturan(
                unit=unit,
                jenis=jenis,
                isian=IsianAturan(**formulir.cleaned_data),
                oleh=request.user,
                pada=hari_ini(),
                saat=sekarang(),
            )
            return True

        if formulir.coba(simpan):
            messages.success(request, "Aturan disimpan dan berlaku mulai sekarang.")
            return alihkan(request, alamat)
    asal = asal_aturan(unit, jenis, tangga)
    konteks = {
        "unit": unit,
        "jenis": jenis,
        "pilihan_jenis": {SEMUA_JENIS: "Semua jenis"}
        | {j: s.nama.capitalize() for j, s in daftar_sumber().items()},
        "formulir": formulir,
        "asal": asal,
        "milik_sendiri": (unit.pk, jenis) in tangga.milik,
        "alamat": alamat,
    }
    return render(request, "notifikasi/aturan.html", konteks, status=formulir.kode_http)


@require_POST
@halaman_admin
def bawaan(request: Permintaan, pk: int) -> HttpResponse:
    """Let a unit follow the rules above it again."""
    unit, jenis = ambil_unit(request, pk), _jenis(request)
    ikuti_bawaan(unit=unit, jenis=jenis, oleh=request.user, pada=hari_ini())
    messages.success(request, "Unit kembali mengikuti aturan di atasnya.")
    return alihkan(request, _alamat(unit, jenis))


def _jenis(request: Permintaan) -> str:
    jenis = request.GET.get("jenis", SEMUA_JENIS)
    if jenis != SEMUA_JENIS and jenis not in daftar_sumber():
        raise Http404("Jenis pengingat tidak dikenal.")
    return jenis


def _alamat(unit: UnitKerja, jenis: str) -> str:
    alamat = reverse("notifikasi:aturan", args=[unit.pk])
    return f"{alamat}?jenis={jenis}" if jenis else alamat
