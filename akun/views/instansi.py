"""Institutions, which all units share, and the contacts each unit keeps there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from akun import services
from akun.forms import FormInstansi, FormNarahubung, FormVersi
from akun.izin import hak
from akun.models import Instansi, Narahubung
from akun.riwayat import entri_riwayat
from akun.views.alat import (
    coba_simpan,
    dikelola,
    halaman_admin,
    halaman_anggota,
    kembali,
    tampilkan_formulir,
)
from akun.views.pengguna import ENTRI_TERAKHIR
from inti.http import pilih_templat
from inti.jam import hari_ini
from inti.kursor import UrutanTeks, potong

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.periode import Permintaan

PER_HALAMAN: Final = 50


@require_safe
@halaman_anggota
def daftar(request: Permintaan) -> HttpResponse:
    """Show the institutions by name, with how many contacts the person may see."""
    terjangkau = hak(request.user, hari_ini()).unit_id
    cari = request.GET.get("cari", "").strip()[:100]
    semua = Instansi.objects.annotate(
        orang=Count("narahubung", filter=Q(narahubung__unit_id__in=terjangkau))
    )
    for kata in cari.split():
        semua = semua.filter(nama__icontains=kata)
    konteks = {
        "halaman": potong(
            semua, urutan=UrutanTeks("nama"), ukuran=PER_HALAMAN, alamat=request.GET.dict()
        ),
        "cari": cari,
        "admin": bool(dikelola(request)),
    }
    templat = pilih_templat(
        request, penuh="akun/instansi/daftar.html", sebagian="akun/instansi/_daftar.html"
    )
    return render(request, templat, konteks)


@require_safe
@halaman_anggota
def rinci(request: Permintaan, pk: int) -> HttpResponse:
    """Show one institution and its contacts in the units within reach."""
    instansi = get_object_or_404(Instansi, pk=pk)
    terjangkau = hak(request.user, hari_ini()).unit_id
    milik = instansi.narahubung.filter(unit_id__in=terjangkau).select_related("unit")
    unit = dikelola(request)
    konteks = {
        "instansi": instansi,
        "narahubung": [(n, n.unit_id in unit) for n in milik.order_by("unit__kode", "jabatan")],
        "admin": bool(unit),
        "jejak": entri_riwayat(instansi)[:ENTRI_TERAKHIR],
    }
    return render(request, "akun/instansi/rinci.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def tambah(request: Permintaan) -> HttpResponse:
    """Add an institution."""
    form = FormInstansi(request.POST or None)
    hasil = coba_simpan(
        request,
        form,
        lambda: services.simpan_instansi(
            instansi=None, oleh=request.user, pada=hari_ini(), **form.cleaned_data
        ),
    )
    if hasil is not None:
        url = reverse("akun:instansi_rinci", args=[hasil.pk])
        return kembali(request, url, "Instansi ditambahkan.")
    semua = reverse("akun:instansi_daftar")
    return tampilkan_formulir(
        request,
        form,
        judul="Instansi baru",
        tombol="Tambah instansi",
        batal=semua,
        remah=(semua, "Instansi"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Correct the name or address of an institution, for all units."""
    instansi = get_object_or_404(Instansi, pk=pk)
    form = FormInstansi(request.POST or None, initial=FormInstansi.awal(instansi))
    url, nama = reverse("akun:instansi_rinci", args=[pk]), instansi.nama
    hasil = coba_simpan(
        request,
        form,
        lambda: services.simpan_instansi(
            instansi=instansi, oleh=request.user, pada=hari_ini(), **form.cleaned_data
        ),
        objek=instansi,
    )
    if hasil is not None:
        return kembali(request, url, "Perubahan tersimpan.")
    return tampilkan_formulir(
        request,
        form,
        judul="Ubah instansi",
        tombol="Simpan",
        batal=url,
        remah=(url, nama),
        teks="Nama ini dipakai semua unit.",
    )


# --- Contacts -------------------------------------------------------------------------------------


def _ambil(request: Permintaan, pk: int) -> Narahubung:
    milik = Narahubung.objects.select_related("instansi", "unit")
    satu = milik.filter(pk=pk, unit_id__in=dikelola(request)).first()
    if satu is None:
        raise Http404("Narahubung tidak ditemukan.")
    return satu


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def narahubung_tambah(request: Permintaan, pk: int) -> HttpResponse:
    """Add a contact for one of the units the ADMIN looks after."""
    instansi = get_object_or_404(Instansi, pk=pk)
    form = FormNarahubung(request.POST or None, dikelola=dikelola(request))
    hasil = coba_simpan(
        request,
        form,
        lambda: services.simpan_narahubung(
            narahubung=None,
            instansi=instansi,
            oleh=request.user,
            pada=hari_ini(),
            **form.cleaned_data,
        ),
    )
    url = reverse("akun:instansi_rinci", args=[pk])
    if hasil is not None:
        return kembali(request, url, "Narahubung ditambahkan.")
    return tampilkan_formulir(
        request,
        form,
        judul="Narahubung baru",
        tombol="Tambah narahubung",
        batal=url,
        remah=(url, instansi.nama),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def narahubung_ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Change a contact."""
    orang = _ambil(request, pk)
    form = FormNarahubung(request.POST or None, dikelola=(), narahubung=orang)
    hasil = coba_simpan(
        request,
        form,
        lambda: services.simpan_narahubung(
            narahubung=orang,
            instansi=orang.instansi,
            unit=orang.unit,
            oleh=request.user,
            pada=hari_ini(),
            **form.cleaned_data,
        ),
        objek=orang,
    )
    url = reverse("akun:instansi_rinci", args=[orang.instansi_id])
    if hasil is not None:
        return kembali(request, url, "Narahubung disimpan.")
    return tampilkan_formulir(
        request,
        form,
        judul="Ubah narahubung",
        tombol="Simpan",
        batal=url,
        remah=(url, orang.instansi.nama),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def narahubung_hapus(request: Permintaan, pk: int) -> HttpResponse:
    """Remove a contact."""
    orang = _ambil(request, pk)
    url, kalimat = reverse("akun:instansi_rinci", args=[orang.instansi_id]), str(orang)
    form = FormVersi(request.POST or None, initial={"versi": orang.versi})

    def hapus() -> bool:
        services.hapus_narahubung(
            narahubung=orang, oleh=request.user, pada=hari_ini(), **form.cleaned_data
        )
        return True

    if coba_simpan(request, form, hapus, objek=orang):
        return kembali(request, url, "Narahubung dihapus.")
    return tampilkan_formulir(
        request,
        form,
        judul="Hapus narahubung",
        tombol="Hapus",
        batal=url,
        remah=(url, orang.instansi.nama),
        teks=f"{kalimat} di {orang.instansi} tidak lagi menerima tautan tugas.",
        bahaya=True,
    )
