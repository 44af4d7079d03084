"""Files of frozen reports: stored under a random name outside the web root, never overwritten."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from laporan.models import BerkasLaporan

FOLDER: Final = "laporan"
BONGKAH: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """A stored file: name in the storage, size in bytes, hash."""

    nama: str
    ukuran: int
    sha256: str


@contextmanager
def penyimpanan() -> Iterator[Callable[[str, bytes], Tersimpan]]:
    """Give a function that stores a file; all of them vanish when the block fails."""
    daftar: list[str] = []

    def taruh(akhiran: str, isi: bytes) -> Tersimpan:
        nama = default_storage.save(f"{FOLDER}/{secrets.token_hex(16)}.{akhiran}", ContentFile(isi))
        daftar.append(nama)
        return Tersimpan(nama, len(isi), hashlib.sha256(isi).hexdigest())

    try:
        yield taruh
    except BaseException:
        for nama in daftar:
            default_storage.delete(nama)
        raise


def keadaan_berkas(berkas: BerkasLaporan) -> str:
    """Return ``utuh``, ``berubah`` or ``hilang``: the file is read again in full."""
    try:
        aliran = default_storage.open(str(berkas.berkas.name))
    except OSError:
        return "hilang"
    sidik = hashlib.sha256()
    with aliran:
        while bongkah := aliran.read(BONGKAH):
            sidik.update(bongkah)
    return "utuh" if sidik.hexdigest() == berkas.sha256 else "berubah"
