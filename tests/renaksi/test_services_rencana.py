"""Plan, change, assign and carry over; keterangan, topik and tahapan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from akun.pilihan import Peran
from inti.galat import DataDitolak, IzinDitolak, TransisiDitolak, TriwulanTerkunci, VersiBerubah
from renaksi.models import ButirKeterangan, Renaksi, Status
from renaksi.papan import papan
from renaksi.services import (
    buat_renaksi,
    hapus_keterangan,
    jumlah_perpanjangan,
    lanjutkan,
    nomor_berikut,
    tambah_keterangan,
    tetapkan_topik,
    ubah_keterangan,
    ubah_renaksi,
)
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikButirKeterangan,
    PabrikIKU,
    PabrikKunciTriwulan,
    PabrikPerjanjianKinerja,
    PabrikPihak,
    PabrikRenaksi,
    PabrikTim,
    PabrikTopikKebijakan,
    PabrikUnitKerja,
    anggota,
    pihak_dari,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from akun.models import Pengguna, UnitKerja
    from kinerja.models import IKU

pytestmark = pytest.mark.django_db

JUNI = date(TAHUN, 6, 30)
MENGATUR = {Peran.KOORDINATOR, Peran.PIMPINAN, Peran.PENGELOLA}


@pytest.fixture
def iku(unit: UnitKerja) -> IKU:
    return PabrikIKU.create(perjanjian__unit=unit)


def ubah(renaksi: Renaksi, oleh: Pengguna | None, **isi: Any) -> Renaksi:
    nilai: dict[str, Any] = {
        "nomor": renaksi.nomor,
        "uraian": renaksi.uraian,
        "tenggat": renaksi.tenggat,
        "pic": renaksi.pic,
    }
    return ubah_renaksi(renaksi=renaksi, oleh=oleh, pada=PADA, **(nilai | isi))


# --- Create and change ------------------------------------------------------------------------


def test_a_renaksi_is_planned_with_pic_and_langkah(
    iku: IKU, koordinator: Pengguna, anggota_tim: Pengguna
) -> None:
    topik = PabrikTopikKebijakan.create(iku__perjanjian=iku.perjanjian)
    hasil = buat_renaksi(
        iku=iku,
        triwulan=2,
        nomor="1",
        uraian="  Rapat koordinasi daerah. ",
        tenggat=JUNI,
        pic=pihak_dari(anggota_tim),
        topik=topik,
        tahap=2,
        oleh=koordinator,
        pada=PADA,
    )
    assert (hasil.uraian, hasil.status, hasil.pic) == (
        "Rapat koordinasi daerah.",
        Status.RENCANA,
        pihak_dari(anggota_tim),
    )
    assert (hasil.topik, hasil.tahap) == (topik, 2)
    assert hasil.history.get().history_user == koordinator


@pytest.mark.parametrize("peran", Peran)
@pytest.mark.parametrize("letak", ["sendiri", "atas", "bawah", "lain"])
def test_only_those_who_plan_the_unit_or_one_above_it_create(
    peran: Peran, letak: str, unit: UnitKerja, iku: IKU
) -> None:
    tempat = {
        "sendiri": unit,
        "atas": unit,
        "bawah": PabrikUnitKerja.create(induk=unit),
        "lain": PabrikUnitKerja.create(),
    }[letak]
    sasaran = PabrikIKU.create(perjanjian__unit=PabrikUnitKerja.create(induk=unit))
    milik = sasaran if letak == "atas" else iku
    oleh = anggota(tempat, peran)

    def buat() -> Renaksi:
        return buat_renaksi(iku=milik, triwulan=2, nomor="1", uraian="Rakor.", oleh=oleh, pada=PADA)

    if peran in MENGATUR and letak in {"sendiri", "atas"}:
        assert buat().pk
    else:
        with pytest.raises(IzinDitolak, match="Koordinator, Pimpinan"):
            buat()
        assert not Renaksi.objects.exists()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"nomor": "1"}, "Nomor 1 sudah ada pada IKU .* TW I. Pakai 2."),
        ({"nomor": ""}, "Isi nomor"),
        ({"nomor": "1/2"}, "tanpa garis miring"),
        ({"uraian": "  "}, "Isi uraian"),
        ({"tahap": 1}, "Topik dan tahap diisi bersama-sama"),
    ],
)
def test_a_plan_that_breaks_a_rule_is_refused_and_not_saved(
    isi: dict[str, Any], kalimat: str, iku: IKU, koordinator: Pengguna
) -> None:
    PabrikRenaksi.create(iku=iku, nomor="1")
    nilai: dict[str, Any] = {"nomor": "2", "uraian": "Rakor."}
    with pytest.raises(DataDitolak, match=kalimat):
        buat_renaksi(iku=iku, triwulan=1, oleh=koordinator, pada=PADA, **(nilai | isi))
    assert Renaksi.objects.count() == 1


def test_the_next_number_follows_the_highest(iku: IKU) -> None:
    for nomor in ("2", "9", "10", "a"):
        PabrikRenaksi.create(iku=iku, nomor=nomor)
    assert nomor_berikut(iku, 1) == "11"
    assert nomor_berikut(iku, 2) == "1"


def test_a_change_keeps_status_keterangan_and_langkah(iku: IKU, koordinator: Pengguna) -> None:
    renaksi = PabrikRenaksi.create(iku=iku, nomor="1", terlaksana=True)
    hasil = ubah(renaksi, koordinator, nomor="4", uraian="Uraian baru.", versi=renaksi.versi)
    assert (hasil.pk, hasil.nomor, hasil.uraian) == (renaksi.pk, "4", "Uraian baru.")
    assert hasil.status == Status.TERLAKSANA
    assert hasil.keterangan.count() == 1


def test_a_renaksi_does_not_take_the_number_of_another(iku: IKU, koordinator: Pengguna) -> None:
    PabrikRenaksi.create(iku=iku, nomor="1")
    kedua = PabrikRenaksi.create(iku=iku, nomor="2")
    with pytest.raises(DataDitolak, match="sudah ada"):
        ubah(kedua, koordinator, nomor="1")
    kedua.refresh_from_db()
    assert kedua.nomor == "2"


def test_a_stale_form_is_refused(iku: IKU, koordinator: Pengguna) -> None:
    renaksi = PabrikRenaksi.create(iku=iku)
    ubah(renaksi, koordinator, uraian="Pertama.", versi=renaksi.versi)
    with pytest.raises(VersiBerubah):
        ubah(renaksi, koordinator, uraian="Kedua.", versi=renaksi.versi)
    renaksi.refresh_from_db()
    assert renaksi.uraian == "Pertama."


def test_a_later_tenggat_needs_a_reason_and_the_second_time_pimpinan(
    iku: IKU, koordinator: Pengguna, pengelola: Pengguna, pimpinan: Pengguna
) -> None:
    awal = date(TAHUN, 3, 2)
    renaksi = PabrikRenaksi.create(iku=iku, tenggat=awal)
    with pytest.raises(DataDitolak, match="alasan perpanjangan"):
        ubah(renaksi, koordinator, tenggat=awal + timedelta(days=7))
    hasil = ubah(renaksi, koordinator, tenggat=awal + timedelta(days=7), alasan="Mitra menunda.")
    assert hasil.history.first().history_change_reason == "Mitra menunda."
    assert jumlah_perpanjangan(hasil) == 1
    hasil = ubah(hasil, koordinator, tenggat=awal)
    for oleh in (koordinator, pengelola):
        with pytest.raises(IzinDitolak, match="Hanya Pimpinan"):
            ubah(hasil, oleh, tenggat=awal + timedelta(days=1), alasan="Lagi.")
    hasil = ubah(hasil, pimpinan, tenggat=awal + timedelta(days=1), alasan="Lagi.")
    assert jumlah_perpanjangan(hasil) == 2


def test_a_locked_quarter_refuses_plans_and_changes(iku: IKU, pengelola: Pengguna) -> None:
    renaksi = PabrikRenaksi.create(iku=iku)
    butir = PabrikButirKeterangan.create(renaksi=renaksi)
    topik = PabrikTopikKebijakan.create(iku__perjanjian=iku.perjanjian)
    PabrikKunciTriwulan.create(unit=iku.perjanjian.unit, terkunci=True)
    tindakan: list[Callable[[], object]] = [
        lambda: ubah(renaksi, pengelola, uraian="Lain."),
        lambda: buat_renaksi(
            iku=iku, triwulan=1, nomor="99", uraian="Baru.", oleh=pengelola, pada=PADA
        ),
        lambda: tetapkan_topik(renaksi=renaksi, topik=topik, tahap=1, oleh=pengelola, pada=PADA),
        lambda: tambah_keterangan(renaksi=renaksi, teks="Rakor.", oleh=pengelola, pada=PADA),
        lambda: ubah_keterangan(butir=butir, teks="Lain.", tanggal=None, oleh=pengelola, pada=PADA),
        lambda: hapus_keterangan(butir=butir, oleh=pengelola, pada=PADA),
    ]
    for lakukan in tindakan:
        with pytest.raises(TriwulanTerkunci, match="TW I 2026 sudah dikunci"):
            lakukan()
    assert Renaksi.objects.count() == 1
    assert ButirKeterangan.objects.get().teks == butir.teks


# --- Langkah ----------------------------------------------------------------------------------


def test_a_langkah_is_assigned_moved_and_released(iku: IKU, koordinator: Pengguna) -> None:
    topik = PabrikTopikKebijakan.create(iku__perjanjian=iku.perjanjian)
    renaksi = PabrikRenaksi.create(iku=iku, terlaksana=True)

    def nilai() -> Decimal | None:
        unit_id = iku.perjanjian.unit_id
        return papan(unit_id=unit_id, tahun=TAHUN, triwulan=1).iku[0].nilai

    assert nilai() == 0
    tetapkan_topik(renaksi=renaksi, topik=topik, tahap=1, oleh=koordinator, pada=PADA)
    assert nilai() == 20
    tetapkan_topik(renaksi=renaksi, topik=topik, tahap=2, oleh=koordinator, pada=PADA)
    assert nilai() == 0
    hasil = tetapkan_topik(renaksi=renaksi, topik=None, tahap=None, oleh=koordinator, pada=PADA)
    assert (hasil.topik, hasil.tahap) == (None, None)


@pytest.mark.parametrize("tahap", [0, 5, None])
def test_a_langkah_belongs_to_one_of_the_four_stages(
    tahap: int | None, iku: IKU, koordinator: Pengguna
) -> None:
    topik = PabrikTopikKebijakan.create(iku__perjanjian=iku.perjanjian)
    renaksi = PabrikRenaksi.create(iku=iku)
    with pytest.raises(DataDitolak, match=r"1 sampai 4|bersama-sama"):
        tetapkan_topik(renaksi=renaksi, topik=topik, tahap=tahap, oleh=koordinator, pada=PADA)


def test_a_topik_of_another_unit_or_year_is_refused(
    iku: IKU, koordinator: Pengguna, unit_lain: UnitKerja
) -> None:
    renaksi = PabrikRenaksi.create(iku=iku)
    tahun_lain = PabrikPerjanjianKinerja.create(unit=iku.perjanjian.unit, tahun=TAHUN + 1)
    for topik in (
        PabrikTopikKebijakan.create(iku__perjanjian__unit=unit_lain),
        PabrikTopikKebijakan.create(iku__perjanjian=tahun_lain),
    ):
        with pytest.raises(DataDitolak, match="unit dan tahun yang sama"):
            tetapkan_topik(renaksi=renaksi, topik=topik, tahap=1, oleh=koordinator, pada=PADA)
        with pytest.raises(DataDitolak, match="unit dan tahun yang sama"):
            buat_renaksi(
                iku=iku,
                triwulan=2,
                nomor="1",
                uraian="Rakor.",
                topik=topik,
                tahap=1,
                oleh=koordinator,
                pada=PADA,
            )


# --- Carry over -------------------------------------------------------------------------------


def test_the_rest_goes_on_in_the_next_quarter_with_topik_and_tahap(
    iku: IKU, koordinator: Pengguna
) -> None:
    topik = PabrikTopikKebijakan.create(iku__perjanjian=iku.perjanjian)
    sumber = PabrikRenaksi.create(
        iku=iku, nomor="3", sebagian=True, topik=topik, tahap=2, pic=PabrikPihak.create()
    )
    PabrikKunciTriwulan.create(unit=iku.perjanjian.unit, terkunci=True)
    hasil = lanjutkan(renaksi=sumber, oleh=koordinator, pada=PADA)
    assert (hasil.iku, hasil.triwulan, hasil.nomor, hasil.status) == (iku, 2, "3", Status.RENCANA)
    assert (hasil.topik, hasil.tahap, hasil.pic) == (topik, 2, sumber.pic)
    assert (hasil.tenggat, hasil.lanjutan_dari) == (JUNI, sumber)
    assert "TW I 2026 nomor 3" in hasil.history.get().history_change_reason
    assert not hasil.keterangan.exists()


def test_the_rest_takes_a_free_number(iku: IKU, koordinator: Pengguna) -> None:
    PabrikRenaksi.create(iku=iku, triwulan=2, nomor="3")
    sumber = PabrikRenaksi.create(iku=iku, nomor="3", tidak_terlaksana=True)
    assert lanjutkan(renaksi=sumber, oleh=koordinator, pada=PADA).nomor == "4"


@pytest.mark.parametrize("keadaan", ["berjalan", "terlaksana", "batal", None])
def test_only_unfinished_renaksi_are_carried_over(
    keadaan: str | None, iku: IKU, koordinator: Pengguna
) -> None:
    sumber = PabrikRenaksi.create(iku=iku, **({keadaan: True} if keadaan else {}))
    with pytest.raises(TransisiDitolak, match="sebagian atau tidak terlaksana"):
        lanjutkan(renaksi=sumber, oleh=koordinator, pada=PADA)


def test_a_renaksi_is_carried_over_once(iku: IKU, koordinator: Pengguna) -> None:
    sumber = PabrikRenaksi.create(iku=iku, sebagian=True)
    lanjutkan(renaksi=sumber, oleh=koordinator, pada=PADA)
    with pytest.raises(TransisiDitolak, match="sudah dilanjutkan ke TW II"):
        lanjutkan(renaksi=sumber, oleh=koordinator, pada=PADA)
    assert Renaksi.objects.count() == 2


def test_a_locked_next_quarter_or_a_missing_right_refuses(
    unit: UnitKerja, iku: IKU, koordinator: Pengguna, anggota_tim: Pengguna
) -> None:
    sumber = PabrikRenaksi.create(iku=iku, sebagian=True)
    with pytest.raises(IzinDitolak):
        lanjutkan(renaksi=sumber, oleh=anggota_tim, pada=PADA)
    PabrikKunciTriwulan.create(unit=unit, triwulan=2, terkunci=True)
    with pytest.raises(TriwulanTerkunci, match="TW II 2026"):
        lanjutkan(renaksi=sumber, oleh=koordinator, pada=PADA)


def test_after_tw_iv_the_same_iku_of_the_next_year_takes_it(
    unit: UnitKerja, iku: IKU, koordinator: Pengguna
) -> None:
    topik = PabrikTopikKebijakan.create(iku__perjanjian=iku.perjanjian, iku__kode="2.1")
    sumber = PabrikRenaksi.create(iku=iku, triwulan=4, sebagian=True, topik=topik, tahap=3)
    with pytest.raises(DataDitolak, match="Perjanjian kinerja 2027 belum disusun"):
        lanjutkan(renaksi=sumber, oleh=koordinator, pada=PADA)
    depan = PabrikPerjanjianKinerja.create(unit=unit, tahun=TAHUN + 1)
    with pytest.raises(DataDitolak, match=f"IKU {iku.kode} tidak ada pada perjanjian kinerja 2027"):
        lanjutkan(renaksi=sumber, oleh=koordinator, pada=PADA)
    penerus = PabrikIKU.create(perjanjian=depan, kode=iku.kode)
    topik_depan = PabrikTopikKebijakan.create(
        iku__perjanjian=depan, iku__kode="2.1", nama=topik.nama
    )
    hasil = lanjutkan(renaksi=sumber, oleh=koordinator, pada=PADA)
    assert (hasil.iku, hasil.triwulan) == (penerus, 1)
    assert (hasil.topik, hasil.tahap) == (topik_depan, 3)


def test_without_its_topik_in_the_next_year_the_rest_is_no_langkah(
    unit: UnitKerja, iku: IKU, koordinator: Pengguna
) -> None:
    topik = PabrikTopikKebijakan.create(iku__perjanjian=iku.perjanjian)
    sumber = PabrikRenaksi.create(iku=iku, triwulan=4, sebagian=True, topik=topik, tahap=3)
    depan = PabrikPerjanjianKinerja.create(unit=unit, tahun=TAHUN + 1)
    PabrikIKU.create(perjanjian=depan, kode=iku.kode)
    hasil = lanjutkan(renaksi=sumber, oleh=koordinator, pada=PADA)
    assert (hasil.topik, hasil.tahap) == (None, None)


# --- Keterangan -------------------------------------------------------------------------------


def test_the_pic_keeps_keterangan_as_a_member_of_the_team(unit: UnitKerja, iku: IKU) -> None:
    orang = anggota(unit, Peran.TIM)
    tim = PabrikTim.create(unit=unit)
    tim.anggota.add(orang)
    renaksi = PabrikRenaksi.create(iku=iku, pic=pihak_dari(tim))
    butir = tambah_keterangan(
        renaksi=renaksi, teks=" Rakor. ", tanggal=date(TAHUN, 3, 5), oleh=orang, pada=PADA
    )
    assert (butir.teks, butir.urutan, butir.dicatat_oleh) == ("Rakor.", 1, orang)
    butir = ubah_keterangan(
        butir=butir, teks="Rakor kedua.", tanggal=None, oleh=orang, pada=PADA, versi=butir.versi
    )
    assert (butir.teks, butir.tanggal) == ("Rakor kedua.", None)
    hapus_keterangan(butir=butir, alasan="Salah catat.", oleh=orang, pada=PADA)
    assert not renaksi.keterangan.exists()
    jejak = ButirKeterangan.history.first()
    assert (jejak.history_type, jejak.teks, jejak.history_change_reason) == (
        "-",
        "Rakor kedua.",
        "Salah catat.",
    )


@pytest.mark.parametrize("peran", [Peran.PENGAMAT, Peran.TIM, Peran.ADMIN])
def test_others_do_not_touch_keterangan(peran: Peran, unit: UnitKerja, iku: IKU) -> None:
    butir = PabrikButirKeterangan.create(renaksi__iku=iku)
    orang = anggota(unit, peran)
    for lakukan in (
        lambda: tambah_keterangan(renaksi=butir.renaksi, teks="x", oleh=orang, pada=PADA),
        lambda: ubah_keterangan(butir=butir, teks="x", tanggal=None, oleh=orang, pada=PADA),
        lambda: hapus_keterangan(butir=butir, oleh=orang, pada=PADA),
    ):
        with pytest.raises(IzinDitolak, match="Hanya PIC"):
            lakukan()


def test_a_pic_without_a_role_that_reports_does_not_report(unit: UnitKerja, iku: IKU) -> None:
    orang = anggota(unit, Peran.PENGAMAT)
    renaksi = PabrikRenaksi.create(iku=iku, pic=pihak_dari(orang))
    with pytest.raises(IzinDitolak):
        tambah_keterangan(renaksi=renaksi, teks="Rakor.", oleh=orang, pada=PADA)


@pytest.mark.parametrize(
    ("teks", "tanggal", "kalimat"),
    [
        ("  ", None, "tidak boleh kosong"),
        ("Rakor.", date(TAHUN, 5, 9), "belum terjadi"),
        ("Rakor.", date(TAHUN, 4, 1), "di luar TW I 2026"),
    ],
)
def test_a_keterangan_of_a_finished_renaksi_obeys_the_rules(
    teks: str, tanggal: date | None, kalimat: str, iku: IKU, koordinator: Pengguna
) -> None:
    renaksi = PabrikRenaksi.create(iku=iku, terlaksana=True)
    with pytest.raises(DataDitolak, match=kalimat):
        tambah_keterangan(renaksi=renaksi, teks=teks, tanggal=tanggal, oleh=koordinator, pada=PADA)
    assert renaksi.keterangan.count() == 1


def test_the_last_keterangan_of_a_finished_renaksi_stays(iku: IKU, koordinator: Pengguna) -> None:
    renaksi = PabrikRenaksi.create(iku=iku, terlaksana=True)
    butir = renaksi.keterangan.get()
    with pytest.raises(DataDitolak, match="sedikitnya satu keterangan"):
        hapus_keterangan(butir=butir, oleh=koordinator, pada=PADA)
    tambah_keterangan(renaksi=renaksi, teks="Rakor kedua.", oleh=koordinator, pada=PADA)
    hapus_keterangan(butir=butir, oleh=koordinator, pada=PADA)
    assert renaksi.keterangan.get().teks == "Rakor kedua."


def test_two_editors_of_one_keterangan(iku: IKU, koordinator: Pengguna) -> None:
    butir = PabrikButirKeterangan.create(renaksi__iku=iku)
    ubah_keterangan(
        butir=butir, teks="Satu.", tanggal=None, oleh=koordinator, pada=PADA, versi=butir.versi
    )
    with pytest.raises(VersiBerubah):
        ubah_keterangan(
            butir=butir, teks="Dua.", tanggal=None, oleh=koordinator, pada=PADA, versi=butir.versi
        )
    hapus_keterangan(butir=butir, oleh=koordinator, pada=PADA)
    with pytest.raises(TransisiDitolak, match="sudah dihapus orang lain"):
        ubah_keterangan(butir=butir, teks="Dua.", tanggal=None, oleh=koordinator, pada=PADA)
