"""The agenda of a rapat: one decision on one earlier task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inti.jam import hari_ini
from tindaklanjut import services
from tindaklanjut.forms_rapat import FormDisposisi
from tindaklanjut.pilihan import Disposisi
from tindaklanjut.views import catat
from tindaklanjut.views.alat import agenda_rapat, ambil_rapat, ambil_tindak_lanjut, kembali

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.periode import Permintaan
    from inti.forms import Formulir
    from tindaklanjut.models import Rapat, TindakLanjut


@require_POST
def bahas(request: Permintaan, pk: int, tugas: int) -> HttpResponse:
    """Record the decision; htmx gets the agenda alone, a plain form the page it came from."""
    t = ambil_tindak_lanjut(request, tugas)
    rapat = ambil_rapat(request, pk)
    form = FormDisposisi(request.POST)
    hasil = form.coba(
        lambda: services.bahas(
            rapat=rapat,
            tindak_lanjut=t,
            disposisi=Disposisi(form.cleaned_data["disposisi"]),
            catatan=form.cleaned_data["catatan"],
            versi=form.cleaned_data["versi"],
            oleh=request.user,
            pada=hari_ini(),
        )
    )
    if hasil is None:
        return _ditolak(request, rapat, t, form)
    if request.htmx:
        return _sebagian(request, rapat)
    tujuan = rapat.get_absolute_url()
    if request.POST.get("dari") == "catat":
        tujuan = reverse("tindaklanjut:rapat_catat", args=[rapat.pk])
    pesan = f"{t.kode}: {hasil.get_disposisi_display().lower()}, tercatat pada rapat ini."
    return kembali(request, f"{tujuan}#agenda", pesan)


def _ditolak(request: Permintaan, rapat: Rapat, t: TindakLanjut, form: Formulir) -> HttpResponse:
    if form.bentrok:
        t.refresh_from_db()
        form.perbarui("versi", t.versi)
    if request.htmx:
        return _sebagian(request, rapat, form, t.pk)
    kalimat = tuple(f"{t.kode}: {e}" for daftar in form.errors.values() for e in daftar)
    return catat.tampilkan(request, rapat, galat=kalimat, kode=form.kode_http, gagal=(t.pk, form))


def _sebagian(
    request: Permintaan, rapat: Rapat, form: Formulir | None = None, gagal: int = 0
) -> HttpResponse:
    konteks = {
        "rapat": rapat,
        "agenda": agenda_rapat(request, rapat),
        "gagal": form,
        "gagal_pk": gagal,
        "dari": request.POST.get("dari", ""),
        "fokus": True,
    }
    kode = form.kode_http if form else 200
    return render(request, "tindaklanjut/rapat/_agenda.html", konteks, status=kode)
