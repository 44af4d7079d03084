"""Tempel notulen: the rule-based reader of Indonesian meeting minutes.

Pure: no Django, no database, no clock. What it returns is a proposal for a person to confirm. A
party is always a piece of the text; when nobody is named there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import pembaca
from tindaklanjut.notulen.berkas import BerkasDitolak, baca_naskah, baca_teks, teks_naskah
from tindaklanjut.notulen.hasil import ButirNotulen, tanpa_ulangan
from tindaklanjut.notulen.penggolong import CAMPUR
from tindaklanjut.notulen.penjelajah import Penjelajah
from tindaklanjut.notulen.waktu import PembacaWaktu

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from inti.tanggal import Kalender
    from tindaklanjut.notulen.blok import Baris

__all__ = ["BerkasDitolak", "ButirNotulen", "baca_berkas", "baca_notulen", "teks_berkas"]


# Minutes without any heading for results are read as one list of them when so many orders show.
CUKUP_TUGAS: Final = 2


def baca_notulen(
    teks: str, *, tanggal: date, kalender: Kalender, pihak_dikenal: Collection[str] = ()
) -> list[ButirNotulen]:
    """The items that pasted minutes propose, in the order of the text.

    ``tanggal`` is the day of the meeting, from which deadlines count. ``pihak_dikenal`` are names
    of parties the office knows; they help to recognise a name and are not needed. Raises
    ``BerkasDitolak`` when the text is too long to be the minutes of one meeting.
    """
    return _baca(baca_teks(teks), tanggal, kalender, pihak_dikenal)


def baca_berkas(
    nama: str,
    isi: bytes,
    *,
    tanggal: date,
    kalender: Kalender,
    pihak_dikenal: Collection[str] = (),
) -> list[ButirNotulen]:
    """The items of an uploaded .docx or .txt; raises ``BerkasDitolak`` when it cannot be read."""
    return _baca(baca_naskah(nama, isi), tanggal, kalender, pihak_dikenal)


def teks_berkas(nama: str, isi: bytes) -> str:
    """An uploaded file as the text to show; line n of it is ``baris_awal`` n of the items."""
    return teks_naskah(baca_naskah(nama, isi))


def _baca(
    baris: Sequence[Baris], tanggal: date, kalender: Kalender, pihak_dikenal: Collection[str]
) -> list[ButirNotulen]:
    blok = pembaca.susun(baris)
    waktu = PembacaWaktu(tanggal, kalender)
    penjelajah = Penjelajah(waktu, pihak_dikenal)
    butir = penjelajah.jalan(blok)
    if not penjelajah.berhasil and sum(b.adalah_tugas for b in butir) >= CUKUP_TUGAS:
        penjelajah = Penjelajah(waktu, pihak_dikenal, CAMPUR)
        butir = penjelajah.jalan(blok)
    return tanpa_ulangan(butir, penjelajah.bagian_butir)
