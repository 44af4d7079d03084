"""Units and their teams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from akun import services
from akun.forms import FormTim, FormUnit
from akun.isian import IsianUnit
from akun.models import Keanggotaan, Tim, UnitKerja
from akun.riwayat import entri_riwayat
from akun.views.alat import (
    ambil_unit,
    coba_simpan,
    dikelola,
    halaman_admin,
    kembali,
    tampilkan_formulir,
)
from akun.views.pengguna import ENTRI_TERAKHIR, susun_peran
from inti.galat import DataDitolak, galat
from inti.jam import hari_ini

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.periode import Permintaan

PER_HALAMAN: Final = 100
ORANG_PER_HALAMAN: Final = 50


@require_safe
@halaman_admin
def daftar(request: Permintaan) -> HttpResponse:
    """Show the tree of units the ADMIN looks after."""
    pada = hari_ini()
    unit = dikelola(request)
    berlaku = Q(keanggotaan__mulai__lte=pada) & (
        Q(keanggotaan__sampai=None) | Q(keanggotaan__sampai__gte=pada)
    )
    semua = (
        UnitKerja.objects.filter(pk__in=unit)
        .annotate(
            orang=Count("keanggotaan__pengguna", filter=berlaku, distinct=True),
            jumlah_tim=Count("tim", distinct=True),
        )
        .order_by("kode")
    )
    halaman = Paginator(_pohon(list(semua)), PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {"halaman": halaman, "puncak": services.admin_puncak(request.user, pada)}
    return render(request, "akun/unit/daftar.html", konteks)


def _pohon(semua: list[UnitKerja]) -> list[tuple[int, UnitKerja]]:
    """Each unit below its parent, with its depth among the units given."""
    ada = {u.pk for u in semua}
    anak: dict[int | None, list[UnitKerja]] = {}
    for u in semua:
        anak.setdefault(u.induk_id if u.induk_id in ada else None, []).append(u)
    hasil: list[tuple[int, UnitKerja]] = []

    def turun(induk: int | None, dalam: int) -> None:
        for u in anak.get(induk, ()):
            hasil.append((dalam, u))
            turun(u.pk, dalam + 1)

    turun(None, 0)
    return hasil


@require_safe
@halaman_admin
def rinci(request: Permintaan, pk: int) -> HttpResponse:
    """Show one unit: who has a role in it, its teams, the units below it."""
    unit = ambil_unit(request, pk)
    pada = hari_ini()
    peran = Keanggotaan.objects.berlaku(pada).filter(unit=unit).select_related("pengguna", "unit")
    halaman = Paginator(peran.order_by("pengguna__nama", "pk"), ORANG_PER_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    konteks = {
        "unit": unit,
        "induk_terjangkau": unit.induk_id in dikelola(request),
        "halaman": halaman,
        "peran": susun_peran(halaman, pada),
        "tim": unit.tim.prefetch_related("anggota"),
        "anak": unit.anak.all(),
        "jejak": entri_riwayat(unit)[:ENTRI_TERAKHIR],
    }
    return render(request, "akun/unit/rinci.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def tambah(request: Permintaan) -> HttpResponse:
    """Add a unit below one the ADMIN looks after."""
    form = FormUnit(
        request.POST or None,
        dikelola=dikelola(request),
        initial={"induk": request.GET.get("induk")},
    )
    hasil = coba_simpan(request, form, lambda: _tambah(request, form))
    if hasil is not None:
        url = reverse("akun:unit_rinci", args=[hasil.pk])
        return kembali(request, url, "Unit ditambahkan.")
    semua = reverse("akun:unit_daftar")
    return tampilkan_formulir(
        request,
        form,
        judul="Unit baru",
        tombol="Tambah unit",
        batal=semua,
        remah=(semua, "Unit kerja"),
    )


def _tambah(request: Permintaan, form: FormUnit) -> UnitKerja:
    isi = form.cleaned_data
    if UnitKerja.objects.filter(kode=isi["kode"]).exists():
        raise DataDitolak([galat("kode", "Kode ini sudah dipakai unit lain.")])
    isian = IsianUnit(isi["kode"], isi["nama"], isi["induk"].kode if isi["induk"] else "")
    return services.simpan_unit(isian=isian, oleh=request.user, pada=hari_ini())


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Rename a unit or hang it below another one."""
    unit = ambil_unit(request, pk)
    form = FormUnit(
        request.POST or None,
        dikelola=dikelola(request),
        kini=unit,
        initial={"nama": unit.nama, "induk": unit.induk_id, "versi": unit.versi},
    )
    hasil = coba_simpan(request, form, lambda: _ubah(request, form, unit), objek=unit)
    url = reverse("akun:unit_rinci", args=[pk])
    if hasil is not None:
        return kembali(request, url, "Perubahan tersimpan.")
    return tampilkan_formulir(
        request,
        form,
        judul="Ubah unit",
        tombol="Simpan",
        batal=url,
        remah=(url, unit.kode),
        teks="Memindahkan unit mengubah siapa yang menjangkaunya: peran di unit atas menurun.",
    )


def _ubah(request: Permintaan, form: FormUnit, unit: UnitKerja) -> UnitKerja:
    isi = form.cleaned_data
    return services.simpan_unit(
        isian=IsianUnit(unit.kode, isi["nama"], isi["induk"].kode if isi["induk"] else ""),
        versi=isi["versi"],
        oleh=request.user,
        pada=hari_ini(),
    )


# --- Teams ----------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def tim_tambah(request: Permintaan, pk: int) -> HttpResponse:
    """Make a team of a unit."""
    unit = ambil_unit(request, pk)
    form = FormTim(request.POST or None, unit=unit, pada=hari_ini())
    hasil = coba_simpan(
        request,
        form,
        lambda: services.buat_tim(
            unit=unit,
            nama=form.cleaned_data["nama"],
            anggota=list(form.cleaned_data["anggota"]),
            oleh=request.user,
            pada=hari_ini(),
        ),
    )
    url = reverse("akun:unit_rinci", args=[pk])
    if hasil is not None:
        return kembali(request, url, "Tim dibuat.")
    return tampilkan_formulir(
        request, form, judul="Tim baru", tombol="Buat tim", batal=url, remah=(url, unit.kode)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def tim_ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Rename a team, let people join and leave."""
    tim = Tim.objects.select_related("unit").filter(pk=pk, unit_id__in=dikelola(request)).first()
    if tim is None:
        raise Http404("Tim tidak ditemukan.")
    form = FormTim(request.POST or None, unit=tim.unit, pada=hari_ini(), tim=tim)
    hasil = coba_simpan(
        request,
        form,
        lambda: services.ubah_tim(
            tim=tim,
            nama=form.cleaned_data["nama"],
            anggota=list(form.cleaned_data["anggota"]),
            versi=form.cleaned_data["versi"],
            oleh=request.user,
            pada=hari_ini(),
        ),
        objek=tim,
    )
    url = reverse("akun:unit_rinci", args=[tim.unit_id])
    if hasil is not None:
        return kembali(request, url, "Tim disimpan.")
    return tampilkan_formulir(
        request, form, judul="Ubah tim", tombol="Simpan tim", batal=url, remah=(url, tim.unit.kode)
    )
