"""The whole story of one object: its own history and that of what hangs on it, in words.

Each room declares its kinds in ``jenis_riwayat.py`` and names them in ``settings.JENIS_RIWAYAT``;
this room, which knows none of them, tells the story and opens the page ``/riwayat/<kind>/<id>/``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

from django.conf import settings
from django.utils.module_loading import import_string

from akun.jejak import Kalimat, baca_riwayat, jalan_masuk, kutip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime

    from django.db.models import Field, QuerySet

    from akun.dasar import ModelTeraudit
    from akun.jejak import Bacaan, Langkah, Perubahan
    from akun.models import Pengguna
    from inti.forms import Formulir

SEKALIGUS: Final = timedelta(seconds=2)
"""Rows one service writes in one transaction carry times this close to each other."""
SISTEM: Final = "Sistem"


@dataclass(frozen=True, slots=True)
class EntriRiwayat:
    """What somebody did at one moment; ``asal`` is empty for the pages themselves."""

    pada: datetime
    oleh: str
    asal: str
    alasan: str
    kalimat: tuple[Kalimat, ...]
    ikon: str = "pencil"

    @property
    def ringkas(self) -> str:
        """``Koordinator mengubah tenggat 20 → 25 Maret 2026; menambahkan PIC Kemnaker``."""
        return f"{self.oleh} {'; '.join(k.teks for k in self.kalimat)}"


@dataclass(frozen=True, slots=True)
class Anak:
    """Rows that hang on an object and are told with it.

    ``induk`` is the path of their history to the object (``"tindak_lanjut"``), ``isi`` the field
    that names a row in the sentence, ``rincian`` fields told beside it when the row is added.
    """

    sebutan: str
    model: type[ModelTeraudit]
    induk: str
    isi: str
    rincian: tuple[str, ...] = ()
    tersirat: frozenset[str] = frozenset()
    menambahkan: str = "menambahkan"
    menghapus: str = "menghapus"


def anak_tautan(sebutan: str, model: type[ModelTeraudit], induk: str, isi: str) -> Anak:
    """Rows that only link an object to another one."""
    return Anak(sebutan, model, induk, isi, menambahkan="menautkan", menghapus="melepas tautan")


@dataclass(frozen=True, slots=True)
class JenisRiwayat:
    """A kind of object with a history of its own.

    ``terlihat`` gives the rows a person may see on a day; ``tersirat`` names the fields that
    follow from others and are not told.
    """

    nama: str
    sebutan: str
    model: type[ModelTeraudit]
    terlihat: Callable[[Pengguna, date], QuerySet[Any]]
    anak: tuple[Anak, ...] = ()
    tersirat: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Catatan:
    """A sentence with everything that decides which entry it belongs to."""

    pada: datetime
    pelaku: tuple[int | None, str]
    oleh: str
    asal: str
    alasan: str
    kalimat: tuple[Kalimat, ...]
    ikon: str


@cache
def semua_jenis() -> dict[str, JenisRiwayat]:
    """Return the kinds of every room by name."""
    return {
        jenis.nama: jenis
        for jalur in settings.JENIS_RIWAYAT
        for jenis in import_string(jalur)  # each path names a tuple of kinds
    }


def jenis_dari(model: type[ModelTeraudit]) -> JenisRiwayat | None:
    """Return the kind of a model; ``None`` when its history is told with another object's."""
    return next((j for j in semua_jenis().values() if j.model is model), None)


def entri_riwayat(
    objek: ModelTeraudit, *, anak: Sequence[Anak] | None = None
) -> tuple[EntriRiwayat, ...]:
    """Return the story of an object, the latest first; a constant number of queries.

    ``anak`` replaces what its kind declares.
    """
    return _kelompokkan(_semua(objek, anak))


def perubahan_sejak(objek: ModelTeraudit, versi: int) -> tuple[EntriRiwayat, ...]:
    """Return what happened to an object since somebody saw ``versi`` of it, the latest first."""
    terlihat = objek.__class__.history.filter(id=objek.pk, versi__lte=versi)
    batas: datetime | None = (
        terlihat.order_by("-history_date", "-history_id")
        .values_list("history_date", flat=True)
        .first()
    )
    return _kelompokkan(c for c in _semua(objek, None) if batas is None or c.pada > batas)


def hadapi_bentrok(formulir: Formulir, objek: ModelTeraudit, *, bidang: str = "versi") -> None:
    """Tell on a refused form what others changed, and let the next try start from there.

    Does nothing unless the refusal was ``VersiBerubah``; ``bidang`` is the hidden version field.
    """
    if not formulir.bentrok:
        return
    dilihat = str(formulir.data.get(formulir.add_prefix(bidang), ""))
    formulir.perubahan = perubahan_sejak(objek, int(dilihat) if dilihat.isdecimal() else 0)
    kini = objek.__class__._base_manager.values_list("versi", flat=True).get(pk=objek.pk)
    formulir.perbarui(bidang, kini)


# --- From rows to entries -------------------------------------------------------------------------


def _semua(objek: ModelTeraudit, anak: Sequence[Anak] | None) -> Iterator[_Catatan]:
    jenis = jenis_dari(objek.__class__)
    sebutan = jenis.sebutan if jenis else str(objek._meta.verbose_name)
    tersirat = jenis.tersirat if jenis else frozenset()
    for satu in baca_riwayat(objek.__class__, {"id": objek.pk}, tersirat).langkah():
        yield from _catat(satu, _kata_objek(sebutan, satu))
    if anak is None:
        anak = jenis.anak if jenis else ()
    for a in anak:
        bacaan = baca_riwayat(a.model, {a.induk: objek.pk}, a.tersirat)
        for satu in bacaan.langkah():
            yield from _catat(satu, _kata_anak(a, bacaan, satu))


def _kata_objek(sebutan: str, satu: Langkah) -> tuple[Kalimat, ...]:
    if satu.baris.history_type == "+":
        return (Kalimat(f"membuat {sebutan}"),)
    if satu.baris.history_type == "-":
        return (Kalimat(f"menghapus {sebutan}"),)
    beda = tuple(p.kalimat for p in _terbaca(satu))
    if not beda and satu.kosong and satu.baris.history_change_reason:
        # A column that is never shown (a password): the reason says what happened.
        return (Kalimat(f"menyimpan {sebutan}"),)
    return beda


def _kata_anak(a: Anak, bacaan: Bacaan, satu: Langkah) -> tuple[Kalimat, ...]:
    isi = bacaan.teks(satu.baris, a.isi)
    nama = kutip(isi)
    penuh = isi if nama.endswith("…”") else ""
    if satu.baris.history_type == "-":
        return (Kalimat(f"{a.menghapus} {a.sebutan} {nama}", lama=penuh),)
    if satu.baris.history_type == "+":
        beserta = "".join(
            f", {_nama_bidang(a.model, f)} {kutip(teks)}"
            for f in a.rincian
            if (teks := bacaan.teks(satu.baris, f))
        )
        return (Kalimat(f"{a.menambahkan} {a.sebutan} {nama}{beserta}", baru=penuh),)
    bernama = _nama_bidang(a.model, a.isi)
    return tuple(
        replace(
            p,
            bidang=a.sebutan if p.bidang == bernama else p.bidang,
            milik="" if p.bidang == bernama else f"{a.sebutan} {nama}",
        ).kalimat
        for p in _terbaca(satu)
    )


def _terbaca(satu: Langkah) -> list[Perubahan]:
    """What changed, but for the column that only repeats the reason."""
    alasan = satu.baris.history_change_reason
    return [p for p in satu.beda if not alasan or p.baru != alasan]


def _nama_bidang(model: type[ModelTeraudit], nama: str) -> str:
    return str(cast("Field[Any, Any]", model._meta.get_field(nama)).verbose_name)


def _catat(satu: Langkah, kalimat: tuple[Kalimat, ...]) -> Iterator[_Catatan]:
    if not kalimat:
        return
    b = satu.baris
    yield _Catatan(
        pada=b.history_date,
        pelaku=(b.history_user_id, b.asal),
        oleh=str(b.history_user) if b.history_user else SISTEM,
        asal=jalan_masuk(b.asal),
        alasan=b.history_change_reason or "",
        kalimat=kalimat,
        ikon={"+": "plus", "-": "trash"}.get(b.history_type, "pencil"),
    )


def _kelompokkan(semua: Iterator[_Catatan] | Sequence[_Catatan]) -> tuple[EntriRiwayat, ...]:
    """Join what one person did in one go; the first sentence of a go is the earliest."""
    kelompok: list[list[_Catatan]] = []
    for c in sorted(semua, key=lambda c: c.pada):
        if kelompok and _sekali_jalan(kelompok[-1], c):
            kelompok[-1].append(c)
        else:
            kelompok.append([c])
    return tuple(_entri(k) for k in reversed(kelompok))


def _sekali_jalan(kelompok: list[_Catatan], c: _Catatan) -> bool:
    awal = kelompok[0]
    alasan = {k.alasan for k in [*kelompok, c]} - {""}
    return c.pelaku == awal.pelaku and c.pada - awal.pada <= SEKALIGUS and len(alasan) <= 1


def _entri(kelompok: list[_Catatan]) -> EntriRiwayat:
    awal = kelompok[0]
    return EntriRiwayat(
        pada=awal.pada,
        oleh=awal.oleh,
        asal=awal.asal,
        alasan=next((c.alasan for c in kelompok if c.alasan), ""),
        kalimat=tuple(k for c in kelompok for k in c.kalimat),
        ikon=awal.ikon,
    )
