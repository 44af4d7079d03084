"""Requests and evidence: who asks, who decides, never one's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bukti.models import StatusKlaim
from inti.galat import DataDitolak, IzinDitolak, TransisiDitolak
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikBukti,
    PabrikBuktiTindakLanjut,
    PabrikPermohonan,
    PabrikTindakLanjut,
)
from tests.tindaklanjut.orang import ORANG, PENGARAH, orang, unit_berinduk
from tindaklanjut import services
from tindaklanjut.pilihan import JenisPermohonan, Status, StatusPermohonan

if TYPE_CHECKING:
    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db

TENGGAT = date(TAHUN, 5, 29)


@pytest.fixture
def unit_tengah(db: None) -> UnitKerja:
    return unit_berinduk()


# --- Requests -------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ORANG)
@pytest.mark.parametrize(
    ("jenis", "sudah", "pemutus"),
    [
        (JenisPermohonan.PERPANJANGAN, 0, PENGARAH),
        (JenisPermohonan.PERPANJANGAN, 1, {"pimpinan"}),
        (JenisPermohonan.TIDAK_DAPAT, 0, {"pimpinan"}),
    ],
)
def test_who_decides_which_request(
    unit_tengah: UnitKerja, nama: str, jenis: JenisPermohonan, sudah: int, pemutus: set[str]
) -> None:
    t = PabrikTindakLanjut.create(unit=unit_tengah, dikerjakan=True, jumlah_perpanjangan=sudah)
    ciri = {"tidak_dapat": True} if jenis == JenisPermohonan.TIDAK_DAPAT else {}
    p = PabrikPermohonan.create(tindak_lanjut=t, **ciri)
    siapa = orang(nama, unit_tengah)
    if nama not in pemutus:
        for putuskan in (services.setujui, services.tolak):
            with pytest.raises(IzinDitolak):
                putuskan(permohonan=p, catatan="x", oleh=siapa, pada=PADA)
        return
    services.setujui(permohonan=p, oleh=siapa, pada=PADA)
    p.refresh_from_db()
    t.refresh_from_db()
    assert (p.status, p.diputus_oleh, p.diputus_pada) == (StatusPermohonan.DISETUJUI, siapa, PADA)
    if jenis == JenisPermohonan.TIDAK_DAPAT:
        assert (t.status, t.alasan) == (Status.TIDAK_DAPAT, p.alasan)
    else:
        assert (t.tenggat, t.jumlah_perpanjangan) == (p.tenggat_baru, sudah + 1)
    assert t.history.latest().history_change_reason == p.alasan
    with pytest.raises((TransisiDitolak, IzinDitolak)):
        services.tolak(permohonan=p, catatan="x", oleh=siapa, pada=PADA)


def test_nobody_decides_their_own_request(unit: UnitKerja, pimpinan: Pengguna) -> None:
    t = PabrikTindakLanjut.create(unit=unit)
    p = services.minta(
        tindak_lanjut=t,
        jenis=JenisPermohonan.TIDAK_DAPAT,
        alasan="Di luar wewenang",
        oleh=pimpinan,
        pada=PADA,
    )
    with pytest.raises(IzinDitolak, match="orang lain"):
        services.setujui(permohonan=p, oleh=pimpinan, pada=PADA)
    with pytest.raises(TransisiDitolak, match="menunggu keputusan"):
        services.minta(
            tindak_lanjut=t,
            jenis=JenisPermohonan.TIDAK_DAPAT,
            alasan="Lagi",
            oleh=pimpinan,
            pada=PADA,
        )


def test_refusing_a_request_needs_a_note_and_changes_nothing_else(
    unit: UnitKerja, pimpinan: Pengguna
) -> None:
    t = PabrikTindakLanjut.create(unit=unit)
    p = PabrikPermohonan.create(tindak_lanjut=t)
    with pytest.raises(DataDitolak):
        services.tolak(permohonan=p, catatan=" ", oleh=pimpinan, pada=PADA)
    services.tolak(permohonan=p, catatan="Pakai data lama", oleh=pimpinan, pada=PADA)
    t.refresh_from_db()
    p.refresh_from_db()
    assert (t.tenggat, p.status) == (TENGGAT, StatusPermohonan.DITOLAK)


@pytest.mark.parametrize("tenggat", [None, TENGGAT, date(TAHUN, 5, 1)])
def test_an_extension_asks_for_a_later_day(
    unit: UnitKerja, koordinator: Pengguna, tenggat: date | None
) -> None:
    with pytest.raises(DataDitolak, match="sesudah"):
        services.minta(
            tindak_lanjut=PabrikTindakLanjut.create(unit=unit),
            jenis=JenisPermohonan.PERPANJANGAN,
            tenggat_baru=tenggat,
            alasan="x",
            oleh=koordinator,
            pada=PADA,
        )


# --- Evidence -------------------------------------------------------------------------------------


def test_a_bukti_of_another_unit_or_the_same_one_twice_is_refused(
    unit: UnitKerja, koordinator: Pengguna
) -> None:
    t = PabrikTindakLanjut.create(unit=unit)
    with pytest.raises(DataDitolak, match="unit ini"):
        services.tambah_bukti(
            tindak_lanjut=t, bukti=PabrikBukti.create(), oleh=koordinator, pada=PADA
        )
    milik = PabrikBukti.create(unit=unit)
    services.tambah_bukti(tindak_lanjut=t, bukti=milik, oleh=koordinator, pada=PADA)
    with pytest.raises(DataDitolak, match="sudah diajukan"):
        services.tambah_bukti(tindak_lanjut=t, bukti=milik, oleh=koordinator, pada=PADA)


def test_a_claim_is_judged_by_somebody_else_with_a_reason(
    unit: UnitKerja, koordinator: Pengguna, pimpinan: Pengguna, anggota_tim: Pengguna
) -> None:
    t = PabrikTindakLanjut.create(unit=unit, menunggu_verifikasi=True)
    k = PabrikBuktiTindakLanjut.create(tindak_lanjut=t, diajukan_oleh=koordinator)

    def tolak(oleh: Pengguna, alasan: str = "Belum ditandatangani") -> None:
        services.nilai_bukti(
            klaim=k, status=StatusKlaim.DITOLAK, alasan=alasan, oleh=oleh, pada=PADA
        )

    for oleh in (koordinator, anggota_tim):
        with pytest.raises(IzinDitolak):
            tolak(oleh)
    with pytest.raises(DataDitolak):
        tolak(pimpinan, "")
    tolak(pimpinan)
    k.refresh_from_db()
    assert (k.status, k.diperiksa_oleh) == (StatusKlaim.DITOLAK, pimpinan)
    with pytest.raises(TransisiDitolak):
        tolak(pimpinan)


def test_what_a_finished_task_rests_on_is_not_refused(unit: UnitKerja, pimpinan: Pengguna) -> None:
    t = PabrikTindakLanjut.create(unit=unit, selesai=True)
    k = PabrikBuktiTindakLanjut.create(tindak_lanjut=t, diterima=True)
    with pytest.raises(TransisiDitolak, match="Buka kembali"):
        services.nilai_bukti(
            klaim=k, status=StatusKlaim.DITOLAK, alasan="x", oleh=pimpinan, pada=PADA
        )
