"""The board the rules look at: what is stored, overlaid with the accepted rows of the workbook."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from impor.keadaan import Keadaan, Kunci, susun
from impor.kolom_khusus import AKHIR_TRIWULAN, KodeTanpaTahun
from inti.galat import Temuan, peringatan
from inti.triwulan import akhir_triwulan
from kinerja.aturan import rapikan_iku, rapikan_realisasi
from kinerja.isian import IsianIKU, IsianRealisasi
from rb.isian import IsianRB
from renaksi.aturan import rapikan_renaksi, rapikan_tahapan
from renaksi.isian import IsianRenaksi, IsianTahapan
from tindaklanjut.isian import IsianRapat, IsianTindakLanjut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from akun.muat import PetaPihak
    from impor.baca import Baris, BukuDibaca
    from impor.sel import Isi
    from inti.tanggal import Kalender


@dataclass(slots=True)
class Entri:
    """One row of the workbook on its way to become a fact."""

    baris: Baris
    kunci: Kunci
    isian: Isi
    lama: Isi | None
    temuan: list[Temuan] = field(default_factory=list)
    menunggu: str = ""

    @property
    def lembar(self) -> str:
        return self.baris.lembar.nama

    @property
    def berubah(self) -> bool:
        return bool(self.isian != self.lama)


class Papan:
    """Stored facts and accepted rows by sheet and key, with the look-ups the rules need."""

    def __init__(
        self, lama: Keadaan, pihak: PetaPihak, kalender: Kalender, buku: BukuDibaca
    ) -> None:
        self.lama = lama
        self.pihak = pihak
        self.kalender = kalender
        self.tahun_buku = _tahun_buku(buku)
        self.isi: Keadaan = {nama: dict(baris) for nama, baris in lama.items()}
        self.ditolak: dict[str, dict[Kunci, Entri]] = defaultdict(dict)
        self._topik: dict[tuple[str, int, str], dict[str, str]] = {}
        self._rapat: dict[tuple[str, int, int, str, str], list[date]] = {}
        self._komponen: dict[tuple[str, int, str, int], list[Kunci]] = {}

    def satukan(self, baris: Baris) -> Isi:
        """The isian of a row: the stored one (or the defaults) under the cells given."""
        kelas = baris.lembar.isian
        kunci = {k.bidang: baris.nilai[k.bidang] for k in baris.lembar.kunci}
        lama = self.lama[baris.lembar.nama].get(tuple(kunci.values()))
        baku = _nilai_baku(kelas)
        isi: dict[str, Isi] = {}
        for kolom in baris.lembar.kolom:
            nama = kolom.bidang
            if kolom.kunci or nama not in baris.nilai:
                continue
            nilai = baris.nilai[nama]
            if nilai is None or nilai in ("", ()):
                if kolom.tetap and lama is not None:
                    continue
                nilai = baku[nama]
            isi[nama] = nilai
        dasar = lama if lama is not None else kelas(**kunci)
        return replace(dasar, **self._khusus(dasar, isi))

    def _khusus(self, dasar: Isi, isi: dict[str, Isi]) -> dict[str, Isi]:
        """Turn what a cell can only hint at into plain values."""
        if isinstance(dasar, IsianRB):
            for n in range(1, 5):
                if isi.get(f"tw{n}") == AKHIR_TRIWULAN:
                    akhir = akhir_triwulan(dasar.tahun, n)
                    isi[f"tw{n}"] = self.kalender.hari_kerja_terakhir(akhir)
        if "pic" in isi:
            isi["pic"] = self.nama_resmi(dasar.unit, isi["pic"])
        if "pendukung" in isi:
            isi["pendukung"] = tuple(self.nama_resmi(dasar.unit, n) for n in isi["pendukung"])
        if isi.get("pengawal"):
            orang = self.pihak.pengguna.get(isi["pengawal"].casefold())
            isi["pengawal"] = orang.username if orang else isi["pengawal"]
        if isinstance(dasar, IsianTindakLanjut) and "iku" in isi:
            isi["iku"] = self._iku_bertahun(replace(dasar, **{**isi, "iku": ()}), isi["iku"])
        if isinstance(dasar, IsianRapat | IsianTindakLanjut):
            self._pertahankan_tahun_lain(dasar, isi)
        return isi

    def _pertahankan_tahun_lain(self, dasar: Isi, isi: dict[str, Isi]) -> None:
        # A workbook of one year says nothing of links to another: they stay. One without any year
        # says all there is to say.
        if not self.tahun_buku:
            return
        for nama in ("renaksi", "iku", "tonggak"):
            if nama in isi:
                lain = tuple(r for r in getattr(dasar, nama) if r[0] not in self.tahun_buku)
                isi[nama] = (*isi[nama], *lain)

    def _iku_bertahun(
        self, isian: IsianTindakLanjut, rujukan: Iterable[tuple[int, str] | KodeTanpaTahun]
    ) -> tuple[tuple[int, str], ...]:
        """Give a bare code the likeliest year that has it: of the source, a date, the workbook."""
        tanggal = [self.tanggal_sumber(isian), isian.tenggat, isian.tanggal_selesai]
        tahun = [isian.sumber.kendala[0]] if isian.sumber.kendala is not None else []
        tahun += [t.year for t in tanggal if t is not None]
        tahun += sorted(self.tahun_buku)
        dikenal = self.isi["IKU"].keys() | self.ditolak["IKU"].keys()
        hasil: list[tuple[int, str]] = []
        for r in rujukan:
            if isinstance(r, KodeTanpaTahun):
                calon = (t for t in tahun if (isian.unit, t, r.kode) in dikenal)
                hasil.append((next(calon, tahun[0] if tahun else 0), r.kode))
            else:
                hasil.append(r)
        return tuple(hasil)

    def nama_resmi(self, unit: str, nama: str) -> str:
        """The spelling already in use for a user, team or institution."""
        kunci = nama.casefold()
        jenis = self.pihak.jenis(unit, nama)
        if jenis == "pengguna":
            return self.pihak.pengguna[kunci].username
        if jenis == "tim":
            return self.pihak.tim[unit, kunci].nama
        instansi = self.pihak.instansi.get(kunci)
        return instansi.nama if instansi else nama

    def taruh(self, nama: str, kunci: Kunci, isian: Isi) -> None:
        """Lay an accepted row on the board."""
        self.isi[nama][kunci] = isian

    def angkat(self, entri: Entri) -> None:
        """Take a refused row off the board; what was stored shows again."""
        self.ditolak[entri.lembar][entri.kunci] = entri
        if entri.lama is None:
            self.isi[entri.lembar].pop(entri.kunci, None)
        else:
            self.isi[entri.lembar][entri.kunci] = entri.lama

    def susun_ulang(self) -> None:
        """Rebuild the look-ups after rows came or went."""
        self._topik = {}
        for t in self.isi["Topik"].values():
            self._topik.setdefault(t.iku, {})[t.nama.casefold()] = t.nama
        self._rapat = {}
        for r in self.isi["Rapat"].values():
            for tahun, tw, kode, nomor in r.renaksi:
                if r.tanggal is not None:
                    kunci = (r.unit, tahun, tw, kode, nomor)
                    self._rapat.setdefault(kunci, []).append(r.tanggal)
        self._komponen = {}
        for kunci_komponen in self.isi["Komponen"]:
            self._komponen.setdefault(kunci_komponen[:4], []).append(kunci_komponen)

    def rapat_renaksi(self, isian: IsianRenaksi) -> list[date]:
        """Dates of the rapat linked to a renaksi."""
        kunci = (isian.unit, isian.tahun, isian.triwulan, isian.kode, isian.nomor)
        return self._rapat.get(kunci, [])

    def komponen(self, unit: str, tahun: int, kode: str, triwulan: int) -> list[Isi]:
        """Komponen of one IKU-quarter."""
        return [
            self.isi["Komponen"][k] for k in self._komponen.get((unit, tahun, kode, triwulan), [])
        ]

    def topik(self, isian: IsianRenaksi) -> tuple[str, str] | None:
        """Resolve the topic cell of a renaksi: a name of its own IKU, or ``2.1/name``."""
        teks = "/".join(isian.topik) if isinstance(isian.topik, tuple) else isian.topik
        if not teks:
            return None
        sendiri = self._topik.get(isian.iku, {}).get(str(teks).casefold())
        if sendiri is not None:
            return (isian.kode, sendiri)
        kode, _, nama = str(teks).partition("/")
        kode, nama = kode.strip(), nama.strip()
        asli = self._topik.get((isian.unit, isian.tahun, kode), {}).get(nama.casefold())
        return (kode, asli) if asli is not None else None

    def rapikan(self, isian: Isi) -> tuple[Isi, list[Temuan]]:
        """Defaults and normal forms that depend on the rest of the board."""
        temuan: list[Temuan] = []
        if isinstance(isian, IsianIKU):
            isian = self._warisi_sasaran(isian)
            isian, temuan = rapikan_iku(isian)
        elif isinstance(isian, IsianTahapan):
            isian = rapikan_tahapan(isian)
        elif isinstance(isian, IsianRenaksi):
            topik = self.topik(isian)
            if topik is not None:
                isian = replace(isian, topik=topik)
            isian, temuan = rapikan_renaksi(isian, self.rapat_renaksi(isian))
        elif isinstance(isian, IsianRealisasi):
            iku = self.isi["IKU"].get(isian.iku)
            if iku is not None:
                isian = rapikan_realisasi(isian, iku, self.komponen(*isian.kunci))
        return susun(isian), temuan

    def _warisi_sasaran(self, isian: IsianIKU) -> IsianIKU:
        if isian.sasaran or not isian.sasaran_nomor:
            return isian
        for lain in self.isi["IKU"].values():
            if lain.pk == isian.pk and lain.sasaran_nomor == isian.sasaran_nomor and lain.sasaran:
                return replace(isian, sasaran=lain.sasaran)
        return isian

    def tanggal_sumber(self, isian: IsianTindakLanjut) -> date | None:
        """Day of the rapat a task comes from."""
        if isian.sumber.hasil is None:
            return None
        rapat = self.isi["Rapat"].get((isian.unit, isian.sumber.hasil[0]))
        return rapat.tanggal if rapat is not None else None


def pihak_disebut(entri: Iterable[Entri]) -> list[tuple[str, str]]:
    """Every (unit, name) that rows use as PIC or pendukung."""
    hasil: list[tuple[str, str]] = []
    for e in entri:
        nama = [getattr(e.isian, "pic", ""), *getattr(e.isian, "pendukung", ())]
        hasil += [(e.isian.unit, n) for n in nama if n]
    return hasil


def _nilai_baku(kelas: type) -> dict[str, Isi]:
    return {f.name: None if f.default is MISSING else f.default for f in fields(kelas)}


def _tahun_buku(buku: BukuDibaca) -> frozenset[int]:
    """Years the workbook speaks about."""
    tahun: set[int] = set()
    for baris in (b for daftar in buku.baris.values() for b in daftar):
        if isinstance(baris.nilai.get("tahun"), int):
            tahun.add(baris.nilai["tahun"])
        for nama in ("tanggal", "tenggat", "tanggal_selesai"):
            if isinstance(baris.nilai.get(nama), date):
                tahun.add(baris.nilai[nama].year)
        for nama in ("renaksi", "iku", "tonggak"):
            nilai = baris.nilai.get(nama)
            if isinstance(nilai, tuple):
                tahun |= {r[0] for r in nilai if isinstance(r, tuple) and isinstance(r[0], int)}
    return frozenset(tahun)


def peringatan_persen(bidang: str, teks: str) -> Temuan:
    """A value between 0 and 1 where a percentage is expected and the format is unknown."""
    return peringatan(bidang, "Nilai antara 0 dan 1 pada kolom persen; periksa satuannya.", teks)


def bidang_berubah(entri: Entri) -> list[str]:
    """Fields whose value differs from the stored one, for the cell-by-cell preview."""
    if entri.lama is None:
        return []
    return [
        f.name
        for f in fields(entri.isian)
        if getattr(entri.isian, f.name) != getattr(entri.lama, f.name)
    ]
