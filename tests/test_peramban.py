"""The browser fixtures themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.peramban import diawasi

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer
    from pytest_playwright.pytest_playwright import CreateContextCallback

pytestmark = pytest.mark.peramban


def test_the_live_server_gives_static_files(page: Page, live_server: LiveServer) -> None:
    jawaban = page.goto(f"{live_server.url}/static/admin/css/base.css")
    assert jawaban is not None
    assert jawaban.status == 200
    assert jawaban.headers["content-type"].startswith("text/css")


def test_pages_run_in_the_language_and_time_of_the_office(page: Page) -> None:
    zona = "Intl.DateTimeFormat().resolvedOptions().timeZone"
    assert page.evaluate(f"[navigator.language, {zona}]") == ["id-ID", "Asia/Jakarta"]


@pytest.mark.parametrize(
    ("isi", "keluhan"),
    [
        ('<img src="http://192.0.2.1/gambar.png">', "permintaan ke luar: http://192.0.2.1/"),
        ("<script>throw new Error('rusak')</script>", "galat skrip: .*rusak"),
        (
            """<meta http-equiv="Content-Security-Policy" content="img-src 'none'">"""
            '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
            "melanggar CSP",
        ),
    ],
)
def test_a_page_that_breaks_a_rule_fails_its_test(
    isi: str, keluhan: str, new_context: CreateContextCallback, live_server: LiveServer
) -> None:
    konteks = new_context()
    konteks.route("http://192.0.2.1/**", lambda rute: rute.abort())
    halaman = konteks.new_page()
    with (
        pytest.raises(AssertionError, match=keluhan),
        diawasi(konteks, urlsplit(live_server.url).netloc),
    ):
        halaman.set_content(isi, wait_until="load")
