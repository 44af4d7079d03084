"""The plan of an import: what would be created, changed, left alone or refused, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from akun.models import UnitKerja
from akun.muat import PetaPihak
from impor.baca import Baris, BukuDibaca, Catatan, baca_buku
from impor.keadaan import Kunci, keadaan_tersimpan
from impor.papan import Entri, Papan, pihak_disebut
from impor.penjaga import Penjaga, tak_terlihat
from impor.periksa import saring
from impor.skema import LEMBAR
from inti.galat import Temuan, Tingkat
from notifikasi.kalender import kalender

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import date

    from akun.models import Pengguna
    from impor.mentah import LembarMentah
    from impor.sel import Isi


@dataclass(slots=True)
class Ringkasan:
    """Counts of one sheet."""

    baru: int = 0
    ubah: int = 0
    sama: int = 0


@dataclass(slots=True)
class Rencana:
    """Everything the preview shows and the write needs."""

    buku: BukuDibaca
    diterima: list[Entri] = field(default_factory=list)
    ditolak: list[Baris] = field(default_factory=list)
    alasan_ditolak: dict[int, list[str]] = field(default_factory=dict)
    galat: list[Catatan] = field(default_factory=list)
    peringatan: list[Catatan] = field(default_factory=list)
    instansi_baru: list[str] = field(default_factory=list)

    @property
    def ringkasan(self) -> dict[str, Ringkasan]:
        """Counts per sheet of the workbook, accepted rows only."""
        hasil = {nama: Ringkasan() for nama in self.buku.baris}
        for e in self.diterima:
            r = hasil[e.lembar]
            if e.lama is None:
                r.baru += 1
            elif e.berubah:
                r.ubah += 1
            else:
                r.sama += 1
        return hasil

    def berubah(self, lembar: str) -> list[Isi]:
        """Accepted rows of a sheet that create or change something."""
        return [e.isian for e in self.diterima if e.lembar == lembar and e.berubah]


def rencanakan(
    buku: Sequence[LembarMentah],
    *,
    oleh: Pengguna | None,
    pada: date,
    kemajuan: Callable[[str, int], None] = lambda teks, persen: None,
) -> Rencana:
    """Read, merge and judge a workbook without writing anything.

    ``oleh`` is the importer of the page (None: the operator's command line), ``pada`` today.
    """
    kemajuan("Membaca lembar", 40)
    dibaca = baca_buku(buku)
    kemajuan("Membandingkan dengan data tersimpan", 60)
    unit = _unit_disebut(dibaca)
    asing = tak_terlihat(oleh, pada, unit)
    _tolak_asing(dibaca, asing)
    lama = keadaan_tersimpan(_unit_pemilik(dibaca) - asing, unit_dikenal=unit)
    papan = Papan(lama, PetaPihak(unit), kalender(), dibaca)
    rencana = Rencana(dibaca)
    rencana.galat += dibaca.galat
    rencana.peringatan += dibaca.peringatan
    entri = list(_entri(dibaca, papan))
    kemajuan("Memeriksa aturan", 80)
    hidup = [e for e in entri if not e.baris.galat]
    penjaga = Penjaga(oleh, pada, unit, papan)
    saring(hidup, papan, pada=pada, tambahan=penjaga.periksa)
    _kumpulkan(entri, dibaca, papan, rencana)
    rencana.instansi_baru = papan.pihak.instansi_baru(pihak_disebut(rencana.diterima))
    return rencana


def _unit_pemilik(dibaca: BukuDibaca) -> set[str]:
    """Units whose facts the workbook tells."""
    semua = (b.nilai.get("unit") for daftar in dibaca.baris.values() for b in daftar)
    return {str(kode) for kode in semua if kode}


def _unit_disebut(dibaca: BukuDibaca) -> set[str]:
    """Units the workbook names, with every stored unit above them."""
    kode = _unit_pemilik(dibaca)
    for baris in dibaca.baris.get("Unit", ()):
        kode |= {str(baris.nilai[n]) for n in ("kode", "induk") if baris.nilai.get(n)}
    jalur = UnitKerja.objects.filter(kode__in=kode).values_list("jalur", flat=True)
    pk = {int(b) for j in jalur for b in j.strip("/").split("/") if b}
    return kode | set(UnitKerja.objects.filter(pk__in=pk).values_list("kode", flat=True))


def _tolak_asing(dibaca: BukuDibaca, asing: Collection[str]) -> None:
    for baris in (b for daftar in dibaca.baris.values() for b in daftar):
        kode = baris.nilai.get("unit")
        if kode in asing:
            alasan = f"Unit {kode} belum ada. Tambahkan barisnya atau perbaiki rujukannya."
            baris.galat.append(baris.catatan("unit", alasan))


def _entri(dibaca: BukuDibaca, papan: Papan) -> Iterator[Entri]:
    """Rows with a readable key become entries; a repeated key is a fault of the later row."""
    for lembar in LEMBAR:
        dikenal: dict[Kunci, Baris] = {}
        for baris in dibaca.baris.get(lembar.nama, ()):
            kunci = tuple(baris.nilai.get(k.bidang) for k in lembar.kunci)
            if any(k.bidang not in baris.nilai for k in lembar.kunci):
                continue
            if kunci in dikenal:
                alasan = f"Kunci ganda: sama dengan baris {dikenal[kunci].nomor}."
                baris.galat.append(baris.catatan(lembar.kunci[-1].bidang, alasan))
                continue
            dikenal[kunci] = baris
            lama = papan.lama[lembar.nama].get(kunci)
            isian = papan.satukan(baris)
            entri = Entri(baris, kunci, isian, lama)
            if baris.galat:
                papan.angkat(entri)
            else:
                papan.taruh(lembar.nama, kunci, isian)
            yield entri


def _kumpulkan(entri: list[Entri], dibaca: BukuDibaca, papan: Papan, rencana: Rencana) -> None:
    """Sort the verdicts into accepted rows, refused rows, faults and warnings, in sheet order."""
    per_baris = {id(e.baris): e for e in entri}
    for daftar in dibaca.baris.values():
        for baris in daftar:
            e = per_baris.get(id(baris))
            temuan = e.temuan if e is not None else []
            salah = [*baris.galat, *(_catat(baris, t) for t in temuan if t.menolak)]
            hati = [_catat(baris, t) for t in temuan if t.tingkat is Tingkat.PERINGATAN]
            if e is not None and e.menunggu and not salah:
                hati = [baris.catatan(baris.lembar.kunci[0].bidang, e.menunggu)]
            rencana.galat += salah
            rencana.peringatan += hati
            if salah or (e is not None and e.menunggu):
                rencana.ditolak.append(baris)
                alasan = [f"{c.kolom}: {c.alasan}" for c in salah] or [c.alasan for c in hati]
                rencana.alasan_ditolak[id(baris)] = alasan
            elif e is not None:
                rencana.diterima.append(e)


def _catat(baris: Baris, temuan: Temuan) -> Catatan:
    return baris.catatan(temuan.bidang, temuan.pesan, temuan.nilai)
