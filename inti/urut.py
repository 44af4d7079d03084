"""Natural order of codes: ``1.2`` before ``1.10``, ``2`` before ``10``."""

from __future__ import annotations

import re

_ANGKA = re.compile(r"\d+")
PANJANG_KUNCI = 120


def kunci_urut(kode: str) -> str:
    """Return a text key that sorts ``kode`` naturally under plain string comparison."""
    kunci = _ANGKA.sub(lambda cocok: cocok.group().zfill(6)[-12:], kode.strip().casefold())
    return kunci[:PANJANG_KUNCI]
