"""RB through plain inputs: what is written, what is refused, how many queries it takes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from akun.dasar import Asal
from akun.lingkup import Lingkup
from akun.models import KunciTriwulan
from akun.muat import PetaPihak
from bukti.models import Bukti, JenisBukti, StatusKlaim
from inti.galat import TriwulanTerkunci
from inti.triwulan import akhir_triwulan
from rb.isian import IsianRB, IsianTonggak
from rb.models import BuktiTonggak, RenaksiRB, Status, Tonggak
from rb.muat import muat_rb, muat_tonggak
from rb.tulis import tulis_rb, tulis_tonggak
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikBukti,
    PabrikBuktiTonggak,
    PabrikRenaksiRB,
    PabrikTonggak,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from akun.models import UnitKerja

TAUTAN = "https://drive.kantor.test/laporan-kinerja"
NASKAH = "ND-17/D.V.M.EKON.4/03/2026"


def tulis_baris_rb(daftar: Sequence[IsianRB]) -> None:
    pihak = PetaPihak({i.unit for i in daftar})
    pihak.siapkan([(i.unit, i.pic) for i in daftar], buat=lambda _: None)
    with transaction.atomic():
        tulis_rb(daftar, pihak=pihak, oleh=None, asal=Asal.IMPOR)


def tulis_baris_tonggak(*daftar: IsianTonggak) -> None:
    with transaction.atomic():
        tulis_tonggak(daftar, oleh=None, asal=Asal.IMPOR, pada=PADA)


def isian_rb(unit: UnitKerja, nomor: str = "6", **isi: object) -> IsianRB:
    nilai: dict[str, object] = {
        "uraian": "Penyusunan Laporan Kinerja Triwulanan",
        "tw1": date(TAHUN, 3, 31),
        "tw2": date(TAHUN, 6, 30),
    }
    return IsianRB(unit=unit.kode, tahun=TAHUN, nomor=nomor, **(nilai | isi))  # type: ignore[arg-type]


def isian_tonggak(tonggak: Tonggak, **isi: object) -> IsianTonggak:
    induk = tonggak.renaksi_rb
    return IsianTonggak(
        unit=induk.unit.kode,
        tahun=induk.tahun,
        nomor=induk.nomor,
        triwulan=tonggak.triwulan,
        **isi,  # type: ignore[arg-type]
    )


def disahkan(tonggak: Tonggak, *bukti: str, selesai: date = date(TAHUN, 3, 27)) -> IsianTonggak:
    return isian_tonggak(
        tonggak, status=Status.DISAHKAN, tanggal_selesai=selesai, bukti=bukti or (NASKAH,)
    )


def kunci(unit: UnitKerja, triwulan: int) -> None:
    KunciTriwulan.objects.update_or_create(
        unit=unit, tahun=TAHUN, triwulan=triwulan, defaults={"terkunci": True}
    )


def lingkup(unit: UnitKerja) -> Lingkup:
    return Lingkup.dari([unit.kode], [TAHUN])


# --- Yearly actions -----------------------------------------------------------------------------


def test_a_yearly_action_becomes_one_tonggak_per_planned_quarter(unit: UnitKerja) -> None:
    tulis_baris_rb([isian_rb(unit)])
    assert list(Tonggak.objects.values_list("triwulan", "tenggat", "status")) == [
        (1, date(TAHUN, 3, 31), Status.BELUM),
        (2, date(TAHUN, 6, 30), Status.BELUM),
    ]
    assert muat_rb(lingkup(unit)) == {(unit.kode, TAHUN, "6"): isian_rb(unit)}


def test_writing_the_same_rows_twice_leaves_no_second_history(unit: UnitKerja) -> None:
    tulis_baris_rb([isian_rb(unit)])
    tulis_baris_rb([isian_rb(unit)])
    assert RenaksiRB.history.count() == 1
    assert Tonggak.history.count() == 2


def test_a_later_tenggat_keeps_its_reason_in_the_history(unit: UnitKerja) -> None:
    tulis_baris_rb([isian_rb(unit)])
    tulis_baris_rb(
        [isian_rb(unit, tw1=date(TAHUN, 3, 20), tw2=date(TAHUN, 6, 30), catatan="tak terpakai")]
    )
    tulis_baris_rb([isian_rb(unit, tw1=date(TAHUN, 3, 25), catatan="menunggu revisi DIPA")])
    alasan = [
        r.history_change_reason
        for r in Tonggak.objects.get(triwulan=1).history.order_by("history_id")
    ]
    assert alasan == [None, None, "menunggu revisi DIPA"]


def test_the_tenggat_of_a_tonggak_in_a_locked_report_may_not_change(unit: UnitKerja) -> None:
    induk = PabrikRenaksiRB.create(unit=unit, nomor="6")
    PabrikTonggak.create(renaksi_rb=induk, disahkan=True)
    kunci(unit, 1)
    with pytest.raises(TriwulanTerkunci):
        tulis_baris_rb([isian_rb(unit, tw1=date(TAHUN, 3, 20))])


# --- Tonggak and claims -------------------------------------------------------------------------


def test_an_imported_disahkan_tonggak_has_accepted_bukti_and_no_people(unit: UnitKerja) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    isian = disahkan(tonggak, NASKAH, TAUTAN)
    tulis_baris_tonggak(isian)
    tonggak.refresh_from_db()
    assert tonggak.status == Status.DISAHKAN
    assert tonggak.dihitung_sejak == date(TAHUN, 3, 27)
    assert tonggak.diajukan_oleh is None
    assert tonggak.disahkan_oleh is None
    klaim = list(tonggak.bukti.select_related("bukti"))
    assert [(k.status, k.bukti.jenis) for k in klaim] == [
        (StatusKlaim.DITERIMA, JenisBukti.NASKAH),
        (StatusKlaim.DITERIMA, JenisBukti.TAUTAN),
    ]
    assert {k.diperiksa_oleh for k in klaim} == {None}
    assert muat_tonggak(lingkup(unit)) == {isian.kunci: isian}


def test_claims_of_a_submitted_tonggak_wait_for_their_verdict(unit: UnitKerja) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    tulis_baris_tonggak(isian_tonggak(tonggak, status=Status.DIAJUKAN, bukti=(NASKAH,)))
    tonggak.refresh_from_db()
    assert (tonggak.status, tonggak.diajukan_pada) == (Status.DIAJUKAN, PADA)
    assert [k.status for k in tonggak.bukti.all()] == [StatusKlaim.DIAJUKAN]
    tulis_baris_tonggak(disahkan(tonggak))
    assert [k.status for k in tonggak.bukti.all()] == [StatusKlaim.DITERIMA]


def test_one_naskah_that_proves_two_tonggak_is_stored_once(unit: UnitKerja) -> None:
    induk = PabrikRenaksiRB.create(unit=unit)
    dua = [PabrikTonggak.create(renaksi_rb=induk, triwulan=n) for n in (1, 2)]
    tulis_baris_tonggak(*[disahkan(t, NASKAH) for t in dua])
    assert Bukti.objects.count() == 1
    assert BuktiTonggak.objects.count() == 2


def test_a_text_taken_off_the_list_is_refused_only_when_it_came_by_import(unit: UnitKerja) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    dari_halaman = PabrikBuktiTonggak.create(
        tonggak=tonggak, bukti=PabrikBukti.create(unit=unit, naskah="ND-1")
    )
    tulis_baris_tonggak(isian_tonggak(tonggak, bukti=("ND-1", NASKAH)))
    tulis_baris_tonggak(isian_tonggak(tonggak, bukti=(TAUTAN,)))
    klaim = {k.bukti.nama: k for k in tonggak.bukti.select_related("bukti")}
    assert klaim[NASKAH].status == StatusKlaim.DITOLAK
    assert klaim[NASKAH].alasan == "dihapus pada impor"
    assert klaim[TAUTAN].status == StatusKlaim.DIAJUKAN
    dari_halaman.refresh_from_db()
    assert dari_halaman.status == StatusKlaim.DIAJUKAN


def test_a_refused_text_listed_again_is_a_new_piece_of_evidence(unit: UnitKerja) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    tulis_baris_tonggak(isian_tonggak(tonggak, bukti=(NASKAH,)))
    tulis_baris_tonggak(isian_tonggak(tonggak, bukti=()))
    for _ in range(2):
        tulis_baris_tonggak(isian_tonggak(tonggak, bukti=(NASKAH,)))
        assert [k.status for k in tonggak.bukti.all()] == [
            StatusKlaim.DITOLAK,
            StatusKlaim.DIAJUKAN,
        ]


def test_a_stored_file_is_listed_by_its_name_and_stays_claimed(unit: UnitKerja) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    berkas = PabrikBukti.create(unit=unit, berkas_pdf=True, nama="Notula.pdf")
    PabrikBuktiTonggak.create(tonggak=tonggak, bukti=berkas)
    isian = muat_tonggak(lingkup(unit))
    assert [i.bukti for i in isian.values()] == [("Berkas: Notula.pdf",)]
    tulis_baris_tonggak(*isian.values())
    assert Bukti.objects.count() == 1
    assert Tonggak.history.count() == 1


@pytest.mark.parametrize("status", [Status.DIKEMBALIKAN, Status.GAGAL, Status.BATAL])
def test_the_catatan_of_an_end_without_success_is_its_reason(
    unit: UnitKerja, status: Status
) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit, diajukan=True)
    isian = isian_tonggak(tonggak, status=status, catatan="Anggaran diblokir")
    tulis_baris_tonggak(isian)
    tonggak.refresh_from_db()
    assert (tonggak.status, tonggak.alasan) == (status, "Anggaran diblokir")
    assert tonggak.nomor_revisi == ("lihat catatan" if status == Status.BATAL else "")
    assert tonggak.history.latest().history_change_reason == "Anggaran diblokir"


def test_a_reason_given_on_a_page_survives_export_and_import(unit: UnitKerja) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit, batal=True)
    tulis_baris_tonggak(*muat_tonggak(lingkup(unit)).values())
    tonggak.refresh_from_db()
    assert tonggak.nomor_revisi == "REV-1/RB/2026"
    assert tonggak.catatan == ""
    assert tonggak.history.count() == 1


# --- The locked quarter -------------------------------------------------------------------------


def test_work_done_in_a_locked_quarter_counts_from_the_first_open_one(unit: UnitKerja) -> None:
    for triwulan in (1, 2):
        kunci(unit, triwulan)
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    tulis_baris_tonggak(disahkan(tonggak))
    tonggak.refresh_from_db()
    assert tonggak.tanggal_selesai == date(TAHUN, 3, 27)
    assert tonggak.dihitung_sejak == date(TAHUN, 7, 1)


@pytest.mark.parametrize(
    "perubahan",
    [
        {"status": Status.DIAJUKAN},
        {"tanggal_selesai": date(TAHUN, 3, 20)},
        {"tanggal_selesai": date(TAHUN, 4, 20)},
        {"catatan": "lihat surat"},
        {"bukti": (NASKAH, TAUTAN)},
    ],
)
def test_a_tonggak_in_a_locked_report_may_not_change(
    unit: UnitKerja, perubahan: dict[str, object]
) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit)
    tulis_baris_tonggak(disahkan(tonggak))
    kunci(unit, 1)
    sebelum = muat_tonggak(lingkup(unit))
    nilai = {
        "status": Status.DISAHKAN,
        "tanggal_selesai": date(TAHUN, 3, 27),
        "bukti": (NASKAH,),
    }
    with pytest.raises(TriwulanTerkunci):
        tulis_baris_tonggak(isian_tonggak(tonggak, **(nilai | perubahan)))
    assert muat_tonggak(lingkup(unit)) == sebelum
    tulis_baris_tonggak(isian_tonggak(tonggak, **nilai))


def test_reopening_takes_the_counting_day_away(unit: UnitKerja) -> None:
    tonggak = PabrikTonggak.create(renaksi_rb__unit=unit, disahkan=True)
    klaim = tonggak.bukti.select_related("bukti").get()
    tulis_baris_tonggak(isian_tonggak(tonggak, status=Status.DIAJUKAN, bukti=(klaim.bukti.naskah,)))
    tonggak.refresh_from_db()
    assert tonggak.dihitung_sejak is None
    assert (tonggak.disahkan_pada, tonggak.disahkan_oleh) == (None, None)


# --- Size ---------------------------------------------------------------------------------------


def _hitung(unit: UnitKerja, banyak: int) -> tuple[int, int]:
    """Number of reading queries and of all queries."""
    rb = [
        isian_rb(unit, str(n), **{f"tw{t}": akhir_triwulan(TAHUN, t) for t in (1, 2, 3, 4)})
        for n in range(1, banyak + 1)
    ]
    with CaptureQueriesContext(
        connection,
    ) as catatan:
        tulis_baris_rb(rb)
        isian = [
            IsianTonggak(
                unit.kode,
                TAHUN,
                i.nomor,
                t,
                Status.DISAHKAN,
                akhir_triwulan(TAHUN, t),
                (f"ND-{i.nomor}/{t}", TAUTAN),
            )
            for i in rb
            for t in (1, 2, 3, 4)
        ]
        tulis_baris_tonggak(*isian)
        assert len(muat_tonggak(lingkup(unit))) == 4 * banyak
        assert len(muat_rb(lingkup(unit))) == banyak
    baca = sum(q["sql"].startswith("SELECT") for q in catatan)
    return baca, len(catatan)


def test_two_hundred_actions_read_as_often_as_ten_and_write_in_bulk(
    unit: UnitKerja, unit_lain: UnitKerja
) -> None:
    baca_sedikit, semua_sedikit = _hitung(unit, 10)
    baca_banyak, semua_banyak = _hitung(unit_lain, 200)
    # Reminders mark the schedules of written rows in chunks of 500: one more chunk here.
    assert baca_banyak <= baca_sedikit + 12
    assert semua_sedikit < 90
    # SQLite takes 999 parameters a statement, so 3.000 rows with history need some more of them.
    assert semua_banyak < 280
