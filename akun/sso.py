"""Login through the ministry's identity provider (OpenID Connect), for accounts that exist."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.shortcuts import redirect

from akun.models import Pengguna

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin
    from django.http import HttpRequest

PENYEDIA = "sso"
"""The id of the provider in addresses and settings."""

catatan = logging.getLogger(__name__)


class AdapterSSO(DefaultSocialAccountAdapter):
    """Matches the verified e-mail with an account each time; nothing is stored, nobody signs up.

    No link between the identity and the account is kept, so an address that an ADMIN moves to
    another account moves the login with it.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        # allauth's own matching would wipe the password of the account and store the link.
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        # "is True": some providers send the text "false", which is true.
        surel = [e.email for e in sociallogin.email_addresses if e.verified is True]
        orang = (
            Pengguna.objects.filter(email__iexact=surel[0], is_active=True).first()
            if surel and surel[0]
            else None
        )
        if orang is None:
            self._tolak(
                request,
                "Surel Anda belum terdaftar sebagai akun Pelacak. Hubungi Admin unit Anda.",
            )
        sociallogin.user = orang

    def on_authentication_error(
        self, request: HttpRequest, provider: object, error: object = None, **lain: object
    ) -> None:
        catatan.warning("Masuk lewat SSO gagal: %s %s", error, lain.get("exception"))
        self._tolak(
            request, "Masuk lewat SSO belum berhasil. Ulangi, atau masuk dengan kata sandi."
        )

    def _tolak(self, request: HttpRequest, pesan: str) -> None:
        messages.error(request, pesan)
        raise ImmediateHttpResponse(redirect("account_login"))
