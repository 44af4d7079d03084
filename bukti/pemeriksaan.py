"""Compares the stored files with their rows: missing, changed, orphaned."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.files.storage import default_storage

from bukti.models import Bukti, JenisBukti
from bukti.services import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BONGKAH = 1024 * 1024


@dataclass(frozen=True, slots=True)
class TemuanBerkas:
    """One file that is not as its row says; ``bukti_id`` is ``None`` for an orphan."""

    jenis: str
    berkas: str
    bukti_id: int | None
    nama: str


@dataclass(frozen=True, slots=True)
class HasilPemeriksaan:
    """What was read and what was found."""

    diperiksa: int
    temuan: tuple[TemuanBerkas, ...]


def periksa(maju: Callable[[int], None] | None = None) -> HasilPemeriksaan:
    """Read every stored file again; ``maju`` is told the number read so far."""
    # The folder is listed before the rows are read: a file uploaded meanwhile is no orphan.
    belum_dikenal = set(_isi_folder(FOLDER))
    temuan: list[TemuanBerkas] = []
    jumlah = 0
    baris = Bukti.objects.filter(jenis=JenisBukti.BERKAS).order_by("pk")
    for bukti in baris.only("pk", "nama", "berkas", "sha256").iterator(chunk_size=500):
        berkas = bukti.berkas.name or ""
        belum_dikenal.discard(berkas)
        jumlah += 1
        sidik = _sidik(berkas)
        if sidik != bukti.sha256:
            jenis = "hilang" if sidik is None else "berubah"
            temuan.append(TemuanBerkas(jenis, berkas, bukti.pk, bukti.nama))
        if maju:
            maju(jumlah)
    temuan += [TemuanBerkas("yatim", berkas, None, "") for berkas in sorted(belum_dikenal)]
    return HasilPemeriksaan(jumlah, tuple(temuan))


def _sidik(berkas: str) -> str | None:
    """SHA-256 of a stored file; ``None`` when it is not there."""
    sidik = hashlib.sha256()
    try:
        with default_storage.open(berkas, "rb") as f:
            while bongkah := f.read(_BONGKAH):
                sidik.update(bongkah)
    except FileNotFoundError:
        return None
    return sidik.hexdigest()


def _isi_folder(folder: str) -> Iterator[str]:
    try:
        daftar_folder, daftar_berkas = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for nama in sorted(daftar_berkas):
        yield f"{folder}/{nama}"
    for nama in sorted(daftar_folder):
        yield from _isi_folder(f"{folder}/{nama}")
