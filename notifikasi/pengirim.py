"""Deliver: claim one row, look once more whether it is true, send it, write how it ended.

The claim is a conditional UPDATE that must hit exactly one row and carries a lease; whoever dies
with it leaves a lease that expires. So a notice is sent twice only when a process dies between
the yes of the mail server and the next commit, and then under the same Message-ID.
"""

from __future__ import annotations

import logging
import smtplib
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError
from django.urls import reverse

from notifikasi.edisi import adalah_awal_pekan, edisi_pimpinan
from notifikasi.gabung import isi_ringkasan, siapkan_kabar, siapkan_ringkasan
from notifikasi.luar import buat_tautan_luar, dapat_dibalas
from notifikasi.models import KirimanLuar, Pemberitahuan
from notifikasi.penerima import BukuAlamat, id_kunci
from notifikasi.pilihan import (
    KABAR,
    KOSONG,
    RINGKASAN,
    SALINAN,
    TANPA_SUREL,
    Saluran,
    StatusPemberitahuan,
)
from notifikasi.services import jadwal_berubah
from notifikasi.smtp import golongkan
from notifikasi.surel import (
    IsiSurel,
    alamat_situs,
    buat_message_id,
    isi_salinan,
    isi_surel,
    susun_surel,
)
from notifikasi.tinjau_ulang import (
    BUKAN_PENERIMA,
    DITUTUP,
    TENGGAT_BERUBAH,
    TIDAK_AKTIF,
    tinjau_ulang,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail.backends.base import BaseEmailBackend

    from inti.tanggal import Kalender
    from notifikasi.edisi import Edisi
    from notifikasi.jadwal import KunciButir
    from notifikasi.rencana import Butir
    from notifikasi.tangga import Tangga

BATAS_TICK_DETIK: Final = 200.0
"""So that a lease (10 minutes) outlives a whole run and one mail at its slowest."""
BONGKAH: Final = 25
SEGAR_DETIK: Final = 5.0
"""A look older than this is taken again before the mail leaves."""
GALAT_SERVER_BERTURUT: Final = 3
"""After so many failures in a row the server is left in peace until the next tick."""
catatan = logging.getLogger("pelacak.pengingat")
GABUNGAN: Final = frozenset({RINGKASAN, KABAR})
TANPA_BUTIR: Final = GABUNGAN | {SALINAN}
"""Rows that are about no item of a room."""


@dataclass(slots=True)
class Hasil:
    """How many rows of one run ended how."""

    terkirim: int = 0
    dibatalkan: int = 0
    ditunda: int = 0
    gagal: int = 0


@dataclass(slots=True)
class Pengirim:
    """One run of deliveries; ``sekarang`` is the clock of the house, ``nyata`` that on the wall."""

    sekarang: datetime
    nyata: datetime
    kalender: Kalender
    tangga: Tangga
    hasil: Hasil = field(default_factory=Hasil)
    _mulai: float = field(default_factory=time.monotonic)
    _buku: BukuAlamat = field(init=False)
    _berubah: set[KunciButir] = field(default_factory=set)
    """Items that turn out to have changed without anybody saying so."""
    _sambungan: BaseEmailBackend | None = None
    _galat_server: int = 0

    def __post_init__(self) -> None:
        self._buku = BukuAlamat.muat(self.sekarang.date())

    def jalankan(self) -> Hasil:
        """Send everything due, within the time a tick has."""
        siapkan_kabar(self.sekarang, self.nyata)
        siapkan_ringkasan(self.sekarang, self.nyata, self._buku, self.kalender)
        try:
            while self._masih_boleh() and (daftar := self._antrean()):
                self._bongkah(daftar)
        finally:
            self._putus()
        for jenis, pk in sorted(self._berubah):
            jadwal_berubah(jenis, [pk], saat=self.sekarang, paksa=True)
        return self.hasil

    def _masih_boleh(self) -> bool:
        sempat = time.monotonic() - self._mulai < BATAS_TICK_DETIK
        return sempat and self._galat_server < GALAT_SERVER_BERTURUT

    def _antrean(self) -> list[Pemberitahuan]:
        siap = Pemberitahuan.objects.jatuh_waktu(self.sekarang, self.nyata).filter(langsung=True)
        return list(siap.order_by("fire_at", "pk")[:BONGKAH])

    def _bongkah(self, daftar: Sequence[Pemberitahuan]) -> None:
        """Deliver some rows; those about one item each are looked at together."""
        self._buku = BukuAlamat.muat(self.sekarang.date())
        tunggal = [b for b in daftar if b.sasaran_jenis not in TANPA_BUTIR]
        dilihat, alasan, butir = -SEGAR_DETIK, dict[int, str](), dict["KunciButir", "Butir"]()
        for b in daftar:
            if not self._masih_boleh():
                return
            berbutir = b.sasaran_jenis not in TANPA_BUTIR
            if berbutir and time.monotonic() - dilihat > SEGAR_DETIK:
                alasan, butir = tinjau_ulang(tunggal, self._buku, self.sekarang.date())
                dilihat = time.monotonic()
            if self._klaim(b):
                self._antar(b, alasan.get(b.pk, ""), butir.get((b.sasaran_jenis, b.sasaran_id)))

    def _antar(self, b: Pemberitahuan, alasan: str, butir: Butir | None) -> None:
        """Bring a claimed row to its end; one that cannot be composed holds up no other."""
        try:
            if b.sasaran_jenis in GABUNGAN:
                self._kirim_gabungan(b)
            elif b.sasaran_jenis == SALINAN:
                self._kirim(b, [isi_salinan(KirimanLuar.objects.get(pk=b.sasaran_id))])
            elif alasan or butir is None:
                self._batalkan(b, alasan or DITUTUP)
            elif b.saluran == Saluran.APLIKASI:
                self._akhiri(b, StatusPemberitahuan.TERKIRIM)
            else:
                self._kirim(b, [self._isi(b, butir)])
        except DatabaseError:
            raise  # the row keeps its lease and is taken up again when that has run out
        except Exception as salah:
            if not isinstance(salah, smtplib.SMTPException | OSError):
                catatan.exception("Surel %s tidak dapat disusun", b.pk)
            self._gagalkan(b, salah)

    # --- One row ----------------------------------------------------------------------------------

    def _klaim(self, b: Pemberitahuan) -> bool:
        """Take the row, or leave it to whoever was faster."""
        b.lease = self._kini() + timedelta(seconds=settings.LEASE_PENGINGAT_DETIK)
        b.percobaan += 1
        b.message_id = b.message_id or buat_message_id(b)
        terkena = Pemberitahuan.objects.filter(pk=b.pk, status=StatusPemberitahuan.ANTRE).update(
            status=StatusPemberitahuan.DIKIRIM,
            lease=b.lease,
            percobaan=b.percobaan,
            message_id=b.message_id,
        )
        return terkena == 1

    def _akhiri(self, b: Pemberitahuan, status: StatusPemberitahuan, **isi: object) -> None:
        """Write how a claimed row ended, unless its lease has gone to somebody else."""
        if status == StatusPemberitahuan.TERKIRIM:
            isi = {"terkirim_pada": self.sekarang, "galat": "", "alasan": "", **isi}
        Pemberitahuan.objects.filter(
            pk=b.pk, status=StatusPemberitahuan.DIKIRIM, lease=b.lease
        ).update(status=status, lease=None, **isi)
        match status:
            case StatusPemberitahuan.TERKIRIM:
                self.hasil.terkirim += 1
            case StatusPemberitahuan.DIBATALKAN:
                self.hasil.dibatalkan += 1
            case StatusPemberitahuan.GAGAL:
                self.hasil.gagal += 1
            case _:
                self.hasil.ditunda += 1

    def _batalkan(self, b: Pemberitahuan, alasan: str) -> None:
        self._catat_perubahan(b, alasan)
        self._akhiri(b, StatusPemberitahuan.DIBATALKAN, alasan=alasan)

    def _catat_perubahan(self, b: Pemberitahuan, alasan: str) -> None:
        if alasan in {TENGGAT_BERUBAH, BUKAN_PENERIMA}:
            self._berubah.add((b.sasaran_jenis, b.sasaran_id))

    def _isi(self, b: Pemberitahuan, butir: Butir) -> IsiSurel:
        isi = isi_surel(
            b,
            butir,
            buku=self._buku,
            aturan=self.tangga.untuk(butir.unit_id, butir.jenis),
            kalender=self.kalender,
            pada=self.sekarang.date(),
        )
        return self._isi_luar(b, butir, isi) if b.penerima_kunci.startswith("n:") else isi

    def _isi_luar(self, b: Pemberitahuan, butir: Butir, isi: IsiSurel) -> IsiSurel:
        """For somebody without an account: a link of his own instead of ours, and whom to call."""
        url = ""
        if dapat_dibalas(butir.jenis):
            rahasia = buat_tautan_luar(
                narahubung=self._buku.narahubung[id_kunci(b.penerima_kunci)],
                sasaran_jenis=butir.jenis,
                sasaran_id=butir.id,
                nyata=self._kini(),
            )
            url = alamat_situs(reverse("notifikasi:luar", args=[rahasia]))
        pengawal = self._buku.orang.get(butir.pengawal or 0)
        hubungi = ", ".join(t for t in (str(pengawal), pengawal.telepon) if t) if pengawal else ""
        return replace(
            isi,
            url=url,
            tombol="Baca dan jawab",
            naik="",
            tanggungan=f"Hubungi: {hubungi}." if hubungi else "",
        )

    # --- Several in one mail ----------------------------------------------------------------------

    def _kirim_gabungan(self, induk: Pemberitahuan) -> None:
        if induk.sasaran_jenis == RINGKASAN:
            isi_ringkasan(induk, self.sekarang, self.nyata)
        anak = list(induk.isi.filter(status=StatusPemberitahuan.DIGABUNG).order_by("fire_at", "pk"))
        alasan, butir = tinjau_ulang(anak, self._buku, self.sekarang.date())
        for b in anak:
            if alasan[b.pk]:
                self._catat_perubahan(b, alasan[b.pk])
                induk.isi.filter(pk=b.pk, status=StatusPemberitahuan.DIGABUNG).update(
                    status=StatusPemberitahuan.DIBATALKAN, alasan=alasan[b.pk]
                )
        if not self._buku.mengenal(induk.penerima_kunci):
            self._akhiri(induk, StatusPemberitahuan.DIBATALKAN, alasan=TIDAK_AKTIF)
            return
        benar = [b for b in anak if not alasan[b.pk]]
        edisi = self._edisi(induk)
        if not benar and (edisi is None or edisi.kosong):
            self._akhiri(induk, StatusPemberitahuan.DIBATALKAN, alasan=KOSONG)
            return
        isi = [self._isi(b, butir[b.sasaran_jenis, b.sasaran_id]) for b in benar]
        if self._kirim(induk, isi, edisi):
            induk.isi.filter(status=StatusPemberitahuan.DIGABUNG).update(
                terkirim_pada=self.sekarang
            )

    def _edisi(self, induk: Pemberitahuan) -> Edisi | None:
        orang = self._buku.orang.get(id_kunci(induk.penerima_kunci))
        if induk.sasaran_jenis != RINGKASAN or orang is None:
            return None
        if not adalah_awal_pekan(induk.slot, self.kalender):
            return None
        return edisi_pimpinan(orang, self.sekarang.date(), self.kalender, self._buku)

    # --- The mail server --------------------------------------------------------------------------

    def _kirim(self, b: Pemberitahuan, isi: Sequence[IsiSurel], edisi: Edisi | None = None) -> bool:
        """Send one mail and write how it ended; False when there is no address. May raise."""
        self._buku.mengenal(b.penerima_kunci)
        alamat = self._buku.alamat(b.penerima_kunci)
        if not alamat:
            self._akhiri(b, StatusPemberitahuan.GAGAL, alasan=TANPA_SUREL)
            return False
        surel = susun_surel(
            b,
            isi,
            kepada=alamat,
            nama=self._buku.nama(b.penerima_kunci),
            pada=self.sekarang.date(),
            edisi=edisi,
            luar=b.penerima_kunci.startswith("n:"),
        )
        if not self._sambungkan().send_messages([surel]):
            raise smtplib.SMTPException("tidak ada surel yang diterima server")
        self._galat_server = 0
        self._akhiri(b, StatusPemberitahuan.TERKIRIM)
        return True

    def _gagalkan(self, b: Pemberitahuan, salah: Exception) -> None:
        kegagalan = golongkan(salah)
        if kegagalan.server:
            self._galat_server += 1
            self._putus()
        tunggu = kegagalan.coba_lagi(b.percobaan)
        if tunggu is None:
            self._akhiri(
                b, StatusPemberitahuan.GAGAL, alasan=kegagalan.alasan, galat=kegagalan.galat
            )
        else:
            self._akhiri(
                b,
                StatusPemberitahuan.ANTRE,
                coba_pada=self._kini() + tunggu,
                alasan=kegagalan.alasan,
                galat=kegagalan.galat,
            )

    def _sambungkan(self) -> BaseEmailBackend:
        """One connection for the whole run; opened when the first mail leaves."""
        if self._sambungan is None:
            # Kept before it is opened: a refused login leaves a socket that must be closed.
            self._sambungan = get_connection()
            self._sambungan.open()
        return self._sambungan

    def _putus(self) -> None:
        if self._sambungan is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._sambungan.close()
            self._sambungan = None

    def _kini(self) -> datetime:
        """The clock on the wall, moved on by the time this run has taken."""
        return self.nyata + timedelta(seconds=time.monotonic() - self._mulai)
