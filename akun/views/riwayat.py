"""The page of history of any object: ``/riwayat/<kind>/<id>/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from akun.riwayat import entri_riwayat, semua_jenis
from inti.jam import hari_ini

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.periode import Permintaan

PER_HALAMAN = 30


@require_safe
def riwayat(request: Permintaan, jenis: str, pk: int) -> HttpResponse:
    """Show who changed what and when; an unknown kind and a stranger's object are both 404."""
    macam = semua_jenis().get(jenis)
    objek = macam.terlihat(request.user, hari_ini()).filter(pk=pk).first() if macam else None
    if macam is None or objek is None:
        raise Http404("Riwayat tidak ditemukan.")
    halaman = Paginator(entri_riwayat(objek), PER_HALAMAN).get_page(request.GET.get("halaman"))
    alamat = getattr(objek, "get_absolute_url", None)
    konteks = {
        "macam": macam,
        "objek": objek,
        "halaman": halaman,
        "url_objek": alamat() if alamat else "",
    }
    return render(request, "akun/riwayat.html", konteks)
