"""Every action on a tindak lanjut, from every status, by everybody (specification 1.7 and 5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bukti.models import StatusKlaim
from bukti.services import BahanBukti
from inti.galat import DataDitolak, IzinDitolak, TransisiDitolak, VersiBerubah
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikBuktiTindakLanjut,
    PabrikPermohonan,
    PabrikTindakLanjut,
)
from tests.tindaklanjut.orang import ORANG, PENGARAH, TERLIBAT, orang, tugaskan, unit_berinduk
from tindaklanjut import services
from tindaklanjut.models import TindakLanjut
from tindaklanjut.pilihan import JenisPermohonan, Status, StatusPermohonan

if TYPE_CHECKING:
    from collections.abc import Callable

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db

TERBUKA = {"baru", "dikerjakan", "menunggu_verifikasi", "dikembalikan"}


@dataclass(frozen=True)
class Aksi:
    """An action, from where it leads where, and who may do it."""

    jalankan: Callable[[TindakLanjut, Pengguna], object]
    dari: frozenset[str]
    ke: str | None
    siapa: frozenset[str]


AKSI = {
    "mulai": Aksi(
        lambda t, oleh: services.mulai(tindak_lanjut=t, oleh=oleh, pada=PADA),
        frozenset({"baru", "dikembalikan"}),
        "dikerjakan",
        PENGARAH | TERLIBAT,
    ),
    "ajukan": Aksi(
        lambda t, oleh: services.ajukan_verifikasi(
            tindak_lanjut=t, hasil="Data disampaikan", oleh=oleh, pada=PADA
        ),
        frozenset({"dikerjakan"}),
        "menunggu_verifikasi",
        PENGARAH | TERLIBAT,
    ),
    "verifikasi": Aksi(
        lambda t, oleh: services.verifikasi(tindak_lanjut=t, oleh=oleh, pada=PADA),
        frozenset({"menunggu_verifikasi"}),
        "selesai",
        PENGARAH,
    ),
    "kembalikan": Aksi(
        lambda t, oleh: services.kembalikan(
            tindak_lanjut=t, alasan="Belum ditandatangani", oleh=oleh, pada=PADA
        ),
        frozenset({"menunggu_verifikasi"}),
        "dikembalikan",
        PENGARAH,
    ),
    "batalkan": Aksi(
        lambda t, oleh: services.batalkan(tindak_lanjut=t, alasan="Ganda", oleh=oleh, pada=PADA),
        frozenset(TERBUKA),
        "batal",
        PENGARAH,
    ),
    "buka kembali": Aksi(
        lambda t, oleh: services.buka_kembali(
            tindak_lanjut=t, alasan="Data keliru", oleh=oleh, pada=PADA
        ),
        frozenset({"selesai"}),
        "dikerjakan",
        PENGARAH,
    ),
    "perpanjang": Aksi(
        lambda t, oleh: services.perpanjang(
            tindak_lanjut=t, tenggat=date(TAHUN, 6, 30), alasan="Menunggu", oleh=oleh, pada=PADA
        ),
        frozenset(TERBUKA),
        None,
        PENGARAH,
    ),
    "catat hambatan": Aksi(
        lambda t, oleh: services.catat_hambatan(
            tindak_lanjut=t, hambatan="Anggaran", oleh=oleh, pada=PADA
        ),
        frozenset(TERBUKA),
        None,
        PENGARAH | TERLIBAT,
    ),
    "catat perkembangan": Aksi(
        lambda t, oleh: services.catat_perkembangan(
            tindak_lanjut=t, teks="Surat dikirim", oleh=oleh, pada=PADA
        ),
        frozenset(Status.values),
        None,
        PENGARAH | TERLIBAT,
    ),
    "minta perpanjangan": Aksi(
        lambda t, oleh: services.minta(
            tindak_lanjut=t,
            jenis=JenisPermohonan.PERPANJANGAN,
            tenggat_baru=date(TAHUN, 6, 30),
            alasan="Menunggu balasan",
            oleh=oleh,
            pada=PADA,
        ),
        frozenset(TERBUKA),
        None,
        PENGARAH | TERLIBAT,
    ),
    "tambah bukti": Aksi(
        lambda t, oleh: services.lampirkan_bukti(
            tindak_lanjut=t,
            bahan=BahanBukti(tanggal=PADA, naskah="ND-7/2026"),
            oleh=oleh,
            pada=PADA,
        ),
        frozenset(TERBUKA),
        None,
        PENGARAH | TERLIBAT,
    ),
}


@pytest.fixture
def unit_tengah(db: None) -> UnitKerja:
    return unit_berinduk()


def berstatus(status: str, unit: UnitKerja) -> TindakLanjut:
    ciri = {} if status == "baru" else {status: True}
    return PabrikTindakLanjut.create(unit=unit, **ciri)


@pytest.mark.parametrize("nama_orang", ORANG)
@pytest.mark.parametrize("nama_aksi", AKSI)
def test_each_action_by_each_person_from_each_status(
    unit_tengah: UnitKerja, nama_aksi: str, nama_orang: str
) -> None:
    aksi, siapa = AKSI[nama_aksi], orang(nama_orang, unit_tengah)
    for status in Status.values:
        t = berstatus(status, unit_tengah)
        tugaskan(nama_orang, siapa, t)
        riwayat = t.history.count()
        if nama_orang not in aksi.siapa:
            harapan: type[Exception] | None = IzinDitolak
        else:
            harapan = None if status in aksi.dari else TransisiDitolak
        if harapan is None:
            aksi.jalankan(t, siapa)
            t.refresh_from_db()
            assert t.status == (aksi.ke or status), status
        else:
            with pytest.raises(harapan):
                aksi.jalankan(t, siapa)
            t.refresh_from_db()
            assert t.status == status
            assert t.history.count() == riwayat


def test_the_operator_may_do_everything(unit: UnitKerja) -> None:
    t = berstatus("baru", unit)
    services.mulai(tindak_lanjut=t, oleh=None, pada=PADA)
    services.ajukan_verifikasi(tindak_lanjut=t, hasil="Beres", oleh=None, pada=PADA)
    services.verifikasi(tindak_lanjut=t, oleh=None, pada=PADA)
    t.refresh_from_db()
    assert t.status == Status.SELESAI


@pytest.mark.parametrize("cara", ["mengajukan", "berbukti"])
def test_nobody_verifies_or_returns_what_they_submitted(
    unit: UnitKerja, koordinator: Pengguna, pimpinan: Pengguna, cara: str
) -> None:
    t = berstatus("menunggu_verifikasi", unit)
    if cara == "mengajukan":
        t.diajukan_oleh = koordinator
        t.save()
    else:
        PabrikBuktiTindakLanjut.create(tindak_lanjut=t, diajukan_oleh=koordinator)
    with pytest.raises(IzinDitolak, match="ikut mengajukan"):
        services.verifikasi(tindak_lanjut=t, oleh=koordinator, pada=PADA)
    with pytest.raises(IzinDitolak, match="ikut mengajukan"):
        services.kembalikan(tindak_lanjut=t, alasan="x", oleh=koordinator, pada=PADA)
    services.verifikasi(tindak_lanjut=t, oleh=pimpinan, pada=PADA)
    t.refresh_from_db()
    assert (t.status, t.diverifikasi_oleh) == (Status.SELESAI, pimpinan)


def test_verifying_accepts_the_bukti_still_to_be_judged(
    unit: UnitKerja, koordinator: Pengguna
) -> None:
    t = berstatus("menunggu_verifikasi", unit)
    diajukan = PabrikBuktiTindakLanjut.create(tindak_lanjut=t)
    ditolak = PabrikBuktiTindakLanjut.create(tindak_lanjut=t, ditolak=True)
    services.verifikasi(tindak_lanjut=t, oleh=koordinator, pada=PADA)
    diajukan.refresh_from_db()
    ditolak.refresh_from_db()
    assert (diajukan.status, diajukan.diperiksa_oleh) == (StatusKlaim.DITERIMA, koordinator)
    assert ditolak.status == StatusKlaim.DITOLAK


@pytest.mark.parametrize(
    ("klaim", "boleh"), [(None, False), ("ditolak", False), ("diterima", True)]
)
def test_priority_tinggi_is_neither_submitted_nor_accepted_without_bukti(
    unit: UnitKerja, koordinator: Pengguna, klaim: str | None, boleh: bool
) -> None:
    kerja = PabrikTindakLanjut.create(unit=unit, dikerjakan=True, tinggi=True)
    tunggu = PabrikTindakLanjut.create(unit=unit, menunggu_verifikasi=True, tinggi=True)
    for t in (kerja, tunggu):
        if klaim:
            PabrikBuktiTindakLanjut.create(tindak_lanjut=t, **{klaim: True})

    def jalankan() -> None:
        services.ajukan_verifikasi(tindak_lanjut=kerja, hasil="x", oleh=koordinator, pada=PADA)

    def terima() -> None:
        services.verifikasi(tindak_lanjut=tunggu, oleh=koordinator, pada=PADA)

    for aksi in (jalankan, terima):
        if boleh:
            aksi()
        else:
            with pytest.raises(DataDitolak, match="wajib"):
                aksi()


def test_submission_freezes_the_day_and_returning_gives_the_turn_back(
    unit: UnitKerja, koordinator: Pengguna, pimpinan: Pengguna
) -> None:
    t = berstatus("dikerjakan", unit)
    services.ajukan_verifikasi(
        tindak_lanjut=t,
        hasil="Beres",
        tanggal_selesai=date(TAHUN, 5, 6),
        oleh=koordinator,
        pada=PADA,
    )
    t.refresh_from_db()
    assert (t.diajukan_pada, t.diajukan_oleh, t.tanggal_selesai) == (
        PADA,
        koordinator,
        date(TAHUN, 5, 6),
    )
    assert not t.giliran_pic
    services.kembalikan(tindak_lanjut=t, alasan="Kurang", oleh=pimpinan, pada=PADA)
    t.refresh_from_db()
    assert (t.alasan, t.tanggal_selesai, t.giliran_pic) == ("Kurang", None, True)
    assert t.history.latest().history_change_reason == "Kurang"


@pytest.mark.parametrize(
    ("jalankan", "bidang"),
    [
        (lambda t, o: services.batalkan(tindak_lanjut=t, alasan=" ", oleh=o, pada=PADA), "alasan"),
        (
            lambda t, o: services.ajukan_verifikasi(tindak_lanjut=t, hasil=" ", oleh=o, pada=PADA),
            "hasil",
        ),
        (
            lambda t, o: services.ajukan_verifikasi(
                tindak_lanjut=t,
                hasil="x",
                tanggal_selesai=date(TAHUN, 5, 9),
                oleh=o,
                pada=PADA,
            ),
            "tanggal_selesai",
        ),
        (
            lambda t, o: services.catat_perkembangan(tindak_lanjut=t, teks="", oleh=o, pada=PADA),
            "teks",
        ),
        (
            lambda t, o: services.perpanjang(
                tindak_lanjut=t, tenggat=date(TAHUN, 6, 30), alasan="", oleh=o, pada=PADA
            ),
            "alasan",
        ),
        (
            lambda t, o: services.perpanjang(
                tindak_lanjut=t, tenggat=date(TAHUN, 5, 29), alasan="x", oleh=o, pada=PADA
            ),
            "tenggat",
        ),
    ],
)
def test_what_a_step_needs_is_named(
    unit: UnitKerja,
    koordinator: Pengguna,
    jalankan: Callable[[TindakLanjut, Pengguna], object],
    bidang: str,
) -> None:
    with pytest.raises(DataDitolak) as salah:
        jalankan(berstatus("dikerjakan", unit), koordinator)
    assert [t.bidang for t in salah.value.temuan] == [bidang]


def test_reopening_needs_a_reason_and_a_tenggat(unit: UnitKerja, koordinator: Pengguna) -> None:
    t = PabrikTindakLanjut.create(unit=unit, selesai=True)
    TindakLanjut.objects.filter(pk=t.pk).update(tenggat=None)
    with pytest.raises(DataDitolak, match="alasan"):
        services.buka_kembali(tindak_lanjut=t, alasan="", oleh=koordinator, pada=PADA)
    with pytest.raises(DataDitolak, match="bertenggat"):
        services.buka_kembali(tindak_lanjut=t, alasan="Keliru", oleh=koordinator, pada=PADA)
    services.buka_kembali(
        tindak_lanjut=t, alasan="Keliru", tenggat=PADA, oleh=koordinator, pada=PADA
    )
    t.refresh_from_db()
    assert (t.status, t.tenggat, t.tanggal_selesai) == (Status.DIKERJAKAN, PADA, None)


def test_the_second_extension_belongs_to_the_pimpinan(
    unit: UnitKerja, koordinator: Pengguna, pimpinan: Pengguna
) -> None:
    t = berstatus("dikerjakan", unit)

    def perpanjang(hari: date, oleh: Pengguna) -> None:
        services.perpanjang(
            tindak_lanjut=TindakLanjut.objects.get(pk=t.pk),
            tenggat=hari,
            alasan="Menunggu balasan",
            oleh=oleh,
            pada=PADA,
        )

    perpanjang(date(TAHUN, 6, 1), koordinator)
    with pytest.raises(IzinDitolak, match="sudah 1 kali diperpanjang"):
        perpanjang(date(TAHUN, 6, 8), koordinator)
    perpanjang(date(TAHUN, 6, 8), pimpinan)
    t.refresh_from_db()
    assert t.jumlah_perpanjangan == 2
    assert t.history.latest().history_change_reason == "Menunggu balasan"


def test_an_earlier_tenggat_is_no_extension(unit: UnitKerja, koordinator: Pengguna) -> None:
    t = berstatus("dikerjakan", unit)
    services.ubah_tenggat_banyak(
        daftar=[t], tenggat=date(TAHUN, 5, 20), alasan="", oleh=koordinator, pada=PADA
    )
    t.refresh_from_db()
    assert (t.tenggat, t.jumlah_perpanjangan) == (date(TAHUN, 5, 20), 0)


def test_a_bulk_action_writes_history_per_row_or_nothing_at_all(
    unit: UnitKerja, koordinator: Pengguna
) -> None:
    daftar = [berstatus("baru", unit) for _ in range(3)]
    batal = berstatus("batal", unit)
    with pytest.raises(TransisiDitolak, match=batal.kode):
        services.mulai_banyak(daftar=[*daftar, batal], oleh=koordinator, pada=PADA)
    assert set(TindakLanjut.objects.values_list("status", flat=True)) == {"baru", "batal"}
    services.mulai_banyak(daftar=daftar, oleh=koordinator, pada=PADA)
    for t in daftar:
        terakhir = t.history.latest()
        assert (terakhir.status, terakhir.history_user) == (Status.DIKERJAKAN, koordinator)


def test_a_form_drawn_from_an_older_version_is_refused(
    unit: UnitKerja, koordinator: Pengguna, pimpinan: Pengguna
) -> None:
    t = berstatus("baru", unit)
    services.catat_hambatan(tindak_lanjut=t, hambatan="x", oleh=pimpinan, pada=PADA)
    with pytest.raises(VersiBerubah):
        services.mulai(tindak_lanjut=t, oleh=koordinator, pada=PADA, versi=1)
    services.mulai(tindak_lanjut=t, oleh=koordinator, pada=PADA, versi=2)


def test_a_request_falls_when_its_task_comes_to_an_end(
    unit: UnitKerja, koordinator: Pengguna
) -> None:
    t = berstatus("dikerjakan", unit)
    permohonan = PabrikPermohonan.create(tindak_lanjut=t)
    services.batalkan(tindak_lanjut=t, alasan="Ganda", oleh=koordinator, pada=PADA)
    permohonan.refresh_from_db()
    assert permohonan.status == StatusPermohonan.DITOLAK
    assert "Batal" in permohonan.catatan
