"""Every day on a fake clock, with many items: the ledger is exactly what an oracle gives.

A few items from New Year to after Idul Fitri by default; 5.000 items, the whole year and a tick
over 100.000 with ``UJI_BERAT=penuh``.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akun.pilihan import Peran
from notifikasi.models import Pemberitahuan
from notifikasi.rencana import ATURAN_BAKU, ESKALASI, Langkah, slot, waktu_kirim
from tests.conftest import PENUH
from tests.notifikasi.bantu import nyalakan, putar, saat
from tests.pabrik import anggota, pihak_dari
from tindaklanjut.models import PIC, TindakLanjut
from tindaklanjut.pilihan import PeranPIC, Status

if TYPE_CHECKING:
    from akun.models import Pengguna, Pihak, UnitKerja
    from inti.tanggal import Kalender

pytestmark = [pytest.mark.django_db, pytest.mark.berat]
BUTIR = 5000 if PENUH else 150
AWAL, AKHIR = date(2026, 1, 1), date(2026, 12, 31) if PENUH else date(2026, 4, 15)
RENTANG = (AKHIR - AWAL).days + 15


def buat(
    unit: UnitKerja, pihak: list[Pihak], tenggat: list[date], awalan: str = "TL"
) -> list[TindakLanjut]:
    """Many open tasks at once, the PIC in turn."""
    daftar = TindakLanjut.objects.bulk_create(
        [
            TindakLanjut(unit=unit, kode=f"{awalan}-{n}", uraian=f"Tugas {n}", tenggat=hari)
            for n, hari in enumerate(tenggat)
        ],
        batch_size=1000,
    )
    PIC.objects.bulk_create(
        [
            PIC(tindak_lanjut=t, pihak=pihak[n % len(pihak)], peran=PeranPIC.UTAMA)
            for n, t in enumerate(daftar)
        ],
        batch_size=1000,
    )
    return daftar


def test_a_year_of_days_gives_exactly_the_slots_of_the_oracle(
    unit: UnitKerja, koordinator: Pengguna, pimpinan: Pengguna, kalender: Kalender
) -> None:
    acak = random.Random(20260101)  # noqa: S311 - not for secrets
    orang = [anggota(unit, Peran.TIM) for _ in range(12)]
    pihak = [pihak_dari(o) for o in orang]
    hari = [AWAL + timedelta(days=acak.randrange(-20, RENTANG)) for _ in range(BUTIR)]
    daftar = buat(unit, pihak, hari)
    # A task ends some days after its tenggat, some long before; a tenth stays open for ever.
    selesai = {
        t.pk: (t.tenggat or AWAL) + timedelta(days=acak.randrange(-10, 30))
        for t in daftar
        if acak.random() < 0.9
    }
    nyalakan(saat(1, 1, 0))
    kini = AWAL
    while kini <= AKHIR:
        tutup = [pk for pk, h in selesai.items() if h == kini or h < kini == AWAL]
        TindakLanjut.objects.filter(pk__in=tutup).update(status=Status.SELESAI, hasil="Selesai")
        putar(waktu_kirim(kini) + timedelta(minutes=1))
        kini += timedelta(days=1)

    atas = {Langkah.ESKALASI_1: koordinator, Langkah.ESKALASI_2: pimpinan}
    harapan: Counter[tuple[str, int, str, date]] = Counter()
    for n, t in enumerate(daftar):
        assert t.tenggat is not None
        akhir = min(AKHIR, selesai.get(t.pk, AKHIR + timedelta(days=1)) - timedelta(days=1))
        for s in slot(_Tugas(t.tenggat), ATURAN_BAKU, kalender, AWAL - timedelta(days=1), akhir):
            siapa = atas[s.langkah] if s.langkah in ESKALASI else orang[n % len(orang)]
            harapan[f"p:{siapa.pk}", t.pk, s.jenis, s.hari] += 1
    kolom = ("penerima_kunci", "sasaran_id", "jenis", "slot")
    baris = Pemberitahuan.objects.filter(sasaran_jenis="tindak_lanjut")
    dapat = Counter(baris.values_list(*kolom))
    assert dapat == harapan
    # H and H-1 share a day before a holiday: the lower one is told by the higher.
    lain = baris.exclude(status__in=["terkirim", "digabung"])
    assert {(b.status, b.alasan[:15]) for b in lain} <= {("digantikan", "bersamaan denga")}
    ringkasan = Pemberitahuan.objects.filter(sasaran_jenis="ringkasan")
    assert set(ringkasan.values_list("status", flat=True)) <= {"terkirim", "dibatalkan"}
    assert not baris.filter(status="digabung").exclude(induk__status="terkirim").exists()


class _Tugas:
    """A tenggat."""

    mulai = None

    def __init__(self, tenggat: date) -> None:
        self.tenggat = tenggat


@pytest.mark.usefixtures("kalender")
def test_one_tick_over_very_many_open_items_costs_a_constant_few_queries(
    unit: UnitKerja, anggota_tim: Pengguna
) -> None:
    jumlah = 100_000 if PENUH else 3_000
    kueri: list[int] = []
    nyalakan(saat(5, 11, 0))
    putar(saat(5, 11))
    for n, awalan in ((10, "A"), (jumlah, "B")):
        buat(unit, [pihak_dari(anggota_tim)], [date(2026, 9, 1)] * n, awalan)
        # The first tick of a day plans the day, the next one has nothing left to plan.
        hari = saat(5, 12) if awalan == "A" else saat(5, 13)
        for kapan in (hari, hari + timedelta(minutes=1)):
            with CaptureQueriesContext(connection) as tangkapan:
                putar(kapan)
            kueri.append(len(tangkapan))
    assert kueri[:2] == kueri[2:], kueri
    assert kueri[3] <= 6
