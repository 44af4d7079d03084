"""Rows of a table of follow-ups: party, deadline and state each in a cell of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import leksikon, medan, penanda, penggolong
from tindaklanjut.notulen.atribut import SELESAI, selesai, status_selesai
from tindaklanjut.notulen.penggolong import Bagian, Mode, PetaKolom
from tindaklanjut.notulen.tata import Pola
from tindaklanjut.notulen.timbangan import Konteks
from tindaklanjut.notulen.tugas import Temuan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tindaklanjut.notulen.atribut import PembacaAtribut
    from tindaklanjut.notulen.blok import BarisTabel
    from tindaklanjut.notulen.tata import PembacaTata
    from tindaklanjut.notulen.tugas import PembacaTugas
    from tindaklanjut.notulen.waktu import PembacaWaktu

_JAM: Final = re.compile(r"\s*\d{1,2}[.:]\d{2}\b(?!\.\d{4})")
_SAMA: Final = re.compile(
    r"\s*(?:sda\.?|s\.d\.a\.?|idem|sama|\"|”|〃|,,|-\"-|sama dengan di atas)\s*", re.I
)
_TIDAK_ADA: Final = re.compile(r"(?:tidak|tdk|belum|blm)\s+ada(?:\s+tindak\s*lanjut)?\.?", re.I)
_BELUM: Final = re.compile(
    r"\b(?:belum|blm|proses|progress|berjalan|sebagian|menunggu|outstanding|\d{1,2}\s*%)", re.I
)


@dataclass(frozen=True, slots=True)
class HasilBaris:
    """A task found in a table; ``jenis`` is None when the column does not name one."""

    temuan: Temuan
    awal: int
    akhir: int
    jenis: str | None


class PembacaTabel:
    """Reads the rows of one table."""

    def __init__(
        self,
        tugas: PembacaTugas,
        atribut: PembacaAtribut,
        tata: PembacaTata,
        waktu: PembacaWaktu,
    ) -> None:
        self._tugas = tugas
        self._atribut = atribut
        self._tata = tata
        self._waktu = waktu
        self._pic_terakhir: str | None = None

    def baca(self, baris: Sequence[BarisTabel], bagian: Bagian) -> Iterator[HasilBaris]:
        """The tasks of the rows; nothing for tables of figures, of people or of the day's order."""
        kepala = [penggolong.kolom(b.sel) for b in baris[:3]]
        # A heading of two rows: the one that also names the party says more.
        calon = [n for n, k in enumerate(kepala) if k.berguna] or [
            n for n, k in enumerate(kepala) if k.tugas is not None
        ]
        if calon:
            terbaik = max(calon, key=lambda n: _kelengkapan(kepala[n]))
            for b in baris[terbaik + 1 :]:
                yield from self._baris(b, kepala[terbaik], bagian)
            return
        peta_isi = self._dari_isi(baris)
        if peta_isi is not None and bagian.mode not in (Mode.BAHASAN, Mode.MATI):
            for b in baris:
                yield from self._baris(b, peta_isi, bagian)

    def _dari_isi(self, baris: Sequence[BarisTabel]) -> PetaKolom | None:
        """The columns of a table without headings, told from what stands in them."""
        lebar = max(len(b.sel) for b in baris)
        kolom = [
            [_rapi(b.sel[k]) for b in baris if k < len(b.sel) and b.sel[k]] for k in range(lebar)
        ]
        pic = [k for k, isi in enumerate(kolom) if isi and self._banyak(isi, self._adalah_pihak)]
        waktu = [k for k, isi in enumerate(kolom) if isi and self._banyak(isi, self._adalah_waktu)]
        sisa = [k for k in range(lebar) if k not in (*pic, *waktu) and kolom[k]]
        if not pic or not waktu or not sisa:
            return None
        tugas = max(sisa, key=lambda k: sum(map(len, kolom[k])))
        return PetaKolom(None, tugas, (), pic[0], waktu[0], None, None, None, hadirin=False)

    def _adalah_pihak(self, sel: str) -> bool:
        return self._atribut.adalah_pihak(sel)

    def _adalah_waktu(self, sel: str) -> bool:
        dibaca = self._waktu.dari_sel(sel)
        return dibaca is not None and dibaca.tanggal is not None

    @staticmethod
    def _banyak(isi: Sequence[str], uji: Callable[[str], bool]) -> bool:
        return sum(map(uji, isi)) * 2 >= len(isi)

    def _baris(self, b: BarisTabel, peta: PetaKolom, bagian: Bagian) -> Iterator[HasilBaris]:
        pic_sel, tenggat_sel = _isi(b, peta.pic), _isi(b, peta.tenggat)
        uraian = _isi(b, peta.tugas)
        if not uraian and peta.tugas is None:
            uraian = next((t for k in reversed(peta.cadangan) if (t := _isi(b, k))), "")
        status = _isi(b, peta.status)
        if _SAMA.fullmatch(pic_sel):
            pic = self._pic_terakhir
        else:
            pic = self._atribut.pic_sel(", ".join(self._nama(pic_sel)))
            self._pic_terakhir = pic or self._pic_terakhir
        if not uraian or _JAM.match(tenggat_sel) or self._tutup(b, peta, uraian, bagian):
            return
        if not pic_sel and not tenggat_sel and not status and not _bernomor(b, peta):
            return
        waktu = self._waktu.dari_sel(tenggat_sel)
        for butir in _butir(uraian):
            for dibaca in self._temuan(butir, pic, peta, bagian):
                temuan = Temuan(dibaca.uraian, pic or dibaca.pic, waktu or dibaca.waktu)
                yield HasilBaris(temuan, b.awal, b.akhir, peta.jenis)

    def _nama(self, sel: str) -> list[str]:
        """The names in a cell: one per list item or line, or the whole cell when it is wrapped."""
        baris = [s.strip() for s in sel.split("\n") if s.strip()]
        tanda = [penanda.kenali(s) for s in baris]
        if len(baris) > 1 and all(tanda):
            baris = [s[t.panjang :] for s, t in zip(baris, tanda, strict=True) if t]
            return [_rapi(s).strip(" ;,.") for s in baris]
        sendiri = len(baris) > 1 and all(len(s) > 1 and self._adalah_pihak(s) for s in baris)
        return [s.strip(" ;,") for s in baris] if sendiri else [_rapi(sel)]

    def _tutup(self, b: BarisTabel, peta: PetaKolom, uraian: str, bagian: Bagian) -> bool:
        status, keterangan = _isi(b, peta.status), _isi(b, peta.keterangan)
        tenggat = _isi(b, peta.tenggat)
        if selesai(tenggat) and not self._adalah_waktu(tenggat):
            return True
        if status_selesai(status) or (not status and selesai(keterangan)):
            return True
        if SELESAI.match(uraian) or self._tata.baca(_rapi(uraian)).pola is Pola.SELESAI:
            return True
        lalu = bagian.mode is Mode.LALU
        return lalu and bool(status or keterangan) and not _BELUM.search(status + " " + keterangan)

    def _temuan(self, teks: str, pic: str | None, peta: PetaKolom, bagian: Bagian) -> list[Temuan]:
        ketat = peta.tugas is None and peta.tenggat is None and peta.status is None
        if ketat and bagian.mode in (Mode.BAHASAN, Mode.UMUM, Mode.CAMPUR, Mode.MATI):
            konteks = Konteks(Mode.BAHASAN, pembicara=pic, butir=True)
            return self._tugas.baca(_rapi(teks), konteks)
        konteks = Konteks(Mode.TUGAS, pic=pic, butir=True)
        temuan = self._tugas.baca(_rapi(teks), konteks)
        if temuan or not peta.berguna or self._tata.baca(_rapi(teks)).pola in _BUKAN:
            return temuan[:1] if pic else temuan
        inti, _ = medan.pisah(_rapi(teks))
        return [Temuan(inti, None, None)]


_BUKAN: Final = frozenset((Pola.SELESAI, Pola.SYARAT, Pola.NORMA))


def _kelengkapan(peta: PetaKolom) -> int:
    return sum(k is not None for k in (peta.pic, peta.tenggat, peta.tugas, peta.status))


def _isi(b: BarisTabel, kolom: int | None) -> str:
    isi = b.sel[kolom].strip() if kolom is not None and kolom < len(b.sel) else ""
    return "" if isi.lower() in leksikon.KOSONG or _TIDAK_ADA.fullmatch(isi) else isi


def _rapi(teks: str) -> str:
    return " ".join(teks.split())


def _bernomor(b: BarisTabel, peta: PetaKolom) -> bool:
    return peta.nomor is None or bool(re.match(r"\d", _isi(b, peta.nomor)))


def _butir(sel: str) -> list[str]:
    """The actions in a cell: one per list item when it is a list, otherwise the cell."""
    baris = [s.strip() for s in sel.split("\n") if s.strip()]
    mulai = [n for n, s in enumerate(baris) if penanda.kenali(s)]
    if len(mulai) < 2 or mulai[0] != 0:
        return [_tanpa_penanda(_rapi(sel))]
    tepi = [*mulai, len(baris)]
    return [_tanpa_penanda(_rapi(" ".join(baris[a:b]))) for a, b in pairwise(tepi)]


def _tanpa_penanda(teks: str) -> str:
    tanda = penanda.kenali(teks)
    return teks[tanda.panjang :].strip() if tanda else teks
