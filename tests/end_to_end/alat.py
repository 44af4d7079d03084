"""What every browser test of a page does: two widths, axe, a page that fits its window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

LAPTOP: Final = (1440, 900)
PONSEL: Final = (390, 844)
LEBAR: Final = (LAPTOP, PONSEL)


def atur_layar(page: Page, ukuran: tuple[int, int]) -> None:
    """Give the page the window of a laptop or a phone."""
    page.set_viewport_size({"width": ukuran[0], "height": ukuran[1]})


def pastikan_mudah_diakses(page: Page) -> None:
    """Fail with the names and places when axe finds a violation of WCAG."""
    hasil = Axe().run(page)
    keluhan = [
        f"{v['id']} ({v['impact']}): {[n['target'] for n in v['nodes']]}"
        for v in hasil.response["violations"]
    ]
    assert not keluhan, "\n".join(keluhan)


def pastikan_muat(page: Page) -> None:
    """Fail when the page scrolls sideways."""
    lebar_isi = page.evaluate("document.documentElement.scrollWidth")
    ukuran = page.viewport_size
    assert ukuran is not None
    assert lebar_isi <= ukuran["width"], f"isi {lebar_isi} px"
