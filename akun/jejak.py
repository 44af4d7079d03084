"""The history of audited rows in words: who changed what from what to what, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db import models

from akun.models import Pihak
from inti.angka import format_angka
from inti.tanggal import format_tanggal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from akun.dasar import ModelTeraudit

KATA: Final = {"+": "Dibuat", "~": "Diubah", "-": "Dihapus"}
IKON: Final = {"+": "plus", "~": "pencil", "-": "trash"}


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One field before and after, as people read it; empty is "kosong" in the template."""

    bidang: str
    lama: str
    baru: str


@dataclass(frozen=True, slots=True)
class Jejak:
    """One write of one row, ready for ``komponen/jejak_perubahan.html``."""

    judul: str
    ikon: str
    oleh: str
    pada: datetime
    alasan: str
    perubahan: tuple[Perubahan, ...]
    versi: int
    urutan: int


def jejak(model: type[ModelTeraudit], *, nama: str = "", **saring: object) -> tuple[Jejak, ...]:
    """Return the history of the rows of ``model`` that match, the latest first.

    ``nama`` stands behind "Dibuat" where several kinds are told together. A write that changed
    nothing a person reads is left out. One query for the history, one per kind of row it names.
    """
    riwayat: list[Any] = list(
        model.history.filter(**saring)
        .select_related("history_user")
        .order_by("history_date", "history_id")
    )
    bidang = [f for f in model._meta.concrete_fields if f.editable and not f.primary_key]
    rujukan = _rujukan(bidang, riwayat)
    terakhir: dict[object, Any] = {}
    hasil: list[Jejak] = []
    for baris in riwayat:
        lama = terakhir.get(baris.id)
        terakhir[baris.id] = baris
        beda = _beda(bidang, lama, baris, rujukan) if baris.history_type != "-" else ()
        if baris.history_type == "~" and not beda:
            continue
        hasil.append(
            Jejak(
                judul=" ".join(k for k in (KATA[baris.history_type], nama) if k),
                ikon=IKON[baris.history_type],
                oleh="" if baris.history_user is None else str(baris.history_user),
                pada=baris.history_date,
                alasan=baris.history_change_reason or "",
                perubahan=beda,
                versi=baris.versi,
                urutan=baris.history_id,
            )
        )
    return tuple(reversed(hasil))


def gabung(*daftar: Iterable[Jejak]) -> tuple[Jejak, ...]:
    """Tell several histories as one, the latest first."""
    semua = [j for satu in daftar for j in satu]
    return tuple(sorted(semua, key=lambda j: (j.pada, j.urutan), reverse=True))


def sejak_versi(daftar: Iterable[Jejak], versi: int) -> tuple[Jejak, ...]:
    """Return what happened to one row after the version somebody saw."""
    return tuple(j for j in daftar if j.versi > versi)


def _rujukan(
    bidang: Iterable[models.Field[Any, Any]], riwayat: Iterable[Any]
) -> dict[str, Mapping[object, models.Model]]:
    """The rows that foreign keys of the history name, by field and key."""
    riwayat = list(riwayat)
    hasil: dict[str, Mapping[object, models.Model]] = {}
    for f in bidang:
        if not isinstance(f, models.ForeignKey):
            continue
        kunci = {getattr(baris, f.attname) for baris in riwayat} - {None}
        tujuan = f.remote_field.model
        semua = Pihak.objects.bernama() if tujuan is Pihak else tujuan._base_manager.all()
        hasil[f.name] = semua.in_bulk(kunci) if kunci else {}
    return hasil


def _beda(
    bidang: Iterable[models.Field[Any, Any]],
    lama: object | None,
    baru: object,
    rujukan: Mapping[str, Mapping[object, models.Model]],
) -> tuple[Perubahan, ...]:
    hasil: list[Perubahan] = []
    for f in bidang:
        a = None if lama is None else getattr(lama, f.attname)
        b = getattr(baru, f.attname)
        if lama is None or a == b:
            continue
        label = str(f.verbose_name)
        hasil.append(Perubahan(label, _teks(f, a, rujukan), _teks(f, b, rujukan)))
    return tuple(hasil)


def _teks(
    f: models.Field[Any, Any], nilai: object, rujukan: Mapping[str, Mapping[object, models.Model]]
) -> str:
    """One value as people read it."""
    if nilai is None or nilai == "":
        return ""
    if f.name in rujukan:
        return str(rujukan[f.name].get(nilai, "sudah tidak ada"))
    if f.choices:
        return str(dict(f.flatchoices).get(nilai, nilai))
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, Decimal):
        return format_angka(nilai, None)
    if isinstance(nilai, date) and not isinstance(nilai, datetime):
        return format_tanggal(nilai)
    return str(nilai)
