"""Downloads of frozen versions, and the one page to share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from akun.izin import hak
from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Peran, Tindakan
from inti.jam import hari_ini
from laporan.beranda.butir import Sudut
from laporan.keluaran import TIPE
from laporan.keluaran.pdf import buat_ringkasan
from laporan.models import BerkasLaporan
from laporan.ringkasan import susun_ringkasan
from notifikasi.kalender import kalender

if TYPE_CHECKING:
    from django.http import HttpResponseBase

AMAN: Final = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}


@require_safe
@halaman_periode(Tindakan.BACA)
def ringkasan(request: Permintaan, periode: Periode) -> HttpResponse:
    """Send the one page to share, as the data stand now."""
    pada = hari_ini()
    isi = susun_ringkasan(
        periode=periode,
        sudut=Sudut(pada, kalender()),
        memutuskan=Peran.PIMPINAN in hak(request.user, pada).peran.get(periode.unit.pk, ()),
    )
    nama = f"Ringkasan {periode.unit.kode} {pada.isoformat()}.pdf"
    lampiran = content_disposition_header(as_attachment=True, filename=nama) or "attachment"
    return HttpResponse(
        buat_ringkasan(isi),
        content_type=TIPE["pdf"],
        headers={**AMAN, "Content-Disposition": lampiran},
    )


@require_safe
def versi(request: Permintaan, pk: int) -> HttpResponseBase:
    """Send a file of a frozen version, byte for byte."""
    terlihat = BerkasLaporan.objects.terlihat_oleh(request.user, hari_ini())
    berkas = get_object_or_404(terlihat.select_related("versi__laporan__unit"), pk=pk)
    laporan = berkas.versi.laporan
    awal = nama_laporan(Periode(laporan.unit, laporan.tahun, laporan.triwulan))
    try:
        isi = berkas.berkas.open("rb")
    except FileNotFoundError as salah:
        raise Http404("Berkas ini tidak ada lagi di penyimpanan. Hubungi Admin.") from salah
    return FileResponse(
        isi,
        as_attachment=True,
        filename=f"{awal}-versi-{berkas.versi.nomor}.{berkas.jenis}",
        content_type=TIPE[berkas.jenis],
        headers=AMAN,
    )


def nama_laporan(periode: Periode) -> str:
    """``Laporan-D.4-TW-I-2026``, safe as the name of a file."""
    return f"Laporan-{periode.unit.kode}-{periode.label}".replace(" ", "-").replace("/", "-")
