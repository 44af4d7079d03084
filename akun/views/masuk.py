"""Logging in, and the health of the service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allauth.account.views import LoginView, PasswordChangeView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from akun.models import Pengguna
from inti.http import alihkan

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpResponse

    from akun.periode import Permintaan

# Every account of the sample has it; the login page prints it, production refuses such accounts.
SANDI_CONTOH = "contoh-2026-tw1"  # public on purpose


@dataclass(frozen=True, slots=True)
class AkunContoh:
    """A sample account and its roles in words."""

    pengguna: Pengguna
    peran: str


class Masuk(LoginView):
    """The login page; in trial mode it offers the sample accounts."""

    def get_form(self, form_class: type[Form] | None = None) -> Form:
        formulir: Form = super().get_form(form_class)
        for nama, label in (("login", "Nama pengguna atau surel"), ("password", "Kata sandi")):
            formulir.fields[nama].label = label
            formulir.fields[nama].widget.attrs.pop("placeholder", None)
        return formulir

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        konteks: dict[str, Any] = super().get_context_data(**kwargs)
        konteks["sso"] = settings.OIDC_NAMA if settings.OIDC_AKTIF else ""
        if not settings.PRODUKSI:
            konteks |= {"akun_contoh": akun_contoh(), "sandi_contoh": SANDI_CONTOH}
        return konteks


class GantiSandi(PasswordChangeView):
    """The page of one's own password; an account that comes in through SSO has none to change."""

    def dispatch(self, request: Permintaan, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_usable_password():
            messages.info(
                request,
                "Akun Anda belum berkata sandi, jadi tidak ada yang perlu diganti. "
                "Bila ingin memakainya, mintalah kata sandi sementara kepada Admin unit Anda.",
            )
            return alihkan(request, reverse("akun:profil"))
        jawaban: HttpResponse = super().dispatch(request, *args, **kwargs)
        return jawaban


def akun_contoh() -> list[AkunContoh]:
    """Return the sample accounts with their roles; empty when the sample is not loaded."""
    daftar = Pengguna.objects.filter(akun_contoh=True, is_active=True).prefetch_related(
        "keanggotaan"
    )
    return [
        AkunContoh(p, ", ".join(sorted({k.get_peran_display() for k in p.keanggotaan.all()})))
        for p in daftar.order_by("pk")
    ]


@login_not_required
@never_cache
@require_safe
def sehat(request: HttpRequest) -> JsonResponse:
    """Answer 200 while the database answers and every part is fit, 503 otherwise.

    For a watchdog outside; the parts are the functions of ``settings.PEMERIKSA_SEHAT``.
    """
    hasil: dict[str, object] = {"status": "sehat", "basis_data": "menjawab"}
    try:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1")
        for jalur in settings.PEMERIKSA_SEHAT:
            sehat_pula, isi = import_string(jalur)()
            hasil |= isi if sehat_pula else {**isi, "status": "sakit"}
    except DatabaseError:  # silent, or without its tables
        return JsonResponse({"status": "sakit", "basis_data": "tidak menjawab"}, status=503)
    return JsonResponse(hasil, status=200 if hasil["status"] == "sehat" else 503)
