"""The holiday table, one year at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.forms import FormVersi
from akun.services import admin_puncak
from akun.views.alat import coba_simpan, halaman_anggota, kembali, tampilkan_formulir
from inti.forms import BidangTanggal, Formulir
from inti.jam import hari_ini
from inti.tanggal import format_tanggal
from notifikasi.hari_libur import hapus_libur, isi_tahun, pastikan_penjaga, simpan_libur
from notifikasi.kalender import tahun_tanpa_cuti_bersama
from notifikasi.models import HariLibur, JenisLibur

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.periode import Permintaan


class FormLibur(Formulir):
    """One free day."""

    tanggal = BidangTanggal(label="Tanggal", required=True)
    nama = forms.CharField(label="Nama", max_length=150)
    jenis = forms.ChoiceField(label="Jenis", choices=JenisLibur.choices)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)


@require_safe
@halaman_anggota
def daftar(request: Permintaan, tahun: int | None = None) -> HttpResponse:
    """Show the free days of a year; without one, of this year."""
    pada = hari_ini()
    tahun = tahun or pada.year
    ada = set(HariLibur.objects.values_list("tanggal__year", flat=True))
    konteks = {
        "tahun": tahun,
        "daftar_tahun": sorted(ada | {pada.year, pada.year + 1, tahun}),
        "libur": HariLibur.objects.filter(tanggal__year=tahun).order_by("tanggal"),
        "tanpa_cuti_bersama": tahun_tanpa_cuti_bersama(tahun),
        "boleh": admin_puncak(request.user, pada),
    }
    return render(request, "notifikasi/libur.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_anggota
def tambah(request: Permintaan) -> HttpResponse:
    """Add a free day."""
    pastikan_penjaga(request.user, hari_ini())
    form = FormLibur(request.POST or None)
    hasil = coba_simpan(
        request,
        form,
        lambda: simpan_libur(libur=None, oleh=request.user, pada=hari_ini(), **form.cleaned_data),
    )
    if hasil is not None:
        return _kembali(request, hasil.tanggal.year, "Hari libur ditambahkan.")
    semua = reverse("libur:daftar")
    return tampilkan_formulir(
        request,
        form,
        judul="Hari libur baru",
        tombol="Tambah hari libur",
        batal=semua,
        remah=(semua, "Hari libur"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_anggota
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Change the date, name or kind of a free day."""
    libur = get_object_or_404(HariLibur, pk=pk)
    pastikan_penjaga(request.user, hari_ini())
    awal = {
        "tanggal": libur.tanggal,
        "nama": libur.nama,
        "jenis": libur.jenis,
        "versi": libur.versi,
    }
    form = FormLibur(request.POST or None, initial=awal)
    url = reverse("libur:tahun", args=[libur.tanggal.year])
    hasil = coba_simpan(
        request,
        form,
        lambda: simpan_libur(libur=libur, oleh=request.user, pada=hari_ini(), **form.cleaned_data),
        objek=libur,
    )
    if hasil is not None:
        return _kembali(request, hasil.tanggal.year, "Hari libur disimpan.")
    return tampilkan_formulir(
        request,
        form,
        judul="Ubah hari libur",
        tombol="Simpan",
        batal=url,
        remah=(url, "Hari libur"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_anggota
def hapus(request: Permintaan, pk: int) -> HttpResponse:
    """Make a free day a working day again."""
    libur = get_object_or_404(HariLibur, pk=pk)
    pastikan_penjaga(request.user, hari_ini())
    form = FormVersi(request.POST or None, initial={"versi": libur.versi})
    tahun, kalimat = libur.tanggal.year, f"{format_tanggal(libur.tanggal)}, {libur.nama}"

    def lakukan() -> bool:
        hapus_libur(libur=libur, oleh=request.user, pada=hari_ini(), **form.cleaned_data)
        return True

    if coba_simpan(request, form, lakukan, objek=libur):
        return _kembali(request, tahun, "Hari libur dihapus.")
    url = reverse("libur:tahun", args=[tahun])
    return tampilkan_formulir(
        request,
        form,
        judul="Hapus hari libur",
        tombol="Hapus",
        batal=url,
        remah=(url, "Hari libur"),
        teks=f"{kalimat} menjadi hari kerja. Hitungan hari kerja pengingat ikut berubah.",
        bahaya=True,
    )


@require_POST
@halaman_anggota
def isi(request: Permintaan, tahun: int) -> HttpResponse:
    """Fill a year with the national holidays and cuti bersama that are known."""
    pada = hari_ini()
    pastikan_penjaga(request.user, pada)
    if abs(tahun - pada.year) > 10:
        raise Http404("Tahun di luar jangkauan.")
    baru = isi_tahun(tahun=tahun, oleh=request.user, pada=pada)
    kata = f"{baru} hari libur ditambahkan." if baru else "Tidak ada hari libur baru yang dikenal."
    return _kembali(request, tahun, kata)


def _kembali(request: Permintaan, tahun: int, pesan: str) -> HttpResponse:
    return kembali(request, reverse("libur:tahun", args=[tahun]), pesan)
