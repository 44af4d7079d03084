"""The butir of the minutes: add, change, take back, put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, cocokkan_versi, hapus_tautan, simpan, simpan_banyak
from inti.galat import DataDitolak, TransisiDitolak, galat, tolak_bila_ada
from inti.urut import kunci_urut
from tindaklanjut.aturan import periksa_hasil
from tindaklanjut.isian import IsianHasil
from tindaklanjut.izin import HakTindakLanjut
from tindaklanjut.models import HasilRapat
from tindaklanjut.services.dasar import ambil_rapat
from tindaklanjut.services.rapat import pastikan_draf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from akun.models import Pengguna
    from tindaklanjut.models import Rapat

# While two butir change places one of them stands here; no workbook can hold a "/" in a number.
_TEMPAT_SINGGAH = "/"


@transaction.atomic
def tambah_hasil(
    *,
    rapat: Rapat,
    jenis: str,
    uraian: str,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> HasilRapat:
    """Add a butir at the end of the minutes of a draft."""
    kini = ambil_rapat(rapat)
    pastikan_draf(HakTindakLanjut.untuk(oleh, pada), kini)
    return simpan_butir(butir_berikut(kini), jenis, uraian, oleh=oleh, asal=asal)


def butir_berikut(rapat: Rapat) -> HasilRapat:
    """A new butir with the next number; the caller holds the rapat."""
    dipakai = rapat.hasil.values_list("nomor", flat=True)
    nomor = str(max((int(n) for n in dipakai if n.isdecimal()), default=0) + 1)
    return HasilRapat(rapat=rapat, nomor=nomor)


@transaction.atomic
def ubah_hasil(
    *,
    hasil: HasilRapat,
    jenis: str,
    uraian: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> HasilRapat:
    """Change a butir of a draft; its tasks stay with it. Raises ``VersiBerubah``."""
    kini = _ambil(hasil, oleh, pada, versi)
    return simpan_butir(kini, jenis, uraian, oleh=oleh, asal=asal)


@transaction.atomic
def hapus_hasil(
    *,
    hasil: HasilRapat,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> None:
    """Take a butir of a draft back, its text stays in the history; one with tasks stays."""
    kini = _ambil(hasil, oleh, pada, versi)
    if kini.tindak_lanjut.exists():
        raise TransisiDitolak(
            "Butir ini sudah mempunyai tindak lanjut, jadi tidak dihapus. Ubah isinya saja."
        )
    hapus_tautan([kini], oleh=oleh, asal=asal)


@transaction.atomic
def urutkan_hasil(
    *,
    rapat: Rapat,
    urutan: Sequence[int],
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> list[HasilRapat]:
    """Number the butir of a draft 1, 2, 3 … in the order of the ids ``urutan`` (all of them)."""
    kini = ambil_rapat(rapat)
    pastikan_draf(HakTindakLanjut.untuk(oleh, pada), kini)
    ada = {h.pk: h for h in kini.hasil.select_for_update()}
    if sorted(urutan) != sorted(ada):
        raise DataDitolak(
            [galat("", "Butir rapat ini baru saja berubah. Muat ulang, lalu urutkan lagi.")]
        )
    pindah = [(ada[pk], str(n)) for n, pk in enumerate(urutan, start=1) if ada[pk].nomor != str(n)]
    for h, _ in pindah:
        # A number is unique at every moment, so each first steps aside; nobody ever sees that
        # number, which is why it leaves no history.
        HasilRapat.objects.filter(pk=h.pk).update(nomor=f"{_TEMPAT_SINGGAH}{h.pk}")
    for h, nomor in pindah:
        h.nomor, h.urut = nomor, kunci_urut(nomor)
    berubah = [h for h, _ in pindah]
    kolom = ["nomor", "urut"]
    simpan_banyak(HasilRapat, baru=[], ubah=berubah, kolom=kolom, oleh=oleh, asal=asal)
    return [ada[pk] for pk in urutan]


def _ambil(hasil: HasilRapat, oleh: Pengguna | None, pada: date, versi: int | None) -> HasilRapat:
    rapat = ambil_rapat(hasil.rapat)
    pastikan_draf(HakTindakLanjut.untuk(oleh, pada), rapat)
    kini = rapat.hasil.select_for_update().get(pk=hasil.pk)
    cocokkan_versi(kini, versi)
    return kini


def simpan_butir(
    hasil: HasilRapat, jenis: str, uraian: str, *, oleh: Pengguna | None, asal: Asal
) -> HasilRapat:
    """Judge and write a butir of a rapat the caller holds."""
    hasil.jenis, hasil.uraian = jenis, uraian.strip()
    tolak_bila_ada(list(periksa_hasil(isian_butir(hasil))))
    return simpan(hasil, oleh=oleh, asal=asal)


def isian_butir(hasil: HasilRapat) -> IsianHasil:
    """A butir as the rules see it."""
    return IsianHasil(
        hasil.rapat.unit.kode, hasil.rapat.kode, hasil.nomor, hasil.jenis, hasil.uraian
    )
