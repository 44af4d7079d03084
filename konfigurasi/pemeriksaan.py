"""System checks: production refuses to start on an unsafe value (specification 5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from akun.models import Pengguna

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.apps import AppConfig


@register(Tags.security)
def periksa_produksi(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Error]:
    """Return one error per unsafe production setting; none in trial mode."""
    if not settings.PRODUKSI:
        return []
    galat: list[Error] = []
    if settings.DEBUG:
        galat.append(Error("DEBUG menyala di produksi.", hint="Hapus DEBUG.", id="pelacak.E001"))
    if settings.SECRET_KEY == settings.RAHASIA_COBA:
        galat.append(
            Error(
                "SECRET_KEY masih rahasia mode coba.",
                hint="Isi SECRET_KEY dengan 50 karakter acak.",
                id="pelacak.E002",
            )
        )
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        galat.append(
            Error(
                "ALLOWED_HOSTS kosong atau berisi '*'.",
                hint="Isi ALLOWED_HOSTS dengan nama host yang dilayani, dipisah koma.",
                id="pelacak.E003",
            )
        )
    return galat


@register(Tags.database)
def periksa_akun_contoh(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Error]:
    """Return an error when an account with the public sample password exists in production."""
    if not settings.PRODUKSI or not kwargs.get("databases"):
        return []
    # migrate runs the database checks before it makes the first table
    if Pengguna._meta.db_table not in connection.introspection.table_names():
        return []
    if not Pengguna.objects.filter(akun_contoh=True).exists():
        return []
    return [
        Error(
            "Masih ada akun contoh yang kata sandinya umum.",
            hint="Mulai dengan basis data kosong, tanpa siapkan_contoh.",
            id="pelacak.E004",
        )
    ]


def pastikan_aman() -> None:
    """Refuse to serve on an unsafe production value; raises ``ImproperlyConfigured``."""
    galat = [*periksa_produksi(None), *periksa_akun_contoh(None, databases=["default"])]
    if galat:
        raise ImproperlyConfigured(" ".join(f"{g.msg} {g.hint}" for g in galat))
