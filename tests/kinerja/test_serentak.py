"""Two people save the same thing at the same moment: one wins, the other is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from inti.galat import VersiBerubah
from kinerja.isian import IsianKomponen, IsianRealisasi
from kinerja.models import Komponen, Realisasi
from kinerja.pilihan import Keadaan, Sisi
from kinerja.services import simpan_komponen, simpan_realisasi
from renaksi.models import Renaksi
from renaksi.services import buat_renaksi, ubah_renaksi
from tests.pabrik import PADA, PabrikIKU, PabrikRenaksi

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja.models import IKU

pytestmark = pytest.mark.django_db(transaction=True)


def bersamaan(lakukan: Callable[[int], object]) -> list[type[Exception] | None]:
    """Run ``lakukan(0)`` and ``lakukan(1)`` at once; return how each ended."""
    mulai = Barrier(2, timeout=10)

    def satu(n: int) -> type[Exception] | None:
        try:
            mulai.wait()
            lakukan(n)
        except Exception as salah:
            return type(salah)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as kolam:
        return sorted(kolam.map(satu, (0, 1)), key=str, reverse=True)


@pytest.fixture
def iku() -> IKU:
    return PabrikIKU.create()


def test_a_first_realisasi_is_entered_once(iku: IKU) -> None:
    def isi(n: int) -> None:
        isian = IsianRealisasi("", 0, "", 0, Keadaan.TERUKUR, Decimal(n + 1))
        simpan_realisasi(iku=iku, triwulan=1, isian=isian, tanda="", oleh=None, pada=PADA)

    assert bersamaan(isi) == [None, VersiBerubah]
    assert Realisasi.objects.count() == 1


def test_komponen_are_set_by_one_of_two(iku: IKU) -> None:
    def isi(n: int) -> None:
        daftar = [
            IsianKomponen("", 0, "", 0, f"Peserta {n}", Sisi.PEMBILANG, Decimal(1)),
            IsianKomponen("", 0, "", 0, "Penduduk", Sisi.PENYEBUT, Decimal(2)),
        ]
        simpan_komponen(iku=iku, triwulan=1, daftar=daftar, tanda="", oleh=None, pada=PADA)

    assert bersamaan(isi) == [None, VersiBerubah]
    assert Komponen.objects.count() == 2


def test_a_renaksi_is_changed_by_one_of_two(iku: IKU) -> None:
    renaksi = PabrikRenaksi.create(iku=iku)

    def ubah(n: int) -> None:
        ubah_renaksi(
            renaksi=renaksi,
            nomor=renaksi.nomor,
            uraian=f"Uraian {n}",
            tenggat=renaksi.tenggat,
            pic=None,
            versi=renaksi.versi,
            oleh=None,
            pada=PADA,
        )

    assert bersamaan(ubah) == [None, VersiBerubah]
    assert renaksi.history.count() == 2


def test_a_number_is_given_once(iku: IKU) -> None:
    def buat(n: int) -> None:
        buat_renaksi(iku=iku, triwulan=1, nomor="1", uraian=f"Uraian {n}", oleh=None, pada=PADA)

    assert bersamaan(buat).count(None) == 1
    assert Renaksi.objects.count() == 1
