"""Writes of an import by page: upload, confirm, cancel, restart. Each claims its row first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django_q.tasks import async_task

from akun.izin import hak, siapa_boleh
from akun.pilihan import Tindakan
from impor.models import AKTIF, BERAKHIR, Langkah, PekerjaanImpor, StatusImpor
from inti.galat import IzinDitolak, TransisiDitolak

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.core.files import File

    from akun.models import Pengguna

TUGAS: Final = "impor.tasks.jalankan"
# What a person keeps on the list; older ones go, with the files they still hold.
RIWAYAT_DISIMPAN: Final = 20
MAKS_ANTRE: Final = 3


def pastikan_pengelola(pengguna: Pengguna, pada: date) -> None:
    """Refuse whoever is PENGELOLA of no unit; which unit a row may touch the plan says."""
    if not hak(pengguna, pada).unit_untuk(Tindakan.KELOLA_KINERJA):
        raise IzinDitolak(
            f"Hanya {siapa_boleh(Tindakan.KELOLA_KINERJA)} yang boleh mengimpor. Mintalah "
            "Pengelola kinerja unit Anda."
        )


def unggah(
    *,
    oleh: Pengguna,
    nama: str,
    berkas: File[bytes],
    berlaku_sejak: date | None,
    pada: datetime,
    kini: datetime,
) -> PekerjaanImpor:
    """Keep the file out of the web's reach and have it read in the background.

    ``pada`` is the time of the house, ``kini`` the one by which workers live.
    """
    if PekerjaanImpor.objects.filter(pengguna=oleh, status__in=AKTIF).count() >= MAKS_ANTRE:
        raise TransisiDitolak(
            f"Masih ada {MAKS_ANTRE} impor Anda yang menunggu. Tunggu atau batalkan salah satunya."
        )
    with transaction.atomic():
        pekerjaan = PekerjaanImpor(
            pengguna=oleh,
            nama=nama[-200:],
            berlaku_sejak=berlaku_sejak,
            dibuat_pada=pada,
            denyut=kini,
        )
        pekerjaan.berkas.save(nama, berkas, save=False)
        try:
            pekerjaan.save()
        except BaseException:
            pekerjaan.berkas.delete(save=False)
            raise
        _bersihkan(oleh)
        antrekan(pekerjaan)
    return pekerjaan


def antrekan(pekerjaan: PekerjaanImpor) -> None:
    """Ask a worker for it once the row is committed."""
    transaction.on_commit(
        lambda: async_task(TUGAS, pekerjaan.pk, task_name=f"impor-{pekerjaan.pk}")
    )


def konfirmasi(*, pekerjaan: PekerjaanImpor, sidik: str, lewati: bool, kini: datetime) -> None:
    """Have the plan that was shown written. Raises ``TransisiDitolak``."""
    if pekerjaan.ringkasan.get("galat") and not lewati:
        raise TransisiDitolak(
            "Masih ada baris yang ditolak. Perbaiki berkasnya, atau setujui untuk melewati baris "
            "itu."
        )
    milik = PekerjaanImpor.objects.filter(
        pk=pekerjaan.pk, status=StatusImpor.SIAP, sidik=sidik, langkah=Langkah.PERIKSA
    )
    with transaction.atomic():
        terkena = milik.update(
            status=StatusImpor.ANTRE,
            langkah=Langkah.SIMPAN,
            lewati=lewati,
            persen=0,
            pesan="",
            denyut=kini,
        )
        if terkena != 1:
            raise TransisiDitolak("Pratinjau sudah berubah. Periksa yang terbaru, lalu simpan.")
        antrekan(pekerjaan)


def batalkan(*, pekerjaan: PekerjaanImpor, kini: datetime) -> None:
    """Drop an import that was not confirmed, or whose worker never came."""
    with transaction.atomic():
        terkena = (
            PekerjaanImpor.objects.filter(pk=pekerjaan.pk)
            .exclude(status__in=[*BERAKHIR, StatusImpor.BERJALAN])
            .update(status=StatusImpor.BATAL, token="", selesai_pada=kini)
        )
        if terkena != 1:
            raise TransisiDitolak("Impor ini sedang berjalan atau sudah berakhir.")
        transaction.on_commit(lambda: buang_berkas(pekerjaan))


def mulai_ulang(*, pekerjaan: PekerjaanImpor, kini: datetime) -> None:
    """Start a stopped or failed import again; a worker that still lives writes nothing more."""
    if not pekerjaan.terhenti(kini) and pekerjaan.status != StatusImpor.GAGAL:
        raise TransisiDitolak("Impor ini masih berjalan. Tunggu sebentar, lalu muat ulang.")
    if not pekerjaan.berkas:
        raise TransisiDitolak("Berkasnya sudah dihapus. Unggah sekali lagi.")
    with transaction.atomic():
        terkena = PekerjaanImpor.objects.filter(
            pk=pekerjaan.pk, status=pekerjaan.status, denyut=pekerjaan.denyut
        ).update(status=StatusImpor.ANTRE, token="", persen=0, pesan="", denyut=kini)
        if terkena != 1:
            raise TransisiDitolak("Impor ini sudah dimulai lagi. Muat ulang halaman.")
        antrekan(pekerjaan)


def buang_berkas(pekerjaan: PekerjaanImpor) -> None:
    """Delete the uploaded workbook; the preview and the refused rows stay."""
    if pekerjaan.berkas:
        pekerjaan.berkas.delete(save=False)
        PekerjaanImpor.objects.filter(pk=pekerjaan.pk).update(berkas="")


def _bersihkan(oleh: Pengguna) -> None:
    lama = PekerjaanImpor.objects.filter(pengguna=oleh).exclude(status__in=AKTIF)
    for pekerjaan in lama[RIWAYAT_DISIMPAN:]:
        for berkas in (pekerjaan.berkas, pekerjaan.ditolak):
            if berkas:
                berkas.delete(save=False)
        pekerjaan.delete()
