"""The batch review: next, accept, return, with every file looked at before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from akun.riwayat import hadapi_bentrok
from inti.forms import STATUS_DITOLAK
from inti.http import alihkan
from inti.jam import hari_ini
from rb.forms import FormPutusan
from rb.panel import ambil
from rb.telaah import bukti_telaah, pastikan_sudah_dibuka, susun_antrean
from rb.views.alat import kalimat, panel
from rb.views.putusan import pesan_putusan, putuskan

if TYPE_CHECKING:
    from django.http import HttpResponse

    from rb.models import Tonggak
    from rb.telaah import BuktiTelaah


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_periode(Tindakan.VERIFIKASI)
def telaah(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show the queue at ``?tonggak=`` with the file ``?lihat=``, or take a verdict."""
    if request.method == "POST":
        return _putuskan(request, periode)
    return _tampilkan(request, periode, _angka(request.GET.get("tonggak")))


def _putuskan(request: Permintaan, periode: Periode) -> HttpResponse:
    tonggak = ambil(request.user, hari_ini(), _angka(request.POST.get("tonggak")) or 0)
    if tonggak is None or tonggak.renaksi_rb.unit_id != periode.unit.pk:
        raise Http404("Tonggak tidak ditemukan.")
    berikut = susun_antrean(
        periode=periode, pengguna=request.user, pada=hari_ini(), pk=tonggak.pk
    ).berikut
    form = FormPutusan(request.POST)

    def lakukan() -> Tonggak:
        if form.cleaned_data["putusan"] == "terima":
            pastikan_sudah_dibuka(tonggak, request.user)
        return putuskan(tonggak, form, request.user)

    if form.coba(lakukan) is None:
        hadapi_bentrok(form, tonggak)
        return _tampilkan(request, periode, tonggak.pk, form)
    messages.success(request, pesan_putusan(request, tonggak, form))
    tujuan = f"?tonggak={berikut.pk}" if berikut else ""
    return alihkan(request, f"{periode.url('rb:telaah')}{tujuan}")


def _tampilkan(
    request: Permintaan, periode: Periode, pk: int | None, form: FormPutusan | None = None
) -> HttpResponse:
    antrean = susun_antrean(periode=periode, pengguna=request.user, pada=hari_ini(), pk=pk)
    konteks: dict[str, object] = {
        "antrean": antrean,
        "formulir": form,
        "galat": kalimat(form) if form else [],
    }
    if antrean.kini is not None:
        isi = panel(request, antrean.kini, periode)
        daftar = bukti_telaah(isi, request.user)
        konteks |= {
            "p": isi,
            "daftar": daftar,
            "dilihat": _dilihat(daftar, _angka(request.GET.get("lihat"))),
        }
    status = STATUS_DITOLAK if form is not None else 200
    return render(request, "rb/telaah.html", konteks, status=status)


def _dilihat(daftar: tuple[BuktiTelaah, ...], pk: int | None) -> BuktiTelaah | None:
    """Return the file in the frame: the one asked for, or the first not opened yet."""
    tampil = [b for b in daftar if b.baris.dapat_dilihat]
    if pk is not None:
        return next((b for b in tampil if b.bukti.pk == pk), None)
    return next((b for b in tampil if b.wajib_dibuka), tampil[0] if tampil else None)


def _angka(teks: str | None) -> int | None:
    return int(teks) if teks and teks.isdecimal() and len(teks) < 19 else None
