"""The factories: every model has one, every trait gives a row that satisfies every rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.conf import settings

from kinerja.models import IKU
from kinerja.pilihan import CaraHitung
from tests.batasan import model_kita
from tests.pabrik import PABRIK, Pabrik, unit_lengkap

if TYPE_CHECKING:
    from django.apps import AppConfig
    from django.db.models import Model

pytestmark = pytest.mark.django_db

KASUS = [
    pytest.param(kelas, ciri, id=f"{model.__name__}-{ciri or 'polos'}")
    for model, kelas in PABRIK.items()
    for ciri in ("", *sorted(kelas._meta.parameters))
]


def test_every_model_of_our_apps_has_a_factory() -> None:
    kita = {m for a in apps.get_app_configs() if _milik_kita(a) for m in model_kita(a.label)}
    assert kita == set(PABRIK)


def _milik_kita(aplikasi: AppConfig) -> bool:
    return Path(aplikasi.path).parent == settings.BASE_DIR


@pytest.mark.parametrize(("kelas", "ciri"), KASUS)
def test_every_trait_gives_a_row_that_satisfies_every_rule(
    kelas: type[Pabrik[Model]], ciri: str
) -> None:
    objek = kelas.create(**({ciri: True} if ciri else {}))
    objek.refresh_from_db()
    objek.full_clean()


def test_a_full_unit_holds_every_way_of_computing() -> None:
    lengkap = unit_lengkap()
    cara = set(
        IKU.objects.filter(perjanjian=lengkap.perjanjian).values_list("cara_hitung", flat=True)
    )
    assert cara == set(CaraHitung.values)
    assert (len(lengkap.renaksi_rb), len(lengkap.tonggak)) == (8, 20)
