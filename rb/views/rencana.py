"""Set up the yearly actions and the tenggat of their tonggak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from akun.periode import Periode, Permintaan, halaman_periode, pasang_periode
from akun.pihak import pihak_terpilih
from akun.pilihan import Tindakan
from akun.riwayat import hadapi_bentrok
from inti.http import alihkan
from inti.jam import hari_ini
from inti.triwulan import triwulan_dari
from rb import izin, services
from rb.forms import FormRencana
from rb.isian import IsianRB
from rb.models import RenaksiRB

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_periode(Tindakan.KELOLA_KINERJA)
def tambah(request: Permintaan, periode: Periode) -> HttpResponse:
    """Add a yearly action."""
    pada = hari_ini()
    form = FormRencana(request.POST or None, unit=periode.unit, pada=pada)
    if request.method == "POST":
        baru = form.coba(
            lambda: services.tambah_renaksi_rb(
                unit=periode.unit,
                isian=_isian(form, periode.tahun),
                pic=pihak_terpilih(form.cleaned_data["pic"], unit=periode.unit, pada=pada),
                oleh=request.user,
                pada=pada,
            )
        )
        if baru is not None:
            messages.success(request, f"Rencana aksi RB {baru.nomor} ditambahkan.")
            return alihkan(request, periode.url("rb:matriks"))
    return render(
        request, "rb/rencana.html", {"formulir": form, "periode": periode}, status=form.kode_http
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Change a yearly action and the tenggat of its tonggak."""
    pada = hari_ini()
    terlihat = RenaksiRB.objects.terlihat_oleh(request.user, pada)
    renaksi_rb = get_object_or_404(
        terlihat.select_related("unit", "pic__pengguna", "pic__tim", "pic__instansi"), pk=pk
    )
    izin.pastikan_boleh_menyusun(request.user, renaksi_rb.unit_id, pada)
    periode = pasang_periode(request, _periode(renaksi_rb, pada))
    form = FormRencana(request.POST or None, unit=renaksi_rb.unit, pada=pada, renaksi_rb=renaksi_rb)
    if request.method == "POST":
        baru = form.coba(lambda: _ubah(request, form, renaksi_rb, pada))
        if baru is not None:
            messages.success(request, f"Rencana aksi RB {baru.nomor} disimpan.")
            return alihkan(request, periode.url("rb:matriks"))
        hadapi_bentrok(form, renaksi_rb)
    konteks = {"formulir": form, "renaksi_rb": renaksi_rb, "periode": periode}
    return render(request, "rb/rencana.html", konteks, status=form.kode_http)


def _ubah(request: Permintaan, form: FormRencana, renaksi_rb: RenaksiRB, pada: date) -> RenaksiRB:
    isi = form.cleaned_data
    return services.ubah_renaksi_rb(
        renaksi_rb=renaksi_rb,
        isian=_isian(form, renaksi_rb.tahun),
        pic=pihak_terpilih(isi["pic"], unit=renaksi_rb.unit, pada=pada, kini=renaksi_rb.pic),
        alasan=isi["alasan"],
        versi=isi["versi"],
        oleh=request.user,
        pada=pada,
    )


def _isian(form: FormRencana, tahun: int) -> IsianRB:
    isi = form.cleaned_data
    return IsianRB(
        unit="",
        tahun=tahun,
        nomor=isi["nomor"],
        uraian=isi["uraian"],
        jenis=isi["jenis"],
        catatan=isi["catatan"],
        tw1=isi["tw1"],
        tw2=isi["tw2"],
        tw3=isi["tw3"],
        tw4=isi["tw4"],
    )


def _periode(renaksi_rb: RenaksiRB, pada: date) -> Periode:
    tahun, kini = triwulan_dari(pada)
    return Periode(renaksi_rb.unit, renaksi_rb.tahun, kini if tahun == renaksi_rb.tahun else 1)
