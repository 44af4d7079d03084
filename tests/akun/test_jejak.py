"""History in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akun.dasar import simpan
from akun.jejak import gabung, jejak, sejak_versi
from kinerja.models import TargetTriwulan
from renaksi.models import ButirKeterangan, Renaksi, Status
from tests.pabrik import (
    PabrikButirKeterangan,
    PabrikPengguna,
    PabrikRenaksi,
    PabrikTargetTriwulan,
    anggota,
    pihak_dari,
)

if TYPE_CHECKING:
    from akun.models import UnitKerja

pytestmark = pytest.mark.django_db


def test_a_change_is_told_field_by_field_with_who_and_why() -> None:
    orang = PabrikPengguna.create(nama="Analis Kebijakan Ahli Muda")
    renaksi = PabrikRenaksi.create(tenggat=date(2026, 3, 20), pic=None)
    renaksi.tenggat = date(2026, 3, 25)
    renaksi.status = Status.BERJALAN
    renaksi.pic = pihak_dari(orang)
    simpan(renaksi, oleh=orang, alasan="Mitra menunda.")
    terakhir, pertama = jejak(Renaksi, id=renaksi.pk)
    assert pertama.judul == "Dibuat"
    assert pertama.perubahan == ()
    assert (terakhir.judul, terakhir.oleh) == ("Diubah", "Analis Kebijakan Ahli Muda")
    assert terakhir.alasan == "Mitra menunda."
    assert {(p.bidang, p.lama, p.baru) for p in terakhir.perubahan} == {
        ("tenggat", "20 Maret 2026", "25 Maret 2026"),
        ("status", "Rencana", "Berjalan"),
        ("PIC", "", "Analis Kebijakan Ahli Muda"),
    }


def test_numbers_are_told_as_they_are_printed() -> None:
    target = PabrikTargetTriwulan.create(bawah=Decimal("62.97"))
    target.bawah = Decimal("1234.5")
    simpan(target, oleh=None)
    satu = jejak(TargetTriwulan, id=target.pk)[0].perubahan
    assert [(p.lama, p.baru) for p in satu] == [("62,97", "1.234,5")]


def test_a_write_that_changed_nothing_is_left_out() -> None:
    renaksi = PabrikRenaksi.create()
    simpan(renaksi, oleh=None)
    assert len(jejak(Renaksi, id=renaksi.pk)) == 1


def test_rows_of_several_kinds_are_told_in_order_and_a_removed_one_stays() -> None:
    butir = PabrikButirKeterangan.create()
    kedua = PabrikButirKeterangan.create(renaksi=butir.renaksi)
    kedua.teks = "Rakor kedua."
    simpan(kedua, oleh=None)
    butir.delete()
    semua = gabung(
        jejak(Renaksi, id=butir.renaksi_id),
        jejak(ButirKeterangan, nama="keterangan", renaksi_id=butir.renaksi_id),
    )
    assert [j.judul for j in semua] == [
        "Dihapus keterangan",
        "Diubah keterangan",
        "Dibuat keterangan",
        "Dibuat keterangan",
        "Dibuat",
    ]


def test_what_happened_since_a_version_somebody_saw() -> None:
    renaksi = PabrikRenaksi.create()
    for teks in ("Satu.", "Dua.", "Tiga."):
        renaksi.uraian = teks
        simpan(renaksi, oleh=None)
    sejak = sejak_versi(jejak(Renaksi, id=renaksi.pk), 2)
    assert [j.perubahan[0].baru for j in sejak] == ["Tiga.", "Dua."]


@pytest.mark.parametrize("jumlah", [3, 30])
def test_the_number_of_queries_does_not_grow(jumlah: int, unit: UnitKerja) -> None:
    renaksi = PabrikRenaksi.create(iku__perjanjian__unit=unit)
    for _ in range(jumlah):
        renaksi.pic = pihak_dari(anggota(unit, "tim"))  # type: ignore[arg-type]
        simpan(renaksi, oleh=PabrikPengguna.create())
    with CaptureQueriesContext(connection) as kueri:
        assert len(jejak(Renaksi, id=renaksi.pk)) == jumlah + 1
    # The history, and the rows of iku and PIC it names.
    assert len(kueri) == 3
