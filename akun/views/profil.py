"""What a person keeps up to date alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from akun import services
from akun.forms import FormProfil
from akun.models import Pengguna
from akun.views.alat import coba_simpan, kembali
from akun.views.pengguna import susun_peran
from inti.jam import hari_ini

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.periode import Permintaan


@require_http_methods(["GET", "HEAD", "POST"])
def profil(request: Permintaan) -> HttpResponse:
    """Show and change one's own name, e-mail and phone; list one's roles."""
    saya = Pengguna.objects.get(pk=request.user.pk)
    form = FormProfil(request.POST or None, pengguna=saya)
    hasil = coba_simpan(
        request,
        form,
        lambda: services.ubah_profil(pengguna=saya, **form.cleaned_data),
        objek=saya,
    )
    if hasil is not None:
        return kembali(request, reverse("akun:profil"), "Profil tersimpan.")
    pada = hari_ini()
    semua = request.user.keanggotaan.select_related("unit").order_by("-mulai", "-pk")
    konteks = {
        "formulir": form,
        "peran": [b for b in susun_peran(semua, pada) if b.dapat_diakhiri],
        "tim": request.user.tim.select_related("unit"),
    }
    return render(request, "akun/profil.html", konteks, status=form.kode_http)
