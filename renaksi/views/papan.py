"""The board topik × tahap with its side panel, and the langkah of a stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akun.kunci import triwulan_terkunci
from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from inti.http import alihkan, pilih_templat
from inti.jam import hari_ini
from kinerja.views.jelaskan import tampilkan as tampilkan_penjelasan
from notifikasi.kalender import kalender
from renaksi.forms import FormTugaskan
from renaksi.izin import HakRenaksi, pastikan_kelola
from renaksi.models import JUMLAH_TAHAP, Renaksi, Status, TopikKebijakan
from renaksi.papan_tampil import PapanTampil, kekurangan, peringatan_plafon, susun_papan
from renaksi.penjelasan import jelaskan_topik
from renaksi.services import tetapkan_topik
from renaksi.views.alat import ambil_baris, periode_renaksi

if TYPE_CHECKING:
    from django.http import HttpResponse

    from renaksi.papan_tampil import Baris, Kelompok, Sel
    from renaksi.querysets import RenaksiQuerySet


@dataclass(frozen=True, slots=True)
class Panel:
    """The side panel of one cell."""

    kelompok: Kelompok
    baris: Baris
    sel: Sel
    kurang: tuple[str, ...]
    plafon: str
    terkunci: frozenset[int]
    """The locked quarters of the year: a langkah of one cannot be released."""


@require_safe
@halaman_periode(Tindakan.BACA)
def papan(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show the board."""
    return _tampilkan(request, periode, _susun(periode))


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_periode(Tindakan.BACA)
def panel(request: Permintaan, periode: Periode, topik: int, tahap: int) -> HttpResponse:
    """Show the board with the panel of one cell; POST makes a renaksi a langkah of it."""
    objek = _topik(request, topik)
    perjanjian = objek.iku.perjanjian
    if (perjanjian.unit_id, perjanjian.tahun) != (periode.unit.pk, periode.tahun):
        return redirect(periode.url("renaksi:papan"))
    if not 1 <= tahap <= JUMLAH_TAHAP:
        raise Http404("Tahap tidak ditemukan.")
    terkunci = _terkunci(periode)
    form = FormTugaskan(request.POST or None, daftar=_dapat_ditugaskan(periode, terkunci))
    if request.method == "POST":
        pastikan_kelola(request.user, periode.unit.pk, hari_ini())
        hasil = form.coba(
            lambda: tetapkan_topik(
                renaksi=form.cleaned_data["renaksi"],
                topik=objek,
                tahap=tahap,
                oleh=request.user,
                pada=hari_ini(),
            )
        )
        if hasil is not None:
            messages.success(request, f"Menjadi langkah tahap {tahap}: {objek.nama}.")
            return alihkan(request, request.path)
    isi = _susun(periode)
    satu = _panel(isi, objek, tahap, periode, terkunci)
    return _tampilkan(request, periode, isi, panel=satu, formulir=form, status=form.kode_http)


@require_safe
@halaman_periode(Tindakan.BACA)
def jelaskan(request: Permintaan, periode: Periode, topik: int) -> HttpResponse:
    """Explain the value of one topik s.d. the quarter."""
    isi = jelaskan_topik(_topik(request, topik).pk, periode)
    if isi is None:
        raise Http404("Topik ini tidak ada pada papan tahun itu.")
    papan_url = periode.url("renaksi:papan")
    return tampilkan_penjelasan(request, isi, papan_url, "Efektivitas kebijakan")


@require_POST
def lepas(request: Permintaan, pk: int) -> HttpResponse:
    """Take a renaksi out of the stage it is a langkah of."""
    renaksi = ambil_baris(request, pk).renaksi
    topik, tahap = renaksi.topik_id, renaksi.tahap
    tetapkan_topik(renaksi=renaksi, topik=None, tahap=None, oleh=request.user, pada=hari_ini())
    messages.success(request, f"Rencana aksi {renaksi.nomor} dilepas dari topiknya.")
    if topik is None:
        return alihkan(request, renaksi.get_absolute_url())
    periode = periode_renaksi(renaksi)
    return alihkan(request, periode.url("renaksi:papan_panel", topik=topik, tahap=tahap))


def _topik(request: Permintaan, pk: int) -> TopikKebijakan:
    objek = (
        TopikKebijakan.objects.terlihat_oleh(request.user, hari_ini())
        .select_related("iku__perjanjian__unit")
        .filter(pk=pk)
        .first()
    )
    if objek is None:
        raise Http404("Topik tidak ditemukan.")
    return objek


def _susun(periode: Periode) -> PapanTampil:
    return susun_papan(periode, pada=hari_ini(), kalender=kalender())


def _terkunci(periode: Periode) -> frozenset[int]:
    return frozenset(
        tw for tahun, tw in triwulan_terkunci(periode.unit.pk) if tahun == periode.tahun
    )


def _dapat_ditugaskan(periode: Periode, terkunci: frozenset[int]) -> RenaksiQuerySet:
    """Renaksi of the unit-year, of any IKU, that are no langkah yet and not in a locked quarter."""
    return (
        Renaksi.objects.milik_unit(periode.unit.pk, periode.tahun)
        .filter(topik__isnull=True)
        .exclude(status=Status.BATAL)
        .exclude(triwulan__in=terkunci)
        .select_related("iku__perjanjian__unit")
        .order_by("triwulan", "iku__urut", "urut")
    )


def _panel(
    isi: PapanTampil,
    topik: TopikKebijakan,
    tahap: int,
    periode: Periode,
    terkunci: frozenset[int],
) -> Panel | None:
    """The panel of a cell; ``None`` when the topik's IKU no longer stands on the board."""
    for kelompok in isi.kelompok:
        for baris in kelompok.baris:
            if baris.topik.pk == topik.pk:
                sel = baris.sel[tahap - 1]
                return Panel(
                    kelompok,
                    baris,
                    sel,
                    kekurangan(baris, sel, periode),
                    peringatan_plafon(baris, kelompok.target_tahun),
                    terkunci,
                )
    return None


def _tampilkan(
    request: Permintaan,
    periode: Periode,
    isi: PapanTampil,
    *,
    panel: Panel | None = None,
    formulir: FormTugaskan | None = None,
    status: int = 200,
) -> HttpResponse:
    hak = HakRenaksi.untuk(request.user, hari_ini())
    konteks = {
        "papan": isi,
        "panel": panel,
        "formulir": formulir,
        "kelola": hak.kelola(periode.unit.pk),
        "kelola_topik": hak.kelola(periode.unit.pk) and not _terkunci(periode),
        "ada_iku": bool(isi.kelompok),
    }
    templat = pilih_templat(request, penuh="renaksi/papan.html", sebagian="renaksi/papan/_isi.html")
    return render(request, templat, konteks, status=status)
