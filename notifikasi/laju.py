"""How often somebody may ask: a counter in the cache that starts anew after a while."""

from __future__ import annotations

from django.core.cache import cache


def melampaui(kunci: str, *, paling_banyak: int, detik: int) -> bool:
    """Count one more for ``kunci`` and tell whether that is too many within ``detik`` seconds."""
    nama = f"laju:{kunci}"
    if cache.add(nama, 1, detik):
        return False
    try:
        return cache.incr(nama) > paling_banyak
    except ValueError:  # it ran out in between
        return False
