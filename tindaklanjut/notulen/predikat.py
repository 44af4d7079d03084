"""Where the predicate of a clause stands, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import leksikon, ragam
from tindaklanjut.notulen.kata import (
    Kata,
    nomina_aksi,
    penanda_predikat,
    urai,
    verba_aktif,
    verba_dasar,
    verba_pasif,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


BERSAMA: Final = frozenset("dan serta bersama beserta".split())


@dataclass(frozen=True, slots=True)
class Predikat:
    """The words of will or duty before a verb, the verb, and where it ends."""

    kuat: str
    lemah: str
    perfektif: str
    verba: Kata | None
    akhir: int

    @property
    def kelas(self) -> str:
        """aktif, pasif, dasar, or empty without a verb."""
        if self.verba is None:
            return ""
        kecil = self.verba.kecil
        if verba_pasif(kecil):
            return "pasif"
        return "aktif" if verba_aktif(kecil) else "dasar"


def ke_predikat(k: str, mulai: int, *, setelah_untuk: bool = False) -> int | None:
    """Where the predicate of a subject that ends at ``mulai`` begins."""
    kata = [w for w in urai(k) if w.awal >= mulai]
    dalam = 0
    pertama = next((w.kecil for w in kata if not w.tanda), "")
    anak_kalimat = pertama in ("yang", "yg")
    jabatan = pertama in ("selaku", "sebagai", "dalam", "melalui", "c.q.", "cq") or (
        pertama in BERSAMA and _nama_asing(kata)
    )
    sebelum = ""
    for w in kata:
        dalam += (w.teks == "(") - (w.teks == ")")
        if w.tanda or dalam:
            if w.teks in ";:.":
                return None
            continue
        kecil = w.kecil
        if anak_kalimat:
            if kecil in leksikon.ISYARAT_KUAT or (
                kecil in leksikon.ISYARAT_LEMAH and sebelum not in ("yang", "yg")
            ):
                return w.awal
        elif penanda_predikat(w) or (setelah_untuk and kecil in ("untuk", "utk", "dapat")):
            return w.awal
        elif kecil not in leksikon.KETERANGAN and not jabatan:
            return None
        sebelum = kecil
    return None


def _nama_asing(kata: Sequence[Kata]) -> bool:
    """Whether "dan Bundesagentur für Arbeit" joins an unknown name to the subject."""
    isi = [w for w in kata if not w.tanda][1:]
    return bool(isi) and isi[0].berkapital and not nomina_aksi(isi[0].kecil)


def urai_predikat(k: str, mulai: int) -> Predikat:
    """The predicate that begins at ``mulai``."""
    kuat = lemah = perfektif = ""
    akhir = mulai
    for w in urai(k):
        if w.awal < mulai:
            continue
        kecil = w.kecil
        if kecil in leksikon.ISYARAT_KUAT:
            kuat = kuat or kecil
        elif kecil in leksikon.ISYARAT_LEMAH:
            lemah = lemah or kecil
        elif kecil in leksikon.PERFEKTIF and not kuat:
            perfektif = perfektif or kecil
        elif verba_aktif(kecil) or verba_pasif(kecil) or verba_dasar(kecil):
            return Predikat(kuat, lemah, perfektif, w, w.akhir)
        elif kecil not in leksikon.KETERANGAN and w.teks != ",":
            break
        akhir = w.akhir
    return Predikat(kuat, lemah, perfektif, None, akhir)


def predikat_utama(kata: Sequence[Kata]) -> int | None:
    """The first predicate that stands neither in a relative clause nor after "untuk"."""
    sebelum = ""
    dalam = 0
    for n, w in enumerate(kata):
        dalam += (w.teks == "(") - (w.teks == ")")
        if w.tanda:
            continue
        if not dalam and sebelum not in ragam.PENGANTAR_ANAK and _induk(kata, n):
            return w.awal
        sebelum = w.kecil if w.kecil not in leksikon.KETERANGAN else sebelum
    return None


def _induk(kata: Sequence[Kata], n: int) -> bool:
    """Whether word ``n`` is a predicate, and no noun or appendix that only looks like one."""
    w = kata[n]
    if not penanda_predikat(w):
        return False
    if n and verba_dasar(w.kecil) and nomina_aksi(w.kecil):
        return False
    # "Penambahan instruktur, bekerja sama dengan …": what follows the comma tells how.
    if n and kata[n - 1].teks == "," and nomina_aksi(kata[0].kecil) and verba_aktif(w.kecil):
        return False
    return not (_rangkap(w.kecil) and _berlanjut(kata[n:]))


def _rangkap(kata: str) -> bool:
    """Whether a bare verb may as well be a noun: "evaluasi", or "setor" in "bukti setor"."""
    return verba_dasar(kata) and (nomina_aksi(kata) or not kata.endswith(("kan", "i")))


def _berlanjut(kata: Sequence[Kata]) -> bool:
    """Whether a clause that opens with "evaluasi" has a predicate of its own further on."""
    return any(
        k.kecil in leksikon.ISYARAT_KUAT | leksikon.ISYARAT_LEMAH | leksikon.PERFEKTIF
        or verba_pasif(k.kecil)
        for k, lama in zip(kata[1:], kata, strict=False)
        if lama.kecil not in ragam.PENGANTAR_ANAK
    )
