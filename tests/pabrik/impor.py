# mypy: untyped-calls-exclude=factory
"""An import on its way, a row of its preview, and the lock of long tasks."""

from __future__ import annotations

from factory.declarations import LazyAttribute, Sequence, SubFactory, Trait

from akun.models import KunciTugas
from impor.models import BarisImpor, JenisBaris, PekerjaanImpor, StatusImpor
from tests.pabrik.akun import PabrikPengguna
from tests.pabrik.dasar import TAHUN, Pabrik


class PabrikKunciTugas(Pabrik[KunciTugas]):
    """A free lock."""

    nama = Sequence(lambda n: f"tugas {n + 1}")

    class Meta:
        model = KunciTugas


class PabrikPekerjaanImpor(Pabrik[PekerjaanImpor]):
    """An upload waiting for a worker (no file on disk); trait ``siap``: waiting for the person."""

    pengguna = SubFactory(PabrikPengguna)
    nama = f"unit-{TAHUN}.xlsx"
    berkas = Sequence(lambda n: f"impor/{n:032x}")

    class Meta:
        model = PekerjaanImpor

    class Params:
        siap = Trait(status=StatusImpor.SIAP, persen=100, sidik="0" * 64)


class PabrikBarisImpor(Pabrik[BarisImpor]):
    """A row that would be created."""

    pekerjaan = SubFactory(PabrikPekerjaanImpor, siap=True)
    urut = Sequence(lambda n: n + 1)
    lembar = "Tindak Lanjut"
    nomor = LazyAttribute(lambda o: o.urut + 1)
    jenis = JenisBaris.BARU
    kunci = "TL-1"
    sel = LazyAttribute(lambda o: [{"kolom": "Uraian", "lama": "", "baru": "Tugas"}])
    catatan = LazyAttribute(lambda o: [{"kolom": "Pengawal", "alasan": "Belum ada pengawal."}])

    class Meta:
        model = BarisImpor
