"""A content in which no part is empty, made from the shapes themselves, to try a template on."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any, Final

from laporan.konten.bentuk import LEBAR, SKEMA, Grafik, Keterangan, Konten, Meta, Tabel
from laporan.templat.tanda import bidang, tanpa_kosong, unsur_daftar

TEKS: Final = "Contoh"
PANJANG: Final = 12
"""Texts per list: more than the columns of any table."""


def contoh_isi() -> dict[str, Any]:
    """Return the content as plain JSON types."""
    hasil: dict[str, Any] = _contoh(Konten)
    return hasil


def _contoh(jenis: Any) -> Any:  # noqa: ANN401
    jenis = tanpa_kosong(jenis)
    if jenis is Meta:
        return {"skema": SKEMA, "unit_id": 0, "unit": "", "tahun": 2000, "triwulan": 1,
                "pada": "2000-01-01"}  # fmt: skip
    if jenis is Grafik:
        return {
            "keterangan": _contoh(Keterangan),
            "uraian": TEKS,
            "angka": {"titik": [], "target": None},
        }
    if isinstance(jenis, type) and is_dataclass(jenis):
        # A part that is one table bears the name of its kind.
        return {
            nama: _tabel(nama) if tanpa_kosong(j) is Tabel else _contoh(j)
            for nama, j in bidang(jenis).items()
        }
    unsur = unsur_daftar(jenis)
    if unsur is Tabel:
        return [_tabel(nama) for nama in LEBAR]
    if unsur is not None:
        return [_contoh(unsur)] * (PANJANG if unsur is str else 2)
    return {} if jenis not in (str, int) else TEKS if jenis is str else 1


def _tabel(jenis: str) -> dict[str, Any]:
    kolom = [TEKS] * len(LEBAR[jenis])
    return {
        "keterangan": _contoh(Keterangan),
        "jenis_gaya": jenis,
        "kolom": kolom,
        "baris": [kolom, kolom],
        "tebal_gaya": [1],
        "lebar_gaya": list(LEBAR[jenis]),
    }
