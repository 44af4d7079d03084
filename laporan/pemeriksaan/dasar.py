"""Findings, the register of rules, and what several rules ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from inti.triwulan import label_triwulan
from kinerja.models import Realisasi
from laporan.konten.kata import bersih

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from decimal import Decimal

    from kinerja.models import IKU
    from laporan.konten import Surat
    from laporan.konten.bahan import Bahan

    Lalu = Mapping[str, Decimal]
else:
    Lalu = dict
"""Kode of an IKU → its last value of the year before."""

PANJANG_KUTIPAN: Final = 60


class Tingkat(StrEnum):
    """How grave a finding is; only GALAT holds the report back."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    CATATAN = "catatan"


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding: rule, place, sentence, and the page that fixes it."""

    aturan: str
    tingkat: Tingkat
    tempat: str
    pesan: str
    url: str
    iku: str = ""
    """Kode of the IKU it belongs to; empty for the whole report."""
    bagian: str = ""
    """Column of the completeness matrix: latar, hasil, renaksi, biaya, kendala, upaya."""
    urut: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Perihal:
    """What a rule reports; the register adds id and level."""

    tempat: str
    pesan: str
    url: str
    iku: IKU | None = None
    bagian: str = ""


@dataclass(frozen=True, slots=True)
class Aturan:
    """A rule: its id, its level, what it looks for."""

    kode: str
    tingkat: Tingkat
    uraian: str
    periksa: Callable[[Bahan, Surat, Lalu], Iterable[Perihal]]

    def jalankan(self, bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Temuan]:
        """Yield the findings of this rule."""
        for p in self.periksa(bahan, surat, lalu):
            kode = "" if p.iku is None else bersih(p.iku.kode)
            urut = ("" if p.iku is None else p.iku.urut, self.kode, p.tempat)
            yield Temuan(self.kode, self.tingkat, p.tempat, p.pesan, p.url, kode, p.bagian, urut)


DAFTAR: Final[dict[str, Aturan]] = {}


def aturan(
    kode: str, tingkat: Tingkat, uraian: str
) -> Callable[
    [Callable[[Bahan, Surat, Lalu], Iterable[Perihal]]],
    Callable[[Bahan, Surat, Lalu], Iterable[Perihal]],
]:
    """Register a rule under its id."""

    def daftarkan(
        periksa: Callable[[Bahan, Surat, Lalu], Iterable[Perihal]],
    ) -> Callable[[Bahan, Surat, Lalu], Iterable[Perihal]]:
        DAFTAR[kode] = Aturan(kode, tingkat, uraian, periksa)
        return periksa

    return daftarkan


def baca_lalu(bahan: Bahan) -> dict[str, Decimal]:
    """Return the last stored value of the year before, by kode of the IKU; one query."""
    daftar = Realisasi.objects.filter(
        iku__perjanjian__unit_id=bahan.unit.pk,
        iku__perjanjian__tahun=bahan.tahun - 1,
        nilai__isnull=False,
    ).order_by("triwulan")
    isi = daftar.values_list("iku__kode", "nilai")
    return {kode: nilai for kode, nilai in isi if nilai is not None}


def url_periode(bahan: Bahan, nama: str, **kwargs: object) -> str:
    """Return the URL of a page of the quarter."""
    return reverse(
        nama,
        kwargs={
            "unit": bahan.unit.kode,
            "tahun": bahan.tahun,
            "triwulan": bahan.triwulan,
            **kwargs,
        },
    )


def url_isi(bahan: Bahan, iku: IKU) -> str:
    """The page that takes the realisasi of an IKU."""
    return url_periode(bahan, "kinerja:isi", kode=iku.kode)


def url_narasi(bahan: Bahan, iku: IKU) -> str:
    """The page that takes the narratives of an IKU."""
    return url_periode(bahan, "laporan:narasi", kode=iku.kode)


def tempat_iku(iku: IKU) -> str:
    """``IKU 1.1``."""
    return f"IKU {bersih(iku.kode)}"


def tempat_renaksi(iku: IKU, triwulan: int, nomor: str) -> str:
    """``IKU 1.1, renaksi TW I nomor 2``."""
    return f"{tempat_iku(iku)}, renaksi {label_triwulan(triwulan)} nomor {bersih(nomor)}"


def kutip(teks: str) -> str:
    """Return the text in quotes, cut when long."""
    rapi = bersih(teks)
    if len(rapi) > PANJANG_KUTIPAN:
        rapi = f"{rapi[: PANJANG_KUTIPAN - 1].rstrip()}…"
    return f"“{rapi}”"
