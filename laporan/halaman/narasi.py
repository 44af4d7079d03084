"""The narratives of one IKU, saved while they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from inti.http import alihkan
from inti.jam import hari_ini, sekarang
from inti.triwulan import label_triwulan
from kinerja.forms import FormNarasi
from kinerja.models import Narasi
from kinerja.pilihan import Bagian
from kinerja.services import simpan_narasi, tanda_versi
from kinerja.tabel import tabel_1
from kinerja.views.alat import ambil_iku, hadapi_bentrok, hak_halaman
from laporan.konten.ukur import kalimat_hasil

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kinerja.models import IKU

METODE: Final = ["GET", "HEAD", "POST"]


@require_http_methods(METODE)
@halaman_periode(Tindakan.BACA)
def narasi(request: Permintaan, periode: Periode, kode: str) -> HttpResponse:
    """Show the sections of one IKU; each is saved by itself, by htmx while somebody types."""
    iku = ambil_iku(periode, kode)
    ada = {n.bagian: n for n in Narasi.objects.filter(iku=iku, triwulan=periode.triwulan)}
    dikirim = request.POST.get("bagian", "")
    daftar: list[FormNarasi] = []
    for bagian in Bagian:
        baris = ada.get(bagian)
        tanda = tanda_versi([baris])
        milik = request.method == "POST" and dikirim == bagian
        form = FormNarasi(request.POST if milik else None, bagian=bagian, baris=baris, tanda=tanda)
        if milik:
            tersimpan = _simpan(form, iku, periode, request)
            if request.htmx:
                return _keadaan(request, form, tersimpan, iku, tanda)
            if tersimpan is not None:
                messages.success(request, f"{bagian.label} IKU {kode} disimpan.")
                return alihkan(request, periode.url("laporan:narasi", kode=kode))
            hadapi_bentrok(form, iku, tanda)
        daftar.append(form)
    _bawa(daftar, iku, periode, request.GET.get("bawa", ""))
    konteks = {
        "iku": iku,
        "daftar": daftar,
        "hak": hak_halaman(request, periode),
        "kalimat": _kalimat(iku, periode),
    }
    status = max(f.kode_http for f in daftar)
    return render(request, "laporan/narasi.html", konteks, status=status)


def _simpan(form: FormNarasi, iku: IKU, periode: Periode, request: Permintaan) -> Narasi | None:
    return form.coba(
        lambda: simpan_narasi(
            iku=iku,
            triwulan=periode.triwulan,
            isian=form.narasi(),
            tanda=form.cleaned_data["tanda"],
            oleh=request.user,
            pada=hari_ini(),
        )
    )


def _keadaan(
    request: Permintaan, form: FormNarasi, tersimpan: Narasi | None, iku: IKU, lama: str
) -> HttpResponse:
    """Answer htmx with the state of the section only: what is being typed stays untouched."""
    if tersimpan is None:
        hadapi_bentrok(form, iku, lama)
    konteks = {
        "f": form,
        "tanda": lama if tersimpan is None else tanda_versi([tersimpan]),
        "tersimpan": None if tersimpan is None else sekarang(),
    }
    return render(request, "laporan/_narasi_keadaan.html", konteks, status=form.kode_http)


def _bawa(daftar: list[FormNarasi], iku: IKU, periode: Periode, dipilih: str) -> None:
    """Offer the text of the latest earlier quarter for each section that is still empty.

    Latar belakang is kept per year: it stands in the form at once, as it does in the report. The
    others are put in when the person asks for it (``?bawa=``). Nothing is saved by looking.
    """
    lama: dict[str, Narasi] = {}
    terdahulu = iku.narasi.filter(triwulan__lt=periode.triwulan).exclude(teks="")
    for baris in terdahulu.order_by("triwulan"):
        lama[baris.bagian] = baris
    for form in daftar:
        baris_lama = lama.get(form.bagian)
        if baris_lama is None or form.is_bound or form.initial.get("teks"):
            continue
        asal = label_triwulan(baris_lama.triwulan)
        if form.bagian in {Bagian.LATAR, dipilih}:
            form.initial["teks"] = baris_lama.teks
            form.terbawa = asal
        else:
            form.dapat_dibawa = asal


def _kalimat(iku: IKU, periode: Periode) -> str:
    """The sentence the report writes while there is no analysis."""
    tabel = tabel_1(unit_id=periode.unit.pk, tahun=periode.tahun, triwulan=periode.triwulan)
    baris = next(b for b in tabel.baris if b.iku.pk == iku.pk)
    return kalimat_hasil(baris, tahun=periode.tahun, triwulan=periode.triwulan)
