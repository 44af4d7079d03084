"""The content of the quarterly report: one object, from which Word, PDF, Excel and JSON are made.

``susun_konten`` reads the selectors of the rooms once and returns ``Konten``; ``sebagai_json`` is
its plain form. Texts for people are made here and nowhere else, so the outputs cannot differ.
"""

from __future__ import annotations

from laporan.konten.bentuk import Konten, sebagai_json
from laporan.konten.surat import Surat
from laporan.konten.susun import susun_konten

__all__ = ["Konten", "Surat", "sebagai_json", "susun_konten"]
