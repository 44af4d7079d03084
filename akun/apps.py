from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in

if TYPE_CHECKING:
    from django.http import HttpRequest


class AkunConfig(AppConfig):
    name = "akun"
    verbose_name = "Akun"

    def ready(self) -> None:
        user_logged_in.connect(_mulai_sesi, dispatch_uid="akun.mulai_sesi")


def _mulai_sesi(request: HttpRequest, **lain: object) -> None:
    """Start the idle time of a session with the login itself, however it happened."""
    from akun.middleware import tandai_sesi

    if hasattr(request, "session"):
        tandai_sesi(request)
