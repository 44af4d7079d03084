"""Claims of evidence: attached whole or not at all, judged one by one by somebody else."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from akun.models import KunciTriwulan
from bukti.jenis_isi import IsiDitolak
from bukti.models import Bukti, StatusKlaim
from bukti.services import BahanBukti, BerkasSudahAda
from inti.galat import (
    DataDitolak,
    IzinDitolak,
    TransisiDitolak,
    TriwulanTerkunci,
    VersiBerubah,
)
from rb import services
from rb.models import BuktiTonggak, Status
from tests.bukti import berkas_contoh as contoh
from tests.pabrik import PADA, TAHUN, PabrikBukti, PabrikBuktiTonggak
from tests.rb.bantu import TERBUKA, tonggak_berstatus

if TYPE_CHECKING:
    from akun.models import Pengguna, UnitKerja

TANGGAL = date(2026, 3, 27)


def bahan(nama: str = "Notula.pdf", isi: bytes = contoh.PDF) -> BahanBukti:
    return BahanBukti(tanggal=TANGGAL, unggahan=SimpleUploadedFile(nama, isi))


def berkas_tersimpan() -> set[Path]:
    return {b for b in Path(settings.MEDIA_ROOT).rglob("*") if b.is_file()}


# --- Attaching ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "isi",
    [
        bahan(),
        BahanBukti(tanggal=TANGGAL, tautan="https://drive.kantor.test/a"),
        BahanBukti(tanggal=TANGGAL, naskah="ND-1"),
    ],
)
def test_a_file_link_or_naskah_becomes_a_claim(
    unit: UnitKerja, koordinator: Pengguna, isi: BahanBukti
) -> None:
    tonggak = tonggak_berstatus(unit, Status.BELUM)
    bukti = services.lampirkan_bukti(tonggak=tonggak, bahan=isi, oleh=koordinator, pada=PADA)
    klaim = bukti.klaim_tonggak.get()
    assert (klaim.tonggak, klaim.status) == (tonggak, StatusKlaim.DIAJUKAN)
    assert klaim.diajukan_oleh == koordinator
    tonggak.refresh_from_db()
    assert tonggak.status == Status.BELUM


@pytest.mark.parametrize("status", sorted(set(Status) - TERBUKA))
def test_a_closed_tonggak_takes_no_bukti_and_keeps_no_file(unit: UnitKerja, status: Status) -> None:
    tonggak = tonggak_berstatus(unit, status)
    sebelum = berkas_tersimpan(), Bukti.objects.count()
    with pytest.raises(TransisiDitolak):
        services.lampirkan_bukti(tonggak=tonggak, bahan=bahan(), oleh=None, pada=PADA)
    assert (berkas_tersimpan(), Bukti.objects.count()) == sebelum


def test_a_refused_file_leaves_neither_claim_nor_row_nor_file(
    unit: UnitKerja, koordinator: Pengguna
) -> None:
    tonggak = tonggak_berstatus(unit, Status.BELUM)
    sebelum = berkas_tersimpan(), Bukti.objects.count(), BuktiTonggak.objects.count()
    with pytest.raises(IsiDitolak):
        services.lampirkan_bukti(
            tonggak=tonggak, bahan=bahan("a.docx"), oleh=koordinator, pada=PADA
        )
    assert (
        berkas_tersimpan(),
        Bukti.objects.count(),
        BuktiTonggak.objects.count(),
    ) == sebelum


def test_a_stranger_leaves_no_file_behind(unit: UnitKerja, orang_asing: Pengguna) -> None:
    tonggak = tonggak_berstatus(unit, Status.BELUM)
    sebelum = berkas_tersimpan()
    with pytest.raises(IzinDitolak):
        services.lampirkan_bukti(tonggak=tonggak, bahan=bahan(), oleh=orang_asing, pada=PADA)
    assert berkas_tersimpan() == sebelum


def test_the_same_file_is_offered_and_can_prove_a_second_tonggak(unit: UnitKerja) -> None:
    satu, dua = (tonggak_berstatus(unit, Status.BELUM) for _ in range(2))
    pertama = services.lampirkan_bukti(tonggak=satu, bahan=bahan(), oleh=None, pada=PADA)
    with pytest.raises(BerkasSudahAda) as tolakan:
        services.lampirkan_bukti(tonggak=dua, bahan=bahan(), oleh=None, pada=PADA)
    services.klaim_bukti(tonggak=dua, bukti=[tolakan.value.bukti], oleh=None, pada=PADA)
    assert [k.tonggak for k in pertama.klaim_tonggak.order_by("pk")] == [satu, dua]


def test_a_new_version_is_claimed_beside_the_old_one(unit: UnitKerja) -> None:
    tonggak = tonggak_berstatus(unit, Status.BELUM)
    lama = services.lampirkan_bukti(tonggak=tonggak, bahan=bahan(), oleh=None, pada=PADA)
    baru = services.lampirkan_versi_baru(
        klaim=lama.klaim_tonggak.get(),
        unggahan=SimpleUploadedFile("Notula.pdf", contoh.PDF + b"\n"),
        tanggal=TANGGAL,
        oleh=None,
        pada=PADA,
    )
    assert baru.versi_dari == lama
    assert {k.bukti for k in tonggak.bukti.all()} >= {lama, baru}


def test_a_refused_bukti_is_not_claimed_again_as_it_is(unit: UnitKerja) -> None:
    tonggak = tonggak_berstatus(unit, Status.DIKEMBALIKAN)
    klaim = tonggak.bukti.get()
    services.tolak_bukti(klaim=klaim, alasan="Kabur.", oleh=None, pada=PADA)
    with pytest.raises(DataDitolak, match="versi perbaikannya"):
        services.klaim_bukti(tonggak=tonggak, bukti=[klaim.bukti], oleh=None, pada=PADA)


# --- Taking back ----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", Status)
def test_a_claim_is_taken_back_only_before_it_is_submitted(
    unit: UnitKerja, koordinator: Pengguna, status: Status
) -> None:
    tonggak = tonggak_berstatus(unit, status)
    klaim = tonggak.bukti.get()
    if status in {Status.BELUM, Status.DIKEMBALIKAN}:
        services.tarik_bukti(klaim=klaim, oleh=koordinator, pada=PADA)
        assert tonggak.bukti.count() == 0
        assert Bukti.objects.filter(pk=klaim.bukti_id).exists()
        assert BuktiTonggak.history.filter(id=klaim.pk, history_type="-").count() == 1
    else:
        with pytest.raises(TransisiDitolak):
            services.tarik_bukti(klaim=klaim, oleh=koordinator, pada=PADA)
        assert tonggak.bukti.count() == 1


def test_a_judged_claim_is_not_taken_back(unit: UnitKerja) -> None:
    tonggak = tonggak_berstatus(unit, Status.DIKEMBALIKAN)
    klaim = tonggak.bukti.get()
    services.tolak_bukti(klaim=klaim, alasan="Kabur.", oleh=None, pada=PADA)
    with pytest.raises(TransisiDitolak, match="sudah dinilai"):
        services.tarik_bukti(klaim=klaim, oleh=None, pada=PADA)


def test_judging_a_claim_that_was_taken_back_says_so(unit: UnitKerja) -> None:
    tonggak = tonggak_berstatus(unit, Status.DIKEMBALIKAN)
    klaim = tonggak.bukti.get()
    services.tarik_bukti(klaim=BuktiTonggak.objects.get(pk=klaim.pk), oleh=None, pada=PADA)
    with pytest.raises(TransisiDitolak, match="sudah ditarik"):
        services.terima_bukti(klaim=klaim, oleh=None, pada=PADA)


# --- Judging --------------------------------------------------------------------------------------

BOLEH_DINILAI = {
    (tonggak, dari, ke)
    for tonggak, dari, ke in product(
        (Status.DIAJUKAN, Status.DIKEMBALIKAN, Status.DISAHKAN), StatusKlaim, StatusKlaim
    )
    if (dari == StatusKlaim.DIAJUKAN and ke != StatusKlaim.DIAJUKAN)
    or (dari == StatusKlaim.DITERIMA and ke == StatusKlaim.DITOLAK and tonggak != Status.DISAHKAN)
}


@pytest.mark.parametrize(
    ("status", "dari", "ke"),
    list(product(Status, StatusKlaim, (StatusKlaim.DITERIMA, StatusKlaim.DITOLAK))),
)
def test_a_verdict_follows_the_table(
    unit: UnitKerja, koordinator: Pengguna, status: Status, dari: StatusKlaim, ke: StatusKlaim
) -> None:
    tonggak = tonggak_berstatus(unit, status)
    ciri = {} if dari == StatusKlaim.DIAJUKAN else {dari.value: True}
    klaim = PabrikBuktiTonggak.create(tonggak=tonggak, **ciri)

    def nilai() -> None:
        if ke == StatusKlaim.DITERIMA:
            services.terima_bukti(klaim=klaim, oleh=koordinator, pada=PADA)
        else:
            services.tolak_bukti(klaim=klaim, alasan="Kabur.", oleh=koordinator, pada=PADA)

    if (status, dari, ke) in BOLEH_DINILAI:
        nilai()
        klaim.refresh_from_db()
        assert (klaim.status, klaim.diperiksa_oleh, klaim.diperiksa_pada) == (
            ke,
            koordinator,
            PADA,
        )
        assert klaim.history.latest().history_user == koordinator
    else:
        with pytest.raises(TransisiDitolak):
            nilai()
        klaim.refresh_from_db()
        assert klaim.status == dari


@pytest.mark.parametrize(
    "peran", ["pengamat", "anggota_tim", "admin", "orang_asing", "koordinator"]
)
def test_only_who_verifies_judges(
    unit: UnitKerja, peran: str, request: pytest.FixtureRequest
) -> None:
    klaim = tonggak_berstatus(unit, Status.DIAJUKAN).bukti.get()
    orang = request.getfixturevalue(peran)
    if peran == "koordinator":
        services.terima_bukti(klaim=klaim, oleh=orang, pada=PADA)
        return
    with pytest.raises(IzinDitolak, match="memverifikasi"):
        services.terima_bukti(klaim=klaim, oleh=orang, pada=PADA)


def test_a_refusal_needs_a_reason(unit: UnitKerja) -> None:
    klaim = tonggak_berstatus(unit, Status.DIAJUKAN).bukti.get()
    with pytest.raises(DataDitolak, match="alasan"):
        services.tolak_bukti(klaim=klaim, alasan="  ", oleh=None, pada=PADA)


def test_the_second_verdict_on_an_old_page_is_refused(unit: UnitKerja) -> None:
    klaim = tonggak_berstatus(unit, Status.DIAJUKAN).bukti.get()
    services.terima_bukti(klaim=klaim, versi=klaim.versi, oleh=None, pada=PADA)
    with pytest.raises(VersiBerubah):
        services.tolak_bukti(klaim=klaim, alasan="x", versi=klaim.versi, oleh=None, pada=PADA)


def test_the_bukti_of_a_locked_report_are_judged_no_more(unit: UnitKerja) -> None:
    tonggak = tonggak_berstatus(unit, Status.DISAHKAN)
    menunggu = PabrikBuktiTonggak.create(tonggak=tonggak, bukti=PabrikBukti.create(unit=unit))
    KunciTriwulan.objects.create(unit=unit, tahun=TAHUN, triwulan=1, terkunci=True)
    with pytest.raises(TriwulanTerkunci):
        services.terima_bukti(klaim=menunggu, oleh=None, pada=PADA)
