"""What the views of this room share: the object or 404, its period, the answer to a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404

from akun.periode import Periode, pasang_periode, periode_terakhir
from inti.http import alihkan
from inti.jam import hari_ini
from inti.triwulan import triwulan_dari
from notifikasi.kalender import kalender
from tindaklanjut.agenda import susun_agenda
from tindaklanjut.daftar import Sudut
from tindaklanjut.izin import HakTindakLanjut
from tindaklanjut.models import Kendala, Rapat
from tindaklanjut.services.dasar import lengkap

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.models import UnitKerja
    from akun.periode import Permintaan
    from tindaklanjut.agenda import Agenda
    from tindaklanjut.models import TindakLanjut


def ambil_tindak_lanjut(request: Permintaan, pk: int) -> TindakLanjut:
    """Return a task the person may see; anybody else's is 404."""
    terlihat = lengkap().prefetch_related("iku").terlihat_oleh(request.user, hari_ini())
    t = terlihat.filter(pk=pk).first()
    if t is None:
        raise Http404("Tindak lanjut tidak ditemukan.")
    pasang(request, t.unit)
    return t


def ambil_rapat(request: Permintaan, pk: int) -> Rapat:
    """Return a rapat the person may see, in the quarter it was held; anybody else's is 404."""
    terlihat = Rapat.objects.select_related("unit", "dicatat_oleh")
    rapat = terlihat.terlihat_oleh(request.user, hari_ini()).filter(pk=pk).first()
    if rapat is None:
        raise Http404("Rapat tidak ditemukan.")
    pasang_periode(request, Periode(rapat.unit, *triwulan_dari(rapat.tanggal)))
    return rapat


def agenda_rapat(request: Permintaan, rapat: Rapat) -> Agenda:
    """The unfinished tasks of earlier rapat as the person sees them."""
    pada = hari_ini()
    sudut = Sudut(rapat.unit, request.user, pada, kalender())
    return susun_agenda(rapat, sudut, HakTindakLanjut.untuk(request.user, pada))


def ambil_kendala(request: Permintaan, pk: int) -> Kendala:
    """Return a kendala the person may see; anybody else's is 404."""
    terlihat = Kendala.objects.select_related("unit").prefetch_related("iku")
    kendala = terlihat.terlihat_oleh(request.user, hari_ini()).filter(pk=pk).first()
    if kendala is None:
        raise Http404("Kendala tidak ditemukan.")
    pasang(request, kendala.unit)
    return kendala


def pasang(request: Permintaan, unit: UnitKerja) -> Periode:
    """Keep the period the person looks at; an object of another unit brings the quarter of today.

    A task and an open kendala live on beyond their quarter, so they do not change the period.
    """
    pada = hari_ini()
    kini = periode_terakhir(request, request.user, pada)
    if kini is None or kini.unit.pk != unit.pk:
        kini = Periode(unit, *triwulan_dari(pada))
    return pasang_periode(request, kini)


def kembali(request: Permintaan, url: str, pesan: str) -> HttpResponse:
    """Answer a change that was saved: the page of the object, with the sentence that says so."""
    messages.success(request, pesan)
    return alihkan(request, url)
