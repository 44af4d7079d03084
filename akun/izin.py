"""Who may do what in which unit. Knows (pengguna, unit, tindakan) only.

Object predicates ("is it mine?", "did I submit it?") live in each room's own ``izin.py``.
``pengguna=None`` is the operator's command line, which may do everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from akun.pilihan import HAK, Peran, Tindakan
from inti.galat import IzinDitolak

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from akun.models import Pengguna, UnitKerja

_SINGKATAN = "_hak_pada"


@dataclass(frozen=True, slots=True)
class Hak:
    """The roles of one person on one day, already spread over the units below."""

    peran: Mapping[int, frozenset[Peran]]

    @property
    def unit_id(self) -> frozenset[int]:
        return frozenset(self.peran)

    def boleh(self, tindakan: Tindakan, unit_id: int) -> bool:
        """Tell whether one of the roles in the unit allows the action."""
        return bool(self.peran.get(unit_id, frozenset()) & HAK[tindakan])

    def unit_untuk(self, tindakan: Tindakan) -> frozenset[int]:
        """Ids of the units in which the action is allowed."""
        return frozenset(u for u, peran in self.peran.items() if peran & HAK[tindakan])


def hak(pengguna: Pengguna, pada: date) -> Hak:
    """Return the rights of ``pengguna`` on ``pada`` (two queries, then kept on the instance)."""
    from akun.models import UnitKerja

    simpanan: dict[date, Hak] = pengguna.__dict__.setdefault(_SINGKATAN, {})
    if pada in simpanan:
        return simpanan[pada]
    jalur = list(
        pengguna.keanggotaan.berlaku(pada).values_list("unit__jalur", "peran")
        if pengguna.is_active
        else ()
    )
    peran: dict[int, set[Peran]] = {}
    if jalur:
        for unit_id, jalur_unit in UnitKerja.objects.values_list("pk", "jalur"):
            for akar, nama in jalur:
                # A unit without path reaches nothing: every path starts with "".
                if akar and jalur_unit.startswith(akar):
                    peran.setdefault(unit_id, set()).add(Peran(nama))
    simpanan[pada] = Hak({u: frozenset(p) for u, p in peran.items()})
    return simpanan[pada]


def boleh(pengguna: Pengguna | None, tindakan: Tindakan, unit: UnitKerja | int, pada: date) -> bool:
    """Tell whether the person may do ``tindakan`` in ``unit`` on ``pada``."""
    if pengguna is None:
        return True
    unit_id = unit if isinstance(unit, int) else unit.pk
    return hak(pengguna, pada).boleh(tindakan, unit_id)


def siapa_boleh(tindakan: Tindakan) -> str:
    """Name the roles that may do the action, for the sentence of a refusal."""
    nama = [str(p.label) for p in Peran if p in HAK[tindakan]]
    return nama[0] if len(nama) == 1 else f"{', '.join(nama[:-1])} atau {nama[-1]}"


def pastikan(
    pengguna: Pengguna | None, tindakan: Tindakan, unit: UnitKerja | int, pada: date
) -> None:
    """Raise ``IzinDitolak`` with a sentence that says who may do it."""
    if not boleh(pengguna, tindakan, unit, pada):
        raise IzinDitolak(
            f"Hanya {siapa_boleh(tindakan)} unit ini yang boleh {tindakan.label}. "
            "Mintalah kepada yang berwenang."
        )
