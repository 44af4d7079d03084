"""The ladder of a unit, read as one page of numbers and written as rows with their history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, hapus_tautan, simpan_banyak
from akun.izin import pastikan
from akun.models import UnitKerja
from akun.pilihan import Tindakan
from inti.galat import DataDitolak, galat
from notifikasi.models import AturanPengingat
from notifikasi.rencana import BATAS_HARI, AnakTangga, Langkah
from notifikasi.sumber import daftar_sumber
from notifikasi.tangga import SEMUA_JENIS, Tangga

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from akun.models import Pengguna
    from notifikasi.rencana import Aturan


@dataclass(frozen=True, slots=True)
class IsianAturan:
    """The rungs as a person types them; None where there is no escalation."""

    sebelum: tuple[int, ...]
    sesudah: tuple[int, ...]
    mingguan: bool
    eskalasi_1: int | None
    eskalasi_2: int | None

    @classmethod
    def dari(cls, aturan: Aturan) -> IsianAturan:
        """Return a ladder in the shape of the form."""

        def hari(langkah: Langkah) -> list[int]:
            return sorted(a.hari for a in aturan if a.langkah is langkah)

        return cls(
            sebelum=tuple(reversed(hari(Langkah.SEBELUM))),
            sesudah=tuple(hari(Langkah.SESUDAH)),
            mingguan=bool(hari(Langkah.MINGGUAN)),
            eskalasi_1=next(iter(hari(Langkah.ESKALASI_1)), None),
            eskalasi_2=next(iter(hari(Langkah.ESKALASI_2)), None),
        )

    def kunci(self) -> set[tuple[Langkah, int]]:
        """Return the rungs as (langkah, hari)."""
        hasil = {(Langkah.SEBELUM, n) for n in self.sebelum}
        hasil |= {(Langkah.SESUDAH, n) for n in self.sesudah}
        hasil |= {(Langkah.MINGGUAN, 0)} if self.mingguan else set()
        for langkah, n in (
            (Langkah.ESKALASI_1, self.eskalasi_1),
            (Langkah.ESKALASI_2, self.eskalasi_2),
        ):
            if n is not None:
                hasil.add((langkah, n))
        return hasil


def asal_aturan(unit: UnitKerja, jenis: str, tangga: Tangga) -> UnitKerja | None:
    """Return the unit whose rows hold for this one; None for the built-in ladder."""
    for pk in tangga.rantai.get(unit.pk, (unit.pk,)):
        if (pk, jenis) in tangga.milik or (pk, SEMUA_JENIS) in tangga.milik:
            return UnitKerja.objects.get(pk=pk)
    return None


def simpan_aturan(
    *,
    unit: UnitKerja,
    jenis: str,
    isian: IsianAturan,
    oleh: Pengguna | None,
    pada: date,
    saat: datetime,
) -> None:
    """Give a unit a ladder of its own, for all kinds (``jenis`` empty) or for one.

    A rung that held already keeps the moment since when; a new one holds from ``saat`` on, so
    that changing the rules never floods. A rung that is gone stays in the table, switched off.
    For ADMIN of the unit. Raises ``IzinDitolak`` or ``DataDitolak``.
    """
    pastikan(oleh, Tindakan.KELOLA_AKUN, unit, pada)
    _periksa(isian, jenis)
    berlaku = {(a.langkah, a.hari): a for a in Tangga.muat().untuk(unit.pk, jenis)}
    ada = {
        (Langkah(a.langkah), a.hari): a
        for a in AturanPengingat.objects.filter(unit=unit, sasaran_jenis=jenis)
    }
    perlu = isian.kunci()
    baru = [
        AturanPengingat(
            unit=unit,
            sasaran_jenis=jenis,
            langkah=langkah.value,
            hari=hari,
            berlaku_sejak=_sejak(berlaku.get((langkah, hari)), saat),
        )
        for langkah, hari in sorted(perlu - ada.keys())
    ]
    ubah: list[AturanPengingat] = []
    for kunci, baris in ada.items():
        if baris.aktif == (kunci in perlu):
            continue
        baris.aktif = kunci in perlu
        if baris.aktif:
            baris.berlaku_sejak = saat
        ubah.append(baris)
    with transaction.atomic():
        simpan_banyak(
            AturanPengingat,
            baru=baru,
            ubah=ubah,
            kolom=["aktif", "berlaku_sejak"],
            oleh=oleh,
            asal=Asal.HALAMAN,
        )


def ikuti_bawaan(*, unit: UnitKerja, jenis: str, oleh: Pengguna | None, pada: date) -> int:
    """Take the rows of a unit away, so that it follows the unit above or the built-in ladder."""
    pastikan(oleh, Tindakan.KELOLA_AKUN, unit, pada)
    baris = list(AturanPengingat.objects.filter(unit=unit, sasaran_jenis=jenis))
    with transaction.atomic():
        hapus_tautan(baris, oleh=oleh, asal=Asal.HALAMAN, alasan="Mengikuti aturan bawaan")
    return len(baris)


def _sejak(anak: AnakTangga | None, saat: datetime) -> datetime:
    return saat if anak is None else anak.berlaku_sejak


def _periksa(isian: IsianAturan, jenis: str) -> None:
    temuan = []
    if jenis != SEMUA_JENIS and jenis not in daftar_sumber():
        temuan.append(galat("", "Jenis pengingat ini tidak dikenal. Muat ulang halaman."))
    if not _dalam(isian.sebelum, 0):
        temuan.append(
            galat("sebelum", f"Isi hari kerja 0 sampai {BATAS_HARI}, misalnya 7, 3, 1, 0.")
        )
    if not _dalam(isian.sesudah, 1):
        temuan.append(galat("sesudah", f"Isi hari kerja 1 sampai {BATAS_HARI}, misalnya 1, 3, 7."))
    for bidang, nilai in (("eskalasi_1", isian.eskalasi_1), ("eskalasi_2", isian.eskalasi_2)):
        if nilai is not None and not _dalam([nilai], 1):
            temuan.append(galat(bidang, f"Isi hari kerja 1 sampai {BATAS_HARI}, atau kosongkan."))
    if not isian.kunci():
        temuan.append(galat("", "Aturan tanpa satu pun pengingat tidak dapat disimpan."))
    if temuan:
        raise DataDitolak(temuan)


def _dalam(nilai: Iterable[int], terkecil: int) -> bool:
    return all(terkecil <= n <= BATAS_HARI for n in nilai)
