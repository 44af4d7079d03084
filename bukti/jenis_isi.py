"""Kinds of content that evidence may have, and how a file shows its kind."""

from __future__ import annotations

from typing import Final

from inti.galat import DataDitolak, galat

TIPE: Final[dict[str, str]] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "heic": "image/heic",
    "zip": "application/zip",
    "eml": "message/rfc822",
    "txt": "text/plain",
    "csv": "text/csv",
}
"""MIME type per kind; the keys are the allowed endings."""
SAMA_DENGAN: Final = {"jpeg": "jpg", "heif": "heic"}
DIPRATINJAU: Final = frozenset({TIPE["pdf"], TIPE["jpg"], TIPE["png"], TIPE["webp"]})
"""What a browser may show inline."""
DAFTAR: Final = ", ".join(k.upper() for k in TIPE)

_PROGRAM: Final = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"dex\n",
    b"\x00asm",
    b"!<arch>",
    b"\xed\xab\xee\xdb",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)


class IsiDitolak(DataDitolak):
    """The file is no acceptable evidence; the sentence says what to upload instead."""

    def __init__(self, pesan: str) -> None:
        super().__init__([galat("berkas", pesan)])


def adalah_program(kepala: bytes) -> bool:
    """Tell whether the first bytes are those of something that runs."""
    return kepala.startswith(_PROGRAM)
