"""Rapat: the list of a quarter, one rapat with its minutes, record and change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Prefetch, Q
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.jejak import gabung, jejak
from akun.kunci import triwulan_terkunci
from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from akun.riwayat import hadapi_bentrok
from inti.galat import DataDitolak
from inti.http import pilih_templat
from inti.jam import hari_ini, sekarang
from inti.kursor import Urutan, potong
from notifikasi.kalender import kalender
from tindaklanjut import services
from tindaklanjut.daftar import Sudut, susun_baris
from tindaklanjut.forms_rapat import FormHasil, FormRapat, FormRevisi, FormTautan
from tindaklanjut.izin import HakTindakLanjut, pastikan_mencatat
from tindaklanjut.models import HasilRapat, Rapat, TindakLanjut
from tindaklanjut.pilihan import TERBUKA
from tindaklanjut.services import IsiRapat, Layanan
from tindaklanjut.services.rapat import pastikan_draf
from tindaklanjut.views import catat
from tindaklanjut.views.alat import agenda_rapat, ambil_rapat, kembali

if TYPE_CHECKING:
    from django.http import HttpResponse

    from inti.forms import Formulir
    from tindaklanjut.querysets import RapatQuerySet

UKURAN: Final = 30


@require_safe
@halaman_periode(Tindakan.BACA)
def daftar(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show the rapat held in the quarter, the latest first; ``?q=`` searches."""
    isi = Rapat.objects.filter(
        unit=periode.unit, tanggal__gte=periode.awal, tanggal__lte=periode.akhir
    )
    cari = request.GET.get("q", "").strip()[:100]
    halaman = potong(
        _ringkas(isi.cari(cari)),
        urutan=Urutan("tanggal", menurun=True),
        ukuran=UKURAN,
        alamat=request.GET,
    )
    siapa = HakTindakLanjut.untuk(request.user, hari_ini())
    konteks = {
        "halaman": halaman,
        "cari": cari,
        "boleh_mencatat": siapa.mencatat(periode.unit.pk),
    }
    templat = pilih_templat(
        request,
        penuh="tindaklanjut/rapat/daftar.html",
        sebagian="tindaklanjut/rapat/_daftar.html",
    )
    return render(request, templat, konteks)


def _ringkas(isi: RapatQuerySet) -> RapatQuerySet:
    """What a row shows: IKU served, and how many butir and tasks came of it."""
    return isi.prefetch_related("iku").annotate(
        jumlah_hasil=Count("hasil", distinct=True),
        jumlah_tugas=Count("hasil__tindak_lanjut", distinct=True),
        jumlah_terbuka=Count(
            "hasil__tindak_lanjut",
            distinct=True,
            filter=Q(hasil__tindak_lanjut__status__in=TERBUKA),
        ),
    )


@require_safe
def rinci(request: Permintaan, pk: int) -> HttpResponse:
    """Show one rapat with its butir and their tasks; ``?ubah=`` opens one butir."""
    return tampilkan(request, ambil_rapat(request, pk))


def tampilkan(
    request: Permintaan, rapat: Rapat, *, gagal: dict[str, Formulir] | None = None
) -> HttpResponse:
    """Draw the page; ``gagal`` are forms to show again, a butir under ``hasil-<id>``."""
    pada = hari_ini()
    siapa = HakTindakLanjut.untuk(request.user, pada)
    gagal = gagal or {}
    draf = siapa.mengubah_rapat(rapat)
    konteks = {
        "rapat": rapat,
        "butir": _butir(request, rapat, gagal) if draf else _butir(request, rapat, {}, baca=True),
        "formulir_hasil": (gagal.get("hasil") or FormHasil()) if draf else None,
        "formulir_revisi": (gagal.get("revisi") or FormRevisi(initial={"versi": rapat.versi}))
        if siapa.membuka_rapat(rapat)
        else None,
        "boleh_mengubah": draf,
        "boleh_menyelesaikan": siapa.menyelesaikan_rapat(rapat) and rapat.tanggal <= pada,
        "boleh_mengurungkan": siapa.mengurungkan_selesai(rapat, sekarang()),
        "boleh_menugaskan": siapa.menugaskan(rapat),
        "boleh_menautkan": siapa.mencatat(rapat.unit_id),
        "agenda": agenda_rapat(request, rapat),
        "revisi": services.jumlah_revisi(rapat),
        "renaksi": rapat.renaksi.select_related("iku__perjanjian").order_by(
            "triwulan", "iku__urut", "urut"
        ),
        "iku": rapat.iku.order_by("urut"),
        "tonggak": rapat.tonggak.select_related("renaksi_rb").order_by("triwulan"),
        "lampiran": rapat.lampiran.select_related("bukti"),
        "jejak": gabung(
            jejak(Rapat, id=rapat.pk), jejak(HasilRapat, nama="butir", rapat_id=rapat.pk)
        ),
    }
    kode = max((f.kode_http for f in gagal.values()), default=200)
    return render(request, "tindaklanjut/rapat/rinci.html", konteks, status=kode)


def _butir(
    request: Permintaan, rapat: Rapat, gagal: dict[str, Formulir], *, baca: bool = False
) -> list[dict[str, object]]:
    """The butir with their tasks; the one being changed with its form."""
    sudut = Sudut(rapat.unit, request.user, hari_ini(), kalender())
    tugas = TindakLanjut.objects.untuk_daftar().order_by("tenggat", "pk")
    daftar = rapat.hasil.prefetch_related(Prefetch("tindak_lanjut", queryset=tugas))
    terbuka = "" if baca else request.GET.get("ubah", "")
    hasil: list[dict[str, object]] = []
    for h in daftar.order_by("urut"):
        form = gagal.get(f"hasil-{h.pk}")
        if form is None and terbuka == str(h.pk):
            form = FormHasil(initial={"jenis": h.jenis, "uraian": h.uraian, "versi": h.versi})
        baris = [susun_baris(t, sudut) for t in h.tindak_lanjut.all()]
        hasil.append({"h": h, "tugas": baris, "formulir": form})
    return hasil


# --- Record and change ----------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_periode(Tindakan.CATAT)
def tambah(request: Permintaan, periode: Periode) -> HttpResponse:
    """Record a rapat in the unit."""
    form = FormRapat(request.POST or None, initial={"tanggal": hari_ini()})
    if request.method == "POST":
        rapat = form.coba(
            lambda: services.buat_rapat(
                unit=periode.unit,
                isi=_isi(form.cleaned_data),
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if rapat is not None:
            alamat = reverse("tindaklanjut:rapat_catat", args=[rapat.pk])
            return kembali(request, alamat, f"{rapat.kode} dibuat. Ketik hasilnya.")
    konteks = {"formulir": form}
    return render(request, "tindaklanjut/rapat/tambah.html", konteks, status=form.kode_http)


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Change a rapat while its minutes are a draft."""
    rapat = ambil_rapat(request, pk)
    if request.method != "POST":
        pastikan_draf(HakTindakLanjut.untuk(request.user, hari_ini()), rapat)
    form = FormRapat(request.POST or None, initial=FormRapat.awal(rapat))
    if request.method == "POST":
        hasil = form.coba(
            lambda: services.ubah_rapat(
                rapat=rapat,
                isi=_isi(form.cleaned_data),
                versi=form.cleaned_data["versi"],
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if hasil is not None:
            return kembali(request, rapat.get_absolute_url(), "Perubahan tersimpan.")
        hadapi_bentrok(form, rapat)
    konteks = {"formulir": form, "rapat": rapat}
    return render(request, "tindaklanjut/rapat/ubah.html", konteks, status=form.kode_http)


def _isi(isi: dict[str, Any]) -> IsiRapat:
    return IsiRapat(**{nama: nilai for nama, nilai in isi.items() if nama != "versi"})


# --- Status ---------------------------------------------------------------------------------------


@require_POST
def selesai(request: Permintaan, pk: int) -> HttpResponse:
    """Close the minutes and hand the tasks out; a butir that is not ready is named beside them."""
    rapat = ambil_rapat(request, pk)
    versi = request.POST.get("versi", "")
    try:
        services.selesaikan_rapat(
            rapat=rapat,
            versi=int(versi) if versi.isdecimal() else None,
            oleh=request.user,
            pada=hari_ini(),
        )
    except DataDitolak as salah:
        kalimat = tuple(t.pesan for t in salah.temuan)
        return catat.tampilkan(request, rapat, galat=kalimat, kode=salah.status)
    dibagikan = rapat.hasil.filter(tugas__isnull=False).count()
    pesan = f"Notula selesai dan dikunci. {dibagikan} tugas dibagikan kepada PIC-nya."
    return kembali(request, rapat.get_absolute_url(), pesan)


@require_POST
def urungkan(request: Permintaan, pk: int) -> HttpResponse:
    """Take a closing back shortly after it."""
    rapat = ambil_rapat(request, pk)
    services.urungkan_selesai(rapat=rapat, oleh=request.user, pada=hari_ini(), saat=sekarang())
    alamat = reverse("tindaklanjut:rapat_catat", args=[rapat.pk])
    return kembali(request, alamat, "Penyelesaian diurungkan. Notula kembali menjadi draf.")


@require_POST
def revisi(request: Permintaan, pk: int) -> HttpResponse:
    """Open closed minutes again."""
    rapat = ambil_rapat(request, pk)
    form = FormRevisi(request.POST)
    hasil = form.coba(
        lambda: services.buka_rapat(
            rapat=rapat, oleh=request.user, pada=hari_ini(), **form.cleaned_data
        )
    )
    if hasil is not None:
        return kembali(request, rapat.get_absolute_url(), "Notula dibuka untuk revisi.")
    hadapi_bentrok(form, rapat)
    return tampilkan(request, rapat, gagal={"revisi": form})


# --- What it served -------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def tautkan(request: Permintaan, pk: int) -> HttpResponse:
    """Choose the renaksi, IKU and tonggak a rapat served."""
    rapat = ambil_rapat(request, pk)
    pastikan_mencatat(HakTindakLanjut.untuk(request.user, hari_ini()), rapat.unit_id)
    kini = Layanan(
        renaksi=list(rapat.renaksi.select_related("iku__perjanjian__unit")),
        iku=list(rapat.iku.select_related("perjanjian__unit")),
        tonggak=list(rapat.tonggak.select_related("renaksi_rb")),
    )
    form = FormTautan(
        request.POST or None,
        unit=rapat.unit,
        tahun=rapat.tanggal.year,
        terkunci=triwulan_terkunci(rapat.unit_id),
        initial={
            "renaksi": [r.pk for r in kini.renaksi],
            "iku": [i.pk for i in kini.iku],
            "tonggak": [t.pk for t in kini.tonggak],
        },
    )
    tetap = _di_luar_pilihan(form, kini)
    if request.method == "POST":
        hasil = form.coba(
            lambda: services.tautkan(
                rapat=rapat,
                layanan=Layanan(
                    renaksi=[*tetap.renaksi, *form.cleaned_data["renaksi"]],
                    iku=[*tetap.iku, *form.cleaned_data["iku"]],
                    tonggak=[*tetap.tonggak, *form.cleaned_data["tonggak"]],
                ),
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if hasil is not None:
            return kembali(request, rapat.get_absolute_url(), "Tautan rapat tersimpan.")
    konteks = {"formulir": form, "rapat": rapat, "tetap": tetap}
    return render(request, "tindaklanjut/rapat/tautkan.html", konteks, status=form.kode_http)


def _di_luar_pilihan(form: FormTautan, kini: Layanan) -> Layanan:
    """Links the form does not offer, of another year or a locked quarter: they stay as they are."""

    def sisa(nama: str, daftar: Any) -> list[Any]:  # noqa: ANN401 - three kinds of row
        pilihan = set(form.fields[nama].queryset.values_list("pk", flat=True))  # type: ignore[attr-defined]  # a model field
        return [objek for objek in daftar if objek.pk not in pilihan]

    return Layanan(
        renaksi=sisa("renaksi", kini.renaksi),
        iku=sisa("iku", kini.iku),
        tonggak=sisa("tonggak", kini.tonggak),
    )
