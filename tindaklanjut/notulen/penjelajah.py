"""The walk through the parts: headings set the section, lead-ins the party, items give rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from inti.tanggal import TanggalTidakDikenali, baca_tanggal
from tindaklanjut.notulen import baris_tabel, judul, medan, penggolong, ragam
from tindaklanjut.notulen.atribut import Atribut, PembacaAtribut, selesai
from tindaklanjut.notulen.blok import Blok, JenisBlok
from tindaklanjut.notulen.hasil import ButirNotulen
from tindaklanjut.notulen.medan import JenisMedan, Nilai
from tindaklanjut.notulen.penggolong import Bagian, Mode
from tindaklanjut.notulen.pihak import PengenalPihak, rapikan
from tindaklanjut.notulen.tata import PembacaTata, Pola
from tindaklanjut.notulen.timbangan import HASIL, Konteks
from tindaklanjut.notulen.tugas import PembacaTugas, Temuan, pihak_label
from tindaklanjut.notulen.waktu import PembacaWaktu, Waktu, samarkan

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_BELUM: Final = re.compile(
    r"\b(?:belum|blm|proses|progress|berjalan|outstanding|pending|lanjut|terlambat)\b", re.I
)
_TANGGAL_JUDUL: Final = re.compile(r"\d{1,2}\s+[A-Za-z]+\s+\d{4}")
_SUBJEK_PENGANTAR: Final = " melaksanakan"


@dataclass(frozen=True, slots=True)
class _Unit:
    """A part with the labelled lines that belong to it."""

    blok: Blok
    nilai: tuple[Nilai, ...]


@dataclass(frozen=True, slots=True)
class _Naungan:
    """What a heading or lead-in gives to everything deeper than ``tingkat``."""

    tingkat: int
    pic: str | None
    waktu: Waktu | None
    perintah: bool


class Penjelajah:
    """Reads all parts of one minutes text."""

    def __init__(
        self,
        waktu: PembacaWaktu,
        pihak_dikenal: Collection[str],
        awal: Bagian = penggolong.AWAL,
    ) -> None:
        self._waktu = waktu
        self._pengenal = PengenalPihak(pihak_dikenal)
        self._tata = PembacaTata(self._pengenal)
        self._atribut = PembacaAtribut(self._pengenal, waktu)
        self._tugas = PembacaTugas(self._pengenal, waktu, self._tata, self._atribut)
        self._awal = awal
        self._induk = awal
        self._bagian = awal
        # Whether a heading or a table has announced results.
        self.berhasil = False
        self._pembuka: Blok | None = None
        self._naungan: list[_Naungan] = []
        self._lewati: int | None = None
        self.butir: list[ButirNotulen] = []
        # The number of the section each item stands in, and of the present one.
        self.bagian_butir: list[int] = []
        self._nomor_bagian = 0

    def jalan(self, blok: Sequence[Blok]) -> list[ButirNotulen]:
        """The rows of all parts, in order."""
        unit = gabung_medan(blok)
        for n, u in enumerate(unit):
            if n == 0 and self._judul_dokumen(u.blok):
                continue
            berikut = unit[n + 1].blok if n + 1 < len(unit) else None
            self._satu(u, berikut, _anak(unit, n))
        return self.butir

    def _judul_dokumen(self, blok: Blok) -> bool:
        """Whether the first part is the title: it says "rapat" or "notula" and orders nothing."""
        if blok.jenis is JenisBlok.TABEL or ragam.JUDUL_DOKUMEN.search(blok.teks[:60]) is None:
            return False
        if ragam.PENGANTAR_BAGIAN.search(blok.teks):
            return False
        golongan = penggolong.golongkan(blok.teks)
        if len(blok.teks.split()) > 20 or (golongan is not None and golongan[0].mode in HASIL):
            return False
        pola = self._tata.baca(blok.teks).pola
        return pola in (Pola.FRASA, Pola.NOMINA, Pola.KATA_KERJA, Pola.NIHIL, Pola.RAPAT)

    def _satu(self, u: _Unit, berikut: Blok | None, anak: list[Blok]) -> None:
        blok = u.blok
        if blok.jenis is JenisBlok.TABEL:
            self._tabel(blok)
            return
        self._tutup_naungan(blok, berikut)
        if self._lewati is not None:
            if blok.jenis is JenisBlok.BUTIR and blok.tingkat > self._lewati:
                return
            self._lewati = None
        if self._naungi_pihak(blok, berikut, anak):
            return
        temuan = judul.kenali(blok, berikut, self._bagian, self._pembuka)
        if temuan is not None and not (
            temuan.bagian is None and blok.jenis is JenisBlok.BUTIR and u.nilai
        ):
            self._buka_bagian(temuan, u)
            return
        if judul.pengantar(blok, anak) and self._pengantar(blok, anak):
            self._pengantar_bagian(blok)
            return
        self._isi(u)
        if blok.jenis is JenisBlok.PARAGRAF:
            self._pengantar_bagian(blok)

    def _buka_bagian(self, temuan: judul.Judul, u: _Unit) -> None:
        bagian = temuan.bagian
        if temuan.isi and bagian is not None and bagian.mode is Mode.MATI:
            return
        self._nomor_bagian += 1
        sebelum = self._bagian
        self._bagian = judul.ganti_bagian(temuan, u.blok, self._bagian, self._pembuka)
        if self._bagian.mode is Mode.UMUM:
            self._bagian = self._induk
        elif sebelum.mode in HASIL and self._bagian.mode not in HASIL and _bertitik_dua(u.blok):
            # "Capaian:" inside "Kesimpulan": the next such line is back among the results.
            self._induk = sebelum
        elif not _bertitik_dua(u.blok):
            self._induk = self._awal
        self.berhasil = self.berhasil or self._bagian.mode in HASIL
        if self._bagian.mode is Mode.LALU and self._rapat_ini(u.blok.teks):
            self._bagian = replace(self._bagian, mode=Mode.TUGAS)
        if bagian is not None:
            self._pembuka = u.blok
            self._naungan = []
        if temuan.isi:
            pic = self._pihak_judul(u.blok.teks.partition(":")[0], bagian) if bagian else None
            if pic is not None:
                self._naungan = [_Naungan(-2, pic, None, perintah=False)]
            self._isi(_Unit(replace(u.blok, teks=temuan.isi), u.nilai))
            self._naungan = [n for n in self._naungan if n.tingkat != -2]
        elif bagian is not None and (pic := self._pihak_judul(u.blok.teks, bagian)):
            self._naungan = [_Naungan(-2, pic, None, perintah=False)]

    def _rapat_ini(self, judul_bagian: str) -> bool:
        """Whether "Tindak lanjut rapat tanggal …" means this very meeting."""
        m = _TANGGAL_JUDUL.search(judul_bagian)
        if m is None:
            return False
        try:
            return baca_tanggal(m.group()) >= self._waktu.acuan
        except TanggalTidakDikenali:
            return False

    def _pihak_judul(self, teks: str, bagian: Bagian) -> str | None:
        """``Arahan kepada Kemnaker:`` names the party; ``Arahan Deputi:`` names the speaker."""
        m = ragam.JUDUL_BERPIHAK.match(teks)
        if m and self._pengenal.adalah(m.group("pihak"), longgar=True):
            pemberi = bagian.mode is Mode.SARAN and not m.group("depan")
            return (
                None
                if pemberi or (m.group("depan") or "").lower() == "dari"
                else rapikan(m.group("pihak"))
            )
        bacaan = self._tata.baca(teks.rstrip(" :"))
        return bacaan.pic if bacaan.pola is Pola.PASIF and bagian.mode is Mode.TUGAS else None

    def _naungi_pihak(self, blok: Blok, berikut: Blok | None, anak: list[Blok]) -> bool:
        """A line that is nothing but a party, above the items that belong to it."""
        if self._bagian.mode is Mode.MATI and not blok.teks.rstrip().endswith(":"):
            return False
        paragraf = blok.jenis is not JenisBlok.BUTIR
        if paragraf and not (berikut is not None and berikut.jenis is JenisBlok.BUTIR):
            return False
        if not paragraf and not anak:
            return False
        m = ragam.PENGANTAR_PIHAK.match(blok.teks)
        golongan = penggolong.golongkan(blok.teks)
        if golongan is not None and golongan[1]:
            return False
        if m is None or not self._pengenal.adalah(m.group("pihak"), longgar=True, pasti=True):
            return False
        tingkat = -1 if paragraf else blok.tingkat
        self._naungan.append(_Naungan(tingkat, rapikan(m.group("pihak")), None, perintah=False))
        if self._bagian.mode is Mode.MATI:
            self._bagian = self._awal
        return True

    def _tutup_naungan(self, blok: Blok, berikut: Blok | None) -> None:
        """A new part at the same depth ends what an earlier one gave to its items."""
        if blok.jenis is JenisBlok.BUTIR:
            self._naungan = [n for n in self._naungan if n.tingkat < blok.tingkat]
        elif (
            blok.jeda
            or blok.teks.endswith(":")
            or blok.jenis is JenisBlok.JUDUL
            or (berikut is not None and berikut.jenis is JenisBlok.BUTIR)
        ):
            self._naungan = [n for n in self._naungan if n.tingkat < -1]

    def _pengantar(self, blok: Blok, anak: list[Blok]) -> bool:
        """``Kemnaker agar:`` over its orders. True when the line itself is no task."""
        teks = blok.teks.rstrip(" :.")
        samar = samarkan(teks, self._waktu.semua(teks))
        bacaan = self._tata.baca(samar)
        terbuka = bacaan.verba == ""
        if terbuka:
            bacaan = self._tata.baca(samar.rstrip() + _SUBJEK_PENGANTAR)
        verbal = sum(judul.berkepala_verba(a.teks) for a in anak) * 2 > len(anak)
        perintah = bacaan.pola in (Pola.PERINTAH, Pola.JANJI, Pola.WAJIB, Pola.KERJA)
        if perintah and (terbuka or verbal):
            tanggal = self._waktu.pilih(blok.teks)
            self._naungan.append(
                _Naungan(
                    blok.tingkat if blok.jenis is JenisBlok.BUTIR else -1,
                    bacaan.pic,
                    Waktu(tanggal.teks, tanggal.tenggat.tanggal) if tanggal else None,
                    perintah=True,
                )
            )
            return True
        if perintah and not any(self._berpihak(a.teks) for a in anak):
            self._lewati = blok.tingkat if blok.jenis is JenisBlok.BUTIR else -1
            return False
        return blok.teks.rstrip().endswith(":")

    def _pengantar_bagian(self, blok: Blok) -> None:
        """``… dengan kesepakatan sebagai berikut:`` opens a section at the end of a sentence."""
        hasil = self._bagian.mode in (Mode.PUTUSAN, Mode.SARAN, Mode.TUGAS, Mode.LALU)
        m = ragam.PENGANTAR_BAGIAN.search(blok.teks) or ragam.BERIKUT_BAGIAN.match(blok.teks)
        golongan = penggolong.golongkan(m.group("bagian")) if m and not hasil else None
        if golongan is not None:
            self._nomor_bagian += 1
            self._bagian, self._pembuka = golongan[0], blok
            self.berhasil = self.berhasil or self._bagian.mode in HASIL

    def _berpihak(self, teks: str) -> bool:
        return self._pengenal.di_awal(teks) is not None

    def _isi(self, u: _Unit) -> None:
        blok = u.blok
        if self._bagian.mode is Mode.MATI:
            return
        if blok.selesai or any(n.jenis is JenisMedan.STATUS and selesai(n.teks) for n in u.nilai):
            return
        lepas = self._bagian.mode in (Mode.UMUM, Mode.CAMPUR) and _baris_lepas(blok)
        daftar = blok.jenis is JenisBlok.BUTIR or self._bagian.mode in HASIL
        konteks = self._konteks(butir=daftar or bool(u.nilai) or lepas, lepas=lepas)
        temuan = self._tugas.baca(blok.teks, konteks)
        if u.nilai:
            temuan = self._dengan_medan(blok, u.nilai, temuan)
        if self._bagian.mode is Mode.LALU:
            temuan = [t for t in temuan if self._belum_selesai(blok, u.nilai, t)]
        for t in temuan:
            self._tambah(t, blok.awal, blok.akhir)
        if not temuan and self._bagian.mode in (Mode.PUTUSAN, Mode.SARAN) and len(blok.teks) > 10:
            jenis = "kesimpulan" if self._bagian.jenis == "tugas" else self._bagian.jenis
            self.bagian_butir.append(self._nomor_bagian)
            self.butir.append(
                ButirNotulen(jenis, blok.teks, None, None, None, False, blok.awal, blok.akhir)
            )

    def _dengan_medan(
        self, blok: Blok, nilai: Sequence[Nilai], temuan: list[Temuan]
    ) -> list[Temuan]:
        """The labelled lines below an item: they make it a task and say whose."""
        atribut = self._atribut.gabung(Atribut(blok.teks), nilai)
        if not temuan:
            if not atribut.berlabel or self._tata.baca(blok.teks).pola in (
                Pola.SELESAI,
                Pola.LAPOR,
            ):
                return []
            temuan = [Temuan(blok.teks, None, None)]
        return [
            replace(t, pic=pihak_label(atribut.pic, t.pic), waktu=atribut.waktu or t.waktu)
            for t in temuan
        ]

    def _belum_selesai(self, blok: Blok, nilai: Sequence[Nilai], temuan: Temuan) -> bool:
        """Whether an earlier follow-up is still open: it says so, or its day is still to come."""
        if temuan.waktu is not None and self._waktu.akan_datang(temuan.waktu.teks):
            return True
        return _BELUM.search(blok.teks) is not None or any(
            n.jenis is JenisMedan.STATUS and _BELUM.search(n.teks) for n in nilai
        )

    def _konteks(self, *, butir: bool, lepas: bool) -> Konteks:
        pic = next((n.pic for n in reversed(self._naungan) if n.pic), None)
        waktu = next((n.waktu for n in reversed(self._naungan) if n.waktu), None)
        perintah = any(n.perintah for n in self._naungan)
        bahasan = self._bagian.mode is Mode.BAHASAN and not perintah
        return Konteks(
            self._bagian.mode,
            pic=None if bahasan else pic,
            pembicara=pic if bahasan else None,
            waktu=waktu,
            perintah=perintah,
            butir=butir,
            lepas=lepas,
        )

    def _tambah(self, t: Temuan, awal: int, akhir: int, jenis: str | None = None) -> None:
        uraian = medan.rapikan(t.uraian) or t.uraian
        self.bagian_butir.append(self._nomor_bagian)
        self.butir.append(
            ButirNotulen(
                jenis=jenis
                or (
                    "tugas"
                    if self._bagian.mode in (Mode.BAHASAN, Mode.UMUM, Mode.CAMPUR)
                    else self._bagian.jenis
                ),
                uraian=uraian,
                pic=t.pic,
                tenggat_teks=t.waktu.teks if t.waktu else None,
                tenggat=t.waktu.tanggal if t.waktu else None,
                adalah_tugas=True,
                baris_awal=awal,
                baris_akhir=akhir,
            )
        )

    def _tabel(self, blok: Blok) -> None:
        pembaca = baris_tabel.PembacaTabel(self._tugas, self._atribut, self._tata, self._waktu)
        for baris in pembaca.baca(blok.tabel, self._bagian):
            self.berhasil = True
            self._tambah(baris.temuan, baris.awal, baris.akhir, baris.jenis)


def _bertitik_dua(blok: Blok) -> bool:
    return blok.teks.rstrip().endswith(":")


def _baris_lepas(blok: Blok) -> bool:
    """A line of a quick note: short, and no sentence with a full stop."""
    if blok.jenis is JenisBlok.BUTIR:
        return False
    return blok.awal == blok.akhir and len(blok.teks.split()) <= 25 and blok.teks[-1:] != "."


def gabung_medan(blok: Sequence[Blok]) -> list[_Unit]:
    """Gives labelled lines ("PIC: …") to the item above them."""
    hasil: list[_Unit] = []
    for n, b in enumerate(blok):
        nilai = medan.baca(b.teks) if b.jenis is not JenisBlok.TABEL else None
        nilai = nilai if nilai is not None and nilai.teks else None
        berikut = blok[n + 1] if n + 1 < len(blok) else None
        if nilai is None:
            hasil.append(_Unit(b, ()))
        elif nilai.jenis is JenisMedan.URAIAN:
            hasil.append(_Unit(replace(b, teks=nilai.teks), ()))
        elif _menempel(hasil, b, berikut, nilai):
            akhir = hasil[-1]
            hasil[-1] = _Unit(replace(akhir.blok, akhir=b.akhir), (*akhir.nilai, nilai))
        else:
            hasil.append(_Unit(b, ()))
    return hasil


def _menempel(hasil: Sequence[_Unit], b: Blok, berikut: Blok | None, nilai: Nilai) -> bool:
    if not hasil or hasil[-1].blok.jenis in (JenisBlok.TABEL, JenisBlok.JUDUL):
        return False
    if hasil[-1].blok.teks.rstrip().endswith(":"):
        return False
    kepala = (
        nilai.jenis is JenisMedan.PIC
        and b.jeda
        and berikut is not None
        and berikut.jenis is JenisBlok.BUTIR
        and berikut.tingkat == 0
    )
    catatan = hasil[-1].blok.jenis is JenisBlok.BUTIR or bool(hasil[-1].nilai)
    lemah = nilai.jenis is JenisMedan.WAKTU or not nilai.kuat
    return not kepala and (catatan or not lemah)


def _anak(unit: Sequence[_Unit], n: int) -> list[Blok]:
    """The items directly below a part: one level deeper, or any after a plain line."""
    induk = unit[n].blok
    dasar = induk.tingkat if induk.jenis is JenisBlok.BUTIR else -1
    anak: list[Blok] = []
    for u in unit[n + 1 :]:
        if u.blok.jenis is not JenisBlok.BUTIR or u.blok.tingkat <= dasar:
            break
        if not anak or u.blok.tingkat == anak[0].tingkat:
            anak.append(u.blok)
    return anak
