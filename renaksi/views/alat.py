"""What the views of renaksi share: the object or 404, its period, and the answer to a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django_htmx.http import reswap, retarget

from akun.periode import Periode, pasang_periode
from inti.http import alihkan
from inti.jam import hari_ini
from notifikasi.kalender import kalender
from renaksi.halaman import BarisRenaksi, Penyusun, tampilan

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.models import UnitKerja
    from akun.periode import Permintaan
    from inti.forms import Formulir
    from renaksi.models import Renaksi

DI_DAFTAR = "daftar"


def ambil_baris(request: Permintaan, pk: int) -> BarisRenaksi:
    """Return a renaksi the person may see, in its own period; anybody else's is 404."""
    pada = hari_ini()
    renaksi = tampilan().terlihat_oleh(request.user, pada).filter(pk=pk).first()
    if renaksi is None:
        raise Http404("Rencana aksi tidak ditemukan.")
    perjanjian = renaksi.iku.perjanjian
    pasang(request, perjanjian.unit, perjanjian.tahun, renaksi.triwulan)
    return penyusun(request, perjanjian.unit_id).baris(renaksi)


def penyusun(request: Permintaan, unit_id: int) -> Penyusun:
    """Return the maker of rows for the person who asks, today."""
    return Penyusun(pengguna=request.user, unit_id=unit_id, pada=hari_ini(), kalender=kalender())


def pasang(request: Permintaan, unit: UnitKerja, tahun: int, triwulan: int) -> Periode:
    """Make the period of an object the period of the page."""
    return pasang_periode(request, Periode(unit, tahun, triwulan))


def periode_renaksi(renaksi: Renaksi) -> Periode:
    """Return the period a renaksi belongs to."""
    perjanjian = renaksi.iku.perjanjian
    return Periode(perjanjian.unit, perjanjian.tahun, renaksi.triwulan)


def id_isian(pk: int) -> str:
    """Return the pattern of the ids in a form of one renaksi: several may be open in the list."""
    return f"r{pk}_%s"


def di_daftar(request: Permintaan) -> bool:
    """Tell whether htmx asked from a row of the list, where the answer is that row again."""
    di = request.POST.get("di") or request.GET.get("di")
    return bool(request.htmx) and di == DI_DAFTAR


def jawab_kemajuan(request: Permintaan, pk: int, pesan: str) -> HttpResponse:
    """Answer a change that was saved: the row in the list, or the page of the renaksi."""
    messages.success(request, pesan)
    baris = ambil_baris(request, pk)
    if di_daftar(request):
        return render(request, "renaksi/_baris_htmx.html", {"b": baris, "fokus": True})
    return alihkan(request, baris.renaksi.get_absolute_url())


def tampilkan_form(
    request: Permintaan,
    *,
    form: Formulir,
    baris: BarisRenaksi,
    judul: str,
    tombol: str,
    bahaya: bool = False,
    teks: str = "",
) -> HttpResponse:
    """Show a small form of one renaksi: inside its row, or as a page of its own."""
    konteks = {
        "formulir": form,
        "b": baris,
        "judul": judul,
        "tombol": tombol,
        "aksi": request.path,
        "bahaya": bahaya,
        "teks": teks,
        "di": DI_DAFTAR if di_daftar(request) else "",
    }
    if not di_daftar(request):
        return render(request, "renaksi/formulir.html", konteks, status=form.kode_http)
    jawaban = render(request, "renaksi/_formulir.html", konteks, status=form.kode_http)
    return reswap(retarget(jawaban, f"#f-{baris.renaksi.pk}"), "innerHTML")
