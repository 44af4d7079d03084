"""What every test may ask for: people per role, the day, the calendar, a browser.

The data base is empty at the start of each test; rows come from ``tests.pabrik``.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import hypothesis
import pytest
from django.conf import settings as setelan
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings

from akun.pilihan import Peran
from notifikasi.kalender import isi_hari_libur
from notifikasi.kalender import kalender as kalender_tersimpan
from perkakas.uji import CARA_CHROMIUM, cari_chromium
from tests.pabrik import PADA, TAHUN, PabrikPengguna, PabrikUnitKerja, anggota
from tests.peramban import diawasi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from playwright.sync_api import BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

PENUH = os.environ.get("UJI_BERAT") == "penuh"
CHROMIUM = cari_chromium()
BATAS_TUNGGU_MS = 5000
# A browser test keeps Playwright's event loop in the thread that also uses the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

hypothesis.settings.register_profile("ringan", max_examples=50, deadline=None)
hypothesis.settings.register_profile("berat", max_examples=1000, deadline=None)
hypothesis.settings.load_profile("berat" if PENUH else "ringan")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for a page drives a browser, with or without the marker."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("peramban")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("peramban") and CHROMIUM is None:
        if os.environ.get("UJI_PERAMBAN_WAJIB") == "1":
            pytest.fail(f"UJI_PERAMBAN_WAJIB=1. {CARA_CHROMIUM}")
        pytest.skip(CARA_CHROMIUM)
    if item.get_closest_marker("postgres") and connection.vendor != "postgresql":
        pytest.skip("Uji ini memerlukan PostgreSQL: isi DATABASE_URL.")


# --- Database and files -------------------------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """Tables come straight from the models (0.5 s instead of 10 s); in full from the migrations.

    ``makemigrations --check`` proves that both are the same.
    """
    return PENUH


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Put the SQLite test database in a file: threads then have a connection of their own."""
    if connection.vendor == "sqlite":
        berkas = tmp_path_factory.mktemp("basisdata") / "uji.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(berkas)


@pytest.fixture(scope="session", autouse=True)
def _folder_media(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def _singgahan_kosong() -> None:
    """Rate limits of one test must not reach the next."""
    cache.clear()


# --- Day, calendar, people ----------------------------------------------------------------------


@pytest.fixture
def pada() -> date:
    """The day of the sample, 8 May 2026, a Friday; the clock of the trial mode stands there."""
    assert setelan.HARI_INI_CONTOH == PADA
    return PADA


@pytest.fixture
def kalender(db: None) -> Kalender:
    """The holidays of the sample year, stored, and the calendar built from them."""
    isi_hari_libur(tahun=TAHUN)
    return kalender_tersimpan()


@pytest.fixture
def unit(db: None) -> UnitKerja:
    """The unit in which the people below hold their roles."""
    return PabrikUnitKerja.create()


@pytest.fixture
def unit_lain(db: None) -> UnitKerja:
    """A unit beside it, in which nobody of them holds a role."""
    return PabrikUnitKerja.create()


@pytest.fixture
def pengamat(unit: UnitKerja) -> Pengguna:
    return anggota(unit, Peran.PENGAMAT)


@pytest.fixture
def anggota_tim(unit: UnitKerja) -> Pengguna:
    return anggota(unit, Peran.TIM)


@pytest.fixture
def koordinator(unit: UnitKerja) -> Pengguna:
    return anggota(unit, Peran.KOORDINATOR)


@pytest.fixture
def pimpinan(unit: UnitKerja) -> Pengguna:
    return anggota(unit, Peran.PIMPINAN)


@pytest.fixture
def pengelola(unit: UnitKerja) -> Pengguna:
    return anggota(unit, Peran.PENGELOLA)


@pytest.fixture
def admin(unit: UnitKerja) -> Pengguna:
    return anggota(unit, Peran.ADMIN)


@pytest.fixture
def orang_asing(db: None) -> Pengguna:
    """A person with an account and no role anywhere."""
    return PabrikPengguna.create()


@pytest.fixture
def masuk() -> Callable[[Pengguna], Client]:
    """Return a test client in which the person has logged in."""

    def buka(pengguna: Pengguna) -> Client:
        klien = Client()
        klien.force_login(pengguna)
        return klien

    return buka


# --- Browser ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of this machine, without any request of its own."""
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "chromium_sandbox": False,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "id-ID",
        "timezone_id": "Asia/Jakarta",
        "viewport": {"width": 1366, "height": 768},
    }


@pytest.fixture
def context(context: BrowserContext, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A context that fails its test when a page leaves the house or breaks a rule of it."""
    context.set_default_timeout(BATAS_TUNGGU_MS)
    with diawasi(context, urlsplit(live_server.url).netloc):
        yield context


@pytest.fixture
def halaman_masuk(
    page: Page,
    context: BrowserContext,
    live_server: LiveServer,
    masuk: Callable[[Pengguna], Client],
) -> Callable[[Pengguna, str], Page]:
    """Open a path of the live server as a person who has logged in."""

    def buka(pengguna: Pengguna, jalur: str) -> Page:
        kuki = masuk(pengguna).cookies[setelan.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": kuki.key, "value": kuki.value, "url": live_server.url}])
        jawaban = page.goto(f"{live_server.url}{jalur}")
        assert jawaban is not None
        assert jawaban.status == 200
        return page

    return buka
