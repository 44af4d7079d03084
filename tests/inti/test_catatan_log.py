"""The secrets of signed addresses stay out of the log."""

from __future__ import annotations

import logging

import pytest

from inti.catatan_log import SamarkanRahasia

KUNCI = "iDMKerFjO0nLhXUt60r3wgYsm6Wo_KfNoRVYuWpLLpw"


@pytest.mark.parametrize(
    ("pesan", "argumen", "harap"),
    [
        ("Forbidden (%s): %s", ("null", f"/luar/{KUNCI}/"), "Forbidden (null): /luar/…/"),
        ("%s: %s", ("Not Found", f"/kalender/{KUNCI}.ics"), "Not Found: /kalender/….ics"),
        (f"GET /luar/{KUNCI}/?terkirim=1", (), "GET /luar/…/?terkirim=1"),
        ("100%% dari /u/D.V/2026/tw-1/kalender/", (), "100%% dari /u/D.V/2026/tw-1/kalender/"),
    ],
)
def test_a_secret_path_is_hidden_and_nothing_else(
    pesan: str, argumen: tuple[str, ...], harap: str
) -> None:
    catatan = logging.LogRecord("django.request", logging.WARNING, "", 0, pesan, argumen, None)
    assert SamarkanRahasia().filter(catatan)
    assert catatan.getMessage() == harap


def test_every_handler_of_the_house_hides_them() -> None:
    assert logging.getLogger().handlers
    konsol = [h for h in logging.getLogger().handlers if h.get_name() == "konsol"]
    assert [isinstance(f, SamarkanRahasia) for h in konsol for f in h.filters] == [True]
