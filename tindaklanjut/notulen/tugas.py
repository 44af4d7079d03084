"""Is this statement a task, whose, and by when: the reading of one item under its heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import medan, ragam
from tindaklanjut.notulen.atribut import SELESAI, Atribut
from tindaklanjut.notulen.klausa import belah_kalimat, belah_klausa
from tindaklanjut.notulen.penggolong import Mode
from tindaklanjut.notulen.tata import Pola
from tindaklanjut.notulen.timbangan import HASIL, KlausaTerbaca, Konteks, Timbangan, adalah_tugas
from tindaklanjut.notulen.waktu import Waktu, tegas

if TYPE_CHECKING:
    from tindaklanjut.notulen.atribut import PembacaAtribut
    from tindaklanjut.notulen.pihak import PengenalPihak
    from tindaklanjut.notulen.tata import PembacaTata
    from tindaklanjut.notulen.waktu import PembacaWaktu

# No sentence is longer; what is, is no sentence, and must not cost time.
_MAKS_KALIMAT: Final = 1500
_MAKS_BUTIR: Final = 4000
_ANAFORA: Final = re.compile(
    r"\s*(?:hasil(?:nya)?|data|laporan|dokumen|daftar|surat|draf|usulan|hal|kajian"
    r"|rekapitulasi|rekap|jawaban|tanggapan|konfirmasi)\b"
    r"[^.]{0,40}?\b(?:tersebut|dimaksud|ini|itu|agar|di\w+kan)\b|\s*hasilnya\b"
    r"|\s*(?:disampaikan|dilaporkan|dikirim)",
    re.I,
)
# An order without a subject goes on with the party of the sentence before it.
_LANJUTAN: Final = re.compile(
    r"\s*(?:diminta|ditugaskan|dimohon)\s+(?:untuk\s+|agar\s+|segera\s+)?\w", re.I
)
# "Target selesai Maret 2027." after the task it belongs to.
_HANYA_WAKTU: Final = re.compile(
    r"\W*(?:target|tenggat|batas|waktu|selesai|rampung|deadline)\b", re.I
)
# "Pertama, … Kedua, …": a list told as a paragraph.
_URUTAN: Final = re.compile(r"\b(?:Pertama|Kedua|Ketiga|Keempat|Kelima|Keenam),\s")
# "hasilnya disampaikan …": by whoever did what was told just before.
HASILNYA: Final = re.compile(r"\s*hasil(?:nya)?\s", re.I)


@dataclass(frozen=True, slots=True)
class Temuan:
    """A task in an item."""

    uraian: str
    pic: str | None
    waktu: Waktu | None


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
            self._atribut.baca(teks, longgar=longgar, hasil=konteks.mode in (*HASIL, Mode.CAMPUR))
            if dibaca
            else Atribut(teks)
        )
        if atribut.selesai or SELESAI.match(atribut.inti):
            return []
        if konteks.mode not in HASIL and not konteks.butir:
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
                if klausa.waktu and (klausa.isyarat_waktu or _HANYA_WAKTU.match(klausa.teks)):
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

    def _klausa(self, teks: str) -> list[KlausaTerbaca]:
        hasil: list[KlausaTerbaca] = []
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
                hasilnya = HASILNYA.match(samar, mulai) and bacaan.pola is Pola.PASIF
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
                    KlausaTerbaca(
                        potong,
                        bacaan,
                        Waktu(tanggal.teks, tanggal.tenggat.tanggal) if tanggal else None,
                        bool(tanggal and tegas(tanggal)),
                        sendiri,
                        nomor,
                    )
                )
        return hasil

    def _pic(self, klausa: KlausaTerbaca, atribut: Atribut, konteks: Konteks) -> str | None:
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

    def _layak(
        self, klausa: KlausaTerbaca, atribut: Atribut, konteks: Konteks, pic: str | None
    ) -> bool:
        # A list of names, such as who signs, asks nobody for anything.
        if self._pengenal.adalah(klausa.teks, longgar=True):
            return False
        return adalah_tugas(Timbangan(klausa, atribut, konteks, pic))


def pihak_label(label: str | None, sendiri: str | None) -> str | None:
    """The party of a label; of several, the one that the statement itself names."""
    if label is None or (sendiri is not None and len(sendiri) < len(label) and sendiri in label):
        return sendiri
    return label
