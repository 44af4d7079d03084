"""How much it takes, under a given heading, for a statement to be a task."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import leksikon, ragam
from tindaklanjut.notulen.kata import nomina_aksi, urai, verba_dasar
from tindaklanjut.notulen.penggolong import Mode
from tindaklanjut.notulen.tata import Pola

if TYPE_CHECKING:
    from tindaklanjut.notulen.atribut import Atribut
    from tindaklanjut.notulen.tata import Bacaan
    from tindaklanjut.notulen.waktu import Waktu

HASIL: Final = (Mode.TUGAS, Mode.SARAN, Mode.PUTUSAN, Mode.LALU)
_BUKAN: Final = frozenset(
    (Pola.SELESAI, Pola.SYARAT, Pola.NORMA, Pola.RAPAT, Pola.NIHIL, Pola.PENDAPAT)
)
_TANGGAL: Final = re.compile(
    r"\b\d{1,2}\s*(?:[/.-]\s*\d|(?:jan|feb|peb|mar|apr|mei|jun|jul|agu|ags|agt|sep|okt|nov|nop"
    r"|des))",
    re.I,
)
# "Kemnaker: realisasi 20%" reports; "pelatihan 200 orang" is a task.
_LAPORAN_ANGKA: Final = re.compile(
    r"\s*(?:realisasi|capaian|jumlah|total|progres\w*|stok|okupansi|serapan|kontribusi)\b.*\d", re.I
)
_ANGKA: Final = re.compile(
    r"\b(?:sebesar|sebanyak|mencapai|rp\.?\s*\d|\d+(?:[.,]\d+)?\s*(?:%|persen|orang|unit|juta"
    r"|triliun|miliar))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Konteks:
    """What stands above an item. ``pic``: the party of its heading or lead-in.

    ``pembicara`` is the party whose words a discussion reports; it is the task's party only when
    that party itself promises. ``perintah`` tells that the lead-in already orders ("… agar:").
    ``butir`` marks a list item, ``lepas`` a short line of a note that stands for one.
    """

    mode: Mode
    pic: str | None = None
    pembicara: str | None = None
    waktu: Waktu | None = None
    perintah: bool = False
    butir: bool = False
    lepas: bool = False


@dataclass(frozen=True, slots=True)
class KlausaTerbaca:
    """A clause with its reading and its deadline; ``kalimat`` numbers the sentence it is from."""

    teks: str
    bacaan: Bacaan
    waktu: Waktu | None
    isyarat_waktu: bool
    # Whether it names its party itself, and does not take it from the clause before.
    sendiri: bool
    kalimat: int = 0


@dataclass(frozen=True, slots=True)
class Timbangan:
    """Everything that weighs on whether a statement is a task."""

    klausa: KlausaTerbaca
    atribut: Atribut
    konteks: Konteks
    pic: str | None

    @property
    def berwaktu(self) -> bool:
        return self.klausa.waktu is not None or self.atribut.waktu is not None

    @property
    def bernama(self) -> bool:
        return self.atribut.pic is not None or self.konteks.pic is not None

    @property
    def pola(self) -> Pola:
        return self.klausa.bacaan.pola

    @property
    def berlabel(self) -> bool:
        return self.atribut.ada

    @property
    def isyarat_waktu(self) -> bool:
        return self.klausa.isyarat_waktu or (
            self.atribut.waktu is not None and self.atribut.waktu.tanggal is not None
        )


def adalah_tugas(t: Timbangan) -> bool:
    """Whether a careful secretary would list the statement as a task."""
    bacaan, teks = t.klausa.bacaan, t.klausa.teks
    if not teks.strip(" .,;") or teks.lower() in leksikon.KOSONG:
        return False
    frasa = t.pola in (Pola.FRASA, Pola.NOMINA)
    if frasa and _LAPORAN_ANGKA.match(teks) and not t.berwaktu:
        return False
    if t.pola in _BUKAN:
        return t.pola is Pola.RAPAT and t.atribut.pic is not None
    if t.pola is Pola.PASIF and t.pic is None and ragam.SESUAI_ATURAN.search(teks):
        return False
    lapor = t.pola is Pola.KERJA and bacaan.verba in leksikon.VERBA_LAPOR
    berkala = t.berwaktu or ragam.BERKALA.search(teks) is not None
    if lapor and ragam.LAPOR_OBJEK.search(teks) and not berkala and not t.bernama:
        return False
    disuruh = t.pola is Pola.PERINTAH and t.pic is not None
    if ragam.SYARAT_AKHIR.search(teks) and not t.berwaktu and not disuruh:
        return False
    if bacaan.umum and t.pola is Pola.WAJIB and not t.bernama:
        if _norma(teks):
            return t.konteks.mode in HASIL and _TANGGAL.search(teks) is not None
        if not t.berwaktu and t.konteks.mode not in (Mode.TUGAS, Mode.SARAN, Mode.LALU):
            return False
    return _TERIMA[t.konteks.mode](t)


def _norma(teks: str) -> bool:
    """Whether it speaks like a rule: what a class of bodies must do, always."""
    return re.search(r"\b(?:wajib|dilarang|harus)\b", teks, re.I) is not None


def _tugas(t: Timbangan) -> bool:
    if t.pola is Pola.LAPOR and t.atribut.pic is None:
        return t.pic is not None and t.klausa.bacaan.pic is not None and t.berwaktu
    if t.pola is Pola.FRASA:
        return t.berlabel or t.bernama or (t.berwaktu and not _ANGKA.search(t.klausa.teks))
    if t.pola is Pola.NOMINA:
        return not _ANGKA.search(t.klausa.teks) or t.berlabel or t.bernama
    return True


def _saran(t: Timbangan) -> bool:
    if t.pola is Pola.FRASA:
        bernama = t.konteks.pic is not None and not _ANGKA.search(t.klausa.teks)
        return t.berlabel or t.konteks.perintah or bernama
    return _tugas(t)


def _putusan(t: Timbangan) -> bool:
    if t.pola in (Pola.FRASA, Pola.NOMINA):
        oleh = t.pola is Pola.NOMINA and t.klausa.bacaan.pic is not None
        return t.berlabel or t.konteks.perintah or t.konteks.pic is not None or oleh
    if t.pola is Pola.PASIF:
        bacaan = t.klausa.bacaan
        if bacaan.berisyarat or bacaan.pic is not None or t.berlabel or t.isyarat_waktu:
            return True
        # "dilanjutkan tahun depan" is a policy; "dilakukan 1 Juni" is an errand.
        return t.klausa.waktu is not None and "tahun" not in t.klausa.waktu.teks.lower()
    if t.pola in (Pola.JANJI, Pola.KERJA) and t.klausa.bacaan.umum:
        return t.berwaktu or t.bernama
    return _tugas(t)


def _campur(t: Timbangan) -> bool:
    """As a list of results, but what a party tells ("menyampaikan …") may be its report."""
    lapor = t.klausa.bacaan.verba in leksikon.VERBA_LAPOR
    if t.pola is Pola.KERJA and lapor and t.atribut.pic is None:
        return t.berwaktu
    if t.pola is Pola.FRASA or (t.pola is Pola.NOMINA and t.konteks.lepas):
        # In a chat a name before a colon may only speak, and a title may end in a list of names.
        bernama = t.atribut.di_depan or (t.bernama and not t.konteks.lepas)
        jelas = bernama and (t.berwaktu or t.pola is Pola.NOMINA)
        return jelas or t.atribut.berlabel
    return _putusan(t)


def _bahasan(t: Timbangan) -> bool:
    bacaan = t.klausa.bacaan
    if t.atribut.pic is not None and t.konteks.butir and t.pola is not Pola.LAPOR:
        return t.isyarat_waktu or verba_awal(t.klausa.teks) or t.pola is Pola.PERINTAH
    if bacaan.umum and not t.isyarat_waktu:
        return False
    if t.konteks.perintah and t.pola in (Pola.KATA_KERJA, Pola.NOMINA, Pola.KERJA, Pola.JANJI):
        return True
    if t.pola is Pola.PERINTAH:
        return t.pic is not None or t.isyarat_waktu or t.konteks.perintah
    if t.pola is Pola.JANJI:
        if t.pic is None and ragam.PRONOMINA.match(t.klausa.teks):
            return bacaan.verba in leksikon.VERBA_TUGAS
        sanggup = bacaan.verba == "" or bacaan.verba in leksikon.VERBA_SERAH
        umum = t.konteks.mode is Mode.UMUM
        return t.pic is not None and (sanggup or t.isyarat_waktu or umum)
    if t.pola is Pola.PASIF:
        bertanggal = t.konteks.mode is Mode.UMUM and t.berwaktu
        return bacaan.pic is not None and (bacaan.berisyarat or t.isyarat_waktu or bertanggal)
    if t.pola in (Pola.LAPOR, Pola.PERMINTAAN, Pola.WAJIB, Pola.KERJA):
        return bacaan.pic is not None and (t.isyarat_waktu or _tugas_umum(t))
    return False


def _tugas_umum(t: Timbangan) -> bool:
    """Running text without any heading: an errand with a day is a task."""
    umum = t.konteks.mode is Mode.UMUM and t.pola is Pola.KERJA
    return umum and t.berwaktu and t.klausa.bacaan.verba in leksikon.VERBA_TUGAS


def _umum(t: Timbangan) -> bool:
    if _bahasan(t):
        return True
    if not t.konteks.butir:
        return False
    if t.pola in (Pola.KATA_KERJA, Pola.NOMINA, Pola.FRASA, Pola.PASIF):
        if t.atribut.pic is not None or t.atribut.berlabel:
            if t.konteks.lepas and not (t.atribut.di_depan or t.atribut.berlabel):
                return t.pola is Pola.KATA_KERJA
            return t.berwaktu or t.atribut.berlabel or t.pola is Pola.KATA_KERJA
        if t.pola is Pola.KATA_KERJA and (t.bernama or t.berwaktu):
            return True
        return t.isyarat_waktu and not t.konteks.lepas
    verba = t.klausa.bacaan.verba
    if t.pola is Pola.KERJA and not t.klausa.bacaan.umum:
        return verba in leksikon.VERBA_TUGAS or (t.berwaktu and verba not in leksikon.VERBA_LAPOR)
    sendiri = ragam.PRONOMINA.match(t.klausa.teks) and verba in leksikon.VERBA_TUGAS
    return t.pola in (Pola.JANJI, Pola.WAJIB) and (t.berwaktu or bool(sendiri))


def verba_awal(teks: str) -> bool:
    """Whether a text begins with a bare verb, as an order does."""
    kata = [k for k in urai(teks) if not k.tanda]
    return bool(kata) and verba_dasar(kata[0].kecil) and not nomina_aksi(kata[0].kecil)


_TERIMA: Final = {
    Mode.TUGAS: _tugas,
    Mode.LALU: _tugas,
    Mode.SARAN: _saran,
    Mode.PUTUSAN: _putusan,
    Mode.CAMPUR: _campur,
    Mode.BAHASAN: _bahasan,
    Mode.UMUM: _umum,
}
