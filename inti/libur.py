"""National holidays and cuti bersama, from the package ``holidays``.

Pure: no Django, no database, no clock. The package is the source that fills the office's own list
of holidays; it changes only by release, so that list, not this function, is the authority.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holidays import country_holidays

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def libur_nasional(tahun: Iterable[int]) -> dict[date, str]:
    """Holidays (category public) and cuti bersama (category government) of these years.

    Keys in the order of the calendar, values the Indonesian names; a day whose date is still an
    estimate carries "(perkiraan)" in its name.
    """
    daftar = country_holidays(
        "ID",
        years=sorted(set(tahun)),
        expand=False,
        categories=("public", "government"),
        language="id",
    )
    return dict(sorted(daftar.items()))
