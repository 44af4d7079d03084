"""The second factor: who must have one, and how its secret is kept."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, ClassVar, Final

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from akun.izin import hak
from akun.pilihan import Peran
from inti.jam import hari_ini

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna

PERAN_WAJIB: Final = frozenset({Peran.PIMPINAN, Peran.PENGELOLA, Peran.ADMIN})
"""Whoever holds one of these somewhere needs a second factor when ``WAJIB_MFA=1``."""


def wajib_faktor_kedua(pengguna: Pengguna, pada: date) -> bool:
    """Tell whether this person must have a second factor on ``pada``."""
    if not settings.WAJIB_MFA:
        return False
    return any(peran & PERAN_WAJIB for peran in hak(pengguna, pada).peran.values())


def punya_faktor_kedua(pengguna: Pengguna) -> bool:
    """Tell whether the person has set up an authenticator app."""
    milik = Authenticator.objects.filter(user_id=pengguna.pk, type=Authenticator.Type.TOTP)
    return bool(milik.exists())


class AdapterMFA(DefaultMFAAdapter):
    """Encrypts what a copy of the database must not give away; keeps a required factor in place."""

    error_messages: ClassVar[dict[str, object]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Peran Anda mewajibkan faktor kedua; tidak dapat dilepas.",
        "cannot_generate_recovery_codes": "Pasang aplikasi autentikator dahulu.",
        "incorrect_code": "Kode salah. Periksa jam ponsel Anda, lalu ketik kode yang terbaru.",
    }

    def build_totp_svg(self, url: str) -> str:
        # Without the XML declaration the picture can stand in the page itself.
        return str(super().build_totp_svg(url)).partition("?>")[2].strip()

    def encrypt(self, text: str) -> str:
        return _kunci().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _kunci().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if authenticator.type != Authenticator.Type.TOTP:
            return True
        return not wajib_faktor_kedua(authenticator.user, hari_ini())


def _kunci() -> MultiFernet:
    """Keys derived from SECRET_KEY; those of SECRET_KEY_FALLBACKS still open what they shut."""
    rahasia = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    sidik = (hashlib.sha256(b"pelacak.mfa:" + r.encode()).digest() for r in rahasia)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(s)) for s in sidik])
