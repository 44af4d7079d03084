"""How a named database constraint is proven: a row that breaks it, and the sentence it gives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import BaseConstraint, Model, UniqueConstraint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.pabrik import Pabrik

Siap = tuple[Model, dict[str, Any]]


@dataclass(frozen=True)
class Contoh:
    """A stored valid row and the values that make it break ``batasan``.

    ``juga`` names constraints that no row breaking this one can satisfy.
    """

    batasan: str
    siapkan: Callable[[], Siap]
    juga: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.batasan


def langgar(
    batasan: str,
    pabrik: type[Pabrik[Any]],
    *ciri: str,
    juga: tuple[str, ...] = (),
    **isi: object,
) -> Contoh:
    """A valid row made with the traits ``ciri`` that would be changed to ``isi``."""
    return Contoh(batasan, partial(_langgar, pabrik, ciri, isi), juga)


def _langgar(pabrik: type[Pabrik[Any]], ciri: tuple[str, ...], isi: dict[str, Any]) -> Siap:
    return pabrik.create(**dict.fromkeys(ciri, True)), isi


def kembar(batasan: str, pabrik: type[Pabrik[Any]], *kolom: str, **dasar: object) -> Contoh:
    """Two valid rows; the second would take the values of the first in ``kolom``."""
    return Contoh(batasan, partial(_kembar, pabrik, kolom, dasar))


def _kembar(pabrik: type[Pabrik[Any]], kolom: tuple[str, ...], dasar: dict[str, Any]) -> Siap:
    pertama, kedua = pabrik.create_batch(2, **dasar)
    return kedua, {nama: getattr(pertama, nama) for nama in kolom}


def model_kita(aplikasi: str) -> list[type[Model]]:
    """The models an app declares itself, without their history tables."""
    return [
        m
        for m in apps.get_app_config(aplikasi).get_models()
        if not m.__name__.startswith("Historical")
    ]


def batasan_aplikasi(aplikasi: str) -> dict[str, BaseConstraint]:
    """Every named constraint of the models of an app."""
    return {b.name: b for m in model_kita(aplikasi) for b in m._meta.constraints}


def tanpa_contoh(aplikasi: str, daftar: Iterable[Contoh]) -> set[str]:
    """Names of constraints without example, and of examples without constraint."""
    return set(batasan_aplikasi(aplikasi)) ^ {c.batasan for c in daftar}


def pastikan_basis_data_menolak(contoh: Contoh) -> None:
    """The values go past every validation, straight to the database."""
    objek, isi = contoh.siapkan()
    baris = type(objek)._base_manager.filter(pk=objek.pk)
    with pytest.raises(IntegrityError) as tangkapan, transaction.atomic():
        baris.update(**isi)
    pesan = str(tangkapan.value)
    batasan = _cari(objek, contoh.batasan)
    berkolom = isinstance(batasan, UniqueConstraint) and bool(batasan.fields)
    if berkolom and connection.vendor == "sqlite":
        # SQLite names the columns of a broken uniqueness, not its constraint.
        tabel = objek._meta.db_table
        kolom = [f.column for f in objek._meta.local_fields if f.name in batasan.fields]  # type: ignore[attr-defined]
        tersebut = pesan.removeprefix("UNIQUE constraint failed: ").split(", ")
        assert sorted(tersebut) == sorted(f"{tabel}.{nama}" for nama in kolom)
    else:
        assert any(nama in pesan for nama in (contoh.batasan, *contoh.juga))


def pastikan_pesan_tampil(contoh: Contoh) -> None:
    """Validation refuses with exactly the sentence of the constraint.

    A column that refuses the value by itself (an unknown choice, an empty required text) speaks
    first in ``full_clean``; then the constraint is asked alone.
    """
    objek, isi = contoh.siapkan()
    objek.full_clean()
    for nama, nilai in isi.items():
        setattr(objek, nama, nilai)
    harapan = {
        str(_cari(objek, nama).violation_error_message) for nama in (contoh.batasan, *contoh.juga)
    }
    assert set(_keluhan(objek.validate_constraints)) == harapan
    if not (kolom_menolak := _keluhan(objek.clean_fields)):
        assert set(_keluhan(objek.full_clean)) == harapan
    else:
        assert set(kolom_menolak) <= set(_keluhan(objek.full_clean))


def _cari(objek: Model, nama: str) -> BaseConstraint:
    return next(b for b in objek._meta.constraints if b.name == nama)


def _keluhan(periksa: Callable[[], None]) -> list[str]:
    try:
        periksa()
    except ValidationError as salah:
        return salah.messages
    return []
