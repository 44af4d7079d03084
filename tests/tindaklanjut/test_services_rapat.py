"""Rapat, hasil and kendala: who writes, what locks, what stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from akun.models import KunciTriwulan
from inti.galat import (
    DataDitolak,
    IzinDitolak,
    TransisiDitolak,
    TriwulanTerkunci,
    VersiBerubah,
)
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikHasilRapat,
    PabrikIKU,
    PabrikKendala,
    PabrikRapat,
    PabrikRapatRenaksi,
    PabrikRenaksi,
    PabrikTindakLanjut,
    PabrikTonggak,
    UnitLengkap,
    unit_lengkap,
)
from tests.tindaklanjut.orang import ORANG, PENGARAH, orang, pelaku, unit_berinduk
from tindaklanjut import services
from tindaklanjut.models import HasilRapat, Kendala, Rapat
from tindaklanjut.pilihan import JenisHasil, JenisRapat, StatusKendala, StatusRapat
from tindaklanjut.services import IsiRapat, Layanan

if TYPE_CHECKING:
    from collections.abc import Callable

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db

PENCATAT = PENGARAH | {"tim", "pic", "pendukung", "anggota tim PIC", "pengawal"}
ISI = IsiRapat(
    jenis=JenisRapat.RAKOR, judul=" Rapat Koordinasi ", tanggal=date(TAHUN, 4, 9), tempat="Ruang 2"
)


@pytest.fixture
def unit_tengah(db: None) -> UnitKerja:
    return unit_berinduk()


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_lengkap(unit=unit, terisi=False)


def kunci(unit: UnitKerja, triwulan: int = 1) -> None:
    KunciTriwulan.objects.update_or_create(
        unit=unit, tahun=TAHUN, triwulan=triwulan, defaults={"terkunci": True}
    )


# --- Rapat ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ORANG)
def test_who_records_a_rapat_and_a_kendala(unit_tengah: UnitKerja, nama: str) -> None:
    siapa = orang(nama, unit_tengah)

    def catat() -> Kendala:
        return services.catat_kendala(
            unit=unit_tengah,
            tahun=TAHUN,
            triwulan=2,
            uraian="Anggaran",
            oleh=siapa,
            pada=PADA,
        )

    if nama in PENCATAT:
        rapat = services.buat_rapat(unit=unit_tengah, isi=ISI, oleh=siapa, pada=PADA)
        assert (rapat.kode, rapat.status, rapat.dicatat_oleh, rapat.judul) == (
            f"R-{TAHUN}-0001",
            StatusRapat.DRAF,
            siapa,
            "Rapat Koordinasi",
        )
        kendala = catat()
        assert (kendala.nomor, kendala.status) == ("1", StatusKendala.TERBUKA)
    else:
        with pytest.raises(IzinDitolak):
            services.buat_rapat(unit=unit_tengah, isi=ISI, oleh=siapa, pada=PADA)
        with pytest.raises(IzinDitolak):
            catat()
        assert not Rapat.objects.exists()


@pytest.mark.parametrize("nama", ORANG)
@pytest.mark.parametrize("pencatat", [True, False])
def test_who_closes_and_who_opens_the_minutes(
    unit_tengah: UnitKerja, nama: str, pencatat: bool
) -> None:
    siapa = orang(nama, unit_tengah)
    rapat = PabrikRapat.create(unit=unit_tengah, dicatat_oleh=siapa if pencatat else None)
    if nama in PENGARAH or (pencatat and nama in PENCATAT):
        services.selesaikan_rapat(rapat=rapat, oleh=siapa, pada=PADA)
    else:
        with pytest.raises(IzinDitolak):
            services.selesaikan_rapat(rapat=rapat, oleh=siapa, pada=PADA)
        services.selesaikan_rapat(rapat=rapat, oleh=None, pada=PADA)
    if nama in PENGARAH:
        services.buka_rapat(rapat=rapat, alasan="Salah ketik", oleh=siapa, pada=PADA)
        assert services.jumlah_revisi(rapat) == 1
        assert rapat.history.latest().history_change_reason == "Salah ketik"
    else:
        with pytest.raises(IzinDitolak):
            services.buka_rapat(rapat=rapat, alasan="Salah ketik", oleh=siapa, pada=PADA)


def test_closed_minutes_are_read_only(unit: UnitKerja, pimpinan: Pengguna) -> None:
    butir = PabrikHasilRapat.create(rapat__unit=unit, rapat__selesai=True)
    rapat = butir.rapat
    oleh = pelaku(pimpinan)
    tolak: list[Callable[[], object]] = [
        lambda: services.ubah_rapat(rapat=rapat, isi=ISI, **oleh),
        lambda: services.tambah_hasil(rapat=rapat, jenis="arahan", uraian="x", **oleh),
        lambda: services.ubah_hasil(hasil=butir, jenis="arahan", uraian="x", **oleh),
        lambda: services.hapus_hasil(hasil=butir, **oleh),
        lambda: services.urutkan_hasil(rapat=rapat, urutan=[butir.pk], **oleh),
        lambda: services.selesaikan_rapat(rapat=rapat, **oleh),
    ]
    for tulis in tolak:
        with pytest.raises(TransisiDitolak):
            tulis()


def test_opening_needs_a_reason_and_a_rapat_to_come_is_not_closed(
    unit: UnitKerja, pimpinan: Pengguna
) -> None:
    tertutup = PabrikRapat.create(unit=unit, selesai=True)
    with pytest.raises(DataDitolak):
        services.buka_rapat(rapat=tertutup, alasan="", oleh=pimpinan, pada=PADA)
    nanti = PabrikRapat.create(unit=unit, tanggal=date(TAHUN, 5, 9))
    with pytest.raises(DataDitolak, match="belum berlangsung"):
        services.selesaikan_rapat(rapat=nanti, oleh=pimpinan, pada=PADA)


def test_a_rapat_does_not_move_behind_the_tenggat_of_its_tasks(
    unit: UnitKerja, pimpinan: Pengguna
) -> None:
    butir = PabrikHasilRapat.create(rapat__unit=unit)
    t = PabrikTindakLanjut.create(unit=unit, hasil_rapat=butir, tenggat=date(TAHUN, 4, 20))
    with pytest.raises(DataDitolak, match=t.kode):
        services.ubah_rapat(
            rapat=butir.rapat,
            isi=replace(ISI, tanggal=date(TAHUN, 4, 21)),
            oleh=pimpinan,
            pada=PADA,
        )


def test_the_second_editor_of_a_rapat_is_refused(unit: UnitKerja, pimpinan: Pengguna) -> None:
    rapat = PabrikRapat.create(unit=unit)
    services.ubah_rapat(rapat=rapat, isi=ISI, versi=1, oleh=pimpinan, pada=PADA)
    with pytest.raises(VersiBerubah):
        services.ubah_rapat(rapat=rapat, isi=ISI, versi=1, oleh=pimpinan, pada=PADA)


# --- What it served -------------------------------------------------------------------------------


def test_links_come_and_go_with_history(lengkap: UnitLengkap, anggota_tim: Pengguna) -> None:
    rapat = PabrikRapat.create(unit=lengkap.unit, selesai=True)
    layanan = Layanan(
        renaksi=[lengkap.renaksi["2.1", "1"]],
        iku=[lengkap.iku["2.1"], lengkap.iku["1.1"]],
        tonggak=[lengkap.tonggak["5", 1]],
    )
    services.tautkan(rapat=rapat, layanan=layanan, oleh=anggota_tim, pada=PADA)
    assert (rapat.renaksi.count(), rapat.iku.count(), rapat.tonggak.count()) == (1, 2, 1)
    services.tautkan(
        rapat=rapat, layanan=replace(layanan, iku=[], tonggak=[]), oleh=anggota_tim, pada=PADA
    )
    assert (rapat.renaksi.count(), rapat.iku.count(), rapat.tonggak.count()) == (1, 0, 0)


def test_a_locked_quarter_keeps_its_keterangan(lengkap: UnitLengkap, pimpinan: Pengguna) -> None:
    """1.7: a rapat dated in a locked TW may be added but not linked to a renaksi of it."""
    renaksi = lengkap.renaksi["2.1", "1"]
    tertaut = PabrikRapatRenaksi.create(renaksi=renaksi).rapat
    kunci(lengkap.unit)
    baru = services.buat_rapat(
        unit=lengkap.unit,
        isi=replace(ISI, tanggal=date(TAHUN, 3, 2)),
        oleh=pimpinan,
        pada=PADA,
    )
    oleh = pelaku(pimpinan)
    with pytest.raises(TriwulanTerkunci):
        services.tautkan(rapat=baru, layanan=Layanan(renaksi=[renaksi]), **oleh)
    with pytest.raises(TriwulanTerkunci):
        services.tautkan(rapat=tertaut, layanan=Layanan(), **oleh)
    with pytest.raises(TriwulanTerkunci):
        services.ubah_rapat(rapat=tertaut, isi=ISI, **oleh)
    services.ubah_rapat(
        rapat=tertaut,
        isi=replace(ISI, judul=tertaut.judul, tanggal=tertaut.tanggal, tempat="Aula"),
        **oleh,
    )
    services.tautkan(
        rapat=tertaut,
        layanan=Layanan(renaksi=[renaksi], iku=[lengkap.iku["1.1"]]),
        **oleh,
    )


@pytest.mark.parametrize("apa", ["renaksi", "iku", "tonggak"])
def test_a_rapat_serves_only_its_own_unit(
    lengkap: UnitLengkap, pimpinan: Pengguna, apa: str
) -> None:
    asing = {
        "renaksi": lambda: Layanan(renaksi=[PabrikRenaksi.create()]),
        "iku": lambda: Layanan(iku=[PabrikIKU.create()]),
        "tonggak": lambda: Layanan(tonggak=[PabrikTonggak.create()]),
    }
    with pytest.raises(DataDitolak, match="unit ini"):
        services.tautkan(
            rapat=PabrikRapat.create(unit=lengkap.unit),
            layanan=asing[apa](),
            oleh=pimpinan,
            pada=PADA,
        )


# --- Butir ----------------------------------------------------------------------------------------


def test_butir_are_numbered_moved_and_taken_back(unit: UnitKerja, anggota_tim: Pengguna) -> None:
    rapat = PabrikRapat.create(unit=unit)
    oleh = pelaku(anggota_tim)
    butir = [
        services.tambah_hasil(
            rapat=rapat,
            jenis=JenisHasil.ARAHAN,
            uraian=f"Butir {n}",
            **oleh,
        )
        for n in range(11)
    ]
    assert [h.nomor for h in rapat.hasil.order_by("urut")] == [str(n + 1) for n in range(11)]
    dibalik = [h.pk for h in reversed(butir)]
    services.urutkan_hasil(rapat=rapat, urutan=dibalik, **oleh)
    assert list(rapat.hasil.order_by("urut").values_list("pk", flat=True)) == dibalik
    assert butir[5].history.count() == 1
    assert butir[0].history.count() == 2
    services.hapus_hasil(hasil=butir[3], **oleh)
    assert HasilRapat.history.filter(id=butir[3].pk).latest().history_type == "-"
    with pytest.raises(DataDitolak, match="baru saja berubah"):
        services.urutkan_hasil(rapat=rapat, urutan=dibalik, **oleh)


def test_a_butir_with_tasks_stays(unit: UnitKerja, anggota_tim: Pengguna) -> None:
    butir = PabrikHasilRapat.create(rapat__unit=unit)
    PabrikTindakLanjut.create(unit=unit, hasil_rapat=butir)
    with pytest.raises(TransisiDitolak, match="tindak lanjut"):
        services.hapus_hasil(hasil=butir, oleh=anggota_tim, pada=PADA)
    services.ubah_hasil(
        hasil=butir, jenis=JenisHasil.KEPUTUSAN, uraian="Lain", oleh=anggota_tim, pada=PADA
    )


# --- Kendala --------------------------------------------------------------------------------------


def test_a_kendala_of_a_locked_quarter_is_neither_recorded_nor_changed_but_closed(
    lengkap: UnitLengkap, pimpinan: Pengguna
) -> None:
    kendala = PabrikKendala.create(unit=lengkap.unit)
    PabrikTindakLanjut.create(unit=lengkap.unit, kendala=kendala)
    kunci(lengkap.unit)
    oleh = pelaku(pimpinan)
    with pytest.raises(TriwulanTerkunci):
        services.catat_kendala(
            unit=lengkap.unit,
            tahun=TAHUN,
            triwulan=1,
            uraian="x",
            **oleh,
        )
    with pytest.raises(TriwulanTerkunci):
        services.ubah_kendala(kendala=kendala, uraian="x", iku=[], **oleh)
    services.tutup_kendala(kendala=kendala, **oleh)
    assert Kendala.objects.get().status == StatusKendala.SELESAI


@pytest.mark.parametrize(("ciri", "boleh"), [(None, False), ("batal", False), ("selesai", True)])
def test_every_kendala_ends_with_an_upaya(
    unit: UnitKerja, anggota_tim: Pengguna, ciri: str | None, boleh: bool
) -> None:
    kendala = PabrikKendala.create(unit=unit)
    if ciri:
        PabrikTindakLanjut.create(unit=unit, kendala=kendala, **{ciri: True})
    if boleh:
        services.tutup_kendala(kendala=kendala, oleh=anggota_tim, pada=PADA)
    else:
        with pytest.raises(TransisiDitolak, match="upaya"):
            services.tutup_kendala(kendala=kendala, oleh=anggota_tim, pada=PADA)


def test_opening_a_kendala_again_is_the_koordinators_with_a_reason(
    unit: UnitKerja, anggota_tim: Pengguna, koordinator: Pengguna
) -> None:
    kendala = PabrikKendala.create(unit=unit, selesai=True)
    with pytest.raises(IzinDitolak):
        services.buka_kendala(kendala=kendala, alasan="x", oleh=anggota_tim, pada=PADA)
    with pytest.raises(DataDitolak):
        services.buka_kendala(kendala=kendala, alasan="", oleh=koordinator, pada=PADA)
    services.buka_kendala(kendala=kendala, alasan="Timbul lagi", oleh=koordinator, pada=PADA)
    with pytest.raises(TransisiDitolak):
        services.buka_kendala(kendala=kendala, alasan="x", oleh=koordinator, pada=PADA)


def test_a_kendala_touches_iku_of_its_own_year_and_unit(
    lengkap: UnitLengkap, anggota_tim: Pengguna
) -> None:
    kendala = services.catat_kendala(
        unit=lengkap.unit,
        tahun=TAHUN,
        triwulan=2,
        uraian="Anggaran",
        iku=[lengkap.iku["1.1"], lengkap.iku["2.1"]],
        oleh=anggota_tim,
        pada=PADA,
    )
    assert kendala.iku.count() == 2
    tahun_lain = PabrikIKU.create(perjanjian__unit=lengkap.unit, perjanjian__tahun=TAHUN + 1)
    for asing in (PabrikIKU.create(), tahun_lain):
        with pytest.raises(DataDitolak):
            services.ubah_kendala(
                kendala=kendala, uraian="Anggaran", iku=[asing], oleh=anggota_tim, pada=PADA
            )
