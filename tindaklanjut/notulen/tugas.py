"""Is this statement a task, whose, and by when: the reading of one item under its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import leksikon, medan, ragam
from tindaklanjut.notulen.atribut import SELESAI, Atribut
from tindaklanjut.notulen.kata import nomina_aksi, urai, verba_dasar
from tindaklanjut.notulen.klausa import belah_kalimat, belah_klausa
from tindaklanjut.notulen.penggolong import Mode
from tindaklanjut.notulen.tata import Bacaan, Pola
from tindaklanjut.notulen.waktu import Waktu, tegas

if TYPE_CHECKING:
    from tindaklanjut.notulen.atribut import PembacaAtribut
    from tindaklanjut.notulen.pihak import PengenalPihak
    from tindaklanjut.notulen.tata import PembacaTata
    from tindaklanjut.notulen.waktu import PembacaWaktu

_BUKAN: Final = frozenset(
    (Pola.SELESAI, Pola.SYARAT, Pola.NORMA, Pola.RAPAT, Pola.NIHIL, Pola.PENDAPAT)
)
# No sentence is longer; what is, is no sentence, and must not cost time.
_MAKS_KALIMAT: Final = 1500
_MAKS_BUTIR: Final = 4000
_HASIL: Final = (Mode.TUGAS, Mode.SARAN, Mode.PUTUSAN, Mode.LALU)
_TANGGAL: Final = re.compile(
    r"\b\d{1,2}\s*(?:[/.-]\s*\d|(?:jan|feb|peb|mar|apr|mei|jun|jul|agu|ags|agt|sep|okt|nov|nop|des))",
    re.I,
)
_ANAFORA: Final = re.compile(
    r"\s*(?:hasil(?:nya)?|data|laporan|dokumen|daftar|surat|draf|usulan|hal|kajian|rekapitulasi|rekap|jawaban|tanggapan|konfirmasi)\b"
    r"[^.]{0,40}?\b(?:tersebut|dimaksud|ini|itu|agar|di\w+kan)\b|\s*hasilnya\b|\s*(?:disampaikan|dilaporkan|dikirim)",
    re.I,
)
# An order without a subject goes on with the party of the sentence before it.
_LANJUTAN: Final = re.compile(
    r"\s*(?:diminta|ditugaskan|dimohon)\s+(?:untuk\s+|agar\s+|segera\s+)?\w", re.I
)
# "Pertama, … Kedua, …": a list told as a paragraph.
_URUTAN: Final = re.compile(r"\b(?:Pertama|Kedua|Ketiga|Keempat|Kelima|Keenam),\s")
# "hasilnya disampaikan …": by whoever did what was told just before.
_HASILNYA: Final = re.compile(r"\s*hasil(?:nya)?\s", re.I)
_ANGKA: Final = re.compile(
    r"\b(?:sebesar|sebanyak|mencapai|rp\.?\s*\d|\d+(?:[.,]\d+)?\s*(?:%|persen|orang|unit|juta|triliun|miliar))",
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
class Temuan:
    """A task in an item."""

    uraian: str
    pic: str | None
    waktu: Waktu | None


@dataclass(frozen=True, slots=True)
class _Klausa:
    teks: str
    bacaan: Bacaan
    waktu: Waktu | None
    isyarat_waktu: bool
    # Whether it names its party itself, and does not take it from the clause before.
    sendiri: bool
    kalimat: int = 0


class PembacaTugas:
    """Finds the tasks of one item or paragraph."""

    def __init__(
        self,
        pengenal: PengenalPihak,
        waktu: PembacaWaktu,
        tata: PembacaTata,
        atribut: PembacaAtribut,
    ) -> None:
        self._pengenal = pengenal
        self._waktu = waktu
        self._tata = tata
        self._atribut = atribut

    def baca(self, teks: str, konteks: Konteks) -> list[Temuan]:
        """The tasks told in ``teks``, in order; empty when nobody is to do anything."""
        if konteks.mode is Mode.MATI or not teks:
            return []
        longgar = konteks.mode in (Mode.TUGAS, Mode.LALU, Mode.CAMPUR) or konteks.perintah
        dibaca = len(teks) <= _MAKS_BUTIR and (konteks.butir or bool(medan.pisah(teks)[1]))
        atribut = (
            self._atribut.baca(teks, longgar=longgar, hasil=konteks.mode in _HASIL)
            if dibaca
            else Atribut(teks)
        )
        if atribut.selesai or SELESAI.match(atribut.inti):
            return []
        if konteks.mode not in _HASIL and not konteks.butir:
            if konteks.mode is Mode.CAMPUR:
                konteks = replace(konteks, mode=Mode.UMUM)
            return self._paragraf(teks, konteks)
        return self._satu_butir(atribut, konteks)

    def _satu_butir(self, atribut: Atribut, konteks: Konteks) -> list[Temuan]:
        """An item: several parties make several tasks, otherwise all of it is one task."""
        hasil: list[Temuan] = []
        sisa_waktu: Waktu | None = None
        kalimat = -1
        for klausa in self._klausa(atribut.inti):
            pic = self._pic(klausa, atribut, konteks)
            if not self._layak(klausa, atribut, konteks, pic):
                if klausa.waktu and (klausa.isyarat_waktu or not klausa.teks.strip()):
                    sisa_waktu = sisa_waktu or klausa.waktu
                continue
            sendiri = klausa.sendiri
            if hasil and not sendiri and (hasil[-1].waktu is None or klausa.waktu is None):
                lama = hasil[-1]
                hasil[-1] = replace(
                    lama,
                    uraian=f"{lama.uraian.rstrip()} {klausa.teks}",
                    waktu=lama.waktu or klausa.waktu,
                )
                continue
            lanjutan = klausa.kalimat == kalimat or _ANAFORA.match(klausa.teks)
            if hasil and not sendiri and atribut.pic is None and lanjutan:
                pic = hasil[-1].pic
            hasil.append(Temuan(klausa.teks, pic, klausa.waktu))
            kalimat = klausa.kalimat
        return [self._lengkapi(t, atribut, konteks, sisa_waktu) for t in hasil]

    def _lengkapi(
        self, t: Temuan, atribut: Atribut, konteks: Konteks, sisa: Waktu | None
    ) -> Temuan:
        return replace(t, waktu=atribut.waktu or t.waktu or sisa or konteks.waktu)

    def _paragraf(self, teks: str, konteks: Konteks) -> list[Temuan]:
        """Running text: every sentence for itself; "hasilnya …" goes with the task before it."""
        hasil: list[Temuan] = []
        if konteks.mode is Mode.UMUM and len(_URUTAN.findall(teks)) > 1:
            konteks = replace(konteks, mode=Mode.PUTUSAN)
        for klausa in self._klausa(teks):
            if ragam.KESEPAKATAN_BERIKUT.search(klausa.teks):
                konteks = replace(konteks, mode=Mode.PUTUSAN)
                continue
            pic = self._pic(klausa, Atribut(klausa.teks), konteks)
            if not self._layak(klausa, Atribut(klausa.teks), konteks, pic):
                continue
            if hasil and klausa.bacaan.pic is None and _ANAFORA.match(klausa.teks):
                lama = hasil[-1]
                if lama.waktu is None or klausa.waktu is None:
                    hasil[-1] = replace(
                        lama,
                        uraian=f"{lama.uraian} {klausa.teks}",
                        waktu=lama.waktu or klausa.waktu,
                    )
                    continue
                pic = lama.pic
            hasil.append(Temuan(klausa.teks, pic, klausa.waktu))
        return hasil

    def _klausa(self, teks: str) -> list[_Klausa]:
        hasil: list[_Klausa] = []
        subjek: str | None = None
        for nomor, (a, b) in enumerate(belah_kalimat(teks)):
            kalimat = teks[a:b].strip()[:_MAKS_KALIMAT]
            samar = self._waktu.samar(kalimat)
            for klausa in belah_klausa(samar, self._pengenal):
                mulai, akhir = klausa.awal, klausa.akhir
                potong = kalimat[klausa.tampil : akhir].strip(" ;")
                tanggal = self._waktu.pilih(kalimat[mulai:akhir])
                bacaan = self._tata.baca(samar[mulai:akhir])
                sendiri = bacaan.pic is not None
                lanjutan = klausa.warisan or _LANJUTAN.match(samar)
                hasilnya = _HASILNYA.match(samar, mulai) and bacaan.pola is Pola.PASIF
                if hasilnya and bacaan.pic is None and subjek:
                    bacaan = replace(bacaan, pic=subjek)
                pimpinan = bool(hasil) and hasil[-1].bacaan.pola is Pola.PERINTAH
                if klausa.minta and bacaan.pola is Pola.PERINTAH and not pimpinan:
                    bacaan = replace(bacaan, pola=Pola.PERMINTAAN)
                if lanjutan and bacaan.pic is None and bacaan.pola is not Pola.PASIF:
                    bacaan = replace(bacaan, pic=subjek)
                pihak = self._pengenal.di_awal(samar[mulai:akhir])
                subjek = samar[mulai:akhir][pihak.awal : pihak.akhir] if pihak else subjek
                hasil.append(
                    _Klausa(
                        potong,
                        bacaan,
                        Waktu(tanggal.teks, tanggal.tenggat.tanggal) if tanggal else None,
                        bool(tanggal and tegas(tanggal)),
                        sendiri,
                        nomor,
                    )
                )
        return hasil

    def _pic(self, klausa: _Klausa, atribut: Atribut, konteks: Konteks) -> str | None:
        """Label before grammar before heading: the nearest that names somebody."""
        if atribut.pic is not None and pihak_label(atribut.pic, klausa.bacaan.pic) != atribut.pic:
            return klausa.bacaan.pic
        if atribut.di_depan and klausa.bacaan.minta and klausa.bacaan.pic is not None:
            return klausa.bacaan.pic
        if atribut.pic is not None:
            return atribut.pic
        if klausa.bacaan.pic is not None:
            return klausa.bacaan.pic
        if atribut.berlabel:
            return None
        if konteks.pic is not None:
            return konteks.pic
        janji = klausa.bacaan.pola in (Pola.JANJI, Pola.PERINTAH, Pola.WAJIB)
        sendiri = janji and klausa.bacaan.berisyarat and not klausa.bacaan.minta
        return konteks.pembicara if sendiri else None

    def _layak(self, klausa: _Klausa, atribut: Atribut, konteks: Konteks, pic: str | None) -> bool:
        bacaan = klausa.bacaan
        berwaktu = klausa.waktu is not None or atribut.waktu is not None
        bernama = atribut.pic is not None or konteks.pic is not None
        if not klausa.teks.strip(" .,;") or klausa.teks.lower() in leksikon.KOSONG:
            return False
        if bacaan.pola is Pola.PASIF and pic is None and ragam.SESUAI_ATURAN.search(klausa.teks):
            return False
        if bacaan.pola in _BUKAN:
            return bacaan.pola is Pola.RAPAT and atribut.pic is not None
        lapor = bacaan.pola is Pola.KERJA and bacaan.verba in leksikon.VERBA_LAPOR
        if lapor and ragam.LAPOR_OBJEK.search(klausa.teks) and not berwaktu and not bernama:
            return False
        disuruh = bacaan.pola is Pola.PERINTAH and pic is not None
        if _bersyarat(klausa.teks) and not berwaktu and not disuruh:
            return False
        if bacaan.umum and bacaan.pola is Pola.WAJIB and not bernama:
            if _norma(klausa.teks):
                return konteks.mode in _HASIL and _TANGGAL.search(klausa.teks) is not None
            if not berwaktu and konteks.mode not in (Mode.TUGAS, Mode.SARAN, Mode.LALU):
                return False
        return _TERIMA[konteks.mode](_Timbang(klausa, atribut, konteks, berwaktu, bernama, pic))


@dataclass(frozen=True, slots=True)
class _Timbang:
    """Everything that weighs on whether a statement is a task."""

    klausa: _Klausa
    atribut: Atribut
    konteks: Konteks
    berwaktu: bool
    bernama: bool
    pic: str | None

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


def pihak_label(label: str | None, sendiri: str | None) -> str | None:
    """The party of a label; of several, the one that the statement itself names."""
    if label is None or (sendiri is not None and len(sendiri) < len(label) and sendiri in label):
        return sendiri
    return label


def _bersyarat(teks: str) -> bool:
    return ragam.SYARAT_AKHIR.search(teks) is not None


def _norma(teks: str) -> bool:
    """Whether it speaks like a rule: what a class of bodies must do, always."""
    return re.search(r"\b(?:wajib|dilarang|harus)\b", teks, re.I) is not None


def _tugas(t: _Timbang) -> bool:
    if t.pola is Pola.LAPOR and t.atribut.pic is None:
        return t.pic is not None and t.klausa.bacaan.pic is not None and t.berwaktu
    if t.pola is Pola.FRASA:
        return t.berlabel or t.bernama or (t.berwaktu and not _ANGKA.search(t.klausa.teks))
    if t.pola is Pola.NOMINA:
        return not _ANGKA.search(t.klausa.teks) or t.berlabel or t.bernama
    return True


def _saran(t: _Timbang) -> bool:
    if t.pola is Pola.FRASA:
        bernama = t.konteks.pic is not None and not _ANGKA.search(t.klausa.teks)
        return t.berlabel or t.konteks.perintah or bernama
    return _tugas(t)


def _putusan(t: _Timbang) -> bool:
    if t.pola in (Pola.FRASA, Pola.NOMINA):
        return t.berlabel or t.konteks.perintah or t.konteks.pic is not None
    if t.pola is Pola.PASIF:
        bacaan = t.klausa.bacaan
        if bacaan.berisyarat or bacaan.pic is not None or t.berlabel or t.isyarat_waktu:
            return True
        # "dilanjutkan tahun depan" is a policy; "dilakukan 1 Juni" is an errand.
        return t.klausa.waktu is not None and "tahun" not in t.klausa.waktu.teks.lower()
    if t.pola in (Pola.JANJI, Pola.KERJA) and t.klausa.bacaan.umum:
        return t.berwaktu or t.bernama
    return _tugas(t)


def _campur(t: _Timbang) -> bool:
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


def _bahasan(t: _Timbang) -> bool:
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
        return bacaan.pic is not None and (bacaan.berisyarat or t.isyarat_waktu)
    if t.pola in (Pola.LAPOR, Pola.PERMINTAAN, Pola.WAJIB, Pola.KERJA):
        return bacaan.pic is not None and (t.isyarat_waktu or _tugas_umum(t))
    return False


def _tugas_umum(t: _Timbang) -> bool:
    """Running text without any heading: an errand with a day is a task."""
    umum = t.konteks.mode is Mode.UMUM and t.pola is Pola.KERJA
    return umum and t.berwaktu and t.klausa.bacaan.verba in leksikon.VERBA_TUGAS


def _umum(t: _Timbang) -> bool:
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
    return t.pola in (Pola.JANJI, Pola.WAJIB) and t.berwaktu


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
