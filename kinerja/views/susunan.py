"""The agreement of a year: PK, sasaran, IKU with targets and their revisions; narasi."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from akun.jejak import gabung, jejak, sejak_versi
from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from inti.http import alihkan
from inti.jam import hari_ini
from inti.triwulan import TRIWULAN, label_triwulan
from kinerja.forms import FormIKU, FormIKUUbah, FormPK, FormSasaran
from kinerja.isian import IsianPK
from kinerja.models import IKU, PerjanjianKinerja, Sasaran, TargetTriwulan
from kinerja.services import (
    simpan_iku,
    simpan_pk,
    tanda_iku,
    ubah_sasaran,
)
from kinerja.services.pengisian import isian_iku
from kinerja.tabel import tabel_1
from kinerja.views.alat import ambil_iku, hadapi_bentrok, hak_halaman

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.jejak import Jejak
    from kinerja.tabel import BarisTabel

METODE = ["GET", "HEAD", "POST"]


def _perjanjian(periode: Periode) -> PerjanjianKinerja | None:
    return (
        PerjanjianKinerja.objects.filter(unit=periode.unit, tahun=periode.tahun)
        .select_related("unit")
        .first()
    )


def _pastikan_pk(periode: Periode) -> PerjanjianKinerja:
    perjanjian = _perjanjian(periode)
    if perjanjian is None:
        raise Http404(f"Perjanjian kinerja {periode.tahun} belum disusun.")
    return perjanjian


@require_safe
@halaman_periode(Tindakan.BACA)
def pk(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show the agreement of the year with its sasaran, IKU and targets."""
    perjanjian = _perjanjian(periode)
    daftar = (
        Sasaran.objects.filter(perjanjian=perjanjian).prefetch_related("iku__target_triwulan")
        if perjanjian
        else Sasaran.objects.none()
    )
    konteks = {
        "pk": perjanjian,
        "daftar_sasaran": daftar,
        "hak": hak_halaman(request, periode),
        "triwulan": TRIWULAN,
        "jejak": jejak(PerjanjianKinerja, id=perjanjian.pk) if perjanjian else (),
    }
    return render(request, "kinerja/pk.html", konteks)


@require_http_methods(METODE)
@halaman_periode(Tindakan.KELOLA_KINERJA)
def pk_ubah(request: Permintaan, periode: Periode) -> HttpResponse:
    """Create the agreement of the year, or change it."""
    perjanjian = _perjanjian(periode)
    form = FormPK(request.POST or None, perjanjian=perjanjian)
    if request.method == "POST":

        def simpan() -> PerjanjianKinerja:
            isi = form.cleaned_data
            return simpan_pk(
                unit=periode.unit,
                isian=IsianPK(
                    "", periode.tahun, isi["nomor"], isi["tanggal"], isi["batas_capaian"]
                ),
                perjanjian=perjanjian,
                versi=isi["versi"],
                oleh=request.user,
                pada=hari_ini(),
            )

        if form.coba(simpan) is not None:
            messages.success(request, f"Perjanjian kinerja {periode.tahun} disimpan.")
            return alihkan(request, periode.url("kinerja:pk"))
        if form.bentrok and perjanjian is not None:
            semua = jejak(PerjanjianKinerja, id=perjanjian.pk)
            form.perubahan = sejak_versi(semua, form.cleaned_data["versi"] or 0)
            form.perbarui("versi", perjanjian.versi)
    judul = f"{'Ubah' if perjanjian else 'Susun'} perjanjian kinerja {periode.tahun}"
    return _formulir(request, periode, form, judul, "Simpan perjanjian kinerja")


@require_http_methods(METODE)
@halaman_periode(Tindakan.KELOLA_KINERJA)
def sasaran_ubah(request: Permintaan, periode: Periode, nomor: str) -> HttpResponse:
    """Change the text of a sasaran for all its IKU."""
    sasaran = (
        Sasaran.objects.filter(perjanjian=_pastikan_pk(periode), nomor=nomor)
        .select_related("perjanjian")
        .first()
    )
    if sasaran is None:
        raise Http404(f"Sasaran {nomor} tidak ditemukan.")
    awal = {"uraian": sasaran.uraian, "versi": sasaran.versi}
    form = FormSasaran(request.POST or None, initial=awal)
    if request.method == "POST":
        hasil = form.coba(
            lambda: ubah_sasaran(
                sasaran=sasaran,
                uraian=form.cleaned_data["uraian"],
                versi=form.cleaned_data["versi"],
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if hasil is not None:
            messages.success(request, f"Sasaran {nomor} disimpan.")
            return alihkan(request, periode.url("kinerja:pk"))
        if form.bentrok:
            semua = jejak(Sasaran, id=sasaran.pk)
            form.perubahan = sejak_versi(semua, form.cleaned_data["versi"])
            form.perbarui("versi", sasaran.versi)
    return _formulir(request, periode, form, f"Sasaran {nomor}", "Simpan sasaran")


def _formulir(
    request: Permintaan, periode: Periode, form: FormPK | FormSasaran, judul: str, tombol: str
) -> HttpResponse:
    konteks = {
        "formulir": form,
        "judul": judul,
        "tombol": tombol,
        "kembali": periode.url("kinerja:pk"),
    }
    return render(request, "kinerja/formulir.html", konteks, status=form.kode_http)


# --- IKU ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BarisTW:
    """One quarter of an IKU: the row of Tabel 1 as it was s.d. that quarter."""

    triwulan: int
    baris: BarisTabel
    jelaskan: str


@require_safe
@halaman_periode(Tindakan.BACA)
def iku_rinci(request: Permintaan, periode: Periode, kode: str) -> HttpResponse:
    """Show one IKU: definition, the four quarters, narasi, and every revision."""
    iku = ambil_iku(periode, kode)
    per_tw: list[BarisTW] = []
    for tw in TRIWULAN:
        tabel = tabel_1(unit_id=periode.unit.pk, tahun=periode.tahun, triwulan=tw)
        baris = next(b for b in tabel.baris if b.iku.pk == iku.pk)
        alamat = periode.ganti(triwulan=tw).url("kinerja:jelaskan", kode=kode)
        per_tw.append(BarisTW(tw, baris, alamat))
    konteks = {
        "iku": iku,
        "per_tw": per_tw,
        "hak": hak_halaman(request, periode),
        "narasi": iku.narasi.filter(triwulan=periode.triwulan).exclude(teks=""),
        "jejak": gabung(jejak(IKU, id=iku.pk), *(_revisi_target(iku, tw) for tw in TRIWULAN)),
    }
    return render(request, "kinerja/iku.html", konteks)


def _revisi_target(iku: IKU, triwulan: int) -> tuple[Jejak, ...]:
    """What changed in the target of one quarter; that it was made says nothing."""
    nama = f"target {label_triwulan(triwulan)}"
    semua = jejak(TargetTriwulan, nama=nama, iku_id=iku.pk, triwulan=triwulan)
    return tuple(j for j in semua if j.perubahan)


@require_http_methods(METODE)
@halaman_periode(Tindakan.KELOLA_KINERJA)
def iku_tambah(request: Permintaan, periode: Periode) -> HttpResponse:
    """Add an indicator to the agreement."""
    perjanjian = _pastikan_pk(periode)
    form = FormIKU(
        request.POST or None, sasaran=list(perjanjian.sasaran.all()), isian=None, tanda=""
    )
    if request.method == "POST":
        hasil = form.coba(
            lambda: simpan_iku(
                perjanjian=perjanjian, isian=form.iku(), oleh=request.user, pada=hari_ini()
            )
        )
        if hasil is not None:
            messages.success(request, f"IKU {hasil.kode} dibuat.")
            return alihkan(request, periode.url("kinerja:iku_rinci", kode=hasil.kode))
    konteks = {"formulir": form, "judul": "IKU baru", "kembali": periode.url("kinerja:pk")}
    return render(request, "kinerja/iku_ubah.html", konteks, status=form.kode_http)


@require_http_methods(METODE)
@halaman_periode(Tindakan.KELOLA_KINERJA)
def iku_ubah(request: Permintaan, periode: Periode, kode: str) -> HttpResponse:
    """Change an indicator; a changed target is a revision from a quarter on."""
    iku = ambil_iku(periode, kode)
    tanda = tanda_iku(iku)
    form = FormIKUUbah(
        request.POST or None,
        sasaran=list(iku.perjanjian.sasaran.all()),
        isian=isian_iku(iku),
        tanda=tanda,
    )
    if request.method == "POST":
        hasil = form.coba(lambda: _ubah(form, iku, request))
        if hasil is not None:
            messages.success(request, f"IKU {hasil.kode} disimpan.")
            return alihkan(request, periode.url("kinerja:iku_rinci", kode=hasil.kode))
        hadapi_bentrok(form, iku, tanda)
    else:
        form.initial["mulai"] = periode.triwulan
    konteks = {
        "formulir": form,
        "judul": f"Ubah IKU {kode}",
        "kembali": periode.url("kinerja:iku_rinci", kode=kode),
    }
    return render(request, "kinerja/iku_ubah.html", konteks, status=form.kode_http)


def _ubah(form: FormIKUUbah, iku: IKU, request: Permintaan) -> IKU:
    return simpan_iku(
        perjanjian=iku.perjanjian,
        iku=iku,
        isian=form.iku(),
        mulai=form.cleaned_data["mulai"],
        alasan=form.cleaned_data["alasan"],
        tanda=form.cleaned_data["tanda"],
        oleh=request.user,
        pada=hari_ini(),
    )
