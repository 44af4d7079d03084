"""Who may import a row, and what a locked quarter keeps as it was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun import izin
from akun.kunci import triwulan_terkunci
from akun.models import UnitKerja
from akun.pilihan import Tindakan
from impor.papan import bidang_berubah
from inti.alur import dimundurkan
from inti.galat import Temuan, galat
from inti.triwulan import TRIWULAN, label_triwulan, triwulan_dari
from rb.models import Tonggak
from tindaklanjut.models import TindakLanjut
from tindaklanjut.tulis.rapat import KOLOM_DILAPORKAN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from akun.models import Pengguna
    from impor.papan import Entri, Papan

DIJAGA_KUNCI = frozenset({"Komponen", "Realisasi", "Renaksi", "Narasi"})
Sentuhan = tuple[int, int, str]


def tak_terlihat(oleh: Pengguna | None, pada: date, unit: Collection[str]) -> frozenset[str]:
    """Codes of stored units the importer may not even read: to that person they do not exist."""
    if oleh is None:
        return frozenset()
    terlihat = UnitKerja.objects.terlihat_oleh(oleh, pada)
    daftar = UnitKerja.objects.filter(kode__in=unit).exclude(pk__in=terlihat.values("pk"))
    return frozenset(daftar.values_list("kode", flat=True))


class Penjaga:
    """Rights of the importer and locked quarters, row by row."""

    def __init__(self, oleh: Pengguna | None, pada: date, unit: set[str], papan: Papan) -> None:
        self.oleh = oleh
        self.pada = pada
        self.papan = papan
        self.unit = {u.kode: u for u in UnitKerja.objects.filter(kode__in=unit)}
        self.terkunci = {u.kode: triwulan_terkunci(u.pk) for u in self.unit.values()}
        self.masuk = _masuk([u for u in self.unit.values() if self.terkunci[u.kode]])
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
        terkunci = self.terkunci.get(getattr(entri.isian, "unit", ""))
        if not terkunci:
            return
        for tahun, tw, bidang in dict.fromkeys(self._triwulan_tersentuh(entri)):
            if (tahun, tw) in terkunci:
                yield galat(
                    bidang,
                    f"{label_triwulan(tw)} {tahun} sudah dikunci dalam laporan final; baris ini "
                    "tidak boleh berubah.",
                )

    def _triwulan_tersentuh(self, entri: Entri) -> Iterator[Sentuhan]:
        """Quarters whose report would say something else, with the field that does it."""
        isian, lama = entri.isian, entri.lama
        if entri.lembar in DIJAGA_KUNCI:
            yield isian.tahun, isian.triwulan, "triwulan"
        elif entri.lembar == "Kendala":
            # A kendala of TW n is closed as a rule after the report of TW n is final (1.8).
            if lama is None or bidang_berubah(entri) != ["status"]:
                yield isian.tahun, isian.triwulan, "triwulan"
        elif entri.lembar in {"Tahapan", "Topik"}:
            for n in TRIWULAN:  # they decide the percentage of every quarter of their year
                yield isian.tahun, n, "tahun"
        elif entri.lembar == "IKU":
            for n in TRIWULAN:
                nama = f"target_tw{n}"
                kosong = type(isian).__dataclass_fields__[nama].default
                if getattr(isian, nama) != (getattr(lama, nama) if lama else kosong):
                    yield isian.tahun, n, nama
        elif entri.lembar == "Rapat":
            yield from _rapat_tersentuh(entri)
        elif lama is not None and entri.lembar == "Tonggak RB":
            if (masuk := self.masuk.get(entri.kunci)) is not None:
                yield *masuk, "status"
        elif lama is not None and entri.lembar == "RB":
            for n in TRIWULAN:
                masuk = self.masuk.get((*entri.kunci, n))
                if masuk is not None and isian.tenggat[n - 1] != lama.tenggat[n - 1]:
                    yield *masuk, f"tw{n}"


def _rapat_tersentuh(entri: Entri) -> Iterator[Sentuhan]:
    """Renaksi whose keterangan shows this rapat: linked, unlinked, or told differently."""
    baru = set(entri.isian.renaksi)
    lama = set(entri.lama.renaksi) if entri.lama is not None else set()
    for tahun, tw, _, _ in baru ^ lama:
        yield tahun, tw, "renaksi"
    bidang = next((b for b in bidang_berubah(entri) if b in KOLOM_DILAPORKAN), None)
    if bidang is not None:
        for tahun, tw, _, _ in baru & lama:
            yield tahun, tw, bidang


def _masuk(unit: list[UnitKerja]) -> dict[tuple[str, int, str, int], tuple[int, int]]:
    """The quarter from which each disahkan tonggak counts, by its natural key."""
    baris = Tonggak.objects.filter(
        renaksi_rb__unit__in=unit, dihitung_sejak__isnull=False
    ).values_list(
        "renaksi_rb__unit__kode",
        "renaksi_rb__tahun",
        "renaksi_rb__nomor",
        "triwulan",
        "dihitung_sejak",
    )
    masuk: dict[tuple[str, int, str, int], tuple[int, int]] = {}
    for kode, tahun, nomor, tw, hari in baris:
        if hari is not None:
            masuk[kode, tahun, nomor, tw] = triwulan_dari(hari)
    return masuk
