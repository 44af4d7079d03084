"""Indonesian number words: `dua puluh empat juta rupiah` is 24.000.000."""

from __future__ import annotations

_SATUAN = {"nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6,
           "tujuh": 7, "delapan": 8, "sembilan": 9}  # fmt: skip
_GABUNG = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000}
_BESAR = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
_HIASAN = frozenset({"rupiah", "orang", "buah", "persen"})
POLA_BILANGAN = (
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas)"
)
"""Number words that introduce a list."""


def baca_terbilang(teks: str) -> int | None:
    """Value of a text that consists of number words only; None for any other text."""
    kata = [k for k in teks.lower().replace("-", " ").split() if k not in _HIASAN]
    if not kata:
        return None
    jumlah, ratusan, satuan = 0, 0, 0
    for k in kata:
        if k in _SATUAN:
            satuan = _SATUAN[k]
        elif k in {"sepuluh", "sebelas"}:
            ratusan, satuan = ratusan + _GABUNG[k], 0
        elif k == "seratus":
            ratusan += 100
        elif k == "seribu":
            jumlah += 1000
        elif k == "belas":
            ratusan, satuan = ratusan + 10 + satuan, 0
        elif k == "puluh":
            ratusan, satuan = ratusan + 10 * satuan, 0
        elif k == "ratus":
            ratusan, satuan = ratusan + 100 * satuan, 0
        elif k in _BESAR:
            jumlah, ratusan, satuan = jumlah + (ratusan + satuan) * _BESAR[k], 0, 0
        else:
            return None
    return jumlah + ratusan + satuan
