"""Counts the answers of a sheet column by column, so that 100.000 rows take seconds.

A sheet is read once, in blocks: each distinct value is interpreted once, the rest is counting.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Final

from inti.angka import format_angka
from kinerja.hitung import ButirHitung
from kinerja.survei.jawaban import KOSONG, Arti, Kata, Salah, baca_jawaban, skala_kata
from kinerja.survei.kepala import BARIS_DILIHAT, aspek_butir, baca_kepala, huruf_kolom

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from kinerja.survei.kepala import Kepala

BATAS_BUTIR: Final = Decimal("0.95")
"""Share of the filled cells that must answer on the scale for a column to be an item."""
BONGKAH: Final = 5000
REKAP: Final = frozenset({"rata-rata", "rata rata", "rerata", "jumlah", "total", "mean", "average"})
"""The first word of a row that sums up the rows above it: no respondent."""
_KOSONG, _SAH, _SALAH = 0, 1, 2


class SurveiDitolak(ValueError):
    """The sheet holds no answers that can be counted; the text is the sentence for the person."""


@dataclass(frozen=True, slots=True)
class SelSalah:
    """A cell of an item that answers nothing; ``kolom`` from 0, ``baris`` as the program shows."""

    baris: int
    kolom: int
    nama: str
    nilai: str
    alasan: str

    @property
    def sel(self) -> str:
        """``F17``."""
        return f"{huruf_kolom(self.kolom)}{self.baris}"


@dataclass(frozen=True, slots=True)
class HasilCacah:
    """The answers of one sheet, summed; ``n`` respondents answered at least one item."""

    n: int
    butir: tuple[ButirHitung, ...]
    kolom: tuple[int, ...]
    """The column of each item, from 0."""
    lain: tuple[str, ...]
    """Headings of the filled columns that are no items."""
    salah: tuple[SelSalah, ...]
    rekap: int
    """Rows of sums and means that were left out."""

    @property
    def jawaban(self) -> int:
        return sum(b.n for b in self.butir)


@dataclass(slots=True)
class _Kolom:
    """One column as far as it has been read."""

    hitung: Counter[Decimal | Kata] = field(default_factory=Counter)
    tanda: bytearray = field(default_factory=bytearray)
    """One byte per row: blank, an answer, or neither."""
    salah: list[tuple[int, object]] = field(default_factory=list)
    sah: int = 0
    gugur: bool = False
    """So many cells are no answers that the column cannot be an item any more."""


def cacah(
    baris: Iterable[Sequence[object]],
    *,
    jumlah: int,
    maks: Decimal = Decimal(4),
    geser: int = 0,
    kolom: Collection[int] | None = None,
    aspek: Mapping[str, Collection[int]] | None = None,
    kemajuan: Callable[[int], None] = lambda selesai: None,
) -> HasilCacah:
    """Count a sheet of about ``jumlah`` rows, the first being row 1; answers lie in 1…``maks``.

    ``geser`` is the column in which the rows begin. ``kolom`` names the item columns; without it
    they are found by ``BATAS_BUTIR``. ``aspek`` names the columns of each aspect; without it the
    heading tells. Raises ``SurveiDitolak``.
    """
    sisa = iter(baris)
    awal = list(islice(sisa, BARIS_DILIHAT))
    kepala = baca_kepala(awal, maks)
    if kepala is None:
        raise SurveiDitolak("Lembar ini kosong. Pilih berkas yang berisi jawaban survei.")
    hanya = None if kolom is None else {k - geser for k in kolom}
    papan = _Pencacah(kepala, jumlah, maks, geser, hanya)
    selesai = 0
    for nomor, potong in _berbongkah(awal, sisa, kepala.data):
        papan.tambah(nomor, potong)
        selesai += len(potong)
        kemajuan(selesai)
    return papan.hasil(aspek)


def _berbongkah(
    awal: list[Sequence[object]], sisa: Iterator[Sequence[object]], data: int
) -> Iterator[tuple[int, list[Sequence[object]]]]:
    """Blocks of rows with the number of their first row in the spreadsheet program."""
    nomor, potong = data + 1, awal[data:]
    potong += islice(sisa, BONGKAH)
    while potong:
        yield nomor, potong
        nomor += len(potong)
        potong = list(islice(sisa, BONGKAH))


class _Pencacah:
    """Adds blocks of rows to the columns."""

    def __init__(
        self, kepala: Kepala, jumlah: int, maks: Decimal, geser: int, hanya: set[int] | None
    ) -> None:
        self.kepala, self.maks, self.geser, self.hanya = kepala, maks, geser, hanya
        self.lebar = len(kepala.nama)
        self.batas_salah = jumlah * (1 - BATAS_BUTIR)
        self.kolom = [_Kolom() for _ in range(self.lebar)]
        self.arti: dict[object, Arti] = {}
        self.rekap = 0
        self.baris = 0

    def tambah(self, nomor: int, potong: list[Sequence[object]]) -> None:
        """Count one block, whose first row has the number ``nomor``."""
        kosong = (None,) * self.lebar
        rata: list[Sequence[object]] = []
        for baris in potong:
            if _baris_rekap(baris):
                self.rekap += 1
                rata.append(kosong)
            else:
                rata.append(baris if len(baris) >= self.lebar else [*baris, *kosong][: self.lebar])
        self.baris += len(rata)
        for letak, isi in zip(range(self.lebar), zip(*rata, strict=False), strict=False):
            self._tambah_kolom(letak, nomor, isi)

    def _tambah_kolom(self, letak: int, nomor: int, isi: Sequence[object]) -> None:
        kolom = self.kolom[letak]
        if kolom.gugur or (self.hanya is not None and letak not in self.hanya):
            kolom.gugur = True
            return
        if bool in set(map(type, isi)):  # True would count as 1
            isi = [str(n) if isinstance(n, bool) else n for n in isi]
        hitung = Counter(isi)
        kode: dict[object, int] = {}
        for nilai, kali in hitung.items():
            arti = self._arti(nilai)
            if arti is None:
                kode[nilai] = _KOSONG
            elif isinstance(arti, Salah):
                kode[nilai] = _SALAH
            else:
                kode[nilai] = _SAH
                kolom.hitung[arti] += kali
                kolom.sah += kali
        tanda = bytes(map(kode.__getitem__, isi))
        kolom.tanda += tanda
        if _SALAH in tanda:
            kolom.salah += [(nomor + n, isi[n]) for n, t in enumerate(tanda) if t == _SALAH]
            kolom.gugur = self.hanya is None and len(kolom.salah) > self.batas_salah

    def _arti(self, nilai: object) -> Arti:
        if nilai not in self.arti:
            self.arti[nilai] = baca_jawaban(nilai, self.maks)
        return self.arti[nilai]

    # --- The sum ----------------------------------------------------------------------------------

    def hasil(self, aspek: Mapping[str, Collection[int]] | None) -> HasilCacah:
        """Return the items found and what they answer."""
        butir = [n for n in range(self.lebar) if self._adalah_butir(n)]
        if not butir:
            raise SurveiDitolak(
                f"Tidak ada kolom yang berisi jawaban 1 sampai {format_angka(self.maks, None)}. "
                "Sebut kolomnya, misalnya C:Z, atau periksa berkasnya."
            )
        skala = self._skala(butir)
        nama = {n: self._nama(n) for n in butir}
        per_kolom = self._aspek(nama, aspek)
        responden = self._responden(butir)
        return HasilCacah(
            n=responden,
            butir=tuple(
                self._butir(n, nama[n], per_kolom.get(n, ""), skala, responden) for n in butir
            ),
            kolom=tuple(n + self.geser for n in butir),
            lain=tuple(
                self.kepala.nama[n]
                for n in range(self.lebar)
                if n not in nama and self.kepala.nama[n]
            ),
            salah=tuple(self._sel_salah(butir, nama)),
            rekap=self.rekap,
        )

    def _adalah_butir(self, letak: int) -> bool:
        kolom = self.kolom[letak]
        if self.hanya is not None:
            return letak in self.hanya and (kolom.sah > 0 or bool(kolom.salah))
        terisi = kolom.sah + len(kolom.salah)
        return not kolom.gugur and kolom.sah > 0 and kolom.sah >= terisi * BATAS_BUTIR

    def _skala(self, butir: Sequence[int]) -> Mapping[str, int]:
        ragam = {a.ragam for n in butir for a in self.kolom[n].hitung if isinstance(a, Kata)}
        skala = skala_kata(ragam)
        if skala is None:
            raise SurveiDitolak(
                "Jawaban memakai lebih dari empat tingkat kata. Ganti dengan angka 1 sampai 4."
            )
        return skala

    def _nama(self, letak: int) -> str:
        return self.kepala.nama[letak] or f"Kolom {huruf_kolom(letak + self.geser)}"

    def _aspek(
        self, nama: Mapping[int, str], aspek: Mapping[str, Collection[int]] | None
    ) -> dict[int, str]:
        if aspek:
            return {k - self.geser: a for a, milik in aspek.items() for k in milik}
        return aspek_butir(nama, {n: self.kepala.kelompok[n] for n in nama})

    def _butir(
        self, letak: int, nama: str, aspek: str, skala: Mapping[str, int], responden: int
    ) -> ButirHitung:
        kolom = self.kolom[letak]
        jumlah = sum(
            (
                (Decimal(skala[a.ragam]) if isinstance(a, Kata) else a) * kali
                for a, kali in kolom.hitung.items()
            ),
            start=Decimal(0),
        )
        kosong = responden - kolom.sah - len(kolom.salah)
        return ButirHitung(nama, jumlah, kolom.sah, kosong, aspek)

    def _responden(self, butir: Sequence[int]) -> int:
        """Rows in which at least one item is answered, or answered wrongly."""
        gabung = 0
        for n in butir:
            gabung |= int.from_bytes(self.kolom[n].tanda, "big")
        tanda = gabung.to_bytes(self.baris, "big")
        return self.baris - tanda.count(_KOSONG)

    def _sel_salah(self, butir: Sequence[int], nama: Mapping[int, str]) -> Iterator[SelSalah]:
        for n in butir:
            for baris, nilai in self.kolom[n].salah:
                yield SelSalah(
                    baris, n + self.geser, nama[n], _tampil(nilai), _alasan(nilai, self.maks)
                )


def _baris_rekap(baris: Sequence[object]) -> bool:
    """Whether the first filled cell says that the row sums up those above it."""
    pertama = next((n for n in baris if n not in KOSONG and n is not None), None)
    return isinstance(pertama, str) and pertama.strip().rstrip(":").lower() in REKAP


def _tampil(nilai: object) -> str:
    if isinstance(nilai, float):
        return f"{nilai:.15g}".replace(".", ",")
    return " ".join(str(nilai).split())


def _alasan(nilai: object, maks: Decimal) -> str:
    if isinstance(nilai, int | float) or _tampil(nilai).replace(",", "").replace(".", "").isdigit():
        return f"Nilai di luar 1–{format_angka(maks, None)}. Perbaiki atau kosongkan selnya."
    return f"Bukan jawaban pada skala 1–{format_angka(maks, None)}. Perbaiki atau kosongkan selnya."
