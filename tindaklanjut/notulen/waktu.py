"""By when: which of the dates in a sentence is the deadline.

Reading a phrase is the work of ``tindaklanjut.tenggat``; here it is only decided which phrase
counts. Minutes are full of other dates: the month of the data, the day of a letter, the meeting
before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen.kata import SAMAR
from tindaklanjut.notulen.ragam import lewati
from tindaklanjut.tenggat import Keadaan, TenggatDitemukan, baca_tenggat, cari_tenggat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inti.tanggal import Kalender

# A date right after one of these tells which data, letter or meeting is meant.
_KETERANGAN_BENDA: Final = re.compile(
    r"\b(?:data|periode|posisi|laporan|realisasi|capaian|kinerja|sakernas|susenas|survei|sensus"
    r"|rapat|rakor|pertemuan|surat|dinas|nomor|no\.?|versi|edisi|tahun|ta|apbn|apbd|rkp|renja|rka"
    r"|dipa|angka|stok|produksi|inflasi|sejak|selama|antara|dari|per|kepmen|permen|perpres|inpres"
    r"|undangan|notula|kunjungan|acara|libur|umk|ump|terhitung|tmt|berlaku|kontrak|pagu"
    r"|bunga|subsidi|pembayaran|musim|panen|penerima|hari raya|hut)"
    r"(?:\s+(?:koordinasi|nota|terakhir|kerja|upah|minimum|pada|bulan|tanggal|tgl\.?|per|s\.d\.?|"
    r"triwulan|semester|tw|agustus|februari|hari))*\s*$",
    re.IGNORECASE,
)
_WAKTU: Final = re.compile(
    r"\d|besok|lusa|depan|dpn|\bini\b|akhir|awal|pertengahan|tengah|minggu|pekan|bulan|tahun"
    r"|EO[DWMY]|"
    r"januari|februari|maret|april|\bmei\b|juni|juli|agustus|september|oktober|november|desember|"
    r"senin|selasa|rabu|kamis|jum.?at|sabtu|ahad|triwulan|\btw\b|semester|kuartal",
    re.IGNORECASE,
)
_PADA: Final = re.compile(r"\bpada\s+$", re.IGNORECASE)
_BATAS_KIRI: Final = re.compile(
    r"(?:^|[,;:(|–—-]|\b(?:pada|saat|hari|selesai|tanggal|tgl\.?))\s*$", re.IGNORECASE
)
_TEGAS: Final = re.compile(
    r"(?:paling|plg|plng|selambat|sebelum|sblm|tenggat|batas|deadline|due|by\b|maks|jatuh tempo"
    r"|DL\b|dalam)",
    re.I,
)
# A piece of its own, at a comma, bracket or dash, that may be nothing but a time: ", dua minggu".
_RUAS: Final = re.compile(
    r"(?:[,;:(|–—]\s*|\s-\s+|\b(?:target|eta|pada|selesai|rampung|waktu)\s+)(?:target\s+|pada\s+"
    r"|eta\s+|waktu\s+)*"
    r"(?P<isi>[^,;:()|–—]{3,40}?)\s*(?=[,;)|–—]|\s-\s|\.?\s*$|\.\s)"
    r"|\s(?P<kini>hari\s+ini|(?:besok|lusa)(?:\s+(?:pagi|siang|sore|malam))?|(?:akhir"
    r"|pertengahan|medio|minggu|pekan)\s+[^,;:()"
    r"|–—.]{3,24}?)(?:\s+juga)?\s*[.!;)]*$",
    re.IGNORECASE,
)
_HASIL_DULU: Final = re.compile(
    r"(?:(?:hasil(?:nya)?|draf|draft|final|konsep|ttd|presiden|kirim|dikirim|lapor|rilis"
    r"|tayang|terbit"
    r"|diserahkan|disetor|dilaporkan|disampaikan|paparan)\s+){0,2}",
    re.IGNORECASE,
)
_SETIAP: Final = re.compile(
    r"\s*(?:(?:di\s+)?(?:setiap|tiap)(?:\s+\w+|nya)|bulan\s+(?:berikutnya|berjalan)|per\s+\w+)",
    re.IGNORECASE,
)
# Without one of these no sentence holds a deadline; most do not, and need not be searched.
_MUNGKIN: Final = re.compile(
    r"\d|lambat|tenggat|batas|deadline|tempo|sebelum|sblm|sampai|hingga|s\.d|maks|dalam|besok"
    r"|lusa|depan|dpn|\bini\b|akhir"
    r"|awal|tengah|minggu|pekan|bulan|tahun|\bhari\b|\bjam\b|EO[DWMY]|triwulan|\btw\b|semester"
    r"|kuartal|senin|selasa|rabu|kamis"
    r"|jum.?at|sabtu|ahad|januari|februari|maret|april|\bmei\b|juni|juli|agustus|september"
    r"|oktober|november|nopember"
    r"|desember|lebaran|idul|natal|nyepi|waisak|imlek|isra|maulid|raya|paskah|segera|rapat"
    r"|setelah|usai|target|due|\bby\b",
    re.IGNORECASE,
)
_DEKAT: Final = 300
# "Setelah izin terbit, … dalam 30 hari" counts from a day that nobody knows yet.
_SETELAH: Final = re.compile(r"\s*(?:setelah|sejak|usai|begitu|sesudah)\b", re.IGNORECASE)
_JANGKA: Final = re.compile(
    r"\b(?:hari|minggu|pekan|bulan|jam)\b(?!\s+(?:ini|depan|ke\b|ke-|pertama|kedua))", re.I
)
# A piece is a time of its own only when it begins like one; "tim draf hari ini" does not.
_AWAL_WAKTU: Final = re.compile(
    r"\d|H\s*[+-]|Q\d|besok|lusa|akhir|awal|pertengahan|medio|minggu|pekan|bulan|tahun|tw\b"
    r"|triwulan"
    r"|semester|kuartal|EO[DWMY]|paling|plg|maks|max|sebelum|sblm|selambat|s\.?d|sampai|hingga"
    r"|dalam"
    r"|tgl|tanggal|hari|target|batas|tenggat|deadline|selesai|se(?:pekan|minggu|bulan)|senin"
    r"|selasa|rabu"
    r"|kamis|jum.?at|sabtu|ahad|jan|feb|peb|mar|apr|mei|jun|jul|agu|ags|agt|sep|okt|oct|nov"
    r"|nop|des|dec"
    r"|satu|dua|tiga|empat|lima|enam|tujuh|sepuluh|lebaran|idul|natal|nyepi|waisak|imlek|by\b|due",
    re.IGNORECASE,
)
_BUKAN_WAKTU: Final = re.compile(r"\b(?:oleh|untuk|dengan|agar|yang|dan|serta|kepada)\b", re.I)
_MINGGU: Final = re.compile(r"minggu|pekan", re.IGNORECASE)
_BILANGAN: Final = re.compile(
    r"(?:\d|\b(?:satu|dua|tiga|empat|lima|enam|beberapa|per|setiap|tiap))\s+$", re.I
)
_NOMOR_UNIT: Final = re.compile(r"(?:\d{1,2}|[IVX]+)\s*,\s*")
_UNIT: Final = re.compile(
    r"\b(?:asdep|deputi|tim|biro|bidang|direktorat|subdit|pokja|bagian|unit|wilayah|kelompok"
    r"|komisi)\s*$",
    re.I,
)
_KOSONG: Final = re.compile(r"^[\W_]*(?:n/?a|nihil|tbd|tba|x)?[\W_]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Waktu:
    """A deadline of a task: the phrase as written and its date, None when it says none."""

    teks: str
    tanggal: date | None


class PembacaWaktu:
    """Reads deadlines relative to ``acuan``, the day of the meeting."""

    def __init__(self, acuan: date, kalender: Kalender) -> None:
        self.acuan = acuan
        self.kalender = kalender
        # The same sentence is looked at from several sides.
        self._ingatan: dict[str, list[TenggatDitemukan]] = {}

    def semua(self, kalimat: str) -> list[TenggatDitemukan]:
        """Every deadline phrase of a sentence, in order."""
        if not _MUNGKIN.search(kalimat):
            return []
        if kalimat not in self._ingatan:
            self._ingatan[kalimat] = self._cari(kalimat)
        return self._ingatan[kalimat]

    def _cari(self, kalimat: str) -> list[TenggatDitemukan]:
        temuan = [
            t
            for t in cari_tenggat(kalimat, acuan=self.acuan, kalender=self.kalender)
            if not (_MINGGU.fullmatch(t.teks) and _BILANGAN.search(kalimat[: t.awal]))
        ]
        temuan = [_berulang(kalimat, self._tanpa_nomor_unit(kalimat, t)) for t in temuan]
        for m in _RUAS.finditer(kalimat):
            awal, akhir = m.span("isi" if m.group("isi") else "kini")
            # "draf 29 Mei", "hasil Rabu": what is due stands before its day.
            awal = lewati(_HASIL_DULU, kalimat, awal)
            isi = kalimat[awal:akhir]
            if any(t.awal < akhir and awal < t.akhir for t in temuan):
                continue
            hasil = baca_tenggat(isi, acuan=self.acuan, kalender=self.kalender)
            waktu_saja = _AWAL_WAKTU.match(isi) and not _BUKAN_WAKTU.search(isi)
            if hasil.tanggal is not None and waktu_saja:
                temuan.append(TenggatDitemukan(isi, awal, akhir, hasil, berisyarat=False))
        return sorted(temuan, key=lambda t: t.awal)

    def _tanpa_nomor_unit(self, kalimat: str, t: TenggatDitemukan) -> TenggatDitemukan:
        """In "Asdep 4, 18 Maret" the 4 belongs to the unit, not to the date."""
        m = _NOMOR_UNIT.match(t.teks)
        if m is None or _UNIT.search(kalimat[: t.awal]) is None:
            return t
        teks = t.teks[m.end() :]
        hasil = baca_tenggat(teks, acuan=self.acuan, kalender=self.kalender)
        return TenggatDitemukan(teks, t.awal + m.end(), t.akhir, hasil, t.berisyarat)

    def pilih(self, kalimat: str) -> TenggatDitemukan | None:
        """The phrase that is the deadline of the task told in this sentence, if any."""
        temuan = [t for t in self.semua(kalimat) if _tenggat_tugas(kalimat, t)]
        if _SETELAH.match(kalimat):
            temuan = [_tanpa_tanggal(t) if _JANGKA.search(t.teks) else t for t in temuan]
        temuan.sort(key=lambda t: (t.tenggat.tanggal is None, not t.berisyarat, t.awal))
        return temuan[0] if temuan else None

    def akan_datang(self, teks: str) -> bool:
        """Whether a text names a day to come; a day of last month without a year reads as next."""
        dekat = self.acuan + timedelta(days=_DEKAT)
        return any(t.tenggat.tanggal and t.tenggat.tanggal < dekat for t in self.semua(teks))

    def samar(self, kalimat: str) -> str:
        """The sentence with its deadlines blanked out, places unchanged, to read its grammar."""
        return samarkan(
            kalimat, [t for t in self.semua(kalimat) if t.berisyarat or t.tenggat.tanggal]
        )

    def dari_sel(self, teks: str) -> Waktu | None:
        """The deadline in a cell or field of its own; None when it is empty.

        The whole text is the phrase, also when it says no date ("segera").
        """
        rapi = " ".join(teks.split()).strip(" .;,")
        if _KOSONG.match(rapi):
            return None
        tanggal = baca_tenggat(rapi, acuan=self.acuan, kalender=self.kalender).tanggal
        if tanggal is None:
            tanggal = next((t.tenggat.tanggal for t in self.semua(rapi) if t.tenggat.tanggal), None)
        return Waktu(rapi, tanggal)


def _tenggat_tugas(kalimat: str, temuan: TenggatDitemukan) -> bool:
    if tegas(temuan):
        return True
    if temuan.tenggat.tanggal is None and not temuan.tenggat.pilihan:
        return False
    sebelum = kalimat[: temuan.awal]
    # "data PHK Februari" tells which data, "kamus data pada 7 Juli" when it is sent.
    kapan = _PADA.search(sebelum) is not None and re.match(r"\w*\s*\d", temuan.teks) is not None
    if not kapan and _KETERANGAN_BENDA.search(sebelum):
        return False
    # The name of a holiday alone is as often a topic ("soal Nyepi") as a day.
    return _WAKTU.search(temuan.teks) is not None or _BATAS_KIRI.search(sebelum) is not None


def _berulang(kalimat: str, t: TenggatDitemukan) -> TenggatDitemukan:
    """ "Paling lambat tanggal 5 setiap bulan" comes back; it says no one date."""
    m = _SETIAP.match(kalimat, t.akhir)
    if m is None:
        return t
    return replace(_tanpa_tanggal(t), teks=kalimat[t.awal : m.end()], akhir=m.end())


def _tanpa_tanggal(t: TenggatDitemukan) -> TenggatDitemukan:
    tanpa = replace(
        t.tenggat,
        keadaan=Keadaan.TANPA_TANGGAL,
        tanggal=None,
        pilihan=(),
        usul_geser=(),
        libur=None,
    )
    return replace(t, tenggat=tanpa)


def tegas(temuan: TenggatDitemukan) -> bool:
    """Whether the phrase can only be a deadline: "paling lambat", "sebelum", "batas waktu"."""
    return temuan.berisyarat and _TEGAS.match(temuan.teks) is not None


def waktu(temuan: TenggatDitemukan | None) -> Waktu | None:
    """The found phrase as a deadline."""
    return None if temuan is None else Waktu(temuan.teks, temuan.tenggat.tanggal)


def samarkan(kalimat: str, temuan: Sequence[TenggatDitemukan]) -> str:
    """The sentence with every deadline blanked out, places unchanged, for reading its grammar."""
    for t in temuan:
        kalimat = kalimat[: t.awal] + SAMAR * (t.akhir - t.awal) + kalimat[t.akhir :]
    return kalimat
