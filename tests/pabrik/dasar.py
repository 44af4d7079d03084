# mypy: untyped-calls-exclude=factory
"""Base of every factory; the day and the year the sample lives in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from factory.django import DjangoModelFactory

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

TAHUN = 2026
PADA = date(2026, 5, 8)


class Pabrik(DjangoModelFactory[T]):
    """Creates valid rows, each with its history row where the model is audited."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True


def bergilir(daftar: Sequence[str], n: int) -> str:
    """The ``n``-th text; a second round adds its number, so that no two are equal."""
    putaran, letak = divmod(n, len(daftar))
    return daftar[letak] if putaran == 0 else f"{daftar[letak]} {putaran + 1}"
