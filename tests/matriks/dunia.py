"""The world of the matrix: a tree of units, one person per column, and a digest of every table.

    kantor              pimpinan_induk: PIMPINAN here; puncak: ADMIN here, the topmost unit
    ├── milik           pengamat, tim, koordinator, pimpinan, pengelola, admin: one role each here;
    │   │               semua: all six; lampau: all six until yesterday
    │   └── bawahan     reached from above
    └── lain            lain: all six roles here

``tanpa`` has an account and no role, ``tamu`` has not logged in.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.apps import apps
from django.conf import settings
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.test import Client
from django.test.client import ClientHandler

from akun.pilihan import Peran
from notifikasi.kalender import isi_hari_libur
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikKeanggotaan,
    PabrikPengguna,
    PabrikTim,
    PabrikUnitKerja,
    UnitLengkap,
    pihak_dari,
    unit_lengkap,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from akun.models import Pengguna, Pihak, Tim, UnitKerja

PERAN: Final = tuple(p.value for p in Peran)
ORANG: Final = (*PERAN, "tanpa", "lain", "puncak", "tamu")
"""The columns of the table, in its order."""
KEMARIN: Final = PADA - timedelta(days=1)
# What a request may leave behind although it is refused: the seat of the lock, taken to look at it.
TANPA_SIDIK: Final = frozenset({"akun_kuncitriwulan"})
BUKAN_TULISAN: Final = re.compile(r"\s*(SELECT|SAVEPOINT|RELEASE|ROLLBACK)\b", re.IGNORECASE)
NAMA_TABEL: Final = re.compile(r"\w+")


class Peramban(Client):
    """A client for thousands of requests: one chain of middleware for all of them, and no copy of
    the context of what was rendered. An exception in a view is still raised.
    """

    penangan: ClassVar = ClientHandler(enforce_csrf_checks=False)

    def __init__(self) -> None:
        super().__init__()
        self.handler = self.penangan

    def request(self, **isi: Any) -> Any:  # noqa: ANN401 - the signature of Client
        nama = f"galat-{id(self)}"
        got_request_exception.connect(self.store_exc_info, dispatch_uid=nama)
        try:
            lingkungan = self._base_environ(**isi)  # type: ignore[attr-defined]  # not in the stubs
            jawaban = self.handler(lingkungan)
        finally:
            got_request_exception.disconnect(dispatch_uid=nama)
        self.check_exception(jawaban)
        return jawaban


@dataclass
class Dunia:
    """Units by name, and the people with the session each has."""

    unit: dict[str, UnitKerja]
    orang: dict[str, Pengguna]
    sesi: dict[str, str]
    tim: dict[str, Tim]
    lengkap: dict[str, UnitLengkap] = field(default_factory=dict)

    def isi(self, unit: UnitKerja) -> UnitLengkap:
        """The unit-year of a unit with everything on it."""
        return self.lengkap[self.nama(unit)]

    def klien(self, siapa: str) -> Client:
        """A browser in which the person has logged in; none remembers what another was told."""
        klien = Peramban()
        if siapa in self.sesi:
            klien.cookies[settings.SESSION_COOKIE_NAME] = self.sesi[siapa]
        return klien

    def nama(self, unit: UnitKerja) -> str:
        return next(n for n, u in self.unit.items() if u.pk == unit.pk)

    def tim_bersama(self, unit: UnitKerja) -> Pihak:
        """A team of the unit to which everybody of the matrix belongs: PIC whatever the role."""
        return pihak_dari(self.tim[self.nama(unit)])


def susun_dunia() -> Dunia:
    """Build the world. Call inside a transaction that is rolled back."""
    kantor = PabrikUnitKerja.create(kode="KANTOR", nama="Kedeputian")
    milik = PabrikUnitKerja.create(kode="MILIK", nama="Asisten Deputi Milik", induk=kantor)
    unit = {
        "milik": milik,
        "bawahan": PabrikUnitKerja.create(kode="MILIK.1", nama="Bidang", induk=milik),
        "lain": PabrikUnitKerja.create(kode="LAIN", nama="Asisten Deputi Lain", induk=kantor),
    }
    orang = {
        n: PabrikPengguna.create(username=n, nama=f"Orang {n}", email="")
        for n in (*ORANG, "semua", "lampau", "pimpinan_induk", "pembuat")
        if n != "tamu"
    }
    _beri_peran(orang, unit, kantor)
    tim = {n: PabrikTim.create(unit=u, nama="Tim Bersama") for n, u in unit.items()}
    for satu in tim.values():
        satu.anggota.set([p for n, p in orang.items() if n != "pembuat"])
    isi_hari_libur(tahun=TAHUN)
    sesi = {n: _sesi(p) for n, p in orang.items()}
    lengkap = {n: unit_lengkap(unit=u) for n, u in unit.items()}
    return Dunia(unit, orang, sesi, tim, lengkap)


def _beri_peran(orang: dict[str, Pengguna], unit: dict[str, UnitKerja], kantor: UnitKerja) -> None:
    def beri(nama: str, di: UnitKerja, peran: str, **lain: object) -> None:
        PabrikKeanggotaan.create(pengguna=orang[nama], unit=di, peran=peran, **lain)

    for peran in PERAN:
        beri(peran, unit["milik"], peran)
        beri("semua", unit["milik"], peran)
        beri("lain", unit["lain"], peran)
        beri("lampau", unit["milik"], peran, sampai=KEMARIN)
    beri("pimpinan_induk", kantor, Peran.PIMPINAN)
    beri("puncak", kantor, Peran.ADMIN)
    # An author of things in every unit who is none of the columns.
    beri("pembuat", kantor, Peran.PENGELOLA)


def _sesi(pengguna: Pengguna) -> str:
    klien = Client()
    klien.force_login(pengguna)
    return str(klien.session.session_key)


@cache
def tabel_rumah() -> frozenset[str]:
    """Names of every table of the house: audited rows, their history, links and ledgers."""
    akar = settings.BASE_DIR
    model = [
        m
        for a in apps.get_app_configs()
        if str(a.path).startswith(str(akar)) and ".venv" not in str(a.path)
        for m in apps.get_app_config(a.label).get_models(include_auto_created=True)
    ]
    return frozenset({m._meta.db_table for m in model} - TANPA_SIDIK)


def sidik(tabel: Iterable[str]) -> str:
    """Return a digest of every row of these tables."""
    isi = hashlib.sha256()
    with connection.cursor() as kursor:
        for satu in sorted(tabel):
            kursor.execute(f'SELECT * FROM "{satu}" ORDER BY 1')  # noqa: S608 - our own tables
            isi.update(repr((satu, kursor.fetchall())).encode())
    return isi.hexdigest()


@contextmanager
def diamati() -> Iterator[set[str]]:
    """Collect the tables of the house that a statement inside writes to, or seems to.

    Whoever reads whole tables only when something was written to them spares most of the work:
    a refused request writes nothing.
    """
    tersentuh: set[str] = set()

    def catat(jalankan: Any, sql: str, *lain: Any) -> Any:  # noqa: ANN401 - Django's own protocol
        if not BUKAN_TULISAN.match(sql):
            tersentuh.update(rumah.intersection(NAMA_TABEL.findall(sql)))
        return jalankan(sql, *lain)

    rumah = tabel_rumah()
    with connection.execute_wrapper(catat):
        yield tersentuh


@contextmanager
def diulang() -> Iterator[None]:
    """Undo everything that happens inside."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def badan(jawaban: Any) -> bytes:  # noqa: ANN401 - the test client has no static type
    """The body of an answer, streamed or not; a file behind it is closed.

    Not the answer itself: that would close the connection of the world.
    """
    isi = b"".join(jawaban.streaming_content) if jawaban.streaming else bytes(jawaban.content)
    for tutup in jawaban._resource_closers:
        tutup()
    return isi
