# mypy: untyped-calls-exclude=factory
"""Rules, the ledger and the rows the reminder machinery keeps of itself."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from factory.declarations import LazyAttribute, Sequence, SubFactory, Trait

from notifikasi.models import (
    AturanPengingat,
    Detak,
    Jadwal,
    Janji,
    KirimanLuar,
    Pemberitahuan,
    Penanda,
    PreferensiPengguna,
    SurelContoh,
    TautanLuar,
    TautanUmpan,
)
from notifikasi.pilihan import LangkahAturan, Saluran, StatusPemberitahuan
from notifikasi.rencana import WIB, waktu_kirim
from tests.pabrik.akun import PabrikNarahubung, PabrikPengguna, PabrikUnitKerja
from tests.pabrik.dasar import PADA, TAHUN, Pabrik

PAGI = datetime(TAHUN, 5, 8, 7, 30, tzinfo=WIB)


class PabrikAturanPengingat(Pabrik[AturanPengingat]):
    """The rung H-n, another n each time."""

    unit = SubFactory(PabrikUnitKerja)
    sasaran_jenis = ""
    langkah = LangkahAturan.SEBELUM
    hari = Sequence(lambda n: n % 60)
    berlaku_sejak = datetime(TAHUN, 1, 1, tzinfo=WIB)

    class Meta:
        model = AturanPengingat


class PabrikPemberitahuan(Pabrik[Pemberitahuan]):
    """A queued H-3 of the sample day; traits for the ends a row can come to."""

    penerima_kunci = Sequence(lambda n: f"p:{n + 1}")
    sasaran_jenis = "tindak_lanjut"
    sasaran_id = Sequence(lambda n: n + 1)
    jenis = "H-3"
    slot = PADA
    tenggat = LazyAttribute(lambda o: o.slot + timedelta(days=5))
    saluran = Saluran.SUREL
    judul = "Menyusun data kebutuhan welder per provinsi"
    fire_at = LazyAttribute(lambda o: waktu_kirim(o.slot))

    class Meta:
        model = Pemberitahuan

    class Params:
        terkirim = Trait(status=StatusPemberitahuan.TERKIRIM, terkirim_pada=PAGI)
        dikirim = Trait(status=StatusPemberitahuan.DIKIRIM, lease=PAGI + timedelta(minutes=5))
        digantikan = Trait(status=StatusPemberitahuan.DIGANTIKAN, alasan="server mati")
        gagal = Trait(status=StatusPemberitahuan.GAGAL, alasan="alamat ditolak", galat="550")


class PabrikJadwal(Pabrik[Jadwal]):
    """An announced schedule that the planner has seen."""

    sasaran_jenis = "tindak_lanjut"
    sasaran_id = Sequence(lambda n: n + 1)
    perlu = False
    cap = Sequence(lambda n: f"{n:032x}")
    sejak = PAGI

    class Meta:
        model = Jadwal


class PabrikJanji(Pabrik[Janji]):
    """A date promised for a week later."""

    sasaran_jenis = "tindak_lanjut"
    sasaran_id = Sequence(lambda n: n + 1)
    tenggat = PADA
    mulai = PADA
    dijanjikan = date(TAHUN, 5, 22)
    oleh = SubFactory(PabrikPengguna)

    class Meta:
        model = Janji


class PabrikPenanda(Pabrik[Penanda]):
    """The watermark: everything before the sample day is planned."""

    sampai = PADA - timedelta(days=1)
    mulai = datetime(TAHUN, 1, 1, tzinfo=WIB)

    class Meta:
        model = Penanda
        django_get_or_create = ("id",)

    id = 1


class PabrikDetak(Pabrik[Detak]):
    """A heartbeat."""

    nama = Sequence(lambda n: f"bagian-{n + 1}")
    pada = PAGI

    class Meta:
        model = Detak


class PabrikPreferensiPengguna(Pabrik[PreferensiPengguna]):
    """The default preferences, written down."""

    pengguna = SubFactory(PabrikPengguna)

    class Meta:
        model = PreferensiPengguna


class PabrikSurelContoh(Pabrik[SurelContoh]):
    """A mail in the inbox of the trial mode."""

    kepada = "analis@contoh.invalid"
    subjek = "Tindak lanjut TL-2026-0001 jatuh tempo hari ini"
    teks = "Tindak lanjut TL-2026-0001 jatuh tempo hari ini."

    class Meta:
        model = SurelContoh


class PabrikTautanUmpan(Pabrik[TautanUmpan]):
    """The feed of a person, its secret unknown."""

    pengguna = SubFactory(PabrikPengguna)
    sidik = Sequence(lambda n: f"{n:064x}")

    class Meta:
        model = TautanUmpan


class PabrikTautanLuar(Pabrik[TautanLuar]):
    """A link of a narahubung to a task, its secret unknown."""

    sidik = Sequence(lambda n: f"{n:064x}")
    sasaran_jenis = "tindak_lanjut"
    sasaran_id = Sequence(lambda n: n + 1)
    narahubung = SubFactory(PabrikNarahubung)
    dibuat_pada = PAGI
    berlaku_sampai = PAGI + timedelta(days=30)

    class Meta:
        model = TautanLuar


class PabrikKirimanLuar(Pabrik[KirimanLuar]):
    """A note in quarantine."""

    tautan = SubFactory(PabrikTautanLuar)
    tanggal = PADA
    teks = "Data 12 provinsi sudah kami kirim."

    class Meta:
        model = KirimanLuar
