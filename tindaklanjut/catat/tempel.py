"""Tempel notulen: pasted or uploaded minutes as rows to look through; nothing here is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bukti.jenis_isi import TIPE
from bukti.services import uji_berkas
from inti.galat import DataDitolak, galat
from inti.tanggal import format_tanggal
from tindaklanjut.catat.rencana import Gema
from tindaklanjut.notulen import (
    BerkasDitolak,
    ButirNotulen,
    baca_berkas,
    baca_notulen,
    teks_berkas,
)
from tindaklanjut.pilihan import JenisHasil

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

    from inti.tanggal import Kalender
    from tindaklanjut.catat.pihak import DaftarPihak

BATAS_HURUF: Final = 30_000
# More rows than anybody looks through at once; each has seven fields, a form holds a thousand.
BATAS_BARIS: Final = 100
_DIBACA: Final = frozenset({TIPE["docx"], TIPE["txt"]})
_ANTARPIHAK: Final = re.compile(r"\s*(?:[;,&]|\bdan\b|\bserta\b|\bbersama\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Usul:
    """One proposed butir in the words of the form; ``baris`` is its line in the text."""

    jenis: str
    uraian: str
    ditugaskan: bool
    pic: str
    tenggat: str
    pengawal: int | None
    baris: int


@dataclass(frozen=True, slots=True)
class HasilBaca:
    """What was read: the text as shown, the rows, and how many beyond ``BATAS_BARIS`` are left."""

    teks: str
    usul: tuple[Usul, ...]
    sisa: int = 0


@dataclass(frozen=True, slots=True)
class PembacaTempel:
    """Reads minutes of a rapat held on ``tanggal``; ``saya`` chases institutions at first."""

    tanggal: date
    kalender: Kalender
    daftar: DaftarPihak
    saya: int | None

    def teks(self, teks: str) -> HasilBaca:
        """Pasted text. Raises ``DataDitolak``."""
        bersih = teks.replace("\r\n", "\n")
        _pastikan_pendek(bersih, "teks")
        return self._susun(
            bersih,
            baca_notulen(
                bersih,
                tanggal=self.tanggal,
                kalender=self.kalender,
                pihak_dikenal=[p.nama for p in self.daftar.pilihan],
            ),
        )

    def berkas(self, unggahan: UploadedFile[bytes]) -> HasilBaca:
        """An uploaded .docx or .txt, tested like evidence first. Raises ``DataDitolak``."""
        with uji_berkas(unggahan) as teruji:
            if teruji.tipe not in _DIBACA:
                raise DataDitolak(
                    [galat("berkas", "Unggah notulen .docx atau .txt, atau tempel teksnya.")]
                )
            teruji.isi.seek(0)
            isi = teruji.isi.read()
        try:
            teks = teks_berkas(teruji.nama, isi)
            _pastikan_pendek(teks, "berkas")
            butir = baca_berkas(
                teruji.nama,
                isi,
                tanggal=self.tanggal,
                kalender=self.kalender,
                pihak_dikenal=[p.nama for p in self.daftar.pilihan],
            )
        except BerkasDitolak as salah:
            raise DataDitolak([galat("berkas", str(salah))]) from salah
        return self._susun(teks, butir)

    def _susun(self, teks: str, butir: Sequence[ButirNotulen]) -> HasilBaca:
        usul = tuple(self._usul(b) for b in butir[:BATAS_BARIS])
        return HasilBaca(teks, usul, max(0, len(butir) - BATAS_BARIS))

    def _usul(self, b: ButirNotulen) -> Usul:
        pic = kenali_pic(b.pic or "", self.daftar) if b.adalah_tugas else ""
        utama = self.daftar.kenali(pic).utama
        return Usul(
            # A bare task stands under no heading: it is what the rapat recommends.
            jenis=b.jenis if b.jenis in JenisHasil.values else JenisHasil.REKOMENDASI,
            uraian=b.uraian,
            ditugaskan=b.adalah_tugas,
            pic=pic,
            tenggat=self._tenggat(b) if b.adalah_tugas else "",
            pengawal=self.saya if utama is not None and utama.luar else None,
            baris=b.baris_awal,
        )

    def _tenggat(self, b: ButirNotulen) -> str:
        """The phrase as written, unless only the sentence around it told the day."""
        teks = (b.tenggat_teks or "").strip(" .,;")
        gema = Gema.baca(teks, acuan=self.tanggal, kalender=self.kalender)
        if b.tenggat is not None and gema.tanggal != b.tenggat:
            return format_tanggal(b.tenggat)
        return teks


def kenali_pic(teks: str, daftar: DaftarPihak) -> str:
    """The parties as the list writes them; where one is unknown, the text stays as written."""
    for bagian in ([teks], _ANTARPIHAK.split(teks)):
        pihak = daftar.kenali("; ".join(bagian))
        if pihak.dikenal and not pihak.asing:
            return "; ".join(p.nama for p in pihak.dikenal)
    return " ".join(teks.replace(";", ",").split())


def _pastikan_pendek(teks: str, bidang: str) -> None:
    if len(teks) > BATAS_HURUF:
        raise DataDitolak(
            [
                galat(
                    bidang,
                    f"Notulen ini {_ribu(len(teks))} huruf; paling banyak {_ribu(BATAS_HURUF)}. "
                    "Tempel bagian hasil rapatnya saja.",
                )
            ]
        )


def _ribu(n: int) -> str:
    return f"{n:,}".replace(",", ".")
