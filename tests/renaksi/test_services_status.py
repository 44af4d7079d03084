"""The status of a renaksi: every pair of states, what each asks for, what a refusal leaves."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from akun.pilihan import Peran
from inti.galat import (
    DataDitolak,
    IzinDitolak,
    Penolakan,
    TransisiDitolak,
    TriwulanTerkunci,
    VersiBerubah,
)
from renaksi.models import AKHIR, TRANSISI, Renaksi, Status
from renaksi.services import catat_hambatan, ubah_status
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikButirKeterangan,
    PabrikIKU,
    PabrikKunciTriwulan,
    PabrikRapatRenaksi,
    PabrikRenaksi,
    anggota,
    pihak_dari,
)

if TYPE_CHECKING:
    from akun.models import Pengguna, UnitKerja
    from kinerja.models import IKU

pytestmark = pytest.mark.django_db

MARET = date(TAHUN, 3, 12)
PASANGAN = list(product(Status, Status))


@pytest.fixture
def iku(unit: UnitKerja) -> IKU:
    return PabrikIKU.create(perjanjian__unit=unit)


def berstatus(iku: IKU, status: Status, **isi: Any) -> Renaksi:
    """A renaksi in a state with everything any state may ask for."""
    nilai: dict[str, Any] = {"status": status, "alasan": "Alasan lama."}
    if status == Status.TERLAKSANA:
        nilai["tanggal_selesai"] = MARET
    renaksi = PabrikRenaksi.create(iku=iku, **(nilai | isi))
    PabrikButirKeterangan.create(renaksi=renaksi, tanggal=MARET)
    return renaksi


def keadaan(renaksi: Renaksi) -> tuple[object, int]:
    """The stored row and how long its history is."""
    baris = Renaksi.objects.filter(pk=renaksi.pk).values().get()
    return baris, renaksi.history.count()


def ditolak(jenis: type[Penolakan], kalimat: str, renaksi: Renaksi, **isi: Any) -> None:
    """The change is refused with a sentence, and nothing is saved."""
    sebelum = keadaan(renaksi)
    with pytest.raises(jenis, match=kalimat):
        ubah_status(renaksi=renaksi, pada=PADA, **isi)
    assert keadaan(renaksi) == sebelum


@pytest.mark.parametrize(("dari", "ke"), [p for p in PASANGAN if p[1] in TRANSISI[p[0]]])
def test_every_listed_step_is_taken(
    dari: Status, ke: Status, iku: IKU, koordinator: Pengguna
) -> None:
    renaksi = berstatus(iku, dari)
    hasil = ubah_status(
        renaksi=renaksi, status=ke, alasan="Alasan baru.", oleh=koordinator, pada=PADA
    )
    assert hasil.status == ke
    assert hasil.versi == renaksi.versi + 1
    catatan = hasil.history.first()
    assert (catatan.history_user, catatan.history_change_reason) == (koordinator, "Alasan baru.")


@pytest.mark.parametrize(("dari", "ke"), [p for p in PASANGAN if p[1] not in TRANSISI[p[0]]])
def test_every_other_step_is_refused(
    dari: Status, ke: Status, iku: IKU, koordinator: Pengguna
) -> None:
    renaksi = berstatus(iku, dari)
    kalimat = f"berstatus {dari.label} tidak dapat menjadi {ke.label}"
    ditolak(TransisiDitolak, kalimat, renaksi, status=ke, alasan="Ya.", oleh=koordinator)


def pelaku(unit: UnitKerja, siapa: str, renaksi: Renaksi) -> Pengguna:
    """Somebody named by role; the PIC is set on the renaksi."""
    if siapa == "pic":
        orang = anggota(unit, Peran.TIM)
        Renaksi.objects.filter(pk=renaksi.pk).update(pic=pihak_dari(orang))
        renaksi.refresh_from_db()
        return orang
    return anggota(unit, Peran(siapa))


MAJU = {"pic", "koordinator", "pimpinan", "pengelola"}
MENGATUR = MAJU - {"pic"}


@pytest.mark.parametrize("siapa", ["pic", *Peran.values])
@pytest.mark.parametrize(
    ("dari", "ke", "boleh"),
    [
        (Status.RENCANA, Status.BERJALAN, MAJU),
        (Status.BERJALAN, Status.TERLAKSANA, MAJU),
        (Status.BERJALAN, Status.SEBAGIAN, MAJU),
        (Status.BERJALAN, Status.TIDAK_TERLAKSANA, MAJU),
        (Status.BERJALAN, Status.BATAL, MENGATUR),
        *((akhir, Status.BERJALAN, MENGATUR) for akhir in Status if akhir in AKHIR),
    ],
)
def test_the_pic_reports_and_those_who_plan_cancel_and_reopen(
    dari: Status, ke: Status, boleh: set[str], siapa: str, unit: UnitKerja, iku: IKU
) -> None:
    renaksi = berstatus(iku, dari)
    orang = pelaku(unit, siapa, renaksi)
    if siapa in boleh:
        ubah_status(renaksi=renaksi, status=ke, alasan="Alasan.", oleh=orang, pada=PADA)
        assert Renaksi.objects.get(pk=renaksi.pk).status == ke
    else:
        ditolak(IzinDitolak, "Koordinator", renaksi, status=ke, alasan="Alasan.", oleh=orang)


@pytest.mark.parametrize(
    "syarat",
    [
        {"status": Status.SEBAGIAN, "dari": Status.BERJALAN},
        {"status": Status.TIDAK_TERLAKSANA, "dari": Status.BERJALAN},
        {"status": Status.BATAL, "dari": Status.RENCANA},
        {"status": Status.BERJALAN, "dari": Status.TERLAKSANA},
        {"status": Status.BERJALAN, "dari": Status.BATAL},
    ],
    ids=lambda s: f"{s['dari']}-{s['status']}",
)
@pytest.mark.parametrize("alasan", ["", "   "])
def test_a_step_that_asks_for_a_reason_is_refused_without_one(
    syarat: dict[str, Status], alasan: str, iku: IKU, koordinator: Pengguna
) -> None:
    renaksi = berstatus(iku, syarat["dari"])
    ditolak(
        DataDitolak,
        "(?i)alasan",
        renaksi,
        status=syarat["status"],
        alasan=alasan,
        oleh=koordinator,
    )


def test_terlaksana_needs_a_keterangan_or_a_rapat(iku: IKU, koordinator: Pengguna) -> None:
    renaksi = PabrikRenaksi.create(iku=iku, berjalan=True)
    ditolak(
        DataDitolak,
        "sedikitnya satu keterangan",
        renaksi,
        status=Status.TERLAKSANA,
        oleh=koordinator,
    )
    PabrikRapatRenaksi.create(
        rapat__unit=iku.perjanjian.unit, rapat__tanggal=MARET, renaksi=renaksi
    )
    hasil = ubah_status(renaksi=renaksi, status=Status.TERLAKSANA, oleh=koordinator, pada=PADA)
    assert hasil.tanggal_selesai == MARET


def test_a_rapat_still_to_come_proves_nothing(iku: IKU, koordinator: Pengguna) -> None:
    renaksi = PabrikRenaksi.create(iku=iku, triwulan=2, berjalan=True)
    PabrikRapatRenaksi.create(
        rapat__unit=iku.perjanjian.unit, rapat__tanggal=date(TAHUN, 6, 2), renaksi=renaksi
    )
    ditolak(DataDitolak, "belum berlangsung", renaksi, status=Status.TERLAKSANA, oleh=koordinator)


def test_a_keterangan_outside_the_quarter_stops_terlaksana(iku: IKU, koordinator: Pengguna) -> None:
    renaksi = PabrikRenaksi.create(iku=iku, berjalan=True)
    PabrikButirKeterangan.create(renaksi=renaksi, tanggal=date(TAHUN, 4, 2))
    ditolak(DataDitolak, "di luar TW I 2026", renaksi, status=Status.TERLAKSANA, oleh=koordinator)


@pytest.mark.parametrize(
    ("triwulan", "tanggal", "diminta", "selesai"),
    [
        (1, MARET, None, MARET),
        (1, None, None, date(TAHUN, 3, 31)),
        (2, None, None, PADA),
        (1, MARET, date(TAHUN, 3, 30), date(TAHUN, 3, 30)),
    ],
    ids=["last-dated-keterangan", "end-of-a-past-quarter", "today", "as-said"],
)
def test_the_day_a_renaksi_was_done(
    triwulan: int,
    tanggal: date | None,
    diminta: date | None,
    selesai: date,
    iku: IKU,
    koordinator: Pengguna,
) -> None:
    renaksi = PabrikRenaksi.create(iku=iku, triwulan=triwulan, berjalan=True)
    PabrikButirKeterangan.create(renaksi=renaksi, tanggal=tanggal)
    hasil = ubah_status(
        renaksi=renaksi,
        status=Status.TERLAKSANA,
        tanggal_selesai=diminta,
        oleh=koordinator,
        pada=PADA,
    )
    assert hasil.tanggal_selesai == selesai


def test_the_day_done_cannot_lie_ahead(iku: IKU, koordinator: Pengguna) -> None:
    ditolak(
        DataDitolak,
        "belum terjadi. Isi paling akhir 8 Mei 2026",
        berstatus(iku, Status.BERJALAN),
        status=Status.TERLAKSANA,
        tanggal_selesai=date(TAHUN, 5, 9),
        oleh=koordinator,
    )


def test_a_reopened_renaksi_has_no_day_and_shows_why(iku: IKU, koordinator: Pengguna) -> None:
    hasil = ubah_status(
        renaksi=berstatus(iku, Status.TERLAKSANA),
        status=Status.BERJALAN,
        alasan="Notula belum ditandatangani.",
        oleh=koordinator,
        pada=PADA,
    )
    assert hasil.tanggal_selesai is None
    assert hasil.alasan == "Notula belum ditandatangani."


def test_a_renaksi_that_was_carried_over_is_not_reopened(iku: IKU, koordinator: Pengguna) -> None:
    sumber = berstatus(iku, Status.SEBAGIAN)
    PabrikRenaksi.create(iku=iku, triwulan=2, nomor="7", lanjutan_dari=sumber)
    ditolak(
        TransisiDitolak,
        "sudah dilanjutkan ke TW II sebagai nomor 7",
        sumber,
        status=Status.BERJALAN,
        alasan="Salah.",
        oleh=koordinator,
    )


def test_a_locked_quarter_refuses_everybody(iku: IKU, pengelola: Pengguna) -> None:
    renaksi = berstatus(iku, Status.BERJALAN)
    PabrikKunciTriwulan.create(unit=iku.perjanjian.unit, terkunci=True)
    for oleh in (pengelola, None):
        ditolak(TriwulanTerkunci, "TW I 2026", renaksi, status=Status.TERLAKSANA, oleh=oleh)
    with pytest.raises(TriwulanTerkunci):
        catat_hambatan(renaksi=renaksi, hambatan="Anggaran.", oleh=pengelola, pada=PADA)


def test_a_form_drawn_before_another_change_is_refused(iku: IKU, koordinator: Pengguna) -> None:
    renaksi = berstatus(iku, Status.BERJALAN)
    ubah_status(renaksi=renaksi, status=Status.TERLAKSANA, oleh=koordinator, pada=PADA, versi=1)
    ditolak(
        VersiBerubah,
        "diubah orang lain",
        renaksi,
        status=Status.BERJALAN,
        alasan="Salah.",
        oleh=koordinator,
        versi=1,
    )


def test_the_operator_may_do_what_the_rules_allow(iku: IKU) -> None:
    hasil = ubah_status(
        renaksi=berstatus(iku, Status.RENCANA), status=Status.BERJALAN, oleh=None, pada=PADA
    )
    assert hasil.history.first().history_user is None


# --- Hambatan ---------------------------------------------------------------------------------


def test_the_pic_says_what_holds_a_renaksi_back_and_takes_it_back(
    unit: UnitKerja, iku: IKU
) -> None:
    renaksi = berstatus(iku, Status.BERJALAN)
    orang = pelaku(unit, "pic", renaksi)
    hasil = catat_hambatan(renaksi=renaksi, hambatan=" Anggaran. ", oleh=orang, pada=PADA)
    assert hasil.hambatan == "Anggaran."
    assert catat_hambatan(renaksi=hasil, hambatan=" ", oleh=orang, pada=PADA).hambatan == ""


@pytest.mark.parametrize("status", sorted(AKHIR))
def test_a_finished_renaksi_has_no_hambatan(
    status: Status, iku: IKU, koordinator: Pengguna
) -> None:
    renaksi = berstatus(iku, status)
    with pytest.raises(TransisiDitolak, match="tidak dapat terhambat"):
        catat_hambatan(renaksi=renaksi, hambatan="Anggaran.", oleh=koordinator, pada=PADA)


def test_others_of_the_team_do_not_say_it(unit: UnitKerja, iku: IKU) -> None:
    with pytest.raises(IzinDitolak, match="Hanya PIC"):
        catat_hambatan(
            renaksi=berstatus(iku, Status.BERJALAN),
            hambatan="Anggaran.",
            oleh=anggota(unit, Peran.TIM),
            pada=PADA,
        )
