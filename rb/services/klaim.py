"""Claims: this bukti proves that tonggak; each is accepted or refused for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, cocokkan_versi, hapus_tautan, simpan
from akun.kunci import pastikan_terbuka
from bukti.models import TRANSISI_KLAIM, StatusKlaim
from bukti.services import (
    bahan_teruji,
    simpan_bukti,
    transaksi_berkas,
    uji_berkas,
    versi_baru,
)
from inti.galat import DataDitolak, TransisiDitolak, galat
from inti.triwulan import triwulan_dari
from rb import izin
from rb.models import TERBUKA, BuktiTonggak, Status, Tonggak
from rb.services.dasar import ambil_tonggak, pastikan_status, wajib

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

    from akun.models import Pengguna
    from bukti.models import Bukti
    from bukti.services import BahanBukti


def klaim_bukti(
    *,
    tonggak: Tonggak,
    bukti: Iterable[Bukti],
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> Tonggak:
    """Claim stored bukti for an open tonggak; what is claimed already stays as it is."""
    with transaction.atomic():
        kini = ambil_tonggak(tonggak)
        izin.pastikan_boleh_mengajukan(oleh, kini, pada)
        pastikan_status(kini, TERBUKA, "diberi bukti baru")
        buat_klaim(kini, bukti, oleh=oleh, asal=asal)
        return kini


def lampirkan_bukti(
    *,
    tonggak: Tonggak,
    bahan: BahanBukti,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> Bukti:
    """Store a file, link or naskah and claim it for an open tonggak, both or neither.

    Raises ``bukti.services.BerkasSudahAda`` when the unit has the same file already.
    """
    with bahan_teruji(bahan) as siap, transaksi_berkas():
        kini = ambil_tonggak(tonggak)
        izin.pastikan_boleh_mengajukan(oleh, kini, pada)
        pastikan_status(kini, TERBUKA, "diberi bukti baru")
        bukti = simpan_bukti(unit=kini.renaksi_rb.unit, bahan=siap, oleh=oleh, pada=pada, asal=asal)
        buat_klaim(kini, [bukti], oleh=oleh, asal=asal)
        return bukti


def lampirkan_versi_baru(
    *,
    klaim: BuktiTonggak,
    unggahan: UploadedFile[bytes],
    tanggal: date,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> Bukti:
    """Store a new version of a claimed file and claim it beside the old one."""
    with uji_berkas(unggahan) as berkas, transaksi_berkas():
        kini = ambil_tonggak(klaim.tonggak)
        izin.pastikan_boleh_mengajukan(oleh, kini, pada)
        pastikan_status(kini, TERBUKA, "diberi versi baru")
        bukti = versi_baru(
            bukti=klaim.bukti,
            unggahan=berkas,
            tanggal=tanggal,
            oleh=oleh,
            pada=pada,
            asal=asal,
        )
        buat_klaim(kini, [bukti], oleh=oleh, asal=asal)
        return bukti


def tarik_bukti(
    *,
    klaim: BuktiTonggak,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> None:
    """Take back a claim that was not submitted yet; the bukti itself stays in the unit."""
    with transaction.atomic():
        tonggak, kini = _ambil_klaim(klaim, None)
        izin.pastikan_boleh_mengajukan(oleh, tonggak, pada)
        pastikan_status(tonggak, TERBUKA - {Status.DIAJUKAN}, "ditarik buktinya")
        if kini.status != StatusKlaim.DIAJUKAN:
            raise TransisiDitolak("Bukti yang sudah dinilai tidak dapat ditarik.")
        hapus_tautan([kini], oleh=oleh, asal=asal, alasan="ditarik sebelum diajukan")


def terima_bukti(
    *,
    klaim: BuktiTonggak,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> BuktiTonggak:
    """Accept one claim."""
    with transaction.atomic():
        _, kini = _klaim_untuk_dinilai(klaim, StatusKlaim.DITERIMA, oleh, pada, versi)
        return nilai_klaim(kini, StatusKlaim.DITERIMA, oleh=oleh, pada=pada, asal=asal)


def tolak_bukti(
    *,
    klaim: BuktiTonggak,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> BuktiTonggak:
    """Refuse one claim with a reason; an accepted one only while its tonggak is not disahkan."""
    with transaction.atomic():
        tonggak, kini = _klaim_untuk_dinilai(klaim, StatusKlaim.DITOLAK, oleh, pada, versi)
        if tonggak.status == Status.DISAHKAN and kini.status == StatusKlaim.DITERIMA:
            raise TransisiDitolak(
                "Bukti ini mendasari tonggak yang sudah disahkan. "
                "Minta Pengelola kinerja membuka kembali tonggak itu lebih dahulu."
            )
        isi = wajib("alasan", alasan, "Tulis alasan bukti ini ditolak.")
        return nilai_klaim(kini, StatusKlaim.DITOLAK, oleh=oleh, pada=pada, asal=asal, alasan=isi)


# --- Parts the services share ---------------------------------------------------------------------


def buat_klaim(
    tonggak: Tonggak, bukti: Iterable[Bukti], *, oleh: Pengguna | None, asal: Asal
) -> None:
    """Add claims of bukti of the same unit; call inside the transaction of a service."""
    ada = {k.bukti_id: k for k in tonggak.bukti.all()}
    for b in bukti:
        if b.unit_id != tonggak.renaksi_rb.unit_id:
            raise DataDitolak(
                [galat("bukti", "Bukti itu milik unit lain. Unggah bukti unit ini sendiri.")]
            )
        lama = ada.get(b.pk)
        if lama is None:
            ada[b.pk] = simpan(
                BuktiTonggak(tonggak=tonggak, bukti=b, diajukan_oleh=oleh), oleh=oleh, asal=asal
            )
        elif lama.status == StatusKlaim.DITOLAK:
            raise DataDitolak(
                [
                    galat(
                        "bukti",
                        f"“{b.nama}” sudah ditolak untuk tonggak ini. Unggah versi perbaikannya.",
                    )
                ]
            )


def nilai_klaim(
    klaim: BuktiTonggak,
    status: StatusKlaim,
    *,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal,
    alasan: str = "",
) -> BuktiTonggak:
    """Write the verdict of a claim; call inside the transaction of a service."""
    klaim.status, klaim.alasan = status, alasan
    klaim.diperiksa_oleh, klaim.diperiksa_pada = oleh, pada
    return simpan(klaim, oleh=oleh, asal=asal, alasan=alasan)


def _ambil_klaim(klaim: BuktiTonggak, versi: int | None) -> tuple[Tonggak, BuktiTonggak]:
    # The tonggak is locked first, as everywhere, so that a verdict and a pengesahan take turns.
    tonggak = ambil_tonggak(klaim.tonggak)
    kini = BuktiTonggak.objects.filter(pk=klaim.pk).select_related("bukti").first()
    if kini is None:
        raise TransisiDitolak("Bukti ini sudah ditarik. Muat ulang halaman.")
    kini.tonggak = tonggak
    cocokkan_versi(kini, versi)
    return tonggak, kini


def _klaim_untuk_dinilai(
    klaim: BuktiTonggak,
    tujuan: StatusKlaim,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None,
) -> tuple[Tonggak, BuktiTonggak]:
    tonggak, kini = _ambil_klaim(klaim, versi)
    izin.pastikan_boleh_menilai(oleh, kini, pada)
    boleh = {Status.DIAJUKAN, Status.DIKEMBALIKAN, Status.DISAHKAN}
    pastikan_status(tonggak, boleh, "dinilai buktinya")
    if tujuan not in TRANSISI_KLAIM[StatusKlaim(kini.status)]:
        raise TransisiDitolak(
            f"Bukti ini sudah {kini.get_status_display().lower()}. "
            "Muat ulang halaman untuk melihat keadaan terakhirnya."
        )
    if tonggak.dihitung_sejak is not None:
        tahun, triwulan = triwulan_dari(tonggak.dihitung_sejak)
        pastikan_terbuka(unit=tonggak.renaksi_rb.unit, tahun=tahun, triwulan=triwulan)
    return tonggak, kini
