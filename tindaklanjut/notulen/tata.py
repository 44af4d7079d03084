"""The grammar of one clause: what kind of statement it is, and who is told to act.

The reading does not depend on where the clause stands; whether such a statement is a task under a
given heading is decided in ``tugas.py``. Sentences come with their deadlines blanked out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import leksikon, ragam
from tindaklanjut.notulen.dugaan import bernama, mungkin_pihak
from tindaklanjut.notulen.kata import Kata, nomina_aksi, urai
from tindaklanjut.notulen.pihak import potong_jabatan, rapikan
from tindaklanjut.notulen.predikat import ke_predikat, predikat_utama, urai_predikat
from tindaklanjut.notulen.ragam import lewati

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tindaklanjut.notulen.pihak import PengenalPihak, Pihak
    from tindaklanjut.notulen.predikat import Predikat


class Pola(StrEnum):
    """What a clause does."""

    PERINTAH = "perintah"  # somebody is told, by the chair or impersonally
    JANJI = "janji"  # a party says it will
    WAJIB = "wajib"  # a party should, must, needs to
    KERJA = "kerja"  # a party does (present tense): a task only in a list of results
    PASIF = "pasif"  # a thing is (to be) done, perhaps "oleh" somebody
    KATA_KERJA = "kata_kerja"  # an action without a subject
    NOMINA = "nomina"  # an action named as a noun
    FRASA = "frasa"  # no predicate at all
    LAPOR = "lapor"  # reported speech
    PENDAPAT = "pendapat"  # a participant's opinion, wish or proposal
    PERMINTAAN = "permintaan"  # a participant, not the chair, asks another party
    SELESAI = "selesai"  # done
    SYARAT = "syarat"  # condition or risk
    NORMA = "norma"  # standing rule
    RAPAT = "rapat"  # announcement of a meeting
    NIHIL = "nihil"  # any other statement


@dataclass(frozen=True, slots=True)
class Bacaan:
    """The reading of a clause. ``umum``: the party is a class of bodies, not a named one.

    ``berisyarat`` tells that a word of will or duty stands in the clause; ``verba`` is its verb.
    ``minta`` marks a request ("mohon …"), whose speaker is not the one to act.
    """

    pola: Pola
    pic: str | None = None
    umum: bool = False
    berisyarat: bool = False
    verba: str = ""
    minta: bool = False


class PembacaTata:
    """Reads clauses with a given knowledge of party names."""

    def __init__(self, pengenal: PengenalPihak) -> None:
        self._pengenal = pengenal

    def baca(self, klausa: str) -> Bacaan:
        """The reading of one clause."""
        inti = klausa[lewati(ragam.PEMBUKA, klausa) :]
        if ragam.SYARAT_AWAL.match(inti) and not ragam.SYARAT_LUNAK.match(inti):
            return Bacaan(Pola.SYARAT)
        if ragam.RAPAT_BERIKUT.match(klausa) and self._oleh(klausa) is None:
            return Bacaan(Pola.RAPAT)
        if klausa.rstrip().endswith("?") or ragam.NIHIL_AWAL.match(klausa):
            return Bacaan(Pola.NIHIL)
        if ragam.NORMA.search(klausa):
            return Bacaan(Pola.NORMA)
        if (bagi := self._bagi_pihak(klausa) or self._tugas_pihak(klausa)) is not None:
            return bagi
        for mulai in _titik_mulai(klausa):
            bacaan = self._dari(klausa, mulai)
            if bacaan is not None:
                return bacaan
        return self._tanpa_pihak(klausa, lewati(ragam.PEMBUKA, klausa))

    def _bagi_pihak(self, k: str) -> Bacaan | None:
        """``Untuk Kemenperin, mohon daftar dilengkapi``: an order with its party in front."""
        m = ragam.BAGI_PIHAK.match(k)
        pihak = self._pengenal.di_awal(k, m.end()) if m else None
        if pihak is None or not re.match(
            r"\s*(?:[,:]|(?:agar|supaya|diminta|dimohon|mohon|harap)\b)", k[pihak.akhir :]
        ):
            return None
        sisa = k[pihak.akhir :].lstrip(" ,:")
        bacaan = self.baca(sisa)
        if bacaan.pola not in _ORDER or bacaan.pic is not None:
            return None
        return replace(bacaan, pic=rapikan(k[pihak.awal : pihak.akhir]), umum=pihak.umum)

    def _tugas_pihak(self, k: str) -> Bacaan | None:
        """``Konsumsi menjadi tugas Bagian Umum``, ``PIC dokumentasi adalah Pranata Humas``."""
        m = ragam.TUGAS_PIHAK.search(k)
        pihak = self._pengenal.di_awal(k, m.end()) if m else None
        if pihak is None:
            return None
        return Bacaan(Pola.PERINTAH, rapikan(k[pihak.awal : pihak.akhir]), pihak.umum, True)

    def _dari(self, k: str, mulai: int) -> Bacaan | None:
        if m := ragam.IMPERSONAL.match(k, mulai):
            kata = m.group("kata").lower()
            bacaan = self._pelengkap(k, m.end(), kata)
            return replace(bacaan, minta=kata in ragam.MINTA)
        if m := ragam.PIMPINAN_MEMINTA.match(k, mulai):
            return self._pelengkap(k, m.end(), m.group("kata").lower())
        pihak = self._pengenal.di_awal(k, mulai)
        if pihak is None:
            return None
        posisi = ke_predikat(k, pihak.akhir)
        if posisi is None:
            return self._pihak_tanpa_predikat(k, pihak)
        teks = _nama(k, pihak, posisi)
        return self._berpihak(k, teks, pihak, urai_predikat(k, posisi))

    def _pihak_tanpa_predikat(self, k: str, pihak: Pihak) -> Bacaan | None:
        if ragam.ORANG.match(k, pihak.awal) and (kerja := ragam.KERJA_LISAN.match(k, pihak.akhir)):
            # "Pak Kabag urus perpanjangan": after a person a small word can only be the verb.
            nama = rapikan(k[pihak.awal : pihak.akhir])
            return Bacaan(Pola.KERJA, nama, False, False, kerja.group("verba").lower())
        if ragam.SEBAGAI_PIC.match(k, pihak.akhir):
            return Bacaan(Pola.PERINTAH, rapikan(k[pihak.awal : pihak.akhir]), pihak.umum, True)
        return None

    def _berpihak(self, k: str, teks: str | None, pihak: Pihak, p: Predikat) -> Bacaan:
        if p.perfektif:
            selesai = p.perfektif in leksikon.PERNAH_SELESAI
            return Bacaan(Pola.SELESAI if selesai else Pola.NIHIL)
        verba = p.verba.kecil if p.verba else ""
        if p.kuat in ("diberi", "diberikan") and not ragam.DIBERI_WAKTU.match(k, p.akhir):
            return Bacaan(Pola.NIHIL)
        if p.kelas == "pasif":
            return self._pasif(k, p)
        if p.kuat in ragam.JANJI_KUAT:
            return Bacaan(Pola.JANJI, teks, pihak.umum, True, verba)
        if p.kuat:
            return Bacaan(Pola.PERINTAH, teks, pihak.umum, True, verba)
        if verba == "menjadi" and ragam.MENJADI_PIC.match(k, p.akhir):
            return Bacaan(Pola.PERINTAH, teks, pihak.umum, True, verba)
        if verba in leksikon.VERBA_STATIS:
            return Bacaan(Pola.NIHIL)
        if p.lemah and p.verba is None:
            return Bacaan(Pola.NIHIL)
        if p.lemah in ragam.AKAN:
            return Bacaan(Pola.JANJI, teks, pihak.umum, True, verba)
        if p.lemah:
            return Bacaan(Pola.WAJIB, teks, pihak.umum, True, verba)
        return self._indikatif(k, teks, pihak, p, verba)

    def _indikatif(self, k: str, teks: str | None, pihak: Pihak, p: Predikat, verba: str) -> Bacaan:
        if p.verba is None:
            return Bacaan(Pola.NIHIL)
        if verba in ragam.META:
            dalam = self._pelengkap(k, p.akhir, verba)
            if dalam.pic is None and verba in ("mendorong", "menugaskan", "mengarahkan"):
                return Bacaan(Pola.KERJA, teks, pihak.umum, False, verba)
            if dalam.pic is None:
                return Bacaan(Pola.PENDAPAT)
            pola = Pola.PERINTAH if verba in ragam.MENUGASKAN else Pola.PERMINTAAN
            return Bacaan(pola, dalam.pic, dalam.umum, True, dalam.verba)
        if verba in leksikon.VERBA_LAPOR:
            if ragam.LAPOR_JANJI.match(k, p.akhir):
                return Bacaan(Pola.LAPOR, teks, pihak.umum, True, verba)
            if ragam.BAHWA.match(k, p.akhir):
                return Bacaan(Pola.LAPOR)
            upacara = verba in ragam.HADIR and ragam.MEMBUKA_RAPAT.match(k, p.akhir)
            if verba in leksikon.VERBA_LAPOR_MURNI or upacara:
                return Bacaan(Pola.LAPOR)
            if verba in leksikon.VERBA_PENDAPAT and ragam.PENDAPAT_LANJUT.match(k, p.akhir):
                return Bacaan(Pola.PENDAPAT)
        return Bacaan(Pola.KERJA, teks, pihak.umum, False, verba)

    def _pelengkap(self, k: str, mulai: int, kata: str) -> Bacaan:
        """What follows "meminta", "agar", "disepakati bahwa": who is told, or what is decided."""
        awal = lewati(ragam.PELENGKAP, k, mulai)
        pihak = self._pengenal.di_awal(k, awal)
        if pihak is not None:
            posisi = ke_predikat(k, pihak.akhir, setelah_untuk=True)
            if posisi is not None:
                p = urai_predikat(k, posisi)
                if p.perfektif in leksikon.PERNAH_SELESAI:
                    return Bacaan(Pola.SELESAI)
                if p.kelas != "pasif" or p.kuat in ragam.DISURUH:
                    teks = _nama(k, pihak, posisi)
                    verba = p.verba.kecil if p.verba else ""
                    return Bacaan(Pola.PERINTAH, teks, pihak.umum, True, verba)
                return Bacaan(Pola.PERINTAH, self._pasif(k, p).pic, False, True)
            if ragam.SEBAGAI_PIC.match(k, pihak.akhir):
                return Bacaan(Pola.PERINTAH, rapikan(k[pihak.awal : pihak.akhir]), False, True)
        if kata in ragam.MENYIMPULKAN:
            dalam = self.baca(k[awal:])
            putusan = dalam.pola in _PUTUSAN or dalam.pola is Pola.NOMINA
            return dalam if putusan else Bacaan(Pola.NIHIL)
        if m := ragam.PIHAK_LONGGAR.match(k, awal):
            calon = m.group("pihak")
            if mungkin_pihak(calon):
                return Bacaan(Pola.PERINTAH, rapikan(potong_jabatan(calon)), True, True)
        dalam = self._tanpa_pihak(k, awal)
        if dalam.pola in (Pola.SELESAI, Pola.NORMA):
            return dalam
        return Bacaan(Pola.PERINTAH, dalam.pic, dalam.umum, True, dalam.verba)

    def _tanpa_pihak(self, k: str, mulai: int) -> Bacaan:
        """A clause whose subject is no known party: a thing, an unknown name, or nothing."""
        kata = [w for w in urai(k) if w.awal >= mulai]
        isi = [w for w in kata if not w.tanda]
        if not isi:
            return Bacaan(Pola.NIHIL)
        posisi = predikat_utama(kata)
        if posisi is None:
            return self._tanpa_predikat(k, isi)
        p = urai_predikat(k, posisi)
        subjek = k[isi[0].awal : posisi].strip(" ,;:")
        if all(w in leksikon.KETERANGAN for w in subjek.lower().split()):
            return self._subjek_kosong(k, p)
        if p.perfektif:
            selesai = p.perfektif in leksikon.PERNAH_SELESAI
            return Bacaan(Pola.SELESAI if selesai else Pola.NIHIL)
        if p.kelas == "pasif":
            pasif = self._pasif(k, p)
            if ragam.RAPAT.match(subjek) and pasif.pic is None:
                return Bacaan(Pola.RAPAT)
            return pasif
        return self._subjek_tak_dikenal(k, subjek, p)

    def _subjek_tak_dikenal(self, k: str, subjek: str, p: Predikat) -> Bacaan:
        verba = p.verba.kecil if p.verba else ""
        if not mungkin_pihak(subjek):
            if nomina_aksi(subjek.split()[0].lower()) and p.kelas == "dasar" and not p.lemah:
                return Bacaan(Pola.NOMINA, self._oleh(k))
            if p.kelas == "dasar" and not p.lemah:
                return Bacaan(Pola.FRASA)
            return Bacaan(Pola.NIHIL)
        nama = rapikan(potong_jabatan(subjek))
        if p.kuat and (p.kelas == "aktif" or p.kelas == "dasar" or p.kuat in ragam.DISURUH):
            return Bacaan(Pola.PERINTAH, nama, not subjek[0].isupper(), True, verba)
        if verba in ragam.META and not p.kuat:
            return Bacaan(Pola.PENDAPAT)
        if verba not in leksikon.VERBA_SERAH and p.kelas != "dasar":
            return Bacaan(Pola.NIHIL)
        lisan = p.lemah in ragam.AKAN and len(subjek.split()) <= 2
        if not bernama(subjek) and not lisan:
            frasa = p.kelas == "dasar" and not p.lemah
            return Bacaan(Pola.FRASA if frasa else Pola.NIHIL)
        if p.lemah:
            janji = p.lemah in ragam.AKAN
            aturan = p.lemah in ("wajib", "harus")
            return Bacaan(Pola.JANJI if janji else Pola.WAJIB, nama, aturan, True, verba)
        if ragam.BAHWA.match(k, p.akhir):
            return Bacaan(Pola.LAPOR)
        return Bacaan(Pola.KERJA, nama, False, False, verba)

    def _subjek_kosong(self, k: str, p: Predikat) -> Bacaan:
        verba = p.verba.kecil if p.verba else ""
        if p.perfektif:
            selesai = p.perfektif in leksikon.PERNAH_SELESAI
            return Bacaan(Pola.SELESAI if selesai else Pola.NIHIL)
        if p.kelas == "pasif":
            return self._pasif(k, p)
        if verba in leksikon.VERBA_LAPOR_MURNI - ragam.HADIR and not p.kuat:
            return Bacaan(Pola.LAPOR)
        usul = verba in leksikon.VERBA_PENDAPAT and ragam.PENDAPAT_LANJUT.match(k, p.akhir)
        if usul and not p.kuat:
            return Bacaan(Pola.PENDAPAT)
        if verba in leksikon.VERBA_LAPOR and ragam.BAHWA.match(k, p.akhir) and not p.kuat:
            return Bacaan(Pola.LAPOR)
        if verba in leksikon.VERBA_STATIS and not p.kuat:
            return Bacaan(Pola.NIHIL)
        if p.lemah in ragam.AKAN and p.verba is None and not p.kuat:
            return Bacaan(Pola.NIHIL)
        if p.lemah in ragam.AKAN or p.kuat in ragam.JANJI_KUAT:
            return Bacaan(Pola.JANJI, None, False, True, verba)
        if p.kuat:
            return Bacaan(Pola.PERINTAH, None, False, True, verba)
        if p.lemah:
            return Bacaan(Pola.WAJIB, self._oleh(k), False, True, verba)
        return Bacaan(Pola.KATA_KERJA, None, False, False, verba)

    def _tanpa_predikat(self, k: str, isi: Sequence[Kata]) -> Bacaan:
        if nomina_aksi(isi[0].kecil):
            return Bacaan(Pola.NOMINA, self._oleh(k))
        return Bacaan(Pola.FRASA, self._oleh(k))

    def _pasif(self, k: str, p: Predikat) -> Bacaan:
        verba = p.verba.kecil if p.verba else ""
        if verba in ragam.ACARA or verba in ragam.PASIF_STATIS:
            return Bacaan(Pola.NIHIL)
        if verba in ragam.PASIF_LAPOR and ragam.BAHWA.match(k, p.akhir):
            return Bacaan(Pola.LAPOR)
        isyarat = bool(p.kuat or p.lemah) and p.lemah not in ("dapat", "bisa")
        pelaku, umum = self._oleh(k), False
        if pelaku is None and p.verba is not None:
            langsung = self._pengenal.di_awal(k, p.verba.akhir)
            if langsung is not None and langsung.pasti:
                pelaku, umum = rapikan(k[langsung.awal : langsung.akhir]), langsung.umum
        return Bacaan(Pola.PASIF, pelaku, umum, isyarat, verba)

    def _oleh(self, k: str) -> str | None:
        """The agent after "oleh", unless it belongs to a relative clause ("yang disusun oleh")."""
        for m in ragam.OLEH.finditer(k):
            if ragam.OLEH_ANAK_KALIMAT.search(k[: m.start()]):
                continue
            pihak = self._pengenal.di_awal(k, m.end())
            if pihak is not None:
                return rapikan(k[pihak.awal : pihak.akhir])
            if (nama := ragam.NAMA_KAPITAL.match(k, m.end())) and mungkin_pihak(nama.group()):
                return rapikan(nama.group())
        return None


_ORDER: Final = frozenset((Pola.PERINTAH, Pola.WAJIB, Pola.PASIF, Pola.KATA_KERJA, Pola.NOMINA))
_PUTUSAN: Final = frozenset(
    (Pola.PERINTAH, Pola.JANJI, Pola.WAJIB, Pola.KERJA, Pola.PASIF, Pola.KATA_KERJA, Pola.SELESAI)
)


def _titik_mulai(k: str) -> list[int]:
    """Where the main clause may begin: after connecting words, or after an adverbial and comma."""
    awal = lewati(ragam.PEMBUKA, k)
    titik = [awal]
    # A deadline in front has been blanked out; only its comma is left.
    if ragam.ADVERBIAL.match(k, awal) or k[awal:].lstrip().startswith(","):
        titik += [awal + m.end() for m in re.finditer(r",\s+", k[awal:])]
    return titik


def _nama(k: str, pihak: Pihak, posisi: int) -> str | None:
    """The party with the relative clause that tells which ones are meant, when it is a class."""
    if re.match(r"\s*(?:yang|yg)\b", k[pihak.akhir : posisi]) and re.search(
        r"\s[a-z]{4,}", k[pihak.awal : pihak.akhir]
    ):
        return rapikan(k[pihak.awal : posisi])
    asing = re.match(r"\s*(?:dan|serta|bersama|beserta)\s+[A-Z]", k[pihak.akhir : posisi])
    if asing:
        return rapikan(k[pihak.awal : posisi])
    kelas = pihak.umum or ragam.KELAS_PIHAK.fullmatch(k[pihak.awal : pihak.akhir])
    if kelas and re.match(r"\s*(?:yang|yg)\b", k[pihak.akhir : posisi]):
        return rapikan(k[pihak.awal : posisi])
    return rapikan(k[pihak.awal : pihak.akhir])
