"""Signed links for a PIC outside the office (specification 4.3): read one item, answer, no more.

A link is random, bound to one item and one narahubung, expires, can be revoked and is stored as a
digest. What comes in waits in quarantine until a KOORDINATOR accepts it; the room of the item
then writes it (``settings.PENERIMA_KIRIMAN``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from akun.izin import pastikan
from akun.pilihan import Tindakan
from inti.galat import DataDitolak, TransisiDitolak, galat
from notifikasi.janji import catat_janji
from notifikasi.models import KirimanLuar, Pemberitahuan, TautanLuar
from notifikasi.penerima import BukuAlamat, kunci_narahubung
from notifikasi.pilihan import KIRIMAN, SALINAN, Saluran, StatusKiriman
from notifikasi.rahasia import buat_rahasia, sidik_rahasia
from notifikasi.services import jadwal_berubah
from notifikasi.sumber import kini

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.core.files.uploadedfile import UploadedFile

    from akun.models import Narahubung, Pengguna
    from notifikasi.rencana import Butir

MASA_BERLAKU: Final = timedelta(days=30)
PANJANG_TEKS: Final = 5000


@dataclass(frozen=True, slots=True)
class Undangan:
    """A link that is good now, and the item it opens."""

    tautan: TautanLuar
    butir: Butir

    @property
    def narahubung(self) -> Narahubung:
        """Whom the link was sent to."""
        return self.tautan.narahubung


def dapat_dibalas(sasaran_jenis: str) -> bool:
    """Tell whether items of a kind can be answered through a link."""
    return sasaran_jenis in settings.PENERIMA_KIRIMAN


def buat_tautan_luar(
    *, narahubung: Narahubung, sasaran_jenis: str, sasaran_id: int, nyata: datetime
) -> str:
    """Make a link and return its secret, which stands nowhere else."""
    rahasia = buat_rahasia()
    TautanLuar.objects.create(
        sidik=sidik_rahasia(rahasia),
        sasaran_jenis=sasaran_jenis,
        sasaran_id=sasaran_id,
        narahubung=narahubung,
        dibuat_pada=nyata,
        berlaku_sampai=nyata + MASA_BERLAKU,
    )
    return rahasia


def undangan(rahasia: str, *, pada: date, nyata: datetime) -> Undangan | None:
    """Return what a secret opens; None for an unknown, expired or revoked one, for a closed item
    and for an institution that is no PIC of it any more. All look alike from outside.
    """
    tautan = (
        TautanLuar.objects.select_related("narahubung__instansi", "narahubung__unit")
        .filter(sidik=sidik_rahasia(rahasia), berlaku_sampai__gt=nyata, dicabut_pada__isnull=True)
        .first()
    )
    if tautan is None or not dapat_dibalas(tautan.sasaran_jenis):
        return None
    butir = kini(tautan.sasaran_jenis, [tautan.sasaran_id]).get(tautan.sasaran_id)
    if butir is None:
        return None
    buku = BukuAlamat.muat(pada)
    buku.siapkan([butir])
    if kunci_narahubung(tautan.narahubung_id) not in buku.penanggung(butir):
        return None
    return Undangan(tautan, butir)


def cabut_tautan_luar(*, sasaran_jenis: str, sasaran_id: int, nyata: datetime) -> int:
    """Take back every link to an item; return how many."""
    return TautanLuar.objects.filter(
        sasaran_jenis=sasaran_jenis, sasaran_id=sasaran_id, dicabut_pada__isnull=True
    ).update(dicabut_pada=nyata)


@transaction.atomic
def kirim(
    *,
    undangan: Undangan,
    teks: str,
    dijanjikan: date | None,
    berkas: UploadedFile[bytes] | None,
    sekarang: datetime,
) -> KirimanLuar:
    """Take in what a narahubung sends, and give him a copy. Raises ``DataDitolak``."""
    hari = sekarang.date()
    teks = teks.strip()
    temuan = []
    if not (teks or dijanjikan or berkas):
        temuan.append(galat("", "Tulis perkembangannya, lampirkan berkas, atau pilih tanggal."))
    if len(teks) > PANJANG_TEKS:
        temuan.append(galat("teks", f"Persingkat menjadi paling banyak {PANJANG_TEKS} huruf."))
    if dijanjikan is not None and dijanjikan <= hari:
        temuan.append(galat("dijanjikan", "Pilih tanggal sesudah hari ini."))
    if berkas is not None and (berkas.size or 0) > settings.BATAS_UKURAN_BUKTI:
        batas = settings.BATAS_UKURAN_BUKTI // (1024 * 1024)
        temuan.append(galat("berkas", f"Berkas terlalu besar; paling besar {batas} MB."))
    if temuan:
        raise DataDitolak(temuan)
    kiriman = KirimanLuar(
        tautan=undangan.tautan,
        tanggal=hari,
        teks=teks,
        dijanjikan=dijanjikan,
        berkas=berkas or "",
        nama_berkas=(berkas.name or "berkas")[:200] if berkas else "",
        ukuran=(berkas.size or 0) if berkas else 0,
    )
    try:
        kiriman.save()
    except BaseException:
        _buang(kiriman)
        raise
    jadwal_berubah(KIRIMAN, [kiriman.pk], saat=sekarang)
    if undangan.narahubung.surel:
        Pemberitahuan.objects.create(
            penerima_kunci=kunci_narahubung(undangan.narahubung.pk),
            sasaran_jenis=SALINAN,
            sasaran_id=kiriman.pk,
            jenis=SALINAN,
            tenggat=hari,
            slot=hari,
            saluran=Saluran.SUREL,
            unit=undangan.narahubung.unit,
            judul=f"Salinan kiriman {undangan.butir.kode}",
            fire_at=sekarang,
        )
    return kiriman


# --- The verdict ----------------------------------------------------------------------------------


@transaction.atomic
def terima(*, kiriman: KirimanLuar, oleh: Pengguna, pada: date) -> KirimanLuar:
    """Let what was sent into the house: the room of the item writes note and file.

    For KOORDINATOR and above. Raises what the room refuses, such as a file of a forbidden type;
    then nothing is written and the thing stays in quarantine.
    """
    k = _ambil(kiriman, oleh, pada)
    tautan = k.tautan
    pengirim = f"{tautan.narahubung}, {tautan.narahubung.instansi}"
    if k.dijanjikan is not None:
        butir = kini(tautan.sasaran_jenis, [tautan.sasaran_id]).get(tautan.sasaran_id)
        if butir is None:
            raise TransisiDitolak("Butir ini sudah selesai, jadi janji tanggalnya tidak berlaku.")
        catat_janji(butir=butir, dijanjikan=k.dijanjikan, oleh=None, nama=pengirim, pada=pada)
    tulis = import_string(settings.PENERIMA_KIRIMAN[tautan.sasaran_jenis])
    tulis(kiriman=k, pengirim=pengirim, pada=pada)
    return _putuskan(k, StatusKiriman.DITERIMA, oleh, pada, "")


@transaction.atomic
def tolak(*, kiriman: KirimanLuar, alasan: str, oleh: Pengguna, pada: date) -> KirimanLuar:
    """Keep what was sent out of the house, with a reason. For KOORDINATOR and above."""
    k = _ambil(kiriman, oleh, pada)
    if not alasan.strip():
        raise DataDitolak([galat("alasan", "Isi alasan penolakan.")])
    return _putuskan(k, StatusKiriman.DITOLAK, oleh, pada, alasan.strip())


def _ambil(kiriman: KirimanLuar, oleh: Pengguna, pada: date) -> KirimanLuar:
    k = (
        KirimanLuar.objects.select_for_update(of=("self",))
        .select_related("tautan__narahubung__instansi", "tautan__narahubung__unit")
        .get(pk=kiriman.pk)
    )
    pastikan(oleh, Tindakan.KELOLA_TINDAK_LANJUT, k.tautan.narahubung.unit_id, pada)
    if k.status != StatusKiriman.MENUNGGU:
        raise TransisiDitolak(
            f"Kiriman ini sudah {StatusKiriman(k.status).label.lower()}. Muat ulang halaman."
        )
    return k


def _putuskan(
    k: KirimanLuar, status: StatusKiriman, oleh: Pengguna, pada: date, alasan: str
) -> KirimanLuar:
    k.status, k.alasan, k.diputus_oleh, k.diputus_pada = status, alasan, oleh, pada
    k.save(update_fields=["status", "alasan", "diputus_oleh", "diputus_pada"])
    # Accepted, the file lives on as a bukti; refused, nobody needs it.
    transaction.on_commit(lambda: _buang(k))
    jadwal_berubah(KIRIMAN, [k.pk], umumkan=False)
    return k


def _buang(k: KirimanLuar) -> None:
    """Remove the file from quarantine; its name and size stay."""
    if k.berkas.name:
        k.berkas.storage.delete(k.berkas.name)
