"""Pages of import and export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.periode import halaman_periode
from akun.pilihan import Tindakan
from impor import services
from impor.ekspor import ekspor, templat
from impor.forms import FormKonfirmasi, FormUnggah
from impor.models import JenisBaris, PekerjaanImpor, StatusImpor
from inti.galat import Penolakan
from inti.jam import hari_ini, sekarang

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from akun.periode import Periode, Permintaan
    from impor.models import BarisImpor

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BARIS_PER_HALAMAN: Final = 50
PERINGATAN: Final = "peringatan"


@require_http_methods(["GET", "HEAD", "POST"])
def unggah(request: Permintaan) -> HttpResponse:
    """Upload a workbook, or go back to one that is on its way."""
    services.pastikan_pengelola(request.user, hari_ini())
    terkirim = request.method == "POST"
    form = FormUnggah(request.POST, request.FILES) if terkirim else FormUnggah()
    if terkirim:
        pekerjaan = form.coba(
            lambda: services.unggah(
                oleh=request.user,
                nama=form.cleaned_data["berkas"].name,
                berkas=form.cleaned_data["berkas"],
                berlaku_sejak=form.cleaned_data["berlaku_sejak"],
                pada=sekarang(),
                kini=timezone.now(),
            )
        )
        if pekerjaan is not None:
            return HttpResponseRedirect(reverse("impor:rinci", args=[pekerjaan.pk]))
    kini = timezone.now()
    daftar = [
        (p, p.terhenti(kini))
        for p in PekerjaanImpor.objects.filter(pengguna=request.user)[: services.RIWAYAT_DISIMPAN]
    ]
    konteks = {"formulir": form, "daftar": daftar}
    return render(request, "impor/unggah.html", konteks, status=form.kode_http)


@require_safe
def unduh_templat(request: Permintaan) -> HttpResponse:
    """The empty workbook with drop-down lists and one example row per sheet."""
    services.pastikan_pengelola(request.user, hari_ini())
    return _lampiran(templat(), "templat-pelacak.xlsx")


@never_cache
@require_safe
def rinci(request: Permintaan, pk: int) -> HttpResponse:
    """Progress, preview or result of one import; ``?lembar=&jenis=`` narrow the preview down."""
    pekerjaan = _milik(request, pk)
    konteks = _konteks(pekerjaan) | {"konfirmasi": FormKonfirmasi()}
    if not pekerjaan.aktif:
        konteks |= _pratinjau(request, pekerjaan)
    return render(request, "impor/rinci.html", konteks)


@never_cache
@require_safe
def kemajuan(request: Permintaan, pk: int) -> HttpResponse:
    """The progress bar alone, asked for every two seconds; at the end the page is loaded anew."""
    pekerjaan = _milik(request, pk)
    if not pekerjaan.aktif:
        url = reverse("impor:rinci", args=[pk])
        if not request.htmx:
            return HttpResponseRedirect(url)
        return HttpResponse(headers={"HX-Redirect": url})
    return render(request, "impor/_kemajuan.html", _konteks(pekerjaan))


@require_POST
def simpan(request: Permintaan, pk: int) -> HttpResponse:
    """Confirm the preview that was shown."""
    form = FormKonfirmasi(request.POST)
    if not form.is_valid():
        raise Http404("Pratinjau tidak dikenal.")
    return _langkah(
        request,
        pk,
        lambda p: services.konfirmasi(
            pekerjaan=p,
            sidik=form.cleaned_data["sidik"],
            lewati=form.cleaned_data["lewati"],
            kini=timezone.now(),
        ),
    )


@require_POST
def batal(request: Permintaan, pk: int) -> HttpResponse:
    """Drop an import nobody confirmed."""
    return _langkah(request, pk, lambda p: services.batalkan(pekerjaan=p, kini=timezone.now()))


@require_POST
def ulang(request: Permintaan, pk: int) -> HttpResponse:
    """Start a stopped or failed import again."""
    return _langkah(request, pk, lambda p: services.mulai_ulang(pekerjaan=p, kini=timezone.now()))


@require_safe
def unduh_ditolak(request: Permintaan, pk: int) -> HttpResponse:
    """The refused rows with their reasons, to be corrected and imported again."""
    pekerjaan = _milik(request, pk)
    if not pekerjaan.ditolak:
        raise Http404("Tidak ada baris yang ditolak.")
    with pekerjaan.ditolak.open("rb") as berkas:
        return _lampiran(berkas.read(), "baris-ditolak.xlsx")


@require_safe
@halaman_periode(Tindakan.BACA)
def halaman_ekspor(request: Permintaan, periode: Periode) -> HttpResponse:
    """What the workbook of a unit-year holds, with the button that fetches it."""
    return render(request, "impor/ekspor.html", {})


@require_safe
@halaman_periode(Tindakan.BACA)
def unduh_ekspor(request: Permintaan, periode: Periode) -> HttpResponse:
    """The workbook of the unit-year."""
    nama = f"{periode.unit.kode}-{periode.tahun}.xlsx"
    return _lampiran(ekspor(periode.unit.kode, periode.tahun), nama)


def _milik(request: Permintaan, pk: int) -> PekerjaanImpor:
    """Return an import of this person; anybody else's is 404."""
    pekerjaan = get_object_or_404(PekerjaanImpor, pk=pk, pengguna=request.user)
    services.pastikan_pengelola(request.user, hari_ini())
    return pekerjaan


def _langkah(
    request: Permintaan, pk: int, lakukan: Callable[[PekerjaanImpor], None]
) -> HttpResponse:
    pekerjaan = _milik(request, pk)
    try:
        lakukan(pekerjaan)
    except Penolakan as salah:
        messages.error(request, salah.pesan)
    return HttpResponseRedirect(reverse("impor:rinci", args=[pk]))


def _konteks(pekerjaan: PekerjaanImpor) -> dict[str, Any]:
    return {"pekerjaan": pekerjaan, "terhenti": pekerjaan.terhenti(timezone.now())}


def _pratinjau(request: Permintaan, pekerjaan: PekerjaanImpor) -> dict[str, Any]:
    """The rows chosen by ``?lembar=&jenis=``, without a choice all that would change."""
    lembar, jenis = request.GET.get("lembar", ""), request.GET.get("jenis", "")
    semua: QuerySet[BarisImpor] = pekerjaan.baris.all()
    if lembar:
        semua = semua.filter(lembar=lembar)
    if jenis in JenisBaris.values:
        semua = semua.filter(jenis=jenis)
    elif jenis == PERINGATAN:
        semua = semua.filter(berperingatan=True)
    else:
        jenis = ""
        semua = semua.exclude(jenis=JenisBaris.SAMA)
    return {
        "halaman": Paginator(semua, BARIS_PER_HALAMAN).get_page(request.GET.get("halaman")),
        "lembar": lembar,
        "jenis": jenis,
        "pilihan_jenis": [*JenisBaris.choices, (PERINGATAN, "Peringatan")],
        "siap": pekerjaan.status == StatusImpor.SIAP,
    }


def _lampiran(isi: bytes, nama: str) -> HttpResponse:
    kepala = {"Content-Disposition": content_disposition_header(True, nama) or "attachment"}
    return HttpResponse(
        isi, content_type=XLSX, headers={**kepala, "Cache-Control": "private, no-store"}
    )
