"""Natural order of codes: ``1.2`` before ``1.10``, ``2`` before ``10``."""

from __future__ import annotations

import re

_ANGKA = re.compile(r"[0-9]+")
PANJANG_KUNCI = 120


def kunci_urut(kode: str) -> str:
    """Return a text key that sorts ``kode`` naturally under plain string comparison.

    Each number is led by how many digits it has (01–99), so a longer number is a larger one.
    """
    return _ANGKA.sub(_berpanjang, kode.strip().casefold())[:PANJANG_KUNCI]


def _berpanjang(cocok: re.Match[str]) -> str:
    angka = cocok.group().lstrip("0") or "0"
    return f"{len(angka):02}{angka}"
