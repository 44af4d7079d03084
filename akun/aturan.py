"""Rules of units on plain inputs. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inti.galat import Temuan, galat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from akun.isian import IsianUnit

PANJANG_KODE = 40


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
