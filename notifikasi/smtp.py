"""What an error of the mail server means: try again later, or give up (specification 4.2.5)."""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

TANGGA_ULANG: Final = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 120, 240, 480))
"""How long to wait after the first, second, … failed attempt; after the last one it has failed."""
PANJANG_GALAT: Final = 500
ALAMAT: Final = "alamat penerima"
ISI: Final = "isi surel"


@dataclass(frozen=True, slots=True)
class Kegagalan:
    """One failed attempt. ``server``: no other mail would get through either."""

    tetap: bool
    server: bool
    alasan: str
    galat: str

    def coba_lagi(self, percobaan: int) -> timedelta | None:
        """Return the wait before the next attempt; None when there is none."""
        if self.tetap or percobaan > len(TANGGA_ULANG):
            return None
        return TANGGA_ULANG[percobaan - 1]


def _kata(tetap: bool, apa: str) -> str:
    return f"server surel menolak {apa}" if tetap else f"server surel menunda {apa}"


DITUNDA: Final = frozenset({_kata(False, ALAMAT), _kata(False, ISI)})
"""Reasons of a wait that only this recipient has."""


def golongkan(salah: Exception) -> Kegagalan:
    """Sort an exception of a send by the class of the answer.

    4xx and a broken connection are for the moment. 5xx about the recipient or the message is for
    good. A refused login or sender is the fault of the settings: it holds back every mail and is
    tried again, since somebody will mend it; so is a mail that our own fault keeps us from
    composing.
    """
    teks = f"{type(salah).__name__}: {salah}"[:PANJANG_GALAT]
    if isinstance(salah, smtplib.SMTPRecipientsRefused):
        kode = [int(k) for k, _ in salah.recipients.values()]
        tetap = all(k >= 500 for k in kode)
        return Kegagalan(tetap, False, _kata(tetap, ALAMAT), teks)
    if isinstance(salah, smtplib.SMTPSenderRefused | smtplib.SMTPAuthenticationError):
        return Kegagalan(False, True, "server surel menolak akun pengirim", teks)
    if isinstance(salah, smtplib.SMTPDataError):
        tetap = salah.smtp_code >= 500
        return Kegagalan(tetap, False, _kata(tetap, ISI), teks)
    if isinstance(salah, smtplib.SMTPException | OSError):
        return Kegagalan(False, True, "server surel tidak dapat dihubungi", teks)
    return Kegagalan(False, False, "surel tidak dapat disusun", teks)
