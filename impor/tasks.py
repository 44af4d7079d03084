"""What a worker does for an import by page. Reads the clock; the rules are elsewhere."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Final

import structlog
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from akun import tugas
from impor.ekspor import buku_ditolak
from impor.jalankan import BerkasDitolak, rencanakan_berkas, terapkan
from impor.models import BarisImpor, Langkah, PekerjaanImpor, StatusImpor
from impor.pratinjau import baris_pratinjau, ringkas, sidik
from impor.services import antrekan, buang_berkas
from inti.galat import Penolakan
from inti.jam import hari_ini

if TYPE_CHECKING:
    from impor.rencana import Rencana

UKURAN_BONGKAH: Final = 500
MENUNGGU: Final = "Menunggu pekerjaan panjang lain selesai."
BERUBAH: Final = (
    "Data berubah sejak pratinjau dibuat, jadi belum ada yang disimpan. Periksa pratinjau yang "
    "baru, lalu simpan."
)
GAGAL: Final = (
    "Impor berhenti karena kesalahan sistem; tidak ada yang disimpan. Mulai lagi, atau beri tahu "
    "Admin bila terulang."
)
catat = structlog.get_logger(__name__)


class _Diambil(Exception):
    """The row was restarted or cancelled: this run may not go on."""


def jalankan(pekerjaan_id: int) -> None:
    """Read or write one import; harmless when it is called twice or too late."""
    token = uuid.uuid4().hex
    kini = timezone.now()
    pemegang = f"impor:{pekerjaan_id}:{token}"
    if not PekerjaanImpor.objects.filter(pk=pekerjaan_id, status=StatusImpor.ANTRE).exists():
        return
    if not tugas.ambil(pemegang, kini=kini):
        PekerjaanImpor.objects.filter(pk=pekerjaan_id, status=StatusImpor.ANTRE).update(
            pesan=MENUNGGU, denyut=kini
        )
        return
    try:
        terkena = PekerjaanImpor.objects.filter(pk=pekerjaan_id, status=StatusImpor.ANTRE).update(
            status=StatusImpor.BERJALAN, token=token, denyut=kini, persen=1, pesan=""
        )
        if terkena == 1:
            _Jalan(pekerjaan_id, token, pemegang).lakukan()
    finally:
        tugas.lepas(pemegang)


def mulai_berikut() -> None:
    """Wake the import that has waited longest."""
    berikut = PekerjaanImpor.objects.filter(status=StatusImpor.ANTRE).order_by("pk").first()
    if berikut is not None:
        antrekan(berikut)


class _Jalan:
    """One run of a worker, from the claim to the last word."""

    def __init__(self, pekerjaan_id: int, token: str, pemegang: str) -> None:
        self.pekerjaan = PekerjaanImpor.objects.select_related("pengguna").get(pk=pekerjaan_id)
        self.token = token
        self.pemegang = pemegang

    def lakukan(self) -> None:
        try:
            if self.pekerjaan.langkah == Langkah.PERIKSA:
                self._tunjukkan(self._rencanakan(80))
            else:
                self._simpan()
        except _Diambil:
            return
        except BerkasDitolak as salah:
            self._akhiri(StatusImpor.GAGAL, str(salah))
        except Penolakan as salah:
            self._tunjukkan(self._rencanakan(80), pesan=f"{salah.pesan} {BERUBAH}")
        except Exception:
            catat.exception("impor gagal", pekerjaan=self.pekerjaan.pk)
            self._akhiri(StatusImpor.GAGAL, GAGAL)

    def _tandai(self, **nilai: object) -> None:
        """Write to the row while it is still this run's; beat."""
        kini = timezone.now()
        tugas.berdenyut(self.pemegang, kini=kini)
        milik = PekerjaanImpor.objects.filter(pk=self.pekerjaan.pk, token=self.token)
        if milik.update(denyut=kini, **nilai) != 1:
            raise _Diambil

    def _rencanakan(self, sampai: int) -> Rencana:
        with self.pekerjaan.berkas.open("rb") as berkas:
            isi = berkas.read()
        self._tandai(persen=5, pesan="Membaca berkas")
        rencana = rencanakan_berkas(
            self.pekerjaan.nama,
            isi,
            oleh=self.pekerjaan.pengguna,
            pada=hari_ini(),
            kemajuan=lambda teks, bagian: self._tandai(
                persen=5 + bagian * (sampai - 5) // 100, pesan=teks
            ),
        )
        self._tandai(persen=sampai, pesan="Menyusun pratinjau")
        return rencana

    def _tunjukkan(self, rencana: Rencana, pesan: str = "") -> None:
        """Replace the preview by that of this plan and wait for the person."""
        ditolak = buku_ditolak(rencana) if rencana.ditolak else b""
        lama = self.pekerjaan.ditolak.name
        with transaction.atomic():
            BarisImpor.objects.filter(pekerjaan=self.pekerjaan).delete()
            BarisImpor.objects.bulk_create(
                baris_pratinjau(self.pekerjaan, rencana), batch_size=UKURAN_BONGKAH
            )
            self.pekerjaan.ditolak = ""
            if ditolak:
                self.pekerjaan.ditolak.save("ditolak.xlsx", ContentFile(ditolak), save=False)
            self._tandai(
                status=StatusImpor.SIAP,
                langkah=Langkah.PERIKSA,
                persen=100,
                pesan=pesan,
                ringkasan=ringkas(rencana),
                sidik=sidik(rencana),
                ditolak=self.pekerjaan.ditolak.name,
            )
        if lama:
            self.pekerjaan.ditolak.storage.delete(lama)

    def _simpan(self) -> None:
        """Plan again; write only what the person has seen."""
        rencana = self._rencanakan(50)
        if sidik(rencana) != self.pekerjaan.sidik:
            self._tunjukkan(rencana, pesan=BERUBAH)
            return
        self._tandai(persen=55, pesan="Menyimpan")
        with transaction.atomic():
            terapkan(
                rencana,
                oleh=self.pekerjaan.pengguna,
                pada=hari_ini(),
                berlaku_sejak=self.pekerjaan.berlaku_sejak,
                kemajuan=lambda n, jumlah: self._tandai(persen=55 + 44 * n // jumlah),
            )
            self._tandai(
                status=StatusImpor.SELESAI, persen=100, pesan="", selesai_pada=timezone.now()
            )
            transaction.on_commit(lambda: buang_berkas(self.pekerjaan))

    def _akhiri(self, status: StatusImpor, pesan: str) -> None:
        PekerjaanImpor.objects.filter(pk=self.pekerjaan.pk, token=self.token).update(
            status=status, pesan=pesan, selesai_pada=timezone.now(), denyut=timezone.now()
        )
