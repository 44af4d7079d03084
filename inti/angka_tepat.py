"""Which figures both databases keep exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

DIGIT_TEPAT = 15
DESIMAL_TEPAT = 6
PESAN_ANGKA = "Angka terlalu panjang: paling banyak 15 angka, 6 di belakang koma. Bulatkan dahulu."


def angka_tepat(nilai: Decimal) -> bool:
    """Tell whether SQLite (a binary float) and PostgreSQL give the figure back unchanged."""
    _, digit, eksponen = nilai.normalize().as_tuple()
    if not isinstance(eksponen, int):
        return False
    return len(digit) + max(eksponen, 0) <= DIGIT_TEPAT and eksponen >= -DESIMAL_TEPAT
