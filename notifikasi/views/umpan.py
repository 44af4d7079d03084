"""The calendar feed of a person: its address, made, shown once and taken back; and the feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from inti.http import alihkan
from inti.jam import hari_ini
from notifikasi.models import TautanUmpan
from notifikasi.surel import alamat_situs
from notifikasi.umpan import acara, buat_tautan, cabut_tautan, pemilik, sebagai_ical

if TYPE_CHECKING:
    from django.http import HttpRequest

    from akun.periode import Permintaan


@require_safe
def kelola(request: Permintaan) -> HttpResponse:
    """Tell whether the person has a feed, and how to get one."""
    ada = TautanUmpan.objects.filter(pengguna=request.user).first()
    return render(request, "notifikasi/umpan.html", {"tautan": ada})


@require_POST
@never_cache
def buat(request: Permintaan) -> HttpResponse:
    """Make an address, shown this once; the former one opens nothing any more."""
    rahasia = buat_tautan(request.user)
    alamat = alamat_situs(reverse("notifikasi:umpan_ical", args=[rahasia]))
    ada = TautanUmpan.objects.get(pengguna=request.user)
    return render(request, "notifikasi/umpan.html", {"tautan": ada, "alamat": alamat})


@require_POST
def cabut(request: Permintaan) -> HttpResponse:
    """Take the address back."""
    cabut_tautan(request.user)
    messages.success(
        request, "Alamat kalender dicabut; kalender yang memakainya tidak berisi lagi."
    )
    return alihkan(request, reverse("notifikasi:umpan"))


@login_not_required
@never_cache
@require_safe
def ical(request: HttpRequest, rahasia: str) -> HttpResponse:
    """Give the feed to whoever knows its address; an unknown one is 404 and says nothing."""
    pengguna = pemilik(rahasia)
    if pengguna is None:
        raise Http404
    isi = sebagai_ical(acara(pengguna, hari_ini()), f"Pelacak {pengguna}", timezone.now())
    jawaban = HttpResponse(isi, content_type="text/calendar; charset=utf-8")
    jawaban["Content-Disposition"] = 'inline; filename="pelacak.ics"'
    jawaban["Referrer-Policy"] = "no-referrer"
    return jawaban
