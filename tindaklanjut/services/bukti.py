"""Evidence of a tindak lanjut: claim a bukti, accept or refuse the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, simpan
from bukti.models import TRANSISI_KLAIM, Bukti, StatusKlaim
from bukti.services import bahan_teruji, simpan_bukti, transaksi_berkas
from inti.galat import DataDitolak, IzinDitolak, TransisiDitolak, galat
from tindaklanjut.izin import VERIFIKATOR, HakTindakLanjut, pastikan, pastikan_melapor
from tindaklanjut.models import BuktiTindakLanjut, TindakLanjut
from tindaklanjut.pilihan import TERBUKA, Status
from tindaklanjut.services.dasar import ambil

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna
    from bukti.services import BahanBukti


@transaction.atomic
def tambah_bukti(
    *,
    tindak_lanjut: TindakLanjut,
    bukti: Bukti,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> BuktiTindakLanjut:
    """Claim that a bukti of the unit proves the result of an open task."""
    t = _ambil_terbuka(tindak_lanjut, oleh, pada)
    if bukti.unit_id != t.unit_id:
        raise DataDitolak([galat("bukti", "Pilih bukti milik unit ini.")])
    klaim = BuktiTindakLanjut(tindak_lanjut=t, bukti=bukti, diajukan_oleh=oleh)
    return simpan(klaim, oleh=oleh, asal=asal)


def lampirkan_bukti(
    *,
    tindak_lanjut: TindakLanjut,
    bahan: BahanBukti,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> BuktiTindakLanjut:
    """Store a file, link or naskah and claim it for an open task, both or neither.

    Raises ``bukti.services.BerkasSudahAda`` when the unit has the same file already.
    """
    with bahan_teruji(bahan) as siap, transaksi_berkas():
        t = _ambil_terbuka(tindak_lanjut, oleh, pada)
        bukti = simpan_bukti(unit=t.unit, bahan=siap, oleh=oleh, pada=pada, asal=asal)
        return tambah_bukti(tindak_lanjut=t, bukti=bukti, oleh=oleh, pada=pada, asal=asal)


def _ambil_terbuka(tindak_lanjut: TindakLanjut, oleh: Pengguna | None, pada: date) -> TindakLanjut:
    t = ambil(tindak_lanjut, None)
    pastikan_melapor(HakTindakLanjut.untuk(oleh, pada), t)
    if t.status not in TERBUKA:
        raise TransisiDitolak(
            f"Tindak lanjut ini sudah {Status(t.status).label}; bukti tidak ditambah lagi."
        )
    return t


@transaction.atomic
def nilai_bukti(
    *,
    klaim: BuktiTindakLanjut,
    status: StatusKlaim,
    oleh: Pengguna | None,
    pada: date,
    alasan: str = "",
    asal: Asal = Asal.HALAMAN,
) -> BuktiTindakLanjut:
    """Accept a claim, or refuse it with a reason; never one's own.

    What a finished task rests on stays: reopen the task before refusing it.
    """
    siapa = HakTindakLanjut.untuk(oleh, pada)
    t = ambil(klaim.tindak_lanjut, None)
    kini = BuktiTindakLanjut.objects.select_for_update().get(pk=klaim.pk)
    pastikan(siapa.verifikator(t.unit_id), f"Hanya {VERIFIKATOR} yang menilai bukti.")
    if siapa.pengguna_id is not None and siapa.pengguna_id in {
        kini.diajukan_oleh_id,
        t.diajukan_oleh_id,
    }:
        raise IzinDitolak(
            "Bukti yang Anda ajukan sendiri dinilai oleh orang lain. "
            f"Mintalah {VERIFIKATOR} lain di unit ini."
        )
    if status not in TRANSISI_KLAIM[StatusKlaim(kini.status)]:
        raise TransisiDitolak(f"Bukti ini sudah {StatusKlaim(kini.status).label.lower()}.")
    if status == StatusKlaim.DITOLAK:
        if t.status == Status.SELESAI:
            raise TransisiDitolak(
                "Tindak lanjut ini sudah Selesai. Buka kembali dengan alasan, lalu tolak buktinya."
            )
        if not alasan.strip():
            raise DataDitolak([galat("alasan", "Isi alasan menolak bukti ini.")])
    kini.status, kini.alasan, kini.diperiksa_oleh = status, alasan.strip(), oleh
    return simpan(kini, oleh=oleh, asal=asal, alasan=alasan.strip())
