"""Tabel 1 of a quarter, and the entry of its figures beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from inti.galat import DataDitolak, galat
from inti.http import alihkan, pilih_templat
from inti.jam import hari_ini
from kinerja.forms import FormKomponen, FormNilai, FormRealisasi
from kinerja.halaman import PANEL, catatan_data, panel, pilih_baris
from kinerja.isian import IsianRealisasi
from kinerja.pilihan import CaraHitung, Keadaan
from kinerja.services import (
    bawa_periode_lalu,
    pakai_komponen,
    simpan_komponen,
    simpan_realisasi,
    tanda_pengisian,
    tanda_versi,
)
from kinerja.tabel import tabel_1
from kinerja.tabel_isian import (
    PanelIsian,
    ketik_langsung,
    lalu_ditawarkan,
    pratinjau,
    realisasi_kini,
    susunan_komponen,
    tanda_baris,
)
from kinerja.views.alat import Hak, ambil_iku, hadapi_bentrok, hak_halaman, perubahan_sejak

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kinerja.models import IKU, Realisasi
    from kinerja.tabel import BarisTabel, Tabel1

METODE = ["GET", "HEAD", "POST"]


@require_safe
@halaman_periode(Tindakan.BACA)
def tabel(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show Tabel 1 of the quarter; ``?iku=`` chooses whose panel stands beside it."""
    return tampilkan(request, periode, request.GET.get("iku", ""))


@require_http_methods(METODE)
@halaman_periode(Tindakan.ISI_REALISASI)
def isi(request: Permintaan, periode: Periode, kode: str) -> HttpResponse:
    """Enter the realisasi of one IKU: value, or why there is none."""
    iku = ambil_iku(periode, kode)
    if request.method != "POST":
        return tampilkan(request, periode, kode)
    baris = realisasi_kini(iku, periode.triwulan)
    tanda = tanda_versi([baris])
    form = FormRealisasi(request.POST, iku=iku, baris=baris, tanda=tanda)
    hasil = form.coba(
        lambda: simpan_realisasi(
            iku=iku,
            triwulan=periode.triwulan,
            isian=form.realisasi(),
            tanda=form.cleaned_data["tanda"],
            oleh=request.user,
            pada=hari_ini(),
        )
    )
    if hasil is not None:
        return _tersimpan(request, periode, iku, f"Realisasi IKU {kode} disimpan.")
    hadapi_bentrok(form, iku, tanda)
    return tampilkan(request, periode, kode, realisasi=form)


@require_POST
@halaman_periode(Tindakan.ISI_REALISASI)
def nilai(request: Permintaan, periode: Periode, kode: str) -> HttpResponse:
    """Enter the value alone, from the row of the table; the rest of the row stays as it is."""
    iku = ambil_iku(periode, kode)
    baris = realisasi_kini(iku, periode.triwulan)
    lalu = baris is not None and baris.keadaan == Keadaan.PERIODE_LALU
    form = FormNilai(request.POST)

    def simpan() -> object:
        angka = form.cleaned_data["nilai"]
        if angka is None:
            pesan = "Nilai kosong. Isi angkanya, atau pilih keadaan belum terukur di panel."
            raise DataDitolak([galat("nilai", pesan)])
        return simpan_realisasi(
            iku=iku,
            triwulan=periode.triwulan,
            isian=IsianRealisasi(
                "",
                0,
                "",
                0,
                keadaan=Keadaan.PERIODE_LALU if lalu else Keadaan.TERUKUR,
                nilai=angka,
                **{n: getattr(baris, n, "") for n in ("periode_data", "sifat", "sumber")},
            ),
            tanda=form.cleaned_data["tanda"],
            oleh=request.user,
            pada=hari_ini(),
        )

    if form.coba(simpan) is not None:
        return _tersimpan(request, periode, iku, f"Realisasi IKU {kode} disimpan.")
    return tampilkan(request, periode, kode, realisasi=_lengkapi(form, iku, baris))


def _lengkapi(form: FormNilai, iku: IKU, baris: Realisasi | None) -> FormRealisasi:
    """Return the whole form with the value that was refused, for the panel."""
    tanda = tanda_versi([baris])
    tetap = {n: getattr(baris, n, "") for n in ("periode_data", "sifat", "sumber")}
    diketik = {"keadaan": Keadaan.TERUKUR, "nilai": form.data.get("nilai", ""), "tanda": tanda}
    penuh = FormRealisasi(tetap | diketik, iku=iku, baris=baris, tanda=tanda)
    penuh.is_valid()
    for bidang, daftar in form.errors.items():
        for pesan in daftar:
            penuh.add_error(bidang if bidang in penuh.fields else None, pesan)
    if form.bentrok:
        penuh.bentrok = True
        penuh.perubahan = perubahan_sejak(form.cleaned_data["tanda"], tanda, iku)
    return penuh


@require_POST
@halaman_periode(Tindakan.ISI_REALISASI)
def bawa(request: Permintaan, periode: Periode, kode: str) -> HttpResponse:
    """Carry the last known value over into the quarter."""
    iku = ambil_iku(periode, kode)
    hasil = bawa_periode_lalu(
        iku=iku,
        triwulan=periode.triwulan,
        tanda=request.POST.get("tanda", ""),
        oleh=request.user,
        pada=hari_ini(),
    )
    pesan = f"Nilai {hasil.periode_data} dipakai sebagai realisasi IKU {kode}."
    return _tersimpan(request, periode, iku, pesan)


@require_http_methods(METODE)
@halaman_periode(Tindakan.ISI_REALISASI)
def komponen(request: Permintaan, periode: Periode, kode: str) -> HttpResponse:
    """The calculator: ``hitung`` shows what the komponen give, ``pakai`` makes it the realisasi.

    ``susunan`` stores the komponen alone, from the page where their names are kept.
    """
    iku = ambil_iku(periode, kode)
    tw = periode.triwulan
    aksi = request.POST.get("aksi", "")
    lengkap = aksi == "susunan" or request.method != "POST"
    tanda = tanda_versi(iku.komponen.filter(triwulan=tw)) if lengkap else tanda_pengisian(iku, tw)
    form = FormKomponen(
        request.POST or None,
        komponen=susunan_komponen(iku, tw),
        susunan=lengkap,
        initial={"tanda": tanda},
    )
    if request.method == "POST" and aksi != "hitung":
        simpan = _pakai if aksi == "pakai" else _simpan_susunan
        if form.coba(lambda: simpan(form, iku, request, periode)) is not None:
            pesan = "Komponen dipakai sebagai realisasi" if aksi == "pakai" else "Komponen disimpan"
            return _tersimpan(request, periode, iku, f"{pesan} IKU {kode}.")
        hadapi_bentrok(form, iku, tanda)
    if lengkap:
        konteks = {"formulir": form, "iku": iku}
        return render(request, "kinerja/komponen.html", konteks, status=form.kode_http)
    return tampilkan(request, periode, kode, komponen=form)


def _pakai(form: FormKomponen, iku: IKU, request: Permintaan, periode: Periode) -> object:
    return pakai_komponen(
        iku=iku,
        triwulan=periode.triwulan,
        daftar=form.komponen(),
        isian=form.isian(),
        tanda=form.cleaned_data["tanda"],
        oleh=request.user,
        pada=hari_ini(),
    )


def _simpan_susunan(form: FormKomponen, iku: IKU, request: Permintaan, periode: Periode) -> object:
    return simpan_komponen(
        iku=iku,
        triwulan=periode.triwulan,
        daftar=form.komponen(),
        tanda=form.cleaned_data["tanda"],
        oleh=request.user,
        pada=hari_ini(),
    )


def _tersimpan(request: Permintaan, periode: Periode, iku: IKU, pesan: str) -> HttpResponse:
    messages.success(request, pesan)
    if request.htmx:
        return tampilkan(request, periode, iku.kode)
    return alihkan(request, f"{periode.url('kinerja:tabel')}?iku={iku.kode}")


# --- The page -------------------------------------------------------------------------------------


def tampilkan(
    request: Permintaan,
    periode: Periode,
    kode: str,
    *,
    realisasi: FormRealisasi | None = None,
    komponen: FormKomponen | None = None,
) -> HttpResponse:
    """Show the table with the panel of one IKU; refused forms come back in it."""
    tabel_kini = tabel_1(unit_id=periode.unit.pk, tahun=periode.tahun, triwulan=periode.triwulan)
    hak = hak_halaman(request, periode)
    isian = _panel_isian(tabel_kini, periode, kode, hak, realisasi, komponen)
    terpilih = None if isian else pilih_baris(tabel_kini, kode)
    formulir = komponen or realisasi
    konteks = {
        "tabel": tabel_kini,
        "cara_panel": PANEL,
        "batas": tabel_kini.baris[0].iku.perjanjian.batas_capaian if tabel_kini.baris else None,
        "isian": isian,
        "panel": terpilih and panel(terpilih),
        "terpilih": isian.baris.iku.pk if isian else terpilih and terpilih.iku.pk,
        "catatan_data": catatan_data(tabel_kini),
        "hak": hak,
        "terkunci": hak.terkunci,
        "tanda": tanda_baris(tabel_kini, periode) if hak.mengisi else {},
        "ketik": ketik_langsung(tabel_kini.baris) if hak.mengisi else frozenset(),
    }
    templat = pilih_templat(request, penuh="kinerja/tabel.html", sebagian="kinerja/_isi.html")
    return render(request, templat, konteks, status=formulir.kode_http if formulir else 200)


def _panel_isian(
    tabel_kini: Tabel1,
    periode: Periode,
    kode: str,
    hak: Hak,
    realisasi: FormRealisasi | None,
    komponen: FormKomponen | None,
) -> PanelIsian | None:
    """The entry panel of the IKU asked for, else of the first ratio; ``None`` for readers."""
    diminta = [b for b in tabel_kini.baris if b.iku.kode == kode]
    rasio = [b for b in tabel_kini.baris if b.iku.cara_hitung == CaraHitung.RASIO]
    baris = next(iter([*diminta, *rasio]), None)
    dikirim = realisasi is not None or komponen is not None
    if baris is None or not (hak.mengisi or dikirim):
        return None
    return susun_panel(baris, periode, realisasi, komponen)


def susun_panel(
    baris: BarisTabel,
    periode: Periode,
    realisasi: FormRealisasi | None = None,
    komponen: FormKomponen | None = None,
) -> PanelIsian:
    """Return the panel of one row with its forms, those that were refused as they were sent."""
    iku, tw = baris.iku, periode.triwulan
    tersimpan = realisasi_kini(iku, tw)
    form = realisasi or FormRealisasi(iku=iku, baris=tersimpan, tanda=tanda_versi([tersimpan]))
    coba, salah = None, ""
    if iku.cara_hitung == CaraHitung.RASIO:
        daftar = susunan_komponen(iku, tw)
        if komponen is None:
            awal = {n: getattr(tersimpan, n, "") for n in ("sumber", "periode_data", "sifat")}
            tanda = tanda_pengisian(iku, tw)
            komponen = FormKomponen(komponen=daftar, susunan=False, initial=awal | {"tanda": tanda})
        elif komponen.is_bound and komponen.is_valid():
            daftar = komponen.komponen()
        if all(k.nilai is not None for k in daftar):
            coba, salah = pratinjau(daftar, iku, baris.target)
    return PanelIsian(baris, form, komponen, coba, salah, lalu_ditawarkan(iku, tw, tersimpan))
