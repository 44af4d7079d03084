"""Evidence from the texts of a workbook: links and naskah numbers. Call inside a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q

from akun.dasar import Asal, simpan_banyak
from bukti.models import Bukti, JenisBukti

if TYPE_CHECKING:
    from collections.abc import Iterable

    from akun.models import Pengguna, UnitKerja

SKEMA_TAUTAN: Final = ("http://", "https://")
PANJANG_NAMA: Final = 250


def dari_teks(unit: UnitKerja, teks: str) -> Bukti:
    """Return an unsaved bukti: a link when the text begins like one, otherwise a naskah."""
    if teks.lower().startswith(SKEMA_TAUTAN):
        isi = {"jenis": JenisBukti.TAUTAN, "tautan": teks}
    else:
        isi = {"jenis": JenisBukti.NASKAH, "naskah": teks}
    return Bukti(unit=unit, nama=teks[:PANJANG_NAMA], **isi)


def tulis_bukti(
    daftar: Iterable[tuple[UnitKerja, str]], *, oleh: Pengguna | None, asal: Asal
) -> dict[tuple[int, str], Bukti]:
    """Return the bukti of each (unit, text), by (id of the unit, text).

    A link or naskah the unit has already is used again: one fact is stored once (1.8).
    """
    unit = {(u.pk, teks): u for u, teks in daftar}
    if not unit:
        return {}
    teks = {t for _, t in unit}
    tersimpan = Bukti.objects.filter(
        Q(jenis=JenisBukti.TAUTAN, tautan__in=teks) | Q(jenis=JenisBukti.NASKAH, naskah__in=teks),
        unit__in={u for u, _ in unit},
    ).order_by("pk")
    ada: dict[tuple[int, str], Bukti] = {}
    for b in tersimpan:
        ada.setdefault((b.unit_id, b.tautan or b.naskah), b)
    baru = {kunci: dari_teks(u, kunci[1]) for kunci, u in unit.items() if kunci not in ada}
    simpan_banyak(Bukti, baru=list(baru.values()), ubah=[], kolom=[], oleh=oleh, asal=asal)
    return {kunci: ada.get(kunci) or baru[kunci] for kunci in unit}
