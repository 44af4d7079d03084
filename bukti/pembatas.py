"""Stops an upload from filling the disk before anybody can look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class PembatasUnggahan(FileUploadHandler):
    """Passes at most one portion more than the largest allowed file on to the next handler.

    The file that arrives is then too large for every service, which says so in a sentence.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count anew."""
        super().new_file(*args, **kwargs)
        self._sampai = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hand the portion on while the limit is not passed."""
        batas = max(settings.BATAS_UKURAN_BUKTI, settings.BATAS_UKURAN_IMPOR)
        if self._sampai > batas:
            return None
        self._sampai += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        """Leave the file to the next handler."""
        return None
