"""What a transition table and a tenggat allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

S = TypeVar("S")


def ada_jalan(transisi: Mapping[S, Collection[S]], asal: S, tujuan: S) -> bool:
    """Tell whether one or more allowed transitions lead from ``asal`` to ``tujuan``."""
    dikunjungi: set[S] = set()
    antrean = [asal]
    while antrean:
        kini = antrean.pop()
        for berikut in transisi.get(kini, ()):
            if berikut == tujuan:
                return True
            if berikut not in dikunjungi:
                dikunjungi.add(berikut)
                antrean.append(berikut)
    return False


def dimundurkan(lama: date | None, baru: date | None) -> bool:
    """Tell whether a tenggat moves later: an extension on every path (1.7)."""
    return lama is not None and baru is not None and baru > lama
