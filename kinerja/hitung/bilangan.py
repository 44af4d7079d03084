"""Exact division: the arithmetic all formulas share."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

NOL: Final = Decimal(0)
SERATUS: Final = Decimal(100)

# A quotient keeps 50 digits and a mean 28: the spare digits of the parts let a mean that lies
# exactly on half a hundredth be exact again, so that it is rounded up as it must be.
_KONTEKS_BAGI: Final = Context(prec=50)
_KONTEKS_RATA: Final = Context(prec=28)


def persen(bagian: Decimal, dasar: Decimal) -> Decimal:
    """``bagian`` / ``dasar`` × 100; ``dasar`` is not 0."""
    return _KONTEKS_BAGI.divide(_KONTEKS_BAGI.multiply(bagian, SERATUS), dasar)


def persen_bagian(jumlah: int, total: int) -> Decimal | None:
    """The share of a count in percent; ``None`` of nothing."""
    return persen(Decimal(jumlah), Decimal(total)) if total else None


def rata_rata(nilai: Sequence[Decimal] | Sequence[Fraction]) -> Decimal | None:
    """The arithmetic mean; ``None`` of nothing."""
    if not nilai:
        return None
    rata = sum((Fraction(n) for n in nilai), Fraction(0)) / len(nilai)
    return _KONTEKS_RATA.divide(Decimal(rata.numerator), Decimal(rata.denominator))
