"""Guarded download of evidence files; a stranger's file is 404."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from bukti.jenis_isi import DIPRATINJAU, SAMA_DENGAN, TIPE
from bukti.models import Bukti, JenisBukti
from bukti.nama import akhiran
from bukti.services import catat_pembukaan
from inti.jam import hari_ini, sekarang

if TYPE_CHECKING:
    from akun.periode import Permintaan

# Whatever the file holds, as a document it may do nothing: no script, no request, no form. The
# sandbox stands in the header because Chromium shows no PDF in a frame with the attribute.
ISOLASI: Final = (
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; "
    "frame-ancestors {bingkai}; sandbox"
)


@require_safe
def unduh(request: Permintaan, pk: int) -> HttpResponseBase:
    """Send the file as an attachment."""
    bukti = _berkas(request, pk)
    jawaban = _kirim(bukti, sebagai_lampiran=True)
    _catat(request, bukti)
    return jawaban


@require_safe
def lihat(request: Permintaan, pk: int) -> HttpResponseBase:
    """Show a PDF or an image inside a frame of a page of ours; anything else is 404."""
    bukti = _berkas(request, pk)
    if bukti.tipe not in DIPRATINJAU:
        raise Http404("Berkas jenis ini hanya dapat diunduh.")
    jawaban = _kirim(bukti, sebagai_lampiran=False)
    jawaban["X-Frame-Options"] = "SAMEORIGIN"
    _catat(request, bukti)
    return jawaban


def _catat(request: Permintaan, bukti: Bukti) -> None:
    """Note who opened it; asking only for the headers shows nothing."""
    if request.method == "GET":
        catat_pembukaan(bukti=bukti, oleh=request.user, saat=sekarang())


def _berkas(request: Permintaan, pk: int) -> Bukti:
    terlihat = Bukti.objects.terlihat_oleh(request.user, hari_ini())
    return get_object_or_404(terlihat, pk=pk, jenis=JenisBukti.BERKAS)


def _kirim(bukti: Bukti, *, sebagai_lampiran: bool) -> FileResponse:
    try:
        isi = bukti.berkas.open("rb")
    except FileNotFoundError as salah:
        raise Http404("Berkas ini tidak ada lagi di penyimpanan. Hubungi Admin.") from salah
    jawaban = FileResponse(
        isi,
        as_attachment=sebagai_lampiran,
        filename=nama_unduhan(bukti),
        content_type=bukti.tipe,
    )
    bingkai = "'none'" if sebagai_lampiran else "'self'"
    jawaban["Content-Security-Policy"] = ISOLASI.format(bingkai=bingkai)
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def nama_unduhan(bukti: Bukti) -> str:
    """Return the shown name, always with the ending that belongs to the content."""
    ujung = akhiran(bukti.nama)
    sesuai = next((k for k, tipe in TIPE.items() if tipe == bukti.tipe), "")
    return bukti.nama if SAMA_DENGAN.get(ujung, ujung) == sesuai else f"{bukti.nama}.{sesuai}"
