"""Files the commands of this room write."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import CommandError


def simpan_berkas(jalur: str, isi: bytes, *, akibat: str = "") -> None:
    """Write a file, or end the command with a sentence; ``akibat`` says what that means."""
    try:
        Path(jalur).write_bytes(isi)
    except OSError as salah:
        raise CommandError(
            f"Berkas {jalur} tidak dapat ditulis ({salah.strerror}). {akibat}".strip()
        ) from salah
