"""PK, sasaran, IKU and targets: who sets them up, and how a target is revised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from akun.models import KunciTriwulan
from akun.pilihan import Peran
from inti.galat import DataDitolak, IzinDitolak, TriwulanTerkunci, VersiBerubah
from kinerja.hitung import Target
from kinerja.isian import IsianIKU, IsianPK
from kinerja.models import IKU, PerjanjianKinerja, Sasaran, TargetTriwulan
from kinerja.pilihan import Akumulasi, Arah, CaraHitung
from kinerja.services import simpan_iku, simpan_pk, tanda_iku, ubah_sasaran
from kinerja.services.pengisian import isian_iku
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikIKU,
    PabrikPerjanjianKinerja,
    PabrikUnitKerja,
    anggota,
)

if TYPE_CHECKING:
    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db


def t(bawah: str | None, atas: str | None = None) -> Target:
    return Target(bawah and Decimal(bawah), atas and Decimal(atas))  # type: ignore[arg-type]


def isian(kode: str = "1.1", **isi: Any) -> IsianIKU:
    nilai: dict[str, Any] = {
        "sasaran_nomor": "1",
        "sasaran": "Terwujudnya ekosistem.",
        "indikator": "Proporsi pekerja",
        "satuan": "persen",
        "target_tahun": t("63.61"),
        "target_tw1": t("62.97"),
        "target_tw2": t("63.18"),
        "target_tw3": t("63.39"),
        "target_tw4": t("63.61"),
    }
    return IsianIKU("", 0, kode, **(nilai | isi))


@pytest.fixture
def perjanjian(unit: UnitKerja) -> PerjanjianKinerja:
    return PabrikPerjanjianKinerja.create(unit=unit)


@pytest.fixture
def iku(perjanjian: PerjanjianKinerja) -> IKU:
    return simpan_iku(perjanjian=perjanjian, isian=isian(), oleh=None, pada=PADA)


def target(iku: IKU) -> list[Decimal | None]:
    return [b.bawah for b in TargetTriwulan.objects.filter(iku=iku).order_by("triwulan")]


def kunci(unit: UnitKerja, triwulan: int) -> None:
    KunciTriwulan.objects.update_or_create(
        unit=unit, tahun=TAHUN, triwulan=triwulan, defaults={"terkunci": True}
    )


# --- PK ---------------------------------------------------------------------------------------


def test_a_pk_is_made_and_changed(unit: UnitKerja, pengelola: Pengguna) -> None:
    isi = IsianPK("", 2027, " PK/1 ", date(2027, 1, 4), Decimal(110))
    pk = simpan_pk(unit=unit, isian=isi, oleh=pengelola, pada=PADA)
    assert (pk.nomor, pk.batas_capaian) == ("PK/1", 110)
    pk = simpan_pk(
        unit=unit,
        isian=replace(isi, nomor="PK/2"),
        perjanjian=pk,
        versi=1,
        oleh=pengelola,
        pada=PADA,
    )
    assert (pk.nomor, pk.versi) == ("PK/2", 2)
    with pytest.raises(VersiBerubah):
        simpan_pk(unit=unit, isian=isi, perjanjian=pk, versi=1, oleh=pengelola, pada=PADA)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (IsianPK("", TAHUN), "sudah ada"),
        (IsianPK("", 1999), "antara 2000 dan 2100"),
        (IsianPK("", 2027, batas_capaian=Decimal(99)), "paling kecil 100%"),
    ],
)
def test_a_pk_that_breaks_a_rule_is_refused(
    isi: IsianPK, kalimat: str, perjanjian: PerjanjianKinerja, pengelola: Pengguna
) -> None:
    with pytest.raises(DataDitolak, match=kalimat):
        simpan_pk(unit=perjanjian.unit, isian=isi, oleh=pengelola, pada=PADA)
    assert PerjanjianKinerja.objects.count() == 1


def test_a_pk_keeps_its_year_and_its_unit(
    perjanjian: PerjanjianKinerja, pengelola: Pengguna, unit_lain: UnitKerja
) -> None:
    lain = PabrikPerjanjianKinerja.create(unit=unit_lain)
    for pk, tahun in ((perjanjian, TAHUN + 1), (lain, TAHUN)):
        with pytest.raises(DataDitolak, match="tidak dapat diganti"):
            simpan_pk(
                unit=perjanjian.unit,
                isian=IsianPK("", tahun),
                perjanjian=pk,
                oleh=pengelola,
                pada=PADA,
            )


@pytest.mark.parametrize("peran", Peran)
@pytest.mark.parametrize("letak", ["sendiri", "atas", "bawah", "lain"])
def test_only_the_pengelola_of_the_unit_or_one_above_it_sets_up(
    peran: Peran, letak: str, unit: UnitKerja
) -> None:
    bawah = PabrikUnitKerja.create(induk=unit)
    tempat = {"sendiri": unit, "atas": unit, "bawah": bawah, "lain": PabrikUnitKerja.create()}
    milik = PabrikPerjanjianKinerja.create(unit=bawah if letak == "atas" else unit)
    sasaran = PabrikIKU.create(perjanjian=milik, kode="9.9").sasaran
    oleh = anggota(tempat[letak], peran)
    for lakukan in (
        lambda: simpan_pk(unit=milik.unit, isian=IsianPK("", 2027), oleh=oleh, pada=PADA),
        lambda: simpan_iku(perjanjian=milik, isian=isian(), oleh=oleh, pada=PADA),
        lambda: ubah_sasaran(sasaran=sasaran, uraian="Baru.", oleh=oleh, pada=PADA),
    ):
        if peran == Peran.PENGELOLA and letak in {"sendiri", "atas"}:
            lakukan()
        else:
            with pytest.raises(IzinDitolak, match="Hanya Pengelola kinerja"):
                lakukan()
    sasaran.refresh_from_db()
    boleh = peran == Peran.PENGELOLA and letak in {"sendiri", "atas"}
    assert (sasaran.uraian == "Baru.") == boleh
    assert IKU.objects.count() == 1 + boleh


# --- IKU --------------------------------------------------------------------------------------


def test_an_iku_is_made_with_its_sasaran_and_targets(
    perjanjian: PerjanjianKinerja, pengelola: Pengguna
) -> None:
    iku = simpan_iku(perjanjian=perjanjian, isian=isian(" 1.1 "), oleh=pengelola, pada=PADA)
    assert (iku.kode, iku.sasaran.nomor, iku.target_bawah) == ("1.1", "1", Decimal("63.61"))
    assert target(iku) == [Decimal(n) for n in ("62.97", "63.18", "63.39", "63.61")]
    kedua = simpan_iku(perjanjian=perjanjian, isian=isian("1.2"), oleh=pengelola, pada=PADA)
    assert kedua.sasaran == iku.sasaran


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"kode": ""}, "Isi kode IKU"),
        ({"kode": "1.1"}, "sudah dipakai"),
        ({"indikator": ""}, "Isi nama indikator"),
        ({"sasaran": "Lain."}, "ditulis berbeda pada IKU lain"),
        ({"arah": Arah.RENTANG}, "dua angka"),
        ({"target_tw1": t("1", "2")}, "hanya untuk Arah rentang"),
        ({"akumulasi": Akumulasi.JUMLAH}, "harus sama dengan target tahun"),
        ({"cara_hitung": CaraHitung.TONGGAK}, "satu PK hanya boleh satu"),
    ],
)
def test_an_iku_that_breaks_a_rule_is_refused_and_not_saved(
    isi: dict[str, Any], kalimat: str, iku: IKU, pengelola: Pengguna
) -> None:
    PabrikIKU.create(perjanjian=iku.perjanjian, sasaran=iku.sasaran, kode="4.1", tonggak_rb=True)
    nilai: dict[str, Any] = {"kode": "1.2"}
    with pytest.raises(DataDitolak, match=kalimat):
        simpan_iku(
            perjanjian=iku.perjanjian, isian=isian(**(nilai | isi)), oleh=pengelola, pada=PADA
        )
    assert IKU.objects.count() == 2


def test_an_iku_of_another_pk_is_not_taken_over(
    iku: IKU, pengelola: Pengguna, unit_lain: UnitKerja
) -> None:
    asing = PabrikIKU.create(perjanjian__unit=unit_lain, kode="8.8")
    with pytest.raises(IKU.DoesNotExist):
        simpan_iku(
            perjanjian=iku.perjanjian, iku=asing, isian=isian("8.8"), oleh=pengelola, pada=PADA
        )


def test_kode_and_text_change_without_a_reason(iku: IKU, pengelola: Pengguna) -> None:
    hasil = simpan_iku(
        perjanjian=iku.perjanjian,
        iku=iku,
        isian=isian("1.9", indikator="Proporsi baru", penanggung_jawab="Tim Ekosistem"),
        tanda=tanda_iku(iku),
        oleh=pengelola,
        pada=PADA,
    )
    assert (hasil.pk, hasil.kode, hasil.indikator) == (iku.pk, "1.9", "Proporsi baru")
    assert target(hasil) == target(iku)


def test_a_sasaran_is_renamed_for_all_its_iku(iku: IKU, pengelola: Pengguna) -> None:
    ubah_sasaran(sasaran=iku.sasaran, uraian=" Baru. ", versi=1, oleh=pengelola, pada=PADA)
    assert Sasaran.objects.get().uraian == "Baru."
    with pytest.raises(VersiBerubah):
        ubah_sasaran(sasaran=iku.sasaran, uraian="Lagi.", versi=1, oleh=pengelola, pada=PADA)
    with pytest.raises(DataDitolak, match="Isi uraian"):
        ubah_sasaran(sasaran=iku.sasaran, uraian=" ", oleh=pengelola, pada=PADA)


# --- Revision of targets ----------------------------------------------------------------------


def revisi(iku: IKU, oleh: Pengguna, **isi: Any) -> IKU:
    return simpan_iku(
        perjanjian=iku.perjanjian,
        iku=iku,
        isian=replace(
            isian_iku(iku), target_tahun=t("64"), target_tw3=t("63.80"), target_tw4=t("64")
        ),
        oleh=oleh,
        pada=PADA,
        **isi,
    )


def test_a_revision_holds_from_its_quarter_on_and_tells_why(iku: IKU, pengelola: Pengguna) -> None:
    hasil = revisi(iku, pengelola, mulai=3, alasan="Revisi PK nomor 2.")
    assert target(hasil) == [Decimal(n) for n in ("62.97", "63.18", "63.8", "64")]
    alasan = "Revisi target berlaku mulai TW III 2026: Revisi PK nomor 2."
    tw3 = hasil.target_triwulan.get(triwulan=3).history.order_by("history_id")
    assert [h.bawah for h in tw3] == [Decimal("63.39"), Decimal("63.8")]
    assert tw3.last().history_change_reason == alasan
    assert hasil.history.first().history_change_reason == alasan
    assert hasil.target_triwulan.get(triwulan=1).history.count() == 1


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"mulai": 3, "alasan": " "}, "isi alasan dan dasar revisinya"),
        ({"mulai": 4, "alasan": "Ya."}, "Revisi berlaku mulai TW IV, jadi target TW III tetap"),
    ],
)
def test_a_revision_without_reason_or_before_its_start_is_refused(
    isi: dict[str, Any], kalimat: str, iku: IKU, pengelola: Pengguna
) -> None:
    sebelum = target(iku)
    with pytest.raises(DataDitolak, match=kalimat):
        revisi(iku, pengelola, **isi)
    assert target(iku) == sebelum
    iku.refresh_from_db()
    assert iku.target_bawah == Decimal("63.61")


def test_a_first_target_is_no_revision(perjanjian: PerjanjianKinerja, pengelola: Pengguna) -> None:
    iku = PabrikIKU.create(perjanjian=perjanjian, target_bawah=None)
    hasil = simpan_iku(
        perjanjian=perjanjian,
        iku=iku,
        isian=replace(isian_iku(iku), target_tahun=t("3"), target_tw2=t("3")),
        mulai=4,
        oleh=pengelola,
        pada=PADA,
    )
    assert target(hasil) == [3]


def test_the_target_of_a_locked_quarter_stays(iku: IKU, pengelola: Pengguna) -> None:
    kunci(iku.perjanjian.unit, 3)
    with pytest.raises(TriwulanTerkunci, match="TW III 2026"):
        revisi(iku, pengelola, alasan="Ya.")
    assert target(iku)[2] == Decimal("63.39")
    kunci(iku.perjanjian.unit, 1)
    simpan_iku(
        perjanjian=iku.perjanjian,
        iku=iku,
        isian=replace(isian_iku(iku), target_tw4=t("63.7")),
        mulai=4,
        alasan="Ya.",
        oleh=pengelola,
        pada=PADA,
    )
    assert target(iku)[3] == Decimal("63.7")


def test_a_form_drawn_before_a_target_changed_is_refused(iku: IKU, pengelola: Pengguna) -> None:
    tanda = tanda_iku(iku)
    TargetTriwulan.objects.filter(iku=iku, triwulan=4).update(versi=2)
    with pytest.raises(VersiBerubah):
        revisi(iku, pengelola, mulai=3, alasan="Ya.", tanda=tanda)
