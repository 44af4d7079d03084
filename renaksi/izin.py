"""Who may do what with a renaksi: its PIC reports, KOORDINATOR and above arrange."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from akun.izin import Hak, hak, pastikan, siapa_boleh
from akun.pilihan import Tindakan
from inti.galat import IzinDitolak
from renaksi.models import AKHIR, TRANSISI, Renaksi, Status

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna

# A renaksi leaves the plan, or comes back to it, by the hand of those who plan.
PERLU_PENGARAH = frozenset({Status.BATAL})


@dataclass(frozen=True, slots=True)
class HakRenaksi:
    """What one person may do with any renaksi on one day; made once per page (three queries).

    Every renaksi asked about needs ``iku__perjanjian`` and ``pic`` loaded.
    """

    pengguna_id: int | None
    hak: Hak | None
    """``None`` is the operator's command line, which may do everything."""
    tim: frozenset[int]

    @classmethod
    def untuk(cls, pengguna: Pengguna | None, pada: date) -> HakRenaksi:
        """Return the rights of ``pengguna`` on ``pada``."""
        if pengguna is None:
            return cls(None, None, frozenset())
        tim = frozenset(pengguna.tim.values_list("pk", flat=True))
        return cls(pengguna.pk, hak(pengguna, pada), tim)

    def kelola(self, unit_id: int) -> bool:
        """May create, change and reopen renaksi, topik and tahapan of the unit."""
        return self._boleh(Tindakan.KELOLA_RENAKSI, unit_id)

    def perpanjang_lagi(self, unit_id: int) -> bool:
        """May move a tenggat later for the second time."""
        return self._boleh(Tindakan.PUTUSKAN, unit_id)

    def pic(self, renaksi: Renaksi) -> bool:
        """Is the PIC of the renaksi, in person or as a member of the team."""
        pihak = renaksi.pic
        if pihak is None or self.pengguna_id is None:
            return False
        return pihak.pengguna_id == self.pengguna_id or pihak.tim_id in self.tim

    def melapor(self, renaksi: Renaksi) -> bool:
        """May report progress: the PIC on its own, KOORDINATOR and above on any."""
        unit_id = renaksi.iku.perjanjian.unit_id
        return self.kelola(unit_id) or (
            self._boleh(Tindakan.LAPOR_MILIK, unit_id) and self.pic(renaksi)
        )

    def tujuan(self, renaksi: Renaksi) -> tuple[Status, ...]:
        """Return the states the person may lead the renaksi to, in the order of the enum."""
        dari = Status(renaksi.status)
        if not self.melapor(renaksi):
            return ()
        kelola = self.kelola(renaksi.iku.perjanjian.unit_id)
        return tuple(
            s for s in Status if s in TRANSISI[dari] and (kelola or not perlu_pengarah(dari, s))
        )

    def _boleh(self, tindakan: Tindakan, unit_id: int) -> bool:
        return self.hak is None or self.hak.boleh(tindakan, unit_id)


def perlu_pengarah(dari: Status, ke: Status) -> bool:
    """Tell whether the step belongs to KOORDINATOR and above: cancelling and reopening."""
    return ke in PERLU_PENGARAH or dari in AKHIR


def pastikan_kelola(pengguna: Pengguna | None, unit_id: int, pada: date) -> None:
    """Raise ``IzinDitolak`` unless the person may arrange renaksi of the unit."""
    pastikan(pengguna, Tindakan.KELOLA_RENAKSI, unit_id, pada)


def pastikan_melapor(pengguna: Pengguna | None, renaksi: Renaksi, pada: date) -> None:
    """Raise ``IzinDitolak`` unless the person may report progress of the renaksi."""
    if not HakRenaksi.untuk(pengguna, pada).melapor(renaksi):
        raise IzinDitolak(
            "Hanya PIC rencana aksi ini atau "
            f"{siapa_boleh(Tindakan.KELOLA_RENAKSI)} unit ini yang boleh melaporkan kemajuannya. "
            "Mintalah kepada yang berwenang."
        )


def pastikan_perpanjangan(
    pengguna: Pengguna | None, renaksi: Renaksi, pada: date, *, sudah: int
) -> None:
    """Raise ``IzinDitolak`` for a second extension by anybody but PIMPINAN (1.7)."""
    if sudah and not HakRenaksi.untuk(pengguna, pada).perpanjang_lagi(
        renaksi.iku.perjanjian.unit_id
    ):
        raise IzinDitolak(
            f"Tenggat ini sudah pernah diperpanjang. Hanya {siapa_boleh(Tindakan.PUTUSKAN)} yang "
            "boleh memperpanjangnya lagi."
        )
