"""Topik kebijakan and tahapan: make, rename, remove, weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from akun.riwayat import hadapi_bentrok
from inti.http import alihkan
from inti.jam import hari_ini
from renaksi.forms import FormTahapan, FormTopik, FormTopikBaru
from renaksi.isian import IsianTahapan
from renaksi.izin import pastikan_kelola
from renaksi.models import JUMLAH_TAHAP, Tahapan, TopikKebijakan
from renaksi.papan import tahapan_unit
from renaksi.services import buat_topik, hapus_topik, simpan_tahapan, ubah_topik
from renaksi.views.alat import pasang

if TYPE_CHECKING:
    from django.http import HttpResponse

METODE = ["GET", "HEAD", "POST"]


@require_http_methods(METODE)
@halaman_periode(Tindakan.KELOLA_RENAKSI)
def tambah(request: Permintaan, periode: Periode) -> HttpResponse:
    """Add a topik to an IKU of the unit-year."""
    form = FormTopikBaru(request.POST or None, unit=periode.unit, tahun=periode.tahun)
    if request.method == "POST":
        hasil = form.coba(
            lambda: buat_topik(
                iku=form.cleaned_data["iku"],
                nama=form.cleaned_data["nama"],
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if hasil is not None:
            messages.success(request, "Topik dibuat. Tugaskan langkah tahap 1.")
            return alihkan(request, periode.url("renaksi:papan_panel", topik=hasil.pk, tahap=1))
    konteks = {"formulir": form, "judul": "Topik kebijakan baru", "tombol": "Buat topik"}
    return render(request, "renaksi/topik.html", konteks, status=form.kode_http)


@require_http_methods(METODE)
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Rename a topik."""
    topik, periode = _ambil(request, pk)
    awal = {"nama": topik.nama, "versi": topik.versi}
    form = FormTopik(request.POST or None, initial=awal)
    if request.method == "POST":
        hasil = form.coba(
            lambda: ubah_topik(
                topik=topik,
                nama=form.cleaned_data["nama"],
                versi=form.cleaned_data["versi"],
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if hasil is not None:
            messages.success(request, "Nama topik disimpan.")
            return alihkan(request, periode.url("renaksi:papan"))
        hadapi_bentrok(form, topik)
    konteks = {
        "formulir": form,
        "judul": "Ubah topik kebijakan",
        "tombol": "Simpan nama",
        "topik": topik,
        "jumlah_langkah": topik.langkah.count(),
    }
    return render(request, "renaksi/topik.html", konteks, status=form.kode_http)


@require_http_methods(["POST"])
def hapus(request: Permintaan, pk: int) -> HttpResponse:
    """Remove a topik nobody works on."""
    topik, periode = _ambil(request, pk)
    hapus_topik(topik=topik, oleh=request.user, pada=hari_ini())
    messages.success(request, f"Topik {topik.nama} dihapus.")
    return alihkan(request, periode.url("renaksi:papan"))


def _ambil(request: Permintaan, pk: int) -> tuple[TopikKebijakan, Periode]:
    """Return a topik the person may change, with a period for its page."""
    pada = hari_ini()
    topik = (
        TopikKebijakan.objects.terlihat_oleh(request.user, pada)
        .select_related("iku__perjanjian__unit")
        .filter(pk=pk)
        .first()
    )
    if topik is None:
        raise Http404("Topik tidak ditemukan.")
    perjanjian = topik.iku.perjanjian
    pastikan_kelola(request.user, perjanjian.unit_id, pada)
    triwulan = (pada.month + 2) // 3
    return topik, pasang(request, perjanjian.unit, perjanjian.tahun, triwulan)


@require_http_methods(METODE)
@halaman_periode(Tindakan.KELOLA_RENAKSI)
def tahapan(request: Permintaan, periode: Periode) -> HttpResponse:
    """Name and weigh the four stages of the year."""
    perjanjian = periode.unit.perjanjian_kinerja.filter(tahun=periode.tahun).first()
    if perjanjian is None:
        raise Http404("Perjanjian kinerja tahun ini belum disusun.")
    tersimpan = {t.tahap: t.versi for t in Tahapan.objects.filter(perjanjian=perjanjian)}
    form = FormTahapan(
        request.POST or None,
        tahapan=tahapan_unit(periode.unit.pk, periode.tahun),
        versi=tersimpan,
    )
    if request.method == "POST":

        def simpan() -> bool:
            simpan_tahapan(
                perjanjian=perjanjian,
                daftar=_isian(form, periode),
                versi={n: form.cleaned_data[f"versi-{n}"] for n in range(1, JUMLAH_TAHAP + 1)},
                oleh=request.user,
                pada=hari_ini(),
            )
            return True

        if form.coba(simpan):
            messages.success(request, "Tahapan disimpan.")
            return alihkan(request, periode.url("renaksi:papan"))
        if form.bentrok:
            for n in range(1, JUMLAH_TAHAP + 1):
                form.perbarui(f"versi-{n}", tersimpan.get(n, 0))
    return render(request, "renaksi/tahapan.html", {"formulir": form}, status=form.kode_http)


def _isian(form: FormTahapan, periode: Periode) -> list[IsianTahapan]:
    isi = form.cleaned_data
    return [
        IsianTahapan(
            unit=periode.unit.kode,
            tahun=periode.tahun,
            tahap=n,
            nama=isi[f"nama-{n}"].strip(),
            alias=isi[f"alias-{n}"].strip(),
            bobot=isi[f"bobot-{n}"],
        )
        for n in range(1, JUMLAH_TAHAP + 1)
    ]
