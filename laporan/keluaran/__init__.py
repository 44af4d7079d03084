"""The report as a file: Word, PDF, Excel and JSON, all from the plain form of one content."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from laporan.keluaran.lembar import buat_xlsx
from laporan.keluaran.pdf import buat_pdf
from laporan.keluaran.word import buat_docx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TIPE: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def buat_json(isi: Mapping[str, Any]) -> bytes:
    """Return the content as JSON, always the same bytes for the same content."""
    return json.dumps(isi, ensure_ascii=False, indent=1).encode()


PEMBUAT: Final[Mapping[str, Callable[[Mapping[str, Any]], bytes]]] = {
    "docx": buat_docx,
    "pdf": buat_pdf,
    "xlsx": buat_xlsx,
    "json": buat_json,
}
"""Ending of a file → the function that makes it."""

__all__ = ["PEMBUAT", "TIPE", "buat_docx", "buat_json", "buat_pdf", "buat_xlsx"]
