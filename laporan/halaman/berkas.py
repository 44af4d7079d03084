"""Downloads: the report as it stands, its frozen versions, the evidence pack."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from akun.izin import hak
from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Peran, Tindakan
from inti.jam import hari_ini
from inti.triwulan import label_triwulan
from laporan.beranda.butir import Sudut
from laporan.halaman.triwulan import berkas_terlihat
from laporan.keluaran import PEMBUAT, TIPE
from laporan.keluaran.pdf import buat_ringkasan
from laporan.paket import alirkan_paket, nama_paket
from laporan.ringkasan import susun_ringkasan
from laporan.services.dasar import baca_laporan
from laporan.terbitan import terbitkan
from notifikasi.kalender import kalender

if TYPE_CHECKING:
    from django.http import HttpResponseBase

    from laporan.models import LaporanTriwulan

_AMAN: Final = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}


@require_safe
@halaman_periode(Tindakan.BACA)
def unduh(request: Permintaan, periode: Periode, jenis: str) -> HttpResponse:
    """Send the report as it holds: frozen when it is final, else as the data stand now."""
    if jenis not in PEMBUAT:
        raise Http404("Jenis berkas tidak dikenal.")
    return HttpResponse(
        terbitkan(_laporan(periode), jenis, pada=hari_ini()),
        content_type=TIPE[jenis],
        headers=_kepala(
            f"{_awal_nama(periode.unit.kode, periode.tahun, periode.triwulan)}.{jenis}"
        ),
    )


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
    return HttpResponse(buat_ringkasan(isi), content_type=TIPE["pdf"], headers=_kepala(nama))


@require_safe
def versi(request: Permintaan, pk: int) -> HttpResponseBase:
    """Send a file of a frozen version, byte for byte."""
    berkas = get_object_or_404(berkas_terlihat(request), pk=pk)
    laporan = berkas.versi.laporan
    awal = _awal_nama(laporan.unit.kode, laporan.tahun, laporan.triwulan)
    nama = f"{awal}-versi-{berkas.versi.nomor}.{berkas.jenis}"
    try:
        isi = berkas.berkas.open("rb")
    except FileNotFoundError as salah:
        raise Http404("Berkas ini tidak ada lagi di penyimpanan. Hubungi Admin.") from salah
    return FileResponse(
        isi, as_attachment=True, filename=nama, content_type=TIPE[berkas.jenis], headers=_AMAN
    )


@require_safe
@halaman_periode(Tindakan.BACA)
def paket(request: Permintaan, periode: Periode) -> HttpResponse:
    """Stream the evidence pack of the quarter."""
    aliran = StreamingHttpResponse(
        alirkan_paket(periode, partial(terbitkan, _laporan(periode), pada=hari_ini())),
        content_type="application/zip",
        headers=_kepala(nama_paket(periode)),
    )
    return cast("HttpResponse", aliran)


def _laporan(periode: Periode) -> LaporanTriwulan:
    return baca_laporan(periode.unit, periode.tahun, periode.triwulan)


def _awal_nama(kode: str, tahun: int, triwulan: int) -> str:
    return f"Laporan-{kode}-{label_triwulan(triwulan)}-{tahun}".replace(" ", "-").replace("/", "-")


def _kepala(nama: str) -> dict[str, str]:
    lampiran = content_disposition_header(as_attachment=True, filename=nama)
    return {"Content-Disposition": lampiran or "attachment", **_AMAN}
