"""House rules for the constraints of every model, those still to come included."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import BaseConstraint, CharField, CheckConstraint, Model, Q

from inti.basisdata import BidangUrut
from tests.batasan import batasan_aplikasi, model_kita

APLIKASI = [a.label for a in apps.get_app_configs() if Path(a.path).parent == settings.BASE_DIR]
MODEL = [m for a in APLIKASI for m in model_kita(a)]
BATASAN = [pytest.param(b, id=n) for a in APLIKASI for n, b in batasan_aplikasi(a).items()]
# Words that no sentence of refusal in Bahasa Indonesia lacks: it forbids, requires or points out.
TANDA_BAHASA = re.compile(
    r"\b(harus|wajib|tidak|sudah|hanya|paling|pilih|memerlukan|masih|diisi)\b", re.IGNORECASE
)
# Set by ``akun.dasar`` alone, never by a form or a workbook; Meta of an abstract model is not
# inherited by a model that has one, so every table would have to repeat the constraint.
TANPA_BATASAN = {"asal_data"}


def test_the_list_of_rooms_is_not_empty() -> None:
    assert {"akun", "kinerja", "renaksi", "rb", "tindaklanjut"} <= set(APLIKASI)


@pytest.mark.parametrize("batasan", BATASAN)
def test_every_constraint_speaks_a_sentence_of_bahasa_indonesia(batasan: BaseConstraint) -> None:
    pesan = str(batasan.get_violation_error_message())
    assert pesan != batasan.default_violation_error_message % {"name": batasan.name}
    assert TANDA_BAHASA.search(pesan)
    assert pesan[0].isupper()
    assert pesan.endswith(".")


@pytest.mark.parametrize("aplikasi", [a for a in APLIKASI if batasan_aplikasi(a)])
def test_every_room_with_constraints_proves_them(aplikasi: str) -> None:
    assert (settings.BASE_DIR / "tests" / aplikasi / "test_batasan.py").is_file()


def diperiksa(model: type[Model], kolom: str) -> bool:
    """Tell whether a CHECK of the model speaks of ``kolom`` and of nothing else."""
    return any(
        isinstance(b, CheckConstraint)
        and isinstance(b.condition, Q)
        and b.condition.referenced_base_fields == {kolom}
        for b in model._meta.constraints
    )


@pytest.mark.parametrize("model", MODEL, ids=lambda m: m.__name__)
def test_every_enumeration_and_quarter_is_checked_by_the_database(model: type[Model]) -> None:
    perlu = {
        f.name
        for f in model._meta.local_fields
        if f.name == "triwulan"
        or (isinstance(f, CharField) and not isinstance(f, BidangUrut) and f.choices)
    }
    tanpa = {nama for nama in perlu - TANPA_BATASAN if not diperiksa(model, nama)}
    assert tanpa == set()
