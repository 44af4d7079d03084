"""The history of audited rows in words: who changed what from what to what, when and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db import models
from django.utils import timezone

from akun.dasar import Asal
from akun.models import Pihak
from inti.angka import format_angka
from inti.tanggal import format_tanggal
from inti.triwulan import label_triwulan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from akun.dasar import ModelTeraudit

KATA: Final = {"+": "Dibuat", "~": "Diubah", "-": "Dihapus"}
IKON: Final = {"+": "plus", "~": "pencil", "-": "trash"}
PANJANG_KUTIPAN = 70
"""Letters of a value that a sentence shows; the whole text can be opened beside it."""
PANJANG_POLOS = 40
"""A text up to this length stands in a sentence without quotation marks."""
_KOSONG: Final = "kosong"


@dataclass(frozen=True, slots=True)
class Kalimat:
    """One sentence; ``lama`` and ``baru`` hold the whole texts where the sentence shortens them."""

    teks: str
    lama: str = ""
    baru: str = ""

    def __str__(self) -> str:
        return self.teks

    @property
    def dapat_dibuka(self) -> bool:
        """Tell whether there is more to read than the sentence."""
        return bool(self.lama or self.baru)


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One field before and after, as people read it; empty is "kosong" in the template.

    ``milik`` names the row it belongs to, where several are told together: ``PIC Kemnaker``.
    """

    bidang: str
    lama: str
    baru: str
    milik: str = ""

    @property
    def kalimat(self) -> Kalimat:
        """``mengubah tenggat 20 → 25 Maret 2026``."""
        lama, baru = kutip(self.lama), kutip(self.baru)
        apa = f"{self.bidang} {self.milik}".rstrip()
        if not self.lama:
            teks = f"mengisi {apa}: {baru}"
        elif not self.baru:
            teks = f"mengosongkan {apa} (semula {lama})"
        else:
            teks = f"mengubah {apa}{':' if self.milik else ''} {rangkai(lama, baru)}"
        if max(len(self.lama), len(self.baru)) <= PANJANG_KUTIPAN:
            return Kalimat(teks)
        return Kalimat(teks, self.lama or _KOSONG, self.baru or _KOSONG)


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
    asal: str = ""

    @property
    def kalimat(self) -> tuple[Kalimat, ...]:
        """The changes as sentences, the first one with a capital: no name stands before them."""
        return tuple(awali_kapital(p.kalimat) for p in self.perubahan)


@dataclass(frozen=True, slots=True)
class Langkah:
    """A row of history beside the one before it of the same object."""

    baris: Any
    lama: Any | None
    beda: tuple[Perubahan, ...]

    @property
    def kosong(self) -> bool:
        """A write that changed nothing a person reads."""
        return self.baris.history_type == "~" and not self.beda


@dataclass(frozen=True, slots=True)
class Bacaan:
    """The rows of history of one model, the oldest first, with every name they need."""

    model: type[ModelTeraudit]
    baris: Sequence[Any]
    rujukan: Mapping[str, Mapping[object, models.Model]]
    tersirat: frozenset[str] = field(default_factory=frozenset)

    def langkah(self) -> Iterator[Langkah]:
        """Each row with what it changed; rows that changed nothing are among them."""
        terakhir: dict[object, Any] = {}
        for baris in self.baris:
            lama = terakhir.get(baris.id)
            terakhir[baris.id] = baris
            beda = self._beda(lama, baris) if lama and baris.history_type != "-" else ()
            yield Langkah(baris, lama, beda)

    def teks(self, baris: object, nama: str) -> str:
        """The value of a field in a row of history, as people read it."""
        f = self.model._meta.get_field(nama)
        assert isinstance(f, models.Field)  # noqa: S101 - names come from code, for mypy
        return self._teks(f, getattr(baris, f.attname))

    def _beda(self, lama: object, baru: object) -> tuple[Perubahan, ...]:
        return tuple(
            Perubahan(str(f.verbose_name), self._teks(f, a), self._teks(f, b))
            for f in bidang_terbaca(self.model)
            if f.name not in self.tersirat
            and (a := getattr(lama, f.attname)) != (b := getattr(baru, f.attname))
        )

    def _teks(self, f: models.Field[Any, Any], nilai: object) -> str:
        if nilai is None or nilai == "":
            return ""
        if f.name in self.rujukan:
            return str(self.rujukan[f.name].get(nilai, "sudah tidak ada"))
        if f.choices:
            return str(dict(f.flatchoices).get(nilai, nilai))
        if isinstance(nilai, bool):
            return "ya" if nilai else "tidak"
        if isinstance(nilai, Decimal):
            return format_angka(nilai, None)
        if f.name == "triwulan":
            return label_triwulan(int(str(nilai)))
        if isinstance(nilai, datetime):
            setempat = timezone.localtime(nilai)
            return f"{format_tanggal(setempat.date())}, {setempat:%H.%M}"
        if isinstance(nilai, date):
            return format_tanggal(nilai)
        return str(nilai)


def bidang_terbaca(model: type[ModelTeraudit]) -> list[models.Field[Any, Any]]:
    """Return the columns people know: never keys, versions, times of saving, sort orders."""
    return [
        f
        for f in model._meta.concrete_fields
        if f.editable and not f.primary_key and f.name not in model.TANPA_RIWAYAT
    ]


def baca_riwayat(
    model: type[ModelTeraudit],
    saring: Mapping[str, object],
    tersirat: frozenset[str] = frozenset(),
) -> Bacaan:
    """Read the history that matches: one query, and one per foreign key it names."""
    baris: list[Any] = list(
        model.history.filter(**saring)
        .select_related("history_user")
        .order_by("history_date", "history_id")
    )
    rujukan: dict[str, Mapping[object, models.Model]] = {}
    for f in bidang_terbaca(model):
        if isinstance(f, models.ForeignKey):
            kunci = {getattr(satu, f.attname) for satu in baris} - {None}
            rujukan[f.name] = _bernama(f.remote_field.model).in_bulk(kunci) if kunci else {}
    return Bacaan(model, baris, rujukan, tersirat)


def _bernama(tujuan: type[models.Model]) -> models.QuerySet[Any]:
    """The rows with what their names are made of: a name may name the row above."""
    if tujuan is Pihak:
        return Pihak.objects.bernama()
    wajib = [f.name for f in tujuan._meta.concrete_fields if f.many_to_one and not f.null]
    return tujuan._base_manager.select_related(*wajib) if wajib else tujuan._base_manager.all()


def jejak(model: type[ModelTeraudit], *, nama: str = "", **saring: object) -> tuple[Jejak, ...]:
    """Return the history of the rows of ``model`` that match, the latest first.

    ``nama`` stands behind "Dibuat" where several kinds are told together. A write that changed
    nothing a person reads is left out. One query for the history, one per kind of row it names.
    """
    hasil = [
        Jejak(
            judul=" ".join(k for k in (KATA[b.history_type], nama) if k),
            ikon=IKON[b.history_type],
            oleh="" if b.history_user is None else str(b.history_user),
            pada=b.history_date,
            alasan=b.history_change_reason or "",
            perubahan=satu.beda,
            versi=b.versi,
            urutan=b.history_id,
            asal=jalan_masuk(b.asal),
        )
        for satu in baca_riwayat(model, saring).langkah()
        if not satu.kosong
        for b in (satu.baris,)
    ]
    return tuple(reversed(hasil))


def gabung(*daftar: Iterable[Jejak]) -> tuple[Jejak, ...]:
    """Tell several histories as one, the latest first."""
    semua = [j for satu in daftar for j in satu]
    return tuple(sorted(semua, key=lambda j: (j.pada, j.urutan), reverse=True))


def sejak_versi(daftar: Iterable[Jejak], versi: int) -> tuple[Jejak, ...]:
    """Return what happened to one row after the version somebody saw."""
    return tuple(j for j in daftar if j.versi > versi)


# --- Words ----------------------------------------------------------------------------------------


def jalan_masuk(asal: str) -> str:
    """Return the way a write came in, where it is worth telling: not the pages themselves."""
    return "" if asal == Asal.HALAMAN else str(Asal(asal).label)


def kutip(teks: str) -> str:
    """Return a value for a sentence: a short one as it is, a long one shortened in quotes."""
    satu_baris = " ".join(teks.split())
    if len(satu_baris) <= PANJANG_POLOS:
        return satu_baris
    if len(satu_baris) > PANJANG_KUTIPAN:
        satu_baris = satu_baris[:PANJANG_KUTIPAN].rsplit(" ", 1)[0].rstrip(",.;:") + " …"
    return f"“{satu_baris}”"


_TANGGAL: Final = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})")


def rangkai(lama: str, baru: str) -> str:
    """``20 → 25 Maret 2026``: of two dates the first says only what differs."""
    a, b = _TANGGAL.fullmatch(lama), _TANGGAL.fullmatch(baru)
    if a and b and a[3] == b[3]:
        lama = a[1] if a[2] == b[2] else f"{a[1]} {a[2]}"
    return f"{lama} → {baru}"


def awali_kapital(kalimat: Kalimat) -> Kalimat:
    """Return the sentence with a capital at its start."""
    return Kalimat(kalimat.teks[:1].upper() + kalimat.teks[1:], kalimat.lama, kalimat.baru)
