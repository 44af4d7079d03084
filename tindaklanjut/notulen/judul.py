"""Which parts are headings, and which lines lead in the items below them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tindaklanjut.notulen import penggolong, ragam
from tindaklanjut.notulen.blok import Blok, JenisBlok
from tindaklanjut.notulen.kata import urai, verba_aktif, verba_dasar
from tindaklanjut.notulen.leksikon import ISYARAT_KUAT, ISYARAT_LEMAH, PERFEKTIF
from tindaklanjut.notulen.penggolong import Bagian, Mode

_SEBARIS: Final = re.compile(r"^(?P<judul>[^:]{2,70}?)\s*:\s+(?P<isi>\S.*)$", re.DOTALL)
_BULET: Final = frozenset("- – — • · ● ○ ◦ ▪ * + > o emoji kotak".split())
# "Hal yang perlu dilakukan", "To do": words of will that headings hold too.
_DI_JUDUL: Final = frozenset(
    "masih perlu akan harus telah sudah to sepakat bersepakat belum".split()
)
_JUDUL_MAKS: Final = 16


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading: the section it opens (None for a topic of its own) and text on the same line."""

    bagian: Bagian | None
    isi: str = ""


def kenali(
    blok: Blok, berikut: Blok | None, bagian: Bagian, pembuka: Blok | None = None
) -> Judul | None:
    """The heading a part is, if it is one; ``pembuka`` is the heading of the present section."""
    teks = blok.teks
    golongan = penggolong.golongkan(teks)
    if golongan is not None and _pengantar_hasil(teks, bagian):
        return None
    sebaris = _SEBARIS.match(teks)
    awal = penggolong.golongkan(sebaris.group("judul")) if sebaris else None
    perintah = bool(sebaris and bagian.mode is Mode.TUGAS and berkepala_verba(sebaris.group("isi")))
    # "Notulis: kirim notula" among the follow-ups is an order, no list of those present.
    lain = awal is not None and awal[0].mode is Mode.MATI and perintah
    if sebaris and awal and not lain and _kepala_sebaris(sebaris.group("judul"), awal):
        return Judul(awal[0], sebaris.group("isi"))
    if golongan is not None and _berbentuk_judul(blok, berikut, tepat=golongan[1]):
        return Judul(golongan[0])
    if golongan is None and (_judul_lain(blok) or _judul_sejajar(blok, berikut, pembuka)):
        return Judul(None)
    return None


def _judul_sejajar(blok: Blok, berikut: Blok | None, pembuka: Blok | None) -> bool:
    """A topic written like the heading of the present section: "2. Hal yang mengemuka"."""
    teks = blok.teks.rstrip()
    if pembuka is None or berikut is None or len(teks.split()) > 8 or teks.endswith((".", ";")):
        return False
    if blok.jenis is not pembuka.jenis or blok.gaya != pembuka.gaya or _bersubjek(teks):
        return False
    if blok.jenis is JenisBlok.PARAGRAF:
        sama = teks.endswith(":") and pembuka.teks.rstrip().endswith(":")
        return sama and berikut.jenis is JenisBlok.BUTIR and not _pengantar_perintah(teks)
    anak = berikut.jenis is JenisBlok.BUTIR and berikut.tingkat > blok.tingkat
    return anak and blok.tingkat == pembuka.tingkat


def _kepala_sebaris(teks: str, golongan: tuple[Bagian, bool]) -> bool:
    """Whether "Tindak lanjut diseminasi: …" opens a section on its own line."""
    bagian, tepat = golongan
    banyak = len(teks.split())
    return (tepat and banyak <= 6) or (bagian.mode is Mode.TUGAS and banyak <= 4)


def _pengantar_hasil(teks: str, bagian: Bagian) -> bool:
    """``Rapat menyepakati hal-hal berikut:`` under "Kesimpulan" opens no section of its own."""
    return (
        bagian.mode in (Mode.PUTUSAN, Mode.SARAN, Mode.TUGAS)
        and teks.rstrip().endswith(":")
        and ragam.SEBAGAI_BERIKUT.search(teks) is not None
    )


def _berbentuk_judul(blok: Blok, berikut: Blok | None, *, tepat: bool) -> bool:
    teks = blok.teks.rstrip()
    kata = teks.split()
    titik_dua = teks.endswith(":")
    if blok.jenis is JenisBlok.JUDUL:
        return len(kata) <= _JUDUL_MAKS
    if len(kata) > _JUDUL_MAKS or teks.endswith((";", ",")):
        return False
    if titik_dua:
        return not _pengantar_perintah(teks) and (tepat or not _bersubjek(teks))
    if teks.endswith(".") and not (tepat and len(kata) <= 4):
        return False
    if _bersubjek(teks) and not (tepat and len(kata) <= 5):
        return False
    anak = berikut is not None and (
        berikut.jenis is JenisBlok.TABEL
        or (berikut.jenis is JenisBlok.BUTIR and berikut.tingkat > blok.tingkat)
    )
    if blok.jenis is JenisBlok.BUTIR:
        if blok.gaya in _BULET:
            return tepat and anak
        pendek = len(kata) <= 8
        return _kapital(teks) or (pendek and (tepat or anak))
    if tepat:
        return len(kata) <= 8
    return len(kata) <= 14 and (_kapital(teks) or _judul_kata(teks))


def _judul_lain(blok: Blok) -> bool:
    """A heading that names no known section: a topic, or the title of the document."""
    teks = blok.teks.rstrip()
    if teks.endswith((":", ".", ";", ",")) or len(teks.split()) > 14:
        return False
    if blok.jenis is JenisBlok.JUDUL:
        return True
    if blok.jenis is JenisBlok.PARAGRAF:
        return _kapital(teks) and len(teks.split()) >= 2
    return blok.gaya.startswith(("romawi", "besar")) and _kapital(teks)


def _kapital(teks: str) -> bool:
    huruf = [c for c in teks if c.isalpha()]
    return len(huruf) >= 3 and sum(c.isupper() for c in huruf) >= 0.85 * len(huruf)


def _judul_kata(teks: str) -> bool:
    kata = [k for k in teks.split() if k[0].isalpha()]
    return bool(kata) and sum(k[0].isupper() for k in kata) >= 0.6 * len(kata)


def _bersubjek(teks: str) -> bool:
    """Whether a line has a predicate, so that it is a sentence and no heading."""
    kata = [k.kecil for k in urai(teks)]
    isyarat = (ISYARAT_KUAT | ISYARAT_LEMAH | PERFEKTIF) - _DI_JUDUL
    return any(k in isyarat for k in kata) or any(verba_aktif(k) for k in kata[1:])


def _pengantar_perintah(teks: str) -> bool:
    """``Kemnaker agar:`` leads in orders for one party; that is no heading of a section."""
    kata = [k.kecil for k in urai(teks) if not k.tanda]
    return bool(kata) and kata[-1] in ISYARAT_KUAT | ISYARAT_LEMAH | {"untuk", "agar"}


def berkepala_verba(teks: str) -> bool:
    """Whether an item begins with a verb, as the orders under "… agar:" do."""
    kata = [
        k.kecil
        for k in urai(teks)
        if not k.tanda and k.kecil not in ("segera", "agar", "untuk", "dapat")
    ]
    return bool(kata) and (verba_aktif(kata[0]) or verba_dasar(kata[0]))


def pengantar(blok: Blok, anak: list[Blok]) -> bool:
    """Whether a part leads in the items below it: it ends in a colon, or in an open order."""
    if not anak:
        return False
    teks = blok.teks.rstrip()
    return (
        teks.endswith(":")
        or _pengantar_perintah(teks)
        or ragam.SEBAGAI_BERIKUT.search(teks) is not None
    )


def ganti_bagian(judul: Judul, blok: Blok, sekarang: Bagian, pembuka: Blok | None) -> Bagian:
    """The section after a heading: a topic inside a section leaves it open, one beside ends it."""
    if judul.bagian is not None:
        return judul.bagian
    if pembuka is None:
        return penggolong.AWAL
    if blok.jenis is JenisBlok.PARAGRAF and blok.teks.rstrip().endswith(":"):
        return penggolong.AWAL
    if blok.judul and pembuka.judul:
        return sekarang if blok.judul > pembuka.judul else penggolong.AWAL
    if blok.gaya and blok.gaya == pembuka.gaya:
        return penggolong.AWAL
    if not blok.gaya and not pembuka.gaya and _kapital(blok.teks) and _kapital(pembuka.teks):
        return penggolong.AWAL
    return sekarang
