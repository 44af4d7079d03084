"""The locked quarter: who asks waits for the lock, and is refused once it is closed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction

from akun.kunci import (
    pastikan_terbuka,
    pastikan_terbuka_banyak,
    terbuka_pertama,
    triwulan_terkunci,
)
from akun.models import KunciTriwulan
from inti.galat import TriwulanTerkunci
from tests.pabrik import PabrikKunciTriwulan, PabrikUnitKerja

if TYPE_CHECKING:
    from akun.models import UnitKerja

pytestmark = pytest.mark.django_db


def kunci(unit: UnitKerja, *periode: tuple[int, int]) -> None:
    for tahun, triwulan in periode:
        PabrikKunciTriwulan.create(unit=unit, tahun=tahun, triwulan=triwulan, terkunci=True)


def test_an_open_quarter_passes_and_leaves_one_lock_row(unit: UnitKerja) -> None:
    for _ in range(2):
        pastikan_terbuka(unit=unit, tahun=2026, triwulan=1)
    baris = KunciTriwulan.objects.get()
    assert (baris.unit, baris.tahun, baris.triwulan, baris.terkunci) == (unit, 2026, 1, False)


def test_a_locked_quarter_refuses_and_says_who_can_open_it(unit: UnitKerja) -> None:
    kunci(unit, (2026, 1))
    with pytest.raises(TriwulanTerkunci) as tangkapan:
        pastikan_terbuka(unit=unit, tahun=2026, triwulan=1)
    assert tangkapan.value.pesan == (
        "TW I 2026 sudah dikunci dalam laporan final. "
        "Minta Asdep membuka laporan itu dengan alasan sebelum mengubahnya."
    )


@pytest.mark.parametrize(("tahun", "triwulan"), [(2026, 2), (2025, 1)])
def test_a_lock_holds_for_its_own_quarter_only(unit: UnitKerja, tahun: int, triwulan: int) -> None:
    kunci(unit, (2026, 1))
    pastikan_terbuka(unit=unit, tahun=tahun, triwulan=triwulan)


def test_a_lock_holds_for_its_own_unit_only(unit: UnitKerja) -> None:
    kunci(unit, (2026, 1))
    for lain in (PabrikUnitKerja.create(), PabrikUnitKerja.create(induk=unit)):
        pastikan_terbuka(unit=lain, tahun=2026, triwulan=1)


def test_several_quarters_pass_together_or_not_at_all(unit: UnitKerja) -> None:
    pastikan_terbuka_banyak(unit=unit, periode=[(2026, 2), (2025, 4), (2026, 2)])
    assert KunciTriwulan.objects.count() == 2
    kunci(unit, (2026, 1))
    with pytest.raises(TriwulanTerkunci, match="TW I 2026"):
        pastikan_terbuka_banyak(unit=unit, periode=[(2026, 2), (2026, 1)])


@pytest.mark.parametrize(
    ("terkunci", "mulai", "terbuka"),
    [
        ([], (2026, 1), (2026, 1)),
        ([(2026, 1)], (2026, 1), (2026, 2)),
        ([(2026, 1), (2026, 2)], (2026, 1), (2026, 3)),
        ([(2026, 2)], (2026, 1), (2026, 1)),
        ([(2026, 1), (2026, 3)], (2026, 1), (2026, 2)),
        ([(2026, 4)], (2026, 4), (2027, 1)),
        ([(2025, 4), (2026, 1)], (2025, 4), (2026, 2)),
    ],
)
def test_the_first_open_quarter_is_found_across_the_turn_of_the_year(
    unit: UnitKerja,
    terkunci: list[tuple[int, int]],
    mulai: tuple[int, int],
    terbuka: tuple[int, int],
) -> None:
    kunci(unit, *terkunci)
    kunci(PabrikUnitKerja.create(), terbuka)
    assert triwulan_terkunci(unit.pk) == frozenset(terkunci)
    assert terbuka_pertama(unit=unit, tahun=mulai[0], triwulan=mulai[1]) == terbuka


def test_an_open_lock_row_does_not_count_as_locked(unit: UnitKerja) -> None:
    PabrikKunciTriwulan.create(unit=unit)
    assert triwulan_terkunci(unit.pk) == frozenset()


@pytest.mark.django_db(transaction=True)
def test_closing_a_quarter_waits_for_a_write_that_has_begun() -> None:
    unit = PabrikUnitKerja.create()
    KunciTriwulan.objects.create(unit=unit, tahun=2026, triwulan=1)
    urutan: list[str] = []
    siap = threading.Event()

    def tutup() -> None:
        siap.set()
        try:
            with transaction.atomic():
                baris = KunciTriwulan.objects.select_for_update().get(unit=unit)
                baris.terkunci = True
                baris.save()
                urutan.append("kunci")
        finally:
            connection.close()

    penutup = threading.Thread(target=tutup)
    with transaction.atomic():
        pastikan_terbuka(unit=unit, tahun=2026, triwulan=1)
        penutup.start()
        siap.wait(5)
        penutup.join(0.2)
        urutan.append("tulis")
    penutup.join(10)
    assert urutan == ["tulis", "kunci"]
    with pytest.raises(TriwulanTerkunci), transaction.atomic():
        pastikan_terbuka(unit=unit, tahun=2026, triwulan=1)
