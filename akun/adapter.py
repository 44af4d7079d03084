"""django-allauth's hooks: accounts are made by ADMIN, never by a visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.urls import reverse

from akun.dasar import simpan

if TYPE_CHECKING:
    from django.http import HttpRequest

    from akun.models import Pengguna

_SALAH = (
    "Nama pengguna atau kata sandi salah. Periksa huruf besar kecilnya, atau atur ulang kata sandi."
)


class AdapterAkun(DefaultAccountAdapter):
    """Closes the public sign-up and speaks Indonesian that says what to do next."""

    error_messages: ClassVar[dict[str, object]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Akun ini dinonaktifkan. Hubungi admin unit untuk mengaktifkannya.",
        "email_password_mismatch": _SALAH,
        "username_password_mismatch": _SALAH,
        "invalid_login": _SALAH,
        "enter_current_password": "Kata sandi lama tidak cocok. Ketik sekali lagi.",
        "incorrect_password": "Kata sandi lama tidak cocok. Ketik sekali lagi.",
        "invalid_password_reset": "Tautan ini tidak berlaku lagi. Minta tautan baru.",
        "too_many_login_attempts": "Terlalu banyak percobaan gagal. Tunggu 5 menit, lalu ulangi.",
        "rate_limited": "Terlalu banyak permintaan. Tunggu satu menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: Pengguna, password: str) -> None:
        """Keep in the history that, not what, somebody chose; a password for once has served."""
        user.set_password(password)
        user.wajib_ganti_sandi = False
        with transaction.atomic():
            simpan(user, oleh=user, alasan="Kata sandi diganti sendiri.")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("beranda")
