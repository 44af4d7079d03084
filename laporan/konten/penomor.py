"""Numbers of captions: each label counts on through the document."""

from __future__ import annotations

from collections import Counter

from laporan.konten.bentuk import Keterangan


class Penomor:
    """Hands out captions in the order of the document."""

    def __init__(self) -> None:
        self._jumlah: Counter[str] = Counter()

    def tabel(self, teks: str) -> Keterangan:
        """Return the caption of the next table."""
        return self._berikut("Tabel", teks)

    def gambar(self, teks: str) -> Keterangan:
        """Return the caption of the next picture."""
        return self._berikut("Gambar", teks)

    def _berikut(self, label: str, teks: str) -> Keterangan:
        self._jumlah[label] += 1
        return Keterangan(label, str(self._jumlah[label]), teks)
