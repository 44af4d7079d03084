"""Writes of bukti: a file, a link or a naskah reference of a unit; never changed, only added to."""

from __future__ import annotations

import hashlib
import secrets
import tempfile
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Final

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.validators import URLValidator
from django.db import transaction

from akun.dasar import Asal, simpan
from akun.izin import pastikan
from akun.pilihan import Tindakan
from bukti.isi import kenali_isi
from bukti.jenis_isi import IsiDitolak
from bukti.models import Bukti, JenisBukti, PembukaanBukti
from bukti.nama import PANJANG_NAMA, bersihkan_nama
from bukti.pemindai import pindai
from inti.galat import DataDitolak, Penolakan, galat
from inti.tanggal import format_tanggal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from typing import TypeAlias

    from django.core.files.uploadedfile import UploadedFile

    from akun.models import Pengguna, UnitKerja

    Unggahan: TypeAlias = "UploadedFile[bytes] | BerkasTeruji"

FOLDER: Final = "bukti"
_BONGKAH: Final = 256 * 1024
_MEMORI: Final = 1024 * 1024


class BerkasSudahAda(Penolakan):
    """The unit has a file with the same content; ``bukti`` is offered instead."""

    def __init__(self, bukti: Bukti) -> None:
        super().__init__(
            f"Berkas yang sama sudah ada di unit ini sebagai “{bukti.nama}”. "
            "Pakai bukti itu; tidak perlu mengunggah dua kali."
        )
        self.bukti = bukti


@dataclass(frozen=True, slots=True)
class BerkasTeruji:
    """A file whose content was found acceptable; ``isi`` closes with the block that tested it."""

    isi: IO[bytes]
    nama: str
    tipe: str
    ukuran: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BahanBukti:
    """What somebody hands in: exactly one of a file, a link, a naskah number."""

    tanggal: date
    unggahan: Unggahan | None = None
    tautan: str = ""
    naskah: str = ""
    nama: str = ""


# --- Testing comes before the transaction: nobody waits for it ------------------------------------


@contextmanager
def uji_berkas(unggahan: UploadedFile[bytes]) -> Iterator[BerkasTeruji]:
    """Copy an upload aside and test it (specification 5.4). Raises ``IsiDitolak``."""
    nama = bersihkan_nama(unggahan.name or "")
    with tempfile.SpooledTemporaryFile(max_size=_MEMORI) as sementara:
        ukuran, sha256 = _salin(unggahan, sementara)
        tipe = kenali_isi(sementara, nama)
        if settings.CLAMAV_SOKET:
            pindai(sementara, settings.CLAMAV_SOKET)
        yield BerkasTeruji(sementara, nama, tipe, ukuran, sha256)


@contextmanager
def bahan_teruji(bahan: BahanBukti) -> Iterator[BahanBukti]:
    """Test the file of what was handed in, if it holds one."""
    if bahan.unggahan is None or isinstance(bahan.unggahan, BerkasTeruji):
        yield bahan
        return
    with uji_berkas(bahan.unggahan) as berkas:
        yield replace(bahan, unggahan=berkas)


# --- Files that vanish with their transaction -----------------------------------------------------

_disimpan: ContextVar[list[str] | None] = ContextVar("disimpan", default=None)


@contextmanager
def transaksi_berkas() -> Iterator[None]:
    """Open a transaction; when it fails, the files stored inside are removed again."""
    induk = _disimpan.get()
    daftar: list[str] = []
    tanda = _disimpan.set(daftar)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        for nama in daftar:
            default_storage.delete(nama)
        raise
    else:
        if induk is not None:
            induk.extend(daftar)
    finally:
        _disimpan.reset(tanda)


def _taruh(berkas: IO[bytes]) -> str:
    """Store a file under a random name that says nothing and never existed; return the name."""
    acak = secrets.token_hex(16)
    nama = f"{FOLDER}/{acak[:2]}/{acak}"
    berkas.seek(0)
    try:
        tersimpan = default_storage.save(nama, File(berkas, name=acak))
    except BaseException:
        default_storage.delete(nama)
        raise
    daftar = _disimpan.get()
    if daftar is not None:
        daftar.append(tersimpan)
    return tersimpan


# --- One service per form -------------------------------------------------------------------------


def simpan_bukti(
    *,
    unit: UnitKerja,
    bahan: BahanBukti,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> Bukti:
    """Store what was handed in, whichever of the three it is."""
    isi = [bool(bahan.unggahan), bool(bahan.tautan.strip()), bool(bahan.naskah.strip())]
    if sum(isi) != 1:
        raise DataDitolak([galat("berkas", "Isi tepat satu: berkas, tautan, atau nomor naskah.")])
    if bahan.unggahan:
        return simpan_berkas(
            unit=unit,
            unggahan=bahan.unggahan,
            tanggal=bahan.tanggal,
            oleh=oleh,
            pada=pada,
            nama=bahan.nama,
            asal=asal,
        )
    if bahan.tautan.strip():
        return simpan_tautan(
            unit=unit,
            tautan=bahan.tautan,
            tanggal=bahan.tanggal,
            oleh=oleh,
            pada=pada,
            nama=bahan.nama,
            asal=asal,
        )
    return simpan_naskah(
        unit=unit,
        naskah=bahan.naskah,
        tanggal=bahan.tanggal,
        oleh=oleh,
        pada=pada,
        nama=bahan.nama,
        asal=asal,
    )


def simpan_berkas(
    *,
    unit: UnitKerja,
    unggahan: Unggahan,
    tanggal: date,
    oleh: Pengguna | None,
    pada: date,
    nama: str = "",
    versi_dari: Bukti | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Bukti:
    """Check and store a file; ``tanggal`` is the date of the evidence, not of the upload.

    Raises ``IsiDitolak`` (specification 5.4) or ``BerkasSudahAda``; then neither row nor file is
    left. ``nama`` replaces the shown name, never the ending that was checked.
    """
    pastikan(oleh, Tindakan.LAPOR_MILIK, unit, pada)
    _pastikan_bertanggal(tanggal, pada)
    siap = nullcontext(unggahan) if isinstance(unggahan, BerkasTeruji) else uji_berkas(unggahan)
    with siap as berkas, transaksi_berkas():
        sama = Bukti.objects.filter(unit=unit, sha256=berkas.sha256).order_by("pk").first()
        if sama is not None:
            raise BerkasSudahAda(sama)
        bukti = Bukti(
            unit=unit,
            jenis=JenisBukti.BERKAS,
            nama=nama.strip()[:PANJANG_NAMA] or berkas.nama,
            tanggal=tanggal,
            berkas=_taruh(berkas.isi),
            tipe=berkas.tipe,
            ukuran=berkas.ukuran,
            sha256=berkas.sha256,
            versi_dari=versi_dari,
            diunggah_oleh=oleh,
        )
        return simpan(bukti, oleh=oleh, asal=asal)


def versi_baru(
    *,
    bukti: Bukti,
    unggahan: Unggahan,
    tanggal: date,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> Bukti:
    """Store a new version of a file as a row of its own that names the old one."""
    return simpan_berkas(
        unit=bukti.unit,
        unggahan=unggahan,
        tanggal=tanggal,
        oleh=oleh,
        pada=pada,
        versi_dari=bukti,
        asal=asal,
    )


def simpan_tautan(
    *,
    unit: UnitKerja,
    tautan: str,
    tanggal: date,
    oleh: Pengguna | None,
    pada: date,
    nama: str = "",
    asal: Asal = Asal.HALAMAN,
) -> Bukti:
    """Store a link to evidence kept elsewhere; the same one of the same day is used again."""
    bersih = tautan.strip()
    try:
        URLValidator(schemes=["http", "https"])(bersih)
    except Exception as salah:
        raise DataDitolak(
            [galat("tautan", "Tautan harus lengkap dan berawalan https://. Salin dari peramban.")]
        ) from salah
    return _simpan_rujukan(
        Bukti(unit=unit, jenis=JenisBukti.TAUTAN, tautan=bersih, tanggal=tanggal),
        nama=nama.strip() or bersih,
        oleh=oleh,
        pada=pada,
        asal=asal,
    )


def simpan_naskah(
    *,
    unit: UnitKerja,
    naskah: str,
    tanggal: date,
    oleh: Pengguna | None,
    pada: date,
    nama: str = "",
    asal: Asal = Asal.HALAMAN,
) -> Bukti:
    """Store the number of a naskah (SRIKANDI); the same one of the same day is used again."""
    bersih = naskah.strip()
    if not bersih:
        raise DataDitolak([galat("naskah", "Isi nomor naskah.")])
    return _simpan_rujukan(
        Bukti(unit=unit, jenis=JenisBukti.NASKAH, naskah=bersih, tanggal=tanggal),
        nama=nama.strip() or bersih,
        oleh=oleh,
        pada=pada,
        asal=asal,
    )


def _simpan_rujukan(
    bukti: Bukti, *, nama: str, oleh: Pengguna | None, pada: date, asal: Asal
) -> Bukti:
    pastikan(oleh, Tindakan.LAPOR_MILIK, bukti.unit, pada)
    bukti.nama, bukti.diunggah_oleh = nama[:PANJANG_NAMA], oleh
    if bukti.tanggal is not None:
        _pastikan_bertanggal(bukti.tanggal, pada)
    with transaction.atomic():
        sama = Bukti.objects.filter(
            unit=bukti.unit,
            jenis=bukti.jenis,
            tautan=bukti.tautan,
            naskah=bukti.naskah,
            tanggal=bukti.tanggal,
        ).first()
        return sama or simpan(bukti, oleh=oleh, asal=asal)


def _pastikan_bertanggal(tanggal: date, pada: date) -> None:
    if tanggal > pada:
        raise DataDitolak(
            [
                galat(
                    "tanggal",
                    f"Tanggal bukti tidak boleh sesudah hari ini, {format_tanggal(pada)}.",
                    format_tanggal(tanggal),
                )
            ]
        )


def _salin(unggahan: UploadedFile[bytes], ke: IO[bytes]) -> tuple[int, str]:
    """Copy an upload in portions; return its size and SHA-256. Refuses one that is too large."""
    batas: int = settings.BATAS_UKURAN_BUKTI
    sidik = hashlib.sha256()
    ukuran = 0
    for bongkah in unggahan.chunks(_BONGKAH):
        ukuran += len(bongkah)
        if ukuran > batas:
            raise IsiDitolak(
                f"Berkas lebih dari {batas // (1024 * 1024)} MB. Kecilkan atau bagi berkasnya, "
                "atau simpan di Drive kantor dan tempel tautannya."
            )
        sidik.update(bongkah)
        ke.write(bongkah)
    return ukuran, sidik.hexdigest()


def catat_pembukaan(*, bukti: Bukti, oleh: Pengguna, saat: datetime) -> None:
    """Remember that a person opened the file; only the first time counts."""
    PembukaanBukti.objects.get_or_create(bukti=bukti, pengguna=oleh, defaults={"pada": saat})
