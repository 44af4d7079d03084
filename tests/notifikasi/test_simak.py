"""Every audited write of an item reaches the schedule, whoever wrote it and by whatever path."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from akun.dasar import Asal, simpan, simpan_banyak
from notifikasi.models import Jadwal, Pemberitahuan
from tests.notifikasi.bantu import nyalakan, putar, saat
from tests.pabrik import PabrikTonggak, PabrikUnitKerja, pihak_dari
from tindaklanjut.services import Rincian, buat_tindak_lanjut

if TYPE_CHECKING:
    from django.core.mail import EmailMultiAlternatives

    from akun.models import Pengguna, UnitKerja
    from tindaklanjut.models import TindakLanjut

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kalender")]
TENGGAT = date(2026, 4, 10)


@pytest.fixture(autouse=True)
def _menyala(monkeypatch: pytest.MonkeyPatch) -> None:
    nyalakan(saat(3, 13, 0))
    monkeypatch.setattr("django.utils.timezone.now", lambda: saat(3, 13, 7))


def buat(unit: UnitKerja, pic: Pengguna, asal: Asal = Asal.HALAMAN) -> TindakLanjut:
    rincian = Rincian(uraian="Menyusun usulan", tenggat=TENGGAT, pic=pihak_dari(pic))
    return buat_tindak_lanjut(
        unit=unit, rincian=rincian, oleh=None, pada=date(2026, 3, 13), asal=asal
    )


def test_a_new_task_is_told_to_its_pic_with_the_next_tick(
    unit: UnitKerja, anggota_tim: Pengguna, mailoutbox: list[EmailMultiAlternatives]
) -> None:
    t = buat(unit, anggota_tim)
    putar(saat(3, 13, 7, 1))
    putar(saat(3, 13, 8))
    baris = Pemberitahuan.objects.tentang("tindak_lanjut", t.pk)
    assert list(baris.values_list("penerima_kunci", "jenis")) == [(f"p:{anggota_tim.pk}", "baru")]
    assert [m.to[0] for m in mailoutbox] == [anggota_tim.email]


def test_an_import_plans_its_rows_and_announces_none(
    unit: UnitKerja, anggota_tim: Pengguna
) -> None:
    t = buat(unit, anggota_tim, Asal.IMPOR)
    assert Jadwal.objects.get(sasaran_jenis="tindak_lanjut", sasaran_id=t.pk).umumkan is False
    putar(saat(3, 13, 7, 1))
    assert not Pemberitahuan.objects.tentang("tindak_lanjut", t.pk).exists()


def test_a_bulk_write_marks_each_item_and_one_write_of_another_kind_none(unit: UnitKerja) -> None:
    tonggak = [PabrikTonggak.create(), PabrikTonggak.create()]
    Jadwal.objects.all().delete()
    for t in tonggak:
        t.tenggat = TENGGAT
    simpan_banyak(
        type(tonggak[0]),
        baru=[],
        ubah=tonggak,
        kolom=["tenggat"],
        oleh=None,
        asal=Asal.HALAMAN,
    )
    ditandai = set(Jadwal.objects.filter(perlu=True).values_list("sasaran_jenis", "sasaran_id"))
    assert ditandai == {("tonggak", t.pk) for t in tonggak}
    simpan(PabrikUnitKerja.build(), oleh=None)
    assert Jadwal.objects.count() == len(tonggak)
