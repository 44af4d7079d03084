"""Files made in the background: ask, watch, download; left and come back to at will."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from akun.izin import hak
from akun.periode import Periode, Permintaan, halaman_periode, pasang_periode
from akun.pilihan import Tindakan
from inti.galat import Penolakan
from inti.http import alihkan
from inti.jam import hari_ini, sekarang
from laporan.halaman.berkas import AMAN, nama_laporan
from laporan.keluaran import TIPE
from laporan.models import Susunan
from laporan.paket import nama_paket
from laporan.pilihan import JenisSusunan, StatusSusunan
from laporan.services import batalkan_susunan, minta_susunan, ulangi_susunan

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponseBase

RINGKAS = 5


@require_POST
@halaman_periode(Tindakan.BACA)
def minta(request: Permintaan, periode: Periode, jenis: str) -> HttpResponse:
    """Have a file made and go to the page that shows how far it is."""
    if jenis not in JenisSusunan.values:
        raise Http404("Jenis berkas tidak dikenal.")
    susunan = minta_susunan(
        unit=periode.unit,
        tahun=periode.tahun,
        triwulan=periode.triwulan,
        jenis=jenis,
        oleh=request.user,
        pada=sekarang(),
        kini=timezone.now(),
    )
    return alihkan(request, reverse("laporan:susunan", args=[susunan.pk]))


@never_cache
@require_safe
def rinci(request: Permintaan, pk: int) -> HttpResponse:
    """Progress, result or failure of one file."""
    susunan = _milik(request, pk)
    pasang_periode(request, _periode(susunan))
    return render(request, "laporan/susunan.html", _konteks(susunan))


@never_cache
@require_safe
def kemajuan(request: Permintaan, pk: int) -> HttpResponse:
    """The progress bar alone, asked for every two seconds; at the end the page is loaded anew."""
    susunan = _milik(request, pk)
    if not susunan.aktif:
        return alihkan(request, reverse("laporan:susunan", args=[pk]))
    return render(request, "laporan/_kemajuan.html", _konteks(susunan))


@require_POST
def batal(request: Permintaan, pk: int) -> HttpResponse:
    """Drop a file nobody has begun to make."""
    return _langkah(request, pk, lambda s: batalkan_susunan(susunan=s))


@require_POST
def ulang(request: Permintaan, pk: int) -> HttpResponse:
    """Start a stopped or failed one again."""
    return _langkah(request, pk, lambda s: ulangi_susunan(susunan=s, kini=timezone.now()))


@require_safe
def unduh(request: Permintaan, pk: int) -> HttpResponseBase:
    """Send the finished file."""
    susunan = _milik(request, pk)
    if susunan.status != StatusSusunan.SELESAI:
        raise Http404("Berkas ini belum selesai disusun.")
    try:
        isi = susunan.berkas.open("rb")
    except FileNotFoundError as salah:
        raise Http404("Berkas ini tidak ada lagi di penyimpanan. Susun sekali lagi.") from salah
    paket = susunan.jenis == JenisSusunan.PAKET
    periode = _periode(susunan)
    return FileResponse(
        isi,
        as_attachment=True,
        filename=nama_paket(periode) if paket else f"{nama_laporan(periode)}.{susunan.jenis}",
        content_type="application/zip" if paket else TIPE[susunan.jenis],
        headers=AMAN,
    )


def susunan_terbaru(request: Permintaan, periode: Periode) -> list[tuple[Susunan, bool]]:
    """Return the latest files of the person in a period, and whether each stands still."""
    kini = timezone.now()
    daftar = Susunan.objects.filter(
        pengguna=request.user, unit=periode.unit, tahun=periode.tahun, triwulan=periode.triwulan
    )
    return [(s, s.terhenti(kini)) for s in daftar[:RINGKAS]]


def _milik(request: Permintaan, pk: int) -> Susunan:
    """Return a file of this person in a unit still within reach; anything else is 404."""
    terlihat = hak(request.user, hari_ini()).unit_id
    milik = Susunan.objects.filter(pengguna=request.user, unit_id__in=terlihat)
    return get_object_or_404(milik.select_related("unit"), pk=pk)


def _periode(susunan: Susunan) -> Periode:
    return Periode(susunan.unit, susunan.tahun, susunan.triwulan)


def _konteks(susunan: Susunan) -> dict[str, Any]:
    return {"susunan": susunan, "terhenti": susunan.terhenti(timezone.now())}


def _langkah(
    request: Permintaan, pk: int, lakukan: Callable[[Susunan], None]
) -> HttpResponseRedirect:
    susunan = _milik(request, pk)
    try:
        lakukan(susunan)
    except Penolakan as salah:
        messages.error(request, salah.pesan)
    return HttpResponseRedirect(reverse("laporan:susunan", args=[pk]))
