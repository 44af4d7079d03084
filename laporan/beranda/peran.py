"""Which Beranda a person sees: one per role held in the unit, tabs when there are several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from akun.izin import hak
from akun.pilihan import Peran

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna

RINGKASAN: Final = "ringkasan"
"""The view of the Asdep without decisions: everybody may read everything of the unit."""
# In the order of the tabs; the first one held is the one that opens.
_LABEL: Final = {
    Peran.PIMPINAN: "Pimpinan",
    Peran.KOORDINATOR: "Koordinator",
    Peran.PENGELOLA: "Pengelola kinerja",
    Peran.TIM: "Tim",
    Peran.ADMIN: "Admin",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of Beranda; ``kunci`` stands in ``?peran=``."""

    kunci: str
    label: str
    terpilih: bool


def susun_tab(pengguna: Pengguna, unit_id: int, pada: date, diminta: str) -> tuple[Tab, ...]:
    """Return the views open to the person, one of them chosen.

    ``diminta`` is what the address asks for; a role the person does not hold counts as not asked.
    """
    dipegang = hak(pengguna, pada).peran.get(unit_id, frozenset())
    label = {p.value: nama for p, nama in _LABEL.items() if p in dipegang}
    if Peran.PIMPINAN not in dipegang:
        label[RINGKASAN] = "Ringkasan unit"
    pilihan = diminta if diminta in label else next(iter(label))
    return tuple(Tab(kunci, nama, kunci == pilihan) for kunci, nama in label.items())


def terpilih(tab: tuple[Tab, ...]) -> str:
    """Return the key of the chosen view."""
    return next(t.kunci for t in tab if t.terpilih)
