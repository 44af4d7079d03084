"""The whole machinery as a state machine: any order of changes, downtime, runs and crashes.

After every complete tick: each slot an oracle expects has exactly one living row, the newest of
each person and item has left, and no mail left twice but where a process died after the yes of
the mail server.
"""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from unittest.mock import patch

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.module_loading import import_string
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from akun.pilihan import Peran
from notifikasi import detak, gabung, pengirim, perencana
from notifikasi.kalender import isi_hari_libur, kalender
from notifikasi.models import HariLibur, JenisLibur, Pemberitahuan, Penanda
from notifikasi.pilihan import BARU, BERUBAH, JADWAL_BERUBAH
from notifikasi.rencana import ATURAN_BAKU, ESKALASI, MINGGUAN, Langkah, slot, waktu_kirim
from notifikasi.services import jadwal_berubah
from tests.conftest import PENUH
from tests.notifikasi.bantu import nyalakan, putar, saat, tugas
from tests.pabrik import PabrikUnitKerja, anggota, pihak_dari
from tindaklanjut.pilihan import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.core.mail import EmailMessage

    from akun.models import Pengguna
    from notifikasi.rencana import Slot
    from tindaklanjut.models import TindakLanjut

MULAI = saat(3, 2, 8)


class Mati(BaseException):
    """The process is gone; nothing below may catch this."""


class KotakUji(BaseEmailBackend):
    """A mail server that says yes, and dies before or after it when told to."""

    terkirim: ClassVar[list[str]] = []
    mati: ClassVar[str] = ""
    boleh_ganda: ClassVar[set[str]] = set()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if self.mati == "surel_sebelum":
            raise Mati
        for surel in email_messages:
            self.terkirim.append(surel.extra_headers["Message-ID"])
            if self.mati == "surel_sesudah":
                self.boleh_ganda.add(surel.extra_headers["Message-ID"])
                raise Mati
        return len(email_messages)


# Where a process may die: (module or class, name, whether before or after it did its work).
TITIK: dict[str, tuple[Any, str, bool]] = {
    "rencana_sebelum": (perencana, "_tulis", False),
    "rencana_sesudah": (perencana, "_tulis", True),
    "klaim": (pengirim.Pengirim, "_klaim", True),
    "kabar": (gabung, "_masukkan", True),
    "ringkasan": (pengirim, "isi_ringkasan", True),
    "akhiri": (pengirim.Pengirim, "_akhiri", False),
    "detak": (detak, "berdetak", False),
}


@contextmanager
def bencana(titik: str) -> Iterator[None]:
    """Let the process die at a point, the first time it gets there."""
    with ExitStack() as tumpukan:
        if titik in TITIK:
            wadah, nama, sesudah = TITIK[titik]
            asli = getattr(wadah, nama)

            def jatuh(*args: Any, **kwargs: Any) -> None:
                if sesudah:
                    asli(*args, **kwargs)
                if titik == "akhiri":  # after the yes of the mail server: the documented window
                    KotakUji.boleh_ganda.update(KotakUji.terkirim[-1:])
                raise Mati

            tumpukan.enter_context(patch.object(wadah, nama, jatuh))
            if titik == "detak":
                tumpukan.enter_context(patch("notifikasi.tick.berdetak", jatuh))
        KotakUji.mati = titik
        try:
            yield
        finally:
            KotakUji.mati = ""


@dataclass
class Butir:
    """What the oracle knows of a task: the schedule in force, and since when."""

    t: TindakLanjut
    pic: Pengguna
    sejak: datetime
    terbuka: bool = True


Kunci = tuple[str, int, date | None, str, date | None]


class Mesin(RuleBasedStateMachine):
    """Tasks come, change and end; the clock jumps; ticks run, or die half-way."""

    @initialize()
    def siapkan(self) -> None:
        self.lapis = transaction.atomic()
        self.lapis.__enter__()
        KotakUji.terkirim, KotakUji.boleh_ganda = [], set()
        isi_hari_libur(tahun=2026)
        self.unit = PabrikUnitKerja.create()
        self.koordinator = anggota(self.unit, Peran.KOORDINATOR)
        self.pimpinan = anggota(self.unit, Peran.PIMPINAN)
        self.orang = [anggota(self.unit, Peran.TIM) for _ in range(2)]
        self.kini = MULAI
        self.butir: list[Butir] = []
        self.wajib: set[Kunci] = set()
        self.utuh = False
        nyalakan(self.kini)

    def teardown(self) -> None:
        if hasattr(self, "lapis"):
            transaction.set_rollback(True)
            self.lapis.__exit__(None, None, None)

    # --- What people do ---------------------------------------------------------------------------

    def _langkah(self) -> None:
        self.kini += timedelta(minutes=1)
        self.utuh = False

    def _umumkan(self, b: Butir) -> None:
        jadwal_berubah("tindak_lanjut", [b.t.pk], saat=self.kini)

    @rule(jarak=st.integers(-5, 25), siapa=st.integers(0, 1))
    def buat(self, jarak: int, siapa: int) -> None:
        self._langkah()
        tenggat = self.kini.date() + timedelta(days=jarak)
        t = tugas(self.unit, self.orang[siapa], tenggat)
        self.butir.append(Butir(t, self.orang[siapa], self.kini))
        self._umumkan(self.butir[-1])

    @precondition(lambda self: self.butir)
    @rule(n=st.integers(0, 99), jarak=st.integers(-3, 25))
    def pindahkan_tenggat(self, n: int, jarak: int) -> None:
        self._langkah()
        b = self.butir[n % len(self.butir)]
        b.t.tenggat = self.kini.date() + timedelta(days=jarak)
        b.t.save()
        b.sejak = self.kini
        self._umumkan(b)

    @precondition(lambda self: self.butir)
    @rule(n=st.integers(0, 99), siapa=st.integers(0, 1))
    def alihkan(self, n: int, siapa: int) -> None:
        self._langkah()
        b = self.butir[n % len(self.butir)]
        if b.pic != self.orang[siapa]:
            b.pic, b.sejak = self.orang[siapa], self.kini
            b.t.pic.update(pihak=pihak_dari(b.pic))
        self._umumkan(b)

    @precondition(lambda self: self.butir)
    @rule(n=st.integers(0, 99))
    def selesai_atau_buka(self, n: int) -> None:
        self._langkah()
        b = self.butir[n % len(self.butir)]
        b.terbuka = not b.terbuka
        b.t.status = Status.DIKERJAKAN if b.terbuka else Status.SELESAI
        b.t.hasil = "Selesai"
        b.t.save()
        if b.terbuka:
            b.sejak = self.kini
        self._umumkan(b)

    @rule(jarak=st.integers(0, 20))
    def ubah_libur(self, jarak: int) -> None:
        self._langkah()
        hari = self.kini.date() + timedelta(days=jarak)
        if not HariLibur.objects.filter(tanggal=hari).delete()[0]:
            HariLibur.objects.create(tanggal=hari, nama="Libur", jenis=JenisLibur.SETEMPAT)

    # --- What time and machines do ----------------------------------------------------------------

    @rule(lama=st.one_of(st.integers(1, 180), st.integers(3, 30).map(lambda j: j * 60)))
    def tunggu(self, lama: int) -> None:
        self.kini += timedelta(minutes=lama)
        self.utuh = False

    @rule(hari=st.integers(1, 30))
    def server_mati(self, hari: int) -> None:
        self.kini += timedelta(days=hari)
        self.utuh = False

    @rule(kali=st.integers(1, 3))
    def jalankan(self, kali: int) -> None:
        self.kini += timedelta(minutes=1)
        for _ in range(kali):
            putar(self.kini)
        self.utuh = True
        self._catat_wajib()

    @rule(hari=st.integers(1, 5))
    def jalankan_tiap_hari(self, hari: int) -> None:
        for _ in range(hari):
            self.kini += timedelta(days=1)
            putar(self.kini)
            self._catat_wajib()
        self.utuh = True

    @rule(titik=st.sampled_from([*TITIK, "surel_sebelum", "surel_sesudah"]))
    def mati_di_tengah(self, titik: str) -> None:
        self.kini += timedelta(minutes=1)
        self.utuh = False
        with bencana(titik):
            try:
                putar(self.kini)
            except Mati:
                return

    # --- The oracle -------------------------------------------------------------------------------

    def _milik(self, b: Butir) -> list[tuple[str, Slot]]:
        """(recipient, slot) whose hour has come within the schedule in force."""
        assert b.t.tenggat is not None
        tenggat, akhir = _Tenggat(b.t.tenggat), self.kini.date()
        return [
            (f"p:{self._penerima(b, s.langkah).pk}", s)
            for s in slot(tenggat, ATURAN_BAKU, kalender(), date(2020, 1, 1), akhir)
            if max(b.sejak, MULAI) < waktu_kirim(s.hari) <= self.kini
        ]

    def _penerima(self, b: Butir, langkah: Langkah) -> Pengguna:
        if langkah not in ESKALASI:
            return b.pic
        return self.koordinator if langkah is Langkah.ESKALASI_1 else self.pimpinan

    def _kunci_kini(self) -> dict[Kunci, date]:
        """What must stand in the ledger for the schedules in force, with its day."""
        return {
            (k, b.t.pk, b.t.tenggat, s.jenis, s.hari if s.jenis == MINGGUAN else None): s.hari
            for b in self.butir
            if b.terbuka
            for k, s in self._milik(b)
        }

    def _catat_wajib(self) -> None:
        # A day off entered late may move a slot by more than the machinery looks back.
        lama = self.kini.date() - timedelta(days=45)
        self.wajib |= {k for k, hari in self._kunci_kini().items() if hari > lama}

    @invariant()
    def setiap_slot_satu_baris(self) -> None:
        if not getattr(self, "utuh", False):
            return
        hitung: Counter[Kunci] = Counter()
        for b in _baris():
            if not _gugur(b):
                hari = b.slot if b.jenis == MINGGUAN else None
                hitung[b.penerima_kunci, b.sasaran_id, b.tenggat, b.jenis, hari] += 1
        for kunci in self.wajib & self._kunci_kini().keys():
            assert hitung[kunci] == 1, kunci
        assert {k: n for k, n in hitung.items() if n > 1} == {}

    @invariant()
    def yang_terbaru_sudah_berangkat(self) -> None:
        if not getattr(self, "utuh", False):
            return
        terbuka = {(b.t.pk, b.t.tenggat) for b in self.butir if b.terbuka}
        puncak: dict[tuple[str, int], Pemberitahuan] = {}
        for b in _baris():
            if _gugur(b) or (b.sasaran_id, b.tenggat) not in terbuka:
                continue
            kunci = (b.penerima_kunci, b.sasaran_id)
            if kunci not in puncak or _letak(b) > _letak(puncak[kunci]):
                puncak[kunci] = b
        for b in puncak.values():
            assert self._berangkat(b), (b, b.status, b.alasan, b.fire_at, self.kini)

    def _berangkat(self, b: Pemberitahuan) -> bool:
        if b.fire_at > self.kini or b.status == "terkirim":
            return True
        if b.status == "dikirim":
            return b.lease is not None and b.lease > self.kini
        if b.induk is not None and b.status == "digabung":
            return b.induk.status == "terkirim" or self._berangkat(b.induk)
        if b.status != "antre" or b.langsung:
            return False
        # Waits for a ringkasan: one a dead process still holds, or one whose hour is yet to come.
        milik = Pemberitahuan.objects.filter(
            penerima_kunci=b.penerima_kunci, sasaran_jenis="ringkasan"
        )
        return (
            milik.filter(status="dikirim", lease__gt=self.kini).exists()
            or milik.filter(status="antre", fire_at__gt=self.kini).exists()
        )

    @invariant()
    def tidak_ada_surel_ganda(self) -> None:
        hitung = Counter(KotakUji.terkirim)
        ganda = {k for k, n in hitung.items() if n > 1}
        assert ganda <= KotakUji.boleh_ganda

    @invariant()
    def setiap_akhir_beralasan(self) -> None:
        if not hasattr(self, "butir"):
            return
        assert not Pemberitahuan.objects.filter(
            status__in=["digantikan", "dibatalkan", "gagal"], alasan=""
        ).exists()
        if self.utuh:
            assert Penanda.objects.get().sampai == self.kini.date()


@dataclass(frozen=True)
class _Tenggat:
    tenggat: date
    mulai: date | None = field(default=None)


def _baris() -> list[Pemberitahuan]:
    return list(
        Pemberitahuan.objects.filter(sasaran_jenis="tindak_lanjut")
        .exclude(jenis__in=[BARU, BERUBAH])
        .select_related("induk")
    )


def _gugur(b: Pemberitahuan) -> bool:
    return b.status == "dibatalkan" or (b.status == "digantikan" and b.alasan == JADWAL_BERUBAH)


def _letak(b: Pemberitahuan) -> tuple[date, int]:
    urutan = {a.jenis: a.posisi for a in ATURAN_BAKU}
    return b.slot, urutan[b.jenis]


LAJU = settings(
    max_examples=60 if PENUH else 12,
    stateful_step_count=40 if PENUH else 25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.django_db
def test_whatever_happens_nothing_is_lost_and_nothing_comes_twice(settings: Any) -> None:  # noqa: ANN401 - pytest-django's and hypothesis' settings share a name
    settings.EMAIL_BACKEND = f"{__name__}.KotakUji"
    assert import_string(settings.EMAIL_BACKEND) is KotakUji
    run_state_machine_as_test(Mesin, settings=LAJU)
