"""The rule table: whose ladder holds, what a change keeps, and that it never floods."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from akun.pilihan import Peran
from inti.galat import DataDitolak, IzinDitolak
from notifikasi.aturan_unit import IsianAturan, ikuti_bawaan, simpan_aturan
from notifikasi.models import AturanPengingat
from notifikasi.rencana import ATURAN_BAKU, SELALU, Langkah
from notifikasi.tangga import Tangga
from tests.notifikasi.bantu import buku_besar, nyalakan, putar, saat, tugas
from tests.pabrik import PADA, PabrikUnitKerja, anggota

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

pytestmark = pytest.mark.django_db
SAAT = saat(5, 8, 10)
ISIAN = IsianAturan((5, 0), (1, 2), mingguan=False, eskalasi_1=2, eskalasi_2=None)
HALAMAN = {"sebelum": "5, 0", "sesudah": "1 2", "eskalasi_1": "2", "eskalasi_2": ""}


def simpan(unit: UnitKerja, isian: IsianAturan = ISIAN, jenis: str = "") -> None:
    simpan_aturan(unit=unit, jenis=jenis, isian=isian, oleh=None, pada=PADA, saat=SAAT)


def jenis_di(unit: UnitKerja, jenis: str = "tindak_lanjut") -> set[str]:
    return {a.jenis for a in Tangga.muat().untuk(unit.pk, jenis)}


def test_a_unit_follows_its_own_rules_or_the_nearest_above_or_the_built_in(
    unit: UnitKerja,
) -> None:
    bawah = PabrikUnitKerja.create(induk=unit)
    cucu = PabrikUnitKerja.create(induk=bawah)
    assert jenis_di(cucu) == {a.jenis for a in ATURAN_BAKU}
    simpan(unit)
    baru = {"H-5", "H", "H+1", "H+2", "eskalasi-1"}
    assert jenis_di(cucu) == jenis_di(bawah) == jenis_di(unit) == baru
    khusus = IsianAturan((2,), (), mingguan=True, eskalasi_1=None, eskalasi_2=None)
    simpan(bawah, khusus, jenis="tonggak")
    assert jenis_di(cucu, "tonggak") == {"H-2", "mingguan"}
    assert jenis_di(cucu) == baru
    assert jenis_di(unit, "tonggak") == baru
    assert jenis_di(PabrikUnitKerja.create()) == {a.jenis for a in ATURAN_BAKU}


def test_a_rung_that_held_before_keeps_its_moment_and_a_new_one_holds_from_now(
    unit: UnitKerja,
) -> None:
    simpan(unit)
    sejak = {a.jenis: a.berlaku_sejak for a in Tangga.muat().untuk(unit.pk, "")}
    assert {j for j, s in sejak.items() if s == SELALU} == {"H", "H+1"}
    assert {j for j, s in sejak.items() if s == SAAT} == {"H-5", "H+2", "eskalasi-1"}


def test_a_rung_taken_away_stays_in_the_table_and_comes_back_from_now_on(unit: UnitKerja) -> None:
    simpan(unit)
    tanpa = IsianAturan((0,), (1,), mingguan=False, eskalasi_1=None, eskalasi_2=None)
    simpan(unit, tanpa)
    assert jenis_di(unit) == {"H", "H+1"}
    mati = AturanPengingat.objects.filter(unit=unit, aktif=False)
    assert {a.anak_tangga.jenis for a in mati} == {"H-5", "H+2", "eskalasi-1"}
    assert mati[0].history.count() == 2
    simpan(unit)
    hidup = AturanPengingat.objects.get(unit=unit, langkah=Langkah.SEBELUM.value, hari=5)
    assert (hidup.aktif, hidup.berlaku_sejak) == (True, SAAT)


def test_following_the_rules_above_removes_the_rows_and_leaves_history(unit: UnitKerja) -> None:
    simpan(unit)
    assert ikuti_bawaan(unit=unit, jenis="", oleh=None, pada=PADA) == 5
    assert jenis_di(unit) == {a.jenis for a in ATURAN_BAKU}
    assert AturanPengingat.history.filter(history_type="-").count() == 5


def test_changed_rules_do_not_flood(
    unit: UnitKerja, anggota_tim: Pengguna, kalender: Kalender
) -> None:
    nyalakan(saat(5, 5, 0))
    t = tugas(unit, anggota_tim, date(2026, 5, 13))
    putar(saat(5, 5))
    simpan(unit, IsianAturan((5, 4, 3, 2, 0), (), mingguan=False, eskalasi_1=None, eskalasi_2=None))
    putar(saat(5, 8, 11))
    # H-3 is 8 May and held before; H-4 and H-5 hold since 10.00 of that day; H-2 is 11 May.
    assert [b[1] for b in buku_besar(t)] == ["H-3"]
    putar(saat(5, 11))
    assert [b[1] for b in buku_besar(t)] == ["H-3", "H-2"]


@pytest.mark.parametrize(
    ("isian", "bidang"),
    [
        (IsianAturan((61,), (), mingguan=False, eskalasi_1=None, eskalasi_2=None), "sebelum"),
        (IsianAturan((), (0,), mingguan=False, eskalasi_1=None, eskalasi_2=None), "sesudah"),
        (IsianAturan((1,), (), mingguan=False, eskalasi_1=0, eskalasi_2=None), "eskalasi_1"),
        (IsianAturan((), (), mingguan=False, eskalasi_1=None, eskalasi_2=None), ""),
    ],
)
def test_rules_without_sense_are_refused(unit: UnitKerja, isian: IsianAturan, bidang: str) -> None:
    with pytest.raises(DataDitolak) as tangkapan:
        simpan(unit, isian)
    assert {t.bidang for t in tangkapan.value.temuan} == {bidang}
    assert not AturanPengingat.objects.exists()


def test_only_an_admin_of_the_unit_changes_its_rules(
    unit: UnitKerja, koordinator: Pengguna
) -> None:
    with pytest.raises(IzinDitolak):
        simpan_aturan(unit=unit, jenis="", isian=ISIAN, oleh=koordinator, pada=PADA, saat=SAAT)
    with pytest.raises(IzinDitolak):
        ikuti_bawaan(unit=unit, jenis="", oleh=koordinator, pada=PADA)


def test_the_page_shows_the_ladder_in_force_and_saves_another(
    unit: UnitKerja, admin: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien, alamat = masuk(admin), f"/pengingat/aturan/{unit.pk}/"
    assert klien.get("/pengingat/aturan/")["Location"] == alamat
    isi = klien.get(alamat).content.decode()
    assert 'value="7, 3, 1, 0"' in isi
    assert "mengikuti aturan bawaan" in isi
    assert klien.post(alamat, HALAMAN).status_code == 302
    isi = klien.get(alamat).content.decode()
    assert 'value="5, 0"' in isi
    assert "aturan unit ini" in isi
    assert klien.post(f"{alamat}?jenis=tonggak", HALAMAN | {"sebelum": "2"}).status_code == 302
    assert jenis_di(unit, "tonggak") == {"H-2", "H+1", "H+2", "eskalasi-1"}
    assert klien.post(f"{alamat}bawaan/").status_code == 302
    assert jenis_di(unit) == {a.jenis for a in ATURAN_BAKU}


@pytest.mark.parametrize("tulisan", ["tujuh", "7; -1", "1234"])
def test_days_that_are_no_numbers_are_refused_with_a_sentence(
    unit: UnitKerja, admin: Pengguna, masuk: Callable[[Pengguna], Client], tulisan: str
) -> None:
    jawaban = masuk(admin).post(f"/pengingat/aturan/{unit.pk}/", HALAMAN | {"sebelum": tulisan})
    assert jawaban.status_code == 422
    assert "dipisah koma" in jawaban.content.decode()


def test_the_rules_of_another_unit_and_an_unknown_kind_are_404(
    unit: UnitKerja,
    unit_lain: UnitKerja,
    admin: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    klien = masuk(admin)
    assert klien.get(f"/pengingat/aturan/{unit_lain.pk}/").status_code == 404
    assert klien.get(f"/pengingat/aturan/{unit.pk}/?jenis=rahasia").status_code == 404
    assert masuk(anggota(unit, Peran.TIM)).get(f"/pengingat/aturan/{unit.pk}/").status_code == 403
