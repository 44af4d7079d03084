"""Every step of a tonggak as a plain form: submit, judge, return, fail, cancel, reopen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_POST

from akun.riwayat import hadapi_bentrok
from inti.angka import format_persen
from inti.galat import DataDitolak, galat
from inti.jam import hari_ini
from inti.tanggal import format_tanggal
from notifikasi.kalender import kalender
from rb import services
from rb.capaian import hasil
from rb.forms import FormAjukan, FormAlasan, FormPutusan, FormTenggat
from rb.views.alat import (
    ambil_tonggak,
    jawab,
    periode_tonggak,
    tampilkan,
    triwulan_asal,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from akun.models import Pengguna
    from akun.periode import Permintaan
    from inti.forms import Formulir
    from rb.models import Tonggak


def _jalankan(
    request: Permintaan,
    tonggak: Tonggak,
    formulir: Formulir,
    lakukan: Callable[[], Tonggak],
    pesan: Callable[[Tonggak], str],
) -> HttpResponse:
    """Run the service of a form; a refusal shows the place again with what was typed."""
    baru = formulir.coba(lakukan)
    if baru is None:
        hadapi_bentrok(formulir, tonggak)
        return tampilkan(request, tonggak.pk, formulir=formulir)
    return jawab(request, tonggak.pk, pesan(baru))


@require_POST
def ajukan(request: Permintaan, pk: int) -> HttpResponse:
    """Submit the tonggak with the bukti claimed so far."""
    tonggak, form = ambil_tonggak(request, pk), FormAjukan(request.POST)
    return _jalankan(
        request,
        tonggak,
        form,
        lambda: services.ajukan_tonggak(
            tonggak=tonggak,
            tanggal_selesai=form.cleaned_data["tanggal_selesai"],
            versi=form.cleaned_data["versi"],
            oleh=request.user,
            pada=hari_ini(),
        ),
        lambda _: "Tonggak diajukan. Hitungan terlambat berhenti selama menunggu verifikasi.",
    )


@require_POST
def selesai(request: Permintaan, pk: int) -> HttpResponse:
    """Note that the work is done while its bukti is missing."""
    tonggak, form = ambil_tonggak(request, pk), FormAjukan(request.POST)
    return _jalankan(
        request,
        tonggak,
        form,
        lambda: services.catat_selesai_tonggak(
            tonggak=tonggak,
            tanggal_selesai=form.cleaned_data["tanggal_selesai"],
            versi=form.cleaned_data["versi"],
            oleh=request.user,
            pada=hari_ini(),
        ),
        lambda t: (
            "Tonggak ditandai terlaksana. Lampirkan buktinya."
            if t.tanggal_selesai
            else "Tanda terlaksana dihapus."
        ),
    )


@require_POST
def putusan(request: Permintaan, pk: int) -> HttpResponse:
    """Accept or return a submitted tonggak."""
    tonggak, form = ambil_tonggak(request, pk), FormPutusan(request.POST)
    return _jalankan(
        request,
        tonggak,
        form,
        lambda: putuskan(tonggak, form, request.user),
        lambda _: pesan_putusan(request, tonggak, form),
    )


def putuskan(tonggak: Tonggak, form: FormPutusan, oleh: Pengguna) -> Tonggak:
    """Do what the form says: accept with the claims nobody judged, or return with the note."""
    isi = form.cleaned_data
    if isi["putusan"] == "kembalikan":
        return services.kembalikan_tonggak(
            tonggak=tonggak,
            catatan=isi["catatan"],
            versi=isi["versi"],
            oleh=oleh,
            pada=hari_ini(),
        )
    if isi["putusan"] != "terima":
        raise DataDitolak([galat("", "Pilih Terima atau Kembalikan.")])
    return services.sahkan_tonggak(
        tonggak=tonggak, terima_sisa=True, versi=isi["versi"], oleh=oleh, pada=hari_ini()
    )


def pesan_putusan(request: Permintaan, tonggak: Tonggak, form: FormPutusan) -> str:
    """Say what the verdict did."""
    if form.cleaned_data["putusan"] == "kembalikan":
        return "Tonggak dikembalikan dengan catatan Anda."
    return f"Bukti diterima. RB menjadi {_persen(request, tonggak)}."


def _persen(request: Permintaan, tonggak: Tonggak) -> str:
    periode = periode_tonggak(tonggak, triwulan_asal(request))
    angka = hasil(
        unit_id=periode.unit.pk,
        tahun=periode.tahun,
        triwulan=periode.triwulan,
        pada=hari_ini(),
        kalender=kalender(),
    )
    return format_persen(angka.persen, 1)


@require_POST
def gagal(request: Permintaan, pk: int) -> HttpResponse:
    """Declare the tonggak failed."""
    tonggak, form = ambil_tonggak(request, pk), FormAlasan(request.POST)
    return _jalankan(
        request,
        tonggak,
        form,
        lambda: services.gagalkan_tonggak(
            tonggak=tonggak,
            alasan=form.cleaned_data["alasan"],
            versi=form.cleaned_data["versi"],
            oleh=request.user,
            pada=hari_ini(),
        ),
        lambda _: "Tonggak dinyatakan gagal. Sisa toleransi berkurang satu.",
    )


@require_POST
def batal(request: Permintaan, pk: int) -> HttpResponse:
    """Cancel the tonggak with the number of the revision."""
    tonggak, form = ambil_tonggak(request, pk), FormAlasan(request.POST)
    return _jalankan(
        request,
        tonggak,
        form,
        lambda: services.batalkan_tonggak(
            tonggak=tonggak,
            alasan=form.cleaned_data["alasan"],
            nomor_revisi=form.cleaned_data["nomor_revisi"],
            versi=form.cleaned_data["versi"],
            oleh=request.user,
            pada=hari_ini(),
        ),
        lambda _: "Tonggak dibatalkan dan keluar dari penyebut.",
    )


@require_POST
def buka(request: Permintaan, pk: int) -> HttpResponse:
    """Take a pengesahan back."""
    tonggak, form = ambil_tonggak(request, pk), FormAlasan(request.POST)
    return _jalankan(
        request,
        tonggak,
        form,
        lambda: services.buka_kembali_tonggak(
            tonggak=tonggak,
            alasan=form.cleaned_data["alasan"],
            versi=form.cleaned_data["versi"],
            oleh=request.user,
            pada=hari_ini(),
        ),
        lambda _: f"Pengesahan dibuka kembali. RB menjadi {_persen(request, tonggak)}.",
    )


@require_POST
def tenggat(request: Permintaan, pk: int) -> HttpResponse:
    """Move the tenggat inside its quarter."""
    tonggak, form = ambil_tonggak(request, pk), FormTenggat(request.POST)
    return _jalankan(
        request,
        tonggak,
        form,
        lambda: services.ubah_tenggat_tonggak(
            tonggak=tonggak,
            tenggat=form.cleaned_data["tenggat"],
            alasan=form.cleaned_data["alasan"],
            versi=form.cleaned_data["versi"],
            oleh=request.user,
            pada=hari_ini(),
        ),
        lambda t: f"Tenggat menjadi {format_tanggal(t.tenggat)}.",
    )
