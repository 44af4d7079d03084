# mypy: untyped-calls-exclude=factory
"""The quarterly report, its versions and their files."""

from __future__ import annotations

import hashlib
import io
import json

from factory.declarations import LazyAttribute, Sequence, SubFactory, Trait
from factory.django import FileField

from laporan.keluaran.word import templat_baku
from laporan.models import (
    BerkasLaporan,
    LaporanTriwulan,
    PolaNomor,
    Susunan,
    TemplatWord,
    VersiLaporan,
)
from laporan.pilihan import JenisBerkas, JenisSusunan, Status, StatusSusunan
from tests.pabrik.akun import PabrikPengguna, PabrikUnitKerja
from tests.pabrik.dasar import PADA, TAHUN, Pabrik

ISI = json.dumps(
    {
        "nota_dinas": {},
        "tabel": {"kelompok": [], "catatan": []},
        "rata_rata": ["Belum ada IKU."],
        "sasaran": [],
        "lampiran": [],
        "tanda_tangan": {},
    }
).encode()


class PabrikPolaNomor(Pabrik[PolaNomor]):
    """The pattern of the ministry."""

    unit = SubFactory(PabrikUnitKerja)

    class Meta:
        model = PolaNomor


class PabrikLaporanTriwulan(Pabrik[LaporanTriwulan]):
    """A draft of TW I; ``diperiksa`` and ``final`` set the status, the quarter is not locked."""

    unit = SubFactory(PabrikUnitKerja)
    tahun = TAHUN
    triwulan = 1
    nomor = "96"

    class Meta:
        model = LaporanTriwulan

    class Params:
        diperiksa = Trait(status=Status.DIPERIKSA, tanggal=PADA)
        final = Trait(status=Status.FINAL, tanggal=PADA)


class PabrikVersiLaporan(Pabrik[VersiLaporan]):
    """A frozen version; the number counts up."""

    laporan = SubFactory(PabrikLaporanTriwulan, final=True)
    nomor = Sequence(lambda n: n + 1)

    class Meta:
        model = VersiLaporan


class PabrikBerkasLaporan(Pabrik[BerkasLaporan]):
    """A stored JSON file with its hash."""

    versi = SubFactory(PabrikVersiLaporan)
    jenis = JenisBerkas.JSON
    berkas = FileField(filename="laporan.json", data=ISI)
    ukuran = LazyAttribute(lambda _: len(ISI))
    sha256 = LazyAttribute(lambda _: hashlib.sha256(ISI).hexdigest())

    class Meta:
        model = BerkasLaporan


class PabrikSusunan(Pabrik[Susunan]):
    """A file waiting for a worker; trait ``selesai``: made and stored."""

    pengguna = SubFactory(PabrikPengguna)
    unit = SubFactory(PabrikUnitKerja)
    tahun = TAHUN
    triwulan = 1
    jenis = JenisSusunan.JSON

    class Meta:
        model = Susunan

    class Params:
        selesai = Trait(
            status=StatusSusunan.SELESAI,
            persen=100,
            berkas=FileField(filename="x", data=ISI),
            ukuran=len(ISI),
            sha256=hashlib.sha256(ISI).hexdigest(),
        )


class PabrikTemplatWord(Pabrik[TemplatWord]):
    """The template of the house as an upload, out of use."""

    unit = SubFactory(PabrikUnitKerja)
    nama = "templat.docx"
    berkas = FileField(filename="templat.docx", from_func=lambda: io.BytesIO(templat_baku()))
    ukuran = LazyAttribute(lambda _: len(templat_baku()))
    sha256 = LazyAttribute(lambda _: hashlib.sha256(templat_baku()).hexdigest())
    dipakai = False

    class Meta:
        model = TemplatWord
