"""Sessions that end by idleness, and what must be done before anything else after logging in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils import timezone

from akun.mfa import punya_faktor_kedua, wajib_faktor_kedua
from inti.http import alihkan
from inti.jam import hari_ini

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from akun.periode import Permintaan

JEDA_PERPANJANG: Final = 600
"""Seconds between two renewals of a session: not every request writes it."""
KUNCI_SESI: Final = "diperpanjang"
KUNCI_CARA_MASUK: Final = "account_authentication_methods"
"""Where allauth keeps how somebody logged in."""
_KELUAR: Final = frozenset({"account_logout", "account_login", "account_reauthenticate", "sehat"})
_BOLEH_SEBELUM_SANDI: Final = _KELUAR | {"account_change_password"}
_BOLEH_SEBELUM_MFA: Final = _BOLEH_SEBELUM_SANDI | {
    "mfa_activate_totp",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
}


def tandai_sesi(request: HttpRequest) -> None:
    """Let the idle time of the session begin anew."""
    # The real clock: a session must end also where trial mode believes in another day.
    request.session[KUNCI_SESI] = int(timezone.now().timestamp())


class SesiMenganggurMiddleware:
    """Renews the session of whoever works: it ends ``SESSION_COOKIE_AGE`` after the last use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            umur = timezone.now().timestamp() - request.session.get(KUNCI_SESI, 0)
            if umur >= min(JEDA_PERPANJANG, settings.SESSION_COOKIE_AGE / 4):
                tandai_sesi(request)
        return self.get_response(request)


class SyaratMasukMiddleware:
    """Leads to the page where a temporary password is changed or a second factor set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Permintaan, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        cocok = request.resolver_match
        nama = cocok.view_name if cocok else ""
        orang = request.user
        if not orang.is_authenticated:
            return None
        # Who came through SSO does not use the password at all.
        if orang.wajib_ganti_sandi and not lewat_sso(request) and nama not in _BOLEH_SEBELUM_SANDI:
            messages.warning(request, "Ganti kata sandi sementara Anda sebelum melanjutkan.")
            return alihkan(request, reverse("account_change_password"))
        if (
            settings.WAJIB_MFA
            and nama not in _BOLEH_SEBELUM_MFA
            and wajib_faktor_kedua(orang, hari_ini())
            and not punya_faktor_kedua(orang)
        ):
            messages.warning(
                request, "Peran Anda memerlukan faktor kedua. Pasang aplikasi autentikator dahulu."
            )
            return alihkan(request, reverse("mfa_activate_totp"))
        return None


def lewat_sso(request: HttpRequest) -> bool:
    """Tell whether this session began at the identity provider."""
    cara = request.session.get(KUNCI_CARA_MASUK, ())
    return any(c.get("method") == "socialaccount" for c in cara)
