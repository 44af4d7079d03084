"""The result of reading a survey, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inti.angka import TANPA_NILAI, bulatkan, format_angka

if TYPE_CHECKING:
    from decimal import Decimal

    from impor.survei import SurveiDibaca

GALAT_DITULIS = 20


def sebagai_dict(dibaca: SurveiDibaca) -> dict[str, Any]:
    """Return what ``--format json`` prints; with an error nothing was stored and no index holds."""
    sah = dibaca.sah
    return {
        "n": dibaca.cacah.n,
        "indeks": _dua(dibaca.hasil.indeks) if sah else None,
        "butir": [
            {"nama": b.nama, "n": b.n, "rata": _dua(b.rata)} for b in dibaca.hasil.butir if sah
        ],
        "aspek": [{"nama": a.nama, "rata": _dua(a.rata)} for a in dibaca.hasil.aspek if sah],
        "galat": [
            {
                "sel": s.sel,
                "lembar": dibaca.lembar,
                "baris": s.baris,
                "kolom": s.nama,
                "nilai": s.nilai,
                "alasan": s.alasan,
            }
            for s in dibaca.cacah.salah
        ],
    }


def tolakan(alasan: str) -> dict[str, Any]:
    """Return the same for a file that could not be counted at all."""
    kosong = {"sel": "", "lembar": "", "baris": None, "kolom": "", "nilai": "", "alasan": alasan}
    return {"n": 0, "indeks": None, "butir": [], "aspek": [], "galat": [kosong]}


def sebagai_teks(dibaca: SurveiDibaca) -> str:
    """Return the result for a terminal."""
    c, h = dibaca.cacah, dibaca.hasil
    baris = [f"Lembar {dibaca.lembar}: {c.n} responden, {len(c.butir)} butir."]
    if c.salah:
        baris += [
            f"{len(c.salah)} sel salah; tidak ada yang disimpan.",
            *(f"  {s.sel} ({s.nama}): {s.nilai}. {s.alasan}" for s in c.salah[:GALAT_DITULIS]),
        ]
        if len(c.salah) > GALAT_DITULIS:
            baris.append(f"  dan {len(c.salah) - GALAT_DITULIS} lainnya.")
        return "\n".join(baris)
    if h.indeks is not None:
        kategori = f" ({dibaca.kategori})" if dibaca.kategori else ""
        baris.append(f"Indeks {format_angka(h.indeks, 2)}{kategori}.")
    baris += [f"  {_rata(b.rata)}  {b.nama} ({b.n} jawaban, {b.kosong} kosong)" for b in h.butir]
    baris += [f"Aspek {a.nama}: {_rata(a.rata)}" for a in h.aspek]
    if dibaca.lembar_lain:
        baris.append(f"Tidak dihitung: lembar {', '.join(dibaca.lembar_lain)}.")
    if c.rekap:
        baris.append(f"Tidak dihitung: {c.rekap} baris jumlah atau rata-rata.")
    return "\n".join(baris)


def _rata(nilai: Decimal | None) -> str:
    return TANPA_NILAI if nilai is None else format_angka(nilai, 2)


def _dua(nilai: Decimal | None) -> str | None:
    return None if nilai is None else f"{bulatkan(nilai):.2f}"
