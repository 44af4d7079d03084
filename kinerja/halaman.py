"""What the page of Tabel 1 shows beside the table: how a value was computed, and remarks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING, Final

from inti.angka import bulatkan, format_angka, format_persen
from inti.galat import Tingkat
from inti.triwulan import label_triwulan
from kinerja import hitung
from kinerja.pilihan import CaraHitung, Keadaan, Sisi

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinerja.sumber import BagianHitungan
    from kinerja.tabel import BarisTabel, Tabel1

EMPAT_DESIMAL: Final = Decimal("0.0001")
PANEL: Final = frozenset({CaraHitung.RASIO, CaraHitung.TAHAPAN, CaraHitung.TONGGAK})


@dataclass(frozen=True, slots=True)
class Panel:
    """How the value of one IKU came about."""

    baris: BarisTabel
    atas: tuple[BagianHitungan, ...]
    """The komponen of the numerator, or the topik of a mean."""
    bawah: tuple[BagianHitungan, ...]
    rumus: str
    bila_dibulatkan: Decimal | None
    """The capaian had the value been rounded first, when that would differ."""


@dataclass(frozen=True, slots=True)
class Catatan:
    """A remark on the figures of one IKU."""

    kode: str
    teks: str
    tingkat: Tingkat | None = None
    """``None`` is for information only."""


def pilih_baris(tabel: Tabel1, kode: str) -> BarisTabel | None:
    """Return the row asked for, else the first ratio, else the first computed IKU."""
    terhitung = [b for b in tabel.baris if b.iku.cara_hitung in PANEL]
    diminta = [b for b in terhitung if b.iku.kode == kode]
    rasio = [b for b in terhitung if b.iku.cara_hitung == CaraHitung.RASIO]
    return next(iter([*diminta, *rasio, *terhitung]), None)


def panel(baris: BarisTabel) -> Panel:
    """Return the parts of a computed value and its formula in words."""
    rincian = () if baris.hitungan is None else baris.hitungan.rincian
    penyebut = str(Sisi.PENYEBUT.label)
    return Panel(
        baris,
        atas=tuple(r for r in rincian if r.keterangan != penyebut),
        bawah=tuple(r for r in rincian if r.keterangan == penyebut),
        rumus=_rumus(baris),
        bila_dibulatkan=bila_dibulatkan(baris),
    )


def _rumus(baris: BarisTabel) -> str:
    hasil = baris.hitungan
    if hasil is None or hasil.nilai is None:
        return ""
    if hasil.pembilang is not None and hasil.penyebut is not None:
        atas, bawah = format_angka(hasil.pembilang, None), format_angka(hasil.penyebut, None)
        return f"{atas} / {bawah} × 100% = {terpotong(hasil.nilai)}"
    nilai = [r.nilai for r in hasil.rincian if r.nilai is not None]
    jumlah = " + ".join(format_angka(n, None) for n in nilai)
    return f"({jumlah}) / {len(nilai)} = {terpotong(hasil.nilai)}"


def terpotong(nilai: Decimal, satuan: str = "%") -> str:
    """Four decimals, cut off and marked as such when there are more."""
    potong = nilai.quantize(EMPAT_DESIMAL, rounding=ROUND_DOWN)
    return f"{format_angka(potong, None)}{'' if potong == nilai else '…'}{satuan}"


def bila_dibulatkan(baris: BarisTabel) -> Decimal | None:
    """The reported capaian had the realisasi been rounded first, when that would differ."""
    if baris.realisasi is None or baris.capaian.dilaporkan is None:
        return None
    iku = baris.iku
    lain = hitung.capaian(
        iku.arah,
        bulatkan(baris.realisasi),
        baris.target,
        iku.perjanjian.batas_capaian,
        iku.rumus_turun or hitung.RumusTurun.DUA_KURANG,
    ).dilaporkan
    if lain is None or bulatkan(lain) == bulatkan(baris.capaian.dilaporkan):
        return None
    return lain


def catatan_data(tabel: Tabel1) -> tuple[Catatan, ...]:
    """Return what is missing or needs a second look in the table, warnings first."""
    semua = [c for b in tabel.baris for c in _catatan(b, tabel.triwulan)]
    return tuple(sorted(semua, key=lambda c: c.tingkat is None))


def _catatan(b: BarisTabel, triwulan: int) -> Iterable[Catatan]:
    kode, tw = b.iku.kode, label_triwulan(triwulan)
    if not b.target_tahun.ada:
        yield Catatan(kode, "Target tahun belum diisi.", Tingkat.PERINGATAN)
    if not b.target.ada and b.keadaan is not Keadaan.TIDAK_ADA_TARGET:
        yield Catatan(kode, f"Ada realisasi, tetapi target {tw} kosong.", Tingkat.PERINGATAN)
    if b.keadaan is None:
        yield Catatan(kode, f"Realisasi {tw} belum diisi.", Tingkat.PERINGATAN)
    elif b.keadaan is Keadaan.BELUM_TERUKUR:
        yield Catatan(kode, f"Belum terukur: {b.alasan}")
    elif b.realisasi is None and b.alasan:
        yield Catatan(kode, b.alasan, Tingkat.PERINGATAN)
    if b.realisasi is None:
        return
    if not b.sumber:
        yield Catatan(kode, "Sumber data belum ditulis.", Tingkat.PERINGATAN)
    if b.keadaan is Keadaan.PERIODE_LALU:
        yield Catatan(kode, f"Memakai nilai periode lalu: {b.periode_data}.")
    if b.sifat is not None and b.sifat != "tetap":
        yield Catatan(kode, f"Angka {b.sifat.label.lower()}; perbarui bila angka tetap terbit.")
    if b.tanpa_nilai:
        kosong = ", ".join(label_triwulan(n) for n in b.tanpa_nilai)
        yield Catatan(kode, f"Jumlah s.d. {tw} tanpa {kosong}.", Tingkat.PERINGATAN)
    if b.capaian.dibatasi and b.capaian.mentah is not None:
        yield Catatan(
            kode,
            f"Capaian {format_persen(b.capaian.mentah)} dilaporkan "
            f"{format_persen(b.capaian.dilaporkan)} karena batas.",
        )
