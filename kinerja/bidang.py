"""The column of a figure.

Figures are ``DecimalField``: 15 significant digits is what both databases keep exactly, so a
validator refuses more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from inti.angka_tepat import DESIMAL_TEPAT, DIGIT_TEPAT, PESAN_ANGKA, angka_tepat

if TYPE_CHECKING:
    from decimal import Decimal

    _Desimal = models.DecimalField[Any, Any]
else:
    _Desimal = models.DecimalField


def digit_tepat(nilai: Decimal) -> None:
    """Refuse a figure that a database cannot keep exactly (15 digits, 6 after the comma)."""
    if not angka_tepat(nilai):
        raise ValidationError(PESAN_ANGKA)


class BidangAngka(_Desimal):
    """A figure of the report: exact on SQLite and PostgreSQL alike."""

    default_validators = [digit_tepat]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", DIGIT_TEPAT + DESIMAL_TEPAT)
        kwargs.setdefault("decimal_places", DESIMAL_TEPAT)
        super().__init__(*args, **kwargs)
