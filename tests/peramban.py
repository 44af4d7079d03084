"""What a browser test watches besides its own assertions."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

KELUAR = frozenset({"http", "https", "ws", "wss"})


@contextmanager
def diawasi(context: BrowserContext, rumah: str) -> Iterator[None]:
    """Raise ``AssertionError`` at the end when a page asked a host other than ``rumah``
    (``host:port``), threw, or broke the content security policy."""
    keluhan: list[str] = []

    def permintaan(diminta: Request) -> None:
        alamat = urlsplit(diminta.url)
        if alamat.scheme in KELUAR and alamat.netloc != rumah:
            keluhan.append(f"permintaan ke luar: {diminta.url}")

    def konsol(pesan: ConsoleMessage) -> None:
        if "Content Security Policy" in pesan.text:
            keluhan.append(f"melanggar CSP: {pesan.text}")

    def galat(salah: WebError) -> None:
        keluhan.append(f"galat skrip: {salah.error}")

    context.on("request", permintaan)
    context.on("console", konsol)
    context.on("weberror", galat)
    yield
    if keluhan:
        raise AssertionError("\n".join(keluhan))
