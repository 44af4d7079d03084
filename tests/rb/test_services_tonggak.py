"""The way of a tonggak: every status, action and role; reasons, four eyes, locks, versions."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest

from akun.models import KunciTriwulan
from akun.pilihan import Peran
from bukti.models import StatusKlaim
from inti.galat import (
    DataDitolak,
    IzinDitolak,
    TransisiDitolak,
    TriwulanTerkunci,
    VersiBerubah,
)
from rb import izin, services
from rb.models import Status, Tonggak
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikBukti,
    PabrikBuktiTonggak,
    PabrikTim,
    PabrikTonggak,
    PabrikUnitKerja,
    anggota,
    pihak_dari,
)
from tests.rb.bantu import AKSI, PERAN, SELESAI, Aksi, tonggak_berstatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from akun.models import Pengguna, UnitKerja

aksi_dan_status = pytest.mark.parametrize(
    ("aksi", "status"), list(product(AKSI, Status)), ids=lambda n: getattr(n, "nama", str(n))
)
tiap_aksi = pytest.mark.parametrize("aksi", AKSI, ids=lambda a: a.nama)
AKSI_MENURUT_NAMA = {a.nama: a for a in AKSI}


def potret(tonggak: Tonggak) -> tuple[object, ...]:
    """Everything stored about a tonggak and its claims, history included."""
    return (
        Tonggak.objects.filter(pk=tonggak.pk).values().get(),
        list(tonggak.bukti.order_by("pk").values()),
        tonggak.history.count(),
    )


def kunci(unit: UnitKerja, triwulan: int) -> None:
    KunciTriwulan.objects.update_or_create(
        unit=unit, tahun=TAHUN, triwulan=triwulan, defaults={"terkunci": True}
    )


# --- Every status, every role ---------------------------------------------------------------------


@aksi_dan_status
def test_an_action_works_from_its_statuses_and_from_no_other(
    unit: UnitKerja, pengelola: Pengguna, aksi: Aksi, status: Status
) -> None:
    tonggak = tonggak_berstatus(unit, status)
    sebelum = potret(tonggak)
    if status in aksi.dari:
        aksi.panggil(tonggak, pengelola)
        tonggak.refresh_from_db()
        assert tonggak.status == (aksi.ke or status)
        assert aksi.ke is None or tonggak.history.latest().asal == "halaman"
    else:
        with pytest.raises(TransisiDitolak):
            aksi.panggil(tonggak, pengelola)
        assert potret(tonggak) == sebelum


@tiap_aksi
@pytest.mark.parametrize("peran", PERAN)
def test_an_action_is_open_to_its_roles_and_closed_to_all_others(
    unit: UnitKerja, aksi: Aksi, peran: str, request: pytest.FixtureRequest
) -> None:
    tonggak = tonggak_berstatus(unit, min(aksi.dari))
    sebelum = potret(tonggak)
    orang = request.getfixturevalue(peran)
    if peran in aksi.peran:
        aksi.panggil(tonggak, orang)
        return
    with pytest.raises(IzinDitolak, match=r"Hanya .+"):
        aksi.panggil(tonggak, orang)
    assert potret(tonggak) == sebelum


@tiap_aksi
@pytest.mark.parametrize("peran", [Peran.KOORDINATOR, Peran.PIMPINAN, Peran.PENGELOLA])
def test_a_role_in_another_unit_opens_nothing(
    unit: UnitKerja, unit_lain: UnitKerja, aksi: Aksi, peran: Peran
) -> None:
    tonggak = tonggak_berstatus(unit, min(aksi.dari))
    with pytest.raises(IzinDitolak):
        aksi.panggil(tonggak, anggota(unit_lain, peran))


@tiap_aksi
def test_a_role_reaches_the_units_below(unit: UnitKerja, pengelola: Pengguna, aksi: Aksi) -> None:
    aksi.panggil(tonggak_berstatus(PabrikUnitKerja.create(induk=unit), min(aksi.dari)), pengelola)


@tiap_aksi
def test_the_command_line_may_do_everything(unit: UnitKerja, aksi: Aksi) -> None:
    aksi.panggil(tonggak_berstatus(unit, min(aksi.dari)), None)


@tiap_aksi
@pytest.mark.parametrize("lewat", ["orang", "tim"])
def test_the_pic_submits_and_nothing_more(
    unit: UnitKerja, anggota_tim: Pengguna, aksi: Aksi, lewat: str
) -> None:
    pic = pihak_dari(anggota_tim)
    if lewat == "tim":
        tim = PabrikTim.create(unit=unit)
        tim.anggota.add(anggota_tim)
        pic = pihak_dari(tim)
    tonggak = tonggak_berstatus(unit, min(aksi.dari), pic=pic)
    if aksi.milik_pic:
        aksi.panggil(tonggak, anggota_tim)
        return
    with pytest.raises(IzinDitolak):
        aksi.panggil(tonggak, anggota_tim)


def test_a_pic_who_left_the_unit_submits_no_more(unit: UnitKerja) -> None:
    mantan = anggota(unit, Peran.TIM, sampai=date(2026, 4, 30))
    tonggak = tonggak_berstatus(unit, Status.BELUM, pic=pihak_dari(mantan))
    with pytest.raises(IzinDitolak):
        services.ajukan_tonggak(tonggak=tonggak, oleh=mantan, pada=PADA)


@pytest.mark.parametrize("peran", PERAN)
def test_a_button_is_drawn_exactly_for_who_may_press_it(
    unit: UnitKerja, peran: str, request: pytest.FixtureRequest
) -> None:
    orang = request.getfixturevalue(peran)
    tonggak = tonggak_berstatus(unit, Status.DIAJUKAN)
    tombol = {
        "ajukan": izin.boleh_mengajukan(orang, tonggak, PADA),
        "sahkan": izin.boleh_mengesahkan(orang, tonggak, PADA),
        "gagalkan": izin.boleh_gagal_batal(orang, tonggak, PADA),
        "buka kembali": izin.boleh_membuka_kembali(orang, tonggak, PADA),
    }
    assert tombol == {nama: peran in AKSI_MENURUT_NAMA[nama].peran for nama in tombol}


# --- Submitting -----------------------------------------------------------------------------------


def test_the_day_done_is_by_default_the_latest_tanggal_bukti(
    unit: UnitKerja, koordinator: Pengguna
) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    bukti = [PabrikBukti.create(unit=unit, tanggal=t) for t in (date(2026, 3, 12), SELESAI, None)]
    hasil = services.ajukan_tonggak(tonggak=tonggak, bukti=bukti, oleh=koordinator, pada=PADA)
    assert hasil.tanggal_selesai == SELESAI
    assert (hasil.diajukan_oleh, hasil.diajukan_pada) == (koordinator, PADA)
    assert {k.diajukan_oleh for k in hasil.bukti.all()} == {koordinator}
    assert {k.status for k in hasil.bukti.all()} == {StatusKlaim.DIAJUKAN}


def test_a_refused_bukti_does_not_decide_the_day(unit: UnitKerja) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    PabrikBuktiTonggak.create(tonggak=tonggak, ditolak=True, bukti__tanggal=date(2026, 5, 1))
    PabrikBuktiTonggak.create(tonggak=tonggak, bukti__tanggal=SELESAI)
    hasil = services.ajukan_tonggak(tonggak=tonggak, oleh=None, pada=PADA)
    assert hasil.tanggal_selesai == SELESAI


def test_without_a_dated_bukti_the_day_must_be_said(unit: UnitKerja) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    bukti = PabrikBukti.create(unit=unit, tanggal=None)
    with pytest.raises(DataDitolak, match="Isi tanggal selesai"):
        services.ajukan_tonggak(tonggak=tonggak, bukti=[bukti], oleh=None, pada=PADA)
    hasil = services.ajukan_tonggak(
        tonggak=tonggak, bukti=[bukti], tanggal_selesai=SELESAI, oleh=None, pada=PADA
    )
    assert hasil.tanggal_selesai == SELESAI


@pytest.mark.parametrize("ciri", [{}, {"ditolak": True}])
def test_a_tonggak_without_bukti_in_force_is_not_submitted(
    unit: UnitKerja, ciri: dict[str, bool]
) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    if ciri:
        PabrikBuktiTonggak.create(tonggak=tonggak, **ciri)
    with pytest.raises(DataDitolak, match="bukti dukung"):
        services.ajukan_tonggak(tonggak=tonggak, oleh=None, pada=PADA)


def test_nothing_is_done_after_the_day_it_is_submitted(unit: UnitKerja) -> None:
    besok = date(2026, 5, 9)
    tonggak = tonggak_berstatus(unit, Status.BELUM)
    with pytest.raises(DataDitolak, match="sesudah hari pengajuan, 8 Mei 2026"):
        services.ajukan_tonggak(tonggak=tonggak, tanggal_selesai=besok, oleh=None, pada=PADA)
    with pytest.raises(DataDitolak, match="sesudah hari pengajuan"):
        services.catat_selesai_tonggak(tonggak=tonggak, tanggal_selesai=besok, oleh=None, pada=PADA)


def test_a_bukti_of_another_unit_proves_nothing_here(unit: UnitKerja, unit_lain: UnitKerja) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    asing = PabrikBukti.create(unit=unit_lain)
    with pytest.raises(DataDitolak, match="milik unit lain"):
        services.ajukan_tonggak(tonggak=tonggak, bukti=[asing], oleh=None, pada=PADA)
    assert tonggak.bukti.count() == 0


def test_a_tonggak_planned_in_a_locked_quarter_may_still_be_submitted(unit: UnitKerja) -> None:
    kunci(unit, 1)
    tonggak = tonggak_berstatus(unit, Status.BELUM)
    assert services.ajukan_tonggak(tonggak=tonggak, oleh=None, pada=PADA).status == Status.DIAJUKAN


def test_submitting_again_forgets_the_note_of_the_return(unit: UnitKerja) -> None:
    tonggak = tonggak_berstatus(unit, Status.DIKEMBALIKAN)
    hasil = services.ajukan_tonggak(tonggak=tonggak, oleh=None, pada=PADA)
    assert hasil.alasan == ""


# --- Reasons --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kosong", ["", "   "])
def test_what_needs_a_reason_is_refused_without_one(unit: UnitKerja, kosong: str) -> None:
    diajukan = tonggak_berstatus(unit, Status.DIAJUKAN)
    disahkan = tonggak_berstatus(unit, Status.DISAHKAN)
    with pytest.raises(DataDitolak, match="harus diperbaiki"):
        services.kembalikan_tonggak(tonggak=diajukan, catatan=kosong, oleh=None, pada=PADA)
    with pytest.raises(DataDitolak, match="sebab"):
        services.gagalkan_tonggak(tonggak=diajukan, alasan=kosong, oleh=None, pada=PADA)
    with pytest.raises(DataDitolak, match="alasan pembatalan"):
        services.batalkan_tonggak(
            tonggak=diajukan, alasan=kosong, nomor_revisi="R", oleh=None, pada=PADA
        )
    with pytest.raises(DataDitolak, match="nomor revisi"):
        services.batalkan_tonggak(
            tonggak=diajukan, alasan="x", nomor_revisi=kosong, oleh=None, pada=PADA
        )
    with pytest.raises(DataDitolak, match="alasan membuka kembali"):
        services.buka_kembali_tonggak(tonggak=disahkan, alasan=kosong, oleh=None, pada=PADA)


def test_the_history_keeps_who_and_why(unit: UnitKerja, koordinator: Pengguna) -> None:
    tonggak = tonggak_berstatus(unit, Status.DIAJUKAN)
    services.kembalikan_tonggak(
        tonggak=tonggak, catatan=" Lampirkan absensi. ", oleh=koordinator, pada=PADA
    )
    catatan = tonggak.history.latest()
    assert catatan.history_user == koordinator
    assert catatan.history_change_reason == "Lampirkan absensi."
    assert catatan.prev_record is not None
    assert catatan.prev_record.status == Status.DIAJUKAN


# --- Four eyes ------------------------------------------------------------------------------------


def test_nobody_verifies_their_own_submission(unit: UnitKerja, koordinator: Pengguna) -> None:
    tonggak = tonggak_berstatus(unit, Status.BELUM)
    tonggak = services.ajukan_tonggak(tonggak=tonggak, oleh=koordinator, pada=PADA)
    assert not izin.boleh_mengesahkan(koordinator, tonggak, PADA)
    for nama in ("sahkan", "kembalikan"):
        with pytest.raises(IzinDitolak, match="ikut mengajukan"):
            AKSI_MENURUT_NAMA[nama].panggil(tonggak, koordinator)
    with pytest.raises(IzinDitolak, match="orang lain"):
        AKSI_MENURUT_NAMA["tolak bukti"].panggil(tonggak, koordinator)


def test_who_added_a_bukti_does_not_verify_what_another_submitted(
    unit: UnitKerja, koordinator: Pengguna, pengelola: Pengguna, pimpinan: Pengguna
) -> None:
    tonggak = tonggak_berstatus(unit, Status.BELUM)
    services.klaim_bukti(
        tonggak=tonggak, bukti=[PabrikBukti.create(unit=unit)], oleh=koordinator, pada=PADA
    )
    services.ajukan_tonggak(tonggak=tonggak, oleh=pengelola, pada=PADA)
    for orang in (koordinator, pengelola):
        with pytest.raises(IzinDitolak, match="ikut mengajukan"):
            AKSI_MENURUT_NAMA["sahkan"].panggil(tonggak, orang)
    AKSI_MENURUT_NAMA["sahkan"].panggil(tonggak, pimpinan)


# --- Confirming and the locked quarter ------------------------------------------------------------


def test_without_an_accepted_bukti_nothing_is_disahkan(unit: UnitKerja) -> None:
    tonggak = tonggak_berstatus(unit, Status.DIAJUKAN)
    sebelum = potret(tonggak)
    with pytest.raises(DataDitolak, match="Terima sedikitnya satu"):
        services.sahkan_tonggak(tonggak=tonggak, oleh=None, pada=PADA)
    assert potret(tonggak) == sebelum
    services.terima_bukti(klaim=tonggak.bukti.get(), oleh=None, pada=PADA)
    assert services.sahkan_tonggak(tonggak=tonggak, oleh=None, pada=PADA).status == Status.DISAHKAN


def test_a_refused_bukti_is_not_accepted_with_the_rest(unit: UnitKerja) -> None:
    tonggak = tonggak_berstatus(unit, Status.DIAJUKAN)
    services.tolak_bukti(klaim=tonggak.bukti.get(), alasan="Kabur.", oleh=None, pada=PADA)
    with pytest.raises(DataDitolak, match="Terima sedikitnya satu"):
        services.sahkan_tonggak(tonggak=tonggak, terima_sisa=True, oleh=None, pada=PADA)


@pytest.mark.parametrize(
    ("terkunci", "sejak"),
    [
        ((), SELESAI),
        ((1,), date(2026, 4, 1)),
        ((1, 2), date(2026, 7, 1)),
        ((2,), SELESAI),
        ((1, 2, 3, 4), date(2027, 1, 1)),
    ],
)
def test_it_counts_from_the_first_quarter_open_at_pengesahan(
    unit: UnitKerja, koordinator: Pengguna, terkunci: tuple[int, ...], sejak: date
) -> None:
    for triwulan in terkunci:
        kunci(unit, triwulan)
    tonggak = tonggak_berstatus(unit, Status.DIAJUKAN)
    hasil = services.sahkan_tonggak(tonggak=tonggak, terima_sisa=True, oleh=koordinator, pada=PADA)
    assert hasil.tanggal_selesai == SELESAI
    assert hasil.dihitung_sejak == sejak
    assert (hasil.disahkan_oleh, hasil.disahkan_pada) == (koordinator, PADA)


def test_a_locked_report_keeps_its_tonggak(unit: UnitKerja, pengelola: Pengguna) -> None:
    tonggak = tonggak_berstatus(unit, Status.DISAHKAN)
    kunci(unit, 1)
    sebelum = potret(tonggak)
    with pytest.raises(TriwulanTerkunci):
        AKSI_MENURUT_NAMA["buka kembali"].panggil(tonggak, pengelola)
    assert potret(tonggak) == sebelum


def test_what_counts_since_an_open_quarter_may_be_reopened(unit: UnitKerja) -> None:
    kunci(unit, 1)
    tonggak = tonggak_berstatus(unit, Status.DIAJUKAN)
    services.sahkan_tonggak(tonggak=tonggak, terima_sisa=True, oleh=None, pada=PADA)
    hasil = services.buka_kembali_tonggak(tonggak=tonggak, alasan="x", oleh=None, pada=PADA)
    assert (hasil.status, hasil.dihitung_sejak) == (Status.DIAJUKAN, None)
    assert hasil.history.latest().history_change_reason == "x"


# --- Versions -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "nama", ["ajukan_tonggak", "catat_selesai_tonggak", "ubah_tenggat_tonggak"]
)
def test_a_form_drawn_before_somebody_elses_change_is_refused(unit: UnitKerja, nama: str) -> None:
    tonggak = tonggak_berstatus(unit, Status.BELUM)
    isi: Mapping[str, object] = {
        "ajukan_tonggak": {},
        "catat_selesai_tonggak": {"tanggal_selesai": SELESAI},
        "ubah_tenggat_tonggak": {"tenggat": date(2026, 3, 20)},
    }[nama]
    layanan = getattr(services, nama)
    with pytest.raises(VersiBerubah):
        layanan(tonggak=tonggak, oleh=None, pada=PADA, versi=tonggak.versi - 1, **isi)
    layanan(tonggak=tonggak, oleh=None, pada=PADA, versi=tonggak.versi, **isi)
    with pytest.raises(VersiBerubah):
        layanan(tonggak=tonggak, oleh=None, pada=PADA, versi=tonggak.versi, **isi)
