"""The factories: every model has one, every trait gives a row that satisfies every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.apps import apps

from kinerja.models import IKU
from kinerja.pilihan import CaraHitung
from tests import pabrik
from tests.pabrik import Pabrik

if TYPE_CHECKING:
    from django.db import models

pytestmark = pytest.mark.django_db

APLIKASI = ("akun", "bukti", "notifikasi", "kinerja", "renaksi", "rb", "tindaklanjut", "laporan")


def semua_pabrik() -> dict[type[models.Model], type[Pabrik[models.Model]]]:
    return {
        isi._meta.model: isi
        for nama in pabrik.__all__
        if isinstance(isi := getattr(pabrik, nama), type)
        and issubclass(isi, Pabrik)
        and not isi._meta.abstract
    }


def ciri(kelas: type[Pabrik[models.Model]]) -> list[str]:
    return sorted(kelas._meta.parameters)


KASUS = [
    pytest.param(kelas, nama, id=f"{model.__name__}-{nama or 'polos'}")
    for model, kelas in semua_pabrik().items()
    for nama in ["", *ciri(kelas)]
]


def test_every_model_of_our_apps_has_a_factory() -> None:
    model_kita = {
        m
        for aplikasi in APLIKASI
        for m in apps.get_app_config(aplikasi).get_models()
        if not m.__name__.startswith("Historical")
    }
    tanpa = {m for m in model_kita - set(semua_pabrik()) if not m._meta.auto_created}
    assert tanpa == set()


@pytest.mark.parametrize(("kelas", "nama"), KASUS)
def test_every_trait_gives_a_row_that_satisfies_every_rule(
    kelas: type[Pabrik[models.Model]], nama: str
) -> None:
    objek = kelas.create(**({nama: True} if nama else {}))
    objek.refresh_from_db()
    objek.full_clean()


def test_a_full_unit_holds_every_way_of_computing() -> None:
    lengkap = pabrik.unit_lengkap()
    cara = set(
        IKU.objects.filter(perjanjian=lengkap.perjanjian).values_list("cara_hitung", flat=True)
    )
    assert cara == set(CaraHitung.values)
    assert (len(lengkap.renaksi_rb), len(lengkap.tonggak)) == (8, 20)
