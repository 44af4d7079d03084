"""Create, change, hand over and ask: who may, what is asked for, what is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from akun.pilihan import Peran
from inti.galat import DataDitolak, IzinDitolak, TransisiDitolak, VersiBerubah
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikHasilRapat,
    PabrikIKU,
    PabrikInstansi,
    PabrikKendala,
    PabrikPIC,
    PabrikTim,
    PabrikTindakLanjut,
    anggota,
    pihak_dari,
)
from tests.tindaklanjut.orang import ORANG, PENGARAH, orang, pelaku, unit_berinduk
from tindaklanjut import services
from tindaklanjut.models import PIC, TindakLanjut
from tindaklanjut.pilihan import PeranPIC
from tindaklanjut.services import Rincian

if TYPE_CHECKING:
    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db

TENGGAT = date(TAHUN, 5, 29)


@pytest.fixture
def unit_tengah(db: None) -> UnitKerja:
    return unit_berinduk()


def rincian(unit: UnitKerja) -> Rincian:
    return Rincian(
        uraian="Menyampaikan data upah",
        tenggat=TENGGAT,
        pic=pihak_dari(PabrikTim.create(unit=unit)),
    )


# --- Create ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ORANG)
@pytest.mark.parametrize("sumber", ["lainnya", "kendala", "rapat sendiri", "rapat orang lain"])
@pytest.mark.parametrize("selesai", [False, True])
def test_who_may_create_a_task_of_which_source(
    unit_tengah: UnitKerja, nama: str, sumber: str, selesai: bool
) -> None:
    """5.1: TIM only in a rapat one records, until it is SELESAI."""
    siapa = orang(nama, unit_tengah)
    kendala = PabrikKendala.create(unit=unit_tengah) if sumber == "kendala" else None
    hasil = None
    if sumber.startswith("rapat"):
        pencatat = siapa if sumber == "rapat sendiri" else None
        hasil = PabrikHasilRapat.create(
            rapat__unit=unit_tengah, rapat__dicatat_oleh=pencatat, rapat__selesai=selesai
        )

    def buat() -> TindakLanjut:
        return services.buat_tindak_lanjut(
            unit=unit_tengah,
            rincian=rincian(unit_tengah),
            hasil_rapat=hasil,
            kendala=kendala,
            **pelaku(siapa),
        )

    pencatat_draf = (
        sumber == "rapat sendiri"
        and not selesai
        and nama in {"tim", "pic", "pendukung", "anggota tim PIC", "pengawal"}
    )
    if nama in PENGARAH or pencatat_draf:
        t = buat()
        assert (t.kode, t.history.get().history_user) == (f"TL-{TAHUN}-0001", siapa)
        assert PIC.objects.get().peran == PeranPIC.UTAMA
    else:
        with pytest.raises(IzinDitolak):
            buat()
        assert not TindakLanjut.objects.exists()


@pytest.mark.parametrize(
    ("ganti", "bidang"),
    [
        ({"uraian": "  "}, "uraian"),
        ({"tenggat": None}, "tenggat"),
        ({"pic": None}, "pic"),
        ({"tenggat": date(TAHUN, 4, 8)}, "tenggat"),
    ],
)
def test_what_a_new_task_needs(
    unit: UnitKerja, koordinator: Pengguna, ganti: dict[str, object], bidang: str
) -> None:
    hasil = PabrikHasilRapat.create(rapat__unit=unit, rapat__tanggal=date(TAHUN, 4, 9))
    with pytest.raises(DataDitolak) as salah:
        services.buat_tindak_lanjut(
            unit=unit,
            rincian=replace(rincian(unit), **ganti),  # type: ignore[arg-type]  # a table of fields
            hasil_rapat=hasil,
            oleh=koordinator,
            pada=PADA,
        )
    assert bidang in [t.bidang for t in salah.value.temuan]


def test_an_institution_needs_a_pengawal_on_a_page(
    unit: UnitKerja, koordinator: Pengguna, anggota_tim: Pengguna
) -> None:
    luar = replace(rincian(unit), pic=pihak_dari(PabrikInstansi.create()))
    with pytest.raises(DataDitolak, match="pengawal"):
        services.buat_tindak_lanjut(unit=unit, rincian=luar, oleh=koordinator, pada=PADA)
    services.buat_tindak_lanjut(
        unit=unit, rincian=replace(luar, pengawal=anggota_tim), oleh=koordinator, pada=PADA
    )


@pytest.mark.parametrize("apa", ["iku", "hasil", "kendala"])
def test_nothing_of_another_unit_gets_into_a_task(
    unit: UnitKerja, koordinator: Pengguna, apa: str
) -> None:
    isi = rincian(unit)
    with pytest.raises(DataDitolak):
        services.buat_tindak_lanjut(
            unit=unit,
            rincian=replace(isi, iku=[PabrikIKU.create()]) if apa == "iku" else isi,
            hasil_rapat=PabrikHasilRapat.create() if apa == "hasil" else None,
            kendala=PabrikKendala.create() if apa == "kendala" else None,
            **pelaku(koordinator),
        )


def test_ids_count_on_past_9999_and_per_unit(
    unit: UnitKerja, unit_lain: UnitKerja, koordinator: Pengguna
) -> None:
    for kode in ("TL-2026-9999", "TL-2026-10000", "TL-2026-ABC", "TL-2025-77777"):
        PabrikTindakLanjut.create(unit=unit, kode=kode)
    PabrikTindakLanjut.create(unit=unit_lain, kode="TL-2026-20000")
    t = services.buat_tindak_lanjut(unit=unit, rincian=rincian(unit), oleh=koordinator, pada=PADA)
    assert t.kode == "TL-2026-10001"


# --- Change ---------------------------------------------------------------------------------------


def test_changing_keeps_history_and_moves_pic_and_iku(
    unit: UnitKerja, koordinator: Pengguna
) -> None:
    t = PabrikTindakLanjut.create(unit=unit, pic_instansi=True)
    iku = PabrikIKU.create(perjanjian__unit=unit)
    baru = replace(rincian(unit), uraian="Lain", iku=[iku])
    hasil = services.ubah_tindak_lanjut(
        tindak_lanjut=t, rincian=baru, versi=t.versi, oleh=koordinator, pada=PADA
    )
    assert (hasil.uraian, hasil.pengawal) == ("Lain", None)
    assert [p.pihak for p in hasil.pic.all()] == [baru.pic]
    assert list(hasil.iku.all()) == [iku]
    assert hasil.history.latest().history_user == koordinator


def test_a_later_tenggat_in_the_form_is_an_extension_too(
    unit: UnitKerja, koordinator: Pengguna
) -> None:
    t = PabrikTindakLanjut.create(unit=unit, tenggat=TENGGAT)
    mundur = replace(rincian(unit), tenggat=date(TAHUN, 6, 5))

    def ubah(isi: Rincian, alasan: str = "") -> TindakLanjut:
        return services.ubah_tindak_lanjut(
            tindak_lanjut=t, rincian=isi, alasan=alasan, oleh=koordinator, pada=PADA
        )

    with pytest.raises(DataDitolak, match="alasan perpanjangan"):
        ubah(mundur)
    assert ubah(mundur, "Menunggu surat").jumlah_perpanjangan == 1
    with pytest.raises(IzinDitolak):
        ubah(replace(mundur, tenggat=date(TAHUN, 6, 12)), "Lagi")
    assert ubah(replace(mundur, tenggat=TENGGAT)).jumlah_perpanjangan == 1


def test_the_second_editor_is_refused(unit: UnitKerja, koordinator: Pengguna) -> None:
    t = PabrikTindakLanjut.create(unit=unit)

    def ubah() -> None:
        services.ubah_tindak_lanjut(
            tindak_lanjut=t, rincian=rincian(unit), versi=1, **pelaku(koordinator)
        )

    ubah()
    with pytest.raises(VersiBerubah):
        ubah()


@pytest.mark.parametrize("ciri", ["selesai", "batal", "tidak_dapat"])
def test_a_closed_task_is_not_changed(unit: UnitKerja, koordinator: Pengguna, ciri: str) -> None:
    t = PabrikTindakLanjut.create(unit=unit, **{ciri: True})
    with pytest.raises(TransisiDitolak):
        services.ubah_tindak_lanjut(
            tindak_lanjut=t, rincian=rincian(unit), oleh=koordinator, pada=PADA
        )
    with pytest.raises(TransisiDitolak):
        services.alihkan(tindak_lanjut=t, pic=pihak_dari(koordinator), oleh=koordinator, pada=PADA)


# --- Hand over ------------------------------------------------------------------------------------


def test_handing_over_keeps_the_pendukung(unit: UnitKerja, koordinator: Pengguna) -> None:
    t = PabrikTindakLanjut.create(unit=unit, pic_orang=True)
    pendukung = PabrikPIC.create(tindak_lanjut=t, pendukung=True).pihak
    baru = pihak_dari(anggota(unit, Peran.TIM))
    services.alihkan(
        tindak_lanjut=t, pic=baru, alasan="Mutasi", oleh=koordinator, pada=PADA, versi=1
    )
    peran = {p.pihak: p.peran for p in PIC.objects.filter(tindak_lanjut=t)}
    assert peran == {baru: PeranPIC.UTAMA, pendukung: PeranPIC.PENDUKUNG}
    with pytest.raises(VersiBerubah):
        services.alihkan(tindak_lanjut=t, pic=pendukung, oleh=koordinator, pada=PADA, versi=1)


def test_all_open_tasks_of_a_person_go_to_another(
    unit: UnitKerja, unit_lain: UnitKerja, koordinator: Pengguna
) -> None:
    dari, ke = anggota(unit, Peran.TIM), anggota(unit, Peran.TIM)
    utama = PabrikTindakLanjut.create(unit=unit)
    PabrikPIC.create(tindak_lanjut=utama, pihak=pihak_dari(dari))
    rangkap = PabrikTindakLanjut.create(unit=unit)
    PabrikPIC.create(tindak_lanjut=rangkap, pihak=pihak_dari(dari))
    PabrikPIC.create(tindak_lanjut=rangkap, pihak=pihak_dari(ke), pendukung=True)
    dikawal = PabrikTindakLanjut.create(unit=unit, pengawal=dari)
    selesai = PabrikTindakLanjut.create(unit=unit, selesai=True, pengawal=dari)
    di_luar = PabrikTindakLanjut.create(unit=unit_lain, pengawal=dari)
    jumlah = services.serah_semua(
        unit=unit, dari=dari, ke=ke, alasan="Mutasi", oleh=koordinator, pada=PADA
    )
    assert jumlah == 3
    for t in (utama, rangkap):
        assert [(p.pihak.pengguna, p.peran) for p in t.pic.all()] == [(ke, PeranPIC.UTAMA)]
    for t, pengawal in ((dikawal, ke), (selesai, dari), (di_luar, dari)):
        t.refresh_from_db()
        assert t.pengawal == pengawal
    assert dikawal.history.latest().history_change_reason == "Mutasi"


@pytest.mark.parametrize("alasan", ["", "Mutasi"])
def test_a_hand_over_needs_a_reason_and_somebody_of_the_unit(
    unit: UnitKerja, unit_lain: UnitKerja, koordinator: Pengguna, alasan: str
) -> None:
    dari = anggota(unit, Peran.TIM)
    ke = anggota(unit_lain if alasan else unit, Peran.TIM)
    with pytest.raises(DataDitolak):
        services.serah_semua(
            unit=unit, dari=dari, ke=ke, alasan=alasan, oleh=koordinator, pada=PADA
        )
