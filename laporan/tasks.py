"""What a worker does for a file in the making. Reads the clock; the rules are elsewhere."""

from __future__ import annotations

import hashlib
import tempfile
import uuid
from functools import partial
from typing import IO, TYPE_CHECKING, Final

import structlog
from django.core.files.base import File
from django.utils import timezone

from akun import tugas
from akun.periode import Periode
from inti.galat import Penolakan
from inti.jam import hari_ini
from laporan.models import Susunan
from laporan.paket import alirkan_paket
from laporan.pilihan import JenisSusunan, StatusSusunan
from laporan.services.dasar import baca_laporan
from laporan.services.susunan import antrekan
from laporan.terbitan import terbitkan

if TYPE_CHECKING:
    from collections.abc import Iterator

MENUNGGU: Final = "Menunggu pekerjaan panjang lain selesai."
GAGAL: Final = (
    "Penyusunan berhenti karena kesalahan sistem. Mulai lagi, atau beri tahu Admin bila terulang."
)
catat = structlog.get_logger(__name__)


class _Diambil(Exception):
    """The row was restarted or cancelled: this run may not go on."""


def jalankan(susunan_id: int) -> None:
    """Make one file; harmless when it is called twice or too late."""
    token = uuid.uuid4().hex
    kini = timezone.now()
    pemegang = f"susunan:{susunan_id}:{token}"
    antre = Susunan.objects.filter(pk=susunan_id, status=StatusSusunan.ANTRE)
    if not antre.exists():
        return
    if not tugas.ambil(pemegang, kini=kini):
        antre.update(pesan=MENUNGGU, denyut=kini)
        return
    try:
        terkena = antre.update(
            status=StatusSusunan.BERJALAN, token=token, denyut=kini, persen=1, pesan=""
        )
        if terkena == 1:
            _Jalan(susunan_id, token, pemegang).lakukan()
    finally:
        tugas.lepas(pemegang)


def mulai_berikut() -> None:
    """Wake the file that has waited longest."""
    berikut = Susunan.objects.filter(status=StatusSusunan.ANTRE).order_by("pk").first()
    if berikut is not None:
        antrekan(berikut)


class _Jalan:
    """One run of a worker, from the claim to the last word."""

    def __init__(self, susunan_id: int, token: str, pemegang: str) -> None:
        self.susunan = Susunan.objects.select_related("unit").get(pk=susunan_id)
        self.token = token
        self.pemegang = pemegang
        self.persen = 1

    def lakukan(self) -> None:
        try:
            self._susun()
        except _Diambil:
            return
        except Penolakan as salah:
            self._gagal(salah.pesan)
        except Exception:
            catat.exception("penyusunan gagal", susunan=self.susunan.pk)
            self._gagal(GAGAL)

    def _susun(self) -> None:
        """Write piece by piece to a temporary file, then hand it to the storage."""
        s = self.susunan
        sidik = hashlib.sha256()
        with tempfile.TemporaryFile() as wadah:
            for potongan in self._potongan():
                sidik.update(potongan)
                wadah.write(potongan)
            self._tandai(persen=99, pesan="Menyimpan berkas")
            ukuran = wadah.tell()
            wadah.seek(0)
            self._simpan(wadah, ukuran, sidik.hexdigest())
        catat.info("berkas disusun", susunan=s.pk, jenis=s.jenis, ukuran=ukuran)

    def _potongan(self) -> Iterator[bytes]:
        s = self.susunan
        buat = partial(terbitkan, baca_laporan(s.unit, s.tahun, s.triwulan), pada=hari_ini())
        self._tandai(persen=10, pesan="Menyusun laporan")
        if s.jenis != JenisSusunan.PAKET:
            yield buat(s.jenis)
            return
        yield from alirkan_paket(Periode(s.unit, s.tahun, s.triwulan), buat, self._berkas_ke)

    def _berkas_ke(self, nomor: int, jumlah: int) -> None:
        """Tell how far the pack is; a row is written only when the percentage moves."""
        persen = 20 + 75 * nomor // max(jumlah, 1)
        if persen != self.persen:
            self._tandai(persen=persen, pesan=f"Menyalin berkas {nomor} dari {jumlah}")

    def _simpan(self, wadah: IO[bytes], ukuran: int, sha256: str) -> None:
        s = self.susunan
        s.berkas.save(s.jenis, File(wadah), save=False)
        nama = str(s.berkas.name)
        try:
            self._tandai(
                status=StatusSusunan.SELESAI,
                persen=100,
                pesan="",
                berkas=nama,
                ukuran=ukuran,
                sha256=sha256,
            )
        except BaseException:
            s.berkas.storage.delete(nama)
            raise

    def _tandai(self, *, persen: int, **nilai: object) -> None:
        """Write to the row while it is still this run's; beat."""
        kini = timezone.now()
        self.persen = persen
        tugas.berdenyut(self.pemegang, kini=kini)
        milik = Susunan.objects.filter(pk=self.susunan.pk, token=self.token)
        if milik.update(denyut=kini, persen=persen, **nilai) != 1:
            raise _Diambil

    def _gagal(self, pesan: str) -> None:
        Susunan.objects.filter(pk=self.susunan.pk, token=self.token).update(
            status=StatusSusunan.GAGAL, pesan=pesan, denyut=timezone.now()
        )
