"""Production refuses to start on an unsafe value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test.utils import CaptureQueriesContext

from konfigurasi.pemeriksaan import pastikan_aman, periksa_akun_contoh
from tests.pabrik import PabrikPengguna

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db
AMAN: dict[str, Any] = {
    "PRODUKSI": True,
    "DEBUG": False,
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": ["pelacak.contoh.invalid"],
}


def _setel(settings: Settings, **beda: object) -> None:
    for nama, nilai in {**AMAN, **beda}.items():
        setattr(settings, nama, nilai)


def test_a_safe_production_starts(settings: Settings) -> None:
    _setel(settings)
    pastikan_aman()


@pytest.mark.parametrize(
    ("nama", "nilai", "kalimat"),
    [
        ("DEBUG", True, "DEBUG menyala"),
        ("SECRET_KEY", None, "rahasia mode coba"),
        ("ALLOWED_HOSTS", ["*"], "ALLOWED_HOSTS"),
        ("ALLOWED_HOSTS", [], "ALLOWED_HOSTS"),
    ],
)
def test_an_unsafe_value_is_refused_with_a_sentence(
    settings: Settings, nama: str, nilai: object, kalimat: str
) -> None:
    isi = settings.RAHASIA_COBA if nama == "SECRET_KEY" else nilai
    _setel(settings, **{nama: isi})
    with pytest.raises(ImproperlyConfigured, match=kalimat.replace("*", r"\*")):
        pastikan_aman()


def test_a_sample_account_is_refused_in_production(settings: Settings) -> None:
    PabrikPengguna.create(akun_contoh=True)
    _setel(settings)
    with pytest.raises(ImproperlyConfigured, match="akun contoh"):
        pastikan_aman()


def test_a_database_without_tables_passes_so_that_migrate_can_make_them(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``migrate`` runs the database checks before its first table exists."""
    _setel(settings)
    monkeypatch.setattr(connection.introspection, "table_names", lambda cursor=None: [])
    with CaptureQueriesContext(connection) as kueri:
        assert periksa_akun_contoh(None, databases=["default"]) == []
    assert not kueri


def test_trial_mode_refuses_nothing(settings: Settings) -> None:
    PabrikPengguna.create(akun_contoh=True)
    _setel(settings, PRODUKSI=False, DEBUG=True)
    pastikan_aman()
