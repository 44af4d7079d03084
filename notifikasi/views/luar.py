"""The small page a PIC outside opens from the mail, and the page where the house decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.izin import hak
from akun.models import Pengguna
from akun.pilihan import Tindakan
from inti.http import alihkan
from inti.jam import hari_ini, sekarang
from notifikasi.forms import FormLuar, FormTolak
from notifikasi.kalender import kalender
from notifikasi.kata import jarak_tenggat, kapital
from notifikasi.laju import melampaui
from notifikasi.luar import Undangan, kirim, terima, tolak, undangan
from notifikasi.models import KirimanLuar
from notifikasi.sumber import nama_jenis, url_sasaran

if TYPE_CHECKING:
    from django.http import HttpRequest

    from akun.periode import Permintaan
    from inti.http import PermintaanHtmx

TEBAKAN, TEBAKAN_DETIK = 60, 600
KIRIMAN_SEJAM: Final = 20


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def halaman(request: PermintaanHtmx, rahasia: str) -> HttpResponse:
    """Show one item to whoever holds its link, and take in an answer.

    A GET changes nothing: mail scanners open links. Every secret that opens nothing is answered
    alike, whether it never was, has run out, was taken back or belongs to something closed.
    """
    terbuka = undangan(rahasia, pada=hari_ini(), nyata=timezone.now())
    if terbuka is None:
        return _tertutup(request)
    formulir = FormLuar(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST":
        if melampaui(f"luar:{terbuka.tautan.pk}", paling_banyak=KIRIMAN_SEJAM, detik=3600):
            return _rahasia(render(request, "429.html", status=429))
        hasil = formulir.coba(
            lambda: kirim(undangan=terbuka, sekarang=sekarang(), **formulir.cleaned_data)
        )
        if hasil is not None:
            return _rahasia(alihkan(request, f"{request.path}?terkirim=1"))
    return _rahasia(
        render(
            request,
            "notifikasi/luar.html",
            _konteks(terbuka, formulir, terkirim="terkirim" in request.GET),
            status=formulir.kode_http,
        )
    )


def _konteks(terbuka: Undangan, formulir: FormLuar, *, terkirim: bool) -> dict[str, object]:
    b = terbuka.butir
    pengawal = Pengguna.objects.filter(pk=b.pengawal or 0, is_active=True).first()
    jarak = jarak_tenggat(b.tenggat, hari_ini(), kalender())
    return {
        "butir": b,
        "nama": kapital(nama_jenis(b.jenis)),
        "jarak": jarak,
        "unit": terbuka.narahubung.unit,
        "narahubung": terbuka.narahubung,
        "pengawal": pengawal,
        "kiriman": terbuka.tautan.kiriman.all()[:20],
        "formulir": formulir,
        "terkirim": terkirim,
    }


def _tertutup(request: HttpRequest) -> HttpResponse:
    """The one answer to every secret that opens nothing."""
    alamat = request.META.get("REMOTE_ADDR", "")
    if melampaui(f"tebak:{alamat}", paling_banyak=TEBAKAN, detik=TEBAKAN_DETIK):
        return _rahasia(render(request, "429.html", status=429))
    return _rahasia(render(request, "notifikasi/luar_tertutup.html", status=404))


def _rahasia(jawaban: HttpResponse) -> HttpResponse:
    """Keep the secret of the address out of referrers, caches and the log of refused requests."""
    # Not "no-referrer": a browser then hides its origin from the form too, and CSRF refuses it.
    jawaban["Referrer-Policy"] = "strict-origin"
    jawaban["X-Robots-Tag"] = "noindex"
    jawaban._has_been_logged = True  # type: ignore[attr-defined]  # Django logs the path of a 4xx otherwise
    return jawaban


# --- The verdict ----------------------------------------------------------------------------------


def _ambil(request: Permintaan, pk: int) -> KirimanLuar:
    unit = hak(request.user, hari_ini()).unit_id
    semua = KirimanLuar.objects.select_related("tautan__narahubung__instansi", "diputus_oleh")
    return get_object_or_404(semua, pk=pk, tautan__narahubung__unit__in=unit)


@require_safe
def kiriman(request: Permintaan, pk: int) -> HttpResponse:
    """Show something a PIC outside sent, to the members of the unit."""
    return _tampilkan(request, _ambil(request, pk), FormTolak())


@require_POST
def putuskan(request: Permintaan, pk: int, putusan: str) -> HttpResponse:
    """Accept it into the house, or keep it out with a reason."""
    k = _ambil(request, pk)
    formulir = FormTolak(request.POST)
    if putusan == "terima":
        terima(kiriman=k, oleh=request.user, pada=hari_ini())
        messages.success(request, "Kiriman diterima dan dicatat.")
    elif putusan == "tolak":
        hasil = formulir.coba(
            lambda: tolak(kiriman=k, oleh=request.user, pada=hari_ini(), **formulir.cleaned_data)
        )
        if hasil is None:
            return _tampilkan(request, k, formulir)
        messages.success(request, "Kiriman ditolak.")
    else:
        raise Http404("Putusan tidak dikenal.")
    return alihkan(request, reverse("notifikasi:kiriman", args=[pk]))


def _tampilkan(request: Permintaan, k: KirimanLuar, formulir: FormTolak) -> HttpResponse:
    punya = hak(request.user, hari_ini())
    konteks = {
        "kiriman": k,
        "formulir": formulir,
        "url_butir": url_sasaran(k.tautan.sasaran_jenis, k.tautan.sasaran_id),
        "boleh": k.status == "menunggu"
        and punya.boleh(Tindakan.KELOLA_TINDAK_LANJUT, k.tautan.narahubung.unit_id),
    }
    return render(request, "notifikasi/kiriman.html", konteks, status=formulir.kode_http)
