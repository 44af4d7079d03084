"""How a tonggak stands on a day, as one status of the design: the chip, the cell, the box.

When several hold, the order is: selesai, menunggu verifikasi, dikembalikan, terlambat, menunggu
bukti, jatuh tempo, belum waktunya.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rb.models import Status

if TYPE_CHECKING:
    from datetime import date

    from rb.capaian import SelMatriks

HARI_TEMPO: Final = 14
"""A tonggak falls due this many days ahead of its tenggat."""
_MENURUT_STATUS: Final = {
    Status.DISAHKAN: "selesai",
    Status.DIAJUKAN: "verif",
    Status.DIKEMBALIKAN: "kembali",
    Status.GAGAL: "gagal",
    Status.BATAL: "batal",
}


def kelas_tonggak(sel: SelMatriks, pada: date) -> str:
    """Return the class of the status chip (a key of ``LENCANA``) on the day ``pada``."""
    status = Status(sel.tonggak.status)
    if status in _MENURUT_STATUS:
        return _MENURUT_STATUS[status]
    if sel.terlambat:
        return "telat"
    if sel.tonggak.tanggal_selesai is not None:
        return "bukti"
    return "tempo" if (sel.tonggak.tenggat - pada).days <= HARI_TEMPO else "nanti"
