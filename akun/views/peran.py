"""Memberships: a role given and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.views.decorators.http import require_http_methods

from akun import services
from akun.forms import FormAkhiriPeran, FormPeran
from akun.models import Pengguna
from akun.pilihan import Peran
from akun.views.alat import (
    ambil_keanggotaan,
    coba_simpan,
    dikelola,
    halaman_admin,
    kembali,
    tampilkan_formulir,
)
from inti.galat import DataDitolak, galat
from inti.jam import hari_ini

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.models import Keanggotaan
    from akun.periode import Permintaan


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def beri(request: Permintaan) -> HttpResponse:
    """Give a role; ``?untuk=`` names the person, ``?unit=`` the unit it starts from."""
    awal = {
        "username": request.GET.get("untuk", ""),
        "unit": request.GET.get("unit"),
        "peran": Peran.TIM,
        "mulai": hari_ini(),
    }
    form = FormPeran(request.POST or None, unit=dikelola(request), initial=awal)
    hasil = coba_simpan(request, form, lambda: _beri(request, form))
    if hasil is not None:
        url = reverse("akun:pengguna_rinci", args=[hasil.pengguna_id])
        return kembali(request, url, "Peran diberikan.")
    daftar = reverse("akun:pengguna_daftar")
    return tampilkan_formulir(
        request,
        form,
        judul="Beri peran",
        tombol="Beri peran",
        batal=daftar,
        remah=(daftar, "Pengguna"),
        teks="Peran berlaku di unit itu dan semua unit di bawahnya.",
    )


def _beri(request: Permintaan, form: FormPeran) -> Keanggotaan:
    isi = {k: v for k, v in form.cleaned_data.items() if k != "username"}
    nama = form.cleaned_data["username"]
    orang = Pengguna.objects.filter(username=nama).first()
    if orang is None:
        raise DataDitolak(
            [galat("username", "Tidak ada akun dengan nama pengguna itu. Periksa ejaannya.")]
        )
    return services.beri_peran(pengguna=orang, oleh=request.user, pada=hari_ini(), **isi)


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def akhiri(request: Permintaan, pk: int) -> HttpResponse:
    """Set the last day of a role."""
    keanggotaan = ambil_keanggotaan(request, pk)
    judul_objek = str(keanggotaan)
    url = reverse("akun:pengguna_rinci", args=[keanggotaan.pengguna_id])
    awal = {"sampai": hari_ini(), "versi": keanggotaan.versi}
    form = FormAkhiriPeran(request.POST or None, initial=awal)
    hasil = coba_simpan(
        request,
        form,
        lambda: services.akhiri_peran(
            keanggotaan=keanggotaan, oleh=request.user, pada=hari_ini(), **form.cleaned_data
        ),
        objek=keanggotaan,
    )
    if hasil is not None:
        return kembali(request, url, "Hari terakhir peran disimpan.")
    return tampilkan_formulir(
        request,
        form,
        judul="Akhiri peran",
        tombol="Akhiri peran",
        batal=url,
        remah=(url, str(keanggotaan.pengguna)),
        teks=judul_objek,
        bahaya=True,
    )
