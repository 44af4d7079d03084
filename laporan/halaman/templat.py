"""The Word template of a unit: download, replace, use an older one, go back to the default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.models import UnitKerja
from akun.views.alat import ambil_unit, dikelola, halaman_admin
from inti.http import alihkan
from inti.jam import hari_ini
from laporan.forms import FormTemplat
from laporan.halaman.berkas import AMAN
from laporan.keluaran import TIPE
from laporan.keluaran.word import templat_baku
from laporan.models import TemplatWord
from laporan.services import lepas_templat, pakai_templat, pasang_templat
from laporan.templat.unggahan import MAKS_UKURAN
from laporan.templat_unit import isi_templat, templat_berlaku

if TYPE_CHECKING:
    from akun.periode import Permintaan

RIWAYAT = 20


@require_safe
@halaman_admin
def daftar(request: Permintaan) -> HttpResponse:
    """List the units the ADMIN keeps; with only one, go to its template."""
    unit = list(UnitKerja.objects.filter(pk__in=dikelola(request)))
    if len(unit) == 1:
        return HttpResponseRedirect(reverse("laporan:templat", args=[unit[0].pk]))
    return render(request, "laporan/templat_daftar.html", {"daftar_unit": unit})


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def templat(request: Permintaan, pk: int) -> HttpResponse:
    """Show the template in use with its history; a POST tries and puts in another."""
    unit = ambil_unit(request, pk)
    form = FormTemplat(request.POST or None, request.FILES or None)

    def pasang() -> TemplatWord:
        berkas = form.cleaned_data["berkas"]
        return pasang_templat(
            unit=unit,
            nama=berkas.name,
            isi=berkas.read(MAKS_UKURAN + 1),
            oleh=request.user,
            pada=hari_ini(),
        )

    if request.method == "POST" and (baru := form.coba(pasang)) is not None:
        messages.success(request, f"Templat {baru.nama} dipakai mulai sekarang.")
        return alihkan(request, reverse("laporan:templat", args=[pk]))
    konteks = {
        "unit": unit,
        "formulir": form,
        "berlaku": templat_berlaku(unit),
        "riwayat": TemplatWord.objects.filter(unit=unit)
        .select_related("diunggah_oleh")
        .order_by("-pk")[:RIWAYAT],
    }
    return render(request, "laporan/templat.html", konteks, status=form.kode_http)


@require_safe
@halaman_admin
def unduh(request: Permintaan, pk: int) -> HttpResponse:
    """Send the template in use, as a start for one's own."""
    berlaku = templat_berlaku(ambil_unit(request, pk))
    return _kirim(*(_bahan(berlaku) if berlaku else (templat_baku(), "templat-bawaan.docx")))


@require_safe
@halaman_admin
def unduh_lama(request: Permintaan, pk: int) -> HttpResponse:
    """Send one template of the history."""
    return _kirim(*_bahan(_milik(request, pk)))


@require_POST
@halaman_admin
def pakai(request: Permintaan, pk: int) -> HttpResponse:
    """Use an older template again."""
    lama = pakai_templat(templat=_milik(request, pk), oleh=request.user, pada=hari_ini())
    messages.success(request, f"Templat {lama.nama} dipakai lagi.")
    return alihkan(request, reverse("laporan:templat", args=[lama.unit_id]))


@require_POST
@halaman_admin
def bawaan(request: Permintaan, pk: int) -> HttpResponse:
    """Go back to the template above."""
    lepas_templat(unit=ambil_unit(request, pk), oleh=request.user, pada=hari_ini())
    messages.success(request, "Unit kembali memakai templat bawaan.")
    return alihkan(request, reverse("laporan:templat", args=[pk]))


def _milik(request: Permintaan, pk: int) -> TemplatWord:
    milik = TemplatWord.objects.filter(unit__in=dikelola(request))
    return get_object_or_404(milik.select_related("unit"), pk=pk)


def _bahan(templat: TemplatWord) -> tuple[bytes, str]:
    return isi_templat(templat), templat.nama


def _kirim(isi: bytes, nama: str) -> HttpResponse:
    lampiran = content_disposition_header(as_attachment=True, filename=nama)
    kepala = {"Content-Disposition": lampiran or "attachment", **AMAN}
    return HttpResponse(isi, content_type=TIPE["docx"], headers=kepala)
