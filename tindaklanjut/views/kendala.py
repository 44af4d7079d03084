"""Kendala: the list of a quarter with what it inherited, record, change, close and open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.jejak import jejak
from akun.kunci import triwulan_terkunci
from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from akun.riwayat import hadapi_bentrok
from inti.http import pilih_templat
from inti.jam import hari_ini
from notifikasi.kalender import kalender
from tindaklanjut import services
from tindaklanjut.daftar import Baris, Sudut, susun_baris
from tindaklanjut.forms import FormAlasan, FormKendala
from tindaklanjut.izin import HakTindakLanjut, pastikan_mencatat
from tindaklanjut.models import Kendala, TindakLanjut
from tindaklanjut.pilihan import Status, StatusKendala
from tindaklanjut.views.alat import ambil_kendala, kembali

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.http import HttpResponse

    from akun.models import UnitKerja
    from inti.forms import Formulir
    from tindaklanjut.querysets import KendalaQuerySet

PER_HALAMAN: Final = 30


@dataclass(frozen=True, slots=True)
class BarisKendala:
    """A kendala with its upaya and what the person may do with it."""

    k: Kendala
    upaya: tuple[Baris, ...]
    boleh_mengubah: bool
    boleh_menutup: bool
    boleh_membuka: bool
    boleh_menambah_upaya: bool


@dataclass(frozen=True, slots=True)
class Penyusun:
    """Makes the rows of one unit for one person; asks once what all rows need."""

    sudut: Sudut
    siapa: HakTindakLanjut
    terkunci: Collection[tuple[int, int]]

    @classmethod
    def untuk(cls, request: Permintaan, unit: UnitKerja) -> Penyusun:
        pada = hari_ini()
        return cls(
            Sudut(unit, request.user, pada, kalender()),
            HakTindakLanjut.untuk(request.user, pada),
            triwulan_terkunci(unit.pk),
        )

    def baris(self, k: Kendala) -> BarisKendala:
        """One kendala; needs ``lengkap``."""
        mencatat = self.siapa.mencatat(k.unit_id)
        mengelola = self.siapa.mengelola(k.unit_id)
        terbuka = k.status == StatusKendala.TERBUKA
        return BarisKendala(
            k,
            tuple(susun_baris(t, self.sudut) for t in k.upaya.all()),
            boleh_mengubah=mencatat and (k.tahun, k.triwulan) not in self.terkunci,
            boleh_menutup=mencatat
            and terbuka
            and any(t.status != Status.BATAL for t in k.upaya.all()),
            boleh_membuka=mengelola and not terbuka,
            boleh_menambah_upaya=mengelola and terbuka,
        )


def lengkap(semua: KendalaQuerySet) -> KendalaQuerySet:
    """Kendala with IKU and upaya, a constant number of queries."""
    tugas = TindakLanjut.objects.untuk_daftar().order_by("tenggat", "pk")
    return semua.prefetch_related("iku", Prefetch("upaya", queryset=tugas))


@require_safe
@halaman_periode(Tindakan.BACA)
def daftar(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show the kendala of the quarter and those still open from earlier ones, with their upaya."""
    milik = Kendala.objects.filter(unit=periode.unit)
    isi = milik.terbawa_ke(periode.tahun, periode.triwulan)
    kode = request.GET.get("iku", "")
    if kode:
        isi = isi.filter(iku__kode=kode)
    urut = lengkap(isi).order_by("-tahun", "-triwulan", "urut", "pk")
    halaman = Paginator(urut, PER_HALAMAN).get_page(request.GET.get("halaman"))
    susun = Penyusun.untuk(request, periode.unit)
    konteks = {
        "halaman": halaman,
        "baris": [susun.baris(k) for k in halaman],
        "kode": kode,
        "terkunci": (periode.tahun, periode.triwulan) in susun.terkunci,
        "boleh_mencatat": susun.siapa.mencatat(periode.unit.pk),
    }
    templat = pilih_templat(
        request,
        penuh="tindaklanjut/kendala/daftar.html",
        sebagian="tindaklanjut/kendala/_daftar.html",
    )
    return render(request, templat, konteks)


@require_safe
def rinci(request: Permintaan, pk: int) -> HttpResponse:
    """Show one kendala with its upaya and history."""
    return tampilkan(request, ambil_kendala(request, pk))


def tampilkan(request: Permintaan, kendala: Kendala, gagal: Formulir | None = None) -> HttpResponse:
    """Draw the page; ``gagal`` is the form of opening again, with its findings."""
    penuh = lengkap(Kendala.objects.select_related("unit")).get(pk=kendala.pk)
    baris = Penyusun.untuk(request, penuh.unit).baris(penuh)
    form = gagal or FormAlasan(initial={"versi": penuh.versi})
    konteks = {
        "b": baris,
        "formulir_buka": form if baris.boleh_membuka else None,
        "jejak": jejak(Kendala, id=penuh.pk),
    }
    kode = gagal.kode_http if gagal else 200
    return render(request, "tindaklanjut/kendala/rinci.html", konteks, status=kode)


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_periode(Tindakan.CATAT)
def tambah(request: Permintaan, periode: Periode) -> HttpResponse:
    """Record an obstacle met in the quarter, while it is open."""
    form = FormKendala(request.POST or None, unit=periode.unit, tahun=periode.tahun)
    if request.method == "POST":
        kendala = form.coba(
            lambda: services.catat_kendala(
                unit=periode.unit,
                tahun=periode.tahun,
                triwulan=periode.triwulan,
                uraian=form.cleaned_data["uraian"],
                iku=list(form.cleaned_data["iku"]),
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if kendala is not None:
            pesan = "Kendala dicatat. Tambahkan upayanya."
            return kembali(request, kendala.get_absolute_url(), pesan)
    konteks = {"formulir": form}
    return render(request, "tindaklanjut/kendala/tambah.html", konteks, status=form.kode_http)


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Change an obstacle while the quarter it arose in is open."""
    kendala = ambil_kendala(request, pk)
    pastikan_mencatat(HakTindakLanjut.untuk(request.user, hari_ini()), kendala.unit_id)
    form = FormKendala(
        request.POST or None,
        unit=kendala.unit,
        tahun=kendala.tahun,
        initial={
            "uraian": kendala.uraian,
            "iku": [i.pk for i in kendala.iku.all()],
            "versi": kendala.versi,
        },
    )
    if request.method == "POST":
        hasil = form.coba(
            lambda: services.ubah_kendala(
                kendala=kendala,
                uraian=form.cleaned_data["uraian"],
                iku=list(form.cleaned_data["iku"]),
                versi=form.cleaned_data["versi"],
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if hasil is not None:
            return kembali(request, kendala.get_absolute_url(), "Perubahan tersimpan.")
        hadapi_bentrok(form, kendala)
    konteks = {"formulir": form, "kendala": kendala}
    return render(request, "tindaklanjut/kendala/ubah.html", konteks, status=form.kode_http)


@require_POST
def tutup(request: Permintaan, pk: int) -> HttpResponse:
    """Close an obstacle that has an upaya."""
    kendala = ambil_kendala(request, pk)
    versi = request.POST.get("versi", "")
    services.tutup_kendala(
        kendala=kendala,
        versi=int(versi) if versi.isdecimal() else None,
        oleh=request.user,
        pada=hari_ini(),
    )
    return kembali(request, kendala.get_absolute_url(), "Kendala ditutup.")


@require_POST
def buka(request: Permintaan, pk: int) -> HttpResponse:
    """Open a closed obstacle again."""
    kendala = ambil_kendala(request, pk)
    form = FormAlasan(request.POST)
    hasil = form.coba(
        lambda: services.buka_kendala(
            kendala=kendala, oleh=request.user, pada=hari_ini(), **form.cleaned_data
        )
    )
    if hasil is not None:
        return kembali(request, kendala.get_absolute_url(), "Kendala dibuka kembali.")
    hadapi_bentrok(form, kendala)
    return tampilkan(request, kendala, form)
