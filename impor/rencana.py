"""The plan of an import: what would be created, changed, left alone or refused, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from akun import izin
from akun.kunci import triwulan_terkunci
from akun.models import UnitKerja
from akun.muat import PetaPihak
from akun.pilihan import Tindakan
from impor.baca import Baris, BukuDibaca, Catatan, baca_buku
from impor.keadaan import Kunci, keadaan_tersimpan
from impor.papan import Entri, Papan, pihak_disebut
from impor.periksa import saring
from impor.skema import LEMBAR
from inti.alur import dimundurkan
from inti.galat import Temuan, Tingkat, galat
from inti.triwulan import label_triwulan, triwulan_dari
from notifikasi.kalender import kalender
from tindaklanjut.models import TindakLanjut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from akun.models import Pengguna
    from impor.mentah import LembarMentah
    from impor.sel import Isi

DIJAGA_KUNCI = frozenset({"Komponen", "Realisasi", "Renaksi", "Kendala", "Narasi"})


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


def rencanakan(buku: Sequence[LembarMentah], *, oleh: Pengguna | None, pada: date) -> Rencana:
    """Read, merge and judge a workbook without writing anything.

    ``oleh`` is the importer of the page (None: the operator's command line), ``pada`` today.
    """
    dibaca = baca_buku(buku)
    unit = _unit_disebut(dibaca)
    lama = keadaan_tersimpan(unit)
    papan = Papan(lama, PetaPihak(unit), kalender(), dibaca)
    rencana = Rencana(dibaca)
    rencana.galat += dibaca.galat
    rencana.peringatan += dibaca.peringatan
    entri = list(_entri(dibaca, papan))
    hidup = [e for e in entri if not e.baris.galat]
    penjaga = _Penjaga(oleh, pada, unit, papan)
    saring(hidup, papan, pada=pada, tambahan=penjaga.periksa)
    _kumpulkan(entri, dibaca, papan, rencana)
    rencana.instansi_baru = papan.pihak.instansi_baru(pihak_disebut(rencana.diterima))
    return rencana


def _unit_disebut(dibaca: BukuDibaca) -> set[str]:
    kode: set[str] = set()
    for daftar in dibaca.baris.values():
        for baris in daftar:
            nama = "kode" if baris.lembar.nama == "Unit" else "unit"
            kode.add(str(baris.nilai.get(nama) or ""))
            if baris.lembar.nama == "Unit":
                kode.add(str(baris.nilai.get("induk") or ""))
    ada = set(UnitKerja.objects.filter(kode__in=kode).values_list("jalur", flat=True))
    pk = {int(b) for jalur in ada for b in jalur.strip("/").split("/") if b}
    return kode | set(UnitKerja.objects.filter(pk__in=pk).values_list("kode", flat=True))


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


class _Penjaga:
    """Rights of the importer and locked quarters, row by row."""

    def __init__(self, oleh: Pengguna | None, pada: date, unit: set[str], papan: Papan) -> None:
        self.oleh = oleh
        self.pada = pada
        self.papan = papan
        self.unit = {u.kode: u for u in UnitKerja.objects.filter(kode__in=unit)}
        self.terkunci = {u.kode: triwulan_terkunci(u.pk) for u in self.unit.values()}
        self.diperpanjang = (
            set(
                TindakLanjut.objects.filter(
                    unit__in=self.unit.values(), jumlah_perpanjangan__gte=1
                ).values_list("unit__kode", "kode")
            )
            if oleh is not None
            else set()
        )

    def periksa(self, entri: Entri) -> Iterator[Temuan]:
        """Refuse what the importer may not write and what a final report has frozen."""
        if not entri.berubah:
            return
        yield from self._hak(entri)
        yield from self._kunci(entri)

    def _hak(self, entri: Entri) -> Iterator[Temuan]:
        if self.oleh is None:
            return
        kode = entri.isian.kode if entri.lembar == "Unit" else entri.isian.unit
        unit = self._unit_terdekat(kode)
        tindakan = Tindakan.KELOLA_AKUN if entri.lembar == "Unit" else Tindakan.KELOLA_KINERJA
        if unit is None or not izin.boleh(self.oleh, tindakan, unit, self.pada):
            bidang = "kode" if entri.lembar == "Unit" else "unit"
            siapa = izin.siapa_boleh(tindakan)
            yield galat(bidang, f"Hanya {siapa} unit {kode} yang boleh mengimpor baris ini.")
        elif self._perpanjangan_kedua(entri) and not izin.boleh(
            self.oleh, Tindakan.PUTUSKAN, unit, self.pada
        ):
            yield galat("tenggat", "Perpanjangan kedua hanya boleh oleh Pimpinan.")

    def _perpanjangan_kedua(self, entri: Entri) -> bool:
        if entri.lembar != "Tindak Lanjut" or entri.lama is None:
            return False
        mundur = dimundurkan(entri.lama.tenggat, entri.isian.tenggat)
        return mundur and entri.kunci in self.diperpanjang

    def _unit_terdekat(self, kode: str) -> UnitKerja | None:
        """The unit itself, or for a new one the nearest stored unit above it."""
        dilalui: set[str] = set()
        while kode and kode not in dilalui:
            if kode in self.unit:
                return self.unit[kode]
            dilalui.add(kode)
            isian = self.papan.isi["Unit"].get((kode,))
            kode = isian.induk if isian is not None else ""
        return None

    def _kunci(self, entri: Entri) -> Iterator[Temuan]:
        for tahun, tw, bidang in self._triwulan_tersentuh(entri):
            unit = getattr(entri.isian, "unit", "")
            if (tahun, tw) in self.terkunci.get(unit, ()):
                yield galat(
                    bidang,
                    f"{label_triwulan(tw)} {tahun} sudah dikunci dalam laporan final; baris ini "
                    "tidak boleh berubah.",
                )

    def _triwulan_tersentuh(self, entri: Entri) -> Iterator[tuple[int, int, str]]:
        isian, lama = entri.isian, entri.lama
        if entri.lembar == "Kendala" and bidang_berubah(entri) == ["status"]:
            # A kendala of TW n is closed as a rule after the report of TW n is final (1.8).
            return
        if entri.lembar in DIJAGA_KUNCI:
            yield isian.tahun, isian.triwulan, "triwulan"
        elif entri.lembar == "IKU":
            for n in range(1, 5):
                nama = f"target_tw{n}"
                kosong = type(isian).__dataclass_fields__[nama].default
                if getattr(isian, nama) != (getattr(lama, nama) if lama else kosong):
                    yield isian.tahun, n, nama
        elif entri.lembar == "Rapat":
            for tahun, tw, _, _ in set(isian.renaksi) - set(lama.renaksi if lama else ()):
                yield tahun, tw, "renaksi"
        elif entri.lembar == "Tonggak RB" and lama is not None and lama.status == "disahkan":
            yield *triwulan_dari(lama.tanggal_selesai), "status"


def bidang_berubah(entri: Entri) -> list[str]:
    """Fields whose value differs from the stored one, for the cell-by-cell preview."""
    if entri.lama is None:
        return []
    return [
        f.name
        for f in fields(entri.isian)
        if getattr(entri.isian, f.name) != getattr(entri.lama, f.name)
    ]
