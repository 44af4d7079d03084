"""Where the parts of the small figures go, as the text of SVG attributes.

Pure: no Django, no database, no clock. A strict content security policy forbids style attributes,
so positions travel as attributes: percentages across (every width of the page), pixels down.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from inti.angka import bulatkan, format_angka, format_persen

if TYPE_CHECKING:
    from collections.abc import Sequence

SERATUS: Final = Decimal(100)
NOL: Final = Decimal(0)

ATAS_GRAFIK: Final = Decimal(20)
TINGGI_GRAFIK: Final = Decimal(132)
RUANG_TEKS: Final = Decimal(18)
"""Height in pixels a figure needs above its bar, or inside it."""
SELA_KELOMPOK: Final = Decimal("2.4")
SELA_KOTAK: Final = Decimal("0.9")
LEBAR_KELOMPOK_MIN: Final = 3
"""A quarter with fewer boxes keeps the room of three, for its label."""
SELA_SEGMEN: Final = Decimal("1.2")


def persen(nilai: Decimal) -> str:
    """``80.28%``, with a point whatever the language of the page."""
    return f"{nilai:.2f}%"


def piksel(nilai: Decimal) -> str:
    """``12.5``, with a point whatever the language of the page."""
    return f"{nilai:.1f}"


def _angka(nilai: Decimal) -> str:
    """At most one decimal, none when it is whole: ``30``, ``33,3``."""
    return format_angka(bulatkan(nilai, 1), None)


# --- Bar capaian --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BarCapaian:
    """A bar over 0…batas with a line at 100%; ``ragam`` is cukup, kurang or nihil."""

    ragam: str
    isi: str
    garis: str
    judul: str


def bar_capaian(nilai: Decimal | None, batas: Decimal = Decimal(120)) -> BarCapaian:
    """Return the bar of a reported capaian in percent; ``None`` is hatched, never 0."""
    garis = persen(SERATUS / batas * 100)
    if nilai is None:
        return BarCapaian("nihil", persen(SERATUS), garis, "Belum ada capaian")
    isi = persen(max(NOL, min(nilai, batas)) / batas * 100)
    ragam = "cukup" if nilai >= SERATUS else "kurang"
    return BarCapaian(ragam, isi, garis, f"Capaian {format_persen(nilai)}; garis = 100%")


# --- Grafik kumulatif ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TitikGrafik:
    """Plan and fact of one quarter in percent; ``kini`` is the quarter of today."""

    label: str
    rencana: Decimal | None
    nyata: Decimal | None
    kini: bool = False


@dataclass(frozen=True, slots=True)
class Batang:
    """A bar: top and height in pixels."""

    y: str
    tinggi: str


@dataclass(frozen=True, slots=True)
class Teks:
    """A figure at a bar; ``kelas`` says whether it stands on the bar or inside."""

    y: str
    isi: str
    kelas: str


@dataclass(frozen=True, slots=True)
class Kolom:
    """One quarter of the chart."""

    label: str
    kini: bool
    x: str
    tengah: str
    lebar: str
    rencana: Batang | None
    nyata: Batang | None
    teks: tuple[Teks, ...]


@dataclass(frozen=True, slots=True)
class Garis:
    """A horizontal line with its label."""

    y: str
    y_teks: str
    isi: str


@dataclass(frozen=True, slots=True)
class Grafik:
    """Plan and fact s.d. each quarter, 0…100%, and the line of the yearly target."""

    tinggi: str
    dasar: str
    y_label: str
    sumbu: tuple[Garis, ...]
    kolom: tuple[Kolom, ...]
    target: Garis | None
    judul: str


def grafik_kumulatif(titik: Sequence[TitikGrafik], target: Decimal | None = None) -> Grafik:
    """Return the chart of cumulative percentages with the target line."""
    dasar = ATAS_GRAFIK + TINGGI_GRAFIK
    lebar = SERATUS / (len(titik) or 1)
    garis_target = None
    if target is not None:
        y = _y(target)
        garis_target = Garis(piksel(y), piksel(y + 15), f"Target {_angka(target)}%")
    return Grafik(
        tinggi=piksel(dasar + 22),
        dasar=piksel(dasar),
        y_label=piksel(dasar + 17),
        sumbu=tuple(
            Garis(
                piksel(_y(Decimal(v))), piksel(_y(Decimal(v)) + 4), f"{v}%" if v == 100 else f"{v}"
            )
            for v in (0, 50, 100)
        ),
        kolom=tuple(_kolom(t, lebar * n, lebar, target) for n, t in enumerate(titik)),
        target=garis_target,
        judul=_judul_grafik(titik, target),
    )


def _y(nilai: Decimal) -> Decimal:
    return ATAS_GRAFIK + TINGGI_GRAFIK * (1 - max(NOL, min(nilai, SERATUS)) / SERATUS)


def _batang(nilai: Decimal | None) -> Batang | None:
    if not nilai:
        return None
    y = _y(nilai)
    return Batang(piksel(y), piksel(ATAS_GRAFIK + TINGGI_GRAFIK - y))


def _kolom(titik: TitikGrafik, x: Decimal, lebar: Decimal, target: Decimal | None) -> Kolom:
    return Kolom(
        label=titik.label,
        kini=titik.kini,
        x=persen(x + lebar * Decimal("0.24")),
        tengah=persen(x + lebar / 2),
        lebar=persen(lebar * Decimal("0.52")),
        rencana=_batang(titik.rencana),
        nyata=_batang(titik.nyata),
        teks=tuple(t for t in (_teks_rencana(titik, target), _teks_nyata(titik)) if t is not None),
    )


def _teks_rencana(titik: TitikGrafik, target: Decimal | None) -> Teks | None:
    """The plan's figure: above its bar, inside where the target line would cross it."""
    if titik.rencana is None or (titik.nyata is not None and titik.nyata >= titik.rencana):
        return None
    y = _y(titik.rencana)
    if target is None or not y - RUANG_TEKS <= _y(target) < y:
        return Teks(piksel(y - 6), _angka(titik.rencana), "di-atas")
    if titik.nyata is not None and _y(titik.nyata) < y + RUANG_TEKS:
        return None
    return Teks(piksel(y + 15), _angka(titik.rencana), "di-atas")


def _teks_nyata(titik: TitikGrafik) -> Teks | None:
    """The fact's figure: inside its bar, above a bar that is too low for it."""
    if titik.nyata is None:
        return None
    y = _y(titik.nyata)
    if ATAS_GRAFIK + TINGGI_GRAFIK - y >= RUANG_TEKS:
        return Teks(piksel(y + 15), _angka(titik.nyata), "di-dalam")
    return Teks(piksel(y - 5), _angka(titik.nyata), "di-atas")


def _judul_grafik(titik: Sequence[TitikGrafik], target: Decimal | None) -> str:
    kalimat = [
        "Rencana kumulatif "
        + ", ".join(f"{t.label} {_angka(t.rencana)}%" for t in titik if t.rencana is not None),
        "Realisasi "
        + (", ".join(f"{t.label} {_angka(t.nyata)}%" for t in titik if t.nyata is not None) or "—"),
    ]
    if target is not None:
        kalimat.append(f"Target tahun {_angka(target)}%")
    return ". ".join(kalimat) + "."


# --- Strip of boxes, one per item ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IsiKotak:
    """One item: its status class, icon (may be empty) and what the pointer reads."""

    kelas: str
    ikon: str
    judul: str


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The items of one quarter with their label and count."""

    label: str
    hitungan: str
    isi: Sequence[IsiKotak]


@dataclass(frozen=True, slots=True)
class Kotak:
    """A box in place."""

    x: str
    lebar: str
    isi: IsiKotak


@dataclass(frozen=True, slots=True)
class KelompokKotak:
    """A labelled group of boxes in place."""

    x: str
    label: str
    hitungan: str
    kotak: tuple[Kotak, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """All groups side by side."""

    kelompok: tuple[KelompokKotak, ...]
    judul: str


def strip_kotak(kelompok: Sequence[Kelompok]) -> Strip:
    """Return one box per item, groups as wide as they hold boxes."""
    lebar = [max(len(k.isi), LEBAR_KELOMPOK_MIN) for k in kelompok]
    satuan = (SERATUS - SELA_KELOMPOK * max(len(kelompok) - 1, 0)) / (sum(lebar) or 1)
    # Many boxes are narrow ones: the gap must leave something of them.
    sela = min(SELA_KOTAK, satuan / 5)
    hasil: list[KelompokKotak] = []
    x = NOL
    for k, n in zip(kelompok, lebar, strict=True):
        kotak = tuple(
            Kotak(persen(x + satuan * nomor), persen(satuan - sela), isi)
            for nomor, isi in enumerate(k.isi)
        )
        hasil.append(KelompokKotak(persen(x), k.label, k.hitungan, kotak))
        x += satuan * n + SELA_KELOMPOK
    return Strip(tuple(hasil), "; ".join(_judul_kelompok(k) for k in kelompok) + ".")


def _judul_kelompok(kelompok: Kelompok) -> str:
    jumlah = Counter(isi.judul.rpartition(": ")[2].lower() for isi in kelompok.isi)
    rinci = ", ".join(f"{n} {kata}" for kata, n in jumlah.items()) or "tidak ada"
    return f"{kelompok.label}: {rinci}"


# --- Segments as wide as their weight -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IsiSegmen:
    """A stage: weight in percent, ``ragam`` penuh, jalan, hambat or kosong, and the share done."""

    nama: str
    bobot: Decimal
    ragam: str
    bagian: Decimal = NOL


@dataclass(frozen=True, slots=True)
class Segmen:
    """A stage in place; ``isi`` is the width of the part already done."""

    x: str
    lebar: str
    ragam: str
    isi: str
    bobot: Decimal


@dataclass(frozen=True, slots=True)
class Tahap:
    """The stages of one topik side by side."""

    segmen: tuple[Segmen, ...]
    judul: str


KATA_RAGAM: Final = {
    "penuh": "selesai",
    "jalan": "berjalan",
    "hambat": "terhambat",
    "kosong": "belum mulai",
}


def tahap_topik(daftar: Sequence[IsiSegmen]) -> Tahap:
    """Return the stages of a topik, each as wide as its weight."""
    bobot = sum((s.bobot for s in daftar), NOL) or Decimal(1)
    ruang = SERATUS - SELA_SEGMEN * max(len(daftar) - 1, 0)
    hasil: list[Segmen] = []
    x = NOL
    for s in daftar:
        lebar = ruang * s.bobot / bobot
        isi = lebar * max(NOL, min(s.bagian, Decimal(1)))
        hasil.append(Segmen(persen(x), persen(lebar), s.ragam, persen(isi), s.bobot))
        x += lebar + SELA_SEGMEN
    return Tahap(tuple(hasil), "; ".join(f"{s.nama} {KATA_RAGAM[s.ragam]}" for s in daftar) + ".")
