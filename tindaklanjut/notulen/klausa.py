"""Cutting text into sentences, and sentences into clauses that each ask something of somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import leksikon, ragam
from tindaklanjut.notulen.kata import urai, verba_aktif, verba_dasar, verba_pasif

if TYPE_CHECKING:
    from tindaklanjut.notulen.pihak import PengenalPihak

_AKHIR_KALIMAT: Final = re.compile(r"[.!?]+[\"”’')\]]*\s+(?=[\"“'(\[]?[A-Z0-9À-Þ])")
_AKHIR_KECIL: Final = re.compile(r"[.!?]+\s+(?=\w)")
_KATA_AKHIR: Final = re.compile(r"([^\s(\[]+)$")
_SAMBUNGAN: Final = re.compile(
    r"(?P<kiri>\s*)(?:[;,]?\s+(?:dan|serta|sedangkan|sementara(?:\s+itu)?|adapun|kemudian|lalu"
    r"|namun|tetapi|sehingga|maka)\s+"
    r"|\s*(?:→|->|=>|:|\s[–—-])\s+"
    r"|;\s*(?:(?:dan|serta|sedangkan|sementara|adapun)\s+)?|,\s+)",
    re.IGNORECASE,
)
# A part that begins like this is no main clause yet.
_BUKAN_INDUK: Final = frozenset(
    "apabila jika bila kalau bahwa untuk guna dalam terkait berdasarkan mengingat menindaklanjuti "
    "sehubungan dengan setelah sesuai demi agar supaya sebagai pada karena selain".split()
)
_PERMINTAAN: Final = (
    ragam.META
    | ragam.MENYIMPULKAN
    | ragam.DISURUH
    | leksikon.ISYARAT_KUAT
    | leksikon.ISYARAT_LEMAH
    | {"mewajibkan", "direkomendasikan", "merekomendasikan", "menyarankan"}
)
_TOPIK: Final = re.compile(r"→|->|=>|:|\s[–—-]\s")
_AKIBAT: Final = re.compile(r"sehingga|maka", re.IGNORECASE)
# "menugaskan A … dan meminta B …": two orders of one chair.
_MEMINTA: Final = re.compile(
    r"(?:juga\s+|sekaligus\s+)?(?:meminta|menugaskan|menginstruksikan|memerintahkan|mengarahkan"
    r"|mendorong|"
    r"mengimbau|menghimbau)\s+(?:agar\s+|kepada\s+)?[A-Z]"
)
# "surat belum ada, tolong tim ekosistem draf": the reason first, then the request.
_TOLONG: Final = re.compile(r"(?:tolong|mohon)\s+\w", re.IGNORECASE)
# "…, bukti setor agar dikirim": a thing that is to be dealt with.
_BENDA_DISURUH: Final = re.compile(
    r"(?:[a-z][\w/-]*\s+){1,4}(?:agar|supaya|harap|mohon|perlu|harus)\s+(?:segera\s+"
    r"|juga\s+)?di\w{4,}"
    r"|(?<=; )(?:[a-z][\w/-]*\s+){1,4}di\w{4,}\s+(?:oleh\s+)?(?-i:[A-Z])"
    r"|hasil(?:nya)?\s+(?:\w+\s+){0,2}(?:agar\s+|akan\s+)?di\w{4,}",
    re.IGNORECASE,
)
_SISA_JANJI: Final = re.compile(
    r"(?:selanjutnya\s+)?(?:akan|agar|diminta|perlu|segera|harus)\s", re.I
)


def belah_kalimat(teks: str) -> list[tuple[int, int]]:
    """The spans of the sentences of one paragraph; abbreviations ("s.d.", "No. 5") do not end one.

    A note that begins in lower case has no capitals to tell; there every full stop ends a sentence.
    """
    rentang: list[tuple[int, int]] = []
    mulai = 0
    pola = _AKHIR_KECIL if teks.lstrip()[:1].islower() else _AKHIR_KALIMAT
    for m in pola.finditer(teks):
        if m.group()[0] == "." and _singkatan(teks[mulai : m.start()]):
            continue
        rentang.append((mulai, m.end()))
        mulai = m.end()
    rentang.append((mulai, len(teks)))
    return [(a, b) for a, b in rentang if teks[a:b].strip()]


def _singkatan(sebelum: str) -> bool:
    akhir = _KATA_AKHIR.search(sebelum)
    if akhir is None:
        return False
    kata = akhir.group(1).lower().lstrip("(\"'")
    return (
        kata in leksikon.SINGKATAN_TITIK
        or (len(kata) == 1 and kata.isalpha())
        or ("." in kata and all(len(b) <= 2 for b in kata.split(".")) and not kata[0].isdigit())
    )


@dataclass(frozen=True, slots=True)
class Klausa:
    """A clause ``kalimat[awal:akhir]``, shown to people from ``tampil`` on.

    ``warisan`` tells that it takes its subject from the clause before it, ``minta`` that it goes on
    with a request of the same speaker ("… dan meminta B …").
    """

    awal: int
    akhir: int
    tampil: int
    warisan: bool = False
    minta: bool = False


def belah_klausa(kalimat: str, pengenal: PengenalPihak) -> list[Klausa]:
    """The clauses of a sentence that may each be a task.

    A cut is made only before a party with its own predicate ("…, sedangkan BPS menyusun …"), where
    a finished act is followed by a promise ("telah … dan akan …"), or where a finding leads to a
    duty ("… belum seragam sehingga perlu …"; such a clause is shown with its finding).
    """
    klausa: list[Klausa] = []
    mulai, tampil, warisan, minta = 0, 0, False, False
    for m in _SAMBUNGAN.finditer(kalimat):
        # Blanks before the cut may be a blanked deadline: it belongs to the left clause.
        batas = m.end("kiri")
        kiri = kalimat[mulai:batas]
        if not kiri.strip() or kalimat.count("(", 0, m.start()) > kalimat.count(")", 0, m.start()):
            continue
        kanan = kalimat[m.end() :]
        if _TOPIK.search(m.group()):
            if _subjek_baru(kalimat, m.end(), pengenal) or _SISA_JANJI.match(kanan):
                # What stands before the dash is the topic, and no task of its own.
                if _berpredikat(kiri):
                    klausa.append(Klausa(mulai, batas, tampil, warisan, minta))
                tampil, mulai, warisan, minta = mulai, m.end(), False, False
            continue
        akibat = _AKIBAT.search(m.group()) is not None and _SISA_JANJI.match(kanan) is not None
        janji = _janji_setelah_selesai(kiri, kanan) or (akibat and not kanan.startswith("perlu"))
        if _MEMINTA.match(kanan) and _berpredikat(kiri):
            klausa.append(Klausa(mulai, batas, tampil, warisan, minta))
            tampil, mulai, warisan, minta = m.end(), m.end(), False, True
            continue
        if _TOLONG.match(kanan) and kiri.split()[0].lower() not in _BUKAN_INDUK:
            klausa.append(Klausa(mulai, batas, tampil, warisan, minta))
            tampil, mulai, warisan, minta = mulai, m.end(), False, False
            continue
        if akibat or janji or (_berpredikat(kiri) and _subjek_baru(kalimat, m.end(), pengenal)):
            klausa.append(Klausa(mulai, batas, tampil, warisan, minta))
            tampil = mulai if akibat else m.end()
            mulai, warisan, minta = m.end(), janji, False
    return [*klausa, Klausa(mulai, len(kalimat), tampil, warisan, minta)]


def _berpredikat(kiri: str) -> bool:
    """Whether the left part already tells somebody to act, so that a new subject may follow."""
    kata = [k.kecil for k in urai(kiri)]
    if kata and kata[0] in _BUKAN_INDUK:
        kata = kata[kata.index(",") :] if "," in kata else []
    # "Meminta OJK dan BI …": the request itself is not yet what anybody is to do.
    isi = [k for k in kata if k not in _PERMINTAAN]
    return any(verba_aktif(k) or verba_pasif(k) or verba_dasar(k) for k in isi)


def _subjek_baru(kalimat: str, mulai: int, pengenal: PengenalPihak) -> bool:
    """Whether a new subject with its own predicate begins here."""
    pihak = pengenal.di_awal(kalimat, mulai)
    if pihak is None:
        return _BENDA_DISURUH.match(kalimat, mulai) is not None
    sisa = [
        k for k in urai(kalimat[pihak.akhir :]) if k.kecil not in leksikon.KETERANGAN - {"agar"}
    ]
    if not sisa or sisa[0].kecil in leksikon.PERFEKTIF:
        return False
    k = sisa[0].kecil
    return (
        k in leksikon.ISYARAT_KUAT
        or k in leksikon.ISYARAT_LEMAH
        or verba_aktif(k)
        or (verba_dasar(k) and not pihak.umum)
    )


def _janji_setelah_selesai(kiri: str, kanan: str) -> bool:
    kata = [k.kecil for k in urai(kiri)]
    return any(k in leksikon.PERNAH_SELESAI for k in kata) and _SISA_JANJI.match(kanan) is not None
