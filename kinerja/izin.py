"""Who may fill in figures and who may set up agreement, indicators and targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.izin import boleh, pastikan
from akun.pilihan import Tindakan

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna


def boleh_mengisi(pengguna: Pengguna | None, unit_id: int, pada: date) -> bool:
    """May enter realisasi, komponen, narasi and surveys of the unit."""
    return boleh(pengguna, Tindakan.ISI_REALISASI, unit_id, pada)


def boleh_menyusun(pengguna: Pengguna | None, unit_id: int, pada: date) -> bool:
    """May set up PK, sasaran, IKU and targets of the unit."""
    return boleh(pengguna, Tindakan.KELOLA_KINERJA, unit_id, pada)


def pastikan_mengisi(pengguna: Pengguna | None, unit_id: int, pada: date) -> None:
    """Raise ``IzinDitolak`` unless the person may enter figures."""
    pastikan(pengguna, Tindakan.ISI_REALISASI, unit_id, pada)


def pastikan_menyusun(pengguna: Pengguna | None, unit_id: int, pada: date) -> None:
    """Raise ``IzinDitolak`` unless the person may set up the agreement."""
    pastikan(pengguna, Tindakan.KELOLA_KINERJA, unit_id, pada)
