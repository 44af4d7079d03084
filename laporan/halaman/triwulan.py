"""The page of the report of one quarter, and the steps of its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.izin import boleh
from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from inti.galat import DataDitolak, galat
from inti.http import alihkan
from inti.jam import hari_ini
from laporan.forms import FormSurat
from laporan.halaman.susunan import susunan_terbaru
from laporan.kelengkapan import kelengkapan
from laporan.konten import sebagai_json
from laporan.konten.bahan import kumpulkan
from laporan.konten.susun import susun_dari
from laporan.models import LaporanTriwulan, VersiLaporan
from laporan.pemeriksaan import Tingkat, periksa_data
from laporan.pilihan import Status
from laporan.services import atur_surat, buka_kembali, finalkan, kembalikan, periksakan
from laporan.services.dasar import baca_laporan, surat_laporan
from laporan.terbitan import BerkasRusak, isi_beku
from notifikasi.kalender import kalender

if TYPE_CHECKING:
    from django.http import HttpResponse

    from laporan.models import BerkasLaporan

METODE = ["GET", "HEAD", "POST"]


@require_safe
@halaman_periode(Tindakan.BACA)
def triwulan(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show completeness, findings, the document (frozen when it is final) and its versions."""
    pada = hari_ini()
    laporan = baca_laporan(periode.unit, periode.tahun, periode.triwulan)
    surat = surat_laporan(laporan, pada=pada)
    bahan = kumpulkan(
        unit=periode.unit,
        tahun=periode.tahun,
        triwulan=periode.triwulan,
        pada=pada,
        kalender=kalender(),
    )
    temuan = periksa_data(bahan, surat)
    versi = versi_final(laporan)
    rusak = ""
    try:
        beku = isi_beku(laporan)
    except BerkasRusak as salah:
        beku, rusak = None, salah.pesan
    konteks = {
        "laporan": laporan,
        "status": Status(laporan.status),
        "kelengkapan": kelengkapan(bahan, temuan),
        "wajib": [t for t in temuan if t.tingkat is Tingkat.GALAT],
        "perlu_dicek": [t for t in temuan if t.tingkat is Tingkat.PERINGATAN],
        "catatan": [t for t in temuan if t.tingkat is Tingkat.CATATAN],
        "d": beku or sebagai_json(susun_dari(bahan, surat)),
        "rusak": rusak,
        "rb": bahan.rb.hasil,
        "tabel": bahan.tabel,
        "versi": versi,
        "beku": _beku(laporan, versi),
        "susunan": susunan_terbaru(request, periode),
        "hak": hak_laporan(request, periode, laporan),
    }
    return render(request, "laporan/triwulan.html", konteks)


def versi_final(laporan: LaporanTriwulan) -> list[VersiLaporan]:
    """Return the frozen versions with their files, the newest first; two queries."""
    if laporan.pk is None:
        return []
    return list(
        VersiLaporan.objects.filter(laporan=laporan)
        .select_related("dibuat_oleh")
        .prefetch_related("berkas")
        .order_by("-nomor")
    )


def _beku(laporan: LaporanTriwulan, versi: list[VersiLaporan]) -> dict[str, BerkasLaporan]:
    """Return the files that hold, by kind; none while the report is being worked on."""
    if laporan.status != Status.FINAL or not versi:
        return {}
    return {b.jenis: b for b in versi[0].berkas.all()}


def hak_laporan(request: Permintaan, periode: Periode, laporan: LaporanTriwulan) -> dict[str, bool]:
    """Return which buttons to draw: the right, and a status from which the step leads."""
    pada = hari_ini()
    periksa = boleh(request.user, Tindakan.PERIKSA_LAPORAN, periode.unit, pada)
    final = boleh(request.user, Tindakan.FINALKAN, periode.unit, pada)
    status = Status(laporan.status)
    return {
        "surat": periksa and status != Status.FINAL,
        "periksakan": periksa and status == Status.DRAF,
        "kembalikan": periksa and status == Status.DIPERIKSA,
        "finalkan": final and status == Status.DIPERIKSA,
        "buka": final and status == Status.FINAL,
    }


# --- Steps ----------------------------------------------------------------------------------------


@require_POST
@halaman_periode(Tindakan.PERIKSA_LAPORAN)
def ajukan(request: Permintaan, periode: Periode) -> HttpResponse:
    """Hand the draft to the PIMPINAN."""
    periksakan(
        unit=periode.unit,
        tahun=periode.tahun,
        triwulan=periode.triwulan,
        oleh=request.user,
        pada=hari_ini(),
    )
    messages.success(request, f"Laporan {periode.label} diajukan untuk difinalkan.")
    return alihkan(request, periode.url("laporan:triwulan"))


@require_POST
@halaman_periode(Tindakan.PERIKSA_LAPORAN)
def balik(request: Permintaan, periode: Periode) -> HttpResponse:
    """Give the report back to its authors."""
    kembalikan(
        unit=periode.unit,
        tahun=periode.tahun,
        triwulan=periode.triwulan,
        alasan=request.POST.get("alasan", ""),
        oleh=request.user,
        pada=hari_ini(),
    )
    messages.success(request, f"Laporan {periode.label} dikembalikan menjadi draf.")
    return alihkan(request, periode.url("laporan:triwulan"))


@require_POST
@halaman_periode(Tindakan.FINALKAN)
def kunci(request: Permintaan, periode: Periode) -> HttpResponse:
    """Freeze the report and lock the quarter, after its name was typed."""
    if request.POST.get("ketik", "").strip() != periode.label:
        raise DataDitolak([galat("ketik", f"Ketik {periode.label} untuk mengunci triwulan.")])
    versi = finalkan(
        unit=periode.unit,
        tahun=periode.tahun,
        triwulan=periode.triwulan,
        oleh=request.user,
        pada=hari_ini(),
    )
    messages.success(request, f"{periode.label} dikunci sebagai versi {versi.nomor}.")
    return alihkan(request, periode.url("laporan:triwulan"))


@require_POST
@halaman_periode(Tindakan.FINALKAN)
def buka(request: Permintaan, periode: Periode) -> HttpResponse:
    """Open the quarter again, with the reason."""
    laporan = buka_kembali(
        unit=periode.unit,
        tahun=periode.tahun,
        triwulan=periode.triwulan,
        alasan=request.POST.get("alasan", ""),
        oleh=request.user,
        pada=hari_ini(),
    )
    messages.success(request, f"{periode.label} dibuka; versi {laporan.nomor_versi} dimulai.")
    return alihkan(request, periode.url("laporan:triwulan"))


@require_http_methods(METODE)
@halaman_periode(Tindakan.PERIKSA_LAPORAN)
def surat(request: Permintaan, periode: Periode) -> HttpResponse:
    """Write the head of the covering letter."""
    laporan = baca_laporan(periode.unit, periode.tahun, periode.triwulan)
    bawaan = surat_laporan(laporan, pada=hari_ini())
    form = FormSurat(request.POST or None, laporan=laporan, surat=bawaan)

    def simpan() -> LaporanTriwulan:
        return atur_surat(
            unit=periode.unit,
            tahun=periode.tahun,
            triwulan=periode.triwulan,
            surat=form.surat(),
            oleh=request.user,
            pada=hari_ini(),
            versi=form.cleaned_data["versi"],
        )

    if request.method == "POST" and form.coba(simpan) is not None:
        messages.success(request, "Nota dinas disimpan.")
        return alihkan(request, periode.url("laporan:triwulan"))
    if form.bentrok:
        form.perbarui("versi", baca_laporan(periode.unit, periode.tahun, periode.triwulan).versi)
    konteks = {"formulir": form, "final": laporan.status == Status.FINAL}
    return render(request, "laporan/surat.html", konteks, status=form.kode_http)
