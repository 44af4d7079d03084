"""Status, hambatan and keterangan: small forms in the row of the list, or pages of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from akun.riwayat import hadapi_bentrok
from inti.galat import TransisiDitolak
from inti.http import alihkan
from inti.jam import hari_ini
from renaksi.forms import FormHambatan, FormHapus, FormKeterangan, FormStatus
from renaksi.izin import pastikan_melapor
from renaksi.models import ButirKeterangan, Status
from renaksi.services import (
    catat_hambatan,
    hapus_keterangan,
    tambah_keterangan,
    ubah_keterangan,
    ubah_status,
)
from renaksi.views.alat import (
    ambil_baris,
    id_isian,
    jawab_kemajuan,
    tampilkan_form,
)

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.periode import Permintaan
    from renaksi.halaman import BarisRenaksi

METODE = ["GET", "HEAD", "POST"]
TANPA_TUJUAN = (
    "Status rencana aksi ini tidak dapat diubah: triwulannya sudah dikunci, sisanya sudah "
    "dilanjutkan ke triwulan berikut, atau hanya Koordinator yang boleh membukanya kembali."
)


def _ambil(request: Permintaan, pk: int) -> BarisRenaksi:
    """Return the row, or refuse whoever may not report on it."""
    baris = ambil_baris(request, pk)
    pastikan_melapor(request.user, baris.renaksi, hari_ini())
    return baris


@require_safe
def baris(request: Permintaan, pk: int) -> HttpResponse:
    """Show the row of the list again, as a form in it is closed without saving."""
    isi = ambil_baris(request, pk)
    if not request.htmx:
        return alihkan(request, isi.renaksi.get_absolute_url())
    return render(request, "renaksi/_baris.html", {"b": isi, "fokus": True})


@require_http_methods(METODE)
def status(request: Permintaan, pk: int) -> HttpResponse:
    """Lead a renaksi to another status."""
    baris = _ambil(request, pk)
    if request.method != "POST" and not baris.tujuan:
        raise TransisiDitolak(TANPA_TUJUAN)
    form = FormStatus(
        request.POST or None,
        tujuan=baris.tujuan,
        initial={"versi": baris.renaksi.versi},
        auto_id=id_isian(pk),
    )
    if request.method == "POST":
        hasil = form.coba(
            lambda: ubah_status(
                renaksi=baris.renaksi,
                status=Status(form.cleaned_data["status"]),
                tanggal_selesai=form.cleaned_data["tanggal_selesai"],
                alasan=form.cleaned_data["alasan"],
                versi=form.cleaned_data["versi"],
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if hasil is not None:
            pesan = f"Status menjadi {hasil.get_status_display().lower()}."
            return jawab_kemajuan(request, pk, pesan)
        hadapi_bentrok(form, baris.renaksi)
    teks = f"Kini: {baris.renaksi.get_status_display()}."
    return tampilkan_form(
        request,
        form=form.tawarkan(),
        baris=baris,
        judul="Ubah status",
        tombol="Simpan status",
        teks=teks,
    )


@require_http_methods(METODE)
def hambatan(request: Permintaan, pk: int) -> HttpResponse:
    """Say what holds a renaksi back, or that nothing does."""
    baris = _ambil(request, pk)
    renaksi = baris.renaksi
    awal = {"hambatan": renaksi.hambatan, "versi": renaksi.versi}
    form = FormHambatan(request.POST or None, initial=awal, auto_id=id_isian(pk))
    if request.method == "POST":
        hasil = form.coba(
            lambda: catat_hambatan(
                renaksi=renaksi,
                hambatan=form.cleaned_data["hambatan"],
                versi=form.cleaned_data["versi"],
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if hasil is not None:
            pesan = "Hambatan dicatat." if hasil.hambatan else "Hambatan dihapus."
            return jawab_kemajuan(request, pk, pesan)
        hadapi_bentrok(form, renaksi)
    return tampilkan_form(
        request,
        form=form,
        baris=baris,
        judul="Hambatan",
        tombol="Simpan hambatan",
        teks="Kosongkan bila rencana aksi ini tidak tertahan lagi.",
    )


@require_http_methods(METODE)
def keterangan_tambah(request: Permintaan, pk: int) -> HttpResponse:
    """Add a line of what was done."""
    baris = _ambil(request, pk)
    form = FormKeterangan(request.POST or None, auto_id=id_isian(pk))
    if request.method == "POST":
        hasil = form.coba(
            lambda: tambah_keterangan(
                renaksi=baris.renaksi,
                teks=form.cleaned_data["teks"],
                tanggal=form.cleaned_data["tanggal"],
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if hasil is not None:
            return jawab_kemajuan(request, pk, "Keterangan ditambahkan.")
    return tampilkan_form(
        request,
        form=form,
        baris=baris,
        judul="Tambah keterangan",
        tombol="Tambah keterangan",
        teks="Tulis apa yang sudah dilakukan. Rapat yang ditautkan sudah tampil sendiri.",
    )


def _ambil_butir(request: Permintaan, pk: int) -> tuple[BarisRenaksi, ButirKeterangan]:
    butir = ButirKeterangan.objects.filter(pk=pk).first()
    if butir is None:
        raise Http404("Keterangan tidak ditemukan.")
    baris = ambil_baris(request, butir.renaksi_id)
    butir.renaksi = baris.renaksi
    pastikan_melapor(request.user, baris.renaksi, hari_ini())
    return baris, butir


@require_http_methods(METODE)
def keterangan_ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Change a line of what was done."""
    baris, butir = _ambil_butir(request, pk)
    awal = {"tanggal": butir.tanggal, "teks": butir.teks, "versi": butir.versi}
    form = FormKeterangan(request.POST or None, initial=awal)
    if request.method == "POST":
        hasil = form.coba(
            lambda: ubah_keterangan(
                butir=butir,
                teks=form.cleaned_data["teks"],
                tanggal=form.cleaned_data["tanggal"],
                versi=form.cleaned_data["versi"],
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if hasil is not None:
            return jawab_kemajuan(request, baris.renaksi.pk, "Keterangan disimpan.")
        hadapi_bentrok(form, butir)
    return tampilkan_form(
        request, form=form, baris=baris, judul="Ubah keterangan", tombol="Simpan keterangan"
    )


@require_http_methods(METODE)
def keterangan_hapus(request: Permintaan, pk: int) -> HttpResponse:
    """Take a line of what was done back, after asking."""
    baris, butir = _ambil_butir(request, pk)
    form = FormHapus(request.POST or None, initial={"versi": butir.versi})
    if request.method == "POST":

        def hapus() -> bool:
            hapus_keterangan(
                butir=butir,
                alasan=form.cleaned_data["alasan"],
                versi=form.cleaned_data["versi"],
                oleh=request.user,
                pada=hari_ini(),
            )
            return True

        if form.coba(hapus):
            return jawab_kemajuan(request, baris.renaksi.pk, "Keterangan dihapus.")
        hadapi_bentrok(form, butir)
    return tampilkan_form(
        request,
        form=form,
        baris=baris,
        judul="Hapus keterangan?",
        tombol="Hapus keterangan",
        bahaya=True,
        teks=f"“{butir.teks}” dihapus dari rencana aksi ini; isinya tetap ada di riwayat.",
    )
