"""A file of survey answers → the aggregates of its one sheet of answers (specification 1.6)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from impor.berkas import BerkasDitolak
from impor.buku_survei import buka_survei
from kinerja.hitung import HasilIndeks, hasil_indeks, kategori_indeks
from kinerja.survei import HasilCacah, SurveiDitolak, baca_rentang_kolom, cacah

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from impor.buku_survei import LembarSurvei

SKALA_BAKU = Decimal(4)


@dataclass(frozen=True, slots=True)
class SurveiDibaca:
    """What a file of answers gives: the sheet that was taken, its counts and its index."""

    lembar: str
    cacah: HasilCacah
    hasil: HasilIndeks
    lembar_lain: tuple[str, ...]
    """Other sheets that hold answers as well; they were not taken."""
    kategori: str
    """The band of the index on the scale to 4; empty on another one."""

    @property
    def sah(self) -> bool:
        """Every filled cell of every item answers on the scale."""
        return not self.cacah.salah


def baca_aspek(daftar: Iterable[str]) -> dict[str, frozenset[int]]:
    """Read ``Penyelenggaraan=C:N`` into columns per aspect. Raises ``ValueError``."""
    hasil: dict[str, frozenset[int]] = {}
    for teks in daftar:
        nama, tanda, kolom = teks.partition("=")
        if not tanda or not nama.strip():
            raise ValueError(f"“{teks.strip()}” bukan aspek. Tulis misalnya Penyelenggaraan=C:N.")
        hasil[" ".join(nama.split())] = baca_rentang_kolom(kolom)
    return hasil


def baca_survei(
    nama: str,
    isi: bytes,
    *,
    maks: Decimal = SKALA_BAKU,
    kolom: Collection[int] | None = None,
    aspek: Mapping[str, Collection[int]] | None = None,
    kemajuan: Callable[[int, int], None] = lambda selesai, jumlah: None,
) -> SurveiDibaca:
    """Read a file and count the sheet that holds most answers.

    ``kolom`` names the item columns and ``aspek`` those of each aspect, counted from 0. Raises
    ``BerkasDitolak`` or ``SurveiDitolak``.
    """
    lembar = buka_survei(nama, isi)
    if not lembar:
        raise BerkasDitolak("Berkas ini kosong. Pilih berkas yang berisi jawaban survei.")
    jumlah = sum(x.jumlah for x in lembar)
    dibaca: list[tuple[LembarSurvei, HasilCacah]] = []
    tolakan: list[SurveiDitolak] = []
    lalu = 0
    for x in lembar:
        awal = lalu

        def maju(selesai: int, awal: int = awal) -> None:
            kemajuan(awal + selesai, jumlah)

        try:
            cacahan = cacah(
                x.baris(),
                jumlah=x.jumlah,
                maks=maks,
                geser=x.geser,
                kolom=kolom,
                aspek=aspek,
                kemajuan=maju,
            )
            dibaca.append((x, cacahan))
        except SurveiDitolak as salah:
            tolakan.append(salah)
        lalu += x.jumlah
    if not dibaca:
        raise tolakan[0]
    terpilih, hasil = max(dibaca, key=lambda d: d[1].jawaban)
    indeks = hasil_indeks(hasil.butir)
    return SurveiDibaca(
        terpilih.nama,
        hasil,
        indeks,
        tuple(x.nama for x, _ in dibaca if x is not terpilih),
        kategori_indeks(indeks.indeks) if indeks.indeks and maks == SKALA_BAKU else "",
    )
