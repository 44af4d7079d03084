"""What reached a person, and how he wants to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inti.http import alihkan, pilih_templat
from inti.jam import hari_ini, sekarang
from inti.kursor import Urutan, potong
from notifikasi.forms import FormPreferensi
from notifikasi.kalender import kalender
from notifikasi.kata import kalimat, kapital, label_jenis
from notifikasi.models import Pemberitahuan, PreferensiPengguna
from notifikasi.services import simpan_preferensi, tandai_dibaca
from notifikasi.sumber import nama_jenis, url_sasaran

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.periode import Permintaan

UKURAN: Final = 25
SARING: Final = {"": "Semua", "baru": "Belum dibaca"}
URUTAN: Final = Urutan("slot", menurun=True)
BIDANG_PREFERENSI: Final = ("surel", "ringkasan", "tenang_mulai", "tenang_selesai")


@require_safe
def daftar(request: Permintaan) -> HttpResponse:
    """Show a person's notices, the latest first; ``?saring=baru`` those not read yet."""
    saring = request.GET.get("saring", "")
    milik = Pemberitahuan.objects.milik(request.user, sekarang())
    semua = milik.belum_dibaca() if saring == "baru" else milik
    halaman = potong(semua, urutan=URUTAN, ukuran=UKURAN, alamat=request.GET)
    pada, kal = hari_ini(), kalender()
    konteks = {
        "halaman": halaman,
        "baris": [
            {
                "isi": b,
                "label": label_jenis(b.jenis),
                "kalimat": kapital(
                    kalimat(b.jenis, nama_jenis(b.sasaran_jenis), b.tenggat, pada, kal)
                ),
            }
            for b in halaman.isi
        ],
        "saring": saring if saring in SARING else "",
        "pilihan_saring": SARING,
    }
    templat = pilih_templat(
        request, penuh="notifikasi/daftar.html", sebagian="notifikasi/_daftar.html"
    )
    return render(request, templat, konteks)


@require_POST
def buka(request: Permintaan, pk: int) -> HttpResponse:
    """Mark a notice as read and go to its item."""
    baris = Pemberitahuan.objects.milik(request.user, sekarang()).filter(pk=pk).first()
    if baris is None:
        raise Http404("Pemberitahuan tidak ditemukan.")
    tandai_dibaca(pengguna=request.user, saat=sekarang(), pk=pk)
    tujuan = url_sasaran(baris.sasaran_jenis, baris.sasaran_id)
    return HttpResponseRedirect(tujuan or reverse("notifikasi:daftar"))


@require_POST
def baca_semua(request: Permintaan) -> HttpResponse:
    """Mark everything as read."""
    jumlah = tandai_dibaca(pengguna=request.user, saat=sekarang())
    messages.success(request, f"{jumlah} pemberitahuan ditandai sudah dibaca.")
    return alihkan(request, reverse("notifikasi:daftar"))


@require_http_methods(["GET", "HEAD", "POST"])
def preferensi(request: Permintaan) -> HttpResponse:
    """Change how a person is told."""
    kini = PreferensiPengguna.objects.filter(pengguna=request.user).first() or PreferensiPengguna()
    awal = {nama: getattr(kini, nama) for nama in BIDANG_PREFERENSI}
    formulir = FormPreferensi(request.POST if request.method == "POST" else None, initial=awal)
    if request.method == "POST":
        hasil = formulir.coba(
            lambda: simpan_preferensi(pengguna=request.user, **formulir.cleaned_data)
        )
        if hasil is not None:
            messages.success(request, "Preferensi disimpan.")
            return alihkan(request, reverse("notifikasi:preferensi"))
    return render(
        request,
        "notifikasi/preferensi.html",
        {"formulir": formulir, "surel": request.user.email},
        status=formulir.kode_http,
    )
