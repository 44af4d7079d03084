"""Rules of units and memberships on plain inputs. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from inti.galat import Temuan, galat
from inti.tanggal import format_tanggal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from akun.isian import IsianUnit

PANJANG_KODE = 40
SEMENTARA: Final = ("plh", "plt")


def periksa_unit(isian: IsianUnit, semua: Mapping[tuple[str], IsianUnit]) -> Iterator[Temuan]:
    """One unit in the tree ``semua`` (stored and new units together)."""
    if len(isian.kode) > PANJANG_KODE:
        yield galat("kode", f"Kode unit paling panjang {PANJANG_KODE} huruf.", isian.kode)
    if "/" in isian.kode:
        yield galat("kode", "Kode unit tidak boleh memuat '/'.", isian.kode)
    if not isian.nama:
        yield galat("nama", "Isi nama unit.")
    if not isian.induk:
        return
    if (isian.induk,) not in semua:
        yield galat(
            "induk", "Unit induk belum ada. Tambahkan barisnya pada lembar Unit.", isian.induk
        )
        return
    dilalui, kini = {isian.kode}, isian.induk
    while kini and (kini,) in semua:
        if kini in dilalui:
            yield galat(
                "induk", "Susunan unit melingkar: induk berada di bawah unit ini.", isian.induk
            )
            return
        dilalui.add(kini)
        kini = semua[kini,].induk


def periksa_keanggotaan(
    *,
    aktif: bool,
    mulai: date,
    sampai: date | None,
    keterangan: str,
    lain: Iterable[tuple[date, date | None]],
) -> Iterator[Temuan]:
    """A role to be given; ``lain`` are the times the person holds the same role in the unit."""
    if not aktif:
        yield galat("pengguna", "Akun ini tidak aktif. Aktifkan dahulu, lalu beri peran.")
    if sampai is not None and sampai < mulai:
        yield galat("sampai", "Tanggal sampai tidak boleh sebelum tanggal mulai.")
    if keterangan.casefold().startswith(SEMENTARA) and sampai is None:
        yield galat("sampai", "Isi hari terakhir: Plh dan Plt berlaku untuk jangka tertentu.")
    for awal, akhir in lain:
        if awal <= (sampai or date.max) and mulai <= (akhir or date.max):
            yield galat(
                "mulai",
                f"Orang ini sudah memegang peran yang sama sejak {format_tanggal(awal)}. "
                "Akhiri yang lama, atau pilih tanggal sesudahnya.",
            )
