"""Plan a renaksi, change the plan, carry the rest over, make it a langkah."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from akun.periode import Periode, Permintaan, halaman_periode
from akun.pihak import pihak_terpilih
from akun.pilihan import Tindakan
from akun.riwayat import hadapi_bentrok
from inti.galat import IzinDitolak, Penolakan
from inti.http import alihkan
from inti.jam import hari_ini
from kinerja.models import IKU
from renaksi.forms import FormLangkah, FormRenaksiBaru, FormRenaksiUbah
from renaksi.izin import pastikan_kelola
from renaksi.papan import tahapan_unit
from renaksi.services import (
    buat_renaksi,
    lanjutkan,
    nomor_berikut,
    tetapkan_topik,
    ubah_renaksi,
)
from renaksi.views.alat import (
    ambil_baris,
    jawab_kemajuan,
    periode_renaksi,
    tampilkan_form,
)

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from renaksi.models import Renaksi


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_periode(Tindakan.KELOLA_RENAKSI)
def tambah(request: Permintaan, periode: Periode) -> HttpResponse:
    """Plan a renaksi in the quarter; ``?iku=``, ``?topik=`` and ``?tahap=`` fill in the form."""
    pada = hari_ini()
    form = FormRenaksiBaru(
        request.POST or None,
        unit=periode.unit,
        tahun=periode.tahun,
        pada=pada,
        tahapan=tahapan_unit(periode.unit.pk, periode.tahun),
        initial=_awal(request, periode),
    )
    if request.method == "POST":
        baru = form.coba(lambda: _buat(form, periode, request, pada))
        if baru is not None:
            messages.success(request, f"Rencana aksi {baru.nomor} IKU {baru.iku.kode} dibuat.")
            return alihkan(request, baru.get_absolute_url())
    return render(request, "renaksi/tambah.html", {"formulir": form}, status=form.kode_http)


def _awal(request: Permintaan, periode: Periode) -> dict[str, object]:
    """What the address fills in; the number follows the last one of the IKU."""
    awal: dict[str, object] = {
        "topik": request.GET.get("topik", ""),
        "tahap": request.GET.get("tahap", ""),
        "nomor": "1",
    }
    semua = IKU.objects.milik_unit(periode.unit.pk, periode.tahun)
    iku = semua.filter(kode=request.GET.get("iku", "")).first()
    if iku is not None:
        awal |= {"iku": iku.pk, "nomor": nomor_berikut(iku, periode.triwulan)}
    return awal


def _buat(form: FormRenaksiBaru, periode: Periode, request: Permintaan, pada: date) -> Renaksi:
    isi = form.cleaned_data
    return buat_renaksi(
        iku=isi["iku"],
        triwulan=periode.triwulan,
        nomor=isi["nomor"],
        uraian=isi["uraian"],
        tenggat=isi["tenggat"],
        pic=pihak_terpilih(isi["pic"], unit=periode.unit, pada=pada),
        topik=isi["topik"],
        tahap=isi["tahap"],
        oleh=request.user,
        pada=pada,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Change the plan of a renaksi."""
    pada = hari_ini()
    baris = ambil_baris(request, pk)
    renaksi = baris.renaksi
    pastikan_kelola(request.user, renaksi.iku.perjanjian.unit_id, pada)
    form = FormRenaksiUbah(request.POST or None, renaksi=renaksi, pada=pada)
    if request.method == "POST":
        if form.coba(lambda: _ubah(form, renaksi, request, pada)) is not None:
            messages.success(request, "Rencana aksi disimpan.")
            return alihkan(request, renaksi.get_absolute_url())
        hadapi_bentrok(form, renaksi)
    konteks = {"formulir": form, "b": baris}
    return render(request, "renaksi/ubah.html", konteks, status=form.kode_http)


def _ubah(form: FormRenaksiUbah, renaksi: Renaksi, request: Permintaan, pada: date) -> Renaksi:
    isi = form.cleaned_data
    unit = renaksi.iku.perjanjian.unit
    return ubah_renaksi(
        renaksi=renaksi,
        nomor=isi["nomor"],
        uraian=isi["uraian"],
        tenggat=isi["tenggat"],
        pic=pihak_terpilih(isi["pic"], unit=unit, pada=pada, kini=renaksi.pic),
        hambatan=isi["hambatan"],
        alasan=isi["alasan"],
        versi=isi["versi"],
        oleh=request.user,
        pada=pada,
    )


@require_POST
def lanjut(request: Permintaan, pk: int) -> HttpResponse:
    """Carry the rest of an unfinished renaksi over to the next quarter."""
    renaksi = ambil_baris(request, pk).renaksi
    try:
        baru = lanjutkan(renaksi=renaksi, oleh=request.user, pada=hari_ini())
    except IzinDitolak:
        raise
    except Penolakan as salah:
        messages.error(request, salah.pesan)
        return alihkan(request, renaksi.get_absolute_url())
    label = periode_renaksi(baru).label
    messages.success(request, f"Dilanjutkan ke {label} sebagai nomor {baru.nomor}.")
    return alihkan(request, baru.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
def langkah(request: Permintaan, pk: int) -> HttpResponse:
    """Make a renaksi a langkah of a topik's stage, or of none."""
    pada = hari_ini()
    baris = ambil_baris(request, pk)
    renaksi = baris.renaksi
    perjanjian = renaksi.iku.perjanjian
    pastikan_kelola(request.user, perjanjian.unit_id, pada)
    form = FormLangkah(
        request.POST or None,
        renaksi=renaksi,
        tahapan=tahapan_unit(perjanjian.unit_id, perjanjian.tahun),
    )
    if request.method == "POST":
        hasil = form.coba(
            lambda: tetapkan_topik(
                renaksi=renaksi,
                topik=form.cleaned_data["topik"],
                tahap=form.cleaned_data["tahap"],
                versi=form.cleaned_data["versi"],
                oleh=request.user,
                pada=pada,
            )
        )
        if hasil is not None:
            pesan = "Rencana aksi menjadi langkah kebijakan." if hasil.topik_id else "Dilepas."
            return jawab_kemajuan(request, pk, pesan)
        hadapi_bentrok(form, renaksi)
    return tampilkan_form(
        request, form=form, baris=baris, judul="Langkah kebijakan", tombol="Simpan langkah"
    )
