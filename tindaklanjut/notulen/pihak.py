"""Who is meant: recognising a party (person, team, institution) by the form of its name.

Nothing here knows a list of all institutions. A name is found by its first word ("Kementerian",
"Dinas", "Tim"), by being an abbreviation in capitals, by a form of address ("Pak"), or because the
caller says the name is known. What is returned is always a slice of the text, never a repaired
name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import leksikon
from tindaklanjut.notulen.kata import (
    SAMAR,
    Kata,
    nomina_aksi,
    penanda_predikat,
    predikat,
    urai,
    verba_dasar,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_BENTUK_NAMA: Final = re.compile(
    r"kemen[a-z0-9]{2,}|kem(?:naker|lu|han|kes|tan|hub|dag|dagri|perin|par|sos|kop|hut|bud|keu"
    r"|dik[a-z]*"
    r"|kum[a-z]*|pan[-a-z]*)|pem(?:prov|kab|kot|da|des)[a-z]*|din(?:kes|sos|as|dik|naker|bud"
    r"|par|hub|kop|tan)[a-z]*|dis(?:nak|per|dik|kes|hub|bud|pora"
    r"|kop|dag)"
    r"[a-z]*|bapp[a-z]+|bpjs[a-z]*|kapus[a-z]+|pusd[a-z]+|kor[a-z]*polri|[a-z]{3,}indo|"
    r"(?:apin|gap|asos)[a-z]+do"
)
_NAMA_TETAP: Final = re.compile(
    r"(?:Jasa (?:Marga|Raharja)|Angkasa Pura|Krakatau Steel|Garuda Indonesia|Bea (?:dan )?Cukai)\b",
    re.IGNORECASE,
)
# Lower-case words that still belong to the name before them.
_EKOR_KECIL: Final = frozenset(
    "terkait setempat lainnya daerah provinsi pusat teknis kabupaten/kota kabupaten kota wilayah "
    "regional prov kab pengampu pengusul pelaksana setda induk kementerian lembaga kawasan".split()
)
_SAMBUNG_NAMA: Final = frozenset("dan bidang di dari atas bagi urusan tingkat of the for &".split())
_SAMBUNG_PIHAK: Final = frozenset(
    "dan serta & + / bersama beserta maupun atau c.q. cq cq. melalui dan/atau , lalu".split()
)
# Abbreviations inside a name: "Disnaker Kab. Indramayu", "Dit. Pengupahan".
_BERTITIK: Final = frozenset("kab kec kel prov dit ditjen kep wil st dr".split())
_SERTA: Final = frozenset("dan serta & + bersama beserta dengan".split())
_HENTI: Final = frozenset(
    "untuk pada dengan dalam sebelum paling plg sampai s.d s/d sejak tentang mengenai oleh yang yg "
    "selaku sebagai guna per setiap tiap seluruh semua para hingga hari tanggal tgl besok lusa "
    "pekan minggu bulan akhir awal "
    "setelah selambat-lambatnya maks maksimal deadline tenggat target senin selasa rabu kamis "
    "jumat jum'at sabtu ini depan via lewat kepada kpd utk ke adalah ialah yaitu atau menjadi "
    "januari februari maret april mei juni juli agustus september oktober november desember "
    "jan feb mar apr jun jul agu sep okt nov des tw triwulan semester".split()
)
_SAPAAN_LISAN: Final = frozenset("pak bu mas mbak bang".split())
_PENGHUBUNG_AWAL: Final = re.compile(
    r"^(?:(?:pihak(?!\s+(?:pertama|kedua|ketiga|keempat|i+\b))|kepada|kpd|oleh|pada|dari|agar"
    r"|untuk|utk|bagi|yth\.?|dan|serta|adapun"
    r"|khusus(?:nya)?)"
    r"\s+)+",
    re.IGNORECASE,
)
_SELAKU: Final = re.compile(
    r"\s*,?\s*\b(?:selaku|sebagai|dalam hal ini|dalam kapasitas|untuk|agar|supaya)\b.*$",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True)
class Pihak:
    """A party at ``kalimat[awal:akhir]``.

    ``umum`` means a class ("perusahaan"), no named body; ``pasti`` that the form of the name says
    so, while an unknown abbreviation ("NPWP") is only a guess.
    """

    awal: int
    akhir: int
    umum: bool
    pasti: bool = True


class PengenalPihak:
    """Finds parties; ``dikenal`` are names the office already uses, helpful but not needed."""

    def __init__(self, dikenal: Collection[str] = ()) -> None:
        nama = sorted({n.strip() for n in dikenal if len(n.strip()) > 1}, key=len, reverse=True)
        self._dikenal = (
            re.compile(rf"(?:{'|'.join(map(re.escape, nama))})(?!\w)", re.IGNORECASE)
            if nama
            else None
        )

    def di_awal(self, kalimat: str, mulai: int = 0, *, longgar: bool = False) -> Pihak | None:
        """The longest party that begins at ``mulai`` (after blanks), several joined as written.

        ``longgar`` lets a name run on over lower-case words ("pengelola kawasan industri"); right
        when something else marks where it ends.
        """
        kata = [k for k in urai(kalimat, jeda=True) if k.awal >= mulai]
        while kata and kata[0].teks[0] == SAMAR:
            kata = kata[1:]
        if not kata or kalimat[mulai : kata[0].awal].strip():
            return None
        if serba_kapital(kalimat):
            # Capitals tell nothing here: only what is known or named by its first word counts.
            kata = [Kata(_bentuk_biasa(k), k.awal, k.akhir) for k in kata]
        pertama = self._satuan(kalimat, kata, 0, longgar=longgar)
        if pertama is None:
            return None
        i, umum = pertama
        while (lanjut := self._sambungan(kalimat, kata, i, longgar=longgar)) is not None:
            i, umum_lanjut = lanjut
            umum = umum and umum_lanjut
        pasti = _jenis_kepala(kata[0]) != "dugaan"
        return Pihak(kata[0].awal, kata[i - 1].akhir, umum, pasti)

    def adalah(self, frasa: str, *, longgar: bool = False, pasti: bool = False) -> bool:
        """Whether all of it names a party; ``pasti``: an unknown abbreviation will not do."""
        pihak = self.di_awal(frasa, longgar=longgar)
        if pihak is None or (pasti and not pihak.pasti):
            return False
        return not frasa[pihak.akhir :].strip(" .:")

    def _sambungan(
        self, kalimat: str, kata: Sequence[Kata], i: int, *, longgar: bool
    ) -> tuple[int, bool] | None:
        j = i
        while j < len(kata) and j - i < 3 and kata[j].kecil in _SAMBUNG_PIHAK:
            j += 1
        if j == i:
            return None
        if j < len(kata) and kata[j - 1].kecil == "bersama" and kata[j].kecil == "dengan":
            j += 1
        dikenali = self._satuan(kalimat, kata, j, longgar=longgar)
        if dikenali is None and kata[j - 1].kecil in _SERTA:
            return _nama_dugaan(kata, j)
        return dikenali

    def _satuan(
        self, kalimat: str, kata: Sequence[Kata], i: int, *, longgar: bool
    ) -> tuple[int, bool] | None:
        if i >= len(kata):
            return None
        mulai = i
        while i < len(kata) and kata[i].kecil in leksikon.KUANTOR:
            i += 1
        if i > mulai:
            return self._berkuantor(kalimat, kata, mulai, i, longgar=longgar)
        tetap = _NAMA_TETAP.match(kalimat, kata[i].awal) or (
            self._dikenal.match(kalimat, kata[i].awal) if self._dikenal else None
        )
        if tetap:
            i = next((n for n, k in enumerate(kata) if k.awal >= tetap.end()), len(kata))
            return _ekor(kata, i, longgar=False, kepala=True), False
        if kata[i].kecil in leksikon.SAPAAN:
            return _orang(kata, i)
        jenis = _jenis_kepala(kata[i])
        if jenis is None:
            return None
        umum = kata[i].kecil in leksikon.KELAS
        # "Serikat pekerja", "Tim teknis": the first word of a sentence has its capital anyway.
        kelas = kata[i].kecil in leksikon.PERAN
        i = _ekor(
            kata,
            i + 1,
            longgar=longgar,
            kelas=kelas or jenis == "peran",
            kepala=jenis not in ("singkatan", "dugaan"),
        )
        return i, umum and not any(k.berkapital or k.bernomor for k in kata[mulai + 1 : i])

    def _berkuantor(
        self, kalimat: str, kata: Sequence[Kata], mulai: int, i: int, *, longgar: bool
    ) -> tuple[int, bool] | None:
        inti = self._satuan(kalimat, kata, i, longgar=longgar) if i < len(kata) else None
        if inti is not None:
            return inti[0], inti[1] or kata[mulai].kecil in ("setiap", "tiap")
        if longgar and i < len(kata) and not _berhenti(kata[i]) and not _benda(kata[i]):
            return _ekor(kata, i, longgar=True, kepala=True), True
        if (bentang := _kelas_dugaan(kata, i)) is not None:
            return bentang, True
        return (i, True) if kata[mulai].kecil in ("semua", "seluruh", "seluruhnya") else None


def _bentuk_biasa(kata: Kata) -> str:
    """A word of a text in capitals as it would stand in ordinary writing."""
    if verba_dasar(kata.kecil) and not nomina_aksi(kata.kecil):
        return kata.kecil
    return kata.teks.title() if len(kata.teks) > 5 else kata.teks


def _kelas_dugaan(kata: Sequence[Kata], i: int) -> int | None:
    """ "seluruh penyalur KUR" before what they are to do: an unknown class after "seluruh"."""
    n = i
    while n < len(kata) and n - i < 5 and not kata[n].tanda and not _berhenti(kata[n]):
        n += 1
    if n == i or n >= len(kata) or _benda(kata[i]) or nomina_aksi(kata[i].kecil):
        return None
    return n if penanda_predikat(kata[n]) or kata[n].kecil in ("untuk", "segera") else None


def _nama_dugaan(kata: Sequence[Kata], i: int) -> tuple[int, bool] | None:
    """An unknown name that is joined to a known one and followed by what both are to do."""
    n = i
    while n < len(kata) and n - i < 5 and (kata[n].berkapital or kata[n].bernomor):
        if penanda_predikat(kata[n]) or _benda(kata[n]) or nomina_aksi(kata[n].kecil):
            return None
        n += 1
    berikut = kata[n] if n < len(kata) else None
    if n == i or berikut is None or not (penanda_predikat(berikut) or berikut.kecil == "segera"):
        return None
    return n, False


def _jenis_kepala(kata: Kata) -> str | None:
    """Why a word can begin the name of a party, or None."""
    kecil = kata.kecil
    if kata.tanda or kecil in leksikon.KATA_GANTI:
        return None
    if kecil in leksikon.KEPALA_PIHAK and (kata.berkapital or kecil not in leksikon.PERAN):
        return "kepala"
    if kecil in leksikon.PERAN:
        return "peran"
    if kecil in leksikon.SINGKATAN_PIHAK or _BENTUK_NAMA.fullmatch(kecil):
        return "singkatan"
    if (
        kata.singkatan
        and len(kata.teks) <= 9
        and not kata.bernomor
        and kecil not in leksikon.BUKAN_PIHAK
    ):
        return "dugaan" if not predikat(kecil) and not _berhenti(kata) else None
    return None


def _orang(kata: Sequence[Kata], i: int) -> tuple[int, bool] | None:
    """``Pak Kabid``, ``Sdri. Bendahara``: a form of address and one to three names."""
    j = i + 1
    while j < len(kata) and kata[j].teks in ".," and j == i + 1:
        j += 1
    n = j
    if n < len(kata) and kata[i].kecil in _SAPAAN_LISAN and not kata[i].berkapital:
        return None if kata[n].tanda or _berhenti(kata[n]) else (_lisan(kata, n + 1), False)
    while n < len(kata) and n - j < 3 and kata[n].berkapital and not predikat(kata[n].kecil):
        if kata[n].kecil in leksikon.KATA_GANTI:
            return None
        n += 1
    return (n, False) if n > j else None


def _lisan(kata: Sequence[Kata], i: int) -> int:
    """The end of a name in a note without capitals: "bu kasubdit (esdm)", "pak koordinator rb"."""
    jabatan = kata[i - 1].kecil in leksikon.PERAN | leksikon.KEPALA_PIHAK
    if i < len(kata) and jabatan and not kata[i].tanda and not _berhenti(kata[i]):
        return i + 1
    if i + 2 < len(kata) and kata[i].teks == "(" and kata[i + 2].teks == ")":
        return i + 3
    return i


def _berhenti(kata: Kata) -> bool:
    kecil = kata.kecil
    if kecil in _HENTI or kecil in leksikon.KETERANGAN:
        return True
    # "Deputi Bidang Koordinasi": a bare verb with a capital is part of a name.
    return penanda_predikat(kata) and not (kata.berkapital and verba_dasar(kecil))


def _benda(kata: Kata) -> bool:
    return kata.kecil in leksikon.BENDA or kata.kecil in leksikon.BUKAN_PIHAK


def _ekor(kata: Sequence[Kata], i: int, *, longgar: bool, kepala: bool, kelas: bool = False) -> int:
    """Where the name that has begun before ``i`` ends.

    After a word for a class (``kelas``) small words go on with it until the first capital:
    "Tim teknis penyusun", but not "Tim Ekosistem bahan".
    """
    kecil_dipakai = 0
    while i < len(kata):
        k = kata[i]
        lanjut = kata[i + 1] if i + 1 < len(kata) else None
        if k.teks == "(":
            tutup = _kurung_nama(kata, i)
            if tutup is None:
                return i
            i = tutup
        elif k.teks == "," and kepala and (akhir := _deret_nama(kata, i)) is not None:
            i = akhir
        elif k.teks == "." and kata[i - 1].kecil in _BERTITIK and lanjut is not None:
            i += 1
        elif k.tanda or _berhenti(k):
            return i
        elif k.berkapital or k.bernomor or k.kecil in _EKOR_KECIL or k.teks.startswith("se-"):
            kelas = kelas and not k.berkapital
            i += 1
        elif k.kecil in _SAMBUNG_NAMA and kepala:
            if lanjut is None or not lanjut.berkapital or _jenis_kepala(lanjut) is not None:
                return i
            i += 2
        elif (longgar or kelas) and kecil_dipakai < 5 and k.kecil not in _SAMBUNG_PIHAK:
            kecil_dipakai += 1
            i += 1
        else:
            return i
    return i


def _kurung_nama(kata: Sequence[Kata], i: int) -> int | None:
    """``(Persero)``, ``(Ditjen Binapenta)``: a bracket that is part of a name."""
    j = i + 1
    while j < len(kata) and j - i <= 7 and kata[j].teks != ")":
        if kata[j].tanda and kata[j].teks not in "/&":
            return None
        if not (kata[j].berkapital or kata[j].kecil in _SAMBUNG_NAMA or kata[j].bernomor):
            return None
        if kata[j].kecil == "pic" or kata[j].kecil in _HENTI:
            return None
        j += 1
    if j >= len(kata) or kata[j].teks != ")" or j == i + 1 or kata[i + 1].teks.isdigit():
        return None
    return j + 1


def _deret_nama(kata: Sequence[Kata], i: int) -> int | None:
    """``…, Sains, dan Teknologi``: a comma list inside one name; the index after it."""
    j = i
    while j + 1 < len(kata) and kata[j].teks == ",":
        n = j + 1
        if kata[n].kecil == "dan":
            break
        while n < len(kata) and kata[n].berkapital and _jenis_kepala(kata[n]) is None:
            n += 1
        if n == j + 1:
            return None
        j = n
    if j < len(kata) and kata[j].teks == ",":
        j += 1
    if j + 1 >= len(kata) or j == i or kata[j].kecil != "dan" or not kata[j + 1].berkapital:
        return None
    return None if _jenis_kepala(kata[j + 1]) is not None else j + 2


def serba_kapital(teks: str) -> bool:
    """Whether a text is set in capitals throughout, names and all."""
    huruf = [c for c in teks if c.isalpha()]
    return len(huruf) >= 12 and sum(c.isupper() for c in huruf) >= 0.85 * len(huruf)


def rapikan(frasa: str) -> str | None:
    """A party as it should be shown: the phrase without what leads to it, None when it is nobody.

    Only cuts at both ends, so the result is a slice of ``frasa`` (blanks aside).
    """
    teks = " ".join(frasa.split()).strip(" \t-–—:;,.•*|=>→")
    teks = _PENGHUBUNG_AWAL.sub("", teks)
    if teks.startswith("(") and teks.endswith(")"):
        teks = teks[1:-1].strip()
    teks = teks.lstrip("@").strip()
    if not teks or not any(huruf.isalpha() for huruf in teks):
        return None
    kata = teks.lower().rstrip(".").split()
    if all(k.strip(".,/") in leksikon.KATA_GANTI | leksikon.KOSONG | {"dan"} for k in kata):
        return None
    return teks


def potong_jabatan(frasa: str) -> str:
    """``KemenP2MI selaku ketua`` is KemenP2MI."""
    return _SELAKU.sub("", frasa)
