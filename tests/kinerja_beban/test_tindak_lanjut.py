"""The list of tindak lanjut stays quick with fifty thousand tasks (small profile: two thousand)."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from akun.periode import Periode
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikHasilRapat,
    PabrikInstansi,
    PabrikPihak,
    pihak_dari,
)
from tindaklanjut.daftar import Saring
from tindaklanjut.models import PIC, TindakLanjut
from tindaklanjut.pilihan import PeranPIC, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja

pytestmark = [pytest.mark.berat, pytest.mark.django_db]

BANYAK: Final = 50_000 if os.environ.get("UJI_BERAT") == "penuh" else 2_000
# Own CPU of one request, the same for both profiles: a list that reads every row needs seconds.
BATAS_DETIK: Final = 1.0
UKURAN_BONGKAH: Final = 2_000


@pytest.fixture
def penuh(unit: UnitKerja, koordinator: Pengguna) -> UnitKerja:
    """A unit with many tasks: two of five closed, one late, one of a thousand the koordinator's."""
    pihak = [
        *(pihak_dari(PabrikInstansi.create()) for _ in range(40)),
        *(PabrikPihak.create() for _ in range(10)),
    ]
    milik = pihak_dari(koordinator)
    hasil = [PabrikHasilRapat.create(rapat__unit=unit) for _ in range(20)]
    status = [Status.BARU, Status.DIKERJAKAN, Status.MENUNGGU_VERIFIKASI, Status.SELESAI]
    daftar = TindakLanjut.objects.bulk_create(
        [
            TindakLanjut(
                unit=unit,
                kode=f"TL-{TAHUN}-{n:05}",
                uraian=f"Menyampaikan data provinsi ke-{n}",
                hasil_rapat=hasil[n % len(hasil)],
                tenggat=PADA + timedelta(days=n % 400 - 80),
                status=Status.BATAL if n % 5 == 4 else status[n % 5],
                hasil="Beres",
                alasan="Ganda",
            )
            for n in range(BANYAK)
        ],
        batch_size=UKURAN_BONGKAH,
    )
    PIC.objects.bulk_create(
        [
            PIC(
                tindak_lanjut=t,
                pihak=milik if n % 1000 == 0 else pihak[n % len(pihak)],
                peran=PeranPIC.UTAMA,
            )
            for n, t in enumerate(daftar)
        ],
        batch_size=UKURAN_BONGKAH,
    )
    return unit


def detik(klien: Client, url: str, isi: dict[str, str]) -> float:
    """CPU seconds of one answered request."""
    mulai = time.process_time()
    assert klien.get(url, isi).status_code == 200
    return time.process_time() - mulai


def test_every_filter_and_the_search_answer_in_a_second(
    penuh: UnitKerja, koordinator: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien, url = masuk(koordinator), Periode(penuh, TAHUN, 2).url("tindaklanjut:daftar")
    klien.get(url)
    alamat: list[dict[str, str]] = [{"saring": s.value} for s in Saring]
    alamat += [
        {"saring": Saring.SEMUA, "q": f"ke-{BANYAK - 1}"},
        {"q": "tidak ada yang begini"},
        {"setelah": f"{PADA + timedelta(days=200):%Y-%m-%d}_5"},
        {"saring": Saring.MILIK_SAYA, "pic": f"pengguna:{koordinator.pk}"},
    ]
    waktu = {str(isi): detik(klien, url, isi) for isi in alamat}
    lambat = {isi: round(d, 2) for isi, d in waktu.items() if d > BATAS_DETIK}
    assert not lambat
