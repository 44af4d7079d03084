"""Properties over any order of events: only proven tonggak count, and undoing restores."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bukti.models import StatusKlaim
from inti.galat import Penolakan
from inti.tanggal import Kalender
from inti.triwulan import TRIWULAN, akhir_triwulan
from rb import services
from rb.capaian import hasil
from rb.models import BuktiTonggak, Status, Tonggak
from tests.pabrik import PADA, TAHUN, PabrikBukti, PabrikRenaksiRB, PabrikTonggak

if TYPE_CHECKING:
    from akun.models import UnitKerja
    from kinerja.hitung import HasilRB

PERISTIWA = ("bukti", "ajukan", "terima", "tolak", "kembalikan", "sahkan", "buka", "gagal", "batal")
SELESAI = (date(2026, 2, 10), date(2026, 3, 31), date(2026, 4, 1), date(2026, 5, 8))
peristiwa = st.tuples(
    st.sampled_from(PERISTIWA), st.integers(0, 2), st.sampled_from(SELESAI), st.booleans()
)
# The rows of one example are rolled back inside it, so the database is the same for each.
bersama = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def tonggak(unit: UnitKerja) -> list[Tonggak]:
    induk = PabrikRenaksiRB.create(unit=unit)
    return [PabrikTonggak.create(renaksi_rb=induk, triwulan=n) for n in (1, 2, 3)]


def terjadi(t: Tonggak, nama: str, selesai: date, terima_sisa: bool) -> None:
    """Let one event happen, or be refused."""
    klaim = BuktiTonggak.objects.filter(tonggak=t).order_by("-pk").first()
    umum: dict[str, Any] = {"oleh": None, "pada": PADA}
    try:
        if nama == "bukti":
            bukti = PabrikBukti.create(unit=t.renaksi_rb.unit, tanggal=selesai)
            services.klaim_bukti(tonggak=t, bukti=[bukti], **umum)
        elif nama == "ajukan":
            services.ajukan_tonggak(tonggak=t, **umum)
        elif nama == "terima" and klaim:
            services.terima_bukti(klaim=klaim, **umum)
        elif nama == "tolak" and klaim:
            services.tolak_bukti(klaim=klaim, alasan="x", **umum)
        elif nama == "kembalikan":
            services.kembalikan_tonggak(tonggak=t, catatan="x", **umum)
        elif nama == "sahkan":
            services.sahkan_tonggak(tonggak=t, terima_sisa=terima_sisa, **umum)
        elif nama == "buka":
            services.buka_kembali_tonggak(tonggak=t, alasan="x", **umum)
        elif nama == "gagal":
            services.gagalkan_tonggak(tonggak=t, alasan="x", **umum)
        elif nama == "batal":
            services.batalkan_tonggak(tonggak=t, alasan="x", nomor_revisi="R", **umum)
    except Penolakan:
        pass


def angka(unit: UnitKerja, triwulan: int) -> HasilRB:
    return hasil(unit_id=unit.pk, tahun=TAHUN, triwulan=triwulan, pada=PADA, kalender=Kalender({}))


def terbukti(unit: UnitKerja, triwulan: int) -> int:
    """Count by hand: disahkan, with an accepted bukti, done by the end of the quarter."""
    return sum(
        t.status == Status.DISAHKAN
        and t.tanggal_selesai is not None
        and t.tanggal_selesai <= akhir_triwulan(TAHUN, triwulan)
        and any(k.status == StatusKlaim.DITERIMA for k in t.bukti.all())
        for t in Tonggak.objects.milik_unit(unit.pk, TAHUN).prefetch_related("bukti")
    )


@bersama
@given(urutan=st.lists(peristiwa, max_size=25))
def test_a_tonggak_counts_only_with_an_accepted_bukti_whatever_happened_before(
    unit: UnitKerja, tonggak: list[Tonggak], urutan: list[tuple[str, int, date, bool]]
) -> None:
    with transaction.atomic():
        for nama, n, selesai, terima_sisa in urutan:
            terjadi(tonggak[n], nama, selesai, terima_sisa)
            for t in Tonggak.objects.milik_unit(unit.pk, TAHUN).filter(status=Status.DISAHKAN):
                assert t.bukti.filter(status=StatusKlaim.DITERIMA).exists()
        for triwulan in TRIWULAN:
            assert angka(unit, triwulan).disahkan == terbukti(unit, triwulan)
        transaction.set_rollback(True)


@bersama
@given(urutan=st.lists(peristiwa, max_size=15), n=st.integers(0, 2))
def test_taking_a_pengesahan_back_restores_the_former_figures(
    unit: UnitKerja, tonggak: list[Tonggak], urutan: list[tuple[str, int, date, bool]], n: int
) -> None:
    with transaction.atomic():
        for nama, letak, selesai, terima_sisa in urutan:
            terjadi(tonggak[letak], nama, selesai, terima_sisa)
        for nama in ("bukti", "ajukan"):
            terjadi(tonggak[n], nama, date(2026, 3, 30), False)
        sebelum = [angka(unit, tw) for tw in TRIWULAN]
        status = Tonggak.objects.get(pk=tonggak[n].pk).status
        terjadi(tonggak[n], "sahkan", PADA, True)
        if status == Status.DIAJUKAN:
            assert [angka(unit, tw) for tw in TRIWULAN] != sebelum
            terjadi(tonggak[n], "buka", PADA, False)
        assert [angka(unit, tw) for tw in TRIWULAN] == sebelum
        transaction.set_rollback(True)
