"""Pages that read documents: compare a frozen version with now, check a report made by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from inti.jam import hari_ini
from laporan.arsip import keadaan_berkas
from laporan.banding import bandingkan
from laporan.dokumen import GalatBerkas, baca_dokumen, periksa
from laporan.dokumen.pembaca import BATAS_UKURAN
from laporan.forms import FormDokumen
from laporan.models import BerkasLaporan
from laporan.pilihan import JenisBerkas
from laporan.terbitan import isi_kini

if TYPE_CHECKING:
    from django.http import HttpResponse

    from laporan.dokumen import Temuan

METODE = ["GET", "HEAD", "POST"]


@require_safe
@halaman_periode(Tindakan.BACA)
def banding(request: Permintaan, periode: Periode, nomor: int) -> HttpResponse:
    """Show what a frozen version says otherwise than the data do now."""
    berkas = (
        BerkasLaporan.objects.filter(
            versi__laporan__unit=periode.unit,
            versi__laporan__tahun=periode.tahun,
            versi__laporan__triwulan=periode.triwulan,
            versi__nomor=nomor,
            jenis=JenisBerkas.JSON,
        )
        .select_related("versi__laporan__unit")
        .first()
    )
    if berkas is None:
        raise Http404("Versi laporan ini tidak ada.")
    keadaan = keadaan_berkas(berkas)
    if keadaan == "hilang":
        raise Http404("Berkas versi ini tidak ada lagi di penyimpanan. Hubungi Admin.")
    with berkas.berkas.open("rb") as aliran:
        lama = json.load(aliran)
    konteks = {
        "versi": berkas.versi,
        "perbedaan": bandingkan(lama, isi_kini(berkas.versi.laporan, pada=hari_ini())),
        "utuh": keadaan == "utuh",
    }
    return render(request, "laporan/banding.html", konteks)


@require_http_methods(METODE)
@halaman_periode(Tindakan.BACA)
def periksa_dokumen(request: Permintaan, periode: Periode) -> HttpResponse:
    """Read an uploaded report and list its contradictions; the file is not kept."""
    form = FormDokumen(request.POST or None, request.FILES or None)
    temuan: list[Temuan] | None = None
    nama = ""
    if request.method == "POST" and form.is_valid():
        unggahan = form.cleaned_data["berkas"]
        nama = unggahan.name
        try:
            temuan = periksa(baca_dokumen(nama, unggahan.read(BATAS_UKURAN + 1)))
        except GalatBerkas as salah:
            form.add_error("berkas", str(salah))
    konteks = {"formulir": form, "temuan": temuan, "nama": nama}
    return render(request, "laporan/periksa.html", konteks, status=form.kode_http)
