"""The result of a rapat as a message for a group chat. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from django.utils.html import conditional_escape, format_html_join

from inti.tanggal import format_tanggal, format_tanggal_hari

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.utils.safestring import SafeString

# Signs that make a chat bold, slanted or struck: a text must not switch them on.
_TANDA: Final = re.compile(r"[*_~`]")
_TEBAL: Final = re.compile(r"(\*[^*\n]+\*)")


@dataclass(frozen=True, slots=True)
class TugasDisalin:
    """A task as the message tells it."""

    pic: str
    uraian: str
    tenggat: date | None


@dataclass(frozen=True, slots=True)
class Salinan:
    """What the message is made of."""

    judul: str
    tanggal: date
    kesimpulan: Sequence[str] = ()
    tugas: Sequence[TugasDisalin] = ()

    def teks(self, *, sertakan_kesimpulan: bool = True) -> str:
        """The message; a part with nothing in it is left out."""
        bagian = [
            f"*HASIL RAPAT*\n*{_polos(self.judul)}*\n{format_tanggal_hari(self.tanggal)}",
        ]
        if sertakan_kesimpulan and self.kesimpulan:
            bagian.append("*Kesimpulan*\n" + "\n".join(_polos(k) for k in self.kesimpulan))
        if self.tugas:
            baris = [f"{n}. {_baris(t)}" for n, t in enumerate(self.tugas, start=1)]
            bagian.append("*Tindak lanjut*\n" + "\n".join(baris))
            bagian.append("Mohon kabar kemajuan sebelum tenggat. Terima kasih.")
        return "\n\n".join(bagian)


def teks_satu_tugas(tugas: TugasDisalin, judul_rapat: str) -> str:
    """The message about one task, for whoever does it."""
    asal = f" Hasil rapat: {_polos(judul_rapat)}." if judul_rapat else ""
    return f"*Tindak lanjut*\n{_baris(tugas)}{asal}\nMohon kabar kemajuannya. Terima kasih."


def tautan_wa(teks: str) -> str:
    """A link that opens WhatsApp with the text; whom it goes to is chosen there."""
    return f"https://wa.me/?text={quote(teks)}"


def cuplikan(teks: str) -> SafeString:
    """The message as the chat shows it: between stars bold, everything else as written."""
    return format_html_join(
        "",
        "{}",
        (
            (_tebal(b) if _TEBAL.fullmatch(b) else conditional_escape(b),)
            for b in _TEBAL.split(teks)
        ),
    )


def _tebal(bagian: str) -> SafeString:
    return format_html_join("", "<b>{}</b>", ((bagian[1:-1],),))


def _baris(t: TugasDisalin) -> str:
    siapa = f"{_polos(t.pic)}: " if t.pic else ""
    uraian = _polos(t.uraian).rstrip(".")
    kapan = f" *{format_tanggal(t.tenggat)}*" if t.tenggat else ""
    return f"{siapa}{uraian}.{kapan}"


def _polos(teks: str) -> str:
    return " ".join(_TANDA.sub("", teks).split())
