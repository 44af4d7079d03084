"""The first pages: where somebody lands, Beranda, and the decisions taken on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from akun.izin import hak
from akun.kunci import triwulan_terkunci
from akun.periode import Periode, Permintaan, halaman_periode, periode_bawaan
from akun.pilihan import Peran, Tindakan
from akun.riwayat import hadapi_bentrok
from inti.http import alihkan
from inti.jam import hari_ini, sekarang
from laporan.beranda.admin import susun_admin
from laporan.beranda.asdep import susun_asdep
from laporan.beranda.butir import Sudut
from laporan.beranda.koordinator import susun_koordinator
from laporan.beranda.peran import Tab, susun_tab, terpilih
from laporan.beranda.tim import susun_tim
from notifikasi.kalender import kalender
from tindaklanjut import services
from tindaklanjut.forms import FormKeputusan
from tindaklanjut.models import Permohonan

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
def awal(request: Permintaan) -> HttpResponse:
    """Send the person to Beranda of their first unit in the quarter of today."""
    periode = periode_bawaan(request.user, hari_ini())
    if periode is None:
        return render(request, "laporan/tanpa_unit.html")
    return redirect(periode.url("laporan:beranda"))


@require_safe
@halaman_periode(Tindakan.BACA)
def beranda(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show what the person needs to know first; ``?peran=`` chooses among several roles."""
    tab = susun_tab(request.user, periode.unit.pk, hari_ini(), request.GET.get("peran", ""))
    return _tampilkan(request, periode, tab)


def _tampilkan(
    request: Permintaan,
    periode: Periode,
    tab: tuple[Tab, ...],
    *,
    gagal: tuple[int, FormKeputusan] | None = None,
) -> HttpResponse:
    """Draw one view; ``gagal`` is a refused decision with what was typed."""
    pada = hari_ini()
    sudut = Sudut(pada, kalender())
    kunci = terpilih(tab)
    konteks: dict[str, object] = {"tab": tab, "sekarang": sekarang()}
    if kunci in {Peran.KOORDINATOR, Peran.PENGELOLA}:
        dipegang = hak(request.user, pada).peran[periode.unit.pk]
        templat = "koordinator"
        konteks["b"] = susun_koordinator(
            periode=periode,
            pengguna=request.user,
            sudut=sudut,
            mewakili=Peran.KOORDINATOR in dipegang,
            celah=kunci == Peran.PENGELOLA,
        )
    elif kunci == Peran.TIM:
        templat = "tim"
        konteks["b"] = susun_tim(periode=periode, pengguna=request.user, sudut=sudut)
    elif kunci == Peran.ADMIN:
        templat = "admin"
        konteks["b"] = susun_admin(pengguna=request.user, pada=pada)
    else:
        templat = "asdep"
        isi = susun_asdep(periode=periode, sudut=sudut, memutuskan=kunci == Peran.PIMPINAN)
        terkunci = (isi.data.tahun, isi.data.triwulan) in triwulan_terkunci(periode.unit.pk)
        konteks |= {"b": isi, "terkunci": terkunci, "gagal": gagal}
    status = gagal[1].kode_http if gagal else 200
    return render(request, f"laporan/beranda/{templat}.html", konteks, status=status)


@require_POST
@halaman_periode(Tindakan.PUTUSKAN)
def permohonan(request: Permintaan, periode: Periode, pk: int) -> HttpResponse:
    """Grant or refuse a request in place; a refusal needs its note."""
    p = get_object_or_404(Permohonan, pk=pk, tindak_lanjut__unit=periode.unit)
    setuju = request.POST.get("keputusan") == "setujui"
    form = FormKeputusan(request.POST)
    layanan = services.setujui if setuju else services.tolak
    isi = form.cleaned_data if form.is_valid() else {}
    if form.coba(lambda: layanan(permohonan=p, oleh=request.user, pada=hari_ini(), **isi)) is None:
        hadapi_bentrok(form, p)
        tab = susun_tab(request.user, periode.unit.pk, hari_ini(), Peran.PIMPINAN)
        return _tampilkan(request, periode, tab, gagal=(pk, form))
    messages.success(request, "Permohonan disetujui." if setuju else "Permohonan ditolak.")
    return alihkan(request, periode.url("laporan:beranda"))
