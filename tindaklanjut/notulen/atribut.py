"""The party and the deadline written beside a task: in brackets, after a dash, before a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import leksikon, medan
from tindaklanjut.notulen.dugaan import nama_mungkin
from tindaklanjut.notulen.kata import SAMAR, urai
from tindaklanjut.notulen.medan import JenisMedan
from tindaklanjut.notulen.pihak import rapikan
from tindaklanjut.notulen.waktu import Waktu, samarkan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tindaklanjut.notulen.medan import Nilai
    from tindaklanjut.notulen.pihak import PengenalPihak
    from tindaklanjut.notulen.waktu import PembacaWaktu
    from tindaklanjut.tenggat import TenggatDitemukan

SELESAI: Final = re.compile(
    r"[\W_]*(?:(?:terkirim|tersampaikan|batal|dibatalkan|gugur)\b|(?:sudah|telah|sdh"
    r"|tlh)\b(?!\s+(?:sebagian|dimulai|proses))"
    r"|(?:100\s*%\s*)?(?:selesai|tuntas|done|closed?|rampung|terlaksana|beres|completed?|"
    r"finish(?:ed)?|terpenuhi|ok|oke)\b(?!\s+(?:sebagian|\d+\s*%|paling|pada|sebelum|tgl|tanggal"
    r"|bulan|akhir|minggu))|100\s*%|✅|✔|☑)",
    re.IGNORECASE,
)
_BELUM: Final = re.compile(
    r"\b(?:belum|blm|proses|progress|berjalan|sebagian|menunggu|tinggal)\b", re.I
)
_KURUNG_SIKU: Final = re.compile(r"\[([^\[\]]{2,140})\]")
_KURUNG_AKHIR: Final = re.compile(r"\s*\(([^()]{2,140}(?:\([^()]*\)[^()]*)?)\)\s*[.;,]?\s*$")
_PEMISAH: Final = re.compile(r"\s+[-–—|→]+>?\s+|\s*(?:→|=>|->)\s*")
_TITIK_DUA: Final = re.compile(
    r"^\s*@?(?P<label>(?:[^:;.()]|\([^()]*\)){2,90}?)\s*(?::|=>|→|->)\s*(?=\S)"
)
_TANPA_PIC: Final = re.compile(
    r"(?:blm|belum|tanpa|tidak)\s+ada\s+(?:pic|pj|penanggung\s*jawab)|pic\s+(?:menyusul|tbd"
    r"|belum\s+ada|kosong)",
    re.I,
)
_TANPA_PIC_AWAL: Final = re.compile(rf"\s*(?:{_TANPA_PIC.pattern})\s*[:–-]\s*", re.I)
_BUKAN_AKSI: Final = re.compile(
    r"\s*(?:sumber|narasumber|moderator|kontak|cp|narahubung|host|lokasi|tempat|hadir|peserta"
    r"|pimpinan|notulis|undangan|dari|kepada|yth|"
    r"pembicara|penyaji|pemateri|anggota|ketua|contoh|dasar|sasaran|mitra|lembaga|instansi)\b",
    re.I,
)
# What announces a deadline that has been taken out behind a name.
_EKOR_WAKTU: Final = re.compile(
    r"[\s,;(–-]*\b(?:selesai|target|rampung|tuntas|pada|tgl\.?|tanggal|dalam|waktu|sampai|hingga"
    r"|tenggat|batas|deadline)\b[\s:,.]*$",
    re.IGNORECASE,
)
# "(Pak Kadis yg follow up)"
_YANG_MENGERJAKAN: Final = re.compile(r"(?P<pihak>.{2,50}?)\s+(?:yang|yg)\s+\w", re.I)
_EKOR_SELESAI: Final = re.compile(r"[✔✅☑]\s*(?:done|selesai|ok|beres)?\W*$", re.I)
_TERLAKSANA: Final = re.compile(
    r"\W*(?:di(?:terima|serahkan|sampaikan|kirim(?:kan)?|terbitkan|laksanakan|tandatangani"
    r"|tetapkan|setujui)|terbit|terlaksana)\b",
    re.I,
)
_SUDAH: Final = re.compile(r"[\W_]*(?:sudah|telah|sdh|tlh)\b", re.I)
_AT: Final = re.compile(r"@(?P<nama>[A-Za-z][\w/&.-]*)")


@dataclass(frozen=True, slots=True)
class Atribut:
    """What stands beside the action: ``inti`` is the text without it.

    ``berlabel``: a label said so; ``di_depan``: the party stood before a colon ("Kemnaker: …").
    """

    inti: str
    pic: str | None = None
    waktu: Waktu | None = None
    selesai: bool = False
    berlabel: bool = False
    di_depan: bool = False

    @property
    def ada(self) -> bool:
        """Whether anything stands beside the action."""
        return self.pic is not None or self.waktu is not None or self.berlabel


def selesai(status: str) -> bool:
    """Whether a status or remark says that the matter is closed."""
    return SELESAI.match(status) is not None and _BELUM.search(status) is None


def status_selesai(status: str) -> bool:
    """As ``selesai``; in a column of states "diterima 22 Januari" says the same."""
    return selesai(status) or (
        _TERLAKSANA.match(status) is not None and _BELUM.search(status) is None
    )


class PembacaAtribut:
    """Takes parties and deadlines off the text of an item."""

    def __init__(self, pengenal: PengenalPihak, waktu: PembacaWaktu) -> None:
        self._pengenal = pengenal
        self._waktu = waktu

    def baca(self, teks: str, *, longgar: bool, hasil: bool) -> Atribut:
        """Splits one item. ``longgar``: also an unknown name may stand before a colon or dash.

        ``hasil``: the item stands in a list of results, where a party may also follow the colon.
        """
        if tanpa := _TANPA_PIC_AWAL.match(teks):
            return Atribut(teks[tanpa.end() :], berlabel=True)
        if _EKOR_SELESAI.search(teks):
            return Atribut(teks, selesai=True)
        inti, nilai = medan.pisah(teks)
        atribut = self.gabung(Atribut(inti), nilai)
        for langkah in (self._label_awal, self._kurung_siku, self._kurung_akhir, self._ruas):
            atribut = langkah(atribut, longgar=longgar)
        return self._koma_akhir(self._label_balik(atribut)) if hasil else atribut

    def gabung(self, atribut: Atribut, nilai: Sequence[Nilai]) -> Atribut:
        """Adds labelled values; what is already there stays."""
        pic, waktu, tutup, berlabel = atribut.pic, atribut.waktu, atribut.selesai, atribut.berlabel
        for n in nilai:
            if n.jenis is JenisMedan.PIC and (n.kuat or self._bernama(n.teks)):
                berlabel = True
                nama = _tanpa_waktu(n.teks, self._waktu.semua(n.teks)).split(SAMAR)[0]
                pic = pic or self.pic_sel(_EKOR_WAKTU.sub("", nama))
                waktu = waktu or self._waktu_pilih(n.teks)
            elif n.jenis in (JenisMedan.TENGGAT, JenisMedan.WAKTU):
                calon = self._waktu.dari_sel(n.teks)
                if calon and (n.jenis is JenisMedan.TENGGAT or calon.tanggal):
                    waktu, berlabel = waktu or calon, True
            elif n.jenis is JenisMedan.STATUS:
                tutup = tutup or selesai(n.teks)
        return replace(atribut, pic=pic, waktu=waktu, selesai=tutup, berlabel=berlabel)

    def adalah_pihak(self, teks: str) -> bool:
        """Whether a text names a party and nothing else."""
        return self._pengenal.adalah(teks, longgar=True)

    def pic_sel(self, teks: str) -> str | None:
        """A party from a place that holds nothing else; any wording is taken as written."""
        if _TANPA_PIC.search(teks):
            return None
        return rapikan(teks)

    def _bernama(self, teks: str) -> bool:
        """Whether a value after "Koordinator:" is somebody; in a chat it is what they say."""
        nama = _tanpa_waktu(teks, self._waktu.semua(teks))
        return self.adalah_pihak(nama) or nama_mungkin(nama)

    def _tutup(self, teks: str) -> bool:
        """Whether a remark closes the matter; "selesai 15/6" with a day to come does not."""
        if not selesai(teks):
            return False
        return _SUDAH.match(teks) is not None or not self._waktu.akan_datang(teks)

    def _waktu_pilih(self, teks: str) -> Waktu | None:
        temuan = self._waktu.pilih(teks)
        return Waktu(temuan.teks, temuan.tenggat.tanggal) if temuan else None

    def _label_awal(self, a: Atribut, *, longgar: bool) -> Atribut:
        """``Kemnaker: kirim data``, ``kemnaker + bpjstk: …``, ``blm ada PIC: …``."""
        m = _TITIK_DUA.match(a.inti)
        if m is None:
            return a
        label = m.group("label").strip()
        sisa = a.inti[m.end() :]
        if _TANPA_PIC.search(label):
            return Atribut(sisa, None, a.waktu, a.selesai, berlabel=True)
        if SELESAI.match(label) and not _BELUM.search(label):
            return Atribut(sisa, None, a.waktu, selesai=True)
        # "Sekretariat rapat: Asdep Konektivitas" fills a role; nobody is to do anything.
        peran = self.adalah_pihak(sisa.strip(" ."))
        if a.pic is None and not peran and self._nama(label, longgar=longgar):
            return Atribut(sisa, rapikan(label), a.waktu, a.selesai, a.berlabel, di_depan=True)
        return a

    def _label_balik(self, a: Atribut) -> Atribut:
        """``Naskah sambutan: Tim Substansi (5 September)``: the action first, then its party."""
        m = _TITIK_DUA.match(a.inti)
        if m is None or a.pic is not None:
            return a
        label, sisa = m.group("label").strip(), a.inti[m.end() :]
        samar = samarkan(sisa, self._waktu.semua(sisa))
        nama = _kupas(samar.strip())
        if (yang := _YANG_MENGERJAKAN.match(nama)) is not None:
            nama = yang.group("pihak")
        if SAMAR in nama or not self.adalah_pihak(nama):
            nama = re.sub(rf"\([^)]*\)?|[,;{SAMAR}].*$", " ", samar).strip(" .,-–")
        if (
            _BUKAN_AKSI.match(label)
            or self.adalah_pihak(label)
            or not nama
            or not self._pengenal.adalah(nama, longgar=True)
        ):
            return a
        return replace(a, inti=label, pic=rapikan(nama), waktu=a.waktu or self._waktu_pilih(sisa))

    def _koma_akhir(self, a: Atribut) -> Atribut:
        """``Data dipertajam, Deputi IV, 1 minggu``: a party between the action and its deadline."""
        ruas = a.inti.split(", ")
        if a.pic is not None or len(ruas) < 3 or self._pengenal.di_awal(a.inti) is not None:
            return a
        nama, waktu = ruas[-2], self._waktu.dari_sel(ruas[-1])
        sebelum = ruas[-3].split()
        deret = any(self._pengenal.adalah(" ".join(sebelum[-n:])) for n in (1, 2, 3))
        if waktu is None or waktu.tanggal is None or deret:
            return a
        if not self._pengenal.adalah(nama, pasti=True):
            return a
        return replace(a, inti=", ".join(ruas[:-2]), pic=rapikan(nama), waktu=a.waktu or waktu)

    def _nama(self, frasa: str, *, longgar: bool) -> bool:
        frasa = frasa.strip().lstrip("@")
        if self._pengenal.adalah(frasa, longgar=True, pasti=not longgar):
            kata = frasa.split()
            return longgar or len(kata) > 1 or kata[0].lower() not in leksikon.KELAS
        return longgar and nama_mungkin(frasa)

    def _kurung_siku(self, a: Atribut, *, longgar: bool) -> Atribut:
        for m in _KURUNG_SIKU.finditer(a.inti):
            if a.pic is None and self._pengenal.adalah(m.group(1), longgar=True):
                sisa = medan.rapikan(a.inti[: m.start()] + " " + a.inti[m.end() :])
                return replace(a, inti=sisa, pic=rapikan(m.group(1)))
        if a.pic is None and (at := _AT.search(a.inti)):
            sisa = medan.rapikan(a.inti[: at.start()] + " " + a.inti[at.end() :])
            return replace(a, inti=sisa, pic=rapikan(at.group("nama")))
        return a

    def _kurung_akhir(self, a: Atribut, *, longgar: bool) -> Atribut:
        """``… (Asdep 4, 18 Maret)``; not "Badan Pusat Statistik (BPS)", which is one name."""
        m = _KURUNG_AKHIR.search(a.inti) or self._kurung_sebelum_waktu(a.inti)
        if m is None:
            return a
        isi = m.group(1)
        samar = _tanpa_waktu(isi, self._waktu.semua(isi))
        sebelum = a.inti[: m.start()]
        if self._tutup(isi):
            return replace(a, inti=sebelum, selesai=True)
        if (yang := _YANG_MENGERJAKAN.match(samar)) is not None:
            samar = yang.group("pihak")
        nama = not self._kepanjangan(sebelum, samar) and self._nama(samar, longgar=False)
        if not nama or a.pic is not None:
            return a
        waktu = a.waktu or self._waktu_pilih(isi) or self._waktu_pilih(a.inti[m.end() :])
        return replace(a, inti=sebelum.strip(), pic=rapikan(samar), waktu=waktu)

    def _kurung_sebelum_waktu(self, inti: str) -> re.Match[str] | None:
        """The bracket in ``naskah akademik (Biro Hukum), 31 Agustus``."""
        akhir = next(
            (t for t in self._waktu.semua(inti) if not inti[t.akhir :].strip(" .;)")), None
        )
        if akhir is None:
            return None
        return _KURUNG_AKHIR.search(inti[: akhir.awal].rstrip(" ,;–-"))

    def _kepanjangan(self, sebelum: str, singkatan: str) -> bool:
        """Whether the bracket abbreviates the name before it, or names the source of a thing."""
        kata = [k for k in urai(sebelum)[-9:] if not k.tanda]
        huruf = "".join(k.teks[0] for k in kata if k.berkapital)
        inti = re.sub(r"[^A-Z]", "", singkatan)
        if len(inti) >= 2 and huruf.endswith(inti):
            return True
        return len(singkatan.split()) == 1 and any(
            self._pengenal.adalah(sebelum[k.awal :].strip())
            for k in urai(sebelum)[-9:]
            if k.berkapital and k.akhir < len(sebelum)
        )

    def _ruas(self, a: Atribut, *, longgar: bool) -> Atribut:
        """``Aprisindo – daftar perusahaan – 8 April``: pieces between dashes."""
        ruas = _PEMISAH.split(a.inti)
        if len(ruas) < 2 or len(ruas) > 6:
            return a
        pic, waktu, tutup = a.pic, a.waktu, a.selesai
        sisa: list[str] = []
        for n, bagian in enumerate(ruas):
            temuan = self._waktu.semua(bagian)
            sendiri = self._waktu.dari_sel(bagian) if n > 0 and not temuan else None
            if sendiri is not None and sendiri.tanggal is not None:
                waktu = waktu or sendiri
                continue
            samar = _tanpa_waktu(bagian, temuan)
            depan = n == 0 and longgar and pic is None
            if pic is None and samar and self._nama(samar, longgar=depan) and len(ruas) > 1:
                pic = rapikan(samar)
                waktu = waktu or (self._waktu_pilih(bagian) if temuan else None)
            elif temuan and not samar and n > 0:
                waktu = waktu or Waktu(temuan[0].teks, temuan[0].tenggat.tanggal)
            elif n > 0 and self._tutup(bagian):
                tutup = True
            else:
                sisa.append(bagian)
        if not sisa:
            return a
        kurung = self._kurung_akhir(replace(a, inti=sisa[0]), longgar=longgar)
        if pic is None and kurung.pic is not None:
            pic, sisa[0], waktu = kurung.pic, kurung.inti, waktu or kurung.waktu
        inti = a.inti if len(sisa) == len(ruas) else " – ".join(sisa)
        return replace(a, inti=inti, pic=pic, waktu=waktu, selesai=tutup)


def _kupas(teks: str) -> str:
    """A name without the marks around it; its own brackets stay: "… Mineral (ESDM)"."""
    teks = teks.strip(" .,;*-–")
    while teks.endswith(")") and teks.count(")") > teks.count("("):
        teks = teks[:-1].rstrip(" .,;*-–")
    while teks.startswith("(") and teks.count("(") > teks.count(")"):
        teks = teks[1:].lstrip(" .,;*-–")
    return teks[1:-1] if re.fullmatch(r"\([^()]*\)", teks) else teks


def _tanpa_waktu(teks: str, temuan: Sequence[TenggatDitemukan]) -> str:
    """What is left beside the deadlines; several pieces stay apart, and are then no name."""
    sisa = [_kupas(r) for r in samarkan(teks, temuan).split(SAMAR)]
    return SAMAR.join(r for r in sisa if r)
