"""The chart of RB plan and fact as SVG text, from the exact figures of the content."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from inti.angka import bulatkan, format_angka

if TYPE_CHECKING:
    from collections.abc import Mapping

LEBAR: Final = 640
TINGGI: Final = 280
_KIRI, _KANAN, _ATAS, _DASAR = 44, 600, 30, 230
_BIRU, _ABU, _EMAS, _TINTA = "#174A8C", "#C3CCDA", "#7A5600", "#14233B"
_BATANG: Final = 44


def svg_rb(angka: Mapping[str, Any]) -> str:
    """Return bars of plan and fact per quarter, with the line of the yearly target."""
    titik = angka["titik"]
    ruang = (_KANAN - _KIRI) / max(len(titik), 1)
    bagian = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEBAR}" height="{TINGGI}" '
        f'viewBox="0 0 {LEBAR} {TINGGI}" font-family="Source Sans Pro" font-size="13">',
        f'<rect width="{LEBAR}" height="{TINGGI}" fill="#FFFFFF"/>',
        *(_garis(n) for n in (0, 25, 50, 75, 100)),
    ]
    for n, t in enumerate(titik):
        tengah = _KIRI + ruang * (n + 0.5)
        bagian.append(_teks(tengah, _DASAR + 20, str(t["label"])))
        bagian += _batang(tengah - _BATANG, t["rencana"], _ABU)
        bagian += _batang(tengah, t["realisasi"], _BIRU)
    if angka["target"] is not None:
        bagian.append(_target(Decimal(angka["target"])))
    bagian += [*_legenda(), "</svg>"]
    return "".join(bagian)


def _y(nilai: Decimal) -> float:
    terbatas = float(max(Decimal(0), min(nilai, Decimal(100))))
    return _DASAR - (_DASAR - _ATAS) * terbatas / 100


def _angka(nilai: Decimal) -> str:
    return f"{format_angka(bulatkan(nilai, 1), None)}%"


def _teks(x: float, y: float, isi: str, *, warna: str = _TINTA, jangkar: str = "middle") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{jangkar}" fill={quoteattr(warna)}>'
        f"{escape(isi)}</text>"
    )


def _garis(nilai: int) -> str:
    y = _y(Decimal(nilai))
    garis = f'<path d="M{_KIRI} {y:.1f}H{_KANAN}" stroke="#D8DFE9" stroke-width="1"/>'
    return garis + _teks(_KIRI - 8, y + 4, str(nilai), jangkar="end")


def _batang(x: float, teks: str | None, warna: str) -> list[str]:
    if teks is None:
        return []
    nilai = Decimal(teks)
    y = _y(nilai)
    kotak = (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{_BATANG - 4}" height="{_DASAR - y:.1f}" '
        f'fill="{warna}"/>'
    )
    return [kotak, _teks(x + (_BATANG - 4) / 2, y - 5, _angka(nilai))]


def _target(nilai: Decimal) -> str:
    y = _y(nilai)
    garis = (
        f'<path d="M{_KIRI} {y:.1f}H{_KANAN}" stroke="{_EMAS}" stroke-width="1.5" '
        'stroke-dasharray="6 4"/>'
    )
    return garis + _teks(_KIRI + 4, y - 5, f"Target {_angka(nilai)}", warna=_EMAS, jangkar="start")


def _legenda() -> list[str]:
    hasil: list[str] = []
    for x, warna, kata in ((_KIRI, _ABU, "Rencana"), (_KIRI + 100, _BIRU, "Realisasi")):
        hasil.append(f'<rect x="{x}" y="{TINGGI - 22}" width="12" height="12" fill="{warna}"/>')
        hasil.append(_teks(x + 18, TINGGI - 11, kata, jangkar="start"))
    return hasil
