"""How a tindak lanjut stands on a day, as the chip and the words beside the tenggat say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tindaklanjut.pilihan import GILIRAN_PIC, Status

if TYPE_CHECKING:
    from datetime import date

    from inti.tanggal import Kalender
    from tindaklanjut.models import TindakLanjut

HARI_TEMPO: Final = 4

_CHIP: Final[dict[str, tuple[str, str]]] = {
    Status.BARU: ("belum", ""),
    Status.DIKERJAKAN: ("jalan", ""),
    Status.MENUNGGU_VERIFIKASI: ("verif", ""),
    Status.DIKEMBALIKAN: ("kembali", ""),
    Status.SELESAI: ("selesai", ""),
    Status.BATAL: ("batal", ""),
    Status.TIDAK_DAPAT: ("gagal", "Tidak dapat"),
}


@dataclass(frozen=True, slots=True)
class Keadaan:
    """Class and word of the chip (an empty word: the usual one of the class), and the lateness."""

    kelas: str
    kata: str
    hari_telat: int
    """Calendar days past the tenggat; they stand still from the submission on (1.7)."""
    tempo: bool
    """On the PIC's turn and due within a few days."""

    @property
    def telat(self) -> bool:
        return self.hari_telat > 0


def hari_telat(t: TindakLanjut, pada: date, kalender: Kalender) -> int:
    """Days late on ``pada``, or on the day of submission; 0 when in time (1.7)."""
    acuan = pada if t.status in GILIRAN_PIC else t.diajukan_pada
    if t.tenggat is None or acuan is None or t.status in {Status.BATAL, Status.TIDAK_DAPAT}:
        return 0
    if t.tenggat > kalender.ambang_terlambat(acuan):
        return 0
    return (acuan - t.tenggat).days


def keadaan(t: TindakLanjut, *, pada: date, kalender: Kalender) -> Keadaan:
    """Judge one task on ``pada``; when several words fit, the order is that of the design."""
    telat = hari_telat(t, pada, kalender)
    giliran = t.status in GILIRAN_PIC
    tempo = giliran and t.tenggat is not None and t.tenggat <= pada + timedelta(days=HARI_TEMPO)
    kelas, kata = _CHIP[t.status]
    if giliran and t.status != Status.DIKEMBALIKAN:
        if telat:
            kelas = "telat"
        elif tempo:
            kelas = "tempo"
        elif t.hambatan:
            kelas = "hambat"
    return Keadaan(kelas, kata, telat, tempo)
